package supervisor_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"emet/agents/store"
)

// J-14: an application that runs for years keeps no more for that. What is old goes when a tick is settled, whatever kept it
// before: the ticks that it belongs to were missed, or the process was killed. What is left of it is what the state begins
// with if nothing after it counts, and what a worker that was away was not told of yet.
func TestOldTicksAreForgotten(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	w.head += 300 * tickBlocks
	crew[0].standing.Length = 2
	w.workers[0].standing.Length = 2
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	first, _ := w.opens(x)
	tick := func(of uint64) {
		w.hello(x)
		w.mine(w.offer.Terms.CutOff(of) + 2)
		w.wait(func() bool { _, stage, err := x.Books().Summary(of); return err == nil && stage.String() == "settled" })
	}
	tick(first)
	x.end(t)

	type record = map[string]any
	of := func(n uint64, more ...[]byte) []byte {
		return slices.Concat(append([][]byte{w.offer.ID[:], store.Number(n)}, more...)...)
	}
	me, document := crew[0].standing.ID, make([]byte, 32)
	put := map[string]map[uint64]any{
		"rounds": {
			10: record{"stage": "settled"}, 11: record{"stage": "settled"}, 12: record{"stage": "posted", "void": true}, 13: record{"stage": "open", "missed": true},
			first - 200: record{"stage": "settled"},
		},
		"wages":    {10: record{"link": record{"length": 1}}, 11: record{"link": record{"length": 2}}, first - 200: record{"link": record{"length": 1}}},
		"receipts": {10: record{}, first - 20: record{}}, "documents": {10: 1}, "attested": {10: nil}, "struck": {10: ""},
		"measured": {10: nil}, "reports": {10: nil}, "plans": {10: record{}}, "issued": {10: nil}, "token-keys": {10: nil},
		"scores": {10: nil}, "complaints": {10: record{}, first - 20: record{}}, "complained": {10: record{}},
	}
	left := map[string][]uint64{
		"rounds": {11, first - 200}, "wages": {11, first - 200}, "complaints": {first - 20},
	}
	db, err := store.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *store.Tx) error {
		for name, records := range put {
			for n, r := range records {
				key := of(n)
				if slices.Contains([]string{"wages", "receipts"}, name) {
					key = of(n, me[:], document)
				}
				if err := store.NewTable[any]("supervisor", name).Put(tx, key, r); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	x = w.start(p, file)
	tick(first + 1)
	w.wait(func() bool { // forgetting comes right after settling
		n := 0
		_ = x.db.View(func(tx *store.Tx) error {
			n = len(store.NewTable[any]("supervisor", "plans").Keys(tx, of(10)))
			return nil
		})
		return n == 0
	})
	x.end(t)
	if db, err = store.Open(file); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_ = db.View(func(tx *store.Tx) error {
		for name, records := range put {
			var got []uint64
			for n := range records {
				if len(store.NewTable[any]("supervisor", name).Keys(tx, of(n))) > 0 {
					got = append(got, n)
				}
			}
			slices.Sort(got)
			if fmt.Sprint(got) != fmt.Sprint(left[name]) {
				t.Errorf("of %s are left %v, want %v", name, got, left[name])
			}
		}
		return nil
	})
}
