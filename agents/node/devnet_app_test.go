package node_test

import (
	"testing"

	"emet/agents/node"
)

// A development chain waits for a supervisor that begins while there is time enough in the tick to do so, and not when there
// is not: then it goes on to the next one. In which tick it looked does not matter.
func TestChainWaitsForWhoBegins(t *testing.T) {
	for _, tick := range []uint64{2, 8, 10, 20, 24, 32, 300} {
		for _, seen := range []uint64{0, 1, 5} { // ticks ago
			s := node.SupervisionStatus{Phase: "opening", Tick: 3, Block: 1000, Left: 7 % tick}
			cutOff := s.Block + s.Left + seen*tick
			waited := 0
			for block := cutOff + 1; block <= cutOff+tick; block++ {
				if !node.WaitsFor(s, tick, block) {
					continue
				}
				waited++
				if left := cutOff + tick - (block - 1); left <= min(4, tick/2) { // of which depth 1 is two and two more
					t.Errorf("ticks of %d blocks: it waits where %d are left", tick, left)
				}
			}
			if tick >= 20 && waited < 3 { // blocks of transactions go on
				t.Errorf("ticks of %d blocks: it waits in %d of them", tick, waited)
			}
			s.Phase = "waiting"
			if node.WaitsFor(s, tick, cutOff+tick/2) {
				t.Error("it waits for workers")
			}
		}
	}
}

// A development chain waits for a tick to be posted when half of the time for it is over.
func TestChainWaitsForWhoPosts(t *testing.T) {
	s := node.SupervisionStatus{Phase: "running", Tick: 4, Due: 3, Until: 100}
	for block, waits := range map[uint64]bool{80: false, 90: false, 91: true, 100: true, 101: false} {
		if got := node.WaitsFor(s, 20, block); got != waits {
			t.Errorf("block %d: %v", block, got)
		}
	}
}
