package node_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/identity"
	"emet/agents/node"
	"emet/agents/wire"
)

// A-13, B-22, K-01: what workers say of each other goes round by gossip, signed, to the supervisor, and who is slow is drawn less
// often from the first tick on that is laid out after it. What somebody else says in a worker's name is not even passed on.
func TestGossipMovesWeights(t *testing.T) {
	k := newSupervising(t)
	k.hire()
	k.until(func(s node.SupervisionStatus) bool { return s.Due != 0 })
	first := k.status().Due
	k.runs(first)
	slow := k.crew[crewSize-1]
	topics := map[*crewman]*wire.Topic{}
	for _, w := range k.crew[:crewSize-1] {
		topic := need[*wire.Topic](t)(w.Agent.Host.Topic("emet/gossip/1/"+k.offer.ID.Hex()[2:], wire.TopicConfig{}))
		t.Cleanup(func() { _ = topic.Close() })
		topics[w] = topic
	}
	say := func(w *crewman, in identity.ID, micros map[identity.ID]uint32) {
		s := score.NewSampler(100)
		for id, n := range micros {
			if id != in {
				s.Add(id, n, true)
			}
		}
		r := s.Report(k.offer.ID, first, in)
		if err := r.Sign(need[*identity.Key](t)(w.Signer(t.Context(), w.id))); err != nil {
			t.Fatal(err)
		}
		if err := topics[w].Publish(t.Context(), r.Encode()); err != nil {
			t.Fatal(err)
		}
	}
	fast := map[identity.ID]uint32{slow.id: 80_000}
	for _, w := range k.crew[:crewSize-1] {
		fast[w.id] = 10_000
	}
	// The last of the crew says nothing; another one speaks in its name.
	lie := map[identity.ID]uint32{k.crew[0].id: 99_000, k.crew[1].id: 99_000, k.crew[2].id: 99_000}
	waitFor(t, func() bool { // those who are not connected yet miss it
		say(k.crew[0], slow.id, lie)
		for _, w := range k.crew[:crewSize-1] {
			say(w, w.id, fast)
		}
		return len(need[[]identity.ID](t)(k.v.Books().Heard(first))) >= crewSize-1
	})
	heard := need[[]identity.ID](t)(k.v.Books().Heard(first))
	for _, id := range heard {
		if id == slow.id {
			t.Error("what somebody else said in its name was heard")
		}
	}
	k.closeTick()
	of := k.closeTick() // with it the tick is laid out for which the reports count
	weights := map[identity.ID]uint32{}
	for _, s := range k.next(of + hosting.Ahead).Servers {
		weights[s.ID] = s.Weight
	}
	for _, w := range k.crew[:crewSize-1] {
		// Eight times as fast, and as old.
		if got, want := weights[w.id], weights[slow.id]; want == 0 || got < 7*want || got > 9*want {
			t.Errorf("weights %v: %s is eight times as fast as %s", weights, w.id, slow.id)
		}
	}
}

// D-10, B-04: a worker has an identity of its own for each offer, with a key, a proof of work and a deposit of its own, that
// means nothing in another one. What it did in all of them is found by its account.
func TestOneIdentityForEachOffer(t *testing.T) {
	s := simulate(t, "supervisor", "worker")
	boss, w := s.supervisor("supervisor"), s.member("worker")
	var ids []identity.ID
	for _, name := range []string{"one", "two"} {
		terms := need[hosting.Terms](t)(boss.DefaultTerms(t.Context()))
		offer, _, err := boss.PostOffer(t.Context(), node.OfferRequest{Document: text(name), Terms: terms})
		if err != nil {
			t.Fatal(err)
		}
		id, _, err := w.Join(t.Context(), node.JoinRequest{Scope: offer})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	all := need[[]hosting.Standing](t)(w.Identities(t.Context()))
	if len(all) != 2 || ids[0] == ids[1] {
		t.Fatalf("%+v", all)
	}
	for i, x := range all {
		other := all[1-i]
		if x.Owner != w.Key.Address() || x.Deposit.Sign() == 0 || x.Scope == other.Scope || x.Signer == other.Signer {
			t.Errorf("%+v and %+v", x, other)
		}
	}
	// What one of them is dismissed for says nothing of the other, and the account has both.
	if _, err := boss.Dismiss(t.Context(), ids[0], hosting.AtWill, common.Hash{}); err != nil {
		t.Fatal(err)
	}
	states := map[identity.ID]hosting.State{}
	for _, x := range need[[]hosting.Standing](t)(w.Identities(t.Context())) {
		states[x.ID] = x.State
	}
	if states[ids[0]] != hosting.Dismissed || states[ids[1]] != hosting.Active {
		t.Errorf("%v", states)
	}
	// A signature for one is none for the other: the identity is part of what is signed.
	key := need[*identity.Key](t)(w.Signer(t.Context(), ids[0]))
	link := identity.Checkpoint{}.Next(common.Hash{1})
	sig := need[eip712.Signature](t)(key.SignTyped(w.Registry().Domain(), link.Head(ids[0])))
	if by, err := eip712.Recover(w.Registry().Domain().Digest(link.Head(ids[1])), sig); err == nil && by == key.Address() {
		t.Error("a link of one is a link of the other")
	}
}
