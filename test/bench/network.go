package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/params"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	jobs "emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
)

// workers is how many serve in each market measurement.
const workers = 4

// patience is how long one job may take before a measurement gives up.
const patience = time.Minute

// bench is a development network in this process, and a poster on it that is built as postjob builds its own.
type bench struct {
	*node.Poster
	count int // of jobs posted; no two are equal
}

// onNetwork runs use on a network whose workers are ready.
func onNetwork(ctx context.Context, o node.DevnetOptions, use func(context.Context, *bench) error) (err error) {
	o.Workers, o.Log = workers, zerolog.Nop()
	d, err := node.OpenDevnet(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	p, err := node.OpenPoster(ctx, node.Options{Network: d.Network, Log: o.Log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	ctx, cancel := context.WithCancel(ctx)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return d.Run(ctx, func(context.Context) error { return nil }) })
	g.Go(func() error { return p.Run(ctx) })
	g.Go(func() error {
		defer cancel()
		b := &bench{Poster: p}
		if err := b.warmUp(ctx); err != nil {
			return fmt.Errorf("warm up: %w", err)
		}
		return use(ctx, b)
	})
	return g.Wait()
}

// warmUp posts jobs until every worker has registered, fetched the code and run it, and every account of the agency that
// takes part has had its first entry.
func (b *bench) warmUp(ctx context.Context) error {
	for range 2 * workers {
		if _, err := b.job(ctx, spec()); err != nil {
			return err
		}
	}
	return nil
}

// spec is that of a trivial job, with money as postjob offers it.
func spec() jobs.Spec {
	reward := big.NewInt(params.Ether / 1000)
	return jobs.Spec{Reward: jobs.NewWei(reward), Deposit: jobs.NewWei(new(big.Int).Mul(reward, big.NewInt(24)))}
}

const echo = `window.jsJobRun = function (input, options, callback) { callback(null, input) };`

// post does what postjob does until the job is on its way to the chain.
func (b *bench) post(ctx context.Context, s jobs.Spec) (poster.Offer, error) {
	b.count++
	return b.postAs(ctx, s, b.count)
}

func (b *bench) postAs(ctx context.Context, s jobs.Spec, n int) (poster.Offer, error) {
	offer, err := b.Prepare(ctx, poster.Request{
		Code:  poster.Source{Data: strings.NewReader(echo)},
		Input: poster.Source{Data: strings.NewReader(input(n))},
		Spec:  s,
	})
	if err != nil {
		return offer, err
	}
	if _, err := b.Keep(ctx, offer.Job.Spec); err != nil {
		return offer, err
	}
	return offer, b.Post(ctx, offer)
}

func input(n int) string { return fmt.Sprintf(`{"job":%d}`, n) }

// job posts a job, waits for its result, and fetches and checks it. It returns the job as it then is.
func (b *bench) job(ctx context.Context, s jobs.Spec) (jobs.View, error) {
	offer, err := b.post(ctx, s)
	if err != nil {
		return jobs.View{}, err
	}
	v, err := b.until(ctx, offer.ID, func(v jobs.View) bool {
		_, ok := v.Provisional()
		return ok
	})
	if err != nil {
		return v, err
	}
	return v, b.check(ctx, v, input(b.count))
}

// until waits until a job is as ok wants it.
func (b *bench) until(ctx context.Context, id jobs.ID, ok func(jobs.View) bool) (last jobs.View, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err = b.Follow(ctx, id, func(error) {}, func(v jobs.View) bool {
		last = v
		return ok(v) || v.State.Final()
	})
	switch {
	case err != nil:
		return last, fmt.Errorf("job %s is %s: %w", id, last.State, err)
	case !ok(last):
		return last, fmt.Errorf("job %s ended as %s", id, last.State)
	}
	return last, nil
}

// check fetches a job's result and compares it with what it must be.
func (b *bench) check(ctx context.Context, v jobs.View, want string) error {
	announced, ok := v.Provisional()
	if !ok {
		return fmt.Errorf("job %s has no result", v.ID)
	}
	r, err := b.Fetch(ctx, v, announced)
	if err != nil {
		return err
	}
	if r.Record.Outcome != jobs.OK || string(r.Data) != want {
		return fmt.Errorf("job %s: %s %q, want %q", v.ID, r.Record.Outcome, r.Data, want)
	}
	return nil
}
