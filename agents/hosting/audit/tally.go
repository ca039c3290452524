package audit

import (
	"bytes"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/score"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// Tally is an audit of receipts that come bit by bit. Each is looked at once, and those of a token together, again only if
// more of them came: so what is handed in costs what it is itself, and not what was there before. Only adding up is done anew
// every time. It is not safe for concurrent use.
type Tally struct {
	*Auditor

	numbers map[identity.ID]int // receipts that each handed in
	refused []Rejected          // what was turned away by itself
	by      map[common.Hash]*spent
	all     []*spent
	stale   []*spent
}

// spent are the receipts of one token.
type spent struct {
	root    common.Hash
	entries []*entry
	outcome *outcome // nil when it is stale
}

// Tally begins an audit.
func (a *Auditor) Tally() *Tally {
	return &Tally{Auditor: a, numbers: map[identity.ID]int{}, by: map[common.Hash]*spent{}}
}

// Add takes what was handed in. A server may be named more than once: its receipts are numbered through.
func (t *Tally) Add(handed ...Handed) {
	entries := t.entries(handed)
	order, starts := Group(len(entries), func(i int) common.Hash { return entries[i].Token.Root })
	to, refused := make([]*spent, len(starts)), make([][]Rejected, len(starts))
	for i, n := range starts {
		to[i] = t.spent(entries[order[n]].Token.Root)
	}
	each(len(starts), func(i int) {
		end := len(order)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		good := map[common.Hash]bool{} // tokens that were looked at
		for _, n := range order[starts[i]:end] {
			e := entries[n] // a copy: what is turned away is not kept in memory by what is not
			why := t.refuse(&e, good)
			if why == "" && !to[i].take(&e) {
				why = Spent
			}
			if why != "" {
				refused[i] = append(refused[i], Rejected{e.Server, e.number, why})
			}
		}
	})
	for _, r := range refused {
		t.refused = append(t.refused, r...)
	}
}

// take notes a receipt, unless its server handed in so many of this token that it cannot but have let it be spent too often:
// then more say nothing more. So what a token costs to audit is bounded by how many serve.
func (s *spent) take(e *entry) bool {
	n := 0
	for _, other := range s.entries {
		if other.Server == e.Server {
			n++
		}
	}
	if n > token.MaxRequests {
		return false
	}
	s.entries = append(s.entries, e)
	return true
}

// spent finds the receipts of a token, of which more have come.
func (t *Tally) spent(root common.Hash) *spent {
	s, known := t.by[root]
	if !known {
		s = &spent{root: root}
		t.by[root], t.all = s, append(t.all, s)
	}
	if !known || s.outcome != nil {
		s.outcome, t.stale = nil, append(t.stale, s)
	}
	return s
}

// entries numbers what was handed in, and turns away what needs no look.
func (t *Tally) entries(handed []Handed) (all []entry) {
	for _, h := range handed {
		by, known := t.Next.Server(h.Server)
		from := t.numbers[h.Server]
		t.numbers[h.Server] = from + len(h.Receipts)
		for i, r := range h.Receipts {
			why := Reason("")
			switch {
			case r == nil:
				why = Unreadable
			case r.App != t.Next.App || r.Tick != t.Next.Tick:
				why = WrongTick
			case !known || r.Server != h.Server:
				why = Foreign
			default:
				all = append(all, entry{r, from + i, by})
				continue
			}
			t.refused = append(t.refused, Rejected{h.Server, from + i, why})
		}
	}
	return all
}

// Result finds out what is owed for all that was handed in.
func (t *Tally) Result() *Result {
	each(len(t.stale), func(i int) { t.stale[i].outcome = t.spending(t.stale[i].entries) })
	t.stale = nil
	slices.SortFunc(t.all, func(a, b *spent) int { return bytes.Compare(a.root[:], b.root[:]) })
	s := &sum{
		Auditor: t.Auditor, result: &Result{Rejected: slices.Clone(t.refused)}, earned: map[identity.ID]*earned{},
		samplers: map[identity.ID]*score.Sampler{},
	}
	for id := range t.numbers {
		if _, known := t.Next.Server(id); known {
			s.of(id)
		}
	}
	for _, x := range t.all {
		s.add(x.outcome)
	}
	return s.finish()
}
