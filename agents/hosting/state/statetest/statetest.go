// Package statetest makes ticks of an application for tests and benchmarks: requests that all servers stamped, entries as
// clients publish them, and what goes wrong if somebody cheats.
package statetest

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/structure"
)

// Court is what Steps are signed for.
var Court = eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: big.NewInt(1337), Contract: common.Address{7}}

// App and Document name the application and its program.
var (
	App      = hosting.OfferID{1}
	Document = market.Content{Digest: [32]byte{2}, Codec: market.Raw}
)

// World is a tick with all its servers, each honest unless it is told otherwise.
type World struct {
	Program *flow.Program
	Next    *tick.Next
	Sites   []tick.Site
	Seed    common.Hash

	Unsigned bool // leaves out signatures, which take long to make

	app      hosting.OfferID
	document market.Content
	court    eip712.Domain
	signers  map[identity.ID]Signer
	packages map[identity.ID]*tick.Package
	count    uint64 // of requests
}

// Signer is the key of a server: see [identity.Key].
type Signer interface {
	SignDigest(digest common.Hash) (eip712.Signature, error)
}

type keyOf struct{ *ecdsa.PrivateKey }

func (k keyOf) SignDigest(digest common.Hash) (eip712.Signature, error) {
	return eip712.Sign(digest, k.PrivateKey)
}

// Real is a tick that somebody else published, whose servers are at hand.
type Real struct {
	Program  *flow.Program
	Next     *tick.Next
	Court    eip712.Domain // of the offer
	Packages map[identity.ID]*tick.Package
	Signers  map[identity.ID]Signer
}

// Of makes requests of a tick that somebody else published.
func Of(r Real) *World {
	return &World{
		Program: r.Program, Next: r.Next, Sites: r.Next.Sites(r.Program), app: r.Next.App, document: r.Next.Program, court: r.Court,
		signers: r.Signers, packages: r.Packages,
	}
}

// New makes a tick of a program that so many servers serve.
func New(p *flow.Program, number uint64, servers int) (*World, error) {
	w := &World{Program: p, signers: map[identity.ID]Signer{}, app: App, document: Document, court: Court}
	w.Seed = crypto.Keccak256Hash([]byte("seed"), binary.BigEndian.AppendUint64(nil, number))
	plan := tick.Plan{
		App: App, Tick: number, Program: p, Document: Document, Seed: w.Seed, ReceiptKey: make([]byte, identity.SealingKeyBytes),
		TokenKeys: []tick.TokenKey{},
	}
	for i := range servers {
		id := crypto.Keccak256Hash([]byte("server"), []byte{byte(i), byte(i >> 8)})
		key, err := crypto.ToECDSA(id[:])
		if err != nil {
			return nil, err
		}
		w.signers[id] = keyOf{key}
		plan.Members = append(plan.Members, tick.Server{
			ID: id, Signer: crypto.PubkeyToAddress(key.PublicKey), Owner: common.Address{1}, Weight: 1,
			Sealing: make([]byte, identity.SealingKeyBytes), Addrs: []string{"/ip4/10.0.0.1/udp/4001/quic-v1/p2p/12D3KooW"},
		})
	}
	var err error
	if w.Next, w.packages, err = tick.Build(plan); err != nil {
		return nil, err
	}
	w.Sites = w.Next.Sites(p)
	return w, nil
}

// Change is something that a request appends.
type Change struct {
	Site  flow.Site
	Log   *common.Hash // if the program names one
	Value data.Value
}

// Updates returns the updates of a function and of all that it calls, in the order in which they stand.
func Updates(p *flow.Program, h flow.Hash) (sites []flow.Site) {
	for i, n := range p.Functions[h].Body {
		if n.Op == flow.Update {
			sites = append(sites, flow.Site{Function: h, Node: i})
		}
		for _, f := range n.Funcs {
			sites = append(sites, Updates(p, f)...)
		}
	}
	return sites
}

// Draft is a request that is to be made.
type Draft struct {
	Endpoint data.Label
	Client   common.Address
	State    common.Hash
	Of       uint64
	Changes  []Change
	Tamper   func(step int, s *hosting.Step, out []byte) []byte // what a server does before it signs; may be nil
}

// Made is a request that was stamped.
type Made struct {
	Header  sealed.Header
	Steps   []sealed.Signed
	Stamp   []byte // opened
	Entries []sealed.Entry
}

// Prime returns what stamps of a site are multiplied with.
func (w *World) Prime(site common.Hash) common.Hash {
	p, _ := stamp.Prime(w.Seed, site, 0, tick.Version)
	return p
}

// Request makes a request and has it stamped.
func (w *World) Request(d Draft) (*Made, error) {
	w.count++
	secret := crypto.Keccak256Hash(w.Seed[:], binary.BigEndian.AppendUint64(nil, w.count))
	key, err := crypto.ToECDSA(secret[:])
	if err != nil {
		return nil, err
	}
	m := &Made{Header: sealed.Header{
		App: w.app, Tick: w.Next.Tick, Program: w.document, Endpoint: d.Endpoint, Token: secret, State: d.State, Of: d.Of, Body: secret, Expiry: w.count,
		Owner: commit.Owner(d.Client, commit.Salt(secret)),
	}}
	if !w.Unsigned {
		m.Header.Key = crypto.PubkeyToAddress(key.PublicKey)
	}
	m.Stamp = slices.Clone(secret[:])
	m.Stamp[0] |= 0x80
	m.Stamp[31] |= 1
	first := sealed.Signed{Step: m.Header.FirstStep(crypto.Keccak256Hash(m.Stamp))}
	if err := w.sign(&first, keyOf{key}); err != nil {
		return nil, err
	}
	m.Steps = []sealed.Signed{first}
	for i, c := range d.Changes {
		if err := w.change(m, d, i, c, secret); err != nil {
			return nil, err
		}
	}
	box, err := identity.Seal(w.Next.StampKey, sealed.StampInfo(first.Step.Request, sealed.ForTick), m.Stamp)
	if err != nil {
		return nil, err
	}
	for i := range m.Entries {
		m.Entries[i].Steps, m.Entries[i].Stamp, m.Entries[i].Owner = m.Steps, box, commit.Salt(secret)
	}
	return m, nil
}

// change adds an entry and has it stamped.
func (w *World) change(m *Made, d Draft, number int, c Change, secret common.Hash) error {
	node := w.Program.Functions[c.Site.Function].Body[c.Site.Node]
	t, err := w.Program.Declared.Resolve(w.Program.Keys[*node.Label].Type)
	if err != nil {
		return err
	}
	e := sealed.Entry{Header: m.Header, Change: uint16(number), Key: *node.Label, Value: c.Value.AppendCBOR(t, nil), Salts: []commit.Salt{}} // #nosec G115 -- few
	shape := structure.Seal(t, c.Value, func(t *data.Type, _ structure.Path, v data.Value) commit.Leaf {
		salt := commit.Salt(crypto.Keccak256Hash(secret[:], []byte{byte(number), byte(len(e.Salts))}))
		e.Salts = append(e.Salts, salt)
		return commit.To(t, v, salt)
	})
	var log *commit.Leaf
	if c.Log != nil {
		e.Log, e.Salt = c.Log, commit.Salt(secret)
		l := commit.To(data.IDType, data.NewID(*c.Log), e.Salt)
		log = &l
	}
	m.Entries = append(m.Entries, e)
	site := slices.IndexFunc(w.Sites, func(s tick.Site) bool { return s.Place.Kind == tick.Update && s.Place.At == c.Site })
	if site < 0 {
		return fmt.Errorf("no site is at %v", c.Site)
	}
	server := w.holder(site, number)
	own := w.packages[server.ID].Stamps
	k := own[slices.IndexFunc(own, func(k tick.StampKeys) bool { return k.Site == w.Sites[site].Name })]
	last := m.Steps[len(m.Steps)-1].Step
	s := sealed.Signed{PrimePath: k.PrimePath, KeyPath: k.KeyPath}
	s.Prime, s.Key = k.Leaves(server.ID)
	s.Step = hosting.Step{
		App: w.app, Tick: w.Next.Tick, Request: last.Request, Slot: last.Slot + 1, Server: server.ID, Site: k.Site, Duplicate: k.Duplicate,
		Version: k.Version, Keys: stamp.KeysOf(s.Prime, s.Key), Previous: last.Message(w.court.ChainID, w.court.Contract), StampIn: last.StampOut,
		Delta: commit.Delta(e.Key, log, t, shape),
	}
	out := stamp.Multiply(m.Stamp, k.Prime, stamp.Factor(k.Key, last.Request, s.Step.Delta, s.Step.Previous))
	if d.Tamper != nil {
		out = d.Tamper(number+1, &s.Step, out)
	}
	s.Step.StampOut = crypto.Keccak256Hash(out)
	m.Stamp = out
	if err := w.sign(&s, w.signers[server.ID]); err != nil {
		return err
	}
	m.Steps = append(m.Steps, s)
	return nil
}

// holder returns one of the servers of a site.
func (w *World) holder(site, number int) *tick.Server {
	n := len(w.Next.Servers)
	for i := range n {
		s := &w.Next.Servers[(int(w.count)+number+i)%n] // #nosec G115 -- small
		if slices.ContainsFunc(s.Holds, func(h tick.Hold) bool { return int(h.Site) == site }) {
			return s
		}
	}
	panic("nobody holds the site")
}

func (w *World) sign(s *sealed.Signed, key Signer) error {
	if w.Unsigned {
		s.Signature = make([]byte, 65)
		return nil
	}
	signature, err := key.SignDigest(w.court.Digest(s.Step.Message(w.court.ChainID, w.court.Contract)))
	s.Signature = signature[:]
	return err
}

// Block returns an entry as a client publishes it, and its content id.
func Block(e *sealed.Entry) ([]byte, market.Content) {
	blob := codec.Encode(e)
	return blob, market.Content{Digest: sha256.Sum256(blob), Codec: market.Raw}
}

// Fork returns the same tick for somebody else to make requests of: their numbers begin with another one.
func (w *World) Fork(number uint64) *World {
	fork := *w
	fork.count = number
	return &fork
}
