package vpn

import (
	"fmt"
	"net/netip"
	"sync"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
	"gvisor.dev/gvisor/pkg/waiter"

	"emet/agents/inbound/relay"
)

// Listener accepts TCP connections in the network. As a stream, it never blocks.
type Listener struct {
	socket
	network *Network
}

// ListenTCP listens on a port of our address in the network.
func (n *Network) ListenTCP(at netip.AddrPort) (*Listener, error) {
	if err := n.ours(at); err != nil {
		return nil, err
	}
	l := &Listener{network: n}
	l.queue = &l.own
	ep, err := n.stack.NewEndpoint(tcp.ProtocolNumber, protocol(at.Addr()), l.queue)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", at, fault(err))
	}
	l.ep = ep
	ep.SocketOptions().SetReuseAddress(true) // what the last listener accepted may still be there
	if err = ep.Bind(full(at)); err == nil {
		err = ep.Listen(backlog)
	}
	if err != nil {
		ep.Close()
		return nil, fmt.Errorf("listen on %s: %w", at, fault(err))
	}
	return l, nil
}

// Accept returns a connection that has come, and from where. Errors: relay.ErrAgain, others for a closed listener.
func (l *Listener) Accept() (relay.Stream, netip.AddrPort, error) {
	var from tcpip.FullAddress
	ep, queue, err := l.ep.Accept(&from)
	if err != nil {
		return nil, netip.AddrPort{}, fault(err)
	}
	return l.network.newStream(ep, queue), addrPort(from), nil
}

// Close stops listening. What was accepted goes on.
func (l *Listener) Close() {
	l.set(l, nil)
	l.ep.Close()
}

// ours says whether one can listen on an address.
func (n *Network) ours(at netip.AddrPort) error {
	if at.Addr() != n.prefix.Addr() || at.Port() == 0 {
		return fmt.Errorf("%s is not a port of our address %s", at, n.prefix.Addr())
	}
	return n.reaches(at)
}

// How many UDP sessions of a listener there may be, and how many of these not accepted yet. What comes beyond is dropped.
const (
	maxSessions = 1 << 16
	maxPending  = 1 << 10
)

// Sessions accepts UDP sessions in the network: all datagrams from one address are one, until it is closed.
type Sessions struct {
	network *Network
	at      netip.AddrPort

	mu      sync.Mutex
	pending []session
	live    int
	fn      func()
	closed  bool
}

type session struct {
	*datagrams
	from netip.AddrPort
}

// ListenUDP listens on a port of our address in the network.
func (n *Network) ListenUDP(at netip.AddrPort) (*Sessions, error) {
	if err := n.ours(at); err != nil {
		return nil, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.sessions[at] != nil {
		return nil, fmt.Errorf("listen on %s: %w", at, fault(&tcpip.ErrPortInUse{}))
	}
	s := &Sessions{network: n, at: at}
	n.sessions[at] = s
	return s, nil
}

// receiveSessions has the stack ask us about datagrams that no socket waits for.
func (n *Network) receiveSessions() {
	forward := udp.NewForwarder(n.stack, func(r *udp.ForwarderRequest) bool {
		id := r.ID()
		n.mu.Lock()
		s := n.sessions[addrPort(tcpip.FullAddress{Addr: id.LocalAddress, Port: id.LocalPort})]
		n.mu.Unlock()
		if s == nil {
			return false // the stack answers that nobody is there
		}
		s.receive(r, addrPort(tcpip.FullAddress{Addr: id.RemoteAddress, Port: id.RemotePort}))
		return true
	})
	n.stack.SetTransportProtocolHandler(udp.ProtocolNumber, forward.HandlePacket)
}

// receive makes a session of the first datagram of an address.
func (s *Sessions) receive(r *udp.ForwarderRequest, from netip.AddrPort) {
	s.mu.Lock()
	if s.closed || s.live >= maxSessions || len(s.pending) >= maxPending {
		s.mu.Unlock()
		return
	}
	s.live++
	s.mu.Unlock()
	d := &datagrams{closed: s.release}
	d.queue = &d.own
	ep, err := r.CreateEndpoint(d.queue)
	if err != nil {
		s.release() // another packet of the same session came first: the stack drops this one, as UDP may
		return
	}
	d.ep = ep
	s.mu.Lock()
	late := s.closed
	if !late {
		s.pending = append(s.pending, session{d, from})
	}
	fn := s.fn
	s.mu.Unlock()
	switch {
	case late:
		d.Close()
	case fn != nil:
		fn()
	}
}

func (s *Sessions) release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live--
}

// Accept returns a session that has begun, and with whom. Errors: relay.ErrAgain, ErrClosed.
func (s *Sessions) Accept() (relay.Datagrams, netip.AddrPort, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return nil, netip.AddrPort{}, ErrClosed
	case len(s.pending) == 0:
		s.pending = nil
		return nil, netip.AddrPort{}, relay.ErrAgain
	}
	first := s.pending[0]
	s.pending = s.pending[1:]
	return first.datagrams, first.from, nil
}

// Notify sets what is called when a session may have come.
func (s *Sessions) Notify(fn func()) {
	s.mu.Lock()
	s.fn = fn
	waiting := len(s.pending) > 0
	s.mu.Unlock()
	if fn != nil && waiting {
		fn()
	}
}

// Close stops listening. Sessions that were accepted go on.
func (s *Sessions) Close() {
	s.network.mu.Lock()
	if s.network.sessions[s.at] == s {
		delete(s.network.sessions, s.at)
	}
	s.network.mu.Unlock()
	s.mu.Lock()
	pending := s.pending
	s.pending, s.fn, s.closed = nil, nil, true
	s.mu.Unlock()
	for _, p := range pending {
		p.Close()
	}
}

var _ waiter.EventListener = (*socket)(nil)
