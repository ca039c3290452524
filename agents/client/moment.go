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
	app     *App
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
	if m.next, err = c.next(ctx, a, m.tick); err != nil {
		return nil, err
	}
	m.sealed = sealed.NewApp(a.Program, m.next, m.next.Sites(a.Program), c.cfg.Court)
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
	m.lottery = score.NewLottery(beacon, m.next.Servers, a.Offer.Share)
	return m, c.state(ctx, m)
}

// next reads who serves what in a tick, and checks that its supervisor committed to it (F-01, F-17).
func (c *Client) next(ctx context.Context, a *App, number uint64) (*tick.Next, error) {
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
	n, err := tick.DecodeNext(blob)
	if err != nil {
		return nil, err
	}
	committed, err := c.cfg.Chain.Commitment(ctx, a.ID, number)
	switch {
	case err != nil:
		return nil, err
	case committed == hosting.Commitment{}:
		return nil, fmt.Errorf("%w: nothing is committed to on chain for tick %d of %s", ErrNotYet, number, a.Name)
	case n.App != a.ID || n.Tick != number:
		return nil, fmt.Errorf("%w: the part for tick %d of %s says that it is for tick %d of %s", ErrDeceived, number, a.Name, n.Tick, n.App)
	case n.Program != a.Offer.Program:
		return nil, fmt.Errorf("%w: tick %d of %s runs the program %s, and the offer has %s", ErrNotYet, number, a.Name, n.Program, a.Offer.Program)
	case n.Commitment != committed:
		return nil, fmt.Errorf("%w: the part for tick %d of %s is not what its supervisor committed to on chain", ErrDeceived, number, a.Name)
	}
	if err := n.Check(a.Program); err != nil {
		return nil, fmt.Errorf("the part for tick %d of %s: %w", number, a.Name, err)
	}
	if len(n.Servers) == 0 {
		return nil, fmt.Errorf("%w: %s has too few workers in tick %d", ErrAsleep, a.Name, number)
	}
	return n, nil
}

// state opens the state after the last tick that counts (B-10).
func (c *Client) state(ctx context.Context, m *moment) error {
	last, found, err := c.cfg.Chain.Last(ctx, m.app.ID)
	if err != nil {
		return err
	}
	if !found {
		empty, err := state.New(m.app.ID, m.app.Offer.Program, m.app.Program)
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
	m.view, err = state.Open(ctx, m.app.Program, m.root, c.fetcher(m.app, t.Document))
	return err
}

// maxStateFile is how large a file of a state may be.
const maxStateFile = 8 << 20

// fetcher reads the files of a state in the directory of a tick.
func (c *Client) fetcher(a *App, dir market.Content) state.Fetch {
	return func(ctx context.Context, name string) ([]byte, error) {
		return c.readAt(ctx, a, dir, path.Join(tick.StateDir, name), maxStateFile)
	}
}
