// Package stamp is how updates show which servers they went through. A stamp is a number. It begins as the client's
// random, and each server of an update multiplies it by the prime of its site and by a factor that only its stamp key
// makes. After the tick the seed is revealed, from which all primes and keys follow: then anybody can see whether a stamp
// is the product that it has to be, and if not, which server broke it. The contract StampCourt computes the same.
//
// What makes stamps sound is that factors cannot be told beforehand and that every product is signed; that factors are
// hard to find is not relied on. The primes make it fast: whether a million stamps took the right way is answered by one
// division.
package stamp

import (
	"encoding/binary"
	"math/big"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
)

// The domains of what is hashed, as a contract writes them: text on the left of a word.
var (
	primeDomain = label("emet/stamp/prime/1")
	keyDomain   = label("emet/stamp/key/1")
)

func label(s string) (w common.Hash) {
	copy(w[:], s)
	return w
}

// words hashes words as a contract's keccak256(abi.encode(...)) does.
func words(w ...common.Hash) common.Hash {
	buf := make([]byte, 0, 6*common.HashLength)
	for i := range w {
		buf = append(buf, w[i][:]...)
	}
	return crypto.Keccak256Hash(buf)
}

func number(n uint16) (w common.Hash) {
	binary.BigEndian.PutUint16(w[30:], n)
	return w
}

// odd makes a hash a number of 256 bits that is odd.
func odd(w common.Hash) common.Hash {
	w[0] |= 0x80
	w[31] |= 1
	return w
}

// Key returns the key that a server stamps with at a site.
func Key(seed, server, site common.Hash, duplicate, version uint16) common.Hash {
	return words(seed, keyDomain, server, site, number(duplicate), number(version))
}

// Factor returns what a server multiplies by beside the prime: it is of the request, the change, and all Steps before.
func Factor(key, request, delta, previous common.Hash) common.Hash {
	return odd(words(key, request, delta, previous))
}

// PrimeLeaf returns the leaf of a site's prime below a tick's PrimesRoot.
func PrimeLeaf(site common.Hash, duplicate, version uint16, prime common.Hash) common.Hash {
	return words(words(primeDomain, site, number(duplicate), number(version), prime))
}

// KeyLeaf returns the leaf of a server's key below a tick's KeysRoot. It has a hash of the key, so that it can be shown.
func KeyLeaf(server, site common.Hash, duplicate, version uint16, key common.Hash) common.Hash {
	return words(words(keyDomain, server, site, number(duplicate), number(version), words(key)))
}

// KeysOf returns what a Step says of the keys that it was made with: the hash of their leaves.
func KeysOf(primeLeaf, keyLeaf common.Hash) common.Hash { return words(primeLeaf, keyLeaf) }

// Width returns how many bytes a stamp has after so many multiplications.
func Width(steps int) int { return (1 + 2*steps) * common.HashLength }

// Well reports whether bytes have the form of a stamp after so many multiplications. A number has one form only: big-endian
// in whole words, one and two more for each multiplication, with zeros in front.
func Well(stamp []byte, steps int) bool {
	if len(stamp) != Width(steps) {
		return false
	}
	return steps > 0 || stamp[0]&0x80 != 0 && stamp[31]&1 != 0
}

// Multiply returns stamp · p · q, two words longer than the stamp, of which it takes whole words only.
func Multiply(stamp []byte, p, q common.Hash) []byte {
	in := limbs(stamp[:len(stamp)/common.HashLength*common.HashLength])
	factor := limbs(p[:])
	middle := make([]uint64, len(in)+4)
	multiply(middle, in, factor)
	out := make([]uint64, len(middle)+4)
	multiply(out, middle, limbs(q[:]))
	return bytesOf(out)
}

// limbs reads a big-endian number of whole words into limbs, the least first.
func limbs(b []byte) []uint64 {
	out := make([]uint64, len(b)/8)
	for i := range out {
		out[len(out)-1-i] = binary.BigEndian.Uint64(b[8*i:])
	}
	return out
}

// bytesOf writes limbs as a big-endian number.
func bytesOf(limbs []uint64) []byte {
	out := make([]byte, 8*len(limbs))
	for i, l := range limbs {
		binary.BigEndian.PutUint64(out[len(out)-8-8*i:], l)
	}
	return out
}

// multiply adds a · b to out, which has to have room for it.
func multiply(out, a, b []uint64) {
	for j, y := range b {
		var carry uint64
		for i, x := range a {
			hi, lo := bits.Mul64(x, y)
			lo, c := bits.Add64(lo, out[i+j], 0)
			hi += c
			lo, c = bits.Add64(lo, carry, 0)
			out[i+j], carry = lo, hi+c
		}
		out[j+len(a)] = carry
	}
}

// whole returns a word as a number.
func whole(w common.Hash) *big.Int { return new(big.Int).SetBytes(w[:]) }

// Random draws what a client's stamp begins with: a word whose top and low bits are set.
func Random() []byte {
	r := odd(drawn())
	return r[:]
}

// domain is that of the court.
func domain(chainID *big.Int, court common.Address) eip712.Domain {
	return eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: chainID, Contract: court}
}
