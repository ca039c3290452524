package identity_test

import (
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

var registry = identity.Registry{ChainID: big.NewInt(1337), Address: common.HexToAddress("0x1d")}

// person is a key that tests can sign with.
type person struct {
	t *testing.T
	*identity.Key
}

// The people of these tests. Writing a key file takes long on purpose, so each is made once.
var supervisorKey, workerKey, strangerKey = sync.OnceValues(newKey), sync.OnceValues(newKey), sync.OnceValues(newKey)

func newKey() (key *identity.Key, err error) {
	dir, err := os.MkdirTemp("", "identity")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	key, _, err = identity.Create(dir, filepath.Join(dir, "password"), identity.Light)
	return key, err
}

func known(t *testing.T, key func() (*identity.Key, error)) person {
	t.Helper()
	k, err := key()
	if err != nil {
		t.Fatal(err)
	}
	return person{t, k}
}

func (p person) sign(d eip712.Domain, message common.Hash) eip712.Signature {
	p.t.Helper()
	s, err := p.SignTyped(d, message)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

// abiHash is keccak256(abi.encode(…)) by geth's encoder.
func abiHash(t *testing.T, types string, values ...any) common.Hash {
	t.Helper()
	var args abi.Arguments
	for name := range strings.SplitSeq(types, ",") {
		kind, err := abi.NewType(name, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		args = append(args, abi.Argument{Type: kind})
	}
	packed, err := args.Pack(values...)
	if err != nil {
		t.Fatal(err)
	}
	return crypto.Keccak256Hash(packed)
}

func text(s string) (b [32]byte) {
	copy(b[:], s)
	return b
}

func certificate(owner, signer common.Address) identity.Certificate {
	return identity.Certificate{
		Scope: common.HexToHash("0x0ff3"), Role: identity.Worker, Owner: owner, Signer: signer,
		SealingKey: common.HexToHash("0x5ea1"), Host: identity.Host{Name: "w1.example.org", Port: 4001},
		BlockNumber: 17, BlockHash: common.HexToHash("0xb10c"),
	}
}

// What is hashed is what abi.encode gives, in the contract's order.
func TestHashesAreTheContracts(t *testing.T) {
	c := certificate(common.HexToAddress("0xaa"), common.HexToAddress("0xbb"))
	if got, want := registry.ID(c.Scope, c.Signer), abiHash(t, "uint256,address,bytes32,address",
		registry.ChainID, registry.Address, c.Scope, c.Signer); got != want {
		t.Errorf("id %s: want %s", got, want)
	}
	if got, want := c.Host.Hash(), abiHash(t, "string,uint16", c.Host.Name, c.Host.Port); got != want {
		t.Errorf("host %s: want %s", got, want)
	}
	long := identity.Host{Name: strings.Repeat("a", 32) + "." + strings.Repeat("b", 31), Port: 1} // two whole words
	if got, want := long.Hash(), abiHash(t, "string,uint16", long.Name, long.Port); got != want {
		t.Errorf("host %s: want %s", got, want)
	}
	if (identity.Host{}).Hash() != (common.Hash{}) {
		t.Error("no host has a hash")
	}
	if got, want := registry.Challenge(c), abiHash(t,
		"bytes32,uint256,address,uint8,bytes32,address,address,bytes32,bytes32,bytes32",
		text("emet/hashcash/identity/1"), registry.ChainID, registry.Address, uint8(c.Role), c.Scope, c.Owner, c.Signer,
		c.SealingKey, c.Host.Hash(), c.BlockHash); got != want {
		t.Errorf("challenge %s: want %s", got, want)
	}
	evidence := market.Content{Digest: common.HexToHash("0xe1"), Codec: market.DagCBOR}
	id, subject := common.HexToHash("0x1d"), common.HexToHash("0x5b")
	if got, want := registry.ComplaintChallenge(id, subject, evidence, c.BlockHash), abiHash(t,
		"bytes32,uint256,address,bytes32,bytes32,bytes32,bytes1,bytes32", text("emet/hashcash/complaint/1"),
		registry.ChainID, registry.Address, id, subject, evidence.Digest, [1]byte{evidence.Codec}, c.BlockHash); got != want {
		t.Errorf("complaint %s: want %s", got, want)
	}
}

// A-05, B-04: a certificate counts with work that was done for it and a signature by its own key, and not when anything
// of it was changed afterwards.
func TestCertificatesAreChecked(t *testing.T) {
	const zeros = 12
	owner, signer := known(t, supervisorKey), known(t, workerKey)
	c := certificate(owner.Address(), signer.Address())
	elsewhere := identity.Registry{ChainID: big.NewInt(1), Address: registry.Address}
	changes := map[string]struct {
		change func(c *identity.Certificate)
		want   error
	}{
		"scope":       {func(c *identity.Certificate) { c.Scope[0]++ }, identity.ErrWork},
		"role":        {func(c *identity.Certificate) { c.Role = identity.Client }, identity.ErrWork},
		"owner":       {func(c *identity.Certificate) { c.Owner = signer.Address() }, identity.ErrWork},
		"signer":      {func(c *identity.Certificate) { c.Signer = owner.Address() }, identity.ErrWork},
		"sealing key": {func(c *identity.Certificate) { c.SealingKey[0]++ }, identity.ErrWork},
		"host":        {func(c *identity.Certificate) { c.Host.Name = "w2.example.org" }, identity.ErrWork},
		"port":        {func(c *identity.Certificate) { c.Host.Port++ }, identity.ErrWork},
		"block":       {func(c *identity.Certificate) { c.BlockHash[0]++ }, identity.ErrWork},
		"nonce":       {func(c *identity.Certificate) { c.Nonce++ }, identity.ErrWork},
		"no role":     {func(c *identity.Certificate) { c.Role = 3 }, nil},
		"no owner":    {func(c *identity.Certificate) { c.Owner = common.Address{} }, nil},
		"no signer":   {func(c *identity.Certificate) { c.Signer = common.Address{} }, nil},
		"a bad host":  {func(c *identity.Certificate) { c.Host.Name = "w1..org" }, nil},
	}
	// By chance, work for this certificate may be enough for a changed one: such a nonce shows nothing, and the next is taken.
	enough := func() bool {
		for _, test := range changes {
			changed := c
			if test.change(&changed); hashcash.Verify(registry.Challenge(changed), changed.Nonce, zeros) {
				return true
			}
		}
		return hashcash.Verify(elsewhere.Challenge(c), c.Nonce, zeros)
	}
	var err error
	for from := uint64(0); from == 0 || enough(); from = c.Nonce + 1 {
		if c.Nonce, err = hashcash.Mine(t.Context(), registry.Challenge(c), zeros, hashcash.Options{From: from}); err != nil {
			t.Fatal(err)
		}
	}
	proof := signer.sign(registry.Domain(), c.Possession())
	if err := registry.Check(c, zeros, proof); err != nil {
		t.Fatal(err)
	}
	for name, test := range changes {
		changed := c
		test.change(&changed)
		if err := registry.Check(changed, zeros, proof); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stolen := c
	stolen.Owner = common.HexToAddress("0x7ef") // who does the work again lacks the signature
	if stolen.Nonce, err = hashcash.Mine(t.Context(), registry.Challenge(stolen), zeros, hashcash.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := registry.Check(stolen, zeros, proof); !errors.Is(err, identity.ErrSignature) {
		t.Errorf("another owner: %v", err)
	}
	if err := registry.Check(c, zeros, owner.sign(registry.Domain(), c.Possession())); !errors.Is(err, identity.ErrSignature) {
		t.Errorf("signed by the owner: %v", err)
	}
	if err := elsewhere.Check(c, zeros, proof); !errors.Is(err, identity.ErrWork) {
		t.Errorf("on another chain: %v", err)
	}
}

func TestHosts(t *testing.T) {
	for name, good := range map[string]bool{
		"localhost": true, "a": true, "w1.example.org": true, "127.0.0.1": true, "3com.example": true, "a-b": true,
		"xn--bcher-kva.example": true, strings.Repeat("a", 63): true, strings.Repeat("abc.", 63) + "d": true,
		"": false, ".": false, "a.": false, ".a": false, "a..b": false, "-a": false, "a-": false, "a_b": false,
		"A.example": false, "bücher.example": false, "a b": false, "a\n": false, "a\x00": false, "[::1]": false,
		"::1": false, "127.1": false, "1.2.3.256": false, "1.2.3.04": false, "12": false, "a.0x7f": false,
		"user@host": false, "host:1": false, "host/path": false, strings.Repeat("a", 64): false,
		strings.Repeat("abc.", 63) + "de": false,
	} {
		if err := (identity.Host{Name: name, Port: 1}).Check(); (err == nil) != good {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := (identity.Host{Name: "a"}).Check(); err == nil {
		t.Error("no port")
	}
	if h, err := identity.NewHost("W1.Example.ORG", 80); err != nil || h.String() != "w1.example.org:80" {
		t.Errorf("%s, %v", h, err)
	}
	if h, err := identity.NewHost("\u212Aelvin", 80); err == nil { // its lower case is k
		t.Errorf("%s is no host", h)
	}
	if _, err := identity.NewHost("", 0); err == nil {
		t.Error("nowhere is no host to be made")
	}
}

func FuzzHost(f *testing.F) {
	f.Add("w1.example.org", uint16(1))
	f.Add("127.0.0.1", uint16(1))
	f.Fuzz(func(t *testing.T, name string, port uint16) {
		h, err := identity.NewHost(name, port)
		if err != nil {
			return
		}
		again, err := identity.NewHost(h.Name, h.Port)
		if err != nil || again != h || len(h.Name) > 253 || strings.ContainsAny(h.Name, ":/@%\\ \t\r\n\x00") {
			t.Errorf("%q, %v", h, err)
		}
	})
}

// the master lets a key do some things for a while, and no more.
func TestGrants(t *testing.T) {
	board := identity.Board{ChainID: big.NewInt(1337), Address: common.HexToAddress("0xb0a2d")}
	master, other := known(t, supervisorKey), known(t, strangerKey)
	now := time.Unix(1_900_000_000, 0)
	good := identity.Grant{
		Offer: common.HexToHash("0x0ff3"), Key: other.Address(), Powers: identity.Ticks | identity.Chains,
		Expiry: uint64(now.Unix()), Nonce: 1,
	}
	proof := master.sign(board.Domain(), good.Message())
	if err := board.CheckGrant(good, proof, master.Address(), identity.Chains, now); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"another power": board.CheckGrant(good, proof, master.Address(), identity.Chains|identity.Payments, now),
		"too late":      board.CheckGrant(good, proof, master.Address(), identity.Chains, now.Add(time.Second)),
		"by itself": board.CheckGrant(good, other.sign(board.Domain(), good.Message()), master.Address(), identity.Chains,
			now),
		"on another board": identity.Board{ChainID: board.ChainID}.CheckGrant(good, proof, master.Address(), identity.Chains,
			now),
	} {
		if err == nil {
			t.Errorf("%s: it counts", name)
		}
	}
	for name, change := range map[string]func(g *identity.Grant){
		"offer":     func(g *identity.Grant) { g.Offer[0]++ },
		"key":       func(g *identity.Grant) { g.Key[0]++ },
		"powers":    func(g *identity.Grant) { g.Powers |= identity.Versions },
		"no powers": func(g *identity.Grant) { g.Powers = 0 },
		"unknown":   func(g *identity.Grant) { g.Powers |= 16 },
		"expiry":    func(g *identity.Grant) { g.Expiry++ },
		"for ever":  func(g *identity.Grant) { g.Expiry = 1 << 40 },
		"nonce":     func(g *identity.Grant) { g.Nonce++ },
	} {
		g := good
		change(&g)
		if err := board.CheckGrant(g, proof, master.Address(), 0, now); err == nil {
			t.Errorf("%s was changed, and it counts", name)
		}
		if (g.Message() == good.Message()) == (g != good) {
			t.Errorf("%s is not in the message", name)
		}
	}
	gone := identity.Revocation{Offer: good.Offer, Key: good.Key, FromTick: 7}
	want := abiHash(t, "bytes32,bytes32,address,uint64",
		crypto.Keccak256Hash([]byte("Revocation(bytes32 offerId,address key,uint64 fromTick)")), gone.Offer, gone.Key, gone.FromTick)
	if gone.Message() != want {
		t.Errorf("revocation %s: want %s", gone.Message(), want)
	}
	want = abiHash(t, "bytes32,bytes32,address,uint8,uint40,uint64",
		crypto.Keccak256Hash([]byte("Grant(bytes32 offerId,address key,uint8 scope,uint40 expiry,uint64 nonce)")),
		good.Offer, good.Key, uint8(good.Powers), new(big.Int).SetUint64(good.Expiry), good.Nonce)
	if good.Message() != want {
		t.Errorf("grant %s: want %s", good.Message(), want)
	}
}
