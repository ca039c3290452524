package seller_test

import (
	"crypto/rand"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
)

// stranger asks for a probe as somebody of whom nobody has heard, and tells by which name.
func (w *world) stranger(from netip.Addr, times int) (name string, err error) {
	w.t.Helper()
	key := newKey(w.t)
	account := crypto.PubkeyToAddress(key.PublicKey)
	pass := sale.Pass{Requestor: account, Seller: w.id, Peer: "stranger", Issued: w.seconds(), Expires: w.seconds() + 60}
	if err := pass.Sign(signer{key}); err != nil {
		w.t.Fatal(err)
	}
	for range times {
		q := sale.Question{Pass: pass, Probe: &sale.Probe{Protocol: "tcp", Port: port, Token: rand.Text()}}
		if _, err = w.seller.Answer(w.ctx, "stranger", from, sale.EncodeQuestion(&q)); err != nil {
			return account.Hex(), err
		}
	}
	return account.Hex(), nil
}

// GP-12, GP-13: accounts cost nothing. However many one has at one address, neither probes nor orders of others are used up.
func TestManyAccountsOfOne(t *testing.T) {
	for name, addrs := range map[string][]string{
		"IPv4": {"198.51.100.1"}, "the same as IPv6": {"::ffff:198.51.100.1", "198.51.100.1"}, "an IPv6 network": {"2001:db8::1", "2001:db8::ffff:1"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.asked = 20
			w.startSeller()
			s, err := w.buyer.Begin(w.plan())
			if err != nil {
				t.Fatal(err)
			}
			probed, ordered := 0, 0
			for i := range 30 {
				from := netip.MustParseAddr(addrs[i%len(addrs)])
				key := newKey(t)
				pass := sale.Pass{Requestor: crypto.PubkeyToAddress(key.PublicKey), Seller: w.id, Peer: "stranger", Issued: w.seconds(), Expires: w.seconds() + 60}
				if err := pass.Sign(signer{key}); err != nil {
					t.Fatal(err)
				}
				for range 10 {
					probe := sale.Question{Pass: pass, Probe: &sale.Probe{Protocol: "tcp", Port: port, Token: rand.Text()}}
					if _, err := w.seller.Answer(w.ctx, "stranger", from, sale.EncodeQuestion(&probe)); err == nil {
						probed++
					}
					order := sale.Question{Pass: pass, Order: &s.Order} // of what is another's, without a channel
					if _, err := w.seller.Answer(w.ctx, "stranger", from, sale.EncodeQuestion(&order)); !strings.Contains(fmt.Sprint(err), "too many") {
						ordered++
					}
				}
			}
			if probed != 20 || ordered != 20 {
				t.Errorf("they had %d probes and %d orders", probed, ordered)
			}
			if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
				t.Error(err)
			}
			w.bought()
		})
	}
}

// GP-12, GP-13: with many addresses one can use up the probes of a minute, and with them no orders: who has found out that the
// socket is public can buy it.
func TestStrangersDoNotKeepBuyersOut(t *testing.T) {
	w := newWorld(t)
	w.asked = 20
	w.startSeller()
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
		t.Fatal(err)
	}
	asked, from := 0, netip.MustParseAddr("198.51.100.1")
	for ; asked < 100; asked++ {
		from = from.Next()
		if _, err := w.stranger(from, w.asked); err != nil {
			if !strings.Contains(err.Error(), "too many") {
				t.Fatal(err)
			}
			break
		}
	}
	if asked >= 100 {
		t.Fatal("strangers may ask without end")
	}
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err == nil {
		t.Error("there is another probe")
	}
	w.bought()
	w.pass(time.Minute)
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil && !strings.Contains(err.Error(), "taken") {
		t.Error(err)
	}
}

// GP-12, GP-13: strangers who ask for probes and do not come for the tokens leave the proxy room for others: there are so many
// tokens at once, and the last ones hold.
func TestProbesMakeRoom(t *testing.T) {
	w := newWorld(t)
	var last []string
	from := netip.MustParseAddr("198.51.100.1")
	for range 500 {
		from = from.Next()
		name, err := w.stranger(from, 1)
		if err != nil {
			t.Fatal(err)
		}
		last = append(last, name)
	}
	if n := len(w.tokens); n == 0 || n > 200 {
		t.Errorf("%d tokens wait for who asked for them", n)
	}
	for _, name := range last[len(last)-50:] {
		if w.tokens[name] == "" {
			t.Fatal("one of the last tokens is gone")
		}
	}
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
		t.Error(err)
	}
}

// GP-12, GP-13: an order leaves a record, and may come to nothing for as long as one likes: then it is not taken any more for a
// while. Who has used something is not held back.
func TestOrdersInVain(t *testing.T) {
	w := newWorld(t)
	s, err := w.buyer.Begin(w.plan())
	if err != nil {
		t.Fatal(err)
	}
	order := s.Order
	fund := func() {
		clear(w.requests) // another channel than before
		order.Channel, err = buyerPurse{w, ledger.New(w.bdb)}.Open(w.ctx, w.ad.Account, channel.NewAmount(deposit), channel.NewAmount(deposit), period)
		if err != nil {
			t.Fatal(err)
		}
	}
	fund()
	pass := sale.Pass{Requestor: w.account(), Seller: w.id, Peer: w.peer, Issued: w.seconds(), Expires: w.seconds() + 2*3600}
	if err := pass.Sign(signer{w.bkey}); err != nil {
		t.Fatal(err)
	}
	again := func() error {
		order.Activity = rand.Text()
		_, err := w.seller.Answer(w.ctx, w.peer, w.from, sale.EncodeQuestion(&sale.Question{Pass: pass, Order: &order}))
		return err
	}
	at := s.Address
	w.routes[at] = seller.Route{Activity: "somebody else's"}
	for range 8 {
		if err := again(); err == nil || !strings.Contains(err.Error(), "taken") {
			t.Fatalf("an order in vain: %v", err)
		}
	}
	if err := again(); err == nil || !strings.Contains(err.Error(), "came to nothing") {
		t.Errorf("after as many as there may be: %v", err)
	}
	delete(w.routes, at)
	w.pass(time.Hour)
	for i := range 10 {
		if err := again(); err != nil {
			t.Fatalf("order %d that was used: %v", i, err)
		}
		w.pass(time.Second)
		stop := sale.Question{Pass: pass, Stop: &sale.Stop{Activity: order.Activity}}
		if _, err := w.seller.Answer(w.ctx, w.peer, w.from, sale.EncodeQuestion(&stop)); err != nil {
			t.Fatal(err)
		}
		fund()
	}
}
