package stamp_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/stamp"
)

// Eight messages at once have the hashes that each has alone, whatever their length, and with a first block that is known.
func TestHashes(t *testing.T) {
	for _, length := range []int{0, 8, 32, 128, 136, 144, 264, 272, 512, 544} {
		var messages [8][]byte
		for i := range messages {
			messages[i] = bytes.Repeat(number("message", i).Bytes(), 20)[:length]
			if length > 136 {
				copy(messages[i], bytes.Repeat([]byte{7}, 136))
			}
		}
		for name, hash := range stamp.Hashers() {
			for i, got := range hash(messages) {
				if want := crypto.Keccak256Hash(messages[i]); got != want {
					t.Errorf("%s: hash %d of %d bytes is %s, want %s", name, i, length, got, want)
				}
			}
		}
	}
}

// G-07, T2: of many requests those are found whose stamps are not right, and no others.
func TestUnsound(t *testing.T) {
	w := newWorld(4, 30)
	var all []*stamp.Request
	var want []int
	for n := range 60 {
		var hands map[int]hand
		updates := 1 + n%4
		if c := cheats[n%len(cheats)]; n%5 == 0 && c.name != "half words" { // these come out right: see Unsound
			hands = map[int]hand{n % updates: c.do}
			want = append(want, n)
		}
		all = append(all, w.run(n, updates, hands))
	}
	for n, change := range map[int]func(r *stamp.Request){
		7:  func(r *stamp.Request) { r.Stamp = nil },
		11: func(r *stamp.Request) { r.Stamp[3] ^= 1 },
		13: func(r *stamp.Request) { r.Stamp[len(r.Stamp)-1] ^= 2 },
		17: func(r *stamp.Request) { r.Slots[0].Delta[0] ^= 1 },
		19: func(r *stamp.Request) { r.Steps[1].Step.Delta[0] ^= 1; r.Slots[0].Delta = common.Hash{} },
		21: func(r *stamp.Request) { r.Steps[0].Step.StampOut[0] ^= 1; r.Steps[1].Step.StampIn[0] ^= 1 },
		23: func(r *stamp.Request) { r.Steps[1].Step.Previous[0] ^= 1 },
		27: func(r *stamp.Request) { r.Steps[len(r.Steps)-1].Step.StampOut[0] ^= 1 },
		29: func(r *stamp.Request) { r.ID[0] ^= 1 },
		31: func(r *stamp.Request) { r.Slots = nil },
		33: func(r *stamp.Request) { r.Steps, r.Stamp = all[41].Steps, all[41].Stamp },
		37: func(r *stamp.Request) { r.Steps[1].Step.Slot = 0; r.Slots[0].Number = 0 },
	} {
		change(all[n])
		if n != 27 { // what the last Step put out is signed, but the stamp itself is right
			want = append(want, n)
		}
	}
	got := stamp.NewChecker(w.rules).Unsound(all)
	seen := make(map[int]bool)
	for _, n := range want {
		seen[n] = true
	}
	for n := range all {
		if found := slices.Contains(got, n); found != seen[n] {
			t.Errorf("request %d is unsound: %v, want %v", n, found, seen[n])
		}
	}
	if got := w.checker.Unsound(nil); got != nil {
		t.Errorf("of none %v are unsound", got)
	}
	again := stamp.NewChecker(w.rules).Unsound(all)
	if !reflect.DeepEqual(again, got) {
		t.Errorf("checked again: %v, want %v", again, got)
	}
}

func BenchmarkUnsound(b *testing.B) {
	for _, updates := range []int{4, 8} {
		w := newWorld(updates, 31)
		var all []*stamp.Request
		for n := range 512 {
			all = append(all, w.run(n, updates, nil))
		}
		b.Run(fmt.Sprint(updates, " updates"), func(b *testing.B) {
			for b.Loop() {
				if w.checker.Unsound(all) != nil {
					b.Fatal("unsound")
				}
			}
			b.ReportMetric(float64(b.N*len(all))/1e3/b.Elapsed().Seconds(), "k/s")
		})
	}
}
