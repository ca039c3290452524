package supervisor

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/tick"
	"emet/agents/store"
)

// Servers and clients go by the randomness of a tick as soon as it is known, since a tick is no longer than it is. What is
// counted is counted by what the chain has half a tick after its end, which is as deep as anything here. If the chain took
// the block of the randomness back in between, honest servers have signed that they served whom nobody drew. They earn
// nothing by that, and nothing else may come of it.

// beacon returns what the servers of a tick are drawn with: the randomness of the tick before it.
func (s *Supervisor) beacon(ctx context.Context, next *tick.Next) (common.Hash, error) {
	value, known, lost, err := s.Ticks.Beacon(ctx, next.Tick-1)
	switch {
	case err != nil:
		return common.Hash{}, err
	case lost:
		return crypto.Keccak256Hash(next.Commitment.SeedHash[:]), nil
	case !known:
		return common.Hash{}, refuse("busy", "the randomness of tick %d is not known yet", next.Tick)
	}
	return value, nil
}

// noteBeacon writes down by which randomness the tick that runs began, as soon as it is known.
func (s *Supervisor) noteBeacon(ctx context.Context, head Block, first uint64) error {
	s.mu.Lock()
	t := tickAt(s.terms, head.Number+1)
	s.mu.Unlock()
	if t < first || t == s.noted {
		return nil
	}
	value, known, lost, err := s.Ticks.Beacon(ctx, t-1)
	if err != nil || !known || lost {
		return err
	}
	key := at(s.Offer, number(t))
	err = s.DB.Update(func(tx *store.Tx) error {
		if _, there, err := beacons.Get(tx, key); err != nil || there {
			return err
		}
		return beacons.Put(tx, key, value)
	})
	if err == nil {
		s.noted = t
	}
	return err
}

// shaken reports whether a tick began by another randomness than the one that it is counted by.
func (s *Supervisor) shaken(t uint64, counted common.Hash) (bool, error) {
	began, known, err := load(s.DB, beacons, at(s.Offer, number(t)))
	return known && began != counted, err
}
