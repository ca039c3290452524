package client_test

import (
	"slices"
	"testing"

	"emet/agents/client"
)

// Servers that a request may be sent to are connected to once a tick, before one of them is asked.
func TestServersAreMetBefore(t *testing.T) {
	w := newWorld(t)
	c := w.open()
	var before []string
	w.onAsk = func() error {
		w.mu.Lock()
		defer w.mu.Unlock()
		before = slices.Clone(w.met)
		return nil
	}
	call := sign(allow)
	must[client.Preview](t)(c.Foresee(t.Context(), call))
	if len(w.met) != 0 {
		t.Errorf("%q were met by whoever only looks", w.met)
	}
	for range 2 {
		call.Once += "again"
		d := must[client.Done](t)(c.Call(t.Context(), call))
		for _, s := range w.Next.Servers {
			if s.ID.Hex() == d.Servers[0] && !slices.Contains(before, s.Addrs[0]) {
				t.Errorf("%q was asked, and only %q were met", s.Addrs, before)
			}
		}
	}
	if len(before) == 0 || len(before) != len(slices.Compact(slices.Sorted(slices.Values(before)))) {
		t.Errorf("%q were met", before)
	}
}
