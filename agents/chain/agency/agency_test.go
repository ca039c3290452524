package agency_test

import (
	"context"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/params"
	"pgregory.net/rapid"

	"emet/agents/chain/agency"
	"emet/agents/chain/chaintest"
	"emet/agents/market"
	"emet/bindings"
)

// world is a chain with an agency and an account that owns ether.
type world struct {
	*agency.Agency
	chain *simulated.Backend
	key   account
	birth uint64
}

func newWorld(t *testing.T) *world {
	t.Helper()
	private, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	key := account{private, crypto.PubkeyToAddress(private.PublicKey)}
	rich := types.GenesisAlloc{key.address: {Balance: new(big.Int).Mul(big.NewInt(1000), big.NewInt(params.Ether))}}
	chain := simulated.NewBackend(rich)
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	address, birth, err := agency.Deploy(t.Context(), mining{chain.Client(), chain}, key, "dev")
	if err != nil {
		t.Fatal(err)
	}
	a, err := agency.Open(t.Context(), chain.Client(), address)
	if err != nil {
		t.Fatal(err)
	}
	return &world{a, chain, key, birth}
}

// mining makes a block of each transaction at once.
type mining struct {
	simulated.Client
	chain *simulated.Backend
}

func (m mining) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if err := m.Client.SendTransaction(ctx, tx); err != nil {
		return err
	}
	m.chain.Commit()
	return nil
}

// do sends a call and returns its receipt.
func (w *world) do(t *testing.T, c market.Call) *types.Receipt {
	t.Helper()
	data, value, err := agency.Pack(c)
	if err != nil {
		t.Fatal(err)
	}
	client := w.chain.Client()
	nonce, err := client.PendingNonceAt(t.Context(), w.key.address)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := w.key.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: w.ChainID, Nonce: nonce, To: &w.Address, Value: value, Data: data, Gas: 1_000_000,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
	}), w.ChainID)
	if err != nil {
		t.Fatal(err)
	}
	if err := client.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	w.chain.Commit()
	r, err := client.TransactionReceipt(t.Context(), tx.Hash())
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != types.ReceiptStatusSuccessful {
		t.Fatalf("%T reverted", c)
	}
	return r
}

func spec(t *testing.T, terms market.Terms) market.Spec {
	t.Helper()
	return market.Spec{
		Code: market.Content{Digest: [32]byte{1}, Codec: market.Raw}, Input: market.Content{Digest: [32]byte{2}, Codec: market.DagPB},
		Engine: market.JS1, Fuel: 1000, Pages: 16, MaxResult: 1 << 10, Replicas: 1, Quorum: 1,
		Reward: market.NewWei(big.NewInt(5000)), Deposit: market.NewWei(big.NewInt(700)),
		Clocks: market.Clocks{Matching: 100, Setup: 100, Run: 100, Deliver: 100, Reveal: 100, Challenge: terms.Minimum.Challenge},
	}
}

// CM-01: the events tell the whole life of a job, and Go names it as the contract does.
func TestJobLivesThroughItsEvents(t *testing.T) {
	w := newWorld(t)
	w.do(t, market.Register{Peers: []string{"/ip4/127.0.0.1/tcp/1/p2p/x", "second"}, Deposit: big.NewInt(10_000)})
	job := market.Job{Poster: w.key.address, Salt: common.Hash{5}, Spec: spec(t, w.Terms())}
	id := w.ID(job)
	w.do(t, market.Post{Salt: job.Salt, Spec: job.Spec, Peers: []string{"here"}})
	w.do(t, market.Claim{Job: job})
	result := market.Result{Record: common.Hash{9}, Outcome: market.Trap, FuelUsed: 500}
	w.do(t, market.Submit{Job: job, Result: result, Bound: common.Hash{7}})
	// Right after a block, the pool may not have noticed yet that it is empty.
	chaintest.Eventually(t, "time can pass", func() bool { return w.chain.AdjustTime(10*time.Second) == nil })
	w.do(t, market.Settle{Jobs: []market.Job{job}, Holders: [][]market.Address{{w.key.address}}})

	events, err := w.Events(t.Context(), id, w.birth)
	if err != nil {
		t.Fatal(err)
	}
	v, err := market.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	if v.ID != id || !reflect.DeepEqual(v.Job, job) || !reflect.DeepEqual(v.Peers, []string{"here"}) {
		t.Errorf("the posting came back as %+v: want %+v", v.Job, job)
	}
	if v.State != market.Accepted || v.Record != result.Record || v.Refund.Int64() != 2500 || v.Runs[0].Paid.Int64() != 2500 {
		t.Errorf("the job ended as %+v", v)
	}
	for _, e := range events {
		if e.Block.Time == 0 || e.Block.Hash == (common.Hash{}) || e.Tx == (common.Hash{}) {
			t.Errorf("%s does not say where it stands: %+v", e.Kind, e.Block)
		}
	}
	peers, err := w.Registration(t.Context(), w.key.address, w.birth)
	if err != nil || len(peers) != 2 {
		t.Errorf("the worker's peers are %v, %v", peers, err)
	}
	posted, err := w.Postings(t.Context(), w.key.address, w.birth)
	if err != nil || len(posted) != 1 || posted[0].Job != id {
		t.Errorf("the poster's jobs are %v, %v", posted, err)
	}
	a, err := w.Account(t.Context(), w.key.address)
	if err != nil {
		t.Fatal(err)
	}
	if a.Deposit.Int64() != 10_000 || a.Credit.Int64() != 2500 || a.Refund.Int64() != 2500 || a.Verified != 1 || !a.Registered {
		t.Errorf("the account holds %+v", a)
	}
}

// drawEngine draws a name or a digest, as the contract holds them.
func drawEngine(t *rapid.T) (word [32]byte) {
	if rapid.Bool().Draw(t, "named") {
		copy(word[:], rapid.StringMatching(`[a-z0-9/]{1,8}`).Draw(t, "engine"))
		return word
	}
	return draw[common.Hash](t, 32)
}

// Go computes ids and commitments as the contract does, for any job. SR-01
func TestGoAndSolidityAgree(t *testing.T) {
	w := newWorld(t)
	client, c := w.chain.Client(), bindings.NewJobAgency()
	ask := func(t *rapid.T, data []byte) common.Hash {
		out, err := client.CallContract(context.Background(), callTo(w.Address, data), nil)
		if err != nil {
			t.Fatal(err)
		}
		return common.BytesToHash(out)
	}
	rapid.Check(t, func(t *rapid.T) {
		job := market.Job{
			Poster: draw[market.Address](t, 20), Salt: draw[common.Hash](t, 32),
			Spec: market.Spec{
				Code: drawContent(t), Input: drawContent(t), Options: drawContent(t), Preload: drawContent(t), Verifier: drawContent(t),
				Engine: market.EngineOf(drawEngine(t)),
				Fuel:   rapid.Uint64().Draw(t, "fuel"), Pages: rapid.Uint32().Draw(t, "pages"), MaxResult: rapid.Uint32().Draw(t, "max"),
				Reward: drawWei(t), Deposit: drawWei(t),
				Replicas: rapid.Uint8().Draw(t, "n"), Quorum: rapid.Uint8().Draw(t, "q"), AuditRate: rapid.Uint16().Draw(t, "audit"),
				Clocks: market.Clocks{Matching: rapid.Uint32().Draw(t, "m"), Run: rapid.Uint32().Draw(t, "r"), Challenge: rapid.Uint32().Draw(t, "c")},
				Policy: draw[common.Hash](t, 32), AllowList: draw[common.Hash](t, 32), Flags: rapid.Uint8().Draw(t, "flags"),
			},
		}
		// The data of `cancel` is a selector and the job, as jobId wants it.
		packed, _, err := agency.Pack(market.Cancel{Job: job})
		if err != nil {
			t.Fatal(err)
		}
		abiOf := c.GetABI()
		selector := abiOf.Methods["jobId"].ID
		if got, want := w.ID(job), ask(t, append(append([]byte{}, selector...), packed[4:]...)); got != want {
			t.Fatalf("job %+v is %s in Go and %s in Solidity", job, got, want)
		}
		id, worker, seat := draw[common.Hash](t, 32), draw[market.Address](t, 20), rapid.Uint8().Draw(t, "seat")
		r := market.Result{Record: draw[common.Hash](t, 32), Outcome: market.Outcome(rapid.Uint8Range(0, 7).Draw(t, "outcome")), FuelUsed: rapid.Uint64().Draw(t, "used")}
		finger, salt := draw[common.Hash](t, 32), draw[common.Hash](t, 32)
		data := c.PackCommitmentOf(id, seat, worker, bindings.RunResult{Record: r.Record, Outcome: uint8(r.Outcome), FuelUsed: r.FuelUsed}, finger, salt)
		if got, want := w.Commitment(id, seat, worker, r, finger, salt), ask(t, data); got != want {
			t.Fatalf("the commitment is %s in Go and %s in Solidity", got, want)
		}
	})
}

func TestTermsAreTheProfiles(t *testing.T) {
	w := newWorld(t)
	want, err := agency.Profile("dev")
	if err != nil {
		t.Fatal(err)
	}
	if got := w.Terms(); got.Minimum != want.Minimum || got.CancelDelay != want.CancelDelay || got.MaxDeposit.Cmp(&want.MaxDeposit.Int) != 0 {
		t.Errorf("deployed %+v: want %+v", got, want)
	}
	if _, err := agency.Profile("unheard of"); err == nil {
		t.Error("a profile that is not there was found")
	}
}

// Every error of the contract has a sentence, and whatever data comes, Explain has words.
func TestEveryErrorHasASentence(t *testing.T) {
	c := bindings.NewJobAgency()
	for name, e := range c.GetABI().Errors {
		args := make([]any, len(e.Inputs))
		for i, in := range e.Inputs {
			args[i] = reflect.Zero(in.Type.GetType()).Interface()
			if in.Type.T == abi.UintTy && in.Type.Size > 64 || in.Type.T == abi.UintTy && args[i] == (*big.Int)(nil) {
				args[i] = new(big.Int)
			}
		}
		packed, err := e.Inputs.Pack(args...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := agency.Explain(append(e.ID[:4:4], packed...))
		if got.Code != name || got.Sentence == "" {
			t.Errorf("%s is explained as %+v", name, got)
		}
	}
}

func FuzzExplain(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0x08, 0xc3, 0x79, 0xa0})
	f.Add(common.FromHex("0x08c379a00000000000000000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000568690a1b0700000000000000000000000000000000000000000000000000000000"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := agency.Explain(data)
		if got.Sentence == "" || strings.ContainsAny(got.Sentence, "\x00\x07\x1b\r") {
			t.Errorf("%x is explained as %q", data, got.Sentence)
		}
	})
}

func FuzzDecode(f *testing.F) {
	c := bindings.NewJobAgency()
	for _, e := range c.GetABI().Events {
		f.Add(e.ID[:], []byte{1, 2, 3}, make([]byte, 320))
	}
	f.Fuzz(func(_ *testing.T, topic, id, data []byte) {
		l := &types.Log{Topics: []common.Hash{common.BytesToHash(topic), common.BytesToHash(id), {1}, {2}}, Data: data}
		_, _ = agency.Decode(l, 1) // must not panic
	})
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	w := newWorld(t)
	if _, err := agency.Open(t.Context(), w.chain.Client(), common.Address{1}); !errors.Is(err, agency.ErrNoContract) {
		t.Errorf("no contract: %v", err)
	}
}

func TestEstimate(t *testing.T) {
	w := newWorld(t)
	s := spec(t, w.Terms())
	fee, err := w.Estimate(t.Context(), w.key.address, market.Post{Spec: s})
	if err != nil || fee.Gas < 21000 || fee.Max().Cmp(fee.Likely()) < 0 {
		t.Errorf("posting costs %+v, %v", fee, err)
	}
	var refused *market.RefusedError
	s.Verifier = s.Code
	if _, err := w.Estimate(t.Context(), w.key.address, market.Post{Spec: s}); !errors.As(err, &refused) || refused.Code != "Unsupported" {
		t.Errorf("a verifier is refused with %v", err)
	}
	s.Verifier = market.Content{}
	if _, err := w.Estimate(t.Context(), common.Address{3}, market.Post{Spec: s}); !errors.Is(err, market.ErrNoFunds) {
		t.Errorf("an empty account is refused with %v", err)
	}
}

// A machine with many addresses announces those that fit; the contract would refuse the rest, and the worker could do nothing.
func TestHintFitsTheContract(t *testing.T) {
	w := newWorld(t)
	var many []string
	for range 30 {
		many = append(many, "/ip4/203.0.113.7/tcp/4001/p2p/12D3KooW"+strings.Repeat("x", 100))
	}
	w.do(t, market.Register{Peers: many, Deposit: big.NewInt(1)})
	got, err := w.Registration(t.Context(), w.key.address, w.birth)
	if err != nil || len(got) < 2 || got[0] != many[0] {
		t.Errorf("%d addresses are announced, %v", len(got), err)
	}
	w.do(t, market.Register{Deposit: big.NewInt(1)})
	if got, err = w.Registration(t.Context(), w.key.address, w.birth); err != nil || len(got) != 0 {
		t.Errorf("nothing is announced as %q, %v", got, err)
	}
}

// silent is a node that answers nothing, like one behind a broken connection.
type silent struct{ simulated.Client }

func (silent) HeaderByNumber(ctx context.Context, _ *big.Int) (*types.Header, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (silent) FilterLogs(ctx context.Context, _ ethereum.FilterQuery) ([]types.Log, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// F1: nobody waits for ever for a node that has fallen silent.
func TestSilentNodeIsGivenUp(t *testing.T) {
	w := newWorld(t)
	a, err := agency.Open(t.Context(), silent{w.chain.Client()}, w.Address)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		_, now := a.Now(t.Context())
		_, events := a.Events(t.Context(), market.ID{}, 0)
		_, fee := a.Estimate(t.Context(), w.key.address, market.Withdraw{})
		for _, err := range []error{now, events, fee} {
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		}
	})
}

// capped is a node that searches few blocks at once, as hosted ones do.
type capped struct{ simulated.Client }

type rangeError struct{ error }

func (rangeError) ErrorCode() int { return -32005 }

func (c capped) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	if q.ToBlock == nil || new(big.Int).Sub(q.ToBlock, q.FromBlock).Int64() >= 150 {
		return nil, rangeError{errors.New("block range is too wide")}
	}
	return c.Client.FilterLogs(ctx, q)
}

// F7: jobs and workers of long ago are found on nodes that limit what they search.
func TestLongAgoIsFound(t *testing.T) {
	w := newWorld(t)
	a, err := agency.Open(t.Context(), capped{w.chain.Client()}, w.Address)
	if err != nil {
		t.Fatal(err)
	}
	for _, peer := range []string{"old", "new"} {
		w.do(t, market.Register{Peers: []string{peer}, Deposit: big.NewInt(1)})
		for range 300 {
			w.chain.Commit()
		}
	}
	if got, err := a.Registration(t.Context(), w.key.address, 0); err != nil || len(got) != 1 || got[0] != "new" {
		t.Errorf("the worker is at %q, %v", got, err)
	}
}
