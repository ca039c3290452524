//go:build linux

package inbound_test

import (
	"fmt"
	"testing"

	"emet/test/spaces"
)

// The machines of the tests: the gate has the public addresses, and a cable to each of the others. Ann is a client, Eve
// another one, and the shop has the services.
type ground struct {
	gate, ann, eve, shop spaces.Space
}

const (
	public4 = "203.0.113.7"
	public6 = "2001:db8:7::7"
	shop4   = "10.78.3.2"
	shop6   = "fd78:3::2"
	inside  = "10.8.0.2" // the shop in the private network
)

func newGround(t *testing.T) *ground {
	t.Helper()
	spaces.Need(t)
	g := &ground{spaces.New(t, "gate"), spaces.New(t, "ann"), spaces.New(t, "eve"), spaces.New(t, "shop")}
	must(t, g.gate.IP("addr", "add", public4+"/32", "dev", "lo"))
	must(t, g.gate.IP("addr", "add", public6+"/128", "dev", "lo", "nodad"))
	for i, other := range []spaces.Space{g.ann, g.eve, g.shop} {
		cable := fmt.Sprint("cable", i+1)
		if err := g.gate.IP("link", "add", cable, "type", "veth", "peer", "name", "gate", "netns", other.Name); err != nil {
			t.Skipf("no cable can be made between namespaces: %v", err)
		}
		four, six := func(n int) string { return fmt.Sprintf("10.78.%d.%d", i+1, n) }, func(n int) string { return fmt.Sprintf("fd78:%d::%d", i+1, n) }
		must(t, g.gate.IP("addr", "add", four(1)+"/24", "dev", cable))
		must(t, g.gate.IP("addr", "add", six(1)+"/64", "dev", cable, "nodad"))
		must(t, g.gate.IP("link", "set", cable, "up"))
		must(t, other.IP("addr", "add", four(2)+"/24", "dev", "gate"))
		must(t, other.IP("addr", "add", six(2)+"/64", "dev", "gate", "nodad"))
		must(t, other.IP("link", "set", "gate", "up"))
		must(t, other.IP("route", "add", "default", "via", four(1)))
		must(t, other.IP("-6", "route", "add", "default", "via", six(1)))
	}
	return g
}

// proxy starts a proxy at the gate.
func (g *ground) proxy(t *testing.T, args ...string) *gate {
	t.Helper()
	return gateIn(t, g.gate, nil, public4, append([]string{
		"--allow", public4 + ":1-65535", "--allow", "[" + public6 + "]:1-65535",
		"--local", "10.78.0.0/16:1-65535", "--local", "[fd78::/16]:1-65535",
	}, args...)...)
}
