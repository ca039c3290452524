package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/inbound/api"
	"emet/agents/inbound/sale"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/selling"
)

func saleCommands() []*cli.Command {
	return []*cli.Command{sellCommand(), buyCommand(), {
		Name: "ads", Usage: "list the public sockets that are for sale", Action: ads,
		Flags: append([]cli.Flag{
			&cli.UintFlag{Name: "port", Usage: "only those with this `PORT`"},
			&cli.StringFlag{Name: "protocol", Usage: "`PROTO` of the port, tcp or udp", Value: "tcp"},
			&cli.StringSliceFlag{Name: "region", Usage: "only those in this `COUNTRY`, ISO 3166-1 alpha-2; may be repeated"},
			&cli.BoolFlag{Name: "json", Usage: "print JSON"},
		}, app.NetworkFlags()...),
		Description: "All sellers that are registered on chain are asked what they offer now; nothing is sent.\n\n" +
			"Examples:\n  netproxy ads\n  netproxy ads --port 443 --region DE --json\n\n" + app.ExitCodes,
	}}
}

const aboutSale = "Sale"

func sellCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringSliceFlag{Name: "socket", Usage: "`PROTO:IP:PORTS` for sale, as tcp:203.0.113.7:443 or udp:[2001:db8::1]:1000-2000; may be repeated", Category: aboutSale},
		&cli.StringSliceFlag{Name: "region", Usage: "`COUNTRY` of the sockets, ISO 3166-1 alpha-2; may be repeated", Category: aboutSale},
		&cli.BoolFlag{Name: "json", Usage: "print the advertisement as JSON"},
	}
	return &cli.Command{
		Name: "sell", Usage: "sell public sockets of the proxy", Action: sell,
		Flags: slices.Concat(flags, selling.Flags("", aboutSale), app.CostFlags(), app.NetworkFlags()),
		Description: `Registers the account as a seller, if it is none yet, says on chain where it is, and answers those who buy until Ctrl-C.
What was sold stays open meanwhile: the proxy is another process, and the next sell goes on with what this one began. A
buyer who does not pay for a period loses the socket. Earnings are redeemed when a sale ends.

Examples:
  netproxy sell --socket tcp:203.0.113.7:8000-8999 --listen /ip4/203.0.113.7/udp/4001/quic-v1 --region DE --max-cost 0.05
  netproxy sell --socket tcp:203.0.113.7:443 --price-hour 0.0001 --price-gib 0.001

` + app.ExitCodes,
	}
}

func sell(c *cli.Context) (err error) {
	if c.NArg() > 0 {
		return app.Usage("sell takes no arguments, but got %q", c.Args().First())
	}
	o, err := sellingOf(c)
	if err != nil {
		return err
	}
	s, err := node.OpenSelling(c.Context, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	ad, err := s.Ad()
	if err != nil {
		return err
	}
	if c.Bool("json") {
		if err := app.PrintJSON(c.App.Writer, adJSON(ad)); err != nil {
			return err
		}
	}
	fmt.Fprintf(c.App.ErrWriter, "seller %s, account %s, sells %s for %s; Ctrl-C ends it, and sold sockets stay open\n",
		ad.Seller, ad.Account, socketsOf(ad), priceOf(ad))
	return s.Run(c.Context)
}

// sellingOf takes from the command line what is for sale.
func sellingOf(c *cli.Context) (o node.SellingOptions, err error) {
	if o.Options, err = app.Options(c, ""); err != nil {
		return o, err
	}
	o.Approve = func(_ context.Context, cost node.Cost) error { return app.Approve(c, o.Network.Dev, cost) }
	if err := selling.Options(c, "", "socket", &o); err != nil {
		return o, err
	}
	o.Regions = c.StringSlice("region")
	o.Proxy, err = sellersProxy(c)
	return o, err
}

// sellersProxy is the proxy whose sockets are sold. Unlike other commands, this one has a state of its own.
func sellersProxy(c *cli.Context) (*api.Client, error) {
	file := c.String("token-file")
	if file == "" {
		file = filepath.Join(defaultState(), tokenName)
	}
	token, err := api.ReadToken(file)
	if errors.Is(err, os.ErrNotExist) && c.String("token-file") == "" {
		err = nil // it may want none
	}
	if err != nil {
		return nil, &app.Failure{Exit: app.ExitKey, Err: fmt.Errorf("token: %w", err)}
	}
	p := api.Dial(c.String("api"), token, nil)
	if _, err := p.Status(c.Context); err != nil {
		p.Close()
		return nil, said(err, c.String("api"))
	}
	return p, nil
}

func ads(c *cli.Context) (err error) {
	if c.NArg() > 0 {
		return app.Usage("ads takes no arguments, but got %q", c.Args().First())
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	o.Look = true
	b, err := node.OpenBuying(c.Context, node.BuyingOptions{Options: o})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	all, err := b.Ads(c.Context)
	if err != nil {
		return err
	}
	var kept []*sale.Ad
	for _, ad := range all {
		if wanted(c, ad) {
			kept = append(kept, ad)
		}
	}
	if c.Bool("json") {
		out := []any{}
		for _, ad := range kept {
			out = append(out, adJSON(ad))
		}
		return app.PrintJSON(c.App.Writer, map[string]any{"schema": "emet.ads/v1", "ads": out})
	}
	if len(kept) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "nothing is for sale that was looked for")
		return nil
	}
	t := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	for _, ad := range kept {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", ad.Seller, socketsOf(ad), app.Clean(strings.Join(ad.Regions, " ")), priceOf(ad))
	}
	return t.Flush()
}

func wanted(c *cli.Context, ad *sale.Ad) bool {
	if p := c.Uint("port"); p > 0 {
		if p > 65535 {
			return false
		}
		if _, ok := ad.Has(strings.ToLower(c.String("protocol")), uint16(p)); !ok { // #nosec G115 -- just compared
			return false
		}
	}
	regions := c.StringSlice("region")
	for _, r := range regions {
		if slices.Contains(ad.Regions, r) {
			return true
		}
	}
	return len(regions) == 0
}

// adJSON is an advertisement for programs: amounts are in wei, as decimal text where they are large elsewhere.
func adJSON(ad *sale.Ad) map[string]any {
	return map[string]any{"schema": "emet.ad/v1", "seller": ad.Seller, "account": ad.Account, "ad": ad}
}

func socketsOf(ad *sale.Ad) string {
	var all []string
	for _, s := range ad.Sockets {
		host := s.Address
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		ports := strconv.Itoa(int(s.From))
		if s.To != s.From {
			ports += "-" + strconv.Itoa(int(s.To))
		}
		all = append(all, s.Protocol+"/"+host+":"+ports)
	}
	return strings.Join(all, ", ")
}

func priceOf(ad *sale.Ad) string {
	wei := func(n uint64) string { return app.About(new(big.Int).SetUint64(n)) }
	return fmt.Sprintf("%s an hour, %s a GiB, paid every %s", wei(ad.Price.Hour), wei(ad.Price.GiB), time.Duration(ad.Period)*time.Second)
}

// line prints a sentence for people, on stderr where stdout is for programs.
func line(c *cli.Context, format string, args ...any) {
	var w io.Writer = c.App.Writer
	if c.Bool("json") {
		w = c.App.ErrWriter
	}
	fmt.Fprintf(w, format+"\n", args...)
}
