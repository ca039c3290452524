// Package sandbox runs jobs, metered and deterministic: two runs of one task have the same result, the same fuel and the
// same fingerprint on every host.
//
// There is one machine, WebAssembly rewritten by package wasmgas. A wasm/1 job is such a module, with a small WASI
// preview 1 of our own. A js/1 job runs in QuickJS, itself a module of that machine. A job has no files, no network, no
// clock but a virtual one, and no randomness but what follows from its seed.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/rs/zerolog"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// Config says how a [Sandbox] uses its host. Nothing in it changes what a run yields.
type Config struct {
	CacheDir      string // keeps compiled machine code across processes; default none
	MaxConcurrent int    // runs at once; further ones wait; default one for each processor
	Interpreter   bool   // interpret instead of compiling: slow, an independent check
	Log           zerolog.Logger
}

// Sandbox runs tasks. It is safe for concurrent use.
type Sandbox struct {
	log     zerolog.Logger
	cache   wazero.CompilationCache
	runtime wazero.Runtime
	slots   chan struct{}
	js      jsEngine
}

// New opens a sandbox. The JavaScript engine is compiled when it is first needed: see [Sandbox.Warm].
func New(cfg Config) (*Sandbox, error) {
	if cfg.MaxConcurrent < 0 {
		return nil, fmt.Errorf("%d concurrent runs", cfg.MaxConcurrent)
	}
	if cfg.MaxConcurrent == 0 {
		cfg.MaxConcurrent = runtime.GOMAXPROCS(0)
	}
	cache := wazero.NewCompilationCache()
	if cfg.CacheDir != "" {
		var err error
		if cache, err = wazero.NewCompilationCacheWithDir(cfg.CacheDir); err != nil {
			return nil, fmt.Errorf("open compilation cache: %w", err)
		}
	}
	rc := wazero.NewRuntimeConfig()
	if cfg.Interpreter {
		rc = wazero.NewRuntimeConfigInterpreter()
	}
	rc = rc.WithCompilationCache(cache).
		WithCoreFeatures(api.CoreFeaturesV2 &^ api.CoreFeatureSIMD).
		WithMemoryLimitPages(wasmgas.MaxPages).
		WithDebugInfoEnabled(false)

	ctx := context.Background()
	s := &Sandbox{
		log:     cfg.Log,
		cache:   cache,
		runtime: wazero.NewRuntimeWithConfig(ctx, rc),
		slots:   make(chan struct{}, cfg.MaxConcurrent),
	}
	if err := s.offerImports(ctx); err != nil {
		return nil, errors.Join(err, s.Close(ctx))
	}
	return s, nil
}

// Close frees what the sandbox holds. No run may be under way.
func (s *Sandbox) Close(ctx context.Context) error {
	return errors.Join(s.runtime.Close(ctx), s.cache.Close(ctx))
}

// Engines lists the engines that [Sandbox.Run] knows.
func (s *Sandbox) Engines() []market.Engine {
	return []market.Engine{market.JS1, market.Wasm1}
}

// Warm compiles the JavaScript engine, which takes about a second without a filled cache.
func (s *Sandbox) Warm(ctx context.Context) error {
	_, err := s.js.load(ctx, s)
	return err
}

// Run executes a task. Every ending that another host would see as well is an [market.Execution]. An error means that
// there is no result: ctx ended, the task is none, or the host is in trouble.
func (s *Sandbox) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	if t.Limits.MemoryPages > wasmgas.MaxPages {
		return market.Execution{}, fmt.Errorf("task asks for %d pages: more than %d", t.Limits.MemoryPages, wasmgas.MaxPages)
	}
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return market.Execution{}, ctx.Err()
	}
	switch t.Engine {
	case market.JS1:
		return s.runJS(ctx, t)
	case market.Wasm1:
		return s.runWasm(ctx, t)
	}
	return market.Execution{}, fmt.Errorf("no engine %q", t.Engine)
}
