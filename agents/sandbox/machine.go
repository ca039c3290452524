package sandbox

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// slice is the fuel that a run gets at a time: some milliseconds of work, after which it is asked whether it may go on.
// Its size does not influence where a run ends.
const slice = 4 << 20

// maxFuel bounds a fuel limit so that sums of signed numbers cannot overflow.
const maxFuel = 1 << 60

// stop is the panic by which a host function ends a run with an outcome.
type stop struct {
	outcome market.Outcome
	message string
	code    int32
	exited  bool // the program ended itself, with code
}

// The endings by a limit.
var (
	errFuel   = stop{outcome: market.OutOfFuel, message: "the fuel limit was reached"}
	errMemory = stop{outcome: market.OutOfMemory, message: "the memory limit was reached"}
	errDepth  = stop{outcome: market.Depth, message: "the call stack grew past its limit"}
	errSize   = stop{outcome: market.TooLarge, message: "the result is larger than the job allows"}
)

func (s stop) Error() string { return s.message }

// aborted is the panic that ends a run because its context ended.
type aborted struct{ cause error }

func (a aborted) Error() string { return a.cause.Error() }

// machine is one instance of a metered module during one run.
type machine struct {
	process
	meta    *wasmgas.Module
	mod     api.Module
	memory  *mapping
	fuel    api.MutableGlobal
	limit   int64 // fuel
	granted int64

	interrupted func() error // tells whether the run's context has ended
	// call runs an exported function. Only one call runs at a time.
	call func(name string, args ...uint64) (uint64, error)
}

type machineKey struct{}

// machineOf finds the machine that a host function was called by.
func machineOf(ctx context.Context) *machine {
	return ctx.Value(machineKey{}).(*machine)
}

// load instantiates a compiled module. Nothing of it runs yet.
func (h *host) load(ctx context.Context, p program, world process, lim market.Limits) (*machine, error) {
	memory, err := reserve(lim.MemoryPages)
	if err != nil {
		return nil, err
	}
	m := &machine{process: world, meta: p.meta, memory: memory, limit: int64(min(lim.Fuel, maxFuel)), interrupted: ctx.Err}
	run := context.WithValue(ctx, machineKey{}, m)
	m.call = func(name string, args ...uint64) (uint64, error) {
		res, err := m.mod.ExportedFunction(name).Call(run, args...)
		if err != nil || len(res) == 0 {
			return 0, err
		}
		return res[0], nil
	}
	ctx = experimental.WithMemoryAllocator(context.WithoutCancel(ctx), memory)
	m.mod, err = h.runtime.InstantiateModule(ctx, p.compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		memory.Free()
		return nil, fmt.Errorf("instantiate: %w", err)
	}
	m.fuel = m.global(wasmgas.GlobalFuel)
	m.global(wasmgas.GlobalCap).Set(uint64(lim.MemoryPages))
	return m, nil
}

func (m *machine) close(ctx context.Context) {
	_ = m.mod.Close(context.WithoutCancel(ctx)) // nothing of it can fail: there are no files and no listeners
	m.memory.Free()
}

// global gives an exported global that wasmgas made mutable.
func (m *machine) global(name string) api.MutableGlobal {
	return m.mod.ExportedGlobal(name).(api.MutableGlobal)
}

// refill answers a program whose slice is used up: with the new balance, or by ending the run.
func (m *machine) refill(balance int64) int64 {
	if err := m.interrupted(); err != nil {
		panic(aborted{err})
	}
	for balance < 0 {
		step := min(slice, m.limit-m.granted)
		if step == 0 {
			panic(errFuel)
		}
		m.granted += step
		balance += step
	}
	return balance
}

// charge takes fuel for what a host function does.
func (m *machine) charge(n uint64) {
	balance := int64(m.fuel.Get()) - int64(n)
	if balance < 0 {
		balance = m.refill(balance)
	}
	m.fuel.Set(uint64(balance))
}

// used is the fuel spent so far, which may be past the limit.
func (m *machine) used() int64 { return m.granted - int64(m.fuel.Get()) }

// end says how a run ended, given the error of its last call. A second result that is not nil means that it did not end
// by itself.
func (m *machine) end(err error) (stop, error) {
	var s stop
	var a aborted
	switch {
	case errors.As(err, &a):
		return stop{}, a.cause
	case errors.As(err, &s):
	case err == nil:
	case m.global(wasmgas.GlobalRefused).Get() != 0:
		s = errMemory
	case int32(m.global(wasmgas.GlobalLow).Get()) < 0:
		s = errDepth
	default:
		reason, ok := trapReason(err)
		if !ok {
			return stop{}, fmt.Errorf("run module: %w", err)
		}
		s = stop{outcome: market.Trap, message: reason}
	}
	if m.used() > m.limit {
		s = errFuel
	}
	return s, nil
}

// trapReason puts a trap into one of four classes. Finer ones differ between engines.
func trapReason(err error) (string, bool) {
	text, _, _ := strings.Cut(err.Error(), "\n")
	switch strings.TrimPrefix(text, "wasm error: ") {
	case "unreachable":
		return "the program gave up (unreachable)", true
	case "integer divide by zero", "integer overflow", "invalid conversion to integer":
		return "arithmetic without result", true
	case "out of bounds memory access":
		return "access outside the memory", true
	case "invalid table access", "indirect call type mismatch":
		return "call of no such function", true
	}
	return "", false
}

// execution fills in what all engines report.
func (m *machine) execution(s stop) market.Execution {
	e := market.Execution{
		Outcome:    s.outcome,
		Message:    s.message,
		ExitCode:   s.code,
		FuelUsed:   uint64(min(m.used(), m.limit)),
		DepthPeak:  uint32(wasmgas.DepthLimit - max(0, int32(m.global(wasmgas.GlobalLow).Get()))),
		MemoryPeak: m.pages(),
	}
	if s.outcome == market.OutOfFuel {
		e.FuelUsed = uint64(m.limit) // also where a host function asked for more than there was
	}
	if out := m.out[2]; out != nil {
		e.Stderr, e.LogCut = out.buf, out.cut
	}
	e.Fingerprint = m.fingerprint(e)
	return e
}

func (m *machine) pages() uint32 {
	return uint32(len(m.bytes()) >> 16)
}

// bytes is the whole memory of the module, as it is.
func (m *machine) bytes() []byte {
	if !m.meta.HasMemory {
		return nil
	}
	mem := m.mod.Memory()
	b, _ := mem.Read(0, mem.Size())
	return b
}
