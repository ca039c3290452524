package sender

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/chain/retry"
	"emet/agents/store"
)

// runState is what one Run knows beyond the outbox. All of it may be lost.
type runState struct {
	backoff retry.Backoff
	flights map[uint64]*flight // by sequence number
	pause   time.Duration      // until the next look at the chain
	held    string             // what was last complained about
	gap     time.Time          // since when a nonce below all of ours has been free
}

// flight is what this Run has seen of one sent row.
type flight struct {
	cast   time.Time // when it was last shown to the node
	front  time.Time // since when it has been next in line at its price
	mined  bool      // it was on the chain, not deep enough
	answer verdict   // what the node last said to it
}

func newRunState(c Config) runState {
	return runState{
		backoff: retry.Backoff{Min: 100 * time.Millisecond, Max: c.BackoffMax, What: "send transactions", Log: c.Log},
		flights: make(map[uint64]*flight),
		pause:   c.Quick,
	}
}

// view is what a step goes by: one look at the chain and at the outbox.
type view struct {
	head   *types.Header
	next   uint64 // the first nonce that is not used on the chain
	sent   []*row // by nonce
	queued []*row // by sequence number
}

// waiting returns the sent rows that are not on the chain.
func (v view) waiting() []*row {
	for i, r := range v.sent {
		if r.Nonce >= v.next {
			return v.sent[i:]
		}
	}
	return nil
}

// step looks at the chain once, does what can be done about the open rows, and
// returns how long to wait before the next step; zero is until something is
// enqueued.
func (s *Sender) step(ctx context.Context) (time.Duration, error) {
	v, err := s.look(ctx)
	if err != nil {
		return 0, err
	}
	if len(v.sent)+len(v.queued) == 0 {
		s.run.pause = s.cfg.Quick
		return 0, nil
	}
	changed, err := s.settle(ctx, v)
	if err != nil {
		return 0, err
	}
	if changed {
		// The rows in v are out of date.
		s.run.pause = s.cfg.Quick
		return time.Nanosecond, nil
	}
	for _, act := range []func(context.Context, view) error{s.push, s.closeGap, s.admit} {
		if err := act(ctx, v); err != nil {
			return 0, err
		}
	}
	pause := s.run.pause
	s.run.pause = min(pause+pause/2, s.cfg.Poll)
	return pause, nil
}

// look reads the outbox and, if there is anything in it, the chain.
func (s *Sender) look(ctx context.Context) (v view, err error) {
	err = s.cfg.DB.View(func(tx *store.Tx) (err error) {
		v.sent, v.queued, err = s.box.load(tx)
		return err
	})
	if err != nil {
		return v, fmt.Errorf("read outbox: %w", err)
	}
	if len(v.sent)+len(v.queued) == 0 {
		return v, nil
	}
	if v.head, err = s.header(ctx, nil); err != nil {
		return v, err
	}
	v.next, err = s.nonceAt(ctx, nil)
	return v, err
}

// push shows the waiting rows to the node: at once after a start or when one
// has left the chain, and again now and then, since nodes forget. The one that
// is next in line offers more when it has been for too long.
func (s *Sender) push(ctx context.Context, v view) error {
	for _, r := range v.waiting() {
		f := s.flight(r)
		if f.mined {
			s.cfg.Log.Warn().Str("intent", r.Key).Stringer("tx", r.last().Hash).Msg("transaction left the chain, sending it again")
			*f = flight{}
		}
		if time.Since(f.cast) >= s.cfg.Rebroadcast {
			if err := s.broadcast(ctx, r); err != nil {
				return err
			}
		}
		if r.Nonce != v.next {
			continue
		}
		if f.front.IsZero() {
			f.front = time.Now()
		}
		patience := s.cfg.BumpAfter
		switch f.answer {
		case underpriced:
			patience = min(patience, time.Second)
		case poor, unclear:
			continue // more money would not help
		}
		if time.Since(f.front) >= patience {
			if err := s.bump(ctx, v, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// broadcast shows the row's last attempt to the node and makes sense of the
// answer. It fails only if the node could not be asked.
func (s *Sender) broadcast(ctx context.Context, r *row) error {
	a := r.last()
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(a.Raw); err != nil {
		return fmt.Errorf("read recorded transaction %v: %w", a.Hash, err)
	}
	f := s.flight(r)
	err := s.within(ctx, func(ctx context.Context) error { return s.cfg.Client.SendTransaction(ctx, tx) })
	answer := judge(err)
	if answer != away {
		f.cast, f.answer = time.Now(), answer
	}
	log := s.cfg.Log.Debug().Err(err).Str("intent", r.Key).Uint64("nonce", r.Nonce).Stringer("tx", a.Hash)
	switch answer {
	case away:
		log.Discard()
		return fmt.Errorf("broadcast transaction %v: %w", a.Hash, err)
	case accepted, stale: // what a stale nonce means, the chain knows: see settle
		log.Msg("transaction was broadcast")
		s.run.pause = s.cfg.Quick
	case underpriced:
		log.Msg("node wants more for the transaction")
	case poor:
		log.Discard()
		s.hold("the account is out of funds; waiting for more", err)
	case hopeless:
		log.Discard()
		return s.giveUp(ctx, r, err)
	case unclear:
		log.Discard()
		s.hold("the node does not take a transaction; trying again", err)
	}
	return nil
}

// closeGap fills nonces below ours that nobody uses, without which none of
// ours can be mined. A gap appears when the chain forgets a transaction that
// was taken for settled, or one that somebody else sent with the same key.
func (s *Sender) closeGap(ctx context.Context, v view) error {
	if len(v.waiting()) == 0 || v.waiting()[0].Nonce == v.next {
		s.run.gap = time.Time{}
		return nil
	}
	pending, err := s.pendingNonce(ctx)
	switch {
	case err != nil:
		return err
	case pending > v.next: // something is on its way
		s.run.gap = time.Time{}
		return nil
	case s.run.gap.IsZero():
		s.run.gap = time.Now()
	}
	if time.Since(s.run.gap) < s.cfg.Rebroadcast {
		return nil
	}
	s.run.gap = time.Time{}
	s.cfg.Log.Warn().Uint64("nonce", v.next).Msg("nobody uses a nonce below ours, filling the gap")
	r := &row{Key: "gap", To: &s.cfg.Account, Value: new(big.Int), Filler: true, Nonce: v.next, Since: v.head.Number.Uint64()}
	p, ok, err := s.price(ctx, v.head)
	if err != nil || !ok {
		return err
	}
	return s.sign(ctx, r, p, true)
}

// hold complains about what keeps transactions from being sent, once for each
// change of what it is.
func (s *Sender) hold(what string, err error) {
	if s.run.held == what {
		return
	}
	s.run.held = what
	s.cfg.Log.Warn().Err(err).Msg(what)
}

// release takes the complaint back.
func (s *Sender) release() {
	if s.run.held != "" {
		s.cfg.Log.Info().Msg("transactions are sent again")
	}
	s.run.held = ""
}

func (s *Sender) flight(r *row) *flight {
	f := s.run.flights[r.Seq]
	if f == nil {
		f = new(flight)
		s.run.flights[r.Seq] = f
	}
	return f
}

// within asks the node one question in bounded time.
func (s *Sender) within(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	return ask(ctx)
}

func (s *Sender) header(ctx context.Context, number *big.Int) (h *types.Header, err error) {
	err = s.within(ctx, func(ctx context.Context) error {
		h, err = s.cfg.Client.HeaderByNumber(ctx, number)
		return err
	})
	if err == nil && (h == nil || h.Number == nil || !h.Number.IsUint64()) {
		err = errors.New("node answered with a block without a number")
	}
	if err != nil {
		return nil, fmt.Errorf("ask for a block: %w", err)
	}
	return h, nil
}

func (s *Sender) nonceAt(ctx context.Context, block *big.Int) (n uint64, err error) {
	err = s.within(ctx, func(ctx context.Context) error {
		n, err = s.cfg.Client.NonceAt(ctx, s.cfg.Account, block)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("ask for the account's nonce: %w", err)
	}
	return n, nil
}

func (s *Sender) pendingNonce(ctx context.Context) (n uint64, err error) {
	err = s.within(ctx, func(ctx context.Context) error {
		n, err = s.cfg.Client.PendingNonceAt(ctx, s.cfg.Account)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("ask for the account's pending nonce: %w", err)
	}
	return n, nil
}
