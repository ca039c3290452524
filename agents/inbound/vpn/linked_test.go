package vpn_test

import (
	"errors"
	"net/netip"
	"slices"
	"testing"

	"emet/agents/inbound/vpn"
)

// GP-15: a node knows with whom it is linked: nobody before there was an exchange, and nobody after the network has ended.
func TestLinked(t *testing.T) {
	f := newFabric(t)
	a, b := f.host(t, t.TempDir()), f.host(t, t.TempDir())
	ma, mb := a.record(t, "10.9.0.1", true), b.record(t, "10.9.0.2", true)
	linked := func() []netip.Addr {
		t.Helper()
		all, err := a.Linked(network)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if _, err := a.Linked(network); !errors.Is(err, vpn.ErrUnknown) {
		t.Errorf("of no network: %v", err)
	}
	if err := a.Put(a.config("10.9.0.1", true, mb)); err != nil {
		t.Fatal(err)
	}
	if all := linked(); len(all) > 0 {
		t.Errorf("before it runs: %v", all)
	}
	near, err := a.Open(network)
	if err != nil {
		t.Fatal(err)
	}
	if all := linked(); len(all) > 0 {
		t.Errorf("with nobody there: %v", all)
	}
	far := b.join(t, "10.9.0.2", true, ma)
	connect(t, far, near)
	if all := linked(); !slices.Equal(all, []netip.Addr{netip.MustParseAddr("10.9.0.2")}) {
		t.Errorf("with both: %v", all)
	}
	a.Release(network)
	if all := linked(); len(all) > 0 {
		t.Errorf("after its end: %v", all)
	}
}
