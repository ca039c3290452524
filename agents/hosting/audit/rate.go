package audit

import (
	"cmp"
	"encoding/binary"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// rate is how often something was so, of how many times.
type rate struct{ of, all int }

func (r *rate) add(other rate) { r.of, r.all = r.of+other.of, r.all+other.all }

// least is how often something must have been so before it is held against anybody.
const least = 4

// above tells whether the rate is more than three standard deviations above that of all together: of n times, where each
// is so with the chance of all, p, that many would be more than np + 3 sqrt(np(1-p)). It is computed in integers.
func (r rate) above(all rate) bool {
	if r.of < least {
		return false
	}
	m, n, am, an := big.NewInt(int64(r.of)), big.NewInt(int64(r.all)), big.NewInt(int64(all.of)), big.NewInt(int64(all.all))
	over := new(big.Int).Mul(m, an)
	over.Sub(over, new(big.Int).Mul(am, n))
	if over.Sign() <= 0 {
		return false
	}
	deviation := new(big.Int).Sub(an, am)
	deviation.Mul(deviation, am).Mul(deviation, n).Mul(deviation, big.NewInt(9))
	return over.Mul(over, over).Cmp(deviation) > 0
}

// group returns the numbers below n in an order in which those with the same root stand together, lower ones first, and
// where each group starts. It sorts by the first bytes, in parts on all processors, and looks at whole roots only where
// these are equal: 16 bytes for each number is all the memory it takes beside the result.
func group(n int, root func(i int) common.Hash) (order []uint32, starts []int) {
	type key struct {
		head   uint64
		number uint32
	}
	const parts = 256
	keys, at := make([]key, n), make([]int, parts+1)
	for i := range n {
		at[int(root(i)[0])+1]++
	}
	for i := range parts {
		at[i+1] += at[i]
	}
	to := slices.Clone(at)
	for i := range n {
		r := root(i)
		keys[to[r[0]]] = key{binary.BigEndian.Uint64(r[:8]), uint32(i)} // #nosec G115 -- memory would not do for more
		to[r[0]]++
	}
	each(parts, func(p int) {
		slices.SortFunc(keys[at[p]:at[p+1]], func(a, b key) int {
			if c := cmp.Compare(a.head, b.head); c != 0 {
				return c
			}
			ra, rb := root(int(a.number)), root(int(b.number))
			return cmp.Or(ra.Cmp(rb), cmp.Compare(a.number, b.number))
		})
	})
	order = make([]uint32, n)
	for i, k := range keys {
		order[i] = k.number
		if i == 0 || keys[i-1].head != k.head || root(int(keys[i-1].number)) != root(int(k.number)) {
			starts = append(starts, i)
		}
	}
	return order, starts
}
