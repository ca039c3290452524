package relay_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

func TestServiceRequest(t *testing.T) { // GP-08: service request
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		to := service(t, local, echo)
		s, addr := p.tcp(t, local, relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		for range 100 {
			write(t, c, "ping")
			read(t, c, "ping")
		}
		_ = c.CloseWrite()
		readEnd(t, c)
		eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
		if got := p.meter.Total(); got.Inbound.Bytes != 400 || got.Outbound.Bytes != 400 || got.Connections.Current != 0 {
			t.Errorf("counted %+v", got)
		}
	})
}

func TestEveryByteArrives(t *testing.T) { // D7, GP-06
	p := newPlace(t)
	to := service(t, "127.0.0.1:0", echo)
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	sent := make([]byte, 16<<20)
	_, _ = rand.Read(sent)
	c := dial(t, addr)
	go func() {
		_, _ = c.Write(sent)
		_ = c.CloseWrite()
	}()
	got, err := io.ReadAll(c)
	if err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%d bytes came back, %v", len(got), err)
	}
	eventually(t, "all bytes are counted", func() bool {
		total := p.meter.Total()
		return total.Inbound.Bytes == uint64(len(sent)) && total.Outbound.Bytes == uint64(len(sent))
	})
}

func TestServicePush(t *testing.T) { // GP-08: service push, D6
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		parts := make(chan string)
		to := service(t, local, func(c *net.TCPConn) {
			request, _ := io.ReadAll(c) // until the client is done
			_, _ = c.Write(request)
			for part := range parts {
				_, _ = io.WriteString(c, part)
			}
		})
		s, addr := p.tcp(t, local, relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		write(t, c, "request")
		_ = c.CloseWrite()
		read(t, c, "request")
		for range 10 {
			parts <- "pushed"
			read(t, c, "pushed")
		}
		if s.Live() != 1 {
			t.Errorf("%d connections while the service pushes", s.Live())
		}
		close(parts)
		readEnd(t, c)
		eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
	})
}

func TestClientPush(t *testing.T) { // the other half: the service is done sending
	p := newPlace(t)
	got := make(chan string, 1)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
		_ = c.CloseWrite()
		all, _ := io.ReadAll(c)
		got <- string(all)
	})
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	c := dial(t, addr)
	readEnd(t, c)
	write(t, c, "still sending")
	_ = c.CloseWrite()
	if all := <-got; all != "still sending" {
		t.Errorf("the service got %q", all)
	}
}

func TestTeardownByUser(t *testing.T) { // GP-08: user teardown, and idle teardown where nothing was requested
	for name, request := range map[string]string{"requests": "request", "idle": ""} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			got := make(chan error, 1)
			to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
				_, err := io.ReadAll(c)
				got <- err
			})
			s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
			c := dial(t, addr)
			write(t, c, request)
			_ = c.Close()
			if err := <-got; err != nil {
				t.Errorf("the service got %v instead of an end", err)
			}
			eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
		})
	}
}

func TestTeardownByService(t *testing.T) { // GP-08: VPN connection teardown
	p := newPlace(t)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) { _, _ = io.WriteString(c, "bye") })
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	c := dial(t, addr)
	read(t, c, "bye")
	readEnd(t, c)
	_ = c.Close()
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
}

func TestIdleTimeout(t *testing.T) { // GP-08: idle teardown by the proxy, D11
	p := newPlace(t)
	got := make(chan error, 1)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
		_, err := io.ReadAll(c)
		got <- err
	})
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to, Idle: 2 * time.Second}, guard.Limits{}) // long enough to write first
	c := dial(t, addr)
	write(t, c, "x")
	readEnd(t, c) // an end, and no reset
	if err := <-got; err != nil {
		t.Errorf("the service got %v instead of an end", err)
	}
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
}

func TestReset(t *testing.T) {
	reset := func(c *net.TCPConn) {
		_ = c.SetLinger(0)
		_ = c.Close()
	}
	t.Run("client", func(t *testing.T) {
		p := newPlace(t)
		got := make(chan error, 1)
		to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
			_, _ = io.WriteString(c, "x")
			_, err := io.ReadAll(c)
			got <- err
		})
		s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		read(t, c, "x")
		reset(c)
		if err := <-got; !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("the service got %v", err)
		}
		eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
	})
	t.Run("service", func(t *testing.T) {
		p := newPlace(t)
		to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
			_, _ = io.ReadFull(c, make([]byte, 1))
			_, _ = io.WriteString(c, "last words")
			reset(c)
		})
		_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		write(t, c, "x")
		// What was sent before a reset need not arrive: the kernel of the service may have thrown it away.
		if _, err := io.ReadAll(c); !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("the client got %v", err)
		}
	})
}

// A service that answers before it has read everything, and closes, resets the connection. Its answer still arrives.
func TestAnswerBeforeReset(t *testing.T) {
	p := newPlace(t)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
		_, _ = io.ReadFull(c, make([]byte, 1))
		_, _ = io.WriteString(c, "too large")
		_ = c.CloseWrite()
	})
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "x")
	read(t, c, "too large")
	for {
		if _, err := c.Write(make([]byte, 1<<16)); err != nil {
			break // the service is gone, and this gets through to us
		}
	}
}

func TestUnreachable(t *testing.T) { // A18
	for name, announce := range map[string]relay.Announce{"reset": relay.Silent, "end": relay.ProxyV1} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			ln := listen(t, "127.0.0.1:0")
			to := ln.Addr().(*net.TCPAddr).AddrPort()
			_ = ln.Close()
			s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to, Announce: announce}, guard.Limits{})
			err := knock(addr)
			if announce == relay.Silent != errors.Is(err, syscall.ECONNRESET) {
				t.Errorf("the client got %v", err)
			}
			eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
			if n := p.guard.Refused()[guard.NoDial]; n != 1 {
				t.Errorf("%d refusals counted", n)
			}
		})
	}
}

func TestRefusalDoesNotDial(t *testing.T) {
	p := newPlace(t)
	dialled := make(chan struct{}, 10)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) {
		dialled <- struct{}{}
		echo(c)
	})
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{PerSocket: 1})
	first := dial(t, addr)
	write(t, first, "x")
	read(t, first, "x")
	second := dial(t, addr)
	if _, err := io.ReadAll(second); err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Fatal(err)
	}
	if n := p.guard.Refused()[guard.SocketLimit]; n != 1 {
		t.Errorf("%d refusals counted", n)
	}
	_ = first.Close()
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
	third := dial(t, addr) // the permit came back
	write(t, third, "x")
	read(t, third, "x")
	if len(dialled) != 2 {
		t.Errorf("the service was dialled %d times", len(dialled))
	}
}

func TestBandwidthLimit(t *testing.T) { // GP-13
	p := newPlace(t)
	to := service(t, "127.0.0.1:0", echo)
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{ConnBytes: 4 << 20})
	sent := bytes.Repeat([]byte("x"), 1<<20)
	start := time.Now()
	c := dial(t, addr)
	go func() {
		_, _ = c.Write(sent)
		_ = c.CloseWrite()
	}()
	got, err := io.ReadAll(c)
	if err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("%d bytes came back, %v", len(got), err)
	}
	// Both directions share the limit. What a bucket lets through at first is a tenth of a second's worth at most.
	if took := time.Since(start); took < 400*time.Millisecond {
		t.Errorf("2 MiB at 4 MiB/s took %v", took)
	}
}

// Receivers that take nothing must not take what others need, and get everything when they do.
func TestManySlowReaders(t *testing.T) {
	p := newPlace(t)
	const each = 512 << 10
	sent := make([]byte, each)
	_, _ = rand.Read(sent)
	to := service(t, "127.0.0.1:0", func(c *net.TCPConn) { _, _ = c.Write(sent) })
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	d := net.Dialer{Control: func(_, _ string, raw syscall.RawConn) error {
		return raw.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096) })
	}}
	var slow []net.Conn
	for range 300 {
		c, err := d.DialContext(t.Context(), "tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		slow = append(slow, c)
	}
	quick := dial(t, addr)
	if got, err := io.ReadAll(quick); err != nil || !bytes.Equal(got, sent) {
		t.Fatalf("the quick one got %d bytes, %v", len(got), err)
	}
	for _, c := range slow {
		_ = c.SetDeadline(time.Now().Add(patience))
		if got, err := io.ReadAll(c); err != nil || !bytes.Equal(got, sent) {
			t.Fatalf("a slow one got %d bytes, %v", len(got), err)
		}
	}
}
