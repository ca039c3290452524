package member_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/hosting"
	"emet/agents/hosting/server"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/member"
	"emet/agents/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// work is something that was done in a tick, as the server of an observation.
func (w *world) work(t, n uint64) *server.Work {
	return &server.Work{
		Tick: t, Request: digest("request", n), Slot: 1, Call: digest("call", n), Answer: []byte{1},
		Receipt: token.Receipt{App: w.app, Tick: t, Request: digest("request", n), Slot: 1, Server: w.id(), Site: digest("site", 1), Token: token.Token{Root: digest("token", n), Tick: t}, Work: digest("work", n)},
	}
}

func (r *running) did(t *testing.T, w *server.Work) {
	t.Helper()
	if err := r.Did(t.Context(), w); err != nil {
		t.Fatal(err)
	}
}

// in reports whether the member serves in a tick.
func (r *running) in(t uint64) func() bool {
	return func() bool { s := r.Status(); return s.Tick == t && s.State == member.Serving && !r.Unpaid() }
}

// state waits for a state.
func (w *world) state(r *running, s member.State) member.Status {
	w.t.Helper()
	w.until("state "+string(s), func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().State == s })
	return r.Status()
}

// because waits for a state and its reason.
func (w *world) because(r *running, s member.State, why string) member.Status {
	w.t.Helper()
	w.until("state "+string(s)+" because "+why, func() bool {
		w.mu.Unlock()
		defer w.mu.Lock()
		now := r.Status()
		return now.State == s && strings.Contains(now.Why, why)
	})
	return r.Status()
}

func (w *world) serves(r *running, t uint64) {
	w.t.Helper()
	w.until("to serve", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.in(t)() })
}

// A worker joins, prepares ticks before they begin, begins each at its boundary, says that it holds what was published,
// hands in what it did and is paid. D-03, D-04, D-05, D-06, H-01, H-02, H-03, H-08, J-01, SR-20
func TestHosts(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.until("hello", func() bool { return w.joins == 1 && w.hellos > 0 })
	if s := w.state(r, member.Waiting); s.Tick != 0 {
		t.Fatalf("%+v", s)
	}
	w.until("three ticks ahead", func() bool {
		w.mu.Unlock()
		defer w.mu.Lock()
		return slices.Equal(r.Status().Loaded, []uint64{1, 2, 3})
	})
	w.to(102) // what tick 1 is drawn with is known
	w.serves(r, 1)
	for n := range uint64(5) {
		r.did(t, w.work(1, n))
	}
	w.to(112)
	w.serves(r, 2)
	w.until("pay", func() bool { return w.receipt == 5 && w.taken == 10 })
	w.until("the books", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Receipts == 5 })
	s := r.Status()
	if s.Paid.String() != "10" || s.Owed.Sign() != 0 || s.Chain != 1 || s.Channel != digest("channel", 0) || s.Name != w.doc.Name {
		t.Errorf("%+v", s)
	}
	for tick := uint64(2); tick < 5; tick++ {
		r.did(t, w.work(tick, tick))
		w.to(102 + 10*tick)
		w.serves(r, tick+1)
		w.until("pay", func() bool { return w.receipt == 5+int(tick)-1 })
	}
	w.until("what was attested", func() bool { return slices.Contains(w.attested, 4) && w.heads > 0 })
	if err := r.stop(); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A supervisor that stops to pay gets the work of one tick at most. SR-16, J-12, N-10
func TestStopsUnpaid(t *testing.T) {
	w := newWorld(t)
	w.pays = false
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	r.did(t, w.work(1, 1))
	w.to(112)
	w.serves(r, 2)
	w.until("the receipts", func() bool { return w.asks > 0 }) // it has as long as a tick takes from here on
	w.to(122)
	s := w.because(r, member.Stopped, "not today")
	if !r.Unpaid() || s.Owed.String() != "2" {
		t.Errorf("%+v", s)
	}
	w.with(func() { w.pays = true })
	w.serves(r, 3)
}

// A supervisor has as long as a tick takes from when it is asked: a worker that was away, or to which a tick began late, asks
// late, and is no reason to stop. SR-16, N-10
func TestSupervisorHasItsTime(t *testing.T) {
	w := newWorld(t)
	w.pays = false
	db := temp(t)
	r := w.start(db)
	w.to(102)
	w.serves(r, 1)
	r.did(t, w.work(1, 1))
	if err := r.stop(); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	w.to(125)
	w.with(func() { w.asks = 0 })
	r = w.start(db)
	w.serves(r, 3)
	w.until("the receipts", func() bool { return w.asks > 0 })
	w.to(133) // another tick began meanwhile
	w.serves(r, 4)
	if r.Unpaid() {
		t.Error("it stopped before a tick had passed since it asked")
	}
	w.to(135)
	w.because(r, member.Stopped, "since block 125")
	w.with(func() { w.pays = true })
	w.serves(r, 4)
}

// However short the time is: what is owed is never more than a tick's highest pay. SR-16, N-10
func TestStopsWhenTooMuchIsOwed(t *testing.T) {
	w := newWorld(t)
	w.doc.MaxPay = wei(20) // ten observations
	w.begin()
	w.pays = false
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	for n := range uint64(8) {
		r.did(t, w.work(1, n))
	}
	w.to(112)
	w.serves(r, 2)
	for n := range uint64(3) {
		r.did(t, w.work(2, 100+n))
	}
	w.to(113)
	w.because(r, member.Stopped, "22 wei are owed")
}

// Nobody is served before there is a channel that pays for it, and nobody any more once it closes. D-05, SR-16
func TestServesNobodyWithoutChannel(t *testing.T) {
	w := newWorld(t)
	w.open = false
	r := w.start(temp(t))
	w.to(102)
	w.until("the tick", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Tick == 1 })
	if s := w.because(r, member.Waiting, "no channel"); !r.Unpaid() {
		t.Errorf("%+v", s)
	}
	w.with(func() { w.open = true })
	w.serves(r, 1)
	w.with(func() { w.open = false })
	w.to(103)
	w.because(r, member.Stopped, "cannot pay any more")
}

// A voucher that promises less than its supervisor says pays for nothing. SR-16
func TestShortVouchersDoNotCount(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	r.did(t, w.work(1, 1))
	w.with(func() { w.greedy = true })
	w.to(122)
	w.until("the receipts", func() bool { return w.asks > 0 })
	w.to(132)
	if s := w.because(r, member.Stopped, "where it should 2"); s.Paid.Sign() != 0 {
		t.Errorf("%+v", s)
	}
}

// What does not fit the commitments is not served, named, kept as evidence, and told the supervisor; later ticks are none
// the worse. SR-18
func TestRefusesWhatWasNotCommittedTo(t *testing.T) {
	for name, spoil := range map[string]func(*tick.Next, *tick.Package){
		"a key":    func(_ *tick.Next, k *tick.Package) { k.Stamps[0].Key[0] ^= 1 },
		"a prime":  func(_ *tick.Next, k *tick.Package) { k.Stamps[0].Prime[5] ^= 1 },
		"the root": func(n *tick.Next, _ *tick.Package) { n.Commitment.KeysRoot[0] ^= 1 },
		"a name":   func(n *tick.Next, _ *tick.Package) { n.Names[0] ^= 1 },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.spoil = func(n uint64, next *tick.Next, k *tick.Package) {
				if n == 2 {
					spoil(next, k)
				}
			}
			w.begin()
			db := temp(t)
			r := w.start(db)
			w.to(102)
			w.serves(r, 1)
			w.to(112)
			w.state(r, member.Stopped)
			w.until("the complaint", func() bool { return len(w.said) == 1 })
			s := r.Status()
			if len(s.Faults) != 1 || s.Faults[0].Tick != 2 || s.Faults[0].Reason == "" || !strings.HasPrefix(w.said[0], "tick 2") {
				t.Errorf("%+v, said %q", s, w.said)
			}
			w.to(122)
			w.serves(r, 3)
			w.until("the note", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Faults[0].Told })
			_ = r.stop()
			r = w.restarted(db)
			w.until("the fault, after a restart", func() bool {
				w.mu.Unlock()
				defer w.mu.Lock()
				faults := r.Status().Faults
				return len(faults) == 1 && faults[0].Told
			})
		})
	}
}

// F-04: nobody works without end to be heard, whatever an offer asks for.
func TestComplainsWithinReason(t *testing.T) {
	w := newWorld(t)
	w.offer.Terms.ClientBits = 56
	w.spoil = func(n uint64, _ *tick.Next, k *tick.Package) {
		if n == 2 {
			k.Stamps[0].Key[0] ^= 1
		}
	}
	w.begin()
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	w.to(112)
	w.state(r, member.Stopped)
	w.until("the end of it", func() bool {
		w.mu.Unlock()
		defer w.mu.Lock()
		faults := r.Status().Faults
		return len(faults) == 1 && faults[0].Told
	})
	w.with(func() {
		if len(w.said) != 0 {
			t.Errorf("said %q", w.said)
		}
	})
}

// restarted starts the member again and waits until it has its books.
func (w *world) restarted(db *store.DB) *running {
	r := w.start(db)
	w.until("the books", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Identity == w.id() && !r.Unpaid() })
	return r
}

// A member that ended in the middle of anything goes on where it was: it joins once, hands in each receipt once, and is
// paid for each once. SR-16, H-09
func TestGoesOnAfterRestart(t *testing.T) {
	w := newWorld(t)
	path := filepath.Join(t.TempDir(), "state.db")
	var total int
	for tick := uint64(1); tick < 6; tick++ {
		db, err := store.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		r := w.start(db)
		w.to(102 + 10*(tick-1))
		w.serves(r, tick)
		for n := range tick {
			r.did(t, w.work(tick, 100*tick+n))
			total++
		}
		switch tick {
		case 2: // while the supervisor is away
			w.with(func() { w.away = true })
			w.to(112 + 10*(tick-1))
			w.until("the tick", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Tick == tick+1 })
		case 3: // at the boundary
			w.to(110 + 10*(tick-1))
		}
		_ = r.stop()
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		w.with(func() { w.away = false })
	}
	db, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	r := w.start(db)
	w.to(152)
	w.serves(r, 6)
	w.until("pay", func() bool { return w.receipt == total })
	w.until("the books", func() bool { w.mu.Unlock(); defer w.mu.Lock(); return r.Status().Receipts == uint64(total) })
	if w.joins != 1 || w.taken != uint64(2*total) || w.receipt != total {
		t.Errorf("joined %d times, %d wei for %d receipts of %d", w.joins, w.taken, w.receipt, total)
	}
	if s := r.Status(); s.Chain != w.chain.Length {
		t.Errorf("a chain of %d links, the supervisor's has %d", s.Chain, w.chain.Length)
	}
	_ = r.stop()
}

// The reply with the voucher is lost: the same document is handed in again, and paid once. H-03
func TestReplyIsLost(t *testing.T) {
	w := newWorld(t)
	db := temp(t)
	r := w.start(db)
	w.to(102)
	w.serves(r, 1)
	r.did(t, w.work(1, 1))
	w.with(func() { w.open = false }) // so that the voucher cannot be taken
	_ = r.stop()
	w.with(func() { w.open = true })
	r = w.start(db)
	w.to(112)
	w.serves(r, 2)
	w.until("pay", func() bool { return w.taken == 2 })
	if w.receipt != 1 || len(w.wages) != 1 {
		t.Errorf("%d receipts in %d documents", w.receipt, len(w.wages))
	}
}

// Where the randomness of a tick is lost, all agree on the same instead.
func TestLostRandomness(t *testing.T) {
	w := newWorld(t)
	w.lost[0] = true
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
}

// An identity that was sent away works no more, and is not replaced by itself. D-09
func TestEndedIdentity(t *testing.T) {
	w := newWorld(t)
	r := w.start(temp(t))
	w.to(102)
	w.serves(r, 1)
	w.with(func() { w.standing.State = hosting.Dismissed })
	w.to(103)
	w.until("the end", func() bool {
		w.mu.Unlock()
		defer w.mu.Lock()
		return r.Answer(t.Context(), nil) != nil // it still refuses politely
	})
	if err := waitFor(r); !errors.Is(err, member.ErrEnded) {
		t.Error(err)
	}
	if w.joins != 1 {
		t.Errorf("joined %d times", w.joins)
	}
}

// waitFor returns how a member ended by itself.
func waitFor(r *running) error { return <-r.ended }

// A worker says that it is full when it is, and that it is not when it is far from it. D-07
func TestCrowded(t *testing.T) {
	for _, c := range []struct {
		was  bool
		load float64
		want bool
	}{{false, 8, false}, {false, 9, true}, {true, 6, true}, {true, 5, false}, {false, 0, false}} {
		if got := member.Crowded(c.was, c.load, 10); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestTickAt(t *testing.T) {
	terms := hosting.Terms{StartBlock: 100, TickBlocks: 10}
	for block, want := range map[uint64]uint64{0: 0, 100: 0, 101: 1, 110: 1, 111: 2, 1000: 90} {
		got := member.TickAt(terms, block)
		if got != want || got > 0 && (block > terms.CutOff(got) || block <= terms.CutOff(got-1)) {
			t.Errorf("block %d is in tick %d: want %d", block, got, want)
		}
	}
}
