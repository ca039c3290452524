package supervisor_test

import (
	"path/filepath"
	"testing"

	"emet/agents/hosting/token"
	"emet/agents/store"
)

// G-20, F4: when the chain takes back the block that a tick was drawn by, honest servers have served whom nobody drew. They
// are not paid for that, and not suspended. When it does not, they are.
func TestTakenBackBeaconsSuspendNobody(t *testing.T) {
	for name, c := range map[string]struct {
		early, late byte // by how much the randomness is another one, when the tick begins and when it is counted
		struck      bool
	}{
		"taken back":   {0, 1, false},
		"always so":    {1, 1, true},
		"as they drew": {0, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := planned(t)
			w, crew := newPaying(t)
			w.shift = c.early
			x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
			defer x.end(t)
			first, next := w.opens(x)
			sealed, _ := w.served(x, p, next, 15, crew) // as drawn by randomness that is not shifted
			w.hello(x)
			began := func() (n int) {
				_ = x.db.View(func(tx *store.Tx) error {
					n = len(store.NewTable[any]("supervisor", "beacons").Keys(tx, append(w.offer.ID.Bytes(), store.Number(first)...)))
					return nil
				})
				return n
			}
			w.wait(func() bool { return began() == 1 })
			w.mu.Lock()
			w.shift = c.late
			w.mu.Unlock()
			w.mine(w.offer.Terms.CutOff(first) + 2)
			w.wait(func() bool { return w.log.Due > first })
			paid := uint32(0)
			for again := range 2 { // they are counted when all are there
				for _, e := range crew {
					block, _ := token.EncodeReceipts(sealed[e.standing.ID])
					r := w.asks(x, e.peer, w.bill(e, first, block))
					switch {
					case r.Pay == nil && (again > 0 || r.Code != "busy"):
						t.Fatalf("%+v", r)
					case again > 0:
						paid += r.Pay.Counted
					}
				}
			}
			all := 0
			for _, s := range sealed {
				all += len(s)
			}
			if (int(paid) == all) != (c.late == 0) {
				t.Errorf("%d receipts of %d are paid", paid, all)
			}
			struck := 0
			_ = x.db.View(func(tx *store.Tx) error {
				struck = len(store.NewTable[string]("supervisor", "struck").Keys(tx, nil))
				return nil
			})
			if (struck > 0) != c.struck {
				t.Errorf("%d are suspended", struck)
			}
		})
	}
}
