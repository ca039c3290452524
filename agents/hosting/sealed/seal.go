package sealed

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/sync/errgroup"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/program/data"
	"emet/agents/program/plan"
	"emet/agents/program/structure"
)

// Draft is what a request is made of.
type Draft struct {
	Played  *Played
	Servers []Server    // as they were drawn: the top server, then one for each slot
	Coin    *token.Coin // of the tick; changes count in the logs of its client, whom servers do not see
	State   common.Hash // root of the state that queries were answered from
	Of      uint64      // the tick that ended with it
	Expiry  uint64      // Unix seconds
}

// Sealed is a request that was sealed, with all that it takes to understand the reply.
type Sealed struct {
	Request *Request
	ID      common.Hash

	app    *App
	played *Played
	keys   []Keys // by slot from 1
	leaves []commit.Leaf
	salts  []commit.Salt // by number of the primitive
	owner  commit.Salt   // of the header's owner
	sum    common.Hash   // of the token's shares
	in     [][]byte      // shapes of arguments
	out    [][]byte      // and of results
}

// Format prints the request's id whatever the verb is, so that no key can be logged by accident.
func (s *Sealed) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.ID.Hex()) }

// Format prints nothing of keys.
func (Keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "keys of a slot") }

// Seal seals a request with keys that were never used: to each server what it needs of it, and the whole to the top server.
// The envelope is what is sent.
func (a *App) Seal(d Draft) (s *Sealed, envelope []byte, err error) {
	p := d.Played
	switch {
	case p.Failure != nil:
		return nil, nil, fmt.Errorf("nobody has to be asked: %w", p.Failure)
	case len(d.Servers) != len(p.Slots)+1:
		return nil, nil, fmt.Errorf("%d servers for %d slots and the top", len(d.Servers), len(p.Slots))
	case p.Writes():
		if d.Coin.Client == (common.Address{}) {
			return nil, nil, errors.New("a request that writes needs a client")
		}
		if err := d.Coin.Token.Class.Pays(true); err != nil {
			return nil, nil, err
		}
	}
	s = &Sealed{app: a, played: p, keys: make([]Keys, len(p.Slots)), Request: &Request{Token: d.Coin.Token}}
	s.owner, s.sum = d.Coin.Salt(), d.Coin.Sum()
	secret := s.draw()
	if err := s.commit(secret); err != nil {
		return nil, nil, err
	}
	if err := s.body(d); err != nil {
		return nil, nil, err
	}
	if err := s.head(d); err != nil {
		return nil, nil, err
	}
	if err := s.parcels(d); err != nil {
		return nil, nil, err
	}
	top := a.servers[d.Servers[0].ID]
	envelope, err = SealEnvelope(top.Sealing, top.ID, s.Request)
	return s, envelope, err
}

// draw draws all secrets of the request, and returns that of the salts of its primitives.
func (s *Sealed) draw() (secret [32]byte) {
	for i := range s.keys {
		_, _ = rand.Read(s.keys[i].In[:]) // never fails
		_, _ = rand.Read(s.keys[i].Out[:])
	}
	_, _ = rand.Read(secret[:])
	_, _ = rand.Read(s.Request.Reply[:])
	_, _ = rand.Read(s.Request.Body.Nonce[:])
	return secret
}

// commit salts all primitives.
func (s *Sealed) commit(secret [32]byte) error {
	s.leaves, s.salts = make([]commit.Leaf, len(s.played.primitives)), make([]commit.Salt, len(s.played.primitives))
	for i, p := range s.played.primitives {
		switch p.source {
		case FromRequest:
			s.salts[i] = commit.Derive(secret, uint32(i)) // #nosec G115 -- those of the request are first, and fewer than 2^32
		case FromServer:
			s.salts[i] = commit.Derive(s.keys[p.from.Slot-1].Out, p.from.Leaf)
		default:
			s.salts[i] = p.salt
		}
		s.leaves[i] = commit.To(p.t, p.v, s.salts[i])
	}
	for _, slot := range s.played.Slots {
		if slot.Place.Kind == tick.Update {
			break
		}
		in, out, err := s.app.Types(slot.Place)
		if err != nil {
			return err
		}
		s.in = append(s.in, s.encode(in, slot.in))
		s.out = append(s.out, s.encode(out, slot.out))
	}
	return nil
}

// shape returns a shape with leaves in place of primitives.
func (s *Sealed) shape(t *data.Type, of structure.Shape[*primitive]) commit.Shape {
	return structure.Convert(t, of, func(_ *data.Type, p *primitive) commit.Leaf { return s.leaves[p.number] })
}

func (s *Sealed) encode(t *data.Type, of structure.Shape[*primitive]) []byte {
	return commit.Encode(t, s.shape(t, of))
}

// body says which slots there are.
func (s *Sealed) body(d Draft) error {
	in, err := s.app.Program.Declared.Resolve(s.app.Program.Endpoints[s.played.Endpoint].In)
	if err != nil {
		return err
	}
	if s.played.Now < 0 {
		return errors.New("a time before 1970")
	}
	b := &s.Request.Body
	b.Value, b.Time, b.Top = s.encode(in, s.played.request), uint64(s.played.Now), d.Servers[0] // #nosec G115 -- not negative
	if _, err := s.app.holding(b.Top, tick.Place{Kind: tick.Top, Endpoint: s.played.Endpoint}); err != nil {
		return err
	}
	for i, slot := range s.played.Slots {
		if _, err := s.app.holding(d.Servers[i+1], slot.Place); err != nil {
			return &SlotError{uint16(i + 1), err} // #nosec G115 -- at most MaxSlots
		}
		made := Slot{Kind: slot.Place.Kind, Site: s.app.Sites[s.app.byPlace[slot.Place]].Name, Server: d.Servers[i+1]}
		for _, p := range s.args(i) {
			made.In = append(made.In, p.from)
		}
		b.Slots = append(b.Slots, made)
	}
	return nil
}

// args returns the primitives that the server of a slot sees, in their order.
func (s *Sealed) args(slot int) []*primitive {
	if slot >= len(s.in) {
		return nil // an update's sees none
	}
	in, _, err := s.app.Types(s.played.Slots[slot].Place)
	if err != nil {
		panic(err) // it was asked before
	}
	return s.played.Slots[slot].in.Leaves(in)
}

// head makes the header and, if there are updates, the client's Step.
func (s *Sealed) head(d Draft) error {
	key, err := crypto.GenerateKey()
	if err != nil {
		return err
	}
	s.Request.Header = Header{
		App: s.app.Next.App, Tick: s.app.Next.Tick, Program: s.app.Next.Program, Endpoint: s.played.Endpoint,
		Token: d.Coin.Token.Root, Key: crypto.PubkeyToAddress(key.PublicKey), State: d.State, Of: d.Of,
		Body: s.Request.Body.Hash(), Expiry: d.Expiry, Owner: d.Coin.Owner(),
	}
	s.ID = s.Request.Header.ID()
	if !s.played.Writes() {
		return nil
	}
	random := stamp.Random()
	s.keys[len(s.in)].Random = random
	first := s.Request.Header.FirstStep(crypto.Keccak256Hash(random))
	signature, err := eip712.Sign(s.app.Digest(&first), key)
	if err != nil {
		return err
	}
	s.Request.First = &Signed{Step: first, Signature: signature[:]}
	return nil
}

// parcels seals to each server what it alone may have. Sealing is most of what a client computes: all processors share it.
func (s *Sealed) parcels(d Draft) error {
	s.Request.Args = s.in
	shares := d.Coin.Shares()
	s.Request.Share = shares[0]
	s.Request.Parcels = make([]Parcel, len(s.played.Slots))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range s.Request.Parcels {
		g.Go(func() (err error) {
			s.Request.Parcels[i], err = s.parcel(i, &shares[i+1])
			return err
		})
	}
	return g.Wait()
}

func (s *Sealed) parcel(i int, share *token.Share) (p Parcel, err error) {
	number, slot, keys := uint16(i+1), &s.Request.Body.Slots[i], &s.keys[i] // #nosec G115 -- at most MaxSlots
	keys.Share, p.Path = share.Secret, share.Path
	if given, size := s.given(i, keys); len(given) > 0 {
		p.Blob = SealBlob(keys.In, s.ID, number, given, size)
	}
	server := s.app.servers[slot.Server.ID]
	if p.Box, err = SealBox(server.Sealing, SlotInfo(s.ID, s.Request.Header.Tick, number, *slot), *keys); err != nil {
		err = &SlotError{number, err}
	}
	return p, err
}

// What a [Given] and a list of them take in CBOR beside the value, at most.
const (
	givenOverhead = 1 + 1 + 5 + 1 + 2 + 32
	listOverhead  = 5
)

// given returns what the client gives a slot, and the size that it is padded to, which says nothing of short primitives.
// What comes from other slots it gives the keys of.
func (s *Sealed) given(slot int, keys *Keys) (given []Given, size int) {
	size = listOverhead + 1
	for _, p := range s.args(slot) {
		if p.from.Slot != 0 {
			keys.Edges = append(keys.Edges, commit.DeriveKey(s.keys[p.from.Slot-1].Out, p.from.Leaf))
			continue
		}
		value := p.v.AppendCBOR(p.t, nil)
		given = append(given, Given{value, s.salts[p.number]})
		size += givenOverhead + PaddedSize(p.t, len(value))
	}
	return given, plan.Class(size) - 1
}
