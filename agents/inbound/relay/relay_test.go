package relay_test

import (
	"io"
	"net"
	"net/netip"
	"os"
	"runtime"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
)

// patience is how long a test waits for what must happen. It is only used up when the test fails.
const patience = 30 * time.Second

// families are the addresses that tests run on.
var families = map[string]string{"IPv4": "127.0.0.1:0", "IPv6": "[::1]:0"}

func eachFamily(t *testing.T, test func(t *testing.T, local string)) {
	for name, local := range families {
		t.Run(name, func(t *testing.T) { test(t, local) })
	}
}

// place is an engine with what its sockets need.
type place struct {
	*relay.Engine
	guard *guard.Guard
	meter *meter.Meter
}

// newPlace also looks that all descriptors are closed in the end.
func newPlace(t *testing.T) *place {
	t.Helper()
	return placeWith(t, guard.Config{})
}

func placeWith(t *testing.T, cfg guard.Config) *place {
	t.Helper()
	before := descriptors(t)
	e, err := relay.New(relay.Config{Loops: 2})
	if err != nil {
		t.Fatal(err)
	}
	p := &place{Engine: e, guard: guard.New(cfg), meter: meter.New(nil)}
	t.Cleanup(func() {
		e.Close()
		eventually(t, "all descriptors are closed", func() bool { return descriptors(t) <= before })
	})
	return p
}

func descriptors(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	names, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(names)
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(patience); !is(); <-tick.C {
		if time.Now().After(end) {
			t.Fatalf("it did not come about that %s", what)
		}
	}
}

// tcp opens a gateway to a service, and returns it with its address.
func (p *place) tcp(t *testing.T, local string, r relay.Route, limits guard.Limits) (*relay.Socket, string) {
	t.Helper()
	ln := listen(t, local)
	p.complete(t, &r, "tcp/"+ln.Addr().String(), limits)
	s, err := p.TCP(ln, r)
	if err != nil {
		t.Fatal(err)
	}
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
	return s, s.Addr().String()
}

func (p *place) udp(t *testing.T, local string, r relay.Route, limits guard.Limits) (*relay.Socket, string) {
	t.Helper()
	c := listenUDP(t, local)
	p.complete(t, &r, "udp/"+c.LocalAddr().String(), limits)
	s, err := p.UDP(c, r)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return s, s.Addr().String()
}

func (p *place) complete(t *testing.T, r *relay.Route, name string, limits guard.Limits) {
	t.Helper()
	if r.Guard == nil {
		r.Guard = p.guard.Socket("activity", limits, nil)
		t.Cleanup(r.Guard.Close)
	}
	if r.Meter == nil {
		r.Meter = p.meter.Socket(meter.Labels{Socket: name, Activity: "activity"})
		t.Cleanup(r.Meter.Close)
	}
}

func listen(t *testing.T, local string) *net.TCPListener {
	t.Helper()
	ln, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.MustParseAddrPort(local)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ln.Close() })
	return ln
}

func listenUDP(t *testing.T, local string) *net.UDPConn {
	t.Helper()
	c, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.MustParseAddrPort(local)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// service accepts connections and hands each to serve, in a goroutine that has ended when the test has.
func service(t *testing.T, local string, serve func(c *net.TCPConn)) netip.AddrPort {
	t.Helper()
	ln := listen(t, local)
	done := make(chan struct{})
	open := make(chan struct{}, 1<<16)
	go func() {
		defer close(done)
		for {
			c, err := ln.AcceptTCP()
			if err != nil {
				return
			}
			open <- struct{}{}
			go func() {
				defer func() { <-open }()
				defer c.Close()
				serve(c)
			}()
		}
	}()
	t.Cleanup(func() {
		_ = ln.Close()
		<-done
		eventually(t, "the service has ended", func() bool { return len(open) == 0 })
	})
	return ln.Addr().(*net.TCPAddr).AddrPort()
}

func echo(c *net.TCPConn) {
	pass(c, c)
	_ = c.CloseWrite()
}

// pass copies without the pipes that the standard library would take and keep: descriptors are counted here.
func pass(to io.Writer, from io.Reader) {
	_, _ = io.Copy(struct{ io.Writer }{to}, struct{ io.Reader }{from})
}

func dial(t *testing.T, to string) *net.TCPConn {
	t.Helper()
	c, err := net.DialTimeout("tcp", to, patience)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(2 * patience))
	return c.(*net.TCPConn)
}

func write(t *testing.T, c io.Writer, s string) {
	t.Helper()
	if _, err := io.WriteString(c, s); err != nil {
		t.Fatal(err)
	}
}

// read wants exactly these bytes.
func read(t *testing.T, c io.Reader, want string) {
	t.Helper()
	got := make([]byte, len(want))
	if n, err := io.ReadFull(c, got); err != nil || string(got) != want {
		t.Fatalf("read %q, %v; want %q", got[:n], err, want)
	}
}

// readEnd wants the other side's end and nothing before it.
func readEnd(t *testing.T, c io.Reader) {
	t.Helper()
	rest, err := io.ReadAll(c)
	if err != nil || len(rest) > 0 {
		t.Fatalf("read %d bytes and %v; want the end", len(rest), err)
	}
}

// knock connects and reads until the other side ends or resets the connection, which may be while it is made.
func knock(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	_, err = io.ReadAll(c)
	return err
}
