package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

// post is the main command: store, estimate, post, and perhaps wait.
func post(c *cli.Context) (err error) {
	if err := checkArgs(c); err != nil {
		return err
	}
	spec, err := specOf(c)
	if err != nil {
		return err
	}
	src := parts.New(c)
	defer src.Close()
	request, err := src.Request(c, spec)
	if err != nil {
		return err
	}
	return withPoster(c, acts, c.Args().Get(2), func(ctx context.Context, p *session) error {
		if err := defaultMoney(&request.Spec, p.Agency.Terms()); err != nil {
			return err
		}
		offer, err := p.Prepare(ctx, request)
		if err != nil {
			return err
		}
		return postOffer(ctx, c, p, offer)
	})
}

// checkArgs makes sure that there are code and input, and guesses what was meant if not.
func checkArgs(c *cli.Context) error {
	n := c.NArg()
	if n == 1 {
		var names []string
		for _, command := range c.App.Commands {
			names = append(names, command.Name)
		}
		if near := app.Nearest(c.Args().First(), names); near != "" {
			return app.Usage("there is no command %q; did you mean %s?", c.Args().First(), near)
		}
	}
	switch {
	case n == 3 && c.Args().Get(2) == string(waitAccepted):
		return app.Usage("write --wait=accepted, with an equals sign")
	case n < 2 || n > 3:
		return app.Usage("want CODE INPUT [AGENCY], got %d of them", n)
	}
	return nil
}

// intent says what a command wants of the poster's account.
type intent bool

const (
	looks intent = false // another process may act for the account meanwhile
	acts  intent = true
)

// patience is how long a command waits for another one that acts for the same account.
const patience = time.Minute

// session is a poster whose outbox is kept moving, until it is released.
type session struct {
	*node.Poster

	// release gives the account up to other processes. What was handed to the outbox and is not settled, they finish.
	release func() error
}

// withPoster opens the poster, keeps its outbox moving while fn works, and closes it.
func withPoster(c *cli.Context, i intent, agency string, fn func(context.Context, *session) error) (err error) {
	o, err := app.Options(c, agency)
	if err != nil {
		return err
	}
	if o.Look = i == looks; !o.Look {
		o.Patience = patience
	}
	p, err := node.OpenPoster(c.Context, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	running, cancel := context.WithCancel(context.WithoutCancel(c.Context))
	ctx, fail := context.WithCancelCause(c.Context)
	ended := make(chan error, 1)
	defer fail(nil)
	go func() {
		err := p.Run(running)
		if err != nil {
			fail(err)
		}
		ended <- err
	}()
	release := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	defer func() { err = errors.Join(err, release()) }()
	return fn(ctx, &session{p, release})
}

func specOf(c *cli.Context) (s market.Spec, err error) {
	if err := parts.Limits(c, &s); err != nil {
		return s, err
	}
	for _, f := range []struct {
		name string
		most uint
		set  func(uint)
	}{
		{"replicas", 15, func(v uint) { s.Replicas = uint8(v) }}, // #nosec G115 -- bounded here
		{"quorum", 15, func(v uint) { s.Quorum = uint8(v) }},     // #nosec G115 -- bounded here
	} {
		v := c.Uint(f.name)
		if v > f.most || (v == 0 && c.IsSet(f.name)) {
			return s, app.Usage("--%s %d: want 1 to %d", f.name, v, f.most)
		}
		f.set(v)
	}
	for _, f := range []struct {
		name string
		to   *uint32
	}{
		{"match-clock", &s.Clocks.Matching},
		{"setup-clock", &s.Clocks.Setup},
		{"run-clock", &s.Clocks.Run},
		{"deliver-clock", &s.Clocks.Deliver},
		{"reveal-clock", &s.Clocks.Reveal},
		{"challenge-clock", &s.Clocks.Challenge},
	} {
		d := c.Duration(f.name)
		if d < 0 || d > 30*24*time.Hour || (c.IsSet(f.name) && d < time.Second) {
			return s, app.Usage("--%s %s: want 1s to 720h", f.name, d)
		}
		*f.to = uint32(d / time.Second) // #nosec G115 -- bounded above
	}
	for _, f := range []struct {
		name string
		to   *market.Wei
	}{{"reward", &s.Reward}, {"deposit", &s.Deposit}} {
		if !c.IsSet(f.name) {
			continue
		}
		v, err := app.Ether(c.String(f.name))
		if err != nil {
			return s, app.Usage("--%s: %w", f.name, err)
		}
		*f.to = market.NewWei(v)
	}
	return s, nil
}

// defaultReward is what a run earns where neither the poster nor the agency says more.
var defaultReward = big.NewInt(1e15)

// defaultMoney fills in reward and deposit. A deposit of 24 rewards makes cheating a loss at the usual audit rate
// (SR-06).
func defaultMoney(s *market.Spec, t market.Terms) error {
	fuel := s.Fuel
	if fuel == 0 {
		fuel = poster.DefaultFuel
	}
	if s.Reward.Sign() == 0 {
		s.Reward = market.NewWei(defaultReward)
		if low := t.MinReward(fuel); low.Cmp(defaultReward) > 0 {
			s.Reward = market.NewWei(low)
		}
	}
	if s.Deposit.Sign() == 0 {
		d := new(big.Int).Mul(&s.Reward.Int, big.NewInt(24))
		if d.Cmp(&t.MinDeposit.Int) < 0 {
			d.Set(&t.MinDeposit.Int)
		}
		if d.Cmp(&t.MaxDeposit.Int) > 0 {
			d.Set(&t.MaxDeposit.Int)
		}
		s.Deposit = market.NewWei(d)
	}
	return nil
}

// postOffer shows the cost, asks if need be, posts, and waits if that was wished.
func postOffer(ctx context.Context, c *cli.Context, p *session, o poster.Offer) error {
	if c.Bool("dry-run") {
		return printOffer(c, o)
	}
	if err := approve(c, p.Network.Dev, o); err != nil {
		return err
	}
	say := newTeller(c)
	kept, err := p.Keep(ctx, o.Job.Spec)
	if err != nil {
		return err
	}
	if err := p.Post(ctx, o); err != nil {
		return err
	}
	until := *c.Generic("wait").(*waitFor)
	if until == waitNot && c.Bool("follow") {
		until = waitResult
	}
	if until == waitNot {
		if err := p.Confirm(ctx, o.ID); err != nil {
			return err
		}
		if err := printPosted(c, p, o); err != nil {
			return err
		}
		if kept {
			return nil
		}
		return serveContent(ctx, say, p, o.ID)
	}
	fmt.Fprintln(c.App.ErrWriter, o.ID)
	return confirmAndWait(ctx, c, p, o.ID, until == waitAccepted, say)
}

// confirmAndWait waits for the result while the posting is confirmed. Then other commands may act for the account.
func confirmAndWait(ctx context.Context, c *cli.Context, p *session, id market.ID, accepted bool, say *teller) error {
	g, ctx := errgroup.WithContext(ctx)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	g.Go(func() error {
		err := p.Confirm(ctx, id)
		if ctx.Err() != nil {
			err = nil // the result was there first
		} else if err == nil {
			err = p.release()
		}
		return err
	})
	g.Go(func() error {
		defer stop()
		return waitResultOf(ctx, c, p, id, accepted, say)
	})
	return g.Wait()
}

// approve shows the cost and makes sure that it may be spent.
func approve(c *cli.Context, dev bool, o poster.Offer) error {
	if s := c.String("max-cost"); s != "" {
		most, err := app.Ether(s)
		if err != nil {
			return app.Usage("--max-cost: %w", err)
		}
		if o.Total().Cmp(most) > 0 {
			return &app.Failure{
				Exit: app.ExitFunds, Code: "OVER_MAX_COST",
				Err:  fmt.Errorf("the job could cost %s, more than the %s allowed", app.About(o.Total()), ether(most)),
				Hint: "allow more with --max-cost, or offer less with --reward, --replicas or --fuel",
			}
		}
	}
	fmt.Fprintf(c.App.ErrWriter, "cost: reward %s for each of %d accepted run(s), escrowed; fee about %s, at most %s\n",
		ether(&o.Job.Spec.Reward.Int), o.Job.Spec.Replicas, app.About(o.Fee.Likely()), app.About(o.Fee.Max()))
	return app.Consent(c, dev, "post it?", "not posted")
}

// serveContent keeps the process, which alone holds the job's content, until a worker has announced a result.
func serveContent(ctx context.Context, say *teller, p *session, id market.ID) error {
	say.line("this process holds the job's content: it stays until a result is there (a kubo node, --ipfs, would hold it instead)")
	return p.Follow(ctx, id, say.trouble, func(v market.View) bool {
		_, done := v.Provisional()
		return done || v.State.Final()
	})
}
