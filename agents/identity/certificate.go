package identity

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// ID names an identity on one registry and chain: see [Registry.ID].
type ID = common.Hash

// Scope is what an identity belongs to: the id of an offer, or an agency (see [AgencyScope]).
type Scope = common.Hash

// AgencyScope returns the scope of the identities of an agency.
func AgencyScope(agency common.Address) Scope { return common.BytesToHash(agency[:]) }

// Role is what an identity is for.
type Role uint8

// The roles.
const (
	Worker Role = 1
	Client Role = 2
)

// Certificate is what an identity is made of, and the proof of work that was done for it. The contract keeps hashes of
// the sealing key and the host; they themselves are in the address record.
type Certificate struct {
	Scope       Scope
	Role        Role
	Owner       common.Address // the account that registers it and gets its deposit back
	Signer      common.Address // the key that signs in its name
	SealingKey  common.Hash    // see [SealingKey.Hash]; zero: none
	Host        Host           // where it can be reached; the zero value: nowhere
	BlockNumber uint64         // a recent block: work is worth nothing before it and not for long after
	BlockHash   common.Hash    // its hash
	Nonce       uint64         // solves the challenge
	Record      market.Content // the address record; none, or one that may be announced anew. Not part of the challenge
}

// Registry is an IdentityRegistry contract. What it computes off chain is what the contract computes.
type Registry struct {
	ChainID *big.Int
	Address common.Address
}

// What the contract hashes before anything else of a challenge.
var (
	registerLabel = label("emet/hashcash/identity/1")
	complainLabel = label("emet/hashcash/complaint/1")
)

// ID returns the identifier of a signer's identity in a scope. A key that was used in a scope never comes back to it.
func (r Registry) ID(scope Scope, signer common.Address) ID {
	return hashWords(eip712.Big(r.ChainID), eip712.Address(r.Address), scope, eip712.Address(signer))
}

// Challenge returns what the certificate's nonce must solve: see [hashcash.Mine]. It binds everything but the nonce and
// the address record.
func (r Registry) Challenge(c Certificate) common.Hash {
	return hashWords(registerLabel, eip712.Big(r.ChainID), eip712.Address(r.Address), eip712.Uint(uint64(c.Role)), c.Scope,
		eip712.Address(c.Owner), eip712.Address(c.Signer), c.SealingKey, c.Host.Hash(), c.BlockHash)
}

// ComplaintChallenge returns what must be solved for an identity's complaint about its offer or about another identity.
func (r Registry) ComplaintChallenge(by ID, subject common.Hash, evidence market.Content, block common.Hash) common.Hash {
	codec := eip712.Word{evidence.Codec} // a bytes1 is on the left
	return hashWords(complainLabel, eip712.Big(r.ChainID), eip712.Address(r.Address), by, subject, evidence.Digest, codec,
		block)
}

var possessionType = eip712.NewType("Possession(address owner,bytes32 scope,uint8 role,bytes32 sealingKey,bytes32 host)")

// Possession returns the message that the signer signs, for the registry's domain, to prove that it is there and wants
// this owner.
func (c Certificate) Possession() common.Hash {
	return possessionType.Hash(eip712.Address(c.Owner), c.Scope, eip712.Uint(uint64(c.Role)), c.SealingKey, c.Host.Hash())
}

// Domain returns the domain of what is signed for the registry.
func (r Registry) Domain() eip712.Domain {
	return eip712.Domain{Name: "emet IdentityRegistry", Version: "1", ChainID: r.ChainID, Contract: r.Address}
}

// Errors that callers branch on.
var (
	ErrWork      = errors.New("proof of work is missing")
	ErrSignature = errors.New("not signed by whom it should be")
)

// Check reports why the contract would not register the certificate, but for what only the contract can know: the
// deposit, the age of the block and its hash, and whether the key was used before. It fails with [ErrWork] and
// [ErrSignature] among others.
func (r Registry) Check(c Certificate, zeros int, proof eip712.Signature) error {
	switch {
	case c.Role != Worker && c.Role != Client:
		return fmt.Errorf("role %d is none", c.Role)
	case c.Owner == common.Address{}:
		return errors.New("nobody owns the identity")
	case c.Signer == common.Address{}:
		return errors.New("nobody signs for the identity")
	}
	if err := c.Host.Check(); err != nil {
		return err
	}
	if !hashcash.Verify(r.Challenge(c), c.Nonce, zeros) {
		return fmt.Errorf("%w: nonce %d gives less than %d zero bits", ErrWork, c.Nonce, zeros)
	}
	return signedBy(c.Signer, r.Domain().Digest(c.Possession()), proof)
}

// signedBy fails with [ErrSignature] unless the signature of a digest is by this account.
func signedBy(want common.Address, digest common.Hash, s eip712.Signature) error {
	got, err := eip712.Recover(digest, s)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrSignature, err)
	}
	if got != want {
		return fmt.Errorf("%w: by %s, not by %s", ErrSignature, got, want)
	}
	return nil
}

// label returns an ASCII string as a bytes32.
func label(s string) (w eip712.Word) {
	copy(w[:], s)
	return w
}

// hashWords is keccak256(abi.encode(…)) of types that take one word each.
func hashWords(words ...eip712.Word) common.Hash {
	buf := make([]byte, 0, 32*len(words))
	for _, w := range words {
		buf = append(buf, w[:]...)
	}
	return crypto.Keccak256Hash(buf)
}
