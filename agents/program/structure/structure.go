// Package structure computes what the server of an endpoint computes: the functions of structure of a dataflow program.
// That server goes by shapes. In place of primitives it has leaves of a type that it knows nothing of, so that it can pass
// them on and do nothing else: the compiler sees to it. What looks at primitives it asks others for, see [Outside].
//
// [Local] is all the others in one process, for development and tests. It notes what each of them sees.
package structure

import (
	"context"
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// Outside is whom the server of structure asks while it computes a request. Leaves are theirs: sealed parts of messages,
// or whatever finds these. Nothing says when a primitive has to be known: a leaf may stand for one that is still on its
// way, but a shape has to be complete.
type Outside[L any] interface {
	// Public returns a leaf for what everybody knows: a primitive of a constant, or the number of an element.
	Public(t *data.Type, v data.Value) L
	// Observe has a seen function computed by a server that gets the primitives of the arguments, and returns the shape of
	// the result. Each call is for a server of its own. At is where the program observes.
	Observe(ctx context.Context, at flow.Site, function flow.Hash, args []Shape[L]) (Shape[L], error)
	// Answer has a query answered, by somebody who gets the operands, and returns the shape of the answer.
	Answer(ctx context.Context, q flow.Query, operands []L) (Shape[L], error)
}

// Server computes the endpoints of a program. It is safe for concurrent use.
type Server[L any] struct {
	program   *flow.Program
	constants map[*flow.Node]data.Value
}

// Outcome is what a call gives.
type Outcome[L any] struct {
	Value   Shape[L]
	Changes []Change[L] // in the order in which they were made
	// Steps is how many it took, with the greatest number for each observation: the true one would tell something of what
	// was seen.
	Steps uint64
}

// Change is a value that an update appends to a log.
type Change[L any] struct {
	At    flow.Site // of the update
	Key   data.Label
	ID    *L // the log; nil for the client's own
	Value Shape[L]
}

// New makes a server of a program.
func New[L any](p *flow.Program) *Server[L] {
	s := &Server[L]{program: p, constants: map[*flow.Node]data.Value{}}
	for _, h := range p.Order {
		f := p.Checked[h]
		for i := range f.Body {
			n := &f.Body[i]
			if f.Seen || n.Op != flow.Const {
				continue
			}
			v, err := data.ParseCanonical(f.Types[len(f.In)+i], n.Value)
			if err != nil {
				panic(fmt.Sprintf("a constant that was checked: %v", err))
			}
			s.constants[n] = v
		}
	}
	return s
}

// Serve computes an endpoint: all its stages, with the queries that each has. Now is the time of the tick. It returns the
// errors of those outside as they are; whatever the error, nothing has happened.
func (s *Server[L]) Serve(ctx context.Context, endpoint data.Label, request Shape[L], now L, o Outside[L]) (Outcome[L], error) {
	e, ok := s.program.Endpoints[endpoint]
	if !ok {
		return Outcome[L]{}, fmt.Errorf("unknown endpoint %s", endpoint)
	}
	in, err := s.program.Declared.Resolve(e.In)
	if err != nil {
		return Outcome[L]{}, err
	}
	if err := request.Check(in); err != nil {
		return Outcome[L]{}, fmt.Errorf("request: %w", err)
	}
	all := Outcome[L]{Value: request}
	for _, stage := range e.Stages {
		args := []Shape[L]{all.Value, leafOf(now)}
		for _, q := range stage.Queries {
			answer, err := s.ask(ctx, q, all.Value, o)
			if err != nil {
				return Outcome[L]{}, fmt.Errorf("query %s: %w", q.Index, err)
			}
			args = append(args, answer)
		}
		done, err := s.Call(ctx, stage.Function, args, s.program.Steps[endpoint]-all.Steps, o)
		if err != nil {
			return Outcome[L]{}, err
		}
		all = Outcome[L]{Value: done.Value, Changes: append(all.Changes, done.Changes...), Steps: all.Steps + done.Steps}
	}
	return all, nil
}

// ask has a query answered. Its operands are looked up in the first parameter of its stage.
func (s *Server[L]) ask(ctx context.Context, q flow.Query, in Shape[L], o Outside[L]) (Shape[L], error) {
	operands := make([]L, len(q.Where))
	for i, w := range q.Where {
		if w.Value == nil {
			at := in
			for _, n := range w.Path {
				at = at.parts[n]
			}
			operands[i] = at.leaf
			continue
		}
		t, err := s.program.Operand(q, i)
		if err != nil {
			return Shape[L]{}, err
		}
		v, err := data.ParseCanonical(t, w.Value)
		if err != nil {
			return Shape[L]{}, err
		}
		operands[i] = o.Public(t, v)
	}
	t, err := s.program.Answer(q)
	if err != nil {
		return Shape[L]{}, err
	}
	answer, err := o.Answer(ctx, q, operands)
	if err == nil {
		err = answer.Check(t)
	}
	return answer, err
}

// Call calls a function of structure with arguments that were checked to be of its types. It returns [interp.ErrFuel] if
// it might take more steps than there is fuel, the errors of those outside, and the context's if that ends before.
func (s *Server[L]) Call(ctx context.Context, h flow.Hash, args []Shape[L], fuel uint64, o Outside[L]) (Outcome[L], error) {
	f, ok := s.program.Checked[h]
	switch {
	case !ok:
		return Outcome[L]{}, fmt.Errorf("unknown function %s", h)
	case f.Seen:
		return Outcome[L]{}, fmt.Errorf("function %s looks at primitives: this server has none", h)
	case len(args) != len(f.In):
		return Outcome[L]{}, fmt.Errorf("function %s has %d parameters: it gets %d values", h, len(f.In), len(args))
	}
	r := &run[L]{Server: s, outside: o, fuel: fuel, public: map[*flow.Node]Shape[L]{}}
	v, err := r.call(ctx, h, args, 0)
	if err != nil {
		return Outcome[L]{}, err
	}
	return Outcome[L]{Value: v, Changes: r.changes, Steps: fuel - r.fuel}, nil
}

// run is the state of a call from outside.
type run[L any] struct {
	*Server[L]
	outside Outside[L]
	fuel    uint64 // steps that are left
	changes []Change[L]
	public  map[*flow.Node]Shape[L] // constants that were met
}

// spend takes steps from the fuel.
func (r *run[L]) spend(steps uint64) error {
	if steps > r.fuel {
		return interp.ErrFuel
	}
	r.fuel -= steps
	return nil
}

// call runs a function. It takes so many steps more than the function itself.
func (r *run[L]) call(ctx context.Context, h flow.Hash, args []Shape[L], more uint64) (Shape[L], error) {
	f := r.program.Checked[h]
	cost := 1 + more
	for _, c := range f.Costs {
		cost += c
	}
	if err := r.spend(cost); err != nil {
		return Shape[L]{}, err
	}
	if err := ctx.Err(); err != nil {
		return Shape[L]{}, err
	}
	at := make([]Shape[L], len(f.Types))
	copy(at, args)
	s := &step[L]{run: r, CheckedFunc: f, function: h}
	for i := range f.Body {
		n := &f.Body[i]
		s.Node, s.number, s.args = n, i, make([]Shape[L], len(n.Args))
		for j, a := range n.Args {
			s.args[j] = at[a]
		}
		v, err := s.do(ctx)
		if err != nil {
			return Shape[L]{}, err
		}
		at[len(f.In)+i] = v
	}
	return at[f.Result], nil
}

// step is a node that is computed.
type step[L any] struct {
	*run[L]
	*flow.Node
	*flow.CheckedFunc

	function flow.Hash
	number   int // of the node
	args     []Shape[L]
}

// out returns the type of the result.
func (s *step[L]) out() *data.Type { return s.Types[len(s.In)+s.number] }

func (s *step[L]) do(ctx context.Context) (Shape[L], error) {
	switch {
	case s.Op == flow.Observe:
		return s.observe(ctx)
	case s.Op == flow.Update:
		return s.update(), nil
	case len(s.Funcs) > 0:
		return s.calls(ctx)
	case s.Op >= flow.Root && s.Op <= flow.Whole:
		return s.place(), nil
	default:
		return s.form(), nil
	}
}

func (s *step[L]) observe(ctx context.Context) (Shape[L], error) {
	f := s.program.Checked[s.Funcs[0]]
	if err := s.spend(f.Steps); err != nil {
		return Shape[L]{}, err
	}
	at := flow.Site{Function: s.function, Node: s.number}
	v, err := s.outside.Observe(ctx, at, s.Funcs[0], s.args)
	if err != nil {
		return Shape[L]{}, err
	}
	if err := v.Check(f.Out); err != nil {
		return Shape[L]{}, fmt.Errorf("observation %d of function %s: %w", s.number, s.function, err)
	}
	return v, nil
}

func (s *step[L]) update() Shape[L] {
	c := Change[L]{At: flow.Site{Function: s.function, Node: s.number}, Key: *s.Label, Value: s.args[0]}
	if len(s.args) == 2 {
		c.ID = &s.args[1].leaf
	}
	s.changes = append(s.changes, c)
	return s.args[0]
}

// form computes what goes by forms and calls nothing.
func (s *step[L]) form() Shape[L] {
	switch s.Op {
	case flow.Const:
		return s.constant()
	case flow.MakeTuple, flow.MakeRecord, flow.MakeList:
		return listOf(s.args)
	case flow.Field:
		return s.args[0].parts[s.N]
	case flow.Construct:
		return s.construct()
	case flow.MakeTree:
		return treeOf(s.args)
	case flow.Flatten:
		return listOf(s.args[0].flatten(make([]Shape[L], 0, s.args[0].n)))
	default:
		return s.list()
	}
}

func (s *step[L]) constant() Shape[L] {
	c, ok := s.public[s.Node]
	if !ok {
		c = Seal(s.out(), s.constants[s.Node], func(t *data.Type, _ Path, v data.Value) L { return s.outside.Public(t, v) })
		s.public[s.Node] = c
	}
	return c
}

func (s *step[L]) construct() Shape[L] {
	switch t := s.out(); {
	case t.Kind == data.Truth:
		return Shape[L]{n: s.N}
	case len(s.args) == 0:
		return taggedOf(s.N, Shape[L]{})
	default:
		return taggedOf(s.N, s.args[0])
	}
}

func (s *step[L]) list() Shape[L] {
	if s.Op == flow.Fuel {
		return listOf(make([]Shape[L], s.N))
	}
	parts := s.args[0].parts
	switch s.Op {
	case flow.Zip:
		others := s.args[1].parts
		return pairs(min(len(parts), len(others)), func(i int) (Shape[L], Shape[L]) { return parts[i], others[i] })
	case flow.Enumerate:
		return pairs(len(parts), func(i int) (Shape[L], Shape[L]) {
			return leafOf(s.outside.Public(data.IntType, data.NewInt(int64(i)))), parts[i]
		})
	case flow.Entries:
		return pairs(len(parts)/2, func(i int) (Shape[L], Shape[L]) { return parts[2*i], parts[2*i+1] })
	case flow.Concat:
		return join(parts, s.args[1].parts)
	case flow.Reverse:
		parts = slices.Clone(parts)
		slices.Reverse(parts)
		return listOf(parts)
	case flow.Take:
		n := min(s.N, len(parts))
		return listOf(parts[:n:n])
	case flow.At:
		if s.N >= len(parts) {
			return optionOf(Shape[L]{}, false)
		}
		return optionOf(parts[s.N], true)
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", s.Op))
	}
}

func pairs[L any](n int, pair func(int) (Shape[L], Shape[L])) Shape[L] {
	list := make([]Shape[L], n)
	for i := range list {
		a, b := pair(i)
		list[i] = listOf([]Shape[L]{a, b})
	}
	return listOf(list)
}

// place moves in a tree.
func (s *step[L]) place() Shape[L] {
	at, t := s.args[0], s.Types[s.Args[0]]
	switch s.Op {
	case flow.Root:
		return placeOf(at)
	case flow.Focus:
		return at.focus()
	case flow.Down:
		return optionOf(at.down(s.N))
	case flow.Up:
		return optionOf(at.up())
	case flow.Left:
		return optionOf(at.beside(-1))
	case flow.Right:
		return optionOf(at.beside(1))
	case flow.Edit:
		return at.edit(s.args[1])
	case flow.Insert:
		return optionOf(at.insert(s.args[1], t.Max, t.Depth))
	case flow.Delete:
		return optionOf(at.remove())
	case flow.Whole:
		return at.whole()
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", s.Op))
	}
}
