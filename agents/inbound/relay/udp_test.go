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
