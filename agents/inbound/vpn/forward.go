package vpn

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"emet/agents/inbound/relay"
)

// Forwarding is a service of this machine that the network may reach.
type Forwarding struct {
	Port  uint16        // of our address in the network
	To    string        // where the kernel reaches the service: "localhost:8080"
	Idle  time.Duration // without a byte in either direction; default 10 min for TCP, 60 s for UDP
	Limit int           // connections or sessions at once; default 10,000
	Count *Count        // of what is carried; nil: it is not counted
}

// Count is how many bytes a service was brought, and gave back.
type Count struct{ In, Out atomic.Uint64 }

func (f Forwarding) withDefaults(idle time.Duration) Forwarding {
	if f.Idle <= 0 {
		f.Idle = idle
	}
	if f.Limit <= 0 {
		f.Limit = 10_000
	}
	if f.Count == nil {
		f.Count = new(Count)
	}
	return f
}

// dialLimit is how long a service may take to accept.
const dialLimit = 5 * time.Second

// buffers are borrowed while bytes are on their way from one side to the other, never while one waits for them.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// ForwardTCP hands the connections that come to a port over to a service, until the context or the network ends. A service that
// does not accept makes a reset.
func (n *Network) ForwardTCP(ctx context.Context, f Forwarding) error {
	l, err := n.ListenTCP(netip.AddrPortFrom(n.prefix.Addr(), f.Port))
	if err != nil {
		return err
	}
	defer l.Close()
	return forward(ctx, f.withDefaults(10*time.Minute), l.Notify, func() (*flow, error) {
		s, _, err := l.Accept()
		if err != nil {
			return nil, err
		}
		return &flow{side: s, kind: "tcp", piece: s.Piece(), end: s.Close}, nil
	})
}

// ForwardUDP hands the sessions that come to a port over to a service, until the context or the network ends.
func (n *Network) ForwardUDP(ctx context.Context, f Forwarding) error {
	l, err := n.ListenUDP(netip.AddrPortFrom(n.prefix.Addr(), f.Port))
	if err != nil {
		return err
	}
	defer l.Close()
	return forward(ctx, f.withDefaults(time.Minute), l.Notify, func() (*flow, error) {
		d, _, err := l.Accept()
		if err != nil {
			return nil, err
		}
		return &flow{side: d, kind: "udp", piece: 64 << 10, end: func(bool) { d.Close() }}, nil
	})
}

// forward accepts and hands over.
func forward(ctx context.Context, f Forwarding, notify func(func()), accept func() (*flow, error)) error {
	ctx, cancel := context.WithCancel(ctx)
	var flows sync.WaitGroup
	defer flows.Wait()
	defer cancel()
	free := make(chan struct{}, f.Limit)
	come := newSignal()
	notify(come.ring)
	for {
		next, err := accept()
		switch {
		case errors.Is(err, relay.ErrAgain):
			if err := come.wait(ctx); err != nil {
				return nil // we were told to end
			}
			continue
		case err != nil:
			return fmt.Errorf("forward port %d: %w", f.Port, err)
		}
		select {
		case free <- struct{}{}:
		default:
			next.end(true)
			continue
		}
		flows.Go(func() {
			defer func() { <-free }()
			next.run(ctx, f)
		})
	}
}

// signal is a notification that is waited for.
type signal chan struct{}

func newSignal() signal { return make(signal, 1) }

func (s signal) ring() {
	select {
	case s <- struct{}{}:
	default:
	}
}

func (s signal) wait(ctx context.Context) error {
	select {
	case <-s:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// flow is a connection or a session between the network and a service.
type flow struct {
	kind  string // of the service's address
	piece int    // that the side carries at once
	side  interface {
		Read(p []byte) (int, error)
		Write(p []byte) (int, error)
		Notify(fn func())
	}
	end func(reset bool) // of the side in the network

	mu             sync.Mutex // the side is used by one goroutine at a time
	readable, room signal
	idle           *time.Timer
	patience       time.Duration
	count          *Count
}

// run carries bytes both ways until both are done, one breaks, nothing comes for too long or the context ends.
func (f *flow) run(ctx context.Context, to Forwarding) {
	dialer := net.Dialer{Timeout: dialLimit}
	service, err := dialer.DialContext(ctx, f.kind, to.To)
	if err != nil {
		f.end(true)
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() { _ = service.Close() })()
	f.readable, f.room, f.patience, f.count = newSignal(), newSignal(), to.Idle, to.Count
	f.idle = time.AfterFunc(to.Idle, cancel)
	defer f.idle.Stop()
	f.side.Notify(func() { f.readable.ring(); f.room.ring() })

	back := make(chan error, 1)
	go func() {
		err := f.fromService(ctx, service)
		if err != nil {
			cancel()
		}
		back <- err
	}()
	err = f.toService(ctx, service)
	if err != nil {
		cancel()
	}
	err = errors.Join(err, <-back)
	f.end(err != nil)
	_ = service.Close()
}

// toService carries what comes from the network, and its end.
func (f *flow) toService(ctx context.Context, service net.Conn) error {
	for {
		b := buffers.Get().(*[64 << 10]byte)
		n, err := f.read(b[:])
		if err == nil {
			f.idle.Reset(f.patience)
			_, err = service.Write(b[:n])
			f.count.In.Add(uint64(n)) // #nosec G115 -- not negative
		}
		buffers.Put(b)
		switch {
		case err == nil:
		case errors.Is(err, relay.ErrAgain):
			if err := f.readable.wait(ctx); err != nil {
				return err
			}
		case errors.Is(err, io.EOF):
			if half, ok := service.(*net.TCPConn); ok {
				return half.CloseWrite()
			}
			return err // a session has no half
		default:
			return err
		}
	}
}

func (f *flow) read(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.side.Read(p)
}

// fromService carries what the service answers, and its end.
func (f *flow) fromService(ctx context.Context, service net.Conn) error {
	raw, err := service.(syscall.Conn).SyscallConn()
	if err != nil {
		return err
	}
	for {
		b, n, err := receive(raw, f.piece)
		if err != nil {
			return err
		}
		f.idle.Reset(f.patience)
		if n == 0 && f.kind == "tcp" {
			buffers.Put(b)
			return f.closeWrite()
		}
		f.count.Out.Add(uint64(n)) // #nosec G115 -- as above
		err = f.write(ctx, b[:n])
		buffers.Put(b)
		if err != nil {
			return err
		}
	}
}

func (f *flow) closeWrite() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.side.(relay.Stream).CloseWrite()
}

// receive waits for bytes of a service, and borrows a buffer when there are some.
func receive(raw syscall.RawConn, most int) (b *[64 << 10]byte, n int, err error) {
	waited := raw.Read(func(fd uintptr) bool {
		b = buffers.Get().(*[64 << 10]byte)
		for {
			if n, err = syscall.Read(int(fd), b[:most]); !errors.Is(err, syscall.EINTR) {
				break
			}
		}
		if err != nil {
			buffers.Put(b)
		}
		return !errors.Is(err, syscall.EAGAIN)
	})
	if err == nil || waited != nil {
		err = waited
	}
	return b, n, err
}

// write writes all of p, or one datagram.
func (f *flow) write(ctx context.Context, p []byte) error {
	for {
		f.mu.Lock()
		n, err := f.side.Write(p)
		f.mu.Unlock()
		p = p[n:]
		switch {
		case errors.Is(err, relay.ErrAgain):
			if err := f.room.wait(ctx); err != nil {
				return err
			}
		case err != nil:
			return err
		case len(p) == 0:
			return nil
		}
	}
}
