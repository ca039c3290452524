package sender

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// verdict is what an answer to a broadcast means for the transaction.
type verdict int

const (
	accepted    verdict = iota // the node has it
	stale                      // its nonce is used, by us or somebody else
	underpriced                // the node wants more for it
	poor                       // the account cannot pay for it
	hopeless                   // the node will never take it
	unclear                    // the node answered something else
	away                       // the node did not answer
)

// verdicts holds what nodes say, in lower case. There is no standard: these
// are the words of geth, anvil, erigon, nethermind, besu and reth. The first
// match counts.
var verdicts = []struct {
	means verdict
	words []string
}{
	{accepted, []string{"already known", "already imported", "alreadyknown", "already in the pool"}},
	{underpriced, []string{"underpriced", "fee too low", "less than block base fee", "below the minimum", "gas price too low", "feetoolow", "tip too low", "minimum needed"}},
	{stale, []string{"nonce too low", "nonce is too low", "oldnonce", "nonce_too_low"}},
	{poor, []string{"insufficient funds", "insufficientfunds", "insufficient balance", "out of funds", "exceeds balance", "upfront cost"}},
	{hopeless, []string{
		"oversized data", "exceeds block gas limit", "gas limit too high", "gas limit is too high", "intrinsic gas", "initcode",
		"exceeds the configured cap", "floor data gas", "exceeds maximum", "transaction type not supported",
	}},
}

// judge tells what the answer to a broadcast means.
func judge(err error) verdict {
	if err == nil {
		return accepted
	}
	var answer rpc.Error
	if !errors.As(err, &answer) {
		return away
	}
	text := strings.ToLower(answer.Error())
	for _, v := range verdicts {
		if slices.ContainsFunc(v.words, func(w string) bool { return strings.Contains(text, w) }) {
			return v.means
		}
	}
	return unclear
}

// reverts holds the words for an execution that fails and would fail again in
// the same state.
var reverts = []string{
	"revert", "invalid opcode", "out of gas", "gas required exceeds", "intrinsic gas", "floor data gas", "stack underflow", "stack limit",
	"invalid jump", "write protection", "contract address collision", "max code size", "max initcode", "invalid code", "evm error",
}

// revertOf returns what err tells of a failed execution, and whether it is
// about one at all.
func revertOf(err error) (data []byte, text string, ok bool) {
	var answer rpc.Error
	if !errors.As(err, &answer) || judge(err) == poor {
		return nil, "", false
	}
	text = answer.Error()
	if detail, ok := errors.AsType[rpc.DataError](err); ok {
		if s, is := detail.ErrorData().(string); is && strings.HasPrefix(s, "0x") {
			data = common.FromHex(s)
		}
	}
	lower := strings.ToLower(text)
	ok = answer.ErrorCode() == 3 || slices.ContainsFunc(reverts, func(w string) bool { return strings.Contains(lower, w) })
	return data, text, ok
}

// explain words a revert: by the contract's own table, by the two errors that
// the language itself knows, or by what the node said.
func (s *Sender) explain(data []byte, text string) string {
	if len(data) > 0 {
		if words := s.cfg.Explain(data); words != "" {
			return clean(words)
		}
		if words, err := abi.UnpackRevert(data); err == nil {
			return clean(words)
		}
		if len(data) >= 4 {
			return fmt.Sprintf("the contract gave error %x, which is not known here", data[:4])
		}
	}
	return clean(text)
}

// replay finds out why a mined transaction was reverted: receipts do not say.
// It runs the call again on top of the block that holds it, where whatever got
// in its way is visible, and if that does not fail on top of the block before.
func (s *Sender) replay(ctx context.Context, r *row, receipt *types.Receipt) (reason string, data []byte) {
	if receipt.GasUsed == r.Limit {
		return "it ran out of gas", nil
	}
	msg := ethereum.CallMsg{From: s.cfg.Account, To: r.To, Gas: r.Limit, Value: r.Value, Data: r.Data}
	after := s.within(ctx, func(ctx context.Context) error {
		_, err := s.cfg.Client.CallContractAtHash(ctx, msg, receipt.BlockHash)
		return err
	})
	if data, text, ok := revertOf(after); ok {
		return s.explain(data, text), data
	}
	before := s.within(ctx, func(ctx context.Context) error {
		_, err := s.cfg.Client.CallContract(ctx, msg, new(big.Int).Sub(receipt.BlockNumber, common.Big1))
		return err
	})
	if data, text, ok := revertOf(before); ok {
		return s.explain(data, text), data
	}
	if err := errors.Join(after, before); err != nil {
		return clean("the reason could not be had: " + err.Error()), nil
	}
	return "the reason cannot be reproduced: the call works before and after its block", nil
}

// clean makes a text from a node or a contract fit to be shown: one line, no
// control characters, not too long.
func clean(text string) string {
	const most = 300
	text = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > most {
		cut := most
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return text
}
