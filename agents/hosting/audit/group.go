package audit

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Group returns the numbers below n in an order in which those with the same root stand together, lower ones first, and
// where each group starts. It sorts by the first bytes, in parts on all processors, and looks at whole roots only where
// these are equal: 16 bytes for each number is all the memory it takes beside the result.
func Group(n int, root func(i int) common.Hash) (order []uint32, starts []int) {
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
