package ground_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/bindings"
)

// contract is one whose functions agents call.
type contract interface{ GetABI() abi.ABI }

// bound are the contracts of hosted applications, by the names that this package has for their bindings.
var bound = map[string]contract{
	"board": bindings.NewOfferBoard(), "registry": bindings.NewIdentityRegistry(), "keys": bindings.NewKeyLog(),
	"ticks": bindings.NewTickLog(), "court": bindings.NewStampCourt(), "channels": bindings.NewPaymentChannels(),
	"auditors": bindings.NewAuditorSlots(), "beacons": bindings.NewBeacon(), "hashes": bindings.NewBlockhashBeacon(),
}

// unused are the functions that no agent calls, and why.
var unused = map[string]string{
	"board.courtOf": "a part of termsOf", "board.entryOf": "a part of termsOf",
	"registry.isActive": "a part of identity", "registry.signerOf": "a part of identity",
	"registry.acquit": "only a court may", "registry.tombstone": "only a court may",
	"registry.challengeOf": "identity computes it", "registry.complaintChallengeOf": "identity computes it",
	"registry.idOf": "identity computes it", "registry.hostOf": "identity computes it",
	"registry.possessionDigest": "identity computes it", "registry.linkDigest": "identity computes it",
	"registry.headDigest": "identity computes it",
	"keys.open":           "whatever needs it does it",
	"ticks.cutOffOf":      "hosting computes it",
	"court.stepDigest":    "hosting computes it", "court.keysOf": "those who serve requests will compute it",
	"channels.digestOf": "channel computes it", "channels.idOf": "channel computes it",
	"auditors.pass": "only a contract may", "auditors.convict": "only a contract may",
	"hashes.randomness": "asked in the words of beacons, which are the same",
}

// calls collects which functions this package packs.
func calls(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]bool)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := s.X.(*ast.Ident); ok && bound[of.Name] != nil {
				if function, ok := strings.CutPrefix(strings.TrimPrefix(s.Sel.Name, "Try"), "Pack"); ok {
					out[strings.ToLower(of.Name+"."+function)] = true
				}
			}
			return true
		})
	}
	return out
}

// Whatever the contracts can do and say, agents can ask for, or there is a reason.
func TestEveryFunctionHasItsView(t *testing.T) {
	called := calls(t)
	functions := 0
	for name, c := range bound {
		for _, m := range c.GetABI().Methods {
			functions++
			full := name + "." + m.Name
			_, excused := unused[full]
			switch did := called[strings.ToLower(full)]; {
			case m.Name == "eip712Domain": // every address and name of it is known
			case did == excused:
				t.Errorf("%s: called %v, and excused %v", full, did, excused)
			}
		}
	}
	if functions < 120 {
		t.Errorf("%d functions: where are the others?", functions)
	}
	for full := range unused {
		name, function, _ := strings.Cut(full, ".")
		if _, ok := bound[name].GetABI().Methods[function]; !ok {
			t.Errorf("%s is excused and does not exist", full)
		}
	}
}

// Every event of every contract has words, with a value for each of its fields.
func TestEventsHaveWords(t *testing.T) {
	seen := 0
	for name, c := range bound {
		for _, e := range c.GetABI().Events {
			seen++
			l := &types.Log{Topics: []common.Hash{e.ID}}
			for _, a := range e.Inputs {
				if a.Indexed {
					l.Topics = append(l.Topics, common.Hash{31: byte(len(l.Topics))})
				}
			}
			l.Data = make([]byte, 4096) // where something is of any length, it is empty
			got, ok := ground.Describe(l)
			if !ok || got.Name != e.Name || len(got.Fields) != len(e.Inputs) {
				t.Errorf("%s.%s: %+v, %v", name, e.Name, got, ok)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d events: where are the others?", seen)
	}
	if _, ok := ground.Describe(&types.Log{Topics: []common.Hash{crypto.Keccak256Hash([]byte("Unheard()"))}}); ok {
		t.Error("an event of nobody's")
	}
	if _, ok := ground.Describe(new(types.Log)); ok {
		t.Error("an event without a name")
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add(bindings.NewKeyLog().GetABI().Events["BatchAnchored"].ID.Bytes(), []byte{1}, uint8(3))
	f.Add(bindings.NewTickLog().GetABI().Events["TickPosted"].ID.Bytes(), make([]byte, 640), uint8(3))
	f.Add([]byte{}, []byte{}, uint8(0))
	f.Fuzz(func(_ *testing.T, topic, data []byte, topics uint8) {
		l := &types.Log{Topics: []common.Hash{common.BytesToHash(topic)}, Data: data}
		for range topics % 4 {
			l.Topics = append(l.Topics, common.Hash{})
		}
		ground.Describe(l)
	})
}
