package plan

import (
	"context"
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// top is the server of structure. In place of primitives it has the numbers of boxes, and asks others for points.
type top struct {
	program *flow.Program
	seal    func(t *data.Type, v data.Value) data.Value // of constants, which are public
	observe func(ctx context.Context, at flow.Site, h flow.Hash, args []data.Value) (data.Value, error)
	update  func(key data.Label, value data.Value, id *data.Value)
}

// call runs a function of structure.
func (s *top) call(ctx context.Context, h flow.Hash, args []data.Value) (data.Value, error) {
	f := s.program.Checked[h]
	at := slices.Clone(args)
	for i, n := range f.Body {
		t := f.Types[len(f.In)+i]
		in := make([]data.Value, len(n.Args))
		var over *data.Type
		for j, a := range n.Args {
			in[j] = at[a]
		}
		if len(n.Args) > 0 {
			over = f.Types[n.Args[0]]
		}
		var v data.Value
		var err error
		switch {
		case n.Op == flow.Observe:
			v, err = s.observe(ctx, flow.Site{Function: h, Node: i}, n.Funcs[0], in)
		case n.Op == flow.Update:
			var id *data.Value
			if len(in) == 2 {
				id = &in[1]
			}
			s.update(*n.Label, in[0], id)
			v = in[0]
		case len(n.Funcs) > 0:
			v, err = s.each(ctx, n, in)
		case n.Op >= flow.Root && n.Op <= flow.Whole:
			v = place(n, over, in)
		default:
			v, err = s.node(n, t, in)
		}
		if err != nil {
			return data.Value{}, err
		}
		at = append(at, v)
	}
	return at[f.Result], nil
}

// each calls functions.
func (s *top) each(ctx context.Context, n flow.Node, in []data.Value) (data.Value, error) {
	h := n.Funcs[0]
	with := func(own ...data.Value) (data.Value, error) { return s.call(ctx, h, own) }
	switch n.Op {
	case flow.Match:
		return s.call(ctx, n.Funcs[in[0].Tag()], append([]data.Value{in[0].Payload()}, in[1:]...))
	case flow.Map, flow.Filter:
		var list []data.Value
		for _, e := range in[0].Parts() {
			v, err := with(append([]data.Value{e}, in[1:]...)...)
			if err != nil {
				return data.Value{}, err
			}
			if n.Op == flow.Map {
				list = append(list, v)
			} else if v.Bool() {
				list = append(list, e)
			}
		}
		return data.NewList(list), nil
	case flow.Fold:
		state := in[1]
		for _, e := range in[0].Parts() {
			var err error
			if state, err = with(append([]data.Value{state, e}, in[2:]...)...); err != nil {
				return data.Value{}, err
			}
		}
		return state, nil
	case flow.MapTree:
		return mapTree(in[0], func(v data.Value) (data.Value, error) { return with(append([]data.Value{v}, in[1:]...)...) })
	case flow.FoldTree:
		return foldTree(in[0], func(v, below data.Value) (data.Value, error) {
			return with(append([]data.Value{v, below}, in[1:]...)...)
		})
	default:
		return with(in...)
	}
}

func mapTree(tree data.Value, f func(data.Value) (data.Value, error)) (data.Value, error) {
	v, err := f(tree.Value())
	parts := []data.Value{v}
	for _, c := range tree.Children() {
		if err != nil {
			break
		}
		v, err = mapTree(c, f)
		parts = append(parts, v)
	}
	return data.NewNode(parts), err
}

func foldTree(tree data.Value, f func(v, below data.Value) (data.Value, error)) (data.Value, error) {
	var gave []data.Value
	for _, c := range tree.Children() {
		v, err := foldTree(c, f)
		if err != nil {
			return v, err
		}
		gave = append(gave, v)
	}
	return f(tree.Value(), data.NewList(gave))
}

func (s *top) node(n flow.Node, t *data.Type, in []data.Value) (data.Value, error) {
	switch n.Op {
	case flow.Const:
		v, err := data.ParseCanonical(t, n.Value)
		return s.seal(t, v), err
	case flow.Fuel:
		return data.NewList(make([]data.Value, n.N)), nil
	case flow.MakeTuple, flow.MakeRecord, flow.MakeList:
		return data.NewTuple(in...), nil
	case flow.Field:
		return in[0].Part(n.N), nil
	case flow.Construct:
		if len(in) == 0 {
			return data.NewTagged(n.N, data.NewUnit()), nil
		}
		return data.NewTagged(n.N, in[0]), nil
	case flow.MakeTree:
		return data.NewTree(in[0]), nil
	case flow.At:
		if n.N >= in[0].Len() {
			return data.NewNone(), nil
		}
		return data.NewSome(in[0].Part(n.N)), nil
	case flow.Concat:
		return data.NewList(slices.Concat(in[0].Parts(), in[1].Parts())), nil
	case flow.Reverse:
		list := slices.Clone(in[0].Parts())
		slices.Reverse(list)
		return data.NewList(list), nil
	case flow.Take:
		return data.NewList(slices.Clone(in[0].Parts()[:min(n.N, in[0].Len())])), nil
	case flow.Flatten:
		return data.NewList(flatten(in[0], nil)), nil
	case flow.Zip, flow.Enumerate, flow.Entries:
		return s.pairs(n, in), nil
	default:
		return data.Value{}, fmt.Errorf("structure does not know %s", n.Op)
	}
}

func flatten(tree data.Value, to []data.Value) []data.Value {
	to = append(to, tree.Value())
	for _, c := range tree.Children() {
		to = flatten(c, to)
	}
	return to
}

func (s *top) pairs(n flow.Node, in []data.Value) data.Value {
	var list []data.Value
	switch n.Op {
	case flow.Zip:
		for i := range min(in[0].Len(), in[1].Len()) {
			list = append(list, data.NewPair(in[0].Part(i), in[1].Part(i)))
		}
	case flow.Enumerate:
		for i, e := range in[0].Parts() {
			list = append(list, data.NewPair(s.seal(data.IntType, data.NewInt(int64(i))), e))
		}
	default:
		for _, e := range in[0].Entries() {
			list = append(list, data.NewPair(e.Key, e.Value))
		}
	}
	return data.NewList(list)
}

// place moves in a tree.
func place(n flow.Node, t *data.Type, in []data.Value) data.Value {
	option := func(v data.Value, ok bool) data.Value {
		if !ok {
			return data.NewNone()
		}
		return data.NewSome(v)
	}
	at := in[0]
	switch n.Op {
	case flow.Root:
		return data.NewPlace(at)
	case flow.Focus:
		return at.Focus()
	case flow.Down:
		return option(at.Down(n.N))
	case flow.Up:
		return option(at.Up())
	case flow.Left:
		return option(at.Beside(-1))
	case flow.Right:
		return option(at.Beside(1))
	case flow.Edit:
		return at.Edit(in[1])
	case flow.Insert:
		return option(at.Insert(in[1], t.Max, t.Depth))
	case flow.Delete:
		return option(at.Delete())
	default:
		return at.Whole()
	}
}
