package sealed_test

import (
	"bytes"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
)

// F-20: what several servers need of a result is encrypted once. Each gets the same bytes, and the key that opens them in
// what is sealed to it alone; the key of one primitive opens no other.
func TestOneCiphertextForAllReaders(t *testing.T) {
	secret, request := [32]byte{7}, common.Hash{1}
	var leaves [][]byte
	for i := range uint32(2) {
		leaves = append(leaves, sealed.SealLeaf(secret, request, sealed.Ref{Slot: 1, Leaf: i}, data.IntType, data.NewInt(int64(40+i))))
	}
	results := []sealed.Result{{Leaves: leaves}}
	shared := sealed.Ref{Slot: 1, Leaf: 1}
	for _, in := range [][]sealed.Ref{{shared}, {{}, shared}, {{Slot: 1}, shared}} {
		slot := sealed.Slot{In: in}
		edges, err := slot.EdgesFor(results)
		must(t, err)
		got := edges[len(edges)-1]
		if !bytes.Equal(got, leaves[1]) {
			t.Error("it was encrypted again")
		}
		v, _, err := sealed.OpenLeaf(commit.DeriveKey(secret, 1), request, shared, data.IntType, got)
		if err != nil || !data.Equal(data.IntType, v, data.NewInt(41)) {
			t.Errorf("%v, %v", v, err)
		}
		if _, _, err := sealed.OpenLeaf(commit.DeriveKey(secret, 0), request, shared, data.IntType, got); err == nil {
			t.Error("the key of another primitive opens it")
		}
	}
}

// F-21: whoever answers a query sends no values, but says in commitments which entries they are in: the client has those, and
// the rows name them.
func TestQueriesAnswerWithReferences(t *testing.T) {
	w, label, v := scene(t)
	queries := 0
	for _, r := range w.results(w.asked(label, v)) {
		if len(r.Shape) > 0 && len(r.Leaves) == 0 {
			queries++
		}
	}
	if queries != 1 {
		t.Errorf("%d results without values: want that of the query", queries)
	}
}
