package supervisor

import (
	"cmp"
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/store"
)

// A worker may have hundreds of documents to hand in, and each only after the one before was paid, as the link that it signs
// for one names the last. So a document is opened and looked at once, and what it comes to is added up with all others again:
// else a tick would be audited as often as there are documents, by honest workers, and the more by those who hand in one
// receipt at a time. What is looked at is kept in memory for as long as receipts are paid. It takes a token and a server's own
// share of it, so that it is bounded by what was bought.

// count is how far the receipts of a tick have been counted.
type count struct {
	tally   *audit.Tally
	added   map[string]bool        // names of documents that are in it
	spans   map[identity.ID][]span // documents of each server, in the order in which its receipts are numbered through
	results map[string]counted     // by the names of documents; what is here is not changed any more
	told    map[told]bool
}

// span is a document among the receipts of its server.
type span struct {
	name     string
	from, to int
}

// told is a suspicion that the operator was told of.
type told struct {
	reason        audit.Reason
	server, token common.Hash
}

// counted is what a document of receipts comes to.
type counted struct {
	all      uint32
	rejected []desk.Rejected
	total    *big.Int // of all documents of its server
}

// counted counts the documents of a tick that were handed in, if the time has come.
func (s *Supervisor) counted(ctx context.Context, t uint64) (map[string]counted, error) {
	next, err := s.next(t)
	if errors.Is(err, ErrNoPlan) {
		return nil, refuse("unknown", "nobody served in tick %d", t)
	} else if err != nil {
		return nil, err
	}
	auditor, err := s.auditor(ctx, t, next)
	if err != nil {
		return nil, err
	}
	s.counting.Lock()
	defer s.counting.Unlock()
	names, err := s.toCount(t, len(next.Servers))
	if err != nil {
		return nil, err
	}
	c := s.counts[t]
	if c == nil {
		for old := range s.counts {
			if old+payTicks < t {
				delete(s.counts, old)
			}
		}
		c = &count{tally: auditor.Tally(), added: map[string]bool{}, spans: map[identity.ID][]span{}, told: map[told]bool{}}
		s.counts[t] = c
	}
	if err := s.count(t, c, names); err != nil {
		return nil, err
	}
	return c.results, nil
}

// toCount lists the documents of a tick, once it is time to count them.
func (s *Supervisor) toCount(t uint64, servers int) (names [][]byte, err error) {
	err = s.DB.View(func(tx *store.Tx) error {
		names = receipts.Keys(tx, at(s.Offer, number(t)))
		return nil
	})
	there := map[identity.ID]bool{}
	for _, name := range names {
		_, id := tickAndID(name)
		there[id] = true
	}
	s.mu.Lock()
	head, from := s.head.Number, s.terms.CutOff(t)+uint64(s.terms.TickBlocks)/2
	s.mu.Unlock()
	if err == nil && len(there) < servers && head < from {
		err = refuse("busy", "the receipts of tick %d are counted in block %d, or when all servers have handed theirs in: ask again then", t, from)
	}
	return names, err
}

// count adds the documents that are new, and adds up. Who is proven wrong, or far more often amiss than others, is suspended.
func (s *Supervisor) count(t uint64, c *count, names [][]byte) error {
	_, opener, err := s.receiptKey(t)
	if err != nil {
		return err
	}
	for _, name := range names {
		if c.added[string(name)] {
			continue
		}
		h, found, err := load(s.DB, receipts, name)
		if err != nil {
			return err
		}
		if !found {
			continue // it was dropped just now
		}
		opened, err := token.OpenReceipts(opener, s.Offer, t, h.Block)
		if err != nil {
			opened = nil // no document of receipts: it earns nothing
		}
		c.add(string(name), opened)
	}
	if len(c.results) == len(c.added) {
		return nil
	}
	result := c.tally.Result()
	if err := s.suspect(t, c, result); err != nil {
		return err
	}
	c.results = c.come(result)
	return nil
}

func (c *count) add(name string, opened []*token.Receipt) {
	_, id := tickAndID([]byte(name))
	from := 0
	if before := c.spans[id]; len(before) > 0 {
		from = before[len(before)-1].to
	}
	c.added[name], c.spans[id] = true, append(c.spans[id], span{name, from, from + len(opened)})
	c.tally.Add(audit.Handed{Server: id, Receipts: opened})
}

// come says of each document what it comes to.
func (c *count) come(result *audit.Result) map[string]counted {
	totals, rejected := map[identity.ID]*big.Int{}, map[identity.ID][]audit.Rejected{}
	for i, p := range result.Paid {
		totals[p.Server] = &result.Paid[i].Amount.Int
	}
	for _, r := range result.Rejected {
		rejected[r.Server] = append(rejected[r.Server], r)
	}
	out := make(map[string]counted, len(c.added))
	for id, spans := range c.spans {
		rest := rejected[id] // in the order of their numbers
		for _, at := range spans {
			d := counted{all: uint32(at.to - at.from), total: cmp.Or(totals[id], new(big.Int))} // #nosec G115 -- a document is bounded
			for ; len(rest) > 0 && rest[0].Number < at.to; rest = rest[1:] {
				d.rejected = append(d.rejected, desk.Rejected{Number: uint32(rest[0].Number - at.from), Reason: string(rest[0].Reason)}) // #nosec G115 -- the same
			}
			out[at.name] = d
		}
	}
	return out
}

// suspect notes who is to be suspended, and how long servers took.
func (s *Supervisor) suspect(t uint64, c *count, result *audit.Result) error {
	for _, x := range result.Suspicions {
		if what := (told{x.Reason, x.Server, x.Token}); !c.told[what] {
			c.told[what] = true
			s.Log.Info().Uint64("tick", t).Stringer("identity", x.Server).Str("reason", string(x.Reason)).Bool("proven", x.Proven).
				Stringer("token", x.Token).Str("detail", x.Detail).Msg("receipts give rise to suspicion")
		}
	}
	shaken, err := s.shaken(t, c.tally.Beacon)
	if err != nil {
		return err
	}
	if shaken && len(result.Struck) > 0 {
		s.Log.Warn().Uint64("tick", t).Int("servers", len(result.Struck)).Msg("the chain took back what a tick was drawn by: nobody is suspended for it")
		result.Struck = nil
	}
	return s.DB.Update(func(tx *store.Tx) error {
		for _, r := range result.Measured {
			if err := measured.Put(tx, at(s.Offer, number(t), r.By[:]), r.Encode()); err != nil {
				return err
			}
		}
		for _, id := range result.Struck {
			if err := struck.Put(tx, at(s.Offer, number(t), id[:]), "receipts"); err != nil {
				return err
			}
		}
		return nil
	})
}
