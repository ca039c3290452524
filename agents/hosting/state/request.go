package state

import (
	"bytes"
	"fmt"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// group is a request: the entries that have header, Steps and stamp in common.
type group struct {
	request common.Hash
	reason  Reason        // why none of it counts, whatever the entries are
	deltas  []common.Hash // what was stamped, by change
	fault   *Fault

	// Only for settling.
	members []int // numbers of entries by change; -1 as long as there is none
	missing int
	settled bool
	told    bool
}

// Fault is a request whose stamp is wrong: with what shows who broke it.
type Fault struct {
	Request common.Hash
	Header  sealed.Header
	Steps   []sealed.Signed
	Stamp   []byte // opened; nil if it cannot be
}

// examine checks a request by itself.
func (g *group) examine(a *applying, s shared) {
	p, err := s.decode()
	if err != nil {
		g.reason = Malformed
		return
	}
	g.request = p.Header.ID()
	if g.reason = a.header(&p.Header); g.reason != "" {
		return
	}
	if g.reason = a.proofs.check(g, p); g.reason != "" {
		return
	}
	n := len(p.Steps) - 1
	g.deltas, g.members, g.missing = make([]common.Hash, n), make([]int, n), n
	for i := range n {
		g.deltas[i], g.members[i] = p.Steps[i+1].Step.Delta, -1
	}
}

// header checks what a request is of.
func (a *applying) header(h *sealed.Header) Reason {
	roots := &a.old.roots
	switch {
	case h.App != roots.App:
		return Foreign
	case h.Tick < a.in.Tick:
		return Late
	case h.Tick > a.in.Tick:
		return Early
	case h.Program != roots.Program:
		return Foreign
	case a.proofs == nil:
		return Unverifiable
	}
	read := Known{Tick: h.Of, Root: h.State}
	if read != a.proofs.now && (roots.Before == nil || read != *roots.Before) {
		return Stale
	}
	return ""
}

// proofs checks stamps with the primes and keys of a tick.
type proofs struct {
	program *flow.Program
	next    *tick.Next
	now     Known // state that requests of the tick have read, if not the one before
	chain   *big.Int
	court   common.Address
	opener  *stamp.Opener
	sites   map[common.Hash]tick.Place // of updates
	keys    map[held]made

	mu  sync.Mutex
	way map[string]bool // ways through endpoints that were looked at
}

// held is a duplicate of a site that a server serves.
type held struct {
	server    identity.ID
	site      common.Hash
	duplicate uint16
}

// made is what a server stamps with there.
type made struct{ prime, key, keys common.Hash }

func newProofs(s *State, in *TickInput) (*proofs, error) {
	if !in.Next.Matches(s.schema.program, in.Seed) {
		return nil, fmt.Errorf("the seed is not the one that tick %d was committed with", in.Tick)
	}
	p := &proofs{
		program: s.schema.program, next: in.Next, chain: in.Court.ChainID, court: in.Court.Contract,
		now:   Known{Tick: s.roots.Tick, Root: s.Root()},
		sites: map[common.Hash]tick.Place{}, keys: map[held]made{}, way: map[string]bool{},
	}
	_, p.opener = stamp.SealingKey(in.Seed)
	primes := map[tick.Hold]common.Hash{}
	for i, site := range in.Sites {
		if site.Place.Kind != tick.Update {
			continue
		}
		p.sites[site.Name] = site.Place
		for d := range site.Duplicates {
			primes[tick.Hold{Site: uint16(i), Duplicate: d}], _ = stamp.Prime(in.Seed, site.Name, d, tick.Version) // #nosec G115 -- checked to be no more
		}
	}
	for _, server := range in.Next.Servers {
		for _, h := range server.Holds {
			prime, ok := primes[h]
			if !ok {
				continue
			}
			name := in.Sites[h.Site].Name
			key := stamp.Key(in.Seed, server.ID, name, h.Duplicate, tick.Version)
			p.keys[held{server.ID, name, h.Duplicate}] = made{
				prime: prime, key: key, keys: stamp.KeysOf(
					stamp.PrimeLeaf(name, h.Duplicate, tick.Version, prime),
					stamp.KeyLeaf(server.ID, name, h.Duplicate, tick.Version, key),
				),
			}
		}
	}
	return p, nil
}

// check checks the Steps and the stamp of a request.
func (p *proofs) check(g *group, q *proof) Reason {
	visited := make([]flow.Site, 0, len(q.Steps)-1)
	keys := make([]made, 0, len(q.Steps)-1)
	var before common.Hash
	hashes := make([]common.Hash, 0, len(q.Steps)-1)
	for i := range q.Steps {
		s := &q.Steps[i].Step
		if s.App != q.Header.App || s.Tick != q.Header.Tick || s.Request != g.request {
			return Unlinked
		}
		if i == 0 {
			if s.Slot != 0 || s.Server != before || s.Site != before || s.Duplicate != 0 || s.Version != 0 ||
				s.Keys != before || s.Previous != before || s.StampIn != before || s.Delta != before {
				return Unlinked
			}
		} else {
			last := &q.Steps[i-1].Step
			at, ok := p.sites[s.Site]
			k, serves := p.keys[held{s.Server, s.Site, s.Duplicate}]
			if !ok || !serves || s.Version != tick.Version || s.Keys != k.keys || s.Slot <= last.Slot || s.Previous != before ||
				s.StampIn != last.StampOut {
				return Unlinked
			}
			visited, keys, hashes = append(visited, at.At), append(keys, k), append(hashes, before)
		}
		before = s.Message(p.chain, p.court)
	}
	if !p.takes(q.Header.Endpoint, visited) {
		return Impossible
	}
	opened, err := p.opener.Open(sealed.StampInfo(g.request, sealed.ForTick), q.Stamp)
	if err == nil && p.exact(opened, q.Steps, keys, hashes) {
		return ""
	}
	g.fault = &Fault{Request: g.request, Header: q.Header, Steps: q.Steps, Stamp: opened}
	return Unstamped
}

// exact reports whether a stamp is the client's random times all primes and factors, and the one that the Steps tell of.
func (p *proofs) exact(opened []byte, steps []sealed.Signed, keys []made, before []common.Hash) bool {
	if !stamp.Well(opened, len(keys)) {
		return false
	}
	product := []byte{31: 1}
	for i, k := range keys {
		s := &steps[i+1].Step
		product = stamp.Multiply(product, k.prime, stamp.Factor(k.key, s.Request, s.Delta, before[i]))
	}
	random, rest := new(big.Int).QuoRem(new(big.Int).SetBytes(opened), new(big.Int).SetBytes(product), new(big.Int))
	if rest.Sign() != 0 || random.BitLen() != 256 || random.Bit(0) == 0 {
		return false
	}
	now := random.FillBytes(make([]byte, common.HashLength))
	for i := range steps {
		if i > 0 {
			s := &steps[i].Step
			now = stamp.Multiply(now, keys[i-1].prime, stamp.Factor(keys[i-1].key, s.Request, s.Delta, before[i-1]))
		}
		if crypto.Keccak256Hash(now) != steps[i].Step.StampOut {
			return false
		}
	}
	return bytes.Equal(now, opened)
}

// takes reports whether an endpoint can come to these updates, in this order.
func (p *proofs) takes(endpoint data.Label, visited []flow.Site) bool {
	name := make([]byte, 0, len(endpoint)+len(visited)*40)
	name = append(name, endpoint[:]...)
	for _, v := range visited {
		name = fmt.Appendf(append(name, v.Function[:]...), "/%d.", v.Node)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	ok, known := p.way[string(name)]
	if !known {
		_, ok = p.program.Endpoints[endpoint]
		ok = ok && accepts(p.program, endpoint, visited)
		p.way[string(name)] = ok
	}
	return ok
}

// accepts will be package plan's.
func accepts(*flow.Program, data.Label, []flow.Site) bool { return true }

// leaf returns what stands for the log that an entry names.
func (f front) leaf() *commit.Leaf {
	if f.log == nil {
		return nil
	}
	l := commit.To(data.IDType, data.NewID(*f.log), f.salt)
	return &l
}
