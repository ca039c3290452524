//go:build linux

package inbound_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/netip"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// whoIs takes a PROXY header of the second version off, by the book (section 2.2), and returns who it says connects.
func whoIs(p []byte) (from netip.AddrPort, rest []byte, err error) {
	if len(p) < 16 || !bytes.Equal(p[:12], []byte("\r\n\r\n\x00\r\nQUIT\n")) || p[12] != 0x21 {
		return from, p, fmt.Errorf("%q begins with no header", p)
	}
	size := 16 + int(binary.BigEndian.Uint16(p[14:]))
	if len(p) < size {
		return from, p, fmt.Errorf("%q is short", p)
	}
	switch family, a := p[13]>>4, p[16:]; family {
	case 1:
		from = netip.AddrPortFrom(netip.AddrFrom4([4]byte(a)), binary.BigEndian.Uint16(a[8:]))
	case 2:
		from = netip.AddrPortFrom(netip.AddrFrom16([16]byte(a)), binary.BigEndian.Uint16(a[32:]))
	default:
		return from, p, fmt.Errorf("family %d", family)
	}
	return from, p[size:], nil
}

// GP-08, GP-13: a service learns who connects; a header is believed if it comes from where one may come from, and is payload
// from everywhere else.
func TestWhoConnects(t *testing.T) {
	p := newGate(t)
	service := serve(t, here, "127.0.0.1:0", func(c net.Conn) {
		all, _ := io.ReadAll(c)
		_, _ = c.Write(all)
	})
	header := "PROXY TCP4 192.0.2.9 192.0.2.1 1234 80\r\n"
	for version, port := range map[string]int{"v1": 8001, "v2": 8002} {
		addr := p.open(t, "tcp", port, inbound.Entry{RemoteAddr: service, ProxyProtocol: version, Trusted: []netip.Prefix{netip.MustParsePrefix("127.0.0.5/32")}})
		for _, from := range []string{"127.0.0.5", "127.0.0.6"} {
			c := the(dial(from, addr))(t)
			the(io.WriteString(c, header+"hello"))(t)
			must(t, c.(*net.TCPConn).CloseWrite())
			got := the(io.ReadAll(c))(t)
			own := c.LocalAddr().String()
			must(t, c.Close())
			who, rest := netip.MustParseAddrPort(own), header+"hello"
			if from == "127.0.0.5" {
				who, rest = netip.MustParseAddrPort("192.0.2.9:1234"), "hello"
			}
			if version == "v1" {
				begin := fmt.Sprintf("PROXY TCP4 %s ", who.Addr())
				if !bytes.HasPrefix(got, []byte(begin)) || !bytes.Contains(got, fmt.Appendf(nil, " %d ", who.Port())) || !bytes.HasSuffix(got, []byte("\r\n"+rest)) {
					t.Errorf("from %s the service heard %q", from, got)
				}
				continue
			}
			if is, said, err := whoIs(got); err != nil || is != who || string(said) != rest {
				t.Errorf("from %s the service heard %s %q, %v; want %s %q", from, is, said, err, who, rest)
			}
		}
		c := the(dial("127.0.0.5", addr))(t)
		the(io.WriteString(c, "GET / HTTP/1.1\r\n\r\n"))(t)
		if got, _ := io.ReadAll(c); len(got) > 0 { // it may be a reset
			t.Errorf("without a header it was heard: %q", got)
		}
		must(t, c.Close())
	}
	if m := the(p.Metrics(t.Context()))(t); m.Refused[guard.BadHeader] != 2 {
		t.Errorf("refused: %v", m.Refused)
	}
}

// The first datagram of a session says who sends, and no other one.
func TestWhoSends(t *testing.T) {
	p := newGate(t)
	addr := p.open(t, "udp", 8000, inbound.Entry{RemoteAddr: echoUDP(t, here, "127.0.0.1:0", 1), ProxyProtocol: "v2", Amplify: true})
	c := the(net.Dial("udp", addr))(t)
	defer c.Close()
	must(t, c.SetDeadline(time.Now().Add(patience)))
	buf := make([]byte, 2000)
	for i, word := range []string{"one", "two"} {
		the(io.WriteString(c, word))(t)
		got := buf[:the(c.Read(buf))(t)]
		if i == 0 {
			who, rest, err := whoIs(got)
			if err != nil || who.String() != c.LocalAddr().String() {
				t.Errorf("the header says %s, %v", who, err)
			}
			got = rest
		}
		if string(got) != word {
			t.Errorf("the service heard %q", got)
		}
	}
}
