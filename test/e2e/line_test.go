package e2e_test

import (
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// line is a connection to a node that can be cut.
type line struct {
	t    testing.TB
	to   string
	from string
	wg   sync.WaitGroup

	mu       sync.Mutex // guards what follows
	listener net.Listener
	conns    map[net.Conn]bool
}

func newLine(t testing.TB, rawURL string) *line {
	t.Helper()
	u := the(url.Parse(rawURL))(t)
	l := &line{t: t, to: u.Host, from: "127.0.0.1:" + port(t), conns: map[net.Conn]bool{}}
	l.mend()
	t.Cleanup(func() {
		l.cut()
		l.wg.Wait()
	})
	return l
}

func (l *line) url(scheme string) string { return scheme + "://" + l.from }

// cut ends all connections and refuses new ones.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.listener != nil {
		_ = l.listener.Close()
		l.listener = nil
	}
	for c := range l.conns {
		_ = c.Close()
	}
}

// mend takes connections again, at the same address.
func (l *line) mend() {
	l.t.Helper()
	listener := the(new(net.ListenConfig).Listen(l.t.Context(), "tcp", l.from))(l.t)
	l.mu.Lock()
	l.listener = listener
	l.mu.Unlock()
	l.wg.Go(func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			l.carry(near)
		}
	})
}

// carry connects a caller with the node.
func (l *line) carry(near net.Conn) {
	far, err := net.Dial("tcp", l.to)
	if err != nil {
		_ = near.Close()
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conns[near], l.conns[far] = true, true
	if l.listener == nil { // it was cut in between
		_ = near.Close()
		_ = far.Close()
	}
	pump := func(to, from net.Conn) {
		_, _ = io.Copy(to, from)
		_ = to.Close()
		_ = from.Close()
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.conns, from)
	}
	l.wg.Go(func() { pump(near, far) })
	l.wg.Go(func() { pump(far, near) })
}
