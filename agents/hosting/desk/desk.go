// Package desk is what clients and workers ask of a supervisor, and what it answers: tokens, sponsorship of what costs
// ether, and pay for receipts. Requests travel over a stream each, as [Request] and [Reply].
package desk

import (
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
)

// Protocol is what requests to a supervisor travel by.
const Protocol = "/emet/desk/1"

// Request is one of the below.
type Request struct {
	App      hosting.OfferID `cbor:"1,keyasint"`
	Tokens   *Tokens         `cbor:"2,keyasint,omitempty"`
	Sponsor  *Sponsor        `cbor:"3,keyasint,omitempty"`
	Hello    *Hello          `cbor:"4,keyasint,omitempty"`
	Receipts *Receipts       `cbor:"5,keyasint,omitempty"`
	Attest   *Attest         `cbor:"6,keyasint,omitempty"`
	Complain *Complain       `cbor:"7,keyasint,omitempty"`
}

// Reply answers a request with what belongs to it, or refuses.
type Reply struct {
	Tokens  [][]byte `cbor:"1,keyasint,omitempty"` // blind signatures, in the order of the request
	Receipt []byte   `cbor:"2,keyasint,omitempty"` // JSON of a relay's signed promise (see node.SignedReceipt)
	Tx      string   `cbor:"3,keyasint,omitempty"` // hash of a transaction that was sent for the client
	Pay     *Paid    `cbor:"4,keyasint,omitempty"`
	Refused string   `cbor:"5,keyasint,omitempty"` // why not, for people; empty if it was done
	Code    string   `cbor:"6,keyasint,omitempty"` // a word for programs: "work", "class", "payment", "unknown", "late", "busy", "spent", "barred"
}

// Tokens asks for tokens of a class, signed blindly.
type Tokens struct {
	Tick    uint64         `cbor:"1,keyasint"`
	Class   token.Class    `cbor:"2,keyasint"`
	Blinded [][]byte       `cbor:"3,keyasint"`           // at most 256
	Work    uint64         `cbor:"4,keyasint"`           // nonce of a proof of work over the rest, see [Challenge] (F-04)
	Client  common.Address `cbor:"5,keyasint"`           // of a paid class: who pays; zero otherwise
	Voucher []byte         `cbor:"6,keyasint,omitempty"` // of a paid class: JSON of the voucher that pays for them (J-16)
	Proof   []byte         `cbor:"7,keyasint,omitempty"` // of the class of advertisements: for the hook that checks it
}

// Sponsor asks the supervisor to bring to the chain what the client signed, and to pay for it.
type Sponsor struct {
	Register *Register             `cbor:"1,keyasint,omitempty"`
	Reserve  *Reserve              `cbor:"2,keyasint,omitempty"`
	Update   *hosting.SignedUpdate `cbor:"3,keyasint,omitempty"` // goes into the next batch; the reply has a promise
	Block    []byte                `cbor:"4,keyasint,omitempty"` // content of the reservation or update: kept and pinned
}

// Register registers a client that did its proof of work.
type Register struct {
	Client common.Address `cbor:"1,keyasint"`
	Block  uint64         `cbor:"2,keyasint"`
	Nonce  uint64         `cbor:"3,keyasint"`
}

// Reserve reserves a key.
type Reserve struct {
	Reservation hosting.Reservation `cbor:"1,keyasint"`
	Signature   []byte              `cbor:"2,keyasint"`
}

// Hello is a worker's word that it joined, and asks for a channel. The chain says the rest.
type Hello struct {
	Identity identity.ID    `cbor:"1,keyasint"`
	Record   market.Content `cbor:"2,keyasint"` // its address record, see [Record]
	Block    []byte         `cbor:"3,keyasint"` // the record itself
}

// Receipts hands in a tick's receipts.
type Receipts struct {
	Identity  identity.ID    `cbor:"1,keyasint"`
	Tick      uint64         `cbor:"2,keyasint"`
	Document  market.Content `cbor:"3,keyasint"` // the list of sealed receipts, pinned by the worker
	Block     []byte         `cbor:"4,keyasint"` // and itself: CBOR of [][]byte
	Signature []byte         `cbor:"5,keyasint"` // of Hash("emet/receipts/1", {identity, tick, document}) by the identity's key
	Link      []byte         `cbor:"6,keyasint"` // its signature of the identity chain's next link, whose work is the document
}

// Paid is what receipts come to.
type Paid struct {
	Channel  common.Hash `cbor:"1,keyasint"`
	Voucher  []byte      `cbor:"2,keyasint,omitempty"` // JSON of the voucher; none before the channel is open
	Link     []byte      `cbor:"3,keyasint,omitempty"` // the link of the identity chain with both signatures: see identity.Segment
	Head     []byte      `cbor:"4,keyasint,omitempty"` // JSON of the signed head of the chain (see node.SignedHead)
	Counted  uint32      `cbor:"5,keyasint"`           // receipts that were paid
	Rejected []Rejected  `cbor:"6,keyasint,omitempty"`
	Amount   string      `cbor:"7,keyasint"` // wei that they came to
}

// Rejected is a receipt that was not paid.
type Rejected struct {
	Number uint32 `cbor:"1,keyasint"` // in the list
	Reason string `cbor:"2,keyasint"`
}

// Attest says that a server slot holds all files of a tick (SR-20).
type Attest struct {
	Identity  identity.ID `cbor:"1,keyasint"`
	Tick      uint64      `cbor:"2,keyasint"`
	Signature []byte      `cbor:"3,keyasint"` // of hosting.Attestation
}

// Complain tells the supervisor of a poisoned update (I-01).
type Complain struct {
	Entry    market.Content `cbor:"1,keyasint"` // the entry
	Evidence []byte         `cbor:"2,keyasint"` // JSON of a node.Evidence, if there is one
	Text     string         `cbor:"3,keyasint"` // at most 1000 bytes
	Tick     uint64         `cbor:"4,keyasint"` // in which it is made, or the one before
	Work     uint64         `cbor:"5,keyasint"` // nonce of a proof of work over the rest, see [Challenge] (F-04)
}

// Record is a worker's address record: what its certificate names. It is a block on IPFS.
type Record struct {
	Sealing  []byte   `cbor:"1,keyasint"` // public sealing key, whose hash is in the certificate
	Addrs    []string `cbor:"2,keyasint"` // multiaddrs, each ending in /p2p/ID; at most 8
	Country  string   `cbor:"3,keyasint"` // ISO 3166, or empty
	Network  uint32   `cbor:"4,keyasint"` // autonomous system number, or 0
	Capacity uint32   `cbor:"5,keyasint"` // requests at once
	Latency  uint32   `cbor:"6,keyasint"` // milliseconds that it promises
}
