package client_test

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/client"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// Ticks that were laid out for a program run it after the offer names another one: calls are made by the program of their
// tick, and each tick is computed again with the one that it ran. A program that the offer never had is not run. B-03, C-05,
// N-08
func TestTicksRunTheProgramThatTheyWereLaidOutFor(t *testing.T) {
	w := newWorld(t)
	before, after := w.offer.Program, market.Content{Digest: common.Hash{9}, Codec: market.Raw}
	w.files[key(after, "")] = w.files[key(before, "")]
	w.offer.Upgrade(after)
	w.revise()
	next := *w.Next
	next.Tick, next.Program = theTick+1, after
	w.files[key(w.offer.Start, tick.StartFile(theTick+1, tick.NextFile))] = next.Encode()

	c := w.open()
	d := must[client.Done](t)(c.Call(t.Context(), sign(allow)))
	if d.State != client.Anchored {
		t.Fatalf("%+v", d)
	}
	w.upgrade = func(s *state.State) *state.State { return must[*state.State](t)(s.Under(after, w.Program)) }
	w.close(nil)
	app := must[*client.App](t)(c.App(t.Context(), ""))
	if v := must[client.Verified](t)(c.Verify(t.Context(), app, theTick, nil)); !v.OK || v.Counted != 1 {
		t.Errorf("%+v", v)
	}
	if out := must[[]client.Done](t)(c.Settle(t.Context(), sign(allow))); len(out) != 1 || out[0].State != client.Confirmed {
		t.Errorf("%+v", out)
	}
	// The state as the program before has it is not the one that follows.
	posted := w.posted[theTick]
	wrong := posted
	wrong.StateRoot = common.Hash{1}
	w.posted[theTick] = wrong
	if v := must[client.Verified](t)(c.Verify(t.Context(), app, theTick, nil)); v.OK || v.Computed != posted.StateRoot {
		t.Errorf("%+v", v)
	}

	strange := newWorld(t)
	strange.offer.Program = after
	strange.files[key(after, "")] = strange.files[key(before, "")]
	strange.revise()
	if _, err := strange.open().Call(t.Context(), sign(allow)); !errors.Is(err, client.ErrDeceived) {
		t.Errorf("a program that the offer never had: %v", err)
	}
}
