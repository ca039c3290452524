package node

import (
	"context"
	"errors"
	"net"

	"emet/agents/chain"
	"emet/agents/chain/agency"
	"emet/agents/chain/devchain"
	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/client"
	"emet/agents/content"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/poster"
	"emet/agents/store"
)

// Kind says what an error means to whoever gave the order.
type Kind uint8

// The kinds of errors.
const (
	Unexpected  Kind = iota
	BadInput         // what was asked for makes no sense
	NotFound         // there is no such job, network, contract or content
	KeyProblem       // no key, or not the right password
	Refused          // the contract refused; see [market.RefusedError]
	NoFunds          // the account cannot pay
	Unreachable      // a node or peer does not answer: trying again may help
	TimedOut
	Busy // another process has what this one needs
)

// refusals are what the contract of channels would refuse with, and a payer or payee does before it.
var refusals = []error{
	channel.ErrTerms, channel.ErrUncovered, channel.ErrUnpaid, channel.ErrRevoked, channel.ErrMaturity, channel.ErrOther,
	channel.ErrBudget, channel.ErrNotOpen, channel.ErrClosing, channel.ErrTooEarly, channel.ErrWrongLanes,
	channel.ErrNoSuchLane, channel.ErrNothingNew, channel.ErrAboveBalance, channel.ErrImmature, channel.ErrRevocable,
	channel.ErrAmount, channel.ErrSignature, channel.ErrMalformed,
}

// KindOf finds out what kind an error is, whichever part it comes from.
func KindOf(err error) Kind {
	var refused *market.RefusedError
	var network net.Error
	is := func(targets ...error) bool {
		for _, t := range targets {
			if errors.Is(err, t) {
				return true
			}
		}
		return false
	}
	switch {
	case errors.As(err, &refused), is(refusals...), is(client.ErrDenied, client.ErrRefused) && !is(client.ErrLate):
		return Refused
	case is(market.ErrNoFunds):
		return NoFunds
	case is(ErrNoNetwork, ErrNoGround, poster.ErrUnknownJob, agency.ErrNoContract, ground.ErrNoContract, content.ErrNotFound,
		client.ErrNoApp, client.ErrNoRequest):
		return NotFound
	case is(identity.ErrNoKey, identity.ErrWrongPassword):
		return KeyProblem
	case content.Final(err), is(chain.ErrWrongChain, ErrCertificate, client.ErrArgs, ErrBackup):
		return BadInput
	case is(context.DeadlineExceeded):
		return TimedOut
	case is(store.ErrInUse, devchain.ErrInUse):
		return Busy
	case is(chain.ErrNoNode, client.ErrAsleep, client.ErrNotYet, client.ErrLate, client.ErrUnserved, client.ErrDeceived), errors.As(err, &network):
		return Unreachable
	}
	return Unexpected
}
