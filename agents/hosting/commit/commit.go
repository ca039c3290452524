// Package commit is how hosted applications name primitives without showing them. In place of each primitive of a value
// stands its leaf, a salted hash, and values are passed on, signed and logged in that form: whoever is shown a primitive
// and its salt can check that it is the one, and nobody else can find out by trying.
package commit

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/program/data"
	"emet/agents/program/structure"
)

// Salt keeps a leaf from being found by trying values.
type Salt [32]byte

// Leaf is what stands for a primitive.
type Leaf [32]byte

// Shape is a value with leaves in place of its primitives.
type Shape = structure.Shape[Leaf]

const leafDomain = "emet/leaf/1"

// To commits to a primitive of a type: SHA-256(domain || salt || CBOR).
func To(t *data.Type, v data.Value, salt Salt) Leaf {
	h := sha256.New()
	h.Write([]byte(leafDomain))
	h.Write(salt[:])
	h.Write(v.AppendCBOR(t, nil))
	return Leaf(h.Sum(nil))
}

// Public commits to what everybody knows: a constant of the program, the number of an element, the time of the tick. Its
// salt is zero.
func Public(t *data.Type, v data.Value) Leaf { return To(t, v, Salt{}) }

// Derive returns a salt of a secret: that of the leaf with a number.
func Derive(secret [32]byte, number uint32) (s Salt) {
	derive(secret, "salt", number, s[:])
	return s
}

// DeriveKey returns the key that the leaf with a number is encrypted with.
func DeriveKey(secret [32]byte, number uint32) (key [32]byte) {
	derive(secret, "key", number, key[:])
	return key
}

func derive(secret [32]byte, what string, number uint32, to []byte) {
	info := binary.BigEndian.AppendUint32([]byte("emet/leaf/"+what+"/1"), number)
	out, err := hkdf.Expand(sha256.New, secret[:], string(info), len(to))
	if err != nil {
		panic(err) // the length is constant, and far below what HKDF gives
	}
	copy(to, out)
}

// Owner commits to the client whose request it is. Servers cannot tell who that is; whoever is shown the salt can.
func Owner(client common.Address, salt Salt) common.Hash {
	h := sha256.New()
	h.Write([]byte("emet/owner/1"))
	h.Write(salt[:])
	h.Write(client[:])
	return common.Hash(h.Sum(nil))
}

// Hash names a shape of a type: what is signed of it.
func Hash(t *data.Type, s Shape) common.Hash { return HashOf(Encode(t, s)) }

// HashOf is [Hash] of a shape that was encoded.
func HashOf(encoded []byte) common.Hash {
	return crypto.Keccak256Hash([]byte("emet/shape/1"), encoded)
}

// Delta names what an update appends: to which kind of log, to which log (nil for the client's own), and what.
func Delta(key data.Label, log *Leaf, t *data.Type, s Shape) common.Hash {
	own := make([]byte, 1+len(Leaf{}))
	if log != nil {
		own[0] = 1
		copy(own[1:], log[:])
	}
	return crypto.Keccak256Hash([]byte("emet/delta/1"), key[:], own, Encode(t, s))
}

// Encode writes a shape of a type: see [structure.Shape.AppendCBOR].
func Encode(t *data.Type, s Shape) []byte {
	return s.AppendCBOR(t, nil, func(l Leaf) []byte { return l[:] })
}

// Decode reads a shape of a type from outside.
func Decode(t *data.Type, blob []byte) (Shape, error) {
	return structure.DecodeShape(t, blob, len(Leaf{}), func(b []byte) Leaf { return Leaf(b) })
}
