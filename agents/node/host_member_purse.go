package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/member"
)

// memberPurse keeps what the supervisor of an application promises.
type memberPurse struct {
	m   *Member
	app hosting.OfferID
}

// maxVoucher is how many bytes the JSON of a voucher may have.
const maxVoucher = 16 << 10

func (p memberPurse) Enter(ctx context.Context, named channel.ID, maxPay market.Wei) (channel.ID, error) {
	most, err := channel.AmountOf(&maxPay.Int)
	if err != nil {
		return channel.ID{}, err
	}
	terms, err := p.m.PayTerms(ctx, p.app, most)
	if err != nil {
		return channel.ID{}, err
	}
	all, err := p.m.Ground.Channels(ctx, common.Address{}, p.m.Key.Address())
	if err != nil {
		return channel.ID{}, err
	}
	var why error // of those that are no use
	for _, c := range all {
		id := c.ID(p.m.ChannelContract())
		if named != (channel.ID{}) && id != named {
			continue
		}
		may, err := p.m.IsAuthorised(ctx, p.app, c.Signer, identity.Payments)
		if err != nil {
			return channel.ID{}, err
		}
		if !may {
			why = errors.Join(why, fmt.Errorf("channel %s: %s may not sign for its payments", id, c.Signer))
			continue
		}
		if err := p.m.Enter(ctx, id, terms); err != nil {
			why = errors.Join(why, err)
			continue
		}
		return id, nil
	}
	if why != nil {
		return channel.ID{}, fmt.Errorf("%w: %v", member.ErrNoPayer, why)
	}
	return channel.ID{}, member.ErrNoPayer
}

func (p memberPurse) Accept(ctx context.Context, id channel.ID, voucher []byte) (before, now channel.Amount, err error) {
	payee, err := p.m.payee(ctx, id)
	if err != nil {
		return before, now, err
	}
	before = payee.Promised()
	if voucher == nil {
		return before, before, nil
	}
	var s channel.Signed
	if len(voucher) > maxVoucher {
		return before, before, fmt.Errorf("%w: a voucher of %d bytes", channel.ErrMalformed, len(voucher))
	}
	if err := json.Unmarshal(voucher, &s); err != nil {
		return before, before, fmt.Errorf("%w: %w", channel.ErrMalformed, err)
	}
	if s.Channel != id {
		return before, before, channel.ErrOther
	}
	now, err = p.m.Accept(ctx, s)
	if errors.Is(err, channel.ErrNothingNew) {
		return before, before, nil // it was taken, and then this process ended
	}
	return before, now, err
}

func (p memberPurse) Alive(ctx context.Context, id channel.ID) error {
	_, err := p.m.ledger.Payee(id)
	if errors.Is(err, ledger.ErrUnknown) {
		return noChannel(id)
	}
	if err != nil {
		return err
	}
	s, err := p.m.Ground.Channel(ctx, id, nil)
	switch {
	case err != nil:
		p.m.log.Debug().Err(err).Msg("a channel could not be looked at")
		return nil // the node is away: that says nothing about the channel
	case !s.Living():
		return channel.ErrNotOpen
	case s.CloseAt != 0:
		return channel.ErrClosing
	case s.RevokedAt != 0:
		return channel.ErrRevoked
	}
	return nil
}
