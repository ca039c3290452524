package sender_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/rs/zerolog"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/devchain"
	"emet/agents/chain/sender"
	"emet/agents/store"
)

func TestMain(m *testing.M) { chaintest.NoLeaks(m) }

var (
	alice   = chaintest.NewAccount(1)
	bob     = chaintest.NewAccount(2)
	chainID = big.NewInt(1337)
)

func openDB(t testing.TB) *store.DB {
	t.Helper()
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func logger(t testing.TB) zerolog.Logger {
	if os.Getenv("SENDER_LOG") == "" {
		return zerolog.Nop()
	}
	return zerolog.New(zerolog.NewTestWriter(t))
}

// start makes a sender and runs it until the test ends or stop is called.
func start(t testing.TB, c sender.Config) (s *sender.Sender, stop func()) {
	t.Helper()
	if c.Account == (common.Address{}) {
		c.Account, c.Sign = alice.Address, alice.Sign
	}
	if c.ChainID == nil {
		c.ChainID = chainID
	}
	c.Log = logger(t)
	s, err := sender.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	stop = func() {
		if ctx.Err() != nil {
			return
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("sender ended with %v", err)
		}
	}
	t.Cleanup(stop)
	return s, stop
}

func devChain(t testing.TB, accounts ...common.Address) *ethclient.Client {
	t.Helper()
	chain, err := devchain.New(devchain.Config{Accounts: accounts})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- chain.Run(ctx) }()
	c := chain.Client()
	t.Cleanup(func() {
		c.Close()
		cancel()
		<-ended
	})
	return c
}

// call is an intent to call Echo with the n-th topic.
func call(n uint64) sender.Intent {
	return sender.Intent{Key: fmt.Sprint("call ", n), To: &chaintest.Echo, Data: chaintest.Topic(n).Bytes()}
}

func send(t testing.TB, s *sender.Sender, in sender.Intent) {
	t.Helper()
	if err := s.Send(t.Context(), in); err != nil {
		t.Fatal(err)
	}
}

func await(t testing.TB, s *sender.Sender, key string) sender.Outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	o, err := s.Wait(ctx, key)
	if err != nil {
		t.Fatalf("%s: %v (so far %+v)", key, err, o)
	}
	return o
}

// effects counts how often an Echo was called with the n-th topic.
func effects(t testing.TB, c ethereum.LogFilterer, echo common.Address, n uint64) int {
	t.Helper()
	logs, err := c.FilterLogs(t.Context(), ethereum.FilterQuery{
		FromBlock: new(big.Int), Addresses: []common.Address{echo}, Topics: [][]common.Hash{{chaintest.Topic(n)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return len(logs)
}

func TestIsQuickOnAnInstantChain(t *testing.T) {
	c := devChain(t, alice.Address)
	s, _ := start(t, sender.Config{Client: c, DB: openDB(t), Poll: time.Hour}) // who does not look sooner never knows
	send(t, s, sender.Intent{Key: "deploy", Data: chaintest.Deploy(chaintest.OnceCode())})
	once := await(t, s, "deploy")
	if once.Err() != nil || once.Contract == (common.Address{}) {
		t.Fatalf("%+v", once)
	}
	began := time.Now()
	send(t, s, sender.Intent{Key: "first", To: &once.Contract})
	o := await(t, s, "first")
	if o.Status != sender.Done {
		t.Errorf("%+v", o)
	}
	t.Logf("took %v", time.Since(began))
	// The second call reverts: it must be refused in words, and cost nothing.
	send(t, s, sender.Intent{Key: "second", To: &once.Contract})
	o = await(t, s, "second")
	if o.Status != sender.Refused || o.Reason != "ta ken" || !strings.HasPrefix(common.Bytes2Hex(o.Revert), "08c379a0") {
		t.Errorf("%+v", o)
	}
	if n, err := c.PendingNonceAt(t.Context(), alice.Address); err != nil || n != 2 {
		t.Errorf("nonce %d, %v", n, err)
	}
}

func TestSameKeyIsTheSameIntent(t *testing.T) {
	sim := chaintest.Simulated(t, alice)
	db := openDB(t)
	var told []string
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db, OnDone: func(_ *store.Tx, key string, o sender.Outcome) error {
		told = append(told, key+" "+string(o.Status))
		return nil
	}})
	for range 3 {
		send(t, s, call(1))
	}
	chaintest.Eventually(t, "mined", func() bool { sim.Commit(); return effects(t, sim.Client(), chaintest.Echo, 1) > 0 })
	await(t, s, "call 1")
	send(t, s, call(1))
	send(t, s, call(2))
	chaintest.Eventually(t, "mined", func() bool { sim.Commit(); return effects(t, sim.Client(), chaintest.Echo, 2) > 0 })
	await(t, s, "call 2")
	if n := effects(t, sim.Client(), chaintest.Echo, 1); n != 1 {
		t.Errorf("took effect %d times", n)
	}
	if len(told) != 2 {
		t.Errorf("told %q", told)
	}
}

func TestManyAreInFlightInOrder(t *testing.T) {
	sim := chaintest.Simulated(t, alice)
	db := openDB(t)
	s, _ := start(t, sender.Config{Client: sim.Client(), DB: db})
	err := db.Update(func(tx *store.Tx) error {
		for n := range uint64(10) {
			if err := s.Enqueue(tx, call(n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	chaintest.Eventually(t, "ten transactions pending", func() bool {
		n, err := sim.Client().PendingNonceAt(t.Context(), alice.Address)
		return err == nil && n == 10
	})
	sim.Commit()
	var last *types.Receipt
	for n := range uint64(10) {
		o := await(t, s, fmt.Sprint("call ", n))
		r, err := sim.Client().TransactionReceipt(t.Context(), o.Hash)
		if err != nil || (last != nil && r.TransactionIndex != last.TransactionIndex+1) {
			t.Errorf("call %d: %v, %v", n, r, err)
		}
		last = r
	}
}
