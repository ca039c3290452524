package structure_test

import (
	"context"
	"errors"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// nothing is a leaf of which there is only one.
type nothing struct{}

func sealNothing(t *data.Type, v data.Value) structure.Shape[nothing] {
	return structure.Seal(t, v, func(*data.Type, structure.Path, data.Value) nothing { return nothing{} })
}

// strangers answer with shapes of random values, now and then of a type that nobody asked for. They know no primitives, as
// there are none.
type strangers struct {
	*flow.Program
	source *flowgen.Source
	types  []*data.Type
	lies   bool
	looks  int
}

var errStranger = errors.New("the stranger is gone")

func (s *strangers) shape(t *data.Type) (structure.Shape[nothing], error) {
	if s.lies && s.source.N(8) == 0 {
		return structure.Shape[nothing]{}, errStranger
	}
	if s.lies && s.source.N(4) == 0 {
		t = s.types[s.source.N(len(s.types))]
	}
	return sealNothing(t, flowgen.Value(s.source, t)), nil
}

func (s *strangers) Public(*data.Type, data.Value) nothing { return nothing{} }

func (s *strangers) Observe(_ context.Context, _ flow.Site, h flow.Hash, _ []structure.Shape[nothing]) (structure.Shape[nothing], error) {
	s.looks++
	return s.shape(s.Checked[h].Out)
}

func (s *strangers) Answer(_ context.Context, q flow.Query, _ []nothing) (structure.Shape[nothing], error) {
	t, err := s.Program.Answer(q)
	if err != nil {
		return structure.Shape[nothing]{}, err
	}
	return s.shape(t)
}

// serve computes all endpoints with strangers outside. What comes is of its type, or it is an error.
func serve(t *testing.T, source *flowgen.Source, lies bool) (runs, refused, looks int) {
	t.Helper()
	p := flowgen.Program(source)
	server := structure.New[nothing](p)
	for label, e := range p.Endpoints {
		in, err := p.Declared.Resolve(e.In)
		if err != nil {
			t.Fatal(err)
		}
		out, err := p.Declared.Resolve(e.Out)
		if err != nil {
			t.Fatal(err)
		}
		s := &strangers{Program: p, source: source, types: typesOf(p), lies: lies}
		request, err := s.shape(in)
		if err != nil {
			continue
		}
		o, err := server.Serve(t.Context(), label, request, nothing{}, s)
		runs, looks = runs+1, looks+s.looks
		if err != nil {
			refused++
			continue
		}
		if err := o.Value.Check(out); err != nil {
			t.Errorf("result: %v", err)
		}
		if o.Steps > p.Steps[label] {
			t.Errorf("%d steps, at most %d were announced", o.Steps, p.Steps[label])
		}
		for _, c := range o.Changes {
			u, err := p.Declared.Resolve(p.Keys[c.Key].Type)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Value.Check(u); err != nil {
				t.Errorf("update: %v", err)
			}
		}
	}
	return runs, refused, looks
}

// The server of structure needs no primitives: it computes where there are none.
func TestNothingIsEnough(t *testing.T) {
	all, looks := 0, 0
	for seed := range uint64(200) {
		runs, refused, l := serve(t, flowgen.Seed(seed), false)
		if all, looks = all+runs, looks+l; refused > 0 || t.Failed() {
			t.Fatalf("seed %d: %d refused", seed, refused)
		}
	}
	t.Logf("%d runs with %d looks", all, looks)
	if looks < all/2 {
		t.Error("there was too little to observe")
	}
}

// Whatever strangers say, the server of structure refuses or computes with it.
func TestStrangersMayLie(t *testing.T) {
	all, refused := 0, 0
	for seed := range uint64(400) {
		runs, r, _ := serve(t, flowgen.Seed(seed), true)
		if all, refused = all+runs, refused+r; t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d runs, of which %d were refused", all, refused)
	if refused < all/10 || refused > all*9/10 {
		t.Error("there should be some of both")
	}
}

func FuzzStrangersMayLie(f *testing.F) {
	f.Add([]byte("emet"))
	f.Fuzz(func(t *testing.T, b []byte) { serve(t, flowgen.Bytes(b), true) })
}

// small is a program with one endpoint, that observes its request twice.
func small(t *testing.T) (p *flow.Program, endpoint data.Label, structural, seen flow.Hash) {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "small", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
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
	seen = add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	key := data.LabelOf("key", "k")
	d.Keys[key] = flow.Key{Type: data.IntType}
	look := func(arg int) flow.Node {
		return flow.Node{Op: flow.Observe, Args: []int{arg}, Funcs: []flow.Hash{seen}}
	}
	structural = add(flow.Function{In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType, Body: []flow.Node{
		{Op: flow.Update, Args: []int{0}, Label: &key}, look(0), look(3),
	}, Result: 4})
	endpoint = data.LabelOf("endpoint", "e")
	d.Endpoints[endpoint] = flow.Endpoint{In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: structural}}}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p, endpoint, structural, seen
}

// A failure in an observation ends all: there is neither a result nor an update, but it is known what was seen. M-11
func TestFailuresEndAll(t *testing.T) {
	p, endpoint, _, _ := small(t)
	run, err := structure.NewLocal(p).Serve(t.Context(), endpoint, data.NewInt(1<<61), 0, nil)
	if !errors.Is(err, interp.ErrArithmetic) {
		t.Error(err)
	}
	if len(run.Changes) > 0 {
		t.Errorf("changes %v", run.Changes)
	}
	if len(run.Looks) != 2 || run.Looks[0].Out == nil || run.Looks[1].Out != nil {
		t.Errorf("looks %+v", run.Looks)
	}
}

// What was seen is known to the byte, and where it came from.
func TestLooksAreNoted(t *testing.T) {
	p, endpoint, f, seen := small(t)
	run, err := structure.NewLocal(p).Serve(t.Context(), endpoint, data.NewInt(5), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if run.Value.Int() != 20 || len(run.Changes) != 1 || run.Changes[0].Value.Int() != 5 {
		t.Errorf("outcome %+v", run.Outcome)
	}
	for i, want := range []struct {
		in, out string
		from    structure.Source
	}{{"\x81\x05", "\x0a", structure.Request}, {"\x81\x0a", "\x14", structure.Looked}} {
		look := run.Looks[i]
		if string(look.In) != want.in || string(look.Out) != want.out || look.Function != seen || look.At != (flow.Site{Function: f, Node: 1 + i}) {
			t.Errorf("look %d: %+v", i, look)
		}
		if len(look.Leaves) != 1 || run.Origin(look.Leaves[0]).Source != want.from {
			t.Errorf("look %d saw %v", i, look.Leaves)
		}
	}
	if len(run.Shown) != 4 { // the request, the time, and two results
		t.Errorf("structure got %v", run.Shown)
	}
}

// Steps are bounded, and what does not belong is refused.
func TestCallRefuses(t *testing.T) {
	p, endpoint, f, seen := small(t)
	server := structure.New[nothing](p)
	s := &strangers{Program: p, source: flowgen.Seed(1)}
	args := []structure.Shape[nothing]{{}, {}}
	steps := p.Checked[f].Steps
	if o, err := server.Call(t.Context(), f, args, steps, s); err != nil || o.Steps != steps {
		t.Errorf("%d steps of %d: %v", o.Steps, steps, err)
	}
	if _, err := server.Call(t.Context(), f, args, steps-1, s); !errors.Is(err, interp.ErrFuel) {
		t.Errorf("with too little fuel: %v", err)
	}
	if _, err := server.Call(t.Context(), f, args, 0, s); !errors.Is(err, interp.ErrFuel) {
		t.Errorf("without fuel: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := server.Call(ended, f, args, steps, s); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
	if _, err := server.Call(t.Context(), seen, args[:1], steps, s); err == nil {
		t.Error("it computed what looks at primitives")
	}
	if _, err := server.Call(t.Context(), f, args[:1], steps, s); err == nil {
		t.Error("it called a function with too few arguments")
	}
	if _, err := server.Call(t.Context(), flow.Hash{}, args, steps, s); err == nil {
		t.Error("it called a function that is not there")
	}
	if _, err := server.Serve(t.Context(), data.Label{}, args[0], nothing{}, s); err == nil {
		t.Error("it served an endpoint that is not there")
	}
	if _, err := server.Serve(t.Context(), endpoint, sealNothing(data.TruthType, data.NewTruth(true)), nothing{}, s); err == nil {
		t.Error("it took a request of another type")
	}
}
