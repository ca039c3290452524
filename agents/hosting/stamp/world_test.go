package stamp_test

import (
	"crypto/ecdsa"
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
	"emet/agents/identity"
)

// world is a tick with servers that stamp, each at a site of its own.
type world struct {
	rules   stamp.Rules
	servers []member
	sites   []common.Hash
	client  *ecdsa.PrivateKey
	checker *stamp.Checker
	dice    *rand.Rand
}

type member struct {
	id  identity.ID
	key *ecdsa.PrivateKey
}

func number(what string, n int) common.Hash {
	return crypto.Keccak256Hash([]byte(what), binary.BigEndian.AppendUint64(nil, uint64(n)))
}

func keyOf(what string, n int) *ecdsa.PrivateKey {
	secret := number(what, n)
	key, err := crypto.ToECDSA(secret[:])
	if err != nil {
		panic(err)
	}
	return key
}

func newWorld(servers int, seed uint64) *world {
	w := &world{
		rules: stamp.Rules{
			App: common.Hash{1}, Tick: 7, Seed: number("seed", int(seed)), ChainID: big.NewInt(1337), Court: common.Address{3},
			Signers: map[identity.ID]common.Address{}, Kept: true,
		},
		client: keyOf("client", 0), dice: rand.New(rand.NewPCG(seed, 0)),
	}
	for i := range servers {
		m := member{number("server", i), keyOf("server key", i)}
		w.servers = append(w.servers, m)
		w.sites = append(w.sites, number("site", i))
		w.rules.Signers[m.id] = crypto.PubkeyToAddress(m.key.PublicKey)
	}
	w.checker = stamp.NewChecker(w.rules)
	return w
}

func (w *world) sign(s hosting.Step, key *ecdsa.PrivateKey) stamp.Signed {
	d := eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: w.rules.ChainID, Contract: w.rules.Court}
	signature, err := eip712.Sign(d.Digest(s.Message(w.rules.ChainID, w.rules.Court)), key)
	if err != nil {
		panic(err)
	}
	return stamp.Signed{Step: s, Signature: signature[:]}
}

// hand is what a server does with a stamp: it returns the one that comes out.
type hand func(j job) []byte

// job is what a server has in hand when it stamps.
type job struct {
	*world

	number int // of the update, from 0
	in     []byte
	p, q   common.Hash
	step   *hosting.Step // that it will sign: StampOut is filled in behind it
}

func honest(j job) []byte { return stamp.Multiply(j.in, j.p, j.q) }

// padded writes a number in the width that the place has, or wider if it must.
func padded(x *big.Int, steps int) []byte {
	width := stamp.Width(steps)
	for x.BitLen() > 8*width {
		width += common.HashLength
	}
	return x.FillBytes(make([]byte, width))
}

// run has a request with updates at the first sites stamped. Hands do what the honest do where there is none.
func (w *world) run(request int, updates int, hands map[int]hand) *stamp.Request {
	random := number("random", request)
	random[0] |= 0x80
	random[31] |= 1
	return w.from(request, updates, random[:], hands)
}

func (w *world) from(request, updates int, random []byte, hands map[int]hand) *stamp.Request {
	r := &stamp.Request{ID: number("request", request), Key: crypto.PubkeyToAddress(w.client.PublicKey)}
	first := hosting.Step{App: w.rules.App, Tick: w.rules.Tick, Request: r.ID, StampOut: crypto.Keccak256Hash(random)}
	r.Steps = append(r.Steps, w.sign(first, w.client))
	at := random
	for i := range updates {
		m, site := w.servers[i], w.sites[i]
		last := &r.Steps[i].Step
		p, _ := w.prime(i)
		k := stamp.Key(w.rules.Seed, m.id, site, 0, 0)
		s := hosting.Step{
			App: w.rules.App, Tick: w.rules.Tick, Request: r.ID, Slot: uint16(3 + i), Server: m.id, Site: site,
			Keys:     stamp.KeysOf(stamp.PrimeLeaf(site, 0, 0, p), stamp.KeyLeaf(m.id, site, 0, 0, k)),
			Previous: last.Message(w.rules.ChainID, w.rules.Court), StampIn: last.StampOut, Delta: number("delta", request<<8|i),
		}
		do := honest
		if h, ok := hands[i]; ok {
			do = h
		}
		q := stamp.Factor(k, s.Request, s.Delta, s.Previous)
		at = do(job{w, i, at, p, q, &s})
		s.StampOut = crypto.Keccak256Hash(at)
		r.Steps = append(r.Steps, w.sign(s, m.key))
	}
	r.Slots = stamp.Slots(r.Steps)
	for i := range r.Slots {
		r.Slots[i].Delta = r.Steps[i+1].Step.Delta
	}
	r.Stamp = at
	return r
}

var primes = map[common.Hash]common.Hash{}

// prime is that of a site of ours. Tests that use it do not run in parallel.
func (w *world) prime(i int) (p common.Hash, gap uint16) {
	key := crypto.Keccak256Hash(w.rules.Seed[:], w.sites[i][:])
	if p, ok := primes[key]; ok {
		return p, 0
	}
	p, gap = stamp.Prime(w.rules.Seed, w.sites[i], 0, 0)
	primes[key] = p
	return p, gap
}

// expect fails the test unless the verdict is the one that is wanted. Evidence has to hold: see [world.convicts].
func (w *world) expect(t *testing.T, what string, v stamp.Verdict, guilty stamp.Party, step int) {
	t.Helper()
	if v.OK || v.Guilty != guilty || v.Reason == "" {
		t.Fatalf("%s: %+v, want %s", what, v, guilty)
	}
	if guilty != stamp.Server {
		return
	}
	if v.Step != step || v.Server != w.servers[step-1].id {
		t.Fatalf("%s: Step %d of %s, want Step %d: %s", what, v.Step, v.Server, step, v.Reason)
	}
	if v.Evidence != nil && !w.convicts(v.Evidence) {
		t.Fatalf("%s: the evidence convicts nobody: %+v", what, v.Evidence)
	}
}

// convicts says what the court would say to evidence, computed in another way.
func (w *world) convicts(e *stamp.Evidence) bool {
	d := eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: w.rules.ChainID, Contract: w.rules.Court}
	by, err := eip712.Recover(d.Digest(e.Step.Message(w.rules.ChainID, w.rules.Court)), e.Signature)
	if err != nil || by != w.rules.Signers[e.Step.Server] {
		return false
	}
	if e.Kind == stamp.Link {
		return e.Previous.Message(w.rules.ChainID, w.rules.Court) == e.Step.Previous && e.Previous.StampOut != e.Step.StampIn
	}
	if len(e.Stamp) == 0 || len(e.Stamp)%32 != 0 || crypto.Keccak256Hash(e.Stamp) != e.Step.StampIn {
		return false
	}
	s := &e.Step
	p, gap := stamp.Prime(w.rules.Seed, s.Site, s.Duplicate, s.Version)
	k := stamp.Key(w.rules.Seed, s.Server, s.Site, s.Duplicate, s.Version)
	if gap != e.Gap || stamp.KeysOf(stamp.PrimeLeaf(s.Site, s.Duplicate, s.Version, p), stamp.KeyLeaf(s.Server, s.Site, s.Duplicate, s.Version, k)) != s.Keys {
		return false
	}
	q := stamp.Factor(k, s.Request, s.Delta, s.Previous)
	x := new(big.Int).SetBytes(e.Stamp)
	x.Mul(x, p.Big()).Mul(x, q.Big())
	return crypto.Keccak256Hash(x.FillBytes(make([]byte, len(e.Stamp)+64))) != s.StampOut
}
