package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/content"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/store"
)

// Relayed is an update that this client gave to a relay.
type Relayed struct {
	Update    hosting.SignedUpdate `json:"update"`
	Promise   SignedReceipt        `json:"promise"`
	Delivered bool                 `json:"delivered"` // it was found on the chain, as promised
}

var (
	signed  = store.NewTable[hosting.SignedUpdate]("hosting", "signed") // by key and place
	relayed = store.NewTable[Relayed]("hosting", "relayed")             // by the update
)

// ErrSigned means that another update has the same place in its log: two would let others choose between them.
var ErrSigned = errors.New("another update was signed for this place")

// SignUpdate signs an entry for a place in a log of this client's, and sends nothing: anybody may carry it in until the
// deadline, in header time. The same value for the same place is the same update. Another value is signed once nobody can
// carry the first one in any more; until then it fails with [ErrSigned].
func (c *Client) SignUpdate(ctx context.Context, key common.Hash, index uint64, value Source, deadline uint64) (hosting.SignedUpdate, error) {
	body, err := c.keep(ctx, value)
	if err != nil {
		return hosting.SignedUpdate{}, err
	}
	sure, err := c.sure(ctx)
	if err != nil {
		return hosting.SignedUpdate{}, err
	}
	u := hosting.SignedUpdate{Update: hosting.Update{Key: key, Index: index, Content: body, Deadline: deadline}}
	if u.Signature, err = c.Key.SignTyped(c.KeyDomain(), u.Update.Message()); err != nil {
		return u, err
	}
	place := append(key[:], store.Number(index)...)
	err = c.DB.Update(func(tx *store.Tx) error {
		old, ok, err := signed.Get(tx, place)
		switch {
		case err != nil:
			return err
		case ok && old.Update.Deadline >= sure && old.Update.Content != body:
			return fmt.Errorf("entry %d of key %s: %w", index, key, ErrSigned)
		case ok && old.Update.Deadline >= sure:
			u = old
			return nil
		}
		return signed.Put(tx, place, u)
	})
	return u, err
}

// sure returns the time of the newest block that will hardly be taken back.
func (p *party) sure(ctx context.Context) (uint64, error) {
	b, err := p.recent(ctx)
	if err != nil {
		return 0, err
	}
	h, err := p.Header(ctx, new(big.Int).SetUint64(b.number))
	if err != nil {
		return 0, err
	}
	return h.Time, nil
}

// AppendSigned carries in an update that the writer of its log signed.
func (p *party) AppendSigned(ctx context.Context, u hosting.SignedUpdate) (Receipt, error) {
	return p.do(ctx, "carry/"+u.Update.Message().Hex(), func() (ground.Call, error) { return p.Ground.AppendSigned(u) })
}

// Promised takes a relay's promise for an update, if it is one, and writes it down: without it, nothing can be claimed.
func (c *Client) Promised(ctx context.Context, u hosting.SignedUpdate, s SignedReceipt) error {
	by, err := eip712.Recover(c.KeyDomain().Digest(s.Receipt.Message()), s.Signature)
	id := u.Update.Message()
	switch {
	case err != nil || by != s.Relay:
		return fmt.Errorf("the promise is not signed by relay %s", s.Relay)
	case s.Receipt.Update != id:
		return errors.New("the promise is for another update")
	case s.Receipt.Deadline > u.Update.Deadline:
		return fmt.Errorf("the promise is until %d: the update counts until %d only", s.Receipt.Deadline, u.Update.Deadline)
	}
	status, err := c.Relay(ctx, s.Relay)
	if err != nil {
		return err
	}
	if status.Bond.Sign() == 0 || status.FreeAt != 0 {
		return fmt.Errorf("%s is no relay: it has no bond, or is leaving", s.Relay)
	}
	return c.DB.Update(func(tx *store.Tx) error { return relayed.Put(tx, id[:], Relayed{Update: u, Promise: s}) })
}

// Relayed returns what this client gave to relays, in no order.
func (c *Client) Relayed() (out []Relayed, err error) {
	err = c.DB.View(func(tx *store.Tx) error {
		for r, err := range relayed.All(tx, nil) {
			if err != nil {
				return err
			}
			out = append(out, r.Value)
		}
		return nil
	})
	return out, err
}

// promise reads what was promised for an update.
func (c *Client) promise(update common.Hash) (r Relayed, err error) {
	err = c.DB.View(func(tx *store.Tx) error {
		var ok bool
		r, ok, err = relayed.Get(tx, update[:])
		if err == nil && !ok {
			err = fmt.Errorf("nobody promised to anchor update %s", update)
		}
		return err
	})
	return r, err
}

// maxBatchDocument is how many bytes of a batch's document a client reads.
const maxBatchDocument = 160 << 20

// Find looks whether an update was anchored as promised, in the document that the relay named, and returns what shows it.
// It fails with [ErrBroken] once that should have been so and is not: then [Client.Claim] it. The document may be hard to
// get: a claim makes the relay show it.
func (c *Client) Find(ctx context.Context, update common.Hash) (a hosting.Anchored, found bool, err error) {
	r, err := c.promise(update)
	if err != nil {
		return a, false, err
	}
	head, err := c.Head(ctx)
	if err != nil {
		return a, false, err
	}
	promise := r.Promise.Receipt
	b, there, err := c.RelayBatch(ctx, r.Promise.Relay, promise.Batch)
	if err != nil {
		return a, false, err
	}
	if !there {
		if head.Time > promise.Deadline {
			return a, false, fmt.Errorf("batch %d was not anchored: %w", promise.Batch, ErrBroken)
		}
		return a, false, nil
	}
	if b.At > promise.Deadline {
		return a, false, fmt.Errorf("batch %d was anchored late: %w", promise.Batch, ErrBroken)
	}
	blob, err := c.Content.Read(ctx, content.Ref{CID: b.Document.CID(), Peers: c.Agent.Network.IPFS}, content.Limits{Bytes: maxBatchDocument})
	if err != nil {
		return a, false, fmt.Errorf("get batch %d: %w", promise.Batch, err)
	}
	updates, err := hosting.DecodeBatch(blob)
	if err != nil || updates.Root() != b.Root || int(promise.Position) >= len(updates) {
		return a, false, fmt.Errorf("batch %d has another document: %w", promise.Batch, ErrBroken)
	}
	a = b.Anchored(promise.Position, updates)
	if ok, err := c.IsAnchored(ctx, r.Promise.Relay, a); err != nil || !ok || a.Update.Update != r.Update.Update {
		return a, false, errors.Join(err, fmt.Errorf("batch %d has something else in its place: %w", promise.Batch, ErrBroken))
	}
	r.Delivered = true
	return a, true, c.DB.Update(func(tx *store.Tx) error { return relayed.Put(tx, update[:], r) })
}

// ErrBroken means that a relay did not do what it promised.
var ErrBroken = errors.New("the relay broke its promise")

// Claim claims an update that a relay promised to anchor, once its time is over. The relay shows it within the window, and
// gets the price, or [Client.ConvictRelay] ends it, and the price comes back.
func (c *Client) Claim(ctx context.Context, update common.Hash) (Receipt, error) {
	r, err := c.promise(update)
	if err != nil {
		return Receipt{}, err
	}
	price, err := c.ClaimPrice(ctx)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, "claim/"+update.Hex(), func() (ground.Call, error) {
		return c.ClaimUpdate(r.Promise.Receipt, r.Promise.Signature, price)
	})
}

// ConvictRelay ends a relay that did not answer the claim of an update in time.
func (c *Client) ConvictRelay(ctx context.Context, update common.Hash) (Receipt, error) {
	r, err := c.promise(update)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, "convict/"+update.Hex(), func() (ground.Call, error) {
		return c.Ground.ConvictRelay(c.ClaimID(r.Promise.Receipt))
	})
}

// CatchUp tells the log on chain of an update that [Client.Find] found, so that this client can append after it by itself.
func (c *Client) CatchUp(ctx context.Context, a hosting.Anchored) (Receipt, error) {
	update := a.Update.Update.Message()
	r, err := c.promise(update)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, "catchup/"+update.Hex(), func() (ground.Call, error) { return c.Ground.CatchUp(r.Promise.Relay, a) })
}
