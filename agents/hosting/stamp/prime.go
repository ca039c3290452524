package stamp

import (
	"github.com/ethereum/go-ethereum/common"
	"math/big"
)

// Prime returns the prime of a site: the first one from where the seed points to on, and how far that is.
func Prime(seed, site common.Hash, duplicate, version uint16) (p common.Hash, gap uint16) {
	x := whole(odd(words(seed, primeDomain, site, number(duplicate), number(version))))
	for !x.ProbablyPrime(0) {
		x.Add(x, big.NewInt(2))
		gap += 2
	}
	x.FillBytes(p[:])
	return p, gap
}
