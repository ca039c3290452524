package node_test

import (
	"testing"

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

// anchor anchors a batch as no honest relay would, and keeps its document or not.
func (r *relaying) anchor(b hosting.Batch, keep bool) {
	r.t.Helper()
	blob := b.Encode()
	if keep {
		need[cid.Cid](r.t)(r.relay.Content.Put(r.t.Context(), content.Raw, blob))
	}
	document := need[market.Content](r.t)(market.ContentOf(content.Sum(content.Raw, blob)))
	call := need[ground.Call](r.t)(r.relay.AnchorBatch(r.offer, b.Root(), uint32(len(b)), document))
	name := b.Root().Hex()
	if err := r.relay.Sender.Send(r.t.Context(), sender.Intent{Key: name, To: &call.To, Data: call.Data}); err != nil {
		r.t.Fatal(err)
	}
	if o := need[sender.Outcome](r.t)(r.relay.Sender.Wait(r.t.Context(), name)); o.Err() != nil {
		r.t.Fatalf("anchor: %+v", o)
	}
}
