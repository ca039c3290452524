package interp

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// structure returns the operation of a node that goes by forms.
func (b *builder) structure() operation {
	args, n := b.Args, b.N
	switch b.Op {
	case flow.MakeTuple, flow.MakeRecord, flow.MakeList:
		return func(_ *run, at []data.Value) data.Value { return data.Pick(at, args) }
	case flow.Field:
		return b.one(func(v data.Value) data.Value { return v.Part(n) })
	case flow.Construct:
		if len(args) == 0 {
			return func(*run, []data.Value) data.Value { return data.NewTagged(n, data.Value{}) }
		}
		return b.one(func(v data.Value) data.Value { return data.NewTagged(n, v) })
	case flow.MakeTree:
		return b.one(func(v data.Value) data.Value { return data.NewTree(v) })
	case flow.Flatten:
		return b.one(func(v data.Value) data.Value {
			return data.NewList(flatten(v, make([]data.Value, 0, v.Nodes())))
		})
	case flow.Entries:
		return b.one(func(v data.Value) data.Value {
			parts := v.Parts()
			return pairs(len(parts)/2, func(i int) (data.Value, data.Value) { return parts[2*i], parts[2*i+1] })
		})
	default:
		return b.list()
	}
}

func (b *builder) list() operation {
	n := b.N
	switch b.Op {
	case flow.Zip:
		return b.two(func(v, w data.Value) data.Value {
			a, c := v.Parts(), w.Parts()
			return pairs(min(len(a), len(c)), func(i int) (data.Value, data.Value) { return a[i], c[i] })
		})
	case flow.Enumerate:
		return b.one(func(v data.Value) data.Value {
			parts := v.Parts()
			return pairs(len(parts), func(i int) (data.Value, data.Value) { return data.NewInt(int64(i)), parts[i] })
		})
	case flow.Concat:
		if b.types[0].Kind == data.List {
			return b.two(func(v, w data.Value) data.Value { return data.NewList(slices.Concat(v.Parts(), w.Parts())) })
		}
		return b.two(func(v, w data.Value) data.Value { return data.NewString(v.Text() + w.Text()) })
	case flow.Reverse:
		return b.one(func(v data.Value) data.Value {
			parts := slices.Clone(v.Parts())
			slices.Reverse(parts)
			return data.NewList(parts)
		})
	case flow.Take:
		return b.one(func(v data.Value) data.Value { return first(v, n) })
	case flow.At:
		return b.one(func(v data.Value) data.Value { return element(v, int64(n)) })
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", b.Op))
	}
}

func pairs(n int, pair func(int) (data.Value, data.Value)) data.Value {
	list := make([]data.Value, n)
	for i := range list {
		list[i] = data.NewPair(pair(i))
	}
	return data.NewList(list)
}

// first returns the first n elements of a list.
func first(list data.Value, n int) data.Value {
	if list.Len() <= n {
		return list
	}
	return data.NewList(list.Parts()[:n:n])
}

// element returns an element of a list, or none.
func element(list data.Value, i int64) data.Value {
	if i < 0 || i >= int64(list.Len()) {
		return data.NewNone()
	}
	return data.NewSome(list.Part(int(i)))
}

func flatten(tree data.Value, to []data.Value) []data.Value {
	to = append(to, tree.Value())
	for _, c := range tree.Children() {
		to = flatten(c, to)
	}
	return to
}

// place returns the operation of a node that moves in a tree.
func (b *builder) place() operation {
	n, nodes, levels := b.N, b.types[0].Max, b.types[0].Depth
	switch b.Op {
	case flow.Root:
		return b.one(data.NewPlace)
	case flow.Focus:
		return b.one(data.Value.Focus)
	case flow.Down:
		return b.one(func(v data.Value) data.Value { return option(v.Down(n)) })
	case flow.Up:
		return b.one(func(v data.Value) data.Value { return option(v.Up()) })
	case flow.Left:
		return b.one(func(v data.Value) data.Value { return option(v.Beside(-1)) })
	case flow.Right:
		return b.one(func(v data.Value) data.Value { return option(v.Beside(1)) })
	case flow.Edit:
		return b.two(data.Value.Edit)
	case flow.Insert:
		return b.two(func(v, w data.Value) data.Value { return option(v.Insert(w, nodes, levels)) })
	case flow.Delete:
		return b.one(func(v data.Value) data.Value { return option(v.Delete()) })
	case flow.Whole:
		return b.one(data.Value.Whole)
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", b.Op))
	}
}
