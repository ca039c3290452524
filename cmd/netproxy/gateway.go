package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/netip"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/guard"
	"emet/cmd/internal/app"
)

func gatewayCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "gateway list", Usage: "list the gateway sockets", Flags: callFlags(), Action: listGateways,
			Description: "Example: netproxy gateway list",
		},
		{
			Name: "gateway open", Usage: "forward a public socket to a service", ArgsUsage: "PROTO ADDRESS SERVICE", Flags: entryFlags(), Action: openGateway,
			Description: `SERVICE is ip:port in the network that --vpn names, or else an address that the proxy was started with --local for.
Probes at ADDRESS go, and nobody who connects meanwhile is refused.

Examples:
  netproxy gateway open tcp 203.0.113.7:8000 10.8.0.2:80 --vpn shop --activity 7a51
  netproxy gateway open udp *:5353 127.0.0.1:53 --deny 198.51.100.0/24`,
		},
		{
			Name: "gateway get", Usage: "show a gateway socket", ArgsUsage: "PROTO ADDRESS", Flags: callFlags(), Action: getGateway,
			Description: "Example: netproxy gateway get tcp 203.0.113.7:8000 --json",
		},
		{
			Name: "gateway close", Usage: "close a gateway socket", ArgsUsage: "PROTO ADDRESS",
			Flags: callFlags(&cli.DurationFlag{Name: "drain", Usage: "`TIME` for which open connections may go on"}), Action: closeGateway,
			Description: "Example: netproxy gateway close tcp 203.0.113.7:8000 --drain 30s",
		},
		{
			Name: "gateway access", Usage: "replace the lists of who may connect", ArgsUsage: "PROTO ADDRESS", Flags: callFlags(accessFlags()...), Action: setAccess,
			Description: "Open connections stay.\n\nExample: netproxy gateway access tcp 203.0.113.7:8000 --deny 198.51.100.0/24",
		},
	}
}

func accessFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "allow", Usage: "`CIDR` that may connect, and nobody else; may be repeated"},
		&cli.StringSliceFlag{Name: "deny", Usage: "`CIDR` that may not connect; may be repeated"},
	}
}

func entryFlags() []cli.Flag {
	return callFlags(slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "vpn", Usage: "`ID` of the network of the service"},
		&cli.BoolFlag{Name: "lazy", Usage: "the network may come to be there later"},
		&cli.StringFlag{Name: "activity", Usage: "`ID` by which traffic is added up"},
		&cli.StringFlag{Name: "requestor", Usage: "`ID` of who bought the socket"},
		&cli.StringFlag{Name: "remote", Usage: "`ID` of the provider of the service"},
		&cli.StringFlag{Name: "proxy-protocol", Usage: "tell the service who connects: `VERSION` v1 or v2"},
		&cli.StringSliceFlag{Name: "trust", Usage: "`CIDR` whose connections begin with a PROXY header; may be repeated"},
		&cli.DurationFlag{Name: "dial-timeout", Usage: "`TIME` that the service may take to accept (default 5s)"},
		&cli.DurationFlag{Name: "idle-timeout", Usage: "`TIME` after which a silent connection is closed (default 10m, UDP 1m)"},
		&cli.BoolFlag{Name: "amplify", Usage: "UDP: answers to unproved sources may be more than three times as long as what they sent"},
	}, accessFlags(), limitFlags())...)
}

func limitFlags() []cli.Flag {
	const group = "Limits of a socket"
	return []cli.Flag{
		&cli.Float64Flag{Name: "rate", Usage: "new `CONNECTIONS` per second of one source", Category: group},
		&cli.IntFlag{Name: "burst", Usage: "new `CONNECTIONS` of one source above its rate (default twice the rate)", Category: group},
		&cli.IntFlag{Name: "per-source", Usage: "`CONNECTIONS` of one source at once", Category: group},
		&cli.IntFlag{Name: "per-socket", Usage: "`CONNECTIONS` at once", Category: group},
		&cli.Int64Flag{Name: "conn-bandwidth", Usage: "`BYTES` per second of one connection", Category: group},
		&cli.Int64Flag{Name: "source-bandwidth", Usage: "`BYTES` per second of one source", Category: group},
		&cli.Int64Flag{Name: "socket-bandwidth", Usage: "`BYTES` per second of the socket", Category: group},
	}
}

func limitsOf(c *cli.Context) guard.Limits {
	return guard.Limits{
		Rate: c.Float64("rate"), Burst: c.Int("burst"), PerSource: c.Int("per-source"), PerSocket: c.Int("per-socket"),
		ConnBytes: c.Int64("conn-bandwidth"), SourceBytes: c.Int64("source-bandwidth"), SocketBytes: c.Int64("socket-bandwidth"),
	}
}

// nets takes the networks of a flag.
func nets(c *cli.Context, flag string) (all []netip.Prefix, err error) {
	for _, s := range c.StringSlice(flag) {
		p, err := parseNet(s)
		if err != nil {
			return nil, app.Usage("--%s: %w", flag, err)
		}
		all = append(all, p)
	}
	return all, nil
}

func parseNet(s string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(s); err == nil {
		return a.Prefix(a.BitLen())
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return p, fmt.Errorf("%q is no network, as 198.51.100.0/24", s)
	}
	return p.Masked(), nil
}

func openGateway(c *cli.Context) error {
	return call(c, 3, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		e := inbound.Entry{
			RequestorID: c.String("requestor"), ActivityID: c.String("activity"), VpnID: c.String("vpn"), RemoteID: c.String("remote"),
			RemoteAddr: c.Args().Get(2), ProxyProtocol: c.String("proxy-protocol"), Amplify: c.Bool("amplify"),
			DialTimeout: inbound.Duration(c.Duration("dial-timeout")), IdleTimeout: inbound.Duration(c.Duration("idle-timeout")),
		}
		if l := limitsOf(c); l != (guard.Limits{}) {
			e.Limits = &l
		}
		for flag, to := range map[string]*[]netip.Prefix{"allow": &e.Allow, "deny": &e.Deny, "trust": &e.Trusted} {
			if *to, err = nets(c, flag); err != nil {
				return err
			}
		}
		if e, err = p.OpenGateway(ctx, a, e, c.Bool("lazy")); err != nil {
			return err
		}
		return show(c, e, func(w io.Writer) { fmt.Fprintf(w, "%s leads to %s\n", a.Name(), where(e)) })
	})
}

func where(e inbound.Entry) string {
	if e.VpnID != "" {
		return e.RemoteAddr + " in " + e.VpnID
	}
	return e.RemoteAddr
}

func listGateways(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		all, err := p.Gateways(ctx)
		if err != nil {
			return err
		}
		return show(c, all, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			for _, addr := range slices.Sorted(maps.Keys(all)) {
				for _, s := range all[addr] {
					fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", s.Protocol, addr, where(s.Entry), s.ActivityID, s.RequestorID)
				}
			}
			_ = t.Flush() // whoever reads has gone
		})
	})
}

func getGateway(c *cli.Context) error {
	return call(c, 2, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		e, err := p.Gateway(ctx, a)
		if err != nil {
			return err
		}
		return showEntry(c, a, e)
	})
}

func showEntry(c *cli.Context, a inbound.Address, e inbound.Entry) error {
	return show(c, e, func(w io.Writer) {
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintf(t, "socket\t%s\nleads to\t%s\n", a.Name(), where(e))
		for _, row := range [][2]string{
			{"activity", e.ActivityID},
			{"requestor", e.RequestorID},
			{"remote", e.RemoteID},
			{"allow", list(e.Allow)},
			{"deny", list(e.Deny)},
			{"proxy protocol", e.ProxyProtocol},
		} {
			if row[1] != "" {
				fmt.Fprintf(t, "%s\t%s\n", row[0], row[1])
			}
		}
		_ = t.Flush() // as above
	})
}

func list(nets []netip.Prefix) (s string) {
	for i, n := range nets {
		if i > 0 {
			s += ", "
		}
		s += n.String()
	}
	return s
}

func closeGateway(c *cli.Context) error {
	return call(c, 2, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		if err := p.CloseGateway(ctx, a, c.Duration("drain").Round(time.Millisecond)); err != nil {
			return err
		}
		return show(c, map[string]any{"socket": a.Name(), "closed": true}, func(w io.Writer) { fmt.Fprintf(w, "%s is closed\n", a.Name()) })
	})
}

func setAccess(c *cli.Context) error {
	return call(c, 2, func(ctx context.Context, p *api.Client) error {
		a, err := at(c)
		if err != nil {
			return err
		}
		var access api.Access
		for flag, to := range map[string]*[]netip.Prefix{"allow": &access.Allow, "deny": &access.Deny} {
			if *to, err = nets(c, flag); err != nil {
				return err
			}
		}
		e, err := p.SetAccess(ctx, a, access)
		if err != nil {
			return err
		}
		return showEntry(c, a, e)
	})
}
