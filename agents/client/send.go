package client

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/store"
)

// Limits of trying: requests under one token, as servers serve no more, and requests before the client gives up.
const (
	triesOfToken = 3
	triesOfCall  = 9
	triesOfStale = 9 // of a state that servers have not got yet, or not any more
)

// replyTime is how long the top server may take, and lifetime how long servers may begin to serve a request.
const (
	replyTime = 25 * time.Second
	lifetime  = 30 * time.Second
)

// prepare makes sure that the client may write what it is about to write, and that it may cost what it will.
func (j *job) prepare(ctx context.Context, p *sealed.Played) error {
	price, err := j.app.price(p.Writes(), len(j.Proof) > 0)
	if err != nil {
		return err
	}
	cost := Cost{Token: price.Amount, Class: price.Class.String(), Servers: len(p.Slots) + 1, Updates: len(p.Changes), Pay: j.Pay}
	client := true
	var missing []data.Label
	if p.Writes() {
		if cost.Pay, err = j.payer(ctx); err != nil {
			return err
		}
		if client, err = j.cfg.Logs.IsClient(ctx, j.app.ID, j.cfg.Account.Address()); err != nil {
			return err
		}
		if !client {
			cost.Work = int(j.app.Terms.ClientBits)
		}
		if missing, err = j.missing(ctx, p); err != nil {
			return err
		}
		cost.Reserves = len(missing)
	}
	if price.Amount.Sign() == 0 {
		cost.Token = market.Wei{}
	}
	if j.call.Spend != nil && !j.Spent {
		if err := j.call.Spend(ctx, cost); err != nil {
			return err
		}
	}
	if !j.Spent {
		j.Spent = true // asked once, whatever it takes
		if err := j.save(*j.Record); err != nil {
			return err
		}
	}
	if !client {
		j.tell("register", "proof of work of %d bits", cost.Work)
		if err := j.register(ctx, cost.Pay); err != nil {
			return err
		}
	}
	for _, key := range missing {
		j.tell("reserve", "a log for %s", j.app.keyText(key))
		if err := j.reserve(ctx, key, cost.Pay); err != nil {
			return err
		}
	}
	return nil
}

// send has the request served. Whoever does not serve is drawn anew, a few times.
func (j *job) send(ctx context.Context, m *moment, p *sealed.Played) error {
	var errs []error
	for range triesOfCall {
		fresh, err := j.now(ctx, j.app)
		if err == nil && fresh.tick != m.tick || errors.Is(err, ErrNotYet) {
			return nil // the tick has ended: what the request comes to may be something else now
		}
		if err != nil {
			return err
		}
		o, err := j.attempt(ctx, m, p)
		if err == nil {
			return j.served(o)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		errs = append(errs, err)
		again, ok := errors.AsType[*retry](err)
		if !ok {
			return err
		}
		j.tell("redraw", "%v", again.err)
		if again.stale {
			if j.stale++; j.stale > triesOfStale {
				return fmt.Errorf("%w: servers have another state than the chain names: %w", ErrUnserved, err)
			}
			return pause(ctx, look/2) // then with the state of then
		}
	}
	return fmt.Errorf("%w after %d attempts: %w", ErrUnserved, triesOfCall, errs[len(errs)-1])
}

// retry is a failure after which another attempt may do better.
type retry struct {
	err   error
	stale bool
}

func (r *retry) Error() string { return r.err.Error() }
func (r *retry) Unwrap() error { return r.err }

// attempt draws servers, seals the request to them, sends it and checks the reply.
func (j *job) attempt(ctx context.Context, m *moment, p *sealed.Played) (*sealed.Outcome, error) {
	price, err := j.app.price(p.Writes(), len(j.Proof) > 0)
	if err != nil {
		return nil, err
	}
	if j.Tries >= triesOfToken || j.exhausted() {
		j.Token = common.Hash{}
	}
	j.tell("token", "%s", price.Class)
	coin, err := j.spend(ctx, m, price, j.Record)
	if err != nil {
		return nil, err
	}
	servers, err := j.draw(m, p, coin)
	if err != nil {
		return nil, err
	}
	s, envelope, err := m.sealed.Seal(sealed.Draft{
		Played: p, Servers: servers, Coin: &coin, State: m.root, Of: m.of, Expiry: uint64(time.Now().Add(lifetime).Unix()), // #nosec G115 -- after 1970
	})
	if err != nil {
		return nil, err
	}
	j.Request, j.Tries, j.Servers = s.ID, j.Tries+1, nil
	for _, s := range servers {
		j.Servers = append(j.Servers, s.ID.Hex())
	}
	if err := j.save(*j.Record); err != nil { // before anybody sees it
		return nil, err
	}
	top, _ := m.next.Server(servers[0].ID)
	j.tell("ask", "%d servers", len(servers))
	waiting, cancel := context.WithTimeout(ctx, replyTime)
	defer cancel()
	reply, err := j.cfg.Network.Ask(waiting, top.Addrs, envelope)
	if err != nil {
		return nil, j.blame(0, fmt.Errorf("the top server %s: %w", top.ID, err))
	}
	o, err := s.Open(reply)
	return o, j.check(ctx, servers, o, err)
}

// exhausted tells whether a slot of the request was drawn as often as one can be.
func (j *job) exhausted() bool {
	for _, a := range j.Attempts {
		if a > score.MaxAttempt {
			return true
		}
	}
	return false
}

// draw draws a server for each slot (P-13).
func (j *job) draw(m *moment, p *sealed.Played, coin token.Coin) ([]sealed.Server, error) {
	wants, err := m.sealed.Wants(p)
	if err != nil {
		return nil, err
	}
	drawn, err := m.lottery.Draw(coin.Token.Signature, wants, j.Attempts)
	if errors.Is(err, score.ErrTooFew) {
		return nil, fmt.Errorf("%w: %w", ErrAsleep, err)
	}
	servers := make([]sealed.Server, len(drawn))
	for i, d := range drawn {
		servers[i] = sealed.Server{ID: d.ID, Duplicate: d.Duplicate, Attempt: d.Attempt}
	}
	return servers, err
}

// check finds out what to do about a reply that is not what it should be.
func (j *job) check(ctx context.Context, servers []sealed.Server, o *sealed.Outcome, err error) error {
	if lie, ok := errors.AsType[*sealed.Lie](err); ok {
		return errors.Join(j.accuse(ctx, lie), j.blame(lie.Slot, fmt.Errorf("%w: %w", ErrDeceived, err)))
	}
	if at, ok := errors.AsType[*sealed.SlotError](err); ok {
		return j.blame(at.Slot, err)
	}
	if err != nil {
		return j.blame(0, err)
	}
	f := o.Failure
	if f == nil {
		return nil
	}
	at := identity.ID{}
	if int(f.Slot) < len(servers) {
		at = servers[f.Slot].ID
	}
	err = fmt.Errorf("slot %d (server %s): %s: %s", f.Slot, at, f.Code, clean(f.Detail))
	switch f.Code {
	case sealed.Stale:
		return &retry{err, true}
	case sealed.Spent:
		j.Token = common.Hash{}
		return &retry{err: errors.Join(err, j.save(*j.Record))}
	default:
		return j.blame(f.Slot, err)
	}
}

// blame has the server of a slot drawn anew.
func (j *job) blame(slot uint16, err error) error {
	for len(j.Attempts) <= int(slot) {
		j.Attempts = append(j.Attempts, 0)
	}
	j.Attempts[slot]++
	return &retry{err: errors.Join(err, j.save(*j.Record))}
}

// accuse keeps what shows that a server lied, and tells the supervisor.
func (j *job) accuse(ctx context.Context, lie *sealed.Lie) error {
	e := Evidence{Request: j.Request, Slot: lie.Slot, Server: lie.Server.Hex(), Text: lie.Error(), Statement: &lie.Statement, Signature: lie.Signature, Shape: lie.Shape, Leaves: lie.Leaves}
	if lie.Leaves != nil {
		e.Secret = lie.Secret[:]
	}
	err := j.cfg.DB.Update(func(tx *store.Tx) error { return evidence.Put(tx, slotKey(j.Request, lie.Slot), e) })
	e.Leaves, e.Secret = nil, nil // the supervisor sees no result; the client may show it to whom it likes
	j.complain(ctx, market.Content{}, e)
	return err
}

// served keeps what the request came to, with the entries that are to be published.
func (j *job) served(o *sealed.Outcome) error {
	if len(o.Changes) == 0 {
		j.State = Answered
		return j.save(*j.Record)
	}
	j.Entries = nil
	for _, c := range o.Changes {
		w := Written{Key: j.app.keyText(c.Key), Label: c.Key, Block: c.Entry.Encode()}
		if c.Log != nil {
			w.Log = *c.Log
		}
		j.Entries = append(j.Entries, w)
	}
	j.State = Agreed
	return j.save(*j.Record)
}

// keyText returns the name of a kind of log, or its label.
func (a *App) keyText(key data.Label) string {
	if n, ok := a.keyName(key); ok {
		return n.Name
	}
	return key.String()
}

// clean takes out of a stranger's text what could play tricks on a terminal.
func clean(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			out[i] = ' '
		}
	}
	return string(out)
}
