package supervisor_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
	"emet/agents/store"
	"emet/agents/supervisor"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errKilled = errors.New("killed")

// world is a chain with all that stands on it, in memory. A test can have the process die at any call to it: before the
// call has its effect, or after, so that whoever called does not learn of it.
type world struct {
	t *testing.T

	mu      sync.Mutex
	head    uint64
	fork    byte // what block hashes are made of from forkAt on
	forkAt  uint64
	offer   hosting.Offer
	log     supervisor.Ticks
	posts   map[uint64]supervisor.Posting
	blobs   map[market.Content]map[string][]byte
	found   map[uint64]supervisor.Updates
	workers []worker
	purse   bool // wages are paid, out of the process's own ledger

	calls  int
	names  []string
	trip   int    // the call at which the process dies; negative: after its effect
	tripAt string // or the name of the call after whose effect it does
	dead   bool
	die    func()
}

type worker struct {
	standing hosting.Standing
	record   market.Content
	block    []byte
	sealing  common.Hash
	peer     string
}

// act does something to the world, unless the process is dead.
func act[T any](w *world, name string, do func() (T, error)) (out T, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dead {
		return out, errKilled
	}
	w.calls++
	w.names = append(w.names, name)
	if w.calls == w.trip {
		w.dead = true
		w.die()
		return out, errKilled
	}
	out, err = do()
	if w.calls == -w.trip || name == w.tripAt {
		w.dead = true
		w.die()
		return *new(T), errKilled
	}
	return out, err
}

func (w *world) blockAt(n uint64) supervisor.Block {
	mark := byte(0)
	if w.forkAt != 0 && n >= w.forkAt {
		mark = w.fork
	}
	return supervisor.Block{Number: n, Time: 1000 + n, Hash: common.Hash{mark, byte(n >> 8), byte(n)}}
}

func (w *world) Head(context.Context) (supervisor.Block, error) {
	return act(w, "head", func() (supervisor.Block, error) { return w.blockAt(w.head), nil })
}

func (w *world) Block(_ context.Context, n uint64) (supervisor.Block, error) {
	return act(w, "block", func() (supervisor.Block, error) { return w.blockAt(n), nil })
}

func (w *world) Updates(_ context.Context, t uint64, next map[common.Hash]uint64) (supervisor.Updates, error) {
	return act(w, "updates", func() (supervisor.Updates, error) {
		u := w.found[t]
		u.Time = w.blockAt(w.offer.Terms.CutOff(t)).Time
		for _, e := range u.Entries {
			next[e.Key] = e.Index + 1
		}
		return u, nil
	})
}

func (w *world) Places(context.Context, uint64) (map[common.Hash]uint64, error) {
	return act(w, "places", func() (map[common.Hash]uint64, error) { return map[common.Hash]uint64{}, nil })
}

func (w *world) Offer(context.Context) (hosting.Offer, error) {
	return act(w, "offer", func() (hosting.Offer, error) { return w.offer, nil })
}

func (w *world) Revise(_ context.Context, document []byte) error {
	_, err := act(w, "revise", func() (struct{}, error) {
		w.offer.Document = w.put(map[string][]byte{"": document})
		w.offer.Version++
		return struct{}{}, nil
	})
	return err
}

func (w *world) Status(context.Context) (supervisor.Ticks, error) {
	return act(w, "status", func() (supervisor.Ticks, error) { return w.log, nil })
}

func (w *world) Start(_ context.Context, first [hosting.Ahead]hosting.Commitment) error {
	_, err := act(w, "start", func() (struct{}, error) {
		if w.log.Due != 0 {
			return struct{}{}, nil
		}
		at := (w.head-w.offer.Terms.StartBlock)/uint64(w.offer.Terms.TickBlocks) + 2
		w.log = supervisor.Ticks{First: at, Due: at, Bonded: true, Counts: true}
		return struct{}{}, nil
	})
	return err
}

func (w *world) Post(_ context.Context, p supervisor.Posting) (hosting.Tick, error) {
	return act(w, "post", func() (hosting.Tick, error) {
		if old, done := w.posts[p.Tick]; done && old != p {
			w.t.Errorf("tick %d is posted twice, as %+v and %+v", p.Tick, old, p)
		}
		if p.Tick == w.log.Due {
			w.log.Due++
		}
		w.posts[p.Tick] = p
		return w.tick(p), nil
	})
}

func (w *world) tick(p supervisor.Posting) hosting.Tick {
	return hosting.Tick{
		Offer: w.offer.ID, Number: p.Tick, UpdateRoot: p.UpdateRoot, StateRoot: p.StateRoot, Document: p.Document, Next: p.Next, Seed: p.Seed,
	}
}

func (w *world) Beacon(context.Context, uint64) (common.Hash, bool, bool, error) {
	return common.Hash{5}, true, false, nil
}

func (w *world) Posted(_ context.Context, t uint64) (hosting.Tick, bool, error) {
	type found struct {
		t  hosting.Tick
		ok bool
	}
	f, err := act(w, "posted", func() (found, error) {
		p, ok := w.posts[t]
		return found{w.tick(p), ok}, nil
	})
	return f.t, f.ok, err
}

func (w *world) Answer(context.Context, supervisor.Answer) (bool, error) { return false, nil }

func (w *world) Bond(context.Context) error { return errors.New("no bond") }

func (w *world) Identity(_ context.Context, id identity.ID) (hosting.Standing, error) {
	return act(w, "identity", func() (hosting.Standing, error) {
		for _, k := range w.workers {
			if k.standing.ID == id {
				return k.standing, nil
			}
		}
		return hosting.Standing{}, nil
	})
}

func (w *world) Identities(context.Context) ([]hosting.Standing, error) {
	return act(w, "identities", func() (out []hosting.Standing, err error) {
		for _, k := range w.workers {
			out = append(out, k.standing)
		}
		return out, nil
	})
}

func (w *world) Record(_ context.Context, id identity.ID) (market.Content, common.Hash, bool, error) {
	for _, k := range w.workers {
		if k.standing.ID == id {
			return k.record, k.sealing, true, nil
		}
	}
	return market.Content{}, common.Hash{}, false, nil
}

func (w *world) Dismiss(context.Context, identity.ID, hosting.Charge, common.Hash) error { return nil }

func (w *world) Convict(context.Context, supervisor.Evidence) error { return nil }

// put keeps files under a name that follows from them.
func (w *world) put(files map[string][]byte) market.Content {
	h := crypto.NewKeccakState()
	for _, name := range sorted(files) {
		fmt.Fprintf(h, "%s %d %s", name, len(files[name]), files[name])
	}
	c := market.Content{Codec: market.DagPB}
	h.Sum(c.Digest[:0])
	w.blobs[c] = files
	return c
}

func sorted(files map[string][]byte) (names []string) {
	for n := range files {
		names = append(names, n)
	}
	for i := range names {
		for j := i; j > 0 && names[j] < names[j-1]; j-- {
			names[j], names[j-1] = names[j-1], names[j]
		}
	}
	return names
}

func (w *world) Keep(_ context.Context, dir fs.FS) (market.Content, error) {
	return act(w, "keep", func() (market.Content, error) {
		files := map[string][]byte{}
		err := fs.WalkDir(dir, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files[path], err = fs.ReadFile(dir, path)
			}
			return err
		})
		return w.put(files), err
	})
}

func (w *world) KeepBlock(_ context.Context, c market.Content, block []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.blobs[c] = map[string][]byte{"": block}
	return nil
}

func (w *world) Read(ctx context.Context, c market.Content, _ []string, most int64) ([]byte, error) {
	return w.ReadAt(ctx, c, "", most)
}

func (w *world) ReadAt(_ context.Context, c market.Content, path string, _ int64) ([]byte, error) {
	return act(w, "read", func() ([]byte, error) {
		if blob, ok := w.blobs[c][path]; ok {
			return blob, nil
		}
		return nil, io.ErrUnexpectedEOF
	})
}

// pay opens channels; it promises nothing.
type pay struct{ *world }

func (p pay) Open(_ context.Context, id identity.ID, _ common.Address) (channel.ID, error) {
	return act(p.world, "open", func() (channel.ID, error) { return id, nil })
}

func (p pay) Promise(context.Context, channel.ID, channel.Amount, identity.Checkpoint, func(*store.Tx, channel.Voucher) error) (channel.Signed, error) {
	return channel.Signed{}, errors.New("nothing is promised")
}

func (p pay) Sign(channel.ID, channel.Voucher) (channel.Signed, error) { return channel.Signed{}, nil }

func (p pay) Earn(context.Context, channel.Signed) (a common.Address, b channel.Amount, err error) {
	return a, b, errors.New("nothing is earned")
}

type rest struct{}

func (rest) Take(context.Context, hosting.SignedUpdate) ([]byte, error) { return nil, errKilled }
func (rest) Anchor(context.Context) (int, error)                        { return 0, nil }

func (rest) Register(context.Context, common.Address, uint64, uint64) (common.Hash, error) {
	return common.Hash{}, errKilled
}

func (rest) Reserve(context.Context, hosting.Reservation, []byte) (common.Hash, error) {
	return common.Hash{}, errKilled
}

func (rest) DrawSeed(name string) (common.Hash, error) {
	return crypto.Keccak256Hash([]byte(name)), nil
}

type identityKey struct{}

var secret, _ = crypto.ToECDSA(common.LeftPadBytes([]byte{7}, 32))

func (identityKey) Address() common.Address { return crypto.PubkeyToAddress(secret.PublicKey) }

func (identityKey) SignTyped(d eip712.Domain, m common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(m), secret)
}

func (identityKey) SignDigest(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, secret) }

const (
	tickBlocks = 20
	crewSize   = 3
)

func planned(t *testing.T) *flow.Program {
	t.Helper()
	app := program.New("board")
	message := app.Record("Message", program.Part("text", program.String(40)), program.Part("at", program.Time))
	wall := app.Key("wall", message)
	app.Index("byTime", wall, "at")
	app.Endpoint("write", program.String(40), func(req program.Value) program.Value {
		return wall.Append(app.Make(message, map[string]program.Value{"text": req, "at": app.Now()}))
	})
	built, err := app.Build()
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.New(built.Program, built.Sources)
	if err != nil {
		t.Fatal(err)
	}
	return p.Program
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t: t, head: 5, posts: map[uint64]supervisor.Posting{}, blobs: map[market.Content]map[string][]byte{},
		found: map[uint64]supervisor.Updates{}, die: func() {},
	}
	doc := tick.Offer{
		Schema: tick.OfferSchema, Name: "board", Program: market.Content{Digest: [32]byte{1}, Codec: market.Raw},
		Supervisor: []string{"/ip4/127.0.0.1/tcp/1/p2p/desk"}, MinWorkers: crewSize, Latency: 100,
		Tokens: []tick.Price{{Class: token.Free}},
	}
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer = hosting.Offer{
		ID: common.Hash{9}, Version: 1, Document: w.put(map[string][]byte{"": blob}),
		Terms: hosting.Terms{StartBlock: 4, TickBlocks: tickBlocks},
	}
	_, sealing := sealingKey(t)
	for i := range byte(crewSize) {
		peer := fmt.Sprint("peer", i)
		r := desk.Record{Sealing: sealing, Addrs: []string{"/ip4/127.0.0.1/tcp/1/p2p/" + peer}, Capacity: 1}
		k := worker{block: r.Encode(), sealing: identity.SealingHash(sealing), peer: peer}
		k.record = market.Content{Digest: [32]byte{2, i}, Codec: market.Raw}
		k.standing = hosting.Standing{
			ID: common.Hash{1, i}, Scope: w.offer.ID, Role: uint8(identity.Worker), State: hosting.Active,
			Owner: common.Address{i + 1}, Signer: common.Address{i + 10},
		}
		w.workers = append(w.workers, k)
	}
	return w
}

func sealingKey(t *testing.T) (*identity.SealingKey, []byte) {
	t.Helper()
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	k, err := identity.CreateSealing(dir, password, common.Address{1}, identity.Light)
	if err != nil {
		t.Fatal(err)
	}
	return k, k.Public()
}

// process is a supervisor's process on a state file.
type process struct {
	*supervisor.Supervisor

	db   *store.DB
	stop context.CancelFunc
	done chan error
}

func (w *world) start(p *flow.Program, file string) *process {
	w.t.Helper()
	db, err := store.Open(file)
	if err != nil {
		w.t.Fatal(err)
	}
	key := identityKey{}
	cfg := supervisor.Config{
		Offer: w.offer.ID, Program: p, Document: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, DB: db,
		Chain: w, Board: w, Ticks: w, Doubts: w, Registry: w, Judges: w, Content: w, Payments: pay{w}, Relay: rest{}, Sponsor: rest{},
		Secrets: rest{}, Key: key, ChainID: big.NewInt(1), Court: common.Address{4},
		Identities: identity.Registry{ChainID: big.NewInt(1)}, TickDomain: eip712.Domain{Name: "t", Version: "1", ChainID: big.NewInt(1)},
		Depth: 2, Poll: time.Millisecond, Anchor: time.Hour, Patience: time.Minute,
	}
	if w.purse {
		cfg.Payments = purse{w, ledger.New(db)}
		cfg.Ads = func(context.Context, []byte, int) error { return nil }
	}
	s, err := supervisor.New(cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	x := &process{s, db, cancel, make(chan error, 1)}
	w.mu.Lock()
	w.dead, w.die = false, cancel
	w.mu.Unlock()
	go func() { x.done <- s.Run(ctx) }()
	return x
}

func (x *process) end(t *testing.T) {
	t.Helper()
	x.stop()
	if err := <-x.done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := x.db.Close(); err != nil {
		t.Error(err)
	}
}

func (w *world) mine(to uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head = max(w.head, to)
}

// wait waits until the world is so, or the process is dead.
func (w *world) wait(ok func() bool) (alive bool) {
	w.t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; {
		w.mu.Lock()
		yes, dead := ok(), w.dead
		w.mu.Unlock()
		switch {
		case yes:
			return true
		case dead:
			return false
		case time.Now().After(end):
			w.t.Fatalf("nothing comes of it: head %d, %+v", w.head, w.log)
		}
		<-time.After(time.Millisecond)
	}
}

// hello has all workers say hello.
func (w *world) hello(x *process) {
	w.t.Helper()
	for _, k := range w.workers {
		w.greet(x, k)
	}
}

// greet has a worker say hello.
func (w *world) greet(x *process, k worker) {
	w.t.Helper()
	q := desk.EncodeRequest(&desk.Request{App: w.offer.ID, Hello: &desk.Hello{Identity: k.standing.ID, Record: k.record, Block: k.block}})
	r, err := desk.DecodeReply(x.Answer(context.Background(), k.peer, q))
	if err != nil || r.Refused != "" && r.Code != "busy" {
		w.t.Errorf("%+v, %v", r, err)
	}
}

// begin brings the application to its first tick.
func (w *world) begin(x *process) {
	w.t.Helper()
	w.wait(func() bool { return w.calls > 5 })
	w.hello(x)
	w.wait(func() bool { return w.log.Due != 0 })
}

// C-02, X-14, G-15: wherever the process dies while a tick is planned, judged and posted, the next one goes on with it: each
// tick is posted once, with the roots, seed and commitment that it has if nothing dies.
func TestKilledAnywhere(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "state.db")
	x := w.start(p, file)
	w.begin(x)
	first := w.log.Due
	now := w.offer.Terms.CutOff(first) - tickBlocks + 3
	w.mine(now)
	w.wait(func() bool { // the process has seen the block
		s, err := x.Status()
		return err == nil && s.Block == now
	})
	w.hello(x) // who is present does not change from here on
	x.end(t)
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// run lets two ticks go by, and the process die once.
	run := func(t *testing.T, trip int) (*world, int) {
		t.Helper()
		state := filepath.Join(t.TempDir(), "state.db")
		if err := os.WriteFile(state, saved, 0o600); err != nil {
			t.Fatal(err)
		}
		k := newWorldLike(t, w)
		k.trip = trip
		x := k.start(p, state)
		deaths := 0
		for _, of := range []uint64{first, first + 1} {
			for {
				k.mine(k.offer.Terms.CutOff(of) + 2)
				if k.wait(func() bool { return k.log.Due > of }) && !isDead(k) {
					break
				}
				deaths++
				x.end(t)
				x = k.start(p, state)
			}
		}
		if isDead(k) {
			deaths++
			x.end(t)
			x = k.start(p, state)
		}
		x.end(t)
		return k, deaths
	}
	whole, _ := run(t, 0)
	interesting := map[string]bool{"block": true, "updates": true, "keep": true, "post": true, "posted": true, "identities": true, "open": true, "places": true}
	tried := 0
	for i, name := range whole.names {
		if !interesting[name] || tried > 40 {
			continue
		}
		tried++
		for _, trip := range []int{i + 1, -(i + 1)} {
			k, _ := run(t, trip)
			for of, want := range whole.posts {
				got := k.posts[of]
				if got.StateRoot != want.StateRoot || got.UpdateRoot != want.UpdateRoot || got.Seed != want.Seed || got.Next != want.Next {
					t.Errorf("killed at %s %d: tick %d is %+v: want %+v", name, trip, of, got, want)
				}
			}
		}
	}
	if tried < 8 {
		t.Errorf("killed in %d places only: %v", tried, whole.names)
	}
}

func isDead(w *world) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.dead
}

// newWorldLike copies a world.
func newWorldLike(t *testing.T, w *world) *world {
	t.Helper()
	c := &world{
		t: t, head: w.head, offer: w.offer, log: w.log, posts: map[uint64]supervisor.Posting{}, found: w.found, workers: w.workers,
		blobs: maps.Clone(w.blobs), die: func() {},
	}
	return c
}

// SR-19: if the chain takes the cut-off back before the tick is posted, the tick is gathered again.
func TestCutOffTakenBack(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	// The process dies when it has gathered the tick and kept its document. Meanwhile the chain changes its mind.
	w.mu.Lock()
	w.found[first] = supervisor.Updates{Entries: []hosting.Appended{{Block: w.offer.Terms.CutOff(first), Void: hosting.Withheld}}}
	w.tripAt = "keep"
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(first) + 2)
	if w.wait(func() bool { return false }) {
		t.Fatal("it did not die")
	}
	x.end(t)
	w.found[first], w.forkAt, w.fork, w.tripAt, w.names = supervisor.Updates{}, w.offer.Terms.CutOff(first), 1, "", nil
	x = w.start(p, x.db.Path())
	w.wait(func() bool { return w.log.Due > first })
	x.end(t)
	gathered := 0
	for _, n := range w.names {
		if n == "updates" {
			gathered++
		}
	}
	if gathered != 1 {
		t.Errorf("it was gathered %d times after the chain changed its mind", gathered)
	}
	summary, err := tick.DecodeSummary(w.blobs[w.posts[first].Document][tick.SummaryFile])
	if err != nil || len(summary.Entries) != 0 {
		t.Errorf("%+v, %v", summary, err)
	}
}

// E-01, SR-21, F-04: what the desk does not take, it says why.
func TestDeskRefuses(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	ask := func(r desk.Request) string {
		r.App = w.offer.ID
		reply, err := desk.DecodeReply(x.Answer(t.Context(), "peer0", desk.EncodeRequest(&r)))
		if err != nil {
			t.Fatal(err)
		}
		return reply.Code
	}
	blinded := [][]byte{bytes.Repeat([]byte{1}, token.Bytes)}
	for name, c := range map[string]struct {
		ask  desk.Request
		want string
	}{
		"a class that is not sold": {desk.Request{Tokens: &desk.Tokens{Tick: w.log.Due, Class: token.Paid, Blinded: blinded}}, "class"},
		"a tick far ahead":         {desk.Request{Tokens: &desk.Tokens{Tick: 99, Class: token.Free, Blinded: blinded}}, "late"},
		"another's hello":          {desk.Request{Hello: &desk.Hello{Identity: w.workers[1].standing.ID, Record: w.workers[1].record, Block: w.workers[1].block}}, "unknown"},
		"a stranger's hello":       {desk.Request{Hello: &desk.Hello{Identity: common.Hash{77}}}, "unknown"},
		"a stranger's receipts":    {desk.Request{Receipts: &desk.Receipts{Identity: common.Hash{77}}}, "unknown"},
		"an attestation too soon":  {desk.Request{Attest: &desk.Attest{Identity: w.workers[0].standing.ID, Tick: w.log.Due}}, "busy"},
		"a log of no key":          {desk.Request{Sponsor: &desk.Sponsor{Reserve: &desk.Reserve{Reservation: hosting.Reservation{Offer: w.offer.ID}}, Block: []byte("emet.log/1\n")}}, "unknown"},
	} {
		if got := ask(c.ask); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
