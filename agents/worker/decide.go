package worker

import (
	"encoding/binary"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/market"
)

// phase is how far this worker is with a job that it works on.
type phase string

const (
	phaseWaiting phase = "waiting" // claimed or claiming; not run yet
	phaseDone    phase = "done"    // the run is over and its record is stored
	phaseFailed  phase = "failed"  // no result came out: the claim is to be given back
)

// work is this worker's own knowledge of a job, stored before anything is done about it.
type work struct {
	Attempts int                `json:"attempts"` // runs begun, counted before each begins
	Phase    phase              `json:"phase"`
	Result   market.Result      `json:"result,omitzero"`
	Finger   market.Fingerprint `json:"fingerprint,omitzero"`
	Salt     market.Salt        `json:"salt,omitzero"`
	Reason   uint8              `json:"reason,omitempty"`  // why phaseFailed
	Missing  market.Content     `json:"missing,omitzero"`  // which content was the reason
	Problem  string             `json:"problem,omitempty"` // the same in words
}

// step is what a worker should do next about one job.
type step uint8

const (
	stepNone     step = iota
	stepClaim         // take a seat
	stepRun           // fetch and run
	stepAnnounce      // submit or commit the result
	stepReveal        // open the commitment
	stepRelease       // give the seat back
	stepSettle        // move an overdue job on
	stepForget        // nothing is left to do, ever
)

// clock is where the chain stands.
type clock struct {
	head  market.Block
	final uint64 // newest block number that counts as final

	crowd []market.Address // workers that registered, this one too
}

// policy is what a worker is willing to do.
type policy struct {
	engines    []market.Engine // by name, those that have one
	minReward  *big.Int        // per run
	maxDeposit *big.Int
	maxPages   uint32
	maxResult  int64  // bytes
	retain     uint64 // seconds of header time that an ended job's content, and a job that nobody moves on, is kept
}

// takes reports whether the policy allows working on a spec. Jobs with an allow list are not for this worker: it has no
// proof to show.
func (p policy) takes(s *market.Spec) bool {
	return p.runs(s.Engine) && s.Reward.Cmp(p.minReward) >= 0 &&
		s.Deposit.Cmp(p.maxDeposit) <= 0 && s.Pages <= p.maxPages && int64(s.MaxResult) <= p.maxResult &&
		s.AllowList == (common.Hash{})
}

// runs reports whether the policy allows an engine, by its name or by its descriptor.
func (p policy) runs(e market.Engine) bool { return slices.Contains(p.engines, e.Name()) }

// decide says what a worker should do next about a job. It is pure. Nothing is shown or opened before the chain's
// promise for it is final: a result that is public while the claim can still vanish could be stolen.
func decide(v *market.View, me market.Address, w work, p policy, c clock) step {
	run := v.Run(me)
	if v.State.Final() {
		kept := run != nil && c.head.Time < v.Last.Time+p.retain // its content stays available for a while (CM-19)
		if kept || c.final < v.Last.Number {
			return stepNone
		}
		return stepForget
	}
	if run == nil || !run.Live() {
		return decideStranger(v, me, run == nil, p, c)
	}
	if v.Due(c.head.Time) {
		if turnsToSettle(v, me, c.head.Time) {
			return stepSettle
		}
		return stepNone
	}
	switch run.State {
	case market.RunClaimed:
		switch {
		case w.Phase == phaseFailed:
			return stepRelease
		case w.Phase != phaseDone:
			return stepRun
		case run.Claimed.Number <= c.final:
			return stepAnnounce
		}
	case market.RunCommitted:
		if v.State == market.Revealing && w.Phase == phaseDone && v.Since.Number <= c.final {
			return stepReveal
		}
	}
	return stepNone
}

// settleTurn is how long, in seconds of header time, a worker leaves the settlement of a job to the one before it.
const settleTurn = 15

// turnsToSettle reports whether it is this worker's turn to settle a job that is due. All who hold its seats wait for
// that, but only one needs to pay for it: the others follow one by one, should the first be away.
func turnsToSettle(v *market.View, me market.Address, now uint64) bool {
	wait := uint64(max(slices.Index(v.Holders(), me), 0)) * settleTurn
	return now >= v.Last.Time+wait && v.Due(now-min(wait, now))
}

// decideStranger decides about a job on which this worker holds no seat. It may take one only if it never had one.
func decideStranger(v *market.View, me market.Address, fresh bool, p policy, c clock) step {
	wanted := p.takes(&v.Job.Spec)
	switch {
	case fresh && v.State == market.Open && v.CancelAt == 0 && c.head.Time <= v.Deadline && wanted:
		if turnToClaim(v, me, c) {
			return stepClaim
		}
	case wanted && v.State == market.Working && v.Due(c.head.Time):
		return stepSettle // frees the seat of a worker that vanished (CM-19)
	case v.State != market.None && v.Deadline+p.retain < c.head.Time && v.Last.Number <= c.final:
		return stepForget // nobody cares: whoever posts such jobs must not fill everybody's memory for ever
	}
	return stepNone
}

// claimTurns is how many blocks pass before everybody may claim a job.
const claimTurns = 4

// turnToClaim reports whether it is this worker's turn to claim a job. Seats go to who comes first, and who comes second
// pays for nothing; so in the block in which seats become free as many workers claim as there are seats, in the next one
// as many again, in an order that is another one for each job.
func turnToClaim(v *market.View, me market.Address, c clock) bool {
	passed := c.head.Number - min(v.Since.Number, c.head.Number)
	if passed >= claimTurns {
		return true
	}
	before, mine := 0, order(me, v.ID)
	for _, w := range c.crowd {
		if order(w, v.ID) < mine {
			before++
		}
	}
	return uint64(before/int(max(v.Job.Spec.Replicas, 1))) <= passed // #nosec G115 -- both are small
}

// order is where a job stands for a worker: as good as random, and the same for whoever computes it.
func order(w market.Address, id market.ID) uint64 {
	return binary.BigEndian.Uint64(crypto.Keccak256(w[:], id[:]))
}

// lost reports whether a run has become useless while it goes on.
func lost(v *market.View, me market.Address, now uint64) bool {
	run := v.Run(me)
	return v.State.Final() || run != nil && !run.Live() || v.State == market.Working && v.Due(now)
}
