package node

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/sandbox/slot"
)

// checked runs jobs on an executor and, as the options say, on another engine as well.
type checked struct {
	executor
	checker *sandbox.Checker
	other   executor
}

// openChecked opens the other engine over an executor. What it runs is as confined as what the executor runs.
func openChecked(ctx context.Context, e executor, state string, o WorkerOptions) (executor, error) {
	if err := sandbox.Offers(ctx, o.CheckEngine); err != nil {
		return nil, err
	}
	other, err := openExecutor(slot.Config{
		Host: o.CheckEngine, CacheDir: filepath.Join(state, "sandbox"), Size: max(o.Slots, 1), MemoryPages: o.MaxPages, Log: o.Log,
	}, o.InProcess)
	if err != nil {
		return nil, fmt.Errorf("open the engine that checks: %w", err)
	}
	c, err := sandbox.NewChecker(sandbox.CheckConfig{Runner: e, Other: other, Every: o.CheckEvery, Log: o.Log})
	if err != nil {
		return nil, errors.Join(err, other.Close(context.WithoutCancel(ctx)))
	}
	return &checked{e, c, other}, nil
}

func (c *checked) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	return c.checker.Run(ctx, t)
}

func (c *checked) Close(ctx context.Context) error {
	return errors.Join(c.other.Close(ctx), c.executor.Close(ctx))
}
