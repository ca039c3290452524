// Package member is the role that hosts applications. It looks at what is offered and decides, joins, and follows the ticks:
// it fetches what it serves three ticks ahead and refuses what does not fit the supervisor's commitments, begins each tick
// at its boundary, attests that it holds its files, hands in receipts, and stops when it is not paid. What serving itself
// consists of is package server's.
//
// All that it promises or is owed is written down first: it can be killed at any moment and goes on where it was.
package member

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/store"
)

// ErrEnded means that the identity takes no more work: it left, was sent away, or was convicted.
var ErrEnded = errors.New("the identity has ended")

// Config is what it takes to host one application.
type Config struct {
	App      hosting.OfferID // required
	DB       *store.DB       // required
	Chain    chain           // required
	Registry registry        // required
	Purse    purse           // required
	Content  contents        // required
	Network  network         // required
	Domains  domains         // required
	Runner   server.Runner   // default the interpreter

	Country  string        // where this worker is, ISO 3166; default it does not say
	System   uint32        // autonomous system that it is in; default it does not say
	Capacity uint32        // requests at once; default 64
	Pace     time.Duration // how often the chain is looked at; default 1 s
	Attest   uint64        // after how many links the head of the identity chain is brought to the registry; default 16
	Log      zerolog.Logger
}

const (
	defaultCapacity = 64
	callsPerRequest = 4
	defaultAttest   = 16
)

// Member hosts one application.
type Member struct {
	cfg     Config
	journal *journal
	books   *books
	library library
	load    load
	delays  delays
	server  atomic.Pointer[server.Server]

	mu      sync.Mutex
	offer   hosting.Offer
	doc     *tick.Offer
	now     uint64 // the tick that runs
	id      identity.ID
	keys    Signer
	channel channel.ID
	broke   error            // why the channel cannot pay
	plans   map[uint64]*plan // of ticks, by number
	serving uint64           // the tick that the server is in; 0: none
	status  Status

	announced []byte // address record
}

// New checks the configuration. It does no I/O.
func New(cfg Config) (*Member, error) {
	if cfg.App == (hosting.OfferID{}) || cfg.DB == nil || cfg.Chain == nil || cfg.Registry == nil || cfg.Purse == nil ||
		cfg.Content == nil || cfg.Network == nil || cfg.Domains == nil {
		return nil, errors.New("member: a required part is missing from the configuration")
	}
	if cfg.Capacity == 0 {
		cfg.Capacity = defaultCapacity
	}
	if cfg.Pace <= 0 {
		cfg.Pace = time.Second
	}
	if cfg.Attest == 0 {
		cfg.Attest = defaultAttest
	}
	m := &Member{cfg: cfg, plans: make(map[uint64]*plan), books: newBooks(cfg.DB, cfg.App)}
	m.library.open = m.openState
	m.status = Status{Offer: cfg.App, State: Waiting}
	return m, nil
}

// Run hosts until ctx ends. It fails with [ErrEnded] when the identity takes no more work.
func (m *Member) Run(ctx context.Context) error {
	if err := m.prepare(ctx); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	// What waits for others must not keep a tick from beginning in time.
	g.Go(func() error { return m.every(ctx, "watch the ticks", m.watch) })
	g.Go(func() error { return m.every(ctx, "prepare ticks", m.prefetch) })
	g.Go(func() error { return m.every(ctx, "be paid", m.settle) })
	g.Go(func() error { return m.every(ctx, "attest", m.attest) })
	g.Go(func() error { return m.every(ctx, "announce", m.announce) })
	return g.Wait()
}

// every does something again and again until ctx ends. What fails is tried again, and said when the reason changes.
func (m *Member) every(ctx context.Context, what string, do func(context.Context) error) error {
	var last string
	for {
		err := do(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ErrEnded):
			return err
		case err == nil:
			last = ""
		case err.Error() != last:
			last = err.Error()
			level := zerolog.WarnLevel
			if waits(err) {
				level = zerolog.DebugLevel
			}
			m.cfg.Log.WithLevel(level).Err(err).Str("task", what).Msg("hosting was held up")
		}
		m.problem(what, err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(m.cfg.Pace):
		}
	}
}

// prepare finds out what is hosted and as whom, and joins if need be.
func (m *Member) prepare(ctx context.Context) error {
	return m.until(ctx, func(ctx context.Context) error {
		if err := m.look(ctx); err != nil {
			return err
		}
		if err := m.belong(ctx); err != nil {
			return err
		}
		var err error
		if m.journal == nil {
			m.journal, err = openJournal(m.cfg.DB, m.cfg.App)
		}
		if err == nil {
			err = m.build(ctx)
		}
		return err
	})
}

// until does something until it is done.
func (m *Member) until(ctx context.Context, do func(context.Context) error) error {
	done := errors.New("done")
	err := m.every(ctx, "begin", func(ctx context.Context) error {
		err := do(ctx)
		if err == nil {
			return fmt.Errorf("%w: %w", ErrEnded, done)
		}
		return err
	})
	if errors.Is(err, done) {
		return nil
	}
	return err
}

// look reads the offer, and its document if that is another one than before.
func (m *Member) look(ctx context.Context) error {
	o, err := m.cfg.Chain.Offer(ctx)
	if err != nil {
		return err
	}
	m.mu.Lock()
	same := m.doc != nil && m.offer.Document == o.Document
	m.mu.Unlock()
	doc := m.doc
	if !same {
		if doc, err = readOffer(ctx, m.cfg.Content, o.Document, nil); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.offer, m.doc, m.status.Name = o, doc, doc.Name
	return nil
}

func readOffer(ctx context.Context, c contents, document market.Content, peers []string) (*tick.Offer, error) {
	blob, err := c.Read(ctx, document, peers, tick.MaxOffer)
	if err != nil {
		return nil, fmt.Errorf("get the document of the offer: %w", err)
	}
	return tick.ReadOffer(blob)
}

// belong makes sure that there is an identity, and that it may work.
func (m *Member) belong(ctx context.Context) error {
	s, err := m.cfg.Registry.Mine(ctx)
	if err != nil {
		return err
	}
	switch s.State {
	case hosting.None:
		m.say(Joining, "")
		if m.id, err = m.cfg.Registry.Join(ctx, m.record); err != nil {
			return fmt.Errorf("join: %w", err)
		}
		m.cfg.Log.Info().Hex("identity", m.id[:]).Msg("joined an application")
		if s, err = m.cfg.Registry.Mine(ctx); err != nil {
			return err
		}
	case hosting.Active:
	default:
		return fmt.Errorf("%w: it is %s", ErrEnded, s.State)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.id, m.status.Identity = s.ID, s.ID
	m.status.Full, m.status.signer = s.Full, s.Signer
	return nil
}

// build makes the server, once there is an identity.
func (m *Member) build(ctx context.Context) error {
	keys, opener, err := m.cfg.Registry.Keys(ctx, m.id)
	if err != nil {
		return err
	}
	record := m.record(opener.Public())
	if err := m.cfg.Registry.Announce(ctx, m.id, record, m.status.Full); err != nil {
		return fmt.Errorf("announce where this worker is reached: %w", err)
	}
	if err := m.begun(ctx); err != nil {
		return err
	}
	s := server.New(server.Config{
		App: m.cfg.App, ID: m.id, Court: m.cfg.Domains.Court(m.offer.Terms), Opener: opener, Signer: keys,
		Caller: &m.delays, Journal: m.journal, Answerer: &m.library, Runner: m.cfg.Runner,
		Requests: int(m.cfg.Capacity), Calls: callsPerRequest * int(m.cfg.Capacity),
	})
	m.delays.to = m.cfg.Network
	m.keys = keys
	m.judge() // serves nobody before it knows who pays
	m.server.Store(s)
	return nil
}

// begun opens the books. Those of a new identity begin where its chain is.
func (m *Member) begun(ctx context.Context) error {
	if err := m.books.open(); err != nil || m.books.now().Identity == m.id {
		return err
	}
	s, err := m.cfg.Registry.Mine(ctx)
	if err != nil {
		return err
	}
	return m.books.turn(func(p *page) {
		*p = page{Identity: m.id, Chain: identity.Checkpoint{Length: s.Length, Head: s.Head}, Attested: s.Length, Faults: p.Faults}
	})
}

// Serve serves a request as its top server. It returns nil if there is nobody to reply to.
func (m *Member) Serve(ctx context.Context, envelope []byte) []byte {
	defer m.load.enter()()
	if s := m.server.Load(); s != nil {
		return s.Serve(ctx, envelope)
	}
	return nil
}

// Answer answers a call as the server of one of its slots; nil if this worker is not ready.
func (m *Member) Answer(ctx context.Context, call []byte) []byte {
	defer m.load.enter()()
	if s := m.server.Load(); s != nil {
		return s.Answer(ctx, call)
	}
	return nil
}

// program reads a program, or returns the one that was read before.
func (m *Member) program(ctx context.Context, c market.Content, peers []string) (*flow.Program, error) {
	m.mu.Lock()
	for _, p := range m.plans {
		if p.next != nil && p.next.Program == c && p.program != nil {
			m.mu.Unlock()
			return p.program, nil
		}
	}
	m.mu.Unlock()
	blob, err := m.cfg.Content.Read(ctx, c, peers, flow.MaxDocument)
	if err != nil {
		return nil, fmt.Errorf("get the program: %w", err)
	}
	return flow.Decode(blob)
}

// fallback is what all agree on where the randomness of a tick was lost.
func fallback(c hosting.Commitment) common.Hash { return hashOf(c.SeedHash) }
