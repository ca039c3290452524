package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/cmd/internal/app"
)

func probeCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "probe list", Usage: "list the probes", Flags: callFlags(), Action: listProbes,
			Description: "Example: netproxy probe list --json",
		},
		{
			Name: "probe put", Usage: "open a probe, or give it another token", ArgsUsage: "PROTO ADDRESS REQUESTOR TOKEN", Flags: callFlags(), Action: putProbe,
			Description: "Whoever then asks at ADDRESS for REQUESTOR is answered TOKEN, once, within ten minutes: over TCP by\n" +
				"http://ADDRESS/?requestorId=REQUESTOR, over UDP by a datagram with REQUESTOR that zeros make as long as TOKEN.\n\n" +
				"Example: netproxy probe put tcp 203.0.113.7:8000 0xann 4f1c9a",
		},
		{
			Name: "probe get", Usage: "list the tokens of a probe", ArgsUsage: "PROTO ADDRESS", Flags: callFlags(), Action: getProbe,
			Description: "Example: netproxy probe get tcp 203.0.113.7:8000",
		},
		{
			Name: "probe token", Usage: "print the newest token of a requestor", ArgsUsage: "PROTO ADDRESS REQUESTOR",
			Flags:       callFlags(&cli.BoolFlag{Name: "all", Usage: "print all that were not given out yet"}),
			Action:      token,
			Description: "Example: netproxy probe token tcp 203.0.113.7:8000 0xann",
		},
		{
			Name: "probe ask", Usage: "ask a probe, as a requestor does, and print the token", ArgsUsage: "PROTO ADDRESS REQUESTOR",
			Flags: []cli.Flag{
				&cli.BoolFlag{Name: "json", Usage: "print JSON"},
				&cli.DurationFlag{Name: "timeout", Usage: "`TIME` to wait for an answer", Value: 10 * time.Second},
			},
			Action:      ask,
			Description: "A token is given out once: who asks gets it, and nobody after that.\n\nExample: netproxy probe ask tcp 203.0.113.7:8000 0xann",
		},
		{
			Name: "probe delete", Usage: "delete the tokens of a requestor, or one of them", ArgsUsage: "PROTO ADDRESS REQUESTOR [TOKEN]",
			Flags: callFlags(), Action: deleteProbe,
			Description: "The socket is closed with the last token.\n\nExample: netproxy probe delete tcp 203.0.113.7:8000 0xann",
		},
	}
}

func listProbes(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		all, err := p.Probes(ctx)
		if err != nil {
			return err
		}
		return show(c, all, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			for _, s := range all {
				for _, k := range s.Probes {
					fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", s.Protocol, s.Address, k.RequestorID, k.Token, state(k))
				}
			}
			_ = t.Flush() // whoever reads has gone
		})
	})
}

func state(k inbound.Probe) string {
	if k.Consumed != nil {
		return "given out at " + k.Consumed.UTC().Format(time.DateTime)
	}
	return "until " + k.Expires.UTC().Format(time.DateTime)
}

func putProbe(c *cli.Context) error {
	return call(c, 4, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		opened, err := p.PutProbe(ctx, a, c.Args().Get(2), c.Args().Get(3))
		if err != nil {
			return err
		}
		return show(c, map[string]any{"socket": a.Name(), "opened": opened}, func(w io.Writer) {
			if opened {
				fmt.Fprintf(w, "%s is a probe now\n", a.Name())
			} else {
				fmt.Fprintf(w, "%s has the token\n", a.Name())
			}
		})
	})
}

func getProbe(c *cli.Context) error {
	return call(c, 2, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		all, err := p.ProbesAt(ctx, a)
		if err != nil {
			return err
		}
		return show(c, all, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			for _, k := range all {
				fmt.Fprintf(t, "%s\t%s\t%s\n", k.RequestorID, k.Token, state(k))
			}
			_ = t.Flush() // as above
		})
	})
}

func token(c *cli.Context) error {
	return call(c, 3, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		if c.Bool("all") {
			all, err := p.Tokens(ctx, a, c.Args().Get(2))
			if err != nil {
				return err
			}
			return show(c, all, func(w io.Writer) {
				for _, t := range all {
					fmt.Fprintln(w, t)
				}
			})
		}
		t, err := p.Token(ctx, a, c.Args().Get(2))
		if err != nil {
			return err
		}
		return show(c, t, func(w io.Writer) { fmt.Fprintln(w, t) })
	})
}

func deleteProbe(c *cli.Context) error {
	n := c.NArg()
	if n != 3 && n != 4 {
		return app.Usage("want PROTO ADDRESS REQUESTOR [TOKEN], got %d of them", n)
	}
	return call(c, n, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		if err := p.DeleteProbe(ctx, a, c.Args().Get(2), c.Args().Get(3)); err != nil {
			return err
		}
		return show(c, map[string]any{"socket": a.Name(), "deleted": true}, func(w io.Writer) { fmt.Fprintln(w, "deleted") })
	})
}
