package inbound_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

func contextOf(t *testing.T) (context.Context, context.CancelFunc) {
	t.Helper()
	return context.WithCancel(context.Background())
}

// GP-01, GP-04: a gateway socket forwards, and answers come back.
func TestGateway(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	e := inbound.Entry{RequestorID: "ann", ActivityID: "act", RemoteID: "bob", RemoteAddr: echo(t, "service")}
	must(t, w.OpenGateway(a, e, false))
	if got := says(t, a); got != "service" {
		t.Errorf("got %q", got)
	}
	if got, err := w.Gateway(a); err != nil || got.RequestorID != "ann" || got.RemoteAddr != e.RemoteAddr {
		t.Errorf("the entry is %+v, %v", got, err)
	}
	// UDP has the port of the same address for itself (A8).
	u := address(t, "udp", a.String())
	must(t, w.OpenGateway(u, to(echoUDP(t)), false))
	c, err := net.Dial("udp", u.String())
	must(t, err)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	for _, text := range []string{"", "hello"} { // an empty datagram harms nobody
		if _, err := c.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	buf := make([]byte, 64)
	for got := ""; got != "hello"; {
		n, err := c.Read(buf)
		must(t, err)
		got = string(buf[:n])
	}
	all := w.Gateways()
	if len(all) != 1 || len(all[a.String()]) != 2 || all[a.String()][0].Protocol != inbound.TCP {
		t.Errorf("the list is %v", all)
	}
	if st := w.Status(); st.Status != inbound.StatusOK || st.GatewaySockets != 2 || st.ActivitiesServed != 1 {
		t.Errorf("the status is %+v", st)
	}
	_, err = w.Gateway(free(t, inbound.TCP))
	want(t, err, inbound.NotFound)
}

// D1: a second POST that fails changes nothing.
func TestDuplicateChangesNothing(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	must(t, w.OpenGateway(a, to(echo(t, "first")), false))
	c := dial(t, a)
	if line, _ := c.ReadString('\n'); line != "first\n" {
		t.Fatal(line)
	}
	want(t, w.OpenGateway(a, to(echo(t, "second")), false), inbound.GatewayExists)
	_, err := w.OpenLegacy(a, echo(t, "third"))
	want(t, err, inbound.GatewayExists)
	if got := says(t, a); got != "first" {
		t.Errorf("new connections reach %q", got)
	}
	if _, err := io.WriteString(c, "still\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := c.ReadString('\n'); line != "still\n" {
		t.Errorf("the old connection says %q, %v", line, err)
	}
}

// D1 for an address that another program has: the POST fails, and there is nothing afterwards.
func TestAddressInUse(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	other, err := net.Listen("tcp", a.String())
	must(t, err)
	want(t, w.OpenGateway(a, to(echo(t, "x")), false), inbound.InUse)
	_, err = w.Gateway(a)
	want(t, err, inbound.NotFound)
	must(t, other.Close())
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
}

// D2: what is deleted is gone at once, and can be had again at once.
func TestDeleteGateway(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	for i := range 20 {
		name := fmt.Sprint("service ", i)
		must(t, w.OpenGateway(a, to(echo(t, name)), false))
		c := dial(t, a)
		if line, _ := c.ReadString('\n'); line != name+"\n" {
			t.Fatalf("round %d says %q", i, line)
		}
		must(t, w.CloseGateway(a, 0))
		if !refused(a) {
			t.Fatal("the port takes connections still")
		}
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Errorf("the connection did not end in good order: %v", err)
		}
	}
	want(t, w.CloseGateway(a, 0), inbound.NotFound)
	want(t, w.CloseGateway(a, -1), inbound.BadRequest)
	want(t, w.CloseGateway(a, time.Hour), inbound.BadRequest)
}

// A11: with a drain, open connections go on for its time; A12: probes do not come back.
func TestDrainOfGateway(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "1")))
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	c := dial(t, a)
	_, err := c.ReadString('\n')
	must(t, err)
	must(t, w.CloseGateway(a, time.Minute))
	if !refused(a) {
		t.Error("there is something at the port still")
	}
	must(t, w.OpenGateway(a, to(echo(t, "next")), false)) // while the old connection is there
	if _, err := io.WriteString(c, "on\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := c.ReadString('\n'); line != "on\n" {
		t.Errorf("got %q, %v", line, err)
	}
	if got := says(t, a); got != "next" {
		t.Errorf("got %q", got)
	}
	must(t, c.Close())
}

// A9: while a probe becomes a gateway, nobody who connects is refused.
func TestNobodyIsRefusedMeanwhile(t *testing.T) {
	w := open(t, nil)
	service := echo(t, "service")
	for range 5 {
		a := free(t, inbound.TCP)
		must(t, second(w.PutProbe(a, "ann", "1")))
		var stop atomic.Bool
		var tried, refusals atomic.Int64
		var knocking sync.WaitGroup
		for range 8 {
			knocking.Go(func() {
				for !stop.Load() {
					c, err := net.DialTimeout("tcp", a.String(), patience)
					tried.Add(1)
					if err != nil {
						refusals.Add(1)
						continue
					}
					_ = c.(*net.TCPConn).SetLinger(0) // or the ports run out
					_ = c.Close()
				}
			})
		}
		eventually(t, "some have knocked", func() bool { return tried.Load() > 100 })
		must(t, w.OpenGateway(a, to(service), false))
		after := tried.Load()
		eventually(t, "more have knocked", func() bool { return tried.Load() > after+100 })
		stop.Store(true)
		knocking.Wait()
		if n := refusals.Load(); n > 0 {
			t.Errorf("%d of %d were refused", n, tried.Load())
		}
		if got := says(t, a); got != "service" {
			t.Errorf("got %q", got)
		}
		must(t, w.CloseGateway(a, 0))
	}
}

// A probe is a probe again if what should take its place fails.
func TestProbeStaysIfGatewayFails(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "1")))
	want(t, w.OpenGateway(a, inbound.Entry{VpnID: "none", RemoteAddr: "10.0.0.1:80"}, false), inbound.VPNUnavailable)
	want(t, w.OpenGateway(a, to("127.0.0.1"), false), inbound.BadAddress)
	want(t, w.OpenGateway(a, to("example.org:80"), false), inbound.BadAddress)
	if code, _ := ask(t, a, "requestorId=ann"); code != 200 {
		t.Errorf("the probe answers %d", code)
	}
}

// Whoever may open sockets must not reach by them what the operator did not mean: services of the machine itself, its
// neighbours, the metadata of a cloud.
func TestWhereSocketsMayLead(t *testing.T) {
	w := open(t, func(c *inbound.Config) { c.Local = nil })
	a := free(t, inbound.TCP)
	for _, addr := range []string{"127.0.0.1:22", "169.254.169.254:80", "10.0.0.1:80", "[::1]:80", "[fd00::1]:80", "[::ffff:127.0.0.1]:80"} {
		want(t, w.OpenGateway(a, to(addr), false), inbound.NotAllowed)
	}
	w = open(t, func(c *inbound.Config) {
		c.Local = rules(t, ":1-65535")
		c.Never = []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:7777"), netip.MustParseAddrPort("[::]:8888")}
	})
	for addr, code := range map[string]inbound.Code{
		"0.0.0.0:80": inbound.BadAddress, "[::]:80": inbound.BadAddress, "224.0.0.1:80": inbound.BadAddress, "255.255.255.255:80": inbound.BadAddress,
		"127.0.0.1:7777": inbound.NotAllowed, "[::ffff:127.0.0.1]:7777": inbound.NotAllowed, "127.0.0.1:8888": inbound.NotAllowed, "127.9.9.9:8888": inbound.NotAllowed,
	} {
		want(t, w.OpenGateway(a, to(addr), false), code)
	}
	// Round in a circle.
	want(t, w.OpenGateway(a, to(a.String()), false), inbound.NotAllowed)
	b := free(t, inbound.TCP)
	must(t, w.OpenGateway(b, to(a.String()), false))
	want(t, w.OpenGateway(a, to(b.String()), false), inbound.NotAllowed)
	must(t, w.OpenGateway(a, to(echo(t, "end")), false))
	if got := says(t, b); got != "end" {
		t.Errorf("one behind the other: got %q", got)
	}
}

// What is inside of an address translation is not told: neither by answers nor by refusals.
func TestAdvertise(t *testing.T) {
	public, private := netip.MustParseAddr("203.0.113.7"), netip.MustParseAddr("127.0.0.77")
	w := open(t, func(c *inbound.Config) {
		c.Allow = rules(t, "203.0.113.0/24:1-65535")
		c.Advertise = map[netip.Addr]netip.Addr{public: private}
	})
	port := free(t, inbound.TCP).Port
	a := inbound.Address{Proto: inbound.TCP, Host: public, Port: port}
	inside := inbound.Address{Proto: inbound.TCP, Host: private, Port: port}
	want(t, w.OpenGateway(inside, to(echo(t, "x")), false), inbound.NotAllowed)
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	if got := says(t, inside); got != "x" {
		t.Errorf("got %q", got)
	}
	for addr := range w.Gateways() {
		if addr != a.String() {
			t.Errorf("the list names %s", addr)
		}
	}
	must(t, w.CloseGateway(a, 0))
	other, err := net.Listen("tcp", inside.String())
	must(t, err)
	defer other.Close()
	err = w.OpenGateway(a, to(echo(t, "x")), false)
	want(t, err, inbound.InUse)
	if strings.Contains(err.Error(), private.String()) {
		t.Errorf("the refusal names it: %v", err)
	}
	err = w.OpenGateway(inbound.Address{Proto: inbound.TCP, Host: netip.MustParseAddr("203.0.113.8"), Port: port}, to(echo(t, "x")), false)
	want(t, err, inbound.BindFailed)
}

// The lists of an entry count, and can be changed while connections go on.
func TestAccess(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	e := to(echo(t, "x"))
	e.Deny = append(e.Deny, prefix("127.0.0.1/32"))
	must(t, w.OpenGateway(a, e, false))
	shownOut := func() bool {
		c, err := net.DialTimeout("tcp", a.String(), patience)
		if err != nil {
			return true // closed before that returned
		}
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(patience))
		n, err := c.Read(make([]byte, 1))
		return n == 0 && !errors.Is(err, os.ErrDeadlineExceeded)
	}
	if !shownOut() {
		t.Error("who is denied gets in")
	}
	if n := w.Refused()[guard.Listed]; n != 1 {
		t.Errorf("%d were counted", n)
	}
	_, err := w.SetAccess(a, nil, nil)
	must(t, err)
	c := dial(t, a)
	if line, err := c.ReadString('\n'); line != "x\n" {
		t.Fatal(line, err)
	}
	got, err := w.SetAccess(a, []netip.Prefix{prefix("192.0.2.0/24")}, nil)
	if err != nil || len(got.Allow) != 1 || len(got.Deny) != 0 {
		t.Errorf("the entry is %+v, %v", got, err)
	}
	if !shownOut() {
		t.Error("who is not allowed gets in")
	}
	if _, err := io.WriteString(c, "on\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := c.ReadString('\n'); line != "on\n" {
		t.Errorf("the connection from before: %q, %v", line, err)
	}
	must(t, c.Close())
	must(t, w.Close())
	w.reopen(t)
	if !shownOut() {
		t.Error("after a restart the list is forgotten")
	}
	_, err = w.SetAccess(a, []netip.Prefix{{}}, nil)
	want(t, err, inbound.BadRequest)
	_, err = w.SetAccess(free(t, inbound.TCP), nil, nil)
	want(t, err, inbound.NotFound)
}

func TestEntriesThatAreRefused(t *testing.T) {
	w := open(t, nil)
	a, u := free(t, inbound.TCP), free(t, inbound.UDP)
	for what, e := range map[string]inbound.Entry{
		"an id with a blank":  {ActivityID: "a b", RemoteAddr: "127.0.0.1:1"},
		"a long id":           {RequestorID: strings.Repeat("x", 129), RemoteAddr: "127.0.0.1:1"},
		"a version of PROXY":  {ProxyProtocol: "v3", RemoteAddr: "127.0.0.1:1"},
		"a limit below zero":  {Limits: &guard.Limits{PerSource: -1}, RemoteAddr: "127.0.0.1:1"},
		"a network of no use": {Allow: []netip.Prefix{{}}, RemoteAddr: "127.0.0.1:1"},
	} {
		if err := w.OpenGateway(a, e, false); inbound.CodeOf(err) != inbound.BadRequest {
			t.Errorf("%s: %v", what, err)
		}
	}
	want(t, w.OpenGateway(u, inbound.Entry{ProxyProtocol: "v1", RemoteAddr: "127.0.0.1:1"}, false), inbound.BadRequest)
	want(t, w.OpenGateway(a, to(""), false), inbound.BadAddress)
	if len(w.Gateways()) != 0 {
		t.Errorf("there are %v", w.Gateways())
	}
}

// GP-06: what an activity used adds up over its sockets, and outlives them.
func TestUseOfActivity(t *testing.T) {
	w := open(t, nil)
	service := echo(t, "x") // which says two bytes of its own
	var sent uint64
	for i, act := range []string{"one", "one", "two"} {
		a := free(t, inbound.TCP)
		e := to(service)
		e.ActivityID = act
		must(t, w.OpenGateway(a, e, false))
		c := dial(t, a)
		text := strings.Repeat("y", 1000*(i+1))
		_, err := io.WriteString(c, text)
		must(t, err)
		must(t, c.Conn.(*net.TCPConn).CloseWrite())
		got, err := io.ReadAll(c)
		if err != nil || len(got) != len(text)+2 {
			t.Fatalf("got %d bytes, %v", len(got), err)
		}
		sent += uint64(len(text))
	}
	eventually(t, "all connections have ended", func() bool { return w.Bandwidth().Connections.Current == 0 })
	one, err := w.Activity("one")
	must(t, err)
	if one.Inbound.Bytes != 3000 || one.Outbound.Bytes != 3004 || one.Connections.Total != 2 {
		t.Errorf("activity one used %+v", one)
	}
	if b := w.Bandwidth(); b.Inbound.Bytes != sent || b.Connections.Total != 3 {
		t.Errorf("in all it is %+v", b)
	}
	for addr := range w.Gateways() {
		must(t, w.CloseGateway(address(t, "tcp", addr), 0))
	}
	if again, err := w.Activity("one"); err != nil || again.Inbound.Bytes != 3000 {
		t.Errorf("after its end: %+v, %v", again, err)
	}
	_, err = w.Activity("three")
	want(t, err, inbound.NotFound)
	_, err = w.VPN("none")
	want(t, err, inbound.NotFound)
}

// D9: no log at any level has a byte of what is carried, nor tokens.
func TestNothingCarriedIsLogged(t *testing.T) {
	w := open(t, nil)
	const secret = "correct-horse-battery-staple"
	a, u, p := free(t, inbound.TCP), free(t, inbound.UDP), free(t, inbound.TCP)
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	must(t, w.OpenGateway(u, to(echoUDP(t)), false))
	must(t, second(w.PutProbe(p, "ann", secret)))
	c := dial(t, a)
	_, _ = c.ReadString('\n')
	_, _ = io.WriteString(c, secret+"\n")
	if line, err := c.ReadString('\n'); line != secret+"\n" {
		t.Fatal(line, err)
	}
	d, err := net.Dial("udp", u.String())
	must(t, err)
	defer d.Close()
	_ = d.SetDeadline(time.Now().Add(patience))
	_, _ = io.WriteString(d, secret)
	if _, err := d.Read(make([]byte, 64)); err != nil {
		t.Fatal(err)
	}
	if _, got := ask(t, p, "requestorId=ann"); got != secret {
		t.Fatal(got)
	}
	want(t, w.OpenGateway(a, to(echo(t, "x")), false), inbound.GatewayExists)
	must(t, c.Close())
	must(t, w.Close())
	if log := w.log.String(); strings.Contains(log, secret) || strings.Contains(log, secret[:8]) {
		t.Errorf("the log is %s", log)
	}
}

// D10: the same client address at two sockets is two connections.
func TestSameClientAtTwoSockets(t *testing.T) {
	w := open(t, nil)
	from := free(t, inbound.TCP)
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: int(from.Port)}, Control: reuse}
	for _, name := range []string{"one", "two"} {
		a := free(t, inbound.TCP)
		must(t, w.OpenGateway(a, to(echo(t, name)), false))
		c, err := d.Dial("tcp", a.String())
		must(t, err)
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(patience))
		buf := make([]byte, 4)
		if _, err := io.ReadFull(c, buf); err != nil || string(buf) != name+"\n" {
			t.Errorf("at %s: got %q, %v", name, buf, err)
		}
	}
	u := net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: int(free(t, inbound.UDP).Port)}
	c, err := net.ListenUDP("udp", &u)
	must(t, err)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	service := echoUDP(t)
	for i := range 2 {
		a := free(t, inbound.UDP)
		must(t, w.OpenGateway(a, to(service), false))
		text := fmt.Sprint("datagram ", i)
		if _, err := c.WriteToUDPAddrPort([]byte(text), netip.AddrPortFrom(a.Host, a.Port)); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 64)
		n, back, err := c.ReadFromUDPAddrPort(buf)
		if err != nil || string(buf[:n]) != text || back.Port() != a.Port {
			t.Errorf("got %q of %v, %v", buf[:n], back, err)
		}
	}
}

// Legacy sockets have numbers, also after a restart.
func TestLegacy(t *testing.T) {
	w := open(t, nil)
	service := echo(t, "x")
	a, b := free(t, inbound.TCP), free(t, inbound.TCP)
	one, err := w.OpenLegacy(a, service)
	must(t, err)
	_, err = w.OpenLegacy(b, "nowhere")
	want(t, err, inbound.BadAddress)
	must(t, w.Close())
	w.reopen(t)
	two, err := w.OpenLegacy(b, service)
	must(t, err)
	if two == one {
		t.Error("the number was given twice")
	}
	if e, err := w.Gateway(a); err != nil || e.RequestorID != "" {
		t.Errorf("the gateway interface has %+v, %v", e, err)
	}
	want(t, w.CloseLegacy(inbound.UDP, one), inbound.NotFound)
	want(t, w.CloseLegacy(inbound.TCP, 99), inbound.NotFound)
	must(t, w.CloseLegacy(inbound.TCP, one))
	want(t, w.CloseLegacy(inbound.TCP, one), inbound.NotFound)
	if !refused(a) || refused(b) {
		t.Error("the wrong socket was closed")
	}
}
