package plan_test

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/plan"
	"emet/agents/program/structure"
)

// visitor notes where a request comes to.
type visitor struct {
	program  *flow.Program
	machine  *interp.Machine
	answerer interp.Answerer
	queries  []plan.Visit // of the endpoint, in their order
	looks    []plan.Visit
}

func (v *visitor) Public(_ *data.Type, x data.Value) data.Value { return x }

func (v *visitor) Observe(ctx context.Context, at flow.Site, h flow.Hash, args []structure.Shape[data.Value]) (structure.Shape[data.Value], error) {
	v.looks = append(v.looks, plan.Visit{Kind: plan.StepPoint, Site: at})
	f := v.program.Checked[h]
	values := make([]data.Value, len(args))
	for i, a := range args {
		var err error
		if values[i], err = structure.Open(f.In[i], a, func(_ *data.Type, x data.Value) (data.Value, error) { return x, nil }); err != nil {
			return structure.Shape[data.Value]{}, err
		}
	}
	done, err := v.machine.Call(ctx, h, values, f.Steps)
	if err != nil {
		return structure.Shape[data.Value]{}, err
	}
	return shape(f.Out, done.Value), nil
}

func (v *visitor) Answer(ctx context.Context, q flow.Query, operands []data.Value) (structure.Shape[data.Value], error) {
	v.looks, v.queries = append(v.looks, v.queries[0]), v.queries[1:]
	t, err := v.program.Answer(q)
	if err != nil {
		return structure.Shape[data.Value]{}, err
	}
	x, err := v.answerer.Answer(ctx, q, operands)
	return shape(t, x), err
}

func shape(t *data.Type, v data.Value) structure.Shape[data.Value] {
	return structure.Seal(t, v, func(_ *data.Type, _ structure.Path, v data.Value) data.Value { return v })
}

// visits runs an endpoint and returns where it came to: points and queries, then updates. It reports false if the program
// failed.
func visits(t *testing.T, p *flow.Program, label data.Label, source *flowgen.Source, a interp.Answerer) (looks, updates []plan.Visit, ok bool) {
	t.Helper()
	e := p.Endpoints[label]
	v := &visitor{program: p, machine: interp.New(p), answerer: a}
	for i, s := range e.Stages {
		for j := range s.Queries {
			v.queries = append(v.queries, plan.Visit{Kind: plan.StepQuery, Stage: i, Query: j})
		}
	}
	in, err := p.Declared.Resolve(e.In)
	if err != nil {
		t.Fatal(err)
	}
	done, err := structure.New[data.Value](p).Serve(t.Context(), label, shape(in, flowgen.Value(source, in)), data.NewInt(int64(source.N(1000))), v)
	if _, failed := errors.AsType[*interp.Failure](err); failed {
		return nil, nil, false
	} else if err != nil {
		t.Fatal(err)
	}
	for _, c := range done.Changes {
		updates = append(updates, plan.Visit{Kind: plan.StepUpdate, Site: c.At})
	}
	return v.looks, updates, true
}

func sites(visits []plan.Visit) (all []flow.Site) {
	for _, v := range visits {
		all = append(all, v.Site)
	}
	return all
}

// brute lists all that an endpoint can come to, up to a number, by the letter of the language.
type brute struct {
	program *flow.Program
	most    int
}

var errMany = errors.New("too many")

type way struct{ looks, updates []plan.Visit }

func (w way) then(o way) way {
	return way{slices.Concat(w.looks, o.looks), slices.Concat(w.updates, o.updates)}
}

func (b brute) product(as, bs []way) (all []way, err error) {
	if len(as)*len(bs) > b.most {
		return nil, errMany
	}
	for _, x := range as {
		for _, y := range bs {
			all = append(all, x.then(y))
		}
	}
	return all, nil
}

func (b brute) function(h flow.Hash) (all []way, err error) {
	f := b.program.Checked[h]
	all = []way{{}}
	for i, n := range f.Body {
		var may []way
		switch at := (flow.Site{Function: h, Node: i}); n.Op {
		case flow.Observe:
			may = []way{{looks: []plan.Visit{{Kind: plan.StepPoint, Site: at}}}}
		case flow.Update:
			may = []way{{updates: []plan.Visit{{Kind: plan.StepUpdate, Site: at}}}}
		case flow.Call, flow.Match:
			for _, g := range n.Funcs {
				ways, err := b.function(g)
				if err != nil {
					return nil, err
				}
				may = append(may, ways...)
			}
		case flow.Map, flow.Filter, flow.Fold, flow.MapTree, flow.FoldTree:
			ways, err := b.function(n.Funcs[0])
			if err != nil {
				return nil, err
			}
			if len(ways) == 1 && len(ways[0].looks)+len(ways[0].updates) == 0 {
				continue
			}
			round := []way{{}}
			may = []way{{}}
			for range f.Types[n.Args[0]].Max {
				if round, err = b.product(round, ways); err != nil {
					return nil, err
				}
				if may = append(may, round...); len(may) > b.most {
					return nil, errMany
				}
			}
		default:
			continue
		}
		if all, err = b.product(all, may); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (b brute) endpoint(label data.Label) (all []way, err error) {
	all = []way{{}}
	for i, s := range b.program.Endpoints[label].Stages {
		for j := range s.Queries {
			if all, err = b.product(all, []way{{looks: []plan.Visit{{Kind: plan.StepQuery, Stage: i, Query: j}}}}); err != nil {
				return nil, err
			}
		}
		ways, err := b.function(s.Function)
		if err != nil {
			return nil, err
		}
		if all, err = b.product(all, ways); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func labels(p *flow.Program) []data.Label {
	return slices.SortedFunc(maps.Keys(p.Endpoints), func(a, b data.Label) int { return slices.Compare(a[:], b[:]) })
}

// fits tells whether a way is what is known of a request.
func (w way) fits(known []plan.Visit, more bool) bool {
	all := slices.Concat(w.looks, w.updates)
	matches := func(n int) bool {
		for i, k := range known {
			if k != (plan.Visit{}) && (i >= n || k != all[i]) {
				return false
			}
		}
		return true
	}
	if !more {
		return len(all) == len(known) && matches(len(all))
	}
	return len(all) >= len(known) && matches(len(all))
}

// What a run of a program comes to is accepted, whole, in part, and with parts unknown. G-11, G-20.
func TestRunsAreAccepted(t *testing.T) {
	runs, refused, mutated, updating := 0, 0, 0, 0
	for seed := range uint64(150) {
		p := flowgen.Config{Nodes: 20}.Program(flowgen.Seed(seed))
		pl, err := plan.New(p, nil)
		if err != nil {
			continue // it declares what cannot be kept apart
		}
		for _, p := range []*flow.Program{p, pl.Program} {
			f := plan.NewFlows(p)
			for _, label := range labels(p) {
				source, random := flowgen.Seed(seed), rand.New(rand.NewPCG(seed, 1))
				for range 4 {
					looks, updates, ok := visits(t, p, label, source, flowgen.Answers{Program: p, Seed: seed})
					if !ok || len(looks)+len(updates) > plan.MaxVisits {
						continue
					}
					runs++
					if len(updates) > 0 {
						updating++
					}
					if !f.Updates(label, sites(updates)) || !plan.Accepts(p, label, sites(updates)) {
						t.Fatalf("seed %d: the updates of a run are refused", seed)
					}
					all := slices.Concat(looks, updates)
					if !f.Visits(label, all, false) {
						t.Fatalf("seed %d: a run is refused", seed)
					}
					if cut := random.IntN(len(all) + 1); !f.Visits(label, all[:cut], true) {
						t.Fatalf("seed %d: the beginning of a run is refused", seed)
					}
					lost := slices.Clone(all)
					for i := range lost {
						if random.IntN(3) == 0 {
							lost[i] = plan.Visit{}
						}
					}
					if !f.Visits(label, lost, false) || !f.Visits(label, lost, true) {
						t.Fatalf("seed %d: a run with lost receipts is refused", seed)
					}
					if changed, ok := mutate(random, all); ok {
						mutated++
						if !f.Visits(label, changed, false) {
							refused++
						}
					}
				}
			}
		}
	}
	t.Logf("%d runs, %d with updates; %d of %d mutations refused", runs, updating, refused, mutated)
	if runs < 500 || updating < 100 || mutated < 300 || refused < mutated/2 {
		t.Error("there was too little to see")
	}
}

// mutate changes a course a little.
func mutate(random *rand.Rand, all []plan.Visit) ([]plan.Visit, bool) {
	if len(all) == 0 {
		return nil, false
	}
	changed, i := slices.Clone(all), random.IntN(len(all))
	switch random.IntN(4) {
	case 0:
		changed = slices.Delete(changed, i, i+1)
	case 1:
		changed = slices.Insert(changed, i, all[random.IntN(len(all))])
	case 2:
		changed[i].Site.Node++
		changed[i].Query++
	default:
		changed[i] = all[random.IntN(len(all))]
	}
	return changed, !slices.Equal(changed, all)
}

// What is accepted of small programs is exactly what can be: compared with the list of all. G-11, G-20.
func TestAcceptedIsWhatCanBe(t *testing.T) {
	programs, yes, no := 0, 0, 0
	for seed := range uint64(300) {
		p := flowgen.Config{Nodes: 10}.Program(flowgen.Seed(seed))
		f := plan.NewFlows(p)
		random := rand.New(rand.NewPCG(seed, 2))
		for _, label := range labels(p) {
			ways, err := brute{p, 3000}.endpoint(label)
			if err != nil || len(ways) < 2 || slices.ContainsFunc(ways, func(w way) bool { return len(w.looks)+len(w.updates) > 40 }) {
				continue
			}
			programs++
			for range 60 {
				w := ways[random.IntN(len(ways))]
				known := slices.Concat(w.looks, w.updates)
				for range random.IntN(3) {
					if changed, ok := mutate(random, known); ok {
						known = changed
					}
				}
				for range random.IntN(3) {
					if len(known) > 0 {
						known = slices.Clone(known)
						known[random.IntN(len(known))] = plan.Visit{}
					}
				}
				more := random.IntN(3) == 0
				want := slices.ContainsFunc(ways, func(w way) bool { return w.fits(known, more) })
				if got := f.Visits(label, known, more); got != want {
					t.Fatalf("seed %d: accepted %v, want %v: %v, more %v", seed, got, want, known, more)
				}
				if want {
					yes++
				} else {
					no++
				}
				wanted := slices.ContainsFunc(ways, func(x way) bool { return slices.Equal(x.updates, w.updates[:len(w.updates)/2]) })
				if got := f.Updates(label, sites(w.updates[:len(w.updates)/2])); got != wanted {
					t.Fatalf("seed %d: updates accepted %v, want %v", seed, got, wanted)
				}
			}
		}
	}
	t.Logf("%d programs, %d accepted, %d refused", programs, yes, no)
	if programs < 30 || yes < 500 || no < 500 {
		t.Error("there was too little to compare")
	}
}

// The same of the examples: real runs are accepted, as planned and as written. G-20.
func TestExamplesAreAccepted(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			b := example(t, name)
			pl, err := plan.New(b.Program, b.Sources)
			if err != nil {
				t.Fatal(err)
			}
			f := plan.NewFlows(pl.Program)
			runs := 0
			for seed := range uint64(30) {
				for _, label := range labels(pl.Program) {
					looks, updates, ok := visits(t, pl.Program, label, flowgen.Seed(seed), flowgen.Answers{Program: pl.Program, Seed: seed})
					if !ok || len(looks)+len(updates) > plan.MaxVisits {
						continue
					}
					runs++
					all := slices.Concat(looks, updates)
					if !f.Visits(label, all, false) || !f.Updates(label, sites(updates)) {
						t.Fatalf("seed %d: a run is refused", seed)
					}
					foreign := plan.Visit{Kind: plan.StepUpdate, Site: flow.Site{Node: 1}}
					if f.Visits(label, append(slices.Clone(all), foreign), false) || f.Updates(label, append(sites(updates), foreign.Site)) {
						t.Fatalf("seed %d: an update more is accepted", seed)
					}
				}
			}
			if runs == 0 {
				t.Error("nothing ran")
			}
		})
	}
}

// A program that would take for ever is not looked at for ever: calls that double at each of many levels are each looked at
// once, and loops in loops end.
func TestHostileFlowsAreBounded(t *testing.T) {
	functions := map[flow.Hash]flow.Function{}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		functions[h] = f
		return h
	}
	label := data.LabelOf("key", "log")
	last := add(flow.Function{In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Update, Args: []int{0}, Label: &label}}, Result: 1})
	update := flow.Site{Function: last}
	for range 12 {
		f := flow.Function{In: []*data.Type{data.IntType}, Out: data.IntType}
		for range 4 {
			f.Body = append(f.Body, flow.Node{Op: flow.Call, Args: []int{0}, Funcs: []flow.Hash{last}})
		}
		last = add(f)
	}
	stage := add(flow.Function{In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Call, Args: []int{0}, Funcs: []flow.Hash{last}}}})
	endpoint := data.LabelOf("endpoint", "e")
	p, err := flow.Check(&flow.Document{
		Version: flow.Version, Name: "hostile", Types: map[data.Label]flow.Declared{}, Indices: map[data.Label]flow.Index{},
		Keys: map[data.Label]flow.Key{label: {Type: data.IntType}}, Functions: functions,
		Endpoints: map[data.Label]flow.Endpoint{endpoint: {In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: stage}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Accepts(p, endpoint, slices.Repeat([]flow.Site{update}, plan.MaxVisits)) {
		t.Error("some of 4^12 updates are accepted")
	}
	if plan.Accepts(p, endpoint, slices.Repeat([]flow.Site{update}, plan.MaxVisits+1)) {
		t.Error("more visits than are looked at")
	}
	f := plan.NewFlows(p)
	if !f.Visits(endpoint, slices.Repeat([]plan.Visit{{Kind: plan.StepUpdate, Site: update}}, 100), true) {
		t.Error("the first of them are refused")
	}
	if f.Visits(data.Label{}, nil, true) {
		t.Error("an endpoint that there is not")
	}
	// What is unknown could be anything: that is most to look at.
	if !f.Visits(endpoint, make([]plan.Visit, 63), true) || f.Visits(endpoint, append(make([]plan.Visit, 63), plan.Visit{Kind: plan.StepPoint}), true) {
		t.Error("unknown places are not what they may be")
	}
}
