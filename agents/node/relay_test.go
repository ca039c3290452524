package node_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
)

// relaying is a client with a key, and a relay that has its bond in place. The client finds the relay's documents.
type relaying struct {
	*sim
	relay  *node.Relay
	client *node.Client
	offer  hosting.OfferID
	key    common.Hash
	first  market.Content
}

func newRelaying(t *testing.T) *relaying {
	t.Helper()
	s := simulate(t, "supervisor", "relay", "client")
	r := &relaying{sim: s, offer: post(t, s.supervisor("supervisor"), nil), relay: s.relay("relay"), client: s.client("client")}
	if _, err := r.relay.Bond(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := r.client.Register(t.Context(), r.offer, nil); err != nil {
		t.Fatal(err)
	}
	var err error
	if r.key, _, err = r.client.Reserve(t.Context(), r.offer, "note", text("first")); err != nil {
		t.Fatal(err)
	}
	r.first = need[[]node.Log](t)(r.client.Keys(t.Context()))[0].Newest
	if err := r.client.Close(); err != nil {
		t.Fatal(err)
	}
	near := s.network
	near.IPFS = r.relay.Content.Peers()
	r.client = need[*node.Client](t)(node.OpenClient(t.Context(), node.Options{Network: near, State: s.state("client")}))
	t.Cleanup(func() { _ = r.client.Close() })
	return r
}

// sign signs an entry, which has the first value again.
func (r *relaying) sign(index uint64) hosting.SignedUpdate {
	r.t.Helper()
	return need[hosting.SignedUpdate](r.t)(
		r.client.SignUpdate(r.t.Context(), r.key, index, node.Named(r.first.CID()), r.sim.head().Time+100_000))
}

// promised has the relay take an entry, and the client keep the promise.
func (r *relaying) promised(index uint64) (common.Hash, node.SignedReceipt) {
	r.t.Helper()
	u := r.sign(index)
	s := need[node.SignedReceipt](r.t)(r.relay.Take(r.t.Context(), u))
	if err := r.client.Promised(r.t.Context(), u, s); err != nil {
		r.t.Fatal(err)
	}
	return u.Update.Message(), s
}

// a relay collects signed updates and anchors them at once; their writer finds each in its place, and goes on by
// itself after them. A claim of what was anchored is answered.
func TestRelayAnchors(t *testing.T) {
	r := newRelaying(t)
	var all []common.Hash
	for i := uint64(1); i <= 5; i++ {
		id, s := r.promised(i)
		all = append(all, id)
		if again := need[node.SignedReceipt](t)(r.relay.Take(t.Context(), r.sign(i))); again != s {
			t.Errorf("the same update was promised %+v and %+v", s.Receipt, again.Receipt)
		}
		if s.Receipt.Batch != 0 || s.Receipt.Position != uint32(i-1) {
			t.Errorf("%+v", s.Receipt)
		}
	}
	if _, found, err := r.client.Find(t.Context(), all[0]); found || err != nil {
		t.Fatalf("found before it was anchored: %v", err)
	}
	sent := r.nonce(r.relay.Key.Address())
	if receipts, err := r.relay.Post(t.Context()); err != nil || len(receipts) != 1 {
		t.Fatalf("%d batches, %v", len(receipts), err)
	}
	if receipts, err := r.relay.Post(t.Context()); err != nil || len(receipts) != 0 || r.nonce(r.relay.Key.Address()) != sent+1 {
		t.Fatalf("%d batches of nothing, %v", len(receipts), err)
	}
	var last hosting.Anchored
	for _, id := range all {
		a, found, err := r.client.Find(t.Context(), id)
		if err != nil || !found {
			t.Fatalf("not found: %v", err)
		}
		last = a
	}
	for _, u := range need[[]node.Relayed](t)(r.client.Relayed()) {
		if !u.Delivered {
			t.Errorf("%+v", u)
		}
	}
	if _, err := r.client.CatchUp(t.Context(), last); err != nil {
		t.Fatal(err)
	}
	if at, _, err := r.client.Append(t.Context(), r.key, node.Named(r.first.CID())); err != nil || at != 6 {
		t.Fatalf("went on at %d, %v", at, err)
	}
	if _, err := r.client.Claim(t.Context(), all[2]); refusal(err) != "InvalidClaim" {
		t.Errorf("claimed before its time: %v", err)
	}
	r.pass(time.Hour)
	r.mine(1)
	if _, err := r.client.Claim(t.Context(), all[2]); err != nil {
		t.Fatal(err)
	}
	for want := 1; want >= 0; want-- {
		if receipts, err := r.relay.Answer(t.Context()); err != nil || len(receipts) != want {
			t.Fatalf("%d answers, %v: want %d", len(receipts), err, want)
		}
	}
	if _, err := r.client.ConvictRelay(t.Context(), all[2]); refusal(err) != "InvalidClaim" {
		t.Errorf("convicted although it answered: %v", err)
	}
	if _, err := r.relay.Leave(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := r.relay.Take(t.Context(), r.sign(7)); err == nil {
		t.Error("a relay that is leaving takes updates")
	}
	r.pass(time.Hour)
	r.mine(1)
	if _, err := r.relay.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := r.balance(r.relay.Key.Address())
	receipt, err := r.relay.WithdrawCredit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	bond, price := need[*big.Int](t)(r.relay.LeastBond(t.Context())), need[*big.Int](t)(r.relay.ClaimPrice(t.Context()))
	before.Add(before, bond).Add(before, price).Sub(before, receipt.Fee)
	if got := r.balance(r.relay.Key.Address()); got.Cmp(before) != 0 {
		t.Errorf("the relay has %s, want %s", got, before)
	}
}

// who drops what it promised loses its bond, and the writer carries the same update in by itself.
func TestRelayDrops(t *testing.T) {
	r := newRelaying(t)
	id, _ := r.promised(1)
	r.pass(time.Hour)
	r.mine(1)
	if _, _, err := r.client.Find(t.Context(), id); !errors.Is(err, node.ErrBroken) {
		t.Fatalf("dropped: %v", err)
	}
	if _, err := r.client.Claim(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if receipts, err := r.relay.Answer(t.Context()); err != nil || len(receipts) != 0 {
		t.Fatalf("%d answers, %v", len(receipts), err)
	}
	r.pass(time.Hour)
	r.mine(1)
	if _, err := r.client.ConvictRelay(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if s := need[ground.Relay](t)(r.client.Ground.Relay(t.Context(), r.relay.Key.Address())); s.Bond.Sign() != 0 {
		t.Errorf("%+v", s)
	}
	if _, err := r.client.WithdrawCredit(t.Context()); err != nil {
		t.Errorf("the price of the claim: %v", err)
	}
	if _, err := r.relay.AppendSigned(t.Context(), r.sign(1)); err != nil { // anybody may
		t.Fatal(err)
	}
	if logs := need[[]node.Log](t)(r.client.Keys(t.Context())); logs[0].Count != 2 {
		t.Errorf("%+v", logs[0])
	}
}

// F13: a relay that is killed keeps its promises, and anchors nothing twice.
func TestRelayIsDurable(t *testing.T) {
	r := newRelaying(t)
	id, _ := r.promised(1)
	sent := r.nonce(r.relay.Key.Address())
	r.killed(r.relay.Key.Address(), func() error { _, err := r.relay.Post(t.Context()); return err }, r.relay.Close)
	r.relay = r.sim.relay("relay")
	next, s := r.promised(2) // the first batch is sealed
	if s.Receipt.Batch != 1 || s.Receipt.Position != 0 {
		t.Errorf("%+v", s.Receipt)
	}
	if receipts, err := r.relay.Post(t.Context()); err != nil || len(receipts) != 2 {
		t.Fatalf("%d batches, %v", len(receipts), err)
	}
	if got := r.nonce(r.relay.Key.Address()); got != sent+2 {
		t.Errorf("%d transactions: want 2", got-sent)
	}
	for i, u := range []common.Hash{id, next} {
		if _, found, err := r.client.Find(t.Context(), u); err != nil || !found {
			t.Errorf("update %d is not found: %v", i, err)
		}
	}
}

// What would cost a relay its bond, it does not take; and what would give others a choice, a client does not sign.
func TestRelayRefuses(t *testing.T) {
	r := newRelaying(t)
	good := r.sign(2)
	another := need[cid.Cid](t)(r.relay.Content.Add(t.Context(), strings.NewReader("another")))
	if _, err := r.client.SignUpdate(t.Context(), r.key, 2, node.Named(another), r.sim.head().Time+100_000); !errors.Is(err, node.ErrSigned) {
		t.Errorf("two updates for one place: %v", err)
	}
	if _, err := r.relay.Take(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*hosting.SignedUpdate){
		"an earlier place": func(u *hosting.SignedUpdate) { *u = r.sign(1) },
		"a forged one":     func(u *hosting.SignedUpdate) { u.Update.Index = 9 },
		"an unknown key":   func(u *hosting.SignedUpdate) { u.Update.Key[0]++ },
		"one for an hour ago": func(u *hosting.SignedUpdate) {
			*u = need[hosting.SignedUpdate](t)(r.client.SignUpdate(t.Context(), r.key, 20, node.Named(r.first.CID()), 1))
		},
	} {
		bad := good
		change(&bad)
		if s, err := r.relay.Take(t.Context(), bad); err == nil {
			t.Errorf("%s was promised %+v", name, s.Receipt)
		}
	}
	u := r.sign(3)
	promise := need[node.SignedReceipt](t)(r.relay.Take(t.Context(), u))
	for i, change := range []func(*node.SignedReceipt){
		func(s *node.SignedReceipt) { s.Signature = eip712.Signature{} },
		func(s *node.SignedReceipt) { s.Relay = common.Address{1} },
		func(s *node.SignedReceipt) { s.Receipt.Deadline++ },
		func(s *node.SignedReceipt) { s.Receipt.Update = good.Update.Message() },
	} {
		bad := promise
		change(&bad)
		if err := r.client.Promised(t.Context(), u, bad); err == nil {
			t.Error(fmt.Sprint("bad promise ", i, " is taken"))
		}
	}
	if _, err := r.client.Claim(t.Context(), u.Update.Message()); err == nil {
		t.Error("claimed what was not promised")
	}
}
