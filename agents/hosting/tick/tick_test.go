package tick_test

import (
	"bytes"
	"crypto/hpke"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// example plans an example application, as its supervisor publishes it.
var example = func() func(t *testing.T, name string) *flow.Program {
	var mu sync.Mutex
	known := make(map[string]*flow.Program)
	return func(t *testing.T, name string) *flow.Program {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		if p, ok := known[name]; ok {
			return p
		}
		cmd := exec.CommandContext(t.Context(), "go", "run", "./examples/apps/"+name, "built")
		cmd.Dir, cmd.Stderr = filepath.Join("..", "..", ".."), os.Stderr
		blob, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		b, err := program.ReadBuilt(blob)
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan.New(b.Program, b.Sources)
		if err != nil {
			t.Fatal(err)
		}
		known[name] = p.Program
		return p.Program
	}
}()

// worker is a member with its sealing key, which opens its packages.
type worker struct{ private hpke.PrivateKey }

func (w worker) Open(info, sealed []byte) ([]byte, error) {
	return hpke.Open(w.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, sealed)
}

func members(n int) (all []tick.Server, keys map[identity.ID]worker) {
	keys = make(map[identity.ID]worker)
	for i := range n {
		id := crypto.Keccak256Hash([]byte("member"), []byte{byte(i), byte(i >> 8)})
		private, err := hpke.MLKEM768X25519().DeriveKeyPair(id[:])
		if err != nil {
			panic(err)
		}
		keys[id] = worker{private}
		all = append(all, tick.Server{
			ID: id, Signer: common.Address(id[:20]), Owner: common.Address{1}, Sealing: private.PublicKey().Bytes(),
			Addrs: []string{fmt.Sprintf("/ip4/10.0.%d.%d/udp/4001/quic-v1/p2p/12D3KooW", i>>8, i&255)}, Country: "DE", Weight: uint32(i % 5), Holds: nil,
		})
	}
	return all, keys
}

func planFor(t *testing.T, app string, n int) tick.Plan {
	t.Helper()
	all, _ := members(n)
	return tick.Plan{
		App: common.Hash{7}, Tick: 4, Program: example(t, app), Document: market.Content{Digest: [32]byte{5}, Codec: market.Raw},
		Members: all, ReceiptKey: make([]byte, identity.SealingKeyBytes), Seed: common.Hash{9},
		TokenKeys: []tick.TokenKey{{Class: token.Free, Public: []byte{1}}, {Class: token.Paid, Public: []byte{2}}},
	}
}

// B-15, G-10, G-12, G-13, X-13: what is built is what all can check, for few members and for many.
func TestBuild(t *testing.T) {
	for _, app := range []string{"guestbook", "matcher", "maximum"} {
		for _, count := range []int{0, 1, 3, 8, 20, 80} {
			p := planFor(t, app, count)
			n, packages, err := tick.Build(p)
			if err != nil {
				t.Fatalf("%s with %d members: %v", app, count, err)
			}
			if err := n.Check(p.Program); err != nil {
				t.Errorf("%s with %d members: %v", app, count, err)
			}
			sites := n.Sites(p.Program)
			if len(packages) != count || len(sites) == 0 {
				t.Errorf("%d packages for %d members, %d sites", len(packages), count, len(sites))
			}
			names := make(map[common.Hash]bool)
			for i, s := range sites {
				names[s.Name] = true
				holders := make([]int, s.Duplicates)
				for j := range n.Servers {
					for d := range s.Duplicates {
						if n.Servers[j].Serves(i, d) {
							holders[d]++
						}
					}
				}
				total := 0
				for d, h := range holders {
					total += h
					if h < min(count, 3) {
						t.Errorf("duplicate %d of site %d has %d holders among %d members", d, i, h, count)
					}
				}
				if total != min(count, token.Shares) {
					t.Errorf("site %d has %d holders among %d members", i, total, count)
				}
			}
			if len(names) != len(sites) {
				t.Errorf("two sites have one name")
			}
			for id, k := range packages {
				if err := k.Check(n, sites); err != nil || k.Server != id {
					t.Errorf("package of %s: %v", id, err)
				}
			}
		}
	}
}

// A supervisor that was killed builds the same tick again; another seed gives other names, keys and holders.
func TestBuildFollowsFromSeed(t *testing.T) {
	p := planFor(t, "guestbook", 20)
	n, packages, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	same, samePackages, err := tick.Build(p)
	if err != nil || !bytes.Equal(n.Encode(), same.Encode()) || !reflect.DeepEqual(packages, samePackages) {
		t.Errorf("built again, the tick is another one: %v", err)
	}
	if !n.Matches(p.Program, p.Seed) || n.Matches(p.Program, common.Hash{1}) {
		t.Error("the commitment is not the seed's")
	}
	p.Seed = common.Hash{10}
	other, _, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	if n.Names == other.Names || n.Commitment == other.Commitment || bytes.Equal(n.StampKey, other.StampKey) ||
		reflect.DeepEqual(n.Servers, other.Servers) {
		t.Error("another seed gives the same tick")
	}
	// SR-20: the list of the server slots stands below the root of the keys.
	if leaf := hosting.SlotsLeaf(n.IDs()); !stamp.VerifyPath(n.Commitment.KeysRoot, leaf, n.SlotsPath(p.Program, common.Hash{9})) {
		t.Error("the slots are not committed to")
	}
}

// SR-18: a server refuses keys that are not those committed to, whatever the supervisor changed in them.
func TestPackagesThatDoNotMatch(t *testing.T) {
	p := planFor(t, "guestbook", 8)
	n, packages, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	sites, id := n.Sites(p.Program), n.Servers[3].ID
	blob := packages[id].Encode()
	for what, change := range map[string]func(k *tick.Package){
		"prime":          func(k *tick.Package) { k.Stamps[0].Prime[5] ^= 1 },
		"key":            func(k *tick.Package) { k.Stamps[0].Key[5] ^= 1 },
		"path of prime":  func(k *tick.Package) { k.Stamps[0].PrimePath = []common.Hash{{1}} },
		"path of key":    func(k *tick.Package) { k.Stamps[0].KeyPath[0][0] ^= 1 },
		"site":           func(k *tick.Package) { k.Stamps[0].Site[0] ^= 1 },
		"duplicate":      func(k *tick.Package) { k.Stamps[0].Duplicate++ },
		"version":        func(k *tick.Package) { k.Stamps[0].Version++ },
		"one is missing": func(k *tick.Package) { k.Stamps = k.Stamps[1:] },
		"one too many":   func(k *tick.Package) { k.Stamps = append(k.Stamps, k.Stamps[0]) },
		"server":         func(k *tick.Package) { k.Server = n.Servers[4].ID },
		"stranger":       func(k *tick.Package) { k.Server = common.Hash{1} },
		"tick":           func(k *tick.Package) { k.Tick++ },
		"application":    func(k *tick.Package) { k.App[0]++ },
	} {
		k, err := tick.DecodePackage(blob)
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Check(n, sites); err != nil {
			t.Fatal(err)
		}
		change(k)
		if k.Check(n, sites) == nil {
			t.Errorf("a package with another %s passes", what)
		}
	}
	// A11: the supervisor commits to one prime and gives another, with a path to a root of its own.
	other := *n
	p.Seed = common.Hash{11}
	forged, more, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	other.Commitment = forged.Commitment
	if err := more[id].Check(n, sites); err == nil {
		t.Error("a package of another seed passes")
	}
}

// G-13: only its server opens a package, and only as that of this tick.
func TestSealedPackages(t *testing.T) {
	p := planFor(t, "guestbook", 8)
	n, packages, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	_, keys := members(8)
	s := n.Servers[0]
	sealed, err := tick.SealPackage(packages[s.ID], s.Sealing)
	if err != nil {
		t.Fatal(err)
	}
	k, err := tick.OpenPackage(keys[s.ID], n.App, n.Tick, s.ID, sealed)
	if err != nil || !reflect.DeepEqual(k, packages[s.ID]) {
		t.Errorf("the package came back as %+v, %v", k, err)
	}
	if _, err := tick.OpenPackage(keys[n.Servers[1].ID], n.App, n.Tick, s.ID, sealed); err == nil {
		t.Error("another server opens it")
	}
	if _, err := tick.OpenPackage(keys[s.ID], n.App, n.Tick+1, s.ID, sealed); err == nil {
		t.Error("it opens in another tick")
	}
	if _, err := tick.OpenPackage(keys[s.ID], n.App, n.Tick, s.ID, make([]byte, tick.MaxPackage+4096)); !errors.Is(err, codec.ErrMalformed) {
		t.Errorf("a package without end: %v", err)
	}
}

// B-05: a next part that breaks a rule is refused, whoever signed it.
func TestNextIsChecked(t *testing.T) {
	p := planFor(t, "guestbook", 8)
	n, _, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	blob := n.Encode()
	for what, change := range map[string]func(n *tick.Next){
		"no application":     func(n *tick.Next) { n.App = common.Hash{} },
		"tick 0":             func(n *tick.Next) { n.Tick = 0 },
		"no program":         func(n *tick.Next) { n.Program = market.Content{} },
		"too few duplicates": func(n *tick.Next) { n.Duplicates = n.Duplicates[1:] },
		"no duplicate":       func(n *tick.Next) { n.Duplicates[0] = 0 },
		"five duplicates":    func(n *tick.Next) { n.Duplicates[0] = 5 },
		"an orphan":          func(n *tick.Next) { n.Duplicates[len(n.Duplicates)-1] = 4 },
		"order of servers":   func(n *tick.Next) { n.Servers[0], n.Servers[1] = n.Servers[1], n.Servers[0] },
		"a server twice":     func(n *tick.Next) { n.Servers[1] = n.Servers[0] },
		"no signer":          func(n *tick.Next) { n.Servers[0].Signer = common.Address{} },
		"no owner":           func(n *tick.Next) { n.Servers[0].Owner = common.Address{} },
		"short sealing key":  func(n *tick.Next) { n.Servers[0].Sealing = []byte{1} },
		"no address":         func(n *tick.Next) { n.Servers[0].Addrs = nil },
		"many addresses":     func(n *tick.Next) { n.Servers[0].Addrs = make([]string, 9) },
		"another address":    func(n *tick.Next) { n.Servers[0].Addrs[0] = "10.0.0.1:80" },
		"country":            func(n *tick.Next) { n.Servers[0].Country = "de" },
		"unknown site":       func(n *tick.Next) { n.Servers[0].Holds[0].Site = 60000 },
		"unknown duplicate":  func(n *tick.Next) { n.Servers[0].Holds[0].Duplicate = 7 },
		"order of sites":     func(n *tick.Next) { h := n.Servers[0].Holds; h[0], h[1] = h[1], h[0] },
		"short stamp key":    func(n *tick.Next) { n.StampKey = n.StampKey[1:] },
		"no receipt key":     func(n *tick.Next) { n.ReceiptKey = nil },
		"no seed":            func(n *tick.Next) { n.Commitment.SeedHash = common.Hash{} },
		"no primes":          func(n *tick.Next) { n.Commitment.PrimesRoot = common.Hash{} },
		"a class twice":      func(n *tick.Next) { n.TokenKeys[1].Class = token.Free },
		"an unknown class":   func(n *tick.Next) { n.TokenKeys[1].Class = 9 },
		"an empty token key": func(n *tick.Next) { n.TokenKeys[0].Public = nil },
	} {
		n, err := tick.DecodeNext(blob)
		if err != nil {
			t.Fatal(err)
		}
		if err := n.Check(p.Program); err != nil {
			t.Fatal(err)
		}
		change(n)
		if n.Check(p.Program) == nil {
			t.Errorf("%s: passes", what)
		}
	}
	p.Members, _ = members(tick.MaxServers + 1)
	if _, _, err := tick.Build(p); err == nil {
		t.Error("513 servers pass (SR-20)")
	}
}

// M-01: the name of a site means nothing in another tick, and its order is the program's in all.
func TestSites(t *testing.T) {
	p := example(t, "guestbook")
	a, b := tick.Sites(p, [32]byte{1}, nil), tick.Sites(p, [32]byte{2}, []uint16{3})
	kinds := make(map[tick.Kind]int)
	for i := range a {
		if a[i].Place != b[i].Place || a[i].Name == b[i].Name {
			t.Errorf("site %d is %+v and %+v", i, a[i], b[i])
		}
		kinds[a[i].Place.Kind]++
	}
	if kinds[tick.Top] != len(p.Endpoints) || kinds[tick.Point] == 0 || kinds[tick.Query] == 0 || kinds[tick.Update] == 0 {
		t.Errorf("the guestbook has %v", kinds)
	}
	if a[0].Duplicates != 1 || b[0].Duplicates != 3 || b[1].Duplicates != 1 {
		t.Error("duplicates are not those that were given")
	}
}

// The signature of a tick's directory is over all that is in it by name.
func TestMessage(t *testing.T) {
	p := planFor(t, "guestbook", 3)
	n, _, err := tick.Build(p)
	if err != nil {
		t.Fatal(err)
	}
	s := &tick.Summary{App: n.App, Tick: 1, Entries: []tick.Verdict{{Key: common.Hash{1}, Reason: "late"}}}
	first := tick.Message(n.App, 1, n, s)
	s.Entries[0].Reason = ""
	if first == tick.Message(n.App, 1, n, s) {
		t.Error("another summary has the same signature")
	}
	again, err := tick.DecodeSummary(s.Encode())
	if err != nil || again.Hash() != s.Hash() {
		t.Errorf("%+v, %v", again, err)
	}
	if tick.PackageFile(common.Hash{0xab}) != "packages/ab"+string(bytes.Repeat([]byte("0"), 62)) || tick.StartFile(2, tick.NextFile) != "2/next.cbor" {
		t.Error("files are elsewhere")
	}
}
