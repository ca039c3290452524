package poster_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/market"
	"emet/agents/poster"
	"emet/agents/store"
	"emet/agents/wire"
)

// chain is what the agency knows, told by the test.
type chain struct {
	mu      sync.Mutex
	events  []market.Event
	down    bool
	peers   map[market.Address][]string
	refused error
}

func (c *chain) Events(_ context.Context, id market.ID, _ uint64) (out []market.Event, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.down {
		return nil, errors.New("the node is away")
	}
	for _, e := range c.events {
		if e.Job == id {
			out = append(out, e)
		}
	}
	return out, nil
}

func (c *chain) Registration(_ context.Context, w market.Address, _ uint64) ([]string, error) {
	return c.peers[w], nil
}

func (c *chain) Estimate(context.Context, market.Address, market.Call) (market.Fee, error) {
	return market.Fee{Gas: 100, Price: big.NewInt(2), Cap: big.NewInt(3)}, c.refused
}

func (c *chain) Now(context.Context) (market.Block, error) { return market.Block{Number: 100}, nil }

func (c *chain) add(e market.Event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e.Block = market.Block{Number: uint64(len(c.events)) + 1, Time: 1000}
	c.events = append(c.events, e)
}

// outbox remembers what it was handed.
type outbox struct {
	mu    sync.Mutex
	calls map[string]market.Call
	fate  market.Fate
}

func (o *outbox) Enqueue(_ *store.Tx, key string, call market.Call) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.calls[key] = call
	return nil
}

func (o *outbox) Wait(context.Context, string) (market.Fate, error) { return o.fate, nil }

type desk struct {
	*poster.Poster
	chain  *chain
	box    *outbox
	mine   *boxo.Node // the poster's content store
	theirs *boxo.Node // the worker's
}

var (
	account = market.Address{1}
	helper  = market.Address{2}
	agency  = market.Agency{ChainID: big.NewInt(1337), Address: market.Address{9}}
)

func newNode(t *testing.T) *boxo.Node {
	t.Helper()
	host, err := wire.New(wire.Config{Log: zerolog.Nop()})
	if err != nil {
		t.Fatal(err)
	}
	n, err := boxo.New(boxo.Config{Host: host})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(n.Close(), host.Close()); err != nil {
			t.Error(err)
		}
	})
	return n
}

func newDesk(t *testing.T) *desk {
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
	d := &desk{
		chain: &chain{}, box: &outbox{calls: map[string]market.Call{}, fate: market.Fate{State: market.Done}},
		mine: newNode(t), theirs: newNode(t),
	}
	d.chain.peers = map[market.Address][]string{helper: d.theirs.Peers()}
	terms := market.Terms{Minimum: market.Clocks{Challenge: 7200, Run: 1}, FuelPrice: market.NewWei(big.NewInt(1_000_000_000))}
	d.Poster, err = poster.New(poster.Config{
		Address: account, Agency: agency, Terms: terms, DB: db, Outbox: d.box, Ledger: d.chain, Content: d.mine, Own: d.mine.Peers(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func text(s string) poster.Source { return poster.Source{Data: strings.NewReader(s)} }

// CM-07, CM-10: files become content, options and preload scripts are part of the job, and nothing is hard-coded.
func TestPrepare(t *testing.T) {
	d := newDesk(t)
	dir := fstest.MapFS{"a.js": {Data: []byte("var a;")}, "b.js": {Data: []byte("var b;")}}
	o, err := d.Prepare(t.Context(), poster.Request{
		Code: text("code"), Input: text("input"), Options: text(`{"x":1}`), Preload: poster.Source{Dir: dir},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := o.Job.Spec
	for name, want := range map[string]struct {
		content market.Content
		text    string
	}{"code": {s.Code, "code"}, "input": {s.Input, "input"}, "options": {s.Options, `{"x":1}`}} {
		got, err := d.mine.Read(t.Context(), content.Ref{CID: want.content.CID()}, content.Limits{})
		if err != nil || string(got) != want.text {
			t.Errorf("%s is %q, %v: want %q", name, got, err, want.text)
		}
	}
	if entries, err := d.mine.List(t.Context(), content.Ref{CID: s.Preload.CID()}, "", content.Limits{}); err != nil || len(entries) != 2 {
		t.Errorf("the preload scripts are %v, %v", entries, err)
	}
	if s.Engine != market.JS1 || s.Replicas != 1 || s.Quorum != 1 || o.Job.Poster != account {
		t.Errorf("the defaults are %+v", s)
	}
	if s.Clocks.Challenge != 7200 || s.Clocks.Run != poster.DefaultClocks.Run {
		t.Errorf("clocks %+v: the longer of the agency's minimum and the default counts", s.Clocks)
	}
	if s.Reward.Uint64() != poster.DefaultFuel {
		t.Errorf("reward %s: want the agency's price for the fuel", s.Reward.String())
	}
	if o.ID != agency.ID(o.Job) || o.Total().Cmp(new(big.Int).Add(s.Escrow(), big.NewInt(300))) != 0 {
		t.Errorf("offer %s costs %s", o.ID, o.Total())
	}
	again, err := d.Prepare(t.Context(), poster.Request{Code: text("code"), Input: text("input")})
	if err != nil || again.ID == o.ID {
		t.Errorf("preparing twice gives the same job: %v", err)
	}
}

func TestEngineIsKnownByTheCode(t *testing.T) {
	d := newDesk(t)
	for code, want := range map[string]market.Engine{"\x00asm\x01\x00\x00\x00": market.Wasm1, "\x00as": market.JS1, "": market.JS1, "window": market.JS1} {
		o, err := d.Prepare(t.Context(), poster.Request{Code: text(code), Input: text("")})
		if err != nil || o.Job.Spec.Engine != want {
			t.Errorf("%q runs on %s, %v: want %s", code, o.Job.Spec.Engine, err, want)
			continue
		}
		got, err := d.mine.Read(t.Context(), content.Ref{CID: o.Job.Spec.Code.CID()}, content.Limits{})
		if err != nil || string(got) != code {
			t.Errorf("the code became %q, %v", got, err)
		}
	}
}

// An engine is named by what describes it. What describes none is noticed before anybody pays.
func TestEngineByDescriptor(t *testing.T) {
	d := newDesk(t)
	var parts [2]market.Content
	for i := range parts {
		c, err := d.mine.Add(t.Context(), text(fmt.Sprint("part ", i)).Data)
		if err != nil {
			t.Fatal(err)
		}
		if parts[i], err = market.ContentOf(c); err != nil {
			t.Fatal(err)
		}
	}
	block, e, err := market.Descriptor{Kind: market.JS1, Profile: market.ProfileV1, Engine: parts[0], Prelude: parts[1]}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		block []byte
		ok    bool
	}{"a descriptor": {block, true}, "an empty record": {[]byte{0xa0}, false}} {
		id, err := d.mine.Put(t.Context(), cid.DagCBOR, c.block)
		if err != nil {
			t.Fatal(err)
		}
		r := poster.Request{Code: text("code"), Input: text("x"), Spec: market.Spec{Engine: market.Engine(id.String())}}
		if o, err := d.Prepare(t.Context(), r); (err == nil) != c.ok || c.ok && o.Job.Spec.Engine != e {
			t.Errorf("%s: engine %s, %v", name, o.Job.Spec.Engine, err)
		}
	}
}

func TestPrepareRefuses(t *testing.T) {
	d := newDesk(t)
	if _, err := d.Prepare(t.Context(), poster.Request{Input: text("x")}); err == nil {
		t.Error("a job without code was prepared")
	}
	bad := market.Spec{Replicas: 3, Quorum: 1}
	if _, err := d.Prepare(t.Context(), poster.Request{Code: text("x"), Spec: bad}); err == nil {
		t.Error("a quorum of less than half was prepared")
	}
	d.chain.refused = &market.RefusedError{Code: "RewardTooLow", Sentence: "too little"}
	var refused *market.RefusedError
	if _, err := d.Prepare(t.Context(), poster.Request{Code: text("x")}); !errors.As(err, &refused) {
		t.Errorf("the agency's refusal came back as %v", err)
	}
	if len(d.box.calls) != 0 {
		t.Error("preparing sent something")
	}
}

// F8: the job is on the disk before anything is sent, and its id is known.
func TestPostRecordsFirst(t *testing.T) {
	d := newDesk(t)
	o, err := d.Prepare(t.Context(), poster.Request{Code: text("x"), Input: text("y")})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Post(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if ids, err := d.Posted(); err != nil || len(ids) != 1 || ids[0] != o.ID {
		t.Errorf("recorded %v, %v", ids, err)
	}
	call, ok := d.box.calls["post/"+o.ID.Hex()].(market.Post)
	if !ok || call.Salt != o.Job.Salt {
		t.Errorf("the outbox holds %v", d.box.calls)
	}
	if err := d.Confirm(t.Context(), o.ID); err != nil {
		t.Error(err)
	}
	d.box.fate = market.Fate{State: market.Failed, Code: "JobExists", Reason: "was posted already"}
	var refused *market.RefusedError
	if err := d.Confirm(t.Context(), o.ID); !errors.As(err, &refused) || refused.Code != "JobExists" {
		t.Errorf("a refused posting is %v", err)
	}
}

func TestShowUnknownJob(t *testing.T) {
	if _, err := newDesk(t).Show(t.Context(), market.ID{5}); !errors.Is(err, poster.ErrUnknownJob) {
		t.Errorf("an unknown job is %v", err)
	}
}

// F2: a node that is away while waiting is told about once, and asked again.
func TestFollowOutlastsTheNode(t *testing.T) {
	d := newDesk(t)
	job := market.Job{Spec: market.Spec{Replicas: 1, Quorum: 1}}
	d.chain.down = true
	troubles := make(chan error, 10)
	states := make(chan market.State, 10)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		ended <- d.Follow(ctx, market.ID{7}, func(err error) { troubles <- err }, func(v market.View) bool {
			states <- v.State
			return v.State.Final()
		})
	}()
	<-troubles
	d.chain.mu.Lock()
	d.chain.down = false
	d.chain.mu.Unlock()
	d.chain.add(market.Event{Kind: market.Posted, Job: market.ID{7}, Posting: &job})
	if s := <-states; s != market.Open {
		t.Errorf("saw %s first", s)
	}
	d.chain.add(market.Event{Kind: market.Ended, Job: market.ID{7}, State: market.Expired})
	if s := <-states; s != market.Expired {
		t.Errorf("saw %s then", s)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if len(troubles) > 0 {
		t.Errorf("the outage was told %d more times", len(troubles))
	}
}

// announced puts a worker's record into its store, as the chain would tell it.
func (d *desk) announced(t *testing.T, spoil func(*market.Record)) (market.View, market.Result) {
	t.Helper()
	job := market.Job{Spec: market.Spec{Engine: market.JS1, Fuel: 100, MaxResult: 1000, Replicas: 1, Quorum: 1}}
	add := func(s string) market.Content {
		c, err := d.theirs.Add(t.Context(), strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		out, err := market.ContentOf(c)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	x := market.Execution{Outcome: market.OK, FuelUsed: 5}
	r := market.NewRecord(market.ID{7}, market.JS1, x, add("the result"), add(`{"d":1}`))
	if spoil != nil {
		spoil(&r)
	}
	block, digest, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.theirs.Put(t.Context(), cid.DagCBOR, block); err != nil {
		t.Fatal(err)
	}
	result := market.Result{Record: digest, Outcome: market.OK, FuelUsed: 5}
	v := market.View{ID: market.ID{7}, Job: job, State: market.Standing}
	v.Runs = []market.Run{{Worker: helper, State: market.RunSubmitted, Result: result}}
	return v, result
}

// CM-19: the poster fetches the result from the worker itself, checks it, and keeps it.
func TestFetchChecksAndKeeps(t *testing.T) {
	d := newDesk(t)
	v, result := d.announced(t, nil)
	got, err := d.Fetch(t.Context(), v, result)
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Data) != "the result" || string(got.Details) != `{"d":1}` {
		t.Errorf("fetched %q with %q", got.Data, got.Details)
	}
	pins, err := d.mine.Pins(t.Context())
	if err != nil || len(pins) != 1 || pins[0].CID != result.Content().CID() {
		t.Errorf("pinned %v, %v", pins, err)
	}
}

func TestFetchRefusesARecordThatDoesNotHold(t *testing.T) {
	for name, spoil := range map[string]func(*market.Record){
		"of another job":    func(r *market.Record) { r.Job = market.ID{8} },
		"of another engine": func(r *market.Record) { r.Engine = market.Wasm1 },
		"with other fuel":   func(r *market.Record) { r.FuelUsed = 6 },
	} {
		d := newDesk(t)
		v, result := d.announced(t, spoil)
		if _, err := d.Fetch(t.Context(), v, result); err == nil || !strings.Contains(err.Error(), "does not hold") {
			t.Errorf("a record %s: %v", name, err)
		}
	}
}

func TestFetchRefusesAResultTooLarge(t *testing.T) {
	d := newDesk(t)
	v, result := d.announced(t, func(r *market.Record) {
		c, err := d.theirs.Add(t.Context(), bytes.NewReader(make([]byte, 1001)))
		if err != nil {
			t.Fatal(err)
		}
		if r.Result, err = market.ContentOf(c); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := d.Fetch(t.Context(), v, result); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("a result of 1001 bytes where 1000 are allowed: %v", err)
	}
}
