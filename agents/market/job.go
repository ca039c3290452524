// Package market is the vocabulary and the rules of the computational market: what a job is, how it is identified,
// what its result record holds, which states it goes through, what a worker may claim and what it is paid. It is
// pure: no clock, no network, no storage.
package market

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

// Wei is an amount of ether in wei. Its JSON form is a decimal string, as numbers lose digits in other languages.
type Wei struct{ big.Int }

// NewWei returns x as an amount.
func NewWei(x *big.Int) (w Wei) {
	if x != nil {
		w.Set(x)
	}
	return w
}

// MarshalJSON writes a decimal string.
func (w Wei) MarshalJSON() ([]byte, error) { return json.Marshal(w.String()) }

// UnmarshalJSON reads a decimal string or a whole number.
func (w *Wei) UnmarshalJSON(b []byte) error {
	if len(b) > 1 && b[0] == '"' {
		b = b[1 : len(b)-1]
	}
	if _, ok := w.SetString(string(b), 10); !ok {
		return fmt.Errorf("%q is no amount in wei", b)
	}
	return nil
}

// Clocks bound the states of a job, in seconds of header time.
type Clocks struct {
	Matching  uint32 `json:"matching"`  // a free seat waits for a worker
	Setup     uint32 `json:"setup"`     // a worker fetches code and input
	Run       uint32 `json:"run"`       // a worker runs the job
	Deliver   uint32 `json:"deliver"`   // a worker stores the result and submits or commits
	Reveal    uint32 `json:"reveal"`    // committed workers open their commitments
	Challenge uint32 `json:"challenge"` // a submitted result waits before it counts
}

// Work is how long a worker has from its claim to its submission, in seconds.
func (c Clocks) Work() uint64 { return uint64(c.Setup) + uint64(c.Run) + uint64(c.Deliver) }

// Spec says what is to be computed, under which limits, for how much, and how the result is verified.
// It mirrors JobSpec of the agency contract, field by field.
type Spec struct {
	Code      Content     `json:"code"`
	Input     Content     `json:"input"`
	Options   Content     `json:"options"`
	Preload   Content     `json:"preload"`
	Verifier  Content     `json:"verifier"`
	Engine    Engine      `json:"engine"`
	Fuel      uint64      `json:"fuel"`
	Pages     uint32      `json:"memoryPages"`
	MaxResult uint32      `json:"maxResult"`
	Reward    Wei         `json:"reward"`
	Deposit   Wei         `json:"deposit"`
	Replicas  uint8       `json:"replicas"`
	Quorum    uint8       `json:"quorum"`
	AuditRate uint16      `json:"auditRate"`
	Clocks    Clocks      `json:"clocks"`
	Policy    common.Hash `json:"policy"`
	AllowList common.Hash `json:"allowList"`
	Flags     uint8       `json:"flags"`
}

// Escrow is what the poster sends along: the reward for every replica.
func (s Spec) Escrow() *big.Int {
	return new(big.Int).Mul(&s.Reward.Int, big.NewInt(int64(s.Replicas)))
}

// Limits returns the limits of a run.
func (s Spec) Limits() Limits {
	return Limits{Fuel: s.Fuel, MemoryPages: s.Pages, MaxResult: s.MaxResult}
}

// Audited reports whether one worker runs the job and submits in clear; otherwise replicas commit and reveal.
func (s Spec) Audited() bool { return s.Replicas == 1 }

// maxAmount is the largest amount the contract can hold: 2^88-1 wei, more than all ether.
var maxAmount = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 88), big.NewInt(1))

// Check reports what is wrong with the spec whatever the agency; an agency adds terms of its own.
func (s Spec) Check() error {
	switch {
	case s.Code.IsZero():
		return errors.New("a job needs code")
	case s.Engine.Check() != nil:
		return s.Engine.Check()
	case s.Fuel == 0:
		return errors.New("a job needs fuel")
	case s.Pages == 0 || s.Pages > MaxPages:
		return fmt.Errorf("memory of %d pages: want 1 to %d", s.Pages, MaxPages)
	case s.MaxResult == 0:
		return errors.New("a job needs a maximum result size")
	case s.Replicas == 0 || s.Replicas > 15:
		return fmt.Errorf("%d replicas: want 1 to 15", s.Replicas)
	case s.Replicas == 1 && s.Quorum != 1:
		return errors.New("one replica needs a quorum of 1")
	case s.Replicas > 1 && (s.Quorum <= s.Replicas/2 || s.Quorum > s.Replicas):
		return fmt.Errorf("quorum %d of %d replicas: want more than half", s.Quorum, s.Replicas)
	case s.Reward.Sign() < 0 || s.Reward.Cmp(maxAmount) > 0:
		return fmt.Errorf("reward of %s wei is out of range", &s.Reward.Int)
	case s.Deposit.Sign() < 0 || s.Deposit.Cmp(maxAmount) > 0:
		return fmt.Errorf("deposit of %s wei is out of range", &s.Deposit.Int)
	}
	return nil
}

// Pay is what an accepted run earns: the whole reward for a result, a share of it by fuel, but at least a quarter,
// for a run that failed (SR-09).
func (s Spec) Pay(o Outcome, fuelUsed uint64) *big.Int {
	reward := &s.Reward.Int
	if o == OK {
		return new(big.Int).Set(reward)
	}
	share := new(big.Int).Mul(reward, new(big.Int).SetUint64(fuelUsed))
	share.Div(share, new(big.Int).SetUint64(s.Fuel))
	if quarter := new(big.Int).Div(reward, big.NewInt(4)); share.Cmp(quarter) < 0 {
		return quarter
	}
	return share
}

// Job is a posted spec. Poster and Salt make two equal specs two jobs.
type Job struct {
	Poster Address     `json:"poster"`
	Salt   common.Hash `json:"salt"`
	Spec   Spec        `json:"spec"`
}

// Agency names the contract on which jobs are posted.
type Agency struct {
	ChainID *big.Int
	Address Address
}

// ID returns keccak256(abi.encode(chainid, agency, job)), as the contract computes it. The poster can therefore name
// its job before the transaction is sent, and sending it twice posts it once.
func (a Agency) ID(j Job) ID {
	w := &words{}
	w.num(a.ChainID).address(a.Address).address(j.Poster).bytes(j.Salt[:])
	s := j.Spec
	for _, c := range []Content{s.Code, s.Input, s.Options, s.Preload, s.Verifier} {
		w.bytes(c.Digest[:]).bytes([]byte{c.Codec})
	}
	engine := s.Engine.Word()
	w.bytes(engine[:]).uint(s.Fuel).uint(uint64(s.Pages)).uint(uint64(s.MaxResult))
	w.num(&s.Reward.Int).num(&s.Deposit.Int)
	w.uint(uint64(s.Replicas)).uint(uint64(s.Quorum)).uint(uint64(s.AuditRate))
	c := s.Clocks
	for _, x := range []uint32{c.Matching, c.Setup, c.Run, c.Deliver, c.Reveal, c.Challenge} {
		w.uint(uint64(x))
	}
	w.bytes(s.Policy[:]).bytes(s.AllowList[:]).uint(uint64(s.Flags))
	return crypto.Keccak256Hash(w.buf)
}

// words is the ABI encoding of values of fixed size: each fills one word of 32 bytes.
type words struct{ buf []byte }

func (w *words) num(x *big.Int) *words {
	w.buf = append(w.buf, math.U256Bytes(new(big.Int).Set(x))...)
	return w
}
func (w *words) uint(x uint64) *words { return w.num(new(big.Int).SetUint64(x)) }

func (w *words) address(a Address) *words {
	w.buf = append(w.buf, common.LeftPadBytes(a[:], 32)...)
	return w
}

// bytes pads on the right, as bytesN are encoded.
func (w *words) bytes(b []byte) *words {
	var word [32]byte
	copy(word[:], b)
	w.buf = append(w.buf, word[:]...)
	return w
}
