package stamp_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"testing"

	"emet/agents/hosting/stamp"
)

// random fills a slice.
func random(r *rand.ChaCha8, n int) []byte {
	b := make([]byte, n)
	_, _ = r.Read(b)
	return b
}

// All ways to sum up give the sum, for all widths, and for the greatest numbers as well.
func TestCombine(t *testing.T) {
	dice := rand.NewChaCha8([32]byte{1})
	for _, width := range []int{32, 96, 160, 224, 288, 352, 544, 1056, 2080} {
		for _, count := range []int{1, 2, 300, 4096} {
			for _, fill := range []bool{false, true} {
				stamps, by := random(dice, width*count), make([][2]uint64, count)
				for i := range by {
					by[i] = [2]uint64{dice.Uint64() >> 12, dice.Uint64() >> 12}
				}
				if fill {
					for i := range stamps {
						stamps[i] = 0xff
					}
					for i := range by {
						by[i] = [2]uint64{1<<52 - 1, 1<<52 - 1}
					}
				}
				want := new(big.Int)
				for i, c := range by {
					n := new(big.Int).SetUint64(c[1])
					n.Add(n.Lsh(n, 52), new(big.Int).SetUint64(c[0]))
					want.Add(want, n.Mul(n, new(big.Int).SetBytes(stamps[i*width:(i+1)*width])))
				}
				for name, combine := range stamp.Combiners() {
					if got := combine(stamps, width, by); got.Cmp(want) != 0 {
						t.Fatalf("%s, %d of %d bytes: %x, want %x", name, count, width, got, want)
					}
				}
			}
		}
	}
}

// flow returns stamps of updates through as many sites, and the product of the primes.
func flow(dice *rand.ChaCha8, updates, count int) (stamps []byte, width int, product *big.Int) {
	product = big.NewInt(1)
	for i := range updates {
		p, _ := stamp.Prime(number("flow", i), number("site", i), 0, 0)
		product.Mul(product, p.Big())
	}
	width = stamp.Width(updates)
	for range count {
		x := new(big.Int).SetBytes(random(dice, 32*(updates+1)))
		stamps = append(stamps, x.Mul(x, product).FillBytes(make([]byte, width))...)
	}
	return stamps, width, product
}

// G-07: those that did not take the way are found, and no others, wherever they are and however many.
func TestStray(t *testing.T) {
	dice := rand.NewChaCha8([32]byte{2})
	for _, updates := range []int{1, 2, 4, 8} {
		stamps, width, product := flow(dice, updates, 5000)
		if got := stamp.Stray(stamps, width, product); got != nil {
			t.Fatalf("%d updates: honest stamps %v are strays", updates, got)
		}
		for _, want := range [][]int{{0}, {4999}, {4095, 4096}, {5, 6, 7, 4500}} {
			bad := append([]byte(nil), stamps...)
			for _, i := range want {
				bad[i*width+width-1] ^= 1
			}
			if got := stamp.Stray(bad, width, product); !reflect.DeepEqual(got, want) {
				t.Errorf("%d updates: strays %v, want %v", updates, got, want)
			}
		}
		// One prime too few.
		p, _ := stamp.Prime(number("flow", 0), number("site", 0), 0, 0)
		x := new(big.Int).SetBytes(stamps[:width])
		x.Quo(x, p.Big()).FillBytes(stamps[:width])
		if got := stamp.Stray(stamps, width, product); !reflect.DeepEqual(got, []int{0}) {
			t.Errorf("%d updates: a skipped prime gives %v", updates, got)
		}
	}
	if stamp.Stray(nil, 96, big.NewInt(3)) != nil {
		t.Error("nothing has strays")
	}
}

func FuzzCombine(f *testing.F) {
	f.Add([]byte{1, 2, 3}, uint8(0))
	f.Fuzz(func(t *testing.T, blob []byte, steps uint8) {
		width := stamp.Width(int(steps % 20))
		stamps := make([]byte, (len(blob)/width+1)*width)
		copy(stamps, blob)
		by := make([][2]uint64, len(stamps)/width)
		for i := range by {
			by[i] = [2]uint64{uint64(i+1) * 0x9e3779b97f4a7 >> 3 & (1<<52 - 1), 1<<52 - 1 - uint64(i)}
		}
		var last *big.Int
		for name, combine := range stamp.Combiners() {
			if got := combine(stamps, width, by); last != nil && last.Cmp(got) != 0 {
				t.Errorf("%s: %x, want %x", name, got, last)
			} else {
				last = got
			}
		}
	})
}

func BenchmarkStray(b *testing.B) {
	for _, updates := range []int{4, 8} {
		for _, count := range []int{4_096, 16_384, 100_000} {
			stamps, width, product := flow(rand.NewChaCha8([32]byte{3}), updates, count)
			b.Run(fmt.Sprint(count, " of ", width, " bytes"), func(b *testing.B) {
				for b.Loop() {
					if stamp.Stray(stamps, width, product) != nil {
						b.Fatal("strays")
					}
				}
				b.ReportMetric(float64(b.N*count)/1e6/b.Elapsed().Seconds(), "M/s")
			})
		}
	}
}
