package sender_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/sender"
)

// peers are nodes that other people wrote, or that run on their own.
var peers = map[string]func(testing.TB) chaintest.Node{
	"anvil": func(t testing.TB) chaintest.Node { return chaintest.Anvil(t, chaintest.Genesis(alice, bob)) },
	"geth":  func(t testing.TB) chaintest.Node { return chaintest.Geth(t, chaintest.Genesis(alice, bob)) },
}

func TestOnOtherPeoplesNodes(t *testing.T) {
	for name, peer := range peers {
		t.Run(name, func(t *testing.T) {
			node := peer(t)
			s, _ := start(t, sender.Config{Client: node, DB: openDB(t)})
			for n := range uint64(20) {
				send(t, s, call(n))
			}
			for n := range uint64(20) {
				if o := await(t, s, call(n).Key); o.Status != sender.Done || effects(t, node, chaintest.Echo, n) != 1 {
					t.Errorf("call %d: %+v", n, o)
				}
			}
			began := time.Now()
			send(t, s, sender.Intent{Key: "once", To: &chaintest.Once})
			if o := await(t, s, "once"); o.Status != sender.Done {
				t.Errorf("%+v", o)
			}
			t.Logf("took %v", time.Since(began))
			send(t, s, sender.Intent{Key: "twice", To: &chaintest.Once})
			if o := await(t, s, "twice"); o.Status != sender.Refused || o.Reason != "ta ken" {
				t.Errorf("%+v", o)
			}
			send(t, s, sender.Intent{Key: "fixed gas", To: &chaintest.Once, Gas: 100_000})
			if o := await(t, s, "fixed gas"); o.Status != sender.Refused || o.Reason != "ta ken" {
				t.Errorf("%+v", o)
			}
			send(t, s, sender.Intent{Key: "little gas", To: &chaintest.Echo, Gas: 100})
			if o := await(t, s, "little gas"); o.Status != sender.Refused {
				t.Errorf("%+v", o)
			}
		})
	}
}

// anvil's reorganisations drop transactions and say nothing about it.
func TestAnvilReorganises(t *testing.T) { // F4, F9
	node := chaintest.Anvil(t, chaintest.Genesis(alice, bob), "--mixed-mining", "--block-time", "1")
	db := openDB(t)
	s, _ := start(t, sender.Config{Client: node, DB: db, Depth: 4, Poll: 50 * time.Millisecond, Rebroadcast: 200 * time.Millisecond})
	send(t, s, call(1))
	chaintest.Eventually(t, "mined", func() bool { return effects(t, node, chaintest.Echo, 1) == 1 })
	node.Call(t, "anvil_reorg", 1, []any{})
	if effects(t, node, chaintest.Echo, 1) != 0 {
		t.Log("the transaction came back before we could look")
	}
	chaintest.Eventually(t, "mined again", func() bool { return effects(t, node, chaintest.Echo, 1) == 1 })
	node.Call(t, "anvil_mine", hexutil.Uint64(5))
	if o := await(t, s, "call 1"); o.Status != sender.Done || effects(t, node, chaintest.Echo, 1) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestAnvilForgetsItsPool(t *testing.T) { // F9, F10
	node := chaintest.Anvil(t, chaintest.Genesis(alice, bob), "--no-mining")
	s, _ := start(t, sender.Config{Client: node, DB: openDB(t), Poll: 50 * time.Millisecond, Rebroadcast: 200 * time.Millisecond, BumpAfter: 500 * time.Millisecond})
	send(t, s, call(1))
	send(t, s, call(2))
	pending := func() string {
		var status struct{ Pending, Queued string }
		if err := json.Unmarshal(node.Call(t, "txpool_status"), &status); err != nil {
			t.Fatal(err)
		}
		return status.Pending
	}
	chaintest.Eventually(t, "both are in the pool", func() bool { return pending() == "0x2" })
	node.Call(t, "anvil_dropAllTransactions")
	chaintest.Eventually(t, "both are in the pool again", func() bool { return pending() == "0x2" })
	first := node.Call(t, "txpool_content")
	chaintest.Eventually(t, "more is offered", func() bool { return string(node.Call(t, "txpool_content")) != string(first) })
	node.Call(t, "anvil_mine", hexutil.Uint64(1))
	for n := uint64(1); n <= 2; n++ {
		chaintest.Eventually(t, "done", func() bool {
			node.Call(t, "anvil_mine", hexutil.Uint64(1))
			return effects(t, node, chaintest.Echo, n) == 1
		})
		if o := await(t, s, call(n).Key); o.Status != sender.Done {
			t.Errorf("%+v", o)
		}
	}
}

func TestAnvilRunsOutOfMoney(t *testing.T) { // F11
	node := chaintest.Anvil(t, chaintest.Genesis(alice))
	node.Call(t, "anvil_setBalance", alice.Address, "0x0")
	db := openDB(t)
	s, _ := start(t, sender.Config{Client: node, DB: db, Poll: 50 * time.Millisecond})
	in := call(1)
	in.Value = big.NewInt(1)
	send(t, s, in)
	node.Call(t, "anvil_mine", hexutil.Uint64(1))
	node.Call(t, "anvil_setBalance", alice.Address, hexutil.EncodeBig(new(big.Int).Lsh(big.NewInt(1), 80)))
	if o := await(t, s, in.Key); o.Status != sender.Done || strings.Contains(o.Reason, "fund") {
		t.Errorf("%+v", o)
	}
}

// Without money, offering more is no way out: the price must not climb while
// the account is empty.
func TestDoesNotOutbidItsOwnPoverty(t *testing.T) { // F10, F11
	anvil := chaintest.Anvil(t, chaintest.Genesis(alice), "--no-mining")
	db := openDB(t)
	node := &shaky{Client: anvil, strike: func(int) fate { return fate{} }}
	s, _ := start(t, sender.Config{
		Client: node, DB: db, Poll: 20 * time.Millisecond, Rebroadcast: 20 * time.Millisecond, BumpAfter: 300 * time.Millisecond,
	})
	send(t, s, call(1))
	chaintest.Eventually(t, "in the pool", func() bool { return status(t, db, s, "call 1").Status == sender.Sent })
	anvil.Call(t, "anvil_setBalance", alice.Address, "0x0")
	anvil.Call(t, "anvil_dropAllTransactions")
	before := status(t, db, s, "call 1").Hash
	count := func() int {
		node.mu.Lock()
		defer node.mu.Unlock()
		return node.calls
	}
	from := count()
	chaintest.Eventually(t, "it was tried for long", func() bool { return count() > from+150 })
	if got := status(t, db, s, "call 1").Hash; got != before {
		t.Error("offered more without having it")
	}
	anvil.Call(t, "anvil_setBalance", alice.Address, hexutil.EncodeBig(new(big.Int).Lsh(big.NewInt(1), 80)))
	chaintest.Eventually(t, "done", func() bool {
		anvil.Call(t, "anvil_mine", hexutil.Uint64(1))
		return status(t, db, s, "call 1").Final()
	})
	if o := status(t, db, s, "call 1"); o.Status != sender.Done {
		t.Errorf("%+v", o)
	}
}
