package client_test

import (
	"crypto/ecdsa"
	"errors"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/client"
	"emet/agents/eip712"
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

// What a tick came to counts only with the signature of a key that may post ticks, over summary and next part together: so
// that who said something wrong said it with its own name. G-15
func TestTicksAreSigned(t *testing.T) {
	w := newWorld(t)
	c := w.open()
	must[client.Done](t)(c.Call(t.Context(), sign(allow)))
	w.close(nil)
	app := must[*client.App](t)(c.App(t.Context(), ""))
	dir := w.posted[theTick].Document
	signature, summary := w.files[key(dir, tick.SignatureFile)], must[*tick.Summary](t)(tick.DecodeSummary(w.files[key(dir, tick.SummaryFile)]))
	stranger := must[*ecdsa.PrivateKey](t)(crypto.GenerateKey())
	forged := must[eip712.Signature](t)(eip712.Sign(tick.Message(w.Next.App, theTick, w.Next, summary), stranger))
	other := must[eip712.Signature](t)(eip712.Sign(tick.Message(w.Next.App, theTick+1, w.Next, summary), w.supervisor))
	for name, blob := range map[string][]byte{
		"a stranger's": forged[:], "of another tick": other[:], "none": {}, "changed": append([]byte{^signature[0]}, signature[1:]...),
	} {
		w.files[key(dir, tick.SignatureFile)] = blob
		v, err := w.open().Verify(t.Context(), app, theTick, nil)
		if err != nil || v.OK || !strings.Contains(v.Wrong, "supervisor") {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
		if _, err := w.open().Settle(t.Context(), sign(allow)); !errors.Is(err, client.ErrDeceived) {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.files[key(dir, tick.SignatureFile)] = signature
	if v := must[client.Verified](t)(w.open().Verify(t.Context(), app, theTick, nil)); !v.OK {
		t.Errorf("%+v", v)
	}
	if out := must[[]client.Done](t)(c.Settle(t.Context(), sign(allow))); len(out) != 1 || out[0].State != client.Confirmed {
		t.Errorf("%+v", out)
	}
}
