package relay_test

import (
	"bytes"
	"fmt"
	"net"
	"net/netip"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

// datagramService answers each datagram with what answer makes of it; nil is no answer.
func datagramService(t *testing.T, local string, answer func(p []byte) []byte) netip.AddrPort {
	t.Helper()
	c := listenUDP(t, local)
	_ = c.SetReadBuffer(4 << 20)
	done := make(chan struct{})
	go func() {
		defer close(done)
		p := make([]byte, 1<<16)
		for {
			n, from, err := c.ReadFromUDPAddrPort(p)
			if err != nil {
				return
			}
			if a := answer(p[:n]); a != nil {
				_, _ = c.WriteToUDPAddrPort(a, from)
			}
		}
	}()
	t.Cleanup(func() {
		_ = c.Close()
		<-done
	})
	return c.LocalAddr().(*net.UDPAddr).AddrPort()
}

func same(p []byte) []byte { return p }

func dialUDP(t *testing.T, to string) *net.UDPConn {
	t.Helper()
	c, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(netip.MustParseAddrPort(to)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetReadBuffer(4 << 20)
	return c
}

// ask sends a datagram until it is answered: they may get lost on a machine that is busy.
func ask(t *testing.T, c *net.UDPConn, what []byte) []byte {
	t.Helper()
	p := make([]byte, 1<<16)
	for range 30 {
		if _, err := c.Write(what); err != nil {
			t.Fatal(err)
		}
		_ = c.SetReadDeadline(time.Now().Add(patience / 10))
		if n, err := c.Read(p); err == nil {
			return p[:n]
		}
	}
	t.Fatalf("%d bytes were not answered", len(what))
	return nil
}

func TestEmptyDatagram(t *testing.T) { // D3
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		_, addr := p.udp(t, local, relay.Route{To: datagramService(t, local, same)}, guard.Limits{})
		c := dialUDP(t, addr)
		for range 3 {
			if got := ask(t, c, nil); len(got) != 0 {
				t.Fatalf("an empty datagram came back as %q", got)
			}
			if got := ask(t, c, []byte("after")); string(got) != "after" {
				t.Fatalf("got %q", got)
			}
		}
	})
}

func TestEachClientHasItsAnswers(t *testing.T) { // D4, GP-01
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		s, addr := p.udp(t, local, relay.Route{To: datagramService(t, local, same)}, guard.Limits{})
		clients := make([]*net.UDPConn, 1000)
		for i := range clients {
			clients[i] = dialUDP(t, addr)
			if _, err := clients[i].Write(fmt.Appendf(nil, "client %d", i)); err != nil {
				t.Fatal(err)
			}
		}
		for i, c := range clients {
			want := fmt.Sprintf("client %d", i)
			if got := string(ask(t, c, []byte(want))); got != want {
				t.Fatalf("%q got %q", want, got)
			}
		}
		if s.Live() != len(clients) {
			t.Errorf("%d sessions of %d clients", s.Live(), len(clients))
		}
	})
}

func TestDatagramsOfAllSizes(t *testing.T) { // D8
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		_, addr := p.udp(t, local, relay.Route{To: datagramService(t, local, same)}, guard.Limits{})
		c := dialUDP(t, addr)
		for _, size := range []int{1, 2, 512, 1232, 1233, 1472, 1473, 2048, 2049, 4096, 9000, 32768, 65506, 65507} {
			sent := bytes.Repeat([]byte{byte(size)}, size)
			sent[0], sent[size-1] = 1, 2
			if got := ask(t, c, sent); !bytes.Equal(got, sent) {
				t.Fatalf("%d bytes came back as %d", size, len(got))
			}
		}
	})
}

func TestSessionEndsWhenIdle(t *testing.T) { // A16
	p := newPlace(t)
	s, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: datagramService(t, "127.0.0.1:0", same), Idle: 30 * time.Millisecond}, guard.Limits{})
	c := dialUDP(t, addr)
	ask(t, c, []byte("x"))
	eventually(t, "the session has ended", func() bool { return s.Live() == 0 })
	ask(t, c, []byte("a new one"))
}

func TestSessionEndsWithoutService(t *testing.T) { // A16: port unreachable
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		c := listenUDP(t, local)
		to := c.LocalAddr().(*net.UDPAddr).AddrPort()
		_ = c.Close()
		s, addr := p.udp(t, local, relay.Route{To: to, Idle: time.Hour}, guard.Limits{})
		if _, err := dialUDP(t, addr).Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the session has ended", func() bool { return s.Live() == 0 && p.meter.Total().Connections.Total == 1 })
	})
}

func TestAmplification(t *testing.T) {
	many := func(p []byte) []byte { return bytes.Repeat(p, 4) }
	for name, amplify := range map[string]bool{"guarded": false, "allowed": true} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			answered := make(chan struct{}, 100)
			to := datagramService(t, "127.0.0.1:0", func(p []byte) []byte {
				defer func() { answered <- struct{}{} }()
				if string(p) == "little" {
					return p
				}
				return many(p)
			})
			s, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: to, Amplify: amplify}, guard.Limits{})
			c := dialUDP(t, addr)
			if amplify {
				if got := ask(t, c, []byte("much")); len(got) != 16 {
					t.Errorf("got %q", got)
				}
				return
			}
			if _, err := c.Write([]byte("much")); err != nil {
				t.Fatal(err)
			}
			<-answered
			eventually(t, "the answer is dropped", func() bool { return s.Dropped() == 1 })
			if got := p.meter.Total().Outbound.Bytes; got != 0 {
				t.Errorf("%d bytes went out", got)
			}
			ask(t, c, []byte("little"))
			// Whoever had an answer and goes on is there.
			if got := ask(t, c, []byte("much")); len(got) != 16 {
				t.Errorf("got %q", got)
			}
		})
	}
}

// A flood from many made-up sources leaves alone those who are really there.
func TestFloodOfSources(t *testing.T) { // GP-13
	p := newPlace(t)
	s, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: datagramService(t, "127.0.0.1:0", same), Sessions: 200}, guard.Limits{})
	real := dialUDP(t, addr)
	ask(t, real, []byte("one"))
	ask(t, real, []byte("two"))
	to := net.UDPAddrFromAddrPort(netip.MustParseAddrPort(addr))
	for i := range 3000 {
		from := &net.UDPAddr{IP: net.IPv4(127, byte(i>>8), byte(i), 9)}
		c, err := net.DialUDP("udp4", from, to)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Write([]byte("flood"))
		_ = c.Close()
	}
	eventually(t, "the flood has arrived", func() bool { return p.meter.Total().Connections.Total > 300 })
	if live := s.Live(); live > 200 {
		t.Errorf("%d sessions", live)
	}
	before := p.meter.Total().Connections.Total
	ask(t, real, []byte("three"))
	for _, c := range p.meter.Connections() {
		if c.Peer == real.LocalAddr().(*net.UDPAddr).AddrPort() {
			return
		}
	}
	t.Errorf("the real session is gone, %d were begun", before)
}

func TestAnnouncementUDP(t *testing.T) {
	p := newPlace(t)
	_, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: datagramService(t, "127.0.0.1:0", same), Announce: relay.ProxyV2, Amplify: true}, guard.Limits{})
	c := dialUDP(t, addr)
	me, gate := c.LocalAddr().(*net.UDPAddr), c.RemoteAddr().(*net.UDPAddr)
	want := v2(0x21, 0x12, string(ports(string(me.IP.To4())+string(gate.IP.To4()), me.Port, gate.Port))) + "first"
	if got := string(ask(t, c, []byte("first"))); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := string(ask(t, c, []byte("second"))); got != "second" {
		t.Errorf("got %q", got)
	}
}
