// Package sender gets transactions onto the chain: each intent once, whatever
// crashes, lags or is reorganised in between.
//
// An intent is recorded before anything is done about it, together with the
// caller's own state. A transaction is signed and recorded before it is shown
// to any node. From then on its nonce belongs to the intent until the chain
// has decided, below the confirmation depth, what became of that nonce. So at
// most one transaction of an intent can ever take effect, and at least one is
// tried for as long as it takes.
package sender

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"

	"emet/agents/chain/retry"
	"emet/agents/store"
)

// client is what a Sender asks of a node; *ethclient.Client is one.
type client interface {
	ethereum.ChainIDReader
	ethereum.TransactionSender
	ethereum.GasEstimator
	ethereum.GasPricer1559
	ethereum.ContractCaller
	reader
}

// reader is the part of client that only looks.
type reader interface {
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	BlockByNumber(ctx context.Context, number *big.Int) (*types.Block, error)
	TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error)
	NonceAt(ctx context.Context, account common.Address, number *big.Int) (uint64, error)
	NonceAtHash(ctx context.Context, account common.Address, block common.Hash) (uint64, error)
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
	BalanceAt(ctx context.Context, account common.Address, number *big.Int) (*big.Int, error)
	CallContractAtHash(ctx context.Context, msg ethereum.CallMsg, block common.Hash) ([]byte, error)
}

// Signer signs tx for the account and the chain. It may ask a person or
// another machine.
type Signer func(ctx context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error)

// Config says for whom to send and at what price. Fields without a default are
// required.
type Config struct {
	Client  client
	DB      *store.DB
	Account common.Address
	Sign    Signer
	ChainID *big.Int

	MaxFeePerGas *big.Int      // never offer more; default 200 gwei
	Depth        uint64        // confirmations before an outcome is final, its own block included; default 1
	MaxInFlight  int           // transactions that wait to be mined at the same time; default 16
	BumpAfter    time.Duration // without being mined, before more is offered; default 30s
	BumpPercent  int64         // how much more, at least 13; default 25
	Rebroadcast  time.Duration // how often a waiting transaction is shown again; default 5s
	Quick        time.Duration // first look at the chain after a broadcast; grows up to Poll; default 10ms
	Poll         time.Duration // default 1s
	Timeout      time.Duration // for one answer; default 15s
	BackoffMax   time.Duration // default 30s

	// Explain words the data of a contract's revert; "" if it does not know.
	Explain func(data []byte) string
	// OnDone is told each outcome inside of the transaction that records it.
	// If it fails, the outcome stays open and is told again later.
	OnDone func(tx *store.Tx, key string, o Outcome) error
	Log    zerolog.Logger
}

// Intent is what the caller wants on the chain.
type Intent struct {
	Key   string          // names the intent for ever: the same key again is the same intent
	To    *common.Address // nil creates a contract
	Data  []byte
	Value *big.Int // default none
	Gas   uint64   // limit; default estimated, with a margin
	// After is the block whose state made the caller want this. Only a node
	// that has it may say that the intent is refused. Default any.
	After uint64
}

// What nodes and the protocol accept at most.
const (
	maxGas  = params.MaxTxGas
	maxData = 100 << 10
	maxKey  = 512
)

// Sender sends the transactions of one account. Its methods are safe for
// concurrent use.
type Sender struct {
	cfg  Config
	box  outbox
	wake chan struct{}

	mu      sync.Mutex
	settled chan struct{} // closed and replaced whenever an intent is settled

	run runState
}

// New checks c.
func New(c Config) (*Sender, error) {
	switch {
	case c.Client == nil:
		return nil, errors.New("sender needs a client")
	case c.DB == nil:
		return nil, errors.New("sender needs a state file")
	case c.Account == common.Address{}:
		return nil, errors.New("sender needs an account")
	case c.Sign == nil:
		return nil, errors.New("sender needs a signer")
	case c.ChainID == nil || c.ChainID.Sign() <= 0:
		return nil, errors.New("sender needs a chain id")
	case c.BumpPercent != 0 && c.BumpPercent < 13:
		return nil, fmt.Errorf("a bump of %d %% is too small: nodes ignore less than 12.5 %%", c.BumpPercent)
	}
	if c.MaxFeePerGas == nil {
		c.MaxFeePerGas = big.NewInt(200 * params.GWei)
	}
	if c.Explain == nil {
		c.Explain = func([]byte) string { return "" }
	}
	if c.OnDone == nil {
		c.OnDone = func(*store.Tx, string, Outcome) error { return nil }
	}
	c.Depth = or(c.Depth, 1)
	c.MaxInFlight = or(c.MaxInFlight, 16)
	c.BumpAfter = or(c.BumpAfter, 30*time.Second)
	c.BumpPercent = or(c.BumpPercent, 25)
	c.Rebroadcast = or(c.Rebroadcast, 5*time.Second)
	c.Quick = or(c.Quick, 10*time.Millisecond)
	c.Poll = max(c.Quick, or(c.Poll, time.Second))
	c.Timeout = or(c.Timeout, 15*time.Second)
	c.BackoffMax = or(c.BackoffMax, 30*time.Second)
	c.Log = c.Log.With().Stringer("account", c.Account).Logger()
	return &Sender{
		cfg:     c,
		box:     newOutbox(c.Account),
		wake:    make(chan struct{}, 1),
		settled: make(chan struct{}),
		run:     newRunState(c),
	}, nil
}

// Enqueue records the intent inside of the caller's transaction: it will be
// sent if and only if that is committed. A key that was enqueued before, by
// whatever intent, changes nothing.
func (s *Sender) Enqueue(tx *store.Tx, in Intent) error {
	switch {
	case in.Key == "" || len(in.Key) > maxKey:
		return fmt.Errorf("intent needs a key of at most %d bytes", maxKey)
	case in.Gas > maxGas:
		return fmt.Errorf("intent %s wants %d gas, a transaction has at most %d", in.Key, in.Gas, maxGas)
	case len(in.Data) > maxData:
		return fmt.Errorf("intent %s has %d bytes of data, a transaction has at most %d", in.Key, len(in.Data), maxData)
	case in.Value != nil && in.Value.Sign() < 0:
		return fmt.Errorf("intent %s has a negative value", in.Key)
	}
	fresh, err := s.box.add(tx, in)
	if err != nil {
		return fmt.Errorf("record intent %s: %w", in.Key, err)
	}
	if fresh {
		tx.OnCommit(func() { raise(s.wake) })
	}
	return nil
}

// Send records the intent in a transaction of its own. When it returns nil the
// intent will be sent, even after a crash; see [Sender.Wait] for what came of
// it.
func (s *Sender) Send(ctx context.Context, in Intent) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.cfg.DB.Update(func(tx *store.Tx) error { return s.Enqueue(tx, in) })
}

// Status returns how far the intent with the given key is.
func (s *Sender) Status(tx *store.Tx, key string) (Outcome, error) {
	return s.box.status(tx, key)
}

// ErrUnknown means that no intent with the key was ever enqueued.
var ErrUnknown = errors.New("unknown intent")

// Wait returns the final outcome of the intent with the given key, be it good
// or bad (see [Outcome.Err]). The intent goes on if ctx ends before.
func (s *Sender) Wait(ctx context.Context, key string) (Outcome, error) {
	for {
		s.mu.Lock()
		settled := s.settled
		s.mu.Unlock()
		var o Outcome
		err := s.cfg.DB.View(func(tx *store.Tx) (err error) {
			o, err = s.Status(tx, key)
			return err
		})
		switch {
		case err != nil:
			return Outcome{}, err
		case o.Status == Unknown:
			return Outcome{}, fmt.Errorf("%w %s", ErrUnknown, key)
		case o.Final():
			return o, nil
		}
		select {
		case <-ctx.Done():
			return o, ctx.Err()
		case <-settled:
		}
	}
}

// announce wakes everybody who waits for an outcome.
func (s *Sender) announce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.settled)
	s.settled = make(chan struct{})
}

// ErrWrongChain means that the node is on another chain than the sender signs
// for. Trying again does not help.
var ErrWrongChain = errors.New("wrong chain")

// Run sends until ctx ends. It copes with everything else by itself, save for
// [ErrWrongChain] and a second Run for the same account.
func (s *Sender) Run(ctx context.Context) error {
	release, err := s.cfg.DB.Claim("sender " + s.cfg.Account.Hex())
	if err != nil {
		return err
	}
	defer release()
	s.run = newRunState(s.cfg)
	known := false
	for {
		var pause time.Duration
		if !known {
			err = s.identify(ctx)
			known = err == nil
		}
		if known {
			pause, err = s.step(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ErrWrongChain):
			return err
		case err != nil:
			known = false
			retry.Wait(ctx, s.run.backoff.Failed(err), nil)
		default:
			s.run.backoff.Worked()
			retry.Wait(ctx, pause, s.wake)
		}
	}
}

func (s *Sender) identify(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	id, err := s.cfg.Client.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("ask for the chain id: %w", err)
	}
	if id.Cmp(s.cfg.ChainID) != 0 {
		return fmt.Errorf("%w: the node is on chain %v, transactions are signed for chain %v", ErrWrongChain, id, s.cfg.ChainID)
	}
	return nil
}

func raise(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func or[T comparable](value, otherwise T) T {
	if value == *new(T) {
		return otherwise
	}
	return value
}
