package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
	"emet/cmd/internal/selling"
)

const (
	sellGroup  = "Selling public sockets"
	sellPrefix = "inbound-"
)

// sellFlags are those of the worker's selling side. Without --inbound it sells nothing.
func sellFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringSliceFlag{Category: sellGroup, Name: "inbound", Usage: "sell public sockets, `PROTO:IP:PORTS`, as tcp:203.0.113.7:443 or udp:[2001:db8::1]:1000-2000, of the country of --country; may be repeated", EnvVars: []string{"EMET_INBOUND"}},
		&cli.StringFlag{Category: sellGroup, Name: "inbound-account", Usage: "`ADDRESS` of the account that sells, in the same keystore (default one of its own on a dev network; with --no-jobs, --account)", EnvVars: []string{"EMET_INBOUND_ACCOUNT"}},
		&cli.StringFlag{Category: sellGroup, Name: "inbound-state", Usage: "`DIR` of the proxy's state (default that of netproxy)", EnvVars: []string{"EMET_NETPROXY_STATE"}},
	}, selling.Flags(sellPrefix, sellGroup)...)
}

// sells reports whether the worker is to sell anything.
func sells(c *cli.Context) bool { return strings.Join(c.StringSlice("inbound"), "") != "" }

// seller sells sockets of a proxy, and keeps that running.
type seller struct {
	*node.Selling
	proxy *node.ProxyProcess
}

// Run sells until ctx ends. The proxy goes on.
func (s seller) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.Selling.Run(ctx) })
	g.Go(func() error { return s.proxy.Keep(ctx) })
	return g.Wait()
}

// sellingOf takes from the command line what is for sale.
func sellingOf(c *cli.Context) (so node.SellingOptions, err error) {
	if !sells(c) {
		return so, nil
	}
	if err := selling.Options(c, sellPrefix, "inbound", &so); err != nil {
		return so, err
	}
	if country := strings.ToUpper(c.String("country")); country != "" {
		so.Regions = []string{country}
	}
	so.Approve, err = hosted.Limit(c)
	return so, err
}

// openSelling finds or starts the proxy, and opens what sells its sockets.
func openSelling(c *cli.Context, o node.Options, so node.SellingOptions) (_ role, err error) {
	o.Keys, o.Listen, o.Approve, o.State = so.Keys, so.Listen, so.Approve, sellersState(o)
	so.Options = o
	proxy := &node.ProxyProcess{
		API: c.String(sellPrefix + "api"), State: c.String("inbound-state"), TokenFile: c.String(sellPrefix + "token-file"), Sockets: so.Sockets, Log: o.Log,
	}
	if so.Proxy, err = proxy.Find(c.Context); err != nil {
		return nil, &app.Failure{Exit: app.ExitUnreachable, Err: fmt.Errorf("--inbound: %w", err), Hint: "netproxy serve runs a proxy; --inbound-api says where it is managed"}
	}
	how := "which ran already, with rules of its own"
	if id := proxy.ProcessID(); id != 0 {
		how = fmt.Sprintf("which was started as process %d and goes on by itself", id)
	}
	s, err := node.OpenSelling(c.Context, so)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(c.App.ErrWriter, "seller %s, account %s, sells %s at the proxy %s, %s; Ctrl-C ends it, and sold sockets stay open\n",
		s.ID(), s.Key.Address(), strings.Join(c.StringSlice("inbound"), ", "), proxy.API, how)
	return seller{s, proxy}, nil
}

// sellersState is where the selling side has its state: beside that of the worker.
func sellersState(o node.Options) string {
	if o.State == "" {
		return ""
	}
	return filepath.Join(o.State, "seller")
}

// errSellersAccount means that jobs and sales would be paid into one account, whose transactions two roles would number.
var errSellersAccount = errors.New("--inbound with --keystore or --account wants --inbound-account, another account of the keystore, or --no-jobs without --host")

func sellersKeys(c *cli.Context, keys node.Keys) (node.Keys, error) {
	if !sells(c) {
		return keys, nil
	}
	own, err := common.Address{}, error(nil)
	if s := c.String("inbound-account"); s != "" {
		if own, err = app.Address("--inbound-account", s); err != nil {
			return keys, err
		}
	}
	alone := c.Bool("no-jobs") && !hosts(c)
	chosen := keys.Keystore != "" || keys.Account != common.Address{}
	switch {
	case own != common.Address{} && (own != keys.Account || alone):
		keys.Account = own
	case own != common.Address{} || chosen && !alone:
		return keys, app.Usage("%w", errSellersAccount)
	}
	return keys, nil
}

// soldBy asks the selling side how it does; nil if it does not run.
func soldBy(ctx context.Context, c *cli.Context) (*node.SellingStatus, error) {
	o, err := app.Options(c, "")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	if o.State = sellersState(o); o.State == "" {
		o.State = node.StateOf(o, "seller")
	}
	s, err := node.AskSelling(ctx, o.State)
	if errors.Is(err, node.ErrNotHosting) {
		return nil, nil
	}
	return &s, err
}

func printSold(w io.Writer, s *node.SellingStatus) error {
	_, err := fmt.Fprintf(w, "sockets    %d sold\n", len(s.Sold))
	for _, one := range s.Sold {
		if err == nil {
			_, err = fmt.Fprintf(w, "           %s/%s to %s: %d bytes in, %d out, %d s; %s\n", one.Protocol, one.Address, one.Requestor,
				one.Usage.Inbound, one.Usage.Outbound, one.Usage.Seconds, app.About(one.Owed.Big()))
		}
	}
	return err
}
