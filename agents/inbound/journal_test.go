package inbound_test

import (
	"context"
	"io"
	"net"
	"net/netip"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound"
)

func reuse(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		_ = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEADDR, 1)
	})
}

// What is open is open again after a restart, as it was.
func TestRestart(t *testing.T) {
	w := open(t, nil)
	a, b, u := free(t, inbound.TCP), free(t, inbound.TCP), free(t, inbound.UDP)
	e := inbound.Entry{RequestorID: "ann", ActivityID: "act", RemoteID: "bob", RemoteAddr: echo(t, "x"), Deny: []netip.Prefix{prefix("192.0.2.0/24")}, IdleTimeout: inbound.Duration(time.Hour)}
	must(t, w.OpenGateway(a, e, false))
	must(t, second(w.PutProbe(b, "ann", "1")))
	must(t, second(w.PutProbe(u, "ann", "2")))
	must(t, w.Close())
	if !refused(a) {
		t.Fatal("it is open still")
	}
	want(t, w.OpenGateway(a, e, false), inbound.Draining)
	w.reopen(t)
	got, err := w.Gateway(a)
	if err != nil || got.RequestorID != "ann" || len(got.Deny) != 1 || got.IdleTimeout != e.IdleTimeout {
		t.Errorf("the entry is %+v, %v", got, err)
	}
	if got := says(t, a); got != "x" {
		t.Errorf("got %q", got)
	}
	if code, body := ask(t, b, "requestorId=ann"); code != 200 || body != "1" {
		t.Errorf("the probe says %d %q", code, body)
	}
	if tokens, err := w.Tokens(u, "ann"); err != nil || tokens[0] != "2" {
		t.Errorf("the other probe has %v, %v", tokens, err)
	}
}

// A socket that somebody else has meanwhile does not keep the rest from being opened, and is opened once it can be.
func TestRestartWithAnAddressTaken(t *testing.T) {
	w := open(t, nil)
	a, b := free(t, inbound.TCP), free(t, inbound.TCP)
	service := echo(t, "x")
	must(t, w.OpenGateway(a, to(service), false))
	must(t, w.OpenGateway(b, to(service), false))
	must(t, w.Close())
	other, err := net.Listen("tcp", a.String())
	must(t, err)
	w.reopen(t)
	if got := says(t, b); got != "x" {
		t.Errorf("got %q", got)
	}
	if st := w.Status(); st.Status != inbound.StatusDegraded || st.GatewaySockets != 2 {
		t.Errorf("the status is %+v", st)
	}
	defer running(t, w)()
	must(t, other.Close())
	eventually(t, "the socket is opened", func() bool { return w.Status().Status == inbound.StatusOK })
	if got := says(t, a); got != "x" {
		t.Errorf("got %q", got)
	}
}

// What the operator no longer allows does not come back.
func TestRestartWithOtherRules(t *testing.T) {
	w := open(t, nil)
	a, b := free(t, inbound.TCP), free(t, inbound.TCP)
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	must(t, second(w.PutProbe(b, "ann", "1")))
	must(t, w.Close())
	local := w.cfg.Local
	w.cfg.Local = nil
	w.reopen(t)
	if len(w.Gateways()) != 0 || !refused(a) || len(w.Probes()) != 1 {
		t.Errorf("there are %v and %v", w.Gateways(), w.Probes())
	}
	must(t, w.Close())
	w.cfg.Local, w.cfg.Allow = local, rules(t, "127.0.0.1:1")
	w.reopen(t)
	if len(w.Probes()) != 0 || !refused(b) {
		t.Errorf("there are %v", w.Probes())
	}
}

// Two proxies do not share a journal.
func TestJournalHasOneOwner(t *testing.T) {
	w := open(t, nil)
	if p, err := inbound.Open(w.cfg); err == nil {
		t.Error("a second one opened it:", p.Close())
	}
}

// A proxy hands its sockets to the next one, and nobody who connects meanwhile is refused; connections of the old one go on.
func TestHandOver(t *testing.T) {
	w := open(t, nil)
	a, b, u, g := free(t, inbound.TCP), free(t, inbound.TCP), free(t, inbound.UDP), free(t, inbound.UDP)
	service := echo(t, "x")
	must(t, w.OpenGateway(a, to(service), false))
	must(t, second(w.PutProbe(b, "ann", "1")))
	must(t, second(w.PutProbe(u, "ann", "2")))
	must(t, w.OpenGateway(g, to(echoUDP(t)), false))
	c := dial(t, a)
	_, err := c.ReadString('\n')
	must(t, err)

	var stop atomic.Bool
	var tried, refusals atomic.Int64
	var knocking sync.WaitGroup
	for _, at := range []inbound.Address{a, a, b, b} {
		knocking.Go(func() {
			for !stop.Load() {
				k, err := net.DialTimeout("tcp", at.String(), patience)
				tried.Add(1)
				if err != nil {
					refusals.Add(1)
					continue
				}
				_ = k.(*net.TCPConn).SetLinger(0)
				_ = k.Close()
			}
		})
	}
	knock := func() {
		n := tried.Load()
		eventually(t, "some knock", func() bool { return tried.Load() > n+50 })
	}
	knock()
	files, err := w.HandOver()
	must(t, err)
	if len(files) != 4 {
		t.Errorf("%d are handed over", len(files))
	}
	for _, f := range files {
		flags, err := unix.FcntlInt(f.File.Fd(), unix.F_GETFL, 0)
		if err != nil || flags&unix.O_NONBLOCK == 0 {
			t.Errorf("%s blocks now, here as well: %x, %v", f.Name, flags, err)
		}
	}
	want(t, second(w.PutProbe(b, "bob", "2")), inbound.Draining)
	if st := w.Status(); st.Status != inbound.StatusDraining {
		t.Errorf("the status is %+v", st)
	}
	_, err = w.HandOver()
	want(t, err, inbound.Draining)
	knock()
	old := w.Proxy
	w.cfg.Inherited = append(files, inbound.Inherited{Name: "tcp/127.0.0.1:1", File: devNull(t)})
	w.reopen(t)
	knock()
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		old.Drain(context.Background(), time.Minute)
	}()
	knock()
	stop.Store(true)
	knocking.Wait()
	if n := refusals.Load(); n > 0 {
		t.Errorf("%d of %d were refused", n, tried.Load())
	}
	if _, err := io.WriteString(c, "on\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := c.ReadString('\n'); line != "on\n" {
		t.Errorf("the connection from before: %q, %v", line, err)
	}
	select {
	case <-drained:
		t.Error("the old one has ended before its connection")
	default:
	}
	must(t, c.Close())
	select {
	case <-drained:
	case <-time.After(patience):
		t.Fatal("the old one does not end")
	}
	must(t, old.Close())
	if got := says(t, a); got != "x" {
		t.Errorf("got %q", got)
	}
	if code, body := ask(t, b, "requestorId=ann"); code != 200 || body != "1" {
		t.Errorf("the probe says %d %q", code, body)
	}
	must(t, w.DeleteProbe(u, "ann", ""))
	must(t, w.CloseGateway(g, 0))
}

func devNull(t *testing.T) *os.File {
	t.Helper()
	f, err := os.Open(os.DevNull)
	must(t, err)
	return f
}

// If there is no next proxy, the old one goes on as before.
func TestHandOverTakenBack(t *testing.T) {
	w := open(t, nil)
	a, b, u := free(t, inbound.TCP), free(t, inbound.TCP), free(t, inbound.UDP)
	must(t, second(w.PutProbe(a, "ann", "1")))
	must(t, w.OpenGateway(b, to(echo(t, "x")), false))
	must(t, second(w.PutProbe(u, "ann", "2")))
	for range 3 {
		files, err := w.HandOver()
		must(t, err)
		for _, f := range files {
			must(t, f.File.Close())
		}
		must(t, w.Resume())
	}
	if code, body := ask(t, a, "requestorId=ann"); code != 200 || body != "1" {
		t.Errorf("got %d %q", code, body)
	}
	if got := says(t, b); got != "x" {
		t.Errorf("got %q", got)
	}
	c, err := net.Dial("udp", u.String())
	must(t, err)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	_, err = c.Write(pad("ann", 64))
	must(t, err)
	buf := make([]byte, 64)
	if n, err := c.Read(buf); err != nil || string(buf[:n]) != "2" {
		t.Errorf("got %q, %v", buf[:n], err)
	}
	must(t, second(w.PutProbe(a, "bob", "3")))
}

// Drain ends what is left after its bound.
func TestDrainHasABound(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	c := dial(t, a)
	_, err := c.ReadString('\n')
	must(t, err)
	w.Drain(context.Background(), 200*time.Millisecond)
	if !refused(a) {
		t.Error("it accepts still")
	}
	must(t, w.Close())
	if _, err := io.Copy(io.Discard, c); err != nil {
		t.Errorf("the connection did not end in good order: %v", err)
	}
	if st := w.Status(); st.Status != inbound.StatusDraining {
		t.Errorf("the status is %+v", st)
	}
	w.reopen(t)
	if got := says(t, a); got != "x" {
		t.Errorf("got %q", got)
	}
}
