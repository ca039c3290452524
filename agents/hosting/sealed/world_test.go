package sealed_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/hpke"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
	"emet/agents/program/plan"
)

var examples = []string{"auction", "guestbook", "matcher", "maximum", "poll", "todo"}

// built is an example application: as its author wrote it, and as servers run it.
type built struct{ whole, planned *flow.Program }

var example = func() func(t testing.TB, name string) built {
	var mu sync.Mutex
	made := map[string]built{}
	return func(t testing.TB, name string) built {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		if b, ok := made[name]; ok {
			return b
		}
		cmd := exec.Command("go", "run", "./examples/apps/"+name, "built")
		cmd.Dir, cmd.Stderr = filepath.Join("..", "..", ".."), os.Stderr
		blob, err := cmd.Output()
		must(t, err)
		b, err := program.ReadBuilt(blob)
		must(t, err)
		made[name] = planned(t, b.Program)
		return made[name]
	}
}()

func planned(t testing.TB, p *flow.Program) built {
	t.Helper()
	pl, err := plan.New(p, nil)
	must(t, err)
	return built{p, pl.Program}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// world is a tick of an application with all its servers, each honest, in one process.
type world struct {
	built
	*sealed.App

	t       testing.TB
	seed    common.Hash
	servers map[identity.ID]*honest
	lottery *score.Lottery
	coin    *token.Coin
	tamper  func(message any)                     // changes what servers give, before it is passed on
	wire    func(what string, blob []byte) []byte // sees all that travels, and may change it
	calls   []*sealed.Call                        // that were made
	seen    map[uint16][]byte                     // what the servers of points saw, in CBOR
}

// honest is a server.
type honest struct {
	private hpke.PrivateKey
	signer  *ecdsa.PrivateKey
	stamps  *tick.Package
}

func (h *honest) Open(info, box []byte) ([]byte, error) {
	return hpke.Open(h.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, box)
}

func (h *honest) sign(t testing.TB, digest common.Hash) []byte {
	s, err := eip712.Sign(digest, h.signer)
	must(t, err)
	return s[:]
}

var court = eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: big.NewInt(1337), Contract: common.Address{7}}

// keys are those of servers, which take a while to make.
var keys = sync.OnceValue(func() (all []*honest) {
	for range 70 {
		private, err := hpke.MLKEM768X25519().GenerateKey()
		if err != nil {
			panic(err)
		}
		signer, err := crypto.GenerateKey()
		if err != nil {
			panic(err)
		}
		all = append(all, &honest{private: private, signer: signer})
	}
	return all
})

var issuer = sync.OnceValue(func() *token.Key {
	key, err := token.NewKey()
	if err != nil {
		panic(err)
	}
	return key
})

var coin = sync.OnceValue(func() *token.Coin {
	key := issuer()
	order, err := token.NewOrder(key.Public(), 4, token.Paid, 1)
	if err != nil {
		panic(err)
	}
	blinded, err := order.Blinded()
	if err != nil {
		panic(err)
	}
	signed, err := key.Sign(blinded)
	if err != nil {
		panic(err)
	}
	coins, err := order.Finish(signed)
	if err != nil {
		panic(err)
	}
	return &coins[0]
})

func newWorld(t testing.TB, b built) *world {
	t.Helper()
	w := &world{built: b, t: t, seed: common.Hash{9}, servers: map[identity.ID]*honest{}, coin: coin(), seen: map[uint16][]byte{}}
	p := tick.Plan{
		App: common.Hash{1}, Tick: 4, Program: b.planned, Document: market.Content{Digest: [32]byte{5}, Codec: market.Raw},
		ReceiptKey: make([]byte, identity.SealingKeyBytes), Seed: w.seed,
		TokenKeys: []tick.TokenKey{{Class: token.Paid, Public: []byte{1}}},
	}
	for i, k := range keys() {
		id := crypto.Keccak256Hash([]byte{byte(i)})
		h := *k
		w.servers[id] = &h
		p.Members = append(p.Members, tick.Server{
			ID: id, Signer: crypto.PubkeyToAddress(k.signer.PublicKey), Owner: common.Address{1}, Sealing: k.private.PublicKey().Bytes(),
			Addrs: []string{"/ip4/10.0.0.1/udp/4001/quic-v1/p2p/12D3KooW"}, Country: "DE", Network: uint32(i), Weight: 1,
		})
	}
	next, packages, err := tick.Build(p)
	must(t, err)
	for id, k := range packages {
		w.servers[id].stamps = k
	}
	w.App = sealed.NewApp(b.planned, next, next.Sites(b.planned), court)
	w.lottery = score.NewLottery(common.Hash{3}, next.Servers, true)
	return w
}

// rows answers queries as an interpreter's log does, with salts that follow from the values.
type rows struct {
	interp.Answerer
	p *flow.Program
}

func (r rows) Answer(ctx context.Context, q flow.Query, operands []data.Value) ([]sealed.Row, error) {
	v, err := r.Answerer.Answer(ctx, q, operands)
	if err != nil {
		return nil, err
	}
	t, err := r.p.Answer(q)
	if err != nil {
		return nil, err
	}
	of := t.Of[0].Of[1]
	all := []sealed.Row{}
	for _, e := range v.Parts() {
		row := sealed.Row{Owner: e.Part(0).ID(), Value: e.Part(1)}
		secret := crypto.Keccak256Hash(e.Part(1).AppendCBOR(of, nil))
		for i := range leaves(of, row.Value) {
			row.Salts = append(row.Salts, commit.Derive(secret, uint32(i)))
		}
		all = append(all, row)
	}
	return all, nil
}

// request is one that was sealed.
type request struct {
	*sealed.Sealed
	played   *sealed.Played
	envelope []byte
	answers  rows
}

// seal plays and seals a request. It returns nil if the program itself fails.
func (w *world) seal(endpoint data.Label, v data.Value, now int64, answers interp.Answerer) (*request, error) {
	r := &request{answers: rows{answers, w.planned}}
	var err error
	if r.played, err = w.Play(w.t.Context(), endpoint, v, now, r.answers); err != nil {
		return nil, err
	}
	if r.played.Failure != nil {
		return nil, r.played.Failure
	}
	wants, err := w.Wants(r.played)
	must(w.t, err)
	drawn, err := w.lottery.Draw(w.coin.Token.Signature, wants, nil)
	must(w.t, err)
	d := sealed.Draft{Played: r.played, Coin: w.coin, State: common.Hash{4}, Of: 3, Expiry: 100}
	for _, s := range drawn {
		d.Servers = append(d.Servers, sealed.Server(s))
	}
	r.Sealed, r.envelope, err = w.Seal(d)
	return r, err
}

// serve does what the top server does: it passes on, walks, and signs what came of it.
func (w *world) serve(r *request) ([]byte, error) {
	top := r.Request.Body.Top.ID
	req, err := sealed.OpenEnvelope(w.servers[top], top, w.travels("envelope", r.envelope))
	if err != nil {
		return nil, err
	}
	id := req.Header.ID()
	var reply sealed.Reply
	walked, err := w.Walk(w.t.Context(), &req.Header, &req.Body, func(_ context.Context, n uint16) (*sealed.Result, error) {
		for len(reply.Results) < int(n) {
			c, err := w.call(req, uint16(len(reply.Results)+1))
			if err != nil {
				return nil, err
			}
			if c.Edges, err = c.Slot.EdgesFor(reply.Results); err != nil {
				return nil, err
			}
			c.Args = req.Args[c.Number-1]
			blob, err := w.point(c, r.answers)
			if err != nil {
				return nil, err
			}
			result, err := sealed.DecodeResult(w.travels("result", blob))
			if err != nil {
				return nil, err
			}
			reply.Results = append(reply.Results, *result)
		}
		return &reply.Results[n-1], nil
	})
	if err != nil {
		return nil, err
	}
	for i, args := range walked.Args {
		if !bytes.Equal(args, req.Args[i]) {
			return nil, fmt.Errorf("slot %d: the client said something else", i+1)
		}
	}
	if err := w.updates(req, walked, &reply); err != nil {
		return nil, err
	}
	if w.tamper != nil {
		w.tamper(&reply)
	}
	s := sealed.TopStatement{App: req.Header.App, Tick: req.Header.Tick, Request: id, Server: top, Reply: reply.Hash()}
	reply.Top = w.servers[top].sign(w.t, s.Hash())
	return w.travels("reply", sealed.SealReply(req.Reply, id, &reply)), nil
}

func (w *world) travels(what string, blob []byte) []byte {
	if w.wire != nil {
		return w.wire(what, bytes.Clone(blob))
	}
	return blob
}

func (w *world) call(req *sealed.Request, n uint16) (*sealed.Call, error) {
	return &sealed.Call{
		Header: req.Header, Token: req.Token, Number: n, Slot: req.Body.Slots[n-1], Parcel: req.Parcels[n-1],
	}, nil
}

// received is a call as its server reads it.
func (w *world) received(c *sealed.Call) (*sealed.Call, *honest, *sealed.Keys, error) {
	if w.tamper != nil {
		w.tamper(c)
	}
	w.calls = append(w.calls, c)
	c, err := sealed.DecodeCall(w.travels("call", encode(c)))
	if err != nil {
		return nil, nil, nil, err
	}
	server := w.servers[c.Slot.Server.ID]
	if server == nil {
		return nil, nil, nil, errors.New("no such server")
	}
	k, err := c.OpenBox(server)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := token.Verify(issuer().Public(), c.Token); err != nil {
		return nil, nil, nil, err
	}
	share := token.Share{Slot: c.Number, Secret: k.Share, Path: c.Parcel.Path}
	if err := share.Verify(c.Token.Root); err != nil || c.Token.Root != c.Header.Token {
		return nil, nil, nil, errors.New("share of another token")
	}
	return c, server, k, nil
}

// point is what the server of a point or query does.
func (w *world) point(c *sealed.Call, answers rows) ([]byte, error) {
	c, server, k, err := w.received(c)
	if err != nil {
		return nil, err
	}
	site, ok := w.Site(c.Slot.Site)
	if !ok {
		return nil, errors.New("no such site")
	}
	in, out, err := w.Types(site.Place)
	if err != nil {
		return nil, err
	}
	args, err := c.OpenArgs(k, in)
	if err != nil {
		return nil, err
	}
	w.seen[c.Number] = args.AppendCBOR(in, nil)
	var r sealed.Result
	if site.Place.Kind == tick.Query {
		q, err := w.Query(site.Place)
		must(w.t, err)
		found, err := answers.Answer(w.t.Context(), q, args.Parts())
		if err != nil {
			return nil, err
		}
		if r, err = sealed.SealAnswer(out, found); err != nil {
			return nil, err
		}
	} else {
		f, err := w.Function(site.Place)
		must(w.t, err)
		done, err := interp.New(w.planned).Call(w.t.Context(), f, args.Parts(), w.planned.Checked[f].Steps)
		if err != nil {
			return nil, err
		}
		r = c.SealResult(k, out, done.Value)
	}
	if w.tamper != nil {
		w.tamper(&lied{c, k, out, &r})
	}
	r.Signature = server.sign(w.t, c.Statement(r).Hash())
	if w.tamper != nil {
		w.tamper(&r)
	}
	return encode(r), nil
}

// lied is a result before its server signs it.
type lied struct {
	*sealed.Call
	keys *sealed.Keys
	out  *data.Type
	*sealed.Result
}

// updates threads the stamp through the servers of the updates.
func (w *world) updates(req *sealed.Request, walked *sealed.Walked, reply *sealed.Reply) error {
	steps := []sealed.Signed{}
	if req.First != nil {
		steps = append(steps, *req.First)
	}
	var box []byte
	for _, change := range walked.Changes {
		c, err := w.call(req, change.Slot)
		if err != nil {
			return err
		}
		c.Body, c.Results, c.Steps, c.Stamp = &req.Body, sealed.WithoutLeaves(reply.Results), slices.Clone(steps), box
		blob, err := w.update(c)
		if err != nil {
			return err
		}
		s, err := sealed.DecodeStamped(w.travels("stamped", blob))
		if err != nil {
			return err
		}
		if err := w.CheckBox(&s.Step, s.Stamp, s.Proof); err != nil {
			return err
		}
		steps, box, reply.Proof = append(steps, s.Step), s.Stamp, s.Proof
	}
	if len(steps) > 0 {
		reply.Steps, reply.Stamp = steps[1:], box
	}
	return nil
}

// update is what the server of an update does.
func (w *world) update(c *sealed.Call) ([]byte, error) {
	c, server, k, err := w.received(c)
	if err != nil {
		return nil, err
	}
	id := c.Header.ID()
	walked, err := w.Verify(w.t.Context(), &c.Header, c.Body, c.Results)
	if err != nil {
		return nil, err
	}
	if err := w.CheckSteps(&c.Header, c.Steps); err != nil {
		return nil, err
	}
	if err := walked.MatchSteps(c.Body, c.Steps); err != nil {
		return nil, err
	}
	number := len(c.Steps) - 1
	in := k.Random
	if number > 0 {
		if in, err = server.Open(sealed.StampInfo(id, c.Number), c.Stamp); err != nil {
			return nil, err
		}
	}
	before := &c.Steps[number]
	if !stamp.Well(in, number) || crypto.Keccak256Hash(in) != before.Step.StampOut {
		return nil, errors.New("another stamp than the Step before put out")
	}
	change := walked.Changes[number]
	own := server.stamps.Stamps[slices.IndexFunc(server.stamps.Stamps, func(s tick.StampKeys) bool {
		return s.Site == c.Slot.Site && s.Duplicate == c.Slot.Server.Duplicate
	})]
	signed := sealed.Signed{Step: w.StepAfter(before, c.Number, &c.Slot, change.Delta), PrimePath: own.PrimePath, KeyPath: own.KeyPath}
	signed.Prime, signed.Key = own.Leaves(c.Slot.Server.ID)
	signed.Step.Keys = stamp.KeysOf(signed.Prime, signed.Key)
	out := stamp.Multiply(in, own.Prime, stamp.Factor(own.Key, id, change.Delta, signed.Step.Previous))
	signed.Step.StampOut = crypto.Keccak256Hash(out)
	signed.Signature = server.sign(w.t, w.Digest(&signed.Step))
	to, slot := w.Next.StampKey, sealed.ForTick
	if int(c.Number) < len(c.Body.Slots) {
		slot = c.Number + 1
		next, _ := w.Server(c.Body.Slots[c.Number].Server.ID)
		to = next.Sealing
	}
	box, err := identity.Seal(to, sealed.StampInfo(id, slot), out)
	if err != nil {
		return nil, err
	}
	s := sealed.Stamped{Step: signed, Stamp: box, Proof: server.sign(w.t, sealed.BoxHash(id, c.Number, box))}
	if w.tamper != nil {
		w.tamper(&s)
	}
	return encode(s), nil
}
