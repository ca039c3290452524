package market

import (
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Call is something that an agent asks of the agency contract. Deciding is separate from doing: decisions return
// calls, and the chain's outbox carries them out.
type Call interface{ call() }

// The calls of the agency contract, named as its functions.
type (
	// Register makes the sender a worker, says where its content is, and adds to its free deposit.
	Register struct {
		Peers   []string
		Deposit *big.Int
	}
	// WithdrawDeposit takes from the free deposit.
	WithdrawDeposit struct{ Amount *big.Int }
	// Post escrows the reward and opens a job. Peers say where its content is.
	Post struct {
		Salt  common.Hash
		Spec  Spec
		Peers []string
	}
	// Claim takes a free seat. Proof is the Merkle proof for the job's allow list.
	Claim struct {
		Job   Job
		Proof []common.Hash
	}
	// Release gives a seat back.
	Release struct {
		Job     Job
		Reason  uint8
		Missing Content
	}
	// Submit shows a result and binds the fingerprint of its run.
	Submit struct {
		Job    Job
		Result Result
		Bound  common.Hash
	}
	// Commit binds a result without showing it.
	Commit struct {
		ID    ID
		Bound common.Hash
	}
	// Reveal opens a commitment.
	Reveal struct {
		ID     ID
		Result Result
		Finger Fingerprint
		Salt   Salt
	}
	// Cancel ends a job, at once or after the agency's delay.
	Cancel struct{ Job Job }
	// Settle does what is due. Holders are, for each job, the workers that hold its seats, ascending.
	Settle struct {
		Jobs    []Job
		Holders [][]Address
	}
	// Withdraw pays an account what is due to it.
	Withdraw struct{ Account Address }
)

func (Register) call()        {}
func (WithdrawDeposit) call() {}
func (Post) call()            {}
func (Claim) call()           {}
func (Release) call()         {}
func (Submit) call()          {}
func (Commit) call()          {}
func (Reveal) call()          {}
func (Cancel) call()          {}
func (Settle) call()          {}
func (Withdraw) call()        {}

// Batch is what one step of following the chain brings: events that a reorganisation took back (newest first), events
// that came (oldest first), the new head, and the number of the newest block that is deep enough to count as final.
type Batch struct {
	Reverted []Event
	Applied  []Event
	Head     Block
	Final    uint64
	Behind   bool // more batches follow at once: this is not yet the state of things
}

// Account is what the agency holds for an account.
type Account struct {
	Deposit    *big.Int // free, not locked by a claim
	Credit     *big.Int // earned
	Refund     *big.Int // of the account's own jobs
	Verified   uint32   // accepted runs
	LastPayout uint64   // header time, seconds
	Registered bool
}

// Terms are the fixed conditions of an agency.
type Terms struct {
	Minimum         Clocks `json:"minimum"`
	CancelDelay     uint32 `json:"cancelDelay"`
	PayoutPeriod    uint32 `json:"payoutPeriod"`
	Probation       uint32 `json:"probation"`
	MaxAuditRate    uint16 `json:"maxAuditRate"`
	PayoutThreshold Wei    `json:"payoutThreshold"`
	MinDeposit      Wei    `json:"minDeposit"`
	MaxDeposit      Wei    `json:"maxDeposit"`
	ClaimFee        Wei    `json:"claimFee"`
	FuelPrice       Wei    `json:"fuelPrice"` // wei for 10^9 units of fuel
}

// MinReward is the smallest reward that the agency takes for a fuel limit.
func (t Terms) MinReward(fuel uint64) *big.Int {
	x := new(big.Int).Mul(new(big.Int).SetUint64(fuel), &t.FuelPrice.Int)
	return x.Div(x, big.NewInt(1_000_000_000))
}

// Fate is what became of a call that was handed to the outbox.
type Fate struct {
	State  FateState
	Code   string      // Failed: the contract's name for the reason
	Reason string      // Failed: why, in words
	Tx     common.Hash // Done, and Failed if it was mined
	Block  uint64      // Done: where it was mined
}

// FateState is how far a call is.
type FateState uint8

// The states of a call.
const (
	Unknown FateState = iota // never handed in
	Pending
	Done   // mined, and deep enough
	Failed // refused before it was sent, or reverted
)

// Fee is what a transaction costs beside the ether that it carries.
type Fee struct {
	Gas   uint64
	Price *big.Int // wei for a unit of gas, as the node expects it
	Cap   *big.Int // wei for a unit of gas, at most
}

// Max is the most that the transaction can cost.
func (f Fee) Max() *big.Int { return new(big.Int).Mul(f.Cap, new(big.Int).SetUint64(f.Gas)) }

// Likely is what it will probably cost.
func (f Fee) Likely() *big.Int { return new(big.Int).Mul(f.Price, new(big.Int).SetUint64(f.Gas)) }

// RefusedError is the error of a call that the contract refuses, or would refuse.
type RefusedError struct {
	Code     string // the contract's name for it
	Sentence string // what it means, and what to do
}

func (r *RefusedError) Error() string { return r.Sentence }

// ErrNoFunds means that an account cannot pay for a call.
var ErrNoFunds = errors.New("not enough ether")
