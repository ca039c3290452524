// Package token is what a request is paid with, and what servers hand in for it. A token is bought without its seller
// learning what it is spent on: the client has a Merkle root of secret shares signed blindly (RFC 9474). Each server of a
// request gets one share, so that it can check the token offline, and only it can hand the share in.
package token

import (
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/identity"
)

// Class is what a token cost. Tokens of requests that write are never free (SR-21).
type Class uint8

// The classes.
const (
	Free Class = iota + 1
	Ads        // paid for by advertisements
	Paid       // paid for through a channel
)

// Shares is how many shares each token has: one for each slot that a request may have.
const Shares = 64

// MaxRequests is how many requests a token may come with: one, and two more in which servers that failed were replaced.
const MaxRequests = 3

// Token is spent on one request.
type Token struct {
	Root      common.Hash `cbor:"1,keyasint"` // of the shares and the owner, see [Root]
	Tick      uint64      `cbor:"2,keyasint"` // whose key signed it; it is good in that tick alone
	Class     Class       `cbor:"3,keyasint"`
	Signature []byte      `cbor:"4,keyasint"` // RSABSSA-SHA384-PSS-Randomized, see [Message]
	Random    [32]byte    `cbor:"5,keyasint"` // that the message was prepared with
}

// Share is one server's part of a token.
type Share struct {
	Slot   uint16        `cbor:"1,keyasint"`
	Secret [32]byte      `cbor:"2,keyasint"`
	Path   []common.Hash `cbor:"3,keyasint"` // from its leaf to the root; the owner is last
}

// Receipt is what a server hands in for one slot of a request. It is sealed to the supervisor.
type Receipt struct {
	App       hosting.OfferID `cbor:"1,keyasint"`
	Tick      uint64          `cbor:"2,keyasint"`
	Request   common.Hash     `cbor:"3,keyasint"`
	Endpoint  [16]byte        `cbor:"4,keyasint"`
	Slot      uint16          `cbor:"5,keyasint"` // 0 is the top server
	Attempt   uint8           `cbor:"6,keyasint"` // of the draw
	Server    identity.ID     `cbor:"7,keyasint"`
	Site      common.Hash     `cbor:"8,keyasint"` // name of what was served, in this tick
	Duplicate uint16          `cbor:"9,keyasint"`
	Version   uint16          `cbor:"10,keyasint"`
	Token     Token           `cbor:"11,keyasint"`
	Share     Share           `cbor:"12,keyasint"`
	Work      common.Hash     `cbor:"13,keyasint"` // hash of what the server signed for it; zero from the top of a request that failed: it only bears witness
	Latencies []Latency       `cbor:"14,keyasint"` // of those that it called
	Slots     []Slot          `cbor:"15,keyasint"` // of a server that saw the request's body (the top, those of updates): all of them
	Signature []byte          `cbor:"16,keyasint"` // of 65 bytes, by the server's key, of all above
}

// Slot is what was drawn for one slot of a request. Together with the token it says who has to serve there.
type Slot struct {
	_       struct{} `cbor:",toarray"`
	Site    uint16   // number in tick.Sites
	Attempt uint8
}

// Latency is how long another server took.
type Latency struct {
	Server identity.ID `cbor:"1,keyasint"`
	Micros uint32      `cbor:"2,keyasint"` // microseconds
	Failed bool        `cbor:"3,keyasint"`
}
