//go:build linux

package inbound_test

import (
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound"
)

// spoof sends a datagram each from as many loopback addresses, which takes no rights.
func spoof(t *testing.T, to string, number int) {
	t.Helper()
	c := listenUDP(t, here, "0.0.0.0:0")
	dest := net.UDPAddrFromAddrPort(netip.MustParseAddrPort(to))
	for i := range number {
		from := unix.Inet4Pktinfo{Spec_dst: [4]byte{127, byte(100 + i>>16), byte(i >> 8), byte(i)}}
		if _, _, err := c.WriteMsgUDP([]byte("from nowhere"), unix.PktInfo4(&from), dest); err != nil {
			t.Fatal(err)
		}
		if i%500 == 499 {
			<-time.After(5 * time.Millisecond) // so that they arrive
		}
	}
}

// caller is a client whose session must not change: the service tells it which one it is.
type caller struct{ net.Conn }

func (c caller) ask() (string, error) {
	buf := make([]byte, 100)
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		_, _ = c.Write([]byte("who am I?"))
		_ = c.SetReadDeadline(time.Now().Add(2 * time.Second))
		if n, err := c.Read(buf); err == nil {
			return string(buf[:n]), nil
		}
	}
	return "", fmt.Errorf("no answer to %s", c.LocalAddr())
}

// GP-13: datagrams from tens of thousands of addresses take the sessions of nobody who has been answered, nor the descriptors
// that connections and the management need.
func TestManySources(t *testing.T) {
	number := pick(5000, 50_000)
	service := listenUDP(t, here, "127.0.0.1:0")
	_ = service.SetReadBuffer(4 << 20)
	go func() {
		buf := make([]byte, 1<<16)
		for {
			_, from, err := service.ReadFromUDPAddrPort(buf)
			if err != nil && strings.Contains(err.Error(), "closed") {
				return
			}
			_, _ = service.WriteToUDPAddrPort([]byte(from.String()), from)
		}
	}()
	host := "127.90.0.2"
	by := []string{"sh", "-c", fmt.Sprintf(`ulimit -n %d; exec "$@"`, number/3), "sh"} // so that they do not suffice
	p := gateIn(t, here, by, host, "--allow", host+":1-65535", "--local", "127.0.0.0/8:1-65535")
	addr := p.open(t, "udp", 8000, inbound.Entry{RemoteAddr: service.LocalAddr().String()})
	tcp := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: echo(t)})
	callers := map[caller]string{}
	for range 20 {
		c := caller{the(net.Dial("udp", addr))(t)}
		defer c.Close()
		for range 3 { // the second question proves that the first answer arrived
			callers[c] = the(c.ask())(t)
		}
	}
	before := p.memory(t)
	spoof(t, addr, number)
	for c, was := range callers {
		if is := the(c.ask())(t); is != was {
			t.Errorf("%s was %s and is %s", c.LocalAddr(), was, is)
		}
	}
	for range 20 {
		if err := once("", tcp); err != nil {
			t.Errorf("beside %d sessions: %v", p.connections(t), err)
			break
		}
	}
	t.Logf("%d sources: %d sessions, %d MiB more; %s", number, p.connections(t), (p.memory(t)-before)>>20, busy())
	if n := p.connections(t); n > number/3 {
		t.Errorf("%d sessions have less than as many descriptors", n)
	}
}

// GP-13: nobody is answered more than three times what he sent before he has shown that he hears the answers.
func TestNotAmplified(t *testing.T) {
	p := newGate(t)
	for name, amplify := range map[string]bool{"guarded": false, "as the buyer wants": true} {
		t.Run(name, func(t *testing.T) {
			port := 8000
			if amplify {
				port++
			}
			addr := p.open(t, "udp", port, inbound.Entry{RemoteAddr: echoUDP(t, here, "127.0.0.1:0", 10), Amplify: amplify})
			c := the(net.Dial("udp", addr))(t)
			defer c.Close()
			heard := func(want int) (n int) {
				buf := make([]byte, 2000)
				for n < want {
					_ = c.SetReadDeadline(time.Now().Add(patience))
					got, err := c.Read(buf)
					if err != nil {
						t.Fatalf("%d bytes were heard, of %d: %v", n, want, err)
					}
					n += got
				}
				_ = c.SetReadDeadline(time.Now().Add(300 * time.Millisecond)) // more would have been there by then
				for {
					got, err := c.Read(buf)
					if err != nil {
						return n
					}
					n += got
				}
			}
			the(c.Write(make([]byte, 100)))(t)
			want := 300
			if amplify {
				want = 1000
			}
			if n := heard(want); n != want {
				t.Errorf("of 100 bytes came %d", n)
			}
			the(c.Write(make([]byte, 100)))(t)
			if n := heard(1000); n != 1000 {
				t.Errorf("of 100 bytes more came %d", n)
			}
		})
	}
}
