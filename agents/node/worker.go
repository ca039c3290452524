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
	"emet/agents/sandbox/slot"
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
	InProcess    bool            // run jobs in this process, which one may then crash; default a process for each slot
	CheckEngine  string          // run jobs again on this host engine and submit nothing that it disagrees with; default none
	CheckEvery   int             // so many jobs for each one that is checked; default 1

	executor executor // shared by the workers of one process
}

// Worker is a worker agent with everything that it stands on.
type Worker struct {
	*Agent

	role     *worker.Worker
	watcher  *chain.Watcher
	executor executor
}

// OpenWorker builds a worker.
func OpenWorker(ctx context.Context, name string, o WorkerOptions) (_ *Worker, err error) {
	a, err := Open(ctx, name, o.Options)
	if err != nil {
		return nil, err
	}
	w := &Worker{Agent: a, executor: o.executor}
	defer func() {
		if err != nil {
			_ = a.Close()
		}
	}()
	if w.executor == nil {
		cfg := slot.Config{CacheDir: filepath.Join(a.State, "sandbox"), Size: max(o.Slots, 1), MemoryPages: o.MaxPages, Log: o.Log}
		if w.executor, err = openExecutor(cfg, o.InProcess); err != nil {
			return nil, fmt.Errorf("open the sandbox: %w", err)
		}
		if o.CheckEngine != "" {
			if w.executor, err = openChecked(ctx, w.executor, a.State, o); err != nil {
				return nil, err
			}
		}
		a.onClose(func() error { return w.executor.Close(context.WithoutCancel(ctx)) })
	}
	w.role, err = worker.New(worker.Config{
		Address: a.Key.Address(), Agency: a.Agency.Agency, DB: a.DB, Ledger: a.Agency,
		Outbox:  outbox{a.Agency, a.Sender, func() uint64 { return w.watcher.Head().Number }},
		Content: a.Content, Sandbox: w.executor, Log: o.Log, Engines: append(w.executor.Engines(), o.Engines...),
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
	services := []service{w.Sender.Run, w.watcher.Run, w.role.Run, w.executor.Warm}
	if store, ok := w.Content.(interface{ Run(context.Context) error }); ok {
		services = append(services, store.Run)
	}
	return runAll(ctx, services...)
}
