package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/chain/ground"
	"emet/agents/chain/sender"
	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/kubo"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
	"emet/agents/wire"
)

// Options say how to build an agent.
type Options struct {
	Network  Network  // required
	Keys     Keys     // whose account it acts for
	State    string   // directory of its state; default below the network's
	Kubo     string   // API address of a kubo node that holds its content; default an embedded node
	Gateways []string // trustless IPFS gateways, asked last for content
	Listen   []string // multiaddrs of its libp2p host; default a loopback port that stays the same
	Depth    uint64   // confirmations before the chain is believed for good; default by the network
	MaxFee   *big.Int // wei for a unit of gas, at most; default by the sender
	Look     bool     // only look: if another process has the state, do without

	// Approve is asked before a transaction for a hosted application is written down; default yes. An error keeps it from
	// being sent.
	Approve func(context.Context, Cost) error

	// Patience is how long to wait for another process to be done with the state; default not at all.
	Patience time.Duration

	Log zerolog.Logger

	client *ethclient.Client // a node in this process, instead of dialling
	memory bool              // the embedded IPFS node keeps its blocks in memory
	beside bool              // another process has the state
	brief  bool              // the state ends with the process, so nothing is synced to the disk
}

// Agent is what every role stands on: a chain, an account, a place for state, and a content store.
type Agent struct {
	Network Network
	Client  *ethclient.Client
	Agency  *agency.Agency
	Key     *identity.Key
	DB      *store.DB
	Sender  *sender.Sender
	Host    *wire.Host
	Content content.Store
	State   string

	log   zerolog.Logger
	depth uint64
	close []func() error

	beside bool // another process has the state
}

// Open builds an agent for a role, named as its state directory will be. What it opened is closed by Close.
func Open(ctx context.Context, role string, o Options) (_ *Agent, err error) {
	a := &Agent{Network: o.Network, State: o.State, log: o.Log, depth: o.Depth}
	if a.State == "" {
		a.State = filepath.Join(o.Network.StateDir, role)
	}
	if a.depth == 0 {
		a.depth = chain.PublicDepth
		if o.Network.Dev {
			a.depth = chain.DevDepth
		}
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close())
		}
	}()
	if err := os.MkdirAll(a.State, 0o700); err != nil {
		return nil, fmt.Errorf("make the state directory: %w", err)
	}
	// The state file comes first: it keeps a second process from touching anything else.
	if err := a.openState(ctx, &o); err != nil {
		return nil, err
	}
	a.onClose(a.DB.Close)
	if err := a.openChain(ctx, o); err != nil {
		return nil, err
	}
	if a.Key, err = o.Keys.open(ctx, o.Network, a.State, a.Client); err != nil {
		return nil, err
	}
	a.Sender, err = sender.New(sender.Config{
		Client: a.Client, DB: a.DB, Account: a.Key.Address(), Sign: a.Key.SignTx, ChainID: a.Agency.ChainID,
		MaxFeePerGas: o.MaxFee, Depth: a.depth, Log: o.Log,
		Explain: explain,
	})
	if err != nil {
		return nil, err
	}
	return a, a.openContent(ctx, o)
}

// explain words a refusal of any of the contracts. Where an error of the agency and one of the others look alike, it is the
// agency's: who asks one of the others words its refusals anew, see [receiptOf].
func explain(data []byte) string {
	if why := agency.Explain(data); why.Code != "Reverted" || !ground.Knows(data) {
		return why.Sentence
	}
	return ground.Explain(data).Sentence
}

func (a *Agent) openState(ctx context.Context, o *Options) (err error) {
	if o.brief {
		a.DB, err = store.OpenTemp()
		return err
	}
	file := filepath.Join(a.State, "state.db")
	end := time.Now().Add(o.Patience)
	for a.DB, err = store.Open(file); errors.Is(err, store.ErrInUse) && time.Now().Before(end) && ctx.Err() == nil; {
		a.DB, err = store.Open(file) // it waits for a while by itself
	}
	if o.Look && errors.Is(err, store.ErrInUse) {
		o.memory, o.beside, a.beside = true, true, true // its content is taken as well
		a.DB, err = store.OpenTemp()
	}
	return err
}

func (a *Agent) onClose(f func() error) { a.close = append(a.close, f) }

// Close releases everything, newest first.
func (a *Agent) Close() error {
	var errs []error
	for _, f := range slices.Backward(a.close) {
		errs = append(errs, f())
	}
	a.close = nil
	return errors.Join(errs...)
}

func (a *Agent) openChain(ctx context.Context, o Options) (err error) {
	a.Client = o.client
	if a.Client == nil {
		url := o.Network.WS
		if url == "" {
			url = o.Network.RPC
		}
		if a.Client, err = chain.Dial(ctx, url); err != nil {
			return err
		}
		a.onClose(func() error { a.Client.Close(); return nil })
	}
	if a.Agency, err = agency.Open(ctx, a.Client, o.Network.Agency); err != nil {
		return err
	}
	if want := o.Network.ChainID; want != 0 && a.Agency.ChainID.Uint64() != want {
		return fmt.Errorf("%w: the node is on chain %s, the network is chain %d", chain.ErrWrongChain, a.Agency.ChainID, want)
	}
	return nil
}

func (a *Agent) openContent(ctx context.Context, o Options) (err error) {
	if o.beside { // the other process is the peer that the state names, and has its port
		a.Host, err = wire.New(wire.Config{Log: o.Log})
	} else {
		a.Host, err = listen(a.State, o.Listen, o.Log)
	}
	if err != nil {
		return err
	}
	a.onClose(a.Host.Close)
	if o.Kubo != "" {
		a.Content, err = kubo.New(ctx, kubo.Config{API: o.Kubo, Log: o.Log})
	} else {
		cfg := boxo.Config{Dir: filepath.Join(a.State, "ipfs"), Host: a.Host, Gateways: o.Gateways, Log: o.Log}
		if o.memory {
			cfg.Dir = ""
		}
		a.Content, err = boxo.New(cfg)
	}
	if err != nil {
		return fmt.Errorf("open the content store: %w", err)
	}
	a.onClose(a.Content.Close)
	return nil
}

// listen opens the libp2p host of an agent whose state is in dir. Without instructions it takes the port that it had
// last time, so that the address that is announced on chain stays true and need not be paid for again.
func listen(dir string, where []string, log zerolog.Logger) (*wire.Host, error) {
	cfg := wire.Config{Listen: where, KeyFile: filepath.Join(dir, "peer.key"), Log: log}
	memo := filepath.Join(dir, "listen")
	if port, err := os.ReadFile(memo); err == nil && len(where) == 0 { // #nosec G304 -- our own state
		cfg.Listen = []string{"/ip4/127.0.0.1/tcp/" + string(port)}
		if h, err := wire.New(cfg); err == nil {
			return h, nil
		}
		cfg.Listen = nil // somebody else has the port by now, or the note was cut short by a crash
	}
	h, err := wire.New(cfg)
	if err != nil || len(where) > 0 {
		return h, err
	}
	for _, addr := range h.Addrs() {
		if _, rest, ok := strings.Cut(addr, "/tcp/"); ok {
			port, _, _ := strings.Cut(rest, "/")
			return h, os.WriteFile(memo, []byte(port), 0o600)
		}
	}
	return h, nil
}

// service is something long-lived: it runs until its context ends.
type service func(ctx context.Context) error

// runAll runs services until one fails or ctx ends. The end of ctx is no error.
func runAll(ctx context.Context, services ...service) error {
	g, gctx := errgroup.WithContext(ctx)
	for _, s := range services {
		g.Go(func() error { return s(gctx) })
	}
	if err := g.Wait(); ctx.Err() == nil || !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// Withdraw has the agency pay out what it owes an account, and returns how much that was.
func (a *Agent) Withdraw(ctx context.Context, account market.Address) (*big.Int, error) {
	before, err := a.Agency.Account(ctx, account)
	if err != nil {
		return nil, err
	}
	if err := a.call(ctx, market.Withdraw{Account: account}); err != nil {
		return nil, err
	}
	after, err := a.Agency.Account(ctx, account)
	if err != nil {
		return nil, err
	}
	paid := new(big.Int).Add(before.Refund, before.Credit)
	return paid.Sub(paid, after.Refund.Add(after.Refund, after.Credit)), nil
}

// WithdrawDeposit takes an amount out of the agent's free deposit, or all of it if the amount is nil, and returns how
// much that was. What claims have locked stays.
func (a *Agent) WithdrawDeposit(ctx context.Context, amount *big.Int) (*big.Int, error) {
	if amount == nil {
		held, err := a.Agency.Account(ctx, a.Key.Address())
		if err != nil {
			return nil, err
		}
		amount = held.Deposit
	}
	return amount, a.call(ctx, market.WithdrawDeposit{Amount: amount})
}

// call hands a call to the outbox and waits for its fate. No other service may use the sender meanwhile.
func (a *Agent) call(ctx context.Context, c market.Call) error {
	head, err := a.Agency.Now(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return a.Sender.Run(gctx) })
	out := outbox{a.Agency, a.Sender, func() uint64 { return head.Number }}
	key := fmt.Sprintf("%T/%v/%s", c, c, head.Hash)
	var fate market.Fate
	err = a.DB.Update(func(tx *store.Tx) error { return out.Enqueue(tx, key, c) })
	if err == nil {
		fate, err = out.Wait(gctx, key)
	}
	cancel()
	if runErr := g.Wait(); !errors.Is(runErr, context.Canceled) {
		err = errors.Join(err, runErr)
	}
	if err == nil && fate.State == market.Failed {
		err = &market.RefusedError{Code: fate.Code, Sentence: fate.Reason}
	}
	return err
}
