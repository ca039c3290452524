package sealed_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// Programs that nobody wrote are served as well: with all that the language has in it.
func TestRandomPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	n := tally{}
	for seed := range uint64(25) {
		source := flowgen.Seed(seed)
		b := planned(t, flowgen.Config{Nodes: 8, Calls: 2}.Program(source))
		w := newWorld(t, b)
		log := interp.NewLog(interp.New(w.whole))
		for range 3 {
			w.askAll(source, log, &n)
		}
	}
	t.Logf("%+v", n)
	if n.served < 50 || n.failed == 0 || n.updates == 0 {
		t.Errorf("too little of something: %+v", n)
	}
}

// Where a point gives a bool, and not a tag, nobody but who sees it learns which way the request goes: structure has both
// ways computed, and a last point picks. All that travels is the same for both, to the number of bytes. N-02, F-18
func TestHiddenBranches(t *testing.T) {
	d := &flow.Document{
		Version: flow.Version, Name: "hidden", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		must(t, err)
		d.Functions[h] = f
		return h
	}
	number := func(n string) flow.Node { return flow.Node{Op: flow.Const, Type: data.IntType, Value: []byte(n)} }
	which := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.BoolType, Body: []flow.Node{
		number(`"10"`), {Op: flow.Less, Args: []int{0, 1}},
	}, Result: 2})
	less := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{number(`"1"`), {Op: flow.Sub, Args: []int{0, 1}}}, Result: 2})
	more := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{number(`"1"`), {Op: flow.Add, Args: []int{0, 1}}}, Result: 2})
	pick := add(flow.Function{Seen: true, In: []*data.Type{data.BoolType, data.IntType, data.IntType}, Out: data.IntType, Body: []flow.Node{
		{Op: flow.Select, Args: []int{0, 1, 2}},
	}, Result: 3})
	look := func(f flow.Hash, args ...int) flow.Node {
		return flow.Node{Op: flow.Observe, Args: args, Funcs: []flow.Hash{f}}
	}
	main := add(flow.Function{In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType, Body: []flow.Node{
		look(which, 0), look(more, 0), look(less, 0), look(pick, 2, 3, 4),
	}, Result: 5})
	label := data.LabelOf("endpoint", "e")
	d.Endpoints[label] = flow.Endpoint{In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: main}}}
	p, err := flow.Check(d)
	must(t, err)
	w := newWorld(t, built{p, p})
	var requests []*asked
	for _, n := range []int64{5, 20} {
		a, err := w.ask(label, data.NewInt(n), nil)
		must(t, err)
		o, err := a.Open(a.reply)
		must(t, err)
		want := map[int64]int64{5: 6, 20: 19}[n]
		if o.Value.Int() != want {
			t.Errorf("%d gives %d: want %d", n, o.Value.Int(), want)
		}
		requests = append(requests, a)
	}
	if a, b := requests[0], requests[1]; !sameShapes(a.Request, b.Request) || lengths(a.travelled) != lengths(b.travelled) {
		t.Error("the way shows")
	}
}

// A request may have 63 slots and no more. X-09
func TestSlotsAreLimited(t *testing.T) {
	for n, want := range map[int]bool{sealed.MaxSlots: true, sealed.MaxSlots + 1: false} {
		w, label := wide(t, n)
		r, err := w.seal(label, data.NewInt(1), 0, nil)
		if (err == nil) != want || !want && !errors.Is(err, sealed.ErrTooMany) {
			t.Fatalf("%d slots: %v", n, err)
		}
		if want {
			w.outcome(r)
		}
	}
}

// wide is a program with so many points that need nothing of each other.
func wide(t testing.TB, points int) (*world, data.Label) {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "wide", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		must(t, err)
		d.Functions[h] = f
		return h
	}
	double := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	main := flow.Function{In: []*data.Type{data.IntType, data.TimeType}, Result: 2 + points}
	all := flow.Node{Op: flow.MakeTuple}
	var types []*data.Type
	for i := range points {
		main.Body = append(main.Body, flow.Node{Op: flow.Observe, Args: []int{0}, Funcs: []flow.Hash{double}})
		all.Args, types = append(all.Args, 2+i), append(types, data.IntType)
	}
	main.Body, main.Out = append(main.Body, all), data.TupleOf(types...)
	label := data.LabelOf("endpoint", "e")
	d.Endpoints[label] = flow.Endpoint{In: data.IntType, Out: main.Out, Stages: []flow.Stage{{Function: add(main)}}}
	p, err := flow.Check(d)
	must(t, err)
	return newWorld(t, built{p, p}), label
}

// Walks end with their context.
func TestWalksEnd(t *testing.T) {
	w, label, v := scene(t)
	r := w.asked(label, v)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := w.Walk(ctx, &r.Request.Header, &r.Request.Body, sealed.Results(w.results(r)))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	_, err = w.Walk(t.Context(), &r.Request.Header, &r.Request.Body, sealed.Results(nil))
	if s, ok := errors.AsType[*sealed.SlotError](err); !ok || s.Slot != 1 || !strings.Contains(s.Error(), "slot 1") {
		t.Errorf("%v", err)
	}
}

// Whatever comes, decoders take one form of it only, and do not break. B-13, B-14
func FuzzDecode(f *testing.F) {
	w, label, v := scene(f)
	w.wire = func(what string, blob []byte) []byte {
		for i, name := range []string{"call", "result", "stamped"} {
			if what == name {
				f.Add(byte(i), blob)
			}
		}
		return blob
	}
	r := w.asked(label, v)
	o, err := w.try(r)
	must(f, err)
	f.Add(byte(3), codec.Encode(o.Received))
	f.Add(byte(4), codec.Encode(r.Request))
	f.Add(byte(5), o.Changes[1].Entry.Encode())
	f.Fuzz(func(t *testing.T, which byte, blob []byte) {
		var m any
		var err error
		switch which % 6 {
		case 0:
			m, err = sealed.DecodeCall(blob)
		case 1:
			m, err = sealed.DecodeResult(blob)
		case 2:
			m, err = sealed.DecodeStamped(blob)
		case 3:
			m, err = sealed.DecodeReply(blob)
		case 4:
			var req *sealed.Request
			if req, err = sealed.DecodeRequest(blob); err == nil {
				_, _ = w.Walk(t.Context(), &req.Header, &req.Body, sealed.Results(o.Received.Results))
			}
			m = req
		default:
			var e *sealed.Entry
			if e, err = sealed.DecodeEntry(blob); err == nil {
				_, _, _ = e.Check(w.App)
			}
			m = e
		}
		if err == nil && !bytes.Equal(codec.Encode(m), blob) {
			t.Errorf("%s: %x comes back as %x", reflect.TypeOf(m), blob, codec.Encode(m))
		}
	})
}

// What is asked of a server, opened with keys that fit, in shapes that come from anywhere.
func FuzzOpenArgs(f *testing.F) {
	w, label, v := scene(f)
	_, err := w.try(w.asked(label, v))
	must(f, err)
	c := *w.calls[2]
	site, _ := w.Site(c.Slot.Site)
	in, _, err := w.Types(site.Place)
	must(f, err)
	k, err := c.OpenBox(w.servers[c.Slot.Server.ID])
	must(f, err)
	f.Add(c.Args, c.Edges[0], []byte{})
	f.Add([]byte{0x81, 0x40}, []byte{}, []byte{1})
	f.Fuzz(func(t *testing.T, args, edge, blob []byte) {
		c := c
		c.Args, c.Edges, c.Parcel.Blob = args, [][]byte{edge}, blob
		v, err := c.OpenArgs(k, in)
		if err == nil && v.Part(0).Int() != 42 {
			t.Errorf("it opens as %d", v.Part(0).Int())
		}
	})
}

// Places that are none have no types.
func TestTypesOfNothing(t *testing.T) {
	w, label, _ := scene(t)
	for _, p := range []tick.Place{
		{},
		{Kind: tick.Top, Endpoint: label},
		{Kind: tick.Point},
		{Kind: tick.Query},
		{Kind: tick.Update},
		{Kind: tick.Query, Endpoint: label, Stage: 1},
		{Kind: tick.Query, Endpoint: label, Query: -1},
	} {
		if _, _, err := w.Types(p); err == nil {
			t.Errorf("%+v has types", p)
		}
		if _, err := w.Function(p); err == nil {
			t.Errorf("%+v has a function", p)
		}
	}
}
