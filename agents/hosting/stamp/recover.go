package stamp

import (
	"bytes"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// recover finds the client's r, from the stamp alone, if all servers multiplied right, or one of them by something that
// can be guessed: without the prime or the key, with the prime of another site, or with a small number besides. It
// returns nil if it does not find it.
func (t *trace) recover(want common.Hash) []byte {
	rest := new(big.Int).SetBytes(t.Stamp)
	var odd []*big.Int // factors that ought to be there and are not all, and others that may be there instead
	quotient, remainder := new(big.Int), new(big.Int)
	for i := len(t.Steps) - 1; i > 0; i-- {
		p, q := t.factors(&t.Steps[i].Step)
		for _, f := range []*big.Int{whole(p.prime), whole(q)} {
			if quotient.QuoRem(rest, f, remainder); remainder.Sign() == 0 && rest.Sign() != 0 {
				rest.Set(quotient)
			}
			odd = append(odd, f)
		}
	}
	if rest.BitLen() > 8*common.HashLength {
		rest = strip(rest, append(odd, t.known()...))
	}
	return behind(rest, want)
}

// known lists the primes that the checker has met.
func (c *Checker) known() (primes []*big.Int) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	for _, f := range c.primes {
		primes = append(primes, whole(f.prime))
	}
	return primes
}

// strip divides a number by others for as long as that leaves more than a word.
func strip(x *big.Int, by []*big.Int) *big.Int {
	quotient, remainder := new(big.Int), new(big.Int)
	for _, f := range by {
		for x.BitLen() > 8*common.HashLength {
			if quotient.QuoRem(x, f, remainder); remainder.Sign() != 0 {
				break
			}
			x = new(big.Int).Set(quotient)
		}
	}
	return x
}

// smallest is how far small factors are searched, in bits.
const smallest = 12

// behind looks for a number of a word that has the wanted hash, behind a small factor.
func behind(x *big.Int, want common.Hash) []byte {
	if x.BitLen() > 8*common.HashLength+smallest {
		return nil
	}
	word := make([]byte, common.HashLength)
	quotient, remainder, d := new(big.Int), new(big.Int), new(big.Int)
	for n := int64(1); n < 1<<smallest; n++ {
		quotient.QuoRem(x, d.SetInt64(n), remainder)
		if quotient.BitLen() > 8*len(word) {
			continue
		}
		if quotient.BitLen() < 8*len(word)-8 && n > 1 {
			return nil // no r is that small
		}
		if remainder.Sign() == 0 && crypto.Keccak256Hash(quotient.FillBytes(word)) == want {
			return bytes.Clone(word)
		}
	}
	return nil
}
