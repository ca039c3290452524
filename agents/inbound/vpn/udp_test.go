package vpn_test

import (
	"bytes"
	"errors"
	"net/netip"
	"syscall"
	"testing"

	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// session waits for a UDP session.
func session(t testing.TB, s *vpn.Sessions, w waiting) (d relay.Datagrams, from netip.AddrPort) {
	t.Helper()
	if err := w.until(func() (err error) { d, from, err = s.Accept(); return err }); err != nil {
		t.Fatal("accept:", err)
	}
	return d, from
}

// Datagrams come as they were sent, the empty one and the largest as well, which is larger than any packet. // GP-07
func TestDatagrams(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		l, err := far.ListenUDP(port(far, 53))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		d, err := near.DialUDP(port(far, 53))
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		a := wrap(d, d.Notify)
		var b conn
		buf := make([]byte, 1<<16)
		for i, size := range []int{0, 1, 1392, 1393, 2048, 2049, 8892, 9000, 65507} {
			want := bytes.Repeat([]byte{byte(size), byte(i + 1)}, size)[:size]
			send := func(c conn) {
				if n, err := c.raw.Write(want); n != size || err != nil {
					t.Fatalf("%d bytes: wrote %d, %v", size, n, err)
				}
			}
			receive := func(c conn) {
				n, err := c.Read(buf)
				if err != nil || !bytes.Equal(buf[:n], want) {
					t.Fatalf("%d bytes: %d came, %v", size, n, err)
				}
			}
			send(a)
			if i == 0 {
				s, from := session(t, l, newWaiting(l.Notify))
				defer s.Close()
				if from.Addr() != near.Address().Addr() {
					t.Errorf("the session is from %s", from)
				}
				b = wrap(s, s.Notify)
			}
			receive(b)
			send(b)
			receive(a)
		}
	})
}

// Each client has a session of its own, and gets no other's answers.
func TestSessions(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		l, err := far.ListenUDP(port(far, 53))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		w := newWaiting(l.Notify)
		var clients [100]conn
		for i := range clients {
			d, err := near.DialUDP(port(far, 53))
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			clients[i] = wrap(d, d.Notify)
			if _, err := clients[i].Write([]byte{byte(i)}); err != nil {
				t.Fatal(err)
			}
		}
		for range clients {
			s, _ := session(t, l, w)
			defer s.Close()
			c := wrap(s, s.Notify)
			buf := make([]byte, 10)
			n, err := c.Read(buf)
			if n != 1 || err != nil {
				t.Fatalf("%d bytes, %v", n, err)
			}
			if _, err := c.Write(append(buf[:1], 'x')); err != nil {
				t.Fatal(err)
			}
		}
		for i, c := range clients {
			buf := make([]byte, 10)
			if n, err := c.Read(buf); err != nil || !bytes.Equal(buf[:n], []byte{byte(i), 'x'}) {
				t.Errorf("client %d: %v, %v", i, buf[:n], err)
			}
		}
	})
}

// A port that nobody listens on is told by an error, as the kernel does.
func TestUnreachablePort(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		d, err := near.DialUDP(port(far, 54))
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		c := wrap(d, d.Notify)
		if _, err := d.Write([]byte("anybody?")); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Read(make([]byte, 10)); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("read: %v", err)
		}
	})
}

func TestListeningTwice(t *testing.T) {
	near, far := links["memory"](t, "10.9.0.1", "10.9.0.2")
	udp, err := far.ListenUDP(port(far, 53))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := far.ListenUDP(port(far, 53)); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("UDP: %v", err)
	}
	tcp, err := far.ListenTCP(port(far, 53))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := far.ListenTCP(port(far, 53)); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("TCP: %v", err)
	}
	udp.Close()
	tcp.Close()
	if _, _, err := udp.Accept(); !errors.Is(err, vpn.ErrClosed) {
		t.Errorf("accept: %v", err)
	}
	if again, err := far.ListenUDP(port(far, 53)); err != nil {
		t.Errorf("UDP: %v", err)
	} else {
		again.Close()
	}
	if again, err := far.ListenTCP(port(far, 53)); err != nil {
		t.Errorf("TCP: %v", err)
	} else {
		again.Close()
	}
	if _, err := far.ListenTCP(port(near, 53)); err == nil {
		t.Error("listening on another's address")
	}
	near.Close()
	if _, err := near.DialTCP(port(far, 53)); !errors.Is(err, vpn.ErrClosed) {
		t.Errorf("dial: %v", err)
	}
}
