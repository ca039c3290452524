package e2e_test

import (
	"bytes"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
)

// place is where in an application servers stamp, and with what: all as docs/ground.md has it, computed here in another
// way than the court does it.
type place struct {
	site    common.Hash
	servers []identity.ID
}

var (
	primeLabel = common.BytesToHash(common.RightPadBytes([]byte("emet/stamp/prime/1"), 32))
	keyLabel   = common.BytesToHash(common.RightPadBytes([]byte("emet/stamp/key/1"), 32))
	none       = eip712.Word{} // duplicate and version 0
	wordSize   = new(big.Int).Lsh(common.Big1, 256)
)

// words hashes words as abi.encode has them.
func words(w ...common.Hash) common.Hash {
	var all []byte
	for _, word := range w {
		all = append(all, word[:]...)
	}
	return crypto.Keccak256Hash(all)
}

// leaf is a leaf of a Merkle tree, and twig the node above two.
func leaf(w ...common.Hash) common.Hash { return words(words(w...)) }

func twig(a, b common.Hash) common.Hash {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return words(a, b)
}

// odd makes a number of 256 bits of a hash, that is odd.
func odd(h common.Hash) *big.Int {
	x := h.Big()
	return x.SetBit(x.SetBit(x, 255, 1), 0, 1)
}

// prime is the site's prime, and how far it is from where the search began.
func (p place) prime(seed common.Hash) (prime *big.Int, gap uint16) {
	x := odd(words(seed, primeLabel, p.site, none, none))
	for !x.ProbablyPrime(20) {
		x.Add(x, common.Big2)
		gap += 2
	}
	return x, gap
}

func (p place) key(seed common.Hash, server identity.ID) common.Hash {
	return words(seed, keyLabel, server, p.site, none, none)
}

func (p place) leaves(seed common.Hash, server identity.ID) (prime, key common.Hash) {
	x, _ := p.prime(seed)
	return leaf(primeLabel, p.site, none, none, common.BigToHash(x)),
		leaf(keyLabel, server, p.site, none, none, words(p.key(seed, server)))
}

// commit is what a supervisor binds itself to before a tick.
func (p place) commit(seed common.Hash) hosting.Commitment {
	c := hosting.Commitment{SeedHash: hosting.SeedHash(seed), KeysRoot: hosting.SlotsLeaf(p.servers)}
	for _, s := range p.servers {
		var key common.Hash
		c.PrimesRoot, key = p.leaves(seed, s)
		c.KeysRoot = twig(c.KeysRoot, key)
	}
	return c
}

// step is what a server signs for the first multiplication of a request, as evidence that its product is wrong. It is, if
// the server cheats: it has multiplied by the prime twice and spared itself the key.
func (p place) step(t *testing.T, g *ground.Ground, offer hosting.OfferID, tick uint64, seed common.Hash, server identity.ID, key *identity.Key, cheats bool) node.Evidence {
	t.Helper()
	stamp := odd(words(server, seed)) // what the client began with
	in := common.BigToHash(stamp)
	first := hosting.Step{App: offer, Tick: tick, Request: common.Hash{1}, StampOut: words(in)}
	prime, gap := p.prime(seed)
	primeLeaf, keyLeaf := p.leaves(seed, server)
	s := hosting.Step{
		App: offer, Tick: tick, Request: first.Request, Slot: 1, Server: server, Site: p.site, Keys: words(primeLeaf, keyLeaf),
		Previous: first.Message(g.ChainID, g.StampCourt), StampIn: first.StampOut, Delta: common.Hash{2},
	}
	factor := odd(words(p.key(seed, server), s.Request, s.Delta, s.Previous))
	if cheats {
		factor = prime
	}
	product := new(big.Int).Mul(stamp, new(big.Int).Mul(prime, factor))
	if product.Cmp(new(big.Int).Mul(wordSize, new(big.Int).Mul(wordSize, wordSize))) >= 0 {
		t.Fatal("a product of three words has more than three")
	}
	s.StampOut = crypto.Keccak256Hash(product.FillBytes(make([]byte, 3*32)))
	signature := the(key.SignTyped(g.CourtDomain(), s.Message(g.ChainID, g.StampCourt)))(t)
	return node.Evidence{Schema: "emet.evidence/v1", Kind: "product", Step: s, Signature: signature[:], Stamp: in[:], Gap: gap}
}
