package supervisor_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"emet/agents/channel"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// Who is paid out of a channel that the chain is slow to tell of keeps nobody else waiting; and however many ask for the same
// wage at once, it is promised once.
func TestSlowChainsHoldUpNobody(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	w.purse = true
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	first, next := w.opens(x)
	sealed, owed := w.served(x, p, next, 5, crew)
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { return w.log.Due > first })

	slowly, quick := crew[0], crew[1:]
	id := channelOf(secret, slowly.standing.ID, slowly.standing.Owner).ID(payContract)
	answers := make(chan struct{})
	w.mu.Lock()
	w.slow = func(c channel.ID) {
		if c == id {
			<-answers
		}
	}
	w.mu.Unlock()
	ask := func(e *earner) *desk.Paid {
		block, _ := token.EncodeReceipts(sealed[e.standing.ID])
		q := w.bill(e, first, block)
		for {
			r, err := desk.DecodeReply(x.Answer(context.Background(), e.peer, q))
			if err != nil {
				t.Error(err)
				return nil
			}
			if r.Pay != nil {
				return r.Pay
			}
			if r.Code != "busy" {
				t.Errorf("%s: %s", r.Code, r.Refused)
				return nil
			}
		}
	}
	for _, e := range crew {
		e.chain = identity.Checkpoint{Length: e.standing.Length, Head: e.standing.Head}
	}
	var late, soon sync.WaitGroup
	for range 4 {
		late.Go(func() { ask(slowly) })
	}
	for _, e := range quick {
		for range 2 {
			soon.Go(func() { ask(e) })
		}
	}
	soon.Wait() // or the test hangs
	close(answers)
	late.Wait()
	paid, err := x.Books().Paid(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range paid {
		if k.Amount.Int64() != owed[k.ID] {
			t.Errorf("%s was paid %s: it is owed %d", k.ID, k.Amount.String(), owed[k.ID])
		}
	}
	if len(paid) != len(crew) {
		t.Errorf("%d wages for %d workers", len(paid), len(crew))
	}
	x.end(t)
}
