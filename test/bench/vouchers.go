package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
)

// vouchers is how many vouchers one core hashes and signs, and hashes and checks, in a second of its time. The best of
// many turns counts, as for the miner.
func vouchers(ctx context.Context, r *report) error {
	const turns, each = 40, 200
	key, err := crypto.GenerateKey()
	if err != nil {
		return err
	}
	payer := crypto.PubkeyToAddress(key.PublicKey)
	contract := channel.Contract{ChainID: 1337, Address: common.Address{19: 1}}
	var signs, checks float64
	for turn := range uint64(turns) {
		if err := ctx.Err(); err != nil {
			return err
		}
		var signed [each]channel.Signed
		began := cpuTime()
		for i := range signed {
			v := channel.Voucher{Total: channel.NewAmount(1 + turn*each + uint64(i)), Length: 4321, Head: common.Hash{2}}
			if signed[i], err = channel.Sign(contract, channel.ID{1}, v, key); err != nil {
				return fmt.Errorf("sign a voucher: %w", err)
			}
		}
		signs = max(signs, each/(cpuTime()-began).Seconds())
		began = cpuTime()
		for _, s := range signed {
			signer, err := s.Signer(contract)
			if err != nil {
				return fmt.Errorf("check a voucher: %w", err)
			}
			if signer != payer {
				return errors.New("a voucher was recovered to another signer")
			}
		}
		checks = max(checks, each/(cpuTime()-began).Seconds())
	}
	const note = "hashed as EIP-712 data too; per core"
	r.add(figure{Name: "channel/vouchers-signed-per-second", Value: signs, Unit: "vouchers/s", Better: higher, note: note})
	r.add(figure{Name: "channel/vouchers-verified-per-second", Value: checks, Unit: "vouchers/s", Better: higher, note: note + "; without storage"})
	return nil
}
