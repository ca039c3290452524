package vpn

import (
	"bytes"
	"fmt"
	"io"
	"net/netip"
	"syscall"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/waiter"

	"emet/agents/inbound/relay"
)

// changes are the events after which a connection may be in another state.
const changes = waiter.ReadableEvents | waiter.WritableEvents | waiter.EventErr | waiter.EventHUp | waiter.EventRdHUp

// bell calls a function when an endpoint has changed.
type bell struct {
	queue *waiter.Queue
	entry waiter.Entry
	fn    func()
}

// NotifyEvent is for the stack, which calls it with locks held.
func (b *bell) NotifyEvent(waiter.EventMask) { b.fn() }

// set replaces the function; nil for none.
func (b *bell) set(l waiter.EventListener, fn func()) {
	if b.fn != nil {
		b.queue.EventUnregister(&b.entry) // waits for a call that is under way
	}
	if b.fn = fn; fn != nil {
		b.entry.Init(l, changes)
		b.queue.EventRegister(&b.entry)
	}
}

// socket is what streams and datagrams have in common: an endpoint of the stack, driven directly.
type socket struct {
	bell
	own waiter.Queue // what queue points to, unless the stack made it
	ep  tcpip.Endpoint
	in  tcpip.SliceWriter // what is read into and written from; here, so that no call allocates one
	out bytes.Reader
}

// Read does what relay's interfaces say.
func (s *socket) Read(p []byte) (int, error) {
	s.in = p
	got, err := s.ep.Read(&s.in, tcpip.ReadOptions{})
	s.in = nil
	if err != nil {
		return 0, fault(err)
	}
	return got.Count, nil
}

// Write does what relay's interfaces say.
func (s *socket) Write(p []byte) (int, error) {
	s.out.Reset(p)
	n, err := s.ep.Write(&s.out, tcpip.WriteOptions{})
	s.out.Reset(nil)
	return int(n), fault(err)
}

// Notify does what relay's interfaces say. The function is called within Notify if there is something to do already.
func (s *socket) Notify(fn func()) {
	s.set(s, fn)
	if fn != nil && s.ep.Readiness(changes)&changes != 0 {
		fn()
	}
}

// stream is a TCP connection in the network.
type stream struct {
	socket
	piece  int
	broken error // why; the stack tells once
}

// newStream returns the stream of an endpoint.
func (n *Network) newStream(ep tcpip.Endpoint, queue *waiter.Queue) *stream {
	s := &stream{socket: socket{ep: ep}, piece: n.piece}
	s.queue = queue
	return s
}

// DialTCP begins to connect. It fails at once only if there is nowhere to begin.
func (n *Network) DialTCP(to netip.AddrPort) (relay.Stream, error) {
	if err := n.reaches(to); err != nil {
		return nil, err
	}
	s := &stream{piece: n.piece}
	s.queue = &s.own
	ep, err := n.stack.NewEndpoint(tcp.ProtocolNumber, protocol(to.Addr()), s.queue)
	if err != nil {
		return nil, fmt.Errorf("dial %s: %w", to, fault(err))
	}
	s.ep = ep
	switch err := ep.Connect(full(to)); err.(type) {
	case nil, *tcpip.ErrConnectStarted:
		return s, nil
	default:
		ep.Close()
		return nil, fmt.Errorf("dial %s: %w", to, fault(err))
	}
}

func (s *stream) Read(p []byte) (int, error) {
	if len(p) == 0 || s.broken != nil {
		return 0, s.broken
	}
	n, err := s.socket.Read(p)
	if n > 0 {
		s.ep.ModerateRecvBuf(n)
	}
	return n, s.remember(err)
}

func (s *stream) Write(p []byte) (int, error) {
	if len(p) == 0 || s.broken != nil {
		return 0, s.broken
	}
	n, err := s.socket.Write(p)
	return n, s.remember(err)
}

// remember keeps an error that is for good.
func (s *stream) remember(err error) error {
	switch err {
	case nil, relay.ErrAgain, io.EOF, syscall.EPIPE: //nolint:errorlint // fault wraps nothing
	default:
		s.broken = err
	}
	return err
}

// Piece does what relay.Stream says.
func (s *stream) Piece() int { return s.piece }

func (s *stream) CloseWrite() error { return fault(s.ep.Shutdown(tcpip.ShutdownWrite)) }

func (s *stream) Close(reset bool) {
	s.set(s, nil)
	if reset {
		s.ep.Abort()
		return
	}
	s.ep.Close()
}
