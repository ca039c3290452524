package program

import "emet/agents/program/flow"

// maxMistakes is how many mistakes a replay collects before it gives up.
const maxMistakes = 100

// steps does again what the code did.
func (r *replay) steps(list []step) {
	for i := range list {
		if err := r.ctx.Err(); err != nil {
			panic(traceError{err})
		}
		if len(r.errs) >= maxMistakes {
			r.over = true
			panic(tooLarge{})
		}
		s := &list[i]
		r.line = s.At
		if !r.declare(s) {
			r.give(s.ID, r.compute(s))
		}
		r.line = s.At
	}
}

// give takes a number for a value, nil for none.
func (r *replay) give(id int, n *node) {
	if _, known := r.values[id]; known || id <= 0 {
		r.bad("number %d is given twice, or none", id)
	}
	r.values[id] = n
}

// value returns a value by its number, nil for a mistaken one.
func (r *replay) value(o operand) *node {
	n, ok := r.values[o.id]
	switch {
	case o.id == 0:
		r.fail("a value is wanted, and this is a literal: make one with const")
	case !ok:
		// The callback that made it has not come to its end, or never ran.
		r.fail("a value is used where it is not known yet")
	}
	return n
}

// several returns values by their numbers.
func (r *replay) several(list []operand) []*node {
	out := make([]*node, len(list))
	for i, o := range list {
		out[i] = r.value(o)
	}
	return out
}

// arg returns an argument that the step must have.
func (r *replay) arg(s *step, i int) *node {
	if i >= len(s.Args) {
		r.bad("%s lacks argument %d", s.Do, i)
	}
	return r.value(s.Args[i])
}

// name returns a name that the step must have.
func (r *replay) name(s *step, i int) string {
	if i >= len(s.Names) {
		r.bad("%s lacks name %d", s.Do, i)
	}
	return s.Names[i]
}

// typ returns the type that the step must have.
func (r *replay) typ(s *step) Type {
	if s.Type == nil {
		r.bad("%s lacks a type", s.Do)
	}
	return r.typeOf(*s.Type)
}

func (r *replay) typesOf(list []int) (out []Type) {
	for _, i := range list {
		out = append(out, r.typeOf(i))
	}
	return out
}

// seen tells whether primitives are seen here.
func (r *replay) seen() bool { return r.scope != nil && r.scope.seen }

// routine returns callback i of a step, as code for the builder.
func (r *replay) routine(s *step, i int) func([]*node) *node {
	if i >= len(s.Bodies) {
		r.bad("%s lacks callback %d", s.Do, i)
	}
	b := s.Bodies[i]
	return func(params []*node) *node {
		if len(params) != len(b.Params) {
			r.bad("%s: a callback of %d parameters gets %d values", s.Do, len(b.Params), len(params))
		}
		outer := r.line
		defer func() { r.line, r.depth = outer, r.depth-1 }()
		if r.depth++; r.depth > flow.MaxCalls {
			r.fail("callbacks nested deeper than %d", flow.MaxCalls)
			return nil
		}
		for j, id := range b.Params {
			r.give(id, params[j])
		}
		r.steps(b.Steps)
		r.line = s.At
		if b.Result == nil {
			r.fail("the callback of %s returns nothing", s.Do)
			return nil
		}
		return r.value(*b.Result)
	}
}

// simple is an operation that does nothing but to compute with values, and perhaps a number and literals.
func (r *replay) simple(s *step) *node {
	var op flow.Op
	if err := op.UnmarshalText([]byte(s.Do)); err != nil || !isSimple(op) {
		r.bad("there is no operation %q", s.Do)
	}
	if len(s.Args) == 0 {
		r.bad("%s lacks arguments", s.Do)
	}
	first := r.value(s.Args[0])
	if first == nil {
		return nil
	}
	if r.scope != nil && r.reach(first) == nil {
		return nil
	}
	if !r.seen() && (op.Sees() || op == flow.Concat && first.typ.IsPrimitive()) {
		r.fail("%s looks at primitives: only an observation may", op)
		return nil
	}
	args := []*node{first}
	for _, o := range s.Args[1:] {
		if o.id != 0 || !r.seen() {
			args = append(args, r.value(o))
			continue
		}
		args = append(args, r.constant(r.literalType(op, first.typ, o.literal), o.literal))
	}
	return r.emit(flow.Node{Op: op, N: s.N}, args)
}

// isSimple tells whether an operation is all that its name says: it needs no type, name or callback.
func isSimple(op flow.Op) bool {
	if op.Sees() {
		return true
	}
	switch op {
	case flow.Zip, flow.Enumerate, flow.Concat, flow.Reverse, flow.Take, flow.At, flow.Entries, flow.Flatten, flow.Root, flow.Focus,
		flow.Down, flow.Up, flow.Left, flow.Right, flow.Edit, flow.Insert, flow.Delete, flow.Whole:
		return true
	default:
		return false
	}
}
