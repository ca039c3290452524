package sealed_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/hpke"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
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
	order, err := token.NewOrder(key.Public(), 4, token.Paid, 1, ann)
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
		ReceiptKey: make([]byte, identity.SealingKeyBytes), Seed: w.seed, Share: true,
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
	w.lottery = score.NewLottery(common.Hash{3}, next.Servers, next.Share)
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
