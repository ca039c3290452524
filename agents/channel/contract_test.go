package channel_test

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"pgregory.net/rapid"

	"emet/agents/chain/chaintest"
	"emet/agents/channel"
)

// Whatever is done to channels, the contract and the model do the same: the same states, the same refusals, and the
// balances agree to the wei.
func TestContractAndModelAgree(t *testing.T) {
	fewer(t, "12") // each step is a block
	r := deploy(t)
	payers := []*ecdsa.PrivateKey{key(1), key(2)}
	third, relay := key(3), key(4) // signs for others; pays for what anybody may do
	earner := crypto.PubkeyToAddress(key(3).PublicKey)
	salt := uint32(0)
	rapid.Check(t, func(t *rapid.T) {
		m := &model{real: r, t: t, relay: relay, deltas: make(map[common.Address]*big.Int)}
		for i, payer := range payers {
			salt++
			c := channel.Channel{
				Payer: crypto.PubkeyToAddress(payer.PublicKey), Payee: common.Address{0xbe, byte(salt >> 8), byte(salt)},
				Signer: crypto.PubkeyToAddress(payer.PublicKey), Window: shortest, Threshold: 60, Salt: salt,
			}
			m.payee = common.Address{0xbe}
			c.Payee = m.payee
			keys := []*ecdsa.PrivateKey{payer}
			if i == 1 {
				c.Signer, keys = earner, []*ecdsa.PrivateKey{third, payer}
			}
			deposit := channel.NewAmount(rapid.Uint64Range(1, 100).Draw(t, "deposit"))
			m.do(payer, deposit, r.bindings.PackOpen(bound(c), deposit.Big()), nil)
			m.all = append(m.all, &one{c: c, id: c.ID(r.contract), payer: payer, keys: keys, s: channel.Opened(deposit)})
		}
		m.check()
		t.Repeat(m.actions())
	})
}

// one is a channel in the model.
type one struct {
	c     channel.Channel
	id    channel.ID
	payer *ecdsa.PrivateKey
	keys  []*ecdsa.PrivateKey // that may sign, now or later
	s     channel.State
}

type model struct {
	*real
	t      *rapid.T
	relay  *ecdsa.PrivateKey
	payee  common.Address
	all    []*one
	deltas map[common.Address]*big.Int // what the balance of an account should have changed by
}

func (m *model) pick(t *rapid.T) *one { return rapid.SampledFrom(m.all).Draw(t, "channel") }

func (m *model) credit(who common.Address, a channel.Amount, sign int64) {
	if m.deltas[who] == nil {
		m.deltas[who] = new(big.Int)
	}
	m.deltas[who].Add(m.deltas[who], new(big.Int).Mul(a.Big(), big.NewInt(sign)))
}

// do sends a call, which must end as the model says, and compares every balance.
func (m *model) do(from *ecdsa.PrivateKey, value channel.Amount, data []byte, want error) {
	m.t.Helper()
	if got := m.why(from, value.Big(), data); !errors.Is(got, want) || (got == nil) != (want == nil) {
		m.t.Fatalf("the contract says %v, the model %v", got, want)
	}
	who := crypto.PubkeyToAddress(from.PublicKey)
	if want == nil {
		m.credit(who, value, -1)
		m.credit(m.contract.Address, value, 1)
	} else {
		clear(m.deltas)
	}
	before := make(map[common.Address]*big.Int)
	for a := range m.deltas {
		before[a] = m.ether(a)
	}
	if _, ok := before[who]; !ok {
		before[who] = m.ether(who)
	}
	receipt := m.send(from, &m.contract.Address, value.Big(), data)
	if (receipt.Status == types.ReceiptStatusSuccessful) != (want == nil) {
		m.t.Fatalf("status %d, want error %v", receipt.Status, want)
	}
	fee := new(big.Int).Mul(receipt.EffectiveGasPrice, new(big.Int).SetUint64(receipt.GasUsed))
	for a, b := range before {
		expected := new(big.Int).Set(b)
		if d := m.deltas[a]; d != nil {
			expected.Add(expected, d)
		}
		if a == who {
			expected.Sub(expected, fee)
		}
		if got := m.ether(a); got.Cmp(expected) != 0 {
			m.t.Fatalf("%s has %v, the model says %v", a, got, expected)
		}
	}
	clear(m.deltas)
}

// pay books in the model what the contract should have paid.
func (m *model) pay(to common.Address, a channel.Amount) {
	m.credit(m.contract.Address, a, -1)
	m.credit(to, a, 1)
}

// voucher is one that has a chance, and who signs it.
func (m *model) voucher(t *rapid.T, o *one) (v channel.Voucher, s channel.Signed, who common.Address) {
	v = channel.Voucher{
		Lane:    uint8(rapid.IntRange(0, 3).Draw(t, "lane")),
		Total:   channel.NewAmount(rapid.Uint64Range(0, 130).Draw(t, "total")),
		Matures: m.now() + rapid.SampledFrom([]uint64{0, 1, 1000}).Draw(t, "matures in"),
		Length:  rapid.SampledFrom([]uint32{0, 59, 60, 100}).Draw(t, "length"),
		Head:    common.Hash{byte(rapid.IntRange(0, 3).Draw(t, "head"))},
	}
	private := rapid.SampledFrom(append(slices.Clone(o.keys), m.relay)).Draw(t, "key")
	s, err := channel.Sign(m.contract, o.id, v, private)
	if err != nil {
		t.Fatal(err)
	}
	return v, s, crypto.PubkeyToAddress(private.PublicKey)
}

// redeem is what the model does with a voucher and who signed it.
func (m *model) redeem(o *one, v channel.Voucher, who common.Address, now uint64) (channel.State, channel.Amount, error) {
	s, gain, err := o.s.Redeem(o.c, v, now)
	if err == nil && who != o.s.Signer(o.c, now) {
		return o.s, channel.Amount{}, channel.ErrSignature
	}
	return s, gain, err
}

func (m *model) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"": func(*rapid.T) { m.check() },
		"top up": func(t *rapid.T) {
			o := m.pick(t)
			a := channel.NewAmount(rapid.Uint64Range(0, 20).Draw(t, "amount"))
			s, err := o.s.TopUp(a)
			m.do(m.relay, a, m.bindings.PackTopUp(o.id), err)
			o.s = s
		},
		"add lanes": func(t *rapid.T) {
			o := m.pick(t)
			more := rapid.SampledFrom([]uint8{0, 1, 2, 14, 15, 16, 255}).Draw(t, "lanes")
			s, err := o.s.AddLanes(more)
			m.do(o.payer, channel.Amount{}, m.bindings.PackAddLanes(bound(o.c), more), err)
			o.s = s
		},
		"start to close": func(t *rapid.T) {
			o := m.pick(t)
			s, err := o.s.StartClose(o.c, m.now())
			m.do(o.payer, channel.Amount{}, m.bindings.PackStartClose(bound(o.c)), err)
			o.s = s
		},
		"revoke": func(t *rapid.T) {
			o := m.pick(t)
			s, err := o.s.Revoke(o.c, m.now())
			m.do(o.payer, channel.Amount{}, m.bindings.PackRevokeSigner(bound(o.c)), err)
			o.s = s
		},
		"finish": func(t *rapid.T) {
			o := m.pick(t)
			s, refund, err := o.s.Finish(m.now())
			m.pay(o.c.Payer, refund)
			m.do(m.relay, channel.Amount{}, m.bindings.PackFinish(bound(o.c)), err)
			o.s = s
		},
		"redeem": func(t *rapid.T) {
			o := m.pick(t)
			v, signed, who := m.voucher(t, o)
			s, gain, err := m.redeem(o, v, who, m.now())
			m.pay(m.payee, gain)
			m.do(m.relay, channel.Amount{}, m.bindings.PackRedeem(bound(o.c), boundVoucher(v), signed.Signature), err)
			o.s = s
		},
		"redeem many": func(t *rapid.T) {
			var items bytes.Buffer
			var paid channel.Amount
			now := m.now()
			for range rapid.IntRange(1, 4).Draw(t, "vouchers") {
				o := m.pick(t)
				v, signed, who := m.voucher(t, o)
				items.Write(item(o.c, signed))
				if s, gain, err := m.redeem(o, v, who, now); err == nil {
					o.s = s
					paid, _ = paid.Plus(gain)
				}
			}
			var err error
			if paid.IsZero() {
				err = errNothing
			}
			m.pay(m.payee, paid)
			m.do(m.relay, channel.Amount{}, m.bindings.PackRedeemMany(m.payee, common.Address{}, shortest, 60, items.Bytes()), err)
		},
		"wait": func(t *rapid.T) {
			seconds := rapid.SampledFrom([]uint64{1, 1000, shortest - 1, shortest}).Draw(t, "seconds")
			// Right after a block, the pool may not have noticed yet that it is empty.
			chaintest.Eventually(m.real.t, "time can pass", func() bool {
				return m.chain.AdjustTime(time.Duration(seconds)*time.Second) == nil
			})
		},
	}
}

// check compares every state.
func (m *model) check() {
	for _, o := range m.all {
		want := o.s
		if want.Closed {
			want.CloseAt = 0
		}
		if got := m.state(o.id); !equal(got, want) {
			m.t.Fatalf("the contract has %+v, the model %+v", got, want)
		}
	}
}

func equal(a, b channel.State) bool {
	return a.Left == b.Left && slices.Equal(a.Paid, b.Paid) && a.CloseAt == b.CloseAt && a.RevokedAt == b.RevokedAt && a.Closed == b.Closed
}
