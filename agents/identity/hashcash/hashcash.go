// Package hashcash does and checks proof of work: a nonce solves a challenge if sha256(challenge || nonce) begins with
// enough zero bits. Challenge and nonce, 32 and 8 bytes in big-endian order, fill one block of the hash; the contracts
// check the same in 249 gas.
//
// All work is in vain if the challenge does not say whom it is for. Whoever makes one hashes the owner into it, so that a
// solution that others have seen is worth nothing to them, and a recent block hash, so that nobody can work ahead.
package hashcash

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// MaxBits is the most zero bits that [Mine] looks for: as many as a nonce has.
const MaxBits = 64

// Verify reports whether a nonce solves a challenge. Nothing solves one that asks for less than no or more than 256 bits.
func Verify(challenge [32]byte, nonce uint64, zeros int) bool {
	if zeros < 0 || zeros > 256 {
		return false
	}
	var block [40]byte
	copy(block[:], challenge[:])
	binary.BigEndian.PutUint64(block[32:], nonce)
	hash := sha256.Sum256(block[:])
	for i := 0; i < len(hash) && zeros > 0; i++ {
		if bits.LeadingZeros8(hash[i]) < min(zeros, 8) {
			return false
		}
		zeros -= 8
	}
	return true
}
