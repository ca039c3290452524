package market

import (
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Kind says what an [Event] reports. The values are stored; add at the end only.
type Kind string

// The events of the agency contract.
const (
	Posted           Kind = "posted"
	Claimed          Kind = "claimed"
	Released         Kind = "released"
	Idle             Kind = "idle"
	Reopened         Kind = "reopened"
	MatchingClosed   Kind = "matching-closed"
	Submitted        Kind = "submitted"
	Committed        Kind = "committed"
	RevealOpened     Kind = "reveal-opened"
	Revealed         Kind = "revealed"
	CancelRequested  Kind = "cancel-requested"
	Paid             Kind = "paid"
	Forfeited        Kind = "forfeited"
	Ended            Kind = "ended"
	WorkerRegistered Kind = "worker-registered"
	DepositChanged   Kind = "deposit-changed"
	Withdrawn        Kind = "withdrawn"
)

// Block is the place of an event in the chain.
type Block struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   uint64      `json:"time"` // header time, seconds
}

// Event is one log of the agency contract, decoded. Fields that its kind does not carry are zero.
type Event struct {
	Kind     Kind        `json:"event"`
	Job      ID          `json:"job"`
	Worker   Address     `json:"worker,omitzero"` // or the account of a withdrawal
	Block    Block       `json:"block"`
	Index    uint        `json:"logIndex"`
	Tx       common.Hash `json:"tx"`
	Posting  *Job        `json:"posting,omitempty"`    // Posted
	Deadline uint64      `json:"deadline,omitempty"`   // Claimed, Reopened, MatchingClosed, Submitted, RevealOpened; CancelRequested: when effective
	Seat     uint8       `json:"seat,omitempty"`       // Claimed
	Result   Result      `json:"result,omitzero"`      // Submitted, Revealed
	Bound    common.Hash `json:"commitment,omitzero"`  // Submitted, Committed
	Finger   Fingerprint `json:"fingerprint,omitzero"` // Revealed
	Amount   Wei         `json:"amount,omitzero"`      // Paid, Forfeited, Ended (refund), Withdrawn, DepositChanged
	State    State       `json:"state,omitempty"`      // Ended
	Record   common.Hash `json:"record,omitzero"`      // Ended: the accepted record
	Reason   uint8       `json:"reason,omitempty"`     // Released
	Missing  Content     `json:"missing,omitzero"`     // Released
	Peers    []string    `json:"peers,omitempty"`      // Posted, WorkerRegistered: where content can be fetched
}

// Why a worker gives a claim back.
const (
	ReasonUnavailable uint8 = 1 // content could not be fetched
	ReasonCannot      uint8 = 2 // the worker cannot run it now
	ReasonRefused     uint8 = 3 // content is malformed or larger than the worker takes
)

// ReasonText says in words why a claim was given back.
func ReasonText(reason uint8, missing Content) string {
	switch reason {
	case ReasonUnavailable:
		return "content unavailable: " + missing.String()
	case ReasonRefused:
		return "content malformed or too large: " + missing.String()
	case ReasonCannot:
		return "the worker could not run it"
	}
	return fmt.Sprintf("reason %d", reason)
}

// State is the state of a job.
type State uint8

// The states, numbered as in the agency contract.
const (
	None State = iota
	Open
	Working
	Standing // submitted: a result stands, the challenge window runs
	Revealing
	Accepted
	Rejected
	Expired
	Cancelled
)

var stateNames = [...]string{
	"unknown", "open", "working", "submitted", "revealing", "accepted", "rejected", "expired", "cancelled",
}

// String returns the name that people and JSON see.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return fmt.Sprintf("state-%d", uint8(s))
}

// MarshalText writes the name.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name.
func (s *State) UnmarshalText(b []byte) error {
	i := slices.Index(stateNames[:], string(b))
	if i < 0 {
		return fmt.Errorf("unknown job state %q", b)
	}
	*s = State(i)
	return nil
}

// Final reports whether the job has ended.
func (s State) Final() bool { return s >= Accepted }

// MarshalText writes the name.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name.
func (o *Outcome) UnmarshalText(b []byte) (err error) {
	*o, err = ParseOutcome(string(b))
	return err
}

// RunState is what became of one worker's claim.
type RunState string

// The states of a run.
const (
	RunClaimed   RunState = "claimed"
	RunCommitted RunState = "committed"
	RunSubmitted RunState = "submitted"
	RunRevealed  RunState = "revealed"
	RunReleased  RunState = "released"
	RunIdle      RunState = "idle"
)

// Run is one worker's part in a job.
type Run struct {
	Worker    Address     `json:"worker"`
	Seat      uint8       `json:"seat"`
	State     RunState    `json:"state"`
	Claimed   Block       `json:"claimed"`
	Announced Block       `json:"announced,omitzero"` // the block of its submission, commitment or reveal
	Result    Result      `json:"result,omitzero"`
	Finger    Fingerprint `json:"fingerprint,omitzero"`
	Paid      Wei         `json:"paid,omitzero"`
	Forfeited Wei         `json:"forfeited,omitzero"`
	Reason    string      `json:"reason,omitempty"` // why it was released
}

// Live reports whether the run holds a seat.
func (r Run) Live() bool { return r.State != RunReleased && r.State != RunIdle }

// View is the state of a job as the events so far tell it.
type View struct {
	ID       ID          `json:"id"`
	Job      Job         `json:"job"`
	State    State       `json:"state"`
	Posted   Block       `json:"posted"`
	Deadline uint64      `json:"deadline"`           // header time at which the state is overdue; 0 once ended
	Since    Block       `json:"since"`              // where it entered this state
	CancelAt uint64      `json:"cancelAt,omitempty"` // header time at which a requested cancellation takes effect
	Peers    []string    `json:"peers,omitempty"`    // where the poster says its content is
	Runs     []Run       `json:"runs"`               // in the order of the claims
	Record   common.Hash `json:"record,omitzero"`    // the accepted record
	Refund   Wei         `json:"refund,omitzero"`
	Rounds   int         `json:"rounds"` // how often seats became free again
	Last     Block       `json:"last"`   // of the newest event
}

// Fold derives a job's state from its events in chain order. The first must be Posted. It is the only place where
// events become state, so undoing a reorganisation is dropping events and folding again.
func Fold(events []Event) (View, error) {
	if len(events) == 0 || events[0].Kind != Posted || events[0].Posting == nil {
		return View{}, fmt.Errorf("the events of a job start with %q", Posted)
	}
	first := events[0]
	v := View{
		ID: first.Job, Job: *first.Posting, State: Open, Posted: first.Block, Since: first.Block, Peers: first.Peers,
		Deadline: first.Block.Time + uint64(first.Posting.Spec.Clocks.Matching),
	}
	for _, e := range events {
		before := v.State
		v.apply(e)
		v.Last = e.Block
		if v.State != before {
			v.Since = e.Block
		}
	}
	return v, nil
}

func (v *View) apply(e Event) {
	run := v.Run(e.Worker)
	if run == nil && e.Kind == Claimed {
		v.Runs = append(v.Runs, Run{Worker: e.Worker})
		run = &v.Runs[len(v.Runs)-1]
	}
	switch e.Kind {
	case Claimed:
		run.Seat, run.State, run.Claimed = e.Seat, RunClaimed, e.Block
		if v.Taken() == int(v.Job.Spec.Replicas) {
			v.State = Working
		}
		v.Deadline = e.Deadline
	case Reopened:
		v.State, v.Deadline, v.Rounds = Open, e.Deadline, v.Rounds+1
	case MatchingClosed:
		v.State, v.Deadline = Working, e.Deadline
	case RevealOpened:
		v.State, v.Deadline, v.CancelAt = Revealing, e.Deadline, 0
	case CancelRequested:
		v.CancelAt = e.Deadline
	case Ended:
		v.State, v.Deadline, v.Record, v.Refund = e.State, 0, e.Record, e.Amount
	}
	if run == nil {
		return
	}
	switch e.Kind {
	case Released:
		run.State, run.Reason = RunReleased, ReasonText(e.Reason, e.Missing)
	case Idle:
		run.State = RunIdle
	case Submitted:
		run.State, run.Result, run.Announced = RunSubmitted, e.Result, e.Block
		v.State, v.Deadline, v.CancelAt = Standing, e.Deadline, 0
	case Committed:
		run.State, run.Announced = RunCommitted, e.Block
	case Revealed:
		run.State, run.Result, run.Finger, run.Announced = RunRevealed, e.Result, e.Finger, e.Block
	case Paid:
		run.Paid = e.Amount
	case Forfeited:
		run.Forfeited = e.Amount
	}
}

// Run returns the run of a worker, or nil.
func (v *View) Run(worker Address) *Run {
	for i := range v.Runs {
		if v.Runs[i].Worker == worker {
			return &v.Runs[i]
		}
	}
	return nil
}

// Taken is how many seats are taken.
func (v *View) Taken() (n int) {
	for _, r := range v.Runs {
		if r.Live() {
			n++
		}
	}
	return n
}

// Holders returns the workers that hold seats, in ascending order: what settle takes.
func (v *View) Holders() []Address {
	var out []Address
	for _, r := range v.Runs {
		if r.Live() {
			out = append(out, r.Worker)
		}
	}
	slices.SortFunc(out, func(a, b Address) int { return a.Cmp(b) })
	return out
}

// Due reports whether settle would move the job at header time now.
func (v *View) Due(now uint64) bool {
	switch {
	case v.State.Final() || v.State == None:
		return false
	case v.CancelAt != 0 && v.CancelAt <= v.Deadline:
		return now >= v.CancelAt
	case v.State == Revealing && v.unrevealed() == 0:
		return true
	}
	return now > v.Deadline
}

func (v *View) unrevealed() (n int) {
	for _, r := range v.Runs {
		if r.Live() && r.State != RunRevealed {
			n++
		}
	}
	return n
}

// Provisional returns the result that a job would have if nothing were challenged: the submitted one, or the first
// that a quorum of revealed runs agrees on. The accepted one is no longer provisional.
func (v *View) Provisional() (Result, bool) {
	type key struct {
		Result
		Fingerprint
	}
	count := map[key]uint8{}
	for _, r := range v.Runs {
		switch {
		case r.State == RunSubmitted && (v.Record == (common.Hash{}) || v.Record == r.Result.Record):
			return r.Result, true
		case r.State == RunRevealed:
			k := key{r.Result, r.Finger}
			if count[k]++; count[k] >= v.Job.Spec.Quorum {
				return r.Result, true
			}
		}
	}
	return Result{}, false
}
