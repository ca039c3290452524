package channel_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
)

var (
	contract  = channel.Contract{ChainID: 1337, Address: common.HexToAddress("0xc0ffee")}
	payerKey  = key(1)
	signerKey = key(2)
	payee     = common.HexToAddress("0xbee")
)

func TestSignedIsRecovered(t *testing.T) {
	v := channel.Voucher{Lane: 3, Total: channel.NewAmount(5), Matures: 7, Length: 9, Head: common.Hash{11}}
	for n := range byte(20) { // both parities
		v.Head[1] = n
		s, err := channel.Sign(contract, channel.ID{1}, v, payerKey)
		if err != nil {
			t.Fatal(err)
		}
		if who, err := s.Signer(contract); err != nil || who != crypto.PubkeyToAddress(payerKey.PublicKey) {
			t.Errorf("signed by %s, %v", who, err)
		}
		for name, change := range map[string]func(*channel.Signed){
			"lane":      func(s *channel.Signed) { s.Voucher.Lane++ },
			"total":     func(s *channel.Signed) { s.Voucher.Total = channel.NewAmount(6) },
			"maturity":  func(s *channel.Signed) { s.Voucher.Matures++ },
			"length":    func(s *channel.Signed) { s.Voucher.Length++ },
			"head":      func(s *channel.Signed) { s.Voucher.Head[0]++ },
			"channel":   func(s *channel.Signed) { s.Channel[0]++ },
			"signature": func(s *channel.Signed) { s.Signature = append(bytes.Clone(s.Signature[:63]), s.Signature[63]^1) },
			"too long":  func(s *channel.Signed) { s.Signature = append(bytes.Clone(s.Signature), 0) },
			"none":      func(s *channel.Signed) { s.Signature = nil },
		} {
			other := s
			change(&other)
			if who, err := other.Signer(contract); err == nil && who == crypto.PubkeyToAddress(payerKey.PublicKey) {
				t.Errorf("%s: the signature holds for another voucher", name)
			} else if err != nil && !errors.Is(err, channel.ErrSignature) {
				t.Errorf("%s: %v", name, err)
			}
		}
		elsewhere := contract
		elsewhere.ChainID++
		if who, err := s.Signer(elsewhere); err == nil && who == crypto.PubkeyToAddress(payerKey.PublicKey) {
			t.Error("the signature holds on another chain")
		}
	}
}

// The form on the wire is fixed: other implementations read and write it.
func TestWireForm(t *testing.T) {
	s := channel.Signed{
		Channel:   channel.ID{1},
		Voucher:   channel.Voucher{Lane: 1, Total: channel.NewAmount(256), Matures: 1 << 32, Length: 60, Head: common.Hash{2}},
		Signature: []byte{1, 2, 3},
	}
	block, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	want := "a7" + "63736967" + "43010203" + "6468656164" + "5820" + "02" + zeros(31) + "646c616e65" + "01" + "65746f74616c" + "4c" +
		zeros(10) + "0100" + "666c656e677468" + "183c" + "676368616e6e656c" + "5820" + "01" + zeros(31) + "676d617475726573" + "1b0000000100000000"
	if got := hex.EncodeToString(block); got != want {
		t.Errorf("the block is\n%s, want\n%s", got, want)
	}
	if again, err := channel.Decode(block); err != nil || !reflect.DeepEqual(again, s) {
		t.Errorf("%+v, %v", again, err)
	}
}

func zeros(n int) string { return hex.EncodeToString(make([]byte, n)) }

func TestTooLongToSend(t *testing.T) {
	if _, err := (channel.Signed{Signature: make([]byte, channel.MaxSigned)}).Encode(); !errors.Is(err, channel.ErrMalformed) {
		t.Error(err)
	}
	if _, err := channel.Decode(make([]byte, channel.MaxSigned+1)); !errors.Is(err, channel.ErrMalformed) {
		t.Error(err)
	}
}

func FuzzDecode(f *testing.F) {
	s, err := channel.Sign(contract, channel.ID{1}, channel.Voucher{Total: channel.MaxAmount, Matures: channel.MaxTime}, payerKey)
	if err != nil {
		f.Fatal(err)
	}
	block, err := s.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(block)
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, block []byte) {
		s, err := channel.Decode(block)
		if err != nil {
			if !errors.Is(err, channel.ErrMalformed) {
				t.Fatalf("%v is not ErrMalformed", err)
			}
			return
		}
		again, err := s.Encode()
		if err != nil || !bytes.Equal(again, block) {
			t.Fatalf("%x was read, %x written, %v", block, again, err)
		}
		_, _ = s.Signer(contract)
	})
}

func BenchmarkSign(b *testing.B) {
	v := channel.Voucher{Total: channel.NewAmount(1), Head: common.Hash{1}}
	for b.Loop() {
		if _, err := channel.Sign(contract, channel.ID{1}, v, payerKey); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "vouchers/s")
}

func BenchmarkVerify(b *testing.B) {
	s, err := channel.Sign(contract, channel.ID{1}, channel.Voucher{Total: channel.NewAmount(1)}, payerKey)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Signer(contract); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "vouchers/s")
}
