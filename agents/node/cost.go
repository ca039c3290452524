package node

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"emet/agents/chain/ground"
	"emet/agents/market"
)

// Cost is what a transaction is about to cost.
type Cost struct {
	Call  string     // the contract and the function
	Value *big.Int   // wei that go with it
	Fee   market.Fee // for its gas
}

// Total is the most that it can cost.
func (c Cost) Total() *big.Int { return new(big.Int).Add(c.Value, c.Fee.Max()) }

// estimateTime is how long a node may take to try a call.
const estimateTime = 15 * time.Second

// approve has the cost of a request approved before it is written down. One that was written down before is approved.
func (p *party) approve(ctx context.Context, name string, build func() (ground.Call, error)) error {
	if p.consent == nil {
		return nil
	}
	if key, err := p.begun(name); err != nil || key != "" {
		return err
	}
	c, err := build()
	if err != nil {
		return err
	}
	if err := p.affords(ctx, c.Value); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, estimateTime)
	defer cancel()
	gas, err := p.Client.EstimateGas(ctx, ethereum.CallMsg{From: p.Key.Address(), To: &c.To, Data: c.Data, Value: c.Value})
	if err != nil {
		return unwilling(err)
	}
	return p.approveGas(ctx, c.Name, c.Value, gas)
}

// approveGas has a call approved that cannot be tried yet, since it wants a proof of work.
func (p *party) approveGas(ctx context.Context, call string, value *big.Int, gas uint64) error {
	if p.consent == nil {
		return nil
	}
	head, err := p.Head(ctx)
	if err != nil {
		return err
	}
	tip, err := p.Client.SuggestGasTipCap(ctx)
	if err != nil {
		return fmt.Errorf("ask for the price of gas: %w", err)
	}
	cost := Cost{Call: call, Value: new(big.Int), Fee: market.Fee{Gas: gas, Price: tip, Cap: tip}}
	if base := head.BaseFee; base != nil {
		cost.Fee.Price = new(big.Int).Add(base, tip)
		cost.Fee.Cap = new(big.Int).Add(cost.Fee.Price, base)
	}
	if value != nil {
		cost.Value.Set(value)
	}
	if err := p.affords(ctx, cost.Total()); err != nil {
		return err
	}
	return p.consent(ctx, cost)
}

// unwilling finds the contract's reason in the error of a trial.
func unwilling(err error) error {
	if data, ok := errors.AsType[rpc.DataError](err); ok {
		if text, ok := data.ErrorData().(string); ok {
			why := ground.Explain(common.FromHex(text))
			return &why
		}
	}
	return fmt.Errorf("try the call: %w", err)
}
