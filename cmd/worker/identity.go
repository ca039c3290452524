package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
	"emet/agents/poster"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
	"emet/cmd/internal/parts"
)

func identityCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "identity new", Usage: "join a hosted application", ArgsUsage: "OFFER", Action: join,
			Flags: hosted.SpendFlags(
				&cli.StringFlag{Name: "host", Usage: "`NAME` or IPv4 address where it can be reached (default nowhere)"},
				&cli.Uint64Flag{Name: "port", Usage: "`PORT` where it can be reached"},
				&cli.StringFlag{Name: "record", Usage: "`FILE` or content id of its address record"},
				&cli.IntFlag{Name: "cores", Usage: "`CORES` to do the proof of work with (default all)"},
				hosted.MaxContent(),
			),
			Description: `Makes a key, does the proof of work that the offer asks for, and registers the identity with its deposit. The keys are
kept in the state directory. A miner that was killed goes on when the same command is given again.

Examples:
  worker identity new 0x8f3a… --host w1.example.org --port 4001
  worker identity new 0x8f3a… --cores 2 --max-cost 0.02`,
		},
		{
			Name: "identity list", Usage: "list the identities of this account", Flags: hosted.ReadFlags(), Action: identities,
			Description: "Example: worker identity list --json | jq -r '.[].id'",
		},
		{
			Name: "identity show", Usage: "show an identity", ArgsUsage: "IDENTITY", Flags: hosted.ReadFlags(), Action: showIdentity,
			Description: "Example: worker identity show 0x8f3a…",
		},
		{
			Name: "identity announce", Usage: "say where an identity is, and whether it has capacity left", ArgsUsage: "IDENTITY",
			Flags: hosted.SpendFlags(
				&cli.BoolFlag{Name: "full", Usage: "no more work is taken"},
				&cli.StringFlag{Name: "record", Usage: "`FILE` or content id of its address record (default none)"},
				hosted.MaxContent(),
			),
			Action:      announce,
			Description: "Example: worker identity announce 0x8f3a… --full",
		},
		{
			Name: "identity attest", Usage: "bring a longer identity chain to the registry", ArgsUsage: "FILE",
			Flags: hosted.SpendFlags(hosted.MaxContent()), Action: attest,
			Description: `FILE is a document with the schema emet.head/v1, as the supervisor signed it: see supervisor identity sign. A supervisor's
key that is revoked takes with it what it signed and nobody brought to the registry.

Example: worker identity attest head.json`,
		},
		{
			Name: "identity exit", Usage: "give notice: no more work, and the deposit comes free", ArgsUsage: "IDENTITY",
			Flags: hosted.SpendFlags(), Action: exit,
			Description: "The deposit can be withdrawn when the offer's delay is over.\n\nExample: worker identity exit 0x8f3a…",
		},
		{
			Name: "identity withdraw", Usage: "take the deposit of an identity that left", ArgsUsage: "IDENTITY",
			Flags: hosted.SpendFlags(), Action: withdrawIdentity,
			Description: "Example: worker identity withdraw 0x8f3a…",
		},
	}
}

func join(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	r := node.JoinRequest{Workers: c.Int("cores")}
	var err error
	if r.Scope, err = hosted.Hash("OFFER", c.Args().First()); err != nil {
		return err
	}
	port, err := hosted.Number(c, "port", 0, 1<<16-1)
	if err != nil {
		return err
	}
	switch {
	case c.Int("cores") < 0:
		return app.Usage("--cores %d: want 1 or more", c.Int("cores"))
	case (c.String("host") == "") != (port == 0):
		return app.Usage("--host and --port go together: who calls needs both")
	case port != 0:
		if r.Host, err = identity.NewHost(c.String("host"), uint16(port)); err != nil { // #nosec G115 -- just bounded
			return app.Usage("--host: %w", err)
		}
	}
	if s := c.String("record"); s != "" {
		src := parts.New(c)
		defer src.Close()
		var record poster.Source
		if record, err = src.Open("record", s); err != nil {
			return err
		}
		r.Record = record
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		progress, end := hosted.Mining(c)
		r.Progress = progress
		id, receipt, err := m.Join(ctx, r)
		end()
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "%s", id)
	})
}

func identities(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, hosted.Looks, func(ctx context.Context, m *node.Member) error {
		list, err := m.Identities(ctx)
		if err != nil {
			return err
		}
		return hosted.Identities(c, list)
	})
}

// onIdentity reads the identity that the only argument names, and opens the member.
func onIdentity(c *cli.Context, i hosted.Intent, fn func(context.Context, *node.Member, identity.ID) error) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	id, err := hosted.Hash("IDENTITY", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, i, func(ctx context.Context, m *node.Member) error { return fn(ctx, m, id) })
}

func showIdentity(c *cli.Context) error {
	return onIdentity(c, hosted.Looks, func(ctx context.Context, m *node.Member, id identity.ID) error {
		s, err := m.Identity(ctx, id)
		if err != nil {
			return err
		}
		return hosted.Identity(c, s)
	})
}

func exit(c *cli.Context) error {
	return onIdentity(c, hosted.Acts, func(ctx context.Context, m *node.Member, id identity.ID) error {
		s, receipt, err := m.Exit(ctx, id)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "the deposit of identity %s can be withdrawn from %s on, chain time", id, hosted.Moment(s.ExitAt))
	})
}

func withdrawIdentity(c *cli.Context) error {
	return onIdentity(c, hosted.Acts, func(ctx context.Context, m *node.Member, id identity.ID) error {
		paid, receipt, err := m.Withdraw(ctx, id)
		if err != nil {
			return err
		}
		wei := market.NewWei(paid)
		return hosted.Done{ID: id, Amount: &wei}.Print(c, receipt, "%s of deposit were paid to %s", market.Ether(paid), m.Key.Address())
	})
}

func announce(c *cli.Context) error {
	src := parts.New(c)
	defer src.Close()
	var record poster.Source
	if s := c.String("record"); s != "" {
		var err error
		if record, err = src.Open("record", s); err != nil {
			return err
		}
	}
	return onIdentity(c, hosted.Acts, func(ctx context.Context, m *node.Member, id identity.ID) error {
		receipt, err := m.Announce(ctx, id, record, c.Bool("full"))
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "identity %s is announced", id)
	})
}

func attest(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	var h node.SignedHead
	if err := hosted.ReadJSON(c, "head", c.Args().First(), &h); err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		receipt, err := m.Attest(ctx, h)
		if err != nil {
			return err
		}
		return hosted.Done{ID: h.Identity}.Print(c, receipt, "the chain of identity %s has %d links", h.Identity, h.Length)
	})
}
