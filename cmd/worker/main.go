// Command worker earns: it watches an agency, runs jobs in a sandbox and is paid for their results.
package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

const description = `The worker claims jobs that it can run, runs them in a sandbox without network, files or clock, stores the
results, and shows them on chain. It can be killed at any moment: after a restart it goes on where it was.

Examples:
  worker                                        join the running dev network
  worker --slots 4 --deposit 10                 run four jobs at once, with 10 ETH at stake
  worker --rpc wss://node.example --agency 0x…  work on any network
         --keystore DIR --password-file FILE
  worker status                                 what the agency holds for this worker
  worker withdraw                               fetch what was earned
  worker run job.js input.json                  run a job here, without chain and money
  worker identity new OFFER --host w1.example.org --port 4001
                                                join a hosted application
  worker --host all --country DE                host applications as well, and join those that suit
  worker apps                                   what is hosted, and what it brings
  worker --inbound tcp:203.0.113.7:8000-8999 --inbound-listen /ip4/203.0.113.7/udp/4001/quic-v1
                                                sell public sockets as well, of a proxy that is started
  worker channel redeem                         fetch what its supervisor promised

` + app.ExitCodes

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	return &cli.App{
		Name:        "worker",
		Usage:       "run jobs and earn",
		ArgsUsage:   "[AGENCY]",
		Description: description,
		Flags:       slices.Concat(workerFlags(), hostFlags(), sellFlags(), app.NetworkFlags()),
		Action:      work,
		Commands: append([]*cli.Command{
			{
				Name: "status", Usage: "show what the agency holds for this worker", Flags: append(jsonFlags(), app.NetworkFlags()...),
				Action: status, Description: "Example: worker status --json",
			},
			try(),
			engines(),
			appsCommand(),
			app.Withdraw("worker"),
			unstake(),
		}, slices.Concat(identityCommands(), channelCommands())...),
	}
}

func logFlag() cli.Flag {
	return &cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "warn"}
}

func jsonFlags() []cli.Flag { return []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print JSON"}} }

func workerFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "slots", Usage: "`JOBS` to run at once", Value: 1, EnvVars: []string{"EMET_SLOTS"}},
		&cli.StringFlag{Name: "deposit", Usage: "`ETHER` to keep at stake", Value: "1", EnvVars: []string{"EMET_DEPOSIT"}},
		&cli.StringFlag{Name: "min-reward", Usage: "least `ETHER` to work for (default 0.001, nothing on a dev network)", EnvVars: []string{"EMET_MIN_REWARD"}},
		&cli.StringFlag{Name: "max-deposit", Usage: "most `ETHER` to put at stake for one job", EnvVars: []string{"EMET_MAX_DEPOSIT"}},
		&cli.UintFlag{Name: "max-memory", Usage: "most memory for a job, in `PAGES` of 64 KiB (default 4096)", EnvVars: []string{"EMET_MAX_MEMORY"}},
		&cli.Int64Flag{Name: "max-content", Usage: "most `BYTES` to fetch for each part of a job (default 16 MiB)", EnvVars: []string{"EMET_MAX_CONTENT"}},
		&cli.DurationFlag{Name: "fetch-timeout", Usage: "most `TIME` to look for a job's content (default 2m)", EnvVars: []string{"EMET_FETCH_TIMEOUT"}},
		&cli.DurationFlag{Name: "retain", Usage: "`TIME` to keep results after their job's end (default 24h)", EnvVars: []string{"EMET_RETAIN"}},
		&cli.StringSliceFlag{Name: "engine", Usage: "content id of the `DESCRIPTOR` of an engine to run beside js/1 and wasm/1; may be repeated", EnvVars: []string{"EMET_ENGINE"}},
		&cli.StringFlag{Name: "check-engine", Usage: "run jobs again on another `HOST`, interpreter or wasmtime, and submit no result that differs", EnvVars: []string{"EMET_CHECK_ENGINE"}},
		&cli.IntFlag{Name: "check-every", Usage: "with --check-engine: check one in so many `JOBS`", Value: 1, EnvVars: []string{"EMET_CHECK_EVERY"}},
		&cli.StringSliceFlag{Name: "listen", Usage: "`MULTIADDR` to serve content on (default a loopback port); may be repeated", EnvVars: []string{"EMET_LISTEN"}},
	}
}

func work(c *cli.Context) (err error) {
	if c.NArg() > 1 {
		return app.Usage("want at most one agency, got %d arguments", c.NArg())
	}
	so, err := sellingOf(c)
	if err != nil {
		return err
	}
	o, err := optionsOf(c)
	if err != nil {
		return err
	}
	if so.Keys, err = sellersKeys(c, o.Keys); err != nil {
		return err
	}
	if c.Bool("no-jobs") && !hosts(c) && !sells(c) {
		return app.Usage("--no-jobs leaves nothing to do: say with --host or --inbound what else there is")
	}
	var roles []role
	defer func() {
		for _, r := range slices.Backward(roles) {
			err = errors.Join(err, r.Close())
		}
	}()
	if !c.Bool("no-jobs") {
		w, err := node.OpenWorker(c.Context, "worker", o)
		if err != nil {
			return err
		}
		roles = append(roles, w)
		fmt.Fprintf(c.App.ErrWriter, "worker %s on agency %s, chain %s; Ctrl-C ends it\n", w.Key.Address(), w.Agency.Address, w.Agency.ChainID)
	}
	if hosts(c) {
		h, err := openHosting(c, o.Options)
		if err != nil {
			return err
		}
		roles = append(roles, h)
	}
	if sells(c) {
		s, err := openSelling(c, o.Options, so)
		if err != nil {
			return err
		}
		roles = append(roles, s)
	}
	g, ctx := errgroup.WithContext(c.Context)
	for _, r := range roles {
		g.Go(func() error { return r.Run(ctx) })
	}
	return g.Wait()
}

// role is one of the things that this process does.
type role interface {
	Run(ctx context.Context) error
	Close() error
}

// publicReward is what a worker asks for where gas costs money: a job for less would cost it more than it earns.
var publicReward = big.NewInt(1e15)

func optionsOf(c *cli.Context) (o node.WorkerOptions, err error) {
	for _, f := range []struct {
		name string
		to   **big.Int
	}{{"deposit", &o.Deposit}, {"min-reward", &o.MinReward}, {"max-deposit", &o.MaxDeposit}} {
		if s := c.String(f.name); s != "" {
			if *f.to, err = app.Ether(s); err != nil {
				return o, app.Usage("--%s: %w", f.name, err)
			}
		}
	}
	switch {
	case c.Int("slots") < 1:
		return o, app.Usage("--slots %d: want 1 or more", c.Int("slots"))
	case c.Uint("max-memory") > market.MaxPages:
		return o, app.Usage("--max-memory %d: want at most %d pages, which is what the machine can have", c.Uint("max-memory"), market.MaxPages)
	case !slices.Contains([]string{"", "interpreter", "wasmtime"}, c.String("check-engine")):
		return o, app.Usage("--check-engine %s: want interpreter or wasmtime", c.String("check-engine"))
	case c.Int("check-every") < 1:
		return o, app.Usage("--check-every %d: want 1 or more", c.Int("check-every"))
	case c.Int64("max-content") < 0:
		return o, app.Usage("--max-content %d: want 1 or more", c.Int64("max-content"))
	}
	o.Slots, o.MaxPages, o.MaxContent = c.Int("slots"), uint32(c.Uint("max-memory")), c.Int64("max-content") // #nosec G115 -- checked above
	o.FetchTimeout, o.Retain = c.Duration("fetch-timeout"), c.Duration("retain")
	o.CheckEngine, o.CheckEvery = c.String("check-engine"), c.Int("check-every")
	for _, s := range c.StringSlice("engine") {
		if s == "" {
			continue // an empty variable of the environment
		}
		e, err := market.ParseEngine(s)
		if err != nil {
			return o, app.Usage("--engine: %w", err)
		}
		if e.Descriptor().IsZero() {
			return o, app.Usage("--engine %s: want the content id of a descriptor; names stand for what is built in", e)
		}
		o.Engines = append(o.Engines, e)
	}
	o.Options, err = app.Options(c, c.Args().First())
	o.Listen = c.StringSlice("listen")
	if o.MinReward == nil && !o.Network.Dev {
		o.MinReward = publicReward
	}
	return o, err
}

// onAgent opens the worker's account without its role.
func onAgent(c *cli.Context, fn func(ctx context.Context, a *node.Agent) error) (err error) {
	if c.Args().Present() {
		return app.Usage("%s takes no arguments", c.Command.Name)
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	o.Look = true // the worker may be running
	a, err := node.Open(c.Context, "worker", o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return fn(c.Context, a)
}

func status(c *cli.Context) error {
	return onAgent(c, func(ctx context.Context, a *node.Agent) error {
		acc, err := a.Agency.Account(ctx, a.Key.Address())
		if err != nil {
			return err
		}
		balance, err := a.Client.BalanceAt(ctx, a.Key.Address(), nil)
		if err != nil {
			return err
		}
		sold, err := soldBy(ctx, c)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			document := map[string]any{
				"schema": "emet.worker/v1", "address": a.Key.Address(), "agency": a.Agency.Address,
				"balance": market.NewWei(balance), "deposit": market.NewWei(acc.Deposit), "credit": market.NewWei(acc.Credit),
				"refund": market.NewWei(acc.Refund), "verified": acc.Verified, "registered": acc.Registered,
			}
			if sold != nil {
				document["inbound"] = sold
			}
			return app.PrintJSON(c.App.Writer, document)
		}
		_, err = fmt.Fprintf(c.App.Writer, "worker     %s\nagency     %s\nregistered %t\nbalance    %s\ndeposit    %s free\ncredit     %s\nverified   %d jobs\n",
			a.Key.Address(), a.Agency.Address, acc.Registered, app.About(balance), app.About(acc.Deposit), app.About(acc.Credit), acc.Verified)
		if err == nil && sold != nil {
			err = printSold(c.App.Writer, sold)
		}
		return err
	})
}
