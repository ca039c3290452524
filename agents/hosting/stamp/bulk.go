package stamp

import (
	"crypto/rand"
	"encoding/binary"
	"math/big"
	"math/bits"
	rnd "math/rand/v2"
)

// coefficient is a random number of 104 bits, in two halves of 52. Bits above are left out of account.
type coefficient [2]uint64

const half = 1<<52 - 1

// group is how many stamps are summed up before the sums are put together: 52 bits added so often are no more than 64.
const group = 4096

// combiner returns the sum of all stamps of one width, which stand one behind the other, each times its coefficient.
type combiner func(stamps []byte, width int, by []coefficient) *big.Int

var combine = machineCombine()

// combineScalar does it with what every processor has.
func combineScalar(stamps []byte, width int, by []coefficient) *big.Int {
	sum := make([]uint64, width/8+4)
	for i, c := range by {
		low, high := c[0]&half|c[1]<<52, c[1]&half>>12
		stamp := stamps[i*width : (i+1)*width]
		var carry, above uint64 // what low and high times the limb before leave
		for at, n := len(stamp)-8, 0; ; at, n = at-8, n+1 {
			var x uint64
			if at >= 0 {
				x = binary.BigEndian.Uint64(stamp[at:])
			} else if carry|above == 0 {
				break
			}
			hi, lo := bits.Mul64(x, low)
			up, down := bits.Mul64(x, high)
			var c uint64
			lo, c = bits.Add64(lo, carry, 0)
			hi += c // less than low, so there is room
			lo, c = bits.Add64(lo, sum[n], 0)
			hi, c = bits.Add64(hi, 0, c)
			up += c // high has 40 bits
			hi, c = bits.Add64(hi, down, 0)
			up += c
			sum[n] = lo
			hi, c = bits.Add64(hi, above, 0)
			up += c
			carry, above = hi, up
			if at < 0 && carry|above == 0 {
				break
			}
		}
	}
	return new(big.Int).SetBytes(bytesOf(sum))
}

// Stray returns the places of the stamps that a product of primes does not divide. Stamps of one width stand one behind
// the other. That none is found though there is one has a chance of less than 2^-100, if each prime has 128 bits or more
// and the stamps were fixed before: all are summed up, each times a random number, and one division tells of all.
func Stray(stamps []byte, width int, product *big.Int) []int {
	count := len(stamps) / width
	if count == 0 {
		return nil
	}
	b := newBulk(stamps, width)
	total, term := new(big.Int), new(big.Int)
	for g := range b.sums {
		// Coefficients are the same in all groups, so each group has one more of its own.
		total.Add(total, term.Mul(b.sums[g], b.dice.number()))
	}
	if total.Rem(total, product).Sign() == 0 {
		return nil
	}
	var stray []int
	for g := range b.sums {
		if term.Rem(b.sums[g], product).Sign() != 0 {
			from := g * group
			stray = b.bisect(stray, from, min(from+group, count), product)
		}
	}
	return stray
}

// bulk is a set of stamps that is being checked.
type bulk struct {
	stamps []byte
	width  int
	dice   *dice
	sums   []*big.Int // of groups
}

func newBulk(stamps []byte, width int) *bulk {
	b := &bulk{stamps: stamps, width: width, dice: newDice()}
	by := b.dice.coefficients(min(group, len(stamps)/width))
	for from := 0; from < len(stamps)/width; from += group {
		b.sums = append(b.sums, b.sum(from, min(from+group, len(stamps)/width), by))
	}
	return b
}

func (b *bulk) sum(from, to int, by []coefficient) *big.Int {
	return combine(b.stamps[from*b.width:to*b.width], b.width, by[:to-from])
}

// bisect looks for the stamps that product does not divide. In what it is given there is one.
func (b *bulk) bisect(stray []int, from, to int, product *big.Int) []int {
	if to-from == 1 {
		return append(stray, from)
	}
	middle := (from + to) / 2
	for _, part := range [2][2]int{{from, middle}, {middle, to}} {
		sum := b.sum(part[0], part[1], b.dice.coefficients(part[1]-part[0]))
		if sum.Rem(sum, product).Sign() != 0 {
			stray = b.bisect(stray, part[0], part[1], product)
		}
	}
	return stray
}

// dice are thrown after the stamps are fixed.
type dice struct{ *rnd.ChaCha8 }

func newDice() *dice {
	var seed [32]byte
	_, _ = rand.Read(seed[:]) // it never fails
	return &dice{rnd.NewChaCha8(seed)}
}

func (d *dice) coefficients(n int) []coefficient {
	c := make([]coefficient, n)
	for i := range c {
		c[i] = coefficient{d.Uint64() & half, d.Uint64() & half}
	}
	return c
}

// number returns one of 104 bits.
func (d *dice) number() *big.Int {
	c := d.coefficients(1)[0]
	out := new(big.Int).SetUint64(c[1])
	return out.Add(out.Lsh(out, 52), new(big.Int).SetUint64(c[0]))
}
