package supervisor

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"emet/agents/hosting"
	"emet/agents/market"
)

// So many entries are read at once, and asked for from others, and they have so many bytes at most.
const (
	readers  = 32
	fetchers = 256
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
	r.Missing, err = s.fetch(ctx, r.Updates)
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

// fetch gets entries and keeps them, and returns those that nobody had in time. What is here takes none of it. The rest is
// asked for side by side, the first of each client before the second of any, and once for a part of the time only: who
// anchors what nobody has keeps nobody waiting but itself.
func (s *Supervisor) fetch(ctx context.Context, u Updates) ([]market.Content, error) {
	var all []hosting.Appended
	seen := map[market.Content]bool{}
	for _, e := range u.Entries {
		if e.Void == "" && !seen[e.Content] {
			seen[e.Content] = true
			all = append(all, e)
		}
	}
	read := func(ctx context.Context, e hosting.Appended) error {
		_, err := s.Content.Read(ctx, e.Content, nil, maxEntry)
		return err
	}
	rest := ask(readers, all, func(e hosting.Appended) error {
		here, err := s.Content.Has(ctx, e.Content)
		if err == nil && !here {
			err = errElsewhere
		}
		if err == nil {
			err = read(ctx, e)
		}
		return err
	})
	rest = fairly(rest, u.Logs)
	timed, cancel := context.WithTimeout(ctx, s.Patience)
	defer cancel()
	rest = ask(fetchers, rest, func(e hosting.Appended) error {
		brief, cancel := context.WithTimeout(timed, s.Patience/4)
		defer cancel()
		return read(brief, e)
	})
	rest = ask(fetchers, rest, func(e hosting.Appended) error {
		err := read(timed, e)
		if err != nil {
			s.Log.Info().Err(err).Stringer("log", e.Key).Uint64("index", e.Index).Msg("an entry is not to be had")
		}
		return err
	})
	var missing []market.Content
	for _, e := range rest {
		missing = append(missing, e.Content)
	}
	slices.SortFunc(missing, byDigest)
	return missing, ctx.Err()
}

var errElsewhere = errors.New("it is not here")

// ask looks for entries, so many at once, and returns those that were not found, in their order.
func ask(atOnce int, all []hosting.Appended, find func(hosting.Appended) error) (rest []hosting.Appended) {
	missing := make([]bool, len(all))
	var g errgroup.Group
	g.SetLimit(atOnce)
	for i, e := range all {
		g.Go(func() error {
			missing[i] = find(e) != nil
			return nil
		})
	}
	_ = g.Wait() // nothing in it fails
	for i, e := range all {
		if missing[i] {
			rest = append(rest, e)
		}
	}
	return rest
}

// fairly has the first entry of each client come before the second of any. What no client's log has comes last.
func fairly(all []hosting.Appended, logs []hosting.Log) []hosting.Appended {
	clients, turns := map[common.Hash]common.Address{}, map[common.Address]int{}
	for _, l := range logs {
		clients[l.Key] = l.Client
	}
	type turn struct {
		hosting.Appended

		unknown bool
		number  int
	}
	line := make([]turn, len(all))
	for i, e := range all {
		client, known := clients[e.Key]
		line[i] = turn{e, !known, turns[client]}
		turns[client]++
	}
	slices.SortStableFunc(line, func(a, b turn) int {
		if a.unknown != b.unknown {
			if b.unknown {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.number, b.number)
	})
	for i := range line {
		all[i] = line[i].Appended
	}
	return all
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
