package supervisor_test

import (
	"math/big"
	"path/filepath"
	"testing"

	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
)

// SR-21: the supervisor is told what it costs a third of the weight to forge what an endpoint writes: at least the price of
// a token, and at most what draws of just a third at the top and at an update come to.
func TestForgingIsPriced(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	price := market.NewWei(big.NewInt(1000))
	doc.Tokens = []tick.Price{{Class: token.Free}, {Class: token.Paid, Amount: price, Writes: true}}
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer.Document = w.put(map[string][]byte{"": blob})
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	w.mu.Lock()
	due := w.log.Due
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(due) - 1) // the first tick runs
	priced := func() bool { s, err := x.Status(); return err == nil && len(s.Forging) > 0 }
	if !w.wait(priced) {
		t.Fatal("it died")
	}
	status, err := x.Status()
	if err != nil {
		t.Fatal(err)
	}
	writes := 0
	for label := range p.Endpoints {
		for _, f := range p.Checked {
			if f.Updates && f.Function == p.Checked[p.Endpoints[label].Stages[0].Function].Function {
				writes++
			}
		}
	}
	if len(status.Forging) != writes || writes == 0 {
		t.Fatalf("%d endpoints write, and %+v are priced", writes, status.Forging)
	}
	// There are few workers: who has a token may try all of them, so that it costs no more than that.
	for _, f := range status.Forging {
		if f.Price.Cmp(&price.Int) < 0 || f.Price.Cmp(big.NewInt(9000)) > 0 {
			t.Errorf("%s: %s", f.Endpoint, &f.Price.Int)
		}
	}
	x.end(t)
}
