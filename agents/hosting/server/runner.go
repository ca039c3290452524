package server

import (
	"context"
	"fmt"
	"sync"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// smallSteps is what the interpreter does in a few milliseconds.
const smallSteps = 1 << 20

// maxMachines is for how many programs an interpreter keeps what it made: one serves for many ticks.
const maxMachines = 4

// Interpreter computes functions in this process, as long as they are small. It is safe for concurrent use, and its zero
// value is ready.
type Interpreter struct {
	Steps uint64 // that a function may take here; default 2^20
	Large Runner // computes those that may take more; default: they are refused

	mu       sync.Mutex
	machines map[*flow.Program]*interp.Machine
}

// Run computes a function.
func (i *Interpreter) Run(ctx context.Context, p *flow.Program, function flow.Hash, args []data.Value, steps uint64) (data.Value, error) {
	limit := i.Steps
	if limit == 0 {
		limit = smallSteps
	}
	if steps > limit {
		if i.Large == nil {
			return data.Value{}, fmt.Errorf("function %s may take %d steps: this server computes at most %d", function, steps, limit)
		}
		return i.Large.Run(ctx, p, function, args, steps)
	}
	done, err := i.machine(p).Call(ctx, function, args, steps)
	return done.Value, err
}

func (i *Interpreter) machine(p *flow.Program) *interp.Machine {
	i.mu.Lock()
	defer i.mu.Unlock()
	if m, ok := i.machines[p]; ok {
		return m
	}
	if i.machines == nil || len(i.machines) >= maxMachines {
		i.machines = make(map[*flow.Program]*interp.Machine, maxMachines)
	}
	m := interp.New(p)
	i.machines[p] = m
	return m
}
