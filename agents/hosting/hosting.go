// Package hosting is the vocabulary of hosted applications: offers and what it takes to enter them, the records that
// clients and servers sign, as the contracts hash them. It is pure: it knows neither a chain nor a key.
package hosting

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/market"
)

// OfferID names an application: all versions of its offer have the same. It is also the scope of its identities.
type OfferID = common.Hash

// Entry is what it takes to enter an application. A new version of the offer may change it.
type Entry struct {
	WorkerBits    uint8      `json:"workerBits"` // proof of work for a worker's identity
	ClientBits    uint8      `json:"clientBits"` // and for a client's
	ComplaintBits uint8      `json:"complaintBits"`
	WorkerDeposit market.Wei `json:"workerDeposit"`
}

// Terms is what the contracts know of an offer. The rest is in its document.
type Terms struct {
	Entry
	ExitDelay  uint32         `json:"exitDelay"`  // seconds between a worker's notice and its deposit
	StartBlock uint64         `json:"startBlock"` // where tick 0 ends
	TickBlocks uint32         `json:"tickBlocks"` // how many blocks a tick lasts
	Court      common.Address `json:"court"`      // the only contract that may end an identity
	Randomness common.Address `json:"randomness"` // the beacon
	Bond       market.Wei     `json:"bond"`       // what the supervisor stakes on its ticks
}

// CutOff returns the last block of a tick.
func (t Terms) CutOff(tick uint64) uint64 { return t.StartBlock + tick*uint64(t.TickBlocks) }

// Offer is an application as its board knows it.
type Offer struct {
	ID       OfferID        `json:"id"`
	Master   common.Address `json:"master"` // the supervisor's cold key
	Version  uint32         `json:"version"`
	Tag      Tag            `json:"tag"` // type of the document
	Document market.Content `json:"document"`
	Terms    Terms          `json:"terms"`
}

// Tag is the type of a document, in ASCII, of at most 32 bytes.
type Tag [32]byte

// NewTag returns a tag.
func NewTag(s string) (t Tag, err error) {
	if s == "" || len(s) > len(t) || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return t, fmt.Errorf("tag %q is none: 1 to 32 printable ASCII characters are", s)
	}
	copy(t[:], s)
	return t, nil
}

// String returns the tag's text, without what could play tricks on a terminal.
func (t Tag) String() string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' {
			return -1
		}
		return r
	}, string(t[:]))
}

// MarshalText writes the tag's text.
func (t Tag) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads a tag.
func (t *Tag) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*t = Tag{}
		return nil
	}
	*t, err = NewTag(string(b))
	return err
}

// Posting is the first version of an offer, as its master signs it.
type Posting struct {
	Salt     common.Hash // chosen by the master; makes two equal offers two
	Tag      Tag
	Document market.Content
	Terms    Terms
}

// Revision is a later version of an offer.
type Revision struct {
	Offer    OfferID
	Version  uint32 // that this becomes
	Tag      Tag
	Document market.Content
	Previous market.Content // the document that this replaces
	Entry    Entry
}

const (
	contentType = "Content(bytes32 digest,bytes1 codec)"
	termsType   = "OfferTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit,uint32 exitDelay," +
		"uint64 startBlock,uint32 tickBlocks,address court,address randomness,uint128 bond)"
	entryType = "EntryTerms(uint8 workerBits,uint8 clientBits,uint8 complaintBits,uint96 workerDeposit)"
)

var (
	contentHash  = eip712.NewType(contentType)
	termsHash    = eip712.NewType(termsType)
	entryHash    = eip712.NewType(entryType)
	postingType  = eip712.NewType("Offer(bytes32 salt,bytes32 tag,Content document,OfferTerms terms)" + contentType + termsType)
	revisionType = eip712.NewType("Revision(bytes32 offerId,uint32 version,bytes32 tag,Content document," +
		"Content previous,EntryTerms entry)" + contentType + entryType)
)

// Message returns the hash of the posting, to be signed by the master for the board's domain.
func (p Posting) Message() common.Hash {
	return postingType.Hash(p.Salt, p.Tag, hashContent(p.Document), p.Terms.hash())
}

// Message returns the hash of the revision, to be signed for the board's domain.
func (r Revision) Message() common.Hash {
	return revisionType.Hash(r.Offer, eip712.Uint(uint64(r.Version)), r.Tag, hashContent(r.Document),
		hashContent(r.Previous), entryHash.Hash(r.Entry.words()...))
}

func hashContent(c market.Content) eip712.Word { return contentHash.Hash(c.Digest, codecWord(c)) }

// codecWord is the codec as a bytes1, which is on the left.
func codecWord(c market.Content) eip712.Word { return eip712.Word{c.Codec} }

func (e Entry) words() []eip712.Word {
	return []eip712.Word{
		eip712.Uint(uint64(e.WorkerBits)), eip712.Uint(uint64(e.ClientBits)), eip712.Uint(uint64(e.ComplaintBits)),
		eip712.Big(&e.WorkerDeposit.Int),
	}
}

func (t Terms) hash() eip712.Word {
	return termsHash.Hash(append(t.words(),
		eip712.Uint(uint64(t.ExitDelay)), eip712.Uint(t.StartBlock), eip712.Uint(uint64(t.TickBlocks)),
		eip712.Address(t.Court), eip712.Address(t.Randomness), eip712.Big(&t.Bond.Int))...)
}

// Check reports what no board would take, but for what only the board knows.
func (e Entry) Check() error {
	const most = 80 // bits; a contract refuses more as well
	switch {
	case e.WorkerBits > most || e.ClientBits > most || e.ComplaintBits > most:
		return fmt.Errorf("proof of work of more than %d bits", most)
	case e.WorkerDeposit.Sign() < 0 || e.WorkerDeposit.BitLen() > 96:
		return errors.New("the deposit of a worker is out of range")
	}
	return nil
}

// Check reports what no board would take, but for what only the board knows.
func (t Terms) Check() error {
	switch {
	case t.TickBlocks == 0:
		return errors.New("a tick lasts one block at least")
	case t.Bond.Sign() < 0 || t.Bond.BitLen() > 128:
		return errors.New("the bond is out of range")
	}
	return t.Entry.Check()
}

// Amount returns an amount of wei.
func Amount(wei int64) market.Wei { return market.NewWei(big.NewInt(wei)) }
