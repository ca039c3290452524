package member_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/member"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/store"
)

const tickBlocks = 10

// world is a chain, a supervisor and a network, with one worker to be tested.
type world struct {
	t *testing.T

	app      hosting.OfferID
	program  *flow.Program
	offer    hosting.Offer
	doc      tick.Offer
	key      *ecdsa.PrivateKey // of the worker's identity
	opener   *stamp.Opener
	sealing  []byte
	boss     *ecdsa.PrivateKey // the supervisor's
	receipts *stamp.Opener

	mu       sync.Mutex
	block    uint64
	standing hosting.Standing
	files    map[market.Content]map[string][]byte
	posted   map[uint64]hosting.Tick
	commits  map[uint64]hosting.Commitment
	blocks   map[market.Content][]byte
	spoil    func(t uint64, n *tick.Next, k *tick.Package) // makes a supervisor lie
	open     bool                                          // the channel is
	pays     bool
	greedy   bool // promises less than it says
	away     bool // the supervisor does not answer
	lose     bool // what it says of pay gets lost
	wages    map[market.Content]desk.Paid
	chain    identity.Checkpoint
	channel  uint64                // number of the one that pays
	promised map[channel.ID]uint64 // by the supervisor
	took     map[channel.ID]uint64 // the worker
	taken    uint64                // in all of them
	hellos   int
	attested []uint64
	held     []market.Content // documents of ticks
	said     []string         // complaints
	asks     int              // for pay
	receipt  int              // receipts that came
	joins    int
	full     []bool
	lost     map[uint64]bool
	heads    int
}

var errAway = errors.New("nobody answers")

func digest(what string, n uint64) common.Hash {
	return crypto.Keccak256Hash([]byte(fmt.Sprintf("member/%s/%d", what, n)))
}

// observes is a program with one endpoint that observes its argument and appends the result.
func observes(t testing.TB) *flow.Program {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "observes", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		return h
	}
	seen := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
	key := data.LabelOf("key", "k")
	d.Keys[key] = flow.Key{Type: data.IntType}
	structural := add(flow.Function{
		In: []*data.Type{data.IntType, data.TimeType}, Out: data.IntType,
		Body:   []flow.Node{{Op: flow.Observe, Args: []int{0}, Funcs: []flow.Hash{seen}}, {Op: flow.Update, Args: []int{2}, Label: &key}},
		Result: 2,
	})
	d.Endpoints[data.LabelOf("endpoint", "e")] = flow.Endpoint{In: data.IntType, Out: data.IntType, Stages: []flow.Stage{{Function: structural}}}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var registryOf = identity.Registry{ChainID: big.NewInt(1337), Address: common.HexToAddress("0x1d")}

func newKey(t testing.TB, what string) *ecdsa.PrivateKey {
	t.Helper()
	k, err := crypto.ToECDSA(digest(what, 0).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// newWorld is one in which ticks 1 to 3 were published, and tick 0 is about to end.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t: t, app: digest("app", 0), program: observes(t), key: newKey(t, "worker"), boss: newKey(t, "boss"), block: 95,
		files: map[market.Content]map[string][]byte{}, posted: map[uint64]hosting.Tick{}, commits: map[uint64]hosting.Commitment{},
		blocks: map[market.Content][]byte{}, open: true, pays: true, wages: map[market.Content]desk.Paid{}, lost: map[uint64]bool{},
		promised: map[channel.ID]uint64{}, took: map[channel.ID]uint64{},
	}
	w.sealing, w.opener = stamp.SealingKey(digest("sealing", 1))
	_, w.receipts = stamp.SealingKey(digest("receipts", 1))
	program, err := w.program.Document.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.doc = tick.Offer{
		Schema: tick.OfferSchema, Name: "an application", Program: w.put(program), Supervisor: []string{"/ip4/127.0.0.1/tcp/1/p2p/boss"},
		MinWorkers: 1, Latency: 1000, MaxPay: wei(1000), Pay: tick.Pay{Top: wei(1), Point: wei(2), Query: wei(3), Update: wei(4)},
		Tokens: []tick.Price{{Class: token.Paid, Amount: wei(1), Writes: true}},
	}
	w.offer = hosting.Offer{ID: w.app, Master: common.HexToAddress("0xb055"), Version: 1, Terms: hosting.Terms{
		Entry: hosting.Entry{WorkerBits: 8, ClientBits: 20, WorkerDeposit: hosting.Amount(1)}, ExitDelay: 1, StartBlock: 100, TickBlocks: tickBlocks,
		Court: common.HexToAddress("0xc0"), Randomness: common.HexToAddress("0x7a"),
	}}
	w.begin()
	return w
}

// tokenKey is what tokens are signed with. It takes a while to make.
var tokenKey = sync.OnceValue(func() *token.Key {
	k, err := token.NewKey()
	if err != nil {
		panic(err)
	}
	return k
})

func wei(n int64) market.Wei { return market.NewWei(big.NewInt(n)) }

// begin publishes the first ticks. It is called again when the supervisor is to have lied about them.
func (w *world) begin() {
	first := map[string][]byte{}
	for n := uint64(1); n <= hosting.Ahead; n++ {
		for name, blob := range w.build(n) {
			first[tick.StartFile(n, name)] = blob
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.doc.Start = w.dir(first)
	blob, err := w.doc.Encode()
	if err != nil {
		w.t.Fatal(err)
	}
	w.offer.Document = w.put(blob)
}

func (w *world) put(block []byte) market.Content {
	c := market.Content{Codec: market.Raw, Digest: sha256.Sum256(block)}
	w.blocks[c] = block
	return c
}

func (w *world) dir(files map[string][]byte) market.Content {
	blob, err := json.Marshal(files)
	if err != nil {
		w.t.Fatal(err)
	}
	c := w.put(blob)
	w.files[c] = files
	return c
}

// build makes the files of a tick, and commits to it.
func (w *world) build(n uint64) map[string][]byte {
	public, _ := stamp.SealingKey(digest("receipts", 1))
	var members []tick.Server
	for i := range uint64(3) {
		s := tick.Server{
			ID: digest("other", i), Signer: common.BigToAddress(big.NewInt(int64(i) + 1)), Owner: common.HexToAddress("0x0a"), Sealing: w.sealing,
			Addrs: []string{fmt.Sprintf("/ip4/127.0.0.1/tcp/%d/p2p/other", i+1)}, Weight: 1,
		}
		if i == 0 {
			s.ID, s.Signer = w.id(), crypto.PubkeyToAddress(w.key.PublicKey)
		}
		members = append(members, s)
	}
	next, packages, err := tick.Build(tick.Plan{
		App: w.app, Tick: n, Program: w.program, Document: w.doc.Program, Members: members, ReceiptKey: public,
		TokenKeys: []tick.TokenKey{{Class: token.Paid, Public: tokenKey().Public()}}, Seed: digest("seed", n),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.mu.Lock()
	w.commits[n] = next.Commitment
	w.mu.Unlock()
	if w.spoil != nil {
		w.spoil(n, next, packages[w.id()])
	}
	sealed, err := tick.SealPackage(packages[w.id()], w.sealing)
	if err != nil {
		w.t.Fatal(err)
	}
	return map[string][]byte{tick.NextFile: next.Encode(), tick.PackageFile(w.id()): sealed}
}

func (w *world) id() identity.ID { return digest("identity", 0) }

// to makes blocks up to one, and posts the ticks that are due by then.
func (w *world) to(block uint64) {
	for at := w.now(); at < block; at++ {
		terms := w.offer.Terms
		if n := (at - terms.StartBlock) / tickBlocks; at > terms.StartBlock && (at-terms.StartBlock)%tickBlocks == 0 {
			files := w.build(n + hosting.Ahead)
			w.mu.Lock()
			w.posted[n] = hosting.Tick{Offer: w.app, Number: n, StateRoot: digest("state", n), Document: w.dir(files), Next: w.commits[n+hosting.Ahead]}
			w.mu.Unlock()
		}
		w.mu.Lock()
		w.block = at + 1
		w.mu.Unlock()
	}
}

func (w *world) now() uint64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.block
}

// with changes the world.
func (w *world) with(change func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change()
}

// until waits until something is so.
func (w *world) until(what string, so func() bool) {
	w.t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; {
		w.mu.Lock()
		ok := so()
		w.mu.Unlock()
		if ok {
			return
		}
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain: %s", what)
		}
		select {
		case <-w.t.Context().Done():
			w.t.Fatal(what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// running is a member that runs.
type running struct {
	*member.Member

	stop  func() error
	ended chan error // how it ended, if it did by itself
}

func (w *world) start(db *store.DB) *running {
	w.t.Helper()
	m, err := member.New(member.Config{
		App: w.app, DB: db, Chain: w, Registry: w, Purse: purseOf{w}, Content: w, Network: w, Domains: domainsOf{}, Pace: 2 * time.Millisecond,
		Country: "DE", Capacity: 8, Attest: 2, Log: zerolog.New(zerolog.NewTestWriter(w.t)),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(w.t.Context()))
	ended := make(chan error, 2)
	done := make(chan struct{})
	go func() {
		defer close(done)
		ended <- m.Run(ctx)
	}()
	r := &running{Member: m, ended: ended}
	r.stop = sync.OnceValue(func() error { cancel(); <-done; return <-ended })
	w.t.Cleanup(func() { cancel(); <-done })
	return r
}

func temp(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}
