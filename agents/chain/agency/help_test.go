package agency_test

import (
	"context"
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"pgregory.net/rapid"

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

func callTo(to common.Address, data []byte) ethereum.CallMsg {
	return ethereum.CallMsg{To: &to, Data: data}
}

func draw[T ~[20]byte | ~[32]byte](t *rapid.T, n int) (out T) {
	b := rapid.SliceOfN(rapid.Byte(), n, n).Draw(t, "bytes")
	switch p := any(&out).(type) {
	case *common.Address:
		copy(p[:], b)
	case *common.Hash:
		copy(p[:], b)
	}
	return out
}

func drawContent(t *rapid.T) market.Content {
	return market.Content{Digest: draw[common.Hash](t, 32), Codec: rapid.Byte().Draw(t, "codec")}
}

func drawWei(t *rapid.T) market.Wei {
	return market.NewWei(new(big.Int).SetUint64(rapid.Uint64().Draw(t, "wei")))
}
