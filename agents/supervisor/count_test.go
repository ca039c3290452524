package supervisor_test

import (
	"encoding/json"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/store"
)

// kept are the documents of receipts on the disk of a process.
var kept = store.NewTable[map[string]json.RawMessage]("supervisor", "receipts")

// J-01, J-14: receipts that were counted are not opened and looked at again whenever a document comes after them, and what
// comes later earns what it adds. Here, they could not be opened again.
func TestDocumentsAreCountedOnce(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	defer x.end(t)
	first, next := w.opens(x)
	sealed, owed := w.served(x, p, next, 6, crew)
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + tickBlocks/2 + 1)
	w.wait(func() bool { return w.log.Due > first })

	earned := map[identity.ID]int64{}
	handIn := func(e *earner, part [][]byte) {
		t.Helper()
		block, _ := token.EncodeReceipts(part)
		r := w.asks(x, e.peer, w.bill(e, first, block))
		if r.Pay == nil {
			t.Fatalf("%+v", r)
		}
		segment, err := identity.DecodeSegment(r.Pay.Link)
		if err != nil {
			t.Fatal(err)
		}
		e.chain = identity.Checkpoint{Length: e.chain.Length + 1, Head: segment.Links[0].Head(e.standing.ID)}
		amount, err := strconv.ParseInt(r.Pay.Amount, 10, 64)
		if err != nil || len(r.Pay.Rejected) > 0 {
			t.Errorf("%+v, %v", r.Pay, err)
		}
		earned[e.standing.ID] += amount
	}
	for _, e := range crew {
		handIn(e, sealed[e.standing.ID][:len(sealed[e.standing.ID])/2])
	}
	err := x.db.Update(func(tx *store.Tx) error {
		for r, err := range kept.All(tx, nil) {
			if err != nil {
				return err
			}
			delete(r.Value, "block")
			if err := kept.Put(tx, r.Key, r.Value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range crew {
		handIn(e, sealed[e.standing.ID][len(sealed[e.standing.ID])/2:])
		if id := e.standing.ID; earned[id] != owed[id] {
			t.Errorf("%s earned %d of %d", id, earned[id], owed[id])
		}
	}
}

// B-17, J-14: documents that are dropped, because another one of their worker was paid before, are no way to hand in more
// than there may be.
func TestDroppedDocumentsStayCounted(t *testing.T) {
	w, crew := newPaying(t)
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Tokens {
		doc.Tokens[i].Most = 1
	}
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer.Document = w.put(map[string][]byte{"": blob})
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	defer x.end(t)
	first, _ := w.opens(x)
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { return w.log.Due > first })
	e, n := crew[0], 0
	handIn := func() *desk.Reply {
		block, _ := token.EncodeReceipts([][]byte{{byte(n)}})
		n++
		return w.asks(x, e.peer, w.bill(e, first, block))
	}
	for range 10 {
		if r := handIn(); r.Code != "busy" {
			t.Fatalf("%+v", r)
		}
	}
	// One of them is paid, and the others name a link that is not the last any more.
	w.mine(w.offer.Terms.CutOff(first) + tickBlocks/2 + 1)
	left := func() (n int) {
		_ = x.db.View(func(tx *store.Tx) error { n = len(kept.Keys(tx, nil)); return nil })
		return n
	}
	for end := time.Now().Add(2 * time.Minute); left() > 1; {
		w.greet(x, e.worker) // has the process look at what is to be paid
		if time.Now().After(end) {
			t.Fatalf("%d documents are left", left())
		}
	}
	paid, err := x.Books().Workers()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range paid {
		if m.ID == e.standing.ID {
			e.chain = m.Chain
		}
	}
	for n < 1000 {
		r := handIn()
		if r.Code == "late" {
			break
		}
		if r.Pay == nil {
			t.Fatalf("%+v", r)
		}
		segment, err := identity.DecodeSegment(r.Pay.Link)
		if err != nil {
			t.Fatal(err)
		}
		e.chain = identity.Checkpoint{Length: e.chain.Length + 1, Head: segment.Links[0].Head(e.standing.ID)}
	}
	if most := 64; n-1 != most {
		t.Errorf("%d documents were taken, where %d may be", n-1, most)
	}
}
