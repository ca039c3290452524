package supervisor

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting"
	"emet/agents/market"
)

// Entries are fetched so many at a time, and have so many bytes at most.
const (
	fetchers = 32
	maxEntry = 1 << 20
)

// gather finds out what a tick that ended consists of: which entries were anchored up to its cut-off, and which of them
// are to be had within a time (G-01, G-02). Once that is on the disk, all else follows from it: whoever waits longer, or
// comes later, finds nothing that would change the tick.
func (s *Supervisor) gather(ctx context.Context, t uint64) (round, error) {
	s.mu.Lock()
	cutOff, first := s.terms.CutOff(t), s.log.First
	s.mu.Unlock()
	end, err := s.Chain.Block(ctx, cutOff)
	if err != nil {
		return round{}, err
	}
	before, err := s.reached(ctx, t, first)
	if err != nil {
		return round{}, err
	}
	after := maps.Clone(before)
	r := round{Stage: Gathered, Cut: end.Hash, Places: map[common.Hash]uint64{}}
	if r.Updates, err = s.Chain.Updates(ctx, t, after); err != nil {
		return r, err
	}
	for k, n := range after {
		if before[k] != n {
			r.Places[k] = n
		}
	}
	r.Missing, err = s.fetch(ctx, r.Updates.Entries)
	if err != nil {
		return r, err
	}
	return r, save(s.DB, rounds, at(s.Offer, number(t)), r)
}

// reached returns which places logs had reached before a tick.
func (s *Supervisor) reached(ctx context.Context, t, first uint64) (map[common.Hash]uint64, error) {
	before, _, err := load(s.DB, rounds, at(s.Offer, number(t-1)))
	if err != nil {
		return nil, err
	}
	if t == first || before.Stage < Posted { // the tick before was missed: what came in it took its places all the same
		return s.Chain.Places(ctx, t)
	}
	all, err := list(s.DB, places, at(s.Offer))
	out := make(map[common.Hash]uint64, len(all))
	for _, r := range all {
		out[common.Hash(r.Key[common.HashLength:])] = r.Value
	}
	return out, err
}

// fetch gets entries and keeps them, and returns those that nobody had in time.
func (s *Supervisor) fetch(ctx context.Context, all []hosting.Appended) ([]market.Content, error) {
	seen := map[market.Content]bool{}
	var missing []market.Content
	var mu sync.Mutex
	timed, cancel := context.WithTimeout(ctx, s.Patience)
	defer cancel()
	var g errgroup.Group
	g.SetLimit(fetchers)
	for _, e := range all {
		if e.Void != "" || seen[e.Content] {
			continue
		}
		seen[e.Content] = true
		g.Go(func() error {
			_, err := s.Content.Read(timed, e.Content, nil, maxEntry)
			if err != nil {
				s.Log.Info().Err(err).Stringer("log", e.Key).Uint64("index", e.Index).Msg("an entry is not to be had")
				mu.Lock()
				defer mu.Unlock()
				missing = append(missing, e.Content)
			}
			return nil
		})
	}
	err := g.Wait()
	slices.SortFunc(missing, func(a, b market.Content) int { return bytes.Compare(a.Digest[:], b.Digest[:]) })
	return missing, errors.Join(err, ctx.Err())
}

// errTakenBack means that the chain changed its mind about a cut-off.
var errTakenBack = errors.New("the chain took back the cut-off: the tick is gathered again")

// stands fails with [errTakenBack] unless the cut-off of a tick is still the one that it was gathered at.
func (s *Supervisor) stands(ctx context.Context, t uint64, r round) error {
	s.mu.Lock()
	cutOff := s.terms.CutOff(t)
	s.mu.Unlock()
	b, err := s.Chain.Block(ctx, cutOff)
	if err == nil && b.Hash != r.Cut {
		err = errTakenBack
	}
	return err
}
