package market_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"
	mh "github.com/multiformats/go-multihash"
	"pgregory.net/rapid"

	"emet/agents/market"
)

func contents() *rapid.Generator[market.Content] {
	return rapid.Custom(func(t *rapid.T) market.Content {
		c := market.Content{Codec: rapid.SampledFrom([]byte{market.Raw, market.DagPB, market.DagCBOR}).Draw(t, "codec")}
		copy(c.Digest[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "digest"))
		return c
	})
}

// CM-07: Qm… and bafy… of the same block are the same content.
func TestContentOfBothCIDVersions(t *testing.T) {
	hash, err := mh.Sum([]byte("block"), mh.SHA2_256, -1)
	if err != nil {
		t.Fatal(err)
	}
	v0, v1 := cid.NewCidV0(hash), cid.NewCidV1(cid.DagProtobuf, hash)
	a, err := market.ContentOf(v0)
	if err != nil {
		t.Fatal(err)
	}
	b, err := market.ContentOf(v1)
	if err != nil {
		t.Fatal(err)
	}
	if a != b || a.CID() != v1 || a.String() != v1.String() {
		t.Errorf("%v and %v differ: want both to be %s", a, b, v1)
	}
}

func TestContentRefusesWhatDoesNotFitOnChain(t *testing.T) {
	long, err := mh.Sum([]byte("block"), mh.SHA2_512, -1)
	if err != nil {
		t.Fatal(err)
	}
	short, err := mh.Sum([]byte("block"), mh.IDENTITY, -1)
	if err != nil {
		t.Fatal(err)
	}
	sha, err := mh.Sum([]byte("block"), mh.SHA2_256, -1)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]cid.Cid{
		"another hash":  cid.NewCidV1(cid.Raw, long),
		"identity":      cid.NewCidV1(cid.Raw, short),
		"another codec": cid.NewCidV1(cid.DagJSON, sha),
	} {
		if got, err := market.ContentOf(c); err == nil {
			t.Errorf("%s: %s was taken as %v", name, c, got)
		}
	}
}

// A worker may name anything at all as the content that it missed. Whoever stores that event must be able to read it again.
func TestContentJSONOfAnyCodec(t *testing.T) {
	for codec := range 256 {
		want := market.Content{Digest: [32]byte{1}, Codec: byte(codec)}
		blob, err := json.Marshal(market.Event{Kind: market.Released, Missing: want})
		if err != nil {
			t.Fatal(err)
		}
		var got market.Event
		if err := json.Unmarshal(blob, &got); err != nil || got.Missing != want {
			t.Errorf("codec 0x%x came back as %v, %v", codec, got.Missing, err)
		}
	}
}

func TestContentJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := contents().Draw(t, "content")
		blob, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got market.Content
		if err := json.Unmarshal(blob, &got); err != nil || got != want {
			t.Fatalf("%s came back as %v, %v", blob, got, err)
		}
	})
	var none market.Content
	if blob, err := json.Marshal(none); err != nil || string(blob) != "null" {
		t.Errorf("no content is %s, %v: want null", blob, err)
	}
	if err := json.Unmarshal([]byte(`"bafybad"`), &none); err == nil {
		t.Error("a malformed CID was taken")
	}
}

// SR-09: failures earn their share of the reward by fuel, a quarter at least.
func TestPay(t *testing.T) {
	s := market.Spec{Fuel: 1000, Reward: market.NewWei(big.NewInt(8000))}
	for _, c := range []struct {
		outcome market.Outcome
		fuel    uint64
		want    int64
	}{
		{market.OK, 1, 8000},
		{market.JobError, 0, 2000},
		{market.Trap, 250, 2000},
		{market.OutOfMemory, 251, 2008},
		{market.OutOfFuel, 1000, 8000},
	} {
		if got := s.Pay(c.outcome, c.fuel); got.Int64() != c.want {
			t.Errorf("%s after %d fuel pays %s: want %d", c.outcome, c.fuel, got, c.want)
		}
	}
}

func TestSpecCheck(t *testing.T) {
	good := func() market.Spec {
		return market.Spec{
			Code: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, Engine: market.JS1, Fuel: 1, Pages: 1,
			MaxResult: 1, Replicas: 1, Quorum: 1,
		}
	}
	if err := good().Check(); err != nil {
		t.Fatalf("a good spec is refused: %v", err)
	}
	for want, spoil := range map[string]func(*market.Spec){
		"code":     func(s *market.Spec) { s.Code = market.Content{} },
		"engine":   func(s *market.Spec) { s.Engine = "javascript" },
		"fuel":     func(s *market.Spec) { s.Fuel = 0 },
		"pages":    func(s *market.Spec) { s.Pages = market.MaxPages + 1 },
		"result":   func(s *market.Spec) { s.MaxResult = 0 },
		"replicas": func(s *market.Spec) { s.Replicas = 16 },
		"quorum":   func(s *market.Spec) { s.Replicas, s.Quorum = 4, 2 }, // SR-07: more than half
		"reward":   func(s *market.Spec) { s.Reward = market.NewWei(new(big.Int).Lsh(big.NewInt(1), 88)) },
		"deposit":  func(s *market.Spec) { s.Deposit = market.NewWei(big.NewInt(-1)) },
	} {
		s := good()
		spoil(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("bad %s: got %v", want, err)
		}
	}
}

func records() *rapid.Generator[market.Record] {
	return rapid.Custom(func(t *rapid.T) market.Record {
		x := market.Execution{
			Outcome:    market.Outcome(rapid.Uint8Range(0, 7).Draw(t, "outcome")),
			Message:    rapid.String().Draw(t, "message"),
			ExitCode:   rapid.Int32().Draw(t, "exit"),
			Stdout:     rapid.SliceOf(rapid.Byte()).Draw(t, "stdout"),
			Stderr:     rapid.SliceOf(rapid.Byte()).Draw(t, "stderr"),
			LogCut:     rapid.Bool().Draw(t, "cut"),
			FuelUsed:   rapid.Uint64().Draw(t, "fuel"),
			MemoryPeak: rapid.Uint32().Draw(t, "memory"),
		}
		var result, details market.Content
		if x.Outcome == market.OK {
			result = contents().Draw(t, "result")
		}
		if rapid.Bool().Draw(t, "has details") {
			details = contents().Draw(t, "details")
		}
		var id market.ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "id"))
		return market.NewRecord(id, market.JS1, x, result, details)
	})
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := records().Draw(t, "record")
		block, digest, err := want.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if digest != sha256.Sum256(block) {
			t.Fatal("the digest is not that of the block")
		}
		got, err := market.DecodeRecord(block)
		if err != nil {
			t.Fatal(err)
		}
		again, _, err := got.Encode()
		if err != nil || !bytes.Equal(again, block) {
			t.Fatalf("the record changed on its way: %v", err)
		}
	})
}

func TestRecordKeepsWithinItsLimits(t *testing.T) {
	big := bytes.Repeat([]byte("x"), market.MaxLog+1)
	x := market.Execution{Outcome: market.JobError, Stdout: big, Stderr: big, Message: strings.Repeat("é", market.MaxMessage)}
	r := market.NewRecord(market.ID{}, market.JS1, x, market.Content{}, market.Content{})
	if len(r.Stdout) != market.MaxLog || len(r.Stderr) != market.MaxLog || !r.LogCut {
		t.Errorf("logs of %d and %d bytes, cut %t", len(r.Stdout), len(r.Stderr), r.LogCut)
	}
	block, _, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if len(block) > market.MaxRecord {
		t.Errorf("a record of %d bytes: want at most %d", len(block), market.MaxRecord)
	}
	if _, err := market.DecodeRecord(block); err != nil {
		t.Error(err)
	}
}

func TestRecordCheck(t *testing.T) {
	id := market.ID{1}
	spec := market.Spec{Engine: market.JS1, Fuel: 10}
	r := market.Record{Job: id, Engine: market.JS1, Outcome: market.Trap, FuelUsed: 5}
	said := market.Result{Outcome: market.Trap, FuelUsed: 5}
	if err := r.Check(id, spec, said); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]error{
		"another job":    r.Check(market.ID{2}, spec, said),
		"another engine": r.Check(id, market.Spec{Engine: market.Wasm1, Fuel: 10}, said),
		"another ending": r.Check(id, spec, market.Result{Outcome: market.OK, FuelUsed: 5}),
		"other fuel":     r.Check(id, spec, market.Result{Outcome: market.Trap, FuelUsed: 4}),
		"too much fuel":  r.Check(id, market.Spec{Engine: market.JS1, Fuel: 4}, said),
	} {
		if bad == nil {
			t.Errorf("%s: the record was taken", name)
		}
	}
}

// Whatever bytes come, decoding ends, and what it takes has exactly one encoding.
func FuzzDecodeRecord(f *testing.F) {
	for _, r := range []market.Record{
		market.NewRecord(market.ID{1}, market.JS1, market.Execution{Outcome: market.OK, Stdout: []byte("log")},
			market.Content{Digest: [32]byte{2}, Codec: market.Raw}, market.Content{Digest: [32]byte{3}, Codec: market.DagPB}),
		market.NewRecord(market.ID{1}, market.Wasm1, market.Execution{Outcome: market.Trap, Message: "unreachable"}, market.Content{}, market.Content{}),
	} {
		block, _, err := r.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(block)
	}
	f.Add([]byte{0xbf, 0xff})             // indefinite map
	f.Add([]byte{0xa1, 0x61, 'v', 0xf9})  // cut short
	f.Add(bytes.Repeat([]byte{0x81}, 99)) // deep
	f.Fuzz(func(t *testing.T, block []byte) {
		r, err := market.DecodeRecord(block)
		if err != nil {
			return
		}
		again, _, err := r.Encode()
		if err != nil || !bytes.Equal(again, block) {
			t.Errorf("%x is taken but encodes as %x (%v)", block, again, err)
		}
	})
}

func TestWeiJSON(t *testing.T) {
	var w market.Wei
	for _, in := range []string{`"123456789012345678901234567890"`, `7`} {
		if err := json.Unmarshal([]byte(in), &w); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
	for _, in := range []string{`"0x10"`, `"1e3"`, `{}`, `""`, `"`} {
		if err := json.Unmarshal([]byte(in), &w); err == nil {
			t.Errorf("%s was taken as %s", in, w.String())
		}
	}
}

// SR-01: a commitment binds each of its parts; another salt, worker, job or agency gives another.
func TestCommitmentBindsEverything(t *testing.T) {
	a := market.Agency{ChainID: big.NewInt(1337), Address: market.Address{1}}
	r := market.Result{Record: market.ID{1}, Outcome: market.OK, FuelUsed: 7}
	base := a.Commitment(market.ID{1}, 0, market.Address{2}, r, market.Fingerprint{3}, market.Salt{4})
	other := market.Agency{ChainID: big.NewInt(1), Address: market.Address{1}}
	elsewhere := market.Agency{ChainID: big.NewInt(1337), Address: market.Address{9}}
	seen := map[market.ID]bool{base: true}
	for _, c := range []market.ID{
		other.Commitment(market.ID{1}, 0, market.Address{2}, r, market.Fingerprint{3}, market.Salt{4}),
		elsewhere.Commitment(market.ID{1}, 0, market.Address{2}, r, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{9}, 0, market.Address{2}, r, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 1, market.Address{2}, r, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{9}, r, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{2}, market.Result{Record: market.ID{9}, FuelUsed: 7}, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{2}, market.Result{Record: market.ID{1}, Outcome: market.Trap, FuelUsed: 7}, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{2}, market.Result{Record: market.ID{1}, FuelUsed: 8}, market.Fingerprint{3}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{2}, r, market.Fingerprint{9}, market.Salt{4}),
		a.Commitment(market.ID{1}, 0, market.Address{2}, r, market.Fingerprint{3}, market.Salt{9}),
	} {
		if seen[c] {
			t.Error("two different things have the same commitment")
		}
		seen[c] = true
	}
}
