package stamp

import (
	"bytes"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
)

// Trail returns what a stamp was at first, and after each server, if it is exactly the product of a client's random and of
// these primes and factors; nil if it is not.
func Trail(stamp []byte, primes, factors []common.Hash) [][]byte {
	if len(primes) != len(factors) || !Well(stamp, len(primes)) {
		return nil
	}
	// All are odd, so the last word alone says what the stamp began with. That it did is seen by going there again.
	low := wide{1}
	for i := range primes {
		p, q := wideOf(primes[i]), wideOf(factors[i])
		low = low.times(&p)
		low = low.times(&q)
	}
	end, inverse := wideOf(common.Hash(stamp[len(stamp)-common.HashLength:])), low.inverse()
	random := end.times(&inverse)
	all := append(make([][]byte, 0, 1+len(primes)), bytesOf(random[:]))
	if !Well(all[0], 0) {
		return nil
	}
	for i := range primes {
		all = append(all, Multiply(all[i], primes[i], factors[i]))
	}
	if !bytes.Equal(all[len(primes)], stamp) {
		return nil
	}
	return all
}

// Messages returns the hashes of Steps: [hosting.Step.Message] of each.
func Messages(steps []*hosting.Step, chainID *big.Int, court common.Address) []common.Hash {
	return hashMany(len(steps), func(to []byte, i int) []byte { return steps[i].AppendMessage(to, chainID, court) })
}

// Factors returns what servers with these keys multiply by for their Steps: [Factor] of each.
func Factors(keys []common.Hash, steps []*hosting.Step) []common.Hash {
	factors := hashMany(len(steps), func(to []byte, i int) []byte {
		s := steps[i]
		return append(append(append(append(to, keys[i][:]...), s.Request[:]...), s.Delta[:]...), s.Previous[:]...)
	})
	for i := range factors {
		factors[i] = odd(factors[i])
	}
	return factors
}

// fewest is how many hashes take longer one by one than all at once.
const fewest = 3

// hashMany hashes messages of one length: eight at once where the processor can.
func hashMany(count int, fill func(to []byte, i int) []byte) []common.Hash {
	out := make([]common.Hash, 0, count)
	var messages [8][]byte
	for len(out) < count {
		some := min(len(messages), count-len(out))
		for lane := range messages {
			if messages[lane] = messages[lane][:0]; lane < some {
				messages[lane] = fill(messages[lane], len(out)+lane)
			}
		}
		hash := hashes
		if some < fewest {
			hash = hashEach
		}
		hashed := hash(&messages, nil)
		out = append(out, hashed[:some]...)
	}
	return out
}
