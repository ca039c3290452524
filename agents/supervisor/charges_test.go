package supervisor_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/store"
	"emet/agents/supervisor"
)

// charged writes down that identities are to be charged for a tick that was judged, and not yet posted as far as the process
// knows.
func charged(t *testing.T, w *world, file string, of uint64, who ...identity.ID) {
	t.Helper()
	db, err := store.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	rounds := store.NewTable[map[string]json.RawMessage]("supervisor", "rounds")
	err = db.Update(func(tx *store.Tx) error {
		key := append(w.offer.ID[:], store.Number(of)...)
		r, found, err := rounds.Get(tx, key)
		if err != nil || !found || string(r["stage"]) != `"judged"` {
			return errors.Join(err, errors.New("the tick is not judged"))
		}
		type charge struct {
			ID  identity.ID `json:"id"`
			Why string      `json:"why"`
		}
		var all []charge
		for _, id := range who {
			all = append(all, charge{id, "a prime is missing"})
		}
		if r["guilty"], err = json.Marshal(all); err != nil {
			return err
		}
		return rounds.Put(tx, key, r)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// G-08: who did in one request what no court can judge, and in another what it can, is ended by the court, whatever came
// first, and charged once.
func TestEvidenceComesFirst(t *testing.T) {
	by := func(server byte, stamps int) state.Fault {
		v := stamp.Verdict{Guilty: stamp.Server, Server: identity.ID{server}, Reason: "the product is wrong"}
		if stamps > 0 {
			v.Evidence = &stamp.Evidence{Kind: stamp.Product, Stamp: make([]byte, stamps)}
		}
		return state.Fault{Verdict: v, Steps: make([]sealed.Signed, 1)}
	}
	for name, c := range map[string]struct {
		faults []state.Fault
		who    []identity.ID
		stamps []int
	}{
		"none comes first":  {[]state.Fault{by(1, 0), by(2, 0), by(1, 32), by(1, 64)}, []identity.ID{{1}, {2}}, []int{32, -1}},
		"it comes first":    {[]state.Fault{by(1, 32), by(1, 0), by(1, 64)}, []identity.ID{{1}}, []int{32}},
		"there is none":     {[]state.Fault{by(1, 0), by(1, 0)}, []identity.ID{{1}}, []int{-1}},
		"the client's":      {[]state.Fault{{Verdict: stamp.Verdict{Guilty: stamp.Client}, Steps: make([]sealed.Signed, 1)}}, nil, nil},
		"without its Steps": {[]state.Fault{{Verdict: by(1, 32).Verdict}}, nil, nil},
	} {
		if who, stamps := supervisor.Accused(c.faults); !slices.Equal(who, c.who) || !slices.Equal(stamps, c.stamps) {
			t.Errorf("%s: %v with %v: want %v with %v", name, who, stamps, c.who, c.stamps)
		}
	}
}

// G-08, C-02: a process that dies when it has posted a tick, and comes back when the next one is due, brings the charges of
// both. One that the court does not take keeps nothing else from being done.
func TestChargesOutliveTheirTick(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	w.hello(x)
	w.mu.Lock()
	w.tripAt = "post"
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(first) + 2)
	if w.wait(func() bool { return false }) {
		t.Fatal("it did not die")
	}
	x.end(t)
	refused, guilty := w.workers[0].standing.ID, w.workers[1].standing.ID
	charged(t, w, x.db.Path(), first, refused, guilty)
	w.tripAt, w.acquits = "", refused
	w.mine(w.offer.Terms.CutOff(first+1) + 2)
	x = w.start(p, x.db.Path())
	defer x.end(t)
	w.wait(func() bool { return w.log.Due > first+1 && w.dismissed[guilty] == 1 && w.tried > 2 })
	// The tick is planned ahead all the same: what the court thinks is no reason to post late.
	w.mine(w.offer.Terms.CutOff(first+2) - 1)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Planned == first+5 })
	w.mu.Lock()
	w.acquits = identity.ID{}
	w.mu.Unlock()
	w.wait(func() bool { return w.dismissed[refused] == 1 })
	if w.dismissed[guilty] != 1 {
		t.Errorf("%s was charged %d times", guilty, w.dismissed[guilty])
	}
	for _, of := range []uint64{first, first + 1} {
		w.wait(func() bool { _, stage, err := x.Books().Summary(of); return err == nil && stage.String() == "settled" })
	}
	if s, err := tick.DecodeSummary(w.blobs[w.posts[first].Document][tick.SummaryFile]); err != nil || s.Seed == (common.Hash{}) {
		t.Errorf("%+v, %v", s, err)
	}
}
