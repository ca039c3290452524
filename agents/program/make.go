package program

import (
	"maps"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// value wraps a node of structure.
func (a *App) value(n *node) Value { return Value{Shape[Value]{a, n}} }

func (a *App) seenValue(n *node) Seen { return Seen{Shape[Seen]{a, n}} }

// Const returns a constant of structure: everybody who serves the program sees it. X is a bool, an int, a string, bytes,
// or, for decimals, a string such as "12.50".
func (a *App) Const(t Type, x any) Value { return a.value(a.constant(t, x)) }

// constant adds a constant.
func (a *App) constant(t Type, x any) *node {
	v, err := literal(t, x)
	if err != nil {
		a.fail("%w", err)
		return nil
	}
	return a.emit(flow.Node{Op: flow.Const, Type: t, Value: v}, nil)
}

// Tuple returns a tuple of values.
func (a *App) Tuple(parts ...Value) Value {
	return a.value(a.emit(flow.Node{Op: flow.MakeTuple}, nodes(parts)))
}

func nodes[V Value | Seen](vs []V) (out []*node) {
	for _, v := range vs {
		out = append(out, bare(v))
	}
	return out
}

// Make returns a record of a type from its fields.
func (a *App) Make(record Type, fields map[string]Value) Value {
	of := make(map[string]*node, len(fields))
	for name, v := range fields {
		of[name] = v.n
	}
	return a.value(a.record(record, of))
}

func (a *App) record(t Type, fields map[string]*node) *node {
	if t == nil || t.Kind != data.Record {
		a.fail("%s is no record", a.text(t))
		return nil
	}
	parts := a.doc.Names.Types[t.Label].Parts
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !slices.Contains(parts, name) {
			a.fail("%s has no field %s", a.text(t), name)
			return nil
		}
	}
	var args []*node
	for _, name := range parts {
		n, ok := fields[name]
		if !ok {
			a.fail("field %s of %s is missing", name, a.text(t))
			return nil
		}
		args = append(args, n)
	}
	return a.emit(flow.Node{Op: flow.MakeRecord, Type: t}, args)
}

// Construct returns a value with a tag of a declared variant, and its payload if it has one.
func (a *App) Construct(tag string, payload ...Value) Value {
	return a.value(a.construct(tag, nodes(payload)))
}

func (a *App) construct(tag string, payload []*node) *node {
	p, ok := a.tags[tag]
	if !ok {
		a.fail("there is no tag %s: declare it with a Variant", tag)
		return nil
	}
	return a.emit(flow.Node{Op: flow.Construct, Type: p.of, N: p.tag}, payload)
}

// Some returns an option that has a value.
func (a *App) Some(v Value) Value { return a.value(a.some(v.n)) }

func (a *App) some(n *node) *node {
	if n == nil {
		return nil
	}
	return a.emit(flow.Node{Op: flow.Construct, Type: data.OptionOf(n.typ), N: 1}, []*node{n})
}

// None returns an option of t that has no value.
func (a *App) None(t Type) Value {
	return a.value(a.emit(flow.Node{Op: flow.Construct, Type: data.OptionOf(t)}, nil))
}

// List returns a list of values, which can be put where a list of t with that limit belongs.
func (a *App) List(t Type, limit int, elements ...Value) Value {
	return a.value(a.emit(flow.Node{Op: flow.MakeList, Type: data.ListOf(t, limit)}, nodes(elements)))
}

// Leaf returns a tree of that type with one node.
func (a *App) Leaf(tree Type, value Value) Value {
	return a.value(a.emit(flow.Node{Op: flow.MakeTree, Type: tree}, []*node{value.n}))
}

// Fuel returns a list of n units: what a loop that has to end goes over.
func (a *App) Fuel(n int) Value { return a.value(a.emit(flow.Node{Op: flow.Fuel, N: n}, nil)) }

// Observe sends a value to a place where its primitives are seen: f says what is computed there. What it gives is opaque
// again, but for tags and lengths in it. Each observation is a server of its own.
func Observe(v Value, f func(Seen) Seen) Value {
	return v.app.observe([]Value{v}, func(s []Seen) Seen { return f(s[0]) })
}

// Observe2 is [Observe] of two values, which are seen together.
func Observe2(v, w Value, f func(v, w Seen) Seen) Value {
	return v.app.observe([]Value{v, w}, func(s []Seen) Seen { return f(s[0], s[1]) })
}

// Observe3 is [Observe] of three values, which are seen together.
func Observe3(v, w, x Value, f func(v, w, x Seen) Seen) Value {
	return v.app.observe([]Value{v, w, x}, func(s []Seen) Seen { return f(s[0], s[1], s[2]) })
}

// ObserveAll is [Observe] of any number of values, which are seen together.
func (a *App) ObserveAll(vs []Value, f func([]Seen) Seen) Value { return a.observe(vs, f) }

func (a *App) observe(vs []Value, f func([]Seen) Seen) Value {
	if a == nil {
		return Value{}
	}
	args := nodes(vs)
	n := a.look(args, func(p []*node) *node {
		var seen []Seen
		for _, n := range p {
			seen = append(seen, a.seenValue(n))
		}
		return f(seen).n
	})
	return a.value(n)
}

// look adds an observation.
func (a *App) look(args []*node, code func([]*node) *node) *node {
	switch {
	case slices.Contains(args, nil):
		return nil
	case len(args) == 0:
		a.fail("an observation of nothing")
		return nil
	case a.scope != nil && a.scope.seen:
		a.fail("an observation within an observation: what is seen is seen already")
		return nil
	}
	var params []Type
	for _, n := range args {
		params = append(params, n.typ)
	}
	// What is seen knows nothing of the values around it: they are not for its server.
	outer := a.scope
	a.scope = nil
	b := a.build("an observation", true, params, code)
	a.scope = outer
	return a.invoke(flow.Node{Op: flow.Observe}, args, b)
}

// Choose returns v if a bool is true and w otherwise, without a tag that the server of the endpoint would see: the price
// is that both are computed, and seen by the server that chooses.
func Choose(condition, v, w Value) Value {
	return Observe3(condition, v, w, func(c, x, y Seen) Seen { return c.Select(x, y) })
}
