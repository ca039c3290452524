package flowgen

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// body is a function that is being made.
type body struct {
	*generator
	seen  bool
	calls int // how deep it may call
	in    int // number of parameters
	nodes []flow.Node
	types []*data.Type // of parameters, then of nodes
	steps uint64       // at most about so many
}

// maxSteps is the most that a function may take: tests run many programs.
const maxSteps = 2_000_000

// function makes a function of these parameters. Its result is of type out or, without that, of any. It returns its number.
func (g *generator) function(seen bool, calls int, in []*data.Type, out *data.Type) int {
	return g.finish(seen, calls, in, func(b *body) (int, *data.Type) {
		if out == nil {
			if len(b.types) == 0 {
				b.make(data.IntType)
			}
			result := len(b.types) - 1
			if g.s.one(4) {
				result = g.s.N(len(b.types))
			}
			return result, g.wider(b.types[result])
		}
		return b.fit(out), out
	})
}

// finish makes a function whose result is chosen at its end.
func (g *generator) finish(seen bool, calls int, in []*data.Type, end func(*body) (int, *data.Type)) int {
	b := &body{generator: g, seen: seen, calls: calls, in: len(in), types: append([]*data.Type(nil), in...), steps: 1}
	// A function that others call is smaller.
	for range 1 + g.s.N(max(2, g.c.Nodes>>(g.c.Calls-calls))) {
		b.step()
	}
	result, out := end(b)
	f := flow.Function{Seen: seen, In: in, Out: out, Body: b.nodes, Result: result}
	if f.In == nil {
		f.In = []*data.Type{}
	}
	if f.Body == nil {
		f.Body = []flow.Node{}
	}
	h, err := f.Hash()
	if err != nil {
		panic(fmt.Sprintf("functions can be written: %v", err))
	}
	g.doc.Functions[h] = f
	g.made = append(g.made, function{h, flow.Signature{Seen: seen, In: in, Out: out}, b.steps, calls})
	return len(g.made) - 1
}

// add appends a node if it has a type and is not too much work.
func (b *body) add(n flow.Node) (int, bool) {
	args := make([]*data.Type, len(n.Args))
	size := 0
	for i, a := range n.Args {
		args[i] = b.types[a]
		size += args[i].Size()
	}
	callees := make([]*flow.Signature, len(n.Funcs))
	steps := uint64(0)
	for i, h := range n.Funcs {
		f := b.byHash(h)
		callees[i], steps = &f.Signature, max(steps, f.steps)
	}
	t, err := args0(args), error(nil)
	if n.Op != flow.Update {
		t, err = flow.TypeOf(n, args, callees)
	}
	if err != nil || t.Check() != nil || t.Size() > maxType {
		return 0, false
	}
	switch n.Op {
	case flow.Map, flow.Filter, flow.Fold, flow.MapTree, flow.FoldTree:
		steps *= uint64(args[0].Max) // #nosec G115 -- not negative
	case flow.Verify:
		steps = 50_000
	default:
	}
	if steps += uint64(64 + size + t.Size() + n.N); b.steps+steps > maxSteps { // #nosec G115 -- not negative
		return 0, false
	}
	b.steps += steps
	b.nodes, b.types = append(b.nodes, n), append(b.types, t)
	return len(b.types) - 1, true
}

func args0(args []*data.Type) *data.Type {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

func (g *generator) byHash(h flow.Hash) *function {
	for i := range g.made {
		if g.made[i].hash == h {
			return &g.made[i]
		}
	}
	panic("a function is called before it is made")
}

// any returns a value with a property, if there is one.
func (b *body) any(has func(*data.Type) bool) (int, bool) {
	var those []int
	for i, t := range slices.Backward(b.types) {
		if has(t) {
			those = append(those, i)
		}
	}
	if len(those) == 0 {
		return 0, false
	}
	return pick(b.s, those), true
}

// of returns a value of one of these kinds.
func (b *body) of(kinds ...data.Kind) int {
	if !b.s.one(6) {
		if i, ok := b.any(func(t *data.Type) bool { return slices.Contains(kinds, t.Kind) }); ok {
			return i
		}
	}
	return b.make(b.typeOf(pick(b.s, kinds), 2))
}

// some returns any value.
func (b *body) some() int {
	if len(b.types) == 0 {
		return b.make(b.typ(2))
	}
	return b.s.N(len(b.types))
}

// several returns up to n values.
func (b *body) several(n int) []int {
	if len(b.types) == 0 {
		return nil
	}
	args := make([]int, b.s.N(n+1))
	for i := range args {
		args[i] = b.some()
	}
	return args
}

// fit returns a value that can stand for one of a type.
func (b *body) fit(t *data.Type) int {
	if !b.s.one(5) {
		if i, ok := b.any(func(u *data.Type) bool { return data.Fits(u, t) }); ok {
			return i
		}
	}
	return b.make(t)
}

// make makes a value of a type: of others, or a constant.
func (b *body) make(t *data.Type) int {
	if n, ok := b.compose(t); ok {
		if i, ok := b.add(n); ok {
			return i
		}
	}
	if !t.IsData() {
		return b.place(t)
	}
	n := flow.Node{Op: flow.Const, Type: t, Value: Value(b.s, t).Canonical(t)}
	b.nodes, b.types = append(b.nodes, n), append(b.types, t)
	return len(b.types) - 1
}

// compose returns a node that makes a value of others.
func (b *body) compose(t *data.Type) (flow.Node, bool) {
	if t.IsPrimitive() || b.s.one(3) && t.IsData() {
		return flow.Node{}, false
	}
	switch n := (flow.Node{Type: t}); t.Kind {
	case data.Record:
		n.Op, n.Args = flow.MakeRecord, b.fits(t.Of)
		return n, b.has(n.Op)
	case data.Tuple:
		return flow.Node{Op: flow.MakeTuple, Args: b.fits(t.Of)}, b.has(flow.MakeTuple)
	case data.Option, data.Variant, data.Truth:
		n.Op, n.N = flow.Construct, b.s.N(len(t.Of))
		if of := t.Of[n.N]; of.Kind != data.Unit {
			n.Args = []int{b.fit(of)}
		}
		return n, b.has(n.Op)
	case data.List:
		n.Op = flow.MakeList
		for range b.s.N(min(t.Max, 3) + 1) {
			n.Args = append(n.Args, b.fit(t.Of[0]))
		}
		return n, b.has(n.Op)
	case data.Tree:
		n.Op, n.Args = flow.MakeTree, []int{b.fit(t.Of[0])}
		return n, b.has(n.Op)
	default:
		return n, false
	}
}

func (b *body) fits(types []*data.Type) []int {
	args := make([]int, len(types))
	for i, t := range types {
		args[i] = b.fit(t)
	}
	return args
}

// place makes a value that is, or has in it, a place in a tree.
func (b *body) place(t *data.Type) int {
	n := flow.Node{Type: t}
	switch t.Kind {
	case data.Zipper:
		n = flow.Node{Op: flow.Root, Args: []int{b.make(data.TreeOf(t.Of[0], t.Max, t.Depth))}}
	case data.Tuple:
		n = flow.Node{Op: flow.MakeTuple, Args: b.fits(t.Of)}
	case data.Option:
		n.Op, n.N = flow.Construct, 1
		n.Args = []int{b.fit(t.Of[1])}
	case data.List:
		n.Op = flow.MakeList
	default:
		panic(fmt.Sprintf("%s has places in it", t))
	}
	i, ok := b.add(n)
	if !ok {
		// Too much work already: the function gets longer than wanted, but it ends.
		types := make([]*data.Type, len(n.Args))
		for j, a := range n.Args {
			types[j] = b.types[a]
		}
		out, err := flow.TypeOf(n, types, nil)
		if err != nil {
			panic(fmt.Sprintf("a value of type %s: %v", t, err))
		}
		b.nodes, b.types = append(b.nodes, n), append(b.types, out)
		i = len(b.types) - 1
	}
	return i
}
