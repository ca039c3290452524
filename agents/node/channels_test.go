package node_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/identity"
	"emet/agents/node"
)

func wei(n uint64) channel.Amount { return channel.NewAmount(n) }

// C-01, SR-15: channels are opened, paid in, redeemed together, topped up and closed; what was promised outlives the
// process that promised it.
func TestChannelsPay(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	state := t.TempDir()
	s, m := supervisor(t, d, state), member(t, d, t.TempDir())
	var ids []channel.ID
	for _, amount := range []uint64{1000, 2000} {
		id, _, err := s.OpenChannel(t.Context(), node.ChannelRequest{Payee: m.Key.Address(), Amount: wei(amount), Window: 4})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	first := need[channel.Signed](t)(s.Pay(t.Context(), ids[0], wei(10), identity.Checkpoint{}))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = supervisor(t, d, state)
	second := need[channel.Signed](t)(s.Pay(t.Context(), ids[0], wei(5), identity.Checkpoint{Length: 3, Head: common.Hash{3}}))
	if second.Voucher.Total != wei(15) || first.Voucher.Total != wei(10) {
		t.Errorf("totals %s and %s: want 10 and 15", first.Voucher.Total, second.Voucher.Total)
	}
	other := need[channel.Signed](t)(s.Pay(t.Context(), ids[1], wei(7), identity.Checkpoint{}))
	for _, v := range []channel.Signed{second, other} {
		if _, err := m.Accept(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := m.Accept(t.Context(), first); !errors.Is(err, channel.ErrNothingNew) {
		t.Errorf("an old voucher: %v", err)
	}
	if _, err := s.Accept(t.Context(), other); refusal(err) != "NotOpen" {
		t.Errorf("somebody else's voucher: %v", err)
	}
	gain, receipts, err := m.Redeem(t.Context())
	if err != nil || gain != wei(22) || len(receipts) != 1 {
		t.Fatalf("%s in %d transactions, %v", gain, len(receipts), err)
	}
	if gain, receipts, err = m.Redeem(t.Context(), ids[0]); err != nil || !gain.IsZero() || len(receipts) != 0 {
		t.Errorf("again: %s in %d transactions, %v", gain, len(receipts), err)
	}
	if _, err := s.TopUp(t.Context(), ids[0], wei(100)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Finish(t.Context(), ids[0]); refusal(err) != "TooEarly" {
		t.Errorf("finished at once: %v", err)
	}
	if _, err := s.StartClose(t.Context(), ids[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Pay(t.Context(), ids[0], wei(1), identity.Checkpoint{}); !errors.Is(err, channel.ErrClosing) {
		t.Errorf("paid in a channel that closes: %v", err)
	}
	for {
		if _, err = s.Finish(t.Context(), ids[0]); refusal(err) != "TooEarly" {
			break
		}
		pause(t)
	}
	if err != nil {
		t.Fatal(err)
	}
	views := need[[]node.ChannelView](t)(s.Channels(t.Context()))
	if len(views) != 2 || !views[0].State.Closed || views[1].State.Left != wei(1993) || views[1].Promised != wei(7) {
		t.Errorf("%+v", views)
	}
	if views = need[[]node.ChannelView](t)(m.Channels(t.Context())); len(views) != 2 || views[0].Promised != wei(15) {
		t.Errorf("%+v", views)
	}
}

// Who lists channels beside an agent that runs sees what that one promised, and the channels that only its book has. If
// nobody tells, that is said: a promise is never shown as none.
func TestChannelsBesideAnAgentThatRuns(t *testing.T) {
	d := open(t, node.DevnetOptions{})
	t.Cleanup(func() { closed(t, d) })
	state := t.TempDir()
	s, m := supervisor(t, d, state), member(t, d, t.TempDir())
	id, _, err := s.OpenChannel(t.Context(), node.ChannelRequest{Payee: m.Key.Address(), Amount: wei(1000), Window: 4})
	if err != nil {
		t.Fatal(err)
	}
	promised := need[channel.Signed](t)(s.Pay(t.Context(), id, wei(10), identity.Checkpoint{}))
	if _, err := s.Guard(t.Context(), promised); err != nil { // it is kept for another one
		t.Fatal(err)
	}
	watch := supervisor(t, d, t.TempDir())
	if _, err := watch.Guard(t.Context(), promised); err != nil {
		t.Fatal(err)
	}
	if views := need[[]node.ChannelView](t)(watch.Channels(t.Context())); len(views) != 1 || views[0].ID != id || views[0].Promised != wei(10) {
		t.Errorf("whoever guards a voucher for others has %+v", views)
	}
	beside := need[*node.Supervisor](t)(node.OpenSupervisor(t.Context(), node.Options{Network: d.Network, State: state, Look: true}))
	t.Cleanup(func() { _ = beside.Close() })
	if views := need[[]node.ChannelView](t)(beside.Channels(t.Context())); len(views) != 1 || !views[0].Unread {
		t.Errorf("beside one that does not tell: %+v", views)
	}
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan error, 1)
	go func() { told <- s.Tell(ctx) }()
	var views []node.ChannelView
	waitFor(t, func() bool {
		views = need[[]node.ChannelView](t)(beside.Channels(t.Context()))
		return len(views) == 1 && !views[0].Unread
	})
	if views[0].Promised != wei(10) || views[0].State.Left != wei(1000) {
		t.Errorf("%+v", views)
	}
	cancel()
	if err := <-told; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
