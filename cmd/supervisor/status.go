package main

import (
	"fmt"
	"strconv"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

// report asks about the application that argument n names; the one that was run last if there is none.
func report(c *cli.Context, n int) (r node.SupervisionReport, err error) {
	if c.NArg() < n || c.NArg() > n+1 {
		return r, app.Usage("want %s, got %d arguments", c.Command.ArgsUsage, c.NArg())
	}
	var offer hosting.OfferID
	if s := c.Args().Get(n); s != "" {
		if offer, err = hosted.Hash("OFFER", s); err != nil {
			return r, err
		}
	}
	o, err := app.Options(c, "")
	if err != nil {
		return r, err
	}
	return node.AskSupervision(c.Context, node.StateOf(o, "supervisor"), offer)
}

// shownForgers is how many clients that forged a person is shown.
const shownForgers = 10

// statusDoc is the document of status.
type statusDoc struct {
	Schema string `json:"schema"` // emet.supervision/v1
	Runs   bool   `json:"runs"`
	node.SupervisionReport
}

func status(c *cli.Context) error {
	r, err := report(c, 0)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, statusDoc{"emet.supervision/v1", r.Status != nil, r})
	}
	w := c.App.Writer
	fmt.Fprintf(w, "offer     %s\n", r.Offer)
	for i, f := range r.Forgers {
		if i == shownForgers {
			fmt.Fprintf(w, "forgers   and %d more: see --json\n", len(r.Forgers)-i)
			break
		}
		fmt.Fprintf(w, "forger    %s, in tick %d: %s\n", f.Client, f.Tick, app.Clean(f.Why))
	}
	s := r.Status
	if s == nil {
		fmt.Fprintf(w, "phase     it does not run: `supervisor run %s` goes on\nworkers   %d\nticks     %d\n", r.Offer, len(r.Workers), len(r.Ticks))
		return nil
	}
	fmt.Fprintf(w, "name      %s\nphase     %s\nblock     %d\nworkers   %d joined, %d present, %d serve, %d are needed\n",
		app.Clean(s.Name), s.Phase, s.Block, s.Workers, s.Present, s.Serving, s.Least)
	if s.Due != 0 {
		fmt.Fprintf(w, "tick      %d runs, %d blocks left, %d updates taken\ndue       tick %d, %s, until block %d\nplanned   up to tick %d\n",
			s.Tick, s.Left, s.Updates, s.Due, s.Stage, s.Until, s.Planned)
	}
	if s.Posted != 0 {
		fmt.Fprintf(w, "posted    tick %d: %d updates count, %d do not\n", s.Posted, s.Accepted, s.Rejected)
	}
	for _, f := range s.Forging {
		fmt.Fprintf(w, "forging   %s: about %s in tokens, for whoever has a third of the weight\n", app.Clean(f.Endpoint), market.Ether(&f.Price.Int))
	}
	if s.Stuck != "" {
		fmt.Fprintf(w, "version   %s\n", app.Clean(s.Stuck))
	}
	if s.Problem != "" {
		fmt.Fprintf(w, "trouble   %s\n", app.Clean(s.Problem))
	}
	return nil
}

func showTick(c *cli.Context) error {
	number, err := strconv.ParseUint(c.Args().First(), 10, 64)
	if err != nil {
		return app.Usage("want %s: %q is no number of a tick", c.Command.ArgsUsage, c.Args().First())
	}
	r, err := report(c, 1)
	if err != nil {
		return err
	}
	for _, t := range r.Ticks {
		if t.Tick != number {
			continue
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, t)
		}
		fmt.Fprintf(c.App.Writer, "tick    %d, %s\n", t.Tick, t.Stage)
		if t.Summary == nil {
			return nil
		}
		fmt.Fprintf(c.App.Writer, "state   %s\nupdates %s\n", t.Summary.StateRoot, t.Summary.UpdateRoot)
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "LOG\tENTRY\tBLOCK\tVERDICT")
		for _, e := range t.Summary.Entries {
			verdict := e.Reason
			if verdict == "" {
				verdict = "counts"
			}
			fmt.Fprintf(w, "%s\t%d\t%d\t%s\n", e.Key, e.Index, e.Block, verdict)
		}
		return w.Flush()
	}
	return &app.Failure{
		Exit: app.ExitNotFound, Code: "NO_TICK", Err: fmt.Errorf("tick %d has not ended, or is none that is told of here", number),
		Hint: "`supervisor status` says which tick runs; `client verify-tick` computes any that was posted",
	}
}

func workers(c *cli.Context) error {
	r, err := report(c, 0)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, r.Workers)
	}
	w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "IDENTITY\tSTATE\tWEIGHT\tLATENCY\tSTRIKES\tCHAIN\tRECEIPTS\tEARNED")
	for _, m := range r.Workers {
		state, latency, strikes := "active", "-", uint8(0)
		switch {
		case m.Gone:
			state = m.Why
		case m.Full:
			state = "full"
		}
		if s := m.Score; s != nil {
			if s.Latency > 0 {
				latency = fmt.Sprintf("%.1f ms", float64(s.Latency)/1000)
			}
			if strikes = s.Backoff.Strikes; strikes > 0 && s.Backoff.Until > 0 {
				state += fmt.Sprintf(", none until tick %d", s.Backoff.Until)
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%d\t%d\t%d\t%s\n", m.ID, app.Clean(state), m.Weight, latency, strikes, m.Chain.Length, m.Receipts, market.Ether(&m.Earned.Int))
	}
	return w.Flush()
}

func paid(c *cli.Context) error {
	r, err := report(c, 0)
	if err != nil {
		return err
	}
	list := []node.SupervisedPayment{}
	for _, p := range r.Paid {
		if t := c.Uint64("tick"); t == 0 || t == p.Tick {
			list = append(list, p)
		}
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, list)
	}
	w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "TICK\tIDENTITY\tRECEIPTS\tREJECTED\tWEI\tPROMISED IN ALL")
	for _, p := range list {
		fmt.Fprintf(w, "%d\t%s\t%d\t%d\t%s\t%s\n", p.Tick, p.ID, p.Counted, p.Rejected, p.Amount.String(), p.Total)
	}
	return w.Flush()
}
