package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/client"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

var appsCommand = &cli.Command{
	Name: "apps", Usage: "list the applications that there are", Flags: hosted.ReadFlags(), Action: apps,
	Description: "Example: client apps --json | jq -r '.[].name'",
}

func apps(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return userOf(c, hosted.Looks, func(ctx context.Context, _ *node.Client, u *client.Client) error {
		all, err := u.Overview(ctx)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, all)
		}
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "APP\tNAME\tVERSION\tSUMMARY")
		for _, a := range all {
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", a.ID, app.Clean(a.Name), a.Version, app.Clean(a.Summary))
		}
		return w.Flush()
	})
}

var describeCommand = &cli.Command{
	Name: "describe", Usage: "describe an application: what to call, and what servers see of it", ArgsUsage: "APP",
	Flags: hosted.ReadFlags(), Action: describe,
	Description: "All of it follows from the program, which the client has checked.\n\nExample: client describe guestbook",
}

func describe(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	return userOf(c, hosted.Looks, func(ctx context.Context, _ *node.Client, u *client.Client) error {
		d, err := u.Describe(ctx, c.Args().First())
		if err != nil {
			return err
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, d)
		}
		w := c.App.Writer
		fmt.Fprintf(w, "%s  version %d\n%s\n", app.Clean(d.Name), d.Version, d.ID)
		if d.Summary != "" {
			fmt.Fprintln(w, app.Clean(d.Summary))
		}
		for _, e := range d.API.Endpoints {
			fmt.Fprintf(w, "\n%s %s -> %s\n", app.Clean(e.Name), app.Clean(e.Request), app.Clean(e.Result))
			if e.Doc != "" {
				fmt.Fprintf(w, "  %s\n", app.Clean(e.Doc))
			}
			for _, s := range e.Top {
				fmt.Fprintf(w, "  the top server learns %s\n", app.Clean(s))
			}
			for _, p := range e.Points {
				fmt.Fprintf(w, "  point %d sees %s and gives %s\n", p.Number, app.Clean(fmt.Sprint(p.Sees)), app.Clean(p.Gives))
			}
		}
		for _, k := range d.API.Keys {
			fmt.Fprintf(w, "\nlog %s of %s\n", app.Clean(k.Name), app.Clean(k.Text))
			if k.Doc != "" {
				fmt.Fprintf(w, "  %s\n", app.Clean(k.Doc))
			}
		}
		for _, t := range d.Types {
			of := "is"
			if t.Variant {
				of = "is one of"
			}
			fmt.Fprintf(w, "\n%s %s\n", app.Clean(t.Name), of)
			for _, p := range t.Parts {
				fmt.Fprintf(w, "  %s: %s\n", app.Clean(p.Name), app.Clean(p.Type))
			}
		}
		return nil
	})
}

var logCommand = &cli.Command{
	Name: "log", Usage: "list the requests of this client, and what has become of them", ArgsUsage: "[NUMBER]",
	Flags: callFlags(
		&cli.IntFlag{Name: "most", Usage: "most `REQUESTS` to list", Value: 20},
		&cli.BoolFlag{Name: "settle", Usage: "first look what has become of them on chain, and make again what came too late"},
	), Action: requests,
	Description: `With a NUMBER it shows one request in full. What has become of requests is looked up as far as that takes seconds; what came too
late is made again with --settle only.

Examples:
  client log --settle
  client log 12 --json`,
}

func requests(c *cli.Context) error {
	if c.NArg() > 1 {
		return hosted.Want(c, 1)
	}
	intent := hosted.Reads
	if c.Bool("settle") {
		intent = hosted.Acts
	}
	pay, err := payOf(c)
	if err != nil {
		return err
	}
	return userOf(c, intent, func(ctx context.Context, a *node.Client, u *client.Client) error {
		if c.Bool("settle") {
			policy, err := readPolicy(a.State)
			if err != nil {
				return err
			}
			if _, err := u.Settle(ctx, client.Call{Pay: pay, Policy: policy, Consent: consentOf(c), Progress: progressOf(c)}); err != nil {
				return err
			}
		} else {
			glance(ctx, u)
		}
		if c.NArg() == 1 {
			n, err := numberOf(c.Args().First())
			if err != nil {
				return err
			}
			r, err := u.Record(n)
			if err != nil {
				return err
			}
			return app.PrintJSON(c.App.Writer, r.Done())
		}
		all, err := u.Records(c.Int("most"))
		if err != nil {
			return err
		}
		out := make([]client.Done, len(all))
		for i, r := range all {
			out[i] = r.Done()
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, out)
		}
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "REQUEST\tTIME\tAPP\tENDPOINT\tTICK\tSTATE")
		for _, d := range out {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%d\t%s\n", d.Number, hosted.Moment(time.Unix(int64(d.Time), 0)), app.Clean(d.Name), app.Clean(d.Endpoint), d.Tick, d.State) // #nosec G115 -- a header time
		}
		return w.Flush()
	})
}

// glances is how long it is looked for what has become of requests. Who wants to know for sure says --settle.
const glances = 5 * time.Second

func glance(ctx context.Context, u *client.Client) {
	ctx, cancel := context.WithTimeout(ctx, glances)
	defer cancel()
	_ = u.Glance(ctx) // then what was known before is told
}

func numberOf(s string) (uint64, error) {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0, app.Usage("%q is no number: client log lists requests", s)
	}
	return n, nil
}

var verifyCommand = &cli.Command{
	Name: "verify-tick", Usage: "compute the state of an application again, and compare", ArgsUsage: "APP TICK",
	Flags: hosted.ReadFlags(&cli.DurationFlag{Name: "timeout", Usage: "most `TIME` to take", Value: 30 * time.Minute}), Action: verify,
	Description: `Computes all states up to the end of TICK from the chain and the content that it names, and nothing else, and compares each root with
the one that was posted. With each tick it compares how often servers are to be drawn, their weights, with the scores that were
published. It says who is wrong if something is another than it should be. The exit code is 10 then.

Example: client verify-tick guestbook 12`,
}

func verify(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	upTo, err := numberOf(c.Args().Get(1))
	if err != nil {
		return err
	}
	return userOf(c, hosted.Looks, func(ctx context.Context, _ *node.Client, u *client.Client) error {
		a, err := u.App(ctx, c.Args().First())
		if err != nil {
			return err
		}
		v, err := u.Verify(ctx, a, upTo, func(v client.Verified) {
			if app.Terminal(c.App.ErrWriter) {
				fmt.Fprintf(c.App.ErrWriter, "tick %d: %d entries, %d count, state %s\n", v.Tick, v.Entries, v.Counted, v.Computed)
			}
		})
		if err != nil {
			return err
		}
		if c.Bool("json") {
			if err := app.PrintJSON(c.App.Writer, v); err != nil {
				return err
			}
		}
		if !v.OK {
			code := "STATE_DIFFERS"
			if v.State == v.Computed && !v.Weights {
				code = "WEIGHTS_DIFFER"
			}
			return &app.Failure{Exit: app.ExitRejected, Code: code, Err: fmt.Errorf("tick %d: %s", v.Tick, v.Wrong), Said: c.Bool("json")}
		}
		if !c.Bool("json") {
			fmt.Fprintf(c.App.Writer, "tick %d: the state is %s, as posted; %d of %d entries count; the weights of servers follow from the scores\n", v.Tick, v.State, v.Counted, v.Entries)
		}
		return nil
	})
}

var exportCommand = &cli.Command{
	Name: "export", Usage: "write all data of this client as JSON", ArgsUsage: "DIR", Flags: hosted.ReadFlags(), Action: export,
	Description: "DIR gets a file for each application, with all entries that count, and one with all requests. It must not be there yet.\n\n" +
		"Example: client export my-data",
}

func export(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	dir := c.Args().First()
	return userOf(c, hosted.Reads, func(ctx context.Context, a *node.Client, u *client.Client) error {
		files := map[string]any{}
		all, err := u.Apps(ctx)
		if err != nil {
			return err
		}
		for _, a := range all {
			e, err := u.Export(ctx, a)
			if err != nil {
				return fmt.Errorf("%s: %w", a.Name, err)
			}
			if len(e.Logs) > 0 {
				files[a.ID.Hex()+".json"] = e
			}
		}
		records, err := u.Records(0)
		if err != nil {
			return err
		}
		done := make([]client.Done, len(records))
		for i, r := range records {
			done[i] = r.Done()
		}
		files["requests.json"] = done
		if files["evidence.json"], err = u.Evidence(); err != nil {
			return err
		}
		if files[policyFile], err = readPolicy(a.State); err != nil {
			return err
		}
		if err := os.Mkdir(dir, 0o700); err != nil {
			return app.Usage("DIR: %w", err)
		}
		for name, v := range files {
			blob, err := json.MarshalIndent(v, "", "  ")
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name), append(blob, '\n'), 0o600)
			}
			if err != nil {
				return err
			}
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, map[string]any{"schema": "emet.exported/v1", "directory": dir, "files": len(files)})
		}
		_, err = fmt.Fprintf(c.App.Writer, "%d files are in %s\n", len(files), dir)
		return err
	})
}
