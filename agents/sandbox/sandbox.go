// Package sandbox runs jobs, metered and deterministic: two runs of one task have the same result, the same fuel and the
// same fingerprint on every host.
//
// There is one machine, WebAssembly rewritten by package wasmgas. A wasm/1 job is such a module, with a small WASI
// preview 1 of our own. A js/1 job runs in QuickJS, itself a module of that machine. A job has no files, no network, no
// clock but a virtual one, and no randomness but what follows from its seed.
package sandbox

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// Config says how a [Sandbox] uses its host. Nothing in it changes what a run yields.
type Config struct {
	Host          string // the engine: [Compiler] (default), [Interpreter] or [Wasmtime]
	CacheDir      string // keeps compiled machine code across processes, which may share it; default none
	CacheBytes    int64  // most bytes to keep there; default 512 MiB
	MaxConcurrent int    // runs at once; further ones wait; default one for each processor
	Log           zerolog.Logger
}

// Sandbox runs tasks. It is safe for concurrent use.
type Sandbox struct {
	log   zerolog.Logger
	slots chan struct{}
	host  *host
	js    jsEngines
	cache moduleCache
}

// New opens a sandbox. The JavaScript engine is compiled when it is first needed: see [Sandbox.Warm].
func New(cfg Config) (*Sandbox, error) {
	if cfg.MaxConcurrent < 0 {
		return nil, fmt.Errorf("%d concurrent runs", cfg.MaxConcurrent)
	}
	if cfg.MaxConcurrent == 0 {
		cfg.MaxConcurrent = runtime.GOMAXPROCS(0)
	}
	if cfg.Host == "" {
		cfg.Host = Compiler
	}
	var disk *codeCache
	if cfg.CacheDir != "" {
		var err error
		if disk, err = openCodeCache(cfg.CacheDir, cfg.CacheBytes); err != nil {
			return nil, err
		}
	}
	h, err := newHost(cfg.Host, disk)
	if err != nil {
		return nil, err
	}
	return &Sandbox{log: cfg.Log, slots: make(chan struct{}, cfg.MaxConcurrent), host: h, js: jsEngines{host: h, byCode: map[[sha256.Size]byte]*jsEngine{}}}, nil
}

// Engines lists the engines that are built in. Others are run too, if the task brings them: see [market.Machine].
func (s *Sandbox) Engines() []market.Engine {
	return []market.Engine{market.JS1, market.Wasm1}
}

// Warm compiles the JavaScript engine, which takes about a second without a filled cache.
func (s *Sandbox) Warm(ctx context.Context) error {
	_, err := s.js.load(ctx, nil)
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
	began := time.Now()
	e, err := s.execute(ctx, t)
	if err == nil {
		s.log.Debug().Str("engine", string(t.Engine)).Str("name", t.Name).Stringer("outcome", e.Outcome).
			Uint64("fuel", e.FuelUsed).Uint32("pages", e.MemoryPeak).Dur("took", time.Since(began)).Msg("task executed")
	}
	return e, err
}

func (s *Sandbox) execute(ctx context.Context, t market.Task) (market.Execution, error) {
	switch name := t.Engine.Name(); {
	case name == market.JS1:
		t.Machine = nil
		return s.runJS(ctx, t)
	case name == market.Wasm1:
		return s.runWasm(ctx, t)
	case t.Machine != nil:
		return s.runJS(ctx, t)
	}
	return market.Execution{}, fmt.Errorf("no engine %q", t.Engine)
}
