package relay

import (
	"errors"
	"net"
	"os"
	"time"
)

var errTodo = errors.New("not written yet")

// Engine has the loops that all sockets share.
type Engine struct{}

// New starts an engine; Close ends it.
func New(Config) (*Engine, error) { return &Engine{}, nil }

// Close ends all sockets and connections.
func (e *Engine) Close() {}

// TCP relays the connections that ln accepts. The engine has a descriptor of its own, and so the connections that wait to be
// accepted: ln should be closed when TCP has returned.
func (e *Engine) TCP(ln *net.TCPListener, r Route) (*Socket, error) { return nil, errTodo }

// UDP relays the datagrams that c receives. As with TCP, c should be closed when UDP has returned.
func (e *Engine) UDP(c *net.UDPConn, r Route) (*Socket, error) { return nil, errTodo }

// Socket is one public socket.
type Socket struct{}

// File returns a copy of the socket's descriptor, for another process to go on with.
func (s *Socket) File() (*os.File, error) { return nil, errTodo }

// Pause leaves new connections waiting; those that are open go on.
func (s *Socket) Pause() {}

// Resume takes new connections again.
func (s *Socket) Resume() {}

// Close stops listening at once, and returns when the last connection has ended. What is left after drain is ended in good order.
func (s *Socket) Close(drain time.Duration) {}

// Live returns how many connections or sessions there are.
func (s *Socket) Live() int { return 0 }

// Dropped returns how many datagrams were lost here.
func (s *Socket) Dropped() uint64 { return 0 }

// Addr returns where the socket listens.
func (s *Socket) Addr() net.Addr { return nil }
