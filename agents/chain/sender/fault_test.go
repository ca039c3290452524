package sender_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/sender"
	"emet/agents/store"
)

var errCut = errors.New("connection was cut")

// shaky is a client with faults: strike decides the fate of each call.
type shaky struct {
	chaintest.Client
	mu     sync.Mutex
	calls  int
	strike func(call int) fate
}

type fate struct {
	lost bool // the question does not reach the node
	mute bool // the answer does not reach us
}

// through makes the call unless it is struck.
func through[T any](s *shaky, ctx context.Context, call func() (T, error)) (none T, err error) {
	s.mu.Lock()
	s.calls++
	f := s.strike(s.calls)
	s.mu.Unlock()
	if f.lost || ctx.Err() != nil {
		return none, errors.Join(errCut, ctx.Err())
	}
	v, err := call()
	if f.mute {
		return none, errCut
	}
	return v, err
}

func (s *shaky) HeaderByNumber(ctx context.Context, n *big.Int) (*types.Header, error) {
	return through(s, ctx, func() (*types.Header, error) { return s.Client.HeaderByNumber(ctx, n) })
}

func (s *shaky) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	return through(s, ctx, func() (*types.Receipt, error) { return s.Client.TransactionReceipt(ctx, h) })
}

func (s *shaky) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	return through(s, ctx, func() (uint64, error) { return s.Client.NonceAt(ctx, a, n) })
}

func (s *shaky) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	return through(s, ctx, func() (uint64, error) { return s.Client.PendingNonceAt(ctx, a) })
}

func (s *shaky) BalanceAt(ctx context.Context, a common.Address, n *big.Int) (*big.Int, error) {
	return through(s, ctx, func() (*big.Int, error) { return s.Client.BalanceAt(ctx, a, n) })
}

func (s *shaky) EstimateGas(ctx context.Context, m ethereum.CallMsg) (uint64, error) {
	return through(s, ctx, func() (uint64, error) { return s.Client.EstimateGas(ctx, m) })
}

func (s *shaky) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	_, err := through(s, ctx, func() (struct{}, error) { return struct{}{}, s.Client.SendTransaction(ctx, tx) })
	return err
}

// At whatever question the process dies, before it is asked or before it is
// answered, the next process finishes the work, and nothing happens twice.
func TestDiesAtEachBoundary(t *testing.T) { // F8, F13
	c := devChain(t, alice.Address)
	s, stop := start(t, sender.Config{Client: c, DB: openDB(t)})
	send(t, s, sender.Intent{Key: "deploy", Data: chaintest.Deploy(chaintest.EchoCode())})
	echo := await(t, s, "deploy").Contract
	stop()
	intent := uint64(0)
	for _, mute := range []bool{false, true} {
		for at := 1; ; at++ {
			intent++
			in := call(intent)
			in.To = &echo
			died := diesAt(t, c, in, at, mute)
			if n := effects(t, c, echo, intent); n != 1 {
				t.Fatalf("died at %d (mute %v): took effect %d times", at, mute, n)
			}
			if !died {
				t.Logf("%d boundaries", at-1)
				break
			}
		}
	}
	if n, err := c.NonceAt(t.Context(), alice.Address, nil); err != nil || n != intent+1 {
		t.Errorf("%d nonces for %d intents, %v", n, intent, err)
	}
}

func diesAt(t *testing.T, c chaintest.Client, in sender.Intent, at int, mute bool) (died bool) {
	t.Helper()
	db := openDB(t)
	defer db.Close()
	ctx, kill := context.WithCancel(t.Context())
	defer kill()
	node := &shaky{Client: c, strike: func(call int) fate {
		if call != at {
			return fate{}
		}
		died = true
		kill()
		return fate{lost: !mute, mute: mute}
	}}
	first, err := sender.New(sender.Config{Client: node, DB: db, Account: alice.Address, Sign: alice.Sign, ChainID: chainID})
	if err != nil {
		t.Fatal(err)
	}
	send(t, first, in)
	ended := make(chan error, 1)
	go func() { ended <- first.Run(ctx) }()
	_, _ = first.Wait(ctx, in.Key)
	kill()
	<-ended
	second, stop := start(t, sender.Config{Client: c, DB: db})
	defer stop()
	send(t, second, in) // as a role does that is not sure
	if o := await(t, second, in.Key); o.Status != sender.Done {
		t.Fatalf("%+v", o)
	}
	return died
}

// Faults, restarts, lost mempools and reorganisations, all at once and in any
// order: in the end each intent has taken effect once.
func TestChaos(t *testing.T) { // F2, F4, F8, F9
	runs := 12
	if testing.Short() {
		runs = 3
	}
	for seed := range uint64(runs) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { chaos(t, rand.New(rand.NewPCG(seed, 7))) })
	}
}

func chaos(t *testing.T, rng *rand.Rand) {
	sim := chaintest.Simulated(t, alice)
	db := openDB(t)
	dice := rand.New(rand.NewPCG(rng.Uint64(), 0))
	calm := false
	node := &shaky{Client: sim.Client(), strike: func(int) fate {
		if calm {
			return fate{}
		}
		return fate{lost: dice.IntN(25) == 0, mute: dice.IntN(25) == 0}
	}}
	told := map[string]int{}
	c := sender.Config{
		Client: node, DB: db, Depth: 4, Rebroadcast: 30 * time.Millisecond, BumpAfter: 100 * time.Millisecond, Poll: 20 * time.Millisecond,
		BackoffMax: 100 * time.Millisecond,
		OnDone: func(_ *store.Tx, key string, _ sender.Outcome) error {
			told[key]++
			if rng.IntN(3) == 0 {
				told[key]--
				return errors.New("not now")
			}
			return nil
		},
	}
	s, stop := start(t, c)
	const intents = 12
	sent, recent := uint64(0), []common.Hash{sim.Commit()}
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for range 150 {
		<-tick.C
		switch roll := rng.IntN(20); {
		case roll < 3 && sent < intents:
			sent++
			send(t, s, call(sent))
		case roll < 4:
			stop()
			s, stop = start(t, c)
		case roll < 5:
			sim.Rollback() // the node forgets its pool
		case roll < 6:
			depth := min(1+rng.IntN(3), len(recent)-1)
			sim.Rollback()
			if sim.Fork(recent[len(recent)-1-depth]) == nil {
				recent = recent[:len(recent)-depth]
				for range depth + 1 {
					recent = append(recent, sim.Commit())
				}
			}
		default:
			recent = append(recent, sim.Commit())
		}
	}
	node.mu.Lock()
	calm = true
	node.mu.Unlock()
	for ; sent < intents; sent++ {
		send(t, s, call(sent+1))
	}
	for n := uint64(1); n <= sent; n++ {
		key := fmt.Sprint("call ", n)
		chaintest.Eventually(t, key+" is settled", func() bool {
			sim.Commit()
			var o sender.Outcome
			_ = db.View(func(tx *store.Tx) (err error) { o, err = s.Status(tx, key); return err })
			return o.Final()
		})
		if o := await(t, s, key); o.Status != sender.Done {
			t.Errorf("%s: %+v", key, o)
		}
		if e := effects(t, sim.Client(), chaintest.Echo, n); e != 1 {
			t.Errorf("%s took effect %d times", key, e)
		}
	}
	stop()
	for key, n := range told {
		if n != 1 {
			t.Errorf("%s was told %d times", key, n)
		}
	}
}

func pooled(t testing.TB, sim chaintest.Chain, account common.Address) uint64 {
	t.Helper()
	n, err := sim.Client().PendingNonceAt(t.Context(), account)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func status(t testing.TB, db *store.DB, s *sender.Sender, key string) (o sender.Outcome) {
	t.Helper()
	err := db.View(func(tx *store.Tx) (err error) { o, err = s.Status(tx, key); return err })
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOffersMoreUpToTheCeiling(t *testing.T) { // F10
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	ceiling := big.NewInt(4 * params.GWei)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, MaxFeePerGas: ceiling, BumpAfter: 20 * time.Millisecond, Poll: 10 * time.Millisecond})
	send(t, s, call(1))
	var offers []*big.Int
	seen := map[common.Hash]bool{}
	chaintest.Eventually(t, "the offer stays", func() bool {
		h := status(t, db, s, "call 1").Hash
		if tx, pending, err := sim.Client().TransactionByHash(t.Context(), h); err == nil && pending && !seen[h] {
			seen[h] = true
			offers = append(offers, tx.GasFeeCap())
		}
		return len(offers) > 1 && new(big.Int).Mul(offers[len(offers)-1], big.NewInt(113)).Cmp(new(big.Int).Mul(ceiling, big.NewInt(100))) > 0
	})
	for i := 1; i < len(offers); i++ {
		if least := new(big.Int).Div(new(big.Int).Mul(offers[i-1], big.NewInt(1125)), big.NewInt(1000)); offers[i].Cmp(least) < 0 || offers[i].Cmp(ceiling) > 0 {
			t.Errorf("offers %v", offers)
		}
	}
	sim.Commit()
	if o := await(t, s, "call 1"); o.Status != sender.Done || effects(t, sim.Client(), chaintest.Echo, 1) != 1 {
		t.Errorf("%+v", o)
	}
}

// pay sends an ordinary transaction past the sender.
func pay(t testing.TB, sim chaintest.Chain, from chaintest.Account, to common.Address, nonce uint64, data []byte, value, tip *big.Int) common.Hash {
	t.Helper()
	tx, err := from.Sign(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: chainID, Nonce: nonce, To: &to, Data: data, Value: value, Gas: 100_000,
		GasTipCap: tip, GasFeeCap: new(big.Int).Add(tip, big.NewInt(50*params.GWei)),
	}), chainID)
	if err != nil {
		t.Fatal(err)
	}
	if err := sim.Client().SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	return tx.Hash()
}

func TestSomebodyElseUsesTheKey(t *testing.T) { // F9
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, Depth: 3, Poll: 20 * time.Millisecond})
	send(t, s, call(1))
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 1 })
	pay(t, sim, alice, bob.Address, 0, nil, common.Big1, big.NewInt(40*params.GWei)) // replaces ours
	sim.Commit()
	first := status(t, db, s, "call 1").Hash
	sim.Commit()
	if got := status(t, db, s, "call 1"); got.Hash != first {
		t.Error("a new nonce was taken before the other transaction was deep enough")
	}
	sim.Commit()
	chaintest.Eventually(t, "done", func() bool { sim.Commit(); return status(t, db, s, "call 1").Final() })
	if o := status(t, db, s, "call 1"); o.Status != sender.Done || o.Hash == first || effects(t, sim.Client(), chaintest.Echo, 1) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestGapIsFilled(t *testing.T) { // F9
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	genesis, err := sim.Client().HeaderByNumber(t.Context(), new(big.Int))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, Rebroadcast: 50 * time.Millisecond, Poll: 20 * time.Millisecond})
	send(t, s, call(1))
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 1 })
	sim.Commit()
	await(t, s, "call 1")
	send(t, s, call(2))
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 2 })
	sim.Rollback()
	if err := sim.Fork(genesis.Hash()); err != nil {
		t.Fatal(err)
	}
	sim.Rollback()
	sim.Commit()
	chaintest.Eventually(t, "done", func() bool { sim.Commit(); return status(t, db, s, "call 2").Final() })
	if o := status(t, db, s, "call 2"); o.Status != sender.Done || effects(t, sim.Client(), chaintest.Echo, 2) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestWaitsForMoney(t *testing.T) { // F11
	sim, db := chaintest.Simulated(t, bob), openDB(t)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, Poll: 20 * time.Millisecond})
	send(t, s, call(1))
	in := call(2)
	in.Value = big.NewInt(params.Ether)
	send(t, s, in)
	sim.Commit()
	pay(t, sim, bob, alice.Address, 0, nil, big.NewInt(2*params.Ether), big.NewInt(params.GWei))
	chaintest.Eventually(t, "done", func() bool {
		sim.Commit()
		return status(t, db, s, "call 1").Final() && status(t, db, s, "call 2").Final()
	})
	if a, b := status(t, db, s, "call 1"), status(t, db, s, "call 2"); a.Status != sender.Done || b.Status == sender.Queued {
		t.Errorf("%+v, %+v", a, b)
	}
}

func TestMinedButReverted(t *testing.T) { // F12
	sim, db := chaintest.Simulated(t, alice, bob), openDB(t)
	var told sender.Outcome
	s, _ := start(t, sender.Config{
		Client: sim.Client(), DB: db,
		Explain: func(data []byte) string { return "somebody was faster" },
		OnDone:  func(_ *store.Tx, _ string, o sender.Outcome) error { told = o; return nil },
	})
	send(t, s, sender.Intent{Key: "take", To: &chaintest.Once})
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 1 })
	pay(t, sim, bob, chaintest.Once, 0, nil, nil, big.NewInt(40*params.GWei))
	sim.Commit()
	o := await(t, s, "take")
	if o.Status != sender.Reverted || o.Reason != "somebody was faster" || o.GasUsed == 0 || o.Fee.Sign() <= 0 || !strings.Contains(o.Err().Error(), "without effect") {
		t.Errorf("%+v, %v", o, o.Err())
	}
	if told.Reason != o.Reason {
		t.Errorf("told %+v", told)
	}
}

// A queued intent that needs the one before it must not be refused while that
// one is on its way.
func TestDependentIntentsWait(t *testing.T) {
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, Poll: 20 * time.Millisecond})
	send(t, s, sender.Intent{Key: "first", To: &chaintest.Steps, Data: []byte{1}})
	send(t, s, sender.Intent{Key: "second", To: &chaintest.Steps})
	chaintest.Eventually(t, "both are done", func() bool {
		if pooled(t, sim, alice.Address) > 0 {
			sim.Commit()
		}
		return status(t, db, s, "first").Final() && status(t, db, s, "second").Final()
	})
	if a, b := status(t, db, s, "first"), status(t, db, s, "second"); a.Status != sender.Done || b.Status != sender.Done {
		t.Errorf("%+v, %+v", a, b)
	}
}

func TestForeignChainAndBadIntents(t *testing.T) {
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	s, err := sender.New(sender.Config{Client: sim.Client(), DB: db, Account: alice.Address, Sign: alice.Sign, ChainID: big.NewInt(5)})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Run(t.Context()); !errors.Is(err, sender.ErrWrongChain) || !strings.Contains(err.Error(), "1337") {
		t.Errorf("wrong chain: %v", err)
	}
	for what, in := range map[string]sender.Intent{
		"key":      {},
		"long key": {Key: strings.Repeat("k", 1000)},
		"gas":      {Key: "k", Gas: 20_000_000},
		"data":     {Key: "k", Data: make([]byte, 200<<10)},
		"value":    {Key: "k", Value: big.NewInt(-1)},
	} {
		if err := s.Send(t.Context(), in); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if _, err := s.Wait(t.Context(), "never"); !errors.Is(err, sender.ErrUnknown) {
		t.Errorf("got %v", err)
	}
}
