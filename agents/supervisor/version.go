package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// A new version of the program is a revision of the offer that names another one (B-03, C-05). It is what runs from the
// first tick on that is planned after it was seen: those that are laid out run what they were laid out for. The last tick
// of the old version ends with the state as the new one has it, so that there is one program to a tick and to the state
// that it begins with.

// program returns a program, which is fetched if it is not known.
func (s *Supervisor) program(ctx context.Context, c market.Content) (*flow.Program, error) {
	s.mu.Lock()
	p := s.programs[c]
	s.mu.Unlock()
	if p != nil {
		return p, nil
	}
	blob, err := s.Content.Read(ctx, c, nil, flow.MaxDocument)
	if err != nil {
		return nil, fmt.Errorf("get the program %s: %w", c, err)
	}
	if p, err = flow.Decode(blob); err != nil {
		return nil, fmt.Errorf("the program %s: %w", c, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.programs[c] = p
	return p, nil
}

// revise takes up what the offer says now. Whatever is wrong with that is no reason to stop, as the bond would burn: what it
// said before goes on.
func (s *Supervisor) revise(ctx context.Context, version uint32, document market.Content) error {
	doc, err := s.read(ctx, document)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil && s.version == 0:
		return err
	case err != nil:
		if s.refused != version {
			s.Log.Error().Err(err).Uint32("version", version).Msg("the offer says what cannot be done: what it said before goes on")
		}
		s.refused = version
		return nil
	case s.version != 0 && doc.Program != s.offer.Program:
		s.Log.Info().Uint32("version", version).Stringer("program", doc.Program).Msg("the next ticks that are planned run another program")
	}
	s.offer, s.version, s.refused = *doc, version, 0
	return nil
}

// read reads an offer's document, and the program that it names.
func (s *Supervisor) read(ctx context.Context, document market.Content) (*tick.Offer, error) {
	blob, err := s.Content.Read(ctx, document, nil, maxOffer)
	if err != nil {
		return nil, fmt.Errorf("get the offer's document: %w", err)
	}
	doc, err := tick.ReadOffer(blob)
	if err != nil {
		return nil, err
	}
	p, err := s.program(ctx, doc.Program)
	if err != nil {
		return nil, err
	}
	_, err = state.New(s.Offer, doc.Program, p) // a program that no state can be of
	return doc, err
}

// under returns a state as the program of a tick has it.
func (s *Supervisor) under(ctx context.Context, of *state.State, next *tick.Next) (*state.State, error) {
	if of.Roots().Program == next.Program {
		return of, nil
	}
	p, err := s.program(ctx, next.Program)
	if err != nil {
		return nil, err
	}
	return of.Under(next.Program, p)
}

// readdress says in the offer where this supervisor is reached, if that has changed: workers and clients look there.
func (s *Supervisor) readdress(ctx context.Context) error {
	s.mu.Lock()
	doc, version := s.offer, s.version
	due := len(s.Addrs) > 0 && !sameAddrs(doc.Supervisor, s.Addrs) && s.moved != version
	s.mu.Unlock()
	if !due {
		return nil
	}
	err := s.post(ctx, doc)
	if err == nil || errors.Is(err, errNotMine) {
		s.mu.Lock()
		s.moved = version // once for each version: whoever may not say it need not try again
		s.mu.Unlock()
	}
	if err != nil {
		return fmt.Errorf("the offer has to say that the supervisor is at %v now: %w", s.Addrs, err)
	}
	s.Log.Info().Strs("addrs", s.Addrs).Msg("the offer says where the supervisor is now")
	return nil
}

// sameAddrs reports whether addresses are the same, in whatever order.
func sameAddrs(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// errNotMine means that the key on this machine may not revise the offer.
var errNotMine = errors.New("the key on this machine must not revise the offer: do so with the master key")

// post revises the offer.
func (s *Supervisor) post(ctx context.Context, doc tick.Offer) error {
	if len(s.Addrs) > 0 {
		doc.Supervisor = s.Addrs
	}
	blob, err := doc.Encode()
	if err != nil {
		return err
	}
	err = s.Board.Revise(ctx, blob)
	if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "NotAuthorised" {
		return fmt.Errorf("%w: %w", errNotMine, err)
	}
	return err
}
