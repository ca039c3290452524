package stamp

import (
	"crypto/rand"
	"encoding/binary"
	"math/big"
	"math/bits"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
)

// Unsound returns the places of the requests whose stamps are not exactly r · Πpq, with keys of the Steps' servers and of
// the whole transcript. It looks at no signature: only a server, or the supervisor, could have made a stamp that passes.
// What does not pass, [Checker.Check] has to look at. That a wrong stamp passes has a chance of less than 2^-48: r follows
// from the last word of the stamp, and the rest is compared modulo a prime of 61 bits that is drawn afterwards.
func (c *Checker) Unsound(requests []*Request) []int {
	b := &batch{Checker: c, modulus: drawModulus(), residues: make(map[place]residue)}
	blank := hosting.Step{App: c.rules.App}
	b.begun = machineBegin(blank.AppendMessage(nil, c.rules.ChainID, c.rules.Court)[:rate])
	right := make([]bool, len(requests))
	byLength := make(map[int][]int)
	for i, r := range requests {
		if c.formed(r) {
			byLength[len(r.Steps)] = append(byLength[len(r.Steps)], i)
		}
	}
	for _, all := range byLength {
		for ; len(all) > 0; all = all[min(8, len(all)):] {
			b.check(requests, all[:min(8, len(all))], right)
		}
	}
	var out []int
	for i, ok := range right {
		if !ok {
			out = append(out, i)
		}
	}
	return out
}

// formed reports whether a request has all that a right one has, before anything is computed.
func (c *Checker) formed(r *Request) bool {
	if len(r.Slots) == 0 || len(r.Steps) != len(r.Slots)+1 || !Well(r.Stamp, len(r.Slots)) {
		return false
	}
	for i := range r.Steps {
		s := &r.Steps[i].Step
		want := hosting.Step{App: c.rules.App, Tick: c.rules.Tick, Request: r.ID, StampOut: s.StampOut}
		if i > 0 {
			slot, last := &r.Slots[i-1], &r.Steps[i-1].Step
			want.Slot, want.Server, want.Site, want.Duplicate, want.Version = slot.Number, slot.Server, slot.Site, slot.Duplicate, slot.Version
			want.Keys, want.Previous, want.StampIn, want.Delta = s.Keys, s.Previous, last.StampOut, s.Delta
			if s.Slot <= last.Slot || slot.Delta != (common.Hash{}) && slot.Delta != s.Delta {
				return false
			}
		}
		if *s != want {
			return false
		}
	}
	return true
}

// batch is what requests that are checked together have in common.
type batch struct {
	*Checker

	modulus  uint64
	begun    *midstate
	residues map[place]residue
	buffers  [8][]byte
}

// residue is what is needed of a prime.
type residue struct {
	prime wide
	rest  uint64 // modulo the drawn one
}

// drawModulus draws a prime of 61 bits.
func drawModulus() uint64 {
	for {
		var b [8]byte
		_, _ = rand.Read(b[:]) // it never fails
		n := binary.BigEndian.Uint64(b[:])>>3 | 1<<60 | 1
		if new(big.Int).SetUint64(n).ProbablyPrime(0) { // exact below 2^64
			return n
		}
	}
}

// factors is the product of a stamp's factors so far: its last 256 bits, and what it is modulo the drawn prime.
type factors struct {
	low  wide
	rest uint64
}

// check checks at most eight requests with the same number of Steps.
func (b *batch) check(requests []*Request, at []int, right []bool) {
	lane := func(i int) *Request { return requests[at[min(i, len(at)-1)]] }
	var all [8]factors
	var good [8]bool
	for i := range all {
		all[i], good[i] = factors{wide{1}, 1}, true
	}
	for step := range len(requests[at[0]].Slots) {
		for i := range b.buffers {
			b.buffers[i] = lane(i).Steps[step].Step.AppendMessage(b.buffers[i][:0], b.rules.ChainID, b.rules.Court)
		}
		previous := hashes(&b.buffers, b.begun)
		for i := range b.buffers {
			s := &lane(i).Steps[step+1].Step
			good[i] = good[i] && s.Previous == previous[i]
			key := b.key(holder{placeOf(s), s.Server})
			b.buffers[i] = append(append(append(append(b.buffers[i][:0], key[:]...), s.Request[:]...), s.Delta[:]...), s.Previous[:]...)
		}
		for i, q := range hashes(&b.buffers, nil) {
			b.multiply(&all[i], placeOf(&lane(i).Steps[step+1].Step), wideOf(odd(q)))
		}
	}
	var randoms [8]wide
	for i := range b.buffers {
		stamp := lane(i).Stamp
		low := wideOf(common.Hash(stamp[len(stamp)-common.HashLength:]))
		inverse := all[i].low.inverse()
		randoms[i] = low.times(&inverse)
		b.buffers[i] = append(b.buffers[i][:0], bytesOf(randoms[i][:])...)
		// Both sides have to be the same: the stamp, and r times all factors.
		good[i] = good[i] && randoms[i][3]>>63 == 1 && randoms[i][0]&1 == 1 &&
			mulMod(all[i].rest, randoms[i].mod(b.modulus), b.modulus) == b.rest(stamp)
	}
	for i, h := range hashes(&b.buffers, nil) {
		if i < len(at) {
			right[at[i]] = good[i] && h == lane(i).Steps[0].Step.StampOut
		}
	}
}

func (b *batch) multiply(f *factors, at place, q wide) {
	r, ok := b.residues[at]
	if !ok {
		r.prime = wideOf(b.prime(at).prime)
		r.rest = r.prime.mod(b.modulus)
		b.residues[at] = r
	}
	f.low = f.low.times(&r.prime)
	f.low = f.low.times(&q)
	f.rest = mulMod(mulMod(f.rest, r.rest, b.modulus), q.mod(b.modulus), b.modulus)
}

// rest returns a stamp modulo the drawn prime.
func (b *batch) rest(stamp []byte) (rest uint64) {
	for ; len(stamp) > 0; stamp = stamp[8:] {
		_, rest = bits.Div64(rest, binary.BigEndian.Uint64(stamp), b.modulus)
	}
	return rest
}

func mulMod(a, b, n uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	_, rest := bits.Div64(hi, lo, n)
	return rest
}

// times returns the last 256 bits of a product.
func (a *wide) times(b *wide) (out wide) {
	for i := range out {
		var carry, c uint64
		for j := range len(out) - i {
			hi, lo := bits.Mul64(a[i], b[j])
			lo, c = bits.Add64(lo, out[i+j], 0)
			hi += c
			out[i+j], c = bits.Add64(lo, carry, 0)
			carry = hi + c
		}
	}
	return out
}

// inverse returns the inverse of an odd number modulo 2^256.
func (a *wide) inverse() wide {
	x := wide{-minusInverse(a[0])}
	for range 2 { // each round doubles the bits that are right
		y := a.times(&x)
		y, _ = (&wide{2}).sub(&y)
		x = x.times(&y)
	}
	return x
}
