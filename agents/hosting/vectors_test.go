package hosting_test

import (
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
)

// vector is what a contract's tests wrote down.
type vector struct {
	Domain   map[string]string
	Messages []struct {
		Type         string
		Message      map[string]any
		Hash, Digest common.Hash
	}
}

func load(t *testing.T, contract string) (vector, eip712.Domain) {
	t.Helper()
	blob, err := os.ReadFile("../../test/vectors/" + contract + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var v vector
	if err := json.Unmarshal(blob, &v); err != nil {
		t.Fatal(err)
	}
	chain, _ := new(big.Int).SetString(v.Domain["chainId"], 10)
	return v, eip712.Domain{
		Name: v.Domain["name"], Version: v.Domain["version"], ChainID: chain,
		Contract: common.HexToAddress(v.Domain["verifyingContract"]),
	}
}

// fields reads a message by the names of its fields.
type fields struct {
	t *testing.T
	m map[string]any
}

func (f fields) text(name string) string {
	f.t.Helper()
	s, ok := f.m[name].(string)
	if !ok {
		f.t.Fatalf("no field %s in %v", name, f.m)
	}
	return s
}

func (f fields) hash(name string) common.Hash       { return common.HexToHash(f.text(name)) }
func (f fields) address(name string) common.Address { return common.HexToAddress(f.text(name)) }

func (f fields) number(name string, bits int) uint64 {
	f.t.Helper()
	n, err := strconv.ParseUint(f.text(name), 0, bits)
	if err != nil {
		f.t.Fatal(err)
	}
	return n
}

func (f fields) in(name string) fields {
	f.t.Helper()
	m, ok := f.m[name].(map[string]any)
	if !ok {
		f.t.Fatalf("no struct %s in %v", name, f.m)
	}
	return fields{f.t, m}
}

func (f fields) wei(name string) market.Wei {
	return market.NewWei(new(big.Int).SetUint64(f.number(name, 64)))
}

func (f fields) content() market.Content {
	return market.Content{Digest: f.hash("digest"), Codec: common.FromHex(f.text("codec"))[0]}
}

func (f fields) entry() hosting.Entry {
	return hosting.Entry{
		WorkerBits: uint8(f.number("workerBits", 8)), ClientBits: uint8(f.number("clientBits", 8)),
		ComplaintBits: uint8(f.number("complaintBits", 8)), WorkerDeposit: f.wei("workerDeposit"),
	}
}

func (f fields) terms() hosting.Terms {
	return hosting.Terms{
		Entry: f.entry(), ExitDelay: uint32(f.number("exitDelay", 32)), StartBlock: f.number("startBlock", 64),
		TickBlocks: uint32(f.number("tickBlocks", 32)), Court: f.address("court"), Randomness: f.address("randomness"),
		Bond: f.wei("bond"),
	}
}

func (f fields) flag(name string) bool {
	f.t.Helper()
	b, ok := f.m[name].(bool)
	if !ok {
		f.t.Fatalf("no flag %s in %v", name, f.m)
	}
	return b
}

func (f fields) tick() hosting.Tick {
	next := f.in("next")
	return hosting.Tick{
		Offer: f.hash("offerId"), Number: f.number("tick", 64), Count: f.number("count", 64), Accumulator: f.hash("accumulator"),
		UpdateRoot: f.hash("updateRoot"), StateRoot: f.hash("stateRoot"), Document: f.in("document").content(),
		Next: hosting.Commitment{
			PrimesRoot: next.hash("primesRoot"), KeysRoot: next.hash("keysRoot"), SeedHash: next.hash("seedHash"),
		},
		Seed: f.hash("seed"),
	}
}

// What the contracts hash is hashed here.
func TestVectors(t *testing.T) {
	messages := map[string]func(f fields, d eip712.Domain) common.Hash{
		"Offer": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Posting{
				Salt: f.hash("salt"), Tag: hosting.Tag(f.hash("tag")), Document: f.in("document").content(), Terms: f.in("terms").terms(),
			}.Message()
		},
		"Revision": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Revision{
				Offer: f.hash("offerId"), Version: uint32(f.number("version", 32)), Tag: hosting.Tag(f.hash("tag")),
				Document: f.in("document").content(), Previous: f.in("previous").content(), Entry: f.in("entry").entry(),
			}.Message()
		},
		"Reservation": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Reservation{
				Offer: f.hash("offerId"), Client: f.address("client"), Writer: f.address("writer"), Tag: hosting.Tag(f.hash("tag")),
				Initial: f.content(),
			}.Message()
		},
		"Update": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Update{
				Key: f.hash("key"), Index: f.number("index", 64), Content: f.content(), Deadline: f.number("deadline", 40),
			}.Message()
		},
		"Receipt": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Receipt{
				Update: f.hash("update"), Batch: f.number("batch", 64), Position: uint32(f.number("position", 32)),
				Deadline: f.number("deadline", 40),
			}.Message()
		},
		"Step": func(f fields, d eip712.Domain) common.Hash {
			return hosting.Step{
				App: f.hash("app"), Tick: f.number("tick", 64), Request: f.hash("reqId"), Slot: uint16(f.number("slot", 16)),
				Server: f.hash("server"), Site: f.hash("site"), Duplicate: uint16(f.number("duplicate", 16)),
				Version: uint16(f.number("version", 16)), Keys: f.hash("keys"), Previous: f.hash("previous"),
				StampIn: f.hash("stampIn"), StampOut: f.hash("stampOut"), Delta: f.hash("delta"),
			}.Message(d.ChainID, d.Contract)
		},
		"Tick": func(f fields, _ eip712.Domain) common.Hash { return f.tick().Message() },
		"Replacement": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Replacement(f.hash("record"), f.flag("disown"), f.in("tick").tick())
		},
		"Attestation": func(f fields, _ eip712.Domain) common.Hash {
			return hosting.Attestation(f.hash("offerId"), f.number("tick", 64), f.hash("slot"), f.in("document").content())
		},
	}
	seen := make(map[string]bool)
	for _, contract := range []string{"OfferBoard", "KeyLog", "StampCourt", "TickLog"} {
		v, domain := load(t, contract)
		for _, m := range v.Messages {
			name, _, _ := strings.Cut(m.Type, "(")
			hash := messages[name]
			if hash == nil {
				continue // identity's
			}
			seen[name] = true
			got := hash(fields{t, m.Message}, domain)
			if got != m.Hash || domain.Digest(got) != m.Digest {
				t.Errorf("%s: hash %s and digest %s, want %s and %s", name, got, domain.Digest(got), m.Hash, m.Digest)
			}
		}
	}
	if len(seen) != len(messages) {
		t.Errorf("there were vectors of %v only", seen)
	}
}

// SR-18: what a tick is committed to, as the tick log hashes it.
func TestCommitmentVectors(t *testing.T) {
	var v struct {
		Slots struct {
			Slots []common.Hash
			Leaf  common.Hash
		}
		Seed struct{ Seed, Hash common.Hash }
	}
	blob, err := os.ReadFile("../../test/vectors/TickLog.json")
	if err == nil {
		err = json.Unmarshal(blob, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := hosting.SlotsLeaf(v.Slots.Slots); len(v.Slots.Slots) == 0 || got != v.Slots.Leaf {
		t.Errorf("the leaf of the slots is %s, want %s", got, v.Slots.Leaf)
	}
	if got := hosting.SeedHash(v.Seed.Seed); got != v.Seed.Hash {
		t.Errorf("the seed's hash is %s, want %s", got, v.Seed.Hash)
	}
}

func TestTags(t *testing.T) {
	for text, good := range map[string]bool{
		"offer": true, "a": true, strings.Repeat("x", 32): true, "": false, strings.Repeat("x", 33): false, "two words": false,
		"bücher": false, "a\n": false,
	} {
		tag, err := hosting.NewTag(text)
		if (err == nil) != good || good && tag.String() != text {
			t.Errorf("%q: %q, %v", text, tag, err)
		}
	}
	hostile := hosting.Tag{'a', 0x1b, '[', 0, 0xff}
	if got := hostile.String(); got != "a[" {
		t.Errorf("%q", got)
	}
}

func TestTermsOutOfRange(t *testing.T) {
	good := hosting.Terms{TickBlocks: 1}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*hosting.Terms){
		"no ticks":     func(t *hosting.Terms) { t.TickBlocks = 0 },
		"bits":         func(t *hosting.Terms) { t.WorkerBits = 81 },
		"deposit":      func(t *hosting.Terms) { t.WorkerDeposit = market.NewWei(new(big.Int).Lsh(big.NewInt(1), 96)) },
		"bond":         func(t *hosting.Terms) { t.Bond = market.NewWei(new(big.Int).Lsh(big.NewInt(1), 128)) },
		"negative":     func(t *hosting.Terms) { t.Bond = hosting.Amount(-1) },
		"client bits":  func(t *hosting.Terms) { t.ClientBits = 81 },
		"accuser bits": func(t *hosting.Terms) { t.ComplaintBits = 81 },
	} {
		bad := good
		change(&bad)
		if bad.Check() == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// Words come back as what they stand for.
func TestCharges(t *testing.T) {
	for _, c := range []hosting.Charge{hosting.AtWill, hosting.Absent, hosting.Stamp} {
		if got, err := hosting.ParseCharge(c.String()); err != nil || got != c {
			t.Errorf("%s came back as %s, %v", c, got, err)
		}
	}
	if _, err := hosting.ParseCharge("rude"); err == nil {
		t.Error("a charge that is none")
	}
}
