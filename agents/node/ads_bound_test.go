package node_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"emet/agents/hosting"
	"emet/agents/node"
)

// GP-12: sellers who never answer hold up whoever asks for a while, however many there are; and who does not wait for it is not
// told that nobody sells.
func TestDeadSellersAreNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int32
		dead := func(ctx context.Context, _ hosting.Standing) {
			asked.Add(1)
			select {
			case <-ctx.Done():
			case <-time.After(7 * time.Second): // so that no two bounds are reached at the same moment
			}
		}
		all := make([]hosting.Standing, 4096)
		began := time.Now()
		if err := node.AskAll(t.Context(), all, dead); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took != time.Minute || asked.Load() != 9*16 {
			t.Errorf("%d were waited for, in %s", asked.Load(), took)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if err := node.AskAll(ctx, all, dead); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}
