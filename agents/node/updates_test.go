package node_test

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"

	"emet/agents/chain/ground"
	"emet/agents/chain/sender"
	"emet/agents/content"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
)

// G-01, SR-19: the updates of a tick are all that the chain counted up to its cut-off, by whomever they were anchored, in
// its order. What a relay anchored without its writer, or in a place that is taken, is void, and so is a batch that nobody
// shows.
func TestUpdates(t *testing.T) {
	r := newRelaying(t)
	terms := need[hosting.Offer](t)(r.client.Offer(t.Context(), r.offer)).Terms
	due := need[ground.Ticks](t)(r.client.Ticks(t.Context(), r.offer)).Due
	if due == 0 { // the log has not begun: ticks are counted all the same
		for r.sim.head().Number.Uint64() >= terms.CutOff(due) {
			due++
		}
	}
	r.mineTo(terms.CutOff(due) + 1)
	tick := due + 1

	r.promised(1)
	r.promised(2)
	if _, err := r.relay.Post(t.Context()); err != nil {
		t.Fatal(err)
	}
	// A relay that breaks the rules: an entry that nobody signed, one whose place is taken, one that is overdue; and a batch
	// that it keeps for itself.
	forged, taken, overdue := r.sign(3), r.sign(1), r.sign(4)
	forged.Signature[5] ^= 1
	overdue.Update.Deadline = 1
	overdue.Signature = need[eip712.Signature](t)(r.client.Key.SignTyped(r.client.KeyDomain(), overdue.Update.Message()))
	r.anchor(hosting.Batch{forged, taken, overdue}, true)
	r.anchor(hosting.Batch{r.sign(5)}, false)
	r.mineTo(terms.CutOff(tick) + 1)
	next := map[common.Hash]uint64{}
	u := need[node.Updates](t)(r.client.Updates(t.Context(), r.offer, tick, next))
	if len(u.Logs) != 1 || u.Logs[0].Key != r.key || u.Logs[0].Client != r.client.Key.Address() {
		t.Errorf("logs: %+v", u.Logs)
	}
	want := []hosting.Void{"", "", hosting.Forged, hosting.Disorder, hosting.Overdue, hosting.Withheld}
	if len(u.Entries) != len(want) || next[r.key] != 3 {
		t.Fatalf("entries: %+v, next %v", u.Entries, next)
	}
	for i, e := range u.Entries {
		if e.Void != want[i] || e.Number != u.Entries[0].Number+uint64(i) {
			t.Errorf("entry %d: %+v, want %q", i, e, want[i])
		}
	}
	if again := need[node.Updates](t)(r.client.Updates(t.Context(), r.offer, tick, map[common.Hash]uint64{})); len(again.Entries) != len(want) {
		t.Errorf("again: %+v", again.Entries)
	}
	if u := need[node.Updates](t)(r.client.Updates(t.Context(), r.offer, tick-1, map[common.Hash]uint64{})); len(u.Entries) != 0 {
		t.Errorf("the tick before: %+v", u.Entries)
	}
}

// SR-19, SR-20, J-14: a relay that anchors batches and shows nobody what is in them can neither have a supervisor miss its tick
// waiting for one after the other, nor have everybody keep a million entries for each. What it did show counts.
func TestBatchesThatNobodyShows(t *testing.T) {
	r := newRelaying(t)
	terms := need[hosting.Offer](t)(r.client.Offer(t.Context(), r.offer)).Terms
	due := uint64(0)
	for r.sim.head().Number.Uint64() >= terms.CutOff(due) {
		due++
	}
	nothing := func(n byte) market.Content { return market.Content{Codec: market.Raw, Digest: [32]byte{9, n}} }
	took := func(tick uint64) (node.Updates, time.Duration) {
		r.mineTo(terms.CutOff(tick) + 1)
		began := time.Now()
		return need[node.Updates](t)(r.client.Updates(t.Context(), r.offer, tick, map[common.Hash]uint64{})), time.Since(began)
	}
	r.mineTo(terms.CutOff(due) + 1)
	r.say(common.Hash{1}, 1, nothing(1))
	_, one := took(due + 1)
	const many = 6
	for i := range byte(many) {
		r.say(common.Hash{2, i}, 1<<20, nothing(2+i))
	}
	r.promised(1)
	if _, err := r.relay.Post(t.Context()); err != nil {
		t.Fatal(err)
	}
	u, all := took(due + 2)
	if len(u.Entries) != many+1 {
		t.Fatalf("%d entries of %d batches", len(u.Entries), many+1)
	}
	for i, e := range u.Entries {
		if withheld := e.Void == hosting.Withheld; withheld != (i < many) || withheld && e.Content != nothing(2+byte(i)) {
			t.Errorf("entry %d: %+v", i, e)
		}
	}
	if all > (many-1)*one { // one after the other would take many times one; together, one
		t.Errorf("%d batches that nobody shows take %v, and one takes %v", many, all, one)
	}
}

// anchor anchors a batch as no honest relay would, and keeps its document or not.
func (r *relaying) anchor(b hosting.Batch, keep bool) {
	r.t.Helper()
	blob := b.Encode()
	if keep {
		need[cid.Cid](r.t)(r.relay.Content.Put(r.t.Context(), content.Raw, blob))
	}
	r.say(b.Root(), uint32(len(b)), need[market.Content](r.t)(market.ContentOf(content.Sum(content.Raw, blob))))
}

// say anchors that there is a batch.
func (r *relaying) say(root common.Hash, count uint32, document market.Content) {
	r.t.Helper()
	call := need[ground.Call](r.t)(r.relay.AnchorBatch(r.offer, root, count, document))
	name := root.Hex()
	if err := r.relay.Sender.Send(r.t.Context(), sender.Intent{Key: name, To: &call.To, Data: call.Data, Gas: 500_000}); err != nil {
		r.t.Fatal(err)
	}
	if o := need[sender.Outcome](r.t)(r.relay.Sender.Wait(r.t.Context(), name)); o.Err() != nil {
		r.t.Fatalf("anchor: %+v", o)
	}
}
