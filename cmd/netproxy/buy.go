package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/vpn"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

func buyCommand() *cli.Command {
	const elsewhere = "Service on another machine"
	flags := []cli.Flag{
		&cli.UintFlag{Name: "port", Usage: "public `PORT`", Category: aboutSale},
		&cli.StringFlag{Name: "protocol", Usage: "`PROTO` of the port, tcp or udp", Value: "tcp", Category: aboutSale},
		&cli.StringFlag{Name: "to", Usage: "`HOST:PORT` of the service on this machine", Category: aboutSale},
		&cli.StringSliceFlag{Name: "region", Usage: "`COUNTRY` where the socket may be, ISO 3166-1 alpha-2; may be repeated (default anywhere)", Category: aboutSale},
		&cli.StringFlag{Name: "seller", Usage: "`ID` of the seller (default the cheapest that is found to be public)", Category: aboutSale},
		&cli.StringFlag{Name: "budget", Usage: "`ETHER` that all of it may cost at most (default what the seller wants as a deposit)", Category: aboutSale},
		&cli.BoolFlag{Name: "top-up", Usage: "begin with the seller's deposit, and add as much whenever less than that is left, until --budget is in the channel", Category: aboutSale},
		&cli.DurationFlag{Name: "for", Usage: "`TIME` after which the sale is ended (default until Ctrl-C)", Category: aboutSale},
		&cli.StringFlag{Name: "link", Usage: "how packets get to the seller's proxy: wireguard, or relay where no UDP is let through", Value: sale.WireGuard, Category: aboutSale},
		&cli.Float64Flag{Name: "expect", Usage: "`GIB` an hour, by which prices are compared", Value: 1, Category: aboutSale},
		&cli.StringFlag{Name: "vpn", Usage: "`NAME` of the network", Category: elsewhere},
		&cli.StringFlag{Name: "address", Usage: "the seller's address in the network, as `IP/BITS`", Value: "10.8.0.1/24", Category: elsewhere},
		&cli.StringFlag{Name: "remote", Usage: "`IP:PORT` of the service in the network", Category: elsewhere},
		&cli.StringSliceFlag{Name: "member", Usage: "`FILE` with the record of a member, as vpn join --record writes it; may be repeated", Category: elsewhere},
		&cli.StringFlag{Name: "record", Usage: "write the seller's record to `FILE`, for the members", Category: elsewhere},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	}
	return &cli.Command{
		Name: "buy", Usage: "buy a public socket, and have it forward to a service", Action: buy,
		Flags: append(append(flags, app.CostFlags()...), app.NetworkFlags()...),
		Description: `Chooses the cheapest seller, asks the socket from here for a token that only this command knows, and pays only for one that
answers. Then it shows what it costs, opens a payment channel, and forwards what comes to the service until Ctrl-C: then it
pays for the last time, and the rest of the deposit comes back. It pays for no more than came in here; if the seller says
that it was much more, it stops. A command that was killed goes on when it is given again.

All of the budget is put into the channel at once, or with --top-up piece by piece. While there is enough for two more
payments the sale goes on; then it ends in good order, with exit code 6.

Whoever knows the public address reaches the service: it must authorise its own users.

For a service on another machine, that one runs netproxy vpn join, in a network whose name begins with the account of
the buyer: 0x…-NAME. What comes there is not counted here, so the seller is believed, within the budget.

Examples:
  netproxy buy --port 443 --to localhost:8080 --max-cost 0.01
  netproxy buy --port 53 --protocol udp --to localhost:5353 --region DE --budget 0.001 --yes --json
  netproxy buy --port 443 --to localhost:8080 --budget 0.1 --top-up --max-cost 0.02
  netproxy buy --port 443 --vpn shop --member service.json --remote 10.8.0.2:80 --record gateway.json

` + app.ExitCodes,
	}
}

// socketJSON is what buy prints for programs, when the socket is there and when it has ended.
type socketJSON struct {
	Schema   string         `json:"schema"` // emet.socket/v1
	State    buyer.State    `json:"state"`
	Address  netip.AddrPort `json:"address"`
	Protocol string         `json:"protocol"`
	Activity string         `json:"activity"`
	Seller   string         `json:"seller"`
	Channel  channel.ID     `json:"channel"`
	Network  string         `json:"vpnId"`
	Deposit  channel.Amount `json:"deposit"`
	Budget   channel.Amount `json:"budget"`
	Paid     channel.Amount `json:"paid"`
	Usage    sale.Usage     `json:"usage"`
	Why      string         `json:"why,omitempty"`
}

func documentOf(s *buyer.Sale) socketJSON {
	return socketJSON{
		"emet.socket/v1", s.State, s.Address, s.Order.Protocol, s.Activity(), s.Ad.Seller.Hex(), s.Order.Channel, s.Order.Network.ID,
		s.Deposit, s.Most, s.Paid, s.Usage, s.Why,
	}
}

func buy(c *cli.Context) (err error) {
	want, err := wantOf(c)
	if err != nil {
		return err
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	if to := c.String("to"); want.Protocol == "tcp" && !listens(c.Context, to) {
		fmt.Fprintf(c.App.ErrWriter, "nobody listens on %s yet: until then, who connects is turned away\n", to)
	}
	var holding atomic.Bool // from then on whoever gave the command is not asked any more: --top-up was the answer
	o.Approve = func(_ context.Context, cost node.Cost) error {
		return app.Approve(c, o.Network.Dev || holding.Load() && c.Bool("top-up"), cost)
	}
	b, err := node.OpenBuying(c.Context, node.BuyingOptions{Options: o})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	// Channels are watched until the last is paid, which is after the interrupt.
	watching, end := context.WithCancel(context.WithoutCancel(c.Context))
	watched := make(chan error, 1)
	go func() { watched <- b.Watch(watching) }()
	defer func() { end(); <-watched }()

	s, err := resumed(c, b, want)
	if err == nil && s == nil {
		s, err = chosen(c, b, want)
	}
	if err != nil {
		return err
	}
	why := b.Buyer.Open(c.Context, s)
	holding.Store(true)
	return hold(c, b, s, why)
}

// listens says whether a service of this machine is there. None is needed.
func listens(ctx context.Context, service string) bool {
	if service == "" {
		return true
	}
	conn, err := (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "tcp", service)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}

// hold pays for a sale until it is to end, and ends it. Why is why it could not be opened.
func hold(c *cli.Context, b *node.Buying, s *buyer.Sale, why error) error {
	ctx := c.Context
	if d := c.Duration("for"); d > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, d)
		defer cancel()
	}
	if why == nil {
		why = use(ctx, c, b, s)
	}
	// An interrupt ends the use, not the paying: the last voucher is still owed.
	ending, cancel := context.WithTimeout(context.WithoutCancel(c.Context), endTime)
	defer cancel()
	if err := b.Buyer.End(ending, s, why); err != nil && why == nil {
		why = err
	}
	if c.Bool("json") {
		if err := app.PrintJSON(c.App.Writer, documentOf(s)); err != nil {
			return err
		}
	} else {
		line(c, "ended: %d bytes in, %d out, %d s; paid %s, and the rest of %s comes back",
			s.Usage.Inbound, s.Usage.Outbound, s.Usage.Seconds, app.About(s.Paid.Big()), app.About(s.Deposit.Big()))
	}
	return failureOf(why)
}

// failureOf says why a sale ended that was to go on.
func failureOf(why error) error {
	f := &app.Failure{Exit: app.ExitRefused, Code: "SALE_ENDED"}
	switch {
	case errors.Is(why, buyer.ErrSpent):
		f.Exit, f.Code, f.Hint = app.ExitFunds, "BUDGET_SPENT", "give the command again, with another --budget; --top-up pays it in piece by piece"
	case errors.Is(why, buyer.ErrExpires):
		f.Hint = "give the command again, with new records"
	case errors.Is(why, buyer.ErrNoLink):
		f.Exit, f.Code, f.Hint = app.ExitUnreachable, "NO_LINK", "if no UDP is let through from here, --link relay may"
	case !errors.Is(why, buyer.ErrOverstated) && !errors.Is(why, buyer.ErrEnded):
		return why
	}
	f.Err = fmt.Errorf("the sale was ended: %s", app.Clean(why.Error()))
	return f
}

// use waits until the service can be reached, says so, and pays.
func use(ctx context.Context, c *cli.Context, b *node.Buying, s *buyer.Sale) error {
	if file := c.String("record"); file != "" {
		if err := os.WriteFile(file, append(s.Member, '\n'), 0o644); err != nil { // #nosec G306 -- it is for others
			return err
		}
	}
	if s.To == "" {
		fmt.Fprintf(c.App.ErrWriter, "%s/%s is bought; waiting for the service's node: netproxy vpn join %s there, with --member and the seller's record%s\n",
			s.Order.Protocol, s.Address, s.Order.Network.ID, via(s))
	}
	tell := teller(c, s)
	if err := b.Buyer.Await(ctx, s, tell); err != nil || ctx.Err() != nil {
		return err
	}
	if err := announce(c, s); err != nil {
		return err
	}
	return b.Buyer.Run(ctx, s, tell)
}

// via is how another node finds the seller's proxy if it cannot send it UDP.
func via(s *buyer.Sale) (flags string) {
	if s.Order.Network.Link == sale.Relay {
		for _, addr := range s.Ad.Via {
			flags += " --via " + app.Clean(addr)
		}
	}
	return flags
}

// teller says what somebody should know while a sale goes on: that the seller cannot be paid, and that the budget nears its end.
func teller(c *cli.Context, s *buyer.Sale) func(buyer.Event) {
	problem, low := "", false
	return func(e buyer.Event) {
		if e.Problem != problem {
			if problem = e.Problem; problem != "" {
				fmt.Fprintf(c.App.ErrWriter, "the seller cannot be asked or paid: %s\n", app.Clean(problem))
			}
		}
		if four, fits := e.Left.Times(4); !low && fits && four.Cmp(s.Most) < 0 {
			low = true
			fmt.Fprintf(c.App.ErrWriter, "%s of the budget is left; %s was spent in %s\n",
				app.About(e.Left.Big()), app.About(e.Paid.Big()), time.Duration(e.Usage.Seconds)*time.Second) // #nosec G115 -- a sale ends within a month
		}
	}
}

// endTime is how long it may take to pay for the last time and to close the channel.
const endTime = 5 * time.Minute

// announce says that the socket is there.
func announce(c *cli.Context, s *buyer.Sale) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, documentOf(s))
	}
	to := s.To
	if to == "" {
		to = s.Order.Remote + " in " + s.Order.Network.ID
	}
	line(c, "%s/%s leads to %s; Ctrl-C ends it", s.Order.Protocol, s.Address, to)
	return nil
}

// resumed returns the sale that an earlier command of the same kind began and did not end, and ends the others that are to
// be ended.
func resumed(c *cli.Context, b *node.Buying, w buyer.Want) (*buyer.Sale, error) {
	all, err := b.Buyer.Sales()
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		switch {
		case s.State == buyer.Settled:
		case s.State == buyer.Ending, s.State == buyer.Paid:
			if err := b.Buyer.End(c.Context, s, nil); err != nil {
				fmt.Fprintf(c.App.ErrWriter, "an earlier sale could not be ended in good order: %s\n", app.Clean(err.Error()))
			}
		case s.Order.Protocol == w.Protocol && s.Order.Port == w.Port && s.To == c.String("to"):
			fmt.Fprintf(c.App.ErrWriter, "going on with sale %s, which was not ended\n", s.Activity())
			return s, nil
		}
	}
	return nil, nil
}

func wantOf(c *cli.Context) (w buyer.Want, err error) {
	if c.NArg() > 0 {
		return w, app.Usage("buy takes no arguments, but got %q", c.Args().First())
	}
	w = buyer.Want{Protocol: strings.ToLower(c.String("protocol")), Regions: c.StringSlice("region"), Link: c.String("link")}
	if w.Link != sale.WireGuard && w.Link != sale.Relay {
		return w, app.Usage("--link %q: want wireguard or relay", w.Link)
	}
	if w.Protocol != "tcp" && w.Protocol != "udp" {
		return w, app.Usage("--protocol %q: want tcp or udp", c.String("protocol"))
	}
	switch p := c.Uint("port"); {
	case !c.IsSet("port"):
		return w, app.Usage("say with --port which public port it is to be: netproxy ads lists what is for sale")
	case p == 0 || p > 65535:
		return w, app.Usage("--port %d: want 1 to 65535", p)
	}
	w.Port = uint16(c.Uint("port")) // #nosec G115 -- just compared
	gib := c.Float64("expect")
	if !(gib >= 0 && gib < 1e6) {
		return w, app.Usage("--expect %v: want 0 GiB an hour, or more", gib)
	}
	w.Use = sale.Usage{Inbound: uint64(gib * (1 << 30)), Seconds: 3600}
	if to := c.String("to"); to != "" {
		if _, _, err := net.SplitHostPort(to); err != nil {
			return w, app.Usage("--to: want HOST:PORT, as localhost:8080")
		}
	}
	if (c.String("to") == "") == (c.String("remote") == "") {
		return w, app.Usage("say with --to which service of this machine it is for, or with --vpn, --member and --remote which one of another")
	}
	return w, nil
}

// planOf takes from the command line what is to be bought.
func planOf(c *cli.Context, b *node.Buying, one buyer.Choice, w buyer.Want) (p buyer.Plan, err error) {
	p = buyer.Plan{Choice: one, Want: w, To: c.String("to"), Deposit: channel.NewAmount(one.Ad.Deposit)}
	if s := c.String("budget"); s != "" {
		wei, err := app.Ether(s)
		if err == nil {
			p.Deposit, err = channel.AmountOf(wei)
		}
		if err != nil {
			return p, app.Usage("--budget: %w", err)
		}
	}
	if p.Most = p.Deposit; c.Bool("top-up") {
		p.Deposit = channel.NewAmount(one.Ad.Deposit)
		if p.Most.Cmp(p.Deposit) <= 0 {
			return p, app.Usage("--top-up wants a --budget of more than the seller's deposit, %s", app.About(p.Deposit.Big()))
		}
	}
	if p.To != "" {
		return p, nil
	}
	p.Network = c.String("vpn")
	id := sale.NetworkID(b.Key.Address(), p.Network)
	if p.Network == "" || !c.IsSet("member") {
		return p, app.Usage("--remote goes with --vpn and --member: netproxy vpn join %s --record FILE writes the record where the service is", id)
	}
	if p.Address, err = netip.ParsePrefix(c.String("address")); err != nil {
		return p, app.Usage("--address: %w", err)
	}
	if p.Remote, err = netip.ParseAddrPort(c.String("remote")); err != nil {
		return p, app.Usage("--remote: %w", err)
	}
	for _, file := range c.StringSlice("member") {
		blob, err := os.ReadFile(file) // #nosec G304 -- the user names it
		var m vpn.Member
		if err == nil {
			err = json.Unmarshal(blob, &m)
		}
		if err == nil {
			if m.Check(id, time.Now()) != nil {
				return p, app.Usage("--member %s is no record for the network %s: netproxy vpn join %s --record FILE writes one where the service is", file, id, id)
			}
			blob, err = json.Marshal(m)
		}
		if err != nil {
			return p, app.Usage("--member %s: %w", file, err)
		}
		if m.Address == p.Remote.Addr() {
			p.Node = m.Node
		}
		if until := time.Unix(int64(m.Expiry), 0); p.Until.IsZero() || until.Before(p.Until) { // #nosec G115 -- checked to be one
			p.Until = until
		}
		p.Members = append(p.Members, blob)
	}
	return p, nil
}
