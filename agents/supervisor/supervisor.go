// Package supervisor is the role that runs an application: it waits for workers, says tick by tick who serves what,
// judges what clients appended, charges who broke a stamp, pays for receipts, and sells tokens. It decides; what it needs
// of chain, content, channels and a relay it sees through interfaces of its own.
//
// All that it was told or has promised is on the disk before anything follows from it. A process that is killed takes up
// the tick where it was, does nothing twice, and makes the same documents again.
package supervisor

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/audit"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/store"
)

// Config says which application to run, and with what.
type Config struct {
	Offer    hosting.OfferID // required
	Program  *flow.Program   // that the offer has now, as servers run it; required
	Document market.Content  // of the program; required
	Addrs    []string        // at which this supervisor is reached; default what the offer says

	DB       *store.DB // required, as all of these
	Chain    chain
	Board    board
	Ticks    ticks
	Doubts   doubts
	Registry registry
	Judges   court
	Content  contents
	Payments payments
	Relay    relay
	Sponsor  sponsor
	Secrets  secrets
	Key      signer

	ChainID    *big.Int          // required
	Court      common.Address    // of the offer; required
	Identities identity.Registry // what identities sign for; required
	TickDomain eip712.Domain     // what attestations are signed for; required

	Ads      func(ctx context.Context, proof []byte, tokens int) error // checks the proof of the class of advertisements; default it is not sold
	Depth    uint64                                                    // blocks until the chain is believed; default 1
	Patience time.Duration                                             // with the entries of a tick; default 20 s
	Poll     time.Duration                                             // how often to look at the chain; default 1 s
	Anchor   time.Duration                                             // how often to anchor what clients signed; default 3 s
	Sponsors int                                                       // transactions that are paid for clients in a tick, beside batches; default 256
	Rebond   bool                                                      // stake another bond when one was burnt
	Log      zerolog.Logger
}

// Supervisor runs an application. Its methods are safe for concurrent use; Run is called once.
type Supervisor struct {
	Config

	wake chan struct{} // something happened that the loop is to look at

	mu       sync.Mutex
	terms    hosting.Terms
	offer    tick.Offer
	version  uint32
	refused  uint32 // version of the offer that cannot be run,
	again    uint64 // from which block on it is tried again,
	unusable error  // and why it cannot
	moved    uint32 // version of the offer in which the addresses were to be changed
	programs map[market.Content]*flow.Program
	head     Block
	log      Ticks
	phase    Phase
	problem  string
	allowed  allowance              // what was done for clients in the tick that runs
	taken    map[uint64]int         // updates that were taken, by tick
	tried    map[identity.ID]uint64 // block in which a channel was to be opened last
	nexts    map[uint64]*tick.Next  // those that are needed now
	swept    uint64                 // the tick that was due when it was looked for ticks without a commitment
	keys     map[keyed]*token.Key   // of tokens

	auditors map[uint64]*audit.Auditor

	counting sync.Mutex // receipts are counted by one at a time
	counts   map[uint64]*count

	state   *state.State // after the last tick that was judged; only the loop uses it
	settled uint64       // the last tick up to which nothing is left to do; the same
	noted   uint64       // the last tick whose randomness was written down; the same
}

// New checks the configuration. It does no I/O.
func New(c Config) (*Supervisor, error) {
	if c.Program == nil || c.DB == nil || c.Chain == nil || c.Board == nil || c.Ticks == nil || c.Doubts == nil ||
		c.Registry == nil || c.Judges == nil || c.Content == nil || c.Payments == nil || c.Relay == nil || c.Sponsor == nil || c.Secrets == nil ||
		c.Key == nil || c.ChainID == nil || c.Offer == (common.Hash{}) {
		return nil, errors.New("supervisor: a required part is missing from the configuration")
	}
	fill(&c.Depth, 1)
	fill(&c.Patience, 20*time.Second)
	fill(&c.Poll, time.Second)
	fill(&c.Anchor, 3*time.Second)
	fill(&c.Sponsors, 256)
	return &Supervisor{
		Config: c, wake: make(chan struct{}, 1), phase: Starting,
		taken: map[uint64]int{}, tried: map[identity.ID]uint64{}, nexts: map[uint64]*tick.Next{},
		programs: map[market.Content]*flow.Program{c.Document: c.Program},
		keys:     map[keyed]*token.Key{}, auditors: map[uint64]*audit.Auditor{}, counts: map[uint64]*count{},
	}, nil
}

func fill[T comparable](v *T, d T) {
	if *v == *new(T) {
		*v = d
	}
}

// Run runs the application until ctx ends. What fails is tried again: its last trouble is in [Supervisor.Status].
func (s *Supervisor) Run(ctx context.Context) error {
	if err := save(s.DB, last, []byte("offer"), s.Offer); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.each(ctx, s.Poll, "run the application", s.step) })
	g.Go(func() error { return s.each(ctx, s.Anchor, "anchor what clients signed", s.anchor) })
	g.Go(func() error { return s.each(ctx, s.Anchor, "pay for receipts", s.payRest) })
	return g.Wait()
}

// each does something again and again. What fails is told once, and tried again.
func (s *Supervisor) each(ctx context.Context, pause time.Duration, what string, do func(context.Context) error) error {
	last := ""
	for {
		err := do(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case errors.Is(err, store.ErrCorrupt):
			return err
		case err == nil:
			last = ""
		case err.Error() != last:
			last = err.Error()
			s.Log.Warn().Err(err).Msg("could not " + what)
		}
		s.trouble(what, err)
		t := time.NewTimer(pause)
		select {
		case <-ctx.Done():
		case <-s.wake:
		case <-t.C:
		}
		t.Stop()
	}
}

// nudge has the loop look at once.
func (s *Supervisor) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// step does what is due, and returns when nothing is.
func (s *Supervisor) step(ctx context.Context) error {
	for {
		if err := s.look(ctx); err != nil {
			return err
		}
		s.mu.Lock()
		head, log := s.head, s.log
		s.mu.Unlock()
		more, err := s.act(ctx, head, log)
		if err != nil || !more {
			return err
		}
	}
}

// look reads where the chain is, and what the offer says now.
func (s *Supervisor) look(ctx context.Context) error {
	head, err := s.Chain.Head(ctx)
	if err != nil {
		return err
	}
	log, err := s.Ticks.Status(ctx)
	if err != nil {
		return err
	}
	offer, err := s.Board.Offer(ctx)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.head, s.log, s.terms = head, log, offer.Terms
	known := s.version == offer.Version
	s.mu.Unlock()
	if known {
		return nil
	}
	return s.revise(ctx, offer.Version, offer.Document)
}

// maxOffer is how many bytes an offer's document may have.
const maxOffer = 1 << 20

// act does one thing, and reports whether there may be more to do at once.
func (s *Supervisor) act(ctx context.Context, head Block, log Ticks) (more bool, err error) {
	if log.Due == 0 {
		return s.begin(ctx, head)
	}
	s.mu.Lock()
	terms := s.terms
	s.mu.Unlock()
	due := log.Due
	if more, err := s.begun(ctx, log.First); err != nil || more {
		return more, err
	}
	if err := s.blanks(ctx, log); err != nil {
		return false, err
	}
	noted := s.noteBeacon(ctx, head, log.First) // which keeps nothing else waiting
	switch now := duty(terms, head.Number, log, s.Depth); now {
	case over:
		s.enter(Ended)
		return false, s.finish(ctx, due-1)
	case missed, unbonded:
		return s.missed(ctx, due, now)
	case running:
		s.enter(Running)
		more, err := s.reopen(ctx)
		return more, errors.Join(noted, err, s.ahead(ctx, head, due), s.readdress(ctx))
	}
	s.enter(Closing)
	return true, s.close(ctx, due, log)
}

// now is what is to be done about the tick that is due.
type now int

const (
	running  now = iota // its blocks run, or may yet be taken back
	closing             // it has ended and is to be posted
	missed              // it was to be posted, and cannot be any more
	unbonded            // nothing can be posted
	over                // there is none
)

// duty decides what is to be done. The cut-off is waited for until it will hardly be taken back, but half of the time to
// post must be left.
func duty(t hosting.Terms, head uint64, log Ticks, depth uint64) now {
	switch {
	case log.Last != 0 && log.Due > log.Last:
		return over
	case head > t.CutOff(log.Due+1):
		return missed
	case head < t.CutOff(log.Due)+min(depth, uint64(t.TickBlocks)/2):
		return running
	case !log.Bonded:
		return unbonded
	}
	return closing
}

// missed tells that ticks were not posted in time: the bond is burnt, or will be. No seed is shown for them, no state
// changes, and clients ask again what they asked then.
func (s *Supervisor) missed(ctx context.Context, due uint64, why now) (more bool, err error) {
	s.enter(Stalled)
	if !s.Rebond {
		return false, fmt.Errorf("tick %d was not posted in time and the bond is burnt: `supervisor run --rebond` stakes another one", due)
	}
	s.Log.Error().Uint64("tick", due).Bool("burnt", why == unbonded).Msg("a tick was missed: another bond is staked")
	return true, s.Doubts.Bond(ctx)
}
