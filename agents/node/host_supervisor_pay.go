package node

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// supervisedPay pays the workers of an application, and takes what clients pay for tokens.
type supervisedPay struct {
	supervised

	most   market.Wei // that a worker earns in a tick
	master common.Address
}

// Open opens a channel that covers two ticks of the highest pay and more (SR-16). One that an earlier call opened, and of
// which nobody was told, is taken first.
func (c supervisedPay) Open(ctx context.Context, _ identity.ID, payee common.Address) (channel.ID, error) {
	used, err := c.v.role.Books().Channels()
	if err != nil {
		return channel.ID{}, err
	}
	payers, err := c.s.ledger.Payers()
	if err != nil {
		return channel.ID{}, err
	}
	for _, p := range payers {
		if p.Channel.Payee != payee || p.Channel.Signer != c.s.Key.Address() || used[p.ID()] {
			continue
		}
		if s, err := c.s.Ground.Channel(ctx, p.ID(), nil); err == nil && s.Living() && s.CloseAt == 0 && s.RevokedAt == 0 {
			return p.ID(), nil
		}
	}
	return c.open(ctx, payee)
}

func (c supervisedPay) open(ctx context.Context, payee common.Address) (channel.ID, error) {
	perTick, err := channel.AmountOf(times(c.most, 2)) // two pay days can fall into one tick
	if err != nil {
		return channel.ID{}, err
	}
	deposit, err := channel.AmountOf(times(c.most, 4))
	if err != nil {
		return channel.ID{}, err
	}
	budget, err := channel.AmountOf(&c.v.o.Budget.Int)
	if err != nil {
		return channel.ID{}, err
	}
	if budget.Cmp(deposit) < 0 {
		budget = deposit
	}
	terms, err := c.s.PayTerms(ctx, c.offer, perTick)
	if err != nil {
		return channel.ID{}, err
	}
	// A worker wants a window of two ticks, as it measures them.
	window := uint32(min(4*terms.Tick, math.MaxUint32)) // #nosec G115 -- just bounded
	if c.s.Agent.Network.Dev {
		window = max(window, 60)
	} else {
		window = max(window, 24*3600)
	}
	if _, longest, err := c.s.WindowBounds(ctx); err != nil {
		return channel.ID{}, err
	} else if window > longest {
		window, terms.Tick = longest, min(terms.Tick, uint64(longest)/4)
	}
	doc, err := c.threshold(ctx)
	if err != nil {
		return channel.ID{}, err
	}
	ch, _, err := c.s.OpenChannel(ctx, ChannelRequest{
		Payee: payee, Amount: deposit, Signer: c.s.Key.Address(), Window: window, Threshold: doc,
		Budget: channel.Budget{Tick: terms.Tick, PerTick: perTick, Total: budget},
	})
	return ch, err
}

// threshold is the length of an identity chain from which vouchers count at once, as the offer says.
func (c supervisedPay) threshold(ctx context.Context) (uint32, error) {
	o, err := c.s.Offer(ctx, c.offer)
	if err != nil {
		return 0, err
	}
	doc, _, err := c.s.running(ctx, o)
	if err != nil {
		return 0, err
	}
	return doc.Threshold, nil
}

// Promise promises more, and writes down what for, in one transaction.
func (c supervisedPay) Promise(ctx context.Context, id channel.ID, amount channel.Amount, at identity.Checkpoint, note func(*store.Tx, channel.Voucher) error) (channel.Signed, error) {
	sure, latest, now, err := c.s.states(ctx, id)
	if err != nil {
		return channel.Signed{}, err
	}
	if err := c.s.ledger.Saw(id, sure, latest); err != nil {
		return channel.Signed{}, err
	}
	promise := ledger.Promise{
		Channel: id, Amount: amount, Head: at.Head, Length: uint32(min(at.Length, math.MaxUint32)), // #nosec G115 -- just bounded
	}
	return c.s.ledger.Promise(promise, now, c.sign, note)
}

// Sign signs a voucher that was promised.
func (c supervisedPay) Sign(id channel.ID, v channel.Voucher) (channel.Signed, error) {
	return c.sign(c.s.ChannelContract(), id, v)
}

func (c supervisedPay) sign(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
	s, err := c.s.Key.SignDigest(v.Digest(k, id))
	return channel.Signed{Channel: id, Voucher: v, Signature: channel.Compact(s)}, err
}

// Earn takes a voucher of a client, whose channel pays the master of the offer or this account.
func (c supervisedPay) Earn(ctx context.Context, s channel.Signed) (payer common.Address, total channel.Amount, err error) {
	ch, found, err := c.s.FindChannel(ctx, s.Channel)
	switch {
	case err != nil:
		return payer, total, err
	case !found:
		return payer, total, noChannel(s.Channel)
	case ch.Payee != c.master && ch.Payee != c.s.Key.Address():
		return payer, total, fmt.Errorf("channel %s pays %s: open one that pays %s", s.Channel, ch.Payee, c.master)
	case ch.Token != (common.Address{}):
		return payer, total, fmt.Errorf("channel %s pays with a token: open one with ether", s.Channel)
	}
	total, err = c.s.Guard(ctx, s)
	if errors.Is(err, channel.ErrNothingNew) {
		known, e := c.s.ledger.Payee(s.Channel)
		total, err = known.Promised(), e
	}
	return ch.Payer, total, err
}
