package server

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/sealed"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Answerer answers queries from the state with a root, with all rows that there are, in their order, up to the limit: it
// has verified them below the root. It returns an error that wraps [ErrNoState] if it does not have that state.
type Answerer interface {
	Answer(ctx context.Context, root common.Hash, q flow.Query, operands []data.Value) ([]Row, error)
}

// Row is an entry that a query finds.
type Row = sealed.Row
