package relay_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"net/netip"
	"sync"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

// memory is a private network with one service in it, which sees the far ends of what is dialled.
type memory struct {
	refuse bool
	silent bool // nothing is ever connected
	tcp    chan *end
	udp    chan *packets
}

func newMemory() *memory { return &memory{tcp: make(chan *end, 100), udp: make(chan *packets, 100)} }

func (m *memory) DialTCP(netip.AddrPort) (relay.Stream, error) {
	if m.refuse {
		return nil, errors.New("no route")
	}
	near, far := &end{ready: !m.silent}, &end{ready: true}
	near.out, far.out = &pipe{}, &pipe{}
	near.in, far.in = far.out, near.out
	near.peer, far.peer = far, near
	m.tcp <- far
	return near, nil
}

// pipe is one direction, with room for a few bytes.
type pipe struct {
	mu           sync.Mutex
	bytes        []byte
	ended, reset bool
}

const room = 10_000

type end struct {
	in, out *pipe
	peer    *end
	ready   bool

	mu sync.Mutex
	fn func()
}

func (e *end) Notify(fn func()) {
	e.mu.Lock()
	e.fn = fn
	e.mu.Unlock()
	if e.ready {
		fn()
	}
}

func (e *end) tell() {
	e.mu.Lock()
	fn := e.fn
	e.mu.Unlock()
	if fn != nil {
		fn()
	}
}

func (e *end) Read(p []byte) (int, error) {
	e.in.mu.Lock()
	n := copy(p, e.in.bytes)
	e.in.bytes = e.in.bytes[n:]
	ended, reset := e.in.ended, e.in.reset
	e.in.mu.Unlock()
	switch {
	case n > 0:
		e.peer.tell()
		return n, nil
	case reset:
		return 0, syscall.ECONNRESET
	case ended:
		return 0, io.EOF
	}
	return 0, relay.ErrAgain
}

func (e *end) Piece() int { return 1 }

func (e *end) Write(p []byte) (int, error) {
	e.out.mu.Lock()
	n := min(len(p), room-len(e.out.bytes))
	reset := e.out.reset
	if !reset {
		e.out.bytes = append(e.out.bytes, p[:n]...)
	}
	e.out.mu.Unlock()
	switch {
	case reset:
		return 0, syscall.ECONNRESET
	case n == 0 && len(p) > 0:
		return 0, relay.ErrAgain
	}
	e.peer.tell()
	return n, nil
}

func (e *end) CloseWrite() error {
	e.out.mu.Lock()
	e.out.ended = true
	e.out.mu.Unlock()
	e.peer.tell()
	return nil
}

func (e *end) Close(reset bool) {
	for _, p := range []*pipe{e.in, e.out} {
		p.mu.Lock()
		p.ended = true
		p.reset = p.reset || reset
		p.mu.Unlock()
	}
	e.peer.tell()
}

// far makes an ordinary connection of the service's end.
type far struct {
	*end
	news chan struct{}
}

func (m *memory) accept() far {
	e := <-m.tcp
	f := far{e, make(chan struct{}, 1)}
	e.Notify(func() {
		select {
		case f.news <- struct{}{}:
		default:
		}
	})
	return f
}

func (f far) Read(p []byte) (int, error) {
	for {
		n, err := f.end.Read(p)
		if !errors.Is(err, relay.ErrAgain) {
			return n, err
		}
		<-f.news
	}
}

func (f far) Write(p []byte) (int, error) {
	for sent := 0; ; {
		n, err := f.end.Write(p[sent:])
		if sent += n; sent == len(p) || err != nil && !errors.Is(err, relay.ErrAgain) {
			return sent, err
		}
		if n == 0 {
			<-f.news
		}
	}
}

var inside = netip.MustParseAddrPort("10.0.0.1:80")

func TestStream(t *testing.T) { // GP-01, GP-08
	p, m := newPlace(t), newMemory()
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: inside, Network: m, Announce: relay.ProxyV2}, guard.Limits{})
	c := dial(t, addr)
	sent := make([]byte, 8<<20)
	_, _ = rand.Read(sent)
	served := make(chan struct{})
	go func() {
		defer close(served)
		f := m.accept()
		_, _ = io.ReadFull(f, make([]byte, 28)) // the announcement
		pass(f, f)
		_ = f.CloseWrite()
	}()
	go func() {
		_, _ = c.Write(sent)
		_ = c.CloseWrite()
	}()
	got, err := io.ReadAll(c)
	if err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%d bytes came back, %v", len(got), err)
	}
	<-served
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
	if total := p.meter.Total(); total.Inbound.Bytes != 8<<20 || total.Outbound.Bytes != 8<<20 {
		t.Errorf("counted %+v", total)
	}
}

func TestStreamHalfClose(t *testing.T) { // GP-08: service push
	p, m := newPlace(t), newMemory()
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: inside, Network: m}, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "request")
	_ = c.CloseWrite()
	f := m.accept()
	if got, err := io.ReadAll(f); err != nil || string(got) != "request" {
		t.Fatalf("the service got %q, %v", got, err)
	}
	for range 3 {
		write(t, f, "pushed")
		read(t, c, "pushed")
	}
	_ = f.CloseWrite()
	readEnd(t, c)
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
}

func TestStreamReset(t *testing.T) {
	p, m := newPlace(t), newMemory()
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: inside, Network: m}, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "x")
	f := m.accept()
	read(t, f, "x")
	f.end.Close(true)
	if _, err := io.ReadAll(c); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("the client got %v", err)
	}
	c = dial(t, addr)
	write(t, c, "x")
	f = m.accept()
	read(t, f, "x")
	_ = c.SetLinger(0)
	_ = c.Close()
	if _, err := io.ReadAll(f); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("the service got %v", err)
	}
	eventually(t, "both are gone", func() bool { return s.Live() == 0 })
}

func TestStreamUnreachable(t *testing.T) { // D11
	for name, set := range map[string]func(m *memory){
		"refused": func(m *memory) { m.refuse = true },
		"silent":  func(m *memory) { m.silent = true },
		"failed":  func(*memory) {},
	} {
		t.Run(name, func(t *testing.T) {
			p, m := newPlace(t), newMemory()
			set(m)
			failing := &failing{memory: m}
			failing.fails = name == "failed"
			s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: inside, Network: failing, Dial: 50 * time.Millisecond}, guard.Limits{})
			if err := knock(addr); !errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("the client got %v", err)
			}
			eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
			if n := p.guard.Refused()[guard.NoDial]; n != 1 {
				t.Errorf("%d refusals counted", n)
			}
		})
	}
}

// failing is a network whose streams turn out to have failed.
type failing struct {
	*memory
	fails bool
}

func (f *failing) DialTCP(to netip.AddrPort) (relay.Stream, error) {
	s, err := f.memory.DialTCP(to)
	if f.fails {
		s.Close(true)
	}
	return s, err
}

// packets is a socket inside the network; what is written to it comes back.
type packets struct {
	mu     sync.Mutex
	queue  [][]byte
	closed bool
	fn     func()
}

func (m *memory) DialUDP(netip.AddrPort) (relay.Datagrams, error) {
	p := &packets{}
	m.udp <- p
	return p, nil
}

func (p *packets) Notify(fn func()) { p.fn = fn }

func (p *packets) Read(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) == 0 {
		return 0, relay.ErrAgain
	}
	n := copy(b, p.queue[0])
	p.queue = p.queue[1:]
	return n, nil
}

func (p *packets) Write(b []byte) (int, error) {
	p.mu.Lock()
	p.queue = append(p.queue, bytes.Clone(b))
	p.mu.Unlock()
	p.fn()
	return len(b), nil
}

func (p *packets) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
}

func TestDatagramsInside(t *testing.T) { // GP-01
	p, m := newPlace(t), newMemory()
	s, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: inside, Network: m, Idle: patience}, guard.Limits{})
	c := dialUDP(t, addr)
	for _, size := range []int{0, 1, 1500, 65507} {
		sent := bytes.Repeat([]byte("x"), size)
		if got := ask(t, c, sent); !bytes.Equal(got, sent) {
			t.Errorf("%d bytes came back as %d", size, len(got))
		}
	}
	s.Close(0)
	far := <-m.udp
	far.mu.Lock()
	defer far.mu.Unlock()
	if !far.closed {
		t.Error("the socket inside is still open")
	}
}
