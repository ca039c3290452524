package worker_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
	mh "github.com/multiformats/go-multihash"
	"go.uber.org/goleak"

	"emet/agents/content"
	"emet/agents/market"
	"emet/agents/store"
	"emet/agents/worker"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// outbox remembers calls. It keeps them in the worker's own transaction, as the real one does.
type outbox struct {
	table store.Table[string]
	mu    sync.Mutex
	calls map[string]market.Call
	fates map[string]market.FateState
}

func newOutbox() *outbox {
	return &outbox{
		table: store.NewTable[string]("outbox"), calls: map[string]market.Call{}, fates: map[string]market.FateState{},
	}
}

func (o *outbox) Enqueue(tx *store.Tx, key string, call market.Call) error {
	o.mu.Lock()
	o.calls[key] = call
	o.mu.Unlock()
	return o.table.Put(tx, []byte(key), fmt.Sprintf("%T", call))
}

func (o *outbox) Fate(tx *store.Tx, key string) (market.Fate, error) {
	_, ok, err := o.table.Get(tx, []byte(key))
	if err != nil || !ok {
		return market.Fate{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return market.Fate{State: max(market.Pending, o.fates[key])}, nil
}

func (o *outbox) fail(key string) { o.end(key, market.Failed) }

func (o *outbox) end(key string, s market.FateState) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.fates[key] = s
}

// find waits for a call of a kind, and returns it with its key.
func find[C market.Call](t *testing.T, o *outbox, not ...string) (string, C) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) { //nolint:forbidigo // polling with a deadline
		o.mu.Lock()
		for key, call := range o.calls {
			if c, ok := call.(C); ok && !slices.Contains(not, key) {
				o.mu.Unlock()
				return key, c
			}
		}
		o.mu.Unlock()
	}
	var c C
	t.Fatalf("the worker never called %T", c)
	return "", c
}

func count[C market.Call](o *outbox) (n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, call := range o.calls {
		if _, ok := call.(C); ok {
			n++
		}
	}
	return n
}

type ledger struct {
	deposit int64
	strange bool // nobody has registered
}

func (l ledger) Account(context.Context, market.Address) (market.Account, error) {
	return market.Account{
		Deposit: big.NewInt(l.deposit), Credit: new(big.Int), Refund: new(big.Int), Registered: !l.strange,
	}, nil
}

// shelf is a content store in memory.
type shelf struct {
	mu    sync.Mutex
	blobs map[cid.Cid][]byte
	pins  map[string]cid.Cid
}

func newShelf() *shelf { return &shelf{blobs: map[cid.Cid][]byte{}, pins: map[string]cid.Cid{}} }

func (s *shelf) put(codec uint64, b []byte) cid.Cid {
	sum := sha256.Sum256(b)
	c := cid.NewCidV1(codec, append(mh.Multihash{mh.SHA2_256, 32}, sum[:]...))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blobs[c] = b
	return c
}

func (s *shelf) Add(_ context.Context, r io.Reader) (cid.Cid, error) {
	b, err := io.ReadAll(r)
	return s.put(cid.Raw, b), err
}

func (s *shelf) Put(_ context.Context, codec uint64, b []byte) (cid.Cid, error) {
	return s.put(codec, b), nil
}

func (s *shelf) Read(_ context.Context, ref content.Ref, lim content.Limits) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.blobs[ref.CID]
	switch {
	case !ok:
		return nil, content.ErrNotFound
	case int64(len(b)) > lim.Bytes:
		return nil, content.ErrTooLarge
	}
	return b, nil
}

func (s *shelf) Fetch(ctx context.Context, ref content.Ref, lim content.Limits) (content.Info, error) {
	_, err := s.Read(ctx, ref, lim)
	return content.Info{}, err
}

func (s *shelf) List(context.Context, content.Ref, string, content.Limits) ([]content.Entry, error) {
	return nil, content.ErrNotDir
}

func (s *shelf) Open(context.Context, content.Ref, string, content.Limits) (io.ReadCloser, error) {
	return nil, content.ErrNotDir
}

func (s *shelf) Pin(_ context.Context, c cid.Cid, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pins[name] = c
	return nil
}

func (s *shelf) Unpin(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pins, name)
	return nil
}

func (s *shelf) pinned() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.pins)
}

// machine is a sandbox that runs a Go function.
type machine func(context.Context, market.Task) (market.Execution, error)

func (m machine) Run(ctx context.Context, t market.Task) (market.Execution, error) { return m(ctx, t) }

func upper(_ context.Context, t market.Task) (market.Execution, error) {
	_, _ = t.Console.Write([]byte("at work\n"))
	return market.Execution{Outcome: market.OK, Result: bytes.ToUpper(t.Input), FuelUsed: 3, Fingerprint: market.Fingerprint{4}}, nil
}

var address = market.Address{0xee}

// desk is a worker with everything around it, and a chain that the test tells.
type desk struct {
	*worker.Worker
	db      *store.DB
	box     *outbox
	shelf   *shelf
	block   uint64
	machine machine
	deposit int64
	strange bool
	end     func()
}

func newDesk(t *testing.T, m machine) *desk {
	t.Helper()
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{db: db, box: newOutbox(), shelf: newShelf(), machine: m, deposit: 1000}
	d.start(t)
	return d
}

// start runs a new worker on the same disk, as after a crash.
func (d *desk) start(t *testing.T) {
	t.Helper()
	var err error
	d.Worker, err = worker.New(worker.Config{
		Address: address, Agency: market.Agency{ChainID: big.NewInt(1337)}, DB: d.db, Outbox: d.box, Ledger: ledger{d.deposit, d.strange},
		Content: d.shelf, Sandbox: d.machine, Engines: []market.Engine{market.JS1}, Slots: 2, MaxContent: 100, Retain: time.Hour,
		Deposit: big.NewInt(1000), Own: []string{"here"},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Worker.Run(ctx) }()
	d.end = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(d.end)
}

// tell delivers events in a block of their own.
func (d *desk) tell(t *testing.T, events ...market.Event) market.Block {
	t.Helper()
	d.block++
	at := market.Block{Number: d.block, Hash: market.ID{byte(d.block)}, Time: 1000 + d.block}
	for i := range events {
		events[i].Block, events[i].Index = at, uint(i)
	}
	d.batch(t, market.Batch{Applied: events, Head: at, Final: d.block})
	return at
}

func (d *desk) batch(t *testing.T, b market.Batch) {
	t.Helper()
	if err := d.db.Update(func(tx *store.Tx) error { return d.Handle(tx, b) }); err != nil {
		t.Fatal(err)
	}
}

var id = market.ID{7}

func (d *desk) post(t *testing.T, code, input cid.Cid) market.Job {
	t.Helper()
	job := market.Job{Spec: market.Spec{
		Code: must(t, code), Input: must(t, input), Engine: market.JS1, Fuel: 10, Pages: 1, MaxResult: 10, Replicas: 1, Quorum: 1,
		Deposit: market.NewWei(big.NewInt(100)),
		Clocks:  market.Clocks{Matching: 1000, Setup: 1000, Run: 1000, Deliver: 1000, Challenge: 10},
	}}
	d.tell(t, market.Event{Kind: market.Posted, Job: id, Posting: &job})
	return job
}

func must(t *testing.T, c cid.Cid) market.Content {
	t.Helper()
	out, err := market.ContentOf(c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func claimed() market.Event {
	return market.Event{Kind: market.Claimed, Job: id, Worker: address, Deadline: 5000}
}

// CM-03: the worker claims, fetches, runs, stores and submits; then settles when the result counts.
func TestWorkerDoesAJob(t *testing.T) {
	d := newDesk(t, upper)
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	_, s := find[market.Submit](t, d.box)
	block, err := d.shelf.Read(t.Context(), content.Ref{CID: s.Result.Content().CID()}, content.Limits{Bytes: market.MaxRecord})
	if err != nil {
		t.Fatal(err)
	}
	r, err := market.DecodeRecord(block)
	if err != nil {
		t.Fatal(err)
	}
	result, err := d.shelf.Read(t.Context(), content.Ref{CID: r.Result.CID()}, content.Limits{Bytes: 100})
	if err != nil || string(result) != "INPUT" || r.Job != id || d.shelf.pinned() != 1 {
		t.Errorf("the record %+v leads to %q, %v", r, result, err)
	}
	d.tell(t, market.Event{Kind: market.Submitted, Job: id, Worker: address, Result: s.Result, Deadline: 1003})
	d.tell(t)
	_, settle := find[market.Settle](t, d.box)
	if len(settle.Jobs) != 1 || !slices.Equal(settle.Holders[0], []market.Address{address}) {
		t.Errorf("settles %+v", settle)
	}
}

// CM-02, F13: a worker that dies at any point goes on with what it had; nothing is claimed or submitted twice.
func TestWorkerGoesOnAfterACrash(t *testing.T) {
	runs := 0
	d := newDesk(t, func(ctx context.Context, task market.Task) (market.Execution, error) {
		runs++
		return upper(ctx, task)
	})
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.end()
	d.start(t)
	d.tell(t, claimed())
	_, first := find[market.Submit](t, d.box)
	d.end()
	d.start(t)
	d.tell(t)
	d.tell(t)
	if _, again := find[market.Submit](t, d.box); again.Bound != first.Bound {
		t.Error("the commitment changed: its salt was lost")
	}
	if n, m := count[market.Claim](d.box), count[market.Submit](d.box); n != 1 || m != 1 || runs != 1 {
		t.Errorf("%d claims, %d runs, %d submissions: want one each", n, runs, m)
	}
}

// F16, SR-10: content that nobody has gives the claim back, and names what is missing.
func TestMissingContentGivesTheClaimBack(t *testing.T) {
	d := newDesk(t, upper)
	nowhere := newShelf().put(cid.Raw, []byte("nobody has this"))
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), nowhere)
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	_, r := find[market.Release](t, d.box)
	if r.Reason != market.ReasonUnavailable || r.Missing.CID() != nowhere {
		t.Errorf("released with reason %d about %s", r.Reason, r.Missing)
	}
}

func TestContentTooLargeIsRefused(t *testing.T) {
	d := newDesk(t, upper)
	large := d.shelf.put(cid.Raw, bytes.Repeat([]byte("x"), 101))
	d.post(t, large, d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	if _, r := find[market.Release](t, d.box); r.Reason != market.ReasonRefused || r.Missing.CID() != large {
		t.Errorf("released with reason %d about %s", r.Reason, r.Missing)
	}
}

// F21: a job whose runs never end in a result is given back after a few attempts, which are counted before they begin.
func TestPoisonJobIsGivenBack(t *testing.T) {
	var mu sync.Mutex
	runs := 0
	d := newDesk(t, func(context.Context, market.Task) (market.Execution, error) {
		mu.Lock()
		defer mu.Unlock()
		runs++
		return market.Execution{}, errors.New("the machine broke")
	})
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	_, r := find[market.Release](t, d.box)
	mu.Lock()
	defer mu.Unlock()
	if r.Reason != market.ReasonCannot || runs != 5 {
		t.Errorf("released with reason %d after %d runs: want 5", r.Reason, runs)
	}
}

// F4: a claim that a reorganisation takes back is forgotten, and made again if the job is still there.
func TestReorganisationTakesTheClaimBack(t *testing.T) {
	hold := make(chan struct{})
	d := newDesk(t, func(ctx context.Context, task market.Task) (market.Execution, error) {
		select {
		case <-hold:
			return upper(ctx, task)
		case <-ctx.Done():
			return market.Execution{}, ctx.Err()
		}
	})
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	e := claimed()
	e.Block = d.tell(t, e)
	d.batch(t, market.Batch{Reverted: []market.Event{e}, Head: market.Block{Number: 1, Time: 1001}, Final: 1})
	close(hold)
	d.tell(t)
	d.tell(t)
	if n := count[market.Submit](d.box); n != 0 {
		t.Errorf("%d submissions for a claim that is gone", n)
	}
	d.tell(t, claimed()) // the sender brought it back
	find[market.Submit](t, d.box)
}

// A call that failed although the job still asks for it is made again.
func TestFailedCallIsRepeated(t *testing.T) {
	d := newDesk(t, upper)
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	key, first := find[market.Submit](t, d.box)
	d.box.fail(key)
	d.tell(t)
	if _, again := find[market.Submit](t, d.box, key); again.Bound != first.Bound {
		t.Error("the repeated submission binds something else")
	}
}

func TestRefusedClaimIsNotRepeatedUntilSeatsAreFree(t *testing.T) {
	d := newDesk(t, upper)
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	key, _ := find[market.Claim](t, d.box)
	d.box.fail(key)
	d.tell(t)
	d.tell(t)
	if n := count[market.Claim](d.box); n != 1 {
		t.Errorf("%d claims: want 1", n)
	}
	d.tell(t, market.Event{Kind: market.Reopened, Job: id, Deadline: 9000})
	find[market.Claim](t, d.box, key)
}

func TestWorkerClaimsOnlyWhatItsDepositCovers(t *testing.T) {
	d := newDesk(t, upper)
	d.end()
	d.deposit = 99
	d.start(t)
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	d.tell(t)
	d.tell(t)
	if n := count[market.Claim](d.box); n != 0 {
		t.Errorf("%d claims with too small a deposit", n)
	}
}

// The log of a running job can be followed from its beginning, and ends with the run.
func TestLogsAreLive(t *testing.T) {
	hold := make(chan struct{})
	d := newDesk(t, func(ctx context.Context, task market.Task) (market.Execution, error) {
		x, err := upper(ctx, task)
		<-hold
		_, _ = task.Console.Write([]byte("done\n"))
		return x, err
	})
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	find[market.Claim](t, d.box)
	d.tell(t, claimed())
	var log strings.Builder
	for {
		running, err := d.Logs().Follow(t.Context(), id, func(b []byte) error {
			if log.Len() == 0 {
				close(hold)
			}
			log.Write(b)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if running {
			break
		}
	}
	if log.String() != "at work\ndone\n" {
		t.Errorf("the log is %q", log.String())
	}
}

// F4, SR-02: a reorganisation that takes even the posting back, for a while, must not make the worker forget the salt that
// its commitment on its way is bound to: it could not open it, and would lose its deposit.
func TestReorganisationOfThePostingKeepsTheWork(t *testing.T) {
	for _, restart := range []bool{false, true} {
		runs := 0
		d := newDesk(t, func(ctx context.Context, task market.Task) (market.Execution, error) {
			runs++
			return upper(ctx, task)
		})
		job := d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
		job.Spec.Replicas, job.Spec.Quorum = 2, 2
		posted := market.Event{Kind: market.Posted, Job: market.ID{8}, Posting: &job}
		claim := market.Event{Kind: market.Claimed, Job: posted.Job, Worker: address, Deadline: 5000}
		posted.Block = d.tell(t, posted)
		claim.Block = d.tell(t, claim)
		_, c := find[market.Commit](t, d.box)
		d.batch(t, market.Batch{Reverted: []market.Event{claim, posted}, Head: market.Block{Number: 1, Time: 1001}, Final: 1})
		if restart {
			d.end()
			d.start(t)
		}
		d.tell(t, posted)
		d.tell(t, claim)
		d.tell(t, market.Event{Kind: market.Committed, Job: posted.Job, Worker: address, Bound: c.Bound})
		d.tell(t, market.Event{Kind: market.RevealOpened, Job: posted.Job, Deadline: 6000})
		d.tell(t)
		_, r := find[market.Reveal](t, d.box)
		agency := market.Agency{ChainID: big.NewInt(1337)}
		if agency.Commitment(r.ID, 0, address, r.Result, r.Finger, r.Salt) != c.Bound || runs != 1 {
			t.Errorf("after %d runs the worker opens something else than it committed to", runs)
		}
		d.end()
	}
}

// CM-02: a worker asks for no more seats than it has slots, however many jobs appear while its claims are on their way, and
// whichever process sent them: a seat without a slot lets its deadline pass.
func TestClaimsOnTheirWayUseSlots(t *testing.T) {
	d := newDesk(t, upper)
	job := d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	for n := range byte(40) {
		d.tell(t, market.Event{Kind: market.Posted, Job: market.ID{100 + n}, Posting: &job})
		if n == 20 {
			d.end()
			d.start(t)
		}
	}
	first, _ := find[market.Claim](t, d.box)
	second, _ := find[market.Claim](t, d.box, first)
	d.box.fail(first) // another one may be asked for
	d.tell(t)
	find[market.Claim](t, d.box, first, second)
	d.tell(t)
	d.end()
	if n := count[market.Claim](d.box); n != 3 {
		t.Errorf("%d claims, of which one failed, for 2 slots", n)
	}
}

// F5: a development chain that was killed forgets its last blocks, although they were final. What was done in them is done
// again.
func TestCallsAreRepeatedWhenTheChainForgetsThem(t *testing.T) {
	d := newDesk(t, upper)
	d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	key, _ := find[market.Claim](t, d.box)
	d.box.end(key, market.Done)
	claim := claimed()
	claim.Block = d.tell(t, claim)
	submit, _ := find[market.Submit](t, d.box)
	d.batch(t, market.Batch{Reverted: []market.Event{claim}, Head: market.Block{Number: 1, Time: 1001}, Final: 1})
	find[market.Claim](t, d.box, key)
	d.tell(t, claimed())
	d.box.end(submit, market.Done)
	d.tell(t)
	find[market.Submit](t, d.box, submit)
}

// SR-09: a run of which nothing can come any more ends at once. Its clock, which the poster chose, may be a month.
func TestRunEndsWithItsJob(t *testing.T) {
	for name, end := range map[string]func(d *desk) market.Event{
		"cancelled": func(*desk) market.Event { return market.Event{Kind: market.Ended, Job: id, State: market.Cancelled} },
		"late": func(d *desk) market.Event {
			d.block = 9000
			return market.Event{Kind: market.DepositChanged}
		},
	} {
		started, stopped := make(chan struct{}), make(chan struct{})
		d := newDesk(t, func(ctx context.Context, _ market.Task) (market.Execution, error) {
			close(started)
			<-ctx.Done()
			close(stopped)
			return market.Execution{}, ctx.Err()
		})
		d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
		d.tell(t, claimed())
		<-started
		d.tell(t, end(d))
		select {
		case <-stopped:
		case <-time.After(time.Minute):
			t.Errorf("the run of a job that is %s goes on", name)
		}
		d.end()
	}
}

// A worker remembers ended jobs of others no longer than they can come back, on disk and in memory.
func TestEndedJobsOfOthersAreForgotten(t *testing.T) {
	d := newDesk(t, upper)
	job := d.post(t, d.shelf.put(cid.Raw, []byte("code")), d.shelf.put(cid.Raw, []byte("input")))
	for n := range byte(20) {
		d.tell(t, market.Event{Kind: market.Posted, Job: market.ID{100 + n}, Posting: &job})
		d.tell(t, market.Event{Kind: market.Ended, Job: market.ID{100 + n}, State: market.Cancelled})
	}
	table := store.NewTable[[]market.Event]("worker", "events")
	for left, end := 0, time.Now().Add(time.Minute); left != 1; {
		left = 0
		err := d.db.View(func(tx *store.Tx) error {
			for range table.All(tx, nil) {
				left++
			}
			return nil
		})
		if err != nil || time.Now().After(end) {
			t.Fatalf("%d jobs are remembered, %v", left, err)
		}
	}
}

// F8: a worker that dies while its registration is on its way does not send its deposit again; one whose registration was
// refused asks again after its next start, not before.
func TestDepositIsSentOnce(t *testing.T) {
	d := newDesk(t, upper)
	d.end()
	d.deposit, d.strange = 0, true
	again := func() {
		d.start(t)
		for range 3 {
			d.tell(t)
		}
	}
	again()
	find[market.Register](t, d.box)
	d.end()
	again()
	d.end()
	key, r := find[market.Register](t, d.box)
	if n := count[market.Register](d.box); n != 1 || r.Deposit.Int64() != 1000 {
		t.Errorf("%d registrations with a deposit of %s: want one of 1000", n, r.Deposit)
	}
	d.box.fail(key)
	again()
	second, _ := find[market.Register](t, d.box, key)
	d.end()
	d.box.end(second, market.Done)
	d.deposit, d.strange = 1000, false
	again()
	d.end()
	if n := count[market.Register](d.box); n != 2 {
		t.Errorf("%d registrations: want a second one after a refusal", n)
	}
}
