package client_test

import (
	"testing"

	"emet/agents/client"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
)

// What a look at the chain tells is known without settling: what counts, and what never will. What came too late stays as it
// is, nobody is complained about, and nothing is sent. I-01
func TestGlance(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*tick.Summary)
		want   client.State
	}{
		"it counts":     {nil, client.Confirmed},
		"it never will": {func(s *tick.Summary) { s.Entries[0].Reason = state.Duplicate }, client.Rejected},
		"it was late":   {func(s *tick.Summary) { s.Entries[0].Reason = state.Late }, client.Anchored},
		"left out":      {func(s *tick.Summary) { s.Entries = nil }, client.Anchored},
	} {
		w := newWorld(t)
		u := w.open()
		d := must[client.Done](t)(u.Call(t.Context(), sign(allow)))
		if err := u.Glance(t.Context()); err != nil || must[client.Record](t)(u.Record(d.Number)).State != client.Anchored {
			t.Fatalf("%s: before the tick ended: %v", name, err)
		}
		w.close(c.change)
		asked := w.asked
		if err := u.Glance(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if r := must[client.Record](t)(u.Record(d.Number)); r.State != c.want || w.asked != asked || len(w.told) > 0 {
			t.Errorf("%s: %+v, %d asked, %d told", name, r.State, w.asked-asked, len(w.told))
		}
	}
}
