package node

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/hosting"
)

// Accept takes a voucher for this account, if it is worth what it says, and writes it down. It returns what the channel
// promises in all. Whether the channel is worth working for, [Member.Enter] says: a voucher costs nothing to keep.
func (p *party) Accept(ctx context.Context, s channel.Signed) (channel.Amount, error) {
	payee, err := p.payee(ctx, s.Channel)
	if err != nil {
		return channel.Amount{}, err
	}
	if payee.Channel.Payee != p.Key.Address() {
		return channel.Amount{}, noChannel(s.Channel)
	}
	return p.take(ctx, s)
}

// Guard takes a voucher for whoever it pays, so that a [Tower] on this ledger redeems it if need be.
func (p *party) Guard(ctx context.Context, s channel.Signed) (channel.Amount, error) {
	if _, err := p.ledger.Payee(s.Channel); errors.Is(err, ledger.ErrUnknown) {
		c, found, err := p.FindChannel(ctx, s.Channel)
		if err == nil && !found {
			err = noChannel(s.Channel)
		}
		if err == nil {
			err = p.follow(c, usualTerms(c))
		}
		if err != nil {
			return channel.Amount{}, err
		}
	}
	return p.take(ctx, s)
}

// take takes a voucher of a channel that is in the ledger.
func (p *party) take(ctx context.Context, s channel.Signed) (channel.Amount, error) {
	sure, latest, now, err := p.states(ctx, s.Channel)
	if err != nil {
		return channel.Amount{}, err
	}
	if err := errors.Join(p.ledger.Saw(s.Channel, sure, latest), p.ledger.Take(s, now)); err != nil {
		return channel.Amount{}, err
	}
	payee, err := p.ledger.Payee(s.Channel)
	return payee.Promised(), err
}

// usualTerms are what a payee demands that knows no offer: that the window can be watched.
func usualTerms(c channel.Channel) channel.Terms {
	const tick = 600
	return channel.Terms{Tick: tick, Threshold: c.Threshold, Margin: min(tick, uint64(c.Window)/4)}
}

// Enter agrees to be paid through a channel, if it is what the terms ask for (SR-16), and writes it down. Then vouchers of
// it are accepted on these terms.
func (m *Member) Enter(ctx context.Context, id channel.ID, t channel.Terms) error {
	c, found, err := m.FindChannel(ctx, id)
	if err != nil {
		return err
	}
	if !found {
		return noChannel(id)
	}
	sure, _, _, err := m.states(ctx, id)
	if err == nil {
		err = channel.Join(t, m.Key.Address(), c, sure)
	}
	if err != nil {
		return fmt.Errorf("channel %s: %w", id, err)
	}
	return m.follow(c, t)
}

// sample is over how many blocks the time of a block is measured.
const sample = 1000

// PayTerms are what a payee demands of a channel for its work in an application, in which it earns so much in a tick at
// most. How long a tick is, it finds out from the last blocks.
func (p *party) PayTerms(ctx context.Context, offer hosting.OfferID, maxPay channel.Amount) (channel.Terms, error) {
	o, err := p.Offer(ctx, offer)
	if err != nil {
		return channel.Terms{}, err
	}
	head, err := p.Head(ctx)
	if err != nil {
		return channel.Terms{}, err
	}
	span := min(sample, head.Number.Uint64())
	if span == 0 {
		return channel.Terms{}, errors.New("the chain has no blocks yet, so that nobody knows how long they take")
	}
	before, err := p.Header(ctx, new(big.Int).SetUint64(head.Number.Uint64()-span))
	if err != nil {
		return channel.Terms{}, err
	}
	tick := max(1, uint64(o.Terms.TickBlocks)*(head.Time-before.Time)/span)
	short := uint32(min(2*tick, math.MaxUint32)) // #nosec G115 -- just bounded
	return channel.Terms{
		Tick: tick, MaxPay: maxPay, Threshold: math.MaxUint32, Unpaid: math.MaxUint32, MinWindow: short, Margin: tick / 2,
	}, nil
}

// follow puts a channel that pays somebody into the ledger, unless it is there.
func (p *party) follow(c channel.Channel, t channel.Terms) error {
	err := p.ledger.Join(channel.Payee{Contract: p.ChannelContract(), Channel: c, Terms: t})
	if errors.Is(err, ledger.ErrKnown) {
		return nil
	}
	return err
}

// payee reads a channel that pays this account, from the ledger or, the first time, from the chain.
func (p *party) payee(ctx context.Context, id channel.ID) (channel.Payee, error) {
	payee, err := p.ledger.Payee(id)
	if !errors.Is(err, ledger.ErrUnknown) {
		return payee, err
	}
	c, found, err := p.FindChannel(ctx, id)
	if err != nil {
		return payee, err
	}
	if !found || c.Payee != p.Key.Address() {
		return payee, noChannel(id)
	}
	if err := p.follow(c, usualTerms(c)); err != nil {
		return payee, err
	}
	return p.ledger.Payee(id)
}

// Redeem redeems the best vouchers of channels that pay this account; of all of them if none is named. Channels with the
// same token and rules share a transaction. It returns what was to be had, and a receipt for each transaction.
func (p *party) Redeem(ctx context.Context, ids ...channel.ID) (channel.Amount, []Receipt, error) {
	if len(ids) == 0 {
		all, err := p.ledger.Payees()
		if err != nil {
			return channel.Amount{}, nil, err
		}
		for _, payee := range all {
			if payee.Channel.Payee == p.Key.Address() { // not what it guards for others
				ids = append(ids, payee.ID())
			}
		}
	}
	groups, gain, err := p.claims(ctx, ids)
	if err != nil {
		return channel.Amount{}, nil, err
	}
	var receipts []Receipt
	for _, claims := range groups {
		r, err := p.do(ctx, redemption(claims), func() (ground.Call, error) { return p.Ground.Redeem(claims) })
		if err != nil {
			return gain, receipts, err
		}
		receipts = append(receipts, r)
	}
	return gain, receipts, nil
}

// maxBatch is how many vouchers go into one transaction.
const maxBatch = 200

// claims collects what can be redeemed now, in groups that fit into a transaction each.
func (p *party) claims(ctx context.Context, ids []channel.ID) (groups [][]ground.Claim, gain channel.Amount, err error) {
	type rules struct {
		token             common.Address
		window, threshold uint32
	}
	open := make(map[rules]int)
	slices.SortFunc(ids, func(a, b channel.ID) int { return a.Cmp(b) })
	for _, id := range slices.Compact(ids) {
		payee, err := p.payee(ctx, id)
		if err != nil {
			return nil, gain, err
		}
		sure, latest, now, err := p.states(ctx, id)
		if err != nil {
			return nil, gain, err
		}
		r, ok := payee.Saw(sure, latest).Redeem(channel.Amount{}, now)
		if !ok {
			continue
		}
		gain, _ = gain.Plus(r.Gain)
		k := rules{payee.Channel.Token, payee.Channel.Window, payee.Channel.Threshold}
		for _, s := range r.Vouchers {
			i, ok := open[k]
			if !ok || len(groups[i]) == maxBatch {
				i = len(groups)
				open[k], groups = i, append(groups, nil)
			}
			groups[i] = append(groups[i], ground.Claim{Channel: payee.Channel, Signed: s})
		}
	}
	return groups, gain, nil
}

// EndChannel ends a channel that pays this account, at once and for good: the best vouchers are redeemed, and the rest goes
// back to the payer.
func (p *party) EndChannel(ctx context.Context, id channel.ID) (channel.Amount, Receipt, error) {
	if _, err := p.payee(ctx, id); err != nil {
		return channel.Amount{}, Receipt{}, err
	}
	gain, _, err := p.Redeem(ctx, id)
	if err != nil {
		return gain, Receipt{}, err
	}
	payee, err := p.ledger.Payee(id)
	if err != nil {
		return gain, Receipt{}, err
	}
	now, err := p.Ground.Channel(ctx, id, nil)
	if err != nil {
		return gain, Receipt{}, err
	}
	for lane, best := range payee.Best {
		if lane < len(now.Paid) && best.Voucher.Total.Cmp(now.Paid[lane]) > 0 && now.Living() {
			return gain, Receipt{}, fmt.Errorf("channel %s: %w: ending it would lose it", id, channel.ErrImmature)
		}
	}
	receipt, err := p.do(ctx, "end/"+id.Hex(), func() (ground.Call, error) { return p.Ground.CloseChannel(payee.Channel, nil) })
	return gain, receipt, err
}
