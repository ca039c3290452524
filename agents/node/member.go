package node

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// Member is the hosting side of a worker: its identities in applications, and what it earns there. Its account owns the
// identities; each has a key of its own that signs for it, and a sealing key, in the state directory's identities.
type Member struct{ *party }

// OpenMember builds a member. It sends what an earlier process left unsent. Close ends it.
func OpenMember(ctx context.Context, o Options) (*Member, error) {
	p, err := openParty(ctx, "member", o)
	if err != nil {
		return nil, err
	}
	return &Member{p}, nil
}

// JoinRequest says which application to join, and as what.
type JoinRequest struct {
	Scope    identity.Scope              // the offer, or see [identity.AgencyScope]
	Host     identity.Host               // where it can be reached; the zero value: nowhere
	Record   Source                      // address record; may be none
	Describe func(sealing []byte) []byte // makes the address record, of the identity's public sealing key; instead of Record
	Deposit  *big.Int                    // default what the offer asks for
	Workers  int                         // cores to mine with; default all
	Progress func(hashcash.Progress)
}

// Join does the proof of work for an identity and registers it. It takes up where an earlier equal call was killed, and
// registers once.
func (m *Member) Join(ctx context.Context, r JoinRequest) (identity.ID, Receipt, error) {
	return m.join(ctx, identity.Worker, r)
}

// Identities reads the identities that this account owns, oldest first.
func (m *Member) Identities(ctx context.Context) ([]hosting.Standing, error) {
	return m.Ground.Identities(ctx, m.Key.Address(), common.Hash{})
}

// Signer opens the key that signs for an identity.
func (p *party) Signer(ctx context.Context, id identity.ID) (*identity.Key, error) {
	s, err := p.Identity(ctx, id)
	if err != nil {
		return nil, err
	}
	if s.State == hosting.None {
		return nil, fmt.Errorf("there is no identity %s: check the id and the network", id)
	}
	return p.openSigner(s.Signer)
}

// SealingKey opens the key that others seal to for an identity.
func (p *party) SealingKey(ctx context.Context, id identity.ID) (*identity.SealingKey, error) {
	s, err := p.Identity(ctx, id)
	if err != nil {
		return nil, err
	}
	return identity.OpenSealing(p.identityDir(), p.password(), s.Signer)
}

// Announce changes an identity's address record and says whether it has capacity left.
func (m *Member) Announce(ctx context.Context, id identity.ID, record Source, full bool) (Receipt, error) {
	var c market.Content
	var err error
	if record.CID.Defined() || record.Data != nil || record.Dir != nil {
		if c, err = m.keep(ctx, record); err != nil {
			return Receipt{}, err
		}
	}
	return m.do(ctx, fmt.Sprintf("announce/%s/%s/%v", id, c, full), func() (ground.Call, error) {
		return m.Ground.Announce(id, c, full)
	})
}

// Exit gives notice for an identity: it takes no more work, and its deposit can be withdrawn when the delay is over.
func (m *Member) Exit(ctx context.Context, id identity.ID) (hosting.Standing, Receipt, error) {
	receipt, err := m.do(ctx, "exit/"+id.Hex(), func() (ground.Call, error) { return m.Ground.Exit(id) })
	if err != nil {
		return hosting.Standing{}, receipt, err
	}
	s, err := m.Identity(ctx, id)
	return s, receipt, err
}

// Withdraw sends the deposit of an identity that left to its owner, and returns how much that was.
func (m *Member) Withdraw(ctx context.Context, id identity.ID) (*big.Int, Receipt, error) {
	before, err := m.Identity(ctx, id)
	if err != nil {
		return nil, Receipt{}, err
	}
	receipt, err := m.do(ctx, "withdraw/"+id.Hex(), func() (ground.Call, error) { return m.Ground.Withdraw(id) })
	return &before.Deposit.Int, receipt, err
}

// identityDir is where the keys of identities are.
func (p *party) identityDir() string { return filepath.Join(p.State, "identities") }

// password is the file with the password of the identities' keys, which the first of them makes.
func (p *party) password() string { return filepath.Join(p.State, "password") }

func (p *party) openSigner(signer common.Address) (*identity.Key, error) {
	path, err := identity.Find(p.identityDir(), signer)
	if err != nil {
		return nil, err
	}
	return identity.Open(path, p.password())
}

// newSigner makes the keys of a new identity.
func (p *party) newSigner() (*identity.Key, *identity.SealingKey, error) {
	strength := identity.Standard
	if p.Agent.Network.Dev {
		strength = identity.Play
	}
	key, _, err := identity.Create(p.identityDir(), p.password(), strength)
	if err != nil {
		return nil, nil, fmt.Errorf("make the identity's key: %w", err)
	}
	sealing, err := identity.CreateSealing(p.identityDir(), p.password(), key.Address(), strength)
	if err != nil {
		return nil, nil, fmt.Errorf("make the identity's sealing key: %w", err)
	}
	return key, sealing, nil
}

// entry reads what it takes to enter a scope.
func (p *party) entry(ctx context.Context, scope identity.Scope) (hosting.Entry, error) {
	if scope == identity.AgencyScope(p.Agent.Network.Agency) {
		return p.agencyEntry()
	}
	o, err := p.Offer(ctx, scope)
	return o.Terms.Entry, err
}
