package stamp

import (
	"encoding/binary"
	"math/bits"
)

//go:generate go run generate.go generate_keccak.go

// limb is the same limb of eight numbers.
type limb [8]uint64

// moduli are eight of them for R = 2^260, as the vector unit takes them.
type moduli struct {
	n [5]limb
	k limb
}

// powers is what powers8 works on, and where it leaves what it finds.
type powers struct {
	moduli

	x [5]limb
}

// lucas is the same for chain8. What is to be subtracted stands there as what is to be added.
type lucas struct {
	moduli

	x, y       [5]limb
	first, two [5]limb
}

//go:noescape
func powers8(s *powers, bits *byte, count int)

//go:noescape
func chain8(s *lucas, bits *byte, count int)

// machineTests are the fastest of this processor.
func machineTests() tests {
	if hasIFMA {
		return vectorTests
	}
	return scalarTests
}

var vectorTests = tests{power: powerVector, lucas: lucasVector}

const low52 = 1<<52 - 1

// put writes a number into a lane.
func put(to *[5]limb, lane int, x *wide) {
	to[0][lane] = x[0] & low52
	to[1][lane] = (x[0]>>52 | x[1]<<12) & low52
	to[2][lane] = (x[1]>>40 | x[2]<<24) & low52
	to[3][lane] = (x[2]>>28 | x[3]<<36) & low52
	to[4][lane] = x[3] >> 16
}

// get reads a lane, less than 4n, and takes what is over n away.
func get(from *[5]limb, lane int, n *wide) wide {
	x := wide{
		from[0][lane] | from[1][lane]<<52, from[1][lane]>>12 | from[2][lane]<<40,
		from[2][lane]>>24 | from[3][lane]<<28, from[3][lane]>>36 | from[4][lane]<<16,
	}
	above := from[4][lane] >> 48
	for {
		less, borrow := x.sub(n)
		if borrow > above {
			return x
		}
		x, above = less, above-borrow
	}
}

// wider returns 16a modulo n: what stands for a with R = 2^260, if a stands for it with R = 2^256.
func (m *modulus) wider(a *wide) wide {
	x := *a
	for range 4 {
		x = m.double(&x)
	}
	return x
}

// set puts a modulus into a lane.
func (s *moduli) set(lane int, m *modulus) {
	put(&s.n, lane, &m.n)
	s.k[lane] = m.k & low52
}

// scatter writes the bits of eight numbers from the top: a byte each, with a bit for each lane.
func scatter(to *[256]byte, e *[8]wide) {
	for w := range 4 {
		for b := range 8 {
			var block uint64 // a byte of each number
			for lane := range e {
				block |= e[lane][w] >> (8 * b) & 0xff << (8 * lane)
			}
			// The block of 8 by 8 bits is mirrored.
			x := (block ^ block>>7) & 0x00aa00aa00aa00aa
			block ^= x ^ x<<7
			x = (block ^ block>>14) & 0x0000cccc0000cccc
			block ^= x ^ x<<14
			x = (block ^ block>>28) & 0x00000000f0f0f0f0
			block ^= x ^ x<<28
			binary.BigEndian.PutUint64(to[256-64*w-8*b-8:], block)
		}
	}
}

func powerVector(all []*modulus, e []wide) (x [8]wide) {
	var s powers
	var exponents [8]wide
	for lane := range exponents {
		i := min(lane, len(all)-1)
		s.set(lane, all[i])
		exponents[lane] = e[i]
		one := all[i].wider(&all[i].one)
		put(&s.x, lane, &one)
	}
	var bit [256]byte
	scatter(&bit, &exponents)
	powers8(&s, &bit[1], 255) // exponents are below n/2
	for lane, m := range all {
		x[lane] = m.narrower(get(&s.x, lane, &m.n))
	}
	return x
}

func lucasVector(all []*modulus, p []uint64, e []wide) (v, next [8]wide) {
	var s lucas
	var exponents [8]wide
	for lane := range exponents {
		i := min(lane, len(all)-1)
		m := all[i]
		s.set(lane, m)
		exponents[lane] = e[i]
		two, first := m.small(2), m.small(p[i])
		two, first = m.wider(&two), m.wider(&first)
		put(&s.x, lane, &two)
		put(&s.y, lane, &first)
		two, _ = m.n.sub(&two)
		first, _ = m.n.sub(&first)
		put(&s.two, lane, &two)
		put(&s.first, lane, &first)
	}
	var bit [256]byte
	scatter(&bit, &exponents)
	chain8(&s, &bit[0], 256)
	for lane, m := range all {
		v[lane], next[lane] = m.narrower(get(&s.x, lane, &m.n)), m.narrower(get(&s.y, lane, &m.n))
	}
	return v, next
}

// narrower is the way back from [modulus.wider]: it divides by 16.
func (m *modulus) narrower(x wide) wide {
	for range 4 {
		var carry uint64
		if x[0]&1 == 1 {
			x, carry = x.add(&m.n)
		}
		x = x.shift(1)
		x[3] |= bits.RotateLeft64(carry, 63)
	}
	return x
}
