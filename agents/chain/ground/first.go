package ground

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/hosting"
)

// FirstTick finds the tick that the log of an offer began with; zero if it has not begun.
func (g *Ground) FirstTick(ctx context.Context, offer hosting.OfferID) (uint64, error) {
	logs, err := g.logs(ctx, g.TickLog, [][]common.Hash{{eventOf(ticks, "LogStarted")}, {offer}})
	if err != nil || len(logs) == 0 {
		return 0, err
	}
	first, err := StartedWith([]*types.Log{&logs[0]})
	if err != nil {
		return 0, fmt.Errorf("the first tick of offer %s: %w", offer, err)
	}
	return first, nil
}
