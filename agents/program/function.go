package program

import (
	"slices"
	"strings"

	"emet/agents/program/flow"
)

// Function is a function with a name, which endpoints and other functions can call.
type Function struct {
	app   *App
	name  string
	in    []Type
	code  func([]*node) *node
	built bool
	hash  flow.Hash
	sig   *flow.Signature
	acts  bool
}

// Function declares a function of structure. Its code is run once, when it is first called. Functions do not call
// themselves, not even through others: what a program does is finite.
func (a *App) Function(name string, in []Type, code func(args []Value) Value) *Function {
	return a.function(name, in, func(p []*node) *node {
		var args []Value
		for _, n := range p {
			args = append(args, a.value(n))
		}
		return code(args).n
	})
}

func (a *App) function(name string, in []Type, code func([]*node) *node) *Function {
	a.claim("function", name)
	for i, t := range in {
		switch {
		case t == nil:
			a.fail("function %s: parameter %d has no type", name, i)
		case t.Check() != nil:
			a.fail("function %s: parameter %d: %w", name, i, t.Check())
		default:
			continue
		}
		in = slices.Clone(in)
		in[i] = Unit
	}
	f := &Function{app: a, name: name, in: in, code: code}
	a.pending = append(a.pending, f)
	return f
}

// Call calls the function.
func (f *Function) Call(args ...Value) Value { return f.app.value(f.call(nodes(args))) }

func (f *Function) call(args []*node) *node {
	if slices.Contains(args, nil) {
		return nil
	}
	if f.app.scope != nil && f.app.scope.seen {
		f.app.fail("function %s is structure: it cannot be called where primitives are seen", f.name)
		return nil
	}
	if f.build(); f.sig == nil {
		return nil
	}
	n := f.app.emit(flow.Node{Op: flow.Call, Funcs: []flow.Hash{f.hash}}, args, f.sig)
	if n != nil {
		n.acts = f.acts
	}
	return n
}

// build runs the author's code, once.
func (f *Function) build() {
	a := f.app
	if i := slices.Index(a.calls, f); i >= 0 {
		var cycle []string
		for _, g := range append(a.calls[i:], f) {
			cycle = append(cycle, g.name)
		}
		a.fail("a function calls itself: %s; use Map, Fold, FoldTree or Fuel", strings.Join(cycle, " calls "))
		return
	}
	if f.built {
		return
	}
	f.built = true
	scope, root := a.scope, a.root
	a.scope, a.root, a.calls = nil, nil, append(a.calls, f)
	b := a.build("function "+f.name, false, f.in, f.code)
	a.scope, a.root, a.calls = scope, root, a.calls[:len(a.calls)-1]
	if b == nil {
		if len(a.errs) == 0 { // or else what it should return was mistaken
			a.fail("function %s returns nothing", f.name)
		}
		return
	}
	f.hash, f.sig, f.acts = a.close(b, nil)
}
