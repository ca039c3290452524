package ground

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/channel"
	"emet/bindings"
)

// ChannelContract returns the channels' contract as what is signed for it needs it.
func (g *Ground) ChannelContract() channel.Contract {
	return channel.Contract{ChainID: g.ChainID.Uint64(), Address: g.PaymentChannels}
}

// closed is the closing time of a channel that ended.
const closed = 1<<40 - 1

// Channel reads what moves in a channel, as of a block; as of now if that is nil. One that is not there has no lanes.
func (g *Ground) Channel(ctx context.Context, id channel.ID, block *big.Int) (channel.State, error) {
	if block != nil && block.Cmp(new(big.Int).SetUint64(g.Birth)) < 0 {
		return channel.State{}, nil
	}
	s, err := g.channelAt(ctx, id, block)
	if err != nil {
		return s, fmt.Errorf("ask for channel %s: %w", id, err)
	}
	return s, nil
}

func (g *Ground) channelAt(ctx context.Context, id channel.ID, block *big.Int) (s channel.State, err error) {
	b, err := askAt(ctx, g, g.PaymentChannels, channels.PackBalanceOf(id), block, channels.UnpackBalanceOf)
	if err != nil {
		return s, err
	}
	if s.Left, err = channel.AmountOf(b.Left); err != nil {
		return s, err
	}
	for lane := range b.Lanes {
		paid, err := askAt(ctx, g, g.PaymentChannels, channels.PackPaidOf(id, lane), block, channels.UnpackPaidOf)
		if err != nil {
			return s, err
		}
		amount, err := channel.AmountOf(paid)
		if err != nil {
			return s, err
		}
		s.Paid = append(s.Paid, amount)
	}
	if at := seconds(b.CloseAt); at == closed {
		s.Closed = true
	} else {
		s.CloseAt = at
	}
	if b.Revoked {
		at, err := askAt(ctx, g, g.PaymentChannels, channels.PackRevokedAt(id), block, channels.UnpackRevokedAt)
		if err != nil {
			return s, err
		}
		s.RevokedAt = seconds(at)
	}
	return s, nil
}

// askAt is [ask] as of a block.
func askAt[T any](ctx context.Context, g *Ground, to common.Address, data []byte, block *big.Int, unpack func([]byte) (T, error)) (out T, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	answer, err := g.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, block)
	if err != nil {
		return out, refusal(err)
	}
	return unpack(answer)
}

// Channels reads the channels of a payer or a payee, oldest first; the zero address stands for anybody.
func (g *Ground) Channels(ctx context.Context, payer, payee common.Address) ([]channel.Channel, error) {
	topics := [][]common.Hash{{eventOf(channels, "Opened")}, nil, nil, nil}
	if payer != (common.Address{}) {
		topics[2] = []common.Hash{common.BytesToHash(payer[:])}
	}
	if payee != (common.Address{}) {
		topics[3] = []common.Hash{common.BytesToHash(payee[:])}
	}
	return g.opened(ctx, topics)
}

// FindChannel reads what a channel is; false if it was never opened.
func (g *Ground) FindChannel(ctx context.Context, id channel.ID) (channel.Channel, bool, error) {
	found, err := g.opened(ctx, [][]common.Hash{{eventOf(channels, "Opened")}, {id}})
	if err != nil || len(found) == 0 {
		return channel.Channel{}, false, err
	}
	return found[0], true, nil
}

func (g *Ground) opened(ctx context.Context, topics [][]common.Hash) ([]channel.Channel, error) {
	logs, err := g.logs(ctx, g.PaymentChannels, topics)
	if err != nil {
		return nil, err
	}
	var out []channel.Channel
	for i := range logs {
		e, err := channels.UnpackOpenedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read an event of the channels: %w", err)
		}
		var rules [12]byte
		if e.Rules.BitLen() > 8*len(rules) {
			return nil, fmt.Errorf("channel %s has rules that are none", common.Hash(e.Id))
		}
		e.Rules.FillBytes(rules[:])
		out = append(out, channel.Channel{
			Payer: e.Payer, Payee: e.Payee, Signer: e.Signer, Token: e.Token,
			Window: binary.BigEndian.Uint32(rules[:4]), Threshold: binary.BigEndian.Uint32(rules[4:8]),
			Salt: binary.BigEndian.Uint32(rules[8:]),
		})
	}
	return out, nil
}

func channelTo(c channel.Channel) bindings.Channel {
	return bindings.Channel{Payer: c.Payer, Payee: c.Payee, Signer: c.Signer, Token: c.Token, Rules: c.Rules()}
}

func voucherTo(v channel.Voucher) bindings.Voucher {
	return bindings.Voucher{
		Lane: v.Lane, Total: v.Total.Big(), Matures: new(big.Int).SetUint64(v.Matures), Length: v.Length, Head: v.Head,
	}
}

// OpenChannel opens a channel. The sender must be its payer; of tokens, it must have approved the amount.
func (g *Ground) OpenChannel(c channel.Channel, amount channel.Amount) (Call, error) {
	var value *big.Int
	if c.Token == (common.Address{}) {
		value = amount.Big()
	}
	return call("PaymentChannels.open", g.PaymentChannels, value)(channels.TryPackOpen(channelTo(c), amount.Big()))
}

// TopUp adds to the deposit of a channel.
func (g *Ground) TopUp(c channel.Channel, amount channel.Amount) (Call, error) {
	if c.Token != (common.Address{}) {
		return call("PaymentChannels.topUpTokens", g.PaymentChannels, nil)(channels.TryPackTopUpTokens(channelTo(c), amount.Big()))
	}
	return call("PaymentChannels.topUp", g.PaymentChannels, amount.Big())(channels.TryPackTopUp(c.ID(g.ChannelContract())))
}

// StartClose starts to close a channel. The sender must be its payer.
func (g *Ground) StartClose(c channel.Channel) (Call, error) {
	return call("PaymentChannels.startClose", g.PaymentChannels, nil)(channels.TryPackStartClose(channelTo(c)))
}

// RevokeSigner revokes the signer of a channel. The sender must be its payer.
func (g *Ground) RevokeSigner(c channel.Channel) (Call, error) {
	return call("PaymentChannels.revokeSigner", g.PaymentChannels, nil)(channels.TryPackRevokeSigner(channelTo(c)))
}

// Finish ends a channel whose window has passed.
func (g *Ground) Finish(c channel.Channel) (Call, error) {
	return call("PaymentChannels.finish", g.PaymentChannels, nil)(channels.TryPackFinish(channelTo(c)))
}

// Claim is a voucher with the channel that it is for.
type Claim struct {
	Channel channel.Channel
	Signed  channel.Signed
}

// Redeem redeems vouchers: one by itself, several in one transaction. Those of several must have payee, token, window and
// threshold in common, and be signed by keys.
func (g *Ground) Redeem(claims []Claim) (Call, error) {
	if len(claims) == 1 {
		c := claims[0]
		return call("PaymentChannels.redeem", g.PaymentChannels, nil)(
			channels.TryPackRedeem(channelTo(c.Channel), voucherTo(c.Signed.Voucher), c.Signed.Signature))
	}
	var items []byte
	first := claims[0].Channel
	for _, c := range claims {
		items = appendItem(items, c)
	}
	return call("PaymentChannels.redeemMany", g.PaymentChannels, nil)(
		channels.TryPackRedeemMany(first.Payee, first.Token, first.Window, first.Threshold, items))
}

// appendItem writes a voucher as the contract reads it in a batch.
func appendItem(to []byte, c Claim) []byte {
	ch, v := c.Channel, c.Signed.Voucher
	if ch.Signer == ch.Payer {
		to = append(to, 0)
	} else {
		to = append(append(to, 1), ch.Signer[:]...)
	}
	to = append(to, ch.Payer[:]...)
	to = binary.BigEndian.AppendUint32(to, ch.Salt)
	matures := binary.BigEndian.AppendUint64(nil, v.Matures)
	to = append(to, matures[3:]...)
	to = binary.BigEndian.AppendUint32(to, v.Length)
	to = append(to, v.Lane)
	var total [12]byte
	v.Total.Big().FillBytes(total[:])
	to = append(append(to, total[:]...), v.Head[:]...)
	return append(to, c.Signed.Signature...)
}

// AddLanes adds lanes to a channel. The sender must be its payer.
func (g *Ground) AddLanes(c channel.Channel, more uint8) (Call, error) {
	return call("PaymentChannels.addLanes", g.PaymentChannels, nil)(channels.TryPackAddLanes(channelTo(c), more))
}

// CloseChannel ends a channel at once; with a voucher, after it was redeemed. The sender must be its payee.
func (g *Ground) CloseChannel(c channel.Channel, last *channel.Signed) (Call, error) {
	if last == nil {
		return call("PaymentChannels.close", g.PaymentChannels, nil)(channels.TryPackClose(channelTo(c)))
	}
	return call("PaymentChannels.redeemAndClose", g.PaymentChannels, nil)(
		channels.TryPackRedeemAndClose(channelTo(c), voucherTo(last.Voucher), last.Signature))
}

// Credit reads what an account was to be paid and refused, or its token did: it waits there.
func (g *Ground) Credit(ctx context.Context, token, account common.Address) (channel.Amount, error) {
	c, err := ask(ctx, g, g.PaymentChannels, channels.PackCreditOf(token, account), channels.UnpackCreditOf)
	if err != nil {
		return channel.Amount{}, fmt.Errorf("ask for the credit of %s: %w", account, err)
	}
	return channel.AmountOf(c)
}

// WithdrawCredit sends the sender's credit to an account.
func (g *Ground) WithdrawCredit(token, to common.Address) (Call, error) {
	return call("PaymentChannels.withdraw", g.PaymentChannels, nil)(channels.TryPackWithdraw(token, to))
}

// WindowBounds reads how long the window of a channel must and may be, in seconds.
func (g *Ground) WindowBounds(ctx context.Context) (shortest, longest uint32, err error) {
	w, err := ask(ctx, g, g.PaymentChannels, channels.PackWindowBounds(), channels.UnpackWindowBounds)
	if err != nil {
		return 0, 0, fmt.Errorf("ask for the bounds of windows: %w", err)
	}
	return w.Shortest, w.Longest, nil
}

// Touched lists the channels that an event of their contract is about.
func Touched(l *types.Log) (ids []channel.ID) {
	if len(l.Topics) == 0 {
		return nil
	}
	switch l.Topics[0] {
	case eventOf(channels, "Credited"), eventOf(channels, "Withdrawn"):
		return nil
	case eventOf(channels, "BatchRedeemed"):
		const entry = 45 // channel, lane and total
		e, err := channels.UnpackBatchRedeemedEvent(l)
		if err != nil {
			return nil
		}
		for at := 0; at+entry <= len(e.Entries); at += entry {
			ids = append(ids, common.BytesToHash(e.Entries[at:at+common.HashLength]))
		}
		return ids
	}
	if len(l.Topics) > 1 {
		ids = append(ids, l.Topics[1])
	}
	return ids
}
