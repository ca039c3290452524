package stamp_test

import (
	"math/big"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
)

// G-07: of a stamp that came from nobody knows where, it is found which sites it went through.
func TestOrphans(t *testing.T) {
	var places []stamp.Place
	for i := range 37 {
		places = append(places, stamp.Place{Site: number("site", i)})
	}
	var primes []common.Hash
	for _, f := range stamp.Primes(number("seed", 50), places) {
		primes = append(primes, f.Prime)
	}
	table := stamp.NewTable(primes)
	for _, want := range [][]int{nil, {0}, {36}, {3, 4}, {0, 5, 17, 36}, {1, 2, 3, 4, 5, 6, 7, 8}} {
		x := new(big.Int).SetBytes(stamp.Random())
		for _, i := range want {
			x.Mul(x, primes[i].Big()).Mul(x, number("factor", i).Big())
		}
		if got := table.Divisors(x.Bytes()); !reflect.DeepEqual(got, want) {
			t.Errorf("divided by %v, want %v", got, want)
		}
	}
	if got := table.Divisors(make([]byte, 32)); len(got) != 37 {
		t.Errorf("zero is divided by %d", len(got))
	}
	if got := stamp.NewTable(nil).Divisors([]byte{1}); got != nil {
		t.Errorf("an empty table has %v", got)
	}
}
