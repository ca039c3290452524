package supervisor

import (
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/market"
)

// begin brings an application to its first tick: it waits until enough workers joined within the time of a tick (C-03),
// opens their channels, publishes who serves in the first three ticks, says in the offer where that is, and begins the log
// of ticks. Killed in between, it goes on with the same workers and the same seeds.
func (s *Supervisor) begin(ctx context.Context, head Block) (more bool, err error) {
	st, found, err := load(s.DB, starts, at(s.Offer))
	if err != nil {
		return false, err
	}
	if !found {
		if st, found, err = s.gatherCrew(ctx); err != nil || !found {
			return false, err
		}
	}
	s.enter(Opening)
	s.mu.Lock()
	terms := s.terms
	s.mu.Unlock()
	// What is committed to follows from seeds and members: which ticks it is for may yet turn out to be others.
	hoped, ok := firstTick(terms, head.Number, s.Depth)
	if !ok {
		return false, nil // the tick is almost over: the next one is waited for
	}
	if hoped > st.First {
		st.First, st.Document = hoped, market.Content{}
	}
	commitments, said, err := s.publishStart(ctx, &st)
	if err != nil || !said {
		return err == nil, err // time has passed: look again
	}
	if err := s.Ticks.Start(ctx, commitments); err != nil {
		return false, fmt.Errorf("begin the log of ticks: %w", err)
	}
	return true, nil
}

// publishStart publishes the first next parts, and says in the offer where they are. It reports whether the offer said so
// already.
func (s *Supervisor) publishStart(ctx context.Context, st *start) (c [hosting.Ahead]hosting.Commitment, said bool, err error) {
	c, files, err := s.firstParts(ctx, *st)
	if err != nil {
		return c, false, err
	}
	if st.Document.IsZero() {
		if st.Document, err = s.Content.Keep(ctx, files); err != nil {
			return c, false, err
		}
		if err := save(s.DB, starts, at(s.Offer), *st); err != nil {
			return c, false, err
		}
	}
	s.mu.Lock()
	doc := s.offer
	s.mu.Unlock()
	if doc.Start == st.Document {
		return c, true, nil
	}
	return c, false, s.announce(ctx, doc, st.Document)
}

// begun notes which tick turned out to be the first. If the log began later than was hoped, the first next parts are
// published once more, for the ticks that they are for.
func (s *Supervisor) begun(ctx context.Context, first uint64) (more bool, err error) {
	st, _, err := load(s.DB, starts, at(s.Offer))
	if err != nil || st.Begun {
		return false, err
	}
	if st.First != first {
		s.Log.Warn().Uint64("hoped", st.First).Uint64("first", first).Msg("the log of ticks began later than was hoped")
		st.First, st.Document = first, market.Content{}
	}
	if _, said, err := s.publishStart(ctx, &st); err != nil || !said {
		return err == nil, err
	}
	st.Begun = true
	return true, save(s.DB, starts, at(s.Offer), st)
}

// gatherCrew waits until there are workers enough.
func (s *Supervisor) gatherCrew(ctx context.Context) (st start, found bool, err error) {
	s.enter(Waiting)
	if err := s.refresh(ctx); err != nil {
		return st, false, err
	}
	crew, err := s.here()
	if err != nil {
		return st, false, err
	}
	s.mu.Lock()
	least := s.offer.MinWorkers
	s.mu.Unlock()
	if len(crew) < least {
		return st, false, nil
	}
	if crew = s.employ(ctx, crew); len(crew) < least {
		return st, false, errors.New("there are workers enough, but not for all of them channels: see the log")
	}
	crew = crew[:min(len(crew), tick.MaxServers)]
	weights := new(score.Table).Weights(0, ids(crew), nil)
	for i, m := range crew {
		st.Members = append(st.Members, server(m, weights[i]))
	}
	return st, true, save(s.DB, starts, at(s.Offer), st)
}

// firstTick is the first tick whose blocks are all to come, if there is time enough to publish it.
func firstTick(t hosting.Terms, head, depth uint64) (uint64, bool) {
	now := tickAt(t, head+1)
	left := t.CutOff(now) - min(head, t.CutOff(now))
	return now + 1, left > min(2*depth+2, uint64(t.TickBlocks)/2)
}

// firstParts makes the next parts of the first three ticks, and keeps them.
func (s *Supervisor) firstParts(ctx context.Context, st start) (commitments [hosting.Ahead]hosting.Commitment, files fstest.MapFS, err error) {
	files = fstest.MapFS{}
	for i := range commitments {
		t := st.First + uint64(i) // #nosec G115 -- three
		next, p, err := s.plan(ctx, t, fmt.Sprintf("start/%d", i), st.Members, new(score.Table))
		if err != nil {
			return commitments, nil, err
		}
		commitments[i] = next.Commitment
		files[tick.StartFile(t, tick.NextFile)] = file(p.Next)
		for name, sealed := range p.Packages {
			files[tick.StartFile(t, name)] = file(sealed)
		}
	}
	return commitments, files, nil
}

// announce says in the offer where the first ticks are. The key on this machine may have no right to do so: then the master
// has to.
func (s *Supervisor) announce(ctx context.Context, doc tick.Offer, start market.Content) error {
	doc.Start = start
	err := s.post(ctx, doc)
	if errors.Is(err, errNotMine) {
		s.enter(Master)
		return fmt.Errorf("the offer has to say that it starts with %s: %w", start.CID(), err)
	}
	return err
}

// seedName is what the seed of a tick is called.
func (s *Supervisor) seedName(t uint64) (string, error) {
	st, _, err := load(s.DB, starts, at(s.Offer))
	if err != nil || st.First == 0 {
		return "", errors.Join(err, errors.New("no tick has been planned"))
	}
	if t < st.First+hosting.Ahead {
		return fmt.Sprintf("start/%d", t-st.First), nil
	}
	return fmt.Sprintf("tick/%d", t), nil
}

// seed draws a secret of this application. It is kept: whoever lost it would lose the bond.
func (s *Supervisor) seed(name string) (common.Hash, error) {
	return s.Secrets.DrawSeed(s.Offer.Hex() + "/" + name)
}

func file(blob []byte) *fstest.MapFile { return &fstest.MapFile{Data: blob, Mode: 0o444} }
