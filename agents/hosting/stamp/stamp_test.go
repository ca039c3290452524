package stamp_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
	"emet/agents/identity"
)

// vectors are what the court's own tests wrote down.
type vectors struct {
	Domain   map[string]string
	Messages []struct {
		Message map[string]string
		Hash    common.Hash
	}
	Parts map[string]string
}

func court(t *testing.T) (v vectors, step hosting.Step) {
	t.Helper()
	blob, err := os.ReadFile("../../../test/vectors/StampCourt.json")
	if err == nil {
		err = json.Unmarshal(blob, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	m := v.Messages[1].Message
	hash := func(name string) common.Hash { return common.HexToHash(m[name]) }
	number := func(name string) uint64 {
		n, err := strconv.ParseUint(m[name], 0, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return v, hosting.Step{
		App: hash("app"), Tick: number("tick"), Request: hash("reqId"), Slot: uint16(number("slot")), Server: hash("server"),
		Site: hash("site"), Duplicate: uint16(number("duplicate")), Version: uint16(number("version")), Keys: hash("keys"),
		Previous: hash("previous"), StampIn: hash("stampIn"), StampOut: hash("stampOut"), Delta: hash("delta"),
	}
}

// SR-17, SR-18: all is computed as the contract does it.
func TestVectors(t *testing.T) {
	v, s := court(t)
	part := func(name string) common.Hash { return common.HexToHash(v.Parts[name]) }
	p, gap := stamp.Prime(part("seed"), s.Site, s.Duplicate, s.Version)
	// The court's test takes a gap of its own, which does not lead to a prime: the sum counts.
	floor := new(big.Int).Sub(p.Big(), big.NewInt(int64(gap)))
	if want := new(big.Int).Sub(part("p").Big(), big.NewInt(42)); floor.Cmp(want) != 0 {
		t.Errorf("the search begins at %x, want %x", floor, want)
	}
	k := stamp.Key(part("seed"), s.Server, s.Site, s.Duplicate, s.Version)
	q := stamp.Factor(k, s.Request, s.Delta, s.Previous)
	prime := stamp.PrimeLeaf(s.Site, s.Duplicate, s.Version, part("p"))
	key := stamp.KeyLeaf(s.Server, s.Site, s.Duplicate, s.Version, k)
	for name, got := range map[string]common.Hash{"K": k, "q": q, "primeLeaf": prime, "keyLeaf": key} {
		if got != part(name) {
			t.Errorf("%s is %s, want %s", name, got, part(name))
		}
	}
	if got := stamp.KeysOf(prime, key); got != s.Keys {
		t.Errorf("keys are %s, want %s", got, s.Keys)
	}
	in, out := common.FromHex(v.Parts["stampIn"]), common.FromHex(v.Parts["stampOut"])
	if got := stamp.Multiply(in, part("p"), q); !bytes.Equal(got, out) || crypto.Keccak256Hash(got) != s.StampOut {
		t.Errorf("the product is %x, want %x", got, out)
	}
}

// A product is the product, in whole words, whatever its size.
func TestMultiply(t *testing.T) {
	most := common.Hash(bytes.Repeat([]byte{0xff}, 32))
	for _, c := range []struct {
		stamp []byte
		p, q  common.Hash
	}{
		{make([]byte, 32), most, most},
		{most[:], most, most},
		{bytes.Repeat(most[:], 7), most, most},
		{append(make([]byte, 32), most[:]...), common.Hash{31: 1}, most},
		{stamp.Random(), crypto.Keccak256Hash([]byte{1}), crypto.Keccak256Hash([]byte{2})},
	} {
		want := new(big.Int).SetBytes(c.stamp)
		want.Mul(want, c.p.Big()).Mul(want, c.q.Big())
		got := stamp.Multiply(c.stamp, c.p, c.q)
		if len(got) != len(c.stamp)+64 || !bytes.Equal(got, want.FillBytes(make([]byte, len(got)))) {
			t.Errorf("%x · %x · %x = %x", c.stamp, c.p, c.q, got)
		}
	}
}

// A number has one form only.
func TestWell(t *testing.T) {
	r := stamp.Random()
	if !stamp.Well(r, 0) || stamp.Well(r, 1) || stamp.Well(append([]byte{0}, r...), 0) || stamp.Well(nil, 0) {
		t.Error("a random is no random")
	}
	r[31] &= 0xfe
	if stamp.Well(r, 0) {
		t.Error("an even random passes")
	}
	r[31], r[0] = 1, 0x7f
	if stamp.Well(r, 0) {
		t.Error("a short random passes")
	}
	if !stamp.Well(make([]byte, 96), 1) {
		t.Error("zeros in front count")
	}
	if bytes.Equal(stamp.Random(), stamp.Random()) {
		t.Error("two randoms are equal")
	}
}

// A prime is the first one from where the contract begins to search, and it is one.
func TestPrimes(t *testing.T) {
	for i := range 20 {
		site := common.Hash{byte(i)}
		p, gap := stamp.Prime(common.Hash{1}, site, uint16(i), 0)
		if p[0]&0x80 == 0 || !p.Big().ProbablyPrime(20) {
			t.Fatalf("%x is no prime of 256 bits", p)
		}
		for d := int64(2); d <= int64(gap); d += 2 {
			if x := new(big.Int).Sub(p.Big(), big.NewInt(d)); x.ProbablyPrime(0) {
				t.Errorf("%x is a prime before %x", x, p)
			}
		}
	}
}

// SR-18: each leaf leads to the root, and nothing else does.
func TestTree(t *testing.T) {
	for n := range 20 {
		var leaves []common.Hash
		for i := range n {
			leaves = append(leaves, crypto.Keccak256Hash([]byte{byte(i)}))
		}
		tree := stamp.NewTree(leaves)
		for i, l := range leaves {
			path, ok := tree.Path(l)
			if !ok || !stamp.VerifyPath(tree.Root(), l, path) {
				t.Fatalf("leaf %d of %d does not lead to the root", i, n)
			}
			if stamp.VerifyPath(tree.Root(), common.Hash{1}, path) || stamp.VerifyPath(common.Hash{1}, l, path) {
				t.Fatalf("another leaf or root passes")
			}
		}
		if _, ok := tree.Path(common.Hash{1}); ok {
			t.Error("a strange leaf has a path")
		}
	}
	if stamp.NewTree(nil).Root() != (common.Hash{}) {
		t.Error("an empty tree has a root")
	}
	if stamp.VerifyPath(common.Hash{1}, common.Hash{1}, make([]common.Hash, stamp.MaxPath+1)) {
		t.Error("a path without end passes")
	}
}

// Stamps are sealed until the seed is known, to a key that follows from it.
func TestSealing(t *testing.T) {
	public, _ := stamp.SealingKey(common.Hash{1})
	sealed, err := identity.Seal(public, []byte("info"), []byte("stamp"))
	if err != nil {
		t.Fatal(err)
	}
	_, opener := stamp.SealingKey(common.Hash{1})
	if text, err := opener.Open([]byte("info"), sealed); err != nil || string(text) != "stamp" {
		t.Errorf("%q, %v", text, err)
	}
	_, other := stamp.SealingKey(common.Hash{2})
	if _, err := other.Open([]byte("info"), sealed); err == nil {
		t.Error("another seed opens it")
	}
	if _, err := opener.Open([]byte("other"), sealed); err == nil {
		t.Error("it opens for something else")
	}
}
