// Package ledger keeps the payers and payees of channels in the agent's state file. A voucher is on the disk before the
// service that it pays for counts as paid, and a promise is on the disk before it is signed: whatever dies and when, an
// agent neither loses its best voucher nor promises one total for two things.
package ledger

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/store"
)

// Errors that callers branch on.
var (
	ErrUnknown = errors.New("no such channel in the ledger")
	ErrKnown   = errors.New("the channel is in the ledger already")
)

// Ledger is an agent's channels. It is safe for concurrent use.
type Ledger struct {
	db     *store.DB
	payees store.Table[channel.Payee]
	payers store.Table[channel.Payer]
}

// New returns the ledger that db holds.
func New(db *store.DB) *Ledger {
	return &Ledger{db, store.NewTable[channel.Payee]("channel", "payees"), store.NewTable[channel.Payer]("channel", "payers")}
}

// Join begins to be paid through a channel.
func (l *Ledger) Join(p channel.Payee) error { return add(l.db, l.payees, p.ID(), p) }

// Open begins to pay through a channel.
func (l *Ledger) Open(p channel.Payer) error { return add(l.db, l.payers, p.ID(), p) }

// Payee returns the state of a channel that pays this agent.
func (l *Ledger) Payee(id channel.ID) (channel.Payee, error) { return get(l.db, l.payees, id) }

// Payer returns the state of a channel that this agent pays through.
func (l *Ledger) Payer(id channel.ID) (channel.Payer, error) { return get(l.db, l.payers, id) }

// Payees returns every channel that pays this agent.
func (l *Ledger) Payees() ([]channel.Payee, error) { return all(l.db, l.payees) }

// Payers returns every channel that this agent pays through.
func (l *Ledger) Payers() ([]channel.Payer, error) { return all(l.db, l.payers) }

// Saw notes what the chain says of a channel, on whichever side this agent is.
func (l *Ledger) Saw(id channel.ID, sure, latest channel.State) error {
	return l.db.Update(func(tx *store.Tx) error {
		payee, paid, err := l.payees.Get(tx, id[:])
		if err != nil {
			return err
		}
		payer, pays, err := l.payers.Get(tx, id[:])
		if err != nil {
			return err
		}
		if !paid && !pays {
			return unknown(id)
		}
		if paid {
			err = l.payees.Put(tx, id[:], payee.Saw(sure, latest))
		}
		if pays {
			err = errors.Join(err, l.payers.Put(tx, id[:], payer.Saw(sure, latest)))
		}
		return err
	})
}

// Take takes a voucher; see [channel.Payee.Take]. When it returns nil, the voucher is on the disk.
func (l *Ledger) Take(s channel.Signed, now uint64) error {
	return change(l.db, l.payees, s.Channel, func(_ *store.Tx, p channel.Payee) (channel.Payee, error) { return p.Take(s, now) })
}

// TakeAnswered is [Ledger.Take] for a voucher of a contract, which the caller has asked.
func (l *Ledger) TakeAnswered(s channel.Signed, now uint64) error {
	return change(l.db, l.payees, s.Channel, func(_ *store.Tx, p channel.Payee) (channel.Payee, error) { return p.TakeAnswered(s, now) })
}

// Serve counts a request that is about to be served, or says why it should not be; see [channel.Payee.Serve].
func (l *Ledger) Serve(id channel.ID, price channel.Amount, now, clock uint64) error {
	return change(l.db, l.payees, id, func(_ *store.Tx, p channel.Payee) (channel.Payee, error) {
		return p.Serve(price, now, clock)
	})
}

// Promise is more money for a payee; see [channel.Payer.Promise].
type Promise struct {
	Channel channel.ID
	Lane    uint8
	Amount  channel.Amount
	Length  uint32      // of the payee's identity chain,
	Head    common.Hash // and its head
}

// Signer signs a voucher.
type Signer func(channel.Contract, channel.ID, channel.Voucher) (channel.Signed, error)

// Promise notes the promise and then has it signed. If signing fails, the promise stands: the next voucher includes it.
// What the caller has to note with it goes into the same transaction.
func (l *Ledger) Promise(p Promise, now uint64, sign Signer, with ...func(*store.Tx, channel.Voucher) error) (channel.Signed, error) {
	var v channel.Voucher
	var k channel.Contract
	err := change(l.db, l.payers, p.Channel, func(tx *store.Tx, payer channel.Payer) (next channel.Payer, err error) {
		k = payer.Contract
		if next, v, err = payer.Promise(p.Lane, p.Amount, p.Length, p.Head, now); err != nil {
			return next, err
		}
		for _, note := range with {
			if err := note(tx, v); err != nil {
				return next, err
			}
		}
		return next, nil
	})
	if err != nil {
		return channel.Signed{}, err
	}
	s, err := sign(k, p.Channel, v)
	if err != nil {
		return channel.Signed{}, fmt.Errorf("sign voucher for channel %s: %w", p.Channel, err)
	}
	return s, nil
}

func add[T any](db *store.DB, t store.Table[T], id channel.ID, value T) error {
	return db.Update(func(tx *store.Tx) error {
		if _, known, err := t.Get(tx, id[:]); err != nil || known {
			if known {
				err = fmt.Errorf("%w: %s", ErrKnown, id)
			}
			return err
		}
		return t.Put(tx, id[:], value)
	})
}

func get[T any](db *store.DB, t store.Table[T], id channel.ID) (value T, err error) {
	err = db.View(func(tx *store.Tx) error {
		var known bool
		if value, known, err = t.Get(tx, id[:]); err != nil {
			return err
		}
		if !known {
			return unknown(id)
		}
		return nil
	})
	return value, err
}

func all[T any](db *store.DB, t store.Table[T]) (values []T, err error) {
	err = db.View(func(tx *store.Tx) error {
		for r, err := range t.All(tx, nil) {
			if err != nil {
				return err
			}
			values = append(values, r.Value)
		}
		return nil
	})
	return values, err
}

// change puts the next state in the place of the one that there is, if there is a next one.
func change[T any](db *store.DB, t store.Table[T], id channel.ID, next func(*store.Tx, T) (T, error)) error {
	return db.Update(func(tx *store.Tx) error {
		value, known, err := t.Get(tx, id[:])
		if err != nil {
			return err
		}
		if !known {
			return unknown(id)
		}
		if value, err = next(tx, value); err != nil {
			return err
		}
		return t.Put(tx, id[:], value)
	})
}

func unknown(id channel.ID) error { return fmt.Errorf("%w: %s", ErrUnknown, id) }
