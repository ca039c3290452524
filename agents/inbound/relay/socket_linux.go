package relay

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound/guard"
)

const (
	acceptBatch  = 32                     // connections before others have their turn
	acceptPause  = 100 * time.Millisecond // when descriptors have run out
	greetingsMax = 1024                   // connections of a socket that may owe us a PROXY header at once
)

// Socket is one public socket. Its methods may be called by many goroutines.
type Socket struct {
	e     *Engine
	fd    int
	addr  net.Addr
	route Route
	to    sockaddr
	wild  bool // a UDP socket for all addresses

	doors     []*door // one a loop; of a UDP socket one in all
	live      atomic.Int64
	greetings atomic.Int64
	dropped   atomic.Uint64

	closing atomic.Bool
	empty   chan struct{} // closed when the last connection has ended after closing was set
	once    sync.Once
	closed  sync.Once
}

// door is where a loop takes in what comes to a socket.
type door struct {
	s        *Socket
	l        *loop
	at       uint32 // slot
	listens  bool   // the others have what it hands over to them
	open     bool
	wanted   bool // by whoever has the socket; out of descriptors, a door is shut for a while
	short    bool // it was short of descriptors the last time
	timer    timer
	flows    flows
	sessions *sessions // of a UDP socket
}

func (s *Socket) open() error {
	_, udp := s.addr.(*net.UDPAddr)
	loops := s.e.loops
	at := s.e.turn.Add(1) % uint32(len(loops)) // of the loop to which all come first
	if udp {
		if err := s.prepareUDP(); err != nil {
			return err
		}
		loops = loops[at : at+1]
	} else {
		noDelay(s.fd) // accepted connections have it from here
	}
	for i, l := range loops {
		d := &door{s: s, l: l, listens: udp || uint32(i) == at}
		d.timer.owner = d
		if udp {
			d.sessions = newSessions(s.route.Sessions)
		}
		s.doors = append(s.doors, d)
	}
	var failed unix.Errno
	for _, d := range s.doors {
		d.l.do(func() {
			if err := d.unlock(); err != 0 {
				failed = err
			}
		})
	}
	if failed != 0 {
		return failed
	}
	return nil
}

// Addr returns where the socket listens.
func (s *Socket) Addr() net.Addr { return s.addr }

// local returns to where a datagram or connection came, if it is known that it was sent to the address to.
func (s *Socket) local(to netip.Addr) netip.AddrPort {
	var a netip.AddrPort
	switch addr := s.addr.(type) {
	case *net.UDPAddr:
		a = addr.AddrPort()
	case *net.TCPAddr:
		a = addr.AddrPort()
	}
	if to.IsValid() {
		a = netip.AddrPortFrom(to, a.Port())
	}
	return netip.AddrPortFrom(a.Addr().Unmap(), a.Port())
}

// Live returns how many connections or sessions there are.
func (s *Socket) Live() int { return int(s.live.Load()) }

// Dropped returns how many datagrams were lost here: too many sessions, no room, too much for an unproved source.
func (s *Socket) Dropped() uint64 { return s.dropped.Load() }

// File returns a copy of the socket's descriptor, for another process to go on with. Connections that wait to be accepted
// are then for whoever is first.
func (s *Socket) File() (*os.File, error) {
	fd, err := unix.FcntlInt(uintptr(s.fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("copy the descriptor of %v: %w", s.addr, err)
	}
	return os.NewFile(uintptr(fd), s.addr.String()), nil
}

// Pause leaves new connections waiting, for Resume or another process; those that are open go on.
func (s *Socket) Pause() {
	for _, d := range s.doors {
		d.l.do(d.lock)
	}
}

// Resume takes new connections again.
func (s *Socket) Resume() {
	for _, d := range s.doors {
		d.l.do(func() { d.unlock() })
	}
}

// Stop stops listening: when it returns, nobody can connect any more. Connections go on until Close.
func (s *Socket) Stop() {
	s.closed.Do(func() {
		s.Pause()
		closeFD(s.fd)
		s.closing.Store(true)
		s.left()
	})
}

// Close stops listening at once, and returns when the last connection has ended. Those that are left after drain are ended in
// good order; for that each has a second.
func (s *Socket) Close(drain time.Duration) {
	s.Stop()
	if drain > 0 {
		wait := time.NewTimer(drain)
		select {
		case <-s.empty:
		case <-wait.C:
		}
		wait.Stop()
	}
	for _, d := range s.doors {
		d.l.do(d.end)
	}
	<-s.empty
	s.e.mu.Lock()
	defer s.e.mu.Unlock()
	delete(s.e.sockets, s)
}

// left looks whether the last connection is gone.
func (s *Socket) left() {
	if s.closing.Load() && s.live.Load() == 0 {
		s.once.Do(func() { close(s.empty) })
	}
}

// gone is called when a connection or session has ended.
func (s *Socket) gone(l *loop) {
	l.live.Add(-1)
	s.live.Add(-1)
	s.left()
}

func (d *door) lock() {
	d.wanted = false
	d.l.wheel.stop(&d.timer)
	d.shut()
}

func (d *door) shut() {
	if d.open {
		d.open = false
		d.l.unwatch(d.s.fd, d.at)
	}
}

func (d *door) unlock() unix.Errno {
	if d.s.closing.Load() || d.open || !d.listens {
		return 0
	}
	at, err := d.l.watch(d.s.fd, unix.EPOLLIN, d)
	if err != 0 {
		return err
	}
	d.at, d.open, d.wanted = at, true, true
	return 0
}

// expired opens the door again after descriptors had run out.
func (d *door) expired() {
	if d.wanted {
		d.unlock()
	}
}

func (d *door) end() {
	d.flows.each((*flow).finish)
	if d.sessions != nil {
		d.sessions.each((*session).end)
	}
}

func (d *door) ready(uint32) {
	if d.sessions != nil {
		d.receive()
		return
	}
	var from sockaddr
	for range acceptBatch {
		fd, err := accept(d.s.fd, &from)
		switch err {
		case 0:
			d.short = false
			if !d.s.e.budget.enter(fd) {
				d.s.route.Guard.Count(guard.TotalLimit)
				continue
			}
			d.arrive(fd, from.addrPort())
		case unix.EMFILE, unix.ENFILE, unix.ENOBUFS, unix.ENOMEM:
			d.rest()
			return
		case unix.ECONNABORTED, unix.EPROTO, unix.EPERM, unix.ENETDOWN, unix.EHOSTUNREACH, unix.ENETUNREACH, unix.EHOSTDOWN,
			unix.ENOPROTOOPT, unix.EOPNOTSUPP, unix.ENONET:
			// Of the connection, not of the socket (accept(2)).
		default:
			return
		}
	}
}

// rest shuts the door for a moment, as there are no descriptors. Who is still waiting afterwards is told so.
func (d *door) rest() {
	if d.short {
		for range acceptBatch {
			if !d.s.e.refuse(d.s.fd) {
				break
			}
			d.s.route.Guard.Count(guard.TotalLimit)
		}
	} else {
		d.s.e.log.Warn().Stringer("socket", d.s.addr).Msg("out of file descriptors")
	}
	d.short = true
	d.shut()
	d.l.wheel.set(&d.timer, acceptPause)
}

// arrival is a connection on its way to a loop that has less to do.
type arrival struct {
	d    *door
	fd   int
	peer netip.AddrPort
}

func (a arrival) run(*loop) { a.d.enter(a.fd, a.peer) }

func (d *door) arrive(fd int, peer netip.AddrPort) {
	d.s.live.Add(1)
	l := d.s.e.least(d.l)
	l.live.Add(1)
	if l == d.l {
		d.enter(fd, peer)
		return
	}
	for _, other := range d.s.doors {
		if other.l == l {
			l.post(arrival{other, fd, peer})
			return
		}
	}
}
