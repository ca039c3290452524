package plan

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"sync"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Visit is a place that a request came to. The zero value is one that is not known, since what tells of it was lost.
type Visit struct {
	Kind  StepKind  // [StepPoint], [StepQuery] or [StepUpdate]
	Site  flow.Site // of a point or update
	Stage int       // of a query
	Query int       // of a query: its number in the stage
}

// Flows knows the acceptable flows of control of a program: what a request can come to, whatever the primitives are. Each
// tag takes any way, and each loop any number of rounds up to its greatest. It is safe for concurrent use.
type Flows struct {
	program *flow.Program
	steps   map[flow.Hash][]Step

	mu    sync.Mutex
	known map[[sha256.Size]byte]bool // answers that were given
}

// maxKnown bounds how many answers are kept.
const maxKnown = 1 << 14

// NewFlows finds the flows of a program, which need not be a plan's.
func NewFlows(p *flow.Program) *Flows {
	return &Flows{program: p, steps: flows(p), known: map[[sha256.Size]byte]bool{}}
}

// Accepts tells whether the program can come to exactly these updates, in this order (G-11). See [Flows.Updates].
func Accepts(p *flow.Program, endpoint data.Label, updates []flow.Site) bool {
	return NewFlows(p).Updates(endpoint, updates)
}

// Updates tells whether a request can come to exactly these updates, in this order, whatever else it comes to (G-11).
func (f *Flows) Updates(endpoint data.Label, updates []flow.Site) bool {
	visits := make([]Visit, len(updates))
	for i, s := range updates {
		visits[i] = Visit{Kind: StepUpdate, Site: s}
	}
	return f.remember('u', endpoint, visits, func() bool {
		return f.match(endpoint, course{updates: visits, moreLooks: true})
	})
}

// Visits tells whether a request can come to these places: points and queries in their order, then updates in theirs, as
// slots of requests are numbered (G-20). Some may be unknown. If more is set, there may have been more of them at the end.
func (f *Flows) Visits(endpoint data.Label, visits []Visit, more bool) bool {
	kind := byte('v')
	if more {
		kind = 'm'
	}
	return f.remember(kind, endpoint, visits, func() bool {
		looks, updates := 0, len(visits) // the first update is somewhere between
		for i, v := range visits {
			switch {
			case v.Kind == StepUpdate:
				updates = min(updates, i)
			case v.Kind != "":
				looks = i + 1
			}
		}
		for at := looks; at <= updates; at++ {
			c := course{looks: visits[:at], updates: visits[at:], moreLooks: more && at == len(visits), moreUpdates: more}
			if f.match(endpoint, c) {
				return true
			}
		}
		return false
	})
}

// remember looks up what was found out before: most requests come to the same.
func (f *Flows) remember(kind byte, endpoint data.Label, visits []Visit, find func() bool) bool {
	asked := append([]byte{kind}, endpoint[:]...)
	for _, v := range visits {
		asked = append(append(asked, byte(len(v.Kind))), v.Kind...)
		asked = append(asked, v.Site.Function[:]...)
		for _, n := range []int{v.Site.Node, v.Stage, v.Query} {
			asked = binary.BigEndian.AppendUint64(asked, uint64(n)) // #nosec G115 -- any number of bits makes a key
		}
	}
	key := sha256.Sum256(asked)
	f.mu.Lock()
	can, ok := f.known[key]
	f.mu.Unlock()
	if ok {
		return can
	}
	can = find()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.known) >= maxKnown {
		clear(f.known)
	}
	f.known[key] = can
	return can
}

// course is what is known of what a request came to. The order between looks and updates is not.
type course struct {
	looks, updates         []Visit // points and queries; updates
	moreLooks, moreUpdates bool    // than these
}

// MaxVisits is how many visits are looked at: a request has fewer.
const MaxVisits = 256

// maxMatching bounds the work on one question. No program whose author means well comes near it.
const maxMatching = 1 << 22

// match finds out by going through the program once, with all the places in the course where it can be at that time. What
// a function does to one place is found out once only.
func (f *Flows) match(endpoint data.Label, c course) bool {
	e, ok := f.program.Endpoints[endpoint]
	if !ok || len(c.looks)+len(c.updates) > MaxVisits {
		return false
	}
	m := &matching{Flows: f, course: c, width: len(c.updates) + 1, done: map[doing]places{}}
	at := m.none()
	at.add(0)
	for i, s := range e.Stages {
		for j := range s.Queries {
			at = m.visit(at, Visit{Kind: StepQuery, Stage: i, Query: j})
		}
		at = m.call(at, s.Function)
	}
	return m.work < maxMatching && at.has(len(c.looks)*m.width+len(c.updates))
}

// matching is one question. A place in the course is a number: looks that are behind it, times width, and updates.
type matching struct {
	*Flows
	course

	width int
	done  map[doing]places
	work  int
}

// doing is a function that begins at a place in the course.
type doing struct {
	function flow.Hash
	from     int
}

// places is a set of places in a course.
type places []uint64

func (m *matching) none() places { return make(places, (len(m.looks)+1)*m.width/64+1) }

func (p places) add(n int)      { p[n/64] |= 1 << (n % 64) }
func (p places) has(n int) bool { return p[n/64]>>(n%64)&1 == 1 }

// join adds others, and returns those that were new.
func (p places) join(others places) (fresh places, any bool) {
	fresh = make(places, len(p))
	for i, w := range others {
		fresh[i] = w &^ p[i]
		any = any || fresh[i] != 0
		p[i] |= w
	}
	return fresh, any
}

func (p places) each(f func(n int)) {
	for i, w := range p {
		for ; w != 0; w &= w - 1 {
			f(64*i + bits.TrailingZeros64(w))
		}
	}
}

// visit returns where in the course one is after a visit.
func (m *matching) visit(from places, v Visit) places {
	to := m.none()
	m.work += len(to)
	from.each(func(n int) {
		m.work++
		list, at, step, more := m.looks, n/m.width, m.width, m.moreLooks
		if v.Kind == StepUpdate {
			list, at, step, more = m.updates, n%m.width, 1, m.moreUpdates
		}
		switch {
		case at == len(list) && more:
			to.add(n)
		case at < len(list) && (list[at] == Visit{} || list[at] == v):
			to.add(n + step)
		}
	})
	return to
}

// call returns where one can be after a call.
func (m *matching) call(from places, h flow.Hash) places {
	if len(m.steps[h]) == 0 {
		return from
	}
	to := m.none()
	from.each(func(n int) {
		if m.work >= maxMatching {
			return
		}
		key := doing{h, n}
		found, ok := m.done[key]
		if !ok {
			found = m.run(h, n)
			m.done[key] = found
		}
		m.work += len(found)
		to.join(found)
	})
	return to
}

func (m *matching) run(h flow.Hash, from int) places {
	at := m.none()
	at.add(from)
	for _, s := range m.steps[h] {
		switch s.Kind {
		case StepPoint, StepUpdate:
			at = m.visit(at, Visit{Kind: s.Kind, Site: s.Site})
		case StepCall:
			at = m.call(at, s.Funcs[0])
		case StepAlternative:
			to := m.none()
			for _, f := range s.Funcs {
				to.join(m.call(at, f))
			}
			at = to
		default:
			at = m.loop(at, s)
		}
	}
	return at
}

// loop goes round until nothing new is reached: rounds that lead nowhere new could as well have been left out.
func (m *matching) loop(from places, s Step) places {
	all := m.none()
	fresh, any := all.join(from)
	for round := 0; round < s.Max && any; round++ {
		m.work += len(all)
		fresh, any = all.join(m.call(fresh, s.Funcs[0]))
	}
	return all
}
