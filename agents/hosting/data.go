package hosting

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/market"
)

// Reservation reserves a log for one piece of a client's data.
type Reservation struct {
	Offer   OfferID        `json:"offer"`
	Client  common.Address `json:"client"` // registered for the offer
	Writer  common.Address `json:"writer"` // the only key that may append
	Tag     Tag            `json:"tag"`    // type of the data
	Initial market.Content `json:"initial"`
}

// Update is one entry of a log, as its writer signs it.
type Update struct {
	Key      common.Hash    `json:"key"`
	Index    uint64         `json:"index"` // the initial value has 0
	Content  market.Content `json:"content"`
	Deadline uint64         `json:"deadline"` // last second of header time at which it may be anchored
}

// Step is what a server signs for one multiplication of a stamp.
type Step struct {
	App       OfferID     `json:"app"`
	Tick      uint64      `json:"tick"`
	Request   common.Hash `json:"request"`
	Slot      uint16      `json:"slot"`
	Server    common.Hash `json:"server"` // identity
	Site      common.Hash `json:"site"`   // the call site that mutates data
	Duplicate uint16      `json:"duplicate"`
	Version   uint16      `json:"version"`
	Keys      common.Hash `json:"keys"`     // of the leaves of p and K
	Previous  common.Hash `json:"previous"` // the hash of the Step before
	StampIn   common.Hash `json:"stampIn"`
	StampOut  common.Hash `json:"stampOut"`
	Delta     common.Hash `json:"delta"`
}

var (
	reservationType = eip712.NewType(
		"Reservation(bytes32 offerId,address client,address writer,bytes32 tag,bytes32 digest,bytes1 codec)")
	updateType = eip712.NewType("Update(bytes32 key,uint64 index,bytes32 digest,bytes1 codec,uint40 deadline)")
	stepType   = eip712.NewType("Step(uint256 chainId,address court,bytes32 app,uint64 tick,bytes32 reqId,uint16 slot," +
		"bytes32 server,bytes32 site,uint16 duplicate,uint16 version,bytes32 keys,bytes32 previous,bytes32 stampIn," +
		"bytes32 stampOut,bytes32 delta)")
)

// Message returns the hash of the reservation, to be signed by the client for the key log's domain.
func (r Reservation) Message() common.Hash {
	return reservationType.Hash(r.Offer, eip712.Address(r.Client), eip712.Address(r.Writer), r.Tag, r.Initial.Digest,
		codecWord(r.Initial))
}

// Message returns the hash of the update, to be signed by its writer for the key log's domain.
func (u Update) Message() common.Hash {
	return updateType.Hash(u.Key, eip712.Uint(u.Index), u.Content.Digest, codecWord(u.Content), eip712.Uint(u.Deadline))
}

// Message returns the hash of the Step, which the next Step names, and which is signed for the court's domain.
func (s Step) Message(chainID *big.Int, court common.Address) common.Hash {
	words := s.words(chainID, court)
	return stepType.Hash(words[:]...)
}

// StepBytes is how long what [Step.Message] hashes is.
const StepBytes = 16 * common.HashLength

// AppendMessage appends what [Step.Message] hashes, for whoever hashes many at once.
func (s Step) AppendMessage(to []byte, chainID *big.Int, court common.Address) []byte {
	to = append(to, stepType[:]...)
	for _, w := range s.words(chainID, court) {
		to = append(to, w[:]...)
	}
	return to
}

func (s Step) words(chainID *big.Int, court common.Address) [15]eip712.Word {
	return [...]eip712.Word{
		eip712.Big(chainID), eip712.Address(court), s.App, eip712.Uint(s.Tick), s.Request,
		eip712.Uint(uint64(s.Slot)), s.Server, s.Site, eip712.Uint(uint64(s.Duplicate)), eip712.Uint(uint64(s.Version)),
		s.Keys, s.Previous, s.StampIn, s.StampOut, s.Delta,
	}
}
