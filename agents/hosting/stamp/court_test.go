package stamp_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// account sends transactions and signs what contracts read.
type account struct{ private *ecdsa.PrivateKey }

func (a account) Address() common.Address { return crypto.PubkeyToAddress(a.private.PublicKey) }

func (a account) SignTx(_ context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), a.private)
}

// mining makes a block of each transaction at once.
type mining struct {
	simulated.Client
	chain *simulated.Backend
}

func (m mining) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	err := m.Client.SendTransaction(ctx, tx)
	if err == nil {
		m.chain.Commit()
	}
	return err
}

// trial is an application on a chain, with servers that are registered and a tick that they stamp in.
type trial struct {
	*world
	*ground.Ground
	mining

	sender account
}

func the[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// do sends a call. It reports why the contract refuses it, if it does.
func (tr *trial) do(t *testing.T, c ground.Call, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	from := tr.sender.Address()
	if _, err := tr.CallContract(t.Context(), ethereum.CallMsg{From: from, To: &c.To, Data: c.Data, Value: c.Value}, nil); err != nil {
		var data interface{ ErrorData() any }
		if !errors.As(err, &data) {
			t.Fatal(err)
		}
		why, _ := data.ErrorData().(string)
		return ground.Explain(common.FromHex(why)).Code
	}
	tx := the(tr.sender.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: tr.Ground.ChainID, Nonce: the(tr.PendingNonceAt(t.Context(), from))(t), To: &c.To, Value: c.Value, Data: c.Data,
		Gas: 3_000_000, GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
	}), tr.Ground.ChainID))(t)
	if err := tr.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	if r := the(tr.TransactionReceipt(t.Context(), tx.Hash()))(t); r.Status != types.ReceiptStatusSuccessful {
		t.Fatalf("%s reverted", c.Name)
	}
	return ""
}

func (tr *trial) must(t *testing.T, c ground.Call, err error) {
	t.Helper()
	if why := tr.do(t, c, err); why != "" {
		t.Fatalf("%s is refused: %s", c.Name, why)
	}
}

// newTrial deploys the contracts, posts an offer, registers servers and begins the log of ticks.
func newTrial(t *testing.T, servers int) *trial {
	t.Helper()
	sender := account{keyOf("sender", 0)}
	chain := simulated.NewBackend(types.GenesisAlloc{sender.Address(): {Balance: new(big.Int).Mul(big.NewInt(1000), big.NewInt(params.Ether))}})
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	m := mining{chain.Client(), chain}
	at := the(ground.Deploy(t.Context(), m, sender, "dev"))(t)
	tr := &trial{newWorld(servers, 42), the(ground.Open(t.Context(), m, at))(t), m, sender}
	head := the(tr.Head(t.Context()))(t)
	p := hosting.Posting{
		Salt: common.Hash{7}, Tag: hosting.Tag{'a'}, Document: market.Content{Digest: [32]byte{1}, Codec: market.Raw},
		Terms: hosting.Terms{
			Entry:     hosting.Entry{WorkerBits: 4, ClientBits: 4, ComplaintBits: 2, WorkerDeposit: hosting.Amount(1000)},
			ExitDelay: 604800, StartBlock: head.Number.Uint64() + 30, TickBlocks: 20, Court: tr.StampCourt,
			Randomness: tr.Randomness, Bond: hosting.Amount(params.Ether),
		},
	}
	app := the(tr.OfferID(t.Context(), sender.Address(), p.Salt))(t)
	c, err := tr.Post(sender.Address(), p, nil)
	tr.must(t, c, err)
	tr.rules.App, tr.rules.ChainID, tr.rules.Court = app, tr.Ground.ChainID, tr.StampCourt
	for i := range tr.servers {
		tr.register(t, i)
	}
	var first [hosting.Ahead]hosting.Commitment
	for i := range first {
		first[i] = tr.commit(tr.seed(uint64(i)))
	}
	c, err = tr.StartTicks(app, first, big.NewInt(params.Ether))
	tr.must(t, c, err)
	tr.rules.Tick = the(tr.Ticks(t.Context(), app))(t).Due
	tr.rules.Seed = tr.seed(0)
	tr.checker = stamp.NewChecker(tr.rules)
	return tr
}

func (tr *trial) seed(n uint64) common.Hash { return number("tick", int(n)) }

// register gives a server an identity.
func (tr *trial) register(t *testing.T, i int) {
	t.Helper()
	s := &tr.servers[i]
	signer := crypto.PubkeyToAddress(s.key.PublicKey)
	head := the(tr.Head(t.Context()))(t)
	registry := identity.Registry{ChainID: tr.Ground.ChainID, Address: tr.IdentityRegistry}
	c := identity.Certificate{
		Scope: tr.rules.App, Role: identity.Worker, Owner: tr.sender.Address(), Signer: signer,
		BlockNumber: head.Number.Uint64() - 1, BlockHash: head.ParentHash,
	}
	c.Nonce = the(hashcash.Mine(t.Context(), registry.Challenge(c), 4, hashcash.Options{}))(t)
	call, err := tr.Register(c, the(eip712.Sign(registry.Domain().Digest(c.Possession()), s.key))(t), big.NewInt(1000))
	tr.must(t, call, err)
	delete(tr.rules.Signers, s.id)
	s.id = registry.ID(tr.rules.App, signer)
	tr.rules.Signers[s.id] = signer
}

// commit is what the supervisor binds itself to: each server stamps at a site of its own.
func (tr *trial) commit(seed common.Hash) hosting.Commitment {
	var ids, primes, keys []common.Hash
	for i, s := range tr.servers {
		ids = append(ids, s.id)
		p, _ := stamp.Prime(seed, tr.sites[i], 0, 0)
		primes = append(primes, stamp.PrimeLeaf(tr.sites[i], 0, 0, p))
		keys = append(keys, stamp.KeyLeaf(s.id, tr.sites[i], 0, 0, stamp.Key(seed, s.id, tr.sites[i], 0, 0)))
	}
	return hosting.Commitment{
		PrimesRoot: stamp.NewTree(primes).Root(), KeysRoot: stamp.NewTree(append(keys, hosting.SlotsLeaf(ids))).Root(),
		SeedHash: hosting.SeedHash(seed),
	}
}

// reveal posts the tick, and with it the seed.
func (tr *trial) reveal(t *testing.T) {
	t.Helper()
	o := the(tr.Offer(t.Context(), tr.rules.App))(t)
	for the(tr.Head(t.Context()))(t).Number.Uint64() <= o.Terms.CutOff(tr.rules.Tick) {
		tr.chain.Commit()
	}
	count, accumulator, err := tr.Anchor(t.Context(), tr.rules.App, tr.rules.Tick)
	if err != nil {
		t.Fatal(err)
	}
	c, err := tr.PostTick(hosting.Tick{
		Offer: tr.rules.App, Number: tr.rules.Tick, Count: count, Accumulator: accumulator, UpdateRoot: common.Hash{1},
		StateRoot: common.Hash{2}, Document: market.Content{Digest: [32]byte{3}, Codec: market.Raw},
		Next: tr.commit(tr.seed(3)), Seed: tr.rules.Seed,
	}, nil)
	tr.must(t, c, err)
}

func (tr *trial) state(t *testing.T, id identity.ID) hosting.State {
	t.Helper()
	return the(tr.Identity(t.Context(), id))(t).State
}

// SR-17, N-04, N-11, N-05: what is found here is what the court finds. It convicts of a wrong product and of a wrong link
// with the evidence of a verdict, acquits whom the supervisor dismissed wrongly, and does none of it before the reveal.
func TestCourt(t *testing.T) {
	tr := newTrial(t, 4)
	wrong := tr.run(1, 4, map[int]hand{1: cheats[0].do})
	broken := tr.run(2, 4, map[int]hand{2: func(j job) []byte {
		in := append(make([]byte, stamp.Width(j.number)-32), number("in", 0).Bytes()...)
		j.step.StampIn = crypto.Keccak256Hash(in)
		return stamp.Multiply(in, j.p, j.q)
	}})
	honest := tr.run(3, 4, nil)

	product := tr.checker.Check(wrong).Evidence
	link := tr.checker.Check(broken).Evidence
	if product == nil || product.Kind != stamp.Product || link == nil || link.Kind != stamp.Link {
		t.Fatalf("evidence: %+v, %+v", product, link)
	}
	c, err := tr.ConvictProduct(product.Step, product.Signature, product.Stamp, product.Gap)
	if why := tr.do(t, c, err); why != "NotRevealed" {
		t.Errorf("before the reveal the court says %q", why)
	}
	last := &honest.Steps[4].Step
	d, err := tr.Dismiss(last.Server, hosting.Stamp, last.Message(tr.Ground.ChainID, tr.StampCourt))
	tr.must(t, d, err)

	tr.reveal(t)
	tr.must(t, c, nil)
	c, err = tr.ConvictLink(link.Step, link.Signature, link.Previous)
	tr.must(t, c, err)
	for i, want := range []hosting.State{hosting.Active, hosting.Tombstoned, hosting.Tombstoned, hosting.Dismissed} {
		if got := tr.state(t, tr.servers[i].id); got != want {
			t.Errorf("server %d is %s, want %s", i, got, want)
		}
	}
	// The honest are not convicted, whatever is brought against them.
	in := stampBefore(tr, honest, 4)
	_, gap := stamp.Prime(tr.rules.Seed, last.Site, 0, 0)
	c, err = tr.ConvictProduct(*last, eip712.Signature(honest.Steps[4].Signature), in, gap)
	if why := tr.do(t, c, err); why != "NotGuilty" {
		t.Errorf("of an honest product the court says %q", why)
	}
	c, err = tr.ConvictLink(*last, eip712.Signature(honest.Steps[4].Signature), honest.Steps[3].Step)
	if why := tr.do(t, c, err); why != "NotGuilty" {
		t.Errorf("of an honest link the court says %q", why)
	}
	defence, ok := tr.checker.Defence(honest, 4)
	if !ok {
		t.Fatal("an honest server has no defence")
	}
	c, err = tr.Acquit(defence.Step, defence.Stamp, defence.Gap, defence.Previous)
	tr.must(t, c, err)
	if s := the(tr.Identity(t.Context(), last.Server))(t); !s.Refuted {
		t.Errorf("after the acquittal: %+v", s)
	}
	if _, ok := tr.checker.Defence(wrong, 2); ok {
		t.Error("a guilty server has a defence")
	}
}

// stampBefore is what came in at a Step of an honest request.
func stampBefore(tr *trial, r *stamp.Request, step int) []byte {
	var in []byte
	tr.run(3, len(r.Steps)-1, map[int]hand{step - 1: func(j job) []byte {
		in = j.in
		return honest(j)
	}})
	return in
}
