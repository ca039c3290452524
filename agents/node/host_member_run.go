package node

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"emet/agents/market"
	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// runner computes large functions in the sandbox, compiled. It is a server.Runner.
type runner struct {
	box executor

	mu      sync.Mutex
	modules map[compiled][]byte
}

// compiled is a function of a program.
type compiled struct {
	program  *flow.Program
	function flow.Hash
}

// maxModules is how many compiled functions are kept: a program has few that are large.
const maxModules = 256

func newRunner(box executor) *runner { return &runner{box: box, modules: make(map[compiled][]byte)} }

// What a function may use in the sandbox. A step is worth some hundred instructions at most; the clock that matters is the
// request's.
const (
	fuelPerStep = 1 << 10
	runPages    = 1 << 12 // of 64 KiB
	maxResult   = 4 << 20
)

// Run computes a function.
func (r *runner) Run(ctx context.Context, p *flow.Program, function flow.Hash, args []data.Value, steps uint64) (data.Value, error) {
	f, ok := p.Checked[function]
	if !ok {
		return data.Value{}, fmt.Errorf("unknown function %s", function)
	}
	module, err := r.module(p, function)
	if err != nil {
		return data.Value{}, err
	}
	e, err := r.box.Run(ctx, market.Task{
		Engine: market.Wasm1, Name: "function.wasm", Code: module, Input: data.NewTuple(args...).AppendCBOR(data.TupleOf(f.In...), nil),
		Limits: market.Limits{Fuel: steps * fuelPerStep, MemoryPages: runPages, MaxResult: maxResult},
	})
	if err != nil {
		return data.Value{}, err
	}
	if e.Outcome != market.OK {
		return data.Value{}, fmt.Errorf("function %s: %s: %s", function, e.Outcome, e.Message)
	}
	return readResult(f, e.Result)
}

func (r *runner) module(p *flow.Program, function flow.Hash) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := compiled{p, function}
	if m, ok := r.modules[key]; ok {
		return m, nil
	}
	m, err := compile.Function(p, function)
	if err != nil {
		return nil, err
	}
	if len(r.modules) >= maxModules {
		clear(r.modules)
	}
	r.modules[key] = m
	return m, nil
}

var errResult = errors.New("the sandbox gave no result of the function")

// How a result begins and ends if it is one, see package compile: a function that sees primitives changes nothing.
const (
	okStart = "\x83\x00"
	okEnd   = "\x80"
	failure = "\x82\x01\x6aarithmetic"
)

func readResult(f *flow.CheckedFunc, blob []byte) (data.Value, error) {
	if string(blob) == failure {
		return data.Value{}, interp.ErrArithmetic
	}
	value, ok := bytes.CutPrefix(blob, []byte(okStart))
	if ok {
		value, ok = bytes.CutSuffix(value, []byte(okEnd))
	}
	if !ok {
		return data.Value{}, errResult
	}
	return data.DecodeCBOR(f.Out, value)
}
