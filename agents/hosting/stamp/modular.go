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
	one, _ := new(wide).sub(n)
	return &modulus{n: *n, k: minusInverse(n[0]), one: one}
}

// minusInverse returns -1/n modulo 2^64, as Newton finds it: each round doubles the bits that are right, and n is its own
// inverse modulo 8.
func minusInverse(n uint64) uint64 {
	inverse := n
	for range 5 {
		inverse *= 2 - n*inverse
	}
	return -inverse
}

// mul returns a · b / R. Both loops over limbs are written out: it takes a third of the time.
func (m *modulus) mul(a, b *wide) wide {
	var t0, t1, t2, t3, t4 uint64
	for _, y := range b {
		// t += a · y
		var c0, c1, c2, c3, c uint64
		h0, l0 := bits.Mul64(a[0], y)
		h1, l1 := bits.Mul64(a[1], y)
		h2, l2 := bits.Mul64(a[2], y)
		h3, l3 := bits.Mul64(a[3], y)
		l1, c = bits.Add64(l1, h0, 0)
		l2, c = bits.Add64(l2, h1, c)
		l3, c = bits.Add64(l3, h2, c)
		h3 += c
		t0, c = bits.Add64(t0, l0, 0)
		t1, c = bits.Add64(t1, l1, c)
		t2, c = bits.Add64(t2, l2, c)
		t3, c = bits.Add64(t3, l3, c)
		t4, c0 = bits.Add64(t4, h3, c)
		// t = (t + n · u) / 2^64, where u makes the least limb vanish.
		u := t0 * m.k
		h0, l0 = bits.Mul64(m.n[0], u)
		h1, l1 = bits.Mul64(m.n[1], u)
		h2, l2 = bits.Mul64(m.n[2], u)
		h3, l3 = bits.Mul64(m.n[3], u)
		l1, c1 = bits.Add64(l1, h0, 0)
		l2, c1 = bits.Add64(l2, h1, c1)
		l3, c1 = bits.Add64(l3, h2, c1)
		h3 += c1
		_, c2 = bits.Add64(t0, l0, 0)
		t0, c2 = bits.Add64(t1, l1, c2)
		t1, c2 = bits.Add64(t2, l2, c2)
		t2, c2 = bits.Add64(t3, l3, c2)
		t3, c3 = bits.Add64(t4, h3, c2)
		t4 = c0 + c3
	}
	out := wide{t0, t1, t2, t3}
	if less, borrow := out.sub(&m.n); borrow <= t4 {
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
