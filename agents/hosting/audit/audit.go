// Package audit is how a supervisor finds out whom it owes what for a tick, from receipts alone. These say which slots of
// a request were served where, but not what of: so it sees that the servers are those that were drawn, that the program
// can come to these places, and that nothing was paid with twice. Whoever has the same receipts finds the same.
package audit

import (
	"bytes"
	"cmp"
	"fmt"
	"math/big"
	"runtime"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// Tick is what is audited.
type Tick struct {
	Next    *tick.Next // that was checked with the program
	Program *flow.Program
	Beacon  common.Hash
	Pay     tick.Pay   // of the offer
	MaxPay  market.Wei // of the offer; zero: no limit
	Latency uint32     // of the offer: milliseconds that servers promise
}

// Auditor audits one tick. It is safe for concurrent use.
type Auditor struct {
	Tick

	rules  *score.Rules
	byName map[common.Hash]uint16
}

// New makes the auditor of a tick.
func New(t Tick) (*Auditor, error) {
	rules, err := score.NewRules(t.Next, t.Program, t.Beacon)
	if err != nil {
		return nil, err
	}
	a := &Auditor{Tick: t, rules: rules, byName: map[common.Hash]uint16{}}
	for i, s := range rules.Sites {
		a.byName[s.Name] = uint16(i) // #nosec G115 -- the next part was checked to have no more
	}
	return a, nil
}

// Handed is what one server handed in. Nil stands for a receipt that could not be opened.
type Handed struct {
	Server   identity.ID
	Receipts []*token.Receipt
}

// Result is what an audit comes to.
type Result struct {
	Paid       []Paid          // sorted by server: all that handed in something
	Rejected   []Rejected      // in the order of servers and numbers
	Suspicions []Suspicion     // in the order of what they are about
	Requests   int             // that completed
	Missing    int             // receipts of these that nobody handed in
	Measured   []*score.Report // by each top server, what its receipts say of how long others took (K-01); they are not signed: the receipts are
	Struck     []identity.ID   // who is to be suspended: proven wrong by its own word, or far more often amiss than others
}

// Paid is what a server earned.
type Paid struct {
	Server                         identity.ID
	Tops, Points, Queries, Updates uint32
	Amount                         market.Wei
}

// Rejected is a receipt that is not paid.
type Rejected struct {
	Server identity.ID
	Number int // among what the server handed in
	Reason Reason
}

// Suspicion is something that should not have happened.
type Suspicion struct {
	Reason   Reason
	Server   identity.ID // whom it points at; zero: whoever had the token, who is not known
	Proven   bool        // the server's own signature is evidence enough
	Token    common.Hash // root; zero if it is about many
	Detail   string
	Evidence []*token.Receipt
}

// Reason is why a receipt is not paid, or what is suspected.
type Reason string

// The reasons.
const (
	Unreadable Reason = "unreadable" // it does not open, or is no receipt
	WrongTick  Reason = "tick"       // it is of another tick or application
	Foreign    Reason = "server"     // it is another server's, or its server has no slot in the tick
	Signature  Reason = "signature"  // its server did not sign it
	NotHeld    Reason = "site"       // its server does not serve that site, or there is no such site
	BadToken   Reason = "token"      // the token is not one of its tick and class
	BadShare   Reason = "share"      // the share is not the token's, or another slot's
	Class      Reason = "class"      // the token does not pay for what was done
	Again      Reason = "again"      // the share was paid already
	Witness    Reason = "witness"    // it only tells of a request that failed
	Course     Reason = "course"     // what it says the request came to contradicts others, or is missing
	Flow       Reason = "flow"       // no request can come to these places
	Routing    Reason = "routing"    // the draw names another server
	Unchecked  Reason = "unchecked"  // too much is missing to tell who was drawn
	Limit      Reason = "limit"      // the server earned all that it can in a tick
	Spent      Reason = "spent"      // the token was spent more than once
	Missing    Reason = "missing"    // receipts of the server are missing far more often than those of others
	Skipped    Reason = "skipped"    // the server was passed over far more often than others
)

// entry is a receipt in the audit.
type entry struct {
	*token.Receipt
	number int
	by     *tick.Server
}

// Audit finds out what is owed for all that was handed in. A server may be named more than once: its receipts are
// numbered through.
func (a *Auditor) Audit(handed []Handed) *Result {
	t := a.Tally()
	t.Add(handed...)
	return t.Result()
}

// each does something n times, on all processors.
func each(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
}

// sum is what the requests of a tick come to together.
type sum struct {
	*Auditor
	result    *Result
	earned    map[identity.ID]*earned
	tolerated []*entry
	samplers  map[identity.ID]*score.Sampler
}

type earned struct {
	Paid
	checked, tolerated int
	missing, skipped   words
}

func (s *sum) of(id identity.ID) *earned {
	e, ok := s.earned[id]
	if !ok {
		e = &earned{Paid: Paid{Server: id}, missing: words{}, skipped: words{}}
		s.earned[id] = e
	}
	return e
}

func (s *sum) reject(server identity.ID, number int, why Reason) {
	s.result.Rejected = append(s.result.Rejected, Rejected{server, number, why})
}

// add takes what came of one token.
func (s *sum) add(o *outcome) {
	for _, e := range o.paid {
		s.pay(e)
		s.of(e.Server).checked++
	}
	s.tolerated = append(s.tolerated, o.tolerated...)
	for _, r := range o.rejected {
		s.reject(r.Server, r.number, r.why)
	}
	s.result.Suspicions = append(s.result.Suspicions, o.suspicions...)
	s.result.Requests += o.completed
	for _, e := range o.told {
		s.measure(e)
	}
	for w, r := range o.missing {
		s.of(w.of).missing.add(w.by, r)
		s.result.Missing += r.of
	}
	for w, r := range o.skipped {
		s.of(w.of).skipped.add(w.by, r)
	}
}

// measure takes what the top server of a request says of how long others took: it had to be drawn for that, and to be given
// a token.
func (s *sum) measure(e *entry) {
	by := s.samplers[e.Server]
	if by == nil {
		by = score.NewSampler(s.Latency)
		s.samplers[e.Server] = by
	}
	for _, l := range e.Latencies {
		if _, known := s.Next.Server(l.Server); known {
			by.Add(l.Server, l.Micros, !l.Failed)
		}
	}
}

// pay adds what a receipt earns, within the limit.
func (s *sum) pay(e *entry) {
	to := s.of(e.Server)
	var rate *market.Wei
	var count *uint32
	switch s.rules.Sites[s.byName[e.Site]].Place.Kind {
	case tick.Top:
		rate, count = &s.Pay.Top, &to.Tops
	case tick.Point:
		rate, count = &s.Pay.Point, &to.Points
	case tick.Query:
		rate, count = &s.Pay.Query, &to.Queries
	default:
		rate, count = &s.Pay.Update, &to.Updates
	}
	amount := new(big.Int).Add(&to.Amount.Int, &rate.Int)
	if s.MaxPay.Sign() > 0 && amount.Cmp(&s.MaxPay.Int) > 0 {
		s.reject(e.Server, e.number, Limit)
		return
	}
	*count++
	to.Amount = market.NewWei(amount)
}

// finish adds what only shows over many requests.
func (s *sum) finish() *Result {
	// Receipts of which too much is missing to tell who was drawn are paid to who has as many that were checked: loss is
	// no reason to go unpaid, and no way to earn more than by being drawn (G-20).
	slices.SortFunc(s.tolerated, order)
	for _, e := range s.tolerated {
		if to := s.of(e.Server); to.tolerated < to.checked {
			to.tolerated++
			s.pay(e)
		} else {
			s.reject(e.Server, e.number, Unchecked)
		}
	}
	servers := make([]*earned, 0, len(s.earned))
	for _, e := range s.earned {
		servers = append(servers, e)
	}
	slices.SortFunc(servers, func(a, b *earned) int { return bytes.Compare(a.Server[:], b.Server[:]) })
	s.outliers(servers, Missing, func(e *earned) words { return e.missing })
	s.outliers(servers, Skipped, func(e *earned) words { return e.skipped })
	for _, e := range servers {
		s.result.Paid = append(s.result.Paid, e.Paid)
	}
	for _, x := range s.result.Suspicions {
		if x.Server != (identity.ID{}) && (x.Proven || x.Reason == Missing || x.Reason == Skipped) {
			s.result.Struck = append(s.result.Struck, x.Server)
		}
	}
	for id, by := range s.samplers {
		if r := by.Report(s.Next.App, s.Next.Tick, id); r != nil {
			s.result.Measured = append(s.result.Measured, r)
		}
	}
	slices.SortFunc(s.result.Measured, func(a, b *score.Report) int { return bytes.Compare(a.By[:], b.By[:]) })
	slices.SortFunc(s.result.Struck, func(a, b identity.ID) int { return bytes.Compare(a[:], b[:]) })
	s.result.Struck = slices.Compact(s.result.Struck)
	slices.SortFunc(s.result.Rejected, func(a, b Rejected) int {
		return cmp.Or(bytes.Compare(a.Server[:], b.Server[:]), cmp.Compare(a.Number, b.Number))
	})
	return s.result
}

func (s *sum) outliers(servers []*earned, why Reason, of func(*earned) words) {
	var all rate
	for _, e := range servers {
		all.add(of(e).trimmed())
	}
	for _, e := range servers {
		if r := of(e).trimmed(); r.above(all) {
			s.result.Suspicions = append(s.result.Suspicions, Suspicion{
				Reason: why, Server: e.Server,
				Detail: fmt.Sprintf("%d of %d, where all together have %d of %d", r.of, r.all, all.of, all.all),
			})
		}
	}
}

// order sorts receipts by server and number.
func order(a, b *entry) int {
	return cmp.Or(bytes.Compare(a.Server[:], b.Server[:]), cmp.Compare(a.number, b.number))
}
