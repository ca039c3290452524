package stamp

import "math/big"

// Combiners returns all ways to sum up that this machine has.
func Combiners() map[string]func(stamps []byte, width int, by [][2]uint64) *big.Int {
	all := map[string]func([]byte, int, []coefficient) *big.Int{"scalar": combineScalar, "this machine's": combine}
	out := make(map[string]func([]byte, int, [][2]uint64) *big.Int)
	for name, f := range all {
		out[name] = func(stamps []byte, width int, by [][2]uint64) *big.Int {
			c := make([]coefficient, len(by))
			for i := range by {
				c[i] = by[i]
			}
			return f(stamps, width, c)
		}
	}
	return out
}
