package compile

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// loop goes over the words from an address to another, which the caller computed into locals; each gets the one where the
// address of a word is.
func (b *builder) loop(from, to int, each func(at int)) {
	b.emit(opBlock, noResult)
	b.get(from)
	b.get(to)
	b.emit(opI32GeU, opBrIf, 0, opLoop, noResult)
	b.open()
	mark := len(b.used)
	each(from)
	b.release(mark, constant(0))
	b.close()
	b.step(from)
	b.get(from)
	b.get(to)
	b.emit(opI32LtU, opBrIf, 0, opEnd, opEnd)
}

// step moves an address to the next word.
func (b *builder) step(at int) {
	b.get(at)
	b.int32(8)
	b.emit(opI32Add)
	b.set(at)
}

// span gives locals with where the words of a list begin and end.
func (b *builder) span(list *word) (from, to int) {
	from, to = b.fresh(i32), b.fresh(i32)
	b.far(list)
	b.tee(from)
	b.push(list)
	b.emit(opWrap)
	b.int32(3)
	b.emit(opI32Shl, opI32Add)
	b.set(to)
	return from, to
}

// element gives the word at an address.
func (b *builder) element(t *data.Type, at int) *word {
	if t.Kind == data.Unit {
		return constant(0)
	}
	b.get(at)
	b.load(0)
	return b.pop()
}

// room gives a local with the address of as many words as a list has.
func (b *builder) room(list *word) int {
	to := b.fresh(i32)
	b.push(list)
	b.emit(opWrap)
	b.int32(3)
	b.emit(opI32Shl)
	b.index(opCall, b.exports["alloc"])
	b.set(to)
	return to
}

// keep stores a word where an address points.
func (b *builder) keep(at int, w *word) {
	b.push(w)
	l := b.fresh(i64)
	b.set(l)
	b.get(at)
	b.get(l)
	b.store(0)
}

// listAt gives the list of the words at an address, with as many elements as another has.
func (b *builder) listAt(at int, list *word) *word {
	b.get(at)
	b.emit(opExtend)
	b.int64(32)
	b.emit(opI64Shl)
	b.push(list)
	b.int64(1<<32 - 1)
	b.emit(opI64And, opI64Or)
	return b.pop()
}

// slack is how many bytes a loop may have made before it clears them up.
type slack struct {
	element uint32 // for one element
	state   uint32 // in a fold, besides twice what remained the last time
}

// each calls the function of a loop for an element, and clears what it made but for what it gives.
func (b *builder) each(n *flow.Node, args []*word) *word {
	start, before, forget := b.mark()
	w := b.apply(n.Funcs[0], inlineLoop, args...)
	result := b.fresh(i64)
	b.push(w)
	b.set(result)
	if b.makes == before {
		forget()
		return &word{local: result}
	}
	b.get(start)
	b.index(opCall, b.exports["used"])
	b.int32(b.slack.element)
	b.emit(opI32GtU)
	b.when(func() {
		b.compact(start, b.program.Checked[n.Funcs[0]].Out, &word{local: result})
		b.set(result)
	})
	return &word{local: result}
}

// mark gives a local with where the heap ends now, and how much was made so far. If nothing is made since, there is no
// need to mark it, and what was written for it can be forgotten: code within functions has no addresses.
func (b *builder) mark() (at, makes int, forget func()) {
	at = b.fresh(i32)
	from := len(b.code)
	b.index(opCall, b.exports["mark"])
	b.set(at)
	to := len(b.code)
	return at, b.makes, func() { b.code = slices.Delete(b.code, from, to) }
}

// compact leaves what a word is after everything else was cleared that was made since the mark.
func (b *builder) compact(mark int, t *data.Type, w *word) {
	b.get(mark)
	b.int32(b.describe(t))
	b.push(w)
	b.index(opCall, b.exports["compact"])
}

func (b *builder) mapped(n *flow.Node, list *word, of *data.Type, rest []*word) *word {
	start := b.room(list)
	to := b.fresh(i32)
	b.get(start)
	b.set(to)
	from, end := b.span(list)
	b.loop(from, end, func(at int) {
		b.keep(to, b.each(n, append([]*word{b.element(of, at)}, rest...)))
		b.step(to)
	})
	return b.listAt(start, list)
}

// filtered stores each element, and goes on to the next place only if it is to stay.
func (b *builder) filtered(n *flow.Node, list *word, of *data.Type, rest []*word) *word {
	start := b.room(list)
	to := b.fresh(i32)
	b.get(start)
	b.set(to)
	from, end := b.span(list)
	b.loop(from, end, func(at int) {
		e := b.element(of, at)
		stays := b.each(n, append([]*word{e}, rest...))
		b.keep(to, e)
		b.get(to)
		b.push(stays)
		b.emit(opWrap)
		b.int32(3)
		b.emit(opI32Shl, opI32Add)
		b.set(to)
	})
	b.get(start)
	b.emit(opExtend)
	b.int64(32)
	b.emit(opI64Shl)
	b.get(to)
	b.get(start)
	b.emit(opI32Sub, opExtend)
	b.int64(3)
	b.emit(opI64ShrU, opI64Or)
	return b.pop()
}

// maxState is how many parts of a state are kept in locals.
const maxState = 8

// folded keeps the state in a local. If it is a tuple of few parts, they have a local each, so that the tuple need not be
// made in each round.
func (b *builder) folded(n *flow.Node, list, state *word, of, stateType *data.Type, rest []*word) *word {
	parts := (stateType.Kind == data.Tuple || stateType.Kind == data.Record) && len(stateType.Of) > 0 && len(stateType.Of) <= maxState &&
		b.size(n.Funcs[0]) <= min(inlineLoop, b.left)
	var locals []int
	var now *word
	if parts {
		now = &word{local: notLocal}
		for range stateType.Of {
			l := b.fresh(i64)
			locals = append(locals, l)
			now.parts = append(now.parts, &word{local: l})
		}
	} else {
		l := b.fresh(i64)
		locals, now = []int{l}, &word{local: l}
	}
	assign := func(w *word) {
		if parts {
			for i := range locals {
				b.push(b.field(w, i))
			}
		} else {
			b.push(w)
		}
		for _, l := range slices.Backward(locals) {
			b.set(l)
		}
		now.scope = 0 // what was made of it is of the round before
	}
	assign(state)
	most := b.fresh(i32)
	b.int32(b.slack.state)
	b.set(most)
	from, end := b.span(list)
	start, before, forget := b.mark()
	b.loop(from, end, func(at int) {
		assign(b.apply(n.Funcs[0], inlineLoop, append([]*word{now, b.element(of, at)}, rest...)...))
		if b.makes == before {
			return
		}
		b.get(start)
		b.index(opCall, b.exports["used"])
		b.get(most)
		b.emit(opI32GtU)
		b.when(func() {
			b.compact(start, stateType, now)
			assign(b.pop())
			b.get(start)
			b.index(opCall, b.exports["used"])
			b.int32(1)
			b.emit(opI32Shl)
			b.int32(b.slack.state)
			b.emit(opI32Add)
			b.set(most)
		})
	})
	if b.makes == before {
		forget()
	}
	return now
}

// mappedTree computes the values in preorder and gives them the shape of the tree.
func (b *builder) mappedTree(n *flow.Node, tree *word, of *data.Type, rest []*word) *word {
	nodes := b.call("nodes_down", tree)
	start := b.room(nodes)
	to := b.fresh(i32)
	b.get(start)
	b.set(to)
	from, end := b.span(nodes)
	b.loop(from, end, func(at int) {
		value := b.nodePart(at, nodeValue, of)
		b.keep(to, b.each(n, append([]*word{value}, rest...)))
		b.step(to)
	})
	return b.call("reshape", tree, b.listAt(start, nodes))
}

// The parts of a struct node of the runtime.
const (
	nodeValue    = 1
	nodeChildren = 2
)

// nodePart gives a part of the node whose address stands at an address.
func (b *builder) nodePart(at, part int, t *data.Type) *word {
	if t.Kind == data.Unit {
		return constant(0)
	}
	b.get(at)
	b.load(0)
	b.emit(opWrap)
	b.load(part)
	return b.pop()
}

// foldedTree goes through the nodes in postorder. What they gave stands on a stack: the topmost are those of the children
// of the next node.
func (b *builder) foldedTree(n *flow.Node, tree *word, of *data.Type, rest []*word) *word {
	nodes := b.call("nodes_up", tree)
	top := b.room(nodes)
	from, end := b.span(nodes)
	b.loop(from, end, func(at int) {
		value := b.nodePart(at, nodeValue, of)
		children := b.nodePart(at, nodeChildren, data.IntType)
		// top -= 8 * children
		b.get(top)
		b.push(children)
		b.emit(opWrap)
		b.int32(3)
		b.emit(opI32Shl, opI32Sub)
		b.set(top)
		given := b.call("concat", b.listAt(top, children), constant(0)) // a copy: the stack changes
		b.keep(top, b.each(n, append([]*word{value, given}, rest...)))
		b.step(top)
	})
	b.get(top)
	b.int32(8)
	b.emit(opI32Sub)
	b.load(0)
	return b.pop()
}
