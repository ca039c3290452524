package hashcash

import (
	"encoding/binary"
	"math/bits"
)

// run is a challenge made ready for all nonces that share their upper half. Only word 9 of the block, the lower half,
// then differs from one hash to the next: the first nine rounds and much of the message schedule are worked out here,
// once. The assembly reads these fields by their offsets.
type run struct {
	k    [64]uint32 // what round t adds that is no variable: its constant, a constant word, a constant h
	w    [64]uint32 // the constant part of word t of the schedule
	a7   uint32     // the state that enters round 10, as far as it is constant; the rest is in a10 and e10
	a8   uint32
	a9   uint32
	e8   uint32
	e9   uint32
	a10  uint32 // add word 9 for the state's a and e
	e10  uint32
	mask uint32 // the bits of the hash's first word that must be zero
	_    [4]uint32
	abef [4]uint32 // the state that enters round 8, in the order of the SHA extensions
	cdgh [4]uint32
	m    [16]uint32 // the block, word 9 being zero
}

// newRun prepares a challenge and the upper half of its nonces. Of more than 32 zero bits it looks for the first 32.
func newRun(challenge [32]byte, upper uint32, zeros int) *run {
	r := &run{mask: ^uint32(0)}
	if zeros < 32 {
		r.mask = ^(^uint32(0) >> zeros)
	}
	for i := range 8 {
		r.m[i] = binary.BigEndian.Uint32(challenge[4*i:])
	}
	r.m[8], r.m[10], r.m[15] = upper, 1<<31, 40*8

	s := iv
	for t := range 10 {
		if t == 8 {
			r.abef, r.cdgh = [4]uint32{s[5], s[4], s[1], s[0]}, [4]uint32{s[7], s[6], s[3], s[2]}
		}
		s = round(s, k[t]+r.m[t])
	}
	r.a10, r.e10 = s[0], s[4]
	r.a9, r.a8, r.a7, r.e9, r.e8 = s[1], s[2], s[3], s[5], s[6]
	r.schedule()
	r.k[10] += s[7] // the h of rounds 10 and 11; that of 12 is e9
	r.k[11] += s[6]
	r.k[12] += s[5]
	r.k[63] += iv[0] // so that a is the hash's first word in the end
	return r
}

// varies says which words of the schedule depend on word 9.
var varies = func() (v [64]bool) {
	v[9] = true
	for t := 16; t < 64; t++ {
		v[t] = v[t-2] || v[t-7] || v[t-15] || v[t-16]
	}
	return v
}()

// schedule fills k and w. Each word of the schedule is the sum of four; of those that vary, the constant ones are summed
// up here.
func (r *run) schedule() {
	copy(r.w[:], r.m[:])
	for t := 16; t < 64; t++ {
		for _, term := range []struct {
			t int
			f func(uint32) uint32
		}{{t - 2, sigma1}, {t - 7, same}, {t - 15, sigma0}, {t - 16, same}} {
			if !varies[term.t] {
				r.w[t] += term.f(r.w[term.t])
			}
		}
	}
	r.k = k
	for t := range k {
		if !varies[t] {
			r.k[t] += r.w[t]
		}
	}
}

func same(x uint32) uint32        { return x }
func sigma0(x uint32) uint32      { return rotr(x, 7) ^ rotr(x, 18) ^ x>>3 }
func sigma1(x uint32) uint32      { return rotr(x, 17) ^ rotr(x, 19) ^ x>>10 }
func rotr(x uint32, n int) uint32 { return bits.RotateLeft32(x, -n) }

// round is one round of SHA-256; kw is the round's constant plus its word.
func round(s [8]uint32, kw uint32) [8]uint32 {
	a, b, c, e, f, g := s[0], s[1], s[2], s[4], s[5], s[6]
	t1 := s[7] + kw + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e&f ^ ^e&g)
	t2 := (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a&b ^ a&c ^ b&c)
	return [8]uint32{t1 + t2, a, b, c, s[3] + t1, e, f, g}
}
