package agency

import (
	"bytes"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/market"
	"emet/bindings"
)

// reverted is the code of a refusal that is not one of the contract's own errors.
const reverted = "Reverted"

// Explain turns the data of a revert into words. It never fails: what it does not know, it shows.
func Explain(data []byte) market.RefusedError {
	if len(data) < 4 {
		return market.RefusedError{Code: reverted, Sentence: "the contract refused without saying why"}
	}
	if reason, err := abi.UnpackRevert(data); err == nil {
		return market.RefusedError{Code: reverted, Sentence: "the contract refused: " + printable(reason)}
	}
	if known, err := contract.UnpackError(data); err == nil {
		return market.RefusedError{Code: nameOf(data), Sentence: sentence(known)}
	}
	return market.RefusedError{Code: reverted, Sentence: fmt.Sprintf("the contract refused with the unknown error 0x%x", data[:4])}
}

func nameOf(data []byte) string {
	for name, e := range contract.GetABI().Errors {
		if bytes.Equal(e.ID[:4], data[:4]) {
			return name
		}
	}
	return ""
}

// sentence says what an error of the contract means. A test fails when the contract has an error without a sentence.
func sentence(e any) string {
	switch e := e.(type) {
	case *bindings.JobAgencyJobExists:
		return fmt.Sprintf("job %s was posted already; see `postjob show`", hash(e.Id))
	case *bindings.JobAgencyJobNotFound:
		return fmt.Sprintf("the agency knows no job %s: check the id, the agency and the network", hash(e.Id))
	case *bindings.JobAgencyWrongState:
		return fmt.Sprintf("job %s is %s, which does not allow this", hash(e.Id), market.State(e.State))
	case *bindings.JobAgencyWrongRunState:
		return fmt.Sprintf("worker %s has no run of job %s that allows this", e.Worker, hash(e.Id))
	case *bindings.JobAgencyDeadlinePassed:
		return fmt.Sprintf("the deadline of job %s passed at %s; `postjob settle` moves it on", hash(e.Id), moment(e.Deadline))
	case *bindings.JobAgencyWrongValue:
		return fmt.Sprintf("%s was sent where %s is needed", market.Ether(e.Sent), market.Ether(e.Needed))
	case *bindings.JobAgencyInvalidSpec:
		return fmt.Sprintf("the job's %s is out of range for this agency", text(e.Field))
	case *bindings.JobAgencyUnsupported:
		return fmt.Sprintf("this agency does not offer what the job's %s asks for", text(e.Field))
	case *bindings.JobAgencyRewardTooLow:
		return fmt.Sprintf("a reward of %s is below this agency's minimum of %s for the fuel limit", market.Ether(e.Reward), market.Ether(e.Minimum))
	case *bindings.JobAgencyPeersTooLong:
		return fmt.Sprintf("peer addresses of %s bytes: at most 1024 are allowed", e.Length)
	case *bindings.JobAgencyNotRegistered:
		return fmt.Sprintf("%s is not registered as a worker: start `worker` with a deposit first", e.Worker)
	case *bindings.JobAgencyDepositTooLow:
		return fmt.Sprintf("worker %s has a free deposit of %s, needed are %s: top it up", e.Worker, market.Ether(e.Free), market.Ether(e.Needed))
	case *bindings.JobAgencyAlreadyClaimed:
		return fmt.Sprintf("worker %s has had a seat on job %s; it cannot take another", e.Worker, hash(e.Id))
	case *bindings.JobAgencyNotAllowed:
		return fmt.Sprintf("worker %s is not on the job's allow list", e.Worker)
	case *bindings.JobAgencyNotPoster:
		return fmt.Sprintf("%s did not post this job: only its poster can cancel it", e.Caller)
	case *bindings.JobAgencyCommitmentMismatch:
		return fmt.Sprintf("worker %s opened job %s with something else than it committed to", e.Worker, hash(e.Id))
	case *bindings.JobAgencyInvalidResult:
		return fmt.Sprintf("the result of job %s has an unknown outcome or more fuel than the limit", hash(e.Id))
	case *bindings.JobAgencyWrongMode:
		return fmt.Sprintf("job %s has the other mode: audited jobs take `submit`, replicated ones `commit`", hash(e.Id))
	case *bindings.JobAgencyAlreadyCancelled:
		return fmt.Sprintf("job %s is being cancelled already", hash(e.Id))
	case *bindings.JobAgencyNothingToWithdraw:
		return nothing(e)
	case *bindings.JobAgencyTransferFailed:
		return fmt.Sprintf("account %s refused the ether", e.Account)
	case *bindings.JobAgencyInvalidTerms:
		return fmt.Sprintf("an agency cannot be deployed with such a value of %s", text(e.Field))
	case *bindings.JobAgencyReentrancyGuardReentrantCall:
		return "the receiver called back while it was being paid"
	case *bindings.JobAgencySafeCastOverflowedUintDowncast:
		return fmt.Sprintf("the amount %s is larger than the contract can hold", e.Value)
	}
	return ""
}

func nothing(e *bindings.JobAgencyNothingToWithdraw) string {
	if e.Credit.Sign() == 0 {
		return fmt.Sprintf("nothing is due to %s", e.Account)
	}
	return fmt.Sprintf("%s of credit wait for %s: it has %s verified jobs, and the next payout is open at %s at the latest "+
		"once its probation is over", market.Ether(e.Credit), e.Account, e.Verified, moment(e.NotBefore))
}

func hash(b [32]byte) string { return common.Hash(b).Hex() }

func text(b [32]byte) string { return printable(string(bytes.TrimRight(b[:], "\x00"))) }

func moment(t *big.Int) string { return time.Unix(t.Int64(), 0).UTC().Format(time.RFC3339) }

// printable keeps a contract's words from playing tricks on a terminal.
func printable(s string) string {
	const most = 500
	clean := bytes.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) {
			return -1
		}
		return r
	}, []byte(s))
	return string(clean[:min(len(clean), most)])
}
