package node

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/worker"
)

// WorkerOptions say what a worker is willing to do. Zero fields mean the role's defaults.
type WorkerOptions struct {
	Options

	Slots        int
	Deposit      *big.Int
	MinReward    *big.Int
	MaxDeposit   *big.Int
	MaxPages     uint32
	MaxContent   int64
	FetchTimeout time.Duration
	Retain       time.Duration
	Engines      []market.Engine // descriptors of engines to run beside those that are built in

	sandbox *sandbox.Sandbox // shared by the workers of one process
}

// Worker is a worker agent with everything that it stands on.
type Worker struct {
	*Agent

	role    *worker.Worker
	watcher *chain.Watcher
	sandbox *sandbox.Sandbox
}

// OpenWorker builds a worker.
func OpenWorker(ctx context.Context, name string, o WorkerOptions) (_ *Worker, err error) {
	a, err := Open(ctx, name, o.Options)
	if err != nil {
		return nil, err
	}
	w := &Worker{Agent: a, sandbox: o.sandbox}
	defer func() {
		if err != nil {
			_ = a.Close()
		}
	}()
	if w.sandbox == nil {
		w.sandbox, err = sandbox.New(sandbox.Config{ //nolint:contextcheck // opening waits for nothing
			CacheDir: filepath.Join(a.State, "sandbox"), MaxConcurrent: max(o.Slots, 1), Log: o.Log,
		})
		if err != nil {
			return nil, fmt.Errorf("open the sandbox: %w", err)
		}
		a.onClose(func() error { return w.sandbox.Close(context.WithoutCancel(ctx)) })
	}
	w.role, err = worker.New(worker.Config{
		Address: a.Key.Address(), Agency: a.Agency.Agency, DB: a.DB, Ledger: a.Agency,
		Outbox:  outbox{a.Agency, a.Sender, func() uint64 { return w.watcher.Head().Number }},
		Content: a.Content, Sandbox: w.sandbox, Log: o.Log, Engines: append(w.sandbox.Engines(), o.Engines...),
		Slots: o.Slots, Deposit: o.Deposit, MinReward: o.MinReward, MaxDeposit: o.MaxDeposit, MaxPages: o.MaxPages,
		MaxContent: o.MaxContent, FetchTimeout: o.FetchTimeout, Retain: o.Retain,
		Own: a.Content.Peers(), Peers: o.Network.IPFS,
	})
	if err != nil {
		return nil, err
	}
	w.watcher, err = chain.New(chain.Config{
		Client: a.Client, DB: a.DB, Name: "agency", Handler: agency.Feed(w.role),
		Addresses: []common.Address{a.Agency.Address}, Start: o.Network.Birth,
		ChainID: a.Agency.ChainID.Uint64(), Depth: a.depth, Log: o.Log,
	})
	if err != nil {
		return nil, err
	}
	serveJobLogs(a.Host, w.role.Logs())
	return w, nil
}

// Run works until ctx ends.
func (w *Worker) Run(ctx context.Context) error {
	services := []service{w.Sender.Run, w.watcher.Run, w.role.Run, w.sandbox.Warm}
	if store, ok := w.Content.(interface{ Run(context.Context) error }); ok {
		services = append(services, store.Run)
	}
	return runAll(ctx, services...)
}
