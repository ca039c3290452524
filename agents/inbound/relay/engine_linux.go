package relay

import (
	"errors"
	"fmt"
	"net"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sys/unix"
)

var errClosed = errors.New("the engine is closed")

// Engine has the loops that all sockets share. Its methods may be called by many goroutines.
type Engine struct {
	log   zerolog.Logger
	start time.Time
	loops []*loop
	ended sync.WaitGroup
	turn  atomic.Uint32 // of the loop to have the next socket

	mu      sync.Mutex
	sockets map[*Socket]struct{} // nil: closed

	budget budget
	spare  struct {
		sync.Mutex
		fd int // kept for when there are no others
	}
}

// New starts an engine; Close ends it.
func New(cfg Config) (*Engine, error) {
	if cfg.Loops <= 0 {
		// Connections cost a quarter less than with one for each processor, where all wake for what one can do.
		cfg.Loops = max(1, runtime.GOMAXPROCS(0)-1)
	}
	e := &Engine{log: cfg.Log, start: time.Now(), sockets: map[*Socket]struct{}{}}
	e.budget.init()
	for range cfg.Loops {
		l, err := newLoop(e)
		if err != nil {
			e.Close()
			return nil, err
		}
		e.loops = append(e.loops, l)
		e.ended.Go(l.run)
	}
	e.spare.fd = openSpare()
	return e, nil
}

// Close ends all sockets and connections.
func (e *Engine) Close() {
	e.mu.Lock()
	sockets := e.sockets
	e.sockets = nil
	e.mu.Unlock()
	if sockets == nil {
		return
	}
	var closed sync.WaitGroup
	for s := range sockets {
		closed.Go(func() { s.Close(0) })
	}
	closed.Wait()
	for _, l := range e.loops {
		l.post(do(func() { l.ended = true }))
	}
	e.ended.Wait()
	if e.spare.fd >= 0 {
		closeFD(e.spare.fd)
	}
}

// TCP relays the connections that ln accepts. The engine has a descriptor of its own, and with it the connections that wait
// to be accepted: ln should be closed when TCP has returned.
func (e *Engine) TCP(ln *net.TCPListener, r Route) (*Socket, error) {
	return e.socket(ln, ln.Addr(), r, DefaultIdle)
}

// UDP relays the datagrams that c receives. As with TCP, c should be closed when UDP has returned.
func (e *Engine) UDP(c *net.UDPConn, r Route) (*Socket, error) {
	return e.socket(c, c.LocalAddr(), r, DefaultIdleUDP)
}

func (e *Engine) socket(c syscall.Conn, addr net.Addr, r Route, idle time.Duration) (*Socket, error) {
	r, err := r.complete(idle)
	if err != nil {
		return nil, err
	}
	fd, err := dup(c)
	if err != nil {
		return nil, fmt.Errorf("take over %v: %w", addr, err)
	}
	s := &Socket{e: e, fd: fd, addr: addr, route: r, empty: make(chan struct{})}
	s.to.set(r.To)
	if err := e.add(s); err != nil {
		s.Close(0)
		return nil, fmt.Errorf("relay from %v: %w", addr, err)
	}
	return s, nil
}

func (e *Engine) add(s *Socket) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.sockets == nil {
		return errClosed
	}
	e.sockets[s] = struct{}{}
	return s.open()
}

// least returns the loop with the fewest connections, or l if it has hardly more.
func (e *Engine) least(l *loop) *loop {
	least := l
	for _, other := range e.loops {
		if other.live.Load()+4 < least.live.Load() {
			least = other
		}
	}
	return least
}

func dup(c syscall.Conn) (int, error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return -1, err
	}
	var fd int
	var duped error
	if err := raw.Control(func(of uintptr) { fd, duped = unix.FcntlInt(of, unix.F_DUPFD_CLOEXEC, 0) }); err != nil {
		return -1, err
	}
	return fd, duped
}

func openSpare() int {
	fd, err := unix.Open("/", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return -1
	}
	return fd
}

// refuse accepts a connection with the spare descriptor and ends it, so that a caller is not left waiting.
func (e *Engine) refuse(listener int) bool {
	e.spare.Lock()
	defer e.spare.Unlock()
	if e.spare.fd >= 0 {
		closeFD(e.spare.fd)
	}
	var from sockaddr
	fd, err := accept(listener, &from)
	if err == 0 {
		closeFD(fd)
	}
	e.spare.fd = openSpare()
	return err == 0
}
