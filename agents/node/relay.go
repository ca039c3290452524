package node

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/store"
)

// Relay appends for others: it collects updates that their writers signed, promises each a place in a batch, and anchors
// the batches, so that many share a transaction. Its account's bond answers for what it promises. All that it promised is
// in its state: a relay that loses it loses the bond.
type Relay struct{ *party }

// OpenRelay builds a relay. It sends what an earlier process left unsent. Close ends it.
func OpenRelay(ctx context.Context, o Options) (*Relay, error) {
	p, err := openParty(ctx, "relay", o)
	if err != nil {
		return nil, err
	}
	return &Relay{p}, nil
}

// SignedReceipt is what a relay promises for an update.
type SignedReceipt struct {
	Relay     common.Address   `json:"relay"`
	Receipt   hosting.Receipt  `json:"receipt"`
	Signature eip712.Signature `json:"signature"`
}

// batch is one that a relay anchors or has anchored. Its updates are in a table of their own.
type batch struct {
	Offer    hosting.OfferID `json:"offer"`
	Deadline uint64          `json:"deadline"` // of all its receipts
	Count    uint32          `json:"count"`
	Sealed   bool            `json:"sealed"` // nothing is added any more
	Done     bool            `json:"done"`   // it is anchored
}

// place is where an update will be.
type place struct {
	Batch    uint64 `json:"batch"`
	Position uint32 `json:"position"`
}

func (p place) key() []byte { return binary.BigEndian.AppendUint32(store.Number(p.Batch), p.Position) }

var (
	batches = store.NewTable[batch]("hosting", "relay", "batches")
	taken   = store.NewTable[hosting.SignedUpdate]("hosting", "relay", "updates") // by their places
	places  = store.NewTable[place]("hosting", "relay", "places")                 // by the updates
	lasts   = store.NewTable[uint64]("hosting", "relay", "lasts")                 // the last entry that was taken of a log
)

// relayPatience is how many seconds after its first update a batch is anchored, at the latest. It takes updates for half of
// that.
const relayPatience = 600

// Bond adds to the bond. The first must be what the contract asks for, which is the default.
func (r *Relay) Bond(ctx context.Context, amount *big.Int) (Receipt, error) {
	if amount == nil {
		var err error
		if amount, err = r.LeastBond(ctx); err != nil {
			return Receipt{}, err
		}
	}
	return r.do(ctx, "relay/bond/"+amount.String(), func() (ground.Call, error) { return r.BondRelay(amount) })
}

// Take accepts an update, writes it down and promises it a place. The same update gets the same place again.
func (r *Relay) Take(ctx context.Context, u hosting.SignedUpdate) (SignedReceipt, error) {
	offer, least, err := r.examine(ctx, u)
	if err != nil {
		return SignedReceipt{}, err
	}
	status, err := r.Ground.Relay(ctx, r.Key.Address())
	if err != nil {
		return SignedReceipt{}, err
	}
	if status.Bond.Sign() == 0 || status.FreeAt != 0 {
		return SignedReceipt{}, fmt.Errorf("%s is no relay: it has no bond, or is leaving", r.Key)
	}
	head, err := r.Head(ctx)
	if err != nil {
		return SignedReceipt{}, err
	}
	receipt := hosting.Receipt{Update: u.Update.Message()}
	err = r.DB.Update(func(tx *store.Tx) error {
		at, known, err := places.Get(tx, receipt.Update[:])
		if err != nil {
			return err
		}
		if !known {
			if at, err = r.give(tx, u, offer, least, status.Batches, head.Time+relayPatience); err != nil {
				return err
			}
			if err := places.Put(tx, receipt.Update[:], at); err != nil {
				return err
			}
		}
		b, _, err := batches.Get(tx, store.Number(at.Batch))
		receipt.Batch, receipt.Position, receipt.Deadline = at.Batch, at.Position, b.Deadline
		return err
	})
	if err != nil {
		return SignedReceipt{}, err
	}
	sig, err := r.Key.SignTyped(r.KeyDomain(), receipt.Message())
	return SignedReceipt{Relay: r.Key.Address(), Receipt: receipt, Signature: sig}, err
}

// examine finds the offer of an update and the least place in its log that it may have.
func (r *Relay) examine(ctx context.Context, u hosting.SignedUpdate) (hosting.OfferID, uint64, error) {
	count, writer, err := r.Length(ctx, u.Update.Key)
	if err != nil {
		return hosting.OfferID{}, 0, err
	}
	offer, found, err := r.OfferOfKey(ctx, u.Update.Key)
	if err != nil {
		return offer, 0, err
	}
	if !found {
		return offer, 0, noKey(u.Update.Key)
	}
	by, err := eip712.Recover(r.KeyDomain().Digest(u.Update.Message()), u.Signature)
	if err != nil || by != writer {
		return offer, 0, fmt.Errorf("the update of key %s is not signed by its writer %s", u.Update.Key, writer)
	}
	return offer, count, nil
}

// give gives an update the next place of the last batch that is for its offer and not sealed, or of a new batch.
func (r *Relay) give(tx *store.Tx, u hosting.SignedUpdate, offer hosting.OfferID, least, anchored, deadline uint64) (place, error) {
	last, known, err := lasts.Get(tx, u.Update.Key[:])
	if err != nil {
		return place{}, err
	}
	if known {
		least = max(least, last+1)
	}
	// In any other order, the relay would be convicted of disorder.
	if u.Update.Index < least {
		return place{}, fmt.Errorf("key %s has %d entries or promises of them: number %d does not follow", u.Update.Key, least, u.Update.Index)
	}
	number, b, err := r.open(tx, offer, anchored, deadline)
	if err != nil {
		return place{}, err
	}
	if u.Update.Deadline < b.Deadline {
		return place{}, fmt.Errorf("the update may be anchored until %d only: this relay needs until %d", u.Update.Deadline, b.Deadline)
	}
	at := place{number, b.Count}
	b.Count++
	return at, errors.Join(
		batches.Put(tx, store.Number(number), b), taken.Put(tx, at.key(), u), lasts.Put(tx, u.Update.Key[:], u.Update.Index))
}

// open finds the batch that an update goes into: the last one of its offer, or a new one. Batches are anchored in the order
// of their numbers, and all updates of a log are of one offer, so that they stay in order.
func (r *Relay) open(tx *store.Tx, offer hosting.OfferID, anchored, deadline uint64) (uint64, batch, error) {
	number := anchored
	for b, err := range batches.Backward(tx, nil) {
		if err != nil {
			return 0, batch{}, err
		}
		last := binary.BigEndian.Uint64(b.Key)
		number = max(number, last+1)
		if b.Value.Sealed {
			break
		}
		if b.Value.Offer == offer {
			if b.Value.Count < hosting.MaxBatch && b.Value.Deadline >= deadline-relayPatience/2 {
				return last, b.Value, nil
			}
			break
		}
	}
	return number, batch{Offer: offer, Deadline: deadline}, nil
}

// Post anchors all batches with updates, one after the other, and returns a receipt for each.
func (r *Relay) Post(ctx context.Context) ([]Receipt, error) {
	release, err := r.DB.Claim("relay/post")
	if err != nil {
		return nil, err
	}
	defer release()
	var out []Receipt
	for {
		number, updates, b, err := r.seal()
		if err != nil || len(updates) == 0 {
			return out, err
		}
		receipt, err := r.anchor(ctx, number, b, updates)
		if err != nil {
			return out, fmt.Errorf("anchor batch %d: %w", number, err)
		}
		out = append(out, receipt)
	}
}

// seal closes the first batch that is not anchored. There is none if it has no updates.
func (r *Relay) seal() (number uint64, updates hosting.Batch, first batch, err error) {
	err = r.DB.Update(func(tx *store.Tx) error {
		found := false
		for b, err := range batches.Backward(tx, nil) {
			if err != nil {
				return err
			}
			if b.Value.Done {
				break
			}
			number, first, found = binary.BigEndian.Uint64(b.Key), b.Value, true
		}
		if !found {
			return nil
		}
		first.Sealed = true
		if err := batches.Put(tx, store.Number(number), first); err != nil {
			return err
		}
		updates, err = updatesOf(tx, number)
		return err
	})
	return number, updates, first, err
}

func updatesOf(tx *store.Tx, number uint64) (out hosting.Batch, err error) {
	for u, err := range taken.All(tx, store.Number(number)) {
		if err != nil {
			return nil, err
		}
		out = append(out, u.Value)
	}
	return out, nil
}

// anchor anchors a batch that is sealed.
func (r *Relay) anchor(ctx context.Context, number uint64, b batch, updates hosting.Batch) (Receipt, error) {
	document, err := r.keep(ctx, Bytes(bytes.NewReader(updates.Encode())))
	if err != nil {
		return Receipt{}, err
	}
	if err := r.Told(); err != nil {
		return Receipt{}, err
	}
	name, root := fmt.Sprintf("relay/batch/%d", number), updates.Root()
	key, err := r.begun(name)
	if err != nil {
		return Receipt{}, err
	}
	if key == "" { // with another number, it would break all its promises
		if status, err := r.Ground.Relay(ctx, r.Key.Address()); err != nil || status.Batches != number {
			return Receipt{}, errors.Join(err, fmt.Errorf("the next batch on chain is %d", status.Batches))
		}
	}
	receipt, err := r.do(ctx, name, func() (ground.Call, error) { return r.AnchorBatch(b.Offer, root, b.Count, document) })
	if err != nil {
		return receipt, err
	}
	b.Done = true
	return receipt, r.DB.Update(func(tx *store.Tx) error { return batches.Put(tx, store.Number(number), b) })
}

// Answer shows what is claimed of this relay and was anchored as promised, and returns a receipt for each.
func (r *Relay) Answer(ctx context.Context) ([]Receipt, error) {
	me := r.Key.Address()
	claims, err := r.UpdateClaims(ctx, me)
	if err != nil {
		return nil, err
	}
	head, err := r.Head(ctx)
	if err != nil {
		return nil, err
	}
	var out []Receipt
	for _, c := range claims {
		if head.Time > c.Deadline {
			continue
		}
		b, found, err := r.RelayBatch(ctx, me, c.Receipt.Batch)
		if err != nil {
			return out, err
		}
		var updates hosting.Batch
		err = r.DB.View(func(tx *store.Tx) (err error) {
			updates, err = updatesOf(tx, c.Receipt.Batch)
			return err
		})
		if err != nil {
			return out, err
		}
		if !found || int(c.Receipt.Position) >= len(updates) {
			continue // the promise is broken
		}
		receipt, err := r.do(ctx, "relay/answer/"+c.ID.Hex(), func() (ground.Call, error) {
			return r.AnswerClaim(c.Receipt, b.Anchored(c.Receipt.Position, updates))
		})
		if err != nil {
			return out, err
		}
		out = append(out, receipt)
	}
	return out, nil
}

// Leave has this relay take no more updates. Its bond is free when the window of claims has passed.
func (r *Relay) Leave(ctx context.Context) (Receipt, error) {
	return r.do(ctx, "relay/leave", func() (ground.Call, error) { return r.LeaveRelays() })
}

// Release frees the bond of this relay, which has left. [party.WithdrawCredit] pays it.
func (r *Relay) Release(ctx context.Context) (Receipt, error) {
	return r.do(ctx, "relay/release", func() (ground.Call, error) { return r.ReleaseRelay(r.Key.Address()) })
}

// WithdrawCredit pays this account what the key log owes it: a relay its bond and the prices of claims that it answered, a
// claimant the price of a claim that was not.
func (p *party) WithdrawCredit(ctx context.Context) (Receipt, error) {
	return p.do(ctx, "relay/withdraw", func() (ground.Call, error) { return p.WithdrawRelay(p.Key.Address()) })
}
