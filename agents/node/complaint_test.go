package node_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
)

// SR-14: a complaint costs work, counts once in a tick, and says what it is about.
func TestComplaints(t *testing.T) {
	s := simulate(t, "supervisor", "client", "worker")
	var terms hosting.Terms
	offer := post(t, s.supervisor("supervisor"), func(o *hosting.Terms) {
		o.StartBlock, o.TickBlocks, o.ComplaintBits = s.head().Number.Uint64()+20, 100, 8
		terms = *o
	})
	c, m := s.client("client"), s.member("worker")
	worker, _, err := m.Join(t.Context(), node.JoinRequest{Scope: offer})
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := c.Join(t.Context(), node.JoinRequest{Scope: offer})
	if err != nil {
		t.Fatal(err)
	}
	complain := func(about common.Hash) error {
		_, err := c.Complain(t.Context(), node.ComplaintRequest{By: id, About: about, Evidence: text("it was late")})
		return err
	}
	if err := complain(common.Hash{}); err != nil {
		t.Fatal(err)
	}
	nonce := s.nonce(c.Key.Address())
	if err := complain(worker); refusal(err) != "AlreadyComplained" {
		t.Errorf("twice in a tick: %v", err)
	}
	if err := complain(common.Hash{1}); refusal(err) != "WrongSubject" {
		t.Errorf("about nobody: %v", err)
	}
	if got := s.nonce(c.Key.Address()); got != nonce {
		t.Errorf("%d transactions for what cannot count", got-nonce)
	}
	s.mineTo(terms.CutOff(2) + 10)
	if err := complain(worker); err != nil {
		t.Fatal(err)
	}
	for about, who := range map[common.Hash]string{offer: "the offer", worker: "the worker"} {
		said := need[[]ground.Complaint](t)(c.Complaints(t.Context(), about))
		if len(said) != 1 || said[0].By != id || said[0].Evidence == (market.Content{}) {
			t.Errorf("against %s there is %+v", who, said)
		}
		if n := need[ground.Tally](t)(c.Tally(t.Context(), about)); n.Complaints != 1 {
			t.Errorf("against %s there is %+v", who, n)
		}
	}
	if _, err := m.Complain(t.Context(), node.ComplaintRequest{By: id, Evidence: text("not mine")}); refusal(err) != "NotAuthorised" {
		t.Errorf("in somebody else's name: %v", err)
	}
}

// F13: a complaint that was sent and not told is not sent again.
func TestComplaintsAreDurable(t *testing.T) {
	s := simulate(t, "supervisor", "client")
	offer := post(t, s.supervisor("supervisor"), func(o *hosting.Terms) { o.TickBlocks = 1000 })
	c := s.client("client")
	id, _, err := c.Join(t.Context(), node.JoinRequest{Scope: offer})
	if err != nil {
		t.Fatal(err)
	}
	complain := func() error {
		_, err := c.Complain(t.Context(), node.ComplaintRequest{By: id, Evidence: text("it was late")})
		return err
	}
	nonce := s.nonce(c.Key.Address())
	s.killed(c.Key.Address(), complain, c.Close)
	c = s.client("client")
	if err := complain(); err != nil {
		t.Fatal(err)
	}
	if got := s.nonce(c.Key.Address()); got != nonce+1 {
		t.Errorf("%d transactions: want 1", got-nonce)
	}
	if n := need[ground.Tally](t)(c.Tally(t.Context(), offer)); n.Complaints != 1 {
		t.Errorf("%+v", n)
	}
}

// An identity's chain is brought to the registry with its supervisor's signature alone, and only if it is longer.
func TestAttest(t *testing.T) {
	s := simulate(t, "supervisor", "worker")
	boss, m := s.supervisor("supervisor"), s.member("worker")
	offer := post(t, boss, nil)
	id, _, err := m.Join(t.Context(), node.JoinRequest{Scope: offer})
	if err != nil {
		t.Fatal(err)
	}
	at := identity.Checkpoint{Length: 7, Head: common.Hash{7}}
	signed := need[node.SignedHead](t)(boss.SignHead(t.Context(), id, at))
	if _, err := m.Attest(t.Context(), signed); err != nil {
		t.Fatal(err)
	}
	if got := need[hosting.Standing](t)(m.Identity(t.Context(), id)); got.Length != 7 || got.Head != at.Head {
		t.Errorf("%+v", got)
	}
	if _, err := m.Attest(t.Context(), signed); refusal(err) != "ChainNotLonger" {
		t.Errorf("again: %v", err)
	}
	signed.Head[0]++
	signed.Length++
	if _, err := m.Attest(t.Context(), signed); refusal(err) != "NotAuthorised" {
		t.Errorf("a head that nobody signed: %v", err)
	}
}
