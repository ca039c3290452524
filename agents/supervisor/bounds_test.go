package supervisor_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/program/data"
)

// asks asks the desk of a process.
func (w *world) asks(x *process, from string, q []byte) *desk.Reply {
	w.t.Helper()
	r, err := desk.DecodeReply(x.Answer(context.Background(), from, q))
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// B-17, J-14: only who served in a tick hands in receipts for it, only documents of receipts are kept, and of each server no
// more than it can have filled.
func TestReceiptsAreBounded(t *testing.T) {
	w, crew := newPaying(t)
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	for i := range doc.Tokens {
		doc.Tokens[i].Most = 1000
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

	if r := w.asks(x, crew[0].peer, w.bill(crew[0], first, []byte("no receipts"))); r.Code != "unknown" {
		t.Errorf("what is no document of receipts: %+v", r)
	}
	document := func(n int) []byte {
		block, _ := token.EncodeReceipts([][]byte{{byte(n >> 8), byte(n)}})
		return block
	}
	kept := 0
	for ; kept < 1000; kept++ {
		r := w.asks(x, crew[0].peer, w.bill(crew[0], first, document(kept)))
		if r.Code == "late" {
			break
		}
		if r.Code != "busy" {
			t.Fatalf("document %d: %+v", kept, r)
		}
	}
	if kept < 64 || kept > 100 { // as many as hold the receipts for 2000 tokens, and some more
		t.Errorf("%d documents of one server are kept", kept)
	}
	if r := w.asks(x, crew[0].peer, w.bill(crew[0], first, document(0))); r.Code != "busy" {
		t.Errorf("a document that is kept, once more: %+v", r)
	}
	if r := w.asks(x, crew[1].peer, w.bill(crew[1], first, document(0))); r.Code != "busy" {
		t.Errorf("another server: %+v", r)
	}

	// One that came after the tick was laid out.
	w.mu.Lock()
	late := w.workers[0]
	late.peer, late.standing.ID, late.standing.Owner = "peer9", common.Hash{1, 9}, common.Address{9}
	w.workers = append(w.workers, late)
	w.mu.Unlock()
	other := &earner{worker: late, key: crew[0].key}
	if r := w.asks(x, late.peer, desk.EncodeRequest(&desk.Request{App: w.offer.ID, Hello: &desk.Hello{
		Identity: late.standing.ID, Record: late.record, Block: late.block,
	}})); r.Refused == "" {
		t.Fatalf("a hello from an address that the record does not name: %+v", r)
	}
	w.mu.Lock()
	for i := range w.workers {
		w.workers[i].standing.State = hosting.Active
	}
	w.mu.Unlock()
	other.peer = crew[0].peer
	if r := w.asks(x, other.peer, desk.EncodeRequest(&desk.Request{App: w.offer.ID, Hello: &desk.Hello{
		Identity: late.standing.ID, Record: late.record, Block: late.block,
	}})); r.Refused != "" {
		t.Fatalf("%+v", r)
	}
	if r := w.asks(x, other.peer, w.bill(other, first, document(0))); r.Code != "unknown" || !strings.Contains(r.Refused, "did not serve") {
		t.Errorf("one that did not serve: %+v", r)
	}
}

// J-14, F-04: one client uses up neither what is sponsored for all, nor what the supervisor keeps for clients.
func TestSponsorshipIsShared(t *testing.T) {
	w := newWorld(t)
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	defer x.end(t)
	w.begin(x)
	tag, err := hosting.NewTag(data.LabelOf("key", "wall").String())
	if err != nil {
		t.Fatal(err)
	}
	ask := func(q desk.Sponsor) *desk.Reply {
		t.Helper()
		return w.asks(x, "client", desk.EncodeRequest(&desk.Request{App: w.offer.ID, Sponsor: &q}))
	}
	reserve := func(by common.Address) *desk.Reply {
		t.Helper()
		return ask(desk.Sponsor{Block: []byte("emet.log/1\n"), Reserve: &desk.Reserve{
			Reservation: hosting.Reservation{Offer: w.offer.ID, Client: by, Writer: by, Tag: tag},
		}})
	}
	greedy, modest := common.Address{1}, common.Address{2}
	n := 0
	for n < 300 && !strings.Contains(reserve(greedy).Refused, "were sponsored for") {
		n++
	}
	if n < 4 || n > 64 {
		t.Errorf("%d transactions are paid for one client in a tick", n)
	}
	if r := reserve(modest); strings.Contains(r.Refused, "were sponsored") {
		t.Errorf("another client: %s", r.Refused)
	}

	update := func(log common.Hash, block []byte) *desk.Reply {
		t.Helper()
		return ask(desk.Sponsor{Block: block, Update: &hosting.SignedUpdate{Update: hosting.Update{
			Key: log, Content: market.Content{Digest: [32]byte{3}, Codec: market.Raw},
		}}})
	}
	for name, c := range map[string]struct {
		log         common.Hash
		block       []byte
		least, most int
	}{
		"number": {common.Hash{1}, []byte("entry"), 500, 5000},
		"bytes":  {common.Hash{2}, make([]byte, desk.MaxBlock), 16, 256},
	} {
		taken := 0
		for taken <= c.most && !strings.Contains(update(c.log, c.block).Refused, "were taken in this tick") {
			taken++
		}
		if taken < c.least || taken > c.most {
			t.Errorf("%d updates of a log are taken in a tick: their %s is not bounded", taken, name)
		}
	}
	if r := update(common.Hash{4}, []byte("entry")); strings.Contains(r.Refused, "were taken") {
		t.Errorf("another log: %s", r.Refused)
	}
}

// What is told of a reason is text, wherever it is cut: or whoever asked could read nothing of the reply.
func TestLongReasonsCanBeRead(t *testing.T) {
	w := newWorld(t)
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	defer x.end(t)
	w.begin(x)
	q := desk.EncodeRequest(&desk.Request{App: w.offer.ID, Sponsor: &desk.Sponsor{Register: &desk.Register{Client: wordy}}})
	if r := w.asks(x, "client", q); r.Code != "unknown" || !strings.HasPrefix(r.Refused, "xü") {
		t.Errorf("%+v", r)
	}
}
