package stamp_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
)

// Many primes at once are the primes one by one, and those that math/big finds from where the contract begins.
func TestPrimesAtOnce(t *testing.T) {
	for _, count := range []int{0, 1, 2, 7, 8, 9, 100} {
		var places []stamp.Place
		for i := range count {
			places = append(places, stamp.Place{Site: number("prime", i), Duplicate: uint16(i % 4)})
		}
		seed := number("seed of primes", count)
		for i, f := range stamp.Primes(seed, places) {
			if p, gap := stamp.Prime(seed, places[i].Site, places[i].Duplicate, 0); p != f.Prime || gap != f.Gap {
				t.Errorf("prime %d of %d is %x, alone %x", i, count, f.Prime, p)
			}
			x := f.Prime.Big()
			if !x.ProbablyPrime(0) {
				t.Errorf("%x is no prime", f.Prime)
			}
			for range f.Gap / 2 {
				if x.Sub(x, big.NewInt(2)); x.ProbablyPrime(0) {
					t.Errorf("%x is a prime before %x", x, f.Prime)
				}
			}
		}
	}
}

// odd draws a number of 256 bits that is odd and ends as wanted modulo 64.
func oddNumber(dice *rand.Rand, end byte) (n common.Hash) {
	for i := range n {
		n[i] = byte(dice.Uint32())
	}
	n[0] |= 0x80
	n[31] = n[31]&0xc0 | end&0x3f | 1
	return n
}

// Each test of ours, one by one and eight at a time, says of primes and composites what math/big says, whatever they end
// in, and for the greatest numbers as well.
func TestPrimality(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	var numbers []common.Hash
	for i := range 600 {
		n := oddNumber(dice, byte(i))
		numbers = append(numbers, n)
		if i%3 == 0 { // and a prime that ends like it
			for x := n.Big(); ; x.Add(x, big.NewInt(64)) {
				if x.ProbablyPrime(0) && x.BitLen() == 256 {
					numbers = append(numbers, common.BigToHash(x))
					break
				}
			}
		}
	}
	for d := int64(1); d < 600; d += 2 { // the first prime below 2^256 is 189 away
		numbers = append(numbers, common.BigToHash(new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(d))),
			common.BigToHash(new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(d))))
	}
	primes := 0
	for name, is := range stamp.PrimeTests() {
		for from := 0; from < len(numbers); from += 8 {
			now := numbers[from:min(from+8, len(numbers))]
			for i, got := range is(now) {
				want := now[i].Big().ProbablyPrime(0)
				if got != want {
					t.Errorf("%s: %x is a prime: %v, want %v", name, now[i], got, want)
				}
				if want {
					primes++
				}
			}
		}
	}
	if primes < 400 {
		t.Errorf("only %d primes were looked at", primes)
	}
}

// What passes to base 2 although it is no prime is found out by the Lucas test, and what passes that by the other.
func TestPseudoprimes(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	var found []common.Hash
	for len(found) < 8 {
		// (k+1)(2k+1) of two primes is a strong pseudoprime to one base in a few.
		p := new(big.Int).SetBytes(oddNumber(dice, 1).Bytes()[:16])
		p.SetBit(p, 0, 1)
		q := new(big.Int).Lsh(p, 1)
		q.Sub(q, big.NewInt(1))
		n := new(big.Int).Mul(p, q)
		if n.BitLen() != 256 || !p.ProbablyPrime(0) || !q.ProbablyPrime(0) {
			continue
		}
		if h := common.BigToHash(n); stamp.Strong(h) {
			found = append(found, h)
		}
	}
	for name, is := range stamp.PrimeTests() {
		for i, got := range is(found) {
			if got {
				t.Errorf("%s: %x is taken for a prime", name, found[i])
			}
		}
	}
	// A square has no parameter for the Lucas test.
	p := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(159))
	square := common.BigToHash(p.Mul(p, p))
	for name, is := range stamp.PrimeTests() {
		if is([]common.Hash{square})[0] {
			t.Errorf("%s: a square is taken for a prime", name)
		}
	}
}

func BenchmarkPrimes(b *testing.B) {
	var places []stamp.Place
	for i := range 1000 {
		places = append(places, stamp.Place{Site: number("prime", i)})
	}
	n := 0
	for b.Loop() {
		stamp.Primes(number("seed", n), places)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "k/s")
}
