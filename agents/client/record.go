package client

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/sealed"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/store"
)

// State is what has become of a request.
type State string

// The states. A request goes from one to the next in this order, and ends in one of the last six.
const (
	Sent      State = "sent"      // servers may have it; nothing is published
	Asked     State = "asked"     // its updates wait for consent
	Agreed    State = "agreed"    // its updates are to be published
	Anchored  State = "anchored"  // all of them are on chain; the next tick says whether they count
	Answered  State = "answered"  // it changed nothing
	Confirmed State = "confirmed" // all of its updates are part of the state
	Denied    State = "denied"    // the user, or the policy, did not agree
	Failed    State = "failed"    // the program failed, or nobody served it
	Rejected  State = "rejected"  // its updates do not count, and sending them again does not help
	Reissued  State = "reissued"  // it came too late, and another request took its place (I-02)
)

// Over tells whether nothing more becomes of a request.
func (s State) Over() bool {
	return slices.Contains([]State{Answered, Confirmed, Denied, Failed, Rejected, Reissued}, s)
}

// Written is an entry that a request appends to a log of the client's.
type Written struct {
	Log     common.Hash           `json:"log"`
	Key     string                `json:"key"`               // name of the kind of log
	Label   data.Label            `json:"label"`             // of the same
	Content market.Content        `json:"content"`           // of the block
	Block   []byte                `json:"block"`             // the entry itself
	Update  *hosting.SignedUpdate `json:"update,omitempty"`  // once it is signed
	Handed  bool                  `json:"handed,omitempty"`  // a relay has promised to anchor it, or it was sent
	At      uint64                `json:"at,omitempty"`      // block in which it was anchored
	Verdict string                `json:"verdict,omitempty"` // why it is not part of the state
}

// Record is a request as the client remembers it.
type Record struct {
	Number   uint64          `json:"number"`
	Time     uint64          `json:"time"` // header time
	App      hosting.OfferID `json:"app"`
	Name     string          `json:"name"` // of the application
	Endpoint string          `json:"endpoint"`
	Args     json.RawMessage `json:"args"`
	Once     string          `json:"once,omitempty"` // word of whoever calls: the same word is the same request
	Pay      Pay             `json:"pay,omitempty"`
	Tick     uint64          `json:"tick"`
	Request  common.Hash     `json:"request"`            // of the newest attempt
	Token    common.Hash     `json:"token,omitzero"`     // root of the token that it took
	Attempts []uint8         `json:"attempts,omitempty"` // of the draw, slot by slot
	Tries    int             `json:"tries"`              // requests under this token
	State    State           `json:"state"`
	Value    json.RawMessage `json:"value,omitempty"`
	Preview  *Preview        `json:"preview,omitempty"`
	Entries  []Written       `json:"entries,omitempty"`
	Servers  []string        `json:"servers,omitempty"` // that served it, the top one first
	Problem  string          `json:"problem,omitempty"`
	For      uint64          `json:"for,omitempty"`    // the request that it reissues
	By       uint64          `json:"by,omitempty"`     // the request that reissued it
	Agreed   *Preview        `json:"agreed,omitempty"` // what the user agreed to
	Spent    bool            `json:"spent,omitempty"`  // the user agreed to what it costs
	Proof    []byte          `json:"proof,omitempty"`  // of advertisements, see [Call]
}

var (
	records  = store.NewTable[Record]("client", "requests")   // by number
	last     = store.NewTable[uint64]("client", "numbers")    // counters
	names    = store.NewTable[uint64]("client", "names")      // requests that are not over, by what an equal call has
	evidence = store.NewTable[Evidence]("client", "evidence") // by request and slot
	pending  = store.NewTable[bool]("client", "pending")      // requests that are not over, by number
)

// listed is the counter that says that pending lists them: states of earlier versions have no such table.
var listed = []byte("pending")

// Evidence is what shows that somebody lied in a request.
type Evidence struct {
	Request   common.Hash       `json:"request"`
	Slot      uint16            `json:"slot"`
	Server    string            `json:"server"`
	Text      string            `json:"text"`
	Statement *sealed.Statement `json:"statement,omitempty"`
	Signature []byte            `json:"signature,omitempty"`
	Shape     []byte            `json:"shape,omitempty"`  // what the server says that it is
	Leaves    [][]byte          `json:"leaves,omitempty"` // its ciphertexts, if these do not hold it
	Secret    []byte            `json:"secret,omitempty"` // that opens the slot's result, see [sealed.Lie]: it is shown to nobody
}

// name is what equal calls have in common.
func (r Record) name() []byte {
	if r.Once != "" {
		return fmt.Appendf(nil, "once\x00%s\x00%s", r.App, r.Once)
	}
	return fmt.Appendf(nil, "same\x00%s\x00%s\x00%s", r.App, r.Endpoint, r.Args)
}

// begin writes a request down, unless an equal one is not over yet, or had the same word: then it returns that one.
func (c *Client) begin(r Record) (Record, bool, error) {
	found := false
	err := c.cfg.DB.Update(func(tx *store.Tx) error {
		if n, ok, err := names.Get(tx, r.name()); err != nil {
			return err
		} else if ok {
			old, ok, err := records.Get(tx, store.Number(n))
			if err != nil || ok && (r.Once != "" || !old.State.Over()) {
				r, found = old, true
				return err
			}
		}
		return c.add(tx, &r)
	})
	return r, found, err
}

// add writes a new request down.
func (c *Client) add(tx *store.Tx, r *Record) error {
	n, _, err := last.Get(tx, []byte("request"))
	if err != nil {
		return err
	}
	r.Number = n + 1
	if err := last.Put(tx, []byte("request"), r.Number); err != nil {
		return err
	}
	if err := names.Put(tx, r.name(), r.Number); err != nil {
		return err
	}
	return put(tx, *r)
}

// put writes a request down, and whether it is over.
func put(tx *store.Tx, r Record) error {
	key := store.Number(r.Number)
	if r.State.Over() {
		return errors.Join(records.Put(tx, key, r), pending.Delete(tx, key))
	}
	return errors.Join(records.Put(tx, key, r), pending.Put(tx, key, true))
}

// save writes down what has become of a request.
func (c *Client) save(r Record) error {
	return c.cfg.DB.Update(func(tx *store.Tx) error { return c.saveIn(tx, r) })
}

func (c *Client) saveIn(tx *store.Tx, r Record) error {
	if r.State.Over() && r.Once == "" {
		n, ok, err := names.Get(tx, r.name())
		if err != nil {
			return err
		}
		if ok && n == r.Number {
			if err := names.Delete(tx, r.name()); err != nil {
				return err
			}
		}
	}
	return put(tx, r)
}

// Record returns a request by its number.
func (c *Client) Record(number uint64) (r Record, err error) {
	err = c.cfg.DB.View(func(tx *store.Tx) error {
		var ok bool
		r, ok, err = records.Get(tx, store.Number(number))
		if err == nil && !ok {
			err = fmt.Errorf("%w as %d: see `client log`", ErrNoRequest, number)
		}
		return err
	})
	return r, err
}

// Records returns the newest requests of this client, newest first; all if most is 0.
func (c *Client) Records(most int) (out []Record, err error) {
	err = c.cfg.DB.View(func(tx *store.Tx) error {
		for r, err := range records.Backward(tx, nil) {
			if err != nil {
				return err
			}
			if out = append(out, r.Value); len(out) == most {
				break
			}
		}
		return nil
	})
	return out, err
}

// unsettled returns the requests that are not over, oldest first. It is asked for again and again: what is over is not read.
func (c *Client) unsettled() (out []Record, err error) {
	if err := c.list(); err != nil {
		return nil, err
	}
	err = c.cfg.DB.View(func(tx *store.Tx) error {
		for p, err := range pending.All(tx, nil) {
			if err != nil {
				return err
			}
			r, ok, err := records.Get(tx, p.Key)
			if err != nil {
				return err
			}
			if ok {
				out = append(out, r)
			}
		}
		return nil
	})
	return out, err
}

// list lists the requests that are not over, unless that was done.
func (c *Client) list() error {
	done := false
	err := c.cfg.DB.View(func(tx *store.Tx) (err error) {
		_, done, err = last.Get(tx, listed)
		return err
	})
	if err != nil || done {
		return err
	}
	all, err := c.Records(0)
	if err != nil {
		return err
	}
	return c.cfg.DB.Update(func(tx *store.Tx) error {
		for _, r := range all {
			now, ok, err := records.Get(tx, store.Number(r.Number))
			if err == nil && ok && !now.State.Over() {
				err = pending.Put(tx, store.Number(r.Number), true)
			}
			if err != nil {
				return err
			}
		}
		return last.Put(tx, listed, 1)
	})
}

// slotKey is the key of what is known about a slot of a request.
func slotKey(request common.Hash, slot uint16) []byte {
	return binary.BigEndian.AppendUint16(request[:len(request):len(request)], slot)
}
