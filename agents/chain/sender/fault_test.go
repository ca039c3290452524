package sender_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

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
	// muddle, if set, makes the node slow to find receipts, and slow to forget
	// those of abandoned blocks.
	muddle func() bool
	seen   map[common.Hash]*types.Receipt
}

type fate struct {
	lost bool // the question does not reach the node
	mute bool // the answer does not reach us
}

// through makes the call unless it is struck.
func through[T any](ctx context.Context, s *shaky, call func() (T, error)) (none T, err error) {
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
	return through(ctx, s, func() (*types.Header, error) { return s.Client.HeaderByNumber(ctx, n) })
}

func (s *shaky) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	return through(ctx, s, func() (*types.Receipt, error) {
		r, err := s.Client.TransactionReceipt(ctx, h)
		s.mu.Lock()
		defer s.mu.Unlock()
		switch {
		case s.muddle == nil || !s.muddle():
		case err == nil && s.seen[h] == nil:
			s.seen[h] = r
			return nil, ethereum.NotFound
		case err != nil && s.seen[h] != nil:
			return s.seen[h], nil
		}
		return r, err
	})
}

func (s *shaky) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	return through(ctx, s, func() (uint64, error) { return s.Client.NonceAt(ctx, a, n) })
}

func (s *shaky) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	return through(ctx, s, func() (uint64, error) { return s.Client.PendingNonceAt(ctx, a) })
}

func (s *shaky) BalanceAt(ctx context.Context, a common.Address, n *big.Int) (*big.Int, error) {
	return through(ctx, s, func() (*big.Int, error) { return s.Client.BalanceAt(ctx, a, n) })
}

func (s *shaky) EstimateGas(ctx context.Context, m ethereum.CallMsg) (uint64, error) {
	return through(ctx, s, func() (uint64, error) { return s.Client.EstimateGas(ctx, m) })
}

func (s *shaky) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	_, err := through(ctx, s, func() (struct{}, error) { return struct{}{}, s.Client.SendTransaction(ctx, tx) })
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
	// The sender's goroutine throws dice of its own.
	dice, moods := rand.New(rand.NewPCG(rng.Uint64(), 0)), rand.New(rand.NewPCG(rng.Uint64(), 1))
	calm := false
	node := &shaky{Client: sim.Client(), strike: func(int) fate {
		if calm {
			return fate{}
		}
		return fate{lost: dice.IntN(25) == 0, mute: dice.IntN(25) == 0}
	}, muddle: func() bool { return !calm && dice.IntN(2) == 0 }, seen: map[common.Hash]*types.Receipt{}}
	told := map[string]int{}
	c := sender.Config{
		Client: node, DB: db, Depth: 4, Rebroadcast: 30 * time.Millisecond, BumpAfter: 100 * time.Millisecond, Poll: 20 * time.Millisecond,
		BackoffMax: 100 * time.Millisecond,
		OnDone: func(_ *store.Tx, key string, _ sender.Outcome) error {
			told[key]++
			if moods.IntN(3) == 0 {
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
				if rng.IntN(2) == 0 {
					sim.Rollback() // nor does the node return what it had mined to its pool
				}
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
