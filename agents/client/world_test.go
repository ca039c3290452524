package client_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"emet/agents/client"
	"emet/agents/content"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/server/servertest"
	"emet/agents/hosting/state"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
	"emet/agents/store"
)

// guestbook is an example that reads and writes, as its servers run it.
var guestbook = sync.OnceValues(func() (*flow.Program, error) {
	cmd := exec.Command("go", "run", "./examples/apps/guestbook", "built")
	cmd.Dir, cmd.Stderr = filepath.Join("..", ".."), os.Stderr
	blob, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	b, err := program.ReadBuilt(blob)
	if err != nil {
		return nil, err
	}
	p, err := plan.New(b.Program, b.Sources)
	if err != nil {
		return nil, err
	}
	return p.Program, nil
})

const (
	theTick = 7 // of the pool
	begins  = 100
	blocks  = 20 // of a tick
)

// world is a chain, a content store and a supervisor in memory around real servers, and one client.
type world struct {
	*servertest.Pool
	t     *testing.T
	db    *store.DB
	key   *account
	state *state.State

	mu       sync.Mutex
	head     uint64
	files    map[string][]byte
	pins     map[string]bool
	posted   map[uint64]hosting.Tick
	client   bool
	logs     []hosting.Log
	anchored []hosting.Appended
	signed   map[string]hosting.SignedUpdate // by place
	asked    int                             // envelopes
	sold     int                             // tokens
	met      []string                        // addresses of servers
	told     []desk.Complain
	offer    tick.Offer
	revised  uint32 // times
	bits     uint8  // of proof of work of a client; default 10
	bogus    int    // offers of what nobody has, before the one that there is
	twin     bool   // another application of the same name
	patience time.Duration
	// The key that signs ticks.
	supervisor *ecdsa.PrivateKey

	// What goes wrong: each may return an error instead of doing what it is named after.
	onAsk, onAnchor, onDesk func() error
	deaf                    map[common.Hash]bool            // servers that do not answer
	upgrade                 func(*state.State) *state.State // what the state is for the next tick's program
	weigh                   func(*tick.Next)                // gives servers other weights than their scores do
}

type account struct{ *world }

func newWorld(t *testing.T) *world {
	t.Helper()
	p, err := guestbook()
	if err != nil {
		t.Fatal(err)
	}
	return newWorldOf(t, p)
}

func newWorldOf(t *testing.T, p *flow.Program) *world {
	t.Helper()
	pool, err := servertest.New(servertest.Config{Program: p, Servers: 12, Tick: theTick, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	w := &world{
		Pool: pool, t: t, db: db, head: begins + (theTick-1)*blocks + 3, files: map[string][]byte{}, pins: map[string]bool{}, posted: map[uint64]hosting.Tick{},
		signed: map[string]hosting.SignedUpdate{}, deaf: map[common.Hash]bool{},
	}
	w.key = &account{w}
	if w.supervisor, err = crypto.GenerateKey(); err != nil {
		t.Fatal(err)
	}
	if w.state, err = state.New(pool.Next.App, pool.Next.Program, p); err != nil {
		t.Fatal(err)
	}
	for _, m := range pool.Members {
		m.Accept(0, w.state.Root())
	}
	blob, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.files[key(pool.Next.Program, "")] = blob
	start := market.Content{Digest: common.Hash{1}, Codec: market.DagPB}
	w.files[key(start, tick.StartFile(theTick, tick.NextFile))] = pool.Next.Encode()
	w.offer = tick.Offer{
		Schema: tick.OfferSchema, Name: "guestbook", Program: pool.Next.Program, Supervisor: []string{"/ip4/127.0.0.1/tcp/1/p2p/x"}, Start: start,
		MinWorkers: 1, Latency: 1000,
		Tokens: []tick.Price{{Class: token.Free}, {Class: token.Paid, Amount: hosting.Amount(5), Writes: true}},
	}
	w.revise()
	return w
}

// revise publishes the offer as it is now.
func (w *world) revise() {
	w.t.Helper()
	blob, err := w.offer.Encode()
	if err != nil {
		w.t.Fatal(err)
	}
	w.files[key(w.document(), "")] = blob
}

func key(c market.Content, file string) string { return path.Join(c.String(), file) }

func (w *world) document() market.Content {
	return market.Content{Digest: common.Hash{2}, Codec: market.Raw}
}

// open starts the client, as after a crash: of what it did it has the state file.
func (w *world) open() *client.Client {
	w.t.Helper()
	c, err := client.New(client.Config{
		Chain: w, Logs: w, Account: w.key, Purse: w, Content: w, Network: w, DB: w.db, Court: servertest.Court,
		Patience: w.patience,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// chain

func (w *world) terms() hosting.Terms {
	return hosting.Terms{Entry: hosting.Entry{ClientBits: cmp.Or(w.bits, 10)}, StartBlock: begins, TickBlocks: blocks}
}

func (w *world) Offer(_ context.Context, id hosting.OfferID) (hosting.Offer, error) {
	if id != w.Next.App {
		return hosting.Offer{}, &market.RefusedError{Code: "OfferNotFound", Sentence: "there is no such offer"}
	}
	return hosting.Offer{ID: id, Version: 1 + w.revised, Document: w.document(), Terms: w.terms()}, nil
}

func (w *world) Offers(ctx context.Context, _ common.Address) ([]hosting.Offer, error) {
	o, err := w.Offer(ctx, w.Next.App)
	var out []hosting.Offer
	for i := range w.bogus {
		id := common.Hash{0xb0, byte(i >> 8), byte(i)}
		out = append(out, hosting.Offer{ID: id, Version: 1, Document: market.Content{Digest: id, Codec: market.Raw}, Terms: w.terms()})
	}
	if w.twin {
		out = append(out, hosting.Offer{ID: common.Hash{0xb1}, Version: 1, Document: o.Document, Terms: o.Terms})
	}
	return append(out, o), err
}

func (w *world) Header(_ context.Context, number *big.Int) (*types.Header, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if number == nil {
		number = new(big.Int).SetUint64(w.head)
	}
	return &types.Header{Number: number, Time: w.Begin.Time}, nil
}

func (w *world) Tick(_ context.Context, _ hosting.OfferID, n uint64) (hosting.Tick, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t, ok := w.posted[n]
	return t, ok, nil
}

func (w *world) MaySign(_ context.Context, _ hosting.OfferID, key common.Address, _ uint64) (bool, error) {
	return key == crypto.PubkeyToAddress(w.supervisor.PublicKey), nil
}

func (w *world) Commitment(context.Context, hosting.OfferID, uint64) (hosting.Commitment, error) {
	return w.Next.Commitment, nil
}

func (w *world) Last(context.Context, hosting.OfferID) (uint64, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.posted) == 0 {
		return 0, false, nil
	}
	return slices.Max(slices.Collect(maps.Keys(w.posted))), true, nil
}

func (w *world) Beacon(context.Context, hosting.OfferID, uint64) (common.Hash, bool, error) {
	return w.Begin.Beacon, true, nil
}

func (w *world) Updates(_ context.Context, _ hosting.OfferID, n uint64, _ map[common.Hash]uint64) (client.Updates, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	u := client.Updates{Logs: slices.Clone(w.logs), Time: w.Begin.Time}
	for _, e := range w.anchored {
		if t := w.terms(); n > 0 && e.Block > t.CutOff(n-1) && e.Block <= t.CutOff(n) {
			u.Entries = append(u.Entries, e)
		}
	}
	return u, nil
}

// logs

func (w *world) IsClient(context.Context, hosting.OfferID, common.Address) (bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.client, nil
}

func (w *world) Own(context.Context, hosting.OfferID) ([]client.Log, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := make([]client.Log, 0, len(w.logs))
	for _, l := range w.logs {
		out = append(out, client.Log{Key: l.Key, Tag: l.Tag, Count: w.place(l.Key)})
	}
	return out, nil
}

func (w *world) place(log common.Hash) uint64 {
	n := uint64(1)
	for _, e := range w.anchored {
		if e.Key == log {
			n = max(n, e.Index+1)
		}
	}
	return n
}

func (w *world) Place(_ context.Context, log common.Hash) (uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.place(log), nil
}

func (w *world) AnchoredIn(_ context.Context, _ hosting.OfferID, u hosting.SignedUpdate, from uint64) (uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range w.anchored {
		if e.Key == u.Update.Key && e.Index == u.Update.Index && e.Content == u.Update.Content && e.Block >= from {
			return e.Block, nil
		}
	}
	return 0, nil
}

// account and purse

func (a *account) Address() common.Address                   { return common.Address{0xc1} }
func (a *account) Balance(context.Context) (*big.Int, error) { return big.NewInt(1), nil }
func (a *account) Mine(context.Context, hosting.OfferID) (block, nonce uint64, err error) {
	return 1, 2, nil
}
func (a *account) SignReservation(hosting.Reservation) ([]byte, error) { return make([]byte, 65), nil }
func (a *account) Pay(_ context.Context, _ common.Address, amount *big.Int) ([]byte, error) {
	return []byte(amount.String()), nil
}

func (a *account) SignUpdate(_ context.Context, log common.Hash, index uint64, c market.Content, deadline uint64) (hosting.SignedUpdate, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	u := hosting.SignedUpdate{Update: hosting.Update{Key: log, Index: index, Content: c, Deadline: deadline}, Signature: eip712.Signature{1}}
	place := fmt.Sprint(log, index)
	if was, ok := a.signed[place]; ok && was.Update.Content != c {
		a.t.Errorf("two entries were signed for place %d", index)
	}
	a.signed[place] = u
	return u, nil
}
func (a *account) Promised(context.Context, hosting.SignedUpdate, []byte) error { return nil }

func (w *world) Register(context.Context, hosting.OfferID) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.client = true
	return nil
}

func (w *world) Reserve(_ context.Context, r hosting.Reservation) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.client {
		return errors.New("no client")
	}
	w.logs = append(w.logs, hosting.Log{Key: crypto.Keccak256Hash(r.Tag[:]), Client: r.Client, Writer: r.Writer, Tag: r.Tag, Block: w.head})
	return nil
}

func (w *world) Anchor(_ context.Context, u hosting.SignedUpdate) error {
	if w.onAnchor != nil {
		if err := w.onAnchor(); err != nil {
			return err
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.anchor(u)
	return nil
}

func (w *world) anchor(u hosting.SignedUpdate) {
	for _, e := range w.anchored {
		if e.Key == u.Update.Key && e.Index == u.Update.Index {
			return // it is there
		}
	}
	w.head++
	w.anchored = append(w.anchored, hosting.Appended{
		Number: uint64(len(w.anchored)), Block: w.head, Key: u.Update.Key, Index: u.Update.Index, Content: u.Update.Content,
	})
}

// content

func (w *world) Put(_ context.Context, codec uint64, block []byte) (cid.Cid, error) {
	id := content.Sum(codec, block)
	c, err := market.ContentOf(id)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files[key(c, "")] = block
	return id, err
}

func (w *world) Pin(_ context.Context, _ cid.Cid, name string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pins[name] = true
	return nil
}

func (w *world) Unpin(_ context.Context, name string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pins, name)
	return nil
}

func (w *world) Open(ctx context.Context, ref content.Ref, file string, _ content.Limits) (io.ReadCloser, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	c, err := market.ContentOf(ref.CID)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	blob, ok := w.files[key(c, file)]
	if !ok {
		return nil, fmt.Errorf("%w: %s of %s", content.ErrNotFound, file, c)
	}
	if blob == nil { // the directory is there
		return nil, fmt.Errorf("%w: %s in %s", content.ErrNoEntry, file, c)
	}
	return io.NopCloser(bytes.NewReader(blob)), nil
}

func (w *world) Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error) {
	if c, err := market.ContentOf(ref.CID); err == nil && c.Digest[0] == 0xb0 { // nobody has it, which takes long to find out
		<-ctx.Done()
		return nil, ctx.Err()
	}
	r, err := w.Open(ctx, ref, "", lim)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func (w *world) List(context.Context, content.Ref, string, content.Limits) ([]content.Entry, error) {
	return nil, errors.New("nobody lists")
}

// network

func (w *world) Ask(ctx context.Context, addrs []string, envelope []byte) ([]byte, error) {
	w.mu.Lock()
	w.asked++
	w.mu.Unlock()
	if w.onAsk != nil {
		if err := w.onAsk(); err != nil {
			return nil, err
		}
	}
	for _, s := range w.Next.Servers {
		if slices.Equal(s.Addrs, addrs) {
			if w.deaf[s.ID] {
				return nil, errors.New("it does not answer")
			}
			return w.Members[s.ID].Serve(ctx, envelope), nil
		}
	}
	return nil, errors.New("nobody is there")
}

func (w *world) Desk(_ context.Context, _ []string, r desk.Request) (out desk.Reply, err error) {
	if blob := desk.EncodeRequest(&r); r.Sponsor == nil { // a relay's signature would be checked
		if _, err := desk.DecodeRequest(blob); err != nil {
			return out, err
		}
	}
	if w.onDesk != nil {
		if err := w.onDesk(); err != nil {
			return out, err
		}
	}
	switch {
	case r.Tokens != nil:
		if !desk.Worked(&r, 6) {
			return desk.Reply{Code: "work", Refused: "more work"}, nil
		}
		if r.Tokens.Class == token.Ads && string(r.Tokens.Proof) != "seen" {
			return desk.Reply{Code: "payment", Refused: "nobody saw that"}, nil
		}
		w.mu.Lock()
		w.sold += len(r.Tokens.Blinded)
		w.mu.Unlock()
		out.Tokens, err = servertest.TokenKeys()[r.Tokens.Class].Sign(r.Tokens.Blinded)
	case r.Complain != nil:
		if now := (w.head - begins + blocks) / blocks; !desk.Worked(&r, r.Bits(10)) || r.Complain.Tick != now {
			return desk.Reply{Code: "work", Refused: "it took no work in this tick"}, nil
		}
		w.told = append(w.told, *r.Complain)
	case r.Sponsor.Register != nil:
		err = w.Register(context.Background(), r.App)
	case r.Sponsor.Reserve != nil:
		err = w.Reserve(context.Background(), r.Sponsor.Reserve.Reservation)
	default:
		w.mu.Lock()
		defer w.mu.Unlock()
		w.anchor(*r.Sponsor.Update)
		out.Receipt = []byte("{}")
	}
	return out, err
}

func (w *world) Keep(context.Context, []string, market.Content) error { return nil }

func (w *world) Meet(addrs []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.met = append(w.met, addrs...)
}

// close ends the tick and posts what it came to, as an honest supervisor does.
func (w *world) close(change func(*tick.Summary)) {
	w.t.Helper()
	terms := w.terms()
	u, _ := w.Updates(w.t.Context(), w.Next.App, theTick, nil)
	done, err := w.state.Apply(w.t.Context(), state.TickInput{
		Tick: theTick, From: terms.CutOff(theTick - 1), To: terms.CutOff(theTick), Time: w.Begin.Time, Next: w.Next,
		Sites: w.Next.Sites(w.Program), Seed: w.Secret, Beacon: w.Begin.Beacon, Court: servertest.Court, Logs: u.Logs, Anchored: u.Entries,
		Entry: func(_ context.Context, c market.Content) ([]byte, error) { return w.files[key(c, "")], nil },
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if change != nil {
		change(done.Summary)
	}
	if w.upgrade != nil {
		done.State = w.upgrade(done.State)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	dir := market.Content{Digest: common.Hash{3}, Codec: market.DagPB}
	for name, blob := range done.State.Files() {
		w.files[key(dir, path.Join(tick.StateDir, name))] = blob
	}
	w.files[key(dir, tick.SummaryFile)] = done.Summary.Encode()
	scores, laid := score.Table{App: w.Next.App, Tick: theTick - 1}, *w.Next // with the sites of this tick: any will do
	laid.Tick, laid.Servers = theTick+hosting.Ahead, slices.Clone(w.Next.Servers)
	for i, weight := range scores.Weights(laid.Tick, laid.IDs(), nil) {
		laid.Servers[i].Weight = weight
	}
	if w.weigh != nil {
		w.weigh(&laid)
	}
	w.files[key(dir, tick.NextFile)], w.files[key(dir, tick.ScoresFile)] = laid.Encode(), scores.Encode()
	signature, err := eip712.Sign(tick.Message(w.Next.App, theTick, &laid, done.Summary), w.supervisor)
	if err != nil {
		w.t.Fatal(err)
	}
	w.files[key(dir, tick.SignatureFile)] = signature[:]
	w.posted[theTick] = hosting.Tick{
		Offer: w.Next.App, Number: theTick, Document: dir, StateRoot: done.State.Root(), UpdateRoot: done.Summary.UpdateRoot, Seed: w.Secret,
	}
	w.head = terms.CutOff(theTick) + 3
	for _, m := range w.Members {
		m.Accept(theTick, done.State.Root())
	}
}
