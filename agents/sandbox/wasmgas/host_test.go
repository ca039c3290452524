package wasmgas_test

import (
	"context"
	"errors"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"go.uber.org/goleak"

	"emet/agents/sandbox/wasmgas"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errFuel = errors.New("out of fuel")

// host is the least that can run metered modules: refills of a fixed slice up to a limit.
type host struct {
	runtime               wazero.Runtime
	slice, limit, granted int64
	refills               int
}

func config(interpreter bool) wazero.RuntimeConfig {
	rc := wazero.NewRuntimeConfig()
	if interpreter {
		rc = wazero.NewRuntimeConfigInterpreter()
	}
	return rc.WithCoreFeatures(api.CoreFeaturesV2 &^ api.CoreFeatureSIMD).WithMemoryLimitPages(wasmgas.MaxPages)
}

func newHost(tb testing.TB, interpreter bool, slice, limit int64) *host {
	tb.Helper()
	ctx := context.Background()
	h := &host{runtime: wazero.NewRuntimeWithConfig(ctx, config(interpreter)), slice: slice, limit: limit}
	tb.Cleanup(func() { _ = h.runtime.Close(ctx) })
	_, err := h.runtime.NewHostModuleBuilder(wasmgas.ImportModule).NewFunctionBuilder().
		WithFunc(func(balance int64) int64 {
			if h.refills++; h.refills > 1_000_000 {
				panic("too many refills")
			}
			for balance < 0 {
				step := min(h.slice, h.limit-h.granted)
				if step == 0 {
					panic(errFuel)
				}
				h.granted += step
				balance += step
			}
			return balance
		}).Export(wasmgas.ImportRefill).Instantiate(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// outcome is what a run came to. Plain runs have no fuel and no depth.
type outcome struct {
	result uint64
	failed string // class of the error
	fuel   int64
	depth  int32
	memory string
	global uint64
}

// metered runs the function f of an instrumented module.
func (h *host) metered(tb testing.TB, code []byte, cap uint32, args ...uint64) outcome {
	tb.Helper()
	m, err := wasmgas.Instrument(code, wasmgas.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	mod, err := h.runtime.InstantiateWithConfig(context.Background(), m.Binary, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		tb.Fatalf("the metered module is refused: %v", err)
	}
	defer func() { _ = mod.Close(context.Background()) }()
	h.granted, h.refills = 0, 0
	mod.ExportedGlobal(wasmgas.GlobalCap).(api.MutableGlobal).Set(uint64(cap))
	o := h.call(mod, args...)
	if len(m.Globals) > 0 {
		o.global = mod.ExportedGlobal(wasmgas.GlobalName(0)).Get()
	}
	return o
}

// call runs the function f and looks at how it ended.
func (h *host) call(mod api.Module, args ...uint64) outcome {
	o := call(mod, args...)
	o.fuel = h.granted - int64(mod.ExportedGlobal(wasmgas.GlobalFuel).Get())
	if o.fuel > h.limit { // between two checks
		o.failed = "fuel"
	}
	if o.failed == "fuel" {
		o.fuel = h.limit
	}
	low := int32(mod.ExportedGlobal(wasmgas.GlobalLow).Get())
	o.depth = wasmgas.DepthLimit - max(low, 0)
	if o.failed == "trap" && low < 0 {
		o.failed = "depth"
	}
	if o.failed == "trap" && mod.ExportedGlobal(wasmgas.GlobalRefused).Get() == wasmgas.RefusedByCap {
		o.failed = "memory"
	}
	return o
}

func call(mod api.Module, args ...uint64) outcome {
	var o outcome
	res, err := mod.ExportedFunction("f").Call(context.Background(), args...)
	switch {
	case errors.Is(err, errFuel):
		o.failed = "fuel"
	case err != nil:
		o.failed = "trap"
	case len(res) > 0:
		o.result = res[0]
	}
	if mem := mod.ExportedMemory(wasmgas.ExportMemory); mem != nil || mod.ExportedMemory("memory") != nil {
		b, _ := mod.Memory().Read(0, mod.Memory().Size())
		o.memory = string(b)
	}
	return o
}
