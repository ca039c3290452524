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

// C-03: workers that said hello count within the time of a tick: those of whom nothing was heard since have lapsed, and the
// application begins once enough are there together.
func TestHellosLapse(t *testing.T) {
	w := newWorld(t)
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	defer x.end(t)
	// looks waits until the process has looked at the chain some more times, with so many present.
	looks := func(present int) {
		t.Helper()
		var from int
		w.wait(func() bool { from = w.calls; return true })
		w.wait(func() bool {
			s, err := x.Status()
			return err == nil && s.Block == w.head && s.Present == present && w.calls > from+50
		})
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.log.Due != 0 {
			t.Fatalf("it began with %d of %d workers", present, crewSize)
		}
	}
	looks(0)
	for i, k := range w.workers { // one after the other, never all within a tick
		w.greet(x, k)
		looks(min(i+1, crewSize-1))
		w.mu.Lock()
		w.head += tickBlocks/2 + 1
		w.mu.Unlock()
		if i == 0 {
			looks(1)
		}
	}
	w.mine(w.offer.Terms.CutOff(2) + 2) // where a tick has just begun
	looks(0)
	w.hello(x)
	if !w.wait(func() bool { return w.log.Due != 0 }) {
		t.Fatal("it died")
	}
}
