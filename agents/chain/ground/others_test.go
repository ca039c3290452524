package ground_test

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"emet/agents/chain/chaintest"
	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
	"emet/bindings"
)

// need fails the test at once.
func need[T any](t *testing.T) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// deploy deploys a contract of which no profile knows.
func (w *world) deploy(t *testing.T, bin string, arguments []byte) common.Address {
	t.Helper()
	nonce := need[uint64](t)(w.PendingNonceAt(t.Context(), w.key.address))
	tx := need[*types.Transaction](t)(w.key.SignTx(t.Context(), types.NewTx(&types.DynamicFeeTx{
		ChainID: w.Ground.ChainID, Nonce: nonce, Data: append(common.FromHex(bin), arguments...), Gas: 5_000_000,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
	}), w.Ground.ChainID))
	if err := w.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	r := need[*types.Receipt](t)(w.TransactionReceipt(t.Context(), tx.Hash()))
	if r.Status != types.ReceiptStatusSuccessful {
		t.Fatal("the constructor reverted")
	}
	return r.ContractAddress
}

func (w *world) head(t *testing.T) *types.Header {
	t.Helper()
	return need[*types.Header](t)(w.Head(t.Context()))
}

// to makes blocks up to a number.
func (w *world) to(t *testing.T, block uint64) {
	t.Helper()
	for w.head(t).Number.Uint64() < block {
		w.chain.Commit()
	}
}

// SR-04: an operator shows the secrets of its chain until it leaves, and another loses its bond. With fewer than three
// operators, there is no randomness, and that is said.
func TestBeacons(t *testing.T) {
	w := newWorld(t, "dev")
	bond := big.NewInt(params.Ether)
	at := w.deploy(t, bindings.BeaconMetaData.Bin,
		bindings.NewBeacon().PackConstructor([]common.Address{w.key.address, {2}, {3}}, 4, 4, bond))
	b := w.Beacon(at)
	secrets := []common.Hash{{1}}
	for range 3 {
		last := secrets[len(secrets)-1]
		secrets = append(secrets, crypto.Keccak256Hash(last[:]))
	}
	if got, err := b.Bond(t.Context(), w.key.address); err != nil || got.Cmp(bond) != 0 {
		t.Fatalf("the bond is %s, %v", got, err)
	}
	var refused *market.RefusedError
	if _, err := b.Bond(t.Context(), common.Address{9}); !errors.As(err, &refused) || refused.Code != "NotOperator" {
		t.Errorf("a stranger's bond: %v", err)
	}
	c, err := b.Join(secrets[3], bond)
	w.do(t, c, err)
	o := need[ground.Operator](t)(b.Operator(t.Context(), w.key.address))
	if o.Tip != secrets[3] || !o.Bonded || o.From != o.Owes || o.From != need[uint64](t)(b.Epoch(t.Context(), w.head(t).Number))+2 {
		t.Fatalf("%+v", o)
	}
	first, last, err := b.Reveals(t.Context(), o.From)
	if err != nil || last < first {
		t.Fatalf("secrets are shown from %d to %d, %v", first, last, err)
	}
	w.to(t, first)
	c, err = b.Record(new(big.Int).SetUint64(first - 1))
	w.do(t, c, err)
	c, err = b.Reveal(w.key.address, o.From, secrets[2])
	w.do(t, c, err)
	if expected, shown, err := b.Secrets(t.Context(), o.From); err != nil || expected != 1 || shown != 1 {
		t.Errorf("%d of %d secrets are shown, %v", shown, expected, err)
	}
	if d := need[ground.Draw](t)(w.RandomnessOf(t.Context(), at, new(big.Int).SetUint64(first-1), common.Hash{1})); !d.Lost || d.Known {
		t.Errorf("one operator makes %+v", d)
	}
	c, err = b.Leave()
	w.do(t, c, err)
	o = need[ground.Operator](t)(b.Operator(t.Context(), w.key.address))
	_, last, err = b.Reveals(t.Context(), o.Owes)
	if err != nil || o.Until == 0 {
		t.Fatalf("%+v, %v", o, err)
	}
	w.to(t, last+1)
	c, err = b.Miss(w.key.address)
	w.do(t, c, err)
	if o = need[ground.Operator](t)(b.Operator(t.Context(), w.key.address)); o.Bonded {
		t.Errorf("%+v", o)
	}
	c, err = b.Withdraw(w.key.address)
	if code := w.refusal(t, c, err); code != "NothingToWithdraw" {
		t.Errorf("a bond that was burnt: %s", code)
	}
}

// refusal says why a call would be refused.
func (w *world) refusal(t *testing.T, c ground.Call, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.CallContract(t.Context(), ethereum.CallMsg{From: w.key.address, To: &c.To, Data: c.Data, Value: c.Value}, nil)
	var data interface{ ErrorData() any }
	if !errors.As(err, &data) {
		t.Fatalf("%s is not refused: %v", c.Name, err)
	}
	return ground.Explain(common.FromHex(data.ErrorData().(string))).Code
}

// SR-04: whoever relies on hashes of blocks says how much depends on one.
func TestBlockhashBeacon(t *testing.T) {
	w := newWorld(t, "dev")
	b := w.BlockhashBeacon(w.Randomness)
	limit := need[channel.Amount](t)(b.Cap(t.Context()))
	if ok, err := b.IsListed(t.Context(), w.Ground.ChainID); err != nil || !ok || limit.IsZero() {
		t.Fatalf("listed %v, cap %s, %v", ok, limit, err)
	}
	block := new(big.Int).Add(w.head(t).Number, big.NewInt(5))
	c, err := b.Rely(block, limit)
	w.do(t, c, err)
	if got := need[channel.Amount](t)(b.Reliance(t.Context(), w.key.address, block)); got != limit {
		t.Errorf("%s depend on the block, want %s", got, limit)
	}
	c, err = b.Rely(block, limit)
	if code := w.refusal(t, c, err); code != "CapExceeded" {
		t.Errorf("beyond the cap: %s", code)
	}
	w.to(t, block.Uint64()+1)
	if d := need[ground.Draw](t)(w.RandomnessOf(t.Context(), w.Randomness, block, common.Hash{1})); !d.Known || d.Value == (common.Hash{}) {
		t.Errorf("%+v", d)
	}
}

// SR-05: a slot from its stake to its release.
func TestAuditors(t *testing.T) {
	w := newWorld(t, "dev")
	a := w.Auditors(w.deploy(t, bindings.AuditorSlotsMetaData.Bin, bindings.NewAuditorSlots().PackConstructor(
		big.NewInt(1000), big.NewInt(10), new(big.Int), big.NewInt(30), 0, nil, []common.Address{{7}, {8}, {9}})))
	stake := need[*big.Int](t)(a.Stake(t.Context()))
	if stake.Int64() != 1000 {
		t.Fatalf("a slot costs %s", stake)
	}
	c, err := a.Open(stake)
	w.do(t, c, err)
	c, err = a.Sit(1)
	w.do(t, c, err)
	slot := need[ground.AuditorSlot](t)(a.Slot(t.Context(), 1))
	if slot.Owner != w.key.address || !slot.Seated || slot.OpenedAt == 0 || slot.FreeAt != 0 {
		t.Errorf("%+v", slot)
	}
	epoch := need[uint64](t)(a.Epoch(t.Context()))
	if n, fromList, err := a.Size(t.Context(), epoch); err != nil || n != 0 || !fromList {
		t.Errorf("%d slots, from the list %v, %v", n, fromList, err)
	}
	if list := need[[]common.Address](t)(a.List(t.Context())); len(list) != 3 {
		t.Errorf("%v are listed", list)
	}
	drawn := need[[]ground.Drawn](t)(a.Draw(t.Context(), common.Hash{1}, epoch, 2, common.Address{8}))
	if len(drawn) != 2 || drawn[0].Owner == drawn[1].Owner || drawn[0].Owner == (common.Address{8}) || drawn[1].Owner == (common.Address{8}) {
		t.Errorf("%+v", drawn)
	}
	c, err = a.Close(1)
	w.do(t, c, err)
	c, err = a.Release(1)
	if code := w.refusal(t, c, err); code != "TooYoung" && code != "WrongState" {
		t.Errorf("released at once: %s", code)
	}
	// Right after a block, the pool may not have noticed yet that it is empty.
	chaintest.Eventually(t, "time can pass", func() bool { return w.chain.AdjustTime(time.Minute) == nil })
	w.do(t, c, nil)
}

// relays are read, and convicted of what they anchored.
func TestRelayFaults(t *testing.T) {
	for _, fault := range []string{"forged", "disorder"} {
		t.Run(fault, func(t *testing.T) {
			w := newWorld(t, "dev")
			offer := w.post(t)
			client := w.key.address
			block := w.head(t).Number.Uint64()
			w.chain.Commit()
			challenge := need[common.Hash](t)(w.ClientChallenge(t.Context(), offer, client, block))
			nonce := need[uint64](t)(hashcash.Mine(t.Context(), challenge, 4, hashcash.Options{}))
			c, err := w.RegisterClientByWork(offer, client, block, nonce)
			w.do(t, c, err)
			r := hosting.Reservation{Offer: offer, Client: client, Writer: client, Tag: hosting.Tag{'n'}, Initial: something}
			key := need[common.Hash](t)(w.KeyID(t.Context(), r))
			c, err = w.Reserve(r, nil)
			w.do(t, c, err)
			if of, ok, err := w.OfferOfKey(t.Context(), key); err != nil || !ok || of != offer {
				t.Errorf("the key is of offer %s, %v, %v", of, ok, err)
			}
			if _, ok, err := w.OfferOfKey(t.Context(), common.Hash{1}); err != nil || ok {
				t.Errorf("a key that is none: %v, %v", ok, err)
			}
			c, err = w.BondRelay(need[*big.Int](t)(w.LeastBond(t.Context())))
			w.do(t, c, err)

			sign := func(index uint64) hosting.SignedUpdate {
				u := hosting.Update{Key: key, Index: index, Content: something, Deadline: 1<<40 - 1}
				s := need[eip712.Signature](t)(eip712.Sign(w.KeyDomain().Digest(u.Message()), w.key.private))
				return hosting.SignedUpdate{Update: u, Signature: s}
			}
			batch := hosting.Batch{sign(2), sign(1), sign(3)}
			if fault == "forged" {
				batch[1].Update.Index = 7
			}
			c, err = w.AnchorBatch(offer, batch.Root(), 3, something)
			w.do(t, c, err)
			b, found, err := w.RelayBatch(t.Context(), client, 0)
			if err != nil || !found || b.Root != batch.Root() || b.Count != 3 || b.Document != something || b.At != w.head(t).Time || b.First != 1 {
				t.Fatalf("%+v, %v, %v", b, found, err)
			}
			if all := need[[]ground.RelayBatch](t)(w.RelayBatches(t.Context(), offer)); len(all) != 1 || all[0] != b {
				t.Errorf("%+v", all)
			}
			first, second := b.Anchored(0, batch), b.Anchored(1, batch)
			if ok := need[bool](t)(w.IsAnchored(t.Context(), client, first)); !ok {
				t.Error("what was anchored is not")
			}
			if fault == "forged" {
				c, err = w.ProveForged(client, first)
				if code := w.refusal(t, c, err); code != "NoFault" {
					t.Errorf("what is right: %s", code)
				}
				c, err = w.ProveForged(client, second)
			} else {
				c, err = w.ProveDisorder(client, second, b.Anchored(2, batch))
				if code := w.refusal(t, c, err); code != "NoFault" {
					t.Errorf("what is in order: %s", code)
				}
				c, err = w.ProveDisorder(client, first, second)
			}
			w.do(t, c, err)
			if relay := need[ground.Relay](t)(w.Relay(t.Context(), client)); relay.Bond.Sign() != 0 || relay.Batches != 1 {
				t.Errorf("%+v", relay)
			}
		})
	}
}

var something = market.Content{Digest: [32]byte{1}, Codec: market.Raw}

// post posts an offer whose ticks begin now.
func (w *world) post(t *testing.T) hosting.OfferID {
	t.Helper()
	p := hosting.Posting{
		Tag: hosting.Tag{'a'}, Document: something,
		Terms: hosting.Terms{
			Entry: hosting.Entry{ClientBits: 4}, ExitDelay: 604800, StartBlock: w.head(t).Number.Uint64() + 10, TickBlocks: 20,
			Court: w.StampCourt, Randomness: w.Randomness,
		},
	}
	c, err := w.Post(w.key.address, p, nil)
	w.do(t, c, err)
	return need[hosting.OfferID](t)(w.OfferID(t.Context(), w.key.address, p.Salt))
}

// What is little used of the channels.
func TestCreditAndBounds(t *testing.T) {
	w := newWorld(t, "dev")
	if shortest, longest, err := w.WindowBounds(t.Context()); err != nil || shortest == 0 || longest <= shortest {
		t.Errorf("windows of %d to %d, %v", shortest, longest, err)
	}
	if c := need[channel.Amount](t)(w.Credit(t.Context(), common.Address{}, w.key.address)); !c.IsZero() {
		t.Errorf("a credit of %s", c)
	}
	c, err := w.WithdrawCredit(common.Address{}, w.key.address)
	if code := w.refusal(t, c, err); code != "NothingToWithdraw" && code != "NothingToPay" {
		t.Errorf("no credit: %s", code)
	}
}
