package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
)

// stamps measures what a tick needs of stamps: primes, and whether a great many stamps are right. All is one core's
// processor time, in turns, and the best turn counts.
func stamps() []measure { return []measure{bulkStamps, soundStamps, primesFound} }

// The stamps that are measured are a random times eight primes of 256 bits: 288 bytes, as of four updates.
const (
	stampPrimes = 8
	stampWidth  = 32 * (1 + stampPrimes)
	stampCount  = 100_000
	stampTurns  = 40
)

var errStray = errors.New("a stamp is not divided by its own primes")

// bulkStamps is how fast the stamps of one flow are found to be divisible by its primes: all at once, and as one would do it
// with math/big, stamp by stamp and prime by prime.
func bulkStamps(ctx context.Context, r *report) error {
	product := big.NewInt(1)
	primes := make([]*big.Int, stampPrimes)
	for i, f := range stamp.Primes(common.Hash{1}, stampPlaces(stampPrimes)) {
		primes[i] = f.Prime.Big()
		product.Mul(product, primes[i])
	}
	all := make([]byte, stampCount*stampWidth)
	for i := range stampCount {
		random := new(big.Int).SetBytes(stamp.Random())
		random.Mul(random, product).FillBytes(all[i*stampWidth : (i+1)*stampWidth])
	}
	var bulk, naive float64
	for range stampTurns {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := cpuTime()
		if stamp.Stray(all, stampWidth, product) != nil {
			return errStray
		}
		bulk = max(bulk, stampCount/(cpuTime()-began).Seconds())
		rate, err := dividedNaively(all[:stampCount/50*stampWidth], primes)
		if err != nil {
			return err
		}
		naive = max(naive, rate)
	}
	goal, times := 60.0, 300.0
	r.add(figure{
		Name: "hosting/stamps-bulk-per-core", Value: bulk / 1e6, Unit: "M/s", Goal: &goal, Better: higher,
		note: fmt.Sprintf("8 x 256 bit, %d stamps of %d bytes, chance to miss one 2^-103; %s GB/s from memory; GMP with 64 bits 40.6",
			stampCount, stampWidth, number(bulk*stampWidth/1e9)),
	})
	r.add(figure{
		Name: "hosting/stamps-vs-naive", Value: bulk / naive, Unit: "x", Goal: &times, Better: higher,
		note: fmt.Sprintf("math/big, a division for each prime: %s M/s", number(naive/1e6)),
	})
	return nil
}

// dividedNaively returns the rate at which math/big divides each stamp by each prime.
func dividedNaively(all []byte, primes []*big.Int) (rate float64, err error) {
	x, rest := new(big.Int), new(big.Int)
	began := cpuTime()
	for at := 0; at < len(all); at += stampWidth {
		x.SetBytes(all[at : at+stampWidth])
		for _, p := range primes {
			if rest.Rem(x, p).Sign() != 0 {
				return 0, errStray
			}
		}
	}
	return float64(len(all)/stampWidth) / (cpuTime() - began).Seconds(), nil
}

func stampPlaces(n int) []stamp.Place {
	places := make([]stamp.Place, n)
	for i := range places {
		places[i] = stamp.Place{Site: common.BigToHash(big.NewInt(int64(i)))}
	}
	return places
}

// soundStamps is how fast requests of four updates, so of four primes and four factors, are found to be exactly what servers
// with the tick's keys make of their transcripts. Signatures are not looked at: nobody needs them unless a stamp is wrong.
func soundStamps(ctx context.Context, r *report) error {
	const updates, count = 4, 4096
	rules := stamp.Rules{App: common.Hash{1}, Tick: 7, Seed: common.Hash{2}, ChainID: big.NewInt(1), Court: common.Address{3}, Kept: true}
	places, all := stampPlaces(updates), make([]*stamp.Request, count)
	primes := stamp.Primes(rules.Seed, places)
	for i := range all {
		all[i] = stamped(rules, common.BigToHash(big.NewInt(int64(i))), places, primes)
	}
	checker := stamp.NewChecker(rules)
	var rate float64
	for range stampTurns {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := cpuTime()
		if checker.Unsound(all) != nil {
			return errStray
		}
		rate = max(rate, count/(cpuTime()-began).Seconds())
	}
	goal := 1000.0
	r.add(figure{
		Name: "hosting/stamps-sound-per-core", Value: rate / 1e3, Unit: "k/s", Goal: &goal, Better: higher,
		note: "of 4 updates: 8 x 256 bit; 17 permutations of Keccak for each, as the court hashes Steps, take half of the time or more",
	})
	return nil
}

// stamped is a request as it comes out of honest servers, but for signatures.
func stamped(rules stamp.Rules, id common.Hash, places []stamp.Place, primes []stamp.Found) *stamp.Request {
	r := &stamp.Request{ID: id, Stamp: stamp.Random()}
	last := hosting.Step{App: rules.App, Tick: rules.Tick, Request: id, StampOut: crypto.Keccak256Hash(r.Stamp)}
	r.Steps = append(r.Steps, stamp.Signed{Step: last})
	for i, place := range places {
		server := crypto.Keccak256Hash(place.Site[:])
		s := hosting.Step{
			App: rules.App, Tick: rules.Tick, Request: id, Slot: uint16(i + 1), Server: server, Site: place.Site, // #nosec G115 -- few
			Previous: last.Message(rules.ChainID, rules.Court), StampIn: last.StampOut, Delta: id,
		}
		q := stamp.Factor(stamp.Key(rules.Seed, server, s.Site, 0, 0), id, s.Delta, s.Previous)
		r.Stamp = stamp.Multiply(r.Stamp, primes[i].Prime, q)
		s.StampOut = crypto.Keccak256Hash(r.Stamp)
		r.Steps = append(r.Steps, stamp.Signed{Step: s})
		last = s
	}
	r.Slots = stamp.Slots(r.Steps)
	return r
}

// primesFound is how fast primes of sites are found.
func primesFound(ctx context.Context, r *report) error {
	const count = 1000
	places := stampPlaces(count)
	var rate float64
	for turn := range stampTurns {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := cpuTime()
		stamp.Primes(common.BigToHash(big.NewInt(int64(turn))), places)
		rate = max(rate, count/(cpuTime()-began).Seconds())
	}
	goal := 30.0
	r.add(figure{
		Name: "hosting/prime-gen-per-core", Value: rate / 1e3, Unit: "k/s", Goal: &goal, Better: higher,
		note: "256 bit, the first from a given number on, by sieve and Baillie-PSW; crypto/rand 0.6, GMP 4.7",
	})
	return nil
}
