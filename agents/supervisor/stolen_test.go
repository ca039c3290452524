package supervisor_test

import (
	"context"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/supervisor"
)

// closed lets ticks end, and waits until the last of them is posted.
func (w *world) closed(x *process, from, to uint64) {
	w.t.Helper()
	for of := from; of <= to; of++ {
		w.mine(w.offer.Terms.CutOff(of-1) + 2)
		w.wait(func() bool { s, err := x.Status(); return err == nil && s.Block == w.head })
		w.hello(x)
		w.mine(w.offer.Terms.CutOff(of) + 2)
		w.wait(func() bool { return w.log.Due > of })
	}
}

// roots reads the state that a tick was posted with.
func (w *world) roots(p *flow.Program, of uint64) state.Roots {
	w.t.Helper()
	posted := w.posts[of]
	view, err := state.Open(w.t.Context(), p, posted.StateRoot, func(_ context.Context, path string) ([]byte, error) {
		return w.blobs[posted.Document][tick.StateDir+"/"+path], nil
	})
	if err != nil {
		w.t.Fatalf("tick %d: %v", of, err)
	}
	s, err := view.Load(w.t.Context())
	if err != nil {
		w.t.Fatalf("tick %d: %v", of, err)
	}
	return s.Roots()
}

// SR-20, A-03: a tick that was judged and then missed changes nothing, whatever became of it in memory. The tick three later,
// which nothing is committed to, is posted without a seed, and so is one that the master disowned; all others go on.
func TestMissedAndDisowned(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	w.blank = map[uint64]bool{}
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	w.mu.Lock()
	w.refuse = true
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { return slices.Contains(w.names, "post") })
	w.mu.Lock() // somebody closes it, and stakes the bond again
	w.refuse = false
	w.log.Due++
	w.blank[first+hosting.Ahead] = true
	w.mu.Unlock()
	w.closed(x, first+1, first+1)
	w.mu.Lock()
	w.blank[first+1+hosting.Ahead] = true
	w.mu.Unlock()
	w.closed(x, first+2, first+6)
	x.end(t)
	if _, posted := w.posts[first]; posted {
		t.Fatal("it was not missed")
	}
	if before := w.roots(p, first+1).Before; before != nil && before.Tick != 0 {
		t.Errorf("the state after tick %d follows that of tick %d", first+1, before.Tick)
	}
	for of := first + 1; of <= first+6; of++ {
		r := w.roots(p, of)
		if r.Tick != of || of > first+1 && r.Before.Tick != of-1 {
			t.Errorf("the state after tick %d: %+v", of, r)
		}
	}
}

// A log of ticks that is to end is closed without commitments to ticks that there will not be.
func TestRetired(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	w.mu.Lock()
	w.log.Last = first + hosting.Ahead - 1
	w.mu.Unlock()
	w.closed(x, first, first+hosting.Ahead-1)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Phase == supervisor.Ended })
	x.end(t)
}

// N-07: what somebody else posted in the place of a supervisor is not believed. What the tick came to is judged
// without a transaction, and is what it would have been; and the ticks after it go on from there.
func TestSomebodyElsePosts(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	w.begin(x)
	first := w.log.Due
	w.mine(w.offer.Terms.CutOff(first-1) + 2)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Block == w.head })
	w.hello(x)
	x.end(t)
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w.found[first] = supervisor.Updates{
		Logs: []hosting.Log{{Key: common.Hash{1}, Client: common.Address{2}, Writer: common.Address{2}, Block: w.offer.Terms.CutOff(first) - 2}},
	}
	honest := newWorldLike(t, w)
	x = honest.start(p, file)
	honest.closed(x, first, first+1)
	x.end(t)

	file = filepath.Join(t.TempDir(), "state.db")
	if err := os.WriteFile(file, saved, 0o600); err != nil {
		t.Fatal(err)
	}
	w.mine(w.offer.Terms.CutOff(first) + 3)
	thief := supervisor.Posting{
		Tick: first, StateRoot: common.Hash{66}, UpdateRoot: common.Hash{67}, Document: market.Content{Digest: [32]byte{68}, Codec: market.DagPB},
		Next: hosting.Commitment{PrimesRoot: common.Hash{1}, KeysRoot: common.Hash{2}, SeedHash: common.Hash{3}},
	}
	w.posts, w.names, w.blank = map[uint64]supervisor.Posting{first: thief}, nil, map[uint64]bool{}
	w.log.Due++
	x = w.make(p, file)
	judged, err := x.Judge(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Judge(t.Context(), first+1); err == nil {
		t.Error("a tick was judged that nobody posted")
	}
	if err := x.db.Close(); err != nil {
		t.Fatal(err)
	}
	if want := honest.posts[first]; judged.StateRoot != want.StateRoot || judged.UpdateRoot != want.UpdateRoot || judged.Seed != want.Seed {
		t.Errorf("judged to be %+v: want %+v", judged, want)
	}
	if slices.Contains(w.names, "post") || slices.Contains(w.names, "open") {
		t.Errorf("something was sent: %v", w.names)
	}
	// The master puts it in its place, and disowns what the thief committed to.
	replaced := judged
	replaced.Next, replaced.Seed = thief.Next, thief.Seed
	w.posts[first] = replaced
	w.blank[first+hosting.Ahead] = true
	x = w.start(p, file)
	w.closed(x, first+1, first+hosting.Ahead+1)
	x.end(t)
	if got, want := w.posts[first+1], honest.posts[first+1]; got.StateRoot != want.StateRoot || got.UpdateRoot != want.UpdateRoot {
		t.Errorf("the tick after it is %+v: want %+v", got, want)
	}
}

// A-03, J-12, SR-15: when the key that signs vouchers was changed, what it had promised and not signed is promised anew, once,
// in a channel of the new key; what it signed stays as it is, and each worker gets what it is owed, to the wei.
func TestKeyIsChanged(t *testing.T) {
	for _, at := range []string{"promise", "sign"} {
		t.Run("killed at "+at, func(t *testing.T) { keyIsChanged(t, at) })
	}
}

func keyIsChanged(t *testing.T, died string) {
	p := planned(t)
	w, crew := newPaying(t)
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	first, next := w.opens(x)
	sealed, owed := w.served(x, p, next, 6, crew)
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { s, err := x.Status(); return err == nil && w.log.Due > first && s.Tick > first })
	ask := func(e *earner) *desk.Paid {
		t.Helper()
		e.chain = identity.Checkpoint{Length: e.standing.Length, Head: e.standing.Head}
		block, _ := token.EncodeReceipts(sealed[e.standing.ID])
		r, err := desk.DecodeReply(x.Answer(t.Context(), e.peer, w.bill(e, first, block)))
		if err != nil {
			t.Fatal(err)
		}
		return r.Pay
	}
	// The last one that hands in has all of them paid: the process dies when one is promised, or one is signed.
	w.mu.Lock()
	w.tripAt = died
	w.mu.Unlock()
	for _, e := range crew {
		if ask(e) != nil {
			t.Error("it was paid at once")
		}
	}
	if !isDead(w) {
		t.Fatal("it lives")
	}
	x.end(t)
	w.tripAt, w.key = "", newKey(51)
	x = w.start(p, file)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Block == w.head })
	w.hello(x)
	signer := crypto.PubkeyToAddress(w.key.PublicKey)
	sums := map[identity.ID]*big.Int{}
	for _, e := range crew {
		var pay *desk.Paid
		for end := time.Now().Add(2 * time.Minute); pay == nil; {
			if time.Now().After(end) {
				t.Fatalf("%s is not paid", e.standing.ID)
			}
			pay = ask(e)
			<-time.After(time.Millisecond)
		}
		var v channel.Signed
		if err := json.Unmarshal(pay.Voucher, &v); err != nil {
			t.Fatal(err)
		}
		want := channelOf(w.key, e.standing.ID, e.standing.Owner).ID(payContract)
		if by, err := v.Signer(payContract); err != nil || by != signer || v.Channel != want || pay.Channel != want {
			t.Errorf("a voucher of channel %s is signed by %s, %v: want one of %s, by %s", v.Channel, by, err, want, signer)
		}
		sums[e.standing.ID] = v.Voucher.Total.Big()
	}
	x.end(t)
	for id, want := range owed {
		if got := sums[id]; got == nil || got.Int64() != want {
			t.Errorf("%s has a voucher of %s: it is owed %d", id, got, want)
		}
	}
}
