package node

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
)

// Supervisor is a supervisor agent: it posts offers and says which keys act for them. Its account is the master.
type Supervisor struct{ *party }

// OpenSupervisor builds a supervisor. It sends what an earlier process left unsent. Close ends it.
func OpenSupervisor(ctx context.Context, o Options) (*Supervisor, error) {
	p, err := openParty(ctx, "supervisor", o)
	if err != nil {
		return nil, err
	}
	return &Supervisor{p}, nil
}

// DefaultTerms returns terms that the network's board takes: ticks of so many blocks from a little ahead on, the
// network's own court and beacon, and as little proof of work as is useful.
func (s *Supervisor) DefaultTerms(ctx context.Context) (hosting.Terms, error) {
	head, err := s.Head(ctx)
	if err != nil {
		return hosting.Terms{}, err
	}
	t := hosting.Terms{
		Entry:     hosting.Entry{WorkerBits: 28, ClientBits: 20, ComplaintBits: 20, WorkerDeposit: hosting.Amount(1e16)},
		ExitDelay: 7 * 24 * 3600, StartBlock: head.Number.Uint64() + startAhead, TickBlocks: 100,
		Court: s.StampCourt, Randomness: s.Randomness, Bond: hosting.Amount(1e18),
	}
	if s.Agent.Network.Dev {
		t.WorkerBits, t.ClientBits, t.ComplaintBits, t.WorkerDeposit = 12, 8, 8, hosting.Amount(1e15)
		t.ExitDelay, t.TickBlocks, t.Bond = 2, 10, hosting.Amount(1e15)
	}
	return t, nil
}

// startAhead is how many blocks from now the first tick of an offer ends, unless it says so: a board takes no offer
// whose first tick has ended by the time that it is mined.
const startAhead = 256

// OfferRequest is an offer in the making.
type OfferRequest struct {
	Document Source // required
	Tag      string // type of the document; default "offer"
	Terms    hosting.Terms
	Salt     common.Hash // default by the document: the same document is posted once
}

// PostOffer posts an offer. A start block of zero is one a little ahead; a court or beacon of zero the network's own.
func (s *Supervisor) PostOffer(ctx context.Context, r OfferRequest) (hosting.OfferID, Receipt, error) {
	fill(&r.Tag, "offer")
	tag, err := hosting.NewTag(r.Tag)
	if err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	fill(&r.Terms.Court, s.StampCourt)
	fill(&r.Terms.Randomness, s.Randomness)
	if r.Terms.StartBlock == 0 {
		head, err := s.Head(ctx)
		if err != nil {
			return hosting.OfferID{}, Receipt{}, err
		}
		r.Terms.StartBlock = head.Number.Uint64() + startAhead
	}
	if err := r.Terms.Check(); err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	document, err := s.keep(ctx, r.Document)
	if err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	p := hosting.Posting{Salt: r.Salt, Tag: tag, Document: document, Terms: r.Terms}
	if p.Salt == (common.Hash{}) {
		p.Salt = crypto.Keccak256Hash([]byte("emet/offer/1"), tag[:], document.Digest[:])
	}
	master := s.Key.Address()
	id, err := s.OfferID(ctx, master, p.Salt)
	if err != nil {
		return hosting.OfferID{}, Receipt{}, err
	}
	receipt, err := s.do(ctx, "post/"+id.Hex(), func() (ground.Call, error) { return s.Post(master, p, nil) })
	return id, receipt, err
}

// ReviseOffer posts a new version of an offer. Without entry terms, those that stand stay.
func (s *Supervisor) ReviseOffer(ctx context.Context, id hosting.OfferID, document Source, tag string, entry *hosting.Entry) (uint32, Receipt, error) {
	fill(&tag, "offer")
	t, err := hosting.NewTag(tag)
	if err != nil {
		return 0, Receipt{}, err
	}
	content, err := s.keep(ctx, document)
	if err != nil {
		return 0, Receipt{}, err
	}
	old, err := s.Offer(ctx, id)
	if err != nil {
		return 0, Receipt{}, err
	}
	if entry == nil {
		entry = &old.Terms.Entry
	}
	if err := entry.Check(); err != nil {
		return 0, Receipt{}, err
	}
	name := fmt.Sprintf("revise/%s/%s/%s/%+v", id, t, content, *entry)
	receipt, err := s.do(ctx, name, func() (ground.Call, error) {
		return s.Revise(hosting.Revision{
			Offer: id, Version: old.Version + 1, Tag: t, Document: content, Previous: old.Document, Entry: *entry,
		}, nil)
	})
	if err != nil {
		return 0, Receipt{}, err
	}
	now, err := s.Offer(ctx, id)
	return now.Version, receipt, err
}

// Offers reads the offers of this supervisor, oldest first.
func (s *Supervisor) Offers(ctx context.Context) ([]hosting.Offer, error) {
	return s.Ground.Offers(ctx, s.Key.Address())
}

// GrantKey lets a key act for an offer until a time.
func (s *Supervisor) GrantKey(ctx context.Context, offer hosting.OfferID, key common.Address, powers identity.Powers, expiry time.Time) (Receipt, error) {
	g, err := s.newGrant(ctx, offer, key, powers, expiry)
	if err != nil {
		return Receipt{}, err
	}
	name := fmt.Sprintf("grant/%s/%s/%d/%d", offer, key, powers, expiry.Unix())
	return s.do(ctx, name, func() (ground.Call, error) { return s.Grant(g, nil) })
}

func (s *Supervisor) newGrant(ctx context.Context, offer hosting.OfferID, key common.Address, powers identity.Powers, expiry time.Time) (identity.Grant, error) {
	known, err := s.KeyOf(ctx, offer, key)
	return identity.Grant{
		Offer: offer, Key: key, Powers: powers, Expiry: uint64(max(0, expiry.Unix())), // #nosec G115 -- not negative
		Nonce: known.Nonce + 1,
	}, err
}

// RevokeKey takes a key back, for good. Ticks before fromTick stay signed by it; zero voids them all.
func (s *Supervisor) RevokeKey(ctx context.Context, offer hosting.OfferID, key common.Address, fromTick uint64) (Receipt, error) {
	return s.do(ctx, fmt.Sprintf("revoke/%s/%s/%d", offer, key, fromTick), func() (ground.Call, error) {
		return s.Revoke(identity.Revocation{Offer: offer, Key: key, FromTick: fromTick}, nil)
	})
}

// SignedGrant is a grant with its master's signature: a certificate that anybody may carry to the chain.
type SignedGrant struct {
	Schema    string          `json:"schema"` // "emet.grant/v1"
	ChainID   uint64          `json:"chainId"`
	Board     common.Address  `json:"board"`
	Offer     hosting.OfferID `json:"offer"`
	Key       common.Address  `json:"key"`
	Powers    identity.Powers `json:"powers"`
	Expiry    uint64          `json:"expiry"`
	Nonce     uint64          `json:"nonce"`
	Signature string          `json:"signature"` // hex
}

const grantSchema = "emet.grant/v1"

// ErrCertificate means that a certificate cannot be carried to this network.
var ErrCertificate = errors.New("this certificate cannot be carried in")

// ColdGrant signs a grant without a chain, as a machine that keeps the master key does. Nonce is above that of every
// earlier grant to the key: 1 for the first.
func ColdGrant(key *identity.Key, board identity.Board, g identity.Grant) (SignedGrant, error) {
	sig, err := key.SignTyped(board.Domain(), g.Message())
	if err != nil {
		return SignedGrant{}, err
	}
	return SignedGrant{
		Schema: grantSchema, ChainID: board.ChainID.Uint64(), Board: board.Address, Offer: g.Offer, Key: g.Key,
		Powers: g.Powers, Expiry: g.Expiry, Nonce: g.Nonce, Signature: hex.EncodeToString(sig[:]),
	}, nil
}

// SignGrant signs a grant with this supervisor's key and sends nothing.
func (s *Supervisor) SignGrant(ctx context.Context, offer hosting.OfferID, key common.Address, powers identity.Powers, expiry time.Time) (SignedGrant, error) {
	g, err := s.newGrant(ctx, offer, key, powers, expiry)
	if err != nil {
		return SignedGrant{}, err
	}
	return ColdGrant(s.Key, s.Board(), g)
}

// CarryGrant brings a certificate to the chain. Any account may.
func (p *party) CarryGrant(ctx context.Context, c SignedGrant) (Receipt, error) {
	raw, err := hex.DecodeString(c.Signature)
	if err != nil {
		return Receipt{}, fmt.Errorf("%w: its signature: %w", ErrCertificate, err)
	}
	sig, err := eip712.ParseSignature(raw)
	switch {
	case err != nil:
		return Receipt{}, fmt.Errorf("%w: its signature: %w", ErrCertificate, err)
	case c.Schema != grantSchema:
		return Receipt{}, fmt.Errorf("%w: it has schema %q, and this release reads %q", ErrCertificate, c.Schema, grantSchema)
	case c.ChainID != p.Ground.ChainID.Uint64() || c.Board != p.OfferBoard:
		return Receipt{}, fmt.Errorf("%w: it is for another board", ErrCertificate)
	}
	blob, err := json.Marshal(c)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "carry/"+string(blob), func() (ground.Call, error) {
		return p.Grant(identity.Grant{Offer: c.Offer, Key: c.Key, Powers: c.Powers, Expiry: c.Expiry, Nonce: c.Nonce}, sig[:])
	})
}

// Dismiss sends an identity away.
func (s *Supervisor) Dismiss(ctx context.Context, id identity.ID, charge hosting.Charge, claim common.Hash) (Receipt, error) {
	return s.do(ctx, fmt.Sprintf("dismiss/%s/%d/%s", id, charge, claim), func() (ground.Call, error) {
		return s.Ground.Dismiss(id, charge, claim)
	})
}

// Identities reads the identities of an offer, oldest first.
func (s *Supervisor) Identities(ctx context.Context, offer hosting.OfferID) ([]hosting.Standing, error) {
	return s.Ground.Identities(ctx, common.Address{}, offer)
}
