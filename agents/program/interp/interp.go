// Package interp computes dataflow programs: whole endpoints and single functions, with a bound on their steps. It is the
// measure for the other ways to compute them.
package interp

import (
	"context"
	"fmt"
	"sync"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Machine computes the functions of a program. It is safe for concurrent use.
type Machine struct {
	program   *flow.Program
	functions map[flow.Hash]*function
	stacks    sync.Pool // of *[]data.Value, empty, for the values of a call
}

// Change is a value that an update appends to a log.
type Change struct {
	Key   data.Label           // the type of the log
	ID    *[data.IDLength]byte // the log; nil for the client's own
	Value data.Value
}

// Outcome is what a call gives.
type Outcome struct {
	Value   data.Value
	Changes []Change // in the order in which they were made
	Steps   uint64   // how many it took
}

// Failure ends a call without result and changes. It is a result of the program, the same on every machine.
type Failure struct{ Code string } //nolint:errname // what the language calls it

// The failures that there are.
var (
	ErrArithmetic = &Failure{"arithmetic"} // a number does not fit, or is divided by zero
	ErrFuel       = &Failure{"fuel"}       // more steps than allowed
)

// Error says what happened.
func (f *Failure) Error() string {
	if f.Code == ErrFuel.Code {
		return "the program took more steps than allowed"
	}
	return "a number does not fit, or is divided by zero"
}

// New makes a machine for a program.
func New(p *flow.Program) *Machine {
	m := &Machine{program: p, functions: make(map[flow.Hash]*function, len(p.Order))}
	units := make([]data.Value, longestFuel(p))
	for _, h := range p.Order {
		m.functions[h] = m.build(p.Checked[h], units)
	}
	return m
}

func longestFuel(p *flow.Program) (n int) {
	for _, f := range p.Functions {
		for _, node := range f.Body {
			if node.Op == flow.Fuel {
				n = max(n, node.N)
			}
		}
	}
	return n
}

// Call calls a function with arguments of its types. It returns a [Failure] if the program fails, and the context's error
// if that ends before.
func (m *Machine) Call(ctx context.Context, h flow.Hash, args []data.Value, fuel uint64) (Outcome, error) {
	f, ok := m.functions[h]
	if !ok {
		return Outcome{}, fmt.Errorf("unknown function %s", h)
	}
	if len(args) != f.params {
		return Outcome{}, fmt.Errorf("function %s has %d parameters: it gets %d values", h, f.params, len(args))
	}
	r := &run{ctx: ctx, fuel: fuel}
	stack := m.stack(f.need)
	copy(*stack, args)
	v := f.call(r, *stack)
	clear((*stack)[:f.need]) // so that values of this call do not live as long as the machine
	m.stacks.Put(stack)
	if r.err != nil {
		return Outcome{}, r.err
	}
	return Outcome{Value: v, Changes: r.changes, Steps: fuel - r.fuel - r.left}, nil
}

// stack returns a place for so many values.
func (m *Machine) stack(need int) *[]data.Value {
	if s, ok := m.stacks.Get().(*[]data.Value); ok && len(*s) >= need {
		return s
	}
	s := make([]data.Value, need)
	return &s
}

// run is the state of a call from outside.
type run struct {
	ctx     context.Context //nolint:containedctx // a run lives as long as one call
	left    uint64          // steps until the context is looked at
	fuel    uint64          // steps beyond those
	changes []Change
	err     error // ends the call; what steps return afterwards counts for nothing
}

// between is how many steps there are between two looks at the context.
const between = 1 << 20

// spend takes steps from the fuel. It reports false if the call has ended.
func (r *run) spend(steps uint64) bool {
	if steps > r.left {
		return r.refill(steps)
	}
	r.left -= steps
	return true
}

func (r *run) refill(steps uint64) bool {
	missing := steps - r.left
	if missing > r.fuel {
		r.err = ErrFuel
		return false
	}
	if r.err = r.ctx.Err(); r.err != nil {
		return false
	}
	r.fuel -= missing
	r.left = min(r.fuel, between)
	r.fuel -= r.left
	return true
}

// fail ends the call.
func (r *run) fail() data.Value {
	r.err = ErrArithmetic
	return data.Value{}
}
