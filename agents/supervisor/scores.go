package supervisor

import (
	"errors"
	"maps"
	"slices"

	"emet/agents/hosting/score"
	"emet/agents/identity"
	"emet/agents/store"
)

// Hear takes a signed report of latencies, as workers pass it on. What is not by a worker that has a slot in the tick
// and goes on, or comes late, is left out.
func (s *Supervisor) Hear(blob []byte) error {
	r, err := s.report(blob)
	if err != nil {
		return err
	}
	return save(s.DB, reports, at(s.Offer, number(r.Tick), r.By[:]), blob)
}

// Trusts fails unless a report may be passed on to others: it is of now, by a worker, and signed.
func (s *Supervisor) Trusts(blob []byte) error {
	_, err := s.report(blob)
	return err
}

func (s *Supervisor) report(blob []byte) (*score.Report, error) {
	r, err := score.DecodeReport(blob)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	now := tickAt(s.terms, s.head.Number)
	s.mu.Unlock()
	if r.Tick+1 < now || r.Tick > now {
		return nil, refuse("late", "the report is of tick %d", r.Tick)
	}
	next, err := s.next(r.Tick)
	if err != nil {
		return nil, err
	}
	slot, ok := next.Server(r.By)
	if !ok {
		return nil, refuse("unknown", "identity %s has no slot in tick %d", r.By, r.Tick)
	}
	if m, known, err := s.member(r.By); err != nil || !known || m.Gone {
		return nil, errors.Join(err, refuse("unknown", "identity %s is no worker of this application", r.By))
	}
	return r, r.Verify(s.Offer, r.Tick, slot.Signer)
}

// scores returns what is known of the servers after a tick. It is made once, from what was heard until then.
func (s *Supervisor) scores(t uint64) (*score.Table, error) {
	key := at(s.Offer, number(t))
	blob, found, err := load(s.DB, tables, key)
	if err != nil {
		return nil, err
	}
	if found {
		return score.DecodeTable(blob)
	}
	before := &score.Table{App: s.Offer}
	if blob, found, err = load(s.DB, tables, at(s.Offer, number(t-1))); err != nil {
		return nil, err
	} else if found {
		if before, err = score.DecodeTable(blob); err != nil {
			return nil, err
		}
	}
	next, err := s.next(t)
	if errors.Is(err, ErrNoPlan) {
		return before, nil // it was before the first
	} else if err != nil {
		return nil, err
	}
	heard, bad, err := s.heard(t)
	if err != nil {
		return nil, err
	}
	table := before.Next(t, next.IDs(), heard, bad)
	return table, save(s.DB, tables, key, table.Encode())
}

// heard reads the reports of a tick, and who did in it what suspends a server. What a server says in its receipts stands for
// what it said in gossip: for that it had to be drawn.
func (s *Supervisor) heard(t uint64) (heard []*score.Report, bad []identity.ID, err error) {
	prefix := at(s.Offer, number(t))
	err = s.DB.View(func(tx *store.Tx) error {
		by := map[identity.ID]*score.Report{}
		for _, source := range []store.Table[[]byte]{reports, measured} {
			for r, err := range source.All(tx, prefix) {
				if err != nil {
					return err
				}
				report, err := score.DecodeReport(r.Value)
				if err != nil {
					return err
				}
				by[report.By] = report
			}
		}
		heard = slices.Collect(maps.Values(by)) // the table has an order of its own
		for r, err := range struck.All(tx, prefix) {
			if err != nil {
				return err
			}
			_, id := tickAndID(r.Key)
			bad = append(bad, id)
		}
		return nil
	})
	return heard, bad, err
}
