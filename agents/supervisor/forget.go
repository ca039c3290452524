package supervisor

import (
	"errors"

	"emet/agents/hosting"
	"emet/agents/store"
)

// For how many ticks things are kept. What a tick was planned and paid by is needed for as long as receipts are taken and
// charges brought. What became of it, and who was paid what for it, is kept for as long as the log of ticks on the chain knows
// it: until then there can be a quarrel about it, and afterwards there is no court. Evidence outlives both: it is in the
// documents.
const (
	planKept  = 8
	roundKept = 253
)

// forget removes what is not needed any more of old ticks: of all of them, as some were never settled, and this process may
// have been killed before it came to it. All tables are bounded by that but for those of members, places of logs, clients'
// channels and those who forged, which grow with who paid for a place in them and not with time.
func (s *Supervisor) forget(t uint64) error {
	return s.DB.Update(func(tx *store.Tx) error {
		old, o := t-min(t, planKept), s.Offer
		return errors.Join(
			wipe(tx, plans, o, old), wipe(tx, beacons, o, old), wipe(tx, tokenKeys, o, old), wipe(tx, issued, o, old), wipe(tx, receipts, o, old),
			wipe(tx, documents, o, old), wipe(tx, attested, o, old), wipe(tx, reports, o, old), wipe(tx, measured, o, old),
			wipe(tx, struck, o, old), wipe(tx, tables, o, old),
			wipe(tx, complaints, o, t-min(t, complaintTicks)), wipe(tx, tallies, o, t-min(t, complaintTicks)),
			s.forgetRounds(tx, t-min(t, roundKept)), s.forgetWages(tx, t-min(t, roundKept)),
		)
	})
}

// wipe removes what a table has of the ticks up to one of them. Its keys begin with the offer and the tick.
func wipe[T any](tx *store.Tx, t store.Table[T], offer hosting.OfferID, upTo uint64) error {
	return wipeBut(tx, t, offer, upTo, func(store.Record[T]) (bool, error) { return false, nil })
}

func wipeBut[T any](tx *store.Tx, t store.Table[T], offer hosting.OfferID, upTo uint64, keep func(store.Record[T]) (bool, error)) error {
	for r, err := range t.All(tx, at(offer)) {
		if err != nil {
			return err
		}
		if tickOf(r.Key) > upTo {
			return nil
		}
		if kept, err := keep(r); err != nil {
			return err
		} else if kept {
			continue
		}
		if err := t.Delete(tx, r.Key); err != nil {
			return err
		}
	}
	return nil
}

// forgetRounds keeps the last of the old rounds that counts: the state is read from there, if none of those after it does.
func (s *Supervisor) forgetRounds(tx *store.Tx, upTo uint64) error {
	last := uint64(0)
	for r, err := range rounds.All(tx, at(s.Offer)) {
		if err != nil {
			return err
		}
		t := tickOf(r.Key)
		if t > upTo {
			break
		}
		if r.Value.Stage >= Posted && !r.Value.Void {
			last = t
		}
	}
	return wipeBut(tx, rounds, s.Offer, upTo, func(r store.Record[round]) (bool, error) { return tickOf(r.Key) == last, nil })
}

// forgetWages keeps the last wage of each worker. One that was away when it was paid signs no other link until it was told of
// this one, however late it asks.
func (s *Supervisor) forgetWages(tx *store.Tx, upTo uint64) error {
	return wipeBut(tx, wages, s.Offer, upTo, func(r store.Record[wage]) (bool, error) {
		_, id := tickAndID(r.Key)
		m, _, err := members.Get(tx, at(s.Offer, id[:]))
		return r.Value.Link.Length == m.Chain.Length, err
	})
}
