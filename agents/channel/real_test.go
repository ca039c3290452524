package channel_test

import (
	"crypto/ecdsa"
	"encoding/binary"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/channel"
	"emet/bindings"
)

// real is the contract on a chain in this process.
type real struct {
	t        testing.TB
	chain    *simulated.Backend
	bindings *bindings.PaymentChannels
	contract channel.Contract
	nonces   map[common.Address]uint64
}

const shortest, longest = 3600, 30 * 86_400

// errNothing means that no voucher of a batch counts.
var errNothing = errors.New("nothing to pay")

func deploy(t testing.TB) *real {
	t.Helper()
	rich := types.GenesisAlloc{}
	for n := range byte(4) {
		rich[crypto.PubkeyToAddress(key(n+1).PublicKey)] = types.Account{Balance: new(big.Int).Mul(big.NewInt(1e6), big.NewInt(params.Ether))}
	}
	chain := simulated.NewBackend(rich)
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	// Ahead of the clock on the wall, each block is a second after the one before.
	if err := chain.AdjustTime(20 * 365 * 24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	id, err := chain.Client().ChainID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r := &real{t: t, chain: chain, bindings: bindings.NewPaymentChannels(), nonces: make(map[common.Address]uint64)}
	r.contract.ChainID = id.Uint64()
	code := append(common.FromHex(bindings.PaymentChannelsMetaData.Bin), r.bindings.PackConstructor(shortest, longest)...)
	r.contract.Address = r.send(key(1), nil, nil, code).ContractAddress
	return r
}

// send has an account call the contract in a block of its own; it does so even if the call will revert.
func (r *real) send(from *ecdsa.PrivateKey, to *common.Address, value *big.Int, data []byte) *types.Receipt {
	r.t.Helper()
	ctx, client := r.t.Context(), r.chain.Client()
	who := crypto.PubkeyToAddress(from.PublicKey)
	signer := types.LatestSignerForChainID(new(big.Int).SetUint64(r.contract.ChainID))
	tx, err := types.SignNewTx(from, signer, &types.DynamicFeeTx{
		ChainID: signer.ChainID(), Nonce: r.nonces[who], To: to, Value: value, Data: data, Gas: 4_000_000,
		GasTipCap: big.NewInt(params.GWei), GasFeeCap: big.NewInt(100 * params.GWei),
	})
	if err != nil {
		r.t.Fatal(err)
	}
	r.nonces[who]++
	if err := client.SendTransaction(ctx, tx); err != nil {
		r.t.Fatal(err)
	}
	r.chain.Commit()
	receipt, err := client.TransactionReceipt(ctx, tx.Hash())
	if err != nil {
		r.t.Fatal(err)
	}
	return receipt
}

// now is the time that the next block will have.
func (r *real) now() uint64 {
	header, err := r.chain.Client().HeaderByNumber(r.t.Context(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return header.Time + 1
}

// why is the contract's error for a call, in the words of the model; nil if it would succeed.
func (r *real) why(from *ecdsa.PrivateKey, value *big.Int, data []byte) error {
	// In the block to come: an ordinary call would see the time of the last one.
	_, err := r.chain.Client().PendingCallContract(r.t.Context(), ethereum.CallMsg{
		From: crypto.PubkeyToAddress(from.PublicKey), To: &r.contract.Address, Value: value, Data: data,
	})
	if err == nil {
		return nil
	}
	var with rpc.DataError
	if !errors.As(err, &with) {
		r.t.Fatal(err)
	}
	raw, _ := with.ErrorData().(string)
	reason, err := r.bindings.UnpackError(common.FromHex(raw))
	if err != nil {
		r.t.Fatalf("%s: %v", raw, err)
	}
	switch reason.(type) {
	case *bindings.PaymentChannelsNotOpen:
		return channel.ErrNotOpen
	case *bindings.PaymentChannelsClosing:
		return channel.ErrClosing
	case *bindings.PaymentChannelsTooEarly:
		return channel.ErrTooEarly
	case *bindings.PaymentChannelsWrongLanes:
		return channel.ErrWrongLanes
	case *bindings.PaymentChannelsNoSuchLane:
		return channel.ErrNoSuchLane
	case *bindings.PaymentChannelsNothingNew:
		return channel.ErrNothingNew
	case *bindings.PaymentChannelsAboveBalance:
		return channel.ErrAboveBalance
	case *bindings.PaymentChannelsImmature:
		return channel.ErrImmature
	case *bindings.PaymentChannelsNotRevocable:
		return channel.ErrRevocable
	case *bindings.PaymentChannelsWrongAmount:
		return channel.ErrAmount
	case *bindings.PaymentChannelsNothingToPay:
		return errNothing
	case *bindings.PaymentChannelsWrongSigner:
		return channel.ErrSignature
	}
	r.t.Fatalf("unexpected error %T", reason)
	return nil
}

// state reads what the contract says of a channel.
func (r *real) state(id channel.ID) channel.State {
	b := call(r, r.bindings.PackBalanceOf(id), r.bindings.UnpackBalanceOf)
	s := channel.State{Left: amount(r.t, b.Left), CloseAt: b.CloseAt.Uint64()}
	for lane := range b.Lanes {
		s.Paid = append(s.Paid, amount(r.t, call(r, r.bindings.PackPaidOf(id, lane), r.bindings.UnpackPaidOf)))
	}
	if s.CloseAt == channel.MaxTime {
		s.CloseAt, s.Closed = 0, true
	}
	if b.Revoked {
		s.RevokedAt = call(r, r.bindings.PackRevokedAt(id), r.bindings.UnpackRevokedAt).Uint64()
	}
	return s
}

func call[T any](r *real, data []byte, unpack func([]byte) (T, error)) T {
	out, err := r.chain.Client().CallContract(r.t.Context(), ethereum.CallMsg{To: &r.contract.Address, Data: data}, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	value, err := unpack(out)
	if err != nil {
		r.t.Fatal(err)
	}
	return value
}

func (r *real) ether(who common.Address) *big.Int {
	b, err := r.chain.Client().BalanceAt(r.t.Context(), who, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return b
}

func amount(t testing.TB, x *big.Int) channel.Amount {
	a, err := channel.AmountOf(x)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func bound(c channel.Channel) bindings.Channel {
	return bindings.Channel{Payer: c.Payer, Payee: c.Payee, Signer: c.Signer, Token: c.Token, Rules: c.Rules()}
}

func boundVoucher(v channel.Voucher) bindings.Voucher {
	return bindings.Voucher{Lane: v.Lane, Total: v.Total.Big(), Matures: new(big.Int).SetUint64(v.Matures), Length: v.Length, Head: v.Head}
}

// item is a voucher as a batch has it.
func item(c channel.Channel, s channel.Signed) []byte {
	b := append([]byte{1}, c.Signer[:]...)
	if c.Signer == c.Payer {
		b = []byte{0}
	}
	v := s.Voucher
	b = append(b, c.Payer[:]...)
	b = binary.BigEndian.AppendUint32(b, c.Salt)
	b = append(b, binary.BigEndian.AppendUint64(nil, v.Matures)[3:]...)
	b = binary.BigEndian.AppendUint32(b, v.Length)
	b = append(b, v.Lane)
	b = append(b, v.Total.Big().FillBytes(make([]byte, 12))...)
	b = append(b, v.Head[:]...)
	return append(b, s.Signature...)
}
