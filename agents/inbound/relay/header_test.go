package relay_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"syscall"
	"testing"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

var trusted = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

const signature = "\r\n\r\n\x00\r\nQUIT\n"

func v2(command, family byte, body string) string {
	return signature + string([]byte{command, family}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(body)))) + body
}

const (
	four = "\x01\x02\x03\x04\x05\x06\x07\x08\x10\x00\x20\x00" // 1.2.3.4:4096 to 5.6.7.8:8192
	six  = "\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01" +
		"\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x10\x00\x20\x00"
)

func TestAnnouncement(t *testing.T) {
	eachFamily(t, func(t *testing.T, local string) {
		for _, version := range []relay.Announce{relay.ProxyV1, relay.ProxyV2} {
			p := newPlace(t)
			_, addr := p.tcp(t, local, relay.Route{To: service(t, local, echo), Announce: version}, guard.Limits{})
			c := dial(t, addr)
			me, gate := c.LocalAddr().(*net.TCPAddr), c.RemoteAddr().(*net.TCPAddr)
			write(t, c, "payload")
			switch {
			case version == relay.ProxyV1:
				family := "TCP4"
				if me.IP.To4() == nil {
					family = "TCP6"
				}
				read(t, c, fmt.Sprintf("PROXY %s %s %s %d %d\r\n", family, me.IP, gate.IP, me.Port, gate.Port))
			case me.IP.To4() != nil:
				body := string(me.IP.To4()) + string(gate.IP.To4())
				read(t, c, v2(0x21, 0x11, string(ports(body, me.Port, gate.Port))))
			default:
				body := string(me.IP.To16()) + string(gate.IP.To16())
				read(t, c, v2(0x21, 0x21, string(ports(body, me.Port, gate.Port))))
			}
			read(t, c, "payload")
			// What we add ourselves is not payload. Bytes are counted when they are written, and may be read before.
			eventually(t, "the payload is counted", func() bool { return p.meter.Total().Inbound.Bytes > 0 })
			if got := p.meter.Total().Inbound.Bytes; got != uint64(len("payload")) {
				t.Errorf("%d bytes counted", got)
			}
			_ = c.Close()
		}
	})
}

func ports(body string, from, to int) []byte {
	return binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte(body), uint16(from)), uint16(to))
}

// A header that comes from a trusted source is passed on in the version that the service speaks.
func TestHeaders(t *testing.T) {
	for name, in := range map[string]struct{ header, want string }{
		"version 1":          {"PROXY TCP4 1.2.3.4 5.6.7.8 4096 8192\r\n", "PROXY TCP4 1.2.3.4 5.6.7.8 4096 8192\r\n"},
		"version 1, IPv6":    {"PROXY TCP6 2001:db8::1 2001:db8::2 4096 8192\r\n", "PROXY TCP6 2001:db8::1 2001:db8::2 4096 8192\r\n"},
		"version 2":          {v2(0x21, 0x11, four), "PROXY TCP4 1.2.3.4 5.6.7.8 4096 8192\r\n"},
		"version 2, IPv6":    {v2(0x21, 0x21, six), "PROXY TCP6 2001:db8::1 2001:db8::2 4096 8192\r\n"},
		"with more in it":    {v2(0x21, 0x11, four+strings.Repeat("x", 500)), "PROXY TCP4 1.2.3.4 5.6.7.8 4096 8192\r\n"},
		"unknown":            {"PROXY UNKNOWN what ever\r\n", "PROXY TCP4 127.0.0.1 127.0.0.1 "},
		"of the proxy":       {v2(0x20, 0x00, ""), "PROXY TCP4 127.0.0.1 127.0.0.1 "},
		"of a unix socket":   {v2(0x21, 0x31, strings.Repeat("u", 216)), "PROXY TCP4 127.0.0.1 127.0.0.1 "},
		"signature only":     {signature, ""},
		"nonsense":           {"GET / HTTP/1.1\r\n", ""},
		"too long":           {v2(0x21, 0x11, four+strings.Repeat("x", 509)), ""},
		"too short":          {v2(0x21, 0x11, four[:11]), ""},
		"another version":    {v2(0x31, 0x11, four), ""},
		"an endless line":    {"PROXY " + strings.Repeat("x", 200), ""},
		"families mixed":     {"PROXY TCP4 2001:db8::1 5.6.7.8 4096 8192\r\n", ""},
		"a port too large":   {"PROXY TCP4 1.2.3.4 5.6.7.8 4096 65536\r\n", ""},
		"a port with zeroes": {"PROXY TCP4 1.2.3.4 5.6.7.8 04096 8192\r\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			to := service(t, "127.0.0.1:0", echo)
			s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to, Trusted: trusted, Announce: relay.ProxyV1}, guard.Limits{})
			c := dial(t, addr)
			for i := range in.header { // in pieces
				if _, err := c.Write([]byte(in.header[i : i+1])); err != nil {
					break
				}
			}
			if in.want == "" {
				_ = c.CloseWrite()
				if _, err := io.ReadAll(c); err != nil && !errors.Is(err, syscall.ECONNRESET) {
					t.Fatal(err)
				}
				eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
				if n := p.guard.Refused()[guard.BadHeader]; n != 1 {
					t.Errorf("%d refusals counted", n)
				}
				return
			}
			write(t, c, "payload")
			_ = c.CloseWrite()
			got, err := io.ReadAll(c)
			if err != nil || !strings.HasPrefix(string(got), in.want) || !strings.HasSuffix(string(got), "\r\npayload") {
				t.Errorf("%q, %v, want %q", got, err, in.want)
			}
		})
	}
}

// Whoever is not trusted may write what he likes: it is payload.
func TestHeaderOfStranger(t *testing.T) {
	p := newPlace(t)
	_, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: service(t, "127.0.0.1:0", echo), Trusted: trusted[1:]}, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n")
	read(t, c, "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n")
}

// The guard is asked for whom the header names.
func TestHeaderIsJudged(t *testing.T) {
	p := newPlace(t)
	list := guard.NewList(nil, []netip.Prefix{netip.MustParsePrefix("1.2.3.0/24")})
	r := relay.Route{To: service(t, "127.0.0.1:0", echo), Trusted: trusted, Guard: p.guard.Socket("", guard.Limits{}, list)}
	_, addr := p.tcp(t, "127.0.0.1:0", r, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n")
	readEnd(t, c)
	c = dial(t, addr)
	write(t, c, "PROXY TCP4 1.2.4.4 5.6.7.8 1 2\r\nx")
	read(t, c, "x")
}
