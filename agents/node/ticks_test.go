package node_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
)

// ticking is an offer whose ticks are posted by its master.
type ticking struct {
	*sim
	*node.Supervisor
	offer hosting.OfferID
	terms hosting.Terms
	slots []common.Hash // of the server, in every tick
}

// commitment is what the supervisor commits to for its n-th tick: the only leaf under the root of keys is that of the slots.
func (k *ticking) commitment(n uint64) hosting.Commitment {
	k.t.Helper()
	seed := need[common.Hash](k.t)(k.DrawSeed(fmt.Sprint(n)))
	return hosting.Commitment{PrimesRoot: common.Hash{1}, KeysRoot: hosting.SlotsLeaf(k.slots), SeedHash: hosting.SeedHash(seed)}
}

func (k *ticking) start() (first uint64) {
	k.t.Helper()
	var all [hosting.Ahead]hosting.Commitment
	for i := range all {
		all[i] = k.commitment(uint64(i))
	}
	first, _, err := k.StartTicks(k.t.Context(), k.offer, all)
	if err != nil {
		k.t.Fatal(err)
	}
	return first
}

func (k *ticking) request(tick, n uint64) node.TickRequest {
	k.t.Helper()
	return node.TickRequest{
		Offer: k.offer, Number: tick, Document: text(fmt.Sprint("tick ", n)), UpdateRoot: common.Hash{2},
		StateRoot: common.Hash{byte(3 + n)}, Next: k.commitment(n + hosting.Ahead),
	}
}

func newTicking(t *testing.T, s *sim) *ticking {
	k := &ticking{sim: s, Supervisor: s.supervisor("supervisor"), slots: []common.Hash{{9}}}
	k.offer = post(t, k.Supervisor, func(terms *hosting.Terms) {
		terms.StartBlock, terms.TickBlocks = s.head().Number.Uint64()+20, 20
		k.terms = *terms
	})
	return k
}

// X-14, SR-18, A-03, SR-20: a log of ticks from its start to its end.
func TestTicks(t *testing.T) {
	s := simulate(t, "supervisor", "stranger")
	k := newTicking(t, s)
	stranger := s.member("stranger")
	first := k.start()
	if _, _, err := k.PostTick(t.Context(), k.request(first, 0)); refusal(err) != "TooEarly" {
		t.Fatalf("posted before its end: %v", err)
	}
	s.mineTo(k.terms.CutOff(first) + 1)
	posted, _, err := k.PostTick(t.Context(), k.request(first, 0))
	if err != nil {
		t.Fatal(err)
	}
	status := need[ground.Ticks](t)(stranger.Ticks(t.Context(), k.offer))
	if status.Due != first+1 || status.Record != posted.Message() || !status.Counts || !status.Bonded {
		t.Errorf("%+v", status)
	}
	read, found, err := stranger.Tick(t.Context(), k.offer, first)
	if err != nil || !found || read != posted {
		t.Errorf("%+v, %v, %v: want %+v", read, found, err, posted)
	}
	if seed := need[common.Hash](t)(stranger.Seed(t.Context(), k.offer, first)); seed != need[common.Hash](t)(k.DrawSeed("0")) {
		t.Errorf("the seed %s was revealed", seed)
	}
	if c := need[hosting.Commitment](t)(stranger.Commitment(t.Context(), k.offer, first+hosting.Ahead)); c != k.commitment(3) {
		t.Errorf("%+v was committed to", c)
	}
	s.mine(3)
	if d := need[ground.Draw](t)(stranger.TickRandomness(t.Context(), k.offer, first)); !d.Known {
		t.Errorf("%+v", d)
	}
	again := k.request(first, 0)
	again.StateRoot = common.Hash{77}
	replaced, _, err := k.ReplaceTick(t.Context(), again, false)
	if read, _, e := stranger.Tick(t.Context(), k.offer, first); err != nil || e != nil || read != replaced || read.StateRoot != (common.Hash{77}) {
		t.Errorf("%+v, %v, %v: want %+v", read, err, e, replaced)
	}
	// The next one is missed. Whoever looks on closes it.
	s.mineTo(k.terms.CutOff(first+2) + 1)
	if _, err := stranger.Stall(t.Context(), k.offer); err != nil {
		t.Fatal(err)
	}
	if status = need[ground.Ticks](t)(k.Ticks(t.Context(), k.offer)); status.Due != first+2 || status.Bonded {
		t.Errorf("%+v", status)
	}
	if _, err := k.Bond(t.Context(), k.offer); err != nil {
		t.Fatal(err)
	}
	if _, err := k.RetireTicks(t.Context(), k.offer); err != nil {
		t.Fatal(err)
	}
	// What was stalled committed to nothing, and a log that ends commits to nothing.
	for n := first + 2; n <= first+4; n++ {
		s.mineTo(k.terms.CutOff(n) + 1)
		r := k.request(n, n-first)
		r.Next = hosting.Commitment{}
		if _, _, err := k.PostTick(t.Context(), r); err != nil {
			t.Fatalf("tick %d: %v", n, err)
		}
	}
	s.mine(int(k.terms.TickBlocks))
	if _, err := stranger.ReleaseBond(t.Context(), k.offer); err != nil {
		t.Fatal(err)
	}
	before := s.balance(k.Key.Address())
	receipt, err := k.WithdrawBond(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := new(big.Int).Add(before, &k.terms.Bond.Int)
	if got := s.balance(k.Key.Address()); got.Cmp(want.Sub(want, receipt.Fee)) != 0 {
		t.Errorf("the supervisor has %s, want %s", got, want)
	}
}

// who doubts a tick makes its server slots show that they hold it.
func TestTicksAreDoubted(t *testing.T) {
	s := simulate(t, "supervisor", "server")
	k := newTicking(t, s)
	server := s.member("server")
	id, _, err := server.Join(t.Context(), node.JoinRequest{Scope: k.offer})
	if err != nil {
		t.Fatal(err)
	}
	k.slots = []common.Hash{id}
	first := k.start()
	for n := range uint64(2) {
		tick := first + n
		s.mineTo(k.terms.CutOff(tick) + 1)
		posted, _, err := k.PostTick(t.Context(), k.request(tick, n))
		if err != nil {
			t.Fatal(err)
		}
		before := s.balance(server.Key.Address())
		demand, err := server.DemandTick(t.Context(), k.offer, tick)
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			said := need[eip712.Signature](t)(server.SignTick(t.Context(), id, k.offer, tick))
			if _, err := k.AttestTick(t.Context(), posted, ground.Attested{Slots: k.slots, Signers: []int{0}, Signatures: []eip712.Signature{said}}); err != nil {
				t.Fatal(err)
			}
			if _, err := k.WithdrawBond(t.Context()); err != nil {
				t.Errorf("the price of the demand: %v", err)
			}
			continue
		}
		if _, err := server.AnnulTick(t.Context(), k.offer, tick); refusal(err) != "DemandOpen" {
			t.Errorf("voided at once: %v", err)
		}
		s.pass(time.Hour)
		annul, err := server.AnnulTick(t.Context(), k.offer, tick)
		if err != nil {
			t.Fatal(err)
		}
		paid, err := server.WithdrawBond(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []node.Receipt{demand, annul, paid} {
			before.Sub(before, r.Fee)
		}
		if got := s.balance(server.Key.Address()); got.Cmp(before) != 0 {
			t.Errorf("the doubter has %s, want %s", got, before)
		}
		if status := need[ground.Ticks](t)(k.Ticks(t.Context(), k.offer)); status.Counts || status.Bonded {
			t.Errorf("%+v", status)
		}
	}
}

// F13: seeds outlive the process that drew them, a tick that was sent is posted once, and who has not the seed cannot post.
func TestTicksAreDurable(t *testing.T) {
	s := simulate(t, "supervisor", "deputy")
	k := newTicking(t, s)
	first := k.start()
	seed := need[common.Hash](t)(k.DrawSeed("0"))
	s.mineTo(k.terms.CutOff(first) + 1)
	s.pause(true)
	done := make(chan error, 1)
	go func() {
		_, _, err := k.PostTick(t.Context(), k.request(first, 0))
		done <- err
	}()
	nonce := need[uint64](t)(s.Client().NonceAt(t.Context(), k.Key.Address(), nil))
	waitFor(t, func() bool { return need[uint64](t)(s.Client().PendingNonceAt(t.Context(), k.Key.Address())) > nonce })
	if err := k.Supervisor.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err == nil {
		t.Fatal("a closed supervisor posted")
	}
	k.Supervisor = s.supervisor("supervisor")
	if again := need[common.Hash](t)(k.DrawSeed("0")); again != seed {
		t.Fatalf("the seed was %s and is %s", seed, again)
	}
	s.pause(false)
	if _, _, err := k.PostTick(t.Context(), k.request(first, 0)); err != nil {
		t.Fatal(err)
	}
	if got := need[uint64](t)(s.Client().NonceAt(t.Context(), k.Key.Address(), nil)); got != nonce+1 {
		t.Errorf("%d transactions were sent: want 1", got-nonce)
	}
	deputy := s.supervisor("deputy")
	if _, err := k.GrantKey(t.Context(), k.offer, deputy.Key.Address(), identity.Ticks, time.Now().Add(1000*time.Hour)); err != nil {
		t.Fatal(err)
	}
	s.mineTo(k.terms.CutOff(first+1) + 1)
	r := k.request(first+1, 1)
	if _, _, err := deputy.PostTick(t.Context(), r); !errors.Is(err, node.ErrNoSeed) {
		t.Fatalf("posted without the seed: %v", err)
	}
	r.Seed = crypto.Keccak256Hash([]byte("a guess"))
	if _, _, err := deputy.PostTick(t.Context(), r); refusal(err) != "WrongSeed" {
		t.Fatalf("posted with a wrong seed: %v", err)
	}
	r = k.request(first+1, 1)
	r.Seed = need[common.Hash](t)(k.DrawSeed("1"))
	if _, _, err := deputy.PostTick(t.Context(), r); err != nil {
		t.Fatal(err)
	}
}

// waitFor waits for as long as the test may take.
func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for !ok() {
		if t.Context().Err() != nil {
			t.Fatal("the test ended")
		}
		<-time.After(5 * time.Millisecond)
	}
}
