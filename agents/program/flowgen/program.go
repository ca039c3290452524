package flowgen

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Config is what programs should be like.
type Config struct {
	Nodes   int       // of the greatest functions, about; default 12
	Calls   int       // nested; default 3
	Without []flow.Op // operations that should not occur; constants and what makes values are always there
}

// generator is a program that is being made.
type generator struct {
	c   Config
	s   *Source
	doc *flow.Document

	records, variants []*data.Type
	keys              []key
	made              []function
}

type key struct {
	label data.Label
	t     *data.Type
}

// function is a function that was made.
type function struct {
	hash flow.Hash
	flow.Signature
	steps uint64
	calls int // how deep it may call
}

// Program makes a program. It has types, keys with moves and checks, indices, endpoints with queries and stages, and names.
func (c Config) Program(s *Source) *flow.Program {
	if c.Nodes == 0 {
		c.Nodes = 12
	}
	if c.Calls == 0 {
		c.Calls = 3
	}
	g := &generator{c: c, s: s, doc: &flow.Document{
		Version: flow.Version, Name: "random",
		Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{}, Indices: map[data.Label]flow.Index{},
		Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
		Names: &flow.Names{
			Types: data.Names{}, Keys: map[data.Label]flow.Name{}, Indices: map[data.Label]flow.Name{}, Endpoints: map[data.Label]flow.Name{},
		},
	}}
	g.declare()
	for i := range 1 + s.N(2) {
		g.key(fmt.Sprintf("key%d", i))
	}
	for i := range 1 + s.N(2) {
		g.endpoint(fmt.Sprintf("endpoint%d", i))
	}
	p, err := flow.Check(g.doc)
	if err != nil {
		panic(fmt.Sprintf("a program that was made is refused: %v", err))
	}
	return p
}

// Program makes a program of the usual size.
func Program(s *Source) *flow.Program { return Config{}.Program(s) }

// key declares a type of logs, with an index.
func (g *generator) key(name string) {
	t := g.typeOf(pick(g.s, []data.Kind{data.Record, data.Variant, data.Tuple, data.Int}), 2)
	k := flow.Key{Type: t}
	if t.Kind == data.Variant && g.s.one(2) {
		for from := -1; from < len(t.Of); from++ {
			for to := range t.Of {
				if !g.s.one(4) {
					k.Moves = append(k.Moves, flow.Move{From: from, To: to})
				}
			}
		}
	}
	if g.s.one(2) {
		check := g.made[g.function(true, 1, []*data.Type{data.OptionOf(t), t}, data.BoolType)].hash
		k.Check = &check
	}
	label := data.LabelOf("key", name)
	g.doc.Keys[label], g.doc.Names.Keys[label] = k, flow.Name{Name: name}
	g.keys = append(g.keys, key{label, t})

	x := flow.Index{Key: label, Latest: g.s.one(2)}
	x.By = g.leaves(t, nil, func(*data.Type) bool { return true })
	if len(x.By) > 2 {
		x.By = x.By[:2]
	}
	if x.By == nil {
		x.By = [][]int{}
	}
	label, name = data.LabelOf("index", "by "+name), "by "+name
	g.doc.Indices[label], g.doc.Names.Indices[label] = x, flow.Name{Name: name}
}

// leaves returns the paths to primitives with a property.
func (g *generator) leaves(t *data.Type, path []int, has func(*data.Type) bool) (paths [][]int) {
	if t.IsPrimitive() && has(t) {
		return [][]int{append([]int{}, path...)}
	}
	if t.Kind == data.Record || t.Kind == data.Tuple {
		for i, of := range t.Of {
			paths = append(paths, g.leaves(of, append(path, i), has)...)
		}
	}
	return paths
}

func (g *generator) endpoint(name string) {
	e := flow.Endpoint{In: g.typeOf(pick(g.s, []data.Kind{data.Record, data.Tuple, data.String, data.List}), 3)}
	in := e.In
	for i, n := 0, 1+g.s.N(3)/2; i < n; i++ {
		var s flow.Stage
		params := []*data.Type{in, data.TimeType}
		for range g.s.N(3) {
			q, answer := g.query(in)
			s.Queries, params = append(s.Queries, q), append(params, answer)
		}
		f := g.finish(false, g.c.Calls, params, func(b *body) (int, *data.Type) { return b.result(i < n-1) })
		s.Function, in = g.made[f].hash, g.made[f].Out
		e.Stages = append(e.Stages, s)
	}
	e.Out = in
	label := data.LabelOf("endpoint", name)
	g.doc.Endpoints[label], g.doc.Names.Endpoints[label] = e, flow.Name{Name: name, Doc: "made at random"}
}

// result chooses what a stage gives: data, and a tuple if there are later ones.
func (b *body) result(tuple bool) (int, *data.Type) {
	isData := func(t *data.Type) bool { return t.IsData() }
	last, ok := b.any(isData)
	if !ok {
		last = b.make(data.IntType)
	}
	if i := slices.IndexFunc(b.types[b.in:], isData); i >= 0 && b.s.one(2) {
		for last = len(b.types) - 1; !b.types[last].IsData(); last-- {
			continue
		}
	}
	if tuple {
		args := []int{last}
		if other, ok := b.any(isData); ok {
			args = append(args, other)
		}
		i, ok := b.add(flow.Node{Op: flow.MakeTuple, Args: args})
		for ; !ok; i, ok = b.add(flow.Node{Op: flow.MakeTuple}) {
			b.steps = 0 // too much work already: a tuple is not much more
		}
		last = i
	}
	return last, b.types[last]
}

// query asks one of the indices, with operands of the stage's first parameter or constants.
func (g *generator) query(in *data.Type) (flow.Query, *data.Type) {
	k := pick(g.s, g.keys)
	label := data.LabelOf("index", "by "+g.doc.Names.Keys[k.label].Name)
	by := g.doc.Indices[label].By
	q := flow.Query{Index: label, How: flow.ByEquality, Limit: 1 + g.s.N(4)}
	fields := g.s.N(len(by) + 1)
	for i := range fields {
		q.Where = append(q.Where, g.operand(in, follow(k.t, by[i])))
	}
	if fields > 0 {
		switch last := follow(k.t, by[fields-1]); {
		case g.s.one(3):
			q.How = flow.ByRange
			q.Where = append(q.Where, g.operand(in, last))
		case (last.Kind == data.String || last.Kind == data.Bytes) && g.s.one(2):
			q.How = flow.ByPrefix
		}
	}
	if q.Where == nil {
		q.Where = []flow.Operand{}
	}
	return q, data.ListOf(data.TupleOf(data.IDType, k.t), q.Limit)
}

func follow(t *data.Type, path []int) *data.Type {
	for _, i := range path {
		t = t.Of[i]
	}
	return t
}

func (g *generator) operand(in, want *data.Type) flow.Operand {
	paths := g.leaves(in, nil, func(t *data.Type) bool { _, ok := data.Join(t, want); return ok })
	if len(paths) == 0 || g.s.one(4) {
		return flow.Operand{Value: Value(g.s, want).Canonical(want)}
	}
	path := pick(g.s, paths)
	return flow.Operand{Path: path, Self: len(path) == 0}
}
