package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"emet/agents/hosting"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/flow"
	"emet/agents/store"
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

// version is what an offer said when it was taken up last.
type version struct {
	Number   uint32         `json:"number"`
	Document market.Content `json:"document"`
}

// revise takes up what the offer says now. Whatever is wrong with that is no reason to stop, as the bond would burn: what it
// said before goes on, also for a process that is new.
func (s *Supervisor) revise(ctx context.Context, number uint32, document market.Content) error {
	s.mu.Lock()
	before, head := s.version, s.head.Number
	wait := s.refused == number && head < s.again
	s.mu.Unlock()
	if wait {
		return nil
	}
	limited, cancel := context.WithTimeout(ctx, s.Patience)
	defer cancel()
	doc, err := s.read(limited, document)
	switch {
	case err == nil:
		if err := save(s.DB, versions, at(s.Offer), version{number, document}); err != nil {
			return err
		}
		s.follow(number, doc)
		return nil
	case ctx.Err() != nil:
		return err
	case before == 0:
		old, found, e := load(s.DB, versions, at(s.Offer))
		if e != nil || !found {
			return errors.Join(err, e)
		}
		if doc, e = s.read(ctx, old.Document); e != nil { // what there was is here
			return errors.Join(err, e)
		}
		s.follow(old.Number, doc)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refused != number {
		s.Log.Error().Err(err).Uint32("version", number).Msg("the offer says what cannot be done: what it said before goes on")
	}
	s.refused, s.again, s.unusable = number, head+max(1, uint64(s.terms.TickBlocks)/4), err
	return nil
}

// follow goes on with a version of the offer.
func (s *Supervisor) follow(number uint32, doc *tick.Offer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version != 0 && doc.Program != s.offer.Program {
		s.Log.Info().Uint32("version", number).Stringer("program", doc.Program).Msg("the next ticks that are planned run another program")
	}
	s.offer, s.version, s.refused, s.unusable = *doc, number, 0, nil
}

// LastVersion is the document of the offer that was taken up last from a state: zero if there is none. Whoever cannot get
// what the offer says now goes on with it.
func LastVersion(db *store.DB, offer hosting.OfferID) (market.Content, error) {
	v, _, err := load(db, versions, at(offer))
	return v.Document, err
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
