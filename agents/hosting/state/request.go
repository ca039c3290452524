package state

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// group is a request: the entries that have header, Steps, stamp and owner in common.
type group struct {
	request common.Hash
	token   common.Hash // root
	owner   common.Hash
	salt    commit.Salt // opens it
	reason  Reason      // why none of it counts, whatever the entries are
	changes []change
	fault   *Fault

	// Only for settling.
	client  common.Address // who the owner is, once that is known
	known   bool
	members []int // numbers of entries by change; -1 as long as there is none
	missing int
	settled bool
	told    bool
}

// change is what the servers of an update stamped.
type change struct {
	delta common.Hash
	key   data.Label // kind of the log
	named bool       // whether the program names the log
}

// Fault is a request whose Steps, stamp, token or draw are wrong, with who is to blame for it as far as that can be known.
// If the supervisor did not keep its commitment, all of a tick is its fault, and there is no request.
type Fault struct {
	Request common.Hash
	Header  sealed.Header
	Steps   []sealed.Signed
	Verdict stamp.Verdict // with the evidence that the court wants
	Reason  Reason        // why its entries do not count
	// Client made the request and published it in a log of its own, which nobody else can do for it; zero if others published it
	// only.
	Client common.Address
	Writer common.Address // of that log
	// Suspects stamped a request that nobody may have asked them for. No honest server does, but a client can publish
	// another token or way than it showed them: their receipts say what they saw.
	Suspects []identity.ID
}

// examine checks a request by itself.
func (g *group) examine(a *applying, s shared) {
	p, err := s.decode()
	if err != nil {
		g.reason = Malformed
		return
	}
	g.request, g.token, g.owner, g.salt = p.Header.ID(), p.Header.Token, p.Header.Owner, p.Owner
	if g.reason = a.header(&p.Header); g.reason != "" {
		return
	}
	if g.reason = a.proofs.check(g, p); g.reason != "" {
		return
	}
	n := len(p.Steps) - 1
	g.changes, g.members, g.missing = make([]change, n), make([]int, n), n
	for i := range n {
		s := &p.Steps[i+1].Step
		node := a.proofs.sites[s.Site].node
		g.changes[i], g.members[i] = change{delta: s.Delta, key: *node.Label, named: len(node.Args) == 2}, -1
	}
}

// of reports whether the request is a client's.
func (g *group) of(client common.Address) bool {
	if g.known && client == g.client {
		return true
	}
	if commit.Owner(client, g.salt) != g.owner {
		return false
	}
	g.client, g.known = client, true
	return true
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
	domain  eip712.Domain // of both
	opener  *stamp.Opener
	sites   map[common.Hash]update
	keys    map[held]made
	rules   *score.Rules
	tokens  tokens
	checker *stamp.Checker // for what turned out to be wrong
}

// update is a place in the program where something is appended.
type update struct {
	number uint16
	node   *flow.Node
}

// held is a duplicate of a site that a server serves.
type held struct {
	server    identity.ID
	site      common.Hash
	duplicate uint16
}

// made is what a server stamps with there.
type made struct{ prime, key, keys common.Hash }

func newProofs(s *State, in *TickInput, bound *score.Rules) *proofs {
	p := &proofs{
		program: s.schema.program, next: in.Next, chain: in.Court.ChainID, court: in.Court.Contract, domain: in.Court,
		now:   Known{Tick: s.roots.Tick, Root: s.Root()},
		sites: map[common.Hash]update{}, keys: map[held]made{}, rules: bound,
		tokens: tokens{known: map[common.Hash]*verified{}},
	}
	rules := stamp.Rules{
		App: in.Next.App, Tick: in.Tick, Seed: in.Seed, ChainID: in.Court.ChainID, Court: in.Court.Contract,
		Signers: map[identity.ID]common.Address{}, Kept: true,
	}
	p.opener = stamp.Revealed(in.Seed)
	primes := map[tick.Hold]common.Hash{}
	for i, site := range in.Sites {
		if site.Place.Kind != tick.Update {
			continue
		}
		at := site.Place.At
		p.sites[site.Name] = update{uint16(i), &p.program.Functions[at.Function].Body[at.Node]}
		for d := range site.Duplicates {
			primes[tick.Hold{Site: uint16(i), Duplicate: d}], _ = stamp.Prime(in.Seed, site.Name, d, tick.Version) // #nosec G115 -- checked to be no more
		}
	}
	for _, server := range in.Next.Servers {
		rules.Signers[server.ID] = server.Signer
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
	p.checker = stamp.NewChecker(rules)
	return p
}

// check checks the Steps and the stamp of a request.
func (p *proofs) check(g *group, q *proof) Reason {
	keys, linked := p.follow(g.request, q)
	if !linked {
		p.blame(g, q, nil)
		return Unlinked
	}
	if reason, why := p.paid(q); why != "" {
		p.suspect(g, q, why)
		return reason
	} else if reason != "" {
		return reason
	}
	opened, err := p.opener.Open(sealed.StampInfo(g.request, sealed.ForTick), q.Stamp)
	if err == nil && p.exact(opened, q.Steps, keys) {
		return ""
	}
	p.blame(g, q, opened)
	return Unstamped
}

// follow goes along the Steps of a request. It returns what servers stamp with there, and whether each Step follows the
// one before.
func (p *proofs) follow(request common.Hash, q *proof) (keys []made, ok bool) {
	n := len(q.Steps) - 1
	keys = make([]made, n)
	if q.Steps[0].Step != q.Header.FirstStep(q.Steps[0].Step.StampOut) || q.Steps[0].Step.Request != request {
		return nil, false
	}
	before := stamp.Messages(stepsOf(q.Steps[:n]), p.chain, p.court)
	for i := range n {
		last, s := &q.Steps[i].Step, &q.Steps[i+1].Step
		_, known := p.sites[s.Site]
		k, holds := p.keys[held{s.Server, s.Site, s.Duplicate}]
		want := hosting.Step{
			App: last.App, Tick: last.Tick, Request: last.Request, Slot: s.Slot, Server: s.Server, Site: s.Site,
			Duplicate: s.Duplicate, Version: tick.Version, Keys: k.keys, Previous: before[i], StampIn: last.StampOut,
			StampOut: s.StampOut, Delta: s.Delta,
		}
		if !known || !holds || *s != want || s.Slot == 0 || s.Slot > sealed.MaxSlots || i > 0 && s.Slot != last.Slot+1 {
			return nil, false
		}
		keys[i] = k
	}
	return keys, true
}

// blame finds out who is to blame for a request.
func (p *proofs) blame(g *group, q *proof, opened []byte) {
	r := &stamp.Request{ID: g.request, Key: q.Header.Key, Stamp: opened}
	for _, s := range q.Steps {
		r.Steps = append(r.Steps, stamp.Signed{Step: s.Step, Signature: s.Signature})
	}
	r.Slots = stamp.Slots(r.Steps)
	g.fault = &Fault{Request: g.request, Header: q.Header, Steps: q.Steps, Verdict: p.checker.Culprit(r)}
}

// exact reports whether a stamp is the client's random times all primes and factors, and the one that the Steps tell of.
func (p *proofs) exact(opened []byte, steps []sealed.Signed, keys []made) bool {
	primes, secrets := make([]common.Hash, len(keys)), make([]common.Hash, len(keys))
	for i, k := range keys {
		primes[i], secrets[i] = k.prime, k.key
	}
	trail := stamp.Trail(opened, primes, stamp.Factors(secrets, stepsOf(steps[1:])))
	if trail == nil {
		return false
	}
	for i := range steps {
		if crypto.Keccak256Hash(trail[i]) != steps[i].Step.StampOut {
			return false
		}
	}
	return true
}

func stepsOf(all []sealed.Signed) []*hosting.Step {
	steps := make([]*hosting.Step, len(all))
	for i := range all {
		steps[i] = &all[i].Step
	}
	return steps
}

// leaf returns what stands for the log that an entry names.
func (f front) leaf() *commit.Leaf {
	if f.log == nil {
		return nil
	}
	l := commit.To(data.IDType, data.NewID(*f.log), f.salt)
	return &l
}
