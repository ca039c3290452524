package interp

import (
	"crypto/sha256"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

func hashSHA256(s string) string {
	sum := sha256.Sum256([]byte(s))
	return string(sum[:])
}

func hashKeccak256(s string) string { return string(crypto.Keccak256([]byte(s))) }

// verify tells whether an account signed a digest. The signature is r, s and v; of the two values of s that would do only
// the lower one counts (EIP-2).
func verify(account, digest, signature string) bool {
	if len(account) != common.AddressLength || len(digest) != common.HashLength || len(signature) != crypto.SignatureLength {
		return false
	}
	sig := []byte(signature)
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64])
	sig[64] -= 27
	if sig[64] > 1 || !crypto.ValidateSignatureValues(sig[64], r, s, true) {
		return false
	}
	key, err := crypto.SigToPub([]byte(digest), sig)
	return err == nil && crypto.PubkeyToAddress(*key) == common.BytesToAddress([]byte(account))
}
