// Package channel pays, and is paid, through the contract PaymentChannels. It is pure: it knows channels, vouchers, what
// the contract does with them, and what payer and payee should do, but neither clock nor network. A state goes in, the
// next one and what to do come out; package ledger keeps the states.
//
// Times are header time, in seconds. Below, sure means: under so many blocks that it will stay; latest means: in the last
// block, which another may replace.
package channel

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
)

// MaxLanes is how many lanes a channel may have.
const MaxLanes = 16

// ID is a channel's identifier on its contract.
type ID = common.Hash

// Address is an Ethereum account or contract.
type Address = common.Address

// Contract says where channels are kept.
type Contract struct {
	ChainID uint64  `json:"chain"`
	Address Address `json:"address"`
}

// Channel is what never changes of a channel.
type Channel struct {
	Payer     Address `json:"payer"`
	Payee     Address `json:"payee"`
	Signer    Address `json:"signer"`         // of the vouchers
	Token     Address `json:"token,omitzero"` // zero: ether
	Window    uint32  `json:"window"`         // seconds from the payer's wish to close until it can
	Threshold uint32  `json:"threshold"`      // length of the identity chain from which vouchers count at once
	Salt      uint32  `json:"salt,omitempty"` // makes two equal channels two
}

// Rules are window, threshold and salt as the contract has them: one number of 96 bits.
func (c Channel) Rules() *big.Int {
	a := Amount{hi: c.Window, lo: uint64(c.Threshold)<<32 | uint64(c.Salt)}
	return a.Big()
}

// ID returns the channel's identifier.
func (c Channel) ID(k Contract) ID {
	words := [...]eip712.Word{
		eip712.Uint(k.ChainID), eip712.Address(k.Address),
		eip712.Address(c.Payer), eip712.Address(c.Payee), eip712.Address(c.Signer), eip712.Address(c.Token),
		eip712.Big(c.Rules()),
	}
	var preimage []byte
	for _, w := range words {
		preimage = append(preimage, w[:]...)
	}
	return crypto.Keccak256Hash(preimage)
}

func (k Contract) domain() eip712.Domain {
	return eip712.Domain{
		Name: "emet PaymentChannels", Version: "1",
		ChainID: new(big.Int).SetUint64(k.ChainID), Contract: k.Address,
	}
}
