// Package guard decides who may connect to a public socket and how fast: lists of networks, the rate of new connections of
// a source, how many there may be of a source, a socket, an activity and in all, and bandwidth. It remembers a bounded
// number of sources, whatever comes. A source is an IPv4 address or an IPv6 /64, which is what one subscriber has.
package guard

import (
	"maps"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// Reason is why a connection was refused; the metrics count by it. The empty reason is none.
type Reason string

// The reasons, in the order in which they are looked at.
const (
	Listed        Reason = "list"           // denied, or not allowed
	SourceRate    Reason = "source-rate"    // too many new connections of this source
	SourceLimit   Reason = "source-limit"   // too many at once of this source
	SocketLimit   Reason = "socket-limit"   // … of this socket
	ActivityLimit Reason = "activity-limit" // … of this activity
	TotalLimit    Reason = "total-limit"    // … in all
	BadHeader     Reason = "proxy-header"   // a PROXY header was due and was not one
	NoDial        Reason = "dial"           // the service cannot be reached
)

// Limits are numbers of connections at once, rates of new connections a second and bytes a second, each zero for none.
type Limits struct {
	Rate      float64 `json:"rate,omitempty"      doc:"New connections per second of one source"`
	Burst     int     `json:"burst,omitempty"     doc:"New connections of one source above its rate; default twice the rate"`
	PerSource int     `json:"perSource,omitempty" doc:"Connections of one source at once"`
	PerSocket int     `json:"perSocket,omitempty" doc:"Connections of one socket at once"`

	// Bandwidth, both directions together.
	ConnBytes   int64 `json:"connBytes,omitempty"   doc:"Bytes per second of one connection"`
	SourceBytes int64 `json:"sourceBytes,omitempty" doc:"Bytes per second of one source at one socket"`
	SocketBytes int64 `json:"socketBytes,omitempty" doc:"Bytes per second of one socket"`
}

// Config is what holds for all sockets together.
type Config struct {
	Total         int   // connections at once; default 100,000
	PerActivity   int   // connections of an activity at once; 0: no limit
	ActivityBytes int64 // bytes per second of an activity, both directions; 0: no limit
	Sources       int   // how many sources a socket remembers; default 65,536
	Now           func() time.Time
}

// Guard has what is counted for all sockets.
type Guard struct {
	cfg   Config
	start time.Time
	list  atomic.Pointer[List]
	live  atomic.Int64

	mu         sync.Mutex
	activities map[string]*activity
	refused    map[Reason]uint64
}

// activity is what is counted for all sockets of one.
type activity struct {
	live    atomic.Int64
	bytes   bucket
	sockets int
}

// New returns a guard. Its list allows everybody.
func New(cfg Config) *Guard {
	if cfg.Total <= 0 {
		cfg.Total = 100_000
	}
	if cfg.Sources <= 0 {
		cfg.Sources = 1 << 16
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	g := &Guard{cfg: cfg, start: cfg.Now(), activities: map[string]*activity{}, refused: map[Reason]uint64{}}
	g.list.Store(&List{})
	return g
}

// SetList replaces the list for all sockets at once. Connections that are open stay.
func (g *Guard) SetList(l *List) { g.list.Store(l) }

// Refused returns how many connections were refused, by reason.
func (g *Guard) Refused() map[Reason]uint64 {
	g.mu.Lock()
	defer g.mu.Unlock()
	return maps.Clone(g.refused)
}

// Count counts a refusal that someone else decided: BadHeader, NoDial.
func (g *Guard) Count(r Reason) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.refused[r]++
}

// now is the time since the guard began, in nanoseconds: a bucket then fits into a word.
func (g *Guard) now() int64 { return int64(g.cfg.Now().Sub(g.start)) }

// Socket is what a socket asks.
type Socket struct {
	g        *Guard
	limits   Limits
	list     atomic.Pointer[List]
	live     atomic.Int64
	activity *activity
	name     string
	bytes    bucket
	sources  sources
}

// Socket returns the guard of a socket that belongs to an activity, or to none. The list, which may be nil, holds besides
// that of all sockets.
func (g *Guard) Socket(name string, limits Limits, list *List) *Socket {
	if limits.Burst <= 0 {
		limits.Burst = max(1, int(2*limits.Rate))
	}
	s := &Socket{g: g, limits: limits, name: name, sources: newSources(g.cfg.Sources)}
	s.SetList(list)
	g.mu.Lock()
	defer g.mu.Unlock()
	if s.activity = g.activities[name]; s.activity == nil {
		s.activity = &activity{}
		if name != "" {
			g.activities[name] = s.activity
		}
	}
	s.activity.sockets++
	return s
}

// SetList replaces the list of the socket; nil allows everybody. Connections that are open stay.
func (s *Socket) SetList(l *List) {
	if l == nil {
		l = &List{}
	}
	s.list.Store(l)
}

// Close forgets the socket. Its permits stay good.
func (s *Socket) Close() {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.activity.sockets--; s.activity.sockets == 0 && s.g.activities[s.name] == s.activity {
		delete(s.g.activities, s.name)
	}
}

// Count counts a refusal that someone else decided.
func (s *Socket) Count(r Reason) { s.g.Count(r) }

// Admit lets a connection of src in, or says why not. A permit must be released once.
func (s *Socket) Admit(src netip.Addr) (*Permit, Reason) {
	src = src.Unmap().WithZone("")
	p, why := s.admit(src)
	if why != "" {
		s.g.Count(why)
		return nil, why
	}
	return p, ""
}

func (s *Socket) admit(src netip.Addr) (*Permit, Reason) {
	if !s.g.list.Load().Allows(src) || !s.list.Load().Allows(src) {
		return nil, Listed
	}
	source, why := s.sources.take(src, s.limits, s.g.now())
	if why != "" {
		return nil, why
	}
	// Each number is raised first and lowered again if that was one too many: two connections at once cannot both be the last.
	switch {
	case s.live.Add(1) > int64(s.limits.PerSocket) && s.limits.PerSocket > 0:
		why = SocketLimit
		s.live.Add(-1)
	case s.name != "" && s.activity.live.Add(1) > int64(s.g.cfg.PerActivity) && s.g.cfg.PerActivity > 0:
		why = ActivityLimit
		s.activity.live.Add(-1)
		s.live.Add(-1)
	case s.g.live.Add(1) > int64(s.g.cfg.Total):
		why = TotalLimit
		s.g.live.Add(-1)
		if s.name != "" {
			s.activity.live.Add(-1)
		}
		s.live.Add(-1)
	default:
		return &Permit{socket: s, source: source}, ""
	}
	s.sources.release(source)
	return nil, why
}

// Permit is the right of one connection to be there.
type Permit struct {
	socket   *Socket
	source   *source
	bytes    bucket
	released atomic.Bool
}

// Release gives the permit back.
func (p *Permit) Release() {
	if p.released.Swap(true) {
		return
	}
	s := p.socket
	s.sources.release(p.source)
	s.g.live.Add(-1)
	if s.name != "" {
		s.activity.live.Add(-1)
	}
	s.live.Add(-1)
}

// Limited says whether any bandwidth limit holds for the connection, so that Take need not be asked.
func (p *Permit) Limited() bool {
	l := &p.socket.limits
	return l.ConnBytes > 0 || l.SourceBytes > 0 || l.SocketBytes > 0 || p.socket.name != "" && p.socket.g.cfg.ActivityBytes > 0
}

// Take tells that n bytes went through, whichever way, and returns how long to wait before the next ones; zero: go on. Bytes
// are asked for afterwards, as only then is it known how many there were, so a reader takes no more at once than Quantum says.
func (p *Permit) Take(n int) time.Duration {
	s, now := p.socket, p.socket.g.now()
	wait := p.bytes.take(n, s.limits.ConnBytes, now)
	wait = max(wait, p.source.bytes.take(n, s.limits.SourceBytes, now))
	wait = max(wait, s.bytes.take(n, s.limits.SocketBytes, now))
	if s.name != "" {
		wait = max(wait, s.activity.bytes.take(n, s.g.cfg.ActivityBytes, now))
	}
	return time.Duration(wait)
}

// Quantum is the most bytes to move before Take is asked: a twentieth of a second of the slowest limit, at least 1 KiB.
func (p *Permit) Quantum() int {
	least := int64(1 << 20)
	l := &p.socket.limits
	for _, rate := range []int64{l.ConnBytes, l.SourceBytes, l.SocketBytes, p.socket.g.cfg.ActivityBytes} {
		if rate > 0 {
			least = min(least, max(rate/20, 1<<10))
		}
	}
	return int(least)
}
