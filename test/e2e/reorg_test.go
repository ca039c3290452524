package e2e_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	gethnode "github.com/ethereum/go-ethereum/node"

	"emet/agents/chain/chaintest"
	"emet/agents/market"
	"emet/agents/node"
)

// depth is how many confirmations agents wait for in these tests. Reorganisations stay above it.
const depth = 6

// pace is how often a brittle chain has a block, each a second later than the one before.
const pace = 100 * time.Millisecond

// brittle is a network whose chain the test makes, and breaks.
type brittle struct {
	network
	mu   sync.Mutex // held by whoever makes blocks
	mine func() error
	fork func(depth uint64) error // replaces that many blocks by others, without their transactions
}

// beat makes blocks until the test ends.
func (b *brittle) beat(t *testing.T) {
	t.Helper()
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(pace)
		defer tick.Stop()
		for {
			select {
			case <-quit:
				return
			case <-tick.C:
				b.mu.Lock()
				err := b.mine()
				b.mu.Unlock()
				if err != nil {
					t.Errorf("make a block: %v", err)
					return
				}
			}
		}
	}()
	t.Cleanup(func() {
		close(quit)
		<-ended
	})
}

// brittleAnvil drops the transactions of blocks that it replaces, as if the node had never heard of them, and does not
// tell subscribers.
func brittleAnvil(t *testing.T) *brittle {
	t.Helper()
	faucet, genesis := newFaucet(t)
	b := &brittle{network: faucet.deploy(t, chaintest.Anvil(t, genesis).URL)}
	call := func(method string, args ...any) error {
		return b.client.Client().CallContext(context.Background(), nil, method, args...) // beats go on while agents are stopped
	}
	must(t, call("evm_setAutomine", false)) // else there are blocks that the test has not made
	b.mine = func() error { return call("anvil_mine", "0x1", "0x1") }
	b.fork = func(depth uint64) error { return call("anvil_reorg", depth, []any{}) }
	b.beat(t)
	return b
}

// brittleGeth is geth's simulation. What it replaces goes back to the pool, and is mined again in another order of events.
func brittleGeth(t *testing.T) *brittle {
	t.Helper()
	faucet, genesis := newFaucet(t)
	port := the(strconv.Atoi(port(t)))(t)
	sim := simulated.NewBackend(genesis.Alloc, func(n *gethnode.Config, c *ethconfig.Config) {
		n.HTTPHost, n.HTTPPort, n.HTTPModules = "127.0.0.1", port, []string{"eth"}
		c.Genesis.Config, c.Genesis.GasLimit, c.Miner.GasCeil = genesis.Config, genesis.GasLimit, genesis.GasLimit
		c.Miner.GasPrice, c.TxPool.PriceLimit, c.StateScheme, c.NoPruning = common.Big1, 1, rawdb.HashScheme, true
	})
	t.Cleanup(func() { must(t, sim.Close()) })
	b := &brittle{mine: func() error { sim.Commit(); return nil }}
	must(t, b.mine())
	b.beat(t)
	b.network = faucet.deploy(t, fmt.Sprintf("http://127.0.0.1:%d", port))
	b.fork = func(depth uint64) error {
		head, err := b.client.HeaderByNumber(t.Context(), nil)
		if err != nil {
			return err
		}
		parent, err := b.client.HeaderByNumber(t.Context(), new(big.Int).Sub(head.Number, new(big.Int).SetUint64(depth)))
		if err != nil {
			return err
		}
		for longer := depth + 2; ; longer++ {
			sim.Commit() // the simulation does not fork while transactions wait, and one may come in between
			if err := sim.Fork(parent.Hash()); err == nil {
				for range longer { // the longer branch wins
					sim.Commit()
				}
				return nil
			} else if longer > depth+10 {
				return err
			}
		}
	}
	return b
}

// lose posts a job, waits for the first event of a kind about it, and then makes the chain forget the block that it is in.
// Nobody else makes blocks meanwhile: however slow the machine, the block is never final.
func (b *brittle) lose(t *testing.T, kind market.Kind, post func() market.ID) market.ID {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	id := post()
	next := time.NewTicker(pace)
	defer next.Stop()
	until(t, fmt.Sprintf("job %s is %s", id, kind), func() bool {
		select {
		case <-next.C:
			must(t, b.mine())
		default:
			return false
		}
		events := the(b.agency(t).Events(t.Context(), id, b.Birth))(t)
		i := slices.IndexFunc(events, func(e market.Event) bool { return e.Kind == kind })
		if i < 0 {
			return false
		}
		lost := events[i].Block
		for range depth - 2 { // agents see it, and build on it
			<-next.C
			must(t, b.mine())
		}
		head := the(b.client.BlockNumber(t.Context()))(t)
		if head != lost.Number+depth-2 {
			t.Fatalf("block %d is to be lost, and the last one is %d", lost.Number, head)
		}
		must(t, b.fork(head-lost.Number+1))
		now := the(b.client.HeaderByNumber(t.Context(), new(big.Int).SetUint64(lost.Number)))(t)
		if now.Hash() == lost.Hash {
			t.Fatalf("block %d is still there", lost.Number)
		}
		return true
	})
	return id
}

// F4: whatever a reorganisation takes back is seen and done again, once.

func TestReorgOnAnvil(t *testing.T) {
	t.Parallel()
	survivesReorgs(t, brittleAnvil(t))
}

func TestReorgOnGeth(t *testing.T) {
	t.Parallel()
	survivesReorgs(t, brittleGeth(t))
}

// survivesReorgs loses, one job after the other, every step of an audited job, and those that only a replicated one has.
func survivesReorgs(t *testing.T, b *brittle) {
	t.Helper()
	deep := node.Options{Depth: depth}
	workers := []running{b.work(t, "worker-1", node.WorkerOptions{Options: deep}), b.work(t, "worker-2", node.WorkerOptions{Options: deep})}
	p := b.poster(t, "poster", deep)

	number, paid := 0, new(big.Int)
	for _, mode := range []struct {
		replicas uint8
		lose     []market.Kind
	}{
		{1, []market.Kind{market.Posted, market.Claimed, market.Submitted, market.Ended}},
		{2, []market.Kind{market.Committed, market.Revealed}},
	} {
		for _, kind := range mode.lose {
			number++
			in := strconv.Itoa(number)
			k := task{code: hello, input: in, spec: spec(), outcome: market.OK, result: in}
			k.spec.Replicas, k.spec.Quorum = mode.replicas, mode.replicas
			paid = sum(paid, k.spec.Escrow())
			id := b.lose(t, kind, func() market.ID { return p.post(t, k) })
			p.accepted(t, id, k)
			t.Logf("a job of %d lost its %q and was done all the same", mode.replicas, kind)
		}
	}
	// What the last job paid may still be taken back as long as it is young.
	settled := the(b.client.BlockNumber(t.Context()))(t) + depth
	until(t, "the last job is settled for good", func() bool { return the(b.client.BlockNumber(t.Context()))(t) > settled })
	books := b.audit(t)
	credits := new(big.Int)
	for _, w := range workers {
		credits = sum(credits, books.accounts[w.Address].Credit)
		same(t, "a worker's deposit", books.accounts[w.Address].Deposit, stake)
	}
	same(t, "all credits", credits, paid)
	if len(books.jobs) != number {
		t.Errorf("%d jobs are on the chain, want %d", len(books.jobs), number)
	}
	b.everyWei(t)
}
