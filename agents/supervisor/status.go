package supervisor

import (
	"fmt"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
)

// Phase is what a supervisor is about.
type Phase string

// The phases.
const (
	Starting Phase = "starting"   // it has not seen the chain yet
	Waiting  Phase = "waiting"    // for workers
	Opening  Phase = "opening"    // channels are opened, the first ticks are published
	Master   Phase = "for-master" // the offer needs a revision that only the master, or a key with the right, can post
	Running  Phase = "running"    // a tick runs
	Closing  Phase = "closing"    // a tick is being judged and posted
	Sleeping Phase = "sleeping"   // there are too few workers: ticks are posted, and nobody is drawn
	Stalled  Phase = "stalled"    // a tick was missed
	Ended    Phase = "ended"      // the log of ticks is over
)

// Status is what a supervisor does now.
type Status struct {
	Schema   string          `json:"schema"` // "emet.supervisor/v1"
	Offer    hosting.OfferID `json:"offer"`
	Name     string          `json:"name"`
	Phase    Phase           `json:"phase"`
	Block    uint64          `json:"block"`
	Tick     uint64          `json:"tick,omitempty"` // that runs
	Left     uint64          `json:"blocksLeft"`     // of it
	Due      uint64          `json:"due,omitempty"`  // tick to be posted next,
	Stage    Stage           `json:"stage"`          // how far it has come,
	Until    uint64          `json:"dueUntil"`       // and the last block in which it can be
	Planned  uint64          `json:"planned"`        // the last tick whose servers are decided
	Workers  int             `json:"workers"`        // that joined and have not left
	Present  int             `json:"present"`        // that showed themselves of late
	Serving  int             `json:"serving"`        // in the tick that runs
	Least    int             `json:"minWorkers"`     //
	Updates  int             `json:"updates"`        // taken in the tick that runs
	Problem  string          `json:"problem,omitempty"`
	Stuck    string          `json:"stuck,omitempty"`  // why it does not do what the offer says now
	Posted   uint64          `json:"posted,omitempty"` // the last tick that was
	Accepted int             `json:"accepted"`         // updates of that one
	Rejected int             `json:"rejected"`
	Forging  []Forging       `json:"forging,omitempty"` // endpoints that write
}

// enter changes the phase.
func (s *Supervisor) enter(p Phase) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.phase != p {
		s.phase = p
		s.Log.Info().Str("phase", string(p)).Uint64("block", s.head.Number).Msg("phase entered")
	}
}

// trouble notes what went wrong last.
func (s *Supervisor) trouble(what string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		s.problem = what + ": " + err.Error()
	} else if what == "run the application" {
		s.problem = ""
	}
}

// Status says what the supervisor does now.
func (s *Supervisor) Status() (Status, error) {
	s.mu.Lock()
	out := Status{
		Schema: "emet.supervisor/v1", Offer: s.Offer, Name: s.offer.Name, Phase: s.phase, Block: s.head.Number, Due: s.log.Due,
		Least: s.offer.MinWorkers, Problem: s.problem,
	}
	if s.unusable != nil {
		out.Stuck = fmt.Sprintf("the offer's version %d cannot be run, so version %d goes on: %v", s.refused, s.version, s.unusable)
	}
	terms, head, log, offer := s.terms, s.head.Number, s.log, s.offer
	if terms.TickBlocks > 0 {
		out.Tick = tickAt(terms, head)
		out.Updates = s.taken[out.Tick]
	}
	s.mu.Unlock()
	if out.Tick > 0 {
		out.Left = terms.CutOff(out.Tick) - min(head, terms.CutOff(out.Tick))
		out.Until = terms.CutOff(out.Due + 1)
	}
	all, err := s.Books().Workers()
	if err != nil {
		return out, err
	}
	for _, m := range all {
		if !m.Gone {
			out.Workers++
			if present(m, head, log, terms) {
				out.Present++
			}
		}
	}
	if out.Due == 0 {
		return out, nil
	}
	if n, err := s.next(out.Tick); err == nil {
		for _, m := range n.Servers {
			if m.Weight > 0 {
				out.Serving++
			}
		}
		if out.Phase == Running && out.Serving == 0 {
			out.Phase = Sleeping
		}
		out.Forging = s.forging(n, &offer)
	}
	return out, s.progress(&out)
}

// progress fills in how far the ticks are.
func (s *Supervisor) progress(out *Status) error {
	r, _, err := load(s.DB, rounds, at(s.Offer, number(out.Due)))
	if err != nil {
		return err
	}
	out.Stage = r.Stage
	for t := out.Due + hosting.Ahead; t >= out.Due && out.Planned == 0; t-- {
		if _, found, err := load(s.DB, plans, at(s.Offer, number(t))); err != nil {
			return err
		} else if found {
			out.Planned = t
		}
	}
	if r, found, err := load(s.DB, rounds, at(s.Offer, number(out.Due-1))); err != nil || !found || r.Stage < Posted {
		return err
	} else if summary, err := tick.DecodeSummary(r.Summary); err == nil {
		out.Posted = out.Due - 1
		for _, e := range summary.Entries {
			if e.Reason == "" {
				out.Accepted++
			} else {
				out.Rejected++
			}
		}
	}
	return nil
}

// tickAt is the tick that a block is in; zero before the first begins.
func tickAt(t hosting.Terms, block uint64) uint64 {
	if block <= t.StartBlock {
		return 0
	}
	return (block - t.StartBlock + uint64(t.TickBlocks) - 1) / uint64(t.TickBlocks)
}
