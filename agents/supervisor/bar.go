package supervisor

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/store"
)

// No court ends a client (SR-17): it signs nothing that could convict it, and has no deposit. What a supervisor can do is to
// have no more to do with it (J-10). It pays for nothing of a client that forged an update, and sells it nothing. That costs
// the client its address, with the work that it registered by and the logs that it has, and nothing else: it can write at
// its own cost, and register another address.

// Forger is a client that published an update which no servers had stamped for it, or which nobody was paid for.
type Forger struct {
	Client  common.Address `json:"client"`
	Writer  common.Address `json:"writer"`  // of its log: most often the same
	Tick    uint64         `json:"tick"`    // whose summary has the entry
	Request common.Hash    `json:"request"` // of the update
	Reason  string         `json:"reason"`  // as the summary has it
	Why     string         `json:"why"`
}

// maxForgers is how many are noted of a tick: each takes a registration, and so a proof of work.
const maxForgers = 4096

// forgers finds the clients that forged: who published, in a log of its own, what no honest client can come by. Draws are
// left out. If the chain took a block back, an honest client may have seen another one.
func forgers(t uint64, faults []state.Fault) (out []Forger) {
	known := map[common.Address]bool{}
	for i := range faults {
		f := &faults[i]
		if f.Verdict.Guilty != stamp.Client || f.Client == (common.Address{}) || f.Reason == state.Undrawn || known[f.Client] {
			continue
		}
		if len(out) == maxForgers {
			break
		}
		known[f.Client] = true
		out = append(out, Forger{Client: f.Client, Writer: f.Writer, Tick: t, Request: f.Request, Reason: f.Reason, Why: f.Verdict.Reason})
	}
	return out
}

// bar notes whom nothing is done for any more. The first time is the one that is told.
func (s *Supervisor) bar(tx *store.Tx, all []Forger) error {
	for _, f := range all {
		_, known, err := barred.Get(tx, at(s.Offer, f.Client[:]))
		if err == nil && !known {
			err = errors.Join(barred.Put(tx, at(s.Offer, f.Writer[:]), f), barred.Put(tx, at(s.Offer, f.Client[:]), f))
		}
		if err != nil {
			return err
		}
		if known {
			continue
		}
		s.Log.Warn().Stringer("client", f.Client).Uint64("tick", f.Tick).Str("why", f.Why).Msg("a client forged an update: nothing is done for it any more")
	}
	return nil
}

// mayDeal refuses what is done for a client that forged, and says where that can be seen.
func (s *Supervisor) mayDeal(clients ...common.Address) error {
	for _, c := range clients {
		f, found, err := load(s.DB, barred, at(s.Offer, c[:]))
		if err != nil {
			return err
		}
		if found {
			return refuse("barred", "%s forged an update: the summary of tick %d rejects request %s as %s (%s). Nothing is paid for it or sold to it here any more; "+
				"`client verify-tick` computes that again", f.Client, f.Tick, f.Request, f.Reason, f.Why)
		}
	}
	return nil
}

// mayWrite refuses updates of logs of clients that forged. Where nobody did, the chain is not asked whose a log is.
func (s *Supervisor) mayWrite(ctx context.Context, log common.Hash) error {
	any := false
	err := s.DB.View(func(tx *store.Tx) error {
		for _, err := range barred.All(tx, at(s.Offer)) {
			any = true
			return err
		}
		return nil
	})
	if err != nil || !any {
		return err
	}
	writer, err := s.Relay.Writer(ctx, log)
	if err != nil {
		return err
	}
	return s.mayDeal(writer)
}
