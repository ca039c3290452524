package relay_test

import (
	"bytes"
	"fmt"
	"net"
	"net/netip"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

func TestAnswersFromTheRightAddress(t *testing.T) { // D4
	for local, asked := range map[string]string{"0.0.0.0:0": "127.0.0.5", "[::]:0": "127.0.0.6"} {
		p := newPlace(t)
		to := datagramService(t, "127.0.0.1:0", same)
		ln, err := net.ListenUDP(map[bool]string{true: "udp", false: "udp4"}[local[0] == '['],
			net.UDPAddrFromAddrPort(netip.MustParseAddrPort(local)))
		if err != nil {
			t.Fatal(err)
		}
		r := relay.Route{To: to}
		p.complete(t, &r, "udp", guard.Limits{})
		s, err := p.UDP(ln, r)
		if err != nil {
			t.Fatal(err)
		}
		_ = ln.Close()
		port := s.Addr().(*net.UDPAddr).Port
		// A connected socket takes datagrams from the address that it asked, and no other.
		c := dialUDP(t, fmt.Sprintf("%s:%d", asked, port))
		if got := ask(t, c, []byte("x")); string(got) != "x" {
			t.Errorf("got %q", got)
		}
	}
}

// Datagrams that the kernel puts together on one way are the same datagrams on the other.
func TestDatagramsInOne(t *testing.T) {
	p := newPlace(t)
	s, addr := p.udp(t, "127.0.0.1:0", relay.Route{To: datagramService(t, "127.0.0.1:0", same)}, guard.Limits{})
	c := dialUDP(t, addr)
	ask(t, c, []byte("x"))
	const each, count = 100, 40
	raw, err := c.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	_ = raw.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), unix.IPPROTO_UDP, unix.UDP_SEGMENT, each) })
	if err != nil {
		t.Skipf("this kernel does not take datagrams apart: %v", err)
	}
	var sent []byte
	for i := range count {
		sent = append(sent, bytes.Repeat([]byte{byte(i + 1)}, each)...)
	}
	sent = append(sent, "the last is shorter"...)
	if _, err := c.Write(sent); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 1<<16)
	_ = c.SetReadDeadline(time.Now().Add(patience))
	for i := range count + 1 {
		n, err := c.Read(got)
		if err != nil {
			t.Fatalf("datagram %d: %v, %d were dropped", i, err, s.Dropped())
		}
		if want := sent[i*each : min(len(sent), (i+1)*each)]; !bytes.Equal(got[:n], want) {
			t.Fatalf("datagram %d is %d bytes, want %d", i, n, len(want))
		}
	}
}
