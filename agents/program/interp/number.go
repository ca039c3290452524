package interp

import (
	"fmt"
	"math"
	"math/bits"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// arithmetic returns the operation of a node that computes with numbers. Its functions report false for what does not fit.
func (b *builder) arithmetic() operation {
	scale := b.types[0].Scale
	switch b.Op {
	case flow.Add, flow.Later:
		x, y := b.Args[0], b.Args[1]
		return func(r *run, at []data.Value) data.Value {
			n, m := at[x].Int(), at[y].Int()
			sum := n + m
			if (sum > n) != (m > 0) {
				return r.fail()
			}
			return data.NewInt(sum)
		}
	case flow.Sub, flow.Since:
		return b.numbers(func(n, m int64) (int64, bool) { return n - m, (n-m < n) == (m > 0) })
	case flow.Mul:
		if b.types[0].Kind == data.Decimal {
			return b.numbers(func(n, m int64) (int64, bool) { return mulDiv(n, m, power(scale)) })
		}
		return b.numbers(multiply)
	case flow.Div:
		if b.types[0].Kind == data.Decimal {
			return b.numbers(func(n, m int64) (int64, bool) { return mulDiv(n, power(scale), m) })
		}
		return b.numbers(divide)
	case flow.Mod:
		return b.numbers(func(n, m int64) (int64, bool) {
			if _, ok := divide(n, m); !ok {
				return 0, false
			}
			return n % m, true
		})
	case flow.Neg:
		return b.number(func(n int64) (int64, bool) { return -n, n != math.MinInt64 })
	case flow.ToDecimal, flow.Round:
		to := b.out.Scale
		return b.number(func(n int64) (int64, bool) {
			if to >= scale {
				return mulDiv(n, power(to-scale), 1)
			}
			return mulDiv(n, 1, power(scale-to))
		})
	default:
		panic(fmt.Sprintf("%s was checked, but is not known", b.Op))
	}
}

func (b *builder) number(f func(int64) (int64, bool)) operation {
	x := b.Args[0]
	return func(r *run, at []data.Value) data.Value {
		n, ok := f(at[x].Int())
		if !ok {
			return r.fail()
		}
		return data.NewInt(n)
	}
}

func (b *builder) numbers(f func(n, m int64) (int64, bool)) operation {
	x, y := b.Args[0], b.Args[1]
	return func(r *run, at []data.Value) data.Value {
		n, ok := f(at[x].Int(), at[y].Int())
		if !ok {
			return r.fail()
		}
		return data.NewInt(n)
	}
}

func multiply(n, m int64) (int64, bool) {
	if product := n * m; n == 0 || product/n == m && (n != -1 || m != math.MinInt64) {
		return product, true
	}
	return 0, false
}

func divide(n, m int64) (int64, bool) {
	if m == 0 || n == math.MinInt64 && m == -1 {
		return 0, false
	}
	return n / m, true
}

// power returns a power of ten, at most the eighteenth.
func power(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// mulDiv returns n·m/d, rounded half to even, if d is not zero and it fits.
func mulDiv(n, m, d int64) (int64, bool) {
	if d == 0 {
		return 0, false
	}
	hi, lo := bits.Mul64(magnitude(n), magnitude(m))
	by := magnitude(d)
	if hi >= by {
		return 0, false
	}
	q, rest := bits.Div64(hi, lo, by)
	if half := by - rest; rest > half || rest == half && q&1 == 1 {
		if q++; q == 0 {
			return 0, false
		}
	}
	if (n < 0) != (m < 0) != (d < 0) {
		return -int64(q), q <= 1<<63 // #nosec G115 -- the least int is its own negative
	}
	return int64(q), q <= math.MaxInt64 // #nosec G115 -- checked
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n) // #nosec G115 -- right for the least int too
	}
	return uint64(n)
}
