package sandbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"emet/agents/sandbox/wasmgas"
)

// host compiles and runs metered modules.
type host struct {
	cache   wazero.CompilationCache
	runtime wazero.Runtime
}

// program is a metered module, compiled.
type program struct {
	meta     *wasmgas.Module
	compiled wazero.CompiledModule
}

// newHost makes a host that keeps machine code in cacheDir, or in memory if that is empty.
func newHost(ctx context.Context, interpreter bool, cacheDir string) (*host, error) {
	cache := wazero.NewCompilationCache()
	if cacheDir != "" {
		var err error
		if cache, err = wazero.NewCompilationCacheWithDir(cacheDir); err != nil {
			return nil, fmt.Errorf("open compilation cache: %w", err)
		}
	}
	// Never with WithCloseOnContextDone: it makes programs several times slower, and refills see the context as well.
	rc := wazero.NewRuntimeConfig()
	if interpreter {
		rc = wazero.NewRuntimeConfigInterpreter()
	}
	rc = rc.WithCompilationCache(cache).
		WithCoreFeatures(api.CoreFeaturesV2 &^ api.CoreFeatureSIMD).
		WithMemoryLimitPages(wasmgas.MaxPages).
		WithDebugInfoEnabled(false)
	h := &host{cache: cache, runtime: wazero.NewRuntimeWithConfig(ctx, rc)}
	if err := h.offerImports(ctx); err != nil {
		return nil, errors.Join(err, h.close(ctx))
	}
	return h, nil
}

func (h *host) close(ctx context.Context) error {
	return errors.Join(h.runtime.Close(ctx), h.cache.Close(ctx))
}

// compile makes machine code. With two workers wazero looks at the context between functions.
func (h *host) compile(ctx context.Context, meta *wasmgas.Module) (program, error) {
	compiled, err := h.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, 2), meta.Binary)
	if err != nil {
		return program{}, fmt.Errorf("compile: %w", err)
	}
	return program{meta: meta, compiled: compiled}, nil
}
