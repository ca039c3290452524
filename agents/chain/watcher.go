package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain/retry"
	"emet/agents/store"
)

// Config says what to watch and how. Fields without a default are required.
type Config struct {
	Client  client
	DB      *store.DB
	Name    string  // of the cursor in DB; one watcher each
	Handler handler // see its comment

	Addresses []common.Address // contracts; default none, and then only heads are delivered
	Topics    [][]common.Hash  // as in eth_getLogs; default all
	Start     uint64           // the first block that can hold an event, that of the deployment
	ChainID   uint64           // refuse any other chain; default whatever the first answer says

	Depth      uint64        // confirmations before an event is final, its own block included; default DevDepth
	PageSize   uint64        // blocks in one question for logs, at most; default 2000
	MaxEvents  int           // events in one batch, unless one block holds more; default 1000
	Poll       time.Duration // between questions for the head; default 1s
	Backoff    time.Duration // after the first failure; doubles; default 250ms
	BackoffMax time.Duration // default 30s
	Patience   time.Duration // how long a head lower than before is taken for a lagging node; default 1m
	Timeout    time.Duration // for one answer; default 15s
	Log        zerolog.Logger
}

// ErrWrongChain means that the node follows another chain than the one that
// the state in the DB is about. Trying again does not help.
var ErrWrongChain = errors.New("wrong chain")

// Watcher follows the chain. Head and Changed are safe for concurrent use.
type Watcher struct {
	cfg     Config
	kept    history
	query   query
	head    atomic.Pointer[Header]
	changed chan struct{}
	wake    chan struct{}

	// Owned by Run.
	pageSize    uint64
	doubt       doubt
	behindSince time.Time
	backoff     retry.Backoff
}

// New checks c and reads where the watcher stood when it last ran.
func New(c Config) (*Watcher, error) {
	switch {
	case c.Client == nil:
		return nil, errors.New("watcher needs a client")
	case c.DB == nil:
		return nil, errors.New("watcher needs a state file")
	case c.Name == "":
		return nil, errors.New("watcher needs a name")
	case c.Handler == nil:
		return nil, errors.New("watcher needs a handler")
	}
	c.Depth = or(c.Depth, DevDepth)
	c.PageSize = or(c.PageSize, 2000)
	c.MaxEvents = or(c.MaxEvents, 1000)
	c.Poll = or(c.Poll, time.Second)
	c.Backoff = or(c.Backoff, 250*time.Millisecond)
	c.BackoffMax = max(c.Backoff, or(c.BackoffMax, 30*time.Second))
	c.Patience = or(c.Patience, time.Minute)
	c.Timeout = or(c.Timeout, answerTime)
	w := &Watcher{
		cfg:      c,
		kept:     newHistory(c.Name, c.Depth+spare),
		query:    query{c.Addresses, c.Topics},
		changed:  make(chan struct{}, 1),
		wake:     make(chan struct{}, 1),
		pageSize: c.PageSize,
		backoff:  retry.Backoff{Min: c.Backoff, Max: c.BackoffMax, What: "follow the chain", Log: c.Log},
	}
	err := c.DB.View(func(tx *store.Tx) error {
		last, _, err := w.kept.last(tx)
		w.head.Store(&last.Header)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read cursor %s: %w", c.Name, err)
	}
	return w, nil
}

// Head returns the block up to which the handler knows everything; the zero
// Header before the first batch.
func (w *Watcher) Head() Header { return *w.head.Load() }

// Changed has a value ready whenever a batch was committed since the last one
// was taken. It is for one receiver, which then looks at the state as it is.
func (w *Watcher) Changed() <-chan struct{} { return w.changed }

// Run follows the chain until ctx ends. A node that is away, lags or answers
// nonsense is asked again for as long as it takes. The only other error is
// [ErrWrongChain], or that the cursor has another owner.
func (w *Watcher) Run(ctx context.Context) error {
	release, err := w.cfg.DB.Claim("watcher " + w.cfg.Name)
	if err != nil {
		return err
	}
	defer release()
	g, ctx := errgroup.WithContext(ctx)
	if s, ok := w.cfg.Client.(headSubscriber); ok {
		g.Go(func() error { w.listen(ctx, s); return nil })
	}
	g.Go(func() error { return w.follow(ctx) })
	return g.Wait()
}

// follow is the loop: it asks, and sleeps until there may be news.
func (w *Watcher) follow(ctx context.Context) error {
	var known bool // that the node is on our chain
	for {
		more, err := false, error(nil)
		if !known {
			err = w.identify(ctx)
			known = err == nil
		}
		if known {
			more, err = w.round(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ErrWrongChain):
			return err
		case err != nil:
			// It may be another node when it comes back.
			known = false
			retry.Wait(ctx, w.backoff.Failed(err), nil)
		default:
			w.backoff.Worked()
			if !more {
				retry.Wait(ctx, w.cfg.Poll, w.wake)
			}
		}
	}
}

// identify makes sure that the node follows the chain that the state is about:
// the same chain id, and the same first block.
func (w *Watcher) identify(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, w.cfg.Timeout)
	defer cancel()
	id, err := w.cfg.Client.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("ask for the chain id: %w", err)
	}
	if want := w.cfg.ChainID; want != 0 && id.Cmp(new(big.Int).SetUint64(want)) != 0 {
		return fmt.Errorf("%w: the node is on chain %v, this agent is set up for chain %d", ErrWrongChain, id, want)
	}
	genesis, err := w.cfg.Client.HeaderByNumber(ctx, new(big.Int))
	if err != nil && !errors.Is(err, ethereum.NotFound) {
		return fmt.Errorf("ask for the first block: %w", err)
	}
	now := identity{ChainID: id.String()}
	if genesis != nil {
		now.Genesis = genesis.Hash()
	}
	return w.cfg.DB.Update(func(tx *store.Tx) error {
		was, ok, err := w.kept.identity.Get(tx, identityKey)
		switch {
		case err != nil:
			return err
		case !ok:
			return w.kept.identity.Put(tx, identityKey, now)
		case was.ChainID != now.ChainID:
			return fmt.Errorf("%w: the node is on chain %s, the state in %s is about chain %s", ErrWrongChain, now.ChainID, w.cfg.DB.Path(), was.ChainID)
		case genesis != nil && was.Genesis != (common.Hash{}) && was.Genesis != now.Genesis:
			return fmt.Errorf("%w: the node's chain %s begins with block %v, the one that the state in %s is about began with %v: "+
				"a new chain needs a new state directory", ErrWrongChain, now.ChainID, now.Genesis, w.cfg.DB.Path(), was.Genesis)
		}
		return nil
	})
}

// headSubscriber is a client that can be told to call. Calls are only ever a
// hint to ask at once: subscriptions die without a word.
type headSubscriber interface {
	SubscribeNewHead(ctx context.Context, ch chan<- *types.Header) (ethereum.Subscription, error)
}

// listen wakes the loop when the node calls, until ctx ends.
func (w *Watcher) listen(ctx context.Context, s headSubscriber) {
	heads := make(chan *types.Header, 16)
	for ctx.Err() == nil {
		sub, err := s.SubscribeNewHead(ctx, heads)
		for err == nil {
			select {
			case <-ctx.Done():
				sub.Unsubscribe()
				return
			case e := <-sub.Err():
				// A closed channel says that the client itself was closed.
				err = errors.Join(errors.New("subscription ended"), e)
			case <-heads:
				raise(w.wake)
			}
		}
		// Over plain HTTP this fails each time; polling does without.
		w.cfg.Log.Debug().Err(err).Msg("node does not announce blocks")
		retry.Wait(ctx, retry.Jitter(w.cfg.BackoffMax), nil)
	}
}

// raise puts a value into a channel that holds one, unless it is there.
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
