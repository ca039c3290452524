package state_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
)

// B-16, G-11: for each way that a request can take through the program there is one product of primes, which its stamp has;
// a stamp with the primes of another way, however rightly they were multiplied, is not one of this endpoint.
func TestEachWayHasItsProduct(t *testing.T) {
	c := newChain(t, journal(t))
	notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	ways := map[string]statetest.Draft{
		"write": c.draft("write", note("ann", "a", 1)),
		"both":  c.draft("both", note("ann", "b", 2), data.NewInt(2)),
	}
	product := func(d statetest.Draft) *big.Int {
		all := big.NewInt(1)
		for _, change := range d.Changes {
			at := slices.IndexFunc(c.world.Sites, func(s tick.Site) bool { return s.Place == tick.Place{Kind: tick.Update, At: change.Site} })
			p, _ := stamp.Prime(c.world.Seed, c.world.Sites[at].Name, 0, tick.Version)
			all.Mul(all, p.Big())
		}
		return all
	}
	for name, d := range ways {
		m := c.stamp(d)
		for other, way := range ways {
			left := new(big.Int).Rem(new(big.Int).SetBytes(m.Stamp), product(way))
			if (left.Sign() == 0) != (name == other) {
				t.Errorf("the stamp of %s and the primes of %s", name, other)
			}
		}
		c.anchor(m, notes, counts)
	}
	part := ways["both"]
	part.Changes = part.Changes[:1]
	turned := ways["both"]
	turned.Changes = []statetest.Change{turned.Changes[1], turned.Changes[0]}
	more := ways["write"]
	more.Changes = append(slices.Clone(more.Changes), more.Changes[0])
	foreign := ways["write"]
	foreign.Endpoint = endpoint("both")
	want := make([]state.Reason, len(c.entries))
	for d, logs := range map[*statetest.Draft][]common.Hash{
		&part: {notes}, &turned: {counts, notes}, &more: {notes, notes}, &foreign: {notes},
	} {
		c.anchor(c.stamp(*d), logs...)
	}
	for range len(c.entries) - len(want) {
		want = append(want, state.Impossible)
	}
	c.expect(want...)
}
