package client_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"emet/agents/client"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
)

// J-16: tokens for advertisements take a proof of them. Without one it is said what to do, and tokens that cost money are
// taken where there are some; a proof that is refused is not offered again.
func TestAdvertisements(t *testing.T) {
	w := newWorld(t)
	ads := tick.Price{Class: token.Ads, Writes: true}
	w.offer.Tokens = []tick.Price{{Class: token.Free}, ads}
	w.revise()
	c := w.open()
	call := sign(allow)
	if _, err := c.Call(t.Context(), call); !errors.Is(err, client.ErrRefused) || !strings.Contains(err.Error(), "--proof") {
		t.Fatalf("without a proof: %v", err)
	}
	call.Proof = []byte("made up")
	if _, err := c.Call(t.Context(), call); !errors.Is(err, client.ErrRefused) || !strings.Contains(err.Error(), "nobody saw that") {
		t.Fatalf("with a proof of nothing: %v", err)
	}
	call.Proof = []byte("seen")
	if d := must[client.Done](t)(c.Call(t.Context(), call)); d.State != client.Anchored || w.sold != 1 {
		t.Errorf("%+v, %d tokens", d, w.sold)
	}

	w = newWorld(t)
	w.offer.Tokens = append(w.offer.Tokens[:1], ads, w.offer.Tokens[1])
	w.revise()
	var class string
	call = sign(allow)
	call.Spend = func(_ context.Context, cost client.Cost) error { class = cost.Class; return nil }
	if d := must[client.Done](t)(w.open().Call(t.Context(), call)); d.State != client.Anchored || class != "paid" {
		t.Errorf("%+v with a token of class %s", d, class)
	}
}
