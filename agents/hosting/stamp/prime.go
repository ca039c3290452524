package stamp

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"
)

// Place is where a prime belongs.
type Place struct {
	Site               common.Hash
	Duplicate, Version uint16
}

// Found is a prime, and how far it is from where the search for it began. The contract takes the distance from whoever
// calls it, and begins to search in the same place.
type Found struct {
	Prime common.Hash
	Gap   uint16
}

// Prime returns the prime of a site: the first one from where the seed points to on, and how far that is.
func Prime(seed, site common.Hash, duplicate, version uint16) (p common.Hash, gap uint16) {
	f := Primes(seed, []Place{{site, duplicate, version}})[0]
	return f.Prime, f.Gap
}

// Primes returns the primes of many places. It finds them several times faster than one by one.
func Primes(seed common.Hash, places []Place) []Found {
	searches := make([]search, len(places))
	for i, p := range places {
		floor := odd(words(seed, primeDomain, p.Site, number(p.Duplicate), number(p.Version)))
		searches[i].floor = wideOf(floor)
		searches[i].begin(0)
	}
	find(searches)
	out := make([]Found, len(places))
	for i := range searches {
		s := &searches[i]
		n := s.candidate()
		copy(out[i].Prime[:], bytesOf(n[:]))
		out[i].Gap = uint16(2 * (s.base + s.at)) // #nosec G115 -- find panics before that
	}
	return out
}

func wideOf(w common.Hash) (x wide) {
	for i := range x {
		x[i] = binary.BigEndian.Uint64(w[24-8*i:])
	}
	return x
}

// span is how many odd numbers are sieved at once.
const span = 256

// search is the search for one prime, which stands at a candidate that no small prime divides.
type search struct {
	floor wide
	base  int // where the sieve begins: the odd number with this number behind the floor
	at    int // in the sieve
	sieve [span]bool
}

// candidate returns the number that the search stands at.
func (s *search) candidate() wide {
	x, _ := s.floor.add(&wide{uint64(2 * (s.base + s.at))}) // #nosec G115 -- positive
	return x
}

// begin sieves from a number behind the floor on.
func (s *search) begin(base int) {
	if 2*(base+span) > math.MaxUint16 {
		panic("no prime within 65536: there is no such gap of this size by any chance")
	}
	s.base, s.at, s.sieve = base, 0, [span]bool{}
	x := s.candidate()
	var halves [8]uint64
	for i, limb := range x {
		halves[2*i], halves[2*i+1] = limb&math.MaxUint32, limb>>32
	}
	for i := range divisors {
		d := &divisors[i]
		step := int(d.prime) // #nosec G115 -- small
		for at := d.first(&halves); at < span; at += step {
			s.sieve[at] = true
		}
	}
	s.at = -1
	s.next()
}

// next goes to the next candidate.
func (s *search) next() {
	for s.at++; s.at < span; s.at++ {
		if !s.sieve[s.at] {
			return
		}
	}
	s.begin(s.base + span)
}

// divisor is a small prime that is looked for.
type divisor struct {
	prime   uint64
	inverse uint64    // 2^64 / prime, rounded up
	powers  [8]uint32 // of 2^32
}

// most is up to where small primes are looked for. What is left is a prime in one of twelve cases.
const most = 3600

var divisors = func() (all []divisor) {
	composite := make([]bool, most)
	for p := 3; p < most; p += 2 {
		if composite[p] {
			continue
		}
		for i := p * p; i < most; i += p {
			composite[i] = true
		}
		d := divisor{prime: uint64(p), inverse: math.MaxUint64/uint64(p) + 1} // #nosec G115 -- positive
		power := uint64(1)
		for i := range d.powers {
			d.powers[i] = uint32(power) // #nosec G115 -- below p
			power = power << 32 % uint64(p)
		}
		all = append(all, d)
	}
	return all
}()

// first returns the least i with which x + 2i is divided.
func (d *divisor) first(x *[8]uint64) int {
	var sum uint64
	for i, h := range x {
		sum += h * uint64(d.powers[i])
	}
	quotient, _ := bits.Mul64(sum, d.inverse) // exact, as the sum is below 2^47
	rest := sum - quotient*d.prime
	if rest == 0 {
		return 0
	}
	need := d.prime - rest // of 2i
	need += need & 1 * d.prime
	return int(need / 2) // #nosec G115 -- small
}

// find takes all searches to their primes, eight at a time.
func find(searches []search) {
	var candidates, passed []*search
	for i := range searches {
		candidates = append(candidates, &searches[i])
	}
	for len(candidates)+len(passed) > 0 {
		if len(candidates) > 0 {
			now := candidates[:min(8, len(candidates))]
			var again []*search
			for i, ok := range strong(now) {
				if ok {
					passed = append(passed, now[i])
				} else {
					now[i].next()
					again = append(again, now[i])
				}
			}
			candidates = append(candidates[len(now):], again...)
		}
		if len(passed) >= 8 || len(candidates) == 0 && len(passed) > 0 {
			now := passed[:min(8, len(passed))]
			for i, ok := range lucases(now) {
				if !ok {
					now[i].next()
					candidates = append(candidates, now[i])
				}
			}
			passed = passed[len(now):]
		}
	}
}
