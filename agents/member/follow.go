package member

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// plan is what is known of a tick.
type plan struct {
	next    *tick.Next
	program *flow.Program
	kinds   map[common.Hash]tick.Kind // of sites, by name
	loaded  bool                      // into the server
	absent  bool                      // this worker has no slot in it
	fault   *server.FileError         // what was published does not fit the commitments
	accused bool                      // and the supervisor was told so
	dir     market.Content            // in which it was published
}

// tickAt returns the tick that a block belongs to; 0 before the first.
func tickAt(t hosting.Terms, block uint64) uint64 {
	if block <= t.StartBlock || t.TickBlocks == 0 {
		return 0
	}
	return (block-t.StartBlock-1)/uint64(t.TickBlocks) + 1
}

// tickOf returns the tick that a block belongs to.
func (m *Member) tickOf(block uint64) uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return tickAt(m.offer.Terms, block)
}

func (m *Member) tickNow() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// watch looks where the chain is, begins the tick that runs, and makes known which states count.
func (m *Member) watch(ctx context.Context) error {
	head, err := m.cfg.Chain.Head(ctx)
	if err != nil {
		return err
	}
	m.mu.Lock()
	seen := m.status.Block
	m.status.Block = head.Number
	m.mu.Unlock()
	if head.Number == seen {
		return m.begin(ctx, m.tickNow()) // it may be ready by now
	}
	if err := m.look(ctx); err != nil {
		return err
	}
	if err := m.stands(ctx); err != nil {
		return err
	}
	m.mu.Lock()
	// The next block that is made belongs to this tick: what is served now is for that one.
	now := tickAt(m.offer.Terms, head.Number+1)
	m.now, m.status.Tick = now, now
	m.mu.Unlock()
	if err := m.accept(ctx); err != nil {
		return err
	}
	m.judge()
	return m.begin(ctx, now)
}

// stands makes sure that the identity may still work.
func (m *Member) stands(ctx context.Context) error {
	s, err := m.cfg.Registry.Mine(ctx)
	if err != nil {
		return err
	}
	m.mu.Lock()
	m.status.Full, m.status.signer = s.Full, s.Signer
	m.mu.Unlock()
	if s.ID != m.id || s.State != hosting.Active {
		m.server.Load().Pause()
		return fmt.Errorf("%w: it is %s", ErrEnded, s.State)
	}
	return nil
}

// begin switches to the tick that runs, at its boundary or as soon after it as its randomness is known (H-01).
func (m *Member) begin(ctx context.Context, now uint64) error {
	m.mu.Lock()
	p, serving, terms := m.plans[now], m.serving, m.offer.Terms
	m.mu.Unlock()
	if now == 0 || now == serving {
		return nil
	}
	if p == nil || !p.loaded {
		m.pause(p)
		return nil
	}
	// What was loaded may have been disowned since.
	if c, err := m.cfg.Chain.Commitment(ctx, now); err != nil {
		return err
	} else if c == (hosting.Commitment{}) {
		m.mu.Lock()
		p.loaded, p.absent = false, true
		m.mu.Unlock()
		m.cfg.Log.Warn().Uint64("tick", now).Msg("nobody serves in a tick: it was disowned")
		m.pause(p)
		return nil
	}
	beacon, known, err := m.beacon(ctx, now)
	if err != nil || !known {
		return err
	}
	time, err := m.cfg.Chain.TimeOf(ctx, terms.CutOff(now-1))
	if err != nil {
		return err
	}
	if err := m.server.Load().Switch(server.Begin{Tick: now, Beacon: beacon, Time: time}); err != nil {
		return err
	}
	m.mu.Lock()
	m.serving = now
	m.forget(now)
	m.mu.Unlock()
	m.cfg.Log.Info().Uint64("tick", now).Msg("tick began")
	m.gossip(ctx, now)
	settled := m.books.settled() // not asked for while the journal writes: the books write too
	return m.journal.prune(now, func(t uint64) bool { return settled[t] })
}

// pause ends what is served when this worker has no part in the tick that runs.
func (m *Member) pause(p *plan) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.serving != 0 && p != nil && (p.absent || p.fault != nil) {
		m.server.Load().Pause()
		m.serving = 0
	}
}

// beacon returns what servers of a tick are drawn with: the randomness of the tick before it.
func (m *Member) beacon(ctx context.Context, of uint64) (common.Hash, bool, error) {
	value, known, lost, err := m.cfg.Chain.Beacon(ctx, of-1)
	if err != nil || known && !lost {
		return value, known, err
	}
	if !lost {
		return common.Hash{}, false, nil
	}
	c, err := m.cfg.Chain.Commitment(ctx, of)
	return fallback(c), err == nil, err
}

// forget drops plans that are of no use any more. Those whose receipts wait are made again. The caller holds the mutex.
func (m *Member) forget(now uint64) {
	for t := range m.plans {
		if t+hosting.Ahead < now {
			delete(m.plans, t)
		}
	}
}

// prefetch loads what is served in the ticks that come, as soon as it is published (H-02).
func (m *Member) prefetch(ctx context.Context) (err error) {
	now := m.tickNow()
	for t := max(now, 1); t <= now+hosting.Ahead; t++ {
		m.mu.Lock()
		p := m.plans[t]
		m.mu.Unlock()
		if p != nil && (p.loaded || p.absent) {
			continue
		}
		if _, e := m.planOf(ctx, t); e != nil && !errors.Is(e, errNotYet) {
			err = errors.Join(err, fmt.Errorf("prepare tick %d: %w", t, e))
		}
	}
	return err
}

// errNotYet means that nothing was published about a tick so far.
var errNotYet = errors.New("nothing is published about the tick yet")

// planOf returns what is known of a tick, and gets it if it is not known.
func (m *Member) planOf(ctx context.Context, t uint64) (*plan, error) {
	m.mu.Lock()
	p, now := m.plans[t], m.now
	m.mu.Unlock()
	if p != nil && p.fault == nil {
		return p, nil
	}
	c, err := m.cfg.Chain.Commitment(ctx, t)
	if err != nil {
		return nil, err
	}
	if c == (hosting.Commitment{}) {
		return nil, errNotYet
	}
	dir, name, first, err := m.where(ctx, t)
	if err != nil {
		return p, err
	}
	if p == nil || p.dir != dir {
		p = &plan{dir: dir}
		if err = m.get(ctx, p, t, c, name, t >= now); errors.As(err, &p.fault) {
			err = nil
		}
		if err != nil {
			return p, err
		}
		m.mu.Lock()
		m.plans[t] = p
		m.mu.Unlock()
	}
	// While the log of ticks begins, the offer may name a directory that is for other ticks than it turned out.
	m.mu.Lock()
	told := p.fault == nil || p.accused || first && t > now
	p.accused = p.accused || !told
	m.mu.Unlock()
	if told {
		return p, p.problem()
	}
	return p, errors.Join(p.problem(), m.accuse(ctx, t, p, c))
}

// problem returns why a tick cannot be served.
func (p *plan) problem() error {
	if p.fault == nil {
		return nil
	}
	return p.fault
}

// where finds the directory with the next part of a tick, how files are called there, and whether it is that of the first
// ticks.
func (m *Member) where(ctx context.Context, t uint64) (dir market.Content, name func(string) string, first bool, err error) {
	if t > hosting.Ahead {
		posted, found, err := m.cfg.Chain.Posted(ctx, t-hosting.Ahead)
		if err != nil {
			return dir, nil, false, err
		}
		if found {
			return posted.Document, func(file string) string { return file }, false, nil
		}
	}
	m.mu.Lock()
	start := m.doc.Start
	m.mu.Unlock()
	if start.IsZero() {
		return dir, nil, true, errNotYet
	}
	return start, func(file string) string { return tick.StartFile(t, file) }, true, nil
}

// get reads the next part of a tick, and this worker's package, and gives them to the server, which checks them (SR-18).
func (m *Member) get(ctx context.Context, p *plan, t uint64, c hosting.Commitment, name func(string) string, serve bool) error {
	peers := m.peers()
	blob, err := m.cfg.Content.ReadAt(ctx, p.dir, name(tick.NextFile), peers, tick.MaxNext)
	if err != nil {
		return err
	}
	next, err := tick.DecodeNext(blob)
	if err != nil {
		return &server.FileError{File: tick.NextFile, Err: err}
	}
	if next.Tick != t {
		return &server.FileError{File: tick.NextFile, Err: fmt.Errorf("it is of tick %d, not of tick %d", next.Tick, t)}
	}
	m.mu.Lock()
	known := m.doc.Runs(next.Program)
	m.mu.Unlock()
	if !known {
		return &server.FileError{File: tick.NextFile, Err: fmt.Errorf("it runs program %s, which the offer does not have", next.Program)}
	}
	p.next = next
	if p.program, err = m.program(ctx, next.Program, peers); err != nil {
		return err
	}
	p.kinds = make(map[common.Hash]tick.Kind)
	if err := next.Check(p.program); err != nil {
		return &server.FileError{File: tick.NextFile, Err: err}
	}
	for _, s := range next.Sites(p.program) {
		p.kinds[s.Name] = s.Place.Kind
	}
	if _, p.absent = next.Server(m.id); !p.absent {
		p.absent = true
		return nil
	}
	p.absent = false
	if !serve {
		return nil // it is over: only its receipts are of interest
	}
	return m.arm(ctx, p, c, name(tick.PackageFile(m.id)), peers)
}

// arm opens this worker's package for a tick and loads it.
func (m *Member) arm(ctx context.Context, p *plan, c hosting.Commitment, file string, peers []string) error {
	sealed, err := m.cfg.Content.ReadAt(ctx, p.dir, file, peers, tick.MaxPackage+maxSeal)
	if err != nil {
		return err
	}
	s := m.server.Load()
	own, err := tick.OpenPackage(s.Opener, m.cfg.App, p.next.Tick, m.id, sealed)
	if err != nil {
		return &server.FileError{File: file, Err: err}
	}
	m.mu.Lock()
	prices := m.doc.Tokens
	m.mu.Unlock()
	most := map[token.Class]uint32{}
	for _, of := range prices {
		most[of.Class] = of.Most
	}
	err = s.Load(server.Tick{
		Next: p.next, Package: own, Program: p.program, Content: p.next.Program, Commitment: c, Most: most,
	})
	if err != nil {
		return err
	}
	p.loaded = true
	m.introduce(p.next)
	return nil
}

// maxSeal is more than a sealed text is longer than the text.
const maxSeal = 4 << 10

// accuse keeps what shows that a supervisor published what does not fit its commitments, and tells it so (SR-18).
func (m *Member) accuse(ctx context.Context, t uint64, p *plan, c hosting.Commitment) error {
	f := p.fault
	fault := Fault{Tick: t, File: f.File, Reason: f.Err.Error(), Directory: p.dir, Commitment: c}
	if p.next != nil {
		fault.Next = p.next.Hash()
	}
	m.cfg.Log.Error().Uint64("tick", t).Str("file", f.File).Str("reason", fault.Reason).Msg("tick refused: it does not fit its commitment")
	err := m.books.turn(func(p *page) {
		if len(p.Faults) < maxFaults {
			p.Faults = append(p.Faults, fault)
		}
	})
	if err != nil {
		return err
	}
	text := fmt.Sprintf("tick %d, %s: %.700s", t, f.File, fault.Reason)
	if err := m.complain(ctx, desk.Complain{Entry: p.dir, Text: text, Tick: m.tickNow()}); err != nil {
		return fmt.Errorf("tell the supervisor: %w", err)
	}
	return m.books.turn(func(p *page) {
		for i := range p.Faults {
			p.Faults[i].Told = p.Faults[i].Told || p.Faults[i].Tick == t
		}
	})
}

// mostComplaint is how much work is done for a complaint, in bits: some seconds of a core. An offer can ask for more than
// anybody can do, and would keep that core busy for ever.
const mostComplaint = 26

// complain tells the supervisor of something, with the work that it takes to be heard.
func (m *Member) complain(ctx context.Context, c desk.Complain) error {
	m.mu.Lock()
	bits := int(m.offer.Terms.ClientBits)
	m.mu.Unlock()
	r := &desk.Request{App: m.cfg.App, Complain: &c}
	if work := r.Bits(bits); work > mostComplaint {
		m.cfg.Log.Warn().Int("bits", work).Msg("a complaint would take too much work: it is kept here, and not told")
		return nil
	}
	var err error
	if c.Work, err = hashcash.Mine(ctx, desk.Challenge(r), r.Bits(bits), hashcash.Options{Workers: 1}); err != nil {
		return err
	}
	reply, err := m.desk(ctx, r)
	if err == nil {
		if e := refused("complaint", reply); e != nil {
			m.cfg.Log.Warn().Err(e).Msg("a complaint was not taken") // it said enough
		}
	}
	return err
}

// kindOf returns what is served at a site; 0 if that is not known any more.
func (m *Member) kindOf(t uint64, site common.Hash) tick.Kind {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.plans[t]; p != nil {
		return p.kinds[site]
	}
	return 0
}

// peers are who has what the supervisor publishes.
func (m *Member) peers() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.doc.Peers()
}
