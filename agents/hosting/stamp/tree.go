package stamp

import (
	"bytes"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// MaxPath is how long a path to a root may be. It is far longer than any tick needs.
const MaxPath = 32

// Tree is a Merkle tree over the leaves of a commitment, as contracts check it: two nodes are hashed in the order of their
// values, and one without a neighbour goes up as it is.
type Tree struct {
	levels [][]common.Hash
	at     map[common.Hash]int
}

// NewTree makes a tree. Each leaf is in it once; its order is that of the leaves' values, so that equal sets have equal
// roots.
func NewTree(leaves []common.Hash) *Tree {
	level := slices.Clone(leaves)
	slices.SortFunc(level, func(a, b common.Hash) int { return bytes.Compare(a[:], b[:]) })
	level = slices.Compact(level)
	t := &Tree{at: make(map[common.Hash]int, len(level))}
	for i, l := range level {
		t.at[l] = i
	}
	for t.levels = append(t.levels, level); len(level) > 1; t.levels = append(t.levels, level) {
		above := make([]common.Hash, 0, (len(level)+1)/2)
		for i := 0; i < len(level); i += 2 {
			if i+1 == len(level) {
				above = append(above, level[i])
			} else {
				above = append(above, pair(level[i], level[i+1]))
			}
		}
		level = above
	}
	return t
}

// Root returns the root; zero if there are no leaves.
func (t *Tree) Root() common.Hash {
	top := t.levels[len(t.levels)-1]
	if len(top) == 0 {
		return common.Hash{}
	}
	return top[0]
}

// Path returns what leads from a leaf to the root, and whether there is such a leaf.
func (t *Tree) Path(leaf common.Hash) (path []common.Hash, ok bool) {
	i, ok := t.at[leaf]
	if !ok {
		return nil, false
	}
	path = []common.Hash{}
	for _, level := range t.levels {
		if other := i ^ 1; other < len(level) {
			path = append(path, level[other])
		}
		i /= 2
	}
	return path, true
}

// VerifyPath reports whether a path leads from a leaf to a root.
func VerifyPath(root, leaf common.Hash, path []common.Hash) bool {
	if len(path) > MaxPath {
		return false
	}
	for _, p := range path {
		leaf = pair(leaf, p)
	}
	return leaf == root
}

func pair(a, b common.Hash) common.Hash {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return crypto.Keccak256Hash(a[:], b[:])
}
