package supervisor_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/supervisor"
)

// J-10: a client that forged an update is done nothing for any more: its registration, its logs and its entries are not paid
// for, and no tokens are sold to it. It is told why and where that can be seen, also by a process that was killed since. Who
// publishes the forged entry of another client is not taken for the one who made it.
func TestForgersAreBarred(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	w.begin(x)
	first := w.log.Due
	w.mine(w.offer.Terms.CutOff(first-1) + 2)

	// Eve makes up servers that stamp for her.
	eve, other := common.Address{0xe}, common.Address{0xf}
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	empty, err := state.New(w.offer.ID, doc.Program, p)
	if err != nil {
		t.Fatal(err)
	}
	own, err := statetest.New(p, first, 3)
	if err != nil {
		t.Fatal(err)
	}
	write := data.LabelOf("endpoint", "write")
	made, err := own.Request(statetest.Draft{Endpoint: write, Client: eve, State: empty.Root(), Changes: []statetest.Change{{
		Site: statetest.Updates(p, p.Endpoints[write].Stages[0].Function)[0], Value: data.NewTuple(data.NewString("mine"), data.NewInt(1)),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	e := made.Entries[0]
	e.Header.App, e.Header.Program = w.offer.ID, doc.Program
	block, content := statetest.Block(&e)
	tag, err := hosting.NewTag(e.Key.String())
	if err != nil {
		t.Fatal(err)
	}
	at := w.offer.Terms.CutOff(first) - 3
	u := supervisor.Updates{}
	for i, client := range []common.Address{eve, other} { // the other one has a copy
		log := common.Hash{byte(i + 1)}
		u.Logs = append(u.Logs, hosting.Log{Key: log, Client: client, Writer: client, Tag: tag, Block: at - 1})
		u.Entries = append(u.Entries, hosting.Appended{Number: uint64(i), Block: at, Key: log, Index: 1, Content: content})
	}
	w.mu.Lock()
	w.blobs[content] = map[string][]byte{"": block}
	w.found[first] = u
	w.mu.Unlock()
	ask := func(r desk.Request) *desk.Reply {
		t.Helper()
		r.App = w.offer.ID
		reply, err := desk.DecodeReply(x.Answer(t.Context(), "peer0", desk.EncodeRequest(&r)))
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	// of is what is asked for by a client; its log is named after it, see rest.
	of := func(client common.Address) map[string]desk.Request {
		log := common.Hash{}
		copy(log[:], client[:])
		return map[string]desk.Request{
			"a registration": {Sponsor: &desk.Sponsor{Register: &desk.Register{Client: client}}},
			"a log": {Sponsor: &desk.Sponsor{
				Reserve: &desk.Reserve{Reservation: hosting.Reservation{Offer: w.offer.ID, Client: client, Writer: client, Tag: tag}}, Block: []byte("emet.log/1\n"),
			}},
			"an entry": {Sponsor: &desk.Sponsor{Update: &hosting.SignedUpdate{Update: hosting.Update{Key: log, Content: content}}, Block: block}},
			"tokens":   {Tokens: &desk.Tokens{Tick: first + 1, Class: token.Paid, Client: client, Blinded: [][]byte{make([]byte, token.Bytes)}}},
		}
	}
	for name, q := range of(eve) {
		if r := ask(q); r.Code == "barred" {
			t.Errorf("%s before the tick was judged: %s", name, r.Refused)
		}
	}
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { return w.log.Due > first })
	barred := func() {
		t.Helper()
		w.wait(func() bool {
			w.mu.Unlock()
			defer w.mu.Lock()
			all, err := x.Books().Forgers()
			if err != nil {
				t.Fatal(err)
			}
			return len(all) == 1 && all[0].Client == eve && all[0].Tick == first && all[0].Reason == state.Unlinked
		})
		for name, q := range of(eve) {
			if r := ask(q); r.Code != "barred" || !strings.Contains(r.Refused, "tick 2") || !strings.Contains(r.Refused, "verify-tick") {
				t.Errorf("%s of a forger: %q, %s", name, r.Code, r.Refused)
			}
		}
		for name, q := range of(other) {
			if r := ask(q); r.Code == "barred" {
				t.Errorf("%s of another one: %s", name, r.Refused)
			}
		}
	}
	barred()
	x.end(t)
	x = w.start(p, file)
	w.wait(func() bool { s, err := x.Status(); return err == nil && s.Block > 0 && s.Name != "" })
	barred()
	x.end(t)
}
