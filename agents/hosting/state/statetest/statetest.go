// Package statetest makes ticks of an application for tests and benchmarks: requests that all servers stamped, entries as
// clients publish them, and what goes wrong if somebody cheats.
package statetest

import (
	stdcrypto "crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/codec"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
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
	Beacon  common.Hash

	Unsigned bool // leaves out signatures, which take long to make

	app      hosting.OfferID
	document market.Content
	court    eip712.Domain
	signers  map[identity.ID]Signer
	packages map[identity.ID]*tick.Package
	rules    *score.Rules
	issuer   *rsa.PrivateKey // of tokens
	count    uint64          // of requests
}

// Issuer signs the tokens of ticks that are made here, which are all of one class. It takes a while to make.
var Issuer = sync.OnceValue(func() *token.Key {
	k, err := token.NewKey()
	if err != nil {
		panic(err)
	}
	return k
})

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
	Beacon   common.Hash
	Issuer   *token.Key // of paid tokens; nil if those of requests are bought elsewhere
}

// Of makes requests of a tick that somebody else published.
func Of(r Real) (*World, error) {
	w := &World{
		Program: r.Program, Next: r.Next, Sites: r.Next.Sites(r.Program), Beacon: r.Beacon, app: r.Next.App, document: r.Next.Program,
		court: r.Court, signers: r.Signers, packages: r.Packages,
	}
	return w, w.open(r.Issuer)
}

// open begins to sell tokens.
func (w *World) open(issuer *token.Key) error {
	var err error
	if w.rules, err = score.NewRules(w.Next, w.Program, w.Beacon); err != nil || issuer == nil {
		return err
	}
	blob, err := issuer.Marshal()
	if err != nil {
		return err
	}
	key, err := x509.ParsePKCS8PrivateKey(blob)
	w.issuer, _ = key.(*rsa.PrivateKey)
	return err
}

// Coin sells a token to a client. It is signed in the open, which is the same to all who see it later, and fast.
func (w *World) Coin(client common.Address) (*token.Coin, error) {
	w.count++
	secret := crypto.Keccak256Hash(w.Seed[:], []byte("coin"), binary.BigEndian.AppendUint64(nil, w.count))
	c := &token.Coin{Token: token.Token{Tick: w.Next.Tick, Class: token.Paid, Random: secret}, Secret: secret, Client: client}
	c.Token.Root = token.Root(c.Sum(), c.Owner())
	digest := sha512.Sum384(token.Message(c.Token.Root, c.Token.Random))
	var err error
	c.Token.Signature, err = rsa.SignPSS(rand.Reader, w.issuer, stdcrypto.SHA384, digest[:], &rsa.PSSOptions{SaltLength: sha512.Size384})
	return c, err
}

// New makes a tick of a program that so many servers serve.
func New(p *flow.Program, number uint64, servers int) (*World, error) {
	w := &World{Program: p, signers: map[identity.ID]Signer{}, app: App, document: Document, court: Court}
	w.Seed = crypto.Keccak256Hash([]byte("seed"), binary.BigEndian.AppendUint64(nil, number))
	w.Beacon = crypto.Keccak256Hash([]byte("beacon"), w.Seed[:])
	plan := tick.Plan{
		App: App, Tick: number, Program: p, Document: Document, Seed: w.Seed, ReceiptKey: make([]byte, identity.SealingKeyBytes),
		TokenKeys: []tick.TokenKey{{Class: token.Paid, Public: Issuer().Public()}},
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
	return w, w.open(Issuer())
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
	Looks    []tick.Place // points and queries that it comes to before
	Changes  []Change
	Coin     *token.Coin                                        // that pays for it; nil: one that is bought for it
	Attempts []uint8                                            // of the draw, by slot
	Servers  []score.Drawn                                      // that a client who cheats chose itself, by slot; nil: those of the draw
	Tamper   func(step int, s *hosting.Step, out []byte) []byte // what a server does before it signs; may be nil
}

// Made is a request that was stamped.
type Made struct {
	Header  sealed.Header
	Steps   []sealed.Signed
	Stamp   []byte // opened
	Entries []sealed.Entry
	Coin    *token.Coin
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
	m := &Made{Coin: d.Coin}
	if m.Coin == nil {
		if m.Coin, err = w.Coin(d.Client); err != nil {
			return nil, err
		}
	}
	slots, servers, err := w.draw(d, &m.Coin.Token)
	if err != nil {
		return nil, err
	}
	m.Header = sealed.Header{
		App: w.app, Tick: w.Next.Tick, Program: w.document, Endpoint: d.Endpoint, Token: m.Coin.Token.Root, State: d.State, Of: d.Of, Body: secret,
		Expiry: w.count, Owner: m.Coin.Owner(),
	}
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
		if err := w.change(m, d, i, c, secret, uint16(1+len(d.Looks)+i), servers[1+len(d.Looks)+i]); err != nil {
			return nil, err
		}
	}
	box, err := identity.Seal(w.Next.StampKey, sealed.StampInfo(first.Step.Request, sealed.ForTick), m.Stamp)
	if err != nil {
		return nil, err
	}
	for i := range m.Entries {
		e := &m.Entries[i]
		e.Steps, e.Stamp, e.Owner, e.Token, e.Slots, e.Sum = m.Steps, box, m.Coin.Salt(), m.Coin.Token, slots, m.Coin.Sum()
	}
	return m, nil
}

// change adds an entry and has it stamped.
func (w *World) change(m *Made, d Draft, number int, c Change, secret common.Hash, slot uint16, drawn score.Drawn) error {
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
	own := w.packages[drawn.ID].Stamps
	k := own[slices.IndexFunc(own, func(k tick.StampKeys) bool { return k.Site == w.Sites[site].Name })]
	last := m.Steps[len(m.Steps)-1].Step
	s := sealed.Signed{PrimePath: k.PrimePath, KeyPath: k.KeyPath}
	s.Prime, s.Key = k.Leaves(drawn.ID)
	s.Step = hosting.Step{
		App: w.app, Tick: w.Next.Tick, Request: last.Request, Slot: slot, Server: drawn.ID, Site: k.Site, Duplicate: k.Duplicate,
		Version: k.Version, Keys: stamp.KeysOf(s.Prime, s.Key), Previous: last.Message(w.court.ChainID, w.court.Contract), StampIn: last.StampOut,
		Delta: commit.Delta(e.Key, log, t, shape),
	}
	out := stamp.Multiply(m.Stamp, k.Prime, stamp.Factor(k.Key, last.Request, s.Step.Delta, s.Step.Previous))
	if d.Tamper != nil {
		out = d.Tamper(number+1, &s.Step, out)
	}
	s.Step.StampOut = crypto.Keccak256Hash(out)
	m.Stamp = out
	if err := w.sign(&s, w.signers[drawn.ID]); err != nil {
		return err
	}
	m.Steps = append(m.Steps, s)
	return nil
}

// draw returns what a request comes to, and who serves it.
func (w *World) draw(d Draft, t *token.Token) (slots []token.Slot, servers []score.Drawn, err error) {
	places := append([]tick.Place{{Kind: tick.Top, Endpoint: d.Endpoint}}, d.Looks...)
	for _, c := range d.Changes {
		places = append(places, tick.Place{Kind: tick.Update, At: c.Site})
	}
	wants := make([]score.Want, len(places))
	for i, p := range places {
		site := slices.IndexFunc(w.Sites, func(s tick.Site) bool { return s.Place == p })
		if site < 0 {
			return nil, nil, fmt.Errorf("no site is at %v", p)
		}
		wants[i] = score.Want{Kind: p.Kind, Site: uint16(site)} // #nosec G115 -- sites are no more
		slots = append(slots, token.Slot{Site: uint16(site)})   // #nosec G115 -- the same
		if i < len(d.Attempts) {
			slots[i].Attempt = d.Attempts[i]
		}
	}
	if d.Servers != nil {
		return slots, d.Servers, nil
	}
	servers, err = w.rules.Draw(t.Signature, wants, d.Attempts)
	return slots, servers, err
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
