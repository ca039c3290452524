package member

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// errNoState means that a state is none of those that count.
var errNoState = errors.New("the state is not one that counts")

// keptStates is how many states queries are answered from: clients may have planned with the one before the last.
const keptStates = 2

// maxStateFile is how many bytes a file of a state may have.
const maxStateFile = 16 << 20

// library answers queries from the states that count. Of each, only those files are fetched that queries need. It is a
// [server.Answerer].
type library struct {
	open func(ctx context.Context, b *book) (*state.View, error)

	mu    sync.Mutex
	books []*book // newest last
}

// book is a state.
type book struct {
	of   uint64 // tick that ended with it
	root common.Hash
	dir  market.Content

	mu   sync.Mutex
	view *state.View
}

// add makes a state one that counts; false if it was already.
func (l *library) add(b *book) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if slices.ContainsFunc(l.books, func(o *book) bool { return o.of == b.of && o.root == b.root }) {
		return false
	}
	l.books = append(l.books, b)
	l.books = l.books[max(0, len(l.books)-keptStates):]
	return true
}

func (l *library) find(root common.Hash) *book {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range slices.Backward(l.books) {
		if b.root == root {
			return b
		}
	}
	return nil
}

// Answer answers a query from the state with a root, verified below it.
func (l *library) Answer(ctx context.Context, root common.Hash, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	b := l.find(root)
	if b == nil {
		return nil, fmt.Errorf("%w: %s", errNoState, root)
	}
	v, err := b.read(ctx, l.open)
	if err != nil {
		return nil, err
	}
	rows, err := v.Answer(ctx, q, operands)
	if err != nil {
		return nil, err
	}
	out := make([]sealed.Row, len(rows))
	for i, r := range rows {
		out[i] = sealed.Row{Owner: r.ID, Value: r.Value, Salts: r.Salts}
	}
	return out, nil
}

// read opens the state, unless that was done. Whoever waits for a slow peer keeps nobody else from asking another one.
func (b *book) read(ctx context.Context, open func(context.Context, *book) (*state.View, error)) (*state.View, error) {
	b.mu.Lock()
	known := b.view
	b.mu.Unlock()
	if known != nil {
		return known, nil
	}
	v, err := open(ctx, b)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.view == nil {
		b.view = v
	}
	return b.view, nil // of those that were opened at once the first: it keeps the files that it verified
}

// openState opens the state that a tick ended with.
func (m *Member) openState(ctx context.Context, b *book) (*state.View, error) {
	m.mu.Lock()
	doc := m.doc
	m.mu.Unlock()
	fetch := func(ctx context.Context, path string) ([]byte, error) {
		return m.cfg.Content.ReadAt(ctx, b.dir, tick.StateDir+"/"+path, doc.Peers(), maxStateFile)
	}
	of, err := state.ProgramOf(ctx, b.root, fetch)
	if err != nil {
		return nil, err
	}
	p, err := m.program(ctx, of, doc.Peers())
	if err != nil {
		return nil, err
	}
	return state.Open(ctx, p, b.root, fetch)
}

// accept makes known which state counts: that of the last tick that was posted and counts. Before there is one, it is the
// state in which there are no logs.
func (m *Member) accept(ctx context.Context) error {
	last, found, err := m.lastPosted(ctx)
	if err != nil {
		return err
	}
	if !found {
		return m.acceptFirst(ctx)
	}
	b := &book{of: last.Number, root: last.StateRoot, dir: last.Document}
	if m.library.add(b) {
		m.server.Load().Accept(b.of, b.root)
		m.mu.Lock()
		m.status.State0 = last.Number
		m.mu.Unlock()
	}
	return nil
}

// lastPosted returns the last tick that was posted and counts.
func (m *Member) lastPosted(ctx context.Context) (t hosting.Tick, found bool, err error) {
	at, err := m.cfg.Chain.Ticks(ctx)
	if err != nil || at.Due == 0 {
		return t, false, err
	}
	for n := at.Due - 1; n > 0 && n+stalled >= at.Due; n-- {
		if n == at.Due-1 && !at.Counts {
			continue
		}
		if t, found, err = m.cfg.Chain.Posted(ctx, n); err != nil || found {
			return t, found, err
		}
	}
	return t, false, nil
}

// stalled is how many ticks in a row may have stalled before a state is not looked for any more.
const stalled = 64

// acceptFirst accepts the state before the first tick.
func (m *Member) acceptFirst(ctx context.Context) error {
	m.library.mu.Lock()
	known := len(m.library.books) > 0
	m.library.mu.Unlock()
	if known {
		return nil
	}
	now := m.tickNow()
	m.mu.Lock()
	doc, running := m.doc, m.plans[now]
	m.mu.Unlock()
	of := doc.Program
	if running != nil && running.next != nil {
		of = running.next.Program
	}
	p, err := m.program(ctx, of, doc.Peers())
	if err != nil {
		return err
	}
	first, err := state.New(m.cfg.App, of, p)
	if err != nil {
		return err
	}
	b := &book{root: first.Root()}
	if b.view, err = viewOf(ctx, p, first); err != nil {
		return err
	}
	if m.library.add(b) {
		m.server.Load().Accept(0, b.root)
	}
	return nil
}

// viewOf is a view of a state that is in memory.
func viewOf(ctx context.Context, p *flow.Program, s *state.State) (*state.View, error) {
	files := maps.Collect(s.Files())
	return state.Open(ctx, p, s.Root(), func(_ context.Context, path string) ([]byte, error) {
		if blob, ok := files[path]; ok {
			return blob, nil
		}
		return nil, fmt.Errorf("there is no file %s in the state before the first tick", path)
	})
}

// holds is how many ticks' files are kept.
const holds = 4

// attest gets all files of the last tick, keeps them, and says so (SR-20): so they can be had from others than the
// supervisor.
func (m *Member) attest(ctx context.Context) error {
	t, found, err := m.lastPosted(ctx)
	if err != nil || !found {
		return err
	}
	known := m.books.now()
	held := slices.Clone(known.Holds)
	if i := slices.Index(held, t.Number); i >= 0 {
		if known.Latest == t.Document || i < len(held)-1 {
			return nil
		}
		held = slices.Delete(held, i, i+1) // it was replaced: these are other files
	}
	name := func(n uint64) string { return fmt.Sprintf("member/%s/tick/%d", m.cfg.App.Hex(), n) }
	if err := m.cfg.Content.Hold(ctx, t.Document, m.peers(), name(t.Number)); err != nil {
		return fmt.Errorf("get the files of tick %d: %w", t.Number, err)
	}
	signature, err := m.attestation(t)
	if err != nil {
		return err
	}
	reply, err := m.desk(ctx, &desk.Request{Attest: &desk.Attest{Identity: m.id, Tick: t.Number, Signature: signature[:]}})
	if err != nil {
		return err
	}
	if err := refused("attestation", reply); err != nil {
		m.cfg.Log.Debug().Err(err).Uint64("tick", t.Number).Msg("attestation was not taken") // it has no slot in that tick
	}
	for len(held) >= holds {
		if err := m.cfg.Content.LetGo(ctx, name(held[0])); err != nil {
			return err
		}
		held = held[1:]
	}
	return m.books.turn(func(p *page) { p.Holds, p.Latest = append(slices.Clone(held), t.Number), t.Document })
}
