package ground_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/market"
)

// account signs with a key in memory.
type account struct {
	private *ecdsa.PrivateKey
	address common.Address
}

func (a account) Address() common.Address { return a.address }

func (a account) SignTx(_ context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), a.private)
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

// world is a chain with all contracts and an account that owns ether.
type world struct {
	*ground.Ground
	mining
	key account
}

func newWorld(t *testing.T, profile string) *world {
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
	m := mining{chain.Client(), chain}
	at, err := ground.Deploy(t.Context(), m, key, profile)
	if err != nil {
		t.Fatal(err)
	}
	g, err := ground.Open(t.Context(), m, at)
	if err != nil {
		t.Fatal(err)
	}
	return &world{g, m, key}
}

// do sends a call.
func (w *world) do(t *testing.T, c ground.Call, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	nonce, err := w.PendingNonceAt(t.Context(), w.key.address)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := w.key.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: w.Ground.ChainID, Nonce: nonce, To: &c.To, Value: c.Value, Data: c.Data, Gas: 2_000_000,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
	}), w.Ground.ChainID)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	r, err := w.TransactionReceipt(t.Context(), tx.Hash())
	if err != nil || r.Status != types.ReceiptStatusSuccessful {
		t.Fatalf("%s: %+v, %v", c.Name, r, err)
	}
}

// What was posted is what is read, in both profiles.
func TestOffersComeBack(t *testing.T) {
	for _, profile := range []string{"dev", "public"} {
		w := newWorld(t, profile)
		head, err := w.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		p := hosting.Posting{
			Salt: common.Hash{7}, Tag: hosting.Tag{'a'}, Document: market.Content{Digest: [32]byte{1}, Codec: market.Raw},
			Terms: hosting.Terms{
				Entry:     hosting.Entry{WorkerBits: 8, ClientBits: 4, ComplaintBits: 2, WorkerDeposit: hosting.Amount(1000)},
				ExitDelay: 604800, StartBlock: head.Number.Uint64() + 10, TickBlocks: 20, Court: w.StampCourt,
				Randomness: w.Randomness, Bond: hosting.Amount(params.Ether),
			},
		}
		id, err := w.OfferID(t.Context(), w.key.address, p.Salt)
		if err != nil {
			t.Fatal(err)
		}
		c, err := w.Post(w.key.address, p, nil)
		w.do(t, c, err)
		want := hosting.Offer{ID: id, Master: w.key.address, Version: 1, Tag: p.Tag, Document: p.Document, Terms: p.Terms}
		if got, err := w.Offers(t.Context(), w.key.address); err != nil || !reflect.DeepEqual(got, []hosting.Offer{want}) {
			t.Errorf("came back as %+v, want %+v, %v", got, want, err)
		}
		r := hosting.Revision{
			Offer: id, Version: 2, Tag: hosting.Tag{'b'}, Document: market.Content{Digest: [32]byte{2}, Codec: market.Raw},
			Previous: p.Document, Entry: p.Terms.Entry,
		}
		c, err = w.Revise(r, nil)
		w.do(t, c, err)
		want.Version, want.Tag, want.Document = 2, r.Tag, r.Document
		if got, err := w.Offers(t.Context(), common.Address{}); err != nil || !reflect.DeepEqual(got, []hosting.Offer{want}) {
			t.Errorf("revised as %+v, want %+v, %v", got, want, err)
		}
		var refused *market.RefusedError
		if _, err := w.Offer(t.Context(), common.Hash{1}); !errors.As(err, &refused) || refused.Code != "OfferNotFound" {
			t.Errorf("an unknown offer: %v", err)
		}
	}
}

func TestOpenWantsCode(t *testing.T) {
	w := newWorld(t, "dev")
	for _, change := range []func(*ground.Addresses){
		func(a *ground.Addresses) { a.OfferBoard = common.Address{1} },
		func(a *ground.Addresses) { a.IdentityRegistry = common.Address{1} },
		func(a *ground.Addresses) { a.KeyLog = common.Address{1} },
		func(a *ground.Addresses) { a.TickLog = common.Address{1} },
		func(a *ground.Addresses) { a.StampCourt = common.Address{1} },
		func(a *ground.Addresses) { a.PaymentChannels = common.Address{1} },
		func(a *ground.Addresses) { a.Randomness = common.Address{1} },
	} {
		a := w.Addresses
		change(&a)
		if _, err := ground.Open(t.Context(), w.mining, a); !errors.Is(err, ground.ErrNoContract) {
			t.Errorf("%+v: %v", a, err)
		}
	}
	if _, err := ground.Deploy(t.Context(), w.mining, w.key, "private"); err == nil {
		t.Error("a profile that is none")
	}
}

// Every error of every contract has a sentence, which uses no argument that there is not.
func TestErrorsHaveSentences(t *testing.T) {
	seen := 0
	for _, c := range bound {
		for _, e := range c.GetABI().Errors {
			data := append(e.ID[:4:4], make([]byte, 32*len(e.Inputs))...)
			if e.Name == "StringTooLong" { // a dynamic argument: where it is, and its length
				data = append(append(e.ID[:4:4], common.LeftPadBytes([]byte{32}, 32)...), make([]byte, 32)...)
			}
			got := ground.Explain(data)
			if got.Code != e.Name || got.Sentence == "" || strings.Contains(got.Sentence, "%!") || !ground.Knows(data) {
				t.Errorf("%s: %+v", e.Sig, got)
			}
			seen++
		}
	}
	if seen < 120 {
		t.Errorf("%d errors: where are the others?", seen)
	}
}

func FuzzExplain(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add(crypto.Keccak256([]byte("OfferExists(bytes32)"))[:4])
	f.Add(append(crypto.Keccak256([]byte("StringTooLong(string)"))[:4], make([]byte, 64)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if why := ground.Explain(data); why.Code == "" || why.Sentence == "" {
			t.Errorf("%x: %+v", data, why)
		}
		ground.Knows(data)
	})
}
