package channel

import (
	"crypto/ecdsa"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/eip712"
)

// Voucher is what the payer has promised in one lane, in all.
type Voucher struct {
	Lane    uint8       `json:"lane"`
	Total   Amount      `json:"total"`
	Matures uint64      `json:"matures"` // time from which it counts in any case; at most 40 bits
	Length  uint32      `json:"length"`  // of the payee's identity chain,
	Head    common.Hash `json:"head"`    // and its head
}

// Signed is a voucher that somebody has signed for a channel.
type Signed struct {
	Channel   ID            `json:"channel"`
	Voucher   Voucher       `json:"voucher"`
	Signature hexutil.Bytes `json:"signature"` // 64 bytes as in EIP-2098, or what a contract takes
}

// MaxTime is the latest time that a voucher can name.
const MaxTime = 1<<40 - 1

const compactLength = 64

// ErrSignature means that a voucher is not signed by whom it must be.
var ErrSignature = errors.New("not signed by the channel's signer")

var voucherType = eip712.NewType(
	"Voucher(bytes32 channel,uint8 lane,uint96 total,uint40 matures,uint32 length,bytes32 head)")

// Digest returns what is signed.
func (v Voucher) Digest(k Contract, id ID) common.Hash {
	return k.domain().Digest(v.hash(id))
}

func (v Voucher) hash(id ID) common.Hash {
	var total eip712.Word
	b := v.Total.bytes()
	copy(total[len(total)-len(b):], b[:])
	return voucherType.Hash(id, eip712.Uint(uint64(v.Lane)), total, eip712.Uint(v.Matures), eip712.Uint(uint64(v.Length)), v.Head)
}

// Sign signs a voucher with a key in memory.
func Sign(k Contract, id ID, v Voucher, key *ecdsa.PrivateKey) (Signed, error) {
	s, err := eip712.Sign(v.Digest(k, id), key)
	if err != nil {
		return Signed{}, fmt.Errorf("sign voucher: %w", err)
	}
	return Signed{id, v, Compact(s)}, nil
}

// Signer returns the account whose key signed the voucher. The error is [ErrSignature] if no key did.
func (s Signed) Signer(k Contract) (Address, error) {
	long, ok := expand(s.Signature)
	if !ok {
		return Address{}, ErrSignature
	}
	who, err := eip712.Recover(s.Voucher.Digest(k, s.Channel), long)
	if err != nil {
		return Address{}, ErrSignature
	}
	return who, nil
}

// Compact is the form of EIP-2098, which the contract takes: v is the highest bit of s.
func Compact(s eip712.Signature) []byte {
	c := make([]byte, compactLength)
	copy(c, s[:compactLength])
	c[32] |= (s[64] - 27) << 7
	return c
}

func expand(c []byte) (s eip712.Signature, ok bool) {
	if len(c) != compactLength {
		return s, false
	}
	copy(s[:], c)
	s[32] &= 0x7f
	s[64] = 27 + c[32]>>7
	return s, true
}
