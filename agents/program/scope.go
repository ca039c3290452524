package program

import (
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// node is a value that is being built: a parameter of a function, or a node of it.
type node struct {
	flow.Node // but for its arguments
	scope     *scope
	typ       Type
	args      []*node
	query     *query // of an endpoint: the node is its answer
	outer     *node  // of a parameter: what it was captured from
	param     bool
	acts      bool // it updates: it stays even if nobody uses its result
	at        string
}

// scope is a function that is being built.
type scope struct {
	parent   *scope
	seen     bool
	what     string  // for errors
	own      []*node // parameters of its own
	captured []*node // parameters for values of outer functions, in the order of their first use
	nodes    []*node
}

// body is a function that was built, before its parameters are in order.
type body struct {
	*scope
	result *node
	live   map[*node]bool
}

// open begins a function; within it, values of the functions around it can be used.
func (a *App) open(what string, seen bool, params ...Type) *scope {
	s := &scope{parent: a.scope, seen: seen, what: what}
	for _, t := range params {
		s.own = append(s.own, &node{scope: s, typ: t, param: true, at: a.at()})
	}
	a.scope = s
	return s
}

// build builds a function with the author's code and returns it, or nil if it has no result.
func (a *App) build(what string, seen bool, params []Type, code func([]*node) *node) *body {
	s := a.open(what, seen, params...)
	mistakes := len(a.errs)
	result := code(s.own)
	if result != nil {
		result = a.reach(result)
	}
	a.scope = s.parent
	if result == nil {
		return nil
	}
	b := &body{scope: s, result: result, live: map[*node]bool{}}
	b.mark(result)
	for _, n := range s.nodes {
		if n.acts {
			b.mark(n)
		}
	}
	for _, n := range s.nodes {
		switch {
		case b.live[n] || len(a.errs) > mistakes: // a mistake leaves behind what it was to be used for
		case n.Op == flow.Observe:
			a.failAt(n.at, "nobody uses what this observation gives: primitives would be shown for nothing; use it or remove it")
		case a.watchful && (n.typ.Kind == data.Bool || n.typ.Kind == data.Truth):
			a.failAt(n.at, "nobody uses this condition: if, ! and ? of the author's language do not see it; use match or select, or remove it")
		}
	}
	return b
}

// mark walks what a node needs.
func (b *body) mark(n *node) {
	if b.live[n] {
		return
	}
	b.live[n] = true
	for _, need := range n.needs() {
		b.mark(need)
	}
}

// needs lists the values that a node is computed from. A query that is made before the endpoint begins needs none.
func (n *node) needs() []*node {
	switch {
	case n.query == nil:
		return n.args
	case n.query.hoisted:
		return nil
	default:
		return n.query.operands
	}
}

// reach returns what stands in the current function for a value of this function or one around it.
func (a *App) reach(n *node) *node {
	r := a.scope.reach(n)
	if r == nil {
		a.fail("a value of %s is used in %s: values are known only within the function that made them", n.scope.what, a.scope.what)
	}
	return r
}

func (s *scope) reach(n *node) *node {
	if s == nil || n.scope == s {
		return n
	}
	if s.parent == nil {
		return nil
	}
	outer := s.parent.reach(n)
	if outer == nil {
		return nil
	}
	for _, c := range s.captured {
		if c.outer == outer {
			return c
		}
	}
	c := &node{scope: s, typ: outer.typ, param: true, outer: outer, at: outer.at}
	s.captured = append(s.captured, c)
	return c
}

// needs returns the outer values that a function uses, in the order of their first use.
func (b *body) needs() (outer []*node) {
	for _, c := range b.captured {
		if b.live[c] {
			outer = append(outer, c.outer)
		}
	}
	return outer
}

// close puts a function into the document. Outer are the values that callers pass behind its own parameters.
func (a *App) close(b *body, outer []*node) (flow.Hash, *flow.Signature, bool) {
	f := flow.Function{Seen: b.seen, In: []Type{}, Body: []flow.Node{}, Out: b.result.typ}
	number := map[*node]int{}
	for _, p := range b.own {
		number[p] = len(f.In)
		f.In = append(f.In, p.typ)
	}
	for _, o := range outer {
		if i := slices.IndexFunc(b.captured, func(c *node) bool { return c.outer == o }); i >= 0 {
			number[b.captured[i]] = len(f.In)
		}
		f.In = append(f.In, o.typ)
	}
	acts := false
	sites := map[int]string{}
	for _, n := range b.nodes {
		if !b.live[n] {
			continue
		}
		number[n] = len(f.In) + len(f.Body)
		sites[len(f.Body)] = n.at
		m := n.Node
		for _, arg := range n.args {
			m.Args = append(m.Args, number[arg])
		}
		f.Body = append(f.Body, m)
		acts = acts || n.acts
	}
	f.Result = number[b.result]
	h, err := f.Hash()
	if err != nil {
		a.fail("%w", err)
	}
	if _, known := a.doc.Functions[h]; !known {
		a.doc.Functions[h] = f
		for i, at := range sites {
			a.sources[flow.Site{Function: h, Node: i}] = at
		}
	}
	a.effects[h] = acts
	return h, &flow.Signature{Seen: f.Seen, In: f.In, Out: f.Out}, acts
}

// tooLarge ends the author's code when it has built more than a program may have, as it may never end by itself.
type tooLarge struct{}

// emit adds a node to the current function. It returns nil after a mistake, which goes through all that is done with it.
func (a *App) emit(n flow.Node, args []*node, callees ...*flow.Signature) *node {
	if a.scope == nil {
		a.fail("%s is used outside of a function: values live only within endpoints and functions", n.Op)
		return nil
	}
	out := &node{Node: n, scope: a.scope, at: a.at()}
	types := make([]Type, len(args))
	for i, arg := range args {
		if arg == nil {
			return nil
		}
		if arg = a.reach(arg); arg == nil {
			return nil
		}
		out.args = append(out.args, arg)
		types[i] = arg.typ
	}
	if n.Op != flow.Update {
		t, err := flow.TypeOf(n, types, callees)
		if err == nil {
			err = t.Check()
		}
		if err != nil {
			a.fail("%s: %w", n.Op, err)
			return nil
		}
		out.typ = t
	}
	a.size++
	if a.size > flow.MaxNodes {
		a.over = true
		a.fail("more than %d nodes: a loop of the author's language builds its body anew each time; use Map, Fold or Fuel", flow.MaxNodes)
		panic(tooLarge{})
	}
	a.scope.nodes = append(a.scope.nodes, out)
	return out
}

// invoke adds a node that calls functions: the outer values that they use become arguments behind the node's own.
func (a *App) invoke(n flow.Node, args []*node, bodies ...*body) *node {
	if slices.Contains(args, nil) || slices.Contains(bodies, nil) {
		return nil
	}
	var outer []*node
	for _, b := range bodies {
		for _, o := range b.needs() {
			if !slices.Contains(outer, o) {
				outer = append(outer, o)
			}
		}
	}
	acts := false
	var callees []*flow.Signature
	for _, b := range bodies {
		h, s, does := a.close(b, outer)
		n.Funcs, callees, acts = append(n.Funcs, h), append(callees, s), acts || does
	}
	out := a.emit(n, append(slices.Clone(args), outer...), callees...)
	if out != nil {
		out.acts = acts
	}
	return out
}

// caller returns the file and line of the author's code.
func caller() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "emet/agents/program.") {
			return filepath.Base(f.File) + ":" + strconv.Itoa(f.Line)
		}
		if !more {
			return "?"
		}
	}
}

// field finds a field by name.
func (a *App) field(t Type, name string) (int, bool) {
	if t.Kind == data.Tuple {
		i, err := strconv.Atoi(name)
		return i, err == nil && i >= 0 && i < len(t.Of)
	}
	i := slices.Index(a.doc.Names.Types[t.Label].Parts, name)
	return i, t.Kind == data.Record && i >= 0
}

// tagsOf lists the names of a type's tags.
func (a *App) tagsOf(t Type) []string {
	switch t.Kind {
	case data.Truth:
		return []string{"false", "true"}
	case data.Option:
		return []string{"none", "some"}
	case data.Variant:
		return a.doc.Names.Types[t.Label].Parts
	default:
		return nil
	}
}
