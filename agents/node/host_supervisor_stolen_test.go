package node_test

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
)

// N-07: a secondary key is stolen, with the seeds. The thief posts a tick of its own making, before the
// supervisor judges it, and commits to a seed that nobody else knows. The master takes the key back and puts the tick right;
// nobody serves in the tick that the thief laid out, and all the others go on with all that was written.
func TestStolenKeyIsTakenBack(t *testing.T) {
	t.Parallel()
	k := newSupervising(t)
	k.hire()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	first := k.status().Due
	thief := k.supervisor("thief")
	key := thief.Key.Address()
	if _, err := k.v.GrantKey(t.Context(), k.offer.ID, key, identity.Ticks, time.Now().Add(1000*time.Hour)); err != nil {
		t.Fatal(err)
	}
	a := k.author()
	k.runs(first)
	a.write(first, "written before", nil)
	seed := need[common.Hash](t)(k.v.DrawSeed(k.offer.ID.Hex() + "/start/0"))
	k.mineTo(k.offer.Terms.CutOff(first) - 2)
	k.until(func(s node.SupervisionStatus) bool { return s.Planned >= first+hosting.Ahead })
	k.stop()
	k.mineTo(k.offer.Terms.CutOff(first) + 2)
	made := hosting.Commitment{PrimesRoot: common.Hash{1}, KeysRoot: common.Hash{2}, SeedHash: common.Hash{3}}
	forged := node.TickRequest{Offer: k.offer.ID, Number: first, Document: text("forged"), StateRoot: common.Hash{66}, Next: made, Seed: seed}
	if _, _, err := thief.PostTick(t.Context(), forged); err != nil {
		t.Fatal(err)
	}

	v := k.opened()
	r, err := v.Reassert(t.Context(), key, false)
	if err != nil {
		t.Fatal(err)
	}
	if r.Tick != first || r.Replaced == nil || r.Disowned != first+hosting.Ahead {
		t.Errorf("%+v", r)
	}
	if again, err := v.Reassert(t.Context(), key, true); err != nil || again.Replaced != nil {
		t.Errorf("once more: %+v, %v", again, err)
	}
	if c := need[hosting.Commitment](t)(thief.Commitment(t.Context(), k.offer.ID, first+hosting.Ahead)); c != (hosting.Commitment{}) {
		t.Errorf("%+v is committed to", c)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	k.run()
	k.until(func(s node.SupervisionStatus) bool { return s.Due == first+1 })
	if s := k.summary(first); len(s.Entries) != 1 || s.Entries[0].Reason != "" {
		t.Errorf("%+v", s.Entries)
	}
	for range hosting.Ahead + 1 {
		of := k.closeTick()
		posted, _, err := k.v.Tick(t.Context(), k.offer.ID, of)
		if err != nil || (posted.Seed == common.Hash{}) != (of == first+hosting.Ahead) {
			t.Errorf("tick %d: %+v, %v", of, posted, err)
		}
		k.checkTick(of)
	}
	k.upgraded(first+hosting.Ahead+1, k.document().Program, 1)
	forged.Number = first + hosting.Ahead + 2
	k.mineTo(k.offer.Terms.CutOff(forged.Number) + 2)
	if _, _, err := thief.PostTick(t.Context(), forged); err == nil {
		t.Error("the thief posts again")
	}
}
