package member_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/eip712"
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
	wages    map[market.Content]desk.Paid
	chain    identity.Checkpoint
	promised uint64
	taken    uint64 // by the worker
	hellos   int
	attested []uint64
	said     []string // complaints
	asks     int      // for pay
	receipt  int      // receipts that came
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
		Entry: hosting.Entry{WorkerBits: 8, WorkerDeposit: hosting.Amount(1)}, ExitDelay: 1, StartBlock: 100, TickBlocks: tickBlocks,
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

// The chain.

func (w *world) Head(context.Context) (member.Block, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return member.Block{Number: w.block, Time: 1000 + w.block}, nil
}

func (w *world) TimeOf(_ context.Context, block uint64) (uint64, error) { return 1000 + block, nil }

func (w *world) Offer(context.Context) (hosting.Offer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.offer, nil
}

func (w *world) Ticks(context.Context) (member.Ticks, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return member.Ticks{Due: uint64(len(w.posted)) + 1, Counts: true}, nil
}

func (w *world) Commitment(_ context.Context, t uint64) (hosting.Commitment, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.commits[t], nil
}

func (w *world) Posted(_ context.Context, t uint64) (hosting.Tick, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, ok := w.posted[t]
	return p, ok, nil
}

func (w *world) Beacon(_ context.Context, t uint64) (common.Hash, bool, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return digest("beacon", t), w.block >= w.offer.Terms.CutOff(t)+2, w.lost[t], nil
}

// The registry.

func (w *world) Mine(context.Context) (hosting.Standing, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.standing, nil
}

func (w *world) Join(_ context.Context, record func([]byte) []byte) (identity.ID, error) {
	r, err := desk.DecodeRecord(record(w.sealing))
	if err != nil {
		return identity.ID{}, err
	}
	if err := r.Check(identity.SealingHash(w.sealing)); err != nil {
		return identity.ID{}, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.joins++
	w.standing = hosting.Standing{ID: w.id(), State: hosting.Active, Signer: crypto.PubkeyToAddress(w.key.PublicKey), Role: 1}
	return w.id(), nil
}

func (w *world) Keys(context.Context, identity.ID) (member.Signer, member.Opener, error) {
	return signerOf{w.key}, openerOf{w.opener, w.sealing}, nil
}

func (w *world) Announce(_ context.Context, _ identity.ID, _ []byte, full bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if full != w.standing.Full {
		w.full = append(w.full, full)
	}
	w.standing.Full = full
	return nil
}

func (w *world) Attest(context.Context, []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.heads++
	return nil
}

func (w *world) Rules(id identity.ID, worker common.Address) identity.ChainRules {
	boss := crypto.PubkeyToAddress(w.boss.PublicKey)
	return identity.ChainRules{Registry: registryOf, Identity: id, Worker: worker, Authorised: func(key common.Address, _ identity.Link) bool { return key == boss }}
}

type signerOf struct{ key *ecdsa.PrivateKey }

func (s signerOf) SignDigest(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, s.key) }

func (s signerOf) SignTyped(d eip712.Domain, m common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(m), s.key)
}

type openerOf struct {
	*stamp.Opener

	public []byte
}

func (o openerOf) Public() []byte { return o.public }

type domainsOf struct{}

func (domainsOf) Registry() eip712.Domain { return registryOf.Domain() }

func (domainsOf) Ticks() eip712.Domain {
	return eip712.Domain{Name: "emet TickLog", Version: "1", ChainID: big.NewInt(1337)}
}

func (domainsOf) Court(t hosting.Terms) eip712.Domain {
	return eip712.Domain{Name: "emet StampCourt", Version: "1", ChainID: big.NewInt(1337), Contract: t.Court}
}

// The content store.

func (w *world) Read(_ context.Context, c market.Content, _ []string, most int64) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	blob, ok := w.blocks[c]
	if !ok || int64(len(blob)) > most {
		return nil, fmt.Errorf("%s is not there", c)
	}
	return blob, nil
}

func (w *world) ReadAt(_ context.Context, dir market.Content, path string, _ []string, _ int64) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	blob, ok := w.files[dir][path]
	if !ok {
		return nil, fmt.Errorf("no file %s in %s", path, dir)
	}
	return blob, nil
}

func (w *world) Hold(context.Context, market.Content, []string, string) error { return nil }
func (w *world) LetGo(context.Context, string) error                          { return nil }

func (w *world) Keep(_ context.Context, block []byte, _ string) (market.Content, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.put(bytes.Clone(block)), nil
}

// The network, with the supervisor.

func (w *world) Call(context.Context, tick.Server, []byte) ([]byte, error) { return nil, errAway }
func (w *world) Addrs() []string                                           { return []string{"/ip4/127.0.0.1/tcp/9/p2p/me"} }
func (w *world) Publish(context.Context, []byte) error                     { return nil }
func (w *world) Meet([][]string)                                           {}

func (w *world) Desk(_ context.Context, _ []string, r *desk.Request) (*desk.Reply, error) {
	if _, err := desk.DecodeRequest(desk.EncodeRequest(r)); err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.away:
		return nil, errAway
	case r.Hello != nil:
		w.hellos++
		return &desk.Reply{}, nil
	case r.Attest != nil:
		if !slices.Contains(w.attested, r.Attest.Tick) {
			w.attested = append(w.attested, r.Attest.Tick)
		}
		return &desk.Reply{}, nil
	case r.Complain != nil:
		w.said = append(w.said, r.Complain.Text)
		return &desk.Reply{}, nil
	case r.Receipts != nil:
		return w.pay(r.Receipts)
	}
	return &desk.Reply{Refused: "what?", Code: "unknown"}, nil
}

// pay counts receipts as a supervisor does, at two wei each.
func (w *world) pay(r *desk.Receipts) (*desk.Reply, error) {
	if err := r.Check(w.standing.Signer); err != nil {
		return nil, err
	}
	w.asks++
	if paid, again := w.wages[r.Document]; again {
		return &desk.Reply{Pay: &paid}, nil
	}
	if w.block <= w.offer.Terms.CutOff(r.Tick) {
		return &desk.Reply{Refused: "it runs", Code: "busy"}, nil
	}
	if !w.pays {
		return &desk.Reply{Refused: "not today", Code: "busy"}, nil
	}
	all, err := token.OpenReceipts(w.receipts, w.app, r.Tick, r.Block)
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		if one == nil || one.Tick != r.Tick {
			return &desk.Reply{Refused: "receipts", Code: "unknown"}, nil
		}
	}
	link := w.chain.Next(r.Document.Digest)
	head := link.Head(w.id())
	if link.Worker, err = eip712.ParseSignature(r.Link); err != nil {
		return nil, err
	}
	if link.Supervisor, err = eip712.Sign(registryOf.Domain().Digest(head), w.boss); err != nil {
		return nil, err
	}
	segment, err := identity.Segment{Identity: w.id(), From: w.chain, Links: []identity.Link{link}}.Encode()
	if err != nil {
		return nil, err
	}
	w.chain = identity.Checkpoint{Length: link.Length, Head: head}
	w.receipt += len(all)
	amount := uint64(2 * len(all))
	if !w.greedy {
		w.promised += amount
	}
	paid := desk.Paid{
		Channel: digest("channel", 0), Voucher: fmt.Appendf(nil, "%d", w.promised), Link: segment, Head: []byte("{}"),
		Counted: uint32(len(all)), Amount: fmt.Sprint(amount),
	}
	w.wages[r.Document] = paid
	return &desk.Reply{Pay: &paid}, nil
}

// purseOf is the worker's side of the channel.
type purseOf struct{ *world }

func (p purseOf) Enter(context.Context, channel.ID, market.Wei) (channel.ID, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open {
		return channel.ID{}, errors.New("there is none")
	}
	return digest("channel", 0), nil
}

func (p purseOf) Accept(_ context.Context, _ channel.ID, voucher []byte) (before, now channel.Amount, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	was := p.taken
	if voucher != nil {
		var total uint64
		if _, err := fmt.Sscan(string(voucher), &total); err != nil {
			return before, now, err
		}
		p.taken = max(p.taken, total)
	}
	return channel.NewAmount(was), channel.NewAmount(p.taken), nil
}

func (p purseOf) Alive(context.Context, channel.ID) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open {
		return channel.ErrClosing
	}
	return nil
}
