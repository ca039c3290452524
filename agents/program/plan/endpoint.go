package plan

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// endpoint follows an endpoint through all that it calls and lists its points.
func (p *Plan) endpoint(l *library, label data.Label) (*Endpoint, error) {
	e := &Endpoint{Endpoint: p.Program.Endpoints[label], Label: label, Name: label.String(), Steps: p.Program.Steps[label], Points: []*Point{}, Updates: []*Update{}}
	if n, ok := p.names.Endpoints[label]; ok {
		e.Name, e.Doc = n.Name, n.Doc
	}
	k := newKnowledge(l)
	w := &walk{Plan: p, Endpoint: e, known: k, points: map[flow.Site]*Point{}, updates: map[flow.Site]*Update{}, instances: map[flow.Hash]uint64{}}
	k.visit = w.visit
	in, err := p.Program.Declared.Resolve(e.In)
	if err != nil {
		return nil, err
	}
	value := k.outside("request", "request", in)
	now := k.outside("time", tickTime, data.TimeType)
	for i, s := range e.Stages {
		args := []*shape{value, now}
		for j, q := range s.Queries {
			t, err := p.Program.Answer(q)
			if err != nil {
				return nil, err
			}
			name := p.indexName(q.Index)
			if again := slices.IndexFunc(e.queries, func(o *query) bool { return o.name == name }); again >= 0 {
				name = fmt.Sprintf("%s (query %d)", name, len(e.queries)+1)
			}
			e.queries = append(e.queries, &query{Query: q, name: name, of: value})
			key := fmt.Sprint("answer", i, ".", j)
			id := k.outside(key+".id", "owner of "+name+"[*]", t.Of[0].Of[0])
			entry := k.outside(key+".entry", name+"[*]", t.Of[0].Of[1])
			length := k.outside(key, name, data.ListOf(data.UnitType, q.Limit))
			args = append(args, &shape{own: length.form(), parts: []*shape{{parts: []*shape{id, entry}}}})
		}
		w.instances[s.Function]++
		value = k.follow(s.Function, args)
	}
	e.leaves, e.result = k.leaves, leavesOf(value)
	w.count()
	w.connect()
	return e, nil
}

// tickTime is what the second parameter of each stage is called.
const tickTime = "time of the tick"

// query is one that an endpoint makes.
type query struct {
	flow.Query

	name string
	of   *shape // the first parameter of its stage
}

// shown is a tag, length or form that structure sees.
type shown struct {
	leaf int
	of   *data.Type
}

// shown lists what structure sees of a value.
func (s *shape) shown(t *data.Type, to []shown) []shown {
	if s == nil {
		return to
	}
	if !plain(t) && !t.IsPrimitive() {
		for _, l := range s.own {
			if one := (shown{l, t}); !slices.Contains(to, one) {
				to = append(to, one)
			}
		}
	}
	for i, of := range t.Of {
		to = s.part(i).shown(of, to)
	}
	return to
}

func (p *Plan) indexName(label data.Label) string {
	if n, ok := p.names.Indices[label]; ok {
		return n.Name
	}
	return label.String()
}

// walk gathers what an endpoint does.
type walk struct {
	*Plan
	*Endpoint
	known     *knowledge
	points    map[flow.Site]*Point
	updates   map[flow.Site]*Update
	instances map[flow.Hash]uint64 // of functions, at most
}

func (w *walk) visit(at flow.Site, n flow.Node, args []*shape, out *shape) {
	switch n.Op {
	case flow.Observe:
		pt := w.points[at]
		if pt == nil {
			pt = &Point{Number: len(w.Points) + 1, Site: at, Origins: w.origins[at], Function: n.Funcs[0], In: []Port{}, From: []int{}, To: []int{}}
			f := w.Program.Checked[pt.Function]
			for _, t := range f.In {
				pt.In = append(pt.In, Port{t, Class(t.Size())})
			}
			pt.Out = Port{f.Out, Class(f.Out.Size())}
			w.points[at], w.Points = pt, append(w.Points, pt)
		}
		sees := leavesOf(args...)
		pt.contexts = append(pt.contexts, sees)
		for _, l := range leavesOf(out) {
			if !slices.Contains(sees, l) {
				pt.made = append(pt.made, l)
			}
		}
		pt.shown = out.shown(pt.Out.Type, pt.shown)
		pt.ToTop = slices.ContainsFunc(pt.shown, func(s shown) bool { return !w.known.leaves[s.leaf].public })
	case flow.Update:
		u := w.updates[at]
		if u == nil {
			u = &Update{Site: at, Origins: w.origins[at], Key: *n.Label}
			w.updates[at], w.Updates = u, append(w.Updates, u)
		}
		u.leaves = union(u.leaves, leavesOf(args...))
	default:
	}
}

// count counts how often each function runs at most. Of alternatives, all are counted.
func (w *walk) count() {
	for _, h := range slices.Backward(w.Program.Order) {
		times := w.instances[h]
		if times == 0 {
			continue
		}
		f := w.Program.Checked[h]
		for _, n := range f.Body {
			rounds := uint64(1)
			switch n.Op {
			case flow.Map, flow.Filter, flow.Fold, flow.MapTree, flow.FoldTree:
				rounds = uint64(f.Types[n.Args[0]].Max) // #nosec G115 -- limits are not negative
			default:
			}
			for _, callee := range n.Funcs {
				// Both are far below 2^32: no endpoint takes more steps than flow.MaxSteps.
				w.instances[callee] = min(w.instances[callee]+min(times*rounds, flow.MaxSteps), flow.MaxSteps)
			}
		}
	}
	for _, pt := range w.Points {
		pt.Instances = w.instances[pt.Site.Function]
	}
}

// connect finds out which points get what others give.
func (w *walk) connect() {
	made := map[int][]*Point{}
	for _, pt := range w.Points {
		slices.Sort(pt.made)
		pt.made = slices.Compact(pt.made)
		for _, l := range pt.made {
			made[l] = append(made[l], pt)
		}
	}
	makers := func(of []int) map[*Point]bool {
		from, seen := map[*Point]bool{}, map[int]bool{}
		var back func(ls []int)
		back = func(ls []int) {
			for _, l := range ls {
				if seen[l] {
					continue
				}
				seen[l] = true
				for _, pt := range made[l] {
					from[pt] = true
				}
				if back(w.leaves[l].copies); len(made[l]) == 0 {
					back(w.leaves[l].from)
				}
			}
		}
		back(of)
		return from
	}
	for _, pt := range w.Points {
		for from := range makers(slices.Concat(pt.contexts...)) {
			if from != pt {
				pt.From, from.To = append(pt.From, from.Number), append(from.To, pt.Number)
			}
		}
	}
	for from := range makers(w.result) {
		from.ToClient = true
	}
	for _, u := range w.Updates {
		for from := range makers(u.leaves) {
			from.ToLogs = true
		}
	}
	for _, pt := range w.Points {
		slices.Sort(pt.From)
		slices.Sort(pt.To)
	}
}
