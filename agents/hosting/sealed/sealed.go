// Package sealed is how a client has an endpoint served without showing it its data. It plays the program itself, so that
// it knows which observations a request comes to and which primitives each needs. It draws a server for each and seals to
// it keys for just these. The top server walks the structure over leaves (see package commit) and passes on what it cannot
// open; servers of updates walk the same way again before they stamp. What each server did, it signs.
package sealed

import (
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
)

// MaxSlots is how many slots a request may have beside its top server.
const MaxSlots = token.Shares - 1

// Header names a request.
type Header struct {
	App      hosting.OfferID `cbor:"1,keyasint"`
	Tick     uint64          `cbor:"2,keyasint"`
	Program  market.Content  `cbor:"3,keyasint"` // version hash (F-17)
	Endpoint data.Label      `cbor:"4,keyasint"`
	Token    common.Hash     `cbor:"5,keyasint"`  // root of the shares
	Key      common.Address  `cbor:"6,keyasint"`  // made for this request; signs Step 0
	State    common.Hash     `cbor:"7,keyasint"`  // root of the state that queries are answered from
	Of       uint64          `cbor:"8,keyasint"`  // the tick that ended with that state
	Body     common.Hash     `cbor:"9,keyasint"`  // see [Body.Hash]
	Expiry   uint64          `cbor:"10,keyasint"` // Unix seconds, at most 30 after it was made
	Owner    common.Hash     `cbor:"11,keyasint"` // the client, as the token has it, see [token.Coin]: nobody else can publish what this request comes to
}

// Body is what servers of structure see of a request: no primitive, but their leaves.
type Body struct {
	Value []byte      `cbor:"1,keyasint"` // shape of the argument, see [commit.Encode]
	Time  uint64      `cbor:"2,keyasint"` // of the tick: header time of the cut-off before it; public
	Top   Server      `cbor:"3,keyasint"`
	Slots []Slot      `cbor:"4,keyasint"` // slot n is Slots[n-1], in the order in which structure comes to them; updates are last
	Nonce common.Hash `cbor:"5,keyasint"`
}

// Server is whom a draw chose for a slot.
type Server struct {
	ID        identity.ID `cbor:"1,keyasint"`
	Duplicate uint16      `cbor:"2,keyasint"`
	Attempt   uint8       `cbor:"3,keyasint"` // of the draw
}

// Slot is one server's part of a request.
type Slot struct {
	Kind   tick.Kind   `cbor:"1,keyasint"`
	Site   common.Hash `cbor:"2,keyasint"` // name in this tick
	Server Server      `cbor:"3,keyasint"`
	In     []Ref       `cbor:"4,keyasint"` // of a point or query: where the leaves of its arguments come from, in their order
}

// Ref says where a leaf comes from.
type Ref struct {
	Slot uint16 `cbor:"1,keyasint"` // whose result it is part of; 0: the client gives it
	Leaf uint32 `cbor:"2,keyasint"` // number among the leaves of that result; 0 if the client gives it
}

// Parcel is what the client has for one slot's server. Nobody else can open it.
type Parcel struct {
	Box  []byte        `cbor:"1,keyasint"` // a [Keys], sealed to the server (HPKE)
	Blob []byte        `cbor:"2,keyasint"` // primitives and salts that the client gives, encrypted under [Keys].In, padded
	Path []common.Hash `cbor:"3,keyasint"` // of the share of the token
}

// Keys is what a parcel's box holds.
type Keys struct {
	In     [32]byte   `cbor:"1,keyasint"` // of the blob
	Out    [32]byte   `cbor:"2,keyasint"` // of a point: the secret from which its result's salts and keys are derived
	Edges  [][32]byte `cbor:"3,keyasint"` // keys of the leaves in Slot.In that come from other slots, in their order
	Share  [32]byte   `cbor:"4,keyasint"` // secret of the share
	Random []byte     `cbor:"5,keyasint"` // of the first update: the client's r, one word
}

// Request is what the client sends to the top server, sealed to it as a whole.
type Request struct {
	Header  Header      `cbor:"1,keyasint"`
	Body    Body        `cbor:"2,keyasint"`
	Token   token.Token `cbor:"3,keyasint"`
	Share   token.Share `cbor:"4,keyasint"` // the top server's
	Parcels []Parcel    `cbor:"5,keyasint"` // of the slots
	First   *Signed     `cbor:"6,keyasint"` // the client's Step, if there are updates
	Reply   [32]byte    `cbor:"7,keyasint"` // key that the reply is encrypted with
	// Args has the shape of the arguments of each point and query, slot by slot, which becomes [Call].Args. The client knows
	// the leaves of all results beforehand, so that nobody has to wait for structure to come to a slot before its server is
	// asked. What the walk over signed results gives must be the same.
	Args [][]byte `cbor:"8,keyasint"`
}

// Call is what the top server sends to the server of a slot.
type Call struct {
	Header Header      `cbor:"1,keyasint"`
	Token  token.Token `cbor:"2,keyasint"`
	Number uint16      `cbor:"3,keyasint"` // of the slot
	Slot   Slot        `cbor:"4,keyasint"`
	Parcel Parcel      `cbor:"5,keyasint"`

	// Of a point or query.
	Args  []byte   `cbor:"6,keyasint"` // shape of the tuple of its arguments, see [commit.Encode]
	Edges [][]byte `cbor:"7,keyasint"` // ciphertexts of the leaves that come from other slots

	// Of an update.
	Body    *Body    `cbor:"8,keyasint"`  //
	Results []Result `cbor:"9,keyasint"`  // of all points and queries
	Steps   []Signed `cbor:"10,keyasint"` // all before, the client's first
	Stamp   []byte   `cbor:"11,keyasint"` // that came in, sealed to this server; none for the first update

	request common.Hash // of a call that was decoded, see [Call.Request]
}

// Result is what the server of a point or query gives.
type Result struct {
	Shape     []byte   `cbor:"1,keyasint"` // of the value, see [commit.Encode]
	Leaves    [][]byte `cbor:"2,keyasint"` // ciphertexts of its primitives, padded; none of a query: the client has them
	Signature []byte   `cbor:"3,keyasint"` // of the [Statement], 65 bytes
	// Sealed is the hash of Leaves, see [HashLeaves]: servers of updates, who get no ciphertexts, check signatures with it.
	Sealed common.Hash `cbor:"4,keyasint"`
}

// Statement is what the server of a point or query signs.
type Statement struct {
	App       hosting.OfferID `cbor:"1,keyasint"`
	Tick      uint64          `cbor:"2,keyasint"`
	Request   common.Hash     `cbor:"3,keyasint"`
	Slot      uint16          `cbor:"4,keyasint"`
	Server    identity.ID     `cbor:"5,keyasint"`
	Site      common.Hash     `cbor:"6,keyasint"`
	Duplicate uint16          `cbor:"7,keyasint"`
	In        common.Hash     `cbor:"8,keyasint"`  // hash of the shape of the arguments
	Out       common.Hash     `cbor:"9,keyasint"`  // hash of the shape of the result
	Sealed    common.Hash     `cbor:"10,keyasint"` // hash of its ciphertexts, see [HashLeaves]
}

// Signed is a Step with what whoever follows has to check of it.
type Signed struct {
	Step      hosting.Step  `cbor:"1,keyasint"`
	Signature []byte        `cbor:"2,keyasint"` // 65 bytes; the client's first Step is signed by [Header].Key
	Prime     common.Hash   `cbor:"3,keyasint"` // leaf of p, and of K: neither gives its content away
	Key       common.Hash   `cbor:"4,keyasint"`
	PrimePath []common.Hash `cbor:"5,keyasint"`
	KeyPath   []common.Hash `cbor:"6,keyasint"`
}

// Stamped is what the server of an update gives.
type Stamped struct {
	Step  Signed `cbor:"1,keyasint"`
	Stamp []byte `cbor:"2,keyasint"` // sealed to the next update's server, or to the tick's stamp key after the last one
	Proof []byte `cbor:"3,keyasint"` // its signature of that, 65 bytes: see [BoxHash]
}

// Row is an entry that a query finds. Everybody can look up what its primitives are salted with.
type Row struct {
	Owner [data.IDLength]byte // of the log
	Value data.Value
	Salts []commit.Salt // of the value's primitives, in their order, as the entry publishes them
}

// Failure is why a slot has no result.
type Failure struct {
	Slot   uint16 `cbor:"1,keyasint"` // 0: the top server itself
	Code   string `cbor:"2,keyasint"` // one of the codes below
	Detail string `cbor:"3,keyasint"` // for people; at most 200 bytes
}

// The codes of failures. Those of the program itself (see interp.Failure) are codes as well: "arithmetic", "fuel".
const (
	Unreachable = "unreachable" // its server did not answer in time: draw another
	Refused     = "refused"     // its server will not: draw another
	Invalid     = "invalid"     // what was sent is wrong: the detail says what
	Stale       = "stale"       // tick, program or state root is not the server's
	Spent       = "spent"       // the token was used before
)

// Reply is what the top server answers, encrypted under [Request].Reply and padded.
type Reply struct {
	Results []Result `cbor:"1,keyasint"` // of the points and queries
	Steps   []Signed `cbor:"2,keyasint"` // of the updates, in their order
	Stamp   []byte   `cbor:"3,keyasint"` // the whole stamp, sealed to the tick's stamp key; none without updates
	Top     []byte   `cbor:"4,keyasint"` // the top server's signature of the hash of all results: see [TopStatement]
	Failure *Failure `cbor:"5,keyasint"`
	Proof   []byte   `cbor:"6,keyasint"` // of the stamp: [Stamped].Proof of the last update's server
}

// Entry is what a client appends to a log: the block that the chain names. Every touched log gets one with the same
// header, Steps and stamp (F-15).
type Entry struct {
	Header Header        `cbor:"1,keyasint"`
	Change uint16        `cbor:"2,keyasint"` // number of the update among those of the request, from 0
	Key    data.Label    `cbor:"3,keyasint"` // kind of the log
	Log    *common.Hash  `cbor:"4,keyasint"` // if the program named one
	Salt   commit.Salt   `cbor:"5,keyasint"` // of that name
	Value  []byte        `cbor:"6,keyasint"` // CBOR, by the key's type
	Salts  []commit.Salt `cbor:"7,keyasint"` // of its primitives, in their order
	Steps  []Signed      `cbor:"8,keyasint"` // the client's first
	Stamp  []byte        `cbor:"9,keyasint"` // sealed to the tick's stamp key
	// Owner shows who the client of the header is: an entry counts only in the logs of that one, so that nobody gains from
	// publishing it elsewhere first.
	Owner commit.Salt  `cbor:"10,keyasint"`
	Token token.Token  `cbor:"11,keyasint"` // that the request was paid with
	Slots []token.Slot `cbor:"12,keyasint"` // what the request came to, the top first: with the token it says who had to serve it
	Sum   common.Hash  `cbor:"13,keyasint"` // root of the token's shares: with the owner it is the token's root, see [token.Root]
}
