package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

// estimate is the command that runs a job here to find out what it will need and cost.
func estimate() *cli.Command {
	return &cli.Command{
		Name:      "estimate",
		Usage:     "run a job here, and say which limits and how much ether it needs",
		ArgsUsage: "CODE INPUT",
		Description: `The job runs in the sandbox that workers have, so the fuel is what every worker will count. The limits proposed
leave a quarter more, as another input may need more. The price is that of the network's agency; without a network only
the limits are told. Nothing is posted.

Examples:
  postjob estimate words.js book.txt
  postjob estimate job.wasm photo.ppm --replicas 3 --json
  postjob words.js book.txt $(postjob estimate words.js book.txt --flags)

` + app.ExitCodes,
		Flags: slices.Concat([]cli.Flag{
			jsonFlag(),
			&cli.BoolFlag{Name: "flags", Usage: "print the limits as flags of postjob, and nothing else"},
			replicasFlag(), quorumFlag(), rewardFlag(), depositFlag(),
		}, parts.TrialFlags(), parts.Flags(), app.NetworkFlags()),
		Action: estimateJob,
	}
}

// Room that an estimate leaves above what a run used.
const (
	spareShare = 4       // one part in so many
	spareFuel  = 1 << 20 // at least
	sparePages = 16
)

// estimateDoc is what --json prints.
type estimateDoc struct {
	Schema string         `json:"schema"` // emet.estimate/v1
	Run    parts.TrialDoc `json:"run"`
	Fuel   uint64         `json:"fuel"`        // proposed
	Pages  uint32         `json:"memoryPages"` // proposed
	Offer  *offerDoc      `json:"offer"`       // null without a network
}

func estimateJob(c *cli.Context) error {
	if n := c.NArg(); n != 2 {
		return app.Usage("want CODE INPUT, got %d of them", n)
	}
	spec, err := specOf(c)
	if err != nil {
		return err
	}
	run, err := parts.Trial(c, spec, nil)
	if err != nil {
		return err
	}
	if !c.IsSet("fuel") {
		used := run.Execution.FuelUsed
		run.Spec.Fuel = used + max(used/spareShare, spareFuel)
	}
	if !c.IsSet("memory") {
		used := run.Execution.MemoryPeak
		run.Spec.Pages = min(used+max(used/spareShare, sparePages), market.MaxPages)
	}
	d := estimateDoc{Schema: "emet.estimate/v1", Run: parts.DocOf(run), Fuel: run.Spec.Fuel, Pages: run.Spec.Pages}
	if !c.Bool("flags") {
		if d.Offer, err = price(c, run.Spec); err != nil && !errors.Is(err, node.ErrNoNetwork) {
			return err
		}
	}
	if err := printEstimate(c, d, run); err != nil {
		return err
	}
	if x := run.Execution; x.Outcome != market.OK {
		return &app.Failure{
			Exit: app.ExitJobFailed, Said: c.Bool("json"),
			Err:  fmt.Errorf("the job failed here (%s), and so it would with every worker: %s", x.Outcome, app.Clean(x.Message)),
			Hint: "worker run CODE INPUT shows its log",
		}
	}
	return nil
}

// price asks the network what the job would cost.
func price(c *cli.Context, spec market.Spec) (doc *offerDoc, err error) {
	err = withPoster(c, looks, "", func(ctx context.Context, p *session) error {
		if err := defaultMoney(&spec, p.Agency.Terms()); err != nil {
			return err
		}
		named := func(c market.Content) poster.Source { return poster.Source{CID: c.CID()} }
		offer, err := p.Prepare(ctx, poster.Request{
			Code: named(spec.Code), Input: named(spec.Input), Options: named(spec.Options), Preload: named(spec.Preload), Spec: spec,
		})
		if err != nil {
			return err
		}
		o := offerOf(offer)
		doc = &o
		return nil
	})
	return doc, err
}

func printEstimate(c *cli.Context, d estimateDoc, run node.TrialRun) error {
	flags := fmt.Sprintf("--fuel %d --memory %d", d.Fuel, d.Pages)
	switch {
	case c.Bool("json"):
		return app.PrintJSON(c.App.Writer, d)
	case c.Bool("flags"):
		_, err := fmt.Fprintln(c.App.Writer, flags)
		return err
	}
	w := c.App.Writer
	parts.Summary(w, run)
	fmt.Fprintf(w, "limits       %s\n", flags)
	if d.Offer == nil {
		fmt.Fprintln(c.App.ErrWriter, "no network, so no price: start one with `bin/devnet`, or name one with --network FILE or --rpc URL --agency ADDRESS")
		return nil
	}
	s := d.Offer.Spec
	_, err := fmt.Fprintf(w, "reward       %s for each of %d, %s escrowed\nfee          about %s, at most %s (%d gas)\nat most      %s\n",
		ether(&s.Reward.Int), s.Replicas, ether(s.Escrow()), app.About(&d.Offer.Fee.Int), app.About(&d.Offer.MaxFee.Int), d.Offer.Gas, app.About(&d.Offer.Total.Int))
	return err
}
