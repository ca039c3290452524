package identity

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
)

// Link is one link of an identity chain: in a slot, the identity did the work that the hash names. The supervisor's
// signature says that this was so, the worker's that it stands by it. Both sign the same message, and the contract takes
// the supervisor's.
type Link struct {
	Length     uint64      // of the chain that ends with this link: 1 is the first
	Prev       common.Hash // the head of the chain before
	Work       common.Hash // of the slot's block
	Supervisor eip712.Signature
	Worker     eip712.Signature
}

var (
	linkType = eip712.NewType("Link(bytes32 identity,uint64 length,bytes32 prevHead,bytes32 workHash)")
	headType = eip712.NewType("Head(bytes32 identity,uint64 length,bytes32 head)")
)

// Head returns the head of the chain that ends with the link. It is also the message that both sign, for the registry's
// domain.
func (l Link) Head(id ID) common.Hash {
	return linkType.Hash(id, eip712.Uint(l.Length), l.Prev, l.Work)
}

// Checkpoint is how long a chain was and what it ended with. The zero value is the genesis: no link yet.
type Checkpoint struct {
	Length uint64
	Head   common.Hash
}

// Message returns what a supervisor signs, for the registry's domain, to attest a chain without its links.
func (c Checkpoint) Message(id ID) common.Hash {
	return headType.Hash(id, eip712.Uint(c.Length), c.Head)
}

// Next returns the link that follows, unsigned.
func (c Checkpoint) Next(work common.Hash) Link {
	return Link{Length: c.Length + 1, Prev: c.Head, Work: work}
}

// ErrFork means that of two links with the same signatures only one can be in a chain, and that this one is not.
// ErrGap means that links are missing.
var (
	ErrFork = errors.New("the link leaves the chain")
	ErrGap  = errors.New("links are missing")
)

// ChainRules say which links belong to an identity's chain.
type ChainRules struct {
	Registry Registry
	Identity ID
	Worker   common.Address // the identity's signer
	// Authorised reports whether a key may sign links for the supervisor: the master of the offer, or a key with the power
	// [Chains]. Which keys could when an old link was signed is for the caller to know.
	Authorised func(key common.Address, l Link) bool
}

// Verify follows a chain from its genesis or from a checkpoint that the caller trusts, and returns where it ends. Links
// follow each other without gaps, each names the one before, and both parties signed every one of them. It fails with
// [ErrGap], [ErrFork] or [ErrSignature] and returns how far the chain holds. It is safe to use from several goroutines.
func (r ChainRules) Verify(from Checkpoint, links []Link) (Checkpoint, error) {
	domain := r.Registry.Domain()
	at := from
	for _, l := range links {
		switch {
		case l.Length > at.Length+1:
			return at, fmt.Errorf("%w: %d follows %d", ErrGap, l.Length, at.Length)
		case l.Length <= at.Length, l.Prev != at.Head:
			return at, fmt.Errorf("%w at length %d", ErrFork, l.Length)
		}
		head := l.Head(r.Identity)
		digest := domain.Digest(head)
		key, err := eip712.Recover(digest, l.Supervisor)
		if err != nil {
			return at, fmt.Errorf("link %d: %w by the supervisor: %w", l.Length, ErrSignature, err)
		}
		if !r.Authorised(key, l) {
			return at, fmt.Errorf("link %d: %w: %s may not sign for the supervisor", l.Length, ErrSignature, key)
		}
		if err := signedBy(r.Worker, digest, l.Worker); err != nil {
			return at, fmt.Errorf("link %d by the worker: %w", l.Length, err)
		}
		at = Checkpoint{l.Length, head}
	}
	return at, nil
}
