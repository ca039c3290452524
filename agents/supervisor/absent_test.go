package supervisor_test

import (
	"path/filepath"
	"testing"

	"emet/agents/hosting/tick"
)

// C-04, G-06, J-07: who says nothing for two ticks is drawn no more, and if too few are left nobody is: the application
// sleeps, its ticks go on, and it wakes when they are back.
func TestAbsentWorkers(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	doc.MinWorkers = 2
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer.Document = w.put(map[string][]byte{"": blob})
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)

	// drawn lets a tick end in which only the first workers say hello, and returns who can be drawn in the one that is planned.
	drawn := func(here int) (able [crewSize]bool) {
		for _, k := range w.workers[:here] {
			w.greet(x, k)
		}
		w.mu.Lock()
		due := w.log.Due
		w.mu.Unlock()
		w.mine(w.offer.Terms.CutOff(due) + 2)
		if !w.wait(func() bool { return w.log.Due > due }) {
			t.Fatal("it died")
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		next, err := tick.DecodeNext(w.blobs[w.posts[due].Document][tick.NextFile])
		if err != nil {
			t.Fatal(err)
		}
		if len(next.Servers) == 0 {
			t.Error("a tick without slots: nobody could answer a demand")
		}
		for i := range able {
			s, ok := next.Server(w.workers[i].standing.ID)
			able[i] = ok && s.Weight > 0
		}
		return able
	}
	for _, c := range []struct {
		here int
		want [crewSize]bool
	}{
		{3, [crewSize]bool{true, true, true}},
		{2, [crewSize]bool{true, true, false}},
		{1, [crewSize]bool{}}, // one is too few
		{3, [crewSize]bool{true, true, true}},
	} {
		const patience = 6 // ticks: plans are made ahead
		for n := 1; ; n++ {
			got := drawn(c.here)
			if got == c.want {
				break
			}
			if n == patience {
				t.Fatalf("with %d that say hello, %v can be drawn: want %v", c.here, got, c.want)
			}
		}
	}
	x.end(t)
}
