package sender_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/sender"
	"emet/agents/store"
)

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
	send(t, s, call(2)) // is sent when the sender has looked at the chain again
	chaintest.Eventually(t, "the next is sent", func() bool { return status(t, db, s, "call 2").Status == sender.Sent })
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
	forget(t, sim, genesis.Hash())
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

// forget has the node forget its pool and all blocks after one. It takes no block back while transactions wait, and the sender may
// offer them again at any time.
func forget(t testing.TB, sim chaintest.Chain, to common.Hash) {
	t.Helper()
	chaintest.Eventually(t, "the chain goes back", func() bool {
		sim.Rollback()
		return sim.Fork(to) == nil
	})
}

// abandon takes the chain back to block to, and makes the node forget the
// transaction with the given hash.
func abandon(t testing.TB, sim chaintest.Chain, to, tx common.Hash) {
	t.Helper()
	forget(t, sim, to)
	// The pool takes the transaction back in its own time.
	chaintest.Eventually(t, "the transaction is in the pool", func() bool {
		_, pending, err := sim.Client().TransactionByHash(t.Context(), tx)
		return err == nil && pending
	})
	sim.Rollback()
}

func TestOnlyTheDepthIsFinal(t *testing.T) { // F4
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, Depth: 3, Poll: 10 * time.Millisecond})
	fork := sim.Commit()
	send(t, s, call(1))
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 1 })
	tx := status(t, db, s, "call 1").Hash
	sim.Commit()
	sim.Commit()
	send(t, s, call(2)) // is sent when the sender has looked at the chain again
	chaintest.Eventually(t, "the next is in the pool", func() bool { return status(t, db, s, "call 2").Status == sender.Sent })
	if o := status(t, db, s, "call 1"); o.Status != sender.Sent {
		t.Errorf("settled too early: %+v", o)
	}
	abandon(t, sim, fork, tx)
	chaintest.Eventually(t, "both are done", func() bool {
		sim.Commit()
		return status(t, db, s, "call 1").Final() && status(t, db, s, "call 2").Final()
	})
	if a, b := effects(t, sim.Client(), chaintest.Echo, 1), effects(t, sim.Client(), chaintest.Echo, 2); a != 1 || b != 1 {
		t.Errorf("took effect %d and %d times", a, b)
	}
}

// Ours was mined and abandoned, and on the branch that won somebody else uses
// the nonce; but the node goes on showing the receipt of ours.
func TestReceiptOfAnAbandonedBlock(t *testing.T) { // F3, F4, F9
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	node := &shaky{
		Client: sim.Client(), seen: map[common.Hash]*types.Receipt{}, strike: func(int) fate { return fate{} }, muddle: func() bool { return true },
	}
	c := sender.Config{Client: node, DB: db, Depth: 3, Poll: 10 * time.Millisecond}
	s, stop := start(t, c)
	fork := sim.Commit()
	send(t, s, call(1))
	chaintest.Eventually(t, "in the pool", func() bool { return pooled(t, sim, alice.Address) == 1 })
	sim.Commit()
	stop()
	tx := status(t, db, s, "call 1").Hash
	receipt, err := sim.Client().TransactionReceipt(t.Context(), tx)
	if err != nil {
		t.Fatal(err)
	}
	node.seen[tx] = receipt
	abandon(t, sim, fork, tx)
	pay(t, sim, alice, bob.Address, 0, nil, common.Big1, big.NewInt(params.GWei))
	for range 4 {
		sim.Commit()
	}
	s, _ = start(t, c)
	chaintest.Eventually(t, "done", func() bool { sim.Commit(); return status(t, db, s, "call 1").Final() })
	if o := status(t, db, s, "call 1"); o.Hash == tx || effects(t, sim.Client(), chaintest.Echo, 1) != 1 {
		t.Errorf("%+v", o)
	}
}
