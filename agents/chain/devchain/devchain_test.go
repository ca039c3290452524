package devchain_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/devchain"
)

func TestMain(m *testing.M) { chaintest.NoLeaks(m) }

var key, _ = crypto.ToECDSA(common.LeftPadBytes([]byte{1}, 32))

var rich = crypto.PubkeyToAddress(key.PublicKey)

// run starts a chain and returns it with a function that ends it.
func run(t *testing.T, c devchain.Config) (*devchain.Chain, func()) {
	t.Helper()
	chain, err := devchain.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- chain.Run(ctx) }()
	stop := func() {
		if ctx.Err() != nil {
			return
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("run ended with %v", err)
		}
	}
	t.Cleanup(stop)
	return chain, stop
}

// pay sends a wei with the given nonce and waits until it is mined.
func pay(t *testing.T, c *ethclient.Client, nonce uint64) *types.Receipt {
	t.Helper()
	tx := types.MustSignNewTx(key, types.LatestSignerForChainID(big.NewInt(devchain.DefaultChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(devchain.DefaultChainID), Nonce: nonce, Gas: 21_000, To: &rich,
		GasFeeCap: big.NewInt(10 * params.GWei), GasTipCap: big.NewInt(params.GWei), Value: common.Big1,
	})
	if err := c.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	for t.Context().Err() == nil {
		if r, err := c.TransactionReceipt(t.Context(), tx.Hash()); err == nil {
			return r
		}
	}
	t.Fatal("not mined")
	return nil
}

func TestMinesAtOnceAndKeepsTime(t *testing.T) {
	began := time.Now()
	chain, _ := run(t, devchain.Config{Accounts: []common.Address{rich}})
	t.Logf("ready in %v", time.Since(began))
	for _, url := range []string{chain.URL(), chain.WSURL()} {
		c, err := ethclient.Dial(url)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		id, err := c.ChainID(t.Context())
		if err != nil || id.Uint64() != devchain.DefaultChainID {
			t.Fatalf("%s: chain id %v, %v", url, id, err)
		}
	}
	c := chain.Client()
	defer c.Close()
	// What waited for the next beat would take a second each time; a busy machine is slow now and then.
	var r *types.Receipt
	quickest := time.Hour
	for nonce := uint64(0); nonce < 20 && quickest > 500*time.Millisecond; nonce++ {
		began = time.Now()
		r = pay(t, c, nonce)
		quickest = min(quickest, time.Since(began))
	}
	if quickest > 500*time.Millisecond {
		t.Errorf("mined after %v", quickest)
	}
	before, err := c.HeaderByHash(t.Context(), r.BlockHash)
	if err != nil {
		t.Fatal(err)
	}
	if err := chain.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	after, err := c.HeaderByNumber(t.Context(), nil)
	if err != nil || after.Time < before.Time+3600 {
		t.Fatalf("time went from %d to %d, %v", before.Time, after.Time, err)
	}
	// An idle chain goes on.
	for t.Context().Err() == nil {
		if h, err := c.HeaderByNumber(t.Context(), nil); err == nil && h.Number.Cmp(after.Number) > 0 {
			break
		}
	}
}

func TestResumesAndHasOneOwner(t *testing.T) { // F24
	dir := t.TempDir()
	chain, stop := run(t, devchain.Config{Dir: dir, Accounts: []common.Address{rich}})
	c := chain.Client()
	mined := pay(t, c, 0)
	c.Close()
	if _, err := devchain.New(devchain.Config{Dir: dir}); err == nil || !strings.Contains(err.Error(), "another process") || !strings.Contains(err.Error(), dir) {
		t.Fatalf("second owner: %v", err)
	}
	stop()
	if _, err := devchain.New(devchain.Config{Dir: dir, ChainID: 7}); err == nil || !strings.Contains(err.Error(), "chain id") {
		t.Fatalf("other chain id: %v", err)
	}
	again, _ := run(t, devchain.Config{Dir: dir})
	c = again.Client()
	defer c.Close()
	h, err := c.HeaderByNumber(t.Context(), mined.BlockNumber)
	if err != nil || h.Hash() != mined.BlockHash {
		t.Fatalf("block %d after resuming: %v, %v", mined.BlockNumber, h, err)
	}
	pay(t, c, 1)
}

func TestBlocksOnAPeriod(t *testing.T) {
	chain, _ := run(t, devchain.Config{BlockTime: 50 * time.Millisecond})
	c := chain.Client()
	defer c.Close()
	for t.Context().Err() == nil {
		if n, err := c.BlockNumber(t.Context()); err == nil && n >= 4 {
			return
		}
	}
}

func TestListensOnThisMachineOnly(t *testing.T) {
	for _, host := range []string{"0.0.0.0", "192.0.2.1", "example.org", "::"} {
		if _, err := devchain.New(devchain.Config{HTTPHost: host}); err == nil {
			t.Errorf("%s was taken", host)
		}
	}
}

func TestStrangeWebPagesAreKeptOut(t *testing.T) { // F27
	chain, _ := run(t, devchain.Config{})
	ask := func(set func(*http.Request)) *http.Response {
		body := `{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}`
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, chain.URL(), strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		set(r)
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		return res
	}
	allowed := func(origin string) string {
		return ask(func(r *http.Request) { r.Header.Set("Origin", origin) }).Header.Get("Access-Control-Allow-Origin")
	}
	if got := allowed("http://localhost:5173"); got == "" {
		t.Error("a page of this machine is refused")
	}
	if got := allowed("https://evil.example"); got != "" {
		t.Errorf("a strange page is allowed: %q", got)
	}
	if got := ask(func(r *http.Request) { r.Host = "evil.example" }).StatusCode; got != http.StatusForbidden {
		t.Errorf("a strange host name answers %d", got)
	}
}

func TestGenesisIsPortable(t *testing.T) {
	chain, _ := run(t, devchain.Config{Accounts: []common.Address{rich}})
	g := chain.Genesis()
	if g.Config.BogotaTime != nil {
		t.Error("the chain has a fork that no public network has")
	}
	data, err := json.Marshal(g)
	if err != nil || !strings.Contains(string(data), strings.ToLower(rich.Hex()[2:])) {
		t.Fatalf("%s, %v", data, err)
	}
}
