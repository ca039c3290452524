package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
	"emet/bindings"
)

// AppendSigned appends an entry that the writer of its log signed. Anybody may.
func (g *Ground) AppendSigned(s hosting.SignedUpdate) (Call, error) {
	r, vs := hosting.Compact(s.Signature)
	return call("KeyLog.appendSigned", g.KeyLog, nil)(keys.TryPackAppendSigned(updateTo(s.Update), r, vs))
}

// CatchUp raises the length of a log on chain to what a relay anchored, so that its writer can go on by itself. Anybody may.
func (g *Ground) CatchUp(relay common.Address, a hosting.Anchored) (Call, error) {
	return call("KeyLog.catchUp", g.KeyLog, nil)(keys.TryPackCatchUp(relay, anchoredTo(a)))
}

// OfferOfKey finds the offer that a key was reserved for; false if there is no such key.
func (g *Ground) OfferOfKey(ctx context.Context, key common.Hash) (hosting.OfferID, bool, error) {
	l, err := ask(ctx, g, g.KeyLog, keys.PackLogOf(key), keys.UnpackLogOf)
	if err != nil {
		return hosting.OfferID{}, false, fmt.Errorf("ask for key %s: %w", key, err)
	}
	if l.Offer == 0 {
		return hosting.OfferID{}, false, nil
	}
	id, err := g.offerOf(ctx, l.Offer)
	return id, err == nil, err
}

// Relay is what the key log knows of a relay.
type Relay struct {
	Bond    market.Wei `json:"bond"`    // zero: it is none, or no longer
	Batches uint64     `json:"batches"` // that it anchored; the next has this number
	FreeAt  uint64     `json:"freeAt"`  // header time at which its bond is free; zero: it stays
	Claims  uint32     `json:"claims"`  // that are open
}

// Relay reads what the key log knows of a relay.
func (g *Ground) Relay(ctx context.Context, relay common.Address) (Relay, error) {
	r, err := ask(ctx, g, g.KeyLog, keys.PackRelayOf(relay), keys.UnpackRelayOf)
	if err != nil {
		return Relay{}, fmt.Errorf("ask for relay %s: %w", relay, err)
	}
	return Relay{Bond: wei(r.Bond), Batches: r.Batches, FreeAt: seconds(r.FreeAt), Claims: r.Claims}, nil
}

// IsAnchored reports whether a relay anchored, in time, an update that its writer signed for this offer.
func (g *Ground) IsAnchored(ctx context.Context, relay common.Address, a hosting.Anchored) (bool, error) {
	return ask(ctx, g, g.KeyLog, keys.PackIsAnchored(relay, anchoredTo(a)), keys.UnpackIsAnchored)
}

// BondRelay adds to the sender's bond as a relay.
func (g *Ground) BondRelay(amount *big.Int) (Call, error) {
	return call("KeyLog.join", g.KeyLog, amount)(keys.TryPackJoin())
}

// AnchorBatch anchors the sender's next batch. The document lists its leaves, see [hosting.Batch.Encode].
func (g *Ground) AnchorBatch(offer hosting.OfferID, root common.Hash, count uint32, document market.Content) (Call, error) {
	return call("KeyLog.anchor", g.KeyLog, nil)(
		keys.TryPackAnchor(offer, root, count, document.Digest, [1]byte{document.Codec}))
}

// LeaveRelays has the sender take no more updates.
func (g *Ground) LeaveRelays() (Call, error) {
	return call("KeyLog.leave", g.KeyLog, nil)(keys.TryPackLeave())
}

// ReleaseRelay frees the bond of a relay that left, when its time is up and nothing is claimed. Anybody may.
func (g *Ground) ReleaseRelay(relay common.Address) (Call, error) {
	return call("KeyLog.release", g.KeyLog, nil)(keys.TryPackRelease(relay))
}

// WithdrawRelay pays an account what the key log owes it: bonds and the prices of claims. Anybody may.
func (g *Ground) WithdrawRelay(account common.Address) (Call, error) {
	return call("KeyLog.withdraw", g.KeyLog, nil)(keys.TryPackWithdraw(account))
}

// ClaimUpdate claims an update that a relay accepted and did not anchor as promised, at the price of showing it.
func (g *Ground) ClaimUpdate(r hosting.Receipt, signature eip712.Signature, price *big.Int) (Call, error) {
	a, b := hosting.Compact(signature)
	return call("KeyLog.claim", g.KeyLog, price)(keys.TryPackClaim(receiptTo(r), a, b))
}

// ClaimPrice finds out what a claim costs: the contract says so when it is offered nothing.
func (g *Ground) ClaimPrice(ctx context.Context) (*big.Int, error) {
	data := keys.PackClaim(receiptTo(hosting.Receipt{}), [32]byte{}, [32]byte{})
	return g.price(ctx, ethereum.CallMsg{To: &g.KeyLog, Data: data})
}

// LeastBond finds out what the bond of a relay must be at least: the contract says so when it is offered nothing.
func (g *Ground) LeastBond(ctx context.Context) (*big.Int, error) {
	return g.price(ctx, ethereum.CallMsg{To: &g.KeyLog, Data: keys.PackJoin()})
}

// AnswerClaim shows a claimed update in its promised place. Anybody may.
func (g *Ground) AnswerClaim(r hosting.Receipt, a hosting.Anchored) (Call, error) {
	return call("KeyLog.answer", g.KeyLog, nil)(keys.TryPackAnswer(g.ClaimID(r), receiptTo(r), anchoredTo(a)))
}

// ClaimID returns the identifier of the claim that is made with a receipt.
func (g *Ground) ClaimID(r hosting.Receipt) common.Hash { return g.KeyDomain().Digest(r.Message()) }

// ConvictRelay ends a relay that did not answer a claim in time. Anybody may.
func (g *Ground) ConvictRelay(claim common.Hash) (Call, error) {
	return call("KeyLog.convict", g.KeyLog, nil)(keys.TryPackConvict(claim))
}

// ProveForged ends a relay that anchored what the writer did not sign. Anybody may.
func (g *Ground) ProveForged(relay common.Address, a hosting.Anchored) (Call, error) {
	return call("KeyLog.proveForged", g.KeyLog, nil)(keys.TryPackProveForged(relay, anchoredTo(a)))
}

// ProveDisorder ends a relay that anchored two updates of one log in the wrong order. Anybody may.
func (g *Ground) ProveDisorder(relay common.Address, first, second hosting.Anchored) (Call, error) {
	return call("KeyLog.proveDisorder", g.KeyLog, nil)(
		keys.TryPackProveDisorder(relay, anchoredTo(first), anchoredTo(second)))
}

// RelayBatch is a batch that a relay anchored.
type RelayBatch struct {
	Relay    common.Address  `json:"relay"`
	Number   uint64          `json:"batch"`
	Offer    hosting.OfferID `json:"offer"`
	Root     common.Hash     `json:"root"`
	Count    uint32          `json:"count"`
	Document market.Content  `json:"document"`
	First    uint64          `json:"position"` // the number of its first update among the offer's
	At       uint64          `json:"at"`       // header time
}

// Anchored returns an update of the batch with what shows that it was anchored there.
func (b RelayBatch) Anchored(position uint32, updates hosting.Batch) hosting.Anchored {
	return hosting.Anchored{
		Batch: b.Number, Offer: b.Offer, Root: b.Root, Count: b.Count, At: b.At, Position: position,
		Update: updates[position], Proof: updates.Proof(position),
	}
}

// RelayBatch reads a batch of a relay; false if there is none with this number.
func (g *Ground) RelayBatch(ctx context.Context, relay common.Address, number uint64) (b RelayBatch, found bool, err error) {
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{
		{eventOf(keys, "BatchAnchored")}, {common.BytesToHash(relay[:])}, {common.BigToHash(new(big.Int).SetUint64(number))},
	})
	if err != nil || len(logs) == 0 {
		return b, false, err
	}
	b, err = g.batchFrom(ctx, &logs[0])
	return b, err == nil, err
}

// RelayBatches reads the batches of an offer, by whomever, oldest first.
func (g *Ground) RelayBatches(ctx context.Context, offer hosting.OfferID) (out []RelayBatch, err error) {
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{eventOf(keys, "BatchAnchored")}, nil, nil, {offer}})
	for i := range logs {
		b, err := g.batchFrom(ctx, &logs[i])
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, err
}

func (g *Ground) batchFrom(ctx context.Context, l *types.Log) (RelayBatch, error) {
	e, err := keys.UnpackBatchAnchoredEvent(l)
	if err != nil {
		return RelayBatch{}, fmt.Errorf("read an event of the key log: %w", err)
	}
	h, err := g.Header(ctx, new(big.Int).SetUint64(l.BlockNumber))
	if err != nil {
		return RelayBatch{}, err
	}
	return RelayBatch{
		Relay: e.Relay, Number: e.Batch, Offer: e.OfferId, Root: e.Root, Count: e.Count,
		Document: market.Content{Digest: e.Document, Codec: e.Codec[0]}, First: e.Position, At: h.Time,
	}, nil
}

// UpdateClaim is a claim against a relay.
type UpdateClaim struct {
	ID       common.Hash     `json:"id"`
	Receipt  hosting.Receipt `json:"receipt"`
	Deadline uint64          `json:"deadline"` // last second of header time at which it can be answered
}

// UpdateClaims reads the claims against a relay that it has not answered, oldest first.
func (g *Ground) UpdateClaims(ctx context.Context, relay common.Address) ([]UpdateClaim, error) {
	made, answered := eventOf(keys, "UpdateClaimed"), eventOf(keys, "ClaimAnswered")
	logs, err := g.logs(ctx, g.KeyLog, [][]common.Hash{{made, answered}, {common.BytesToHash(relay[:])}})
	if err != nil {
		return nil, err
	}
	done := make(map[common.Hash]bool)
	for _, l := range logs {
		if l.Topics[0] == answered {
			done[l.Topics[2]] = true
		}
	}
	var out []UpdateClaim
	for i := range logs {
		if done[logs[i].Topics[2]] {
			continue
		}
		e, err := keys.UnpackUpdateClaimedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the key log: %w", err)
		}
		out = append(out, UpdateClaim{
			ID: e.Id, Deadline: seconds(e.Deadline), Receipt: hosting.Receipt{
				Update: e.Receipt.Update, Batch: e.Receipt.Batch, Position: e.Receipt.Position, Deadline: seconds(e.Receipt.Deadline),
			},
		})
	}
	return out, nil
}

func updateTo(u hosting.Update) bindings.Update {
	return bindings.Update{
		Key: u.Key, Index: u.Index, Digest: u.Content.Digest, Codec: [1]byte{u.Content.Codec},
		Deadline: new(big.Int).SetUint64(u.Deadline),
	}
}

func receiptTo(r hosting.Receipt) bindings.Receipt {
	return bindings.Receipt{
		Update: r.Update, Batch: r.Batch, Position: r.Position, Deadline: new(big.Int).SetUint64(r.Deadline),
	}
}

func anchoredTo(a hosting.Anchored) bindings.Anchored {
	r, vs := hosting.Compact(a.Update.Signature)
	return bindings.Anchored{
		Batch:   a.Batch,
		Content: bindings.Batch{OfferId: a.Offer, Root: a.Root, Count: a.Count, AnchoredAt: new(big.Int).SetUint64(a.At)},
		Leaf:    bindings.Leaf{Position: a.Position, Update: updateTo(a.Update.Update), R: r, Vs: vs},
		Proof:   hashesTo(a.Proof),
	}
}
