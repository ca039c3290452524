package server_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

// A top server that leaves something out of what it got, changes it, or puts it in another order, is found by the client. T13,
// N-09
func TestTopsThatCheat(t *testing.T) {
	s := newScene(t, nil)
	blob := s.slot(0).Serve(t.Context(), s.envelope)
	if _, err := s.sealed.Open(blob); err != nil {
		t.Fatal(err)
	}
	for name, cheat := range map[string]func(r *sealed.Reply){
		"updates left out":     func(r *sealed.Reply) { r.Steps, r.Stamp, r.Proof = nil, nil, nil },
		"one update left out":  func(r *sealed.Reply) { r.Steps = r.Steps[:1] },
		"updates reordered":    func(r *sealed.Reply) { slices.Reverse(r.Steps) },
		"results swapped":      func(r *sealed.Reply) { slices.Reverse(r.Results) },
		"a result left out":    func(r *sealed.Reply) { r.Results = r.Results[:1] },
		"a result changed":     func(r *sealed.Reply) { r.Results[1].Shape = public(1) },
		"a ciphertext changed": func(r *sealed.Reply) { r.Results[1].Leaves[0][50] ^= 1 },
		"ciphertexts swapped": func(r *sealed.Reply) {
			r.Results[0].Leaves, r.Results[1].Leaves = r.Results[1].Leaves, r.Results[0].Leaves
		},
		"another stamp": func(r *sealed.Reply) { r.Stamp[1200] ^= 1 },
		"another delta": func(r *sealed.Reply) { r.Steps[0].Step.Delta = common.Hash{1} },
	} {
		r, err := sealed.OpenReply(s.sealed.Request.Reply, s.sealed.ID, blob)
		if err != nil {
			t.Fatal(err)
		}
		cheat(r)
		for _, signed := range []bool{false, true} {
			if signed { // it stands for what it changed
				statement := sealed.TopStatement{App: s.Next.App, Tick: s.Next.Tick, Request: s.sealed.ID, Server: s.server(0), Reply: r.Hash()}
				signature, err := s.slot(0).SignDigest(statement.Hash())
				if err != nil {
					t.Fatal(err)
				}
				r.Top = signature[:]
			}
			o, err := s.sealed.Open(sealed.SealReply(s.sealed.Request.Reply, s.sealed.ID, r))
			if !errors.Is(err, sealed.ErrTop) {
				t.Errorf("%s: %v, %+v", name, err, o)
			}
		}
	}
}

// What was passed on wrongly is refused by whom it is passed on to, and the server that it came from is not named for it.
func TestTopsThatPassOnSomethingElse(t *testing.T) {
	for name, change := range map[string]func(c *sealed.Call){
		"an edge":      func(c *sealed.Call) { c.Edges[0][40] ^= 1 },
		"an argument":  func(c *sealed.Call) { c.Args[5] ^= 1 },
		"a blob":       func(c *sealed.Call) { c.Parcel.Blob = make([]byte, 100) },
		"a place":      func(c *sealed.Call) { c.Slot.In[0].Leaf++ },
		"a server":     func(c *sealed.Call) { c.Slot.Server.Duplicate++ },
		"a header":     func(c *sealed.Call) { c.Header.Expiry-- },
		"a token root": func(c *sealed.Call) { c.Token.Root[0] ^= 1 },
	} {
		s := newScene(t, nil)
		s.call = func(n uint16, c *sealed.Call) {
			if n == 2 {
				change(c)
			}
		}
		o, err := s.serve()
		if err != nil {
			t.Fatal(err)
		}
		if o.Failure == nil || o.Failure.Slot != 2 {
			t.Errorf("%s: %+v", name, o.Failure)
		}
		if works, err := s.slot(2).Journal.Works(); err != nil || len(works) > 0 {
			t.Errorf("%s: signed all the same: %v", name, err)
		}
	}
}

// forger puts another row into an answer.
type forger struct{ server.Answerer }

func (f forger) Answer(ctx context.Context, root common.Hash, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	rows, err := f.Answerer.Answer(ctx, root, q, operands)
	if len(rows) > 0 {
		rows = slices.Clone(rows)
		rows[0].Owner[0] ^= 1
	}
	return rows, err
}

// A row that is not in the state is found, and the server that made it up is named with what it signed. X-18, F-11, T13
func TestForgedRows(t *testing.T) {
	program := example(t, "guestbook")
	found := 0
	for label, e := range program.Endpoints {
		if len(e.Stages[0].Queries) == 0 {
			continue
		}
		in, err := program.Declared.Resolve(e.In)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(8) {
			pool, err := servertest.New(servertest.Config{
				Program: program, Answers: flowgen.Answers{Program: program, Seed: seed}, Seed: seed,
				Prepare: func(_ *servertest.Member, c *server.Config) { c.Answerer = forger{c.Answerer} },
			})
			if err != nil {
				t.Fatal(err)
			}
			_, err = pool.Request(t.Context(), label, flowgen.Value(flowgen.Seed(seed), in))
			if lie, ok := errors.AsType[*sealed.Lie](err); ok && lie.Slot == 1 {
				found++
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	if found == 0 {
		t.Error("no row was forged")
	}
}

// A supervisor that gives servers other keys, or another program, than it is committed to, is refused before the tick, and
// the file is named. SR-18, B-24, F-17, N-10
func TestWrongFiles(t *testing.T) {
	s := newScene(t, nil)
	m := s.slot(3)
	clone := func() (server.Tick, *tick.Package) {
		l := s.Tick(m.Config.ID)
		next, k := *l.Next, *l.Package
		k.Stamps = slices.Clone(k.Stamps)
		l.Next, l.Package = &next, &k
		return l, &k
	}
	for name, c := range map[string]struct {
		file   string
		change func(l *server.Tick, k *tick.Package)
	}{
		"another prime":      {"package", func(_ *server.Tick, k *tick.Package) { k.Stamps[0].Prime[5] ^= 1 }},
		"another key":        {"package", func(_ *server.Tick, k *tick.Package) { k.Stamps[0].Key[5] ^= 1 }},
		"keys left out":      {"package", func(_ *server.Tick, k *tick.Package) { k.Stamps = k.Stamps[:1] }},
		"another server's":   {"package", func(l *server.Tick, _ *tick.Package) { l.Package = s.Packages[s.server(1)] }},
		"another commitment": {"next.cbor", func(l *server.Tick, _ *tick.Package) { l.Commitment.KeysRoot[0] ^= 1 }},
		"equivocation": {"package", func(l *server.Tick, _ *tick.Package) {
			l.Next.Commitment.PrimesRoot[0] ^= 1
			l.Commitment = l.Next.Commitment
		}},
		"another program":     {"program", func(l *server.Tick, _ *tick.Package) { l.Content.Digest[0] ^= 1 }},
		"another application": {"next.cbor", func(l *server.Tick, _ *tick.Package) { l.Next.App = hosting.OfferID{1} }},
		"no package":          {"package", func(l *server.Tick, _ *tick.Package) { l.Package = nil }},
		"a bad token key": {"next.cbor", func(l *server.Tick, _ *tick.Package) {
			l.Next.TokenKeys = []tick.TokenKey{{Class: token.Paid, Public: []byte{1}}}
		}},
	} {
		l, k := clone()
		c.change(&l, k)
		err := server.New(m.Config).Load(l)
		at, ok := errors.AsType[*server.FileError](err)
		if !ok || at.File != c.file {
			t.Errorf("%s: %v", name, err)
		}
	}
	if l, _ := clone(); server.New(m.Config).Load(l) != nil {
		t.Error("what is right is refused")
	}
}

// Only ticks that were loaded begin, none begins again, and only a few are kept. H-01, H-02
func TestTicksComeInOrder(t *testing.T) {
	s := newScene(t, nil)
	m := s.slot(1)
	for ahead := uint64(1); ahead <= 6; ahead++ {
		p, err := servertest.New(servertest.Config{Program: s.Program, Servers: 8, Seed: 1, Tick: s.Begin.Tick + ahead})
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Load(p.Tick(m.Config.ID)); (err == nil) != (ahead <= 4) {
			t.Errorf("%d ahead: %v", ahead, err)
		}
	}
	if err := m.Switch(server.Begin{Tick: s.Begin.Tick + 6}); err == nil {
		t.Error("a tick began that was not loaded")
	}
	if err := m.Switch(server.Begin{Tick: s.Begin.Tick + 2}); err != nil {
		t.Error(err)
	}
	if got := m.Loaded(); len(got) != 3 {
		t.Errorf("loaded are %v", got)
	}
	if m.Load(s.Tick(m.Config.ID)) == nil || m.Switch(s.Begin) == nil {
		t.Error("a tick that is over began again")
	}
}

// stuck does not answer.
type stuck struct{ server.Caller }

func (stuck) Call(ctx context.Context, _ tick.Server, _ []byte) ([]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// A server that does not answer costs its slot's deadline, and is named, so that the client draws another. F-18
func TestUnreachable(t *testing.T) {
	s := newScene(t, func(_ *scene, _ *servertest.Member, c *server.Config) { c.Patience = time.Millisecond })
	m := s.slot(0)
	m.Config.Caller = stuck{}
	if err := s.Start(m); err != nil {
		t.Fatal(err)
	}
	s.fails("a server that is stuck", 1, sealed.Unreachable)
	works, err := m.Journal.Works()
	if err != nil || len(works) != 1 {
		t.Fatalf("%d works, %v", len(works), err)
	}
	r := works[0].Receipt
	if len(r.Latencies) != 1 || !r.Latencies[0].Failed || r.Latencies[0].Server != s.server(1) || r.Work != (common.Hash{}) {
		t.Errorf("%+v", r)
	}
	// The client draws again: for the same token, another server, another request.
	m.Config.Caller, m.Config.Patience = s, time.Minute
	if err := s.Start(m); err != nil {
		t.Fatal(err)
	}
	before := s.server(1)
	if s.draft, err = s.Draft(s.draft.Played, s.draft.Coin, []uint8{0, 1}); err != nil {
		t.Fatal(err)
	}
	if s.server(1) == before {
		t.Error("the same server was drawn again")
	}
	if s.sealed, s.envelope, err = s.App.Seal(s.draft); err != nil {
		t.Fatal(err)
	}
	if o, err := s.serve(); err != nil || o.Failure != nil {
		t.Errorf("%v, %+v", err, o)
	}
}

// Who does as much as it can says so at once.
func TestBusy(t *testing.T) {
	s := newScene(t, func(_ *scene, _ *servertest.Member, c *server.Config) { c.Requests, c.Calls = 1, 1 })
	m := s.slot(0)
	in, out := make(chan struct{}), make(chan struct{})
	s.call = func(n uint16, _ *sealed.Call) {
		if n == 1 {
			close(in)
			<-out
		}
	}
	first, envelope, replied := s.sealed, s.envelope, make(chan []byte)
	go func() { replied <- m.Serve(t.Context(), envelope) }()
	<-in
	for s.again(nil); s.server(0) != m.Config.ID; s.again(nil) {
	}
	s.fails("a second request at once", 0, server.Busy)
	close(out)
	if o, err := first.Open(<-replied); err != nil || o.Failure != nil {
		t.Errorf("%v, %+v", err, o)
	}
	s.call = nil
	if o, err := s.serve(); err != nil || o.Failure != nil {
		t.Errorf("the second, later: %v, %+v", err, o)
	}
}

// Each server has a signed receipt for what it did, which the supervisor can check. H-03, B-17, X-09, K-01
func TestReceipts(t *testing.T) {
	s := newScene(t, nil)
	o, err := s.serve()
	if err != nil || o.Failure != nil {
		t.Fatalf("%v, %+v", err, o)
	}
	for n := range uint16(5) {
		works, err := s.slot(n).Journal.Works()
		if err != nil || len(works) != 1 {
			t.Fatalf("slot %d: %d works, %v", n, len(works), err)
		}
		r, w := works[0].Receipt, works[0]
		server, _ := s.App.Server(s.server(n))
		if err := r.VerifySignature(server.Signer); err != nil {
			t.Error(err)
		}
		if err := r.Share.Verify(r.Token.Root); err != nil || r.Share.Slot != n || r.Slot != n || r.Request != s.sealed.ID || r.Work == (common.Hash{}) {
			t.Errorf("slot %d: %+v, %v", n, r, err)
		}
		if n == 0 && (r.Work != o.TopWork || len(r.Latencies) != 4 || len(r.Slots) != 5) {
			t.Errorf("the top server's is %+v", r)
		}
		if n >= 3 && (len(w.Steps) != int(n)-1 || len(w.StampOut) != len(w.StampIn)+64) { // H-09
			t.Errorf("slot %d keeps %d Steps", n, len(w.Steps))
		}
	}
}
