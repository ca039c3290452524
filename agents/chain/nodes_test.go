package chain_test

import (
	"context"
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain"
	"emet/agents/chain/chaintest"
	"emet/agents/chain/devchain"
	"emet/agents/store"
)

var alice = chaintest.NewAccount(1)

// topics is a role that knows which topics are on the chain.
type topics struct{}

var known = store.NewTable[uint64]("topics")

func (topics) Handle(tx *store.Tx, b chain.Batch) error {
	for _, e := range b.Reverted {
		if err := known.Delete(tx, e.Topics[0].Bytes()); err != nil {
			return err
		}
	}
	for _, e := range b.Applied {
		if e.BlockTime == 0 {
			return errors.New("event without time")
		}
		if err := known.Put(tx, e.Topics[0].Bytes(), e.BlockNumber); err != nil {
			return err
		}
	}
	return nil
}

func knows(t testing.TB, db *store.DB, want ...uint64) bool {
	t.Helper()
	var got []uint64
	err := db.View(func(tx *store.Tx) error {
		for r := range known.All(tx, nil) {
			got = append(got, new(big.Int).SetBytes(r.Key).Uint64())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Equal(got, want)
}

type node interface {
	ethereum.ChainIDReader
	ethereum.TransactionSender
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
	PendingNonceAt(ctx context.Context, a common.Address) (uint64, error)
}

func watch(t testing.TB, c node, db *store.DB, poll time.Duration) *chain.Watcher {
	t.Helper()
	w, _ := follow(t, chain.Config{
		Client: c, DB: db, Name: "node", Handler: topics{}, Addresses: []common.Address{chaintest.Echo}, Poll: poll, Patience: 200 * time.Millisecond,
	})
	return w
}

// say calls Echo with the n-th topic.
func say(t testing.TB, c node, n uint64) {
	t.Helper()
	id, err := c.ChainID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	nonce, err := c.PendingNonceAt(t.Context(), alice.Address)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := alice.Sign(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: id, Nonce: nonce, To: &chaintest.Echo, Data: chaintest.Topic(n).Bytes(), Gas: 100_000,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(20 * params.GWei),
	}), id)
	if err == nil {
		err = c.SendTransaction(t.Context(), tx)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestGethReorganises(t *testing.T) { // F4
	sim, db := chaintest.Simulated(t, alice), openDB(t)
	c := sim.Client()
	watch(t, c, db, 5*time.Millisecond)
	say(t, c, 1)
	fork := sim.Commit()
	say(t, c, 2)
	sim.Commit()
	chaintest.Eventually(t, "both events are known", func() bool { return knows(t, db, 1, 2) })
	if err := sim.Fork(fork); err != nil {
		t.Fatal(err)
	}
	sim.Rollback() // the transaction does not come back
	say(t, c, 3)
	sim.Commit()
	sim.Commit()
	chaintest.Eventually(t, "the second event was replaced", func() bool { return knows(t, db, 1, 3) })
}

func TestAnvilReorganisesAndGoesBack(t *testing.T) { // F4
	c, db := chaintest.Anvil(t, chaintest.Genesis(alice)), openDB(t)
	watch(t, c, db, 5*time.Millisecond)
	for n := range uint64(5) {
		say(t, c, n)
	}
	chaintest.Eventually(t, "all events are known", func() bool { return knows(t, db, 0, 1, 2, 3, 4) })
	c.Call(t, "anvil_reorg", 2, []any{})
	chaintest.Eventually(t, "two are gone", func() bool { return knows(t, db, 0, 1, 2) })
	c.Call(t, "anvil_rollback", 3)
	chaintest.Eventually(t, "one more is gone", func() bool { return knows(t, db, 0, 1) })
}

// A watcher over WebSocket need not wait for its next poll.
func TestIsWokenByTheNode(t *testing.T) { // F1
	dev, err := devchain.New(devchain.Config{Accounts: []common.Address{alice.Address}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- dev.Run(ctx) }()
	defer func() { cancel(); <-ended }()
	for _, url := range []string{dev.URL(), dev.WSURL()} {
		c, err := chain.Dial(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		poll := 20 * time.Millisecond
		if strings.HasPrefix(url, "ws") {
			poll = time.Hour
		}
		w := watch(t, c, openDB(t), poll)
		for range 3 {
			h := w.Head()
			chaintest.Eventually(t, "the head moves", func() bool { return w.Head().Number > h.Number })
		}
	}
}

func TestDialTellsWhatToDo(t *testing.T) {
	silent := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "no", http.StatusBadGateway)
	}))
	defer silent.Close()
	for _, url := range []string{
		"http://127.0.0.1:1/v3/s3cret", "ws://user:s3cret@127.0.0.1:1/s3cret?key=s3cret", silent.URL + "/s3cret", "/nowhere.ipc", "gopher://x/s3cret", "http://\x7f/s3cret",
	} {
		_, err := chain.Dial(t.Context(), url)
		if err == nil || !strings.Contains(err.Error(), "make demo") || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: %v", url, err)
		}
	}
}

// F26: the secrets in a hosted node's address reach the node, and no error, while it works and when it goes away.
func TestAddressStaysSecret(t *testing.T) {
	hosted := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "me" || password != "s3cret" || r.URL.String() != "/v3/s3cret?key=s3cret" {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"jsonrpc":"2.0","id":1,"result":"0x539"}`))
	}))
	c, err := chain.Dial(t.Context(), strings.Replace(hosted.URL, "://", "://me:s3cret@", 1)+"/v3/s3cret?key=s3cret")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	hosted.Close()
	if _, err := c.ChainID(t.Context()); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("the error is: %v", err)
	}
}

// Following many events takes no more memory than following few: what is kept
// is bounded. Not a test of speed, but it tells.
func BenchmarkBackfill(b *testing.B) {
	for b.Loop() {
		n, db, l := newFakeNode(), openDB(b), &ledger{t: b}
		for range 2000 {
			n.extend(5)
		}
		w, stop := follow(b, config(n, db, l))
		chaintest.Eventually(b, "caught up", func() bool { return w.Head().Number == 2000 })
		_ = stop()
		b.ReportMetric(float64(len(read(b, db))), "events/op")
	}
}
