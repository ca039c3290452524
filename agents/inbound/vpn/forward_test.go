package vpn_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// forwarding runs a forwarding for as long as the test.
func forwarding(t testing.TB, run func(context.Context, vpn.Forwarding) error, f vpn.Forwarding) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, f) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error("forward:", err)
		}
	})
}

// A service of the kernel is reached from another member, and a half-close reaches it and comes back. // GP-01, GP-08, GP-15
func TestForwardTCP(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		var service errgroup.Group
		defer func() { _ = service.Wait() }()
		defer l.Close()
		service.Go(func() error { // answers when it has all
			for {
				c, err := l.Accept()
				if err != nil {
					return nil //nolint:nilerr // closed
				}
				service.Go(func() error {
					defer c.Close()
					all, err := io.ReadAll(c)
					_, werr := c.Write(all)
					return errors.Join(err, werr)
				})
			}
		})
		forwarding(t, far.ForwardTCP, vpn.Forwarding{Port: 80, To: l.Addr().String()})
		for _, size := range []int{0, 1, 5 << 20} {
			c := dialed(t, near, far, 80)
			want := bytes.Repeat([]byte("what?"), size/5+1)[:size]
			if _, err := c.Write(want); err != nil {
				t.Fatal(err)
			}
			if err := c.CloseWrite(); err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(c)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d bytes of %d, %v", len(got), size, err)
			}
		}
		l.Close()
		c := dialed(t, near, far, 80)
		if _, err := c.Read(make([]byte, 1)); !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("nobody serves: %v", err)
		}
	})
}

// dialed connects to a port, once somebody listens there.
func dialed(t testing.TB, near, far *vpn.Network, p uint16) conn {
	t.Helper()
	for {
		s, err := near.DialTCP(port(far, p))
		if err != nil {
			t.Fatal(err)
		}
		w := newWaiting(s.Notify)
		<-w.bell
		if _, err := s.Read(make([]byte, 1)); errors.Is(err, syscall.ECONNREFUSED) {
			s.Close(true)
			continue
		}
		t.Cleanup(func() { s.Close(true) })
		return newConn(s)
	}
}

// Datagrams reach a service of the kernel, each client's answers its own socket, and an empty one ends nothing. // GP-01, D3, D4
func TestForwardUDP(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		c, err := net.ListenPacket("udp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		var service errgroup.Group
		defer func() { _ = service.Wait() }()
		defer c.Close()
		service.Go(func() error { // an echo
			buf := make([]byte, 1<<16)
			for {
				n, from, err := c.ReadFrom(buf)
				if err != nil {
					return nil //nolint:nilerr // closed
				}
				if _, err := c.WriteTo(buf[:n], from); err != nil {
					return err
				}
			}
		})
		forwarding(t, far.ForwardUDP, vpn.Forwarding{Port: 53, To: c.LocalAddr().String()})
		for i := range 3 {
			w := answered(t, near, far)
			for _, size := range []int{1, 0, 1400, 9000, 65507} {
				want := bytes.Repeat([]byte{byte(i), 7}, size)[:size]
				buf := make([]byte, 1<<16)
				if n, err := w.raw.Write(want); n != size || err != nil {
					t.Fatalf("%d bytes: wrote %d, %v", size, n, err)
				}
				if n, err := w.Read(buf); err != nil || !bytes.Equal(buf[:n], want) {
					t.Fatalf("%d bytes of %d, %v", n, size, err)
				}
			}
		}
	})
}

// answered returns a socket that was answered by the echo behind port 53. Before somebody listens there, a datagram is refused
// or, as only so many refusals are sent in a second, lost.
func answered(t testing.TB, near, far *vpn.Network) conn {
	t.Helper()
	for {
		d, err := near.DialUDP(port(far, 53))
		if err != nil {
			t.Fatal(err)
		}
		bell := newWaiting(d.Notify)
		if _, err := d.Write([]byte("there?")); err != nil {
			t.Fatal(err)
		}
		for silent := time.After(time.Second); ; {
			n, err := d.Read(make([]byte, 10))
			if n == 6 && err == nil {
				t.Cleanup(d.Close)
				return wrap(d, d.Notify)
			}
			if errors.Is(err, relay.ErrAgain) {
				select {
				case <-bell.bell:
					continue
				case <-silent:
				}
			}
			break
		}
		d.Close()
	}
}

// A port that cannot be had is an error at once, and a network that ends ends what is forwarded.
func TestForwardEnds(t *testing.T) {
	near, far := links["memory"](t, "10.9.0.1", "10.9.0.2")
	_ = near
	l, err := far.ListenTCP(port(far, 80))
	if err != nil {
		t.Fatal(err)
	}
	if err := far.ForwardTCP(t.Context(), vpn.Forwarding{Port: 80, To: "127.0.0.1:1"}); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("the port is taken: %v", err)
	}
	l.Close()
	ended := make(chan error, 1)
	go func() { ended <- far.ForwardTCP(t.Context(), vpn.Forwarding{Port: 80, To: "127.0.0.1:1"}) }()
	c := dialed(t, near, far, 80)
	_, _ = c.Read(make([]byte, 1))
	far.Close()
	if err := <-ended; err == nil {
		t.Error("it goes on without its network")
	}
}
