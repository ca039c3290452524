package main

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
	"golang.org/x/sync/errgroup"

	"emet/agents/chain/agency"
	jobs "emet/agents/market"
	"emet/agents/node"
)

// market measures the market as its users see it, and what it costs them.
func market() []measure { return []measure{latency, throughput, blocks, gas} }

// latency is the time from having code and input in hand to holding the checked result, one job after the other.
func latency(ctx context.Context, r *report) error {
	const samples = 60
	var took []time.Duration
	err := onNetwork(ctx, node.DevnetOptions{}, func(ctx context.Context, b *bench) error {
		for range samples {
			began := time.Now()
			if _, err := b.job(ctx, spec()); err != nil {
				return err
			}
			took = append(took, time.Since(began))
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("latency: %w", err)
	}
	const others = "published: Bacalhau 1.32 s, without a chain"
	for _, f := range []struct {
		name string
		q    float64
		goal float64
	}{{"p50", 0.5, 0.25}, {"p95", 0.95, 0.5}} {
		r.add(figure{
			Name: "market/post-to-result/" + f.name, Value: quantile(took, f.q).Seconds(), Unit: "s",
			Goal: &f.goal, Better: lower, note: others,
		})
	}
	return nil
}

// blocks is the number of blocks from the head at the time of posting to the block with the result, where a block comes
// every second. Three is the least: one each for the post, the claim and the result.
func blocks(ctx context.Context, r *report) error {
	const samples = 8
	var took []uint64
	var lost waste
	err := onNetwork(ctx, node.DevnetOptions{BlockTime: time.Second}, func(ctx context.Context, b *bench) error {
		from, err := b.Client.BlockNumber(ctx)
		if err != nil {
			return err
		}
		for range samples {
			before, err := b.Client.BlockNumber(ctx)
			if err != nil {
				return err
			}
			v, err := b.job(ctx, spec())
			if err != nil {
				return err
			}
			took = append(took, v.Since.Number-before)
		}
		lost, err = b.wasted(ctx, from+1)
		return err
	})
	if err != nil {
		return fmt.Errorf("blocks to a result: %w", err)
	}
	r.add(figure{
		Name: "market/blocks-to-result", Value: float64(quantile(took, 0.5)), Unit: "blocks", Goal: new(3.0), Better: lower,
		note: fmt.Sprintf("median of %d jobs, at most %d; 3 is the least: post, claim, submit; %s", samples, quantile(took, 1), lost.per(samples)),
	})
	return nil
}

// throughput is the number of results a second while many jobs are outstanding all the time.
func throughput(ctx context.Context, r *report) error {
	const (
		all     = 240
		posting = 8   // jobs prepared at the same time
		skipped = 30  // results before the clock starts
		last    = 220 // result at which it stops, while there is still enough to do
	)
	var rate, cpu float64
	var lost waste
	err := onNetwork(ctx, node.DevnetOptions{}, func(ctx context.Context, b *bench) error {
		from, err := b.Client.BlockNumber(ctx)
		if err != nil {
			return err
		}
		g, gctx := errgroup.WithContext(ctx)
		g.Go(func() (err error) {
			rate, cpu, err = b.meter(gctx, from+1, skipped, last)
			return err
		})
		g.Go(func() error {
			var posters errgroup.Group
			posters.SetLimit(posting)
			for i := range all {
				posters.Go(func() error {
					_, err := b.postAs(gctx, spec(), b.count+1+i)
					return err
				})
			}
			return posters.Wait()
		})
		if err := g.Wait(); err != nil {
			return err
		}
		lost, err = b.wasted(ctx, from+1)
		return err
	})
	if err != nil {
		return fmt.Errorf("throughput: %w", err)
	}
	r.add(figure{
		Name: "market/jobs-per-second/chain", Value: rate, Unit: "jobs/s", Goal: new(20.0), Better: higher,
		note: fmt.Sprintf("published: Bacalhau 0.75; here %.0f ms of CPU a job; %s", cpu*1000, lost.per(all)),
	})
	return nil
}

// meter counts results on the chain, and returns how many a second came between two counts, and the CPU time that each
// one took this whole process.
func (b *bench) meter(ctx context.Context, from uint64, first, last int) (rate, cpu float64, err error) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	var began time.Time
	var beganCPU time.Duration
	count, beganAt := 0, 0
	for {
		select {
		case <-ctx.Done():
			return 0, 0, ctx.Err()
		case <-tick.C:
		}
		n, next, err := b.results(ctx, from)
		if err != nil {
			return 0, 0, err
		}
		count, from = count+n, next
		switch {
		case began.IsZero() && count >= first:
			began, beganAt, beganCPU = time.Now(), count, cpuTime()
		case count >= last:
			done := float64(count - beganAt)
			return done / time.Since(began).Seconds(), (cpuTime() - beganCPU).Seconds() / done, nil
		}
	}
}

// results counts the results in the blocks from a number on, and returns the first block that it has not seen.
func (b *bench) results(ctx context.Context, from uint64) (n int, next uint64, err error) {
	head, err := b.Client.BlockNumber(ctx)
	if err != nil || head < from {
		return 0, from, err
	}
	logs, err := b.Client.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(from), ToBlock: new(big.Int).SetUint64(head),
		Addresses: []common.Address{b.Agency.Address},
	})
	for i := range logs {
		if e, err := agency.Decode(&logs[i], 0); err == nil && e.Kind == jobs.Submitted {
			n++
		}
	}
	return n, head + 1, err
}

// waste is what was paid for transactions without effect.
type waste struct {
	transactions int
	gas          uint64
}

func (w waste) per(jobs float64) string {
	return fmt.Sprintf("%.2f reverted transactions a job (%.0f gas)", float64(w.transactions)/jobs, float64(w.gas)/jobs)
}

func (b *bench) wasted(ctx context.Context, from uint64) (w waste, err error) {
	head, err := b.Client.BlockNumber(ctx)
	if err != nil {
		return w, err
	}
	for n := from; n <= head; n++ {
		receipts, err := b.Client.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(n))) // #nosec G115 -- a short chain
		if err != nil {
			return w, err
		}
		for _, r := range receipts {
			if r.Status == types.ReceiptStatusFailed {
				w.transactions++
				w.gas += r.GasUsed
			}
		}
	}
	return w, nil
}
