package stamp

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Table finds out which primes of a tick divide a stamp whose way is not known.
type Table struct {
	root *node
}

// node is a product of primes in a tree of products.
type node struct {
	product     *big.Int
	left, right *node
	prime       int // its place, of a leaf
}

// NewTable makes a table of primes.
func NewTable(primes []common.Hash) *Table {
	level := make([]*node, len(primes))
	for i, p := range primes {
		level[i] = &node{product: whole(p), prime: i}
	}
	for len(level) > 1 {
		var above []*node
		for i := 0; i+1 < len(level); i += 2 {
			l, r := level[i], level[i+1]
			above = append(above, &node{product: new(big.Int).Mul(l.product, r.product), left: l, right: r})
		}
		if len(level)%2 == 1 {
			above = append(above, level[len(level)-1])
		}
		level = above
	}
	t := new(Table)
	if len(level) == 1 {
		t.root = level[0]
	}
	return t
}

// Divisors returns the places of the primes that divide a stamp, in their order. From the root down the tree, the
// remainder gets smaller with the products: that takes a fraction of the time of a division for each prime.
func (t *Table) Divisors(stamp []byte) (primes []int) {
	if t.root == nil {
		return nil
	}
	return t.root.divisors(new(big.Int).SetBytes(stamp), nil)
}

func (n *node) divisors(of *big.Int, found []int) []int {
	rest := of
	if of.Cmp(n.product) >= 0 {
		rest = new(big.Int).Rem(of, n.product)
	}
	switch {
	case n.left != nil:
		return n.right.divisors(rest, n.left.divisors(rest, found))
	case rest.Sign() == 0:
		return append(found, n.prime)
	default:
		return found
	}
}
