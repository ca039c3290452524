package structure

import (
	"errors"
	"fmt"
	"slices"

	"emet/agents/program/data"
)

// Shape is what the server of structure has of a value: how it is made of its parts, and leaves in place of primitives.
// The zero Shape is that of the unit. Shapes never change; they are copied freely.
type Shape[L any] struct {
	leaf  L          // a primitive
	n     int        // a tag; of a tree the nodes that it has; of a step on the way to a place the number of the child
	parts []Shape[L] // fields, payload, elements, keys and values in turn, or what a tree or place consists of
}

func leafOf[L any](l L) Shape[L]              { return Shape[L]{leaf: l} }
func listOf[L any](parts []Shape[L]) Shape[L] { return Shape[L]{parts: parts} }
func taggedOf[L any](n int, payload Shape[L]) Shape[L] {
	return Shape[L]{n: n, parts: []Shape[L]{payload}}
}

// optionOf makes an option of what may be missing.
func optionOf[L any](s Shape[L], ok bool) Shape[L] {
	if !ok {
		return taggedOf(0, Shape[L]{})
	}
	return taggedOf(1, s)
}

// Path leads to a leaf of a shape from its outside: by the numbers of parts, tags, and elements. Those of a dict count
// keys and values in turn, those of a tree its nodes, each before those below it.
type Path []int

// Seal takes a value of a type apart: it returns its shape, with what seal gives for each primitive in its place. The path
// belongs to seal's caller, who changes it.
func Seal[L any](t *data.Type, v data.Value, seal func(t *data.Type, path Path, v data.Value) L) Shape[L] {
	s := &sealing[L]{seal: seal}
	return s.value(t, v)
}

type sealing[L any] struct {
	seal func(t *data.Type, path Path, v data.Value) L
	path Path
}

func (s *sealing[L]) value(t *data.Type, v data.Value) Shape[L] {
	switch t.Kind {
	case data.Unit:
		return Shape[L]{}
	case data.Truth:
		return Shape[L]{n: v.Tag()}
	case data.Option, data.Variant:
		return taggedOf(v.Tag(), s.part(v.Tag(), t.Of[v.Tag()], v.Payload()))
	case data.Tuple, data.Record, data.List, data.Dict:
		parts := make([]Shape[L], v.Len())
		for i, p := range v.Parts() {
			parts[i] = s.part(i, partOf(t, i), p)
		}
		return listOf(parts)
	case data.Tree:
		nodes := 0
		return s.tree(t, v, &nodes)
	case data.Zipper:
		nodes := 0
		at := placeOf(s.tree(t, v.Whole(), &nodes))
		for _, i := range v.Path() {
			at, _ = at.down(i)
		}
		return at
	default:
		return leafOf(s.seal(t, s.path, v))
	}
}

func (s *sealing[L]) part(i int, t *data.Type, v data.Value) Shape[L] {
	s.path = append(s.path, i)
	p := s.value(t, v)
	s.path = s.path[:len(s.path)-1]
	return p
}

func (s *sealing[L]) tree(t *data.Type, v data.Value, nodes *int) Shape[L] {
	children := v.Children()
	parts := make([]Shape[L], 1+len(children))
	parts[0] = s.part(*nodes, t.Of[0], v.Value())
	for i, c := range children {
		*nodes++
		parts[1+i] = s.tree(t, c, nodes)
	}
	return treeOf(parts)
}

// partOf returns the type of a part of a tuple, record, list or dict.
func partOf(t *data.Type, i int) *data.Type { return t.Of[i%len(t.Of)] }

// Open puts a value of a type together from its shape and what open gives for each leaf. It returns an error if the shape
// is none of a value of the type, and the errors of open.
func Open[L any](t *data.Type, s Shape[L], open func(t *data.Type, leaf L) (data.Value, error)) (data.Value, error) {
	if err := s.Check(t); err != nil {
		return data.Value{}, err
	}
	var failed error
	v := s.value(t, func(t *data.Type, leaf L) data.Value {
		v, err := open(t, leaf)
		if err != nil && failed == nil {
			failed = err
		}
		return v
	})
	return v, failed
}

// Leaves returns the leaves of a shape that was checked to be one of the type.
func (s Shape[L]) Leaves(t *data.Type) (leaves []L) {
	s.value(t, func(_ *data.Type, leaf L) data.Value {
		leaves = append(leaves, leaf)
		return data.Value{}
	})
	return leaves
}

func (s Shape[L]) value(t *data.Type, open func(t *data.Type, leaf L) data.Value) data.Value {
	switch t.Kind {
	case data.Unit:
		return data.NewUnit()
	case data.Truth:
		return data.NewTruth(s.n == 1)
	case data.Option, data.Variant:
		return data.NewTagged(s.n, s.parts[0].value(t.Of[s.n], open))
	case data.Tuple, data.Record, data.List, data.Dict:
		parts := make([]data.Value, len(s.parts))
		for i, p := range s.parts {
			parts[i] = p.value(partOf(t, i), open)
		}
		return data.NewList(parts)
	case data.Tree:
		parts := make([]data.Value, len(s.parts))
		parts[0] = s.parts[0].value(t.Of[0], open)
		for i, c := range s.children() {
			parts[1+i] = c.value(t, open)
		}
		return data.NewNode(parts)
	case data.Zipper:
		at := data.NewPlace(s.whole().value(data.TreeOf(t.Of[0], t.Max, t.Depth), open))
		for _, step := range s.way() {
			at, _ = at.Down(step.n)
		}
		return at
	default:
		return open(t, s.leaf)
	}
}

// Check returns an error if the shape is none that a value of the type can have. What comes from another server has to be
// checked before it is used.
func (s Shape[L]) Check(t *data.Type) error {
	switch t.Kind {
	case data.Truth:
		if s.n < 0 || s.n > 1 || len(s.parts) > 0 {
			return errors.New("a shape is not that of a truth")
		}
		return nil
	case data.Option, data.Variant:
		if s.n < 0 || s.n >= len(t.Of) || len(s.parts) != 1 {
			return fmt.Errorf("a shape with tag %d and %d parts: %s has %d tags", s.n, len(s.parts), t, len(t.Of))
		}
		return s.parts[0].Check(t.Of[s.n])
	case data.Tuple, data.Record:
		return s.checkParts(t, len(t.Of), len(t.Of))
	case data.List:
		return s.checkParts(t, 0, t.Max)
	case data.Dict:
		if len(s.parts)%2 != 0 {
			return errors.New("a shape of a dict has a key without a value")
		}
		return s.checkParts(t, 0, 2*t.Max)
	case data.Tree:
		return s.checkTree(t)
	case data.Zipper:
		return s.checkPlace(t)
	default: // unit and primitives
		return s.checkParts(t, 0, 0)
	}
}

func (s Shape[L]) checkParts(t *data.Type, least, most int) error {
	if s.n != 0 || len(s.parts) < least || len(s.parts) > most {
		return fmt.Errorf("a shape of %d parts is none of %s", len(s.parts), t)
	}
	for i, p := range s.parts {
		if err := p.Check(partOf(t, i)); err != nil {
			return err
		}
	}
	return nil
}

// join returns what both have, one after the other, in a slice of its own.
func join[L any](a, b []Shape[L]) Shape[L] { return listOf(slices.Concat(a, b)) }
