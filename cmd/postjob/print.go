package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/poster"
	"emet/cmd/internal/app"
)

func ether(wei *big.Int) string { return market.Ether(wei) }

// The documents that --json prints. Each names its schema, which changes when the document does.
type (
	offerDoc struct {
		Schema string      `json:"schema"` // emet.offer/v1
		ID     market.ID   `json:"id"`
		Agency string      `json:"agency,omitempty"`
		Spec   market.Spec `json:"spec"`
		Escrow market.Wei  `json:"escrow"`
		Gas    uint64      `json:"gas"`
		Fee    market.Wei  `json:"fee"`    // likely
		MaxFee market.Wei  `json:"maxFee"` // at most
		Total  market.Wei  `json:"maxTotal"`
	}
	resultDoc struct {
		Schema      string          `json:"schema"` // emet.result/v1
		ID          market.ID       `json:"id"`
		State       market.State    `json:"state"`
		Provisional bool            `json:"provisional"`
		Outcome     market.Outcome  `json:"outcome"`
		Message     string          `json:"message,omitempty"`
		ExitCode    int32           `json:"exitCode"`
		Record      market.Content  `json:"record"`
		Result      market.Content  `json:"result"`
		Text        *string         `json:"text,omitempty"`   // the result, if it is UTF-8
		Base64      []byte          `json:"base64,omitempty"` // the result, if it is not
		Details     json.RawMessage `json:"details,omitempty"`
		Stdout      string          `json:"stdout,omitempty"`
		Stderr      string          `json:"stderr,omitempty"`
		FuelUsed    uint64          `json:"fuelUsed"`
		MemoryPages uint32          `json:"memoryPages"`
	}
	viewDoc struct {
		Schema string `json:"schema"` // emet.job/v1
		market.View
	}
)

func offerOf(o poster.Offer) offerDoc {
	return offerDoc{
		Schema: "emet.offer/v1", ID: o.ID, Spec: o.Job.Spec, Escrow: market.NewWei(o.Job.Spec.Escrow()), Gas: o.Fee.Gas,
		Fee: market.NewWei(o.Fee.Likely()), MaxFee: market.NewWei(o.Fee.Max()), Total: market.NewWei(o.Total()),
	}
}

func printOffer(c *cli.Context, o poster.Offer) error {
	d := offerOf(o)
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, d)
	}
	s := o.Job.Spec
	fmt.Fprintf(c.App.Writer, "code      %s\ninput     %s\nengine    %s\nfuel      %d\nmemory    %d pages\nworkers   %d, %d must agree\n",
		s.Code, s.Input, s.Engine, s.Fuel, s.Pages, s.Replicas, s.Quorum)
	fmt.Fprintf(c.App.Writer, "reward    %s each, %s escrowed\ndeposit   %s of each worker\nfee       about %s, at most %s (%d gas)\nat most   %s\n",
		ether(&s.Reward.Int), ether(s.Escrow()), ether(&s.Deposit.Int), app.About(o.Fee.Likely()), app.About(o.Fee.Max()), o.Fee.Gas, app.About(o.Total()))
	fmt.Fprintln(c.App.ErrWriter, "nothing was posted")
	return nil
}

func printPosted(c *cli.Context, p *session, o poster.Offer) error {
	if c.Bool("json") {
		d := offerOf(o)
		d.Schema, d.Agency = "emet.posted/v1", p.Agency.Address.Hex()
		return app.PrintJSON(c.App.Writer, d)
	}
	_, err := fmt.Fprintln(c.App.Writer, o.ID)
	return err
}

// printResult prints the result to stdout, and of a failed job why it failed to stderr.
func printResult(c *cli.Context, v market.View, r poster.Result) error {
	if c.Bool("json") {
		d := resultDoc{
			Schema: "emet.result/v1", ID: v.ID, State: v.State, Provisional: v.State != market.Accepted,
			Outcome: r.Record.Outcome, Message: r.Record.Message, ExitCode: r.Record.ExitCode,
			Result: r.Record.Result, Stdout: string(r.Record.Stdout), Stderr: string(r.Record.Stderr),
			FuelUsed: r.Record.FuelUsed, MemoryPages: r.Record.MemoryPeak,
		}
		if announced, ok := v.Provisional(); ok {
			d.Record = announced.Content()
		}
		if json.Valid(r.Details) {
			d.Details = r.Details
		}
		if text := string(r.Data); r.Record.Outcome == market.OK && utf8.ValidString(text) {
			d.Text = &text
		} else {
			d.Base64 = r.Data
		}
		if err := app.PrintJSON(c.App.Writer, d); err != nil {
			return err
		}
	} else if r.Record.Outcome == market.OK {
		if _, err := c.App.Writer.Write(r.Data); err != nil {
			return err
		}
		if n := len(r.Data); app.Terminal(c.App.Writer) && n > 0 && r.Data[n-1] != '\n' {
			fmt.Fprintln(c.App.Writer)
		}
	}
	if r.Record.Outcome == market.OK {
		return nil
	}
	return silent(c.Bool("json"), &app.Failure{
		Exit: app.ExitJobFailed, Err: fmt.Errorf("the job failed (%s): %s", r.Record.Outcome, app.Clean(r.Record.Message)),
		Hint: fmt.Sprintf("it used %d of %d fuel; its record is %s", r.Record.FuelUsed, v.Job.Spec.Fuel, recordOf(v)),
	})
}

func recordOf(v market.View) string {
	if r, ok := v.Provisional(); ok {
		return r.Content().String()
	}
	return "unknown"
}

// silent keeps a failure's exit code but not its words: its document has been printed.
func silent(json bool, f *app.Failure) error {
	f.Said = json
	return f
}

func printView(c *cli.Context, v market.View) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, viewDoc{"emet.job/v1", v})
	}
	w, s := c.App.Writer, v.Job.Spec
	fmt.Fprintf(w, "job       %s\nstate     %s\nposter    %s\n", v.ID, v.State, v.Job.Poster)
	fmt.Fprintf(w, "code      %s\ninput     %s\nengine    %s\n", s.Code, s.Input, s.Engine)
	fmt.Fprintf(w, "reward    %s for each of %d, %d must agree\ndeposit   %s\n", ether(&s.Reward.Int), s.Replicas, s.Quorum, ether(&s.Deposit.Int))
	if v.Deadline > 0 {
		fmt.Fprintf(w, "deadline  %s, chain time\n", moment(v.Deadline))
	}
	for _, r := range v.Runs {
		fmt.Fprintf(w, "worker    %s %s", r.Worker, r.State)
		if r.Result != (market.Result{}) {
			fmt.Fprintf(w, ", %s, record %s", r.Result.Outcome, r.Result.Content())
		}
		if r.Paid.Sign() > 0 {
			fmt.Fprintf(w, ", paid %s", ether(&r.Paid.Int))
		}
		if r.Forfeited.Sign() > 0 {
			fmt.Fprintf(w, ", forfeited %s", ether(&r.Forfeited.Int))
		}
		if r.Reason != "" {
			fmt.Fprintf(w, ", %s", app.Clean(r.Reason))
		}
		fmt.Fprintln(w)
	}
	if v.State.Final() {
		fmt.Fprintf(w, "refund    %s\n", ether(&v.Refund.Int))
	}
	return nil
}
