package audit

import (
	"cmp"
	"math/big"
	"slices"

	"emet/agents/identity"
)

// word is by whose word something is held against a server, or for it: a top server of requests.
type word struct{ of, by identity.ID }

func add(to map[word]rate, w word, r rate) {
	sum := to[w]
	sum.add(r)
	to[w] = sum
}

// words are what others say of one server.
type words map[identity.ID]rate

func (w words) add(by identity.ID, r rate) {
	sum := w[by]
	sum.add(r)
	w[by] = sum
}

// trimmed returns what is left without the quarter that says the most against it, and without one at least: a few who lie
// suspend nobody.
func (w words) trimmed() (sum rate) {
	all := make([]rate, 0, len(w))
	for _, r := range w {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b rate) int { return cmp.Or(cmp.Compare(b.of, a.of), cmp.Compare(a.all, b.all)) })
	for _, r := range all[(len(all)+3)/4:] {
		sum.add(r)
	}
	return sum
}

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
