package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/author"
	"emet/cmd/internal/hosted"
)

func runCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "run", Usage: "run an application: workers join, ticks are posted, receipts are paid", ArgsUsage: "APP|OFFER",
			Flags: hosted.SpendFlags(runOfferFlags()...), Action: run,
			Description: "APP is a directory or file of an application, as for `supervisor app`. It is planned, published and offered unless\n" +
				"that was done before. OFFER is the id of an offer, for a machine whose key the master has granted tick, chain and pay\n" +
				"(and version, or the master revises the offer once). Killed, it goes on with the same tick.\n\n" +
				"Examples:\n  supervisor run examples/apps/guestbook\n  supervisor run 0x8f3a… --ads ./check-ad",
		},
		{
			Name: "status", Usage: "show what the supervisor does now", ArgsUsage: "[OFFER]", Flags: hosted.ReadFlags(), Action: status,
			Description: "Example: supervisor status --json",
		},
		{
			Name: "tick", Usage: "show what became of the updates of a tick", ArgsUsage: "NUMBER [OFFER]", Flags: hosted.ReadFlags(), Action: showTick,
			Description: "Example: supervisor tick 12",
		},
		{
			Name: "workers", Usage: "show who joined, and how they do", ArgsUsage: "[OFFER]", Flags: hosted.ReadFlags(), Action: workers,
			Description: "Example: supervisor workers",
		},
		{
			Name: "pay", Usage: "show who was paid what", ArgsUsage: "[OFFER]", Action: paid,
			Flags:       hosted.ReadFlags(&cli.Uint64Flag{Name: "tick", Usage: "of one `TICK` (default all)"}),
			Description: "Example: supervisor pay --tick 12",
		},
		{
			Name: "upgrade", Usage: "put another version of an application in the place of one that runs", ArgsUsage: "OFFER APP",
			Flags: hosted.SpendFlags(), Action: upgrade,
			Description: "The supervisor that runs the offer lays out the ticks that it plans from now on for the new program. Keys that both have\n" +
				"keep what was written. For a supervisor whose state is here, `supervisor run OFFER --program APP` does the same.\n\n" +
				"Example: supervisor upgrade 0x8f3a… examples/apps/guestbook",
		},
		{
			Name: "revoke", Usage: "take a stolen key back, and put right what it did to the last tick", ArgsUsage: "OFFER KEY", Action: reassert,
			Flags: hosted.SpendFlags(&cli.BoolFlag{Name: "disown", Usage: "the thief may know the seeds: the tick three later reveals none"}),
			Description: "Only the master can, from a copy of the state that the application was run with.\n\n" +
				"Example: supervisor revoke 0x8f3a… 0x51c0… --disown",
		},
	}
}

func runOfferFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "workers", Usage: "least `NUMBER` of workers (default by the network)"},
		&cli.UintFlag{Name: "tick-blocks", Usage: "`BLOCKS` of a tick (default by the network)"},
		&cli.StringFlag{Name: "max-pay", Usage: "the most that a worker earns in a tick, in `ETHER`"},
		&cli.StringFlag{Name: "price", Usage: "price of a paid token in `ETHER`; needed for endpoints that write, unless there are ads", Value: "0.000001"},
		&cli.UintFlag{Name: "most-tokens", Usage: "the most `TOKENS` of a class that a worker takes in a tick, whoever asks, this supervisor too (default 65536)"},
		&cli.StringFlag{Name: "budget", Usage: "the most that is put into one worker's channel, in `ETHER` (default a hundred ticks' pay)"},
		&cli.StringFlag{Name: "ads", Usage: "`COMMAND` that checks a proof of advertisements on its standard input; its last argument is for how many tokens"},
		&cli.StringFlag{Name: "program", Usage: "make this `APP` the next version of the program of OFFER: it runs from the next tick on that is planned"},
		&cli.BoolFlag{Name: "rebond", Usage: "stake another bond if one was burnt"},
		&cli.StringSliceFlag{Name: "listen", Usage: "`MULTIADDR` at which workers and clients reach it (default a loopback port); may be repeated", EnvVars: []string{"EMET_LISTEN"}},
		&cli.DurationFlag{Name: "patience", Usage: "`TIME` to wait for the entries of a tick", Value: 20 * time.Second},
	}
}

func run(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	offer, err := offerToRun(c)
	if err != nil {
		return err
	}
	o.Listen = c.StringSlice("listen")
	if o.Approve, err = approval(c, o.Network.Dev); err != nil {
		return err
	}
	v := node.SupervisionOptions{
		Options: o, Offer: offer, Ads: strings.Fields(c.String("ads")), Rebond: c.Bool("rebond"), Patience: c.Duration("patience"),
	}
	if s := c.String("budget"); s != "" {
		wei, err := hosted.Ether("--budget", s)
		if err != nil {
			return err
		}
		v.Budget = market.NewWei(wei)
	}
	s, err := node.OpenSupervision(c.Context, v)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "%s\n", offer)
	fmt.Fprintf(c.App.ErrWriter, "runs application %s; workers join with `worker --host %s`; `supervisor status` says how it goes\n", offer, offer)
	err = s.Run(c.Context)
	if c.Context.Err() != nil && errors.Is(err, context.Canceled) {
		err = nil // it was asked to end, and goes on the next time
	}
	return errors.Join(err, s.Close())
}

// approval is asked before each transaction of a supervisor that runs. Whether real ether may be spent at all is asked for
// once, as nobody may be there later; --max-cost holds for each.
func approval(c *cli.Context, dev bool) (func(context.Context, node.Cost) error, error) {
	limit, err := hosted.Limit(c)
	if err != nil {
		return nil, err
	}
	return limit, app.Consent(c, dev, "it spends ether for as long as it runs: bonds, channels and fees. go on?", "nothing was sent")
}

// offerToRun is the offer that the argument names, or that of the application that it names: posted first if it was not.
func offerToRun(c *cli.Context) (offer hosting.OfferID, err error) {
	arg := c.Args().First()
	if strings.HasPrefix(arg, "0x") {
		if _, err := os.Stat(arg); err != nil {
			offer, err := hosted.Hash("OFFER", arg)
			if err == nil && c.String("program") != "" {
				err = upgradeTo(c, offer, c.String("program"))
			}
			return offer, err
		}
	}
	if c.String("program") != "" {
		return offer, app.Usage("--program wants the OFFER whose program it replaces")
	}
	a, err := author.Load(c.Context, arg)
	if err != nil {
		return offer, err
	}
	program, err := a.Public()
	if err != nil {
		return offer, err
	}
	open := func(ctx context.Context, o node.Options) (*node.Supervisor, error) {
		o.Listen = c.StringSlice("listen") // the offer says where its supervisor is
		return node.OpenSupervisor(ctx, o)
	}
	err = hosted.With(c, open, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		offer, err = s.FindApplication(ctx, program, a.Name)
		if err != nil || offer != (common.Hash{}) {
			return err
		}
		doc, terms, err := s.DefaultApplication(ctx, program)
		if err != nil {
			return err
		}
		if n := c.Int("workers"); n > 0 {
			doc.MinWorkers = n
		}
		if n := c.Uint("tick-blocks"); n > 0 {
			terms.TickBlocks = uint32(min(n, 1<<24)) // #nosec G115 -- just bounded
		}
		if s := c.String("max-pay"); s != "" {
			wei, err := hosted.Ether("--max-pay", s)
			if err != nil {
				return err
			}
			doc.MaxPay = market.NewWei(wei)
		}
		price, err := hosted.Ether("--price", c.String("price"))
		if err != nil {
			return err
		}
		id, receipt, err := s.PostApplication(ctx, node.ApplicationRequest{
			Program: program, Document: doc, Terms: terms, Price: market.NewWei(price), Ads: c.String("ads") != "",
			Most: uint32(min(c.Uint("most-tokens"), 1<<32-1)), // #nosec G115 -- just bounded
		})
		if err != nil {
			return err
		}
		if t := hosted.TransactionOf(receipt); t != nil {
			fmt.Fprintf(c.App.ErrWriter, "offer %s is posted: transaction %s in block %d, fee %s\n", id, t.Tx, t.Block, app.About(&t.Fee.Int))
		}
		offer = id
		return nil
	})
	return offer, err
}

func upgrade(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	offer, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	return upgradeTo(c, offer, c.Args().Get(1))
}

// upgradeTo makes an application the next version of an offer's.
func upgradeTo(c *cli.Context, offer hosting.OfferID, path string) error {
	a, err := author.Load(c.Context, path)
	if err != nil {
		return err
	}
	program, err := a.Public()
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		version, receipt, err := s.Upgrade(ctx, offer, program)
		if err != nil {
			return err
		}
		if c.Command.Name == "run" {
			fmt.Fprintf(c.App.ErrWriter, "offer %s has version %d\n", offer, version)
			return nil
		}
		return hosted.Done{ID: offer, Version: version}.Print(c, receipt, "offer %s has version %d, with the program of %s", offer, version, a.Name)
	})
}

func reassert(c *cli.Context) error {
	offer, key, err := onKey(c)
	if err != nil {
		return err
	}
	open := func(ctx context.Context, o node.Options) (*node.Supervision, error) {
		return node.OpenSupervision(ctx, node.SupervisionOptions{Options: o, Offer: offer})
	}
	return hosted.With(c, open, hosted.Acts, func(ctx context.Context, s *node.Supervision) error {
		r, err := s.Reassert(ctx, key, c.Bool("disown"))
		if err != nil {
			return err
		}
		said := fmt.Sprintf("key %s is revoked for offer %s", key, offer)
		if r.Replaced != nil {
			said += fmt.Sprintf(", and tick %d says what was judged here", r.Tick)
		}
		if r.Disowned != 0 {
			said += fmt.Sprintf("; nobody serves in tick %d, whose seed was another's", r.Disowned)
		}
		return hosted.Done{ID: offer}.Print(c, r.Revoked, "%s", said)
	})
}
