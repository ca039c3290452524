package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/client"
	"emet/agents/client/api"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

var consentCommand = &cli.Command{
	Name: "consent", Usage: "say what may become public", ArgsUsage: "[show | set FILE | allow NUMBER | deny NUMBER]", Flags: callFlags(), Action: consent,
	Description: `A policy is JSON: a list of rules, of which the first that matches a field counts. A rule has the id of an application, a kind of log, a field and
where its value comes from (request, stored, time, program, computed); what it leaves out matches everything. Its answer is allow,
ask or deny. If a rule has an application's name, set looks up its id and keeps that, as anybody may call another one so. Where no rule matches, you are asked about what the application declares or you put into the request, and
anything else is denied.

Examples:
  client consent show
  echo '{"schema": "emet.policy/v1", "rules": [{"app": "guestbook", "key": "wall", "answer": "allow"}]}' | client consent set -
  client consent allow 12     agree to what request 12 would publish
  client consent deny 12`,
}

func consent(c *cli.Context) error {
	word, rest := c.Args().First(), c.Args().Get(1)
	if word == "" {
		word = "show"
	}
	want := map[string]int{"show": 1, "set": 2, "allow": 2, "deny": 2}[word]
	if want == 0 || c.NArg() > want || want == 2 && c.NArg() != 2 {
		return app.Usage("want %s", c.Command.ArgsUsage)
	}
	switch word {
	case "show":
		return userOf(c, hosted.Looks, func(_ context.Context, a *node.Client, _ *client.Client) error {
			p, err := readPolicy(a.State)
			if err != nil {
				return err
			}
			return app.PrintJSON(c.App.Writer, p)
		})
	case "set":
		blob, err := hosted.Read(c, "policy", rest)
		if err != nil {
			return err
		}
		p, err := client.ReadPolicy(blob)
		if err != nil {
			return app.Usage("%w", err)
		}
		return userOf(c, hosted.Acts, func(ctx context.Context, a *node.Client, u *client.Client) error {
			kept, err := u.Resolve(ctx, p)
			if err != nil {
				return err
			}
			for i, r := range kept.Rules {
				if p.Rules[i].App != r.App {
					fmt.Fprintf(c.App.ErrWriter, "rule %d is for %s: %s\n", i+1, app.Clean(r.Name), r.App)
				}
			}
			return savePolicy(a.State, kept)
		})
	}
	n, err := numberOf(rest)
	if err != nil {
		return err
	}
	return userOf(c, hosted.Acts, func(ctx context.Context, _ *node.Client, u *client.Client) error {
		d, err := u.Answer(ctx, n, word == "allow")
		return printDone(c, d, err)
	})
}

// savePolicy writes a policy so that a reader sees all of it or nothing.
func savePolicy(state string, p client.Policy) error {
	blob, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(state, ".policy-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(append(blob, '\n'))
	if err = errors.Join(err, tmp.Close()); err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return os.Rename(tmp.Name(), filepath.Join(state, policyFile))
}

var serveCommand = &cli.Command{
	Name: "serve", Usage: "serve this client to programs on this machine, over HTTP", Action: serve,
	Flags: hosted.SpendFlags(
		&cli.StringFlag{Name: "listen", Usage: "loopback `ADDRESS` and port", Value: "127.0.0.1:7420"},
		&cli.StringSliceFlag{Name: "origin", Usage: "`ORIGIN` of a web page that may call, such as https://app.example.org; may be repeated"},
		&cli.StringFlag{Name: "pay", Usage: "`WHO` pays for what the chain wants: own, sponsor (the supervisor), or auto (own if there is ether)", Value: "auto"},
	),
	Description: `Every request must bear the token that is in api.token in the state directory, which only you can read. What it publishes follows the
policy; the rest waits for consent. GET /v1/openapi.json describes it all. While it serves, requests that came too late are made
again.

Example: client serve --origin https://app.example.org --yes`,
}

// settles is how often it is looked what has become of requests.
const settles = 5 * time.Second

func serve(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	pay, err := payOf(c)
	if err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(c.String("listen"))
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return app.Usage("--listen %s: want a loopback address and a port, as 127.0.0.1:7420", c.String("listen"))
	}
	return userOf(c, hosted.Acts, func(ctx context.Context, a *node.Client, u *client.Client) (failed error) {
		token, err := api.Token(filepath.Join(a.State, "api.token"))
		if err != nil {
			return err
		}
		policy := func() (client.Policy, error) { return readPolicy(a.State) }
		s, err := api.New(api.Config{Client: u, Token: token, Policy: policy, Pay: pay, Origins: c.StringSlice("origin")})
		if err != nil {
			return app.Usage("%w", err)
		}
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.String("listen"))
		if err != nil {
			return err
		}
		end, err := announce(a.State, "http://"+l.Addr().String())
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer func() { failed = errors.Join(failed, end()) }()
		fmt.Fprintf(c.App.Writer, "http://%s\n", l.Addr())
		fmt.Fprintf(c.App.ErrWriter, "the token is in %s\n", filepath.Join(a.State, "api.token"))
		g, ctx := errgroup.WithContext(ctx)
		g.Go(func() error { return s.Run(ctx, l) })
		g.Go(func() error { return settle(ctx, c, u, policy, pay) })
		if err := g.Wait(); !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	})
}

// settle looks what becomes of requests, until the context ends.
func settle(ctx context.Context, c *cli.Context, u *client.Client, policy func() (client.Policy, error), pay client.Pay) error {
	told := ""
	for {
		p, err := policy()
		if err == nil {
			_, err = u.Settle(ctx, client.Call{Pay: pay, Policy: p})
		}
		if err != nil && ctx.Err() == nil && err.Error() != told {
			told = err.Error()
			fmt.Fprintf(c.App.ErrWriter, "client: %s\n", app.Clean(told))
		}
		select {
		case <-time.After(settles):
		case <-ctx.Done():
			return nil
		}
	}
}

// passwordFlag names the file with the password of a backup.
func passwordFlag() cli.Flag {
	return &cli.StringFlag{Name: "backup-password", Usage: "`FILE` with the backup's password, of 8 characters or more, in its first line"}
}

var backupCommand = &cli.Command{
	Name: "backup", Usage: "write keys and state to a file, encrypted", ArgsUsage: "FILE", Flags: hosted.ReadFlags(passwordFlag()), Action: backup,
	Description: "The client must not run meanwhile. The file has all that this client must not lose: keys, requests, promises, tokens.\n\n" +
		"Example: client backup client.backup --backup-password secret.txt",
}

var restoreCommand = &cli.Command{
	Name: "restore", Usage: "restore keys and state from a backup", ArgsUsage: "FILE", Flags: hosted.ReadFlags(passwordFlag()), Action: restore,
	Description: "The state directory must not be there yet. Do not go on with the old one: two clients with the same state could sign two\nentries for one place.\n\n" +
		"Example: client restore client.backup --backup-password secret.txt --state restored",
}

func stateDir(c *cli.Context) (dir, password string, err error) {
	if err := hosted.Want(c, 1); err != nil {
		return "", "", err
	}
	if c.String("backup-password") == "" {
		return "", "", app.Usage("name the file with the backup's password: --backup-password FILE")
	}
	blob, err := os.ReadFile(c.String("backup-password"))
	if err != nil {
		return "", "", app.Usage("--backup-password: %w", err)
	}
	o, err := app.Options(c, "")
	if err != nil {
		return "", "", err
	}
	line, _, _ := strings.Cut(string(blob), "\n")
	if dir = o.State; dir == "" {
		dir = filepath.Join(o.Network.StateDir, "client")
	}
	return dir, strings.TrimRight(line, "\r"), nil
}

func backup(c *cli.Context) (err error) {
	dir, password, err := stateDir(c)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(c.Args().First(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return app.Usage("FILE: %w", err)
	}
	if err := errors.Join(node.Backup(dir, password, f), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(c.Args().First()))
	}
	return say(c, "backup", dir)
}

func restore(c *cli.Context) (err error) {
	dir, password, err := stateDir(c)
	if err != nil {
		return err
	}
	f, err := os.Open(c.Args().First())
	if err != nil {
		return app.Usage("FILE: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := node.Restore(dir, password, io.Reader(f)); err != nil {
		return err
	}
	return say(c, "restore", dir)
}

func say(c *cli.Context, action, dir string) error {
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, map[string]string{"schema": "emet.backup/v1", "action": action, "state": dir, "file": c.Args().First()})
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s of %s: %s\n", action, dir, c.Args().First())
	return err
}
