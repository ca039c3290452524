package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound/api"
	"emet/agents/inbound/meter"
	"emet/cmd/internal/app"
)

func statusCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "status", Usage: "show how the proxy is", Flags: callFlags(), Action: status,
			Description: "Example: netproxy status --json",
		},
		{
			Name: "metrics", Usage: "show all figures", Flags: callFlags(), Action: metrics,
			Description: "Prometheus reads the same figures at /status-api/v1/metrics.\n\nExample: netproxy metrics --json",
		},
		{
			Name: "bandwidth", Usage: "show what went through, in all or of one activity or network", Flags: callFlags(
				&cli.StringFlag{Name: "activity", Usage: "`ID` of an activity"}, &cli.StringFlag{Name: "vpn", Usage: "`ID` of a network"},
			), Action: bandwidth,
			Description: "Examples:\n  netproxy bandwidth\n  netproxy bandwidth --activity 7a51 --json",
		},
		{
			Name: "connections", Usage: "list the connections that are open", Flags: callFlags(), Action: connections,
			Description: "Example: netproxy connections",
		},
		{
			Name: "openapi", Usage: "print the description of the proxy's interface", Flags: callFlags(), Action: openAPI,
			Description: "Example: netproxy openapi > netproxy.json",
		},
	}
}

func status(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		st, err := p.Status(ctx)
		if err != nil {
			return err
		}
		return show(c, st, func(w io.Writer) {
			fmt.Fprintf(w, "status           %s\nup               %s\nversion          %s\nprobe sockets    %d, with %d tokens\ngateway sockets  %d\nconnections      %d\nactivities       %d\n",
				st.Status, (time.Duration(st.UptimeSeconds) * time.Second), st.Version, st.ProbeSockets, st.Probes, st.GatewaySockets, st.Connections, st.ActivitiesServed)
		})
	})
}

func metrics(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		m, err := p.Metrics(ctx)
		if err != nil {
			return err
		}
		return show(c, m, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
			heading(t)
			row(t, "all", m.Bandwidth)
			for _, s := range m.Sockets {
				row(t, string(s.Protocol)+"/"+s.Address, s.Use)
			}
			_ = t.Flush() // whoever reads has gone
			for _, reason := range slices.Sorted(maps.Keys(m.Refused)) {
				fmt.Fprintf(w, "refused for %s: %d\n", reason, m.Refused[reason])
			}
			for _, how := range slices.Sorted(maps.Keys(m.ProbeAnswers)) {
				fmt.Fprintf(w, "asked at probes, %s: %d\n", how, m.ProbeAnswers[how])
			}
		})
	})
}

func heading(w io.Writer) { fmt.Fprintln(w, "\topen\tever\tbytes in\tout\tnow in/s\tout/s\t") }

func row(w io.Writer, name string, b meter.Bandwidth) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%.0f\t%.0f\t\n", name, b.Connections.Current, b.Connections.Total, b.Inbound.Bytes, b.Outbound.Bytes,
		b.Inbound.CurrentRate, b.Outbound.CurrentRate)
}

func bandwidth(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		activity, network := c.String("activity"), c.String("vpn")
		name := "all"
		var b meter.Bandwidth
		var err error
		switch {
		case activity != "" && network != "":
			return app.Usage("--activity and --vpn exclude each other")
		case activity != "":
			name = activity
			b, err = p.Activity(ctx, activity)
		case network != "":
			name = network
			b, err = p.VPN(ctx, network)
		default:
			b, err = p.Bandwidth(ctx)
		}
		if err != nil {
			return err
		}
		return show(c, b, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
			heading(t)
			row(t, name, b)
			_ = t.Flush() // as above
		})
	})
}

func connections(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		all, err := p.Connections(ctx)
		if err != nil {
			return err
		}
		return show(c, all, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			for _, k := range all {
				fmt.Fprintf(t, "%s\t%s\tsince %s\t%d in\t%d out\n", k.Socket, k.Peer, k.Since.UTC().Format(time.DateTime), k.Inbound.Bytes, k.Outbound.Bytes)
			}
			_ = t.Flush() // as above
		})
	})
}

func openAPI(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		doc, err := p.OpenAPI(ctx)
		if err != nil {
			return err
		}
		return app.PrintJSON(c.App.Writer, doc)
	})
}
