package node

import (
	"context"

	"emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/sandbox/slot"
)

// Enter has to be the first thing that a program does that opens workers: it may have been started to run their jobs, which
// it then does to its end. See [slot.Enter].
func Enter() { slot.Enter() }

// executor runs jobs: in processes of their own, or in this one.
type executor interface {
	Run(ctx context.Context, t market.Task) (market.Execution, error)
	Engines() []market.Engine
	Warm(ctx context.Context) error
	Close(ctx context.Context) error
}

func openExecutor(cfg slot.Config, inProcess bool) (executor, error) {
	if inProcess {
		return sandbox.New(sandbox.Config{Host: cfg.Host, CacheDir: cfg.CacheDir, MaxConcurrent: cfg.Size, Log: cfg.Log})
	}
	return slot.New(cfg)
}
