// Package meter counts the bytes of connections and adds them up: by socket, by activity, by virtual private network and in
// all (GAP-22, "Metrics"). Rates are of whole seconds. Inbound is from the Internet to the service, outbound the way back;
// what is counted is payload, without the headers of any protocol below it.
package meter

import (
	"cmp"
	"context"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// How long the figures of an activity or a network are kept after its last connection, and of how many at most. Those that
// ended first are forgotten first.
const (
	Kept    = 24 * time.Hour
	KeptIDs = 10_000
)

// Flow is what went one way. Rates are in bytes per second: the most of any second, the mean since the beginning, and the
// mean of the last Window seconds.
type Flow struct {
	Bytes       uint64  `json:"bytes"       doc:"Payload bytes"`
	MaxRate     float64 `json:"maxRate"     doc:"Bytes in the best second"`
	AvgRate     float64 `json:"avgRate"     doc:"Bytes per second since the beginning"`
	CurrentRate float64 `json:"currentRate" doc:"Bytes per second over the last five whole seconds"`
}

// Connections says how many there are, and how many there were altogether.
type Connections struct {
	Current uint64 `json:"current"`
	Total   uint64 `json:"total"`
}

// Bandwidth is what one connection carried, or a group of them.
type Bandwidth struct {
	Inbound     Flow        `json:"inbound"`
	Outbound    Flow        `json:"outbound"`
	Connections Connections `json:"connections"`
	Since       time.Time   `json:"since" doc:"When it began to be counted: later than it was before if a process was killed that had counted"`
}

// Labels are what a socket's connections are added up by. An empty activity or network is none.
type Labels struct {
	Socket   string // protocol and address, "tcp/203.0.113.7:443"
	Activity string
	VPN      string
}

// Connection is the record of one that is open.
type Connection struct {
	Labels
	Peer  netip.AddrPort
	Since time.Time
	Bandwidth
}

// Meter has the accounts. Its methods may be called by many goroutines.
type Meter struct {
	now func() time.Time

	mu         sync.Mutex
	conns      map[*Conn]struct{}
	folded     time.Time // when all connections were last added up
	total      *account
	sockets    map[string]*account
	activities map[string]*account
	networks   map[string]*account
	served     uint64 // activities that ever had a socket
}

// Socket opens connections under its labels.
type Socket struct {
	m      *Meter
	labels Labels
	sums   []*account // each connection is added to all of these
}

// Conn counts one connection. In and Out may be called by any goroutine and cost an atomic addition.
type Conn struct {
	in, out atomic.Uint64

	socket *Socket
	peer   netip.AddrPort
	sum    account
}

// New returns a meter without accounts. The clock is for tests; nil is time.Now.
func New(now func() time.Time) *Meter {
	if now == nil {
		now = time.Now
	}
	return &Meter{
		now: now, folded: now(), conns: map[*Conn]struct{}{}, total: newAccount(now()),
		sockets: map[string]*account{}, activities: map[string]*account{}, networks: map[string]*account{},
	}
}

// Run adds up once a second until ctx ends.
func (m *Meter) Run(ctx context.Context) {
	// In the middle of a second, so that a tick that is a little early or late still falls into its own.
	next := func() time.Duration {
		now := m.now()
		return now.Add(-time.Second / 2).Truncate(time.Second).Add(3 * time.Second / 2).Sub(now)
	}
	timer := time.NewTimer(next())
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			m.Tick()
			timer.Reset(next())
		}
	}
}

// Tick adds up what was counted since the last time. Without it bytes are right all the same, as every question adds up first;
// rates are as fine as ticks are.
func (m *Meter) Tick() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.foldAll()
	now := m.now()
	forget(m.activities, now)
	forget(m.networks, now)
}

// Socket has connections counted under labels, from zero if the socket was closed before. Activities and networks go on.
func (m *Meter) Socket(labels Labels) *Socket {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	s := &Socket{m: m, labels: labels, sums: []*account{m.total}}
	m.sockets[labels.Socket] = newAccount(now)
	s.sums = append(s.sums, m.sockets[labels.Socket])
	if labels.Activity != "" {
		if m.activities[labels.Activity] == nil {
			m.served++
		}
		s.sums = append(s.sums, hold(m.activities, labels.Activity, now))
	}
	if labels.VPN != "" {
		s.sums = append(s.sums, hold(m.networks, labels.VPN, now))
	}
	return s
}

// Close ends the socket's own account; its connections may outlive it.
func (s *Socket) Close() {
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	now := s.m.now()
	for _, a := range s.sums[2:] {
		a.held--
		a.ended = now
	}
	if s.m.sockets[s.labels.Socket] == s.sums[1] {
		delete(s.m.sockets, s.labels.Socket)
	}
}

// Open counts a new connection of peer. It must be closed.
func (s *Socket) Open(peer netip.AddrPort) *Conn {
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	now := s.m.now()
	c := &Conn{socket: s, peer: peer, sum: account{since: now}}
	c.sum.current, c.sum.opened = 1, 1
	for _, a := range s.sums {
		a.current++
		a.opened++
	}
	s.m.conns[c] = struct{}{}
	return c
}

// In counts bytes that went to the service.
func (c *Conn) In(n int) { c.in.Add(uint64(n)) }

// Out counts bytes that came from the service.
func (c *Conn) Out(n int) { c.out.Add(uint64(n)) }

// Close adds up for the last time. What is counted afterwards is lost.
func (c *Conn) Close() {
	m := c.socket.m
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, open := m.conns[c]; !open {
		return
	}
	now := m.now()
	c.fold(now, 1)
	delete(m.conns, c)
	for _, a := range c.socket.sums {
		a.current--
		a.ended = now
	}
}

// fold adds to all accounts what was counted since the last time, in equal parts to that many seconds.
func (c *Conn) fold(now time.Time, seconds uint64) {
	in, out := c.in.Load()-c.sum.in.bytes, c.out.Load()-c.sum.out.bytes
	if in == 0 && out == 0 {
		return // an idle connection costs two loads
	}
	for ; seconds > 0; seconds-- {
		i, o := in/seconds, out/seconds
		in, out = in-i, out-o
		at := now.Add(-time.Duration(seconds-1) * time.Second)
		c.sum.add(i, o, at)
		for _, a := range c.socket.sums {
			a.add(i, o, at)
		}
	}
}

// Total returns the sum of all.
func (m *Meter) Total() Bandwidth {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.foldAll()
	return m.total.bandwidth(m.now())
}

// Activity returns the sum of an activity, or false if it never was or is forgotten.
func (m *Meter) Activity(id string) (Bandwidth, bool) { return m.of(m.activities, id) }

// VPN returns the sum of a network.
func (m *Meter) VPN(id string) (Bandwidth, bool) { return m.of(m.networks, id) }

// OfSocket returns the sum of a socket that is open.
func (m *Meter) OfSocket(socket string) (Bandwidth, bool) { return m.of(m.sockets, socket) }

// Activities returns how many activities ever had a socket.
func (m *Meter) Activities() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.served
}

// Connections returns those that are open, the oldest first.
func (m *Meter) Connections() []Connection {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.foldAll()
	now := m.now()
	all := make([]Connection, 0, len(m.conns))
	for c := range m.conns {
		all = append(all, Connection{Labels: c.socket.labels, Peer: c.peer, Since: c.sum.since, Bandwidth: c.sum.bandwidth(now)})
	}
	slices.SortFunc(all, func(a, b Connection) int {
		return cmp.Or(a.Since.Compare(b.Since), a.Peer.Compare(b.Peer), cmp.Compare(a.Socket, b.Socket))
	})
	return all
}

func (m *Meter) of(accounts map[string]*account, id string) (Bandwidth, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a := accounts[id]
	if a == nil {
		return Bandwidth{}, false
	}
	m.foldAll()
	return a.bandwidth(m.now()), true
}

// foldAll adds up all connections. After a pause, as on a busy machine, what was counted is spread over it: otherwise one
// second would seem to have been faster than any was.
func (m *Meter) foldAll() {
	now := m.now()
	pause := uint64(min(max(now.Sub(m.folded)/time.Second, 1), Window))
	m.folded = now
	for c := range m.conns {
		c.fold(now, pause)
	}
}
