//go:build linux

package inbound_test

import (
	"net"
	"os"
	"strconv"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// GP-13: one source that connects 10,000 times a second is held off by its rate, and others do not notice.
func TestOneSource(t *testing.T) {
	g := newGround(t)
	p := g.proxy(t)
	serve(t, g.shop, ":9000", answer)
	limits := guard.Limits{Rate: 200, Burst: 200, PerSource: 100}
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: joinPort(shop4, 9000), Limits: &limits})
	calm := idleMachine()
	quiet, loud := flooded(t, g, addr, 10_000)
	judge(t, calm, quiet, loud, 0.99)
	if refused := the(p.Metrics(t.Context()))(t).Refused[guard.SourceRate]; refused == 0 {
		t.Error("nobody was refused by rate")
	}
	if !full {
		return
	}
	// As fast as she can, she takes the machine itself from the others: how long they wait is not the proxy's to say.
	quiet, loud = flooded(t, g, addr, 0)
	judge(t, false, quiet, loud, 0.99)
	if rival := haproxy(t, g.gate, joinPort(shop4, 9000), 200, 100); rival != "" {
		t.Log("HAProxy:")
		flooded(t, g, rival, 10_000)
		flooded(t, g, rival, 0)
	}
}

// flooded has Ann visit in quiet, and while Eve connects, so often a second or, if that is 0, as fast as she can.
func flooded(t *testing.T, g *ground, addr string, pace int) (quiet, loud visit) {
	t.Helper()
	number := pick(100, 2000)
	quiet = visitFrom(t, g.ann, addr, number, 10*time.Millisecond)
	eve := cast(t, g.eve, "attackers", addr, strconv.Itoa(pace))
	eve.says(t)
	began := time.Now()
	loud = visitFrom(t, g.ann, addr, number, 10*time.Millisecond)
	rate := float64(eve.stopped(t)) / time.Since(began).Seconds()
	t.Logf("quiet: %s", quiet)
	t.Logf("with %.0f connections a second from elsewhere: %s; %s", rate, loud, busy())
	return quiet, loud
}

// judge compares visits under attack with those before. How long they took counts if the machine had nothing else to do. If it
// had, the kernel's own queue may have been full for a moment, whoever accepts from it.
func judge(t *testing.T, calm bool, quiet, loud visit, success float64) {
	t.Helper()
	if quiet.Failed > 0 {
		t.Errorf("in quiet: %v", quiet.Faults)
	}
	if !calm {
		success = 0.8
	}
	if float64(loud.Failed) > (1-success)*float64(loud.Tried) {
		t.Errorf("under attack: %v", loud.Faults)
	}
	if calm && loud.Most > 2*quiet.Most+5*time.Millisecond {
		t.Errorf("p99 rose from %s to %s", quiet.Most, loud.Most)
	}
}

// GP-13: beginnings of connections that nobody means do not keep others out, nor do they end what is open.
func TestBeginnings(t *testing.T) {
	g := newGround(t)
	must(t, g.gate.IP("route", "add", "default", "via", "10.78.2.2")) // answers go back the way that they claim to have come
	must(t, g.gate.Do(func() error {
		return os.WriteFile("/proc/sys/net/ipv4/tcp_syncookies", []byte("1"), 0o600)
	}))
	p := g.proxy(t, "--rate", "0")
	serve(t, g.shop, ":9000", answer)
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: joinPort(shop4, 9000)})
	var open net.Conn
	must(t, g.ann.Do(func() (err error) {
		open, err = dial("", addr)
		return err
	}))
	defer open.Close()
	must(t, told(open, "before"))
	calm := idleMachine()
	number := pick(100, 2000)
	quiet := visitFrom(t, g.ann, addr, number, 10*time.Millisecond)
	eve := cast(t, g.eve, "syn", addr, itoa(pick(5000, 20_000)))
	eve.says(t)
	began := time.Now()
	loud := visitFrom(t, g.ann, addr, number, 10*time.Millisecond)
	must(t, told(open, "during"))
	rate := float64(eve.stopped(t)) / time.Since(began).Seconds()
	t.Logf("quiet: %s", quiet)
	t.Logf("with %.0f packets a second from nowhere: %s; %s", rate, loud, busy())
	judge(t, calm, quiet, loud, 0.9)
}
