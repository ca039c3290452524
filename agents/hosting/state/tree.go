package state

import (
	"crypto/sha256"
	"errors"
	"math/bits"
	"runtime"
	"sync"
)

// Hash is a node of a tree.
type Hash [sha256.Size]byte

// What is hashed begins with a byte that says what it is, so that no leaf can pass for a node.
const (
	leafByte byte = iota
	nodeByte
)

// join returns the node above two.
func join(l, r Hash) Hash {
	var b [1 + 2*len(Hash{})]byte
	b[0] = nodeByte
	copy(b[1:], l[:])
	copy(b[1+len(l):], r[:])
	return sha256.Sum256(b[:])
}

// empty is the root of a tree without leaves.
var empty Hash = sha256.Sum256(nil)

// A tree has its leaves in order. On its left are as many as the greatest power of two that is less than their number, on
// its right is the rest, and so on below (as in RFC 6962, 2.1). Every run of 2^k leaves that begins at a multiple of 2^k
// then has a node of its own, which stays the same whatever comes behind.

// half returns how many of n leaves are on the left; n is at least 2.
func half(n int) int { return 1 << (bits.Len(uint(n-1)) - 1) } // #nosec G115 -- positive

// root returns the root over leaves.
func root(leaves []Hash) Hash {
	switch len(leaves) {
	case 0:
		return empty
	case 1:
		return leaves[0]
	}
	level := make([]Hash, (len(leaves)+1)/2)
	return fold(level[:climb(level, leaves)])
}

// fold returns the root over at least one node, which it overwrites.
func fold(level []Hash) Hash {
	for n := len(level); n > 1; {
		n = climb(level, level[:n])
	}
	return level[0]
}

// climb puts the nodes above a level into to, which may be that level itself, and returns how many they are. One without
// a neighbour goes up as it is.
func climb(to, level []Hash) int {
	n := len(level) / 2
	for i := range n {
		to[i] = join(level[2*i], level[2*i+1])
	}
	if len(level)%2 == 1 {
		to[n] = level[len(level)-1]
		n++
	}
	return n
}

// reduce returns the nodes over runs of so many leaves, a power of two; the last run may be shorter. It works on all
// processors.
func reduce(leaves []Hash, width int) []Hash {
	nodes := make([]Hash, (len(leaves)+width-1)/width)
	spread(len(nodes), func(i int) { nodes[i] = root(leaves[i*width : min((i+1)*width, len(leaves))]) })
	return nodes
}

// spread does n things that do not depend on each other, as many at once as there are processors.
func spread(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+15)/16)
	if workers <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				do(i)
			}
		})
	}
	all.Wait()
}

// rootOf returns the root over any number of leaves, on all processors.
func rootOf(leaves []Hash) Hash {
	const run = 1 << 10
	if len(leaves) <= run {
		return root(leaves)
	}
	return fold(reduce(leaves, run))
}

var errProof = errors.New("the proof does not lead to the root")

// check returns the root that leaves and their proof lead to: the leaves are those from a number on, of n. The proof has
// to be used up.
func check(n, from int, leaves, proof []Hash) (Hash, error) {
	if from < 0 || n < 0 || len(leaves) > n || from > n-len(leaves) {
		return Hash{}, errProof
	}
	if n == 0 {
		if len(proof) > 0 {
			return Hash{}, errProof
		}
		return empty, nil
	}
	r := reading{leaves: leaves, proof: proof}
	h := r.root(n, from, from+len(leaves))
	if r.short || len(r.proof) > 0 {
		return Hash{}, errProof
	}
	return h, nil
}

// reading follows a proof. It visits no more than the nodes above the leaves and beside them.
type reading struct {
	leaves, proof []Hash
	short         bool
}

func (r *reading) root(n, from, to int) Hash {
	switch {
	case from >= n || to <= 0 || from >= to:
		if len(r.proof) == 0 {
			r.short = true
			return Hash{}
		}
		h := r.proof[0]
		r.proof = r.proof[1:]
		return h
	case from <= 0 && to >= n:
		h := root(r.leaves[:n])
		r.leaves = r.leaves[n:]
		return h
	}
	k := half(n)
	left := r.root(k, from, to)
	return join(left, r.root(n-k, from-k, to-k))
}
