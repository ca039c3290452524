package audit_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
)

// Grouping puts the same roots together and nothing else, also where roots begin alike. T10.
func TestGroup(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		roots := make([]common.Hash, random.IntN(500))
		for i := range roots {
			roots[i][0], roots[i][31] = byte(random.IntN(3)), byte(random.IntN(20))
			if random.IntN(2) == 0 {
				roots[i][7] = byte(random.IntN(3))
			}
		}
		order, starts := audit.Group(len(roots), func(i int) common.Hash { return roots[i] })
		seen, groups := make([]bool, len(roots)), map[common.Hash]bool{}
		for g, start := range starts {
			end := len(order)
			if g+1 < len(starts) {
				end = starts[g+1]
			}
			root := roots[order[start]]
			if groups[root] || end <= start {
				t.Fatal("a root has two groups, or none")
			}
			groups[root] = true
			for i := start; i < end; i++ {
				if roots[order[i]] != root || seen[order[i]] || i > start && order[i-1] >= order[i] {
					t.Fatal("a group is wrong")
				}
				seen[order[i]] = true
			}
		}
		for _, s := range seen {
			if !s {
				t.Fatal("something is left out")
			}
		}
	}
}

// Three standard deviations, against floating point.
func TestOutliers(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	above := 0
	for range 100_000 {
		all := 1 + random.IntN(100_000)
		of := random.IntN(all + 1)
		n := 1 + random.IntN(all)
		m := random.IntN(min(n, of) + 1)
		p := float64(of) / float64(all)
		limit := float64(n)*p + 3*math.Sqrt(float64(n)*p*(1-p))
		if math.Abs(float64(m)-limit) < 1e-6 {
			continue
		}
		want := m >= 4 && float64(m) > limit
		if want {
			above++
		}
		if got := audit.Above(m, n, of, all); got != want {
			t.Fatalf("%d of %d, all %d of %d: %v", m, n, of, all, got)
		}
	}
	if above < 1000 {
		t.Errorf("only %d were above", above)
	}
}
