package stamp

import (
	"math/big"
	"math/bits"

	"github.com/klauspost/cpuid/v2"
)

// A window of each stamp is summed up at once, in chunks of eight lanes of six bytes.
const (
	chunk  = 48
	chunks = 6
	window = chunk * chunks
)

// sums are of the products' low and high 52 bits, for both halves of the coefficients, by chunks from the least.
type sums [chunks][4][8]uint64

// combineIFMA adds to sums what windows of stamps come to, which begin at an offset: before the stamp, if masks leave out
// what is there.
//
//go:noescape
func combineIFMA(s *sums, stamps *byte, offset, stride, count int, coefficients *coefficient, masks *[chunks]uint64)

var hasIFMA = cpuid.CPU.Supports(cpuid.AVX512F, cpuid.AVX512BW, cpuid.AVX512VBMI, cpuid.AVX512IFMA)

// machineCombine is the fastest way of this processor.
func machineCombine() combiner {
	if hasIFMA {
		return combineVector
	}
	return combineScalar
}

// near is how many bytes of stamps are still in the cache when their next window is summed up.
const near = 1 << 17

// combineVector does what [combineScalar] does with the vector unit's multiplications of 52 bits, which do without carries.
func combineVector(stamps []byte, width int, by []coefficient) *big.Int {
	all := make([]sums, (width+window-1)/window)
	for from, step := 0, max(1, near/width); from < len(by); from += step {
		coefficients := by[from:min(from+step, len(by))]
		for i := range all {
			all[i].add(stamps[from*width:], width, i*window, coefficients)
		}
	}
	out := make([]uint64, len(all)*window/8+4)
	for i := range all {
		all[i].value(out[i*window/8:])
	}
	return new(big.Int).SetBytes(bytesOf(out))
}

// add sums up a window of stamps that ends so many bytes before their ends. Where it begins before them, masks leave bytes
// out.
func (s *sums) add(stamps []byte, width, behind int, by []coefficient) {
	var masks [chunks]uint64
	for i := range masks {
		left := min(max(width-behind-i*chunk, 0), chunk)
		masks[i] = (1<<left - 1) << (chunk - left)
	}
	combineIFMA(s, &stamps[0], width-behind-window, width, len(by), &by[0], &masks)
}

// value adds the sums to a number in limbs of 64 bits. Lanes are 48 bits apart.
func (s *sums) value(out []uint64) {
	for i := range s {
		for j := range 8 {
			at := uint(48 * (8*i + j)) // #nosec G115 -- small
			for kind, shift := range [4]uint{0, 52, 52, 104} {
				addAt(out, s[i][kind][j], at+shift)
			}
		}
	}
}

// addAt adds x · 2^shift to a number.
func addAt(out []uint64, x uint64, shift uint) {
	var carry uint64
	at := shift / 64
	out[at], carry = bits.Add64(out[at], x<<(shift%64), 0)
	for x = x >> (64 - shift%64); x|carry != 0; x = 0 {
		at++
		out[at], carry = bits.Add64(out[at], x, carry)
	}
}
