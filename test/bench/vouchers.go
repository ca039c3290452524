package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/eip712"
)

// A voucher as `PaymentChannels` has it signed: of an ordinary channel, and worth one wei more than the one before.
var (
	voucherType   = eip712.NewType("Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)")
	voucherDomain = eip712.Domain{Name: "emet PaymentChannels", Version: "1", ChainID: big.NewInt(1337), Contract: common.Address{19: 1}}
)

func voucherDigest(total uint64) common.Hash {
	return voucherDomain.Digest(voucherType.Hash(
		eip712.Word{1}, eip712.Uint(0), eip712.Uint(total), eip712.Uint(1<<31), eip712.Uint(4321), eip712.Word{2},
	))
}

// vouchers is how many vouchers one core hashes and signs, and hashes and checks, in a second of its time. The best of
// many turns counts, as for the miner.
func vouchers(ctx context.Context, r *report) error {
	const turns, each = 40, 200
	key, err := crypto.GenerateKey()
	if err != nil {
		return err
	}
	payer := crypto.PubkeyToAddress(key.PublicKey)
	var signs, checks float64
	for turn := range uint64(turns) {
		if err := ctx.Err(); err != nil {
			return err
		}
		var signed [each]eip712.Signature
		began := cpuTime()
		for i := range signed {
			if signed[i], err = eip712.Sign(voucherDigest(turn*each+uint64(i)), key); err != nil {
				return fmt.Errorf("sign a voucher: %w", err)
			}
		}
		signs = max(signs, each/(cpuTime()-began).Seconds())
		began = cpuTime()
		for i := range signed {
			signer, err := eip712.Recover(voucherDigest(turn*each+uint64(i)), signed[i])
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
