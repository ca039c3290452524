package sealed_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

// scene is a program whose request comes to a query, two points, of which the second gets of the first, and two updates,
// one of them in a log that the request names.
func scene(t testing.TB) (*world, data.Label, data.Value) {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "scene", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		must(t, err)
		d.Functions[h] = f
		return h
	}
	key, index, label := data.LabelOf("key", "k"), data.LabelOf("index", "i"), data.LabelOf("endpoint", "e")
	text, option := data.StringOf(20), data.OptionOf(data.IntType)
	d.Keys[key] = flow.Key{Type: data.IntType}
	d.Indices[index] = flow.Index{Key: key, By: [][]int{{}}}
	double := add(flow.Function{Seen: true, In: []*data.Type{data.IntType, data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 1}}}, Result: 2})
	maybe := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: option, Body: []flow.Node{{Op: flow.Construct, N: 1, Type: option, Args: []int{0}}}, Result: 1})
	in := data.TupleOf(data.IntType, data.IDType, text)
	answer := data.ListOf(data.TupleOf(data.IDType, data.IntType), 2)
	main := add(flow.Function{In: []*data.Type{in, data.TimeType, answer}, Out: data.TupleOf(option, answer), Body: []flow.Node{
		{Op: flow.Field, N: 0, Args: []int{0}}, // 3
		{Op: flow.Field, N: 1, Args: []int{0}}, // 4
		{Op: flow.Observe, Args: []int{3, 3}, Funcs: []flow.Hash{double}},
		{Op: flow.Observe, Args: []int{5}, Funcs: []flow.Hash{maybe}},
		{Op: flow.Update, Args: []int{5}, Label: &key},
		{Op: flow.Update, Args: []int{3, 4}, Label: &key},
		{Op: flow.MakeTuple, Args: []int{6, 2}},
	}, Result: 9})
	d.Endpoints[label] = flow.Endpoint{In: in, Out: data.TupleOf(option, answer), Stages: []flow.Stage{{
		Queries: []flow.Query{{Index: index, How: flow.ByEquality, Where: []flow.Operand{{Path: []int{0}}}, Limit: 2}}, Function: main,
	}}}
	p, err := flow.Check(d)
	must(t, err)
	w := newWorld(t, built{p, p})
	return w, label, data.NewTuple(data.NewInt(21), data.NewID([32]byte{8}), data.NewString("private"))
}

func (w *world) asked(label data.Label, v data.Value) *request {
	w.t.Helper()
	r, err := w.seal(label, v, 100, flowgen.Answers{Program: w.planned, Seed: 2})
	must(w.t, err)
	return r
}

// try has a request served and opened. It fails unless it all went well.
func (w *world) try(r *request) (*sealed.Outcome, error) {
	reply, err := w.serve(r)
	if err != nil {
		return nil, err
	}
	o, err := r.Open(reply)
	if err == nil && o.Failure != nil {
		err = errors.New(o.Failure.Detail)
	}
	return o, err
}

func TestScene(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	o, err := w.try(r)
	must(t, err)
	if got, _ := o.Value.Part(0).Some(); got.Int() != 42 || len(o.Changes) != 2 || len(r.Request.Body.Slots) != 5 {
		t.Fatalf("%d, %d changes", got.Int(), len(o.Changes))
	}
	if a, b := o.Changes[0], o.Changes[1]; a.Value.Int() != 42 || a.Log != nil || b.Value.Int() != 21 || *b.Log != [32]byte{8} {
		t.Errorf("changes %+v", o.Changes)
	}
	// F-14, F-24: what would be published, and where it comes from.
	if a, b := o.Changes[0].Reveals, o.Changes[1].Reveals; len(a) != 1 || a[0].Source != sealed.FromServer || len(b) != 2 ||
		b[0].Source != sealed.FromRequest || b[0].From != "request[1]" || b[1].From != "request[0]" || b[1].Value.Int() != 21 {
		t.Errorf("reveals %+v, %+v", a, b)
	}
	before, err := w.Reveals(r.played)
	if err != nil || len(before) != 2 || before[1][1].From != "request[0]" {
		t.Errorf("before: %+v, %v", before, err)
	}
	// F-15: each log gets the same header, Steps and stamp.
	a, b := o.Changes[0].Entry, o.Changes[1].Entry
	if a.Header != b.Header || !bytes.Equal(codec.Encode(a.Steps), codec.Encode(b.Steps)) || !bytes.Equal(a.Stamp, b.Stamp) {
		t.Error("entries of one request differ")
	}
	if path := a.Path(w.App); len(path) != 2 || path[0].Node != 4 || path[1].Node != 5 {
		t.Errorf("path %v", path)
	}
	// F-10, T7: only the second point has to wait, for the first.
	for i, want := range [][]uint16{nil, nil, {2}, nil, nil} {
		if got := r.Request.Body.Slots[i].Needs(); !slices.Equal(got, want) {
			t.Errorf("slot %d waits for %v: want %v", i+1, got, want)
		}
	}
}

// Whatever byte of whatever message is changed on its way, somebody notices: nothing comes of the request. N-03, F-11, SR-17
func TestEveryByteCounts(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	count := 0
	w.wire = func(_ string, blob []byte) []byte { count++; return blob }
	_, err := w.try(r)
	must(t, err)
	if count != 12 {
		t.Fatalf("%d messages", count)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for which := range count {
		for range 30 {
			n, what, at := 0, "", 0
			w.wire = func(kind string, blob []byte) []byte {
				if n++; n == which+1 {
					what, at = kind, dice.IntN(len(blob))
					blob[at] ^= 1 << dice.IntN(8)
				}
				return blob
			}
			if _, err := w.try(r); err == nil {
				t.Fatalf("message %d, a %s: byte %d may be another", which, what, at)
			}
		}
	}
}

// A server that signs what its function does not give is named, with what it signed. B-14, F-14, N-11
func TestLiesAreKept(t *testing.T) {
	for slot := range uint16(3) {
		w, label, v := scene(t)
		r := w.asked(label, v)
		w.tamper = func(m any) {
			l, ok := m.(*lied)
			if !ok || l.Number != slot+1 {
				return
			}
			switch l.Slot.Kind {
			case tick.Query:
				*l.Result, _ = sealed.SealAnswer(l.out, nil)
			default:
				value := data.NewInt(7)
				if slot == 2 {
					value = data.NewNone()
				}
				*l.Result = l.SealResult(l.keys, l.out, value)
			}
		}
		reply, err := w.lenient(r)
		must(t, err)
		_, err = r.Open(reply)
		lie, ok := errors.AsType[*sealed.Lie](err)
		if !ok {
			t.Fatalf("slot %d: %v", slot+1, err)
		}
		server, _ := w.Server(lie.Server)
		s, err := eip712.ParseSignature(lie.Signature)
		must(t, err)
		by, err := eip712.Recover(lie.Statement.Hash(), s)
		if err != nil || lie.Slot != slot+1 || by != server.Signer || lie.Statement.Out != commit.HashOf(lie.Shape) || lie.Want == lie.Statement.Out {
			t.Errorf("evidence %+v by %s: %v", lie, by, err)
		}
		if !strings.Contains(lie.Error(), lie.Server.Hex()) {
			t.Errorf("it names nobody: %v", lie)
		}
	}
}

// lenient serves as a top server that does not look at what it gets, and reports that it failed.
func (w *world) lenient(r *request) ([]byte, error) {
	var results []sealed.Result
	tamper := w.tamper
	w.tamper = func(m any) {
		if result, ok := m.(*sealed.Result); ok {
			results = append(results, *result)
		}
		tamper(m)
	}
	if reply, err := w.serve(r); err == nil {
		return reply, nil
	}
	reply := &sealed.Reply{Results: results, Failure: &sealed.Failure{Slot: uint16(len(results)), Code: sealed.Invalid}}
	h, top := r.Request.Header, r.Request.Body.Top.ID
	s := sealed.TopStatement{App: h.App, Tick: h.Tick, Request: r.ID, Server: top, Reply: reply.Hash()}
	reply.Top = w.servers[top].sign(w.t, s.Hash())
	return sealed.SealReply(r.Request.Reply, r.ID, reply), nil
}

// The top server alone forges nothing: whatever it makes of what it got, the client notices, and so do servers of updates.
// N-03, P-13
func TestTopServerForgesNothing(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	for name, forge := range map[string]func(*sealed.Reply){
		"a result is left out":       func(r *sealed.Reply) { r.Results = r.Results[:2] },
		"one is there twice":         func(r *sealed.Reply) { r.Results[1] = r.Results[0] },
		"one is not signed":          func(r *sealed.Reply) { r.Results[0].Signature = nil },
		"a ciphertext of its own":    func(r *sealed.Reply) { r.Results[1].Leaves[0] = make([]byte, len(r.Results[1].Leaves[0])) },
		"a ciphertext is left out":   func(r *sealed.Reply) { r.Results[1].Leaves = nil },
		"a ciphertext of an answer":  func(r *sealed.Reply) { r.Results[0].Leaves = r.Results[1].Leaves },
		"a Step is left out":         func(r *sealed.Reply) { r.Steps = r.Steps[:1] },
		"Steps in another order":     func(r *sealed.Reply) { slices.Reverse(r.Steps) },
		"a Step too many":            func(r *sealed.Reply) { r.Steps = append(r.Steps, r.Steps[1]) },
		"another path of a prime":    func(r *sealed.Reply) { r.Steps[0].PrimePath = nil },
		"another path of a key":      func(r *sealed.Reply) { r.Steps[1].KeyPath = nil },
		"a stamp that nobody sealed": func(r *sealed.Reply) { r.Stamp = make([]byte, len(r.Stamp)) },
		"no stamp":                   func(r *sealed.Reply) { r.Stamp = nil },
		"a stamp of another length":  func(r *sealed.Reply) { r.Stamp = append(r.Stamp, 0) },
		"a Step for another change":  func(r *sealed.Reply) { r.Steps[0].Step.Delta = common.Hash{1} },
		"a Step of another request":  func(r *sealed.Reply) { r.Steps[0].Step.Request = common.Hash{1} },
		"a Step with other keys":     func(r *sealed.Reply) { r.Steps[0].Prime = common.Hash{1} },
		"nothing at all":             func(r *sealed.Reply) { *r = sealed.Reply{} },
		"more results than slots":    func(r *sealed.Reply) { r.Results = append(r.Results, r.Results...) },
		"an answer that nobody gave": func(r *sealed.Reply) { r.Results[0].Shape = []byte{0x80} },
	} {
		w.tamper = func(m any) {
			if r, ok := m.(*sealed.Reply); ok {
				r.Results, r.Steps = slices.Clone(r.Results), slices.Clone(r.Steps)
				forge(r)
			}
		}
		if _, err := w.try(r); err == nil {
			t.Errorf("%s: nobody notices", name)
		}
	}
}

// A server of an update stamps nothing but what structure demands of what others signed. N-03, SR-17, SR-18, F-13
func TestUpdatesAreWalkedAgain(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	first := r.Request.First
	for name, forge := range map[string]func(c *sealed.Call){
		"a result that nobody signed":   func(c *sealed.Call) { c.Results[1].Shape = slices.Clone(c.Results[1].Shape); c.Results[1].Shape[5]++ },
		"a result of another slot":      func(c *sealed.Call) { c.Results[1] = c.Results[0] },
		"a Step that another signed":    func(c *sealed.Call) { c.Steps[0].Signature = bytes.Repeat([]byte{1}, 65) },
		"another random number":         func(c *sealed.Call) { c.Steps[0].Step.StampOut = common.Hash{1} },
		"a Step too few":                func(c *sealed.Call) { c.Steps = nil },
		"another body":                  func(c *sealed.Call) { b := *c.Body; b.Time++; c.Body = &b },
		"another slot":                  func(c *sealed.Call) { c.Slot.Server.Attempt++ },
		"another token":                 func(c *sealed.Call) { c.Token.Root[0]++ },
		"a path of another share":       func(c *sealed.Call) { c.Parcel.Path = slices.Clone(c.Parcel.Path); c.Parcel.Path[0][0]++ },
		"ciphertexts that it needs not": func(c *sealed.Call) { c.Results[1].Leaves = [][]byte{{1}} },
	} {
		for nth := range 2 {
			n := 0
			w.tamper = func(m any) {
				if c, ok := m.(*sealed.Call); ok && c.Slot.IsUpdate() {
					if n++; n == nth+1 {
						c.Results, c.Steps = slices.Clone(c.Results), slices.Clone(c.Steps)
						forge(c)
					}
				}
			}
			if _, err := w.try(r); err == nil {
				t.Errorf("%s: server of update %d stamps", name, nth)
			}
		}
	}
	if r.Request.First != first {
		t.Error("the request was changed")
	}
}

// A client that plays false is refused: by the servers of points if a primitive is not what was committed to, by the walk if
// the slots are not those of the program. B-24, N-01, N-03, F-07, F-17
func TestWalkRefuses(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	results := w.results(r)
	walk := func(h sealed.Header, b sealed.Body) error {
		h.Body = b.Hash()
		_, err := w.Walk(t.Context(), &h, &b, sealed.Results(results))
		return err
	}
	h, body := r.Request.Header, r.Request.Body
	must(t, walk(h, body))
	for name, c := range map[string]struct {
		forge func(h *sealed.Header, b *sealed.Body)
		want  string
	}{
		"another tick":            {func(h *sealed.Header, _ *sealed.Body) { h.Tick++ }, "this is tick 4"},
		"another app":             {func(h *sealed.Header, _ *sealed.Body) { h.App[0]++ }, "this is tick 4"},
		"another version":         {func(h *sealed.Header, _ *sealed.Body) { h.Program.Digest[0]++ }, "another version"},
		"no such endpoint":        {func(h *sealed.Header, _ *sealed.Body) { h.Endpoint[0]++ }, "unknown endpoint"},
		"a value of another type": {func(_ *sealed.Header, b *sealed.Body) { b.Value = []byte{0x80} }, "parts of"},
		"a top that is none":      {func(_ *sealed.Header, b *sealed.Body) { b.Top.ID[0]++ }, "no server of tick 4"},
		"a top of another site":   {func(_ *sealed.Header, b *sealed.Body) { b.Top.Duplicate = 9 }, "does not hold"},
		"a point left out":        {func(_ *sealed.Header, b *sealed.Body) { b.Slots = slices.Delete(b.Slots, 2, 3) }, "another place"},
		"an update left out":      {func(_ *sealed.Header, b *sealed.Body) { b.Slots = b.Slots[:4] }, "demands 5 slots"},
		"an update too many":      {func(_ *sealed.Header, b *sealed.Body) { b.Slots = append(b.Slots, b.Slots[4]) }, "demands 5 slots"},
		"updates in other order":  {func(_ *sealed.Header, b *sealed.Body) { b.Slots[3], b.Slots[4] = b.Slots[4], b.Slots[3] }, "another place"},
		"points are missing":      {func(_ *sealed.Header, b *sealed.Body) { b.Slots = b.Slots[:1] }, "more than 1 slots"},
		"a point after updates":   {func(_ *sealed.Header, b *sealed.Body) { b.Slots = append(b.Slots, b.Slots[1]) }, "updates are last"},
		"another argument":        {func(_ *sealed.Header, b *sealed.Body) { b.Slots[2].In = []sealed.Ref{{}} }, "other arguments"},
		"an argument too many":    {func(_ *sealed.Header, b *sealed.Body) { b.Slots[1].In = append(b.Slots[1].In, sealed.Ref{}) }, "other arguments"},
		"arguments from later":    {func(_ *sealed.Header, b *sealed.Body) { b.Slots[1].In[0] = sealed.Ref{Slot: 3} }, "not before it"},
		"another site":            {func(_ *sealed.Header, b *sealed.Body) { b.Slots[1].Site = b.Slots[2].Site }, "another place"},
		"another kind":            {func(_ *sealed.Header, b *sealed.Body) { b.Slots[1].Kind = tick.Query }, "another place"},
		"a server that is none":   {func(_ *sealed.Header, b *sealed.Body) { b.Slots[1].Server.ID[0]++ }, "no server of tick 4"},
		"of another duplicate":    {func(_ *sealed.Header, b *sealed.Body) { b.Slots[4].Server.Duplicate = 9 }, "does not hold"},
		"too many slots": {func(_ *sealed.Header, b *sealed.Body) {
			b.Slots = slices.Repeat(b.Slots[:1], sealed.MaxSlots+1)
		}, "at most 63"},
	} {
		h, b := h, body
		b.Slots = slices.Clone(b.Slots)
		for i := range b.Slots {
			b.Slots[i].In = slices.Clone(b.Slots[i].In)
		}
		c.forge(&h, &b)
		if err := walk(h, b); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.Walk(t.Context(), &h, &sealed.Body{}, sealed.Results(results)); err == nil {
		t.Error("a body that the header does not name is walked")
	}
}

// results has the points of a request served.
func (w *world) results(r *request) (results []sealed.Result) {
	w.t.Helper()
	w.tamper = func(m any) {
		if reply, ok := m.(*sealed.Reply); ok {
			results = slices.Clone(reply.Results)
		}
	}
	_, err := w.try(r)
	must(w.t, err)
	w.tamper = nil
	return results
}

// Servers of points take nothing but what was committed to, whoever changed it.
func TestArgumentsAreChecked(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	_, err := w.try(r)
	must(t, err)
	for _, c := range w.calls[1:3] {
		site, _ := w.Site(c.Slot.Site)
		in, _, err := w.Types(site.Place)
		must(t, err)
		k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
		must(t, err)
		_, err = c.OpenArgs(k, in)
		must(t, err)
		salt := commit.Salt{1}
		for name, forge := range map[string]func(c *sealed.Call, k *sealed.Keys){
			"another leaf": func(c *sealed.Call, _ *sealed.Keys) {
				c.Args = slices.Clone(c.Args)
				c.Args[len(c.Args)-1]++
			},
			"another value": func(c *sealed.Call, k *sealed.Keys) {
				given := []sealed.Given{{Value: []byte{7}, Salt: salt}, {Value: []byte{7}, Salt: salt}}
				c.Parcel.Blob = sealed.SealBlob(k.In, c.Header.ID(), c.Number, given[:len(c.Slot.In)], 100)
			},
			"nothing": func(c *sealed.Call, k *sealed.Keys) { c.Parcel.Blob = nil; c.Edges = nil },
			"too little": func(c *sealed.Call, k *sealed.Keys) {
				c.Parcel.Blob = sealed.SealBlob(k.In, c.Header.ID(), c.Number, nil, 100)
				k.Edges = nil
			},
			"no arguments": func(c *sealed.Call, _ *sealed.Keys) { c.Args = nil },
			"other edges": func(c *sealed.Call, k *sealed.Keys) {
				c.Edges, k.Edges = append(c.Edges, nil), append(k.Edges, [32]byte{})
			},
			"fewer arguments": func(c *sealed.Call, _ *sealed.Keys) { c.Slot.In = c.Slot.In[1:] },
		} {
			c, k := *c, *k
			k.Edges = slices.Clone(k.Edges)
			forge(&c, &k)
			if v, err := c.OpenArgs(&k, in); err == nil {
				t.Errorf("slot %d: %s: taken for %x", c.Number, name, v.AppendCBOR(in, nil))
			}
		}
	}
}
