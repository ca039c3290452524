package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/client"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

// callFlags are those of commands that may have an application serve something.
func callFlags(own ...cli.Flag) []cli.Flag {
	return hosted.SpendFlags(append(own, hosted.MaxContent(),
		&cli.StringFlag{Name: "pay", Usage: "`WHO` pays for what the chain wants: own, sponsor (the supervisor), or auto (own if there is ether)", Value: "auto"},
		&cli.DurationFlag{Name: "timeout", Usage: "most `TIME` to wait", Value: 5 * time.Minute},
	)...)
}

var callCommand = &cli.Command{
	Name: "call", Usage: "call an endpoint of an application", ArgsUsage: "APP ENDPOINT ARGS", Action: call,
	Flags: callFlags(
		&cli.BoolFlag{Name: "wait", Usage: "wait until the updates are part of the state, or are not"},
		&cli.StringFlag{Name: "once", Usage: "a `WORD` that makes this call one: with the same word it is not made again"},
		&cli.StringFlag{Name: "proof", Usage: "`FILE` that shows that an advertisement was seen, where the application gives tokens for these"},
		&cli.BoolFlag{Name: "preview", Usage: "show what would become public, and send nothing"},
	),
	Description: `APP is an application's id or its name. ARGS is JSON as the endpoint wants it (see client describe APP), a file with it, or - for
standard input. The result is printed as JSON.

What the call would make public is shown before anything is sent, and published if the policy allows it (see client consent) or
you agree. Where nobody can be asked, the request waits for client consent allow NUMBER.

Examples:
  client call guestbook by '"Ada"'                                  read
  client call guestbook sign '{"author": "Ada", "text": "hello"}'   write; asks before it publishes
  echo '{"option": "2"}' | client call poll vote - --wait           write, and wait until it counts`,
}

// userOf opens the client and the role that uses applications.
func userOf(c *cli.Context, i hosted.Intent, fn func(context.Context, *node.Client, *client.Client) error) error {
	return hosted.With(c, openClient, i, func(ctx context.Context, a *node.Client) error {
		progress, end := hosted.Mining(c)
		defer end()
		u, err := a.User(progress)
		if err != nil {
			return err
		}
		if d := c.Duration("timeout"); d > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, d)
			defer cancel()
		}
		return fn(ctx, a, u)
	})
}

// argsOf reads the arguments of a call: JSON, a file, or standard input.
func argsOf(c *cli.Context, arg string) (json.RawMessage, error) {
	blob := []byte(arg)
	if arg == "-" || !json.Valid(blob) {
		var err error
		if blob, err = hosted.Read(c, "ARGS", arg); err != nil {
			return nil, app.Usage("ARGS %q is neither JSON nor a file with JSON: %w", arg, err)
		}
	}
	if !json.Valid(blob) {
		return nil, app.Usage("ARGS: what %s has is no JSON", arg)
	}
	return bytes.TrimSpace(blob), nil
}

func payOf(c *cli.Context) (client.Pay, error) {
	switch p := client.Pay(c.String("pay")); p {
	case client.Own, client.Sponsor, client.Auto:
		return p, nil
	default:
		return "", app.Usage("--pay %s: want own, sponsor or auto", p)
	}
}

func call(c *cli.Context) error {
	if err := hosted.Want(c, 3); err != nil {
		return err
	}
	args, err := argsOf(c, c.Args().Get(2))
	if err != nil {
		return err
	}
	pay, err := payOf(c)
	if err != nil {
		return err
	}
	var proof []byte
	if file := c.String("proof"); file != "" {
		if proof, err = hosted.Read(c, "--proof", file); err != nil {
			return err
		}
	}
	return userOf(c, hosted.Acts, func(ctx context.Context, a *node.Client, u *client.Client) error {
		policy, err := readPolicy(a.State)
		if err != nil {
			return err
		}
		q := client.Call{
			App: c.Args().Get(0), Endpoint: c.Args().Get(1), Args: args, Once: c.String("once"), Pay: pay, Policy: policy, Proof: proof,
			Consent: consentOf(c), Spend: spendOf(c, a.Network.Dev), Progress: progressOf(c),
		}
		if c.Bool("preview") {
			p, err := u.Foresee(ctx, q)
			if err != nil {
				return err
			}
			if c.Bool("json") {
				return app.PrintJSON(c.App.Writer, p)
			}
			return show(c.App.Writer, p)
		}
		d, err := u.Call(ctx, q)
		if err == nil && c.Bool("wait") {
			d, err = u.Wait(ctx, d.Number, q)
		}
		return printDone(c, d, err)
	})
}

// progressOf tells a person on a terminal what is going on.
func progressOf(c *cli.Context) func(client.Progress) {
	if !app.Terminal(c.App.ErrWriter) {
		return nil
	}
	return func(p client.Progress) { fmt.Fprintf(c.App.ErrWriter, "%s: %s\n", p.Stage, app.Clean(p.Detail)) }
}

// spendOf shows what a call costs, and makes sure that it may be spent.
func spendOf(c *cli.Context, dev bool) client.Spend {
	return func(_ context.Context, cost client.Cost) error {
		w := c.App.ErrWriter
		price := "nothing"
		if cost.Token.Sign() > 0 {
			price = market.Ether(&cost.Token.Int)
		}
		fmt.Fprintf(w, "cost: %s token %s, %d servers", cost.Class, price, cost.Servers)
		if cost.Updates > 0 {
			fmt.Fprintf(w, ", %d updates", cost.Updates)
			if cost.Work > 0 {
				fmt.Fprintf(w, ", registering (%d bits of proof of work)", cost.Work)
			}
			if cost.Reserves > 0 {
				fmt.Fprintf(w, ", reserving %d logs", cost.Reserves)
			}
			fmt.Fprintf(w, "; %s pays for the chain", map[client.Pay]string{client.Own: "this account", client.Sponsor: "the supervisor"}[cost.Pay])
		}
		fmt.Fprintln(w)
		if cost.Token.Sign() == 0 {
			return nil
		}
		if s := c.String("max-cost"); s != "" {
			most, err := app.Ether(s)
			if err != nil {
				return app.Usage("--max-cost: %w", err)
			}
			if cost.Token.Cmp(most) > 0 {
				return &app.Failure{Exit: app.ExitFunds, Code: "OVER_MAX_COST", Err: fmt.Errorf("a token costs %s, more than the %s allowed", price, market.Ether(most)), Hint: "allow more with --max-cost"}
			}
		}
		return app.Consent(c, dev, "buy it?", "nothing was bought")
	}
}

// consentOf asks a person on a terminal what may become public; nobody, where there is none.
func consentOf(c *cli.Context) client.Consent {
	if !app.Terminal(os.Stdin) || !app.Terminal(c.App.ErrWriter) {
		return nil
	}
	return func(_ context.Context, p client.Preview) error {
		if err := show(c.App.ErrWriter, p); err != nil {
			return err
		}
		fmt.Fprint(c.App.ErrWriter, "publish it? nothing that is published can be taken back [y/N] ")
		answer, _ := bufio.NewReader(os.Stdin).ReadString('\n')
		if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
			return client.ErrDenied
		}
		return nil
	}
}

// show shows a person exactly what would become public.
func show(w io.Writer, p client.Preview) error {
	if len(p.Updates) == 0 {
		_, err := fmt.Fprintln(w, "nothing would become public")
		return err
	}
	fmt.Fprintf(w, "%s of %s (%s) would make public:\n", app.Clean(p.Endpoint), app.Clean(p.Name), p.App)
	for _, u := range p.Updates {
		log := "your log"
		if u.Log != nil {
			log = "log " + u.Log.Hex()
		}
		fmt.Fprintf(w, "  in %s of %s (%s)\n", log, app.Clean(u.Key), u.Answer)
		for _, f := range u.Fields {
			path := f.Path
			if path == "" {
				path = "value"
			}
			fmt.Fprintf(w, "    %s = %s   from: %s, %s\n", app.Clean(path), app.Clean(f.Value), f.Origin, f.Answer)
		}
	}
	return nil
}

// printDone prints what has become of a request.
func printDone(c *cli.Context, d client.Done, err error) error {
	if err != nil && d.Number != 0 && errors.Is(err, client.ErrProgram) {
		err = &app.Failure{Exit: app.ExitJobFailed, Code: "PROGRAM_FAILED", Err: err}
	}
	if err != nil {
		return err
	}
	if d.State == client.Rejected {
		return &app.Failure{Exit: app.ExitRejected, Code: "UPDATES_REJECTED", Err: fmt.Errorf("request %d: %s", d.Number, d.Sentence())}
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, d)
	}
	if len(d.Value) > 0 {
		fmt.Fprintf(c.App.Writer, "%s\n", d.Value)
	}
	fmt.Fprintf(c.App.ErrWriter, "request %d: %s\n", d.Number, d.Sentence())
	if d.State == client.Asked && d.Preview != nil {
		return show(c.App.ErrWriter, *d.Preview)
	}
	return nil
}

// policyFile is where the policy is, in the state directory.
const policyFile = "policy.json"

func readPolicy(state string) (client.Policy, error) {
	blob, err := os.ReadFile(filepath.Join(state, policyFile)) // #nosec G304 -- our own state
	if errors.Is(err, os.ErrNotExist) {
		return client.Policy{Schema: client.PolicySchema, Rules: []client.Rule{}}, nil
	}
	if err != nil {
		return client.Policy{}, err
	}
	p, err := client.ReadPolicy(blob)
	if err == nil {
		err = p.Check()
	}
	switch file := filepath.Join(state, policyFile); {
	case errors.Is(err, client.ErrNamed):
		err = app.Usage("%s: %w; `client consent set %[1]s` looks it up", file, err)
	case err != nil:
		err = app.Usage("%s: %w; mend it, or write a new one with client consent set", file, err)
	}
	return p, err
}
