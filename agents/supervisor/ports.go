package supervisor

import (
	"context"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// Block is where the chain is.
type Block struct {
	Number uint64
	Hash   common.Hash
	Time   uint64 // seconds
}

// Updates is what the chain says was appended in a tick.
type Updates struct {
	Logs    []hosting.Log      `json:"logs"`
	Entries []hosting.Appended `json:"entries"`
	Time    uint64             `json:"time"` // header time of the cut-off
}

// chain reads the blocks and what was anchored in them.
type chain interface {
	Head(ctx context.Context) (Block, error)
	Block(ctx context.Context, number uint64) (Block, error)
	// Updates reads a tick. Next are the places that logs had reached before it, and is kept up to date.
	Updates(ctx context.Context, tick uint64, next map[common.Hash]uint64) (Updates, error)
	// Places reads which places logs had reached before a tick.
	Places(ctx context.Context, tick uint64) (map[common.Hash]uint64, error)
}

// board has the offer.
type board interface {
	Offer(ctx context.Context) (hosting.Offer, error)
	// Revise puts a document in the place of the offer's.
	Revise(ctx context.Context, document []byte) error
}

// Ticks says where the log of ticks stands.
type Ticks struct {
	First  uint64 // zero: it has not begun
	Due    uint64 // to be posted next
	Last   uint64 // zero: no end in sight
	Bonded bool
	Counts bool // whether the last tick that was posted does
}

// Posting is a tick to be posted.
type Posting struct {
	Tick       uint64
	Document   market.Content
	UpdateRoot common.Hash
	StateRoot  common.Hash
	Next       hosting.Commitment
	Seed       common.Hash
}

// ticks is the log of the offer's ticks. What is sent is sent once, however often it is asked for.
type ticks interface {
	Status(ctx context.Context) (Ticks, error)
	Start(ctx context.Context, first [hosting.Ahead]hosting.Commitment) error
	Post(ctx context.Context, p Posting) (hosting.Tick, error)
	// Commitment is what was committed to for a tick: zero if nothing was, or if it was disowned.
	Commitment(ctx context.Context, tick uint64) (hosting.Commitment, error)
	Beacon(ctx context.Context, tick uint64) (value common.Hash, known, lost bool, err error)
}

// Answer is what shows that two thirds of a tick's slots hold its files.
type Answer struct {
	Tick       hosting.Tick
	Slots      []common.Hash
	Proof      []common.Hash
	Signers    []int
	Signatures []eip712.Signature
}

// doubts is what others do to the log of ticks.
type doubts interface {
	// Posted reads a tick from the chain.
	Posted(ctx context.Context, tick uint64) (hosting.Tick, bool, error)
	// Answer shows the signatures if somebody demands them, and does nothing otherwise.
	Answer(ctx context.Context, a Answer) (bool, error)
	// Bond closes the ticks that were missed and puts the bond in place again.
	Bond(ctx context.Context) error
}

// registry knows identities.
type registry interface {
	Identity(ctx context.Context, id identity.ID) (hosting.Standing, error)
	Identities(ctx context.Context) ([]hosting.Standing, error)
	// Record reads what an identity announced, and the hash of its sealing key.
	Record(ctx context.Context, id identity.ID) (record market.Content, sealing common.Hash, found bool, err error)
}

// court ends identities.
type court interface {
	Dismiss(ctx context.Context, id identity.ID, charge hosting.Charge, claim common.Hash) error
	Convict(ctx context.Context, e Evidence) error
}

// Evidence is what a court convicts on.
type Evidence struct {
	Link      bool // the stamp that came in is not what the Step before put out; else the product is wrong
	Step      hosting.Step
	Signature []byte
	Stamp     []byte       // that came in
	Gap       uint16       // from where the search for p began
	Previous  hosting.Step // the Step before
}

// contents keeps documents.
type contents interface {
	// Keep stores a directory, and makes sure that it outlasts this process.
	Keep(ctx context.Context, files fs.FS) (market.Content, error)
	// KeepBlock stores a block; it fails if that is not what the content names.
	KeepBlock(ctx context.Context, c market.Content, block []byte) error
	// Has reports whether all of a content is here: it asks nobody.
	Has(ctx context.Context, c market.Content) (bool, error)
	// Read gets a block or a file, from anybody or from these addresses, and keeps it.
	Read(ctx context.Context, c market.Content, from []string, most int64) ([]byte, error)
	// ReadAt gets a file of a directory.
	ReadAt(ctx context.Context, dir market.Content, path string, most int64) ([]byte, error)
}

// payments pays workers.
type payments interface {
	// Open opens a channel of its own for an identity, or returns the one that an earlier call opened.
	Open(ctx context.Context, id identity.ID, payee common.Address) (channel.ID, error)
	// Promise promises more, and has note write down what for: both in one transaction, before anything is signed.
	Promise(ctx context.Context, id channel.ID, amount channel.Amount, at identity.Checkpoint, note func(*store.Tx, channel.Voucher) error) (channel.Signed, error)
	// Sign signs a voucher that was promised.
	Sign(id channel.ID, v channel.Voucher) (channel.Signed, error)
	// Earn takes a client's voucher and returns what its channel has promised in all.
	Earn(ctx context.Context, s channel.Signed) (payer common.Address, total channel.Amount, err error)
}

// relay anchors what clients signed.
type relay interface {
	// Check fails unless an update is signed by who may write its log.
	Check(ctx context.Context, u hosting.SignedUpdate) error
	// Take promises an update a place. The promise is JSON.
	Take(ctx context.Context, u hosting.SignedUpdate) ([]byte, error)
	// Writer reads who may write a log.
	Writer(ctx context.Context, log common.Hash) (common.Address, error)
	// Anchor anchors all that was taken, and returns how many batches it were.
	Anchor(ctx context.Context) (int, error)
}

// sponsor sends for clients what they have proven or signed.
type sponsor interface {
	Register(ctx context.Context, client common.Address, block, nonce uint64) (common.Hash, error)
	Reserve(ctx context.Context, r hosting.Reservation, signature []byte) (common.Hash, error)
}

// secrets draws what must never be lost, and never be seen.
type secrets interface {
	DrawSeed(name string) (common.Hash, error)
}

// signer is the key on this machine.
type signer interface {
	Address() common.Address
	SignTyped(d eip712.Domain, message common.Hash) (eip712.Signature, error)
	SignDigest(digest common.Hash) (eip712.Signature, error)
}
