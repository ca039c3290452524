package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

const hostGroup = "Hosting applications"

// hostFlags are those of the worker's hosting side. Without --host it hosts nothing.
func hostFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Category: hostGroup, Name: "host", Usage: "host an application: the id of its `OFFER`, or all; may be repeated", EnvVars: []string{"EMET_HOST"}},
		&cli.BoolFlag{Category: hostGroup, Name: "no-jobs", Usage: "host applications or sell sockets only", EnvVars: []string{"EMET_NO_JOBS"}},
		&cli.StringFlag{Category: hostGroup, Name: "country", Usage: "`CODE` of the country that this worker is in (ISO 3166)", EnvVars: []string{"EMET_COUNTRY"}},
		&cli.UintFlag{Category: hostGroup, Name: "system", Usage: "`NUMBER` of the autonomous system that it is in", EnvVars: []string{"EMET_SYSTEM"}},
		&cli.UintFlag{Category: hostGroup, Name: "capacity", Usage: "`REQUESTS` to serve at once", Value: 64, EnvVars: []string{"EMET_CAPACITY"}},
		&cli.StringFlag{Category: hostGroup, Name: "host-min-pay", Usage: "least `ETHER` for an observation", EnvVars: []string{"EMET_HOST_MIN_PAY"}},
		&cli.StringFlag{Category: hostGroup, Name: "max-cost", Usage: "refuse to spend more `ETHER` than this on a transaction for an application or a sale, deposit and fee together", EnvVars: []string{"EMET_MAX_COST"}},
		&cli.StringFlag{Category: hostGroup, Name: "host-max-deposit", Usage: "most `ETHER` at stake for an application (default any)", EnvVars: []string{"EMET_HOST_MAX_DEPOSIT"}},
		&cli.UintFlag{Category: hostGroup, Name: "host-max-bits", Usage: "most `BITS` of proof of work for an identity (default 40)", EnvVars: []string{"EMET_HOST_MAX_BITS"}},
		&cli.DurationFlag{Category: hostGroup, Name: "host-max-exit", Usage: "longest `TIME` until the deposit is back (default 720h)", EnvVars: []string{"EMET_HOST_MAX_EXIT"}},
		&cli.Uint64Flag{Category: hostGroup, Name: "host-max-complaints", Usage: "most `COMPLAINTS` about an application and its supervisor", EnvVars: []string{"EMET_HOST_MAX_COMPLAINTS"}},
		&cli.IntFlag{Category: hostGroup, Name: "host-apps", Usage: "most `APPLICATIONS` at once (default 8)", EnvVars: []string{"EMET_HOST_APPS"}},
	}
}

// hosts reports whether the worker is to host anything.
func hosts(c *cli.Context) bool { return len(c.StringSlice("host")) > 0 }

// errOneAccount means that jobs and applications would be done with one account.
var errOneAccount = errors.New("--host with --keystore or --account wants --no-jobs: what runs jobs and what hosts applications have an account each")

func hostingOf(c *cli.Context, o node.Options) (h node.HostingOptions, err error) {
	h.Options = o
	if h.Approve, err = hosted.Limit(c); err != nil {
		return h, err
	}
	if !c.Bool("no-jobs") {
		if o.Keys.Keystore != "" || !isZero(o) {
			return h, app.Usage("%w", errOneAccount)
		}
		if o.State != "" {
			h.State = o.State + "/member"
		}
		h.Listen = nil // the ports are those of the side that runs jobs
	}
	all := false
	for _, s := range c.StringSlice("host") {
		if s == "all" {
			all = true
			continue
		}
		id, err := hosted.Hash("--host", s)
		if err != nil {
			return h, err
		}
		h.Policy.Offers = append(h.Policy.Offers, id)
	}
	if all {
		h.Policy.Offers = nil
	}
	for name, to := range map[string]*market.Wei{"host-min-pay": &h.Policy.MinPay, "host-max-deposit": &h.Policy.MaxDeposit} {
		if s := c.String(name); s != "" {
			var amount *big.Int
			if amount, err = app.Ether(s); err != nil {
				return h, app.Usage("--%s: %w", name, err)
			}
			*to = market.NewWei(amount)
		}
	}
	h.Country = strings.ToUpper(c.String("country"))
	switch {
	case h.Country != "" && (len(h.Country) != 2 || strings.Trim(h.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""):
		return h, app.Usage("--country %s: want two letters, as DE", c.String("country"))
	case c.Uint("system") > 1<<32-1:
		return h, app.Usage("--system %d: want the number of an autonomous system", c.Uint("system"))
	case c.Uint("capacity") < 1 || c.Uint("capacity") > 1<<16:
		return h, app.Usage("--capacity %d: want 1 to %d", c.Uint("capacity"), 1<<16)
	case c.Uint("host-max-bits") > 80:
		return h, app.Usage("--host-max-bits %d: want at most 80", c.Uint("host-max-bits"))
	}
	h.System, h.Capacity = uint32(c.Uint("system")), uint32(c.Uint("capacity"))                      // #nosec G115 -- checked above
	h.Policy.MaxBits, h.Policy.MaxExit = uint8(c.Uint("host-max-bits")), c.Duration("host-max-exit") // #nosec G115 -- checked above
	h.Policy.Complaints, h.Policy.Apps = c.Uint64("host-max-complaints"), c.Int("host-apps")
	return h, nil
}

// isZero reports whether no account was chosen.
func isZero(o node.Options) bool { return o.Keys.Account == [20]byte{} }

// openHosting opens what hosts applications.
func openHosting(c *cli.Context, o node.Options) (*node.Hosting, error) {
	ho, err := hostingOf(c, o)
	if err != nil {
		return nil, err
	}
	h, err := node.OpenHosting(c.Context, ho)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(c.App.ErrWriter, "worker %s hosts applications, chain %s; Ctrl-C ends it\n", h.Key.Address(), h.Agency.ChainID)
	return h, nil
}

func appsCommand() *cli.Command {
	return &cli.Command{
		Name: "apps", Usage: "show what a running worker hosts", Flags: hosted.ReadFlags(), Action: apps,
		Description: `For each application: the tick, what was served, and what was paid for it. Asks the worker that runs with --host on this
machine, for this user. With --state, that is DIR/member of a worker that runs jobs as well, and DIR of one that does not.

Examples:
  worker apps
  worker apps --json | jq '.apps[] | select(.state == "stopped")'`,
	}
}

const askTime = 10 * time.Second

func apps(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(c.Context, askTime)
	defer cancel()
	s, err := node.AskHosting(ctx, node.StateOf(o, "member"))
	if errors.Is(err, node.ErrNotHosting) && o.State != "" {
		s, err = node.AskHosting(ctx, o.State+"/member")
	}
	if errors.Is(err, node.ErrNotHosting) {
		return &app.Failure{Exit: app.ExitNotFound, Err: err, Hint: "worker --host all starts one"}
	}
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, s)
	}
	if len(s.Apps) == 0 {
		_, err := fmt.Fprintln(c.App.Writer, "nothing is hosted: there are no offers yet")
		return err
	}
	w := tabwriter.NewWriter(c.App.Writer, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "APPLICATION\tOFFER\tSTATE\tTICK\tREADY\tSERVED\tRECEIPTS\tREJECTED\tPAID\tOWED")
	for _, a := range s.Apps {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%s\t%d\t%d\t%d\t%s\t%s\n", app.Clean(a.Name), a.Offer, a.State, a.Tick, numbers(a.Loaded), a.Served,
			a.Receipts, a.Rejected, app.About(&a.Paid.Int), app.About(&a.Owed.Int))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, a := range s.Apps {
		if a.Why != "" {
			fmt.Fprintf(c.App.Writer, "%s: %s\n", a.Offer, app.Clean(a.Why))
		}
		for _, f := range a.Faults {
			fmt.Fprintf(c.App.Writer, "%s: tick %d was refused: %s: %s\n", a.Offer, f.Tick, f.File, app.Clean(f.Reason))
		}
	}
	return nil
}

func numbers(list []uint64) string {
	if len(list) == 0 {
		return "-"
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(list), " ", ","), "[]")
}
