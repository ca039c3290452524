package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/store"
)

// plan makes the next part of a tick and what each of its servers alone gets (G-10 to G-13), unless it was made before. All
// follows from the seed and the members, but for the sealing, so the sealed packages are kept: a tick has one document,
// however often it is made.
func (s *Supervisor) plan(ctx context.Context, t uint64, seedName string, crew []tick.Server, scores *score.Table) (*tick.Next, planned, error) {
	key := at(s.Offer, number(t))
	if p, found, err := load(s.DB, plans, key); err != nil || found && p.Seed == seedName {
		if err != nil {
			return nil, p, err
		}
		n, err := tick.DecodeNext(p.Next)
		return n, p, err
	}
	seed, err := s.seed(seedName)
	if err != nil {
		return nil, planned{}, err
	}
	receiptKey, _, err := s.receiptKey(t)
	if err != nil {
		return nil, planned{}, err
	}
	signing, err := s.makeTokenKeys(t)
	if err != nil {
		return nil, planned{}, err
	}
	s.mu.Lock()
	runs, share := s.offer.Program, s.offer.Share
	s.mu.Unlock()
	program, err := s.program(ctx, runs)
	if err != nil {
		return nil, planned{}, err
	}
	next, packages, err := tick.Build(tick.Plan{
		App: s.Offer, Tick: t, Program: program, Document: runs, Members: crew, ReceiptKey: receiptKey,
		TokenKeys: signing, Seed: seed, Share: share,
	})
	if err != nil {
		return nil, planned{}, fmt.Errorf("plan tick %d: %w", t, err)
	}
	p := planned{Seed: seedName, Next: next.Encode(), Packages: map[string][]byte{}, Scores: scores.Encode()}
	for _, m := range next.Servers {
		sealed, err := tick.SealPackage(packages[m.ID], m.Sealing)
		if err != nil {
			return nil, p, err
		}
		p.Packages[tick.PackageFile(m.ID)] = sealed
	}
	if err := save(s.DB, plans, key, p); err != nil {
		return nil, p, err
	}
	s.Log.Info().Uint64("tick", t).Int("servers", len(next.Servers)).Msg("tick planned")
	return next, p, nil
}

// ErrNoPlan means that the next part of a tick was not made here.
var ErrNoPlan = errors.New("the tick was not planned here")

// next reads the next part of a tick. What it returns is shared.
func (s *Supervisor) next(t uint64) (*tick.Next, error) {
	s.mu.Lock()
	n := s.nexts[t]
	s.mu.Unlock()
	if n != nil {
		return n, nil
	}
	p, found, err := load(s.DB, plans, at(s.Offer, number(t)))
	if err == nil && !found {
		err = fmt.Errorf("tick %d: %w", t, ErrNoPlan)
	}
	if err != nil {
		return nil, err
	}
	if n, err = tick.DecodeNext(p.Next); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.log.Due == 0 {
		return n, nil // it may yet be planned anew
	}
	for old := range s.nexts {
		if old+8 < t {
			delete(s.nexts, old)
		}
	}
	s.nexts[t] = n
	return n, nil
}

// blanks forgets what was laid out for ticks in which nobody serves after all, because the chain has no commitment to them. That
// is decided when the tick two before them is due.
func (s *Supervisor) blanks(ctx context.Context, log Ticks) error {
	s.mu.Lock()
	known := s.swept == log.Due
	s.mu.Unlock()
	if known {
		return nil
	}
	for t := log.Due; t <= log.Due+1 && (log.Last == 0 || t <= log.Last); t++ {
		c, err := s.Ticks.Commitment(ctx, t)
		if err != nil {
			return err
		}
		if c != (hosting.Commitment{}) {
			continue
		}
		if err := s.DB.Update(func(tx *store.Tx) error { return plans.Delete(tx, at(s.Offer, number(t))) }); err != nil {
			return err
		}
		s.Log.Warn().Uint64("tick", t).Msg("nobody serves in a tick: nothing is committed to for it")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.swept = log.Due
	clear(s.nexts)
	return nil
}

// receiptKey returns the key that receipts of a tick are sealed to. Its secret is none that is ever shown.
func (s *Supervisor) receiptKey(t uint64) ([]byte, *stamp.Opener, error) {
	secret, err := s.seed(fmt.Sprintf("receipts/%d", t))
	if err != nil {
		return nil, nil, err
	}
	public, opener := stamp.SealingKey(secret)
	return public, opener, nil
}

// makeTokenKeys returns the public keys that tokens of a tick are signed with, one for each class of the offer. They are
// made ahead, as that takes a while.
func (s *Supervisor) makeTokenKeys(t uint64) ([]tick.TokenKey, error) {
	s.mu.Lock()
	prices := s.offer.Tokens
	s.mu.Unlock()
	var out []tick.TokenKey
	for class := token.Free; class <= token.Paid; class++ {
		for _, p := range prices {
			if p.Class != class {
				continue
			}
			k, err := s.tokenKey(t, class, true)
			if err != nil {
				return nil, err
			}
			out = append(out, tick.TokenKey{Class: class, Public: k.Public()})
		}
	}
	return out, nil
}

// keyed names a key for tokens.
type keyed struct {
	tick  uint64
	class token.Class
}

// tokenKey finds a key for tokens, or makes it.
func (s *Supervisor) tokenKey(t uint64, class token.Class, mayMake bool) (*token.Key, error) {
	s.mu.Lock()
	k := s.keys[keyed{t, class}]
	s.mu.Unlock()
	if k != nil {
		return k, nil
	}
	at := at(s.Offer, number(t), []byte{byte(class)})
	blob, found, err := load(s.DB, tokenKeys, at)
	switch {
	case err != nil:
		return nil, err
	case found:
		k, err = token.ParseKey(blob)
	case !mayMake:
		return nil, refuse("class", "there are no tokens of class %s for tick %d", class, t)
	default:
		k, err = s.newTokenKey(at)
	}
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for old := range s.keys {
		if old.tick+2*awayAfter+4 < t {
			delete(s.keys, old)
		}
	}
	s.keys[keyed{t, class}] = k
	return k, nil
}

func (s *Supervisor) newTokenKey(at []byte) (*token.Key, error) {
	k, err := token.NewKey()
	if err != nil {
		return nil, err
	}
	blob, err := k.Marshal()
	if err != nil {
		return nil, err
	}
	return k, save(s.DB, tokenKeys, at, blob)
}

// crew decides who serves in a tick, and with which chances: who is there, has a channel, and is not waiting out a strike.
// Nobody who leaves is committed to. If there are fewer than the offer asks for, nobody is drawn: the application sleeps
// (C-04). The slots are filled all the same, since only slots can answer when somebody doubts a tick (SR-20).
func (s *Supervisor) crew(t uint64, scores *score.Table) ([]tick.Server, error) {
	all, err := s.Books().Workers()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m Member) bool {
		row, known := scores.Row(m.ID)
		return m.Gone || m.Channel == (channel.ID{}) || known && !row.Backoff.Eligible(t)
	})
	s.mu.Lock()
	terms, head, log, least := s.terms, s.head.Number, s.log, s.offer.MinWorkers
	s.mu.Unlock()
	here := slices.DeleteFunc(slices.Clone(all), func(m Member) bool { return !present(m, head, log, terms) })
	able := slices.DeleteFunc(ids(here), func(id identity.ID) bool {
		return slices.ContainsFunc(here, func(m Member) bool { return m.ID == id && m.Full })
	})
	if len(here) == 0 {
		here = all
	}
	here = here[:min(len(here), tick.MaxServers)]
	weights := scores.Weights(t, ids(here), func(id identity.ID) bool { return len(able) < least || !slices.Contains(able, id) })
	out := make([]tick.Server, len(here))
	for i, m := range here {
		out[i] = server(m, weights[i])
	}
	return out, nil
}

// ids are the identities of members.
func ids(all []Member) []identity.ID {
	out := make([]identity.ID, len(all))
	for i, m := range all {
		out[i] = m.ID
	}
	return out
}
