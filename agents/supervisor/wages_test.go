package supervisor_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/store"
)

// purse pays out of channels in the ledger of the process that runs. Each of its calls is one at which the process can die.
type purse struct {
	*world
	l *ledger.Ledger
}

var payContract = channel.Contract{ChainID: 1, Address: common.Address{8}}

// payer is the key that signs vouchers: that of the supervisor.
func (p purse) payer() *ecdsa.PrivateKey {
	if p.key != nil {
		return p.key
	}
	return secret
}

func newKey(n byte) *ecdsa.PrivateKey {
	k, err := crypto.ToECDSA(common.LeftPadBytes([]byte{n}, 32))
	if err != nil {
		panic(err)
	}
	return k
}

// channelOf is the channel of an identity that a key signs for.
func channelOf(key *ecdsa.PrivateKey, id identity.ID, payee common.Address) channel.Channel {
	me := crypto.PubkeyToAddress(key.PublicKey)
	return channel.Channel{Payer: me, Payee: payee, Signer: me, Window: 86_400, Threshold: 60, Salt: uint32(id[1])}
}

func (p purse) Open(_ context.Context, id identity.ID, payee common.Address) (channel.ID, error) {
	c := channelOf(p.payer(), id, payee)
	return act(p.world, "open", func() (channel.ID, error) {
		if _, err := p.l.Payer(c.ID(payContract)); err == nil {
			return c.ID(payContract), nil
		}
		most := channel.NewAmount(1_000_000)
		err := p.l.Open(channel.Payer{Contract: payContract, Channel: c, Budget: channel.Budget{Tick: 1 << 40, PerTick: most, Total: most}})
		if err == nil {
			s := channel.Opened(most)
			err = p.l.Saw(c.ID(payContract), s, s)
		}
		return c.ID(payContract), err
	})
}

func (p purse) Promise(_ context.Context, id channel.ID, amount channel.Amount, at identity.Checkpoint, note func(*store.Tx, channel.Voucher) error) (channel.Signed, error) {
	if p.slow != nil {
		p.slow(id)
	}
	return act(p.world, "promise", func() (channel.Signed, error) {
		promise := ledger.Promise{Channel: id, Amount: amount, Head: at.Head, Length: uint32(at.Length)}
		return p.l.Promise(promise, 1_800_000_000, p.sign, note)
	})
}

func (p purse) Sign(id channel.ID, v channel.Voucher) (channel.Signed, error) {
	return act(p.world, "sign", func() (channel.Signed, error) { return p.sign(payContract, id, v) })
}

func (p purse) sign(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
	return channel.Sign(k, id, v, p.payer())
}

func (p purse) Earn(context.Context, channel.Signed) (a common.Address, b channel.Amount, err error) {
	if p.both == nil {
		return a, b, errKilled
	}
	p.both.Done()
	p.both.Wait()
	return common.Address{5}, channel.NewAmount(15), nil
}

// earner is a worker with its key, as far as it knows how long its chain is.
type earner struct {
	worker
	key   *ecdsa.PrivateKey
	chain identity.Checkpoint
}

func (e *earner) SignDigest(d common.Hash) (eip712.Signature, error) { return eip712.Sign(d, e.key) }

var prices = tick.Pay{Top: hosting.Amount(5), Point: hosting.Amount(30), Query: hosting.Amount(200), Update: hosting.Amount(1000)}

// newPaying is a world whose workers have keys and are paid.
func newPaying(t *testing.T) (*world, []*earner) {
	t.Helper()
	w := newWorld(t)
	w.purse = true
	var out []*earner
	for i := range w.workers {
		key := newKey(byte(60 + i))
		w.workers[i].standing.Signer = crypto.PubkeyToAddress(key.PublicKey)
		out = append(out, &earner{worker: w.workers[i], key: key})
	}
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	doc.Pay, doc.MaxPay, doc.Latency = prices, hosting.Amount(100_000), 5
	doc.Tokens = append(doc.Tokens, tick.Price{Class: token.Ads, Writes: true})
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer.Document = w.put(map[string][]byte{"": blob})
	return w, out
}

// buy gets a token that pays for writes.
func (w *world) buy(x *process, next *tick.Next) token.Coin {
	w.t.Helper()
	i := slices.IndexFunc(next.TokenKeys, func(k tick.TokenKey) bool { return k.Class == token.Ads })
	o, err := token.NewOrder(next.TokenKeys[i].Public, next.Tick, token.Ads, 1, common.Address{1})
	if err != nil {
		w.t.Fatal(err)
	}
	blinded, err := o.Blinded()
	if err != nil {
		w.t.Fatal(err)
	}
	q := &desk.Request{App: w.offer.ID, Tokens: &desk.Tokens{Tick: next.Tick, Class: token.Ads, Blinded: blinded, Proof: []byte("seen")}}
	bits := desk.TokenBits(int(w.offer.Terms.ClientBits), len(blinded))
	if q.Tokens.Work, err = hashcash.Mine(context.Background(), desk.Challenge(q), bits, hashcash.Options{Workers: 1}); err != nil {
		w.t.Fatal(err)
	}
	r, err := desk.DecodeReply(x.Answer(context.Background(), "client", desk.EncodeRequest(q)))
	if err != nil || r.Refused != "" {
		w.t.Fatalf("%+v, %v", r, err)
	}
	coins, err := o.Finish(r.Tokens)
	if err != nil {
		w.t.Fatal(err)
	}
	return coins[0]
}

// served makes the receipts of so many requests that write, and of more if one of the crew was never drawn: one of a top server
// and one of the server of an update each. It returns them sealed, and what each server is owed.
func (w *world) served(x *process, p *flow.Program, next *tick.Next, requests int, crew []*earner) (map[identity.ID][][]byte, map[identity.ID]int64) {
	w.t.Helper()
	endpoint := data.LabelOf("endpoint", "write")
	sites := next.Sites(p)
	var course []token.Slot
	var wants []score.Want
	for _, kind := range []tick.Kind{tick.Top, tick.Update} {
		for i, s := range sites {
			if s.Place.Kind == kind {
				course = append(course, token.Slot{Site: uint16(i)})
				wants = append(wants, score.Want{Kind: kind, Site: uint16(i)})
			}
		}
	}
	lottery := score.NewLottery(common.Hash{5}, next.Servers, false)
	out, owed := map[identity.ID][][]byte{}, map[identity.ID]int64{}
	for n := 0; n < requests || len(out) < len(crew); n++ {
		c := w.buy(x, next)
		drawn, err := lottery.Draw(c.Token.Signature, wants, make([]uint8, len(wants)))
		if err != nil {
			w.t.Fatal(err)
		}
		for slot, d := range drawn {
			share, err := c.Share(uint16(slot))
			if err != nil {
				w.t.Fatal(err)
			}
			r := &token.Receipt{
				App: next.App, Tick: next.Tick, Request: common.Hash{byte(n), 1}, Endpoint: endpoint, Slot: uint16(slot), Attempt: d.Attempt,
				Server: d.ID, Site: sites[course[slot].Site].Name, Duplicate: d.Duplicate, Token: c.Token, Share: share,
				Work: common.Hash{1}, Slots: course,
			}
			owed[d.ID] += prices.Update.Int64()
			if slot == 0 {
				owed[d.ID] += prices.Top.Int64() - prices.Update.Int64()
				r.Latencies = []token.Latency{{Server: drawn[1].ID, Micros: 1000 * uint32(1+drawn[1].ID[1])}}
			}
			e := crew[slices.IndexFunc(crew, func(e *earner) bool { return e.standing.ID == d.ID })]
			if err := token.SignReceipt(r, e); err != nil {
				w.t.Fatal(err)
			}
			sealed, err := token.SealReceipt(next.ReceiptKey, r)
			if err != nil {
				w.t.Fatal(err)
			}
			out[d.ID] = append(out[d.ID], sealed)
		}
	}
	return out, owed
}

// bill is what a worker hands in.
func (w *world) bill(e *earner, of uint64, block []byte) []byte {
	w.t.Helper()
	q := &desk.Receipts{
		Identity: e.standing.ID, Tick: of, Block: block, Document: market.Content{Codec: market.Raw, Digest: sha256.Sum256(block)},
	}
	if err := q.Sign(e); err != nil {
		w.t.Fatal(err)
	}
	link := e.chain.Next(common.Hash(q.Document.Digest))
	sig, err := eip712.Sign(identity.Registry{ChainID: big.NewInt(1)}.Domain().Digest(link.Head(e.standing.ID)), e.key)
	if err != nil {
		w.t.Fatal(err)
	}
	q.Link = sig[:]
	return desk.EncodeRequest(&desk.Request{App: w.offer.ID, Receipts: q})
}

// J-01, J-12, SR-15, K-01: receipts are paid exactly once, to the wei, wherever the process dies while they are: whoever asks
// again gets the same voucher, no voucher promises less than one before, and what they say of latencies counts once.
func TestWagesAreExact(t *testing.T) {
	p := planned(t)
	w, crew := newPaying(t)
	file := filepath.Join(t.TempDir(), "state.db")
	x := w.start(p, file)
	first, next := w.opens(x)
	const requests = 5
	sealed, owed := w.served(x, p, next, requests, crew)
	w.hello(x)
	w.mine(w.offer.Terms.CutOff(first) + 2)
	w.wait(func() bool { return w.log.Due > first })
	x.end(t)
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}

	// pay has all hand in, two documents each, until all are paid; the process dies once.
	pay := func(t *testing.T, trip int) (*world, map[identity.ID]channel.Voucher) {
		t.Helper()
		state := filepath.Join(t.TempDir(), "state.db")
		if err := os.WriteFile(state, saved, 0o600); err != nil {
			t.Fatal(err)
		}
		k := newWorldLike(t, w)
		k.purse, k.posts = true, maps.Clone(w.posts)
		x := k.start(p, state)
		ready := func() { k.wait(func() bool { s, err := x.Status(); return err == nil && s.Tick > first || k.dead }) }
		ready()
		k.mu.Lock()
		k.calls, k.names, k.trip = 0, nil, trip
		k.mu.Unlock()
		total := map[identity.ID]channel.Voucher{}
		type handedIn struct {
			e     *earner
			block []byte
		}
		var todo []handedIn
		for _, e := range crew {
			e.chain = identity.Checkpoint{Length: e.standing.Length, Head: e.standing.Head}
			all := sealed[e.standing.ID]
			half := len(all) / 2
			for _, part := range [][][]byte{all[:half], all[half:]} {
				block, _ := token.EncodeReceipts(part)
				todo = append(todo, handedIn{e, block})
			}
		}
		for end := time.Now().Add(2 * time.Minute); len(todo) > 0; {
			if time.Now().After(end) {
				t.Fatalf("%d documents are not paid", len(todo))
			}
			h := todo[0]
			todo = todo[1:]
			r, err := desk.DecodeReply(x.Answer(context.Background(), h.e.peer, k.bill(h.e, first, h.block)))
			if err != nil {
				t.Fatal(err)
			}
			if isDead(k) {
				x.end(t)
				k.mu.Lock()
				k.trip = 0
				k.mu.Unlock()
				x = k.start(p, state)
				ready()
			}
			if r.Pay == nil {
				todo = append(todo, h)
				continue
			}
			// Asked again, it says the same.
			again, err := desk.DecodeReply(x.Answer(context.Background(), h.e.peer, k.bill(h.e, first, h.block)))
			if !isDead(k) && (err != nil || again.Pay == nil || !bytes.Equal(again.Pay.Voucher, r.Pay.Voucher) || again.Pay.Amount != r.Pay.Amount) {
				t.Errorf("asked again it says %+v, %v: want %+v", again.Pay, err, r.Pay)
			}
			segment, err := identity.DecodeSegment(r.Pay.Link)
			if err != nil || segment.From != h.e.chain {
				t.Fatalf("link after %+v, %v: want one after %+v", segment.From, err, h.e.chain)
			}
			h.e.chain = identity.Checkpoint{Length: h.e.chain.Length + 1, Head: segment.Links[0].Head(h.e.standing.ID)}
			if r.Pay.Voucher == nil {
				continue
			}
			var v channel.Signed
			if err := json.Unmarshal(r.Pay.Voucher, &v); err != nil {
				t.Fatal(err)
			}
			if old := total[h.e.standing.ID]; v.Voucher.Total.Cmp(old.Total) < 0 {
				t.Errorf("a voucher of %s after one of %s", v.Voucher.Total, old.Total)
			}
			total[h.e.standing.ID] = v.Voucher
		}
		if isDead(k) {
			x.end(t)
			x = k.start(p, state)
		}
		paid, err := x.Books().Paid(first)
		if err != nil {
			t.Fatal(err)
		}
		sums := map[identity.ID]int64{}
		for _, p := range paid {
			sums[p.ID] += p.Amount.Int64()
			if p.Rejected > 0 {
				t.Errorf("%d receipts of %s were rejected", p.Rejected, p.ID)
			}
		}
		for id, want := range owed {
			if got := total[id].Total; got.Big().Int64() != want || sums[id] != want {
				t.Errorf("%s has vouchers of %s and %d in the books: it is owed %d", id, got, sums[id], want)
			}
		}
		x.end(t)
		return k, total
	}
	whole, _ := pay(t, 0)
	tried := map[string]int{}
	for i, name := range slices.Clone(whole.names) {
		if name != "promise" && name != "sign" || tried[name] > 4 {
			continue
		}
		tried[name]++
		pay(t, i+1)
		pay(t, -(i + 1))
	}
	if tried["promise"] < 2 || tried["sign"] < 2 {
		t.Errorf("killed at %v of %v only", tried, whole.names)
	}
}

// J-16: equal requests for tokens that come at the same time are charged once: what is left pays for others.
func TestEqualOrdersAreChargedOnce(t *testing.T) {
	p := planned(t)
	w, _ := newPaying(t)
	doc, err := tick.ReadOffer(w.blobs[w.offer.Document][""])
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = append(doc.Tokens, tick.Price{Class: token.Paid, Amount: hosting.Amount(10), Writes: true})
	blob, err := doc.Encode()
	if err != nil {
		t.Fatal(err)
	}
	w.offer.Document = w.put(map[string][]byte{"": blob})
	w.both = &sync.WaitGroup{}
	w.both.Add(2)
	x := w.start(p, filepath.Join(t.TempDir(), "state.db"))
	w.begin(x)
	defer x.end(t)
	q := desk.EncodeRequest(&desk.Request{App: w.offer.ID, Tokens: &desk.Tokens{
		Tick: w.log.Due, Class: token.Paid, Blinded: [][]byte{bytes.Repeat([]byte{1}, token.Bytes)}, Client: common.Address{5}, Voucher: []byte("{}"),
	}})
	var replies [2]*desk.Reply
	var both sync.WaitGroup
	for i := range replies {
		both.Go(func() { replies[i], _ = desk.DecodeReply(x.Answer(context.Background(), "client", q)) })
	}
	both.Wait()
	for _, r := range replies {
		if r == nil || r.Refused != "" || len(r.Tokens) != 1 || !bytes.Equal(r.Tokens[0], replies[0].Tokens[0]) {
			t.Fatalf("%+v", r)
		}
	}
}
