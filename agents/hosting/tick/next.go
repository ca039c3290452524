package tick

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/stamp"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/flow"
)

// Limits of what is published about a tick.
const (
	MaxServers = 512 // so that the attestations of two thirds fit into a transaction (SR-20)
	MaxAddrs   = 8   // of a server or supervisor
	maxAddr    = 256 // bytes
	maxKey     = 1024
)

// ErrCommitment means that what a server was given is not what its supervisor committed to.
var ErrCommitment = errors.New("not what was committed to")

// Server returns the server with an identity, and whether it has a slot in the tick.
func (n *Next) Server(id identity.ID) (*Server, bool) {
	i, ok := slices.BinarySearchFunc(n.Servers, id, func(s Server, id identity.ID) int { return bytes.Compare(s.ID[:], id[:]) })
	if !ok {
		return nil, false
	}
	return &n.Servers[i], true
}

// Serves reports whether the server serves a duplicate of the site with a number.
func (s *Server) Serves(site int, duplicate uint16) bool {
	return slices.Contains(s.Holds, Hold{uint16(site), duplicate}) // #nosec G115 -- sites were checked to be no more
}

// IDs lists the identities of all servers, in their order: the tick's server slots.
func (n *Next) IDs() []identity.ID {
	ids := make([]identity.ID, len(n.Servers))
	for i, s := range n.Servers {
		ids[i] = s.ID
	}
	return ids
}

// Check reports what is wrong with the part for a program. It does not know whether the commitment is the one on chain, or
// whether the servers are registered. A tick without servers is no mistake: the application sleeps in it.
func (n *Next) Check(p *flow.Program) error {
	if err := n.checkHead(); err != nil {
		return err
	}
	sites := n.Sites(p)
	if len(n.Duplicates) != len(sites) {
		return fmt.Errorf("duplicates of %d sites: the program has %d", len(n.Duplicates), len(sites))
	}
	held := make([]uint16, len(sites)) // a bit for each duplicate that somebody holds
	for i, d := range n.Duplicates {
		if d < 1 || d > MaxDuplicates {
			return fmt.Errorf("site %d has %d duplicates: 1 to %d are allowed", i, d, MaxDuplicates)
		}
	}
	for i := range n.Servers {
		s := &n.Servers[i]
		if i > 0 && bytes.Compare(n.Servers[i-1].ID[:], s.ID[:]) >= 0 {
			return fmt.Errorf("server %s is not in the order of identities", s.ID)
		}
		if err := s.check(n.Duplicates, held); err != nil {
			return fmt.Errorf("server %s: %w", s.ID, err)
		}
	}
	for i, d := range n.Duplicates {
		if len(n.Servers) > 0 && held[i] != 1<<d-1 {
			return fmt.Errorf("site %d has a duplicate that nobody holds", i)
		}
	}
	return nil
}

func (n *Next) checkHead() error {
	switch {
	case n.App == (common.Hash{}):
		return errors.New("the next part names no application")
	case n.Tick == 0:
		return errors.New("tick 0 has no next part: it is where the first tick begins")
	case n.Program.IsZero():
		return errors.New("the next part names no program")
	case len(n.Servers) > MaxServers:
		return fmt.Errorf("%d servers: at most %d are allowed", len(n.Servers), MaxServers)
	case len(n.StampKey) != identity.SealingKeyBytes || len(n.ReceiptKey) != identity.SealingKeyBytes:
		return fmt.Errorf("sealing keys of %d and %d bytes: they have %d", len(n.StampKey), len(n.ReceiptKey), identity.SealingKeyBytes)
	case slices.Contains([]common.Hash{n.Commitment.PrimesRoot, n.Commitment.KeysRoot, n.Commitment.SeedHash}, common.Hash{}):
		return errors.New("the next part commits to nothing")
	}
	for i, k := range n.TokenKeys {
		if k.Class < token.Free || k.Class > token.Paid || i > 0 && n.TokenKeys[i-1].Class >= k.Class {
			return fmt.Errorf("token key %d has class %d: classes are known and in order", i, k.Class)
		}
		if len(k.Public) == 0 || len(k.Public) > maxKey {
			return fmt.Errorf("token key %d has %d bytes: 1 to %d are allowed", i, len(k.Public), maxKey)
		}
	}
	return nil
}

func (s *Server) check(duplicates, held []uint16) error {
	switch {
	case s.Signer == (common.Address{}) || s.Owner == (common.Address{}):
		return errors.New("it names no key or no owner")
	case len(s.Sealing) != identity.SealingKeyBytes:
		return fmt.Errorf("a sealing key of %d bytes: it has %d", len(s.Sealing), identity.SealingKeyBytes)
	case !isCountry(s.Country):
		return fmt.Errorf("%q is no country code of ISO 3166", s.Country)
	}
	if err := checkAddrs(s.Addrs); err != nil {
		return err
	}
	for i, h := range s.Holds {
		switch {
		case int(h.Site) >= len(duplicates) || h.Duplicate >= duplicates[h.Site]:
			return fmt.Errorf("it holds duplicate %d of site %d, which there is not", h.Duplicate, h.Site)
		case i > 0 && s.Holds[i-1].Site >= h.Site:
			return fmt.Errorf("site %d is not in the order of sites, or held twice", h.Site)
		}
		held[h.Site] |= 1 << h.Duplicate
	}
	return nil
}

func isCountry(s string) bool {
	return s == "" || len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func checkAddrs(addrs []string) error {
	if len(addrs) == 0 || len(addrs) > MaxAddrs {
		return fmt.Errorf("%d addresses: 1 to %d are allowed", len(addrs), MaxAddrs)
	}
	for _, a := range addrs {
		if len(a) > maxAddr || !strings.HasPrefix(a, "/") || !strings.Contains(a, "/p2p/") {
			return fmt.Errorf("address %.64q is none: a multiaddr of at most %d bytes that ends in /p2p/ID is", a, maxAddr)
		}
	}
	return nil
}

// Check refuses a package that does not match the commitment of the tick, or does not serve what its server holds (SR-18).
// Sites are those of the tick, see [Next.Sites]. Whoever stamps with keys that it did not check so covers for the
// supervisor that made them up.
func (k *Package) Check(n *Next, sites []Site) error {
	server, ok := n.Server(k.Server)
	switch {
	case k.App != n.App || k.Tick != n.Tick:
		return fmt.Errorf("a package of tick %d of %s: want tick %d of %s", k.Tick, k.App, n.Tick, n.App)
	case !ok:
		return fmt.Errorf("a package for %s, which has no slot in tick %d", k.Server, n.Tick)
	}
	var want []Hold
	for _, h := range server.Holds {
		if int(h.Site) < len(sites) && sites[h.Site].Place.Kind == Update {
			want = append(want, h)
		}
	}
	if len(want) != len(k.Stamps) {
		return fmt.Errorf("a package with keys for %d sites: its server holds %d that stamp", len(k.Stamps), len(want))
	}
	for i, h := range want {
		s := &k.Stamps[i]
		if s.Site != sites[h.Site].Name || s.Duplicate != h.Duplicate || s.Version != Version {
			return fmt.Errorf("keys %d are of duplicate %d of %s: want duplicate %d of %s", i, s.Duplicate, s.Site, h.Duplicate, sites[h.Site].Name)
		}
		if err := s.check(n, k.Server); err != nil {
			return fmt.Errorf("duplicate %d of site %s: %w", s.Duplicate, s.Site, err)
		}
	}
	return nil
}

func (s *StampKeys) check(n *Next, server identity.ID) error {
	prime, key := s.Leaves(server)
	switch {
	case s.Prime[0]&0x80 == 0 || s.Prime[31]&1 == 0:
		return fmt.Errorf("the prime has not 256 bits: %w", ErrCommitment)
	case !stamp.VerifyPath(n.Commitment.PrimesRoot, prime, s.PrimePath):
		return fmt.Errorf("the prime is %w", ErrCommitment)
	case !stamp.VerifyPath(n.Commitment.KeysRoot, key, s.KeyPath):
		return fmt.Errorf("the stamp key is %w", ErrCommitment)
	}
	return nil
}

// Leaves returns the leaves of the prime and of the key for the server that holds them.
func (s *StampKeys) Leaves(server identity.ID) (prime, key common.Hash) {
	return stamp.PrimeLeaf(s.Site, s.Duplicate, s.Version, s.Prime),
		stamp.KeyLeaf(server, s.Site, s.Duplicate, s.Version, s.Key)
}
