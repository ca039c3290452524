package server

import (
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// ErrNoState means that an [Answerer] does not have a state.
var ErrNoState = errors.New("the state is not here")

// Answerer answers queries from the state with a root, with all rows that there are, in their order, up to the limit: it
// has verified them below the root. It returns an error that wraps [ErrNoState] if it does not have that state.
type Answerer interface {
	Answer(ctx context.Context, root common.Hash, q flow.Query, operands []data.Value) ([]sealed.Row, error)
}
