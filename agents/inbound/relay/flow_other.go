//go:build !linux

package relay

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
)

const greetingTime = 5 * time.Second

// side is what a flow has two of.
type side interface {
	io.ReadWriteCloser
	CloseWrite() error
	reset()
	setDeadline(t time.Time) error
}

type tcpSide struct{ *net.TCPConn }

func (t tcpSide) setDeadline(at time.Time) error { return t.SetReadDeadline(at) }

func (t tcpSide) reset() {
	_ = t.SetLinger(0)
	_ = t.Close()
}

// flow is a connection from the Internet and the one to the service.
type flow struct {
	s       *Socket
	client  *net.TCPConn
	cancel  context.CancelFunc
	permit  *guard.Permit
	conn    *meter.Conn
	active  atomic.Int64
	over    atomic.Bool
	out     atomic.Int64
	mu      sync.Mutex
	service side
}

func (s *Socket) accept() {
	for {
		c, err := s.ln.AcceptTCP()
		if err != nil {
			if !s.on(err) {
				return
			}
			continue
		}
		ctx, cancel := context.WithCancel(context.Background())
		f := &flow{s: s, client: c, cancel: cancel}
		s.enter(f)
		s.served.Go(func() {
			defer s.leave(f)
			f.run(ctx)
		})
	}
}

// end has both sides closed.
func (f *flow) end() {
	f.over.Store(true)
	f.cancel()
	_ = f.client.CloseWrite()
	_ = f.client.SetDeadline(time.Now())
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.service != nil {
		_ = f.service.CloseWrite()
		_ = f.service.setDeadline(time.Now())
	}
}

func (f *flow) run(ctx context.Context) {
	defer f.client.Close()
	route := &f.s.route
	peer, local := addrPort(f.client.RemoteAddr()), addrPort(f.client.LocalAddr())
	from := bufio.NewReaderSize(f.client, 4096)
	if trusted(route.Trusted, peer.Addr()) {
		_ = f.client.SetReadDeadline(time.Now().Add(greetingTime))
		h, err := readHeader(from)
		if err != nil {
			f.s.count(guard.BadHeader)
			return
		}
		if h.from.IsValid() {
			peer, local = h.from, h.to
		}
	}
	permit, why := route.Guard.Admit(peer.Addr())
	if why != "" {
		return
	}
	defer permit.Release()
	f.permit, f.conn = permit, route.Meter.Open(peer)
	defer f.conn.Close()
	service, err := f.dial(ctx)
	if err == nil && route.Announce != Silent {
		_, err = service.Write(makeHeader(route.Announce, false, peer, local))
	}
	if err != nil {
		f.s.count(guard.NoDial)
		if route.Announce == Silent {
			tcpSide{f.client}.reset()
		}
		return
	}
	defer service.Close()
	f.mu.Lock()
	f.service = service
	f.mu.Unlock()
	f.active.Store(time.Now().UnixNano())
	client := tcpSide{f.client}
	var out sync.WaitGroup
	out.Go(func() { f.copy(client, service, service, f.conn.Out) })
	f.copy(service, from, client, f.conn.In)
	out.Wait()
}

func readHeader(from *bufio.Reader) (header, error) {
	for n := 1; ; n++ {
		p, peeked := from.Peek(min(n, headerMax))
		h, size, err := parseHeader(p)
		if err == nil {
			_, err = from.Discard(size)
			return h, err
		}
		if peeked != nil || !errors.Is(err, errShort) || n >= headerMax {
			return header{}, errHeader
		}
	}
}

func (f *flow) dial(ctx context.Context) (side, error) {
	route := &f.s.route
	ctx, cancel := context.WithTimeout(ctx, route.Dial)
	defer cancel()
	if route.Network != nil {
		return dialStream(ctx, route)
	}
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", route.To.String())
	if err != nil {
		return nil, err
	}
	return tcpSide{c.(*net.TCPConn)}, nil
}

// copy carries one direction; deadline is of the side that is read.
func (f *flow) copy(to side, from io.Reader, deadline side, count func(int)) {
	p := make([]byte, min(32<<10, f.permit.Quantum()))
	idle := f.s.route.Idle
	for !f.over.Load() {
		_ = deadline.setDeadline(time.Unix(0, f.active.Load()).Add(idle))
		if f.over.Load() {
			return
		}
		n, err := from.Read(p)
		if n > 0 {
			f.active.Store(time.Now().UnixNano())
			wrote, err := to.Write(p[:n])
			count(wrote)
			if to == side(tcpSide{f.client}) {
				f.out.Add(int64(wrote))
			}
			if err != nil {
				deadline.reset()
				return
			}
			if wait := f.permit.Take(n); wait > 0 {
				pause := time.NewTimer(wait)
				<-pause.C
			}
		}
		var timeout net.Error
		switch {
		case err == nil:
		case errors.Is(err, io.EOF):
			_ = to.CloseWrite()
			return
		case errors.As(err, &timeout) && timeout.Timeout():
			if time.Since(time.Unix(0, f.active.Load())) >= idle {
				f.end()
			}
		default:
			if _, inside := deadline.(*waiting); inside && f.out.Load() == 0 {
				f.s.count(guard.NoDial)
			}
			to.reset()
			return
		}
	}
}

func addrPort(a net.Addr) netip.AddrPort {
	var ap netip.AddrPort
	switch a := a.(type) {
	case *net.TCPAddr:
		ap = a.AddrPort()
	case *net.UDPAddr:
		ap = a.AddrPort()
	}
	return netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port())
}
