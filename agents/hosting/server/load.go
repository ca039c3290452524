package server

import (
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program/flow"
)

// ErrNoState means that an [Answerer] does not have a state.
var ErrNoState = errors.New("the state is not here")

// Tick is what a server has to have of a tick before it begins.
type Tick struct {
	Next       *tick.Next
	Package    *tick.Package      // this server's
	Program    *flow.Program      //
	Content    market.Content     // that the program was fetched by, and verified against
	Commitment hosting.Commitment // as it was anchored on chain
}

// Begin is what is known of a tick only once it runs.
type Begin struct {
	Tick   uint64
	Beacon common.Hash // that servers are drawn with
	Time   uint64      // header time of the cut-off before it, in seconds
}
