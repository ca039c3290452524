package node

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/identity/hashcash"
	"emet/agents/market"
)

// complainGas is what a complaint takes at most, in gas: it cannot be tried before the work is done.
const complainGas = 150_000

// ComplaintRequest says who complains, and about what.
type ComplaintRequest struct {
	By       identity.ID // owned by this account
	About    common.Hash // the offer of the identity, or another identity in it; zero: the offer
	Evidence Source      // what happened; whoever reads the complaint judges it
	Progress func(hashcash.Progress)
}

// Complain does the proof of work for a complaint and has it counted. It takes up where an earlier equal call was killed.
// An identity can complain once in a tick.
func (p *party) Complain(ctx context.Context, r ComplaintRequest) (Receipt, error) {
	who, err := p.Identity(ctx, r.By)
	if err != nil {
		return Receipt{}, err
	}
	if who.State == hosting.None {
		return Receipt{}, fmt.Errorf("there is no identity %s: check the id and the network", r.By)
	}
	fill(&r.About, who.Scope)
	entry, err := p.entry(ctx, who.Scope)
	if err != nil {
		return Receipt{}, err
	}
	evidence, err := p.keep(ctx, r.Evidence)
	if err != nil {
		return Receipt{}, err
	}
	call := func(block, nonce uint64) (ground.Call, error) {
		return p.Ground.Complain(r.By, r.About, evidence, block, nonce)
	}
	return p.labour(ctx, labour{
		name: fmt.Sprintf("complain/%s/%s/%s", r.By, r.About, evidence), bits: entry.ComplaintBits, stale: "WorkTooOld",
		progress: r.Progress,
		ready: func() (bool, error) {
			if err := p.wouldCount(ctx, call); err != nil {
				return false, err
			}
			return true, p.approveGas(ctx, "IdentityRegistry.complain", nil, complainGas)
		},
		challenge: func(b recentBlock) (common.Hash, error) {
			return p.Registry().ComplaintChallenge(r.By, r.About, evidence, b.hash), nil
		},
		call: call,
	})
}

// wouldCount tries a complaint without its work: the contract looks at all the rest first.
func (p *party) wouldCount(ctx context.Context, call func(block, nonce uint64) (ground.Call, error)) error {
	block, err := p.recent(ctx)
	if err != nil {
		return err
	}
	c, err := call(block.number, 0)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, estimateTime)
	defer cancel()
	_, err = p.Client.EstimateGas(ctx, ethereum.CallMsg{From: p.Key.Address(), To: &c.To, Data: c.Data})
	if err == nil {
		return nil
	}
	err = unwilling(err)
	if refused, ok := errors.AsType[*market.RefusedError](err); ok && refused.Code == "WorkMissing" {
		return nil
	}
	return err
}
