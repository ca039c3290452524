package main

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	jobs "emet/agents/market"
	"emet/agents/node"
)

// gas is what whole transactions cost, by their receipts, for jobs that were posted, done and settled alone.
func gas(ctx context.Context, r *report) error {
	const samples = 5
	audited, replicated := spec(), spec()
	audited.Clocks.Challenge = 1
	replicated.Clocks.Challenge = 1
	replicated.Replicas, replicated.Quorum = 3, 2
	var post, one, three []uint64
	err := onNetwork(ctx, node.DevnetOptions{}, func(ctx context.Context, b *bench) error {
		for range samples {
			p, all, err := b.gasOf(ctx, audited)
			if err != nil {
				return err
			}
			post, one = append(post, p), append(one, all)
			if _, all, err = b.gasOf(ctx, replicated); err != nil {
				return err
			}
			three = append(three, all)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("gas: %w", err)
	}
	for _, f := range []figure{
		{Name: "gas/job-post", Value: float64(quantile(post, 0.5)), note: "jsjob-ethereum 266 k to 283 k"},
		{
			Name: "gas/job-default", Value: float64(quantile(one, 0.5)), Goal: new(240_000.0),
			note: "jsjob-ethereum 356 k, Lilypad 1.39 M, iExec 1.72 M; a lean escrow without verification 242 k",
		},
		{Name: "gas/job-3-commit-reveal", Value: float64(quantile(three, 0.5)), Goal: new(600_000.0), note: "iExec 2.66 M"},
	} {
		f.Unit, f.Better = "gas", lower
		r.add(f)
	}
	return nil
}

// gasOf has a job done and settled, and returns the gas of the transaction that posted it and of all that moved it.
func (b *bench) gasOf(ctx context.Context, s jobs.Spec) (post, all uint64, err error) {
	offer, err := b.post(ctx, s)
	if err != nil {
		return 0, 0, err
	}
	v, err := b.until(ctx, offer.ID, func(v jobs.View) bool { return v.State == jobs.Accepted })
	if err != nil {
		return 0, 0, err
	}
	events, err := b.Agency.Events(ctx, offer.ID, v.Posted.Number)
	if err != nil {
		return 0, 0, err
	}
	counted := map[common.Hash]bool{}
	for _, e := range events {
		if counted[e.Tx] {
			continue
		}
		counted[e.Tx] = true
		receipt, err := b.Client.TransactionReceipt(ctx, e.Tx)
		if err != nil {
			return 0, 0, err
		}
		all += receipt.GasUsed
		if e.Kind == jobs.Posted {
			post = receipt.GasUsed
		}
	}
	return post, all, nil
}
