// Package tick is what a supervisor publishes: the document of its offer, and for each tick a directory of files that are
// fetched one by one. The next part says who serves what in the tick that comes three later, and with which keys; the
// summary says what became of the updates of the tick that ended.
package tick

import (
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Offer is the document of an application's offer. It travels as JSON, for people to read.
type Offer struct {
	Schema     string           `json:"schema"` // "emet.hosted/v1"
	Name       string           `json:"name"`
	Summary    string           `json:"summary,omitempty"`
	Program    market.Content   `json:"program"`             // as servers run it: the planned document, canonical JSON, with names
	Versions   []market.Content `json:"versions,omitempty"`  // programs that it replaced, newest first: ticks that are laid out run them still (B-03)
	Supervisor []string         `json:"supervisor"`          // multiaddrs at which the supervisor is reached, each ending in /p2p/ID
	Bootstrap  []string         `json:"bootstrap,omitempty"` // multiaddrs of IPFS nodes that keep the application's content, each ending in /p2p/ID
	Start      market.Content   `json:"start,omitzero"`      // directory with the next parts of the first three ticks; none before they are
	MinWorkers int              `json:"minWorkers"`          // below that many the application sleeps
	Pay        Pay              `json:"pay"`                 //
	Tokens     []Price          `json:"tokens"`              // the classes that there are
	Latency    uint32           `json:"latencyMillis"`       // that a worker promises
	Threshold  uint32           `json:"threshold"`           // length of the identity chain from which vouchers count at once
	MaxPay     market.Wei       `json:"maxPay"`              // of one worker in a tick
	Share      bool             `json:"share,omitempty"`     // whether one worker may serve several elements of one loop when there are too few
}

// Pay is what a worker earns for each receipt, in wei.
type Pay struct {
	Top    market.Wei `json:"top"`
	Point  market.Wei `json:"point"`
	Query  market.Wei `json:"query"`
	Update market.Wei `json:"update"`
}

// Price is what a token of a class costs.
type Price struct {
	Class  token.Class `json:"class"`
	Amount market.Wei  `json:"amount"`         // zero but for [token.Paid]
	Writes bool        `json:"writes"`         // whether requests that write take it; never true of [token.Free]
	Most   uint32      `json:"most,omitempty"` // tokens of the class that a worker takes in a tick, whoever asks; 0: any number (G-18)
}

// Kind is what is served at a site.
type Kind uint8

// The kinds of sites.
const (
	Top    Kind = iota + 1 // an endpoint's structure
	Point                  // an observation
	Query                  // a query of an endpoint's stage
	Update                 // an update: servers of it stamp
)

// Place is where in the program something is served.
type Place struct {
	Kind     Kind
	At       flow.Site  // of an observation or update
	Endpoint data.Label // of a top or query
	Stage    int        // of a query
	Query    int        // of a query: its number in the stage
}

// Site is a place as it is called in one tick: by a name that means nothing in another one (M-01).
type Site struct {
	Place      Place
	Name       common.Hash
	Duplicates uint16 // 1 to 4: each has a prime and servers of its own
}

// Version is the version of sites that this release makes.
const Version uint16 = 0

// Next is all that is public about a tick before it begins. It stands in the document of the tick three before.
type Next struct {
	App        hosting.OfferID    `cbor:"1,keyasint"`
	Tick       uint64             `cbor:"2,keyasint"`
	Program    market.Content     `cbor:"3,keyasint"` // version hash: servers and clients must have the same (F-17)
	Names      [32]byte           `cbor:"4,keyasint"` // what the names of sites are keyed with
	Duplicates []uint16           `cbor:"5,keyasint"` // of each site, in the order of [Sites]
	Servers    []Server           `cbor:"6,keyasint"` // sorted by identity; at most 512
	StampKey   []byte             `cbor:"7,keyasint"` // public sealing key to which finished stamps are sealed: its secret follows from the seed
	ReceiptKey []byte             `cbor:"8,keyasint"` // public sealing key for receipts
	TokenKeys  []TokenKey         `cbor:"9,keyasint"` //
	Commitment hosting.Commitment `cbor:"10,keyasint"`
	Share      bool               `cbor:"11,keyasint"` // whether one server may serve several elements of a loop when there are too few
}

// TokenKey is what tokens of a class are signed with in a tick.
type TokenKey struct {
	Class  token.Class `cbor:"1,keyasint"`
	Public []byte      `cbor:"2,keyasint"` // PKIX
}

// Server is a worker with a server slot in a tick.
type Server struct {
	ID      identity.ID    `cbor:"1,keyasint"`
	Signer  common.Address `cbor:"2,keyasint"` // key that signs for it
	Owner   common.Address `cbor:"3,keyasint"` // account that is paid
	Sealing []byte         `cbor:"4,keyasint"` // public sealing key
	Addrs   []string       `cbor:"5,keyasint"` // multiaddrs, each ending in /p2p/ID
	Country string         `cbor:"6,keyasint"` // ISO 3166, as it says itself; may be empty
	Network uint32         `cbor:"7,keyasint"` // autonomous system number, as it says itself
	Weight  uint32         `cbor:"8,keyasint"` // chance in draws; zero: offline or full
	Holds   []Hold         `cbor:"9,keyasint"` // in the order of sites
}

// Hold is a site that a server serves.
type Hold struct {
	Site      uint16 `cbor:"1,keyasint"` // number in [Sites]
	Duplicate uint16 `cbor:"2,keyasint"`
}

// Package is what a server alone gets for a tick, sealed to it: what it stamps with.
type Package struct {
	App    hosting.OfferID `cbor:"1,keyasint"`
	Tick   uint64          `cbor:"2,keyasint"`
	Server identity.ID     `cbor:"3,keyasint"`
	Stamps []StampKeys     `cbor:"4,keyasint"` // one for each update site that it holds
}

// StampKeys are what a server multiplies stamps with at a site, and where they were committed to (SR-18).
type StampKeys struct {
	Site      common.Hash   `cbor:"1,keyasint"` // name
	Duplicate uint16        `cbor:"2,keyasint"`
	Version   uint16        `cbor:"3,keyasint"`
	Prime     common.Hash   `cbor:"4,keyasint"` // p, big-endian
	Key       common.Hash   `cbor:"5,keyasint"` // K
	PrimePath []common.Hash `cbor:"6,keyasint"` // from the leaf of p to the root of the primes
	KeyPath   []common.Hash `cbor:"7,keyasint"` // from the leaf of K to the root of the keys
}

// Summary says what became of the updates of a tick. Every one of them is in it (SR-19).
type Summary struct {
	App        hosting.OfferID `cbor:"1,keyasint"`
	Tick       uint64          `cbor:"2,keyasint"`
	Entries    []Verdict       `cbor:"3,keyasint"` // in the order in which they were anchored
	UpdateRoot common.Hash     `cbor:"4,keyasint"` // of the tree of the hashes of Entries
	StateRoot  common.Hash     `cbor:"5,keyasint"`
	Seed       common.Hash     `cbor:"6,keyasint"` // zero if none is revealed
	Time       uint64          `cbor:"7,keyasint"` // header time of the cut-off, seconds
}

// Verdict is what became of one anchored entry of a log.
type Verdict struct {
	Key     common.Hash    `cbor:"1,keyasint"` // log
	Index   uint64         `cbor:"2,keyasint"`
	Content market.Content `cbor:"3,keyasint"`
	Block   uint64         `cbor:"4,keyasint"` // in which it was anchored
	Reason  string         `cbor:"5,keyasint"` // empty: it is part of the state; else why not, one of package state's reasons
}
