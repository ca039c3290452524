package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/vpn"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

func vpnCommands() []*cli.Command {
	members := &cli.StringSliceFlag{Name: "member", Usage: "`FILE` with the record of a member; may be repeated"}
	address := func(of string) cli.Flag {
		return &cli.StringFlag{Name: "address", Usage: of + " address in the network, as `IP/BITS`", Required: true}
	}
	port := &cli.UintFlag{Name: "port", Usage: "UDP `PORT` to receive at (default any)"}
	endpoint := &cli.StringFlag{Name: "endpoint", Usage: "`IP:PORT` at which it receives UDP, if others reach it"}
	life := &cli.DurationFlag{Name: "life", Usage: "`TIME` for which the record holds", Value: 24 * time.Hour}
	return []*cli.Command{
		{
			Name: "vpn list", Usage: "list the proxy's networks", Flags: callFlags(), Action: listNetworks, Description: "Example: netproxy vpn list",
		},
		{
			Name: "vpn record", Usage: "print the proxy's own record for a network, for the other members", ArgsUsage: "ID",
			Flags: callFlags(&cli.StringFlag{Name: "address", Usage: "`IP` in the network", Required: true}, endpoint, life), Action: record,
			Description: "Example: netproxy vpn record shop --address 10.8.0.1 --endpoint 203.0.113.7:51820 > gateway.json",
		},
		{
			Name: "vpn create", Usage: "have the proxy know a network, or change its members", ArgsUsage: "ID",
			Flags: callFlags(address("the proxy's"), members, port), Action: createNetwork,
			Description: "Example: netproxy vpn create shop --address 10.8.0.1/24 --port 51820 --member service.json",
		},
		{
			Name: "vpn leave", Usage: "have the proxy forget a network", ArgsUsage: "ID", Flags: callFlags(), Action: leaveNetwork,
			Description: "Connections into it end.\n\nExample: netproxy vpn leave shop",
		},
		{
			Name: "vpn join", Usage: "run a node of a network here, and forward to services of this machine", ArgsUsage: "ID",
			Flags: []cli.Flag{
				address("the node's"), members, port, endpoint, life, stateFlag(),
				&cli.StringSliceFlag{Name: "forward", Usage: "`PROTO:PORT=HOST:PORT`: what comes to a port of the node goes to a service; may be repeated"},
				&cli.StringSliceFlag{Name: "via", Usage: "`MULTIADDR` at which the gateway takes networks over streams: no UDP is used then; may be repeated"},
				&cli.StringFlag{Name: "record", Usage: "write the node's own record to `FILE`, and end if there is nothing to forward"},
				&cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "warn"},
			},
			Action: joinNetwork,
			Description: `The node is in the network for as long as the command runs. The members need its record, and it needs that of the gateway.

Examples:
  netproxy vpn join shop --address 10.8.0.2/24 --record service.json
  netproxy vpn join shop --address 10.8.0.2/24 --member gateway.json --forward tcp:80=127.0.0.1:8080`,
		},
	}
}

func listNetworks(c *cli.Context) error {
	return call(c, 0, func(ctx context.Context, p *api.Client) error {
		all, err := p.Networks(ctx)
		if err != nil {
			return err
		}
		return show(c, all, func(w io.Writer) {
			t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
			for _, n := range all {
				fmt.Fprintf(t, "%s\t%s\t%d members\n", n.ID, n.Address, len(n.Members))
			}
			_ = t.Flush() // whoever reads has gone
		})
	})
}

func record(c *cli.Context) error {
	return call(c, 1, func(ctx context.Context, p *api.Client) error {
		address, err := netip.ParseAddr(c.String("address"))
		if err != nil {
			return app.Usage("--address: want an address, as 10.8.0.1")
		}
		m, err := p.Record(ctx, c.Args().First(), api.RecordRequest{Address: address, Endpoint: c.String("endpoint"), Life: inbound.Duration(c.Duration("life"))})
		if err != nil {
			return err
		}
		return app.PrintJSON(c.App.Writer, m)
	})
}

func createNetwork(c *cli.Context) error {
	return call(c, 1, func(ctx context.Context, p *api.Client) error {
		n, err := networkOf(c)
		if err != nil {
			return err
		}
		made, err := p.PutNetwork(ctx, c.Args().First(), api.NetworkRequest{Address: n.Address, Members: n.Members, Port: n.Port})
		if err != nil {
			return err
		}
		return show(c, made, func(w io.Writer) {
			fmt.Fprintf(w, "network %s is known; records of members: %d\n", made.ID, len(made.Members))
		})
	})
}

func leaveNetwork(c *cli.Context) error {
	return call(c, 1, func(ctx context.Context, p *api.Client) error {
		if err := p.RemoveNetwork(ctx, c.Args().First()); err != nil {
			return err
		}
		return show(c, map[string]any{"network": c.Args().First(), "left": true}, func(w io.Writer) { fmt.Fprintln(w, "left") })
	})
}

// networkOf takes a network from the command line.
func networkOf(c *cli.Context) (n vpn.Config, err error) {
	n.ID = c.Args().First()
	if n.Address, err = netip.ParsePrefix(c.String("address")); err != nil {
		return n, app.Usage("--address: want an address and how large the network is, as 10.8.0.2/24")
	}
	if c.Uint("port") > 65535 {
		return n, app.Usage("--port %d: want 0 to 65535", c.Uint("port"))
	}
	n.Port = uint16(c.Uint("port")) // #nosec G115 -- checked above
	n.Members = []vpn.Member{}
	for _, file := range c.StringSlice("member") {
		blob, err := os.ReadFile(file) // #nosec G304 -- the user names it
		var m vpn.Member
		if err == nil {
			err = json.Unmarshal(blob, &m)
		}
		if err != nil {
			return n, app.Usage("--member %s: %w", file, err)
		}
		n.Members = append(n.Members, m)
	}
	return n, nil
}

func joinNetwork(c *cli.Context) (err error) {
	if c.NArg() != 1 {
		return app.Usage("want the ID of a network, got %d arguments", c.NArg())
	}
	n, err := networkOf(c)
	if err != nil {
		return err
	}
	log, err := app.Logger(c, c.App.ErrWriter)
	if err != nil {
		return err
	}
	dir := stateOf(c)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	key, err := node.ProxyKey(dir)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(n.Members, func(m vpn.Member) bool { return m.Node == key.Address() }) {
		return app.Usage("--member: that is the record of this node itself; the gateway's is wanted, as netproxy vpn record prints it or buy --record writes it")
	}
	config := vpn.SetConfig{Dir: filepath.Join(dir, "vpn"), Node: key, Log: log}
	if via := c.StringSlice("via"); len(via) > 0 {
		d, err := node.NewLinkDialer(via, log)
		if err != nil {
			return app.Usage("--via: %w", err)
		}
		defer d.Close()
		config.Dial, config.Begin, n.NoUDP = d.Dial, true, true
	}
	set := vpn.NewSet(config)
	defer set.Close()
	if file := c.String("record"); file != "" {
		if err := writeRecord(c, set, n, file); err != nil {
			return err
		}
	}
	services, err := servicesOf(c)
	if err != nil || len(services) == 0 && c.String("record") != "" {
		return err
	}
	if len(services) == 0 {
		return app.Usage("say with --forward PROTO:PORT=HOST:PORT which services the network may reach")
	}
	if err := set.Put(n); err != nil {
		return app.Usage("%w", err)
	}
	network, err := set.Open(n.ID)
	if err != nil {
		return err
	}
	defer set.Release(n.ID)
	fmt.Fprintf(c.App.ErrWriter, "%s is in %s at %s; Ctrl-C ends it\n", key.Address(), n.ID, n.Address)
	g, ctx := errgroup.WithContext(c.Context)
	for _, s := range services {
		g.Go(func() error {
			if s.proto == inbound.UDP {
				return network.ForwardUDP(ctx, s.Forwarding)
			}
			return network.ForwardTCP(ctx, s.Forwarding)
		})
	}
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func writeRecord(c *cli.Context, set *vpn.Set, n vpn.Config, file string) (err error) {
	var endpoint netip.AddrPort
	if s := c.String("endpoint"); s != "" {
		if endpoint, err = netip.ParseAddrPort(s); err != nil {
			return app.Usage("--endpoint: want IP:PORT")
		}
	}
	m, err := set.Record(n.ID, n.Address.Addr(), endpoint, time.Now().Add(c.Duration("life")))
	if err != nil {
		return app.Usage("%w", err)
	}
	blob, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(blob, '\n'), 0o644) // #nosec G306 -- it is for others
}

type service struct {
	proto inbound.Proto
	vpn.Forwarding
}

func servicesOf(c *cli.Context) (all []service, err error) {
	for _, s := range c.StringSlice("forward") {
		from, to, _ := strings.Cut(s, "=")
		proto, port, ok := strings.Cut(from, ":")
		if !ok {
			proto, port = "tcp", from
		}
		p, err := inbound.ParseProto(proto)
		if err != nil {
			return nil, app.Usage("--forward %s: %w", s, err)
		}
		number, err := strconv.ParseUint(port, 10, 16)
		if err == nil {
			_, _, err = net.SplitHostPort(to)
		}
		if err != nil || number == 0 {
			return nil, app.Usage("--forward %s: want PROTO:PORT=HOST:PORT, as tcp:80=127.0.0.1:8080", s)
		}
		all = append(all, service{p, vpn.Forwarding{Port: uint16(number), To: to}})
	}
	return all, nil
}
