package plan

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// moved is what is known of a value without looking at it: that it is an argument of the observation or a part of one, or
// a record of values of which something is known. Nil is nothing.
type moved struct {
	arg   int
	path  []int
	parts []*moved // of a record or tuple; then it is no argument
}

// part returns what is known of a field.
func (m *moved) part(i int) *moved {
	switch {
	case m == nil:
		return nil
	case m.parts != nil:
		return m.parts[i]
	default:
		return &moved{arg: m.arg, path: append(slices.Clip(m.path), i)}
	}
}

// either returns what is known of a value that is one of two.
func either(m, o *moved) *moved {
	switch {
	case m == nil || o == nil:
		return nil
	case m.parts == nil && o.parts == nil:
		if m.arg == o.arg && slices.Equal(m.path, o.path) {
			return m
		}
		return nil
	}
	n := max(len(m.parts), len(o.parts))
	parts := make([]*moved, n)
	for i := range parts {
		parts[i] = either(m.part(i), o.part(i))
	}
	return &moved{parts: parts}
}

// mover follows values through functions that only move them.
type mover struct {
	*library
	left int // nodes to follow yet: a program can call much in few nodes
}

func (m *mover) result(h flow.Hash, args []*moved) *moved {
	f := m.functions[h]
	if m.left -= 1 + len(f.Body); m.left < 0 {
		return nil
	}
	at := append(slices.Clone(args), make([]*moved, len(f.Body))...)
	for i, n := range f.Body {
		at[len(f.In)+i] = m.node(n, at)
	}
	return at[f.Result]
}

func (m *mover) node(n flow.Node, at []*moved) *moved {
	args := make([]*moved, len(n.Args))
	for i, a := range n.Args {
		args[i] = at[a]
	}
	switch n.Op {
	case flow.MakeTuple, flow.MakeRecord:
		if len(args) == 0 {
			return nil
		}
		return &moved{parts: args}
	case flow.Field:
		return args[0].part(n.N)
	case flow.Select:
		return either(args[1], args[2])
	case flow.Call:
		return m.result(n.Funcs[0], args)
	case flow.Match:
		args[0] = nil
		out := m.result(n.Funcs[0], args)
		for _, h := range n.Funcs[1:] {
			out = either(out, m.result(h, args))
		}
		return out
	default:
		return nil
	}
}

// followed is how many nodes are followed for one observation.
const followed = 1 << 12

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
	case m != nil && m.parts == nil:
		return s.widen(s.field(s.args[m.arg], m.path), t)
	case leafless(t):
		return s.dummy(t)
	case !plain(t):
		d := everything
		for _, i := range slices.Backward(path) {
			d = only(i, d)
		}
		return s.field(s.expand(s.look(d, noFailing), s.f.Out, d), path)
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
