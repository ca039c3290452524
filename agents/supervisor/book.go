package supervisor

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// Member is a worker that joined, with all that is kept of it.
type Member struct {
	ID      identity.ID         `json:"id"`
	Owner   common.Address      `json:"owner"`
	Signer  common.Address      `json:"signer"`
	Record  desk.Record         `json:"record"`
	Content market.Content      `json:"content"` // of the record
	Since   uint64              `json:"since"`   // block of its first hello
	Seen    uint64              `json:"seen"`    // block of the last time that it showed itself
	Channel channel.ID          `json:"channel,omitzero"`
	Payer   common.Address      `json:"payer,omitzero"` // key that signs for the channel
	Chain   identity.Checkpoint `json:"chain"`          // of the links that were signed
	Standing
}

// Standing is how a member does.
type Standing struct {
	Gone     bool       `json:"gone,omitempty"` // it left, or was sent away
	Why      string     `json:"why,omitempty"`
	Full     bool       `json:"full,omitempty"`
	Earned   market.Wei `json:"earned"`
	Receipts uint64     `json:"receipts"` // that were paid
	LastTick uint64     `json:"lastTick"` // for which it handed receipts in
}

// planned is the next part of a tick before it is published. Sealing is random, so what was sealed is kept.
type planned struct {
	Seed     string            `json:"seed"` // what its seed is called
	Next     []byte            `json:"next"`
	Packages map[string][]byte `json:"packages"` // by the names of their files
	Scores   []byte            `json:"scores,omitempty"`
}

// Stage is how far a tick has come. Each is on the disk before what follows is done.
type Stage uint8

// The stages, in their order.
const (
	Open     Stage = iota // its blocks run, or have just passed
	Gathered              // what it consists of is known: from here on, all follows
	Judged                // the document is made and kept, and what is posted is decided
	Posted                // the chain has it
	Settled               // whoever broke it was charged
)

var stageNames = []string{"open", "gathered", "judged", "posted", "settled"}

// String returns the stage in a word.
func (s Stage) String() string {
	if int(s) < len(stageNames) {
		return stageNames[s]
	}
	return "unknown"
}

// MarshalText writes the stage's word.
func (s Stage) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a stage's word.
func (s *Stage) UnmarshalText(b []byte) error {
	i := slices.Index(stageNames, string(b))
	if i < 0 {
		return errors.New("no stage is called " + string(b))
	}
	*s = Stage(i) // #nosec G115 -- five
	return nil
}

// round is a tick that has ended, as far as it has come.
type round struct {
	Stage   Stage                  `json:"stage"`
	Void    bool                   `json:"void,omitempty"`    // it was doubted, and nobody showed that it is held: it does not count
	Missed  bool                   `json:"missed,omitempty"`  // the chain went on without it
	Updates Updates                `json:"updates"`           // once it is gathered
	Missing []market.Content       `json:"missing,omitempty"` // entries that could not be had in time
	Posting Posting                `json:"posting"`           // once it is judged
	Summary []byte                 `json:"summary,omitempty"`
	Cut     common.Hash            `json:"cutOff"`           // hash of the last block
	Places  map[common.Hash]uint64 `json:"places,omitempty"` // that logs have reached, where that has changed
	Guilty  []charge               `json:"guilty,omitempty"`
	Forgers []Forger               `json:"forgers,omitempty"`
	Tick    hosting.Tick           `json:"tick"` // once it is posted
}

// charge is what an identity did, and how it is ended for it.
type charge struct {
	ID       identity.ID    `json:"id"`
	Why      string         `json:"why"`
	Evidence *Evidence      `json:"evidence,omitempty"` // for the court; without, it is dismissed
	Charge   hosting.Charge `json:"charge"`
	Claim    common.Hash    `json:"claim"`
	Done     bool           `json:"done"`
}

// wage is what an identity was paid for a tick. It is written down with the promise, before anything is signed.
type wage struct {
	Document market.Content   `json:"document"` // its receipts
	Counted  uint32           `json:"counted"`
	Rejected []desk.Rejected  `json:"rejected,omitempty"`
	Amount   market.Wei       `json:"amount"`
	Channel  channel.ID       `json:"channel,omitzero"`
	Voucher  *channel.Voucher `json:"voucher,omitempty"` // none for nothing
	Payer    common.Address   `json:"payer,omitzero"`    // key that signs it
	Signed   *channel.Signed  `json:"signed,omitempty"`  // before anybody sees it
	Link     identity.Link    `json:"link"`
}

// start is how far the first ticks have come.
type start struct {
	Members  []tick.Server  `json:"members"`
	First    uint64         `json:"first"`    // that is hoped for, and later the one that it is
	Document market.Content `json:"document"` // directory of the first next parts
	Begun    bool           `json:"begun"`    // the chain says so
}

// The tables. Keys begin with the offer, so that a state directory can outlive an application.
var (
	members    = store.NewTable[Member]("supervisor", "members")
	plans      = store.NewTable[planned]("supervisor", "plans")
	rounds     = store.NewTable[round]("supervisor", "rounds")
	wages      = store.NewTable[wage]("supervisor", "wages")          // by tick, identity and document
	receipts   = store.NewTable[handed]("supervisor", "receipts")     // by the same
	documents  = store.NewTable[int]("supervisor", "documents")       // of receipts that were taken, by tick and identity: how many
	places     = store.NewTable[uint64]("supervisor", "places")       // that logs have reached, by log
	attested   = store.NewTable[[]byte]("supervisor", "attested")     // signatures, by tick and identity
	beacons    = store.NewTable[common.Hash]("supervisor", "beacons") // that were known first, by tick
	tokenKeys  = store.NewTable[[]byte]("supervisor", "token-keys")
	credits    = store.NewTable[channel.Amount]("supervisor", "credits") // of clients' channels: what was spent
	issued     = store.NewTable[[][]byte]("supervisor", "issued")        // blind signatures, by request
	complaints = store.NewTable[desk.Complain]("supervisor", "complaints")
	tallies    = store.NewTable[tally]("supervisor", "complained") // by tick
	starts     = store.NewTable[start]("supervisor", "starts")
	barred     = store.NewTable[Forger]("supervisor", "barred")        // clients that forged, by address
	versions   = store.NewTable[version]("supervisor", "versions")     // of the offer: the last one that was taken up
	last       = store.NewTable[hosting.OfferID]("supervisor", "last") // that was run
	tables     = store.NewTable[[]byte]("supervisor", "scores")        // after each tick
	reports    = store.NewTable[[]byte]("supervisor", "reports")       // of latencies, by tick and identity
	measured   = store.NewTable[[]byte]("supervisor", "measured")      // the same, as receipts tell
	struck     = store.NewTable[string]("supervisor", "struck")        // why a server is suspended, by tick and identity
)

// at makes the key of something of an offer.
func at(offer hosting.OfferID, parts ...[]byte) []byte {
	key := slices.Clone(offer[:])
	for _, p := range parts {
		key = append(key, p...)
	}
	return key
}

// number makes a part of a key.
func number(n uint64) []byte { return store.Number(n) }

// tickAndID reads the key of something of a tick and an identity.
func tickAndID(key []byte) (t uint64, id identity.ID) {
	if len(key) >= 2*common.HashLength+8 {
		t, id = binary.BigEndian.Uint64(key[common.HashLength:]), identity.ID(key[common.HashLength+8:][:common.HashLength])
	}
	return t, id
}

// load reads a record.
func load[T any](db *store.DB, t store.Table[T], key []byte) (v T, found bool, err error) {
	err = db.View(func(tx *store.Tx) error {
		v, found, err = t.Get(tx, key)
		return err
	})
	return v, found, err
}

// save writes a record.
func save[T any](db *store.DB, t store.Table[T], key []byte, v T) error {
	return db.Update(func(tx *store.Tx) error { return t.Put(tx, key, v) })
}

// list reads the records whose keys begin with a prefix.
func list[T any](db *store.DB, t store.Table[T], prefix []byte) (out []store.Record[T], err error) {
	err = db.View(func(tx *store.Tx) error {
		for r, err := range t.All(tx, prefix) {
			if err != nil {
				return err
			}
			out = append(out, r)
		}
		return nil
	})
	return out, err
}
