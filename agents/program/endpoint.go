package program

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// query is one that an endpoint makes.
type query struct {
	flow.Query
	operands []*node // of the endpoint
	hoisted  bool    // it needs the request only
}

// Endpoint is what a client can call.
type Endpoint struct {
	app   *App
	label data.Label
}

// Doc says what the endpoint does.
func (e *Endpoint) Doc(text string) *Endpoint {
	n := e.app.doc.Names.Endpoints[e.label]
	n.Doc = text
	e.app.doc.Names.Endpoints[e.label] = n
	return e
}

// Endpoint declares what clients can call with a request of type in. The code is run once, now.
func (a *App) Endpoint(name string, in Type, code func(request Value) Value) *Endpoint {
	return a.endpoint(name, in, func(p []*node) *node { return code(a.value(p[0])).n })
}

func (a *App) endpoint(name string, in Type, code func([]*node) *node) *Endpoint {
	e := &Endpoint{a, data.LabelOf("endpoint", name)}
	a.claim("endpoint", name)
	if in == nil || !in.IsData() {
		a.fail("endpoint %s: no type that can be sent", name)
		return e
	}
	if err := in.Check(); err != nil {
		a.fail("endpoint %s: %w", name, err)
		return e
	}
	if a.scope != nil {
		a.fail("endpoint %s is declared within %s", name, a.scope.what)
		return e
	}
	if a.over {
		return e
	}
	defer func() { a.endOf(recover()) }()
	mistakes := len(a.errs)
	b := a.build("endpoint "+name, false, []Type{in, Time}, func(p []*node) *node {
		a.root = p[0].scope
		defer func() { a.root = nil }()
		return code(p)
	})
	switch {
	case len(a.errs) > mistakes || b == nil && mistakes > 0: // what it should return may be what was mistaken before
	case b == nil:
		a.fail("endpoint %s returns nothing", name)
	case !b.result.typ.IsData():
		a.fail("endpoint %s returns %s: a place in a tree cannot be sent; return its Whole", name, a.text(b.result.typ))
	default:
		a.doc.Endpoints[e.label] = flow.Endpoint{In: in, Out: b.result.typ, Stages: a.stages(b)}
		a.doc.Names.Endpoints[e.label] = flow.Name{Name: name}
	}
	return e
}

// endOf ends code that would build for ever, by what it panicked with: its mistake is written down.
func (a *App) endOf(panicked any) {
	if panicked == nil {
		return
	}
	if _, ok := panicked.(tooLarge); !ok {
		panic(panicked)
	}
	a.scope, a.root, a.calls = nil, nil, nil
}

// Now returns the time of the tick in which the request is served.
func (a *App) Now() Value {
	if a.root == nil {
		a.fail("the time is known in endpoints only: pass it on from there")
		return a.value(nil)
	}
	return a.value(a.root.own[1])
}

// ask adds a query to the endpoint. Wherever the author wrote it, it is made before the endpoint begins, if it needs
// nothing but the request.
func (a *App) ask(index data.Label, how flow.How, limit int, fields []*node) *node {
	if slices.Contains(fields, nil) {
		return nil
	}
	if a.root == nil {
		a.fail("a query outside of an endpoint: pass its answer on from there")
		return nil
	}
	if a.scope.seen {
		a.fail("a query where primitives are seen: servers have no database; make it in the endpoint")
		return nil
	}
	x, ok := a.doc.Indices[index]
	if !ok {
		return nil // its declaration was mistaken
	}
	q := &query{Query: flow.Query{Index: index, How: how, Where: []flow.Operand{}, Limit: limit}, hoisted: true}
	for _, f := range fields {
		origin, plain := f.origin(a.root)
		q.hoisted = q.hoisted && plain
		if plain {
			f = origin
		} else if a.reach(f) == nil {
			return nil
		}
		q.operands = append(q.operands, f)
	}
	if !q.hoisted && a.scope != a.root {
		a.fail("this query needs what %s computes, and queries are made before: compute it at the top of the endpoint and query there", a.scope.what)
		return nil
	}
	if !q.hoisted {
		a.notices = append(a.notices, a.at()+": this query needs a value that is computed: the endpoint is split here, and the server of the second part sees what the first computed, and that it asked")
	}
	n := &node{scope: a.root, query: q, at: a.at(), typ: data.ListOf(data.TupleOf(ID, a.doc.Keys[x.Key].Type), limit)}
	a.root.nodes = append(a.root.nodes, n)
	return n
}

// origin follows a value back through functions and fields to the request, or to a constant: n is what is asked by.
func (n *node) origin(root *scope) (*node, bool) {
	for n.outer != nil {
		n = n.outer
	}
	switch {
	case n.param:
		return n, n == root.own[0]
	case n.Op == flow.Const:
		return n, true
	case n.Op == flow.Field && n.query == nil:
		_, ok := n.args[0].origin(root)
		return n, ok
	}
	return n, false
}

// path returns how a value is reached from the request.
func (n *node) path() []int {
	for n.outer != nil {
		n = n.outer
	}
	if n.param {
		return nil
	}
	return append(n.args[0].path(), n.N)
}

// stages cuts an endpoint where a query needs what was computed before.
func (a *App) stages(b *body) []flow.Stage {
	at := map[*node]int{} // stage in which a value is made
	last, acted := 0, 0
	for _, n := range b.nodes {
		if !b.live[n] {
			continue
		}
		s := 0
		for _, need := range n.needs() {
			s = max(s, at[need])
		}
		if n.query != nil && !n.query.hoisted {
			s++
		}
		if n.acts {
			s = max(s, acted) // updates keep their order
			acted = s
		}
		at[n] = s
		last = max(last, s)
	}
	c := &cutter{App: a, body: b, at: at}
	var out []flow.Stage
	for s := 0; s <= last; s++ {
		out = append(out, c.stage(s, last))
	}
	return out
}

// cutter makes functions of the stages of an endpoint.
type cutter struct {
	*App
	*body
	at      map[*node]int
	carried []*node // what the stage gets from the one before, in the order of its tuple
}

// stage makes one stage.
func (c *cutter) stage(s, last int) flow.Stage {
	var out flow.Stage
	part := &scope{what: c.what}
	in := c.own[0].typ
	if s > 0 {
		types := []Type{}
		for _, n := range c.carried {
			types = append(types, n.typ)
		}
		in = Tuple(types...)
	}
	part.own = []*node{{scope: part, typ: in, param: true}, {scope: part, typ: Time, param: true}}
	here := map[*node]*node{c.own[1]: part.own[1]}
	if s == 0 {
		here[c.own[0]] = part.own[0]
	}
	for i, n := range c.carried {
		f := &node{Node: flow.Node{Op: flow.Field, N: i}, scope: part, typ: n.typ, args: part.own[:1], at: n.at}
		part.nodes = append(part.nodes, f)
		if n != c.own[1] { // every stage has the time
			here[n] = f
		}
	}
	for _, n := range c.nodes {
		if c.live[n] && c.at[n] == s && n.query != nil {
			p := &node{scope: part, typ: n.typ, param: true, at: n.at}
			part.own, here[n] = append(part.own, p), p
			out.Queries = append(out.Queries, c.locate(n.query, s))
		}
	}
	for _, n := range c.nodes {
		if !c.live[n] || n.query != nil || c.at[n] > s || c.at[n] < s && n.Op != flow.Const {
			continue
		}
		m := *n
		m.scope, m.args = part, nil
		for _, arg := range n.args {
			m.args = append(m.args, here[arg])
		}
		part.nodes, here[n] = append(part.nodes, &m), &m
	}
	result := here[c.result]
	if s < last {
		c.carried = c.needed(s)
		tuple := &node{Node: flow.Node{Op: flow.MakeTuple}, scope: part, at: c.cutAt(s + 1)}
		for _, n := range c.carried {
			tuple.args = append(tuple.args, here[n])
			tuple.typ = Tuple(append(slices.Clone(typeParts(tuple.typ)), n.typ)...)
		}
		if tuple.typ == nil {
			tuple.typ = Tuple()
		}
		part.nodes, result = append(part.nodes, tuple), tuple
	}
	b := &body{scope: part, result: result, live: map[*node]bool{}}
	b.mark(result)
	for _, n := range part.nodes {
		if n.acts {
			b.mark(n)
		}
	}
	out.Function, _, _ = c.close(b, nil)
	return out
}

// cutAt returns where the author wrote the query with which a stage begins.
func (c *cutter) cutAt(s int) string {
	i := slices.IndexFunc(c.nodes, func(n *node) bool { return c.live[n] && n.query != nil && c.at[n] == s })
	return c.nodes[i].at
}

func typeParts(t Type) []Type {
	if t == nil {
		return nil
	}
	return t.Of
}

// locate says where a query's operands are found in what its stage gets.
func (c *cutter) locate(q *query, s int) flow.Query {
	out := q.Query
	out.Where = []flow.Operand{}
	for _, o := range q.operands {
		switch {
		case o.Op == flow.Const && !o.param && o.query == nil:
			out.Where = append(out.Where, flow.Operand{Value: o.Value})
		case s == 0:
			path := o.path()
			out.Where = append(out.Where, flow.Operand{Path: path, Self: len(path) == 0})
		default:
			out.Where = append(out.Where, flow.Operand{Path: []int{slices.Index(c.carried, o)}})
		}
	}
	return out
}

// needed lists the values of a stage and those before that later stages use.
func (c *cutter) needed(s int) (out []*node) {
	use := map[*node]bool{}
	for _, n := range c.nodes {
		if !c.live[n] || c.at[n] <= s {
			continue
		}
		for _, need := range n.needs() {
			use[need] = use[need] || need != c.own[1] || n.query != nil // every stage has the time, but not as an operand
		}
	}
	use[c.result] = use[c.result] || c.result != c.own[1]
	for _, n := range slices.Concat(c.own, c.nodes) {
		if use[n] && c.at[n] <= s && (n.param || n.query != nil || n.Op != flow.Const) {
			out = append(out, n)
		}
	}
	return out
}
