package member

import (
	"errors"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
)

// State is how a worker is with an application.
type State string

// The states.
const (
	Declined State = "declined" // the policy says no
	Joining  State = "joining"  // an identity is made
	Waiting  State = "waiting"  // for its first tick, or a channel
	Serving  State = "serving"
	Absent   State = "absent" // it has no slot in the tick that runs
	Stopped  State = "stopped"
	Ended    State = "ended" // the identity is
)

// Status is how hosting an application goes.
type Status struct {
	Offer    hosting.OfferID `json:"offer"`
	Name     string          `json:"name"`
	State    State           `json:"state"`
	Why      string          `json:"why,omitempty"`
	Identity identity.ID     `json:"identity,omitzero"`
	Block    uint64          `json:"block"`
	Tick     uint64          `json:"tick"`      // that runs
	Loaded   []uint64        `json:"loaded"`    // ticks that are ready, that one among them
	State0   uint64          `json:"stateTick"` // tick with whose state queries are answered
	Served   uint64          `json:"served"`    // works, in ticks that are not settled
	Paid     market.Wei      `json:"paid"`      // for settled ticks
	Receipts uint64          `json:"receipts"`  // that were paid
	Rejected uint64          `json:"rejected"`
	Owed     market.Wei      `json:"owed"` // by the offer's prices
	Chain    uint64          `json:"chainLength"`
	Channel  channel.ID      `json:"channel,omitzero"`
	Full     bool            `json:"full"`
	Faults   []Fault         `json:"faults,omitempty"`

	hello    uint64 // block of the last one
	toldFull uint64 // tick in which it was said last
	signer   common.Address
	problems map[string]string // what is held up, and why
}

// Status returns how it goes.
func (m *Member) Status() Status {
	m.mu.Lock()
	s := m.status
	s.Loaded = []uint64{}
	for t, p := range m.plans {
		if p.loaded && t >= m.now {
			s.Loaded = append(s.Loaded, t)
		}
	}
	s.Why = firstOf(s.problems)
	serving, now := m.serving, m.now
	var absent bool
	var fault error
	if p := m.plans[now]; p != nil {
		absent, fault = p.absent, p.problem()
	}
	m.mu.Unlock()
	slices.Sort(s.Loaded)
	s.problems = nil
	if m.server.Load() == nil {
		return s
	}
	page := m.books.now()
	s.Chain, s.Channel, s.Faults = page.Chain.Length, page.Channel, page.Faults
	s.Paid, s.Owed, s.Receipts, s.Rejected = m.books.sums()
	for _, t := range m.journal.ticks() {
		a := m.books.account(t)
		if a.Settled {
			continue
		}
		for _, n := range m.journal.tally(t) {
			s.Served += n
		}
		if !a.Ready {
			due := m.owed(t)
			s.Owed = plus(s.Owed, &due.Int)
		}
	}
	stopped := m.journal.stopped()
	switch {
	case s.State == Ended:
	case stopped != nil && errors.Is(stopped, errNoChannel):
		s.State, s.Why = Waiting, stopped.Error()
	case stopped != nil:
		s.State, s.Why = Stopped, stopped.Error()
	case serving != 0:
		s.State = Serving
	case absent:
		s.State = Absent
	case fault != nil:
		s.State, s.Why = Stopped, fault.Error()
	default:
		s.State = Waiting
	}
	return s
}

func firstOf(problems map[string]string) string {
	for _, what := range slices.Sorted(maps.Keys(problems)) {
		return what + ": " + problems[what]
	}
	return ""
}

// say sets the state while there is no server.
func (m *Member) say(s State, why string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.status.State, m.status.Why = s, why
}

// problem notes why something is held up, or that it is not.
func (m *Member) problem(what string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.status.problems == nil {
		m.status.problems = make(map[string]string)
	}
	if err == nil || errors.Is(err, ErrEnded) {
		delete(m.status.problems, what)
		return
	}
	m.status.problems[what] = err.Error()
}
