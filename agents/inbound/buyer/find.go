package buyer

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"emet/agents/inbound/sale"
)

// How often a socket is asked for a token before it counts as not public, and how long one answer may take.
const (
	probes    = 3
	probeTime = 10 * time.Second
)

// How long one seller may take to show that its socket is public, and how long all of them may. Sellers are strangers: one
// that is dead, or that answers as late as it can, must not hold up a buyer to whom others would sell.
const (
	tryTime  = 30 * time.Second
	findTime = 5 * time.Minute
)

// Why none of the choices was found to be public.
var (
	ErrNobody = errors.New("no seller has shown that its socket is public")
	ErrLate   = errors.New("it took too long to find a seller")
)

// Find returns the first of the choices that [Buyer.Probe] finds to be public. It tells when it tries one, with nil, and when it
// passes it over, with why. Errors: ErrNobody, ErrLate with choices left, that of the context.
func (b *Buyer) Find(ctx context.Context, choices []Choice, w Want, tell func(Choice, error)) (Choice, error) {
	whole, cancel := context.WithTimeout(ctx, findTime)
	defer cancel()
	for _, c := range choices {
		if whole.Err() != nil {
			return Choice{}, errors.Join(ctx.Err(), ErrLate)
		}
		tell(c, nil)
		why := b.try(whole, c, w)
		if why == nil {
			return c, nil
		}
		if ctx.Err() != nil {
			return Choice{}, ctx.Err()
		}
		tell(c, why)
	}
	return Choice{}, ErrNobody
}

func (b *Buyer) try(ctx context.Context, c Choice, w Want) error {
	began := time.Now()
	ctx, cancel := context.WithTimeout(ctx, tryTime)
	defer cancel()
	err := b.Probe(ctx, c, w)
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("nothing came of it within %s", time.Since(began).Round(time.Second))
	}
	return err
}

// Probe finds out whether a socket is public: the seller has it answer a token that only we know, and we ask it from here.
// It costs nothing. Errors: ErrNotPublic, others of the seller.
func (b *Buyer) Probe(ctx context.Context, c Choice, w Want) error {
	if !b.cfg.Private && !public(c.Address.Addr()) {
		return fmt.Errorf("%w: %s is no public address", ErrNotPublic, c.Address)
	}
	var why error
	for range probes {
		token := rand.Text()
		a, err := b.ask(ctx, c.Ad, sale.Question{Probe: &sale.Probe{Protocol: w.Protocol, Port: w.Port, Token: token}})
		if err != nil {
			return fmt.Errorf("ask for a probe: %w", err)
		}
		if a.Address != c.Address.String() {
			return fmt.Errorf("%w: the seller has it at %.60q, and advertised %s", ErrNotPublic, a.Address, c.Address)
		}
		one, cancel := context.WithTimeout(ctx, probeTime)
		got, err := b.cfg.Ask(one, w.Protocol, c.Address, b.cfg.Account.Hex())
		cancel()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil && got == token:
			return nil
		case err == nil:
			err = errors.New("it answers something else than the token")
		}
		why = err
	}
	return fmt.Errorf("%w: %s: %w", ErrNotPublic, c.Address, why)
}
