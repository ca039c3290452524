package node

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
)

// sellerPurse keeps what buyers of public sockets promise.
type sellerPurse struct{ *party }

// Enter agrees to be paid through a channel of a payer's own, which owes nothing from earlier.
func (p sellerPurse) Enter(ctx context.Context, id channel.ID, payer common.Address, t channel.Terms) (earned channel.Amount, err error) {
	c, found, err := p.FindChannel(ctx, id)
	switch {
	case err != nil:
		return earned, err
	case !found:
		return earned, channel.ErrNotOpen
	case c.Payer != payer || c.Token != (common.Address{}):
		return earned, fmt.Errorf("%w: it is of another payer, or not in ether", channel.ErrTerms)
	}
	sure, latest, _, err := p.states(ctx, id)
	if err == nil {
		err = channel.Join(t, p.Key.Address(), c, sure)
	}
	if err == nil {
		err = p.follow(c, t)
	}
	if err == nil {
		err = p.ledger.Saw(id, sure, latest)
	}
	if err != nil {
		return earned, err
	}
	payee, err := p.ledger.Payee(id)
	if err == nil && len(payee.Debts) > 0 {
		err = fmt.Errorf("%w: it owes for an earlier sale", channel.ErrTerms)
	}
	return payee.Earned, err
}

// Take takes a voucher as it comes over the wire.
func (p sellerPurse) Take(ctx context.Context, id channel.ID, voucher []byte) error {
	s, err := channel.Decode(voucher)
	if err == nil && s.Channel != id {
		err = channel.ErrOther
	}
	if err != nil {
		return err
	}
	_, err = p.Accept(ctx, s)
	return err
}

// Serve charges for something, with what the chain says now.
func (p sellerPurse) Serve(ctx context.Context, id channel.ID, price channel.Amount) error {
	sure, latest, now, err := p.states(ctx, id)
	if err != nil {
		return err
	}
	if err := p.ledger.Saw(id, sure, latest); err != nil {
		return err
	}
	return p.ledger.Serve(id, price, now, uint64(time.Now().Unix())) // #nosec G115 -- after 1970
}

// Balance is what a channel has earned, and what it promises.
func (p sellerPurse) Balance(id channel.ID) (earned, promised channel.Amount, err error) {
	payee, err := p.ledger.Payee(id)
	return payee.Earned, payee.Promised(), err
}

// End redeems what was promised and gives the rest back, unless the channel has ended.
func (p sellerPurse) End(ctx context.Context, id channel.ID) error {
	s, err := p.Ground.Channel(ctx, id, nil)
	if err != nil || s.Closed {
		return err
	}
	_, _, err = p.EndChannel(ctx, id)
	return err
}

// buyerPurse pays for public sockets.
type buyerPurse struct{ *party }

// Open opens a channel whose vouchers count at once. If more than the deposit may be in it in the end, the tower keeps it filled:
// whenever less than the seller's deposit is left, as that is what two periods may cost (SR-16).
func (p buyerPurse) Open(ctx context.Context, payee common.Address, deposit, most channel.Amount, period uint32) (channel.ID, error) {
	r := p.request(payee, deposit, period)
	if deposit.Cmp(most) < 0 {
		half := new(big.Int).Rsh(deposit.Big(), 1)
		r.Budget.PerTick, _ = channel.AmountOf(half.Add(half, big.NewInt(1))) // half of an amount is one
		r.Budget.Total = most
	}
	id, _, err := p.OpenChannel(ctx, r)
	return id, err
}

// Deposit is what was put into a channel, as of a block that will stay.
func (p buyerPurse) Deposit(ctx context.Context, id channel.ID) (channel.Amount, error) {
	sure, _, _, err := p.states(ctx, id)
	return sure.Deposit(), err
}

func (p buyerPurse) request(payee common.Address, deposit channel.Amount, period uint32) ChannelRequest {
	window := uint32(24 * 3600)
	if p.Agent.Network.Dev {
		window = 60
	}
	return ChannelRequest{
		Payee: payee, Amount: deposit, Window: max(window, 2*period),
		Budget: channel.Budget{Tick: uint64(period), PerTick: deposit, Total: deposit},
	}
}

// Begun says whether a channel is on its way, or was opened and nobody was told.
func (p buyerPurse) Begun(payee common.Address, deposit channel.Amount, period uint32) (bool, error) {
	r := p.request(payee, deposit, period)
	r.Signer = p.Key.Address()
	key, err := p.begun(r.name())
	return key != "", err
}

// Promise returns the voucher for a total, or for what was promised already if that is more: it may not have arrived.
func (p buyerPurse) Promise(ctx context.Context, id channel.ID, total channel.Amount) (voucher []byte, promised channel.Amount, err error) {
	payer, err := p.payer(id)
	if err != nil {
		return nil, promised, err
	}
	sure, latest, now, err := p.states(ctx, id)
	if err == nil {
		err = p.ledger.Saw(id, sure, latest)
	}
	if err != nil {
		return nil, promised, err
	}
	sign := func(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
		s, err := p.Key.SignDigest(v.Digest(k, id))
		return channel.Signed{Channel: id, Voucher: v, Signature: channel.Compact(s)}, err
	}
	promised = payer.Promised()
	var s channel.Signed
	if more, fits := total.Minus(promised); fits && !more.IsZero() {
		promised = total
		s, err = p.ledger.Promise(ledger.Promise{Channel: id, Amount: more}, now, sign)
	} else {
		s, err = sign(payer.Contract, id, channel.Voucher{Total: promised, Matures: now + 2*payer.Budget.Tick})
	}
	if err != nil {
		return nil, promised, err
	}
	voucher, err = s.Encode()
	return voucher, promised, err
}

// Close starts to close a channel, unless its payee ends it in a moment: that is cheaper, and at once.
func (p buyerPurse) Close(ctx context.Context, id channel.ID) error {
	s, err := p.awaitEnd(ctx, id)
	if err != nil || s.Closed || s.CloseAt != 0 {
		return err
	}
	if _, err = p.StartClose(ctx, id); err != nil {
		if s, e := p.Ground.Channel(ctx, id, nil); e == nil && s.Closed {
			return nil // it was quicker
		}
	}
	return err
}

// How long a seller is given to end a channel, which brings the rest back at once.
const (
	endPatience    = 2 * time.Minute
	devEndPatience = 10 * time.Second
)

// awaitEnd waits a while for the payee to end a channel.
func (p buyerPurse) awaitEnd(ctx context.Context, id channel.ID) (channel.State, error) {
	patience := endPatience
	if p.Agent.Network.Dev {
		patience = devEndPatience
	}
	payer, err := p.payer(id)
	if err != nil {
		return channel.State{}, err
	}
	if payer.Promised().IsZero() {
		patience = 0 // it would get nothing out of that
	}
	late := time.After(patience)
	for {
		s, err := p.Ground.Channel(ctx, id, nil)
		if err != nil || !s.Living() || s.CloseAt != 0 {
			return s, err
		}
		select {
		case <-late:
			return s, nil
		case <-ctx.Done():
			return s, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}
