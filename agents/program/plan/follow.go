package plan

import (
	"fmt"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// follow returns what a function gives for arguments.
func (k *knowledge) follow(h flow.Hash, args []*shape) *shape {
	var key strings.Builder
	key.Write(h[:])
	for _, a := range args {
		a.key(&key)
	}
	if s, ok := k.memo[key.String()]; ok {
		return s
	}
	f := k.functions[h]
	at := slices.Clone(args)
	for i, n := range f.Body {
		at = append(at, k.node(f, i, n, at))
	}
	s := at[f.Result]
	k.memo[key.String()] = s
	return s
}

// look is one node that is followed.
type look struct {
	*knowledge
	flow.Node
	key   string
	out   *data.Type
	types []*data.Type
	args  []*shape
}

func (k *knowledge) node(f *function, i int, n flow.Node, at []*shape) *shape {
	l := &look{knowledge: k, Node: n, out: f.types[len(f.In)+i]}
	// The same operation on the same leaves gives the same, wherever it stands.
	var key strings.Builder
	fmt.Fprint(&key, n.Op, n.N, n.Funcs, l.out)
	for _, a := range n.Args {
		l.args, l.types = append(l.args, at[a]), append(l.types, f.types[a])
		at[a].key(&key)
	}
	l.key = key.String()
	k.work(len(l.key) / 64)
	out := l.result()
	if k.visit != nil && !f.Seen {
		k.visit(flow.Site{Function: f.hash, Node: i}, n, l.args, out)
	}
	return out
}

// formType is the type of something of which only the length is of interest.
var formType = data.ListOf(data.UnitType, 0)

// arg returns an argument.
func (l *look) arg(i int) *shape {
	if i < len(l.args) {
		return l.args[i]
	}
	return nil
}

// result returns what the node gives.
func (l *look) result() *shape {
	switch l.Op {
	case flow.Const:
		return l.derive(l.key+string(l.Value), l.out, nil, nil)
	case flow.Fuel:
		return &shape{own: l.constant(l.N)}
	case flow.MakeTuple:
		return &shape{parts: l.args}
	case flow.MakeRecord:
		return l.name(l.Type, &shape{parts: l.args})
	case flow.Field:
		return l.arg(0).part(l.N)
	case flow.Construct:
		s := &shape{own: l.constant(l.N), parts: make([]*shape, len(l.Type.Of))}
		if len(l.args) > 0 {
			s.parts[l.N] = l.arg(0)
		}
		if l.Type.Kind == data.Variant {
			return l.name(l.Type, s)
		}
		return s
	case flow.MakeList, flow.MakeTree:
		var of *shape
		for _, a := range l.args {
			of = merge(of, a)
		}
		return &shape{own: l.constant(len(l.args)), parts: []*shape{of}}
	case flow.ToTag, flow.FromTag, flow.Reverse, flow.Root, flow.Update:
		return l.arg(0)
	case flow.Flatten:
		return &shape{own: l.arg(0).form(), parts: []*shape{l.arg(0).part(0)}}
	case flow.Enumerate:
		n := l.arg(0).form()
		return &shape{own: n, parts: []*shape{{parts: []*shape{{own: n}, l.arg(0).part(0)}}}}
	case flow.Entries:
		a := l.arg(0)
		return &shape{own: a.form(), parts: []*shape{{parts: []*shape{a.part(0), a.part(1)}}}}
	default:
		if len(l.Funcs) > 0 {
			return l.call()
		}
		return l.compute()
	}
}

// compute follows what takes some of its arguments, and what looks at them.
func (l *look) compute() *shape {
	all := leavesOf(l.args...)
	list := len(l.types) > 0 && l.types[0].Kind == data.List
	switch l.Op {
	case flow.Zip:
		return l.derive(l.key, l.out, all, &shape{parts: []*shape{{parts: []*shape{l.arg(0).part(0), l.arg(1).part(0)}}}})
	case flow.Take, flow.Slice, flow.Clip:
		if list {
			return l.partwise(l.arg(0).part(0))
		}
	case flow.Concat:
		if list {
			both := merge(l.arg(0).part(0), l.arg(1).part(0))
			n := l.derive(l.key, formType, union(l.arg(0).form(), l.arg(1).form()), nil)
			return &shape{own: n.form(), parts: []*shape{both}}
		}
	case flow.At, flow.Get:
		of := l.arg(0).part(0)
		if l.types[0].Kind == data.Dict {
			of = l.arg(0).part(1)
		}
		return l.derive(l.key, l.out, all, &shape{parts: []*shape{nil, of}})
	case flow.Length:
		if list || l.types[0].Kind == data.Dict {
			return &shape{own: l.arg(0).form()}
		}
	case flow.Select:
		return l.either(l.key, l.out, leavesOf(l.arg(0)), l.args[1:])
	case flow.Focus:
		return l.derive(l.key, l.out, all, l.arg(0).part(0))
	case flow.Whole:
		n := l.derive(l.key, formType, l.arg(0).form(), nil)
		return &shape{own: n.form(), parts: []*shape{l.arg(0).part(0)}}
	case flow.Down, flow.Up, flow.Left, flow.Right, flow.Delete:
		return l.derive(l.key, l.out, all, &shape{parts: []*shape{nil, l.arg(0)}})
	case flow.Edit:
		return l.derive(l.key, l.out, all, merge(l.arg(0), &shape{parts: []*shape{l.arg(1)}}))
	case flow.Insert:
		return l.derive(l.key, l.out, all, &shape{parts: []*shape{nil, merge(l.arg(0), &shape{parts: []*shape{l.arg(1)}})}})
	case flow.Put:
		return l.derive(l.key, l.out, all, &shape{parts: []*shape{nil, merge(l.arg(0), &shape{parts: l.args[1:]})}})
	case flow.Remove:
		return l.derive(l.key, l.out, all, l.arg(0))
	default:
	}
	return l.derive(l.key, l.out, all, nil)
}

// partwise follows what takes some elements of a list: each leaf of theirs depends on that leaf and on how many there are.
func (l *look) partwise(of *shape) *shape {
	n := leavesOf(append([]*shape{{own: l.arg(0).form()}}, l.args[1:]...)...)
	form := l.derive(l.key, formType, n, nil)
	return &shape{own: form.form(), parts: []*shape{l.each(l.key+".0", l.out.Of[0], n, of)}}
}

// each derives the leaves of a value one by one from those of another.
func (l *look) each(key string, t *data.Type, with []int, of *shape) *shape {
	if of == nil || !plain(t) {
		if of == nil {
			return nil
		}
		return l.derive(key, t, union(leavesOf(of), with), of)
	}
	s := &shape{parts: make([]*shape, len(t.Of))}
	for i, part := range t.Of {
		s.parts[i] = l.each(fmt.Sprint(key, ".", i), part, with, of.part(i))
	}
	return s
}

// call follows functions that are called.
func (l *look) call() *shape {
	of := l.arg(0)
	switch l.Op {
	case flow.Match:
		cases := make([]*shape, len(l.Funcs))
		for i, h := range l.Funcs {
			cases[i] = l.follow(h, append([]*shape{of.part(i)}, l.args[1:]...))
		}
		return l.either(l.key, l.out, of.form(), cases)
	case flow.Map, flow.MapTree:
		return &shape{own: of.form(), parts: []*shape{l.follow(l.Funcs[0], append([]*shape{of.part(0)}, l.args[1:]...))}}
	case flow.Filter:
		keep := l.follow(l.Funcs[0], append([]*shape{of.part(0)}, l.args[1:]...))
		n := union(leavesOf(keep), of.form())
		form := l.derive(l.key, formType, n, nil)
		return &shape{own: form.form(), parts: []*shape{l.each(l.key+".0", l.out.Of[0], n, of.part(0))}}
	case flow.Fold:
		return l.loop(l.arg(1), func(state *shape) *shape {
			return l.follow(l.Funcs[0], append([]*shape{state, of.part(0)}, l.args[2:]...))
		})
	case flow.FoldTree:
		return l.loop(nil, func(state *shape) *shape {
			below := &shape{own: of.form(), parts: []*shape{state}}
			return l.follow(l.Funcs[0], append([]*shape{of.part(0), below}, l.args[1:]...))
		})
	default:
		return l.follow(l.Funcs[0], l.args)
	}
}

// loop follows a state through rounds. What a round changes is a leaf of its own, that may be a copy of what was there
// before the rounds or after any of them.
func (l *look) loop(first *shape, round func(*shape) *shape) *shape {
	if after := round(first); l.Op == flow.Fold && after.same(first) {
		return first
	}
	before := -1
	state := l.changed(l.out, first)
	for {
		after := round(state)
		l.changed(l.out, after)
		// The state's leaves stay the same: what they may be copies of only grows.
		count := 0
		for _, i := range leavesOf(state) {
			count += len(l.leaves[i].copies)
		}
		if count == before {
			return state
		}
		before = count
		l.work(1)
	}
}

func (l *look) changed(t *data.Type, like *shape) *shape {
	all := leavesOf(l.args...)
	return l.fresh(l.key+"~", t, leaf{from: all, known: true}, like)
}
