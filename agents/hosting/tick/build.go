package tick

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// Plan is what a tick is built from. Equal plans give equal ticks, so that a supervisor that was killed while it made one
// makes the same again.
type Plan struct {
	App        hosting.OfferID
	Tick       uint64 // that is built: three after the one in whose document it stands
	Program    *flow.Program
	Document   market.Content // of the program
	Members    []Server       // what is known of each; who holds what is decided here
	ReceiptKey []byte
	TokenKeys  []TokenKey
	Seed       common.Hash // secret until the tick has ended
	Share      bool        // of the offer
}

// holders is how many servers hold a site. A request has fewer slots, so whoever draws never runs out of holders: if there
// are more members than this, the servers of all other slots are fewer than the holders, and if not, all members hold
// everything.
const holders = token.Shares

// least is how many servers hold each duplicate at least, if there are so many.
const least = 3

// Build makes what is published about a tick before it begins, and what each server alone gets for it. Names, primes and
// keys of sites, how many duplicates each has, and who holds which: all follow from the seed and mean nothing in another
// tick (G-10, G-12).
func Build(p Plan) (*Next, map[identity.ID]*Package, error) {
	n := &Next{
		App: p.App, Tick: p.Tick, Program: p.Document, Names: codec.Hash("emet/names/1", p.Seed), ReceiptKey: p.ReceiptKey,
		TokenKeys: p.TokenKeys, Servers: slices.Clone(p.Members), Share: p.Share,
	}
	n.StampKey, _ = stamp.SealingKey(p.Seed)
	slices.SortFunc(n.Servers, func(a, b Server) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	at := places(p.Program)
	if len(at) > math.MaxUint16 {
		return nil, nil, fmt.Errorf("the program has %d sites: at most %d are allowed", len(at), math.MaxUint16)
	}
	n.assign(at, rand.New(rand.NewChaCha8(codec.Hash("emet/shuffle/1", p.Seed)))) // #nosec G404 -- ChaCha8 of a secret
	packages := n.commit(n.Sites(p.Program), p.Seed)
	if err := n.Check(p.Program); err != nil {
		return nil, nil, err
	}
	return n, packages, nil
}

// assign decides how many duplicates sites have, and who holds which.
func (n *Next) assign(at []Place, dice *rand.Rand) {
	n.Duplicates = make([]uint16, len(at))
	for i := range n.Servers {
		n.Servers[i].Holds = make([]Hold, 0, len(at))
	}
	for site := range n.Duplicates {
		order := dice.Perm(len(n.Servers))
		// Who is offline or full comes last.
		slices.SortStableFunc(order, func(a, b int) int {
			return min(1, int(n.Servers[b].Weight)) - min(1, int(n.Servers[a].Weight))
		})
		order = order[:min(len(order), holders)]
		duplicates := 1
		if at[site].Kind == Point || at[site].Kind == Update {
			duplicates = 1 + dice.IntN(max(1, min(MaxDuplicates, len(order)/least)))
		}
		n.Duplicates[site] = uint16(duplicates) // #nosec G115 -- at most MaxDuplicates
		for i, server := range order {
			s := &n.Servers[server]
			s.Holds = append(s.Holds, Hold{uint16(site), uint16(i % duplicates)}) // #nosec G115 -- sites are checked to be no more
		}
	}
}

// commit finds the primes and keys that follow from a seed, commits to them, and returns each server's own.
func (n *Next) commit(sites []Site, seed common.Hash) map[identity.ID]*Package {
	var holds []Hold
	var places []stamp.Place
	for i, s := range sites {
		for d := range s.Duplicates {
			if s.Place.Kind == Update {
				holds = append(holds, Hold{uint16(i), d}) // #nosec G115 -- sites were checked to be no more
				places = append(places, stamp.Place{Site: s.Name, Duplicate: d, Version: Version})
			}
		}
	}
	primes := make(map[Hold]common.Hash)
	var primeLeaves []common.Hash
	for i, f := range stamp.Primes(seed, places) {
		primes[holds[i]] = f.Prime
		primeLeaves = append(primeLeaves, stamp.PrimeLeaf(places[i].Site, places[i].Duplicate, Version, f.Prime))
	}
	if len(primeLeaves) == 0 { // of a program that changes nothing; the contract wants a root
		primeLeaves = append(primeLeaves, codec.Hash("emet/stamp/none/1", n.Names))
	}
	packages := make(map[identity.ID]*Package, len(n.Servers))
	keyLeaves := []common.Hash{hosting.SlotsLeaf(n.IDs())}
	for _, s := range n.Servers {
		k := &Package{App: n.App, Tick: n.Tick, Server: s.ID, Stamps: []StampKeys{}}
		for _, h := range s.Holds {
			if p, ok := primes[h]; ok {
				name := sites[h.Site].Name
				keys := StampKeys{
					Site: name, Duplicate: h.Duplicate, Version: Version, Prime: p,
					Key: stamp.Key(seed, s.ID, name, h.Duplicate, Version),
				}
				_, leaf := keys.Leaves(s.ID)
				keyLeaves = append(keyLeaves, leaf)
				k.Stamps = append(k.Stamps, keys)
			}
		}
		packages[s.ID] = k
	}
	primeTree, keyTree := stamp.NewTree(primeLeaves), stamp.NewTree(keyLeaves)
	for _, k := range packages {
		for i := range k.Stamps {
			s := &k.Stamps[i]
			prime, key := s.Leaves(k.Server)
			s.PrimePath, _ = primeTree.Path(prime)
			s.KeyPath, _ = keyTree.Path(key)
		}
	}
	n.Commitment = hosting.Commitment{PrimesRoot: primeTree.Root(), KeysRoot: keyTree.Root(), SeedHash: hosting.SeedHash(seed)}
	return packages
}

// SlotsPath returns what leads from the leaf of the server slots to the KeysRoot of a tick: whoever answers a demand needs
// it (SR-20). It needs the seed, as the tree is over the keys.
func (n *Next) SlotsPath(p *flow.Program, seed common.Hash) []common.Hash {
	leaves := []common.Hash{hosting.SlotsLeaf(n.IDs())}
	sites := n.Sites(p)
	for _, s := range n.Servers {
		for _, h := range s.Holds {
			if site := sites[h.Site]; site.Place.Kind == Update {
				key := stamp.Key(seed, s.ID, site.Name, h.Duplicate, Version)
				leaves = append(leaves, stamp.KeyLeaf(s.ID, site.Name, h.Duplicate, Version, key))
			}
		}
	}
	path, _ := stamp.NewTree(leaves).Path(leaves[0])
	return path
}

// Matches reports whether the commitment is what follows from a seed that was revealed (N-03): whoever verifies a tick asks
// before it relies on primes and keys of the seed.
func (n *Next) Matches(p *flow.Program, seed common.Hash) bool {
	again := *n
	again.commit(n.Sites(p), seed)
	public, _ := stamp.SealingKey(seed)
	return again.Commitment == n.Commitment && bytes.Equal(public, n.StampKey)
}
