package interp

import (
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// function is a function in the form in which it runs. Its values stand in a row: parameters, then nodes; behind them
// those of the function that it calls. Constants are put there once for all calls of a loop.
type function struct {
	params    int
	size      int // values of its own
	need      int // values of its own and of the deepest calls
	result    int
	cost      uint64 // of a call, without what it calls
	constants []constant
	steps     []step
}

type constant struct {
	to    int
	value data.Value
}

// step computes the value number to.
type step struct {
	do operation
	to int
}

// operation computes a value. The values of its function stand in at, from the first on.
type operation func(r *run, at []data.Value) data.Value

// builder makes the operation of a node.
type builder struct {
	flow.Node
	types []*data.Type // of the arguments
	out   *data.Type
	funcs []*function
	size  int // of the function that the node is in
	units []data.Value
}

func (m *Machine) build(c *flow.CheckedFunc, units []data.Value) *function {
	f := &function{params: len(c.In), size: len(c.Types), need: len(c.Types), result: c.Result, cost: 1}
	for i, n := range c.Body {
		to := f.params + i
		f.cost += c.Costs[i]
		b := &builder{Node: n, out: c.Types[to], size: f.size, units: units}
		for _, a := range n.Args {
			b.types = append(b.types, c.Types[a])
		}
		for _, h := range n.Funcs {
			callee := m.functions[h]
			b.funcs = append(b.funcs, callee)
			f.need = max(f.need, f.size+callee.need)
		}
		if n.Op == flow.Const || n.Op == flow.Fuel {
			f.constants = append(f.constants, constant{to, b.constant()})
			continue
		}
		f.steps = append(f.steps, step{b.operation(), to})
	}
	return f
}

func (b *builder) constant() data.Value {
	if b.Op == flow.Fuel {
		return data.NewList(b.units[:b.N])
	}
	v, err := data.ParseCanonical(b.out, b.Value)
	if err != nil {
		panic(fmt.Sprintf("a constant that was checked: %v", err))
	}
	return v
}

// call calls the function with the arguments that stand at the beginning of at.
func (f *function) call(r *run, at []data.Value) data.Value {
	f.enter(at)
	return f.run(r, at, f.cost)
}

// enter prepares calls with the same at.
func (f *function) enter(at []data.Value) {
	for _, c := range f.constants {
		at[c.to] = c.value
	}
}

// element is a call for one of many, after enter.
func (f *function) element(r *run, at []data.Value) data.Value { return f.run(r, at, f.cost+1) }

func (f *function) run(r *run, at []data.Value, cost uint64) data.Value {
	if !r.spend(cost) {
		return data.Value{}
	}
	for i := range f.steps {
		s := &f.steps[i]
		v := s.do(r, at)
		if r.err != nil {
			return data.Value{}
		}
		at[s.to] = v
	}
	return at[f.result]
}

// operation returns what the node does.
func (b *builder) operation() operation {
	switch {
	case b.Op == flow.Update:
		return b.update()
	case len(b.Funcs) > 0:
		return b.calls()
	case b.Op >= flow.Root && b.Op <= flow.Whole:
		return b.place()
	case b.Op >= flow.Add && b.Op <= flow.Later:
		return b.arithmetic()
	case b.Op >= flow.And && b.Op <= flow.AtMost:
		return b.logic()
	case b.Op.Sees():
		return b.seen()
	default:
		return b.structure()
	}
}

// one makes an operation of one argument.
func (b *builder) one(f func(v data.Value) data.Value) operation {
	a := b.Args[0]
	return func(_ *run, at []data.Value) data.Value { return f(at[a]) }
}

// two makes an operation of two arguments.
func (b *builder) two(f func(v, w data.Value) data.Value) operation {
	a, c := b.Args[0], b.Args[1]
	return func(_ *run, at []data.Value) data.Value { return f(at[a], at[c]) }
}

// option makes an option of what may be missing.
func option(v data.Value, ok bool) data.Value {
	if !ok {
		return data.NewNone()
	}
	return data.NewSome(v)
}

func (b *builder) update() operation {
	key, value := *b.Label, b.Args[0]
	if len(b.Args) == 1 {
		return func(r *run, at []data.Value) data.Value {
			r.changes = append(r.changes, Change{Key: key, Value: at[value]})
			return at[value]
		}
	}
	log := b.Args[1]
	return func(r *run, at []data.Value) data.Value {
		id := at[log].ID()
		r.changes = append(r.changes, Change{Key: key, ID: &id, Value: at[value]})
		return at[value]
	}
}
