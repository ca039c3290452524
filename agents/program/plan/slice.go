package plan

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// slicer cuts an observation into one for each part of its result, so that nobody sees more than the part needs.
type slicer struct {
	*body
	f     *function
	args  []int
	looks []*need
	site  flow.Site // of the program that was given
	where map[int][]flow.Site
}

// slice adds what an observation is cut into and returns the value that it gives.
func (s *slicer) slice() int {
	args := make([]*moved, len(s.args))
	for i := range args {
		args[i] = &moved{arg: i}
	}
	m := &mover{s.library, followed}
	out := s.rebuild(s.f.Out, m.result(s.f.hash, args), nil)
	for _, node := range s.missing(s.f.hash, s.looks) {
		s.look(nil, failing(node))
	}
	return out
}

// rebuild makes a part of the result: of arguments that are only moved, and of what slices give.
func (s *slicer) rebuild(t *data.Type, m *moved, path []int) int {
	switch {
	case m.isArgument():
		return s.widen(s.field(s.args[m.arg], m.path), t)
	case leafless(t):
		return s.dummy(t)
	case !plain(t):
		return s.widen(s.assemble(t, m, path), t)
	}
	n := flow.Node{Op: flow.MakeTuple}
	if t.Kind == data.Record {
		n.Op, n.Type = flow.MakeRecord, t
	}
	for i, of := range t.Of {
		n.Args = append(n.Args, s.rebuild(of, m.part(i), append(slices.Clip(path), i)))
	}
	return s.emit(n)
}

// assemble makes a part of the result that has tags or lengths of its own. What below them needs different things of the
// arguments comes from different points; what is only moved there is put in by structure.
func (s *slicer) assemble(t *data.Type, m *moved, path []int) int {
	var values []int
	groups := s.groups(pieces(t, m), path)
	for _, d := range groups {
		d = under(path, d)
		values = append(values, s.field(s.expand(s.look(d, noFailing), s.f.Out, d), path))
	}
	all := s.join(t, values, groups)
	places := map[*moved]int{}
	m.each(t, func(n *moved, of *data.Type) { places[n] = s.widen(s.field(s.args[n.arg], n.path), of) })
	if len(places) == 0 {
		return all
	}
	return s.put(t, all, m, places)
}

// under returns a demand of what is at the end of a path of fields.
func under(path []int, d *demand) *demand {
	for _, i := range slices.Backward(path) {
		d = only(i, d)
	}
	return d
}

// groups joins pieces of a part of the result where one needs all that another needs.
func (s *slicer) groups(of []*demand, path []int) []*demand {
	var groups []*demand
	for _, d := range of {
		i := slices.IndexFunc(groups, func(g *demand) bool { return s.needsAll(g, d, path) || s.needsAll(d, g, path) })
		if i < 0 {
			groups = append(groups, d)
			continue
		}
		// The joined group may now need all that others need.
		joined := groups[i].also(d)
		groups = slices.Delete(groups, i, i+1)
		return s.groups(append(append(groups, joined), of[slices.Index(of, d)+1:]...), path)
	}
	return groups
}

// needsAll tells whether all that a piece needs is needed for another as well.
func (s *slicer) needsAll(d, piece *demand, path []int) bool {
	all, some := s.needs(s.f.hash, under(path, d), noFailing), s.needs(s.f.hash, under(path, piece), noFailing)
	for i, t := range s.f.In {
		if all.at[i].also(some.at[i]).of(t).key() != all.at[i].of(t).key() {
			return false
		}
	}
	return true
}

// field follows a path of fields.
func (b *body) field(v int, path []int) int {
	for _, i := range path {
		v = b.emit(flow.Node{Op: flow.Field, Args: []int{v}, N: i})
	}
	return v
}

// look adds an observation that gives only a part of the result, and sees only what it needs for it.
func (s *slicer) look(d *demand, fails failing) int {
	n := s.needs(s.f.hash, d, fails)
	s.looks = append(s.looks, n)
	h, read := s.opened(s.cutTo(s.f.hash, d, fails), d, n.at[:len(s.f.In)])
	observe := flow.Node{Op: flow.Observe, Funcs: []flow.Hash{h}}
	for _, i := range read {
		observe.Args = append(observe.Args, s.narrow(s.args[i], s.f.In[i], n.at[i]))
	}
	v := s.emit(observe)
	s.where[v] = append(s.where[v], s.site)
	return v
}

// opened returns a function that takes only what is read of another's parameters, and gives only what is demanded of its
// result. It lists the parameters of which something is read.
func (l *library) opened(h flow.Hash, d *demand, read []*demand) (flow.Hash, []int) {
	f := l.functions[h]
	var which []int
	var in []*data.Type
	whole := d.of(f.Out) == everything
	for i, t := range f.In {
		if e := read[i].of(t); e != nil {
			which, in = append(which, i), append(in, narrowed(t, e))
		}
		whole = whole && read[i].of(t) == everything
	}
	if whole {
		return h, which
	}
	return l.make(true, in, narrowed(f.Out, d), func(b *body, args []int) int {
		call := flow.Node{Op: flow.Call, Funcs: []flow.Hash{h}}
		next := 0
		for i, t := range f.In {
			if read[i].of(t) == nil {
				call.Args = append(call.Args, b.dummy(t))
				continue
			}
			call.Args = append(call.Args, b.expand(args[next], t, read[i]))
			next++
		}
		return b.narrow(b.emit(call), f.Out, d)
	}), which
}
