package channel_test

import (
	"encoding/json"
	"math/big"
	"os"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"emet/agents/channel"
)

// vectors are what the contract says; a forge test keeps them up to date.
type vectors struct {
	Domain struct {
		ChainID  uint64         `json:"chainId,string"`
		Contract common.Address `json:"verifyingContract"`
	}
	Channels []struct {
		Payer, Payee, Signer, Token common.Address
		Rules                       string
		ID                          common.Hash
	}
	Messages []struct {
		Message struct {
			Channel common.Hash
			Lane    uint8 `json:",string"`
			Total   channel.Amount
			Matures uint64 `json:",string"`
			Length  uint32 `json:",string"`
			Head    common.Hash
		}
		Digest    common.Hash
		Signer    common.Address
		Signature hexutil.Bytes
	}
}

func readVectors(t *testing.T) (v vectors, k channel.Contract) {
	t.Helper()
	data, err := os.ReadFile("../../test/vectors/PaymentChannels.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Channels) == 0 || len(v.Messages) == 0 {
		t.Fatal("no vectors")
	}
	return v, channel.Contract{ChainID: v.Domain.ChainID, Address: v.Domain.Contract}
}

func TestIdentifiersAreTheContracts(t *testing.T) {
	v, k := readVectors(t)
	for i, want := range v.Channels {
		rules, ok := new(big.Int).SetString(want.Rules, 10)
		if !ok {
			t.Fatal(want.Rules)
		}
		c := channel.Channel{
			Payer: want.Payer, Payee: want.Payee, Signer: want.Signer, Token: want.Token,
			Window:    uint32(new(big.Int).Rsh(rules, 64).Uint64()),
			Threshold: uint32(new(big.Int).Rsh(rules, 32).Uint64()),
			Salt:      uint32(rules.Uint64()),
		}
		if c.Rules().Cmp(rules) != 0 {
			t.Errorf("%d: the rules are %v, want %v", i, c.Rules(), rules)
		}
		if id := c.ID(k); id != want.ID {
			t.Errorf("%d: the id is %s, the contract says %s", i, id, want.ID)
		}
	}
}

// B-26
func TestDigestsAreTheContracts(t *testing.T) {
	v, k := readVectors(t)
	for i, want := range v.Messages {
		m := want.Message
		voucher := channel.Voucher{Lane: m.Lane, Total: m.Total, Matures: m.Matures, Length: m.Length, Head: m.Head}
		if d := voucher.Digest(k, m.Channel); d != want.Digest {
			t.Errorf("%d: the digest is %s, the contract says %s", i, d, want.Digest)
		}
		signed := channel.Signed{Channel: m.Channel, Voucher: voucher, Signature: want.Signature}
		if who, err := signed.Signer(k); err != nil || who != want.Signer {
			t.Errorf("%d: signed by %s, %v: want %s", i, who, err, want.Signer)
		}
		if d := digestOfGeth(t, k, m.Channel, voucher); d != want.Digest {
			t.Errorf("%d: geth says %s, the contract %s", i, d, want.Digest)
		}
	}
}

// digestOfGeth is what wallets based on geth would sign.
func digestOfGeth(t *testing.T, k channel.Contract, id channel.ID, v channel.Voucher) common.Hash {
	t.Helper()
	field := func(name, kind string) apitypes.Type { return apitypes.Type{Name: name, Type: kind} }
	digest, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
		Types: apitypes.Types{
			"EIP712Domain": {
				field("name", "string"), field("version", "string"), field("chainId", "uint256"),
				field("verifyingContract", "address"),
			},
			"Voucher": {
				field("channel", "bytes32"), field("lane", "uint8"), field("total", "uint96"), field("matures", "uint40"),
				field("length", "uint32"), field("head", "bytes32"),
			},
		},
		PrimaryType: "Voucher",
		Domain: apitypes.TypedDataDomain{
			Name: "emet PaymentChannels", Version: "1",
			ChainId: math.NewHexOrDecimal256(int64(k.ChainID)), VerifyingContract: k.Address.Hex(),
		},
		Message: apitypes.TypedDataMessage{
			"channel": id.Hex(), "lane": new(big.Int).SetUint64(uint64(v.Lane)), "total": v.Total.Big(),
			"matures": new(big.Int).SetUint64(v.Matures), "length": new(big.Int).SetUint64(uint64(v.Length)), "head": v.Head.Hex(),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return common.BytesToHash(digest)
}
