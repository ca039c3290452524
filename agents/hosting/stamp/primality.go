package stamp

import "math/big"

// A candidate passes the test of Baillie, Pomerance, Selfridge and Wagstaff: strong to base 2, and a strong Lucas test. No
// composite number is known that does. The parameters are those of math/big, and so are the answers.

// tests are the parts of the test that take long, for at most eight moduli at once.
type tests struct {
	// power returns 2^e · R for each modulus. An e is less than half of it.
	power func(all []*modulus, e []wide) [8]wide
	// lucas returns two neighbours of the Lucas sequence V(p, 1), those of e and e+1.
	lucas func(all []*modulus, p []uint64, e []wide) (v, next [8]wide)
}

var scalarTests = tests{power: powerScalar, lucas: lucasScalar}

// eight is what takes the shortest time for eight.
var eight = machineTests()

// few is how many numbers are tested one by one in less time.
var few = 3

func testsFor(count int) tests {
	if count <= few {
		return scalarTests
	}
	return eight
}

func moduliOf(all []*search) []*modulus {
	out := make([]*modulus, len(all))
	for i, s := range all {
		n := s.candidate()
		out[i] = newModulus(&n)
	}
	return out
}

// strong tests what searches stand at, to base 2.
func strong(all []*search) []bool {
	moduli := moduliOf(all)
	e, rest := make([]wide, len(all)), make([]int, len(all))
	for i, m := range moduli {
		less := m.n
		less[0]-- // it is odd
		rest[i] = less.zeros()
		e[i] = less.shift(rest[i])
	}
	powers := testsFor(len(all)).power(moduli, e)
	passed := make([]bool, len(all))
	for i, m := range moduli {
		x := powers[i]
		minus, _ := m.n.sub(&m.one)
		passed[i] = x == m.one || x == minus
		for n := rest[i] - 1; n > 0 && !passed[i]; n-- {
			x = m.mul(&x, &x)
			passed[i] = x == minus
		}
	}
	return passed
}

func powerScalar(all []*modulus, e []wide) (x [8]wide) {
	for i, m := range all {
		x[i] = m.power(&e[i])
	}
	return x
}

// lucases tests what searches stand at with Lucas sequences.
func lucases(all []*search) []bool {
	moduli := moduliOf(all)
	passed := make([]bool, len(all))
	p, e, rest := make([]uint64, len(all)), make([]wide, len(all)), make([]int, len(all))
	for i, m := range moduli {
		p[i] = parameter(&m.n)
		if p[i] == 0 {
			return lucasEach(all) // one of them is a square
		}
		// n+1 = e · 2^rest. It may have 257 bits, so it is halved first.
		half, _ := m.n.shift(1).addOne()
		rest[i] = half.zeros() + 1
		e[i] = half.shift(rest[i] - 1)
	}
	v, next := testsFor(len(all)).lucas(moduli, p, e)
	for i, m := range moduli {
		passed[i] = m.ends(p[i], rest[i], v[i], next[i])
	}
	return passed
}

func (a wide) addOne() (wide, uint64) { return a.add(&wide{1}) }

// lucasEach tests one by one where one is a square: that one fails.
func lucasEach(all []*search) []bool {
	passed := make([]bool, len(all))
	for i, s := range all {
		if n := s.candidate(); parameter(&n) != 0 {
			passed[i] = lucases(all[i : i+1])[0]
		}
	}
	return passed
}

// ends is the end of the strong Lucas test.
func (m *modulus) ends(p uint64, rest int, v, next wide) bool {
	two := m.small(2)
	minus, _ := m.n.sub(&two)
	if v == two || v == minus {
		// U of e is zero if 2·V(e+1) = p·V(e).
		first := m.small(p)
		left, right := m.double(&next), m.mul(&first, &v)
		if left == right {
			return true
		}
	}
	for range rest - 1 {
		switch v {
		case wide{}:
			return true
		case two:
			return false
		}
		v = m.mul(&v, &v)
		v = m.minus(&v, &two)
	}
	return false
}

func lucasScalar(all []*modulus, p []uint64, e []wide) (v, next [8]wide) {
	for i, m := range all {
		v[i], next[i] = m.chain(p[i], &e[i])
	}
	return v, next
}

// parameter returns the least p from 3 on for which p²-4 is no square modulo n, if n is a prime; 0 if n is a square.
func parameter(n *wide) uint64 {
	for p := uint64(3); ; p++ {
		if jacobi(p*p-4, n) == -1 {
			return p
		}
		if p == 40 {
			x := n.big()
			if root := new(big.Int).Sqrt(x); root.Mul(root, root).Cmp(x) == 0 {
				return 0
			}
		}
	}
}

// jacobi returns the Jacobi symbol of a small number over n, which has no factor that small.
func jacobi(a uint64, n *wide) int {
	sign := 1
	for a&1 == 0 {
		a >>= 1
		if r := n[0] & 7; r == 3 || r == 5 {
			sign = -sign
		}
	}
	if a&3 == 3 && n[0]&3 == 3 {
		sign = -sign
	}
	b := a
	a = n.mod(b)
	for a != 0 {
		for a&1 == 0 {
			a >>= 1
			if r := b & 7; r == 3 || r == 5 {
				sign = -sign
			}
		}
		if a&3 == 3 && b&3 == 3 {
			sign = -sign
		}
		a, b = b%a, a
	}
	if b != 1 {
		return 0
	}
	return sign
}
