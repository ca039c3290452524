package stamp

import (
	"crypto/mlkem"
	"math/big"

	"github.com/cloudflare/circl/kem/mlkem/mlkem768"
	"github.com/ethereum/go-ethereum/common"
)

// Combiners returns all ways to sum up that this machine has.
func Combiners() map[string]func(stamps []byte, width int, by [][2]uint64) *big.Int {
	all := map[string]func([]byte, int, []coefficient) *big.Int{"scalar": combineScalar, "this machine's": combine}
	out := make(map[string]func([]byte, int, [][2]uint64) *big.Int)
	for name, f := range all {
		out[name] = func(stamps []byte, width int, by [][2]uint64) *big.Int {
			c := make([]coefficient, len(by))
			for i := range by {
				c[i] = by[i]
			}
			return f(stamps, width, c)
		}
	}
	return out
}

func searchesOf(numbers []common.Hash) (all []*search) {
	for _, n := range numbers {
		all = append(all, &search{floor: wideOf(n)})
	}
	return all
}

// PrimeTests returns all ways to test for at most eight primes that this machine has. They leave small factors out of
// account, which a sieve has looked for.
func PrimeTests() map[string]func(numbers []common.Hash) []bool {
	out := make(map[string]func([]common.Hash) []bool)
	for name, with := range map[string]tests{"one by one": scalarTests, "eight at a time": eight} {
		out[name] = func(numbers []common.Hash) []bool {
			defer func(before tests, count int) { eight, few = before, count }(eight, few)
			eight, few = with, 0
			all := searchesOf(numbers)
			passed := strong(all)
			for i, ok := range lucases(all) {
				passed[i] = passed[i] && ok
			}
			return passed
		}
	}
	return out
}

// Strong tests one number to base 2 only.
func Strong(n common.Hash) bool { return strong(searchesOf([]common.Hash{n}))[0] }

// Hashers returns all ways to hash eight messages that this machine has. The first block of long ones is the same.
func Hashers() map[string]func(messages [8][]byte) [8]common.Hash {
	out := make(map[string]func([8][]byte) [8]common.Hash)
	for name, h := range map[string]hasher{"each": hashEach, "this machine's": hashes} {
		out[name] = func(m [8][]byte) [8]common.Hash { return h(&m, nil) }
		out[name+", begun"] = func(m [8][]byte) [8]common.Hash {
			if len(m[0]) <= rate {
				return h(&m, nil)
			}
			return h(&m, machineBegin(m[0][:rate]))
		}
	}
	return out
}

// Decapsulate returns what the two implementations of ML-KEM make of a ciphertext, with a key made of a seed.
func Decapsulate(seed, ciphertext []byte) (fast, standard []byte, err error) {
	key, err := mlkem.NewDecapsulationKey768(seed)
	if err != nil {
		return nil, nil, err
	}
	_, private := mlkem768.NewKeyFromSeed(seed)
	if fast, err = (decapsulator{key.EncapsulationKey(), private}).Decapsulate(ciphertext); err != nil {
		return nil, nil, err
	}
	standard, err = key.Decapsulate(ciphertext)
	return fast, standard, err
}
