package supervisor_test

import (
	"path/filepath"
	"strings"
	"testing"

	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// A revision that cannot be run, because nobody has its program, stops nothing: what the offer said before goes on, also in a
// process that is new, and it is said why. What comes after it is taken up.
func TestVersionsThatCannotBeRun(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	w.begin(x)
	revise := func(change func(*tick.Offer)) {
		w.mu.Lock()
		defer w.mu.Unlock()
		doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
		if err != nil {
			t.Fatal(err)
		}
		change(doc)
		blob, err := doc.Encode()
		if err != nil {
			t.Fatal(err)
		}
		w.offer.Document = w.put(map[string][]byte{"": blob})
		w.offer.Version++
	}
	goesOn := func(x *process) {
		t.Helper()
		w.mu.Lock()
		due := w.log.Due
		w.mu.Unlock()
		w.mine(w.offer.Terms.CutOff(due) + 2)
		if !w.wait(func() bool { return w.log.Due > due }) {
			t.Fatal("it died")
		}
		w.hello(x)
	}
	says := func(x *process, what string) {
		t.Helper()
		w.wait(func() bool {
			w.mu.Unlock()
			defer w.mu.Lock()
			s, err := x.Status()
			if err != nil {
				t.Fatal(err)
			}
			return s.Block > 0 && s.Name != "" && strings.Contains(s.Stuck, what) && (what == "") == (s.Stuck == "")
		})
	}
	says(x, "")
	revise(func(o *tick.Offer) { o.Upgrade(market.Content{Digest: [32]byte{99}, Codec: market.Raw}) })
	says(x, "cannot be run")
	goesOn(x)
	x.end(t)
	x = w.start(p, file)
	says(x, "cannot be run")
	goesOn(x)
	revise(func(o *tick.Offer) { o.Upgrade(o.Versions[0]) })
	says(x, "")
	goesOn(x)
	x.end(t)
}
