package meter

import "time"

// Figures are sums as one process leaves them to the next, so that who is billed by them sees them only grow.
type Figures struct {
	Total      Sum            `json:"total"`
	Activities map[string]Sum `json:"activities,omitempty"`
	Networks   map[string]Sum `json:"networks,omitempty"`
	Served     uint64         `json:"served"` // activities that ever had a socket
}

// Sum is one of them.
type Sum struct {
	Inbound  Tally     `json:"inbound"`
	Outbound Tally     `json:"outbound"`
	Opened   uint64    `json:"opened"` // connections
	Since    time.Time `json:"since"`
	Ended    time.Time `json:"ended"`
}

// Tally is one direction: what went, and the best second.
type Tally struct {
	Bytes uint64 `json:"bytes"`
	Best  uint64 `json:"best"`
}

// Figures returns all sums but those of sockets, which begin anew whenever they are opened.
func (m *Meter) Figures() Figures {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.foldAll()
	now := m.now()
	sums := func(accounts map[string]*account) map[string]Sum {
		out := make(map[string]Sum, len(accounts))
		for id, a := range accounts {
			out[id] = a.sum(now)
		}
		return out
	}
	return Figures{m.total.sum(now), sums(m.activities), sums(m.networks), m.served}
}

// Add adds what another process counted. Sums that are known since an earlier time than here are known since then.
func (m *Meter) Add(f Figures) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	m.total.plus(f.Total)
	m.served += f.Served
	for _, group := range []struct {
		accounts map[string]*account
		sums     map[string]Sum
	}{{m.activities, f.Activities}, {m.networks, f.Networks}} {
		for id, s := range group.sums {
			a := group.accounts[id]
			if a == nil {
				a = newAccount(now)
				if !s.Ended.IsZero() {
					a.ended = s.Ended
				}
				group.accounts[id] = a
			}
			a.plus(s)
		}
	}
}

// Less is what came to the figures since earlier ones of the same meter.
func (f Figures) Less(before Figures) Figures {
	rest := func(all, before map[string]Sum) map[string]Sum {
		out := map[string]Sum{}
		for id, s := range all {
			if s = s.less(before[id]); s.some() {
				out[id] = s
			}
		}
		return out
	}
	return Figures{
		f.Total.less(before.Total), rest(f.Activities, before.Activities), rest(f.Networks, before.Networks), f.Served - before.Served,
	}
}

// Some says whether anything was counted.
func (f Figures) Some() bool { return f.Total.some() || f.Served > 0 }

func (s Sum) some() bool { return s.Inbound.Bytes > 0 || s.Outbound.Bytes > 0 || s.Opened > 0 }

func (s Sum) less(before Sum) Sum {
	s.Inbound.Bytes -= before.Inbound.Bytes
	s.Outbound.Bytes -= before.Outbound.Bytes
	s.Opened -= before.Opened
	return s
}

func (a *account) sum(now time.Time) Sum {
	a.in.roll(now.Unix())
	a.out.roll(now.Unix())
	return Sum{Tally{a.in.bytes, a.in.best}, Tally{a.out.bytes, a.out.best}, a.opened, a.since.UTC(), a.ended.UTC()}
}

func (a *account) plus(s Sum) {
	a.in.bytes += s.Inbound.Bytes
	a.out.bytes += s.Outbound.Bytes
	a.in.best, a.out.best = max(a.in.best, s.Inbound.Best), max(a.out.best, s.Outbound.Best)
	a.opened += s.Opened
	if !s.Since.IsZero() && s.Since.Before(a.since) {
		a.since = s.Since
	}
}
