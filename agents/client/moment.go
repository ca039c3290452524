package client

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"path"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// moment is all that a request of a tick stands on.
type moment struct {
	app     *App // with the program that the tick runs
	tick    uint64
	left    uint64 // blocks of the tick that are to come
	time    uint64 // header time of the cut-off before it
	head    uint64 // header time of the newest block
	next    *tick.Next
	sealed  *sealed.App
	lottery *score.Lottery
	of      uint64 // tick that ended with the state that queries are answered from
	root    common.Hash
	view    *state.View
}

// now finds out what a request stands on that begins now (P-10).
func (c *Client) now(ctx context.Context, a *App) (*moment, error) {
	head, err := c.cfg.Chain.Header(ctx, nil)
	if err != nil {
		return nil, err
	}
	m := &moment{app: a, head: head.Time}
	m.tick, m.left = a.Now(head.Number.Uint64())
	if m.tick == 0 {
		return nil, fmt.Errorf("%w: %s begins with block %d", ErrNotYet, a.Name, a.Terms.StartBlock+1)
	}
	if m.app, m.next, err = c.next(ctx, a, m.tick); err != nil {
		return nil, err
	}
	m.sealed = sealed.NewApp(m.app.Program, m.next, m.next.Sites(m.app.Program), c.cfg.Court)
	before, err := c.cfg.Chain.Header(ctx, new(big.Int).SetUint64(a.Terms.CutOff(m.tick-1)))
	if err != nil {
		return nil, err
	}
	m.time = before.Time
	beacon, known, err := c.cfg.Chain.Beacon(ctx, a.ID, m.tick-1)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, fmt.Errorf("%w: the randomness of tick %d of %s is known some blocks after it began", ErrNotYet, m.tick, a.Name)
	}
	m.lottery = score.NewLottery(beacon, m.next.Servers, m.next.Share)
	return m, c.state(ctx, m)
}

// next returns who serves what in a tick, and the application with the program that the tick runs: the one that the offer
// names, or one that it named before and that the tick was laid out for.
func (c *Client) next(ctx context.Context, a *App, number uint64) (*App, *tick.Next, error) {
	of, n, err := c.part(ctx, a, number)
	switch {
	case err != nil:
		return nil, nil, err
	case !a.Offer.Runs(n.Program):
		return nil, nil, fmt.Errorf("%w: tick %d of %s runs the program %s, and its offer does not know it", ErrDeceived, number, a.Name, n.Program)
	case len(n.Servers) == 0:
		return nil, nil, fmt.Errorf("%w: %s has too few workers in tick %d", ErrAsleep, a.Name, number)
	}
	return of, n, nil
}

// part reads the part of a tick, and checks that its supervisor committed to it (F-01, F-17).
func (c *Client) part(ctx context.Context, a *App, number uint64) (*App, *tick.Next, error) {
	n, err := c.fetchPart(ctx, a, number)
	if err != nil {
		return nil, nil, err
	}
	committed, err := c.cfg.Chain.Commitment(ctx, a.ID, number)
	switch {
	case err != nil:
		return nil, nil, err
	case committed == hosting.Commitment{}:
		return nil, nil, fmt.Errorf("%w: nothing is committed to on chain for tick %d of %s", ErrNotYet, number, a.Name)
	case n.App != a.ID || n.Tick != number:
		return nil, nil, fmt.Errorf("%w: the part for tick %d of %s says that it is for tick %d of %s", ErrDeceived, number, a.Name, n.Tick, n.App)
	case n.Commitment != committed && c.late(ctx, a, number, committed):
		return nil, nil, fmt.Errorf("%w: %s began later than was hoped, and its offer does not say so yet", ErrNotYet, a.Name)
	case n.Commitment != committed:
		return nil, nil, fmt.Errorf("%w: the part for tick %d of %s is not what its supervisor committed to on chain", ErrDeceived, number, a.Name)
	}
	if a, err = c.under(ctx, a, n.Program); err != nil {
		return nil, nil, err
	}
	if err := n.Check(a.Program); err != nil {
		return nil, nil, fmt.Errorf("the part for tick %d of %s: %w", number, a.Name, err)
	}
	return a, n, nil
}

// fetchPart reads the part of a tick where the chain says that it is.
func (c *Client) fetchPart(ctx context.Context, a *App, number uint64) (*tick.Next, error) {
	if number == 0 {
		return nil, fmt.Errorf("%w: %s has not begun", ErrNotYet, a.Name)
	}
	dir, file := a.Offer.Start, tick.StartFile(number, tick.NextFile)
	if number > hosting.Ahead {
		t, found, err := c.cfg.Chain.Tick(ctx, a.ID, number-hosting.Ahead)
		if err != nil {
			return nil, err
		}
		if found {
			dir, file = t.Document, tick.NextFile
		}
	}
	if dir.IsZero() {
		return nil, fmt.Errorf("%w: %s has not begun: its supervisor waits for workers, or does not run", ErrNotYet, a.Name)
	}
	blob, err := c.readAt(ctx, a, dir, file, tick.MaxNext)
	if dir == a.Offer.Start && errors.Is(err, content.ErrNoEntry) {
		return nil, fmt.Errorf("%w: %s begins with a later tick than %d", ErrNotYet, a.Name, number)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: who serves tick %d of %s is not to be found: %w", ErrAsleep, number, a.Name, err)
	}
	return tick.DecodeNext(blob)
}

// late reports whether what is committed to for one of the first ticks is what the offer says of an earlier one: a supervisor
// learns in which tick it begins only when it has begun, and revises its offer then.
func (c *Client) late(ctx context.Context, a *App, number uint64, committed hosting.Commitment) bool {
	for n := number - 1; n > 0 && n+hosting.Ahead > number; n-- {
		blob, err := c.readAt(ctx, a, a.Offer.Start, tick.StartFile(n, tick.NextFile), tick.MaxNext)
		if err != nil {
			continue // it is none of the first
		}
		if next, err := tick.DecodeNext(blob); err == nil && next.Commitment == committed {
			return true
		}
	}
	return false
}

// state opens the state after the last tick that counts (B-10).
func (c *Client) state(ctx context.Context, m *moment) error {
	last, found, err := c.cfg.Chain.Last(ctx, m.app.ID)
	if err != nil {
		return err
	}
	if !found {
		empty, err := state.New(m.app.ID, m.app.content, m.app.Program)
		if err != nil {
			return err
		}
		files := maps.Collect(empty.Files())
		m.root = empty.Root()
		m.view, err = state.Open(ctx, m.app.Program, m.root, func(_ context.Context, name string) ([]byte, error) {
			if blob, ok := files[name]; ok {
				return blob, nil
			}
			return nil, errors.New("the empty state has no such file")
		})
		return err
	}
	t, there, err := c.cfg.Chain.Tick(ctx, m.app.ID, last)
	if err != nil {
		return err
	}
	if !there {
		return fmt.Errorf("tick %d of %s counts, and was not posted: try again", last, m.app.Name)
	}
	m.of, m.root = last, t.StateRoot
	if m.view, err = c.view(ctx, m.app, t); err == nil && m.next != nil && m.view.Roots().Program != m.next.Program {
		err = fmt.Errorf("%w: the state after tick %d is still one of the program before", ErrNotYet, last)
	}
	return err
}

// view opens the state after a tick, which is one of the program that the tick after it runs.
func (c *Client) view(ctx context.Context, a *App, t hosting.Tick) (*state.View, error) {
	fetch := c.fetcher(a, t.Document)
	program, err := state.ProgramOf(ctx, t.StateRoot, fetch)
	if err != nil {
		return nil, err
	}
	if a, err = c.under(ctx, a, program); err != nil {
		return nil, err
	}
	return state.Open(ctx, a.Program, t.StateRoot, fetch)
}

// maxStateFile is how large a file of a state may be.
const maxStateFile = 8 << 20

// fetcher reads the files of a state in the directory of a tick.
func (c *Client) fetcher(a *App, dir market.Content) state.Fetch {
	return func(ctx context.Context, name string) ([]byte, error) {
		return c.readAt(ctx, a, dir, path.Join(tick.StateDir, name), maxStateFile)
	}
}
