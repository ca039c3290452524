//go:build !linux

package relay

import (
	"errors"
	"net"
	"net/netip"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

const (
	datagramMax = 65535
	amplifyMax  = 3 // bytes to an unproved source for each that came from it (RFC 9000, section 8)
)

// session is what one client says to a UDP socket, and what it is answered.
type session struct {
	s      *Socket
	client netip.AddrPort
	permit *guard.Permit
	conn   *meter.Conn
	to     packetConn
	entry  *entry[*session] // under the mutex of sessions

	in, out  atomic.Int64
	answered atomic.Bool
	proved   atomic.Bool
	active   atomic.Int64
}

// packetConn is a connected socket of the kernel, or one inside a private network.
type packetConn interface {
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	SetReadDeadline(at time.Time) error
	Close() error
}

type sessions struct {
	mu sync.Mutex
	*table[*session]
}

func (s *session) end() { _ = s.to.Close() }

func (s *Socket) receive() {
	all := &sessions{table: newTable[*session](s.route.Sessions)}
	p := make([]byte, datagramMax)
	for {
		n, client, err := s.udp.ReadFromUDPAddrPort(p)
		if err != nil {
			if !s.on(err) {
				return
			}
			continue
		}
		if !s.take(all, netip.AddrPortFrom(client.Addr().Unmap(), client.Port()), client, p[:n]) {
			s.drop()
		}
	}
}

func (s *Socket) take(all *sessions, client, raw netip.AddrPort, p []byte) bool {
	all.mu.Lock()
	defer all.mu.Unlock()
	e := all.all[client]
	var opening []byte
	if e == nil {
		if e, opening, p = s.meet(all, client, raw, p); e == nil {
			return false
		}
	}
	c := e.session
	c.in.Add(int64(len(p)))
	if c.answered.Load() && !c.proved.Swap(true) {
		all.prove(e)
	} else {
		all.use(e)
	}
	c.active.Store(time.Now().UnixNano())
	if c.permit.Take(len(p)) > 0 {
		return false
	}
	if _, err := c.to.Write(append(opening, p...)); err != nil {
		return false
	}
	c.conn.In(len(p))
	return true
}

// meet begins a session. It returns the header that its first datagram is to have, and what is left of the datagram.
func (s *Socket) meet(all *sessions, client, raw netip.AddrPort, p []byte) (*entry[*session], []byte, []byte) {
	peer, local := client, addrPort(s.udp.LocalAddr())
	if trusted(s.route.Trusted, client.Addr()) {
		h, size, err := parseHeader(p)
		if err != nil {
			s.count(guard.BadHeader)
			return nil, nil, nil
		}
		if h.from.IsValid() {
			peer, local = h.from, h.to
		}
		p = p[size:]
	}
	permit, why := s.route.Guard.Admit(peer.Addr())
	if why != "" {
		return nil, nil, nil
	}
	if v := all.victim(client.Addr()); v != nil {
		all.remove(v)
		v.session.entry = nil
		v.session.end()
		s.leave(v.session)
	}
	to, err := s.dialUDP()
	if err != nil {
		permit.Release()
		s.count(guard.NoDial)
		return nil, nil, nil
	}
	c := &session{s: s, client: raw, permit: permit, conn: s.route.Meter.Open(peer), to: to}
	c.active.Store(time.Now().UnixNano())
	c.entry = all.add(client, c)
	s.enter(c)
	s.served.Go(func() { c.run(all) })
	if s.route.Announce == Silent {
		return c.entry, nil, p
	}
	return c.entry, makeHeader(ProxyV2, true, peer, local), p
}

func (s *Socket) dialUDP() (packetConn, error) {
	if s.route.Network == nil {
		return net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(s.route.To))
	}
	inside, err := s.route.Network.DialUDP(s.route.To)
	if err != nil {
		return nil, err
	}
	w := &waitingPackets{Datagrams: inside, news: make(chan struct{}, 1), ended: make(chan struct{})}
	inside.Notify(w.tell)
	return w, nil
}

// run carries answers until there are none for long, or no service.
func (c *session) run(all *sessions) {
	defer func() {
		_ = c.to.Close()
		all.mu.Lock()
		if c.entry != nil {
			all.remove(c.entry)
		}
		all.mu.Unlock()
		c.permit.Release()
		c.conn.Close()
		c.s.leave(c)
	}()
	p := make([]byte, datagramMax)
	for {
		idle := time.Unix(0, c.active.Load()).Add(c.s.route.Idle)
		_ = c.to.SetReadDeadline(idle)
		n, err := c.to.Read(p)
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded) && time.Now().Before(time.Unix(0, c.active.Load()).Add(c.s.route.Idle)):
			continue
		case err != nil:
			return
		}
		c.active.Store(time.Now().UnixNano())
		much := !c.proved.Load() && !c.s.route.Amplify && c.out.Load()+int64(n) > amplifyMax*c.in.Load()
		if much || c.permit.Take(n) > 0 {
			c.s.drop()
			continue
		}
		c.out.Add(int64(n))
		if _, err := c.s.udp.WriteToUDPAddrPort(p[:n], c.client); err != nil {
			c.s.drop()
			continue
		}
		c.answered.Store(true)
		c.conn.Out(n)
	}
}

// waitingPackets makes a socket inside a network one whose Read waits.
type waitingPackets struct {
	Datagrams
	news  chan struct{}
	ended chan struct{}
	once  sync.Once
	at    time.Time
}

func (w *waitingPackets) tell() {
	select {
	case w.news <- struct{}{}:
	default:
	}
}

func (w *waitingPackets) Read(p []byte) (int, error) {
	for {
		n, err := w.Datagrams.Read(p)
		if !errors.Is(err, ErrAgain) {
			return n, err
		}
		timer := time.NewTimer(time.Until(w.at))
		select {
		case <-w.news:
			timer.Stop()
		case <-w.ended:
			timer.Stop()
			return 0, net.ErrClosed
		case <-timer.C:
			return 0, os.ErrDeadlineExceeded
		}
	}
}

func (w *waitingPackets) SetReadDeadline(at time.Time) error {
	w.at = at
	return nil
}

func (w *waitingPackets) Close() error {
	w.once.Do(func() {
		close(w.ended)
		w.Datagrams.Close()
	})
	return nil
}
