package node

import (
	"context"
	"time"

	"emet/agents/channel"
)

// Advance makes a block that is so much later than the last one.
func (d *Devnet) Advance(ctx context.Context, by time.Duration) error {
	return d.chain.Advance(ctx, by)
}

// Charge charges the buyer whose channel that is for something.
func (s *Selling) Charge(ctx context.Context, id channel.ID, price channel.Amount) error {
	return sellerPurse{s.party}.Serve(ctx, id, price)
}
