//go:build linux

package inbound_test

import (
	"context"
	"net"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound"
)

// GP-08: while one process after the other takes over, nobody who connects is refused or reset, and what is on its way
// arrives.
func TestUpgradedUnderLoad(t *testing.T) {
	beside(t)
	p := newGate(t, "--rate", "0", "--per-source", "0", "--drain", "1m")
	addr := p.open(t, "tcp", 8000, inbound.Entry{RemoteAddr: echo(t)})
	d := downloads(t, p, 8001, pick(4.0, 20.0), 4)
	stop := make(chan struct{})
	seen := make(chan visit, 1)
	go func() { seen <- visits(addr, 1<<30, 64, pick(4*time.Millisecond, time.Millisecond), stop) }()
	rounds := pick(3, 10)
	for range rounds {
		before := the(p.pid())(t)
		p.upgrade(t)
		if the(p.pid())(t) == before {
			t.Error("the process is the same")
		}
	}
	close(stop)
	v := <-seen
	t.Logf("%d upgrades: %s; %s", rounds, v, busy())
	if v.Failed > 0 || v.Tried < 10*rounds {
		t.Errorf("%v", v.Faults)
	}
	d.check(t)
}

// GP-04, GP-15: a proxy that was killed, and one that was replaced, lead into private networks again.
func TestNetworksComeBack(t *testing.T) {
	g := newGround(t)
	newShop(t, g.shop)
	hearth := cast(t, g.shop, "hearth", joinPort("", portIdle))
	hearth.says(t)
	p := g.proxy(t, "--drain", "1s")
	joined(t, g, p)
	open(t, p, public4, inside, "shop")
	addr := joinPort(public4, portIdle)
	works := func() bool { return visitFrom(t, g.ann, addr, 1, 0).Failed == 0 }
	until(t, "it works", works)
	until(t, "it is known where the shop is", func() bool {
		files, err := filepath.Glob(p.file("vpn/*.seen"))
		return err == nil && len(files) == 1
	})

	must(t, unix.Kill(the(p.pid())(t), unix.SIGKILL))
	_ = p.exit(t) // it was killed
	p.run(t)
	until(t, "it works after a kill", works)
	if all := the(p.Gateways(t.Context()))(t); len(all) != 5 {
		t.Errorf("the sockets are %v", all)
	}
	p.upgrade(t)
	began := time.Now()
	until(t, "it works after an upgrade", works)
	t.Logf("the network was there again after %s; %s", time.Since(began), busy())
	until(t, "a name is found", func() bool {
		return lookUp(func(_ context.Context, network, _ string) (c net.Conn, err error) {
			err = g.ann.Do(func() error {
				c, err = new(net.Dialer).DialContext(context.Background(), network, joinPort(public4, portDNS))
				return err
			})
			return c, err
		}) == nil
	})
}
