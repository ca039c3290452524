// Command client uses hosted applications, and owns the data in them: it calls, consents, publishes and verifies.
package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"emet/agents/node"
	"emet/agents/poster"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
	"emet/cmd/internal/parts"
)

const description = `A client owns its data: each piece has a key and a log, and only the client's account may append to it. FILE is a file, a
content id (Qm… or bafy…) or - for standard input.

Whatever is sent is written down first: a command that was killed is taken up when it is given again.

Examples:
  client apps                       what there is
  client describe guestbook         what to call, and what servers see of it
  client call guestbook by '"Ada"'  call it
  client log                        what became of it
  client consent show               what may become public
  client serve                      let programs on this machine do so
  client verify-tick guestbook 12   compute a state again, and compare
  client register OFFER             become a client of an application
  client reserve OFFER note a.txt   reserve a key for a piece of data; it is printed
  client append KEY b.txt           append the next value
  client keys                       what this client owns
  client join OFFER                 get an identity, which can complain
  client complain IDENTITY a.json   complain about the application

` + app.ExitCodes

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	return &cli.App{
		Name: "client", Usage: "use hosted applications, and own the data in them", ArgsUsage: "COMMAND", Description: description,
		Flags: app.NetworkFlags(),
		Commands: []*cli.Command{
			appsCommand, describeCommand, callCommand, logCommand, consentCommand, serveCommand, verifyCommand, exportCommand, releaseCommand,
			backupCommand, restoreCommand,
			{
				Name: "register", Usage: "become a client of an application", ArgsUsage: "OFFER", Flags: hosted.SpendFlags(), Action: register,
				Description: "Does the proof of work that the offer asks for, and registers this account. Again, it costs nothing.\n\n" +
					"Example: client register 0x8f3a…",
			},
			{
				Name: "reserve", Usage: "reserve a key for a piece of data", ArgsUsage: "OFFER TAG FILE", Action: reserve,
				Flags: hosted.SpendFlags(hosted.MaxContent()),
				Description: "TAG is the type of the data, in ASCII, and FILE its first value. The same value under the same tag is one key.\n\n" +
					"Example: client reserve 0x8f3a… note first.txt",
			},
			{
				Name: "append", Usage: "append a value to a key", ArgsUsage: "KEY FILE", Action: appendTo,
				Flags:       hosted.SpendFlags(hosted.MaxContent()),
				Description: "Example: client append 0x51c0… next.txt",
			},
			{
				Name: "keys", Usage: "list the keys of this account", Flags: hosted.ReadFlags(), Action: keys,
				Description: "Example: client keys --json | jq -r '.[].newest'",
			},
			{
				Name: "join", Usage: "get an identity in an application, which can complain", ArgsUsage: "OFFER", Action: join,
				Flags: hosted.SpendFlags(&cli.StringFlag{Name: "deposit", Usage: "`ETHER` behind its complaints, which comes back when it leaves", Value: "0"}),
				Description: "Makes a key, does the proof of work that the offer asks for, and registers an identity, whose id is printed.\n\n" +
					"Example: client join 0x8f3a… --deposit 0.01",
			},
			{
				Name: "complain", Usage: "complain about an application, or somebody in it", ArgsUsage: "IDENTITY FILE", Action: complain,
				Flags: hosted.SpendFlags(
					&cli.StringFlag{Name: "about", Usage: "`IDENTITY` to complain about (default the offer)"}, hosted.MaxContent()),
				Description: `Does the proof of work that the offer asks for, and has a complaint counted, once in a tick. FILE says what happened. It moves
no money: it is for others to read, and weighs as much as the deposit of the identity that complains.

Examples:
  client complain 0x8f3a… what-happened.json
  client complain 0x8f3a… what-happened.json --about 0x51c0…`,
			},
		},
	}
}

func register(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	offer, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, openClient, hosted.Acts, func(ctx context.Context, a *node.Client) error {
		progress, end := hosted.Mining(c)
		receipt, err := a.Register(ctx, offer, progress)
		end()
		if err != nil {
			return err
		}
		return hosted.Done{ID: offer}.Print(c, receipt, "account %s is a client of offer %s", a.Key.Address(), offer)
	})
}

// withFile opens the client with a file or content that an argument names.
func withFile(c *cli.Context, arg string, fn func(context.Context, *node.Client, poster.Source) error) error {
	src := parts.New(c)
	defer src.Close()
	value, err := src.Open("value", arg)
	if err != nil {
		return err
	}
	return hosted.With(c, openClient, hosted.Acts, func(ctx context.Context, a *node.Client) error { return fn(ctx, a, value) })
}

func reserve(c *cli.Context) error {
	if err := hosted.Want(c, 3); err != nil {
		return err
	}
	offer, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	if err := hosted.Tag("TAG", c.Args().Get(1)); err != nil {
		return err
	}
	return withFile(c, c.Args().Get(2), func(ctx context.Context, a *node.Client, value poster.Source) error {
		key, receipt, err := a.Reserve(ctx, offer, c.Args().Get(1), value)
		if err != nil {
			return err
		}
		return hosted.Done{ID: key}.Print(c, receipt, "%s", key)
	})
}

func appendTo(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	key, err := hosted.Hash("KEY", c.Args().First())
	if err != nil {
		return err
	}
	return withFile(c, c.Args().Get(1), func(ctx context.Context, a *node.Client, value poster.Source) error {
		at, receipt, err := a.Append(ctx, key, value)
		if err != nil {
			return err
		}
		return hosted.Done{ID: key, Index: &at}.Print(c, receipt, "key %s has entry %d", key, at)
	})
}

type logDoc struct {
	Schema string `json:"schema"` // emet.log/v1
	node.Log
}

func keys(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, openClient, hosted.Looks, func(ctx context.Context, a *node.Client) error {
		logs, err := a.Keys(ctx)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			docs := make([]logDoc, len(logs))
			for i, l := range logs {
				docs[i] = logDoc{"emet.log/v1", l}
			}
			return app.PrintJSON(c.App.Writer, docs)
		}
		w := tabwriter.NewWriter(c.App.Writer, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "KEY\tTYPE\tENTRIES\tNEWEST")
		for _, l := range logs {
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", l.Key, l.Tag, l.Count, l.Newest)
		}
		return w.Flush()
	})
}

func join(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	offer, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	deposit, err := hosted.Ether("--deposit", c.String("deposit"))
	if err != nil {
		return err
	}
	return hosted.With(c, openClient, hosted.Acts, func(ctx context.Context, a *node.Client) error {
		progress, end := hosted.Mining(c)
		id, receipt, err := a.Join(ctx, node.JoinRequest{Scope: offer, Deposit: deposit, Progress: progress})
		end()
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "%s", id)
	})
}

func complain(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	r := node.ComplaintRequest{}
	var err error
	if r.By, err = hosted.Hash("IDENTITY", c.Args().First()); err != nil {
		return err
	}
	if s := c.String("about"); s != "" {
		if r.About, err = hosted.Hash("--about", s); err != nil {
			return err
		}
	}
	return withFile(c, c.Args().Get(1), func(ctx context.Context, a *node.Client, evidence poster.Source) error {
		progress, end := hosted.Mining(c)
		r.Evidence, r.Progress = evidence, progress
		receipt, err := a.Complain(ctx, r)
		end()
		if err != nil {
			return err
		}
		return hosted.Done{ID: r.By}.Print(c, receipt, "the complaint of identity %s counts", r.By)
	})
}
