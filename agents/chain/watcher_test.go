package chain_test

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/rs/zerolog"
	"pgregory.net/rapid"

	"emet/agents/chain"
	"emet/agents/chain/chaintest"
	"emet/agents/store"
)

// checks is how many random histories are tried; rapid's own default takes minutes with the race detector.
// -rapid.checks asks for more.
const checks = "20"

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", checks); err != nil {
		panic(err)
	}
	chaintest.NoLeaks(m)
}

// ledger is a role that writes down what is on the chain, and minds the rules
// of delivery.
type ledger struct {
	t       testing.TB
	mu      sync.Mutex
	batches []chain.Batch
	refuse  error
}

var lines = store.NewTable[string]("ledger")

func lineKey(e chain.Event) []byte {
	return binary.BigEndian.AppendUint64(store.Number(e.BlockNumber), uint64(e.Index))
}

func (l *ledger) Handle(tx *store.Tx, b chain.Batch) error {
	if l.refuse != nil {
		return l.refuse
	}
	for _, e := range b.Reverted {
		for last, err := range lines.Backward(tx, nil) {
			if err != nil {
				return err
			}
			if last.Value != string(e.Data) || !slices.Equal(last.Key, lineKey(e)) {
				l.t.Errorf("reverted %s, the last event is %s", e.Data, last.Value)
			}
			break
		}
		if err := lines.Delete(tx, lineKey(e)); err != nil {
			return err
		}
	}
	for _, e := range b.Applied {
		for last := range lines.Backward(tx, nil) {
			if slices.Compare(last.Key, lineKey(e)) >= 0 {
				l.t.Errorf("event %s comes after %s", e.Data, last.Value)
			}
			break
		}
		if e.BlockTime != 1_700_000_000+12*e.BlockNumber || e.BlockNumber > b.Head.Number {
			l.t.Errorf("event in block %d has time %d, head %d", e.BlockNumber, e.BlockTime, b.Head.Number)
		}
		if err := lines.Put(tx, lineKey(e), string(e.Data)); err != nil {
			return err
		}
	}
	tx.OnCommit(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.batches = append(l.batches, b)
	})
	return nil
}

// seen returns the batches that were recorded.
func (l *ledger) seen() []chain.Batch {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.batches)
}

// read returns what the role believes.
func read(t testing.TB, db *store.DB) (all []string) {
	t.Helper()
	err := db.View(func(tx *store.Tx) error {
		for r, err := range lines.All(tx, nil) {
			if err != nil {
				return err
			}
			all = append(all, r.Value)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func openDB(t testing.TB) *store.DB {
	t.Helper()
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func config(n *fakeNode, db *store.DB, l *ledger) chain.Config {
	log := zerolog.Nop()
	if os.Getenv("CHAIN_LOG") != "" {
		log = zerolog.New(zerolog.NewTestWriter(l.t))
	}
	return chain.Config{Client: n, DB: db, Name: "test", Handler: l, Addresses: []common.Address{contract}, Log: log}
}

// follow runs a watcher until stop is called or the test ends.
func follow(t testing.TB, c chain.Config) (w *chain.Watcher, stop func() error) {
	t.Helper()
	w, err := chain.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	stopped := false
	stop = func() error {
		if stopped {
			return nil
		}
		stopped = true
		cancel()
		return <-ended
	}
	t.Cleanup(func() { _ = stop() })
	return w, stop
}

func expect(t testing.TB, n *fakeNode, db *store.DB) {
	t.Helper()
	if got, want := read(t, db), n.canonical(); !slices.Equal(got, want) {
		t.Errorf("the role believes\n%q, the chain holds\n%q", got, want)
	}
}

func TestDeliversEventsAndHeads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		n.extend(2)
		c := config(n, db, l)
		c.Depth = 3
		w, _ := follow(t, c)
		time.Sleep(5 * time.Second) // instant
		expect(t, n, db)
		n.extend(0)
		n.extend(0)
		time.Sleep(5 * time.Second) // instant
		last := l.seen()[len(l.seen())-1]
		tip := n.tip()
		if last.Head.Number != 3 || last.Head.Hash != tip.Hash() || last.Final != 1 || !last.CaughtUp() || w.Head() != last.Head {
			t.Errorf("%+v, head %+v", last, w.Head())
		}
		select {
		case <-w.Changed():
		default:
			t.Error("nobody was woken")
		}
		count := len(l.seen())
		time.Sleep(time.Minute) // instant
		if len(l.seen()) != count {
			t.Error("batches without news")
		}
	})
}

func TestTakesBackWhatAReorganisationDrops(t *testing.T) { // F4
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		_, stop := follow(t, config(n, db, l))
		for range 10 {
			n.extend(1)
			time.Sleep(2 * time.Second) // instant
		}
		n.drop(4)
		for range 5 {
			n.extend(2)
		}
		time.Sleep(2 * time.Second) // instant
		expect(t, n, db)
		last := l.seen()[len(l.seen())-1]
		if len(last.Reverted) != 4 || len(last.Applied) != 10 || last.Reverted[0].BlockNumber != 10 {
			t.Errorf("%d reverted, %d applied", len(last.Reverted), len(last.Applied))
		}
		// The same while the agent was not there, and to a lower head.
		_ = stop()
		n.drop(7)
		n.extend(1)
		w, _ := follow(t, config(n, db, l))
		time.Sleep(2 * time.Second) // instant
		expect(t, n, db)
		if tip := n.tip(); w.Head().Hash != tip.Hash() {
			t.Errorf("head %v", w.Head())
		}
	})
}

// The chain changes while the headers of a page are read: the first of them is
// of the old branch, the last of the new one. The page must not be taken.
func TestPageOfTwoBranchesIsNotTaken(t *testing.T) { // F4
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		_, stop := follow(t, config(n, db, l))
		time.Sleep(5 * time.Second) // instant
		_ = stop()
		n.extend(1)
		n.extend(0)
		n.extend(0)
		// 1: chain id, 2: genesis, 3: tip, 4: base, 5: logs, 6: header of the
		// block with the event.
		from := n.count()
		n.before = func(call int) {
			if call == from+7 {
				n.drop(3)
				n.extend(0)
				n.extend(0)
				n.extend(0)
			}
		}
		_, stop = follow(t, config(n, db, l))
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
		for _, b := range l.seen() {
			if len(b.Applied) > 0 {
				t.Errorf("%+v", b)
			}
		}
		_ = stop()
	})
}

// The chain changes after the logs of a block were asked for and before its
// header is: the old block was empty, the new one is not.
func TestLogsOfTheOldBranchAreNotTaken(t *testing.T) { // F4
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		n.bloomless = true
		_, stop := follow(t, config(n, db, l))
		time.Sleep(5 * time.Second) // instant
		_ = stop()
		n.extend(0)
		from := n.count()
		n.before = func(call int) {
			if call == from+6 { // see above
				n.drop(1)
				n.extend(1)
			}
		}
		_, stop = follow(t, config(n, db, l))
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
		_ = stop()
	})
}

func TestLowerHeadIsLagUntilItStays(t *testing.T) { // F3
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		follow(t, config(n, db, l))
		for range 10 {
			n.extend(1)
			time.Sleep(2 * time.Second) // instant
		}
		before := len(l.seen())
		n.set(func() { n.lag = 3 })
		time.Sleep(30 * time.Second) // instant
		n.set(func() { n.lag = 0 })
		time.Sleep(30 * time.Second) // instant
		n.set(func() { n.lag = 3 })
		time.Sleep(45 * time.Second) // instant
		n.set(func() { n.lag = 0 })
		time.Sleep(2 * time.Second) // instant
		if len(l.seen()) != before {
			t.Error("a lagging node was taken for a reorganisation")
		}
		n.drop(3)
		time.Sleep(2 * time.Minute) // instant
		expect(t, n, db)
		if len(l.seen()) != before+1 || len(l.seen()[before].Reverted) != 3 {
			t.Errorf("%d more batches", len(l.seen())-before)
		}
	})
}

func TestDeeperThanRemembered(t *testing.T) { // F5
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		follow(t, config(n, db, l))
		for range 200 {
			n.extend(1)
			time.Sleep(2 * time.Second) // instant
		}
		n.drop(150)
		for range 160 {
			n.extend(1)
		}
		time.Sleep(10 * time.Second) // instant
		got, want := read(t, db), n.canonical()
		// What is remembered is put right; older events cannot be.
		if tail := want[150:]; !slices.Equal(got[len(got)-len(tail):], tail) {
			t.Errorf("got %q", got[len(got)-len(tail):])
		}
	})
}

func TestNodeThatWithholdsLogsIsNotBelieved(t *testing.T) { // F3
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		follow(t, config(n, db, l))
		n.extend(0)
		time.Sleep(2 * time.Second) // instant
		n.set(func() {
			n.filter = func(q ethereum.FilterQuery) ([]types.Log, error) {
				if q.BlockHash != nil {
					return nil, errors.New("unknown block")
				}
				return []types.Log{}, nil
			}
		})
		n.extend(3)
		time.Sleep(time.Hour) // instant
		if got := l.seen()[len(l.seen())-1].Head.Number; got != 1 {
			t.Errorf("cursor went to %d", got)
		}
		n.set(func() { n.filter = nil })
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
	})
}

// A bloom filter may promise what is not there. That must not hold anybody up.
func TestFalseBloomFilterPasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		follow(t, config(n, db, l))
		n.set(func() {
			n.filter = func(ethereum.FilterQuery) ([]types.Log, error) { return []types.Log{}, nil }
		})
		n.extend(1)
		time.Sleep(10 * time.Second) // instant
		if got := l.seen()[len(l.seen())-1].Head.Number; got != 1 {
			t.Errorf("stuck at %d", got)
		}
	})
}

func TestAnswersToOtherQuestionsAreRefused(t *testing.T) {
	good := types.Log{Address: contract, Topics: []common.Hash{posted}, BlockNumber: 1}
	for name, spoil := range map[string]func(*types.Log){
		"removed": func(l *types.Log) { l.Removed = true },
		"address": func(l *types.Log) { l.Address = stranger },
		"number":  func(l *types.Log) { l.BlockNumber = 7 },
		"topic":   func(l *types.Log) { l.Topics = []common.Hash{{1}} },
		"none":    func(l *types.Log) { l.Topics = nil },
		"hash":    func(l *types.Log) { l.BlockHash = common.Hash{1} },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
				n.extend(1)
				n.filter = func(ethereum.FilterQuery) ([]types.Log, error) {
					bad := good
					bad.BlockHash = n.blocks[1].header.Hash()
					spoil(&bad)
					return []types.Log{bad}, nil
				}
				c := config(n, db, l)
				c.Topics = [][]common.Hash{{posted}}
				follow(t, c)
				time.Sleep(time.Minute) // instant
				if len(l.seen()) != 0 {
					t.Errorf("%+v", l.seen())
				}
			})
		})
	}
}

func TestPagesShrinkForTheNodeAndGrowAgain(t *testing.T) { // F7
	for _, words := range []string{
		"query returned more than 10000 results", "block range is too wide", "eth_getLogs is limited to a 40 range",
		"Log response size exceeded", "query timeout exceeded", "daily request count exceeded, request rate limited",
	} {
		t.Run(words, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
				for i := range 1000 {
					n.extend(i % 3)
				}
				widest := uint64(0)
				n.filter = func(q ethereum.FilterQuery) ([]types.Log, error) {
					if q.BlockHash != nil {
						return nil, nil
					}
					width := q.ToBlock.Uint64() - q.FromBlock.Uint64() + 1
					if width > 40 && q.FromBlock.Uint64() < 300 {
						return nil, refusal(words)
					}
					widest = max(widest, width)
					return nil, nil
				}
				follow(t, config(n, db, l))
				time.Sleep(5 * time.Minute) // instant
				expect(t, n, db)
				if widest < 200 {
					t.Errorf("pages never grew beyond %d blocks", widest)
				}
			})
		})
	}
}

func TestBatchesStaySmall(t *testing.T) { // F30
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		for range 1200 {
			n.extend(10)
		}
		follow(t, config(n, db, l))
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
		for _, b := range l.seen() {
			if len(b.Applied) > 1000 {
				t.Errorf("%d events in one batch", len(b.Applied))
			}
		}
	})
}

func TestAbsentNodeIsAskedSeldomAndToldOfOnce(t *testing.T) { // F2
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		var out strings.Builder
		c := config(n, db, l)
		c.Log = zerolog.New(&out).Level(zerolog.InfoLevel)
		_, stop := follow(t, c)
		time.Sleep(5 * time.Second) // instant
		before := n.count()
		n.set(func() { n.failing = errors.New("connection refused") })
		time.Sleep(24 * time.Hour) // instant
		if calls := n.count() - before; calls < 1000 || calls > 6000 {
			t.Errorf("asked %d times in a day", calls)
		}
		n.extend(1)
		n.set(func() { n.failing = nil })
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
		_ = stop()
		if strings.Count(out.String(), "connection refused") != 1 || strings.Count(out.String(), "follow the chain again") != 1 {
			t.Errorf("log:\n%s", out.String())
		}
	})
}

func TestWrongChainIsFinal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		_, stop := follow(t, config(n, db, l))
		time.Sleep(time.Second) // instant
		_ = stop()
		c := config(n, db, l)
		c.ChainID = 5
		for what, c := range map[string]chain.Config{"chain 5": c, "new state": config(newOtherNode(), db, l)} {
			w, err := chain.New(c)
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Run(t.Context()); !errors.Is(err, chain.ErrWrongChain) || !strings.Contains(err.Error(), what) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// newOtherNode is on a chain with the same id and another first block.
func newOtherNode() *fakeNode {
	n := &fakeNode{salt: 1000}
	n.extend(0)
	return n
}

func TestFailedHandlerIsAskedAgain(t *testing.T) { // F13
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t, refuse: errors.New("disk full")}
		n.extend(1)
		w, stop := follow(t, config(n, db, l))
		time.Sleep(time.Minute) // instant
		if w.Head() != (chain.Header{}) {
			t.Errorf("cursor went to %v", w.Head())
		}
		_ = stop()
		l.refuse = nil
		follow(t, config(n, db, l))
		time.Sleep(time.Minute) // instant
		expect(t, n, db)
	})
}

func TestCursorHasOneOwner(t *testing.T) { // F24
	synctest.Test(t, func(t *testing.T) {
		n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
		follow(t, config(n, db, l))
		synctest.Wait()
		w, err := chain.New(config(n, db, l))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(t.Context()); !errors.Is(err, store.ErrInUse) {
			t.Errorf("got %v", err)
		}
	})
}

// step is something that happens to the chain or to the agent.
type step struct {
	Wait    int // for so many answers of the node, and then some
	Drop    int
	Extend  []int // logs per block
	Restart bool
	Fail    bool // the node is away for a while
}

// Whatever happens to the chain and to the agent, in whatever moment, in the
// end the role believes what the canonical chain says. (I5)
func TestBelievesTheCanonicalChain(t *testing.T) { // F4, F6, F8, F13
	steps := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) step {
		return step{
			Wait:    rapid.IntRange(0, 15).Draw(t, "wait"),
			Drop:    rapid.SampledFrom([]int{0, 0, 1, 2, 5, 20, 60}).Draw(t, "drop"),
			Extend:  rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1, 3}), 0, 40).Draw(t, "extend"),
			Restart: rapid.IntRange(0, 3).Draw(t, "restart") == 0,
			Fail:    rapid.IntRange(0, 5).Draw(t, "fail") == 0,
		}
	}), 1, 12)
	rapid.Check(t, func(rt *rapid.T) {
		script := steps.Draw(rt, "steps")
		seed := rapid.Uint64().Draw(rt, "seed")
		rapidFailed := false
		synctest.Test(t, func(t *testing.T) {
			play(t, script, rand.New(rand.NewPCG(seed, 0)))
			rapidFailed = t.Failed()
		})
		if rapidFailed {
			rt.Fatalf("see above")
		}
	})
}

func play(t *testing.T, script []step, rng *rand.Rand) {
	n, db, l := newFakeNode(), openDB(t), &ledger{t: t}
	c := config(n, db, l)
	c.PageSize, c.Depth = 10, 4
	_, stop := follow(t, c)
	dropped := 0
	for _, s := range script {
		if dropped += s.Drop; dropped > 64 {
			s.Drop = 0 // more is forgotten, and that is another test
		}
		reached := make(chan struct{})
		from := n.count()
		n.set(func() {
			n.before = func(call int) {
				if call == from+s.Wait+1 {
					close(reached)
					// The change happens between two questions of a round.
					n.drop(s.Drop)
					for _, logs := range s.Extend {
						n.extend(logs)
					}
					if s.Fail {
						n.set(func() { n.failing = fmt.Errorf("away") })
					}
				}
			}
		})
		<-reached
		time.Sleep(time.Duration(rng.Int64N(int64(3 * time.Second)))) // instant
		n.set(func() { n.failing = nil })
		if s.Restart {
			_ = stop()
			_, stop = follow(t, c)
		}
	}
	n.set(func() { n.before = nil })
	time.Sleep(10 * time.Minute) // instant
	expect(t, n, db)
	_ = stop()
}
