package server

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
)

// paid checks the token that a request comes with. Those that were free do not pay for what writes (SR-21).
func (l *loaded) paid(h *sealed.Header, t *token.Token, writes bool) error {
	if t.Root != h.Token || t.Tick != h.Tick {
		return invalid("the token is that of another request")
	}
	if err := t.Class.Pays(writes); err != nil {
		return invalid("the token: %w", err)
	}
	key, ok := l.tokens[t.Class]
	if !ok {
		return invalid("there are no tokens of class %s in tick %d", t.Class, t.Tick)
	}
	if err := key.Verify(*t); err != nil {
		return invalid("the token: %w", err)
	}
	return nil
}

// shares checks a share of the token of a request, and that the token's owner is the client of the request.
func shares(h *sealed.Header, s token.Share) error {
	if err := errors.Join(s.Of(h.Owner), s.Verify(h.Token)); err != nil {
		return invalid("the share of the token: %w", err)
	}
	return nil
}

// spend refuses a token that came with other requests before, and one more than the offer lets a server take. Who asks
// cannot be seen, so that holds for all alike: for the supervisor, too, which signs as many tokens as it likes (G-18).
func (s *Server) spend(ctx context.Context, h *sealed.Header, class token.Class, most uint32, request common.Hash) error {
	n, err := s.Journal.Spend(ctx, Spending{Tick: h.Tick, Class: class, Token: h.Token, Request: request, Most: most})
	if errors.Is(err, ErrEnough) {
		return refuse(Busy, "%d tokens of class %s came in tick %d: this server takes no more", most, class, h.Tick)
	}
	if err != nil {
		return fmt.Errorf("note the token: %w", err)
	}
	if n > token.MaxRequests {
		return refuse(sealed.Spent, "the token came with %d other requests", n-1)
	}
	return nil
}

// drawn checks that each server of a request is the one that the public draw names: without that, a client could choose
// servers that are its own (P-13). All who see the body check it.
func (l *loaded) drawn(h *sealed.Header, b *sealed.Body, t *token.Token) error {
	top, ok := l.tops[h.Endpoint]
	if !ok {
		return invalid("unknown endpoint %s", h.Endpoint)
	}
	if b.Time != l.begin.Time {
		return invalid("the time is %d: that of tick %d is %d", b.Time, h.Tick, l.begin.Time)
	}
	wants := []score.Want{{Kind: tick.Top, Site: top}}
	servers := []score.Drawn{score.Drawn(b.Top)}
	for i, s := range b.Slots {
		site, ok := l.named[s.Site]
		if !ok || l.sites[site].Place.Kind != s.Kind {
			return invalid("slot %d: there is no such site in tick %d", i+1, h.Tick)
		}
		wants, servers = append(wants, score.Want{Kind: s.Kind, Site: site}), append(servers, score.Drawn(s.Server))
	}
	if err := l.lottery.Check(t.Signature, wants, servers); err != nil {
		return invalid("the draw: %w", err)
	}
	return nil
}

// slots is what a receipt says of the slots of a request whose draw was checked.
func (l *loaded) slots(h *sealed.Header, b *sealed.Body) []token.Slot {
	all := []token.Slot{{Site: l.tops[h.Endpoint], Attempt: b.Top.Attempt}}
	for _, s := range b.Slots {
		all = append(all, token.Slot{Site: l.named[s.Site], Attempt: s.Server.Attempt})
	}
	return all
}

// receipt completes what this server hands in for a slot.
func (s *Server) receipt(h *sealed.Header, t *token.Token, request common.Hash, r *token.Receipt) error {
	r.App, r.Tick, r.Request, r.Endpoint, r.Server = h.App, h.Tick, request, h.Endpoint, s.ID
	r.Version, r.Token = tick.Version, *t
	return token.SignReceipt(r, s.Signer)
}

// blamed refuses what does not follow from what others did. Whose slot it was, the error says.
func blamed(format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	r := &refusal{code: sealed.Invalid, err: err}
	if e, ok := errors.AsType[*sealed.SlotError](err); ok {
		r.slot = e.Slot
	}
	return r
}
