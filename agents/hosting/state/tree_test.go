package state_test

import (
	"crypto/sha256"
	"encoding/binary"
	"testing"

	"emet/agents/hosting/state"
)

func leaves(n int) []state.Hash {
	out := make([]state.Hash, n)
	for i := range out {
		out[i] = sha256.Sum256(binary.BigEndian.AppendUint32(nil, uint32(i)))
	}
	return out
}

// slow is the root as RFC 6962 defines it.
func slow(l []state.Hash) state.Hash {
	switch len(l) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return l[0]
	}
	k := 1
	for 2*k < len(l) {
		k *= 2
	}
	left, right := slow(l[:k]), slow(l[k:])
	return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
}

// beside is the proof of a span by that definition.
func beside(l []state.Hash, from, to int) []state.Hash {
	switch {
	case len(l) == 0 || from <= 0 && to >= len(l):
		return nil
	case from >= len(l) || to <= 0 || from >= to:
		return []state.Hash{slow(l)}
	}
	k := 1
	for 2*k < len(l) {
		k *= 2
	}
	return append(beside(l[:k], from, to), beside(l[k:], from-k, to-k)...)
}

// B-09: roots are those of the definition, every span of leaves can be proven, and nothing else.
func TestTrees(t *testing.T) {
	for n := range 70 {
		all := leaves(n)
		root := slow(all)
		if state.RootOf(all) != root {
			t.Fatalf("the root of %d leaves differs", n)
		}
		for from := 0; from <= n; from += 1 + n/11 {
			for to := from; to <= n; to += 1 + n/13 {
				proof := beside(all, from, to)
				got, err := state.Check(n, from, all[from:to], proof)
				if err != nil || got != root {
					t.Fatalf("leaves %d to %d of %d: %v", from, to, n, err)
				}
				if _, err := state.Check(n, from, all[from:to], append(proof, state.Hash{})); err == nil {
					t.Fatalf("leaves %d to %d of %d: more nodes were taken than are needed", from, to, n)
				}
				if len(proof) > 0 {
					if _, err := state.Check(n, from, all[from:to], proof[1:]); err == nil {
						t.Fatalf("leaves %d to %d of %d: a node was not missed", from, to, n)
					}
				}
				if to > from {
					changed := append([]state.Hash{}, all[from:to]...)
					changed[0][0]++
					if got, err := state.Check(n, from, changed, proof); err == nil && got == root {
						t.Fatalf("leaves %d to %d of %d: another leaf leads to the root", from, to, n)
					}
				}
			}
		}
	}
	for _, n := range []int{1024, 1025, 4095, 5000} {
		if all := leaves(n); state.RootOf(all) != slow(all) {
			t.Errorf("the root of %d leaves differs", n)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(10, 3, uint8(2), uint8(4))
	f.Fuzz(func(_ *testing.T, n, from int, count, nodes uint8) {
		_, _ = state.Check(n, from, leaves(int(count)), leaves(int(nodes))) // it ends, whatever the numbers
	})
}
