package stamp

import (
	"crypto"
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/mlkem"
	"crypto/sha3"

	"github.com/cloudflare/circl/kem/mlkem/mlkem768"
	"github.com/ethereum/go-ethereum/common"
)

// Revealed returns what opens the stamps of a tick whose seed everybody knows. It opens the same as what [SealingKey]
// returns, in less time: whoever computes a tick opens all of its stamps. Secrets are not for it.
func Revealed(seed common.Hash) *Opener {
	_, o := SealingKey(seed)
	private, err := revealed(o.private)
	if err != nil {
		return o
	}
	return &Opener{private}
}

// revealed returns a key of X-Wing that leaves ML-KEM to code that uses what the processor has.
func revealed(key hpke.PrivateKey) (hpke.PrivateKey, error) {
	secret, err := key.Bytes()
	if err != nil {
		return nil, err
	}
	// X-Wing expands its secret into those of both of its parts.
	expanded := sha3.SumSHAKE256(secret, mlkem.SeedSize+32)
	standard, err := mlkem.NewDecapsulationKey768(expanded[:mlkem.SeedSize])
	if err != nil {
		return nil, err
	}
	curve, err := ecdh.X25519().NewPrivateKey(expanded[mlkem.SeedSize:])
	if err != nil {
		return nil, err
	}
	_, fast := mlkem768.NewKeyFromSeed(expanded[:mlkem.SeedSize])
	return hpke.NewHybridPrivateKey(decapsulator{standard.EncapsulationKey(), fast}, curve)
}

// decapsulator is ML-KEM-768. What it makes of bytes, of a right ciphertext or not, the standard (FIPS 203) says to the bit.
type decapsulator struct {
	public *mlkem.EncapsulationKey768
	fast   *mlkem768.PrivateKey
}

func (d decapsulator) Encapsulator() crypto.Encapsulator { return d.public }

// Decapsulate returns the shared key. The caller has checked how long the ciphertext is.
func (d decapsulator) Decapsulate(ciphertext []byte) ([]byte, error) {
	shared := make([]byte, mlkem.SharedKeySize)
	d.fast.DecapsulateTo(shared, ciphertext)
	return shared, nil
}
