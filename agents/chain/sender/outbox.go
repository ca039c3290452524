package sender

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/store"
)

// Status is how far an intent is.
type Status string

// An intent goes from Queued to Sent and ends as one of the last three.
const (
	Unknown  Status = ""         // never enqueued
	Queued   Status = "queued"   // recorded, no transaction signed yet
	Sent     Status = "sent"     // signed; may be mined at any time
	Done     Status = "done"     // mined, and it took effect
	Reverted Status = "reverted" // mined, without effect; it cost its gas
	Refused  Status = "refused"  // it would have reverted, and was not sent
)

// Outcome is what came of an intent, or has come so far.
type Outcome struct {
	Status    Status
	Hash      common.Hash    // of the transaction that was mined, or was signed last
	Block     uint64         `json:",omitempty"`
	BlockHash common.Hash    `json:",omitzero"`
	GasUsed   uint64         `json:",omitempty"`
	Fee       *big.Int       `json:",omitempty"` // paid for gas, in wei
	Contract  common.Address `json:",omitzero"`  // that was created, if To was nil
	Logs      []*types.Log   `json:",omitempty"`
	Reason    string         `json:",omitempty"` // why it was reverted or refused, in words
	Revert    hexutil.Bytes  `json:",omitempty"` // what the contract gave as its reason
}

// Final reports whether the outcome cannot change any more.
func (o Outcome) Final() bool {
	return o.Status == Done || o.Status == Reverted || o.Status == Refused
}

// Err returns nil for an outcome that is good, or may still become so, and
// otherwise an error that says what happened.
func (o Outcome) Err() error {
	switch o.Status {
	case Reverted:
		return fmt.Errorf("transaction %v was mined without effect: %s", o.Hash, o.Reason)
	case Refused:
		return errors.New("refused before it was sent: " + o.Reason)
	}
	return nil
}

// attempt is one signed transaction of an intent. All attempts of a row have
// the same nonce, so that at most one of them is ever mined.
type attempt struct {
	Hash   common.Hash
	Raw    hexutil.Bytes
	FeeCap *big.Int
	TipCap *big.Int
	Blank  bool `json:",omitempty"` // does nothing but use the nonce up
}

// row is an intent that is not settled.
type row struct {
	Seq      uint64
	Key      string
	To       *common.Address `json:",omitempty"`
	Data     hexutil.Bytes
	Value    *big.Int
	Gas      uint64
	After    uint64    `json:",omitempty"`
	Limit    uint64    `json:",omitempty"` // of gas, as signed
	Nonce    uint64    // means something once there are attempts
	Since    uint64    `json:",omitempty"` // the head when the nonce was chosen
	Attempts []attempt `json:",omitempty"`
	Hopeless string    `json:",omitempty"` // why no node takes it, so that a blank takes its place
	Filler   bool      `json:",omitempty"` // nobody's intent: it closes a gap between nonces
}

func (r *row) sent() bool { return len(r.Attempts) > 0 }

func (r *row) last() attempt { return r.Attempts[len(r.Attempts)-1] }

// owns reports whether the transaction is one of the row's attempts.
func (r *row) owns(hash common.Hash) bool {
	return slices.ContainsFunc(r.Attempts, func(a attempt) bool { return a.Hash == hash })
}

// entry is what stays of an intent for ever.
type entry struct {
	Seq     uint64
	Outcome Outcome
}

// outbox is the durable part of a Sender.
type outbox struct {
	open    store.Table[row]   // by sequence number
	entries store.Table[entry] // by key
	count   store.Table[uint64]
}

var countKey = []byte("next")

func newOutbox(account common.Address) outbox {
	name := account.Hex()
	return outbox{
		open:    store.NewTable[row]("sender", name, "open"),
		entries: store.NewTable[entry]("sender", name, "entries"),
		count:   store.NewTable[uint64]("sender", name, "count"),
	}
}

// add records an intent unless its key is there.
func (b outbox) add(tx *store.Tx, in Intent) (fresh bool, err error) {
	if _, ok, err := b.entries.Get(tx, []byte(in.Key)); ok || err != nil {
		return false, err
	}
	value := new(big.Int)
	if in.Value != nil {
		value.Set(in.Value)
	}
	r := row{Key: in.Key, To: in.To, Data: in.Data, Value: value, Gas: in.Gas, After: in.After}
	if err := b.append(tx, &r); err != nil {
		return false, err
	}
	return true, b.entries.Put(tx, []byte(in.Key), entry{r.Seq, Outcome{Status: Queued}})
}

// append gives the row the next sequence number.
func (b outbox) append(tx *store.Tx, r *row) (err error) {
	if r.Seq, _, err = b.count.Get(tx, countKey); err != nil {
		return err
	}
	if err := b.count.Put(tx, countKey, r.Seq+1); err != nil {
		return err
	}
	return b.open.Put(tx, store.Number(r.Seq), *r)
}

// save replaces an open row and what is known of its intent.
func (b outbox) save(tx *store.Tx, r *row) error {
	if err := b.open.Put(tx, store.Number(r.Seq), *r); err != nil || r.Filler {
		return err
	}
	o := Outcome{Status: Queued}
	if r.sent() {
		o = Outcome{Status: Sent, Hash: r.last().Hash}
	}
	return b.entries.Put(tx, []byte(r.Key), entry{r.Seq, o})
}

// settle closes an open row.
func (b outbox) settle(tx *store.Tx, r *row, o Outcome) error {
	if err := b.open.Delete(tx, store.Number(r.Seq)); err != nil || r.Filler {
		return err
	}
	return b.entries.Put(tx, []byte(r.Key), entry{r.Seq, o})
}

func (b outbox) status(tx *store.Tx, key string) (Outcome, error) {
	e, _, err := b.entries.Get(tx, []byte(key))
	return e.Outcome, err
}

// load returns the open rows: those with a nonce in its order, and those
// without in the order in which they were enqueued.
func (b outbox) load(tx *store.Tx) (sent, queued []*row, err error) {
	for r, err := range b.open.All(tx, nil) {
		if err != nil {
			return nil, nil, err
		}
		if r.Value.sent() {
			sent = append(sent, &r.Value)
		} else {
			queued = append(queued, &r.Value)
		}
	}
	slices.SortStableFunc(sent, func(a, b *row) int { return cmp.Compare(a.Nonce, b.Nonce) })
	return sent, queued, nil
}
