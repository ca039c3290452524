package client_test

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/client"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/store"
)

// Tokens are good in their tick alone: those of ticks that are long over are not kept for ever.
func TestOldTokensAreForgotten(t *testing.T) {
	w := newWorld(t)
	w.offer.Start = market.Content{Digest: common.Hash{3}, Codec: market.DagPB}
	const now = 20
	later := *w.Next
	later.Tick = now
	w.head = begins + (now-1)*blocks + 3
	w.files[key(w.offer.Start, tick.StartFile(now, tick.NextFile))] = later.Encode()
	w.revise()
	other := common.Hash{0xee}
	at := func(app common.Hash, of uint64) []byte {
		return slices.Concat(app[:], store.Number(of), []byte{byte(token.Paid)})
	}
	tables := []store.Table[json.RawMessage]{store.NewTable[json.RawMessage]("client", "coins"), store.NewTable[json.RawMessage]("client", "orders")}
	for _, table := range tables {
		if err := w.db.Update(func(tx *store.Tx) error {
			return errors.Join(
				table.Put(tx, at(w.Next.App, 3), []byte("{}")), table.Put(tx, at(w.Next.App, now-9), []byte("{}")),
				table.Put(tx, at(w.Next.App, now-8), []byte("{}")), table.Put(tx, at(other, 3), []byte("{}")),
			)
		}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	w.onAsk = func() error { cancel(); return context.Canceled } // it has its token
	_, err := w.open().Call(ctx, sign(allow))
	if w.sold == 0 {
		t.Fatalf("no token was bought: %v", err)
	}
	for i, table := range tables {
		var left []uint64
		if err := w.db.View(func(tx *store.Tx) error {
			for r, err := range table.All(tx, w.Next.App[:]) {
				if err != nil {
					return err
				}
				left = append(left, binary.BigEndian.Uint64(r.Key[len(w.Next.App):]))
			}
			_, kept, err := table.Get(tx, at(other, 3))
			if !kept {
				t.Error("what is another application's was forgotten")
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if want := [][]uint64{{now - 8, now}, {now - 8}}[i]; !slices.Equal(slices.Compact(left), want) {
			t.Errorf("what is left is of ticks %d: want %d", left, want)
		}
	}
}

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
