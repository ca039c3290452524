package member_test

import (
	"slices"
	"testing"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/member"
)

// A-03, N-07: who was ready to serve a tick does not, if the master disowned it since, and goes on with the next one.
func TestDisownedTicksAreNotServed(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	w.until("tick 2", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return slices.Contains(r.Status().Loaded, 2) })
	w.with(func() { delete(w.commits, 2) })
	w.to(112)
	w.state(r, member.Absent)
	w.to(122)
	w.serves(r, 3)
	if s := r.Status(); len(s.Faults) != 0 {
		t.Errorf("the supervisor is accused: %+v", s.Faults)
	}
}

// A-03, SR-20: what takes the place of the last tick is held and attested as well.
func TestReplacedTicksAreAttested(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.to(112)
	w.until("attestation", func() bool { return slices.Equal(w.attested, []uint64{1}) })
	var again hosting.Tick
	w.with(func() {
		again = w.posted[1]
		again.Document, again.StateRoot = market.Content{Codec: market.DagPB, Digest: digest("another", 1)}, digest("another state", 1)
		w.posted[1], w.attested = again, nil
	})
	w.to(113)
	w.until("attestation", func() bool {
		return slices.Equal(w.attested, []uint64{1}) && w.held[len(w.held)-1] == again.Document
	})
	_ = r.stop()
	if len(w.held) != 2 {
		t.Errorf("held %v", w.held)
	}
}

// A-03, J-12: whoever is paid through another channel from some tick on agrees to that, still takes what the one before it
// promised, and counts neither twice.
func TestChannelChanges(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	r.did(t, w.work(1, 1))
	w.with(func() { w.pays = false })
	w.to(112)
	w.serves(r, 2)
	r.did(t, w.work(2, 2))
	w.until("the receipts", func() bool { return w.asks > 0 })
	first, second := digest("channel", 0), digest("channel", 1)
	w.with(func() { w.pays = true })
	w.until("pay", func() bool { return w.took[first] == 2 })
	// What the supervisor promises next in the old channel gets lost. Then that channel pays no more, and there is another.
	w.with(func() { w.lose = true })
	w.to(122)
	w.until("the promise", func() bool { return w.promised[first] == 4 })
	w.with(func() { w.channel = 1 })
	w.until("the other channel", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Channel == second })
	w.with(func() { w.lose = false })
	w.until("what was lost", func() bool { return w.took[first] == 4 })
	w.serves(r, 3)
	r.did(t, w.work(3, 3))
	w.to(132)
	w.until("pay in the new channel", func() bool { return w.took[second] == 2 })
	w.until("the books", func() bool { w.mu.Unlock(); defer w.mu.Lock(); s := r.Status(); return s.Paid.Int64() == 6 })
	w.serves(r, 4)
}
