package plan

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// library is the functions of a program and those that planning makes of them.
type library struct {
	source    *flow.Program
	functions map[flow.Hash]*function

	looked map[string]*need
	cut    map[string]flow.Hash
	lost   map[string][]int
	twins  map[flow.Hash]flow.Hash
}

// function is a function with all types resolved.
type function struct {
	flow.Function
	hash  flow.Hash
	types []*data.Type // of parameters, then of nodes
	acts  bool         // it, or what it calls, updates
	fails bool         // it, or what it calls, may end the request
}

func newLibrary(p *flow.Program) (*library, error) {
	l := &library{
		source: p, functions: map[flow.Hash]*function{},
		looked: map[string]*need{}, cut: map[string]flow.Hash{}, lost: map[string][]int{}, twins: map[flow.Hash]flow.Hash{},
	}
	for _, h := range p.Order {
		c := p.Checked[h]
		f := &function{Function: *c.Function, hash: h, types: c.Types, acts: c.Updates}
		f.Body = append([]flow.Node{}, f.Body...)
		for i, n := range f.Body {
			if n.Type == nil {
				continue
			}
			t, err := p.Declared.Resolve(n.Type)
			if err != nil {
				return nil, err
			}
			f.Body[i].Type = t
		}
		f.fails = l.mayFail(f.Body)
		l.functions[h] = f
	}
	return l, nil
}

func (l *library) mayFail(body []flow.Node) bool {
	return slices.ContainsFunc(body, l.nodeFails)
}

// nodeFails tells whether a node may end the request.
func (l *library) nodeFails(n flow.Node) bool {
	switch n.Op {
	case flow.Add, flow.Sub, flow.Mul, flow.Div, flow.Mod, flow.Neg, flow.ToDecimal, flow.Round, flow.Since, flow.Later:
		return true
	default:
	}
	for _, h := range n.Funcs {
		if l.functions[h].fails {
			return true
		}
	}
	return false
}

// nodeActs tells whether a node updates.
func (l *library) nodeActs(n flow.Node) bool {
	if n.Op == flow.Update {
		return true
	}
	for _, h := range n.Funcs {
		if l.functions[h].acts {
			return true
		}
	}
	return false
}

// add puts a function into the library.
func (l *library) add(f flow.Function, types []*data.Type) flow.Hash {
	h, err := f.Hash()
	if err != nil {
		panic(fmt.Sprintf("functions can be written: %v", err))
	}
	if l.functions[h] == nil {
		g := &function{Function: f, hash: h, types: types, fails: l.mayFail(f.Body)}
		for _, n := range f.Body {
			g.acts = g.acts || l.nodeActs(n)
		}
		l.functions[h] = g
	}
	return h
}

// body is a function that is being made. What is computed already is not computed again.
type body struct {
	*library
	seen  bool
	in    int
	nodes []flow.Node
	types []*data.Type
	known map[string]int // where what a node computes was computed before
}

func (l *library) body(seen bool, in ...*data.Type) *body {
	return &body{library: l, seen: seen, in: len(in), types: append([]*data.Type(nil), in...), known: map[string]int{}}
}

// emit adds a node and returns the number of its value.
func (b *body) emit(n flow.Node) int {
	args := make([]*data.Type, len(n.Args))
	for i, a := range n.Args {
		args[i] = b.types[a]
	}
	if n.Op == flow.Field {
		if made := b.node(n.Args[0]); made != nil && (made.Op == flow.MakeTuple || made.Op == flow.MakeRecord) {
			if a := made.Args[n.N]; data.Same(b.types[a], args[0].Of[n.N]) {
				return a
			}
		}
	}
	acts := b.nodeActs(n)
	key := ""
	if !acts {
		key = nodeKey(n)
		if i, ok := b.known[key]; ok {
			return i
		}
	}
	t := b.typeOf(n, args)
	b.nodes, b.types = append(b.nodes, n), append(b.types, t)
	if !acts {
		b.known[key] = len(b.types) - 1
	}
	return len(b.types) - 1
}

// node returns the node that gives a value, or nil if it is a parameter.
func (b *body) node(value int) *flow.Node {
	if value < b.in {
		return nil
	}
	return &b.nodes[value-b.in]
}

func (b *body) typeOf(n flow.Node, args []*data.Type) *data.Type {
	if n.Op == flow.Update {
		return args[0]
	}
	callees := make([]*flow.Signature, len(n.Funcs))
	for i, h := range n.Funcs {
		f := b.functions[h]
		callees[i] = &flow.Signature{Seen: f.Seen, In: f.In, Out: f.Out}
	}
	t, err := flow.TypeOf(n, args, callees)
	if err != nil {
		panic(fmt.Sprintf("%s of a program that was checked: %v", n.Op, err))
	}
	return t
}

func nodeKey(n flow.Node) string {
	key := fmt.Sprint(n.Op, n.Args, n.Funcs, n.N, string(n.Value))
	if n.Type != nil {
		blob, err := n.Type.MarshalJSON()
		if err != nil {
			panic(fmt.Sprintf("a type that was checked: %v", err))
		}
		key += string(blob)
	}
	return key
}

// finish ends a function with a result. Only what the result needs, what updates and what may fail stays; at tells where
// nodes of the body then are.
func (b *body) finish(result int, out *data.Type) (h flow.Hash, at map[int]int) {
	live := b.live(result)
	f := flow.Function{Seen: b.seen, In: append([]*data.Type{}, b.types[:b.in]...), Out: out, Body: []flow.Node{}}
	types := append([]*data.Type(nil), b.types[:b.in]...)
	at = map[int]int{}
	for i := range b.in {
		at[i] = i
	}
	for i, n := range b.nodes {
		if !live[b.in+i] {
			continue
		}
		n.Args = append([]int(nil), n.Args...)
		for j, a := range n.Args {
			n.Args[j] = at[a]
		}
		at[b.in+i] = len(types)
		f.Body, types = append(f.Body, n), append(types, b.types[b.in+i])
	}
	f.Result = at[result]
	return b.add(f, types), at
}

// live marks what the result needs, what updates and what may end the request.
func (b *body) live(result int) map[int]bool {
	live := map[int]bool{result: true}
	for i, n := range slices.Backward(b.nodes) {
		if !live[b.in+i] && !b.nodeActs(n) && !b.nodeFails(n) {
			continue
		}
		live[b.in+i] = true
		for _, a := range n.Args {
			live[a] = true
		}
	}
	return live
}

// make makes a function.
func (l *library) make(seen bool, in []*data.Type, out *data.Type, code func(b *body, args []int) int) flow.Hash {
	b := l.body(seen, in...)
	args := make([]int, len(in))
	for i := range args {
		args[i] = i
	}
	h, _ := b.finish(b.widen(code(b, args), out), out)
	return h
}

// widen gives a value a type with greater limits: some operations go by them.
func (b *body) widen(value int, t *data.Type) int {
	if data.Same(b.types[value], t) {
		return value
	}
	same := b.body(b.seen, t)
	h, _ := same.finish(0, t)
	return b.emit(flow.Node{Op: flow.Call, Args: []int{value}, Funcs: []flow.Hash{h}})
}

// body of the same library.
func (b *body) body(seen bool, in ...*data.Type) *body { return b.library.body(seen, in...) }

// dummy makes a value of a type that says nothing.
func (b *body) dummy(t *data.Type) int {
	if t.IsData() {
		return b.emit(flow.Node{Op: flow.Const, Type: t, Value: nothing(t).Canonical(t)})
	}
	switch t.Kind {
	case data.Zipper:
		return b.emit(flow.Node{Op: flow.Root, Args: []int{b.dummy(data.TreeOf(t.Of[0], t.Max, t.Depth))}})
	case data.Tuple:
		args := make([]int, len(t.Of))
		for i, of := range t.Of {
			args[i] = b.dummy(of)
		}
		return b.emit(flow.Node{Op: flow.MakeTuple, Args: args})
	case data.Option:
		return b.emit(flow.Node{Op: flow.Construct, Type: t})
	case data.List:
		return b.emit(flow.Node{Op: flow.MakeList, Type: t})
	case data.Tree:
		return b.emit(flow.Node{Op: flow.MakeTree, Type: t, Args: []int{b.dummy(t.Of[0])}})
	default:
		panic(fmt.Sprintf("%s has places in it", t))
	}
}

// nothing is the value of a type that a dummy has.
func nothing(t *data.Type) data.Value {
	switch t.Kind {
	case data.ID:
		return data.NewID([data.IDLength]byte{})
	case data.Tuple, data.Record:
		parts := make([]data.Value, len(t.Of))
		for i, of := range t.Of {
			parts[i] = nothing(of)
		}
		return data.NewTuple(parts...)
	case data.Variant:
		return data.NewTagged(0, nothing(t.Of[0]))
	case data.Tree:
		return data.NewTree(nothing(t.Of[0]))
	default:
		return data.Value{}
	}
}

// twin returns a function of structure as one where primitives are seen, which computes the same.
func (l *library) twin(h flow.Hash) flow.Hash {
	f := l.functions[h]
	if f.Seen {
		return h
	}
	if t, ok := l.twins[h]; ok {
		return t
	}
	g := f.Function
	g.Seen, g.Body = true, append([]flow.Node{}, f.Body...)
	for i := range g.Body {
		g.Body[i] = l.seenNode(g.Body[i])
	}
	t := l.add(g, f.types)
	l.twins[h] = t
	return t
}

// seenNode returns a node of structure as it stands where primitives are seen.
func (l *library) seenNode(n flow.Node) flow.Node {
	if n.Op == flow.Observe {
		n.Op = flow.Call
	}
	n.Funcs = append([]flow.Hash(nil), n.Funcs...)
	for i, h := range n.Funcs {
		n.Funcs[i] = l.twin(h)
	}
	return n
}

// document returns the program in which endpoints have other functions, with those that they need.
func (l *library) document(replaced map[flow.Hash]flow.Hash) *flow.Document {
	d := *l.source.Document
	d.Functions, d.Endpoints = map[flow.Hash]flow.Function{}, map[data.Label]flow.Endpoint{}
	var use func(h flow.Hash)
	use = func(h flow.Hash) {
		if _, ok := d.Functions[h]; ok {
			return
		}
		f := l.functions[h]
		d.Functions[h] = f.Function
		for _, n := range f.Body {
			for _, callee := range n.Funcs {
				use(callee)
			}
		}
	}
	for label, e := range l.source.Endpoints {
		e.Stages = append([]flow.Stage(nil), e.Stages...)
		for i, s := range e.Stages {
			e.Stages[i].Function = replaced[s.Function]
			use(e.Stages[i].Function)
		}
		d.Endpoints[label] = e
	}
	for _, k := range l.source.Keys {
		if k.Check != nil {
			use(*k.Check)
		}
	}
	return &d
}
