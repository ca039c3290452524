package node

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/identity"
)

// SignedHead is the length and head of an identity chain with a supervisor's signature: whoever has it can bring it to
// the registry, without the links.
type SignedHead struct {
	Schema    string         `json:"schema"` // "emet.head/v1"
	ChainID   uint64         `json:"chainId"`
	Registry  common.Address `json:"registry"`
	Identity  identity.ID    `json:"identity"`
	Length    uint64         `json:"length"`
	Head      common.Hash    `json:"head"`
	Signature hexutil.Bytes  `json:"signature"`
}

const headSchema = "emet.head/v1"

// SignHead signs how long the chain of an identity is, with this supervisor's key, and sends nothing.
func (s *Supervisor) SignHead(ctx context.Context, id identity.ID, c identity.Checkpoint) (SignedHead, error) {
	who, err := s.Identity(ctx, id)
	if err != nil {
		return SignedHead{}, err
	}
	if may, err := s.IsAuthorised(ctx, who.Scope, s.Key.Address(), identity.Chains); err != nil || !may {
		if err == nil {
			err = fmt.Errorf("%s may not sign for identity %s: it is neither the master of its offer nor a key that may", s.Key, id)
		}
		return SignedHead{}, err
	}
	sig, err := s.Key.SignTyped(s.Registry().Domain(), c.Message(id))
	return SignedHead{
		Schema: headSchema, ChainID: s.Ground.ChainID.Uint64(), Registry: s.IdentityRegistry, Identity: id, Length: c.Length,
		Head: c.Head, Signature: sig[:],
	}, err
}

// Attest brings a longer identity chain to the registry. A key that is revoked takes what it signed with it, so a member
// does this before it relies on its chain. Any account may.
func (p *party) Attest(ctx context.Context, h SignedHead) (Receipt, error) {
	sig, err := eip712.ParseSignature(h.Signature)
	switch {
	case h.Schema != headSchema:
		return Receipt{}, fmt.Errorf("%w: it has schema %q, and this release reads %q", ErrCertificate, h.Schema, headSchema)
	case err != nil:
		return Receipt{}, fmt.Errorf("%w: its signature: %w", ErrCertificate, err)
	case h.ChainID != p.Ground.ChainID.Uint64() || h.Registry != p.IdentityRegistry:
		return Receipt{}, fmt.Errorf("%w: it is for another registry", ErrCertificate)
	}
	name := fmt.Sprintf("attest/%s/%d/%s/%s", h.Identity, h.Length, h.Head, h.Signature)
	return p.do(ctx, name, func() (ground.Call, error) {
		return p.Ground.Attest(h.Identity, identity.Checkpoint{Length: h.Length, Head: h.Head}, sig)
	})
}
