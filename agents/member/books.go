package member

import (
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// account is what became of a tick's work.
type account struct {
	Served   uint64     `json:"served"` // works, when the tick had ended
	Owed     market.Wei `json:"owed"`   // by the offer's prices
	Handed   []handed   `json:"handed,omitempty"`
	Since    uint64     `json:"since"`   // block in which this worker began to hand it in
	Ready    bool       `json:"ready"`   // all of it is in documents
	Settled  bool       `json:"settled"` // the supervisor paid what it counted
	Counted  uint64     `json:"counted"`
	Rejected uint64     `json:"rejected"`
	Paid     market.Wei `json:"paid"`
	Why      string     `json:"why,omitempty"` // the first reason of a rejection, or why it is not settled
}

// handed is a document of receipts. Sealing is random, so it is written down before anybody sees it.
type handed struct {
	Document market.Content `json:"document"`
	Block    []byte         `json:"block,omitempty"` // until it is done
	Done     bool           `json:"done"`
}

// page is what is true of all ticks together.
type page struct {
	Identity identity.ID         `json:"identity"`
	Chain    identity.Checkpoint `json:"chain"`    // of the links that both signed
	Attested uint64              `json:"attested"` // length that the registry knows
	payer
	Former payer          `json:"former,omitzero"` // through which it was paid before: what that owes still comes
	Holds  []uint64       `json:"holds,omitempty"` // ticks whose files are kept
	Latest market.Content `json:"latest,omitzero"` // of the last of these
	Faults []Fault        `json:"faults,omitempty"`
}

// payer is a channel that pays.
type payer struct {
	Channel channel.ID     `json:"channel,omitzero"`
	Base    channel.Amount `json:"base"` // what it had promised when it was entered
	Sum     market.Wei     `json:"sum"`  // what it was to promise since
}

// of finds the channel of a payment; nil if it is none that was agreed to.
func (p *page) of(id channel.ID) *payer {
	switch {
	case id == channel.ID{}:
		return nil
	case id == p.Channel:
		return &p.payer
	case id == p.Former.Channel:
		return &p.Former
	}
	return nil
}

// Fault is what a supervisor published that does not fit its commitments. It is kept as evidence (SR-18).
type Fault struct {
	Tick       uint64             `json:"tick"`
	File       string             `json:"file"`
	Reason     string             `json:"reason"`
	Directory  market.Content     `json:"directory"` // in which it was found
	Next       common.Hash        `json:"next,omitzero"`
	Commitment hosting.Commitment `json:"commitment"` // on chain
	Told       bool               `json:"told"`       // to the supervisor, or never to be told as it asks for too much work
}

// maxFaults is how many are kept: whoever went on after so many has no excuse.
const maxFaults = 64

// books keeps accounts in the state file, and in memory while it is open.
type books struct {
	db       *store.DB
	accounts store.Table[account]
	pages    store.Table[page]

	mu   sync.Mutex
	all  map[uint64]account
	page page
}

var pageKey = []byte("page")

func newBooks(db *store.DB, app hosting.OfferID) *books {
	return &books{
		db: db, accounts: store.NewTable[account]("member", app.Hex(), "accounts"), pages: store.NewTable[page]("member", app.Hex(), "pages"),
	}
}

// open reads what an earlier process wrote.
func (b *books) open() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.all = make(map[uint64]account)
	return b.db.View(func(tx *store.Tx) (err error) {
		if b.page, _, err = b.pages.Get(tx, pageKey); err != nil {
			return err
		}
		for r, err := range b.accounts.All(tx, nil) {
			if err != nil {
				return err
			}
			b.all[numberOf(r.Key)] = r.Value
		}
		return nil
	})
}

// turn changes the page, on the disk first.
func (b *books) turn(change func(*page)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	next := b.page
	next.Holds, next.Faults = slices.Clone(next.Holds), slices.Clone(next.Faults)
	change(&next)
	if err := b.db.Update(func(tx *store.Tx) error { return b.pages.Put(tx, pageKey, next) }); err != nil {
		return fmt.Errorf("write the books: %w", err)
	}
	b.page = next
	return nil
}

// now returns the page.
func (b *books) now() page {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.page
}

// account returns what became of a tick.
func (b *books) account(tick uint64) account {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all[tick]
}

// settled returns the ticks that are done with.
func (b *books) settled() map[uint64]bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := make(map[uint64]bool, len(b.all))
	for t, a := range b.all {
		if a.Settled {
			out[t] = true
		}
	}
	return out
}

// put writes an account, and what else changes with it.
func (b *books) put(tick uint64, a account, change func(*page)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	next := b.page
	if change != nil {
		change(&next)
	}
	err := b.db.Update(func(tx *store.Tx) error {
		if err := b.accounts.Put(tx, store.Number(tick), a); err != nil {
			return err
		}
		return b.pages.Put(tx, pageKey, next)
	})
	if err != nil {
		return fmt.Errorf("write the books: %w", err)
	}
	b.all[tick], b.page = a, next
	return nil
}

// sums adds up what was paid, and what is owed for ticks that are not settled.
func (b *books) sums() (paid, owed market.Wei, counted, rejected uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	paid, owed = market.NewWei(nil), market.NewWei(nil)
	for _, a := range b.all {
		paid.Add(&paid.Int, &a.Paid.Int)
		counted, rejected = counted+a.Counted, rejected+a.Rejected
		if !a.Settled {
			owed.Add(&owed.Int, &a.Owed.Int)
		}
	}
	return paid, owed, counted, rejected
}
