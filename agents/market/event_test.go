package market_test

import (
	"encoding/json"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emet/agents/market"
)

var (
	alice = market.Address{0xa1}
	bob   = market.Address{0xb0}
	carol = market.Address{0xca}
)

// story builds the events of a job, each in a block of its own, one second apart.
type story struct {
	events []market.Event
}

func posting(replicas, quorum uint8) *story {
	job := market.Job{Spec: market.Spec{
		Fuel: 100, Reward: market.NewWei(big.NewInt(100)), Replicas: replicas, Quorum: quorum,
		Clocks: market.Clocks{Matching: 50, Setup: 10, Run: 10, Deliver: 10, Reveal: 20, Challenge: 30},
	}}
	s := &story{}
	return s.add(market.Event{Kind: market.Posted, Posting: &job})
}

func (s *story) add(e market.Event) *story {
	n := uint64(len(s.events)) + 1
	e.Job, e.Block = market.ID{7}, market.Block{Number: n, Hash: market.ID{byte(n)}, Time: 1000 + n}
	s.events = append(s.events, e)
	return s
}

func (s *story) claim(w market.Address, deadline uint64) *story {
	return s.add(market.Event{Kind: market.Claimed, Worker: w, Deadline: deadline})
}

func (s *story) view(t *testing.T) market.View {
	t.Helper()
	v, err := market.Fold(s.events)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestAuditedJobFromPostToAcceptance(t *testing.T) {
	s := posting(1, 1)
	if v := s.view(t); v.State != market.Open || v.Deadline != 1051 || v.Due(1051) || !v.Due(1052) {
		t.Errorf("posted: %s until %d", v.State, v.Deadline)
	}
	s.claim(alice, 1032)
	if v := s.view(t); v.State != market.Working || v.Taken() != 1 || v.Deadline != 1032 {
		t.Errorf("claimed: %s until %d, %d taken", v.State, v.Deadline, v.Taken())
	}
	result := market.Result{Record: market.ID{9}, FuelUsed: 5}
	s.add(market.Event{Kind: market.Submitted, Worker: alice, Result: result, Deadline: 1033})
	v := s.view(t)
	if got, ok := v.Provisional(); v.State != market.Standing || !ok || got != result || v.Since.Number != 3 {
		t.Errorf("submitted: %s, provisional %v %t", v.State, got, ok)
	}
	s.add(market.Event{Kind: market.Paid, Worker: alice, Amount: market.NewWei(big.NewInt(100))})
	s.add(market.Event{Kind: market.Ended, State: market.Accepted, Record: result.Record})
	v = s.view(t)
	if v.State != market.Accepted || v.Due(1<<40) || v.Runs[0].Paid.Int64() != 100 {
		t.Errorf("ended: %+v", v)
	}
	if got, ok := v.Provisional(); !ok || got != result {
		t.Errorf("the accepted result is %v, %t", got, ok)
	}
}

// CM-19: a vanished worker loses its seat, and the job is open again.
func TestIdleWorkerIsReplaced(t *testing.T) {
	s := posting(1, 1).claim(alice, 1032)
	s.add(market.Event{Kind: market.Idle, Worker: alice})
	s.add(market.Event{Kind: market.Forfeited, Worker: alice, Amount: market.NewWei(big.NewInt(5))})
	s.add(market.Event{Kind: market.Reopened, Deadline: 1100})
	v := s.view(t)
	if v.State != market.Open || v.Taken() != 0 || v.Rounds != 1 || v.Deadline != 1100 || len(v.Holders()) != 0 {
		t.Errorf("reopened: %+v", v)
	}
	s.claim(bob, 1130)
	v = s.view(t)
	if v.State != market.Working || !slices.Equal(v.Holders(), []market.Address{bob}) {
		t.Errorf("taken over: %s by %v", v.State, v.Holders())
	}
}

// CM-12: commit, reveal, and the quorum's result.
func TestReplicatedJob(t *testing.T) {
	s := posting(3, 2).claim(carol, 1051).claim(alice, 1051).claim(bob, 1034)
	if v := s.view(t); v.State != market.Working || !slices.Equal(v.Holders(), []market.Address{alice, bob, carol}) {
		t.Errorf("seats: %s, %v", v.State, v.Holders())
	}
	for _, w := range []market.Address{alice, bob, carol} {
		s.add(market.Event{Kind: market.Committed, Worker: w})
	}
	s.add(market.Event{Kind: market.RevealOpened, Deadline: 1060})
	good, bad := market.Result{Record: market.ID{1}}, market.Result{Record: market.ID{2}}
	s.add(market.Event{Kind: market.Revealed, Worker: bob, Result: bad})
	s.add(market.Event{Kind: market.Revealed, Worker: alice, Result: good})
	v := s.view(t)
	if _, ok := v.Provisional(); ok || v.State != market.Revealing || v.Due(1060) {
		t.Errorf("one vote each: %s, provisional %t", v.State, ok)
	}
	s.add(market.Event{Kind: market.Revealed, Worker: carol, Result: good})
	v = s.view(t)
	if got, ok := v.Provisional(); !ok || got != good || !v.Due(0) {
		t.Errorf("a quorum: %v %t, due %t", got, ok, v.Due(0))
	}
}

// SR-03: equal records with different fingerprints are different results.
func TestQuorumIsOverRecordAndFingerprint(t *testing.T) {
	s := posting(3, 2).claim(alice, 1).claim(bob, 1).claim(carol, 1)
	for i, w := range []market.Address{alice, bob, carol} {
		s.add(market.Event{Kind: market.Committed, Worker: w})
		s.add(market.Event{Kind: market.Revealed, Worker: w, Result: market.Result{Record: market.ID{1}}, Finger: market.Fingerprint{byte(i)}})
	}
	v := s.view(t)
	if got, ok := v.Provisional(); ok {
		t.Errorf("three fingerprints made the quorum %v", got)
	}
}

// SR-09: a requested cancellation takes effect at its time, unless a result or the deadline comes first.
func TestCancellation(t *testing.T) {
	s := posting(1, 1).claim(alice, 1032)
	s.add(market.Event{Kind: market.CancelRequested, Deadline: 1020})
	v := s.view(t)
	if v.Due(1019) || !v.Due(1020) {
		t.Errorf("cancel at %d: due %t, then %t", v.CancelAt, v.Due(1019), v.Due(1020))
	}
	s.add(market.Event{Kind: market.Submitted, Worker: alice, Deadline: 1050})
	v = s.view(t)
	if v.CancelAt != 0 || v.Due(1020) {
		t.Errorf("a result came first: cancel at %d", v.CancelAt)
	}
}

func TestFoldWantsThePosting(t *testing.T) {
	if _, err := market.Fold(nil); err == nil {
		t.Error("no events made a job")
	}
	if _, err := market.Fold([]market.Event{{Kind: market.Claimed, Worker: alice}}); err == nil {
		t.Error("a claim made a job")
	}
}

// Events of any kind in any order never break the fold, and it depends on nothing but the events. F6
func TestFoldTakesAnything(t *testing.T) {
	kinds := []market.Kind{
		market.Posted, market.Claimed, market.Released, market.Idle, market.Reopened, market.MatchingClosed, market.Submitted,
		market.Committed, market.RevealOpened, market.Revealed, market.CancelRequested, market.Paid, market.Forfeited, market.Ended, "unheard of",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := posting(3, 2)
		for range rapid.IntRange(0, 30).Draw(t, "events") {
			s.add(market.Event{
				Kind:   rapid.SampledFrom(kinds).Draw(t, "kind"),
				Worker: rapid.SampledFrom([]market.Address{{}, alice, bob, carol}).Draw(t, "worker"),
				State:  market.State(rapid.Uint8().Draw(t, "state")),
			})
		}
		a, err := market.Fold(s.events)
		if err != nil {
			t.Fatal(err)
		}
		b, err := market.Fold(slices.Clone(s.events))
		if err != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("folding twice differs: %v", err)
		}
		_, _ = a.Provisional()
		_ = a.Due(rapid.Uint64().Draw(t, "now"))
		if !slices.IsSortedFunc(a.Holders(), func(x, y market.Address) int { return x.Cmp(y) }) {
			t.Fatal("the holders are not in ascending order")
		}
	})
}

// Stored events come back as they were: states derived from the disk equal those derived from the chain.
func TestEventsSurviveJSON(t *testing.T) {
	s := posting(3, 2).claim(alice, 1051)
	s.add(market.Event{Kind: market.Released, Worker: alice, Reason: market.ReasonUnavailable, Missing: market.Content{Digest: [32]byte{5}, Codec: market.Raw}})
	s.add(market.Event{Kind: market.Ended, State: market.Expired, Amount: market.NewWei(big.NewInt(300))})
	blob, err := json.Marshal(s.events)
	if err != nil {
		t.Fatal(err)
	}
	var back []market.Event
	if err := json.Unmarshal(blob, &back); err != nil {
		t.Fatal(err)
	}
	a, err := market.Fold(s.events)
	if err != nil {
		t.Fatal(err)
	}
	b, err := market.Fold(back)
	if err != nil {
		t.Fatal(err)
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if string(x) != string(y) {
		t.Errorf("the view changed:\n%s\n%s", x, y)
	}
}
