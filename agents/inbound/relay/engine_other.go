//go:build !linux

package relay

import (
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"emet/agents/inbound/guard"
)

// On systems other than Linux the relay is a plain one: correct, with goroutines for each connection. A UDP socket for all
// addresses answers from the one that the system chooses.

const acceptPause = 100 * time.Millisecond

var errClosed = errors.New("the engine is closed")

// Engine has the sockets. Its methods may be called by many goroutines.
type Engine struct {
	log zerolog.Logger

	mu      sync.Mutex
	sockets map[*Socket]struct{} // nil: closed
}

// New starts an engine; Close ends it.
func New(cfg Config) (*Engine, error) {
	return &Engine{log: cfg.Log, sockets: map[*Socket]struct{}{}}, nil
}

// Close ends all sockets and connections.
func (e *Engine) Close() {
	e.mu.Lock()
	sockets := e.sockets
	e.sockets = nil
	e.mu.Unlock()
	for s := range sockets {
		s.Close(0)
	}
}

// Socket is one public socket. Its methods may be called by many goroutines.
type Socket struct {
	e     *Engine
	ln    *net.TCPListener
	udp   *net.UDPConn
	route Route

	mu      sync.Mutex
	paused  chan struct{} // closed by Resume
	closed  bool
	live    map[ender]struct{}
	dropped uint64
	empty   *sync.Cond
	served  sync.WaitGroup
}

// ender is a connection or a session.
type ender interface{ end() }

// TCP relays the connections that ln accepts. The engine has a descriptor of its own, and with it the connections that wait
// to be accepted: ln should be closed when TCP has returned.
func (e *Engine) TCP(ln *net.TCPListener, r Route) (*Socket, error) {
	r, err := r.complete(DefaultIdle)
	if err != nil {
		return nil, err
	}
	file, err := ln.File()
	if err != nil {
		return nil, fmt.Errorf("take over %v: %w", ln.Addr(), err)
	}
	defer file.Close()
	own, err := net.FileListener(file)
	if err != nil {
		return nil, fmt.Errorf("take over %v: %w", ln.Addr(), err)
	}
	s := e.socket(r)
	s.ln = own.(*net.TCPListener)
	return s, e.add(s, s.accept)
}

// UDP relays the datagrams that c receives. As with TCP, c should be closed when UDP has returned.
func (e *Engine) UDP(c *net.UDPConn, r Route) (*Socket, error) {
	r, err := r.complete(DefaultIdleUDP)
	if err != nil {
		return nil, err
	}
	file, err := c.File()
	if err != nil {
		return nil, fmt.Errorf("take over %v: %w", c.LocalAddr(), err)
	}
	defer file.Close()
	own, err := net.FilePacketConn(file)
	if err != nil {
		return nil, fmt.Errorf("take over %v: %w", c.LocalAddr(), err)
	}
	s := e.socket(r)
	s.udp = own.(*net.UDPConn)
	return s, e.add(s, s.receive)
}

func (e *Engine) socket(r Route) *Socket {
	s := &Socket{e: e, route: r, live: map[ender]struct{}{}}
	s.empty = sync.NewCond(&s.mu)
	return s
}

func (e *Engine) add(s *Socket, serve func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.sockets == nil {
		s.unbind()
		return errClosed
	}
	e.sockets[s] = struct{}{}
	s.served.Go(serve)
	return nil
}

func (s *Socket) unbind() {
	if s.ln != nil {
		_ = s.ln.Close()
	}
	if s.udp != nil {
		_ = s.udp.Close()
	}
}

// Addr returns where the socket listens.
func (s *Socket) Addr() net.Addr {
	if s.udp != nil {
		return s.udp.LocalAddr()
	}
	return s.ln.Addr()
}

// Live returns how many connections or sessions there are.
func (s *Socket) Live() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.live)
}

// Dropped returns how many datagrams were lost here: too many sessions, no room, too much for an unproved source.
func (s *Socket) Dropped() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dropped
}

// File returns a copy of the socket's descriptor, for another process to go on with.
func (s *Socket) File() (*os.File, error) {
	if s.udp != nil {
		return s.udp.File()
	}
	return s.ln.File()
}

// Pause leaves new connections waiting, for Resume or another process; those that are open go on.
func (s *Socket) Pause() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.paused == nil && !s.closed {
		s.paused = make(chan struct{})
		s.interrupt(time.Now())
	}
}

// Resume takes new connections again.
func (s *Socket) Resume() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.paused != nil {
		s.interrupt(time.Time{})
		close(s.paused)
		s.paused = nil
	}
}

func (s *Socket) interrupt(at time.Time) {
	if s.udp != nil {
		_ = s.udp.SetReadDeadline(at)
	} else {
		_ = s.ln.SetDeadline(at)
	}
}

// on says whether to go on after an error of the listener, when it is time.
func (s *Socket) on(err error) bool {
	s.mu.Lock()
	paused, closed := s.paused, s.closed
	s.mu.Unlock()
	switch {
	case closed || errors.Is(err, net.ErrClosed):
		return false
	case paused != nil:
		<-paused
	case s.udp == nil:
		wait := time.NewTimer(acceptPause)
		defer wait.Stop()
		<-wait.C
	}
	return true
}

// Stop stops listening: when it returns, nobody can connect any more. Connections go on until Close.
func (s *Socket) Stop() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.Resume()
	if s.ln != nil {
		_ = s.ln.Close()
	} else {
		_ = s.udp.SetReadDeadline(time.Now()) // answers still go out
	}
}

// Close stops listening at once, and returns when the last connection has ended. Those that are left after drain are ended.
func (s *Socket) Close(drain time.Duration) {
	s.Stop()
	timer := time.AfterFunc(drain, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		for c := range s.live {
			c.end()
		}
	})
	defer timer.Stop()
	s.served.Wait()
	s.mu.Lock()
	for len(s.live) > 0 {
		s.empty.Wait()
	}
	s.mu.Unlock()
	s.unbind()
	s.e.mu.Lock()
	defer s.e.mu.Unlock()
	delete(s.e.sockets, s)
}

func (s *Socket) enter(c ender) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.live[c] = struct{}{}
}

func (s *Socket) leave(c ender) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.live, c)
	s.empty.Broadcast()
}

func (s *Socket) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dropped++
}

func (s *Socket) count(why guard.Reason) { s.route.Guard.Count(why) }
