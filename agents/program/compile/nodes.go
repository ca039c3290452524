package compile

import (
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// node compiles a node of a function whose values so far are known.
func (b *builder) node(f *flow.CheckedFunc, i int, values []*word) *word {
	n := &f.Body[i]
	out := f.Types[len(f.In)+i]
	args, types := make([]*word, len(n.Args)), make([]*data.Type, len(n.Args))
	for j, a := range n.Args {
		args[j], types[j] = values[a], f.Types[a]
	}
	switch {
	case len(n.Funcs) > 0:
		return b.calls(n, args, types, out)
	case n.Op >= flow.Root && n.Op <= flow.Whole:
		return b.place(n, args, types[0])
	case n.Op.Sees():
		return b.seen(n, args, types, out)
	default:
		return b.structure(n, args, types, out)
	}
}

func (b *builder) calls(n *flow.Node, args []*word, types []*data.Type, out *data.Type) *word {
	switch n.Op {
	case flow.Call, flow.Observe:
		return b.apply(n.Funcs[0], inlineCall, args...)
	case flow.Match:
		return b.match(n, args, types[0])
	case flow.Map:
		return b.mapped(n, args[0], types[0].Of[0], args[1:])
	case flow.Filter:
		return b.filtered(n, args[0], types[0].Of[0], args[1:])
	case flow.Fold:
		return b.folded(n, args[0], args[1], types[0].Of[0], out, args[2:])
	case flow.MapTree:
		return b.mappedTree(n, args[0], types[0].Of[0], args[1:])
	case flow.FoldTree:
		return b.foldedTree(n, args[0], types[0].Of[0], args[1:])
	default:
		return b.unknown(n)
	}
}

func (b *builder) unknown(n *flow.Node) *word {
	b.fail(fmt.Errorf("operation %s cannot be compiled", n.Op))
	return constant(0)
}

// match calls the case of a tag. Each leaves its result in the same local.
func (b *builder) match(n *flow.Node, args []*word, t *data.Type) *word {
	result := b.fresh(i64)
	one := func(tag int) {
		b.open()
		mark := len(b.used)
		payload := constant(0)
		if t.Of[tag].Kind != data.Unit {
			b.far(args[0])
			b.load(0)
			payload = b.pop()
		}
		b.push(b.apply(n.Funcs[tag], inlineCall, append([]*word{payload}, args[1:]...)...))
		b.set(result)
		b.release(mark, constant(0))
		b.close()
	}
	if len(t.Of) == 1 {
		one(0)
		return &word{local: result}
	}
	// All cases but the last stand behind a block that the one before it leaves through.
	last := len(t.Of) - 1
	for range len(t.Of) + 1 {
		b.emit(opBlock, noResult)
	}
	b.push(args[0])
	b.emit(opWrap)
	b.index(opBrTable, last)
	for tag := range t.Of {
		b.code = append(b.code, unsigned(tag)...)
	}
	for tag := range t.Of {
		b.emit(opEnd)
		one(tag)
		if tag < last {
			b.index(opBr, last-tag)
		}
	}
	b.emit(opEnd)
	return &word{local: result}
}

func (b *builder) structure(n *flow.Node, args []*word, types []*data.Type, out *data.Type) *word {
	switch n.Op {
	case flow.Const:
		v, err := data.ParseCanonical(out, n.Value)
		if err != nil {
			b.fail(err)
			return constant(0)
		}
		return constant(b.image.word(out, v))
	case flow.MakeTuple, flow.MakeRecord:
		return tupleOf(args)
	case flow.MakeList:
		return b.list(args)
	case flow.Field:
		return b.field(args[0], n.N)
	case flow.Construct:
		return b.construct(n, args)
	case flow.Fuel:
		return b.call("units", n.N)
	case flow.Concat:
		if out.Kind != data.List {
			return b.call("concat_text", args[0], args[1])
		}
		return b.call("concat", args[0], args[1])
	case flow.Take:
		return b.call("take", args[0], n.N)
	case flow.At:
		return b.call("at", args[0], n.N, unit(types[0].Of[0]))
	case flow.MakeTree:
		return b.call("tree", args[0])
	case flow.Zip, flow.Enumerate, flow.Reverse, flow.Entries, flow.Flatten:
		return b.call(n.Op.String(), words(args)...)
	case flow.Update:
		id := constant(0)
		if len(args) == 2 {
			id = args[1]
		}
		b.call("update", b.put(n.Label[:]), id, b.describe(types[0]), args[0])
		return args[0]
	default:
		return b.unknown(n)
	}
}

func words(args []*word) []any {
	list := make([]any, len(args))
	for i, a := range args {
		list[i] = a
	}
	return list
}

// unit tells the runtime whether values of a type are the unit, which has no place in options.
func unit(t *data.Type) int {
	if t.Kind == data.Unit {
		return 1
	}
	return 0
}

// list makes a list of words, which in memory is as a tuple of them.
func (b *builder) list(elements []*word) *word {
	if len(elements) == 0 {
		return constant(0)
	}
	b.push(tupleOf(elements))
	b.int64(32)
	b.emit(opI64Shl)
	b.int64(int64(len(elements)))
	b.emit(opI64Or)
	return b.pop()
}

func (b *builder) construct(n *flow.Node, args []*word) *word {
	if len(args) == 0 {
		return constant(int64(n.N))
	}
	b.push(tupleOf(args))
	b.int64(32)
	b.emit(opI64Shl)
	b.int64(int64(n.N))
	b.emit(opI64Or)
	return b.pop()
}

// place compiles what moves in a tree.
func (b *builder) place(n *flow.Node, args []*word, t *data.Type) *word {
	switch n.Op {
	case flow.Down:
		return b.call("down", args[0], n.N)
	case flow.Left:
		return b.call("beside", args[0], -1)
	case flow.Right:
		return b.call("beside", args[0], 1)
	case flow.Insert:
		return b.call("insert", args[0], args[1], t.Max, t.Depth)
	case flow.Root, flow.Focus, flow.Up, flow.Edit, flow.Delete, flow.Whole:
		return b.call(n.Op.String(), words(args)...)
	default:
		return b.unknown(n)
	}
}
