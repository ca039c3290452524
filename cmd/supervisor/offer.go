package main

import (
	"context"
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
	"emet/cmd/internal/parts"
)

func offerCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "offer post", Usage: "post the offer of an application", ArgsUsage: "FILE", Action: post,
			Flags: hosted.SpendFlags(slices.Concat(entryFlags(), termFlags(), documentFlags())...),
			Description: "FILE is the offer's document: a file, a content id or - for standard input. The same document is posted once.\n" +
				"Terms that are not named are the usual ones of the network.\n\n" +
				"Examples:\n  supervisor offer post app.json\n  supervisor offer post app.json --worker-bits 30 --worker-deposit 0.05 --tick-blocks 50",
		},
		{
			Name: "offer revise", Usage: "post the next version of an offer", ArgsUsage: "OFFER FILE", Action: revise,
			Flags:       hosted.SpendFlags(append(entryFlags(), documentFlags()...)...),
			Description: "Terms of entry that are not named stay as they are; the others cannot be changed.\n\nExample: supervisor offer revise 0x8f3a… app2.json --worker-bits 31",
		},
		{
			Name: "offer show", Usage: "show an offer", ArgsUsage: "OFFER", Flags: hosted.ReadFlags(), Action: show,
			Description: "Example: supervisor offer show 0x8f3a… --json",
		},
		{
			Name: "offer list", Usage: "list the offers of this account", Flags: hosted.ReadFlags(), Action: list,
			Description: "Example: supervisor offer list --json | jq -r '.[].id'",
		},
	}
}

// maxBits is how much proof of work an offer may ask for.
const maxBits = 80

func entryFlags() []cli.Flag {
	return []cli.Flag{
		&cli.Uint64Flag{Name: "worker-bits", Usage: "proof of work of a worker's identity, in `BITS`"},
		&cli.Uint64Flag{Name: "client-bits", Usage: "proof of work of a client, in `BITS`"},
		&cli.Uint64Flag{Name: "complaint-bits", Usage: "proof of work of a complaint, in `BITS`"},
		&cli.StringFlag{Name: "worker-deposit", Usage: "`ETHER` that a worker's identity puts at stake"},
	}
}

func termFlags() []cli.Flag {
	return []cli.Flag{
		&cli.DurationFlag{Name: "exit-delay", Usage: "`TIME` between a worker's notice and its deposit"},
		&cli.Uint64Flag{Name: "start-block", Usage: "`BLOCK` with which the first tick ends (default 256 from now)"},
		&cli.Uint64Flag{Name: "tick-blocks", Usage: "how many `BLOCKS` a tick lasts"},
		&cli.StringFlag{Name: "bond", Usage: "`ETHER` that stands behind the ticks"},
		&cli.StringFlag{Name: "court", Usage: "`ADDRESS` of the contract that may end identities (default the network's)"},
		&cli.StringFlag{Name: "randomness", Usage: "`ADDRESS` of the beacon (default the network's)"},
	}
}

func documentFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "tag", Usage: "`TYPE` of the document, in ASCII", Value: "offer"},
		hosted.MaxContent(),
	}
}

// readEntry changes those terms of entry that the command line names.
func readEntry(c *cli.Context, e *hosting.Entry) error {
	for _, f := range []struct {
		name string
		to   *uint8
	}{{"worker-bits", &e.WorkerBits}, {"client-bits", &e.ClientBits}, {"complaint-bits", &e.ComplaintBits}} {
		if !c.IsSet(f.name) {
			continue
		}
		v, err := hosted.Number(c, f.name, 0, maxBits)
		if err != nil {
			return err
		}
		*f.to = uint8(v) // #nosec G115 -- just bounded
	}
	return readEther(c, "worker-deposit", &e.WorkerDeposit)
}

func readEther(c *cli.Context, name string, to *market.Wei) error {
	if !c.IsSet(name) {
		return nil
	}
	wei, err := hosted.Ether("--"+name, c.String(name))
	if err == nil {
		*to = market.NewWei(wei)
	}
	return err
}

// readTerms changes those terms that the command line names.
func readTerms(c *cli.Context, t *hosting.Terms) (err error) {
	if err := readEntry(c, &t.Entry); err != nil {
		return err
	}
	if c.IsSet("exit-delay") {
		if t.ExitDelay, err = hosted.Seconds(c, "exit-delay"); err != nil {
			return err
		}
	}
	if c.IsSet("start-block") {
		t.StartBlock = c.Uint64("start-block")
	}
	if c.IsSet("tick-blocks") {
		blocks, err := hosted.Number(c, "tick-blocks", 1, 1<<32-1)
		if err != nil {
			return err
		}
		t.TickBlocks = uint32(blocks) // #nosec G115 -- just bounded
	}
	if s := c.String("court"); s != "" {
		if t.Court, err = app.Address("--court", s); err != nil {
			return err
		}
	}
	if s := c.String("randomness"); s != "" {
		if t.Randomness, err = app.Address("--randomness", s); err != nil {
			return err
		}
	}
	return readEther(c, "bond", &t.Bond)
}

func post(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	if err := readTerms(c, new(hosting.Terms)); err != nil { // before anything is opened
		return err
	}
	if err := hosted.Tag("--tag", c.String("tag")); err != nil {
		return err
	}
	src := parts.New(c)
	defer src.Close()
	document, err := src.Open("document", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		terms, err := s.DefaultTerms(ctx)
		if err != nil {
			return err
		}
		if err := readTerms(c, &terms); err != nil {
			return err
		}
		id, receipt, err := s.PostOffer(ctx, node.OfferRequest{Document: document, Tag: c.String("tag"), Terms: terms})
		if err != nil {
			return err
		}
		return hosted.Done{ID: id, Version: 1}.Print(c, receipt, "%s", id)
	})
}

func revise(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	id, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	if err := readEntry(c, new(hosting.Entry)); err != nil {
		return err
	}
	if err := hosted.Tag("--tag", c.String("tag")); err != nil {
		return err
	}
	src := parts.New(c)
	defer src.Close()
	document, err := src.Open("document", c.Args().Get(1))
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		old, err := s.Offer(ctx, id)
		if err != nil {
			return err
		}
		if err := readEntry(c, &old.Terms.Entry); err != nil {
			return err
		}
		version, receipt, err := s.ReviseOffer(ctx, id, document, c.String("tag"), &old.Terms.Entry)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id, Version: version}.Print(c, receipt, "offer %s has version %d", id, version)
	})
}

type offerDoc struct {
	Schema string `json:"schema"` // emet.application/v1
	hosting.Offer
}

// find reads an offer with the type of its document, which only the board's events tell.
func find(ctx context.Context, s *node.Supervisor, id hosting.OfferID) (hosting.Offer, error) {
	o, err := s.Offer(ctx, id)
	if err != nil {
		return o, err
	}
	known, err := s.Ground.Offers(ctx, o.Master)
	if err != nil {
		return o, err
	}
	if i := slices.IndexFunc(known, func(k hosting.Offer) bool { return k.ID == id }); i >= 0 {
		return known[i], nil
	}
	return o, nil
}

func show(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	id, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		o, err := find(ctx, s, id)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, offerDoc{"emet.application/v1", o})
		}
		t := o.Terms
		w := c.App.Writer
		fmt.Fprintf(w, "offer      %s\nmaster     %s\nversion    %d\ndocument   %s (%s)\n", o.ID, o.Master, o.Version, o.Document, o.Tag)
		fmt.Fprintf(w, "workers    %d bits, %s of deposit, back %s after notice\nclients    %d bits, complaints %d\n",
			t.WorkerBits, market.Ether(&t.WorkerDeposit.Int), time.Duration(t.ExitDelay)*time.Second, t.ClientBits, t.ComplaintBits)
		fmt.Fprintf(w, "ticks      of %d blocks, the first ends with block %d\n", t.TickBlocks, t.StartBlock)
		_, err = fmt.Fprintf(w, "bond       %s\ncourt      %s\nrandomness %s\n", market.Ether(&t.Bond.Int), t.Court, t.Randomness)
		return err
	})
}

func list(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		offers, err := s.Offers(ctx)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			docs := make([]offerDoc, len(offers))
			for i, o := range offers {
				docs[i] = offerDoc{"emet.application/v1", o}
			}
			return app.PrintJSON(c.App.Writer, docs)
		}
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "OFFER\tVERSION\tTYPE\tDOCUMENT")
		for _, o := range offers {
			fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", o.ID, o.Version, o.Tag, o.Document)
		}
		return w.Flush()
	})
}
