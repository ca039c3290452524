package program

import (
	"fmt"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Value is an opaque value: structure can pass it on and take it apart, but not look at its primitives. Only [Observe]
// does. Values are made and used within endpoints and functions.
type Value struct{ Shape[Value] }

// Seen is a value whose primitives are seen: it lives within an observation.
type Seen struct{ Shape[Seen] }

// Shape is what can be done with a value in both worlds: what goes by its form and not by its primitives.
type Shape[V Value | Seen] struct {
	app *App
	n   *node
}

// Cases are what is done for each tag. A case gets the payload, which is a unit for tags that have none.
type Cases = map[string]func(Value) Value

// SeenCases are the same where primitives are seen.
type SeenCases = map[string]func(Seen) Seen

// of wraps a node.
func (s Shape[V]) of(n *node) V {
	var v V
	switch v := any(&v).(type) {
	case *Value:
		v.Shape = Shape[Value]{s.app, n}
	case *Seen:
		v.Shape = Shape[Seen]{s.app, n}
	}
	return v
}

// bare returns the node of a value.
func bare[V Value | Seen](v V) *node {
	switch v := any(v).(type) {
	case Value:
		return v.n
	case Seen:
		return v.n
	default:
		panic("no other type satisfies the constraint")
	}
}

func (s Shape[V]) do(n flow.Node, more ...*node) V {
	if s.app == nil {
		return s.of(nil)
	}
	return s.of(s.app.emit(n, append([]*node{s.n}, more...)))
}

// isSeen tells which world V is.
func isSeen[V Value | Seen]() bool {
	_, seen := any(*new(V)).(Seen)
	return seen
}

// Type returns the type of the value, or Unit after a mistake.
func (s Shape[V]) Type() Type {
	if s.n == nil {
		return Unit
	}
	return s.n.typ
}

// Field returns a field of a record by name, or a part of a tuple by number.
func (s Shape[V]) Field(name string) V {
	if s.n == nil {
		return s.of(nil)
	}
	i, ok := s.app.field(s.n.typ, name)
	if !ok {
		hint := ""
		if parts := s.app.doc.Names.Types[s.n.typ.Label].Parts; s.n.typ.Kind == data.Record {
			hint = ": it has " + strings.Join(parts, ", ")
		}
		s.app.fail("%s has no field %s%s", s.app.text(s.n.typ), name, hint)
		return s.of(nil)
	}
	return s.do(flow.Node{Op: flow.Field, N: i})
}

// Match calls what belongs to the value's tag with the payload. There is a case for every tag.
func (s Shape[V]) Match(cases map[string]func(V) V) V {
	if s.n == nil {
		return s.of(nil)
	}
	tags := s.app.tagsOf(s.n.typ)
	if tags == nil {
		s.app.fail("%s has no tags to match: an observation can give one with ToTag", s.app.text(s.n.typ))
		return s.of(nil)
	}
	for name := range cases {
		if !slices.Contains(tags, name) {
			s.app.fail("%s has no tag %s: it has %s", s.app.text(s.n.typ), name, strings.Join(tags, ", "))
			return s.of(nil)
		}
	}
	var bodies []*body
	for i, tag := range tags {
		c, ok := cases[tag]
		if !ok {
			s.app.fail("there is no case for %s: %s is one of %s", tag, s.app.text(s.n.typ), strings.Join(tags, ", "))
			return s.of(nil)
		}
		bodies = append(bodies, s.app.build("case "+tag, isSeen[V](), []Type{s.n.typ.Of[i]}, func(p []*node) *node { return bare(c(s.of(p[0]))) }))
	}
	return s.of(s.app.invoke(flow.Node{Op: flow.Match}, []*node{s.n}, bodies...))
}

// over invokes an operation that calls a function for each part of the value.
func (s Shape[V]) over(op flow.Op, params []Type, args []*node, f func([]*node) V) V {
	b := s.app.build(op.String(), isSeen[V](), params, func(p []*node) *node { return bare(f(p)) })
	return s.of(s.app.invoke(flow.Node{Op: op}, append([]*node{s.n}, args...), b))
}

// element returns the type of the parts of a list or tree.
func (s Shape[V]) element(op flow.Op, k data.Kind) (Type, bool) {
	if s.n == nil {
		return nil, false
	}
	if s.n.typ.Kind != k {
		s.app.fail("%s: %s is no %s", op, s.app.text(s.n.typ), k)
		return nil, false
	}
	return s.n.typ.Of[0], true
}

// Map calls f for each element of a list and returns the list of what it gave.
func (s Shape[V]) Map(f func(element V) V) V {
	t, ok := s.element(flow.Map, data.List)
	if !ok {
		return s.of(nil)
	}
	return s.over(flow.Map, []Type{t}, nil, func(p []*node) V { return f(s.of(p[0])) })
}

// Filter returns the elements of a list for which f gives true as a tag.
func (s Shape[V]) Filter(f func(element V) V) V {
	t, ok := s.element(flow.Filter, data.List)
	if !ok {
		return s.of(nil)
	}
	return s.over(flow.Filter, []Type{t}, nil, func(p []*node) V { return f(s.of(p[0])) })
}

// Fold calls f for each element of a list with what it gave before, at first with the given state, and returns the last.
// The state's type is that of the first one: see [Shape.As].
func (s Shape[V]) Fold(first V, f func(state, element V) V) V {
	t, ok := s.element(flow.Fold, data.List)
	init := bare(first)
	if !ok || init == nil {
		return s.of(nil)
	}
	return s.over(flow.Fold, []Type{init.typ, t}, []*node{init}, func(p []*node) V { return f(s.of(p[0]), s.of(p[1])) })
}

// MapTree calls f for the value of each node of a tree.
func (s Shape[V]) MapTree(f func(value V) V) V {
	t, ok := s.element(flow.MapTree, data.Tree)
	if !ok {
		return s.of(nil)
	}
	return s.over(flow.MapTree, []Type{t}, nil, func(p []*node) V { return f(s.of(p[0])) })
}

// FoldTree calls f for each node of a tree from the leaves up, with its value and the list of what f gave for its
// children. What it gives is of type t.
func (s Shape[V]) FoldTree(t Type, f func(value, children V) V) V {
	of, ok := s.element(flow.FoldTree, data.Tree)
	if !ok {
		return s.of(nil)
	}
	return s.over(flow.FoldTree, []Type{of, data.ListOf(t, s.n.typ.Max)}, nil, func(p []*node) V {
		r := f(s.of(p[0]), s.of(p[1]))
		return s.of(s.app.widen(bare(r), t))
	})
}

// As gives the value a type with greater limits.
func (s Shape[V]) As(t Type) V {
	if s.n == nil {
		return s.of(nil)
	}
	return s.of(s.app.widen(s.n, t))
}

// widen passes a value through a function of which the result has the wider type.
func (a *App) widen(n *node, t Type) *node {
	if n == nil || data.Same(n.typ, t) {
		return n
	}
	if !data.Fits(n.typ, t) {
		a.fail("%s does not fit into %s", a.text(n.typ), a.text(t))
		return nil
	}
	f := flow.Function{Seen: a.scope.seen, In: []Type{n.typ}, Body: []flow.Node{}, Out: t}
	h, err := f.Hash()
	if err != nil {
		a.fail("%w", err)
		return nil
	}
	a.doc.Functions[h] = f
	return a.emit(flow.Node{Op: flow.Call, Funcs: []flow.Hash{h}}, []*node{n}, &flow.Signature{Seen: f.Seen, In: f.In, Out: t})
}

// Zip returns the pairs of the elements of two lists, as many as the shorter has.
func (s Shape[V]) Zip(other V) V { return s.do(flow.Node{Op: flow.Zip}, bare(other)) }

// Concat returns two lists one after the other. Strings and bytes are joined only where they are seen.
func (v Value) Concat(other Value) Value {
	if _, ok := v.element(flow.Concat, data.List); !ok {
		return v.of(nil)
	}
	return v.do(flow.Node{Op: flow.Concat}, other.n)
}

// Enumerate returns the pairs of number and element of a list. Numbers count from 0.
func (s Shape[V]) Enumerate() V { return s.do(flow.Node{Op: flow.Enumerate}) }

// Reverse returns a list from its end.
func (s Shape[V]) Reverse() V { return s.do(flow.Node{Op: flow.Reverse}) }

// Take returns the first n elements of a list.
func (s Shape[V]) Take(n int) V { return s.do(flow.Node{Op: flow.Take, N: n}) }

// At returns element n of a list, or none.
func (s Shape[V]) At(n int) V { return s.do(flow.Node{Op: flow.At, N: n}) }

// Entries returns the pairs of key and value of a dict, in the order of the keys.
func (s Shape[V]) Entries() V { return s.do(flow.Node{Op: flow.Entries}) }

// Flatten returns the values of a tree, each before those below it.
func (s Shape[V]) Flatten() V { return s.do(flow.Node{Op: flow.Flatten}) }

// Root returns the place of a tree's root, from which a zipper moves (Huet, The Zipper, 1997).
func (s Shape[V]) Root() V { return s.do(flow.Node{Op: flow.Root}) }

// Focus returns the value at a place.
func (s Shape[V]) Focus() V { return s.do(flow.Node{Op: flow.Focus}) }

// Down returns the place of child n, or none.
func (s Shape[V]) Down(n int) V { return s.do(flow.Node{Op: flow.Down, N: n}) }

// Up returns the place of the parent, or none.
func (s Shape[V]) Up() V { return s.do(flow.Node{Op: flow.Up}) }

// Left returns the place of the sibling before, or none.
func (s Shape[V]) Left() V { return s.do(flow.Node{Op: flow.Left}) }

// Right returns the place of the sibling after, or none.
func (s Shape[V]) Right() V { return s.do(flow.Node{Op: flow.Right}) }

// Edit puts a value into a place.
func (s Shape[V]) Edit(value V) V { return s.do(flow.Node{Op: flow.Edit}, bare(value)) }

// Insert adds a leaf as the last child of a place, or returns none if the tree is full.
func (s Shape[V]) Insert(value V) V { return s.do(flow.Node{Op: flow.Insert}, bare(value)) }

// Delete removes a place and all below it, and returns the place of its parent; none for the root.
func (s Shape[V]) Delete() V { return s.do(flow.Node{Op: flow.Delete}) }

// Whole returns the tree of a place, with all that was changed.
func (s Shape[V]) Whole() V { return s.do(flow.Node{Op: flow.Whole}) }

// String says of what type the value is.
func (s Shape[V]) String() string {
	if s.n == nil {
		return "mistaken value"
	}
	return fmt.Sprintf("value of type %s", s.app.text(s.n.typ))
}
