package flowgen

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// What a step may be.
var (
	inBoth = []flow.Op{
		flow.Field, flow.Map, flow.Match, flow.Call, flow.Fold, flow.Filter, flow.MakeRecord, flow.MakeTuple, flow.Construct,
		flow.MakeList, flow.Fuel, flow.Zip, flow.Enumerate, flow.Concat, flow.Reverse, flow.Take, flow.At, flow.Entries,
		flow.MakeTree, flow.MapTree, flow.FoldTree, flow.Flatten, flow.Root, flow.Focus, flow.Down, flow.Up, flow.Left,
		flow.Right, flow.Edit, flow.Insert, flow.Delete, flow.Whole, flow.Const,
	}
	ofStructure = []flow.Op{flow.Observe, flow.Update}
	whereSeen   = []flow.Op{
		flow.And, flow.Or, flow.Not, flow.ToTag, flow.FromTag, flow.Select, flow.Equal, flow.Less, flow.AtMost, flow.Add,
		flow.Sub, flow.Mul, flow.Div, flow.Mod, flow.Neg, flow.ToDecimal, flow.Round, flow.Since, flow.Later, flow.Length,
		flow.ByteLength, flow.Slice, flow.Contains, flow.HasPrefix, flow.HasSuffix, flow.Find, flow.Split, flow.ToLower,
		flow.ToUpper, flow.FoldCase, flow.Format, flow.Clip, flow.ToBytes, flow.SHA256, flow.Keccak256, flow.Verify, flow.Get,
		flow.Put, flow.Remove,
	}
)

// has tells whether an operation may be used.
func (g *generator) has(op flow.Op) bool { return !slices.Contains(g.c.Without, op) }

// step appends a random node, and those that it needs.
func (b *body) step() {
	ops := inBoth
	switch {
	case b.seen && !b.s.one(3):
		ops = whereSeen
	case !b.seen && b.s.one(3):
		ops = ofStructure
	}
	op := pick(b.s, ops)
	if !b.has(op) {
		return
	}
	switch {
	case slices.Contains(calling, op):
		if b.calls > 0 {
			b.call(op)
		}
	case op.Sees():
		b.look(op)
	case op >= flow.Root && op <= flow.Whole:
		b.move(op)
	default:
		b.structure(op)
	}
}

var calling = []flow.Op{flow.Match, flow.Call, flow.Map, flow.Filter, flow.Fold, flow.MapTree, flow.FoldTree, flow.Observe}

// structure appends what goes by forms.
func (b *body) structure(op flow.Op) {
	n := flow.Node{Op: op}
	switch op {
	case flow.Const:
		b.make(b.typ(3))
		return
	case flow.MakeTuple:
		n.Args = b.several(3)
	case flow.MakeRecord, flow.MakeList, flow.MakeTree, flow.Construct:
		kinds := map[flow.Op][]data.Kind{
			flow.MakeRecord: {data.Record}, flow.MakeList: {data.List}, flow.MakeTree: {data.Tree},
			flow.Construct: {data.Variant, data.Option, data.Truth},
		}[op]
		b.make(b.typeOf(pick(b.s, kinds), 3))
		return
	case flow.Field:
		n.Args = []int{b.of(data.Record, data.Tuple)}
		n.N = b.s.N(len(b.types[n.Args[0]].Of))
	case flow.Fuel:
		n.N = b.s.N(5)
	case flow.Zip, flow.Concat:
		n.Args = []int{b.of(data.List), b.of(data.List)}
		if op == flow.Concat {
			n.Args[1] = b.fit(b.types[n.Args[0]])
		}
	case flow.Take, flow.At:
		n.N = b.s.N(5)
		n.Args = []int{b.of(data.List)}
	case flow.Entries:
		n.Args = []int{b.of(data.Dict)}
	case flow.Flatten:
		n.Args = []int{b.of(data.Tree)}
	case flow.Update:
		b.update()
		return
	default: // Enumerate, Reverse
		n.Args = []int{b.of(data.List)}
	}
	b.add(n)
}

// update appends a value to a log.
func (b *body) update() {
	if len(b.keys) == 0 {
		return
	}
	k := pick(b.s, b.keys)
	n := flow.Node{Op: flow.Update, Label: &k.label, Args: []int{b.fit(k.t)}}
	if b.s.one(2) {
		n.Args = append(n.Args, b.of(data.ID))
	}
	b.add(n)
}

// move appends what moves in a tree. As options would hide a place, a walk goes on with a match.
func (b *body) move(op flow.Op) {
	n := flow.Node{Op: op}
	if op == flow.Root {
		n.Args = []int{b.of(data.Tree)}
		b.add(n)
		return
	}
	n.Args = []int{b.of(data.Zipper)}
	switch of := b.types[n.Args[0]].Of; op {
	case flow.Down:
		n.N = b.s.N(3)
	case flow.Edit, flow.Insert:
		if len(of) == 0 { // the type became another one because it was too great
			return
		}
		n.Args = append(n.Args, b.fit(of[0]))
	default:
	}
	if i, ok := b.add(n); ok && b.types[i].Kind == data.Option && b.calls > 0 && b.has(flow.Match) && b.s.one(2) {
		b.matchOn(i)
	}
}

// call appends what calls functions.
func (b *body) call(op flow.Op) {
	n := flow.Node{Op: op}
	seen := b.seen || op == flow.Observe
	switch op {
	case flow.Call, flow.Observe:
		n.Args = b.several(3)
		n.Funcs = []flow.Hash{b.callee(seen, b.wide(n.Args), nil)}
	case flow.Match:
		b.match()
		return
	case flow.Map, flow.Filter, flow.MapTree, flow.FoldTree, flow.Fold:
		kind := data.List
		if op == flow.MapTree || op == flow.FoldTree {
			kind = data.Tree
		}
		over := b.of(kind)
		if t := b.types[over]; t.Kind == kind {
			b.loop(op, over, t)
		}
		return
	default:
	}
	b.add(n)
}

func (b *body) loop(op flow.Op, over int, t *data.Type) {
	rest := b.several(2)
	in := append([]*data.Type{b.wider(t.Of[0])}, b.wide(rest)...)
	n := flow.Node{Op: op, Args: append([]int{over}, rest...)}
	var f flow.Hash
	switch op {
	case flow.Filter:
		f = b.callee(b.seen, in, data.TruthType)
	case flow.FoldTree:
		out := b.typ(2)
		f = b.callee(b.seen, slices.Insert(in, 1, data.ListOf(out, t.Max)), out)
	case flow.Fold:
		first := b.some()
		state := b.wider(b.types[first])
		n.Args = slices.Insert(n.Args, 1, first)
		f = b.callee(b.seen, slices.Insert(in, 0, state), state)
	default: // Map, MapTree
		f = b.callee(b.seen, in, nil)
	}
	n.Funcs = []flow.Hash{f}
	b.add(n)
}

func (b *body) match() { b.matchOn(b.of(data.Option, data.Variant, data.Truth)) }

func (b *body) matchOn(tagged int) {
	rest := b.several(2)
	in := b.wide(rest)
	n := flow.Node{Op: flow.Match, Args: append([]int{tagged}, rest...)}
	var out *data.Type
	for _, of := range b.types[tagged].Of {
		f := b.callee(b.seen, append([]*data.Type{of}, in...), out)
		n.Funcs = append(n.Funcs, f)
		if out == nil {
			out = b.byHash(f).Out
		}
	}
	b.add(n)
}

// wide returns the types of values, or greater ones.
func (b *body) wide(args []int) []*data.Type {
	types := make([]*data.Type, len(args))
	for i, a := range args {
		types[i] = b.wider(b.types[a])
	}
	return types
}

// callee returns a function of these parameters: now and then one that was made before.
func (b *body) callee(seen bool, in []*data.Type, out *data.Type) flow.Hash {
	if b.s.one(2) {
		for _, f := range b.made {
			if f.Seen == seen && f.calls < b.calls && slices.EqualFunc(f.In, in, data.Same) && (out == nil || data.Same(f.Out, out)) {
				return f.hash
			}
		}
	}
	return b.made[b.function(seen, b.calls-1, in, out)].hash
}
