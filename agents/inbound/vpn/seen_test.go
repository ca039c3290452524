package vpn_test

import (
	"testing"

	"emet/agents/inbound/vpn"
)

// A member whose record says no place is asked where it was last, when a node begins again. // GP-15
func TestSeenBefore(t *testing.T) {
	f := newFabric(t)
	dir := t.TempDir()
	a, b := f.host(t, dir), f.host(t, t.TempDir())
	a.Set = vpn.NewSet(vpn.SetConfig{Dir: dir, Node: a.node}) // there are no streams to others
	defer a.Close()
	ma, mb := a.record(t, "10.9.0.1", true), b.record(t, "10.9.0.2", false)
	config := a.config("10.9.0.1", true, mb)
	if err := a.Put(config); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		near, err := a.Open(network)
		if err != nil {
			t.Fatal(err)
		}
		known := a.Endpoints(network)
		if round == 0 {
			if known != 0 {
				t.Errorf("%d places are known already", known)
			}
			far := b.join(t, "10.9.0.2", true, ma)
			connect(t, far, near)
		} else if known != 1 {
			t.Errorf("round %d: %d places are known", round, known)
		}
		a.Release(network)
	}
}
