// Package eip712 hashes, signs and recovers typed data as EIP-712 defines it, the way the contracts do: domains of four
// fields, flat structs, 65-byte signatures with a low s. It is pure; it knows neither the messages nor where keys are.
package eip712

import (
	"crypto/ecdsa"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

// Domain says which contract a message is for, so that a signature is worth nothing anywhere else.
type Domain struct {
	Name     string         // of the contract: "emet OfferBoard"
	Version  string         // of its messages: "1"
	ChainID  *big.Int       // at most 256 bits
	Contract common.Address // where it is deployed
}

var domainType = NewType("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")

// Separator returns the hash that sets this domain's messages apart.
func (d Domain) Separator() common.Hash {
	return domainType.Hash(String(d.Name), String(d.Version), Big(d.ChainID), Address(d.Contract))
}

// Digest returns what is signed for a message of this domain, given its struct hash: see [Type.Hash].
func (d Domain) Digest(message common.Hash) common.Hash {
	separator := d.Separator()
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, separator[:], message[:])
}

// Type is the kind of a message: the hash of its declaration.
type Type common.Hash

// NewType returns the type that a declaration describes, such as "Voucher(bytes32 channel,uint128 total)". The
// declaration is hashed as it is: it must be in the canonical form, as in the contract.
func NewType(declaration string) Type { return Type(crypto.Keccak256Hash([]byte(declaration))) }

// Hash returns the struct hash of a message, its fields in the order of the declaration. A field that is a struct itself
// is the struct's own hash.
func (t Type) Hash(fields ...Word) common.Hash {
	buf := make([]byte, 0, (len(fields)+1)*len(t))
	buf = append(buf, t[:]...)
	for _, f := range fields {
		buf = append(buf, f[:]...)
	}
	return crypto.Keccak256Hash(buf)
}

// Word is a field of a message as it is hashed.
type Word = [32]byte

// Uint returns a field of any unsigned type up to 64 bits.
func Uint(v uint64) (w Word) {
	binary.BigEndian.PutUint64(w[24:], v)
	return w
}

// Big returns a field of an unsigned type above 64 bits; nil is zero. It panics if v is negative or has more than 256
// bits: no contract would hash the same, and callers know their types.
func Big(v *big.Int) (w Word) {
	if v == nil {
		return w
	}
	if v.Sign() < 0 || v.BitLen() > 256 {
		panic(fmt.Sprintf("eip712: %v is no uint256", v))
	}
	math.ReadBits(v, w[:])
	return w
}

// Bool returns a field of type bool.
func Bool(v bool) (w Word) {
	if v {
		w[31] = 1
	}
	return w
}

// Address returns a field of type address.
func Address(a common.Address) Word { return common.BytesToHash(a[:]) }

// Bytes returns a field of the dynamic type bytes: the hash of what it holds. A bytes32 is a [Word] as it is.
func Bytes(b []byte) Word { return crypto.Keccak256Hash(b) }

// String returns a field of type string.
func String(s string) Word { return Bytes([]byte(s)) }

// Signature is r, s and v, as OpenZeppelin's ECDSA takes it: v is 27 or 28.
type Signature [crypto.SignatureLength]byte

// ErrSignature is what [Recover] fails with.
var ErrSignature = errors.New("malformed signature")

// ParseSignature reads a signature from outside. It accepts 65 bytes only: the 64 of EIP-2098 would give one message
// two signatures. It looks no further; see [Recover].
func ParseSignature(b []byte) (s Signature, err error) {
	if len(b) != len(s) {
		return s, fmt.Errorf("%w: %d bytes", ErrSignature, len(b))
	}
	copy(s[:], b)
	return s, nil
}

// Sign signs a digest. The signature is deterministic (RFC 6979) and its s is low.
func Sign(digest common.Hash, key *ecdsa.PrivateKey) (s Signature, err error) {
	raw, err := crypto.Sign(digest[:], key)
	if err != nil {
		return s, fmt.Errorf("sign: %w", err)
	}
	copy(s[:], raw)
	s[64] += 27
	return s, nil
}

// Recover returns the account that signed a digest. It refuses what the contracts refuse: an s in the upper half of the
// order, another v than 27 and 28, and r or s out of range. Any other signature recovers to some account: compare it.
func Recover(digest common.Hash, sig Signature) (common.Address, error) {
	raw := sig
	raw[64] -= 27 // wraps around below 27
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64])
	if !crypto.ValidateSignatureValues(raw[64], r, s, true) {
		return common.Address{}, ErrSignature
	}
	public, err := crypto.SigToPub(digest[:], raw[:])
	if err != nil {
		return common.Address{}, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return crypto.PubkeyToAddress(*public), nil
}
