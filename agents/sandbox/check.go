package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/rs/zerolog"

	"emet/agents/market"
)

// runner runs tasks, as [Sandbox] does.
type runner interface {
	Run(ctx context.Context, t market.Task) (market.Execution, error)
}

// CheckConfig says what a [Checker] compares.
type CheckConfig struct {
	Runner runner // required
	Other  runner // required: the same on another engine
	Every  int    // check one task in so many; default every task
	Log    zerolog.Logger
}

// Checker runs tasks twice, on two engines, and passes on no result that they do not agree about.
type Checker struct {
	cfg   CheckConfig
	tasks atomic.Uint64
}

// ErrDisagree is the error of a run that had two results.
var ErrDisagree = errors.New("two engines disagree about the task")

// NewChecker makes a checker.
func NewChecker(cfg CheckConfig) (*Checker, error) {
	switch {
	case cfg.Runner == nil, cfg.Other == nil:
		return nil, errors.New("a checker needs two engines")
	case cfg.Every < 0:
		return nil, fmt.Errorf("check one task in %d", cfg.Every)
	}
	cfg.Every = max(cfg.Every, 1)
	return &Checker{cfg: cfg}, nil
}

// Run executes a task, and maybe does so again. If the two executions differ in anything there is no result. If the other
// engine comes to no end in time, or to none at all, the first execution counts.
func (c *Checker) Run(ctx context.Context, t market.Task) (market.Execution, error) {
	e, err := c.cfg.Runner.Run(ctx, t)
	if err != nil || (c.tasks.Add(1)-1)%uint64(c.cfg.Every) != 0 {
		return e, err
	}
	t.Console = nil // has it already
	log := c.cfg.Log.With().Str("engine", string(t.Engine)).Str("name", t.Name).Hex("fingerprint", e.Fingerprint[:]).Logger()
	other, err := c.cfg.Other.Run(ctx, t)
	if err != nil {
		log.Warn().Err(err).Msg("the other engine came to no verdict")
		return e, nil
	}
	if what := difference(e, other); what != "" {
		log.Error().Hex("other_fingerprint", other.Fingerprint[:]).Uint64("fuel", e.FuelUsed).Uint64("other_fuel", other.FuelUsed).
			Stringer("outcome", e.Outcome).Stringer("other_outcome", other.Outcome).Str("difference", what).
			Msg("two engines disagreed about a task: no result is submitted")
		return market.Execution{}, fmt.Errorf("%w: %s", ErrDisagree, what)
	}
	log.Debug().Msg("the other engine agreed")
	return e, nil
}

// difference names what two executions do not have in common.
func difference(a, b market.Execution) string {
	switch {
	case a.Outcome != b.Outcome:
		return "outcome"
	case a.FuelUsed != b.FuelUsed:
		return "fuel"
	case a.DepthPeak != b.DepthPeak, a.MemoryPeak != b.MemoryPeak:
		return "depth or memory"
	case !bytes.Equal(a.Result, b.Result):
		return "result"
	case a.Message != b.Message, a.ExitCode != b.ExitCode, !bytes.Equal(a.Details, b.Details):
		return "message, exit code or details"
	case !bytes.Equal(a.Stdout, b.Stdout), !bytes.Equal(a.Stderr, b.Stderr), a.LogCut != b.LogCut:
		return "log"
	case a.Fingerprint != b.Fingerprint:
		return "fingerprint"
	}
	return ""
}
