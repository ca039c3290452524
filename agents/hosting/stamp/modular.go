package stamp

import (
	"math/big"
	"math/bits"
)

// wide is a number of 256 bits, the least limb first. Moduli are odd and have their top bit set.
type wide [4]uint64

func (a *wide) sub(b *wide) (out wide, borrow uint64) {
	for i := range out {
		out[i], borrow = bits.Sub64(a[i], b[i], borrow)
	}
	return out, borrow
}

func (a *wide) add(b *wide) (out wide, carry uint64) {
	for i := range out {
		out[i], carry = bits.Add64(a[i], b[i], carry)
	}
	return out, carry
}

func (a *wide) bit(i int) uint64 { return a[i/64] >> (i % 64) & 1 }

// shift returns a number divided by 2^n.
func (a *wide) shift(n int) (out wide) {
	for i := range out {
		if j := i + n/64; j < len(a) {
			out[i] = a[j] >> (n % 64)
			if j+1 < len(a) && n%64 > 0 {
				out[i] |= a[j+1] << (64 - n%64)
			}
		}
	}
	return out
}

// zeros counts how often 2 divides a number that is not zero.
func (a *wide) zeros() (n int) {
	for i := 0; a[i] == 0; i++ {
		n += 64
	}
	return n + bits.TrailingZeros64(a[n/64])
}

// mod returns a number modulo a small one.
func (a *wide) mod(d uint64) (rest uint64) {
	for i := len(a) - 1; i >= 0; i-- {
		_, rest = bits.Div64(rest, a[i], d)
	}
	return rest
}

func (a *wide) big() *big.Int {
	return new(big.Int).SetBytes(bytesOf(a[:]))
}

// modulus computes modulo a number as Montgomery does, with R = 2^256.
type modulus struct {
	n   wide
	k   uint64 // -1/n modulo 2^64
	one wide   // R
}

func newModulus(n *wide) *modulus {
	// Newton: each round doubles the bits that are right; n is its own inverse modulo 8.
	inverse := n[0]
	for range 5 {
		inverse *= 2 - n[0]*inverse
	}
	one, _ := new(wide).sub(n)
	return &modulus{n: *n, k: -inverse, one: one}
}

// mul returns a · b / R.
func (m *modulus) mul(a, b *wide) wide {
	var t [6]uint64
	for i := range 4 {
		// t += a · b[i]
		var carry, c uint64
		for j := range 4 {
			hi, lo := bits.Mul64(a[j], b[i])
			lo, c = bits.Add64(lo, t[j], 0)
			hi += c
			t[j], c = bits.Add64(lo, carry, 0)
			carry = hi + c
		}
		t[4], c = bits.Add64(t[4], carry, 0)
		t[5] = c
		// t = (t + n · u) / 2^64, where u makes the least limb vanish.
		u := t[0] * m.k
		hi, lo := bits.Mul64(u, m.n[0])
		_, c = bits.Add64(lo, t[0], 0)
		carry = hi + c
		for j := 1; j < 4; j++ {
			hi, lo = bits.Mul64(u, m.n[j])
			lo, c = bits.Add64(lo, t[j], 0)
			hi += c
			t[j-1], c = bits.Add64(lo, carry, 0)
			carry = hi + c
		}
		t[3], c = bits.Add64(t[4], carry, 0)
		t[4] = t[5] + c
	}
	out := wide(t[:4])
	if less, borrow := out.sub(&m.n); borrow <= t[4] {
		return less
	}
	return out
}

// double returns 2a.
func (m *modulus) double(a *wide) wide {
	out, carry := a.add(a)
	if less, borrow := out.sub(&m.n); borrow <= carry {
		return less
	}
	return out
}

// minus returns a - b.
func (m *modulus) minus(a, b *wide) wide {
	out, borrow := a.sub(b)
	if borrow == 1 {
		out, _ = out.add(&m.n)
	}
	return out
}

// small returns a small number times R.
func (m *modulus) small(x uint64) wide {
	out := wide{}
	for i := bits.Len64(x) - 1; i >= 0; i-- {
		out = m.double(&out)
		if x>>i&1 == 1 {
			sum, carry := out.add(&m.one)
			if less, borrow := sum.sub(&m.n); borrow <= carry {
				sum = less
			}
			out = sum
		}
	}
	return out
}

// power returns 2^e · R.
func (m *modulus) power(e *wide) wide {
	out := m.one
	for i := 255; i >= 0; i-- {
		out = m.mul(&out, &out)
		if e.bit(i) == 1 {
			out = m.double(&out)
		}
	}
	return out
}

// chain returns two neighbours of the Lucas sequence V(p, 1), times R: those of numbers e and e+1.
func (m *modulus) chain(p uint64, e *wide) (v, next wide) {
	two, first := m.small(2), m.small(p)
	v, next = two, first
	for i := 255; i >= 0; i-- {
		both := m.mul(&v, &next)
		both = m.minus(&both, &first)
		if e.bit(i) == 1 {
			v, next = both, m.mul(&next, &next)
			next = m.minus(&next, &two)
		} else {
			next, v = both, m.mul(&v, &v)
			v = m.minus(&v, &two)
		}
	}
	return v, next
}
