package client_test

import (
	"testing"

	"emet/agents/client"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// Whoever waits for an application to begin learns from the next version of its offer that it has; that it began in a later
// tick than its offer hoped is no lie of its supervisor's. F-01, SR-18
func TestWaitsForTheBeginning(t *testing.T) {
	w := newWorld(t)
	hoped := *w.Next
	hoped.Tick-- // with the same commitment
	start := w.offer.Start
	w.files[key(start, tick.StartFile(theTick-1, tick.NextFile))] = hoped.Encode()
	after := *w.Next
	after.Tick, after.Commitment.SeedHash = theTick, [32]byte{1} // the second of those that were hoped for
	w.files[key(start, tick.StartFile(theTick, tick.NextFile))] = after.Encode()
	call := sign(allow)
	call.Progress = func(p client.Progress) {
		if p.Stage != "wait" || w.revised > 0 {
			return
		}
		w.revised++
		w.offer.Start = market.Content{Digest: [32]byte{3}, Codec: market.DagPB}
		w.files[key(w.offer.Start, tick.StartFile(theTick, tick.NextFile))] = w.Next.Encode()
		w.revise()
	}
	if d := must[client.Done](t)(w.open().Call(t.Context(), call)); d.State != client.Anchored || w.revised != 1 {
		t.Errorf("%+v, revised %d times", d, w.revised)
	}
}
