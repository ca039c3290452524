package tick_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/program/plan"
)

func offer() *tick.Offer {
	return &tick.Offer{
		Schema: tick.OfferSchema, Name: "Guestbook", Summary: "Say hello.\nTo all.",
		Program: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, Supervisor: []string{"/ip4/127.0.0.1/udp/4001/quic-v1/p2p/12D3KooW"},
		MinWorkers: 7, Pay: tick.Pay{Top: hosting.Amount(1), Update: hosting.Amount(3)}, Latency: 200, Threshold: 60, MaxPay: hosting.Amount(1000),
		Tokens: []tick.Price{{Class: token.Free}, {Class: token.Paid, Amount: hosting.Amount(5), Writes: true}},
	}
}

// the offer says where to begin: its supervisor, nodes that keep its content, and, by its id, where servers talk. Without
// such nodes its supervisor has to do.
func TestWhereToBegin(t *testing.T) {
	o := offer()
	if got := o.Peers(); !slices.Equal(got, o.Supervisor) {
		t.Errorf("peers %v", got)
	}
	node := "/dns4/ipfs.example.org/tcp/4001/p2p/12D3KooX"
	o.Bootstrap = []string{node}
	blob, err := o.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := tick.ReadOffer(blob)
	if err != nil || !slices.Equal(back.Peers(), []string{o.Supervisor[0], node}) {
		t.Errorf("%+v, %v", back, err)
	}
	if a, b := tick.GossipTopic(common.Hash{1}), tick.GossipTopic(common.Hash{2}); a == b || !strings.Contains(a, common.Hash{1}.Hex()[2:]) {
		t.Errorf("topics %s and %s", a, b)
	}
}

// B-02: an offer comes back as it was, and each mistake is named.
func TestOffer(t *testing.T) {
	blob, err := offer().Encode()
	if err != nil {
		t.Fatal(err)
	}
	o, err := tick.ReadOffer(blob)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := o.Encode(); err != nil || !bytes.Equal(again, blob) {
		t.Errorf("%s came back as %s, %v", blob, again, err)
	}
	for word, change := range map[string]func(o *tick.Offer){
		"schema":        func(o *tick.Offer) { o.Schema = "emet.offer/v2" },
		"name":          func(o *tick.Offer) { o.Name = "a\x1b[2Jb" },
		"summary":       func(o *tick.Offer) { o.Summary = strings.Repeat("x", 2001) },
		"program":       func(o *tick.Offer) { o.Program = market.Content{} },
		"supervisor":    func(o *tick.Offer) { o.Supervisor = nil },
		"bootstrap":     func(o *tick.Offer) { o.Bootstrap = []string{"https://example.org"} },
		"versions":      func(o *tick.Offer) { o.Versions = []market.Content{o.Program} },
		"minWorkers":    func(o *tick.Offer) { o.MinWorkers = 0 },
		"latencyMillis": func(o *tick.Offer) { o.Latency = 0 },
		"pay.update":    func(o *tick.Offer) { o.Pay.Update = hosting.Amount(-1) },
		"maxPay":        func(o *tick.Offer) { o.MaxPay.Lsh(&o.MaxPay.Int, 128) },
		"without":       func(o *tick.Offer) { o.Tokens = nil },
		"SR-21":         func(o *tick.Offer) { o.Tokens[0].Writes = true },
		"paid":          func(o *tick.Offer) { o.Tokens[1].Amount = hosting.Amount(0) },
		"there already": func(o *tick.Offer) { o.Tokens[1].Class = token.Free },
		"an amount":     func(o *tick.Offer) { o.Tokens[1].Amount = hosting.Amount(-5) },
	} {
		o := offer()
		change(o)
		err := o.Check()
		if !errors.Is(err, tick.ErrOffer) || !strings.Contains(err.Error(), word) {
			t.Errorf("%s: %v", word, err)
		}
		if _, err := o.Encode(); err == nil {
			t.Errorf("%s: it is written", word)
		}
	}
	for _, text := range []string{"", "{", "[]", string(blob) + "{}", strings.Replace(string(blob), "{", `{"more": 1,`, 1), strings.Repeat(" ", tick.MaxOffer+1)} {
		if _, err := tick.ReadOffer([]byte(text)); !errors.Is(err, tick.ErrOffer) {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

// B-03: the programs that were replaced are named, newest first, each once, and as many as there is room for.
func TestVersions(t *testing.T) {
	o := offer()
	program := func(n byte) market.Content { return market.Content{Digest: [32]byte{n}, Codec: market.Raw} }
	if o.Upgrade(program(1)) || !o.Upgrade(program(2)) || !o.Upgrade(program(3)) || !o.Upgrade(program(1)) {
		t.Error("what is another program is one, and the same is none")
	}
	if want := []market.Content{program(3), program(2)}; o.Program != program(1) || !slices.Equal(o.Versions, want) {
		t.Errorf("%v, %v: want %v", o.Program, o.Versions, want)
	}
	for n := range byte(200) {
		o.Upgrade(program(n + 10))
		if _, err := o.Encode(); err != nil {
			t.Fatal(err)
		}
	}
	if !o.Runs(program(209)) || !o.Runs(program(208)) || o.Runs(program(1)) || len(o.Versions) != tick.MaxVersions {
		t.Errorf("%d versions", len(o.Versions))
	}
}

func FuzzReadOffer(f *testing.F) {
	blob, err := offer().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(blob)
	f.Add([]byte(`{"schema":"emet.hosted/v1","tokens":[{}]}`))
	f.Fuzz(func(t *testing.T, blob []byte) {
		o, err := tick.ReadOffer(blob)
		if err != nil {
			return
		}
		again, err := o.Encode()
		if err != nil {
			t.Fatalf("%s is read and not written: %v", blob, err)
		}
		if _, err := tick.ReadOffer(again); len(again) <= tick.MaxOffer && err != nil {
			t.Fatalf("%s is written and not read: %v", again, err)
		}
	})
}

// FuzzDecode reads all files of a tick: what is read is written as the same bytes.
func FuzzDecode(f *testing.F) {
	n := &tick.Next{App: common.Hash{1}, Tick: 3, Servers: []tick.Server{{ID: common.Hash{2}, Holds: []tick.Hold{{Site: 1}}}}}
	f.Add(n.Encode())
	f.Add((&tick.Package{Stamps: []tick.StampKeys{{PrimePath: []common.Hash{{1}}}}}).Encode())
	f.Add((&tick.Summary{Entries: []tick.Verdict{{Reason: "late"}}}).Encode())
	f.Fuzz(func(t *testing.T, blob []byte) {
		n, err := tick.DecodeNext(blob)
		if err == nil && !bytes.Equal(n.Encode(), blob) {
			t.Errorf("next: %x", blob)
		} else if err != nil && !errors.Is(err, codec.ErrMalformed) {
			t.Error(err)
		}
		if k, err := tick.DecodePackage(blob); err == nil && !bytes.Equal(k.Encode(), blob) {
			t.Errorf("package: %x", blob)
		}
		if s, err := tick.DecodeSummary(blob); err == nil && !bytes.Equal(s.Encode(), blob) {
			t.Errorf("summary: %x", blob)
		}
	})
}

// B-11, G-14: whoever calls learns what there is to call, with what, and who sees what of it, from the planned program alone.
func TestSchema(t *testing.T) {
	for _, app := range []string{"guestbook", "matcher", "maximum"} {
		p := example(t, app)
		s, err := tick.SchemaFor(p)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Endpoints) != len(p.Endpoints) || len(s.Keys) != len(p.Keys) {
			t.Errorf("%s: %d endpoints and %d keys", app, len(s.Endpoints), len(s.Keys))
		}
		for _, e := range s.Endpoints {
			if e.Name == e.Label.String() || e.Request == "" || e.Result == "" {
				t.Errorf("%s: %+v", app, e)
			}
		}
		// Planning what is planned changes nothing: servers see just what the description says.
		again, err := plan.New(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := sites(again.Program.Names == nil, tick.Sites(again.Program, [32]byte{}, nil)), sites(p.Names == nil, tick.Sites(p, [32]byte{}, nil)); got != want {
			t.Errorf("%s: planned again it has %s, want %s", app, got, want)
		}
		blob, err := s.JSON()
		if err != nil || !json.Valid(blob) {
			t.Errorf("%s: %v", app, err)
		}
	}
}

// sites counts what is served of a program.
func sites(nameless bool, all []tick.Site) string {
	count := make(map[tick.Kind]int)
	for _, s := range all {
		count[s.Place.Kind]++
	}
	blob, _ := json.Marshal(map[string]any{"nameless": nameless, "sites": count})
	return string(blob)
}
