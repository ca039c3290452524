package supervisor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing/fstest"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/store"
)

// close judges the tick that ended and posts it. The order is the one that keeps everybody honest: the cut-off is
// fixed, then what was anchored up to it, then the roots over that, and only then is the seed shown, in the document and
// the transaction that say the roots.
func (s *Supervisor) close(ctx context.Context, t uint64, log Ticks) error {
	key := at(s.Offer, number(t))
	r, _, err := load(s.DB, rounds, key)
	if err != nil {
		return err
	}
	if err := s.catchUp(ctx, t-1, log.First); err != nil {
		return err
	}
	if err := s.annulled(t-1, log.Counts); err != nil {
		return err
	}
	if r, err = s.decide(ctx, t, r); err != nil {
		return err
	}
	if log.Last != 0 && t+hosting.Ahead > log.Last {
		r.Posting.Next = hosting.Commitment{} // there will be no such tick
	}
	posted, err := s.Ticks.Post(ctx, r.Posting)
	if err != nil {
		return fmt.Errorf("post tick %d: %w", t, err)
	}
	return s.posted(t, r, posted)
}

// decide gathers and judges a tick, unless that was done.
func (s *Supervisor) decide(ctx context.Context, t uint64, r round) (_ round, err error) {
	if r.Stage >= Gathered && r.Stage < Posted {
		err := s.stands(ctx, t, r)
		if errors.Is(err, errTakenBack) {
			s.Log.Warn().Uint64("tick", t).Msg(err.Error())
			r, err = round{}, save(s.DB, rounds, at(s.Offer, number(t)), round{})
		}
		if err != nil {
			return r, err
		}
	}
	if r.Stage < Gathered {
		if r, err = s.gather(ctx, t); err != nil {
			return r, fmt.Errorf("gather tick %d: %w", t, err)
		}
	}
	if r.Stage < Judged {
		if r, err = s.judge(ctx, t, r); err != nil {
			return r, fmt.Errorf("judge tick %d: %w", t, err)
		}
	}
	return r, nil
}

// Judge judges the ticks up to one that the log has gone beyond, and posts nothing: what somebody else posted in the place of
// this supervisor, with a key that was stolen, is not what counts. It returns what this supervisor would have posted.
func (s *Supervisor) Judge(ctx context.Context, t uint64) (Posting, error) {
	if err := s.look(ctx); err != nil {
		return Posting{}, err
	}
	s.mu.Lock()
	log := s.log
	s.mu.Unlock()
	if t < log.First || t >= log.Due {
		return Posting{}, fmt.Errorf("tick %d was not posted: the log begins with tick %d, and tick %d is due", t, log.First, log.Due)
	}
	if err := s.catchUp(ctx, t, log.First); err != nil {
		return Posting{}, err
	}
	r, _, err := load(s.DB, rounds, at(s.Offer, number(t)))
	if err == nil && r.Stage < Posted {
		err = fmt.Errorf("tick %d was missed: there is nothing to judge", t)
	}
	return r.Posting, err
}

// catchUp notes what became of ticks that the log has gone beyond, up to one of them. If this process was killed between a
// post and its note, the chain tells what was posted. If somebody else posted a tick, what it comes to is judged here.
func (s *Supervisor) catchUp(ctx context.Context, last, first uint64) error {
	t := last
	for ; t > first; t-- {
		if r, _, err := load(s.DB, rounds, at(s.Offer, number(t-1))); err != nil {
			return err
		} else if r.Missed || r.Stage >= Posted {
			break
		}
	}
	for ; t >= first && t <= last; t++ {
		if err := s.note(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

func (s *Supervisor) note(ctx context.Context, t uint64) error {
	key := at(s.Offer, number(t))
	r, _, err := load(s.DB, rounds, key)
	if err != nil || r.Missed || r.Stage >= Posted {
		return err
	}
	posted, there, err := s.Doubts.Posted(ctx, t)
	if err != nil {
		return err
	}
	if !there {
		r.Missed = true
		return save(s.DB, rounds, key, r)
	}
	if r, err = s.decide(ctx, t, r); err != nil {
		return err
	}
	return s.posted(t, r, posted)
}

// annulled notes that the last tick does not count: somebody doubted it, and too few servers said that they hold it. The
// state is that of the tick before.
func (s *Supervisor) annulled(t uint64, counts bool) error {
	key := at(s.Offer, number(t))
	r, found, err := load(s.DB, rounds, key)
	if err != nil || !found || r.Stage < Posted || counts || r.Void {
		return err
	}
	s.Log.Error().Uint64("tick", t).Msg("the last tick was annulled: its state does not count")
	r.Void, s.state = true, nil
	return save(s.DB, rounds, key, r)
}

// judge decides which entries count, and makes the document that says so.
func (s *Supervisor) judge(ctx context.Context, t uint64, r round) (round, error) {
	j, err := s.verdict(ctx, t, r)
	if err != nil {
		return r, err
	}
	next, p, err := s.planAhead(ctx, t+hosting.Ahead)
	if err != nil {
		return r, err
	}
	files, err := s.document(t, j, next, p)
	if err != nil {
		return r, err
	}
	document, err := s.Content.Keep(ctx, files)
	if err != nil {
		return r, err
	}
	r.Stage, r.Summary, r.Guilty = Judged, j.summary.Encode(), j.guilty
	r.Forgers = j.forgers
	r.Posting = Posting{
		Tick: t, Document: document, UpdateRoot: j.summary.UpdateRoot, StateRoot: j.summary.StateRoot, Next: next.Commitment,
		Seed: j.summary.Seed,
	}
	if err := save(s.DB, rounds, at(s.Offer, number(t)), r); err != nil {
		return r, err
	}
	s.state = j.state
	return r, nil
}

// document is the directory of a tick. All of its files can be fetched one by one (G-19).
func (s *Supervisor) document(t uint64, j judgement, next *tick.Next, p planned) (fstest.MapFS, error) {
	sig, err := s.Key.SignDigest(tick.Message(s.Offer, t, next, j.summary))
	if err != nil {
		return nil, fmt.Errorf("sign the document: %w", err)
	}
	files := fstest.MapFS{
		tick.NextFile: file(p.Next), tick.SummaryFile: file(j.summary.Encode()), tick.SignatureFile: file(sig[:]),
	}
	for name, sealed := range p.Packages {
		files[name] = file(sealed)
	}
	for name, blob := range j.state.Files() {
		files[tick.StateDir+"/"+name] = file(blob)
	}
	if p.Scores != nil {
		files[tick.ScoresFile] = file(p.Scores)
	}
	return files, nil
}

// posted notes that the chain has a tick.
func (s *Supervisor) posted(t uint64, r round, posted hosting.Tick) error {
	r.Stage, r.Tick, r.Missed = Posted, posted, false
	err := s.DB.Update(func(tx *store.Tx) error {
		if err := s.bar(tx, r.Forgers); err != nil {
			return err
		}
		for k, n := range r.Places {
			if err := places.Put(tx, at(s.Offer, k[:]), n); err != nil {
				return err
			}
		}
		return rounds.Put(tx, at(s.Offer, number(t)), r)
	})
	if err == nil {
		s.Log.Info().Uint64("tick", t).Stringer("state_root", r.Posting.StateRoot).Int("entries", len(r.Updates.Entries)).Msg("tick posted")
	}
	return err
}

// ahead does what can be done while a tick runs: it finishes those before, and plans the one three ticks later, so that
// neither has to be done when the cut-off has passed. What holds up the one does not hold up the other.
func (s *Supervisor) ahead(ctx context.Context, head Block, due uint64) error {
	err := s.finish(ctx, due-1)
	s.mu.Lock()
	terms := s.terms
	s.mu.Unlock()
	if head.Number+planBefore(terms) < terms.CutOff(due) {
		return err
	}
	_, _, e := s.planAhead(ctx, due+hosting.Ahead)
	return errors.Join(err, e)
}

// planBefore is how many blocks before a cut-off a tick is planned: late, so that whoever joined can take part, and yet
// before it is needed.
func planBefore(t hosting.Terms) uint64 { return max(1, uint64(t.TickBlocks)/4) }

// planAhead plans a tick with the members that there are now, unless that was done.
func (s *Supervisor) planAhead(ctx context.Context, t uint64) (*tick.Next, planned, error) {
	name, err := s.seedName(t)
	if err != nil {
		return nil, planned{}, err
	}
	if p, found, err := load(s.DB, plans, at(s.Offer, number(t))); err != nil || found && p.Seed == name {
		if err != nil {
			return nil, p, err
		}
		n, err := s.next(t)
		return n, p, err
	}
	if err := s.refresh(ctx); err != nil {
		return nil, planned{}, err
	}
	here, err := s.here()
	if err != nil {
		return nil, planned{}, err
	}
	s.mu.Lock()
	posts := s.log.Due+hosting.Ahead == t
	s.mu.Unlock()
	if posts { // what somebody else posted is only judged: that costs nothing
		s.employ(ctx, here)
	}
	scores, err := s.scores(t - hosting.Ahead - 1)
	if err != nil {
		return nil, planned{}, err
	}
	crew, err := s.crew(t, scores)
	if err != nil {
		return nil, planned{}, err
	}
	return s.plan(ctx, t, name, crew, scores)
}

// finish does what is left to do about ticks that the chain has, up to one of them: charges are brought, what is old is
// forgotten, and whoever doubts the last one is answered, whatever becomes of the charges.
func (s *Supervisor) finish(ctx context.Context, t uint64) error {
	s.mu.Lock()
	first := s.log.First
	s.mu.Unlock()
	if err := s.catchUp(ctx, t, first); err != nil {
		return err
	}
	return errors.Join(s.settleAll(ctx, t, first), s.defend(ctx, t))
}

// settleAll settles the ticks up to one of them that are not settled yet: more than one, if this process was not there when
// the next one was posted.
func (s *Supervisor) settleAll(ctx context.Context, t, first uint64) error {
	var open []uint64
	for u := t; u >= first && u > s.settled && t-u < settleFor; u-- {
		r, _, err := load(s.DB, rounds, at(s.Offer, number(u)))
		if err != nil {
			return err
		}
		if r.Stage == Posted {
			open = append(open, u)
		}
	}
	var errs []error
	for _, u := range slices.Backward(open) {
		errs = append(errs, s.settle(ctx, u))
	}
	err := errors.Join(errs...)
	if err == nil {
		s.settled = t
	}
	return err
}

// settleFor is for how many ticks a charge is brought again that the court does not take: as long as plans are kept.
const settleFor = planKept

// settle brings the charges of a tick, one by one: each is noted as soon as it is brought, and brought again only if it may
// not have been. One that cannot be brought now keeps no other from being brought.
func (s *Supervisor) settle(ctx context.Context, t uint64) error {
	key := at(s.Offer, number(t))
	r, _, err := load(s.DB, rounds, key)
	if err != nil {
		return err
	}
	var errs []error
	for i := range r.Guilty {
		c := &r.Guilty[i]
		if c.Done {
			continue
		}
		if err := s.bring(ctx, *c); err != nil {
			errs = append(errs, fmt.Errorf("charge %s for tick %d: %w", c.ID, t, err))
			continue
		}
		c.Done = true
		if err := save(s.DB, rounds, key, r); err != nil {
			return err
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	r.Stage = Settled
	r.Updates, r.Missing, r.Places = Updates{}, nil, nil // it was judged by them; the chain has them
	if err := save(s.DB, rounds, key, r); err != nil {
		return err
	}
	return s.forget(t)
}

// bring has an identity ended by the court, if there is evidence that it takes, or else sends it away (SR-13): that costs
// its place, and nothing else.
func (s *Supervisor) bring(ctx context.Context, c charge) error {
	who, err := s.Registry.Identity(ctx, c.ID)
	if err != nil || who.State == hosting.Tombstoned || c.Evidence == nil && who.State == hosting.Dismissed {
		return err
	}
	if c.Evidence != nil {
		err = s.Judges.Convict(ctx, *c.Evidence)
	} else {
		err = s.Judges.Dismiss(ctx, c.ID, c.Charge, c.Claim)
	}
	if err != nil {
		return err
	}
	s.Log.Warn().Stringer("identity", c.ID).Str("why", c.Why).Bool("court", c.Evidence != nil).Msg("a worker was charged")
	return s.DB.Update(func(tx *store.Tx) error {
		m, known, err := members.Get(tx, at(s.Offer, c.ID[:]))
		if err != nil || !known {
			return err
		}
		m.Gone, m.Why = true, c.Why
		return members.Put(tx, at(s.Offer, c.ID[:]), m)
	})
}
