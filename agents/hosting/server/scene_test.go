package server_test

import (
	"context"
	"sync"
	"testing"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/structure"
)

// twice is a program whose endpoint observes what it observed, and appends both: slots 1 and 2 are points, of which the
// second needs the first, and 3 and 4 are updates.
func twice(t testing.TB) (*flow.Program, data.Label) {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "twice", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		return h
	}
	seen := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	key := data.LabelOf("key", "k")
	d.Keys[key] = flow.Key{Type: data.IntType}
	look := func(arg int) flow.Node {
		return flow.Node{Op: flow.Observe, Args: []int{arg}, Funcs: []flow.Hash{seen}}
	}
	note := func(arg int) flow.Node { return flow.Node{Op: flow.Update, Args: []int{arg}, Label: &key} }
	structural := add(flow.Function{
		In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType, Body: []flow.Node{look(0), look(2), note(2), note(3)}, Result: 5,
	})
	endpoint := data.LabelOf("endpoint", "e")
	d.Endpoints[endpoint] = flow.Endpoint{In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: structural}}}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p, endpoint
}

// scene is one request to the program twice, by servers of which some may be made to do wrong.
type scene struct {
	*servertest.Pool

	t        testing.TB
	endpoint data.Label
	draft    sealed.Draft
	sealed   *sealed.Sealed
	envelope []byte

	mu     sync.Mutex
	calls  map[uint16][]byte                                     // as they were sent, by slot
	call   func(n uint16, c *sealed.Call)                        // changes what the top server asks
	answer func(n uint16, m *servertest.Member, b []byte) []byte // changes what is answered
}

// newScene seals a request. Prepare, which may be nil, changes what servers are made of.
func newScene(t testing.TB, prepare func(s *scene, m *servertest.Member, c *server.Config)) *scene {
	t.Helper()
	return newSceneOf(t, 0, prepare)
}

// newSceneOf is a scene whose servers take so many tokens of a class; 0: any number.
func newSceneOf(t testing.TB, most uint32, prepare func(s *scene, m *servertest.Member, c *server.Config)) *scene {
	t.Helper()
	program, endpoint := twice(t)
	s := &scene{t: t, endpoint: endpoint, calls: map[uint16][]byte{}}
	var err error
	s.Pool, err = servertest.New(servertest.Config{Program: program, Servers: 8, Seed: 1, Most: most, Prepare: func(m *servertest.Member, c *server.Config) {
		c.Caller = s
		if prepare != nil {
			prepare(s, m, c)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	s.again(nil)
	return s
}

// again seals the request anew, with other keys, and with a token of its own if there is none.
func (s *scene) again(coin *token.Coin) {
	s.t.Helper()
	played, err := s.Play(s.t.Context(), s.endpoint, data.NewInt(5))
	if err == nil && coin == nil {
		coin, err = s.Coin(token.Paid)
	}
	if err == nil {
		s.draft, err = s.Draft(played, coin, nil)
	}
	if err == nil {
		s.sealed, s.envelope, err = s.App.Seal(s.draft)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// Call is how servers ask each other.
func (s *scene) Call(ctx context.Context, to tick.Server, blob []byte) ([]byte, error) {
	text, err := sealed.Unpad(blob)
	if err != nil {
		return nil, err
	}
	c, err := sealed.DecodeCall(text)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	if s.call != nil {
		s.call(c.Number, c)
		blob = server.EncodeCall(c)
	}
	s.calls[c.Number] = blob
	s.mu.Unlock()
	m := s.Members[to.ID]
	b := m.Answer(ctx, blob)
	if s.answer != nil {
		b = s.answer(c.Number, m, b)
	}
	return b, nil
}

// slot returns the server of a slot.
func (s *scene) slot(n uint16) *servertest.Member { return s.Members[s.server(n)] }

func (s *scene) server(n uint16) identity.ID { return s.draft.Servers[n].ID }

// serve has the request served.
func (s *scene) serve() (*sealed.Outcome, error) {
	return s.sealed.Open(s.slot(0).Serve(s.t.Context(), s.envelope))
}

// sealedAgain seals the request as it is now to its top server, after it was changed.
func (s *scene) sealAgain() {
	s.t.Helper()
	top, _ := s.App.Server(s.server(0))
	var err error
	if s.envelope, err = sealed.SealEnvelope(top.Sealing, top.ID, s.sealed.Request); err != nil {
		s.t.Fatal(err)
	}
}

// ask asks the server of a slot what was asked before, changed.
func (s *scene) ask(n uint16, change func(c *sealed.Call)) *server.Answer {
	s.t.Helper()
	text, err := sealed.Unpad(s.calls[n])
	if err != nil {
		s.t.Fatal(err)
	}
	c, err := sealed.DecodeCall(text)
	if err != nil {
		s.t.Fatal(err)
	}
	if change != nil {
		change(c)
	}
	a, err := server.DecodeAnswer(s.slot(n).Answer(s.t.Context(), server.EncodeCall(c)))
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// fails expects that a request comes to nothing, and whom the top server names.
func (s *scene) fails(what string, slot uint16, code string) {
	s.t.Helper()
	o, err := s.serve()
	switch {
	case err != nil:
		s.t.Errorf("%s: %v", what, err)
	case o.Failure == nil:
		s.t.Errorf("%s: served", what)
	case o.Failure.Slot != slot || o.Failure.Code != code:
		s.t.Errorf("%s: slot %d, %s (%s): want slot %d, %s", what, o.Failure.Slot, o.Failure.Code, o.Failure.Detail, slot, code)
	}
}

// refused expects that a call was refused, and whom its server names.
func (s *scene) refused(what string, a *server.Answer, slot uint16, code string) {
	s.t.Helper()
	switch {
	case a.Failure == nil:
		s.t.Errorf("%s: answered", what)
	case a.Failure.Slot != slot || a.Failure.Code != code:
		s.t.Errorf("%s: slot %d, %s (%s): want slot %d, %s", what, a.Failure.Slot, a.Failure.Code, a.Failure.Detail, slot, code)
	}
}

// encode writes an answer as it travels.
func encode(a *server.Answer) []byte { return sealed.Pad(codec.Encode(a), 1<<14) }

// public is the shape of a number that everybody can make.
func public(n int64) []byte {
	return commit.Encode(data.IntType, structure.LeafOf(commit.Public(data.IntType, data.NewInt(n))))
}

// seal seals a stamp to whoever comes after a slot.
func (s *scene) seal(n uint16, stamp []byte) []byte {
	s.t.Helper()
	id := s.sealed.Request.Header.ID()
	to, info := s.Next.StampKey, sealed.StampInfo(id, sealed.ForTick)
	if int(n) < len(s.sealed.Request.Body.Slots) {
		next, _ := s.App.Server(s.server(n + 1))
		to, info = next.Sealing, sealed.StampInfo(id, n+1)
	}
	box, err := identity.Seal(to, info, stamp)
	if err != nil {
		s.t.Fatal(err)
	}
	return box
}
