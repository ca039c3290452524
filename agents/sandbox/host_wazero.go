package sandbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync"
	_ "unsafe" // for linkname

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"emet/agents/sandbox/wasmgas"
)

// wazeroVersion is part of the keys of cached machine code. A test compares it with go.mod.
const wazeroVersion = "v1.12.0"

// interpreterFrames is how deep wazero's interpreter lets calls nest: 2000 as it comes, which is less than programs may.
// It is no option, so that this is the variable itself.
//
//go:linkname interpreterFrames github.com/tetratelabs/wazero/internal/engine/interpreter.callStackCeiling
var interpreterFrames int

// deepest is more frames than the depth budget pays for: each takes eight slots of it, and helpers come on top.
const deepest = wasmgas.DepthLimit/8 + 64

var raiseCeiling = sync.OnceFunc(func() { interpreterFrames = max(interpreterFrames, deepest) })

// wazeroEngine is wazero's compiler or its interpreter.
type wazeroEngine struct {
	config wazero.RuntimeConfig
	disk   *codeCache // nil: machine code stays in memory

	mu     sync.Mutex
	shared *wazeroRuntime // of all modules whose code is not kept; nil until there is one
}

func newWazero(interpreter bool, disk *codeCache) *wazeroEngine {
	// Never with WithCloseOnContextDone: it makes programs several times slower, and refills see the context as well.
	rc := wazero.NewRuntimeConfig()
	if interpreter {
		raiseCeiling()
		rc, disk = wazero.NewRuntimeConfigInterpreter(), nil
	}
	return &wazeroEngine{disk: disk, config: rc.
		WithCoreFeatures(api.CoreFeaturesV2 &^ api.CoreFeatureSIMD).
		WithMemoryLimitPages(wasmgas.MaxPages).
		WithDebugInfoEnabled(false)}
}

func (e *wazeroEngine) seal() { e.disk = nil }

func (e *wazeroEngine) close(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.shared == nil {
		return nil
	}
	return e.shared.close(ctx)
}

// wazeroRuntime has the host functions, and modules.
type wazeroRuntime struct {
	cache wazero.CompilationCache
	wazero.Runtime
}

// open makes a runtime. With files it is for one module only.
func (e *wazeroEngine) open(ctx context.Context, files *wazeroFiles) (*wazeroRuntime, error) {
	cache, err := newWazeroCache(files)
	if err != nil {
		return nil, err
	}
	r := &wazeroRuntime{cache, wazero.NewRuntimeWithConfig(ctx, e.config.WithCompilationCache(cache))}
	if err := r.offer(ctx); err != nil {
		return nil, errors.Join(err, r.close(ctx))
	}
	return r, nil
}

func (r *wazeroRuntime) close(ctx context.Context) error {
	return errors.Join(r.Close(ctx), r.cache.Close(ctx))
}

type machineKey struct{}

// offer puts the host functions into the runtime, once for all modules. They find their machine in the context.
func (r *wazeroRuntime) offer(ctx context.Context) error {
	modules := map[string]wazero.HostModuleBuilder{}
	for _, f := range hostFuncs() {
		b, ok := modules[f.module]
		if !ok {
			b = r.NewHostModuleBuilder(f.module)
			modules[f.module] = b
		}
		b.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
			f.call(ctx.Value(machineKey{}).(*machine), stack)
		}), wazeroTypes(f.params), wazeroTypes(f.results)).Export(f.name)
	}
	for name, b := range modules {
		if _, err := b.Instantiate(ctx); err != nil {
			return fmt.Errorf("offer the functions of %s: %w", name, err)
		}
	}
	return nil
}

func wazeroTypes(letters string) []api.ValueType {
	types := make([]api.ValueType, len(letters))
	for i, letter := range letters {
		types[i] = api.ValueTypeI32
		if letter == 'I' {
			types[i] = api.ValueTypeI64
		}
	}
	return types
}

func (e *wazeroEngine) compile(ctx context.Context, meta *wasmgas.Module, module [sha256.Size]byte) (code, error) {
	if e.disk != nil {
		return e.build(ctx, meta, module)
	}
	r, err := e.common(ctx)
	if err != nil {
		return nil, err
	}
	return r.compile(ctx, meta.Binary)
}

// common gives the shared runtime.
func (e *wazeroEngine) common(ctx context.Context) (_ *wazeroRuntime, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.shared == nil {
		e.shared, err = e.open(context.WithoutCancel(ctx), nil)
	}
	return e.shared, err
}

// compile makes machine code. With two workers wazero looks at the context between functions.
func (r *wazeroRuntime) compile(ctx context.Context, wasm []byte) (*wazeroCode, error) {
	c, err := r.CompileModule(experimental.WithCompilationWorkers(ctx, 2), wasm)
	if err != nil {
		return nil, err
	}
	return &wazeroCode{runtime: r, compiled: c}, nil
}

type wazeroCode struct {
	runtime  *wazeroRuntime
	compiled wazero.CompiledModule
	own      bool // has the runtime for itself
}

// close cannot fail: there are no files and no listeners.
func (c *wazeroCode) close() {
	_ = c.compiled.Close(context.Background())
	if c.own {
		_ = c.runtime.close(context.Background())
	}
}

func (c *wazeroCode) instantiate(ctx context.Context, m *machine, pages uint32) (instance, error) {
	space, err := reserve(pages)
	if err != nil {
		return nil, err
	}
	i := &wazeroInstance{space: space, ctx: context.WithValue(ctx, machineKey{}, m)}
	ctx = experimental.WithMemoryAllocator(context.WithoutCancel(ctx), space)
	i.mod, err = c.runtime.InstantiateModule(ctx, c.compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		space.Free()
		return nil, err
	}
	if m.meta.HasMemory {
		i.mem = i.mod.Memory()
	}
	return i, nil
}

type wazeroInstance struct {
	mod   api.Module
	mem   api.Memory
	space *mapping
	ctx   context.Context //nolint:containedctx // of the run, which is as long as the instance
}

func (i *wazeroInstance) close() {
	_ = i.mod.Close(context.WithoutCancel(i.ctx)) // nothing of it can fail: there are no files and no listeners
	i.space.Free()
}

func (i *wazeroInstance) call(name string, args ...uint64) (uint64, error) {
	res, err := i.mod.ExportedFunction(name).Call(i.ctx, args...)
	if err != nil {
		return 0, wazeroError(err)
	}
	if len(res) == 0 {
		return 0, nil
	}
	return res[0], nil
}

func (i *wazeroInstance) global(name string) cell {
	return i.mod.ExportedGlobal(name).(api.MutableGlobal)
}

func (i *wazeroInstance) memory() []byte {
	if i.mem == nil {
		return nil
	}
	b, _ := i.mem.Read(0, i.mem.Size())
	return b
}

func (i *wazeroInstance) grow(pages uint32) bool {
	_, ok := i.mem.Grow(pages)
	return ok
}

// wazeroError finds out about a trap. wazero's own errors are not exported.
func wazeroError(err error) error {
	text, _, _ := strings.Cut(err.Error(), "\n")
	switch strings.TrimPrefix(text, "wasm error: ") {
	case "unreachable":
		return errTrapUnreachable
	case "integer divide by zero", "integer overflow", "invalid conversion to integer":
		return errTrapArithmetic
	case "out of bounds memory access":
		return errTrapMemory
	case "invalid table access", "indirect call type mismatch":
		return errTrapTable
	}
	return err
}
