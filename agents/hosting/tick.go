package hosting

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/market"
)

// Ahead is how many ticks before its own a tick's primes, keys and seed are committed to.
const Ahead = 3

// Commitment is what a supervisor binds itself to [Ahead] ticks before.
type Commitment struct {
	PrimesRoot common.Hash `json:"primesRoot"` // Merkle root of the leaves of the primes
	KeysRoot   common.Hash `json:"keysRoot"`   // Merkle root of the leaves of the stamp keys, and of [SlotsLeaf]
	SeedHash   common.Hash `json:"seedHash"`   // see [SeedHash]
}

// Tick is one tick of an application, as its supervisor signs it.
type Tick struct {
	Offer       OfferID        `json:"offer"`
	Number      uint64         `json:"tick"`
	Count       uint64         `json:"count"`       // how many updates there were up to the cut-off,
	Accumulator common.Hash    `json:"accumulator"` // and which
	UpdateRoot  common.Hash    `json:"updateRoot"`  // over those updates
	StateRoot   common.Hash    `json:"stateRoot"`   // of the state after them
	Document    market.Content `json:"document"`
	Next        Commitment     `json:"next"` // to the tick that comes Ahead ticks later; none at the end of a log
	Seed        common.Hash    `json:"seed"` // of this tick; zero if it was disowned or never committed to
}

const (
	commitmentType = "Commitment(bytes32 primesRoot,bytes32 keysRoot,bytes32 seedHash)"
	tickType       = "Tick(bytes32 offerId,uint64 tick,uint64 count,bytes32 accumulator,bytes32 updateRoot," +
		"bytes32 stateRoot,Content document,Commitment next,bytes32 seed)"
)

var (
	commitmentHash  = eip712.NewType(commitmentType)
	tickHash        = eip712.NewType(tickType + commitmentType + contentType)
	replacementType = eip712.NewType("Replacement(bytes32 record,bool disown,Tick tick)" + commitmentType + contentType + tickType)
	attestationType = eip712.NewType("Attestation(bytes32 offerId,uint64 tick,bytes32 slot,Content document)" + contentType)
)

// Message returns the hash of the tick, to be signed for the tick log's domain. It is also the tick's record on chain.
func (t Tick) Message() common.Hash {
	next := commitmentHash.Hash(t.Next.PrimesRoot, t.Next.KeysRoot, t.Next.SeedHash)
	return tickHash.Hash(t.Offer, eip712.Uint(t.Number), eip712.Uint(t.Count), t.Accumulator, t.UpdateRoot, t.StateRoot,
		hashContent(t.Document), next, t.Seed)
}

// Replacement returns the hash of what the master signs to put another tick in the place of the last one, whose record it
// names.
func Replacement(record common.Hash, disown bool, t Tick) common.Hash {
	var flag eip712.Word
	if disown {
		flag[len(flag)-1] = 1
	}
	return replacementType.Hash(record, flag, t.Message())
}

// Attestation returns the hash of what a server slot signs: that it holds all files of a tick's document.
func Attestation(offer OfferID, tick uint64, slot common.Hash, document market.Content) common.Hash {
	return attestationType.Hash(offer, eip712.Uint(tick), slot, hashContent(document))
}

// SeedHash returns what a supervisor commits to for a seed.
func SeedHash(seed common.Hash) common.Hash { return crypto.Keccak256Hash(seed[:]) }

// SlotsLeaf returns the leaf below a KeysRoot that lists the identities of the tick's server slots. It is hashed twice, as
// every leaf is.
func SlotsLeaf(slots []common.Hash) common.Hash {
	list := make([]byte, 0, (2+len(slots))*common.HashLength)
	offset, length := eip712.Uint(common.HashLength), eip712.Uint(uint64(len(slots)))
	list = append(append(list, offset[:]...), length[:]...)
	for _, s := range slots {
		list = append(list, s[:]...)
	}
	var tag common.Hash
	copy(tag[:], "emet/slots/1")
	return crypto.Keccak256Hash(crypto.Keccak256(tag[:], crypto.Keccak256(list)))
}
