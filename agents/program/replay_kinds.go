package program

import (
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// declare does a step that declares something, and tells whether the step is one.
func (r *replay) declare(s *step) bool {
	switch s.Do {
	case "record", "variant":
		r.named(s)
	case "key":
		r.keys[s.ID] = r.Key(s.Text, r.typ(s))
	case "index":
		r.indices[s.ID] = r.Index(s.Text, known(r, r.keys, s.On), s.Names...)
	case "endpoint":
		r.endpoints[s.ID] = r.endpoint(s.Text, r.typ(s), r.request(s))
	case "function":
		r.functions[s.ID] = r.function(s.Text, r.typesOf(s.Types), r.routine(s, 0))
	case "doc":
		r.doc(s)
	case "start":
		known(r, r.keys, s.On).Start(r.name(s, 0))
	case "move":
		known(r, r.keys, s.On).Move(r.name(s, 0), r.name(s, 1))
	case "check":
		code := r.routine(s, 0)
		known(r, r.keys, s.On).check(code)
	case "latest":
		known(r, r.indices, s.On).Latest()
	case "never":
		r.Never(r.name(s, 0), r.name(s, 1))
	case "together":
		r.Together(r.name(s, 0), r.name(s, 1))
	default:
		return false
	}
	return true
}

// known returns what an earlier step declared.
func known[T any](r *replay, declared map[int]*T, id int) *T {
	x := declared[id]
	if x == nil {
		r.bad("there is no declaration %d", id)
	}
	return x
}

func (r *replay) named(s *step) {
	if s.Type == nil || *s.Type < 0 || *s.Type >= len(r.types) || r.types[*s.Type] != nil {
		r.bad("%s declares no type of its own", s.Do)
	}
	if len(s.Names) != len(s.Types) {
		r.bad("%s has %d names for %d types", s.Do, len(s.Names), len(s.Types))
	}
	parts := make([]NamedPart, len(s.Names))
	for i, t := range r.typesOf(s.Types) {
		parts[i] = Part(s.Names[i], t)
	}
	declare := r.Record
	if s.Do == "variant" {
		declare = r.Variant
	}
	r.types[*s.Type] = declare(s.Text, parts...)
}

// request is the code of an endpoint. The builder gives it the time, too.
func (r *replay) request(s *step) func([]*node) *node {
	code := r.routine(s, 0)
	return func(p []*node) *node { return code(p[:1]) }
}

func (r *replay) doc(s *step) {
	switch id := s.On; {
	case r.keys[id] != nil:
		r.keys[id].Doc(s.Text)
	case r.indices[id] != nil:
		r.indices[id].Doc(s.Text)
	default:
		// Its code may stand behind it: see the endpoint's steps.
		known(r, r.endpoints, id).Doc(s.Text)
	}
}

// compute does a step that gives a value: nil after a mistake.
func (r *replay) compute(s *step) *node {
	switch s.Do {
	case "field", "match", "map", "filter", "fold", "mapTree", "foldTree", "as":
		if r.seen() {
			return shaped[Seen](r, s)
		}
		return shaped[Value](r, s)
	case "observe":
		return r.look(r.several(s.Args), r.routine(s, 0))
	case "append":
		r.arg(s, 0)
		args := r.several(s.Args)
		return known(r, r.keys, s.On).update(args[0], args[1:]...)
	case "query":
		x := known(r, r.indices, s.On)
		return r.ask(x.label, flow.How(s.Text), s.N, r.several(s.Args))
	case "call":
		f := known(r, r.functions, s.On)
		return f.call(r.several(s.Args))
	case "now":
		return r.Now().n
	default:
		return r.make(s)
	}
}

// shaped does what goes by the form of a value and has callbacks, names or types.
func shaped[V Value | Seen](r *replay, s *step) *node {
	v := Shape[V]{r.App, r.arg(s, 0)}
	code := func(i int) func(p ...V) V {
		f := r.routine(s, i)
		return func(p ...V) V { return v.of(f(nodes(p))) }
	}
	one := func(i int) func(V) V {
		f := code(i)
		return func(x V) V { return f(x) }
	}
	two := func(i int) func(x, y V) V {
		f := code(i)
		return func(x, y V) V { return f(x, y) }
	}
	switch s.Do {
	case "field":
		return bare(v.Field(s.Text))
	case "as":
		return bare(v.As(r.typ(s)))
	case "map":
		return bare(v.Map(one(0)))
	case "filter":
		return bare(v.Filter(one(0)))
	case "mapTree":
		return bare(v.MapTree(one(0)))
	case "fold":
		return bare(v.Fold(v.of(r.arg(s, 1)), two(0)))
	case "foldTree":
		return bare(v.FoldTree(r.typ(s), two(0)))
	default: // match
		cases := map[string]func(V) V{}
		for i, name := range s.Names {
			cases[name] = one(i)
		}
		return bare(v.Match(cases))
	}
}

// make does a step that makes a value of others or of a literal.
func (r *replay) make(s *step) *node {
	switch s.Do {
	case "const":
		if len(s.Args) != 1 || s.Args[0].id != 0 {
			r.fail("a constant is made of a literal")
			return nil
		}
		return r.constant(r.typ(s), s.Args[0].literal)
	case "make":
		if len(s.Names) != len(s.Args) {
			r.bad("%d names for %d values", len(s.Names), len(s.Args))
		}
		fields := map[string]*node{}
		for i, n := range r.several(s.Args) {
			fields[s.Names[i]] = n
		}
		return r.record(r.typ(s), fields)
	case "construct":
		return r.construct(s.Text, r.several(s.Args))
	case "tuple":
		return r.emit(flow.Node{Op: flow.MakeTuple}, r.several(s.Args))
	case "some":
		return r.some(r.arg(s, 0))
	case "none":
		return r.emit(flow.Node{Op: flow.Construct, Type: Option(r.typ(s))}, nil)
	case "list":
		args := r.several(s.Args)
		if slices.Contains(args, nil) {
			return nil
		}
		// Where primitives are seen, a list is one of values of the first one's type.
		of := Unit
		if s.Type != nil {
			of = r.typ(s)
		} else if len(args) > 0 {
			of = args[0].typ
		}
		return r.emit(flow.Node{Op: flow.MakeList, Type: data.ListOf(of, s.N)}, args)
	case "leaf":
		return r.emit(flow.Node{Op: flow.MakeTree, Type: r.typ(s)}, r.several(s.Args))
	case "fuel":
		return r.emit(flow.Node{Op: flow.Fuel, N: s.N}, nil)
	default:
		return r.simple(s)
	}
}
