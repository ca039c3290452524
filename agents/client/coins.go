package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity/hashcash"
	"emet/agents/store"
)

// batch is how many tokens are asked for at once: the next calls of the tick find theirs there.
const batch = 8

// order is a batch of tokens that was asked for. It is written down before, as whoever loses it loses what it cost.
type order struct {
	Blob    []byte `json:"blob"`              // a [token.Order]
	Voucher []byte `json:"voucher,omitempty"` // that pays for it,
	Proof   []byte `json:"proof,omitempty"`   // or of advertisements
}

// coin is a token that the client has.
type coin struct {
	Coin    token.Coin `json:"coin"`
	Request uint64     `json:"request,omitempty"` // that it was spent on; a token is spent once
}

var (
	orders = store.NewTable[order]("client", "orders") // by application, tick and class
	coins  = store.NewTable[coin]("client", "coins")   // by the same, and the root of the token
)

func coinKey(app hosting.OfferID, tick uint64, class token.Class) []byte {
	return append(append(append([]byte(nil), app[:]...), store.Number(tick)...), byte(class))
}

// price chooses the class of token that a request takes: the first that does, of those that cost nothing before the others.
// Tokens for advertisements are for who has a proof of them, as the application wants it.
func (a *App) price(writes, proof bool) (tick.Price, error) {
	var found *tick.Price
	ads := false
	for i, p := range a.Offer.Tokens {
		if p.Class.Pays(writes) != nil || writes && !p.Writes {
			continue
		}
		if p.Class == token.Ads && !proof {
			ads = true
			continue
		}
		if found == nil || p.Amount.Cmp(&found.Amount.Int) < 0 || p.Amount.Cmp(&found.Amount.Int) == 0 && p.Class < found.Class {
			found = &a.Offer.Tokens[i]
		}
	}
	if found == nil && ads {
		return tick.Price{}, fmt.Errorf("%w: %s gives tokens for such requests for advertisements alone: have one shown to you as it says, "+
			"and call again with the proof that you get, `--proof FILE`", ErrRefused, a.Name)
	}
	if found == nil {
		return tick.Price{}, fmt.Errorf("%w: %s sells no tokens for requests that write", ErrRefused, a.Name)
	}
	return *found, nil
}

// spend returns the token of a request: the one that it took before, or one that is not spent yet. It is marked as spent
// before anybody sees it.
func (c *Client) spend(ctx context.Context, m *moment, price tick.Price, r *Record) (token.Coin, error) {
	key := coinKey(m.app.ID, m.tick, price.Class)
	take := func() (found token.Coin, ok bool, err error) {
		err = c.cfg.DB.Update(func(tx *store.Tx) error {
			if r.Token != (common.Hash{}) {
				was, there, err := coins.Get(tx, append(key, r.Token[:]...))
				if err != nil {
					return err
				}
				if there && was.Request == r.Number {
					found, ok = was.Coin, true
					return nil
				}
			}
			for one, err := range coins.All(tx, key) {
				if err != nil {
					return err
				}
				if one.Value.Request != 0 {
					continue
				}
				found, ok = one.Value.Coin, true
				r.Token, r.Tries, r.Attempts = found.Token.Root, 0, nil
				return errors.Join(coins.Put(tx, one.Key, coin{found, r.Number}), c.saveIn(tx, *r))
			}
			return nil
		})
		return found, ok, err
	}
	found, ok, err := take()
	if err != nil || ok {
		return found, err
	}
	if err := c.buy(ctx, m, price, r.Proof); err != nil {
		return found, err
	}
	found, ok, err = take()
	if err == nil && !ok {
		err = fmt.Errorf("%w: others took all tokens of this client", ErrNotYet)
	}
	return found, err
}

// buy asks the supervisor for a batch of tokens, or for the one that it was asked for before.
func (c *Client) buy(ctx context.Context, m *moment, price tick.Price, proof []byte) error {
	key := coinKey(m.app.ID, m.tick, price.Class)
	release, err := c.cfg.DB.Claim("tokens/" + string(key))
	if errors.Is(err, store.ErrInUse) {
		return fmt.Errorf("%w: tokens are being bought", ErrNotYet)
	}
	if err != nil {
		return err
	}
	defer release()
	o, paid, err := c.order(ctx, m, price, key, proof)
	if err != nil {
		return err
	}
	blinded, err := o.Blinded()
	if err != nil {
		return err
	}
	ask := desk.Request{App: m.app.ID, Tokens: &desk.Tokens{Tick: m.tick, Class: price.Class, Blinded: blinded, Voucher: paid.Voucher, Proof: paid.Proof}}
	if price.Class == token.Paid {
		ask.Tokens.Client = c.cfg.Account.Address()
	}
	reply, err := c.work(ctx, m.app, ask)
	if refused, ok := errors.AsType[*DeskError](err); ok && refused.Code == "payment" && price.Class == token.Ads {
		// With another proof it may be another answer.
		return errors.Join(err, c.cfg.DB.Update(func(tx *store.Tx) error { return orders.Delete(tx, key) }))
	}
	if err != nil {
		return err
	}
	got, err := o.Finish(reply.Tokens)
	if err != nil {
		return fmt.Errorf("%w: the supervisor's tokens are no good: %w", ErrDeceived, err)
	}
	return c.cfg.DB.Update(func(tx *store.Tx) error {
		for _, one := range got {
			if err := coins.Put(tx, append(key, one.Token.Root[:]...), coin{Coin: one}); err != nil {
				return err
			}
		}
		old := m.tick - min(m.tick, coinsKept)
		return errors.Join(orders.Delete(tx, key), forget(tx, coins, m.app.ID, old), forget(tx, orders, m.app.ID, old))
	})
}

// coinsKept is for how many ticks tokens are kept, though they are good in their own alone: the chain may take blocks back.
const coinsKept = 8

// forget removes what is of an application's ticks before one of them.
func forget[T any](tx *store.Tx, t store.Table[T], app hosting.OfferID, before uint64) error {
	for r, err := range t.All(tx, app[:]) {
		if err != nil || bytes.Compare(r.Key, coinKey(app, before, 0)) >= 0 {
			return err
		}
		if err := t.Delete(tx, r.Key); err != nil {
			return err
		}
	}
	return nil
}

// order takes up an order that was begun, or begins one.
func (c *Client) order(ctx context.Context, m *moment, price tick.Price, key, proof []byte) (*token.Order, order, error) {
	var was order
	known := false
	err := c.cfg.DB.View(func(tx *store.Tx) (err error) {
		was, known, err = orders.Get(tx, key)
		return err
	})
	if err != nil {
		return nil, was, err
	}
	if known {
		o, err := token.DecodeOrder(was.Blob)
		return o, was, err
	}
	count := batch
	if price.Amount.Sign() > 0 || price.Class == token.Ads {
		count = 1 // nobody asked to pay for more
	}
	if price.Class == token.Ads {
		was.Proof = proof
	}
	for _, k := range m.next.TokenKeys {
		if k.Class != price.Class {
			continue
		}
		o, err := token.NewOrder(k.Public, m.tick, price.Class, count, c.cfg.Account.Address())
		if err != nil {
			return nil, was, err
		}
		was.Blob = o.Encode()
		if price.Amount.Sign() > 0 {
			amount := new(big.Int).Mul(&price.Amount.Int, big.NewInt(int64(count)))
			if was.Voucher, err = c.cfg.Account.Pay(ctx, m.app.Master, amount); err != nil {
				return nil, was, err
			}
		}
		return o, was, c.cfg.DB.Update(func(tx *store.Tx) error { return orders.Put(tx, key, was) })
	}
	return nil, was, fmt.Errorf("%w: tick %d of %s has no key for %s tokens", ErrAsleep, m.tick, m.app.Name, price.Class)
}

// How much work is done for an application, in bits (F-04). An offer can ask for more than anybody can do, and would keep a
// processor busy for as long as the caller waits.
const (
	mostTokens   = 30 // for tokens and complaints: usual is a small part of what registering takes
	mostMore     = 26 // for the same, if a supervisor wants more than its offer says
	mostRegister = 40 // to register, in passing: whoever wants to do more says so
)

// work asks a supervisor for something that takes proof of work, and does more of it if the supervisor wants more.
func (c *Client) work(ctx context.Context, a *App, r desk.Request) (desk.Reply, error) {
	for bits := r.Bits(int(a.Terms.ClientBits)); ; bits += 2 {
		if bits > mostTokens {
			return desk.Reply{}, fmt.Errorf("%w: %s asks for %d bits of proof of work, and more than %d are not done here", ErrRefused, a.Name, bits, mostTokens)
		}
		nonce, err := hashcash.Mine(ctx, desk.Challenge(&r), bits, hashcash.Options{Workers: 1})
		if err != nil {
			return desk.Reply{}, err
		}
		*r.Nonce() = nonce
		reply, err := c.desk(ctx, a, r)
		if refused, ok := errors.AsType[*DeskError](err); !ok || refused.Code != "work" || bits+2 > mostMore {
			return reply, err
		}
	}
}

// desk asks a supervisor, and returns its refusal as a [DeskError].
func (c *Client) desk(ctx context.Context, a *App, r desk.Request) (desk.Reply, error) {
	reply, err := c.cfg.Network.Desk(ctx, a.Offer.Supervisor, r)
	if err != nil {
		return reply, fmt.Errorf("ask the supervisor of %s: %w", a.Name, err)
	}
	if reply.Refused != "" {
		return reply, &DeskError{reply.Code, reply.Refused}
	}
	return reply, nil
}

// DeskError is why a supervisor refused.
type DeskError struct{ Code, Reason string }

func (e *DeskError) Error() string { return "the supervisor refused: " + e.Reason }

// Is says that it is an [ErrRefused], and an [ErrLate] if the tick that was asked about is over.
func (e *DeskError) Is(target error) bool {
	return target == ErrRefused || target == ErrLate && e.Code == "late"
}
