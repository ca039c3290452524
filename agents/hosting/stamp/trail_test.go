package stamp_test

import (
	"bytes"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
)

// made is a stamp as servers make it, with what it was on its way.
func made(n int) (all [][]byte, primes, factors []common.Hash) {
	all = [][]byte{stamp.Random()}
	for i := range n {
		p, _ := stamp.Prime(common.Hash{1}, number("site", i), 0, 0)
		q := stamp.Factor(number("key", i), number("request", n), number("delta", i), number("previous", i))
		primes, factors = append(primes, p), append(factors, q)
		all = append(all, stamp.Multiply(all[i], p, q))
	}
	return all, primes, factors
}

// A stamp's way is found again from the stamp alone, and only if it is one.
func TestTrail(t *testing.T) {
	for n := range 12 {
		all, primes, factors := made(n)
		end := all[n]
		got := stamp.Trail(end, primes, factors)
		if len(got) != len(all) {
			t.Fatalf("%d updates: a trail of %d", n, len(got))
		}
		for i := range all {
			if !bytes.Equal(got[i], all[i]) {
				t.Errorf("%d updates: after %d it is %x, and was %x", n, i, got[i], all[i])
			}
		}
		for at := 0; at < len(end); at += 7 {
			changed := bytes.Clone(end)
			changed[at] ^= 1 << (at % 8)
			if n > 0 && stamp.Trail(changed, primes, factors) != nil {
				t.Errorf("%d updates: a trail although byte %d is wrong", n, at)
			}
		}
		for _, bad := range [][]byte{nil, end[1:], append([]byte{0}, end...), append(make([]byte, 64), end...)} {
			if stamp.Trail(bad, primes, factors) != nil {
				t.Errorf("%d updates: a trail of %d bytes", n, len(bad))
			}
		}
	}
}

// What a stamp begins with is a word with its top and its low bit set: the same number in other pieces is none.
func TestTrailBeginsWell(t *testing.T) {
	all, primes, factors := made(3)
	for name, random := range map[string]*big.Int{
		"even": new(big.Int).SetBit(new(big.Int).SetBytes(all[0]), 0, 0), "short": big.NewInt(12345),
		"long": new(big.Int).Add(new(big.Int).SetBytes(all[0]), new(big.Int).Lsh(big.NewInt(1), 256)),
	} {
		product := random
		for i := range primes {
			product = new(big.Int).Mul(product, primes[i].Big())
			product.Mul(product, factors[i].Big())
		}
		if product.BitLen() > 8*stamp.Width(len(primes)) {
			continue
		}
		if stamp.Trail(product.FillBytes(make([]byte, stamp.Width(len(primes)))), primes, factors) != nil {
			t.Errorf("%s: it has a trail", name)
		}
	}
	if stamp.Trail(all[3], primes[:2], factors[:2]) != nil || stamp.Trail(all[3], primes, factors[:2]) != nil {
		t.Error("a trail of fewer factors")
	}
}

// Many at once are what each is alone, however many there are.
func TestManyAtOnce(t *testing.T) {
	chain, court := big.NewInt(7), common.Address{1, 2}
	var steps []*hosting.Step
	var keys []common.Hash
	for n := range 20 {
		messages, factors := stamp.Messages(steps, chain, court), stamp.Factors(keys, steps)
		if len(messages) != n || len(factors) != n {
			t.Fatalf("%d and %d of %d", len(messages), len(factors), n)
		}
		for i, s := range steps {
			if messages[i] != s.Message(chain, court) || factors[i] != stamp.Factor(keys[i], s.Request, s.Delta, s.Previous) {
				t.Errorf("%d of %d", i, n)
			}
		}
		steps = append(steps, &hosting.Step{Request: number("request", n), Slot: uint16(n), Delta: number("delta", n), Previous: number("previous", n)}) // #nosec G115 -- few
		keys = append(keys, number("key", n))
	}
}
