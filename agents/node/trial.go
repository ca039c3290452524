package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/kubo"
	"emet/agents/market"
	"emet/agents/poster"
	"emet/agents/sandbox"
	"emet/agents/sandbox/slot"
	"emet/agents/wire"
	"emet/agents/worker"
)

// TrialOptions say what a trial run works with.
type TrialOptions struct {
	Peers       []string // multiaddrs of who has content that is named by its id
	Kubo        string   // API address of a kubo node that gets content; default an embedded node
	Gateways    []string // trustless IPFS gateways, asked last for content
	MaxContent  int64    // bytes of each part of a job
	CacheDir    string   // keeps machine code; default the user's cache
	Interpreter bool     // interpret instead of compiling
	Log         zerolog.Logger
}

// Trial runs jobs here as a worker would: the same task, the same record. There is no chain, no money and no deadline
// but the caller's.
type Trial struct {
	o       TrialOptions
	content content.Store
	sandbox executor
	close   []func() error
}

// TrialRun is what came out of a trial.
type TrialRun struct {
	Spec      market.Spec
	Execution market.Execution
	Record    market.Record
	RecordID  market.Content
	Took      time.Duration // of the run alone
}

// OpenTrial opens a trial. Its embedded content store lives in memory.
func OpenTrial(ctx context.Context, o TrialOptions) (t *Trial, err error) {
	t = &Trial{o: o}
	defer func() { //nolint:contextcheck // closing waits for nothing
		if err != nil {
			err = errors.Join(err, t.Close())
		}
	}()
	if o.Kubo != "" {
		t.content, err = kubo.New(ctx, kubo.Config{API: o.Kubo, Log: o.Log})
	} else {
		var host *wire.Host
		if host, err = wire.New(wire.Config{Log: o.Log}); err != nil {
			return t, err
		}
		t.close = append(t.close, host.Close)
		t.content, err = boxo.New(boxo.Config{Host: host, Gateways: o.Gateways, Log: o.Log})
	}
	if err != nil {
		return t, fmt.Errorf("open the content store: %w", err)
	}
	t.close = append(t.close, t.content.Close)
	t.sandbox, err = openTrialSandbox(o)
	return t, err
}

func openTrialSandbox(o TrialOptions) (executor, error) {
	if o.CacheDir == "" {
		o.CacheDir = sandboxCache()
	}
	if err := os.MkdirAll(o.CacheDir, 0o700); err != nil {
		o.CacheDir = "" // it only costs time
	}
	cfg := slot.Config{CacheDir: o.CacheDir, Size: 1, Log: o.Log}
	if o.Interpreter {
		cfg.Host = sandbox.Interpreter
	}
	s, err := openExecutor(cfg, false)
	if err != nil {
		return nil, fmt.Errorf("open the sandbox: %w", err)
	}
	return s, nil
}

// Close releases what the trial holds.
func (t *Trial) Close() (err error) {
	if t.sandbox != nil {
		err = t.sandbox.Close(context.Background())
	}
	for _, f := range slices.Backward(t.close) {
		err = errors.Join(err, f())
	}
	return err
}

// Prepare stores the parts of a job and fetches those that are elsewhere. The seed stands for the job's id: with the id
// of a posted job the run is that job's, to the last byte.
func (t *Trial) Prepare(ctx context.Context, r poster.Request, seed market.ID) (market.Spec, market.Task, error) {
	spec, err := poster.Pack(ctx, t.content, r)
	if err != nil {
		return spec, market.Task{}, err
	}
	if err := t.sandbox.Warm(ctx); err != nil {
		return spec, market.Task{}, err
	}
	task, err := worker.Fetch(ctx, t.content, spec, seed, t.o.Peers, content.Limits{Bytes: t.o.MaxContent})
	return spec, task, err
}

// Run runs a task that was prepared. Its log is copied to console as it is written.
func (t *Trial) Run(ctx context.Context, spec market.Spec, task market.Task, console io.Writer) (TrialRun, error) {
	task.Console = console
	began := time.Now()
	x, err := t.sandbox.Run(ctx, task)
	out := TrialRun{Spec: spec, Execution: x, Took: time.Since(began)}
	if err != nil {
		return out, err
	}
	out.Record, out.RecordID, err = worker.Record(context.WithoutCancel(ctx), t.content, spec.Engine, task.Seed, x)
	return out, err
}
