package agency

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/market"
	"emet/bindings"
)

var contract = bindings.NewJobAgency()

// A hint is where content can be fetched: so many addresses, and all together so many bytes, which the contract checks.
// More are noise or an attack.
const (
	maxPeers = 8
	maxHint  = 1024
)

// errNoEvent means that a log is not one of the agency's events: a newer contract, or somebody else's.
var errNoEvent = errors.New("not an event of an agency")

// decoders turn a log into an event, by its first topic.
var decoders = map[common.Hash]func(*types.Log) (market.Event, error){
	topic("JobPosted"): decoder(contract.UnpackJobPostedEvent, func(l *bindings.JobAgencyJobPosted) market.Event {
		j := jobFrom(l.Job)
		return market.Event{Kind: market.Posted, Job: l.Id, Posting: &j, Peers: peersFrom(l.Peers)}
	}),
	topic("JobClaimed"): decoder(contract.UnpackJobClaimedEvent, func(l *bindings.JobAgencyJobClaimed) market.Event {
		return market.Event{Kind: market.Claimed, Job: l.Id, Worker: l.Worker, Seat: l.Seat, Deadline: l.Deadline.Uint64()}
	}),
	topic("ClaimReleased"): decoder(contract.UnpackClaimReleasedEvent, func(l *bindings.JobAgencyClaimReleased) market.Event {
		return market.Event{Kind: market.Released, Job: l.Id, Worker: l.Worker, Reason: l.Reason, Missing: contentFrom(l.Missing)}
	}),
	topic("ClaimIdle"): decoder(contract.UnpackClaimIdleEvent, func(l *bindings.JobAgencyClaimIdle) market.Event {
		return market.Event{Kind: market.Idle, Job: l.Id, Worker: l.Worker}
	}),
	topic("JobReopened"): decoder(contract.UnpackJobReopenedEvent, func(l *bindings.JobAgencyJobReopened) market.Event {
		return market.Event{Kind: market.Reopened, Job: l.Id, Deadline: l.Deadline.Uint64()}
	}),
	topic("MatchingClosed"): decoder(contract.UnpackMatchingClosedEvent, func(l *bindings.JobAgencyMatchingClosed) market.Event {
		return market.Event{Kind: market.MatchingClosed, Job: l.Id, Deadline: l.Deadline.Uint64()}
	}),
	topic("JobSubmitted"): decoder(contract.UnpackJobSubmittedEvent, func(l *bindings.JobAgencyJobSubmitted) market.Event {
		return market.Event{
			Kind: market.Submitted, Job: l.Id, Worker: l.Worker, Result: resultFrom(l.Result),
			Bound: l.FingerprintCommitment, Deadline: l.Deadline.Uint64(),
		}
	}),
	topic("JobCommitted"): decoder(contract.UnpackJobCommittedEvent, func(l *bindings.JobAgencyJobCommitted) market.Event {
		return market.Event{Kind: market.Committed, Job: l.Id, Worker: l.Worker, Bound: l.Commitment}
	}),
	topic("RevealOpened"): decoder(contract.UnpackRevealOpenedEvent, func(l *bindings.JobAgencyRevealOpened) market.Event {
		return market.Event{Kind: market.RevealOpened, Job: l.Id, Deadline: l.Deadline.Uint64()}
	}),
	topic("JobRevealed"): decoder(contract.UnpackJobRevealedEvent, func(l *bindings.JobAgencyJobRevealed) market.Event {
		return market.Event{
			Kind: market.Revealed, Job: l.Id, Worker: l.Worker, Result: resultFrom(l.Result), Finger: l.Fingerprint,
		}
	}),
	topic("CancelRequested"): decoder(contract.UnpackCancelRequestedEvent, func(l *bindings.JobAgencyCancelRequested) market.Event {
		return market.Event{Kind: market.CancelRequested, Job: l.Id, Deadline: l.Effective.Uint64()}
	}),
	topic("RunPaid"): decoder(contract.UnpackRunPaidEvent, func(l *bindings.JobAgencyRunPaid) market.Event {
		return market.Event{Kind: market.Paid, Job: l.Id, Worker: l.Worker, Amount: market.NewWei(l.Amount)}
	}),
	topic("DepositForfeited"): decoder(contract.UnpackDepositForfeitedEvent, func(l *bindings.JobAgencyDepositForfeited) market.Event {
		return market.Event{Kind: market.Forfeited, Job: l.Id, Worker: l.Worker, Amount: market.NewWei(l.Amount)}
	}),
	topic("JobEnded"): decoder(contract.UnpackJobEndedEvent, func(l *bindings.JobAgencyJobEnded) market.Event {
		return market.Event{
			Kind: market.Ended, Job: l.Id, State: market.State(l.State), Record: l.Record, Amount: market.NewWei(l.Refund),
		}
	}),
	topic("WorkerRegistered"): decoder(contract.UnpackWorkerRegisteredEvent, func(l *bindings.JobAgencyWorkerRegistered) market.Event {
		return market.Event{Kind: market.WorkerRegistered, Worker: l.Worker, Peers: peersFrom(l.Peers)}
	}),
	topic("DepositChanged"): decoder(contract.UnpackDepositChangedEvent, func(l *bindings.JobAgencyDepositChanged) market.Event {
		return market.Event{Kind: market.DepositChanged, Worker: l.Worker, Amount: market.NewWei(l.Free)}
	}),
	topic("Withdrawn"): decoder(contract.UnpackWithdrawnEvent, func(l *bindings.JobAgencyWithdrawn) market.Event {
		return market.Event{Kind: market.Withdrawn, Worker: l.Account, Amount: market.NewWei(l.Amount)}
	}),
}

func topic(name string) common.Hash {
	a := contract.GetABI()
	return a.Events[name].ID
}

// decoder joins a generated unpacker with what its fields mean.
func decoder[L any](unpack func(*types.Log) (*L, error), mean func(*L) market.Event) func(*types.Log) (market.Event, error) {
	return func(raw *types.Log) (market.Event, error) {
		l, err := unpack(raw)
		if err != nil {
			return market.Event{}, err
		}
		return mean(l), nil
	}
}

// Decode reads a log of an agency. Header time is the caller's to give, as logs do not always carry it.
func Decode(raw *types.Log, time uint64) (market.Event, error) {
	if len(raw.Topics) == 0 || decoders[raw.Topics[0]] == nil {
		return market.Event{}, errNoEvent
	}
	e, err := decoders[raw.Topics[0]](raw)
	if err != nil {
		return market.Event{}, fmt.Errorf("log %d of block %d: %w", raw.Index, raw.BlockNumber, err)
	}
	e.Block = market.Block{Number: raw.BlockNumber, Hash: raw.BlockHash, Time: time}
	e.Index, e.Tx = raw.Index, raw.TxHash
	return e, nil
}

func jobFrom(j bindings.Job) market.Job {
	s := j.Spec
	return market.Job{Poster: j.Poster, Salt: j.Salt, Spec: market.Spec{
		Code: contentFrom(s.Code), Input: contentFrom(s.Input), Options: contentFrom(s.Options),
		Preload: contentFrom(s.Preload), Verifier: contentFrom(s.Verifier),
		Engine: market.EngineOf(s.Engine),
		Fuel:   s.Fuel, Pages: s.MemoryPages, MaxResult: s.MaxResult,
		Reward: market.NewWei(s.Reward), Deposit: market.NewWei(s.Deposit),
		Replicas: s.Replicas, Quorum: s.Quorum, AuditRate: s.AuditRate, Clocks: market.Clocks(s.Clocks),
		Policy: s.Policy, AllowList: s.AllowList, Flags: s.Flags,
	}}
}

func jobTo(j market.Job) bindings.Job {
	return bindings.Job{Poster: j.Poster, Salt: j.Salt, Spec: specTo(j.Spec)}
}

func specTo(s market.Spec) bindings.JobSpec {
	return bindings.JobSpec{
		Code: contentTo(s.Code), Input: contentTo(s.Input), Options: contentTo(s.Options),
		Preload: contentTo(s.Preload), Verifier: contentTo(s.Verifier),
		Engine: s.Engine.Word(), Fuel: s.Fuel, MemoryPages: s.Pages, MaxResult: s.MaxResult,
		Reward: new(big.Int).Set(&s.Reward.Int), Deposit: new(big.Int).Set(&s.Deposit.Int),
		Replicas: s.Replicas, Quorum: s.Quorum, AuditRate: s.AuditRate, Clocks: bindings.Clocks(s.Clocks),
		Policy: s.Policy, AllowList: s.AllowList, Flags: s.Flags,
	}
}

func contentFrom(c bindings.Content) market.Content {
	return market.Content{Digest: c.Digest, Codec: c.Codec[0]}
}

func contentTo(c market.Content) bindings.Content {
	return bindings.Content{Digest: c.Digest, Codec: [1]byte{c.Codec}}
}

func resultFrom(r bindings.RunResult) market.Result {
	return market.Result{Record: r.Record, Outcome: market.Outcome(r.Outcome), FuelUsed: r.FuelUsed}
}

func resultTo(r market.Result) bindings.RunResult {
	return bindings.RunResult{Record: r.Record, Outcome: uint8(r.Outcome), FuelUsed: r.FuelUsed}
}

// peersTo writes a hint. What is too much for one is left out: a machine with many addresses is reached by the first ones.
func peersTo(peers []string) []byte {
	var hint []byte
	for i, p := range peers {
		if i < maxPeers && len(hint)+1+len(p) <= maxHint {
			hint = append(append(hint, p...), ' ')
		}
	}
	return bytes.TrimSuffix(hint, []byte(" "))
}

// peersFrom reads a hint of addresses. It is hostile: only its size is believed here.
func peersFrom(b []byte) []string {
	if len(b) > maxHint {
		return nil
	}
	peers := strings.Fields(strings.ToValidUTF8(string(b), ""))
	return peers[:min(len(peers), maxPeers)]
}
