package supervisor

import (
	"context"
	"encoding/json"
	"errors"

	"emet/agents/channel"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/store"
)

// sell signs tokens blindly: what they will be spent on, the supervisor does not learn (F-22). What they cost was paid when
// it returns, and an equal request gets the same tokens without paying once more.
func (s *Supervisor) sell(ctx context.Context, q *desk.Request) ([][]byte, error) {
	t := q.Tokens
	if err := s.mayDeal(t.Client); err != nil {
		return nil, err
	}
	price, err := s.price(t.Class)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	now, bits := tickAt(s.terms, s.head.Number+1), int(s.terms.ClientBits)
	s.mu.Unlock()
	// Ahead of need, but not of what is planned.
	if t.Tick < now || t.Tick > now+awayAfter {
		return nil, refuse("late", "tokens are sold for ticks %d to %d now, not for %d", now, now+awayAfter, t.Tick)
	}
	if bits = q.Bits(bits); !desk.Worked(q, bits) {
		return nil, refuse("work", "%d tokens take a proof of work of %d bits", len(t.Blinded), bits)
	}
	key, err := s.tokenKey(t.Tick, t.Class, false)
	if err != nil {
		return nil, err
	}
	h := codec.Hash("emet/desk/tokens/1", t)
	name := at(s.Offer, number(t.Tick), h[:])
	signed, found, err := load(s.DB, issued, name)
	if err != nil || found {
		return signed, err
	}
	if signed, err = key.Sign(t.Blinded); err != nil {
		return nil, refuse("unknown", "%v", err)
	}
	// An equal request may have come at the same time: what it was charged for is not charged again.
	errSold := errors.New("sold already")
	note := func(tx *store.Tx) error {
		if _, found, err := issued.Get(tx, name); err != nil {
			return err
		} else if found {
			return errSold
		}
		return issued.Put(tx, name, signed)
	}
	switch t.Class {
	case token.Free:
		err = s.DB.Update(note)
	case token.Ads:
		if s.Ads == nil {
			return nil, refuse("class", "tokens for advertisements are not given here")
		}
		if err := s.Ads(ctx, t.Proof, len(t.Blinded)); err != nil {
			return nil, refuse("payment", "the proof of advertisements: %v", err)
		}
		err = s.DB.Update(note)
	default:
		err = s.charge(ctx, t, price, note)
	}
	if errors.Is(err, errSold) {
		signed, _, err = load(s.DB, issued, name)
	}
	if err != nil {
		return nil, err
	}
	return signed, nil
}

// price finds the class of tokens in the offer.
func (s *Supervisor) price(class token.Class) (tick.Price, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.offer.Tokens {
		if p.Class == class {
			return p, nil
		}
	}
	return tick.Price{}, refuse("class", "this application has no tokens of class %s", class)
}

// charge takes the price of tokens from what a client's channel has promised (J-16).
func (s *Supervisor) charge(ctx context.Context, t *desk.Tokens, p tick.Price, note func(*store.Tx) error) error {
	var v channel.Signed
	if err := json.Unmarshal(t.Voucher, &v); err != nil {
		return refuse("payment", "the voucher: %v", err)
	}
	payer, total, err := s.Payments.Earn(ctx, v)
	if err != nil {
		return refuse("payment", "the voucher: %v", err)
	}
	if payer != t.Client {
		return refuse("payment", "the voucher is of a channel that %s pays, and not %s", payer, t.Client)
	}
	each, err := channel.AmountOf(&p.Amount.Int)
	if err != nil {
		return err
	}
	cost, fits := each.Times(uint64(len(t.Blinded)))
	if !fits {
		return refuse("payment", "so many tokens cost more than there is")
	}
	return s.DB.Update(func(tx *store.Tx) error {
		key := at(s.Offer, v.Channel[:])
		gone, _, err := credits.Get(tx, key)
		if err != nil {
			return err
		}
		if err := note(tx); err != nil {
			return err
		}
		after, fits := gone.Plus(cost)
		if !fits || after.Cmp(total) > 0 {
			return refuse("payment", "%d tokens cost %s wei, and the channel's vouchers promise %s of which %s are spent", len(t.Blinded), cost, total, gone)
		}
		return credits.Put(tx, key, after)
	})
}
