package plan

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// moved is what is known of a value without looking at it: that it is an argument of the observation or a part of one, a
// record of values of which something is known, or something with a tag and such a payload. Nil is nothing.
type moved struct {
	arg   int
	path  []int
	parts []*moved // of a record or tuple
	tags  []*moved // payloads by tag
}

// absent is the payload of a tag that a value never has.
var absent = &moved{arg: -1}

func (m *moved) isArgument() bool { return m != nil && m != absent && m.parts == nil && m.tags == nil }

// part returns what is known of a field.
func (m *moved) part(i int) *moved {
	switch {
	case m == nil || m == absent || m.tags != nil:
		return nil
	case m.parts != nil:
		return m.parts[i]
	default:
		return &moved{arg: m.arg, path: append(slices.Clip(m.path), i)}
	}
}

// payload returns what is known of the payload of a tag.
func (m *moved) payload(i int) *moved {
	if m == nil || m.tags == nil {
		return nil
	}
	return m.tags[i]
}

// oneOf returns what is known of a value that is one of two.
func oneOf(m, o *moved) *moved {
	switch {
	case m == absent:
		return o
	case o == absent:
		return m
	case m == nil || o == nil || (m.tags == nil) != (o.tags == nil):
		return nil
	case m.tags != nil:
		tags := make([]*moved, len(m.tags))
		for i := range tags {
			tags[i] = oneOf(m.tags[i], o.tags[i])
		}
		return &moved{tags: tags}
	case m.isArgument() && o.isArgument():
		if m.arg == o.arg && slices.Equal(m.path, o.path) {
			return m
		}
		return nil
	}
	parts := make([]*moved, max(len(m.parts), len(o.parts)))
	for i := range parts {
		parts[i] = oneOf(m.part(i), o.part(i))
	}
	return &moved{parts: parts}
}

// each calls f for all arguments, or parts of them, that are within a value.
func (m *moved) each(t *data.Type, f func(m *moved, t *data.Type)) {
	switch {
	case m == nil || m == absent:
	case m.isArgument():
		f(m, t)
	default:
		for i, p := range append(m.parts, m.tags...) {
			p.each(t.Of[i], f)
		}
	}
}

// followed is how many nodes are followed for one observation: a program can call much in few nodes.
const followed = 1 << 12

// mover follows values through functions that only move them.
type mover struct {
	*library
	left int
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
	case flow.Construct:
		tags := make([]*moved, len(n.Type.Of))
		for i := range tags {
			tags[i] = absent
		}
		if tags[n.N] = nil; len(args) > 0 {
			tags[n.N] = args[0]
		}
		return &moved{tags: tags}
	case flow.Field:
		return args[0].part(n.N)
	case flow.Select:
		return oneOf(args[1], args[2])
	case flow.Call:
		return m.result(n.Funcs[0], args)
	case flow.Match:
		of, out := args[0], absent
		for i, h := range n.Funcs {
			payload := of.payload(i)
			if payload == absent {
				continue // never called
			}
			args[0] = payload
			out = oneOf(out, m.result(h, args))
		}
		return out
	default:
		return nil
	}
}

// maxPieces is how many pieces of a value are told apart: a type can have many parts.
const maxPieces = 32

// pieces lists the parts of a value that can be computed apart from each other: what is not moved. Each has the tags and
// lengths above it.
func pieces(t *data.Type, m *moved) []*demand {
	var list []*demand
	switch {
	case m.isArgument() || m == absent || leafless(t):
		return nil
	case atomic(t) || t.Kind == data.Tree:
		return []*demand{everything}
	}
	for i, of := range t.Of {
		below := m.part(i)
		if t.IsTagged() {
			below = m.payload(i)
		} else if !plain(t) {
			below = nil
		}
		for _, d := range pieces(of, below) {
			list = append(list, only(i, d))
		}
	}
	if len(list) > maxPieces {
		var all *demand
		for _, d := range list {
			all = all.also(d)
		}
		return []*demand{all}
	}
	if len(list) == 0 && !plain(t) {
		return []*demand{{}} // the tag or length
	}
	return list
}

// put writes what is moved into a value that has everything else.
func (b *body) put(t *data.Type, value int, m *moved, places map[*moved]int) int {
	inside := 0
	m.each(t, func(*moved, *data.Type) { inside++ })
	switch {
	case inside == 0:
		return value
	case m.isArgument():
		return places[m]
	case plain(t):
		n := flow.Node{Op: flow.MakeTuple}
		if t.Kind == data.Record {
			n.Op, n.Type = flow.MakeRecord, t
		}
		for i, of := range t.Of {
			n.Args = append(n.Args, b.widen(b.put(of, b.field(value, []int{i}), m.part(i), places), of))
		}
		return b.emit(n)
	}
	// The functions of the cases get the places as parameters.
	var order []*moved
	var in []*data.Type
	args := []int{value}
	m.each(t, func(n *moved, _ *data.Type) {
		order, in, args = append(order, n), append(in, b.types[places[n]]), append(args, places[n])
	})
	match := flow.Node{Op: flow.Match, Args: args}
	for i, of := range t.Of {
		match.Funcs = append(match.Funcs, b.make(b.seen, append([]*data.Type{of}, in...), t, func(c *body, args []int) int {
			there := map[*moved]int{}
			for j, n := range order {
				there[n] = args[1+j]
			}
			return c.construct(t, i, func() int { return c.put(of, args[0], m.payload(i), there) })
		}))
	}
	return b.emit(match)
}

// construct makes a value with a tag, and its payload if there is one.
func (b *body) construct(t *data.Type, tag int, payload func() int) int {
	n := flow.Node{Op: flow.Construct, Type: t, N: tag}
	if t.Of[tag].Kind != data.Unit {
		n.Args = []int{payload()}
	}
	return b.emit(n)
}

// join makes one value of several that have the same tags and lengths, each with the demanded parts.
func (b *body) join(t *data.Type, values []int, parts []*demand) int {
	var vs []int
	var ds []*demand
	for i, d := range parts {
		if d.of(t) != nil {
			vs, ds = append(vs, values[i]), append(ds, d)
		}
	}
	switch {
	case len(vs) == 0:
		return b.dummy(t)
	case len(vs) == 1:
		return vs[0]
	case plain(t):
		n := flow.Node{Op: flow.MakeTuple}
		if t.Kind == data.Record {
			n.Op, n.Type = flow.MakeRecord, t
		}
		for i, of := range t.Of {
			n.Args = append(n.Args, b.joinParts(of, vs, ds, i, func(v int) int { return b.field(v, []int{i}) }))
		}
		return b.emit(n)
	case t.Kind == data.List:
		return b.joinLists(t, vs, ds)
	}
	match := flow.Node{Op: flow.Match, Args: vs}
	for i, of := range t.Of {
		in := []*data.Type{of}
		for range vs[1:] {
			in = append(in, t)
		}
		match.Funcs = append(match.Funcs, b.make(b.seen, in, t, func(c *body, args []int) int {
			return c.joinTagged(t, i, args[:1], args[1:], ds)
		}))
	}
	return b.emit(match)
}

// joinParts joins parts of values.
func (b *body) joinParts(t *data.Type, values []int, ds []*demand, part int, of func(int) int) int {
	vs, below := make([]int, len(values)), make([]*demand, len(values))
	for i, v := range values {
		vs[i], below[i] = of(v), ds[i].part(part)
	}
	return b.widen(b.join(t, vs, below), t)
}

func (b *body) joinLists(t *data.Type, vs []int, ds []*demand) int {
	zipped, of := vs[0], t.Of[0]
	for _, v := range vs[1:] {
		zipped = b.emit(flow.Node{Op: flow.Zip, Args: []int{zipped, v}})
		of = data.TupleOf(of, t.Of[0])
	}
	f := b.make(b.seen, []*data.Type{of}, t.Of[0], func(c *body, args []int) int {
		elements := make([]int, len(vs))
		rest := args[0]
		for i := len(vs) - 1; i > 0; i-- {
			elements[i] = c.field(rest, []int{1})
			rest = c.field(rest, []int{0})
		}
		elements[0] = rest
		return c.joinParts(t.Of[0], elements, ds, 0, func(v int) int { return v })
	})
	return b.emit(flow.Node{Op: flow.Map, Args: []int{zipped}, Funcs: []flow.Hash{f}})
}

// joinTagged goes on with payloads of some values with a tag. The others have the same one: what stands in the cases of
// other tags never runs.
func (b *body) joinTagged(t *data.Type, tag int, payloads, rest []int, ds []*demand) int {
	if len(rest) == 0 {
		return b.construct(t, tag, func() int {
			return b.joinParts(t.Of[tag], payloads, ds, tag, func(v int) int { return v })
		})
	}
	args := slices.Concat(rest[:1], payloads, rest[1:])
	match := flow.Node{Op: flow.Match, Args: args}
	for i, of := range t.Of {
		in := []*data.Type{of}
		for _, a := range args[1:] {
			in = append(in, b.types[a])
		}
		match.Funcs = append(match.Funcs, b.make(b.seen, in, t, func(c *body, args []int) int {
			if i != tag {
				return c.dummy(t)
			}
			n := len(payloads)
			return c.joinTagged(t, tag, append(slices.Clone(args[1:1+n]), args[0]), args[1+n:], ds)
		}))
	}
	return b.emit(match)
}
