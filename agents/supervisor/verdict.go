package supervisor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/store"
)

// judgement is what a tick came to.
type judgement struct {
	state   *state.State
	summary *tick.Summary
	guilty  []charge
	forgers []Forger
}

// verdict decides which entries of a tick count (G-03, G-07, SR-19). It follows from what was gathered and from nothing
// else, so that it is the same whenever it is asked for, and whoever asks.
func (s *Supervisor) verdict(ctx context.Context, t uint64, r round) (j judgement, err error) {
	before, err := s.before(ctx, t)
	if err != nil {
		return j, err
	}
	in, err := s.input(ctx, t, r)
	if err != nil {
		return j, err
	}
	if in.Next != nil {
		if before, err = s.under(ctx, before, in.Next); err != nil { // if the last tick of the version before does not count
			return j, err
		}
	}
	applied, err := before.Apply(ctx, in)
	if err != nil {
		return j, err
	}
	j.state, j.summary = applied.State, applied.Summary
	following, err := s.laid(ctx, t+1)
	if errors.Is(err, ErrNoPlan) {
		err = nil
	} else if err == nil && following != nil {
		j.state, err = s.under(ctx, applied.State, following)
	}
	if err != nil {
		return j, err
	}
	j.summary.StateRoot = j.state.Root()
	j.guilty, j.forgers = s.charges(t, applied.Faults), forgers(t, applied.Faults)
	return j, nil
}

// input is all that a tick is judged by.
func (s *Supervisor) input(ctx context.Context, t uint64, r round) (in state.TickInput, err error) {
	s.mu.Lock()
	terms := s.terms
	s.mu.Unlock()
	in = state.TickInput{
		Tick: t, From: terms.CutOff(t - 1), To: terms.CutOff(t), Time: r.Updates.Time, Court: s.courtDomain(),
		Logs: r.Updates.Logs, Anchored: r.Updates.Entries,
		Entry: func(ctx context.Context, c market.Content) ([]byte, error) {
			if _, missing := slices.BinarySearchFunc(r.Missing, c, byDigest); missing {
				return nil, state.ErrUnavailable
			}
			return s.Content.Read(ctx, c, nil, maxEntry)
		},
	}
	next, err := s.laid(ctx, t)
	if err != nil || next == nil { // nobody could serve: it shows no seed, and nothing counts
		return in, err
	}
	in.Next = next
	program, err := s.program(ctx, in.Next.Program)
	if err != nil {
		return in, err
	}
	in.Sites = in.Next.Sites(program)
	if len(next.Servers) > 0 { // else nobody could be drawn
		if in.Beacon, err = s.beacon(ctx, next); err != nil {
			return in, err
		}
	}
	name, err := s.seedName(t)
	if err == nil {
		in.Seed, err = s.seed(name)
	}
	return in, err
}

// laid returns the next part of a tick as the chain has it: nil if nothing was committed to, because the tick three before it
// was missed, or if the master disowned it.
func (s *Supervisor) laid(ctx context.Context, t uint64) (*tick.Next, error) {
	c, err := s.Ticks.Commitment(ctx, t)
	if err != nil || c == (hosting.Commitment{}) {
		return nil, err
	}
	next, err := s.next(t)
	if err == nil && next.Commitment != c {
		err = fmt.Errorf("%w: somebody else committed to tick %d", ErrNoPlan, t)
	}
	return next, err
}

func byDigest(a, b market.Content) int { return bytes.Compare(a.Digest[:], b.Digest[:]) }

// courtDomain is what Steps are signed for.
func (s *Supervisor) courtDomain() eip712.Domain {
	return eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: s.ChainID, Contract: s.Court}
}

// before returns the state that a tick begins with: that after the last tick which counts, and not that after one which was
// judged and then missed. After a restart it is read from that tick's document, and checked against the root that was
// posted.
func (s *Supervisor) before(ctx context.Context, t uint64) (*state.State, error) {
	var last round
	err := s.DB.View(func(tx *store.Tx) error {
		for x, err := range rounds.Backward(tx, at(s.Offer)) {
			if err != nil || tickOf(x.Key) < t && x.Value.Stage >= Posted && !x.Value.Void {
				last = x.Value
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if s.state != nil && s.state.Tick() == last.Posting.Tick {
		return s.state, nil
	}
	if last.Stage < Posted {
		s.state, err = s.empty(ctx, t)
		return s.state, err
	}
	if s.state, err = s.load(ctx, last.Posting); err != nil {
		return nil, fmt.Errorf("read the state after tick %d: %w", last.Posting.Tick, err)
	}
	return s.state, nil
}

// empty is the state before the first tick that counts.
func (s *Supervisor) empty(ctx context.Context, t uint64) (*state.State, error) {
	s.mu.Lock()
	runs := s.offer.Program
	s.mu.Unlock()
	next, err := s.laid(ctx, t)
	if err != nil {
		return nil, err
	}
	if next != nil {
		runs = next.Program
	}
	p, err := s.program(ctx, runs)
	if err != nil {
		return nil, err
	}
	return state.New(s.Offer, runs, p)
}

// load reads a state that was posted.
func (s *Supervisor) load(ctx context.Context, of Posting) (*state.State, error) {
	fetch := func(ctx context.Context, path string) ([]byte, error) {
		return s.Content.ReadAt(ctx, of.Document, tick.StateDir+"/"+path, maxFile)
	}
	c, err := state.ProgramOf(ctx, of.StateRoot, fetch)
	if err != nil {
		return nil, err
	}
	p, err := s.program(ctx, c)
	if err != nil {
		return nil, err
	}
	view, err := state.Open(ctx, p, of.StateRoot, fetch)
	if err != nil {
		return nil, err
	}
	return view.Load(ctx)
}

// maxFile is how many bytes a file of a tick's document may have.
const maxFile = 64 << 20

// tickOf reads the key of something of a tick.
func tickOf(key []byte) uint64 {
	t, _ := tickAndID(append(slices.Clone(key), make([]byte, common.HashLength)...))
	return t
}

// charges says how the authors of faults are ended (G-08). The court takes a Step whose product is wrong, or whose stamp is
// not the one of the Step before. Who signed what no court can judge is sent away. What only a client can have done costs
// it its update, and nobody else anything. A server is charged once, by what the court takes if there is such a thing: else
// it could have itself sent away, with its deposit, for what came first.
func (s *Supervisor) charges(t uint64, faults []state.Fault) (out []charge) {
	for _, f := range faults {
		v := f.Verdict
		s.Log.Warn().Uint64("tick", t).Stringer("request", f.Request).Stringer("guilty", v.Guilty).Stringer("identity", v.Server).
			Str("why", v.Reason).Interface("suspects", f.Suspects).Msg("an update is wrong")
		if v.Guilty != stamp.Server || v.Step >= len(f.Steps) {
			continue
		}
		known := slices.IndexFunc(out, func(c charge) bool { return c.ID == v.Server })
		if known >= 0 && (out[known].Evidence != nil || v.Evidence == nil) {
			continue
		}
		c := charge{ID: v.Server, Why: v.Reason, Charge: hosting.Stamp, Claim: f.Steps[v.Step].Step.Message(s.ChainID, s.Court)}
		if e := v.Evidence; e != nil {
			c.Evidence = &Evidence{
				Link: e.Kind == stamp.Link, Step: e.Step, Signature: e.Signature[:], Stamp: e.Stamp, Gap: e.Gap, Previous: e.Previous,
			}
		}
		if known >= 0 {
			out[known] = c
			continue
		}
		out = append(out, c)
	}
	return out
}
