package supervisor_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"go.uber.org/goleak"

	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/supervisor"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errKilled = errors.New("killed")

// X-14, G-15: wherever the process dies while a tick is planned, judged and posted, the next one goes on with it: each
// tick is posted once, with the roots, seed and commitment that it has if nothing dies.
func TestKilledAnywhere(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "state.db")
	x := w.start(p, file)
	w.begin(x)
	first := w.log.Due
	now := w.offer.Terms.CutOff(first) - tickBlocks + 3
	w.mine(now)
	w.wait(func() bool { // the process has seen the block
		s, err := x.Status()
		return err == nil && s.Block == now
	})
	w.hello(x) // who is present does not change from here on
	x.end(t)
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// run lets two ticks go by, and the process die once.
	run := func(t *testing.T, trip int) (*world, int) {
		t.Helper()
		state := filepath.Join(t.TempDir(), "state.db")
		if err := os.WriteFile(state, saved, 0o600); err != nil {
			t.Fatal(err)
		}
		k := newWorldLike(t, w)
		k.trip = trip
		x := k.start(p, state)
		deaths := 0
		for _, of := range []uint64{first, first + 1} {
			for {
				k.mine(k.offer.Terms.CutOff(of) + 2)
				if k.wait(func() bool { return k.log.Due > of }) && !isDead(k) {
					break
				}
				deaths++
				x.end(t)
				x = k.start(p, state)
			}
		}
		if isDead(k) {
			deaths++
			x.end(t)
			x = k.start(p, state)
		}
		x.end(t)
		return k, deaths
	}
	whole, _ := run(t, 0)
	interesting := map[string]bool{"block": true, "updates": true, "keep": true, "post": true, "posted": true, "identities": true, "open": true, "places": true}
	tried := 0
	for i, name := range whole.names {
		if !interesting[name] || tried > 40 {
			continue
		}
		tried++
		for _, trip := range []int{i + 1, -(i + 1)} {
			k, _ := run(t, trip)
			for of, want := range whole.posts {
				got := k.posts[of]
				if got.StateRoot != want.StateRoot || got.UpdateRoot != want.UpdateRoot || got.Seed != want.Seed || got.Next != want.Next {
					t.Errorf("killed at %s %d: tick %d is %+v: want %+v", name, trip, of, got, want)
				}
			}
		}
	}
	if tried < 8 {
		t.Errorf("killed in %d places only: %v", tried, whole.names)
	}
}

func isDead(w *world) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.dead
}

// SR-19: if the chain takes the cut-off back before the tick is posted, the tick is gathered again.
func TestCutOffTakenBack(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	first := w.log.Due
	// The process dies when it has gathered the tick and kept its document. Meanwhile the chain changes its mind.
	w.mu.Lock()
	w.found[first] = supervisor.Updates{Entries: []hosting.Appended{{Block: w.offer.Terms.CutOff(first), Void: hosting.Withheld}}}
	w.tripAt = "keep"
	w.mu.Unlock()
	w.mine(w.offer.Terms.CutOff(first) + 2)
	if w.wait(func() bool { return false }) {
		t.Fatal("it did not die")
	}
	x.end(t)
	w.found[first], w.forkAt, w.fork, w.tripAt, w.names = supervisor.Updates{}, w.offer.Terms.CutOff(first), 1, "", nil
	x = w.start(p, x.db.Path())
	w.wait(func() bool { return w.log.Due > first })
	x.end(t)
	gathered := 0
	for _, n := range w.names {
		if n == "updates" {
			gathered++
		}
	}
	if gathered != 1 {
		t.Errorf("it was gathered %d times after the chain changed its mind", gathered)
	}
	summary, err := tick.DecodeSummary(w.blobs[w.posts[first].Document][tick.SummaryFile])
	if err != nil || len(summary.Entries) != 0 {
		t.Errorf("%+v, %v", summary, err)
	}
}

// E-01, SR-21, F-04: what the desk does not take, it says why.
func TestDeskRefuses(t *testing.T) {
	p := planned(t)
	w := newWorld(t)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	ask := func(r desk.Request) string {
		r.App = w.offer.ID
		reply, err := desk.DecodeReply(x.Answer(t.Context(), "peer0", desk.EncodeRequest(&r)))
		if err != nil {
			t.Fatal(err)
		}
		return reply.Code
	}
	blinded := [][]byte{bytes.Repeat([]byte{1}, token.Bytes)}
	for name, c := range map[string]struct {
		ask  desk.Request
		want string
	}{
		"a class that is not sold": {desk.Request{Tokens: &desk.Tokens{Tick: w.log.Due, Class: token.Paid, Blinded: blinded}}, "class"},
		"a tick far ahead":         {desk.Request{Tokens: &desk.Tokens{Tick: 99, Class: token.Free, Blinded: blinded}}, "late"},
		"another's hello":          {desk.Request{Hello: &desk.Hello{Identity: w.workers[1].standing.ID, Record: w.workers[1].record, Block: w.workers[1].block}}, "unknown"},
		"a stranger's hello":       {desk.Request{Hello: &desk.Hello{Identity: common.Hash{77}}}, "unknown"},
		"a stranger's receipts":    {desk.Request{Receipts: &desk.Receipts{Identity: common.Hash{77}}}, "unknown"},
		"an attestation too soon":  {desk.Request{Attest: &desk.Attest{Identity: w.workers[0].standing.ID, Tick: w.log.Due}}, "busy"},
		"a log of no key":          {desk.Request{Sponsor: &desk.Sponsor{Reserve: &desk.Reserve{Reservation: hosting.Reservation{Offer: w.offer.ID}}, Block: []byte("emet.log/1\n")}}, "unknown"},
	} {
		if got := ask(c.ask); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Anybody can complain: what is kept of that is bounded in number and bytes.
func TestComplaintsAreBounded(t *testing.T) {
	w := newWorld(t)
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	kept, size := 0, desk.MaxBlock
	for ; kept < 200; kept++ {
		r := w.complain(x, desk.Complain{Entry: market.Content{Digest: [32]byte{1, byte(kept)}, Codec: market.Raw}, Evidence: make([]byte, size)}, true)
		if r.Code == "busy" {
			break
		}
		if r.Refused != "" {
			t.Fatal(r.Refused)
		}
	}
	if kept < 10 || kept*size > 16<<20 {
		t.Errorf("%d complaints of %d bytes are kept", kept, size)
	}
	if all, err := x.Books().Complaints(); err != nil || len(all) != kept {
		t.Errorf("%d complaints, %v: want %d", len(all), err, kept)
	}
}

// F-04, B-21: a complaint takes work of its own, in its tick. Nobody's takes the place of somebody else's of the same entry, and
// one that is made again takes no place.
func TestComplaintsTakeWork(t *testing.T) {
	w := newWorld(t)
	w.offer.Terms.ClientBits = 18
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	c := desk.Complain{Entry: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, Evidence: []byte("what happened")}
	if r := w.complain(x, c, false); r.Code != "work" {
		t.Errorf("without work: %+v", r)
	}
	other := c
	other.Evidence = []byte("nothing happened")
	for _, c := range []desk.Complain{c, other, c, c} {
		if r := w.complain(x, c, true); r.Refused != "" {
			t.Errorf("%+v", r)
		}
	}
	c.Tick = 99
	if r := w.complain(x, c, true); r.Code != "late" {
		t.Errorf("in another tick: %+v", r)
	}
	all, err := x.Books().Complaints()
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	for _, k := range all {
		if !bytes.Equal(k.Evidence, c.Evidence) && !bytes.Equal(k.Evidence, other.Evidence) {
			t.Errorf("%q", k.Evidence)
		}
	}
}

// complain makes a complaint in the tick that runs, if it names no other.
func (w *world) complain(x *process, c desk.Complain, work bool) *desk.Reply {
	w.t.Helper()
	if c.Tick == 0 {
		s, err := x.Status()
		if err != nil {
			w.t.Fatal(err)
		}
		c.Tick = s.Tick
	}
	q := &desk.Request{App: w.offer.ID, Complain: &c}
	bits := q.Bits(int(w.offer.Terms.ClientBits))
	if c.Work = 0; work {
		var err error
		if c.Work, err = hashcash.Mine(context.Background(), desk.Challenge(q), bits, hashcash.Options{Workers: 1}); err != nil {
			w.t.Fatal(err)
		}
	} else {
		for desk.Worked(q, bits) {
			c.Work++ // one in a thousand has done it by chance
		}
	}
	return w.asks(x, "peer0", desk.EncodeRequest(q))
}

// What nobody pays for is not kept, and takes nobody's place: an update that its log's writer did not sign, and registrations
// that the chain refuses.
func TestRefusalsCostNothing(t *testing.T) {
	w := newWorld(t)
	x := w.start(planned(t), filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	ask := func(q desk.Sponsor) *desk.Reply {
		t.Helper()
		r, err := desk.DecodeReply(x.Answer(t.Context(), "peer0", desk.EncodeRequest(&desk.Request{App: w.offer.ID, Sponsor: &q})))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	junk := market.Content{Digest: [32]byte{42}, Codec: market.Raw}
	if r := ask(desk.Sponsor{Update: &hosting.SignedUpdate{Update: hosting.Update{Index: 66, Content: junk}}, Block: []byte("junk")}); r.Code != "unknown" {
		t.Errorf("an update of somebody else: %+v", r)
	}
	w.mu.Lock()
	_, kept := w.blobs[junk]
	w.mu.Unlock()
	if kept {
		t.Error("what an update names that was refused is kept")
	}
	for range 300 { // more than are sponsored in a tick
		if r := ask(desk.Sponsor{Register: &desk.Register{Client: common.Address{1}}}); strings.Contains(r.Refused, "were sponsored") {
			t.Fatal("registrations that are refused use up what others may")
		}
	}
}
