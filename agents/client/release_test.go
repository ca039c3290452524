package client_test

import (
	"encoding/json"
	"testing"

	"emet/agents/client"
	"emet/agents/program/flow"
)

// a value that another one took the place of is kept for two ticks more, and then let go; the newest one, and what an
// index still finds, never is.
func TestRelease(t *testing.T) {
	old := must[*flow.Program](t)(guestbook())
	latest := must[*flow.Program](t)(flow.Decode(must[[]byte](t)(old.Encode())))
	for label, x := range latest.Indices {
		x.Latest = true
		latest.Indices[label] = x
	}
	for want, p := range []*flow.Program{old, latest} {
		w := newWorldOf(t, p)
		c := w.open()
		for _, text := range []string{"first", "second"} {
			call := sign(allow)
			call.Args = json.RawMessage(`{"author": "Ada", "text": "` + text + `"}`)
			if d := must[client.Done](t)(c.Call(t.Context(), call)); d.State != client.Anchored {
				t.Fatalf("%+v", d)
			}
		}
		w.close(nil)
		app := must[*client.App](t)(c.App(t.Context(), ""))
		before := len(w.pins)
		if n, err := c.Release(t.Context(), app); n != 0 || err != nil {
			t.Errorf("%d were let go too early, %v", n, err)
		}
		later := w.posted[theTick]
		later.Number = theTick + 2
		w.posted[later.Number] = later
		n, err := c.Release(t.Context(), app)
		if err != nil || n != want || len(w.pins) != before-want {
			t.Errorf("%d were let go, and %d of %d are kept, %v", n, len(w.pins), before, err)
		}
		if newest := "client/" + w.anchored[1].Content.CID().String(); !w.pins[newest] {
			t.Error("the newest value was let go")
		}
	}
}
