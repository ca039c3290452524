package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/bindings"
)

var board = bindings.NewOfferBoard()

// OfferID returns the identifier of the offer that a master posts with a salt.
func (g *Ground) OfferID(ctx context.Context, master common.Address, salt common.Hash) (hosting.OfferID, error) {
	return ask(ctx, g, g.OfferBoard, board.PackIdOf(master, salt), board.UnpackIdOf)
}

// Offer reads an offer. Its tag is in its events only. It fails with [*market.RefusedError] if there is none.
func (g *Ground) Offer(ctx context.Context, id hosting.OfferID) (hosting.Offer, error) {
	o := hosting.Offer{ID: id}
	master, err := ask(ctx, g, g.OfferBoard, board.PackMasterOf(id), board.UnpackMasterOf)
	if err != nil {
		return o, fmt.Errorf("ask for offer %s: %w", id, err)
	}
	if master == (common.Address{}) {
		return o, offerNotFound(id)
	}
	terms, err := ask(ctx, g, g.OfferBoard, board.PackTermsOf(id), board.UnpackTermsOf)
	if err != nil {
		return o, fmt.Errorf("ask for the terms of offer %s: %w", id, err)
	}
	latest, err := ask(ctx, g, g.OfferBoard, board.PackLatestOf(id), board.UnpackLatestOf)
	if err != nil {
		return o, fmt.Errorf("ask for the version of offer %s: %w", id, err)
	}
	o.Master, o.Terms, o.Version, o.Document = master, termsFrom(terms), latest.Version, contentFrom(latest.Document)
	return o, nil
}

// KeyOf reads what the board knows of a secondary key.
func (g *Ground) KeyOf(ctx context.Context, offer hosting.OfferID, key common.Address) (hosting.KeyState, error) {
	k, err := ask(ctx, g, g.OfferBoard, board.PackKeyOf(offer, key), board.UnpackKeyOf)
	if err != nil {
		return hosting.KeyState{}, fmt.Errorf("ask for key %s of offer %s: %w", key, offer, err)
	}
	return hosting.KeyState{
		Scope: k.Scope, Expiry: seconds(k.Expiry), Nonce: k.Nonce, Revoked: k.Revoked, FromTick: k.FromTick,
	}, nil
}

// IsAuthorised reports whether a key may do all that is in powers now.
func (g *Ground) IsAuthorised(ctx context.Context, offer hosting.OfferID, key common.Address, p identity.Powers) (bool, error) {
	return ask(ctx, g, g.OfferBoard, board.PackIsAuthorised(offer, key, big.NewInt(int64(p))), board.UnpackIsAuthorised)
}

// IsAuthorisedAt reports the same for what belongs to a tick: a key that was revoked from a later tick on counts for it.
func (g *Ground) IsAuthorisedAt(ctx context.Context, offer hosting.OfferID, key common.Address, p identity.Powers, tick uint64) (bool, error) {
	return ask(ctx, g, g.OfferBoard, board.PackIsAuthorisedAt(offer, key, big.NewInt(int64(p)), tick), board.UnpackIsAuthorisedAt)
}

// Post posts an offer. Without a signature, the sender must be the master.
func (g *Ground) Post(master common.Address, p hosting.Posting, signature []byte) (Call, error) {
	return call("OfferBoard.post", g.OfferBoard, nil)(
		board.TryPackPost(master, p.Salt, p.Tag, contentTo(p.Document), termsTo(p.Terms), signature))
}

// Revise posts a new version. Without a signature, the sender must be the master or a key that may.
func (g *Ground) Revise(r hosting.Revision, signature []byte) (Call, error) {
	return call("OfferBoard.revise", g.OfferBoard, nil)(board.TryPackRevise(bindings.Revision{
		OfferId: r.Offer, Version: r.Version, Tag: r.Tag, Document: contentTo(r.Document), Previous: contentTo(r.Previous),
		Entry: entryTo(r.Entry),
	}, signature))
}

// Grant carries in a grant. Without a signature, the sender must be the master.
func (g *Ground) Grant(grant identity.Grant, signature []byte) (Call, error) {
	return call("OfferBoard.grant", g.OfferBoard, nil)(board.TryPackGrant(bindings.Grant{
		OfferId: grant.Offer, Key: grant.Key, Scope: uint8(grant.Powers), Expiry: new(big.Int).SetUint64(grant.Expiry),
		Nonce: grant.Nonce,
	}, signature))
}

// Revoke carries in a revocation. Without a signature, the sender must be the master.
func (g *Ground) Revoke(r identity.Revocation, signature []byte) (Call, error) {
	return call("OfferBoard.revoke", g.OfferBoard, nil)(board.TryPackRevoke(bindings.Revocation{
		OfferId: r.Offer, Key: r.Key, FromTick: r.FromTick,
	}, signature))
}

// Offers reads the offers of a master as they are now, oldest first; of all masters if it is the zero address.
func (g *Ground) Offers(ctx context.Context, master common.Address) ([]hosting.Offer, error) {
	topics := [][]common.Hash{{eventOf(board, "OfferPosted")}}
	if master != (common.Address{}) {
		topics = append(topics, nil, []common.Hash{common.BytesToHash(master[:])})
	}
	logs, err := g.logs(ctx, g.OfferBoard, topics)
	if err != nil {
		return nil, err
	}
	var out []hosting.Offer
	for i := range logs {
		e, err := board.UnpackOfferPostedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the board: %w", err)
		}
		o, err := g.Offer(ctx, e.OfferId)
		if err != nil {
			return nil, err
		}
		o.Tag = e.Tag
		if err := g.retag(ctx, &o); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// retag finds the tag of the version that stands.
func (g *Ground) retag(ctx context.Context, o *hosting.Offer) error {
	if o.Version <= 1 {
		return nil
	}
	version := common.BigToHash(new(big.Int).SetUint64(uint64(o.Version)))
	logs, err := g.logs(ctx, g.OfferBoard, [][]common.Hash{{eventOf(board, "OfferRevised")}, {o.ID}, {version}})
	if err != nil || len(logs) == 0 {
		return err
	}
	e, err := board.UnpackOfferRevisedEvent(&logs[0])
	if err == nil {
		o.Tag = e.Tag
	}
	return err
}

func entryTo(e hosting.Entry) bindings.EntryTerms {
	return bindings.EntryTerms{
		WorkerBits: e.WorkerBits, ClientBits: e.ClientBits, ComplaintBits: e.ComplaintBits,
		WorkerDeposit: new(big.Int).Set(&e.WorkerDeposit.Int),
	}
}

func termsFrom(t bindings.OfferTerms) hosting.Terms {
	return hosting.Terms{
		Entry: hosting.Entry{
			WorkerBits: t.WorkerBits, ClientBits: t.ClientBits, ComplaintBits: t.ComplaintBits,
			WorkerDeposit: wei(t.WorkerDeposit),
		},
		ExitDelay: t.ExitDelay, StartBlock: t.StartBlock, TickBlocks: t.TickBlocks, Court: t.Court,
		Randomness: t.Randomness, Bond: wei(t.Bond),
	}
}

func termsTo(t hosting.Terms) bindings.OfferTerms {
	return bindings.OfferTerms{
		WorkerBits: t.WorkerBits, ClientBits: t.ClientBits, ComplaintBits: t.ComplaintBits,
		WorkerDeposit: new(big.Int).Set(&t.WorkerDeposit.Int), ExitDelay: t.ExitDelay, StartBlock: t.StartBlock,
		TickBlocks: t.TickBlocks, Court: t.Court, Randomness: t.Randomness, Bond: new(big.Int).Set(&t.Bond.Int),
	}
}
