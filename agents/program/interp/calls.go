package interp

import (
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// calls returns the operation of a node that calls functions. Their values begin behind those of the caller.
func (b *builder) calls() operation {
	switch b.Op {
	case flow.Call, flow.Observe:
		f, pass := b.funcs[0], b.pass(b.Args, 0)
		return func(r *run, at []data.Value) data.Value { return f.call(r, pass(at)) }
	case flow.Match:
		return b.match()
	case flow.Map:
		return b.mapping()
	case flow.Filter:
		return b.filter()
	case flow.Fold:
		return b.fold()
	case flow.MapTree:
		return b.mapTree()
	default:
		return b.foldTree()
	}
}

// pass returns what puts arguments where a function finds them, its first ones left out, and returns its values.
func (b *builder) pass(args []int, from int) func(at []data.Value) []data.Value {
	size := b.size
	return func(at []data.Value) []data.Value {
		to := at[size:]
		for i, a := range args {
			to[from+i] = at[a]
		}
		return to
	}
}

func (b *builder) match() operation {
	tagged, cases, pass := b.Args[0], b.funcs, b.pass(b.Args[1:], 1)
	return func(r *run, at []data.Value) data.Value {
		to := pass(at)
		to[0] = at[tagged].Payload()
		return cases[at[tagged].Tag()].call(r, to)
	}
}

func (b *builder) mapping() operation {
	over, f, pass := b.Args[0], b.funcs[0], b.pass(b.Args[1:], 1)
	return func(r *run, at []data.Value) data.Value {
		elements := at[over].Parts()
		to := pass(at)
		f.enter(to)
		mapped := make([]data.Value, len(elements))
		for i, e := range elements {
			to[0] = e
			mapped[i] = f.element(r, to)
			if r.err != nil {
				return data.Value{}
			}
		}
		return data.NewList(mapped)
	}
}

func (b *builder) filter() operation {
	over, f, pass := b.Args[0], b.funcs[0], b.pass(b.Args[1:], 1)
	return func(r *run, at []data.Value) data.Value {
		to := pass(at)
		f.enter(to)
		var kept []data.Value
		for _, e := range at[over].Parts() {
			to[0] = e
			if f.element(r, to).Bool() {
				kept = append(kept, e)
			}
			if r.err != nil {
				return data.Value{}
			}
		}
		return data.NewList(kept)
	}
}

func (b *builder) fold() operation {
	over, first, f, pass := b.Args[0], b.Args[1], b.funcs[0], b.pass(b.Args[2:], 2)
	return func(r *run, at []data.Value) data.Value {
		to := pass(at)
		f.enter(to)
		state := at[first]
		for _, e := range at[over].Parts() {
			to[0], to[1] = state, e
			state = f.element(r, to)
			if r.err != nil {
				return data.Value{}
			}
		}
		return state
	}
}

func (b *builder) mapTree() operation {
	over, f, pass := b.Args[0], b.funcs[0], b.pass(b.Args[1:], 1)
	var visit func(r *run, to []data.Value, tree data.Value) data.Value
	visit = func(r *run, to []data.Value, tree data.Value) data.Value {
		below := tree.Children()
		parts := make([]data.Value, 1+len(below))
		to[0] = tree.Value()
		parts[0] = f.element(r, to)
		for i, c := range below {
			if r.err != nil {
				return data.Value{}
			}
			parts[1+i] = visit(r, to, c)
		}
		if r.err != nil {
			return data.Value{}
		}
		return data.NewNode(parts)
	}
	return func(r *run, at []data.Value) data.Value {
		to := pass(at)
		f.enter(to)
		return visit(r, to, at[over])
	}
}

func (b *builder) foldTree() operation {
	over, f, pass := b.Args[0], b.funcs[0], b.pass(b.Args[1:], 2)
	var visit func(r *run, to []data.Value, tree data.Value) data.Value
	visit = func(r *run, to []data.Value, tree data.Value) data.Value {
		below := tree.Children()
		gave := make([]data.Value, len(below))
		for i, c := range below {
			gave[i] = visit(r, to, c)
			if r.err != nil {
				return data.Value{}
			}
		}
		to[0], to[1] = tree.Value(), data.NewList(gave)
		return f.element(r, to)
	}
	return func(r *run, at []data.Value) data.Value {
		to := pass(at)
		f.enter(to)
		return visit(r, to, at[over])
	}
}
