package sandbox

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// What a module pays for being compiled, before anything of it runs.
const (
	fuelPerCodeByte = 50
	fuelPerFlow     = 300  // see [wasmgas.Module.Flow]
	fuelPerPage     = 8192 // of the memory at the start: as much as growth costs
)

// entry is the function that a WASI command exports.
const entry = "_start"

// runWasm runs a WASI preview 1 command: its input is file 0, its result file 1, its log file 2, and what the options
// name as inputs is below directory 3.
func (s *Sandbox) runWasm(ctx context.Context, t market.Task) (market.Execution, error) {
	options, err := market.ParseWasmOptions(t.Options)
	if err != nil {
		return unstarted(stop{outcome: market.JobError, message: err.Error(), code: 1}, 0), nil
	}
	world, err := wasmWorld(t, options)
	if err != nil {
		return market.Execution{}, err
	}
	codeFuel := fuelPerCodeByte*uint64(len(t.Code)) + fuelPerInput*uint64(len(t.Inputs))
	if codeFuel > t.Limits.Fuel {
		return unstarted(errFuel, t.Limits.Fuel), nil
	}
	meta, err := wasmgas.Instrument(t.Code, wasmgas.Options{Import: grantWASI()})
	if err == nil {
		err = checkCommand(meta)
	}
	if err != nil {
		return unstarted(stop{outcome: market.JobError, message: "code is outside " + wasmgas.Profile + ": " + err.Error(), code: 1}, codeFuel), nil
	}
	if meta.MinPages > t.Limits.MemoryPages {
		return unstarted(errMemory, codeFuel), nil
	}
	codeFuel += fuelPerFlow*meta.Flow + fuelPerPage*uint64(meta.MinPages)
	if codeFuel > t.Limits.Fuel {
		return unstarted(errFuel, t.Limits.Fuel), nil
	}
	p, err := s.cache.take(ctx, s.host, meta)
	if err != nil {
		return market.Execution{}, err
	}
	defer s.cache.release(p)
	m, err := s.host.load(ctx, p.program, world, t.Limits)
	if err != nil {
		return market.Execution{}, err
	}
	defer m.close()
	m.fuel.Set(-codeFuel)
	return m.runCommand()
}

// wasmWorld is what a program sees when it starts.
func wasmWorld(t market.Task, o market.WasmOptions) (process, error) {
	world := process{
		args:   append([]string{t.Name}, o.Args...),
		stdin:  t.Input,
		out:    [4]*sink{1: newResult(int(t.Limits.MaxResult)), 2: newLog(t.Console)},
		random: prf{seed: t.Seed},
	}
	for _, name := range slices.Sorted(maps.Keys(o.Env)) {
		world.env = append(world.env, name+"="+o.Env[name])
	}
	root, err := inputTree(t.Inputs)
	if err != nil {
		return world, err
	}
	if names := slices.Sorted(maps.Keys(o.Inputs)); !slices.Equal(names, root.names) {
		return world, fmt.Errorf("the task brings the inputs %q, its options name %q", root.names, names)
	}
	if len(root.names) > 0 {
		world.handles = []*handle{{node: root, preopen: true}}
	}
	return world, nil
}

func (m *machine) runCommand() (market.Execution, error) {
	var err error
	if m.meta.HasStart {
		_, err = m.call(wasmgas.ExportStart)
	}
	if err == nil {
		_, err = m.call(entry)
	}
	end, err := m.end(err)
	if err != nil {
		return market.Execution{}, err
	}
	if end.exited && end.code != 0 {
		end.outcome = market.JobError
	}
	e := m.execution(end)
	if e.Outcome == market.OK {
		e.Message, e.Result = "", m.out[1].buf
	}
	return e, nil
}

func checkCommand(meta *wasmgas.Module) error {
	typ, ok := meta.Exports[entry]
	if !ok || len(typ.Params)+len(typ.Results) > 0 {
		return fmt.Errorf("there is no command %q", entry)
	}
	return nil
}

// unstarted is the execution of a task that ended before its machine was there.
func unstarted(s stop, fuel uint64) market.Execution {
	e := market.Execution{Outcome: s.outcome, Message: s.message, ExitCode: s.code, FuelUsed: fuel}
	e.Fingerprint = fingerprint(e, nil, nil)
	return e
}
