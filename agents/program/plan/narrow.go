package plan

import (
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// narrow takes out of a value of type t, or of one that fits it, what is read of it: a value of type [narrowed].
func (b *body) narrow(value int, t *data.Type, d *demand) int {
	d = d.of(t)
	switch {
	case d == nil:
		return b.dummy(data.UnitType)
	case d.all:
		return value
	case plain(t):
		var parts []int
		for i, of := range t.Of {
			if e := d.part(i).of(of); e != nil {
				parts = append(parts, b.narrow(b.emit(flow.Node{Op: flow.Field, Args: []int{value}, N: i}), of, e))
			}
		}
		if len(parts) == 1 {
			return parts[0]
		}
		return b.emit(flow.Node{Op: flow.MakeTuple, Args: parts})
	}
	return b.each(value, t, narrowed(t, d), func(b *body, i, part int) int { return b.narrow(part, t.Of[i], d.part(i)) }, func(b *body, i, part int) int {
		return b.expand(b.narrow(part, t.Of[i], d.part(i)), t.Of[i], d.part(i))
	})
}

// expand makes a value of type t of one that was narrowed. What is not read is filled with dummies.
func (b *body) expand(value int, t *data.Type, d *demand) int {
	d = d.of(t)
	switch {
	case d == nil:
		return b.dummy(t)
	case d.all:
		return b.widen(value, t)
	case plain(t):
		args := make([]int, len(t.Of))
		read := 0
		for i, of := range t.Of {
			if d.part(i).of(of) != nil {
				read++
			}
		}
		next := 0
		for i, of := range t.Of {
			e := d.part(i).of(of)
			part := value
			if e != nil && read > 1 {
				part = b.emit(flow.Node{Op: flow.Field, Args: []int{value}, N: next})
				next++
			}
			args[i] = b.expand(part, of, e)
		}
		if t.Kind == data.Record {
			return b.emit(flow.Node{Op: flow.MakeRecord, Type: t, Args: args})
		}
		return b.emit(flow.Node{Op: flow.MakeTuple, Args: args})
	case t.Kind == data.Variant || t.Kind == data.Truth:
		return b.widen(value, t)
	}
	return b.each(value, narrowed(t, d), t, func(b *body, i, part int) int { return b.expand(part, t.Of[i], d.part(i)) }, nil)
}

// each converts a value of one type to another part by part. Variants have a way of their own, since their type stays.
func (b *body) each(value int, from, to *data.Type, convert, ofVariant func(b *body, i, part int) int) int {
	if to.Kind == data.Variant {
		convert = ofVariant
	}
	if to.Kind == data.List || to.Kind == data.Tree {
		f := b.make(b.seen, from.Of, to.Of[0], func(c *body, args []int) int { return convert(c, 0, args[0]) })
		op := flow.Map
		if to.Kind == data.Tree {
			op = flow.MapTree
		}
		return b.emit(flow.Node{Op: op, Args: []int{value}, Funcs: []flow.Hash{f}})
	}
	n := flow.Node{Op: flow.Match, Args: []int{value}}
	for i, of := range to.Of {
		n.Funcs = append(n.Funcs, b.make(b.seen, []*data.Type{from.Of[i]}, to, func(c *body, args []int) int {
			made := flow.Node{Op: flow.Construct, Type: to, N: i}
			if of.Kind != data.Unit {
				made.Args = []int{convert(c, i, args[0])}
			}
			return c.emit(made)
		}))
	}
	return b.emit(n)
}
