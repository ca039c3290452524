package ground

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/bindings"
)

var registry = bindings.NewIdentityRegistry()

// Identity reads an identity. One that is not there has the state None.
func (g *Ground) Identity(ctx context.Context, id identity.ID) (hosting.Standing, error) {
	i, err := ask(ctx, g, g.IdentityRegistry, registry.PackIdentity(id), registry.UnpackIdentity)
	if err != nil {
		return hosting.Standing{}, fmt.Errorf("ask for identity %s: %w", id, err)
	}
	return hosting.Standing{
		ID: id, Scope: i.Scope, Role: i.Role, State: hosting.State(i.State), Owner: i.Owner, Signer: i.Signer,
		Deposit: wei(i.Deposit), Registered: moment(i.RegisteredAt), ExitAt: moment(i.ExitAt), Length: i.Length, Head: i.Head,
		Full: i.Full, Charge: hosting.Charge(i.Charge), Refuted: i.Refuted, Claim: i.Claim,
	}, nil
}

// Identities reads the identities of an owner as they are now, oldest first; of a scope if the owner is the zero address.
func (g *Ground) Identities(ctx context.Context, owner common.Address, scope identity.Scope) ([]hosting.Standing, error) {
	topics := [][]common.Hash{{eventOf(registry, "IdentityRegistered")}, nil, nil, nil}
	if scope != (common.Hash{}) {
		topics[2] = []common.Hash{scope}
	}
	if owner != (common.Address{}) {
		topics[3] = []common.Hash{common.BytesToHash(owner[:])}
	}
	logs, err := g.logs(ctx, g.IdentityRegistry, topics)
	if err != nil {
		return nil, err
	}
	var out []hosting.Standing
	for i := range logs {
		s, err := g.Identity(ctx, logs[i].Topics[1])
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Register registers an identity of the sender's and puts a deposit at stake for it.
func (g *Ground) Register(c identity.Certificate, possession eip712.Signature, deposit *big.Int) (Call, error) {
	return call("IdentityRegistry.register", g.IdentityRegistry, deposit)(registry.TryPackRegister(bindings.Certificate{
		Scope: c.Scope, Role: uint8(c.Role), Signer: c.Signer, SealingKey: c.SealingKey, Host: c.Host.Hash(),
		BlockNumber: c.BlockNumber, Nonce: c.Nonce,
	}, possession[:], contentTo(c.Record)))
}

// Announce changes an identity's address record and says whether it is at capacity.
func (g *Ground) Announce(id identity.ID, record market.Content, full bool) (Call, error) {
	return call("IdentityRegistry.announce", g.IdentityRegistry, nil)(registry.TryPackAnnounce(id, contentTo(record), full))
}

// Exit stops an identity's work. The sender must be its owner.
func (g *Ground) Exit(id identity.ID) (Call, error) {
	return call("IdentityRegistry.exit", g.IdentityRegistry, nil)(registry.TryPackExit(id))
}

// Withdraw sends the deposit of an identity that left to its owner.
func (g *Ground) Withdraw(id identity.ID) (Call, error) {
	return call("IdentityRegistry.withdraw", g.IdentityRegistry, nil)(registry.TryPackWithdraw(id))
}

// Dismiss sends an identity away. The sender must be a key of its supervisor.
func (g *Ground) Dismiss(id identity.ID, charge hosting.Charge, claim common.Hash) (Call, error) {
	return call("IdentityRegistry.dismiss", g.IdentityRegistry, nil)(registry.TryPackDismiss(id, uint8(charge), claim))
}

// Attest takes over a longer identity chain without its links.
func (g *Ground) Attest(id identity.ID, c identity.Checkpoint, s eip712.Signature) (Call, error) {
	return call("IdentityRegistry.attest", g.IdentityRegistry, nil)(registry.TryPackAttest(id, c.Length, c.Head, s[:]))
}

// Advance adds links to an identity chain, one for each work. The signature is the supervisor's of the last link. Anybody
// may.
func (g *Ground) Advance(id identity.ID, works []common.Hash, last eip712.Signature) (Call, error) {
	return call("IdentityRegistry.advance", g.IdentityRegistry, nil)(registry.TryPackAdvance(id, hashesTo(works), last[:]))
}

// Complain counts a complaint about an identity's offer, or about another identity there. The nonce solves
// [identity.Registry.ComplaintChallenge]. The sender must be the identity's owner or signer.
func (g *Ground) Complain(id identity.ID, subject common.Hash, evidence market.Content, block, nonce uint64) (Call, error) {
	return call("IdentityRegistry.complain", g.IdentityRegistry, nil)(
		registry.TryPackComplain(id, subject, contentTo(evidence), block, nonce))
}

// Tally is what was said against an offer, a supervisor or an identity.
type Tally struct {
	Complaints uint64     `json:"complaints"`
	Refuted    uint64     `json:"refuted"` // charges that were proven false
	Weight     market.Wei `json:"weight"`  // the deposits behind the complaints
}

// Tally reads what was said against a subject: an offer, an identity, or the address of a supervisor.
func (g *Ground) Tally(ctx context.Context, subject common.Hash) (Tally, error) {
	t, err := ask(ctx, g, g.IdentityRegistry, registry.PackTallyOf(subject), registry.UnpackTallyOf)
	if err != nil {
		return Tally{}, fmt.Errorf("ask for complaints about %s: %w", subject, err)
	}
	return Tally{Complaints: t.Complaints, Refuted: t.Refuted, Weight: wei(t.Weight)}, nil
}

// Complaint is what an identity said against a subject.
type Complaint struct {
	By       identity.ID    `json:"by"`
	Tick     uint64         `json:"tick"`
	Evidence market.Content `json:"evidence"`
	Weight   market.Wei     `json:"weight"` // the deposit behind it
}

// Complaints reads what was said against an offer or an identity, oldest first.
func (g *Ground) Complaints(ctx context.Context, subject common.Hash) ([]Complaint, error) {
	logs, err := g.logs(ctx, g.IdentityRegistry, [][]common.Hash{{eventOf(registry, "Complained")}, {subject}})
	if err != nil {
		return nil, err
	}
	var out []Complaint
	for i := range logs {
		e, err := registry.UnpackComplainedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the registry: %w", err)
		}
		out = append(out, Complaint{By: e.Id, Tick: e.Tick, Evidence: contentFrom(e.Evidence), Weight: wei(e.Weight)})
	}
	return out, nil
}
