package channel_test

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"pgregory.net/rapid"

	"emet/agents/channel"
)

// game is a payer and a payee on one contract. The payee serves, the payer pays or does not, time passes, and either may
// see the chain late.
type game struct {
	c      channel.Channel
	chain  channel.State // the contract
	payer  channel.Payer
	payee  channel.Payee
	now    uint64
	got    channel.Amount // what the contract has paid to the payee,
	back   channel.Amount // and to the payer
	in     channel.Amount // what the payer has paid in
	served channel.Amount
}

// SR-15, SR-16, J-12: whatever the payer does, and however late either sees the chain, the payee is paid for all that it
// served but for at most one tick's work or so many receipts, if its watch-tower looks once in a window. And the payer
// never pays more than it promised.
func TestPayeeLosesAtMostATick(t *testing.T) {
	c := delegated()
	c.Threshold = 60
	rapid.Check(t, func(t *rapid.T) {
		g := &game{c: c, now: start, in: wei(400), chain: channel.Opened(wei(400))}
		g.payee = channel.Payee{Contract: contract, Channel: c, Terms: terms()}
		g.payer = channel.Payer{Contract: contract, Channel: c, Budget: channel.Budget{Tick: tick, PerTick: wei(100), Total: wei(1000)}}
		g.look()
		if err := channel.Join(g.payee.Terms, payee, c, g.chain); err != nil {
			t.Fatal(err)
		}
		var ended bool
		t.Repeat(map[string]func(*rapid.T){
			"": g.check,
			"serve": func(t *rapid.T) {
				price := wei(rapid.Uint64Range(1, 10).Draw(t, "price"))
				for range rapid.IntRange(1, 12).Draw(t, "requests") {
					if next, err := g.payee.Serve(price, g.now, g.now); err == nil {
						g.payee = next
						g.served, _ = g.served.Plus(price)
					}
				}
			},
			"pay": func(t *rapid.T) {
				g.pay(t, channel.Amount{})
			},
			"pay too little": func(t *rapid.T) {
				g.pay(t, wei(1))
			},
			"wait": func(t *rapid.T) {
				g.pass(t, rapid.Uint64Range(1, tick).Draw(t, "seconds"))
			},
			"look": func(*rapid.T) { g.look() },
			"redeem": func(t *rapid.T) {
				g.redeem(t)
			},
			"top up": func(t *rapid.T) {
				if s, err := g.chain.TopUp(wei(100)); err == nil {
					g.chain = s
					g.in, _ = g.in.Plus(wei(100))
				}
			},
			"add a lane": func(t *rapid.T) {
				if s, err := g.chain.AddLanes(1); err == nil {
					g.chain = s
				}
			},
			// Hostile: the payer closes or revokes at any time. It cannot end the channel before the window has passed, and
			// within the window the tower looks.
			"close": func(t *rapid.T) {
				if s, err := g.chain.StartClose(c, g.now); err == nil {
					g.chain = s
					g.guard(t)
				}
			},
			"revoke": func(t *rapid.T) {
				if s, err := g.chain.Revoke(c, g.now); err == nil {
					g.chain = s
					g.guard(t)
				}
			},
			"finish": func(t *rapid.T) {
				if s, refund, err := g.chain.Finish(g.now); err == nil && !ended {
					ended, g.chain, g.back = true, s, refund
				}
			},
		})
	})
}

func (g *game) look() {
	g.payer, g.payee = g.payer.Saw(g.chain, g.chain), g.payee.Saw(g.chain, g.chain)
}

// pay has the payer promise what it owes, or so much.
func (g *game) pay(t *rapid.T, amount channel.Amount) {
	if amount.IsZero() {
		owed, _ := g.payee.Earned.Minus(g.payer.Promised())
		amount = owed
	}
	lane := uint8(rapid.IntRange(0, 3).Draw(t, "lane"))
	next, v, err := g.payer.Promise(lane, amount, rapid.Uint32Range(0, 80).Draw(t, "length"), common.Hash{}, g.now)
	if err != nil {
		return
	}
	g.payer = next
	key := signerKey
	if g.chain.Signer(g.c, g.now+margin) == g.c.Payer {
		key = payerKey
	}
	s, err := channel.Sign(contract, g.c.ID(contract), v, key)
	if err != nil {
		t.Fatal(err)
	}
	if next, err := g.payee.Take(s, g.now); err == nil {
		g.payee = next
	} else if !errors.Is(err, channel.ErrSignature) && !errors.Is(err, channel.ErrNoSuchLane) &&
		!errors.Is(err, channel.ErrUncovered) && !errors.Is(err, channel.ErrNotOpen) {
		t.Fatalf("a good voucher was refused: %v", err)
	}
}

// pass lets time pass. The watch-tower looks before it is too late, and does what it must.
func (g *game) pass(t *rapid.T, seconds uint64) {
	until := g.now + seconds
	for _, end := range []uint64{g.chain.RevokedAt, g.chain.CloseAt} {
		if last := end - margin; end != 0 && last >= g.now && last < until {
			g.now = last
			g.look()
			g.redeem(t)
		}
	}
	g.now = until
}

// guard has the watch-tower see what the payer did, some time within the window.
func (g *game) guard(t *rapid.T) {
	g.pass(t, rapid.Uint64Range(0, window-margin).Draw(t, "tower sleeps"))
	g.look()
	if r, ok := g.payee.Redeem(channel.Amount{}, g.now); ok && r.Before < g.now {
		t.Fatalf("too late: %+v", r)
	}
	g.redeem(t)
}

func (g *game) redeem(t *rapid.T) {
	r, ok := g.payee.Redeem(channel.Amount{}, g.now)
	if !ok {
		return
	}
	var gain channel.Amount
	for _, s := range r.Vouchers {
		next, amount, err := g.chain.Redeem(g.c, s.Voucher, g.now)
		if err != nil {
			if errors.Is(err, channel.ErrNothingNew) || errors.Is(err, channel.ErrNotOpen) {
				continue // it has not looked since
			}
			t.Fatalf("what should be redeemed is refused: %v", err)
		}
		who, err := s.Signer(contract)
		if err != nil || who != g.chain.Signer(g.c, g.now) {
			continue // the payer's, before it is its turn
		}
		g.chain = next
		gain, _ = gain.Plus(amount)
	}
	g.got, _ = g.got.Plus(gain)
}

func (g *game) check(t *rapid.T) {
	if g.got.Cmp(g.payer.Promised()) > 0 {
		t.Fatalf("the payer promised %v and paid %v", g.payer.Promised(), g.got)
	}
	sum, _ := g.got.Plus(g.chain.Left)
	if sum, _ = sum.Plus(g.back); sum != g.in {
		t.Fatalf("%v came in, %v is accounted for", g.in, sum)
	}
	// What is not promised is at most U receipts.
	debt, _ := g.served.Minus(g.payee.Promised())
	if g.served.Cmp(g.payee.Promised()) > 0 && debt.Cmp(wei(10*10)) > 0 {
		t.Fatalf("%v was served without a promise", debt)
	}
	if g.chain.Closed && g.got.Cmp(g.payee.Promised()) < 0 {
		t.Fatalf("%v was promised, and %v paid in the end", g.payee.Promised(), g.got)
	}
}
