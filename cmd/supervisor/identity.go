package main

import (
	"context"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

func identityCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "identity list", Usage: "list who has joined an offer", ArgsUsage: "OFFER", Flags: hosted.ReadFlags(), Action: identities,
			Description: "Example: supervisor identity list 0x8f3a… --json",
		},
		{
			Name: "identity dismiss", Usage: "send an identity away; it keeps its deposit", ArgsUsage: "IDENTITY", Action: dismiss,
			Flags: hosted.SpendFlags(
				&cli.StringFlag{Name: "charge", Usage: "`CHARGE` against it: none, absent or stamp", Value: "none"},
				&cli.StringFlag{Name: "claim", Usage: "`HASH` that the charge is about: of the Step, or the length of the identity chain"},
			),
			Description: "Example: supervisor identity dismiss 0x8f3a…",
		},
		{
			Name: "identity sign", Usage: "sign how long an identity's chain is, and send nothing", ArgsUsage: "IDENTITY LENGTH HEAD",
			Flags: hosted.ReadFlags(), Action: signHead,
			Description: `Prints a document that anybody may carry to the registry, which shows the work of an identity without its links.

Example: supervisor identity sign 0x8f3a… 42 0x51c0… > head.json`,
		},
		{
			Name: "identity convict", Usage: "bring evidence before the court", ArgsUsage: "FILE", Action: convict,
			Flags: hosted.SpendFlags(hosted.MaxContent()),
			Description: `Evidence is a document with the schema emet.evidence/v1. Whoever signed a wrong Step is ended and its deposit burnt; whoever
was dismissed for a right one is acquitted. Anybody may, from the reveal of the tick's seed until it is forgotten.

Example: supervisor identity convict evidence.json`,
		},
	}
}

func identities(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	offer, err := hosted.Hash("OFFER", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		if _, err := s.Offer(ctx, offer); err != nil {
			return err
		}
		list, err := s.Identities(ctx, offer)
		if err != nil {
			return err
		}
		return hosted.Identities(c, list)
	})
}

func dismiss(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	id, err := hosted.Hash("IDENTITY", c.Args().First())
	if err != nil {
		return err
	}
	charge, err := hosting.ParseCharge(c.String("charge"))
	if err != nil {
		return app.Usage("--charge: %w", err)
	}
	var claim common.Hash
	if s := c.String("claim"); s != "" {
		if claim, err = hosted.Hash("--claim", s); err != nil {
			return err
		}
	}
	if (charge == hosting.AtWill) != (claim == common.Hash{}) {
		return app.Usage("a charge wants a claim, and a claim a charge: --charge, --claim")
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.Dismiss(ctx, id, charge, claim)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "identity %s is dismissed", id)
	})
}

func signHead(c *cli.Context) error {
	if err := hosted.Want(c, 3); err != nil {
		return err
	}
	id, err := hosted.Hash("IDENTITY", c.Args().First())
	if err != nil {
		return err
	}
	length, err := strconv.ParseUint(c.Args().Get(1), 10, 64)
	if err != nil || length == 0 {
		return app.Usage("LENGTH %q: want 1 or more", c.Args().Get(1))
	}
	head, err := hosted.Hash("HEAD", c.Args().Get(2))
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		h, err := s.SignHead(ctx, id, identity.Checkpoint{Length: length, Head: head})
		if err != nil {
			return err
		}
		return app.PrintJSON(c.App.Writer, h)
	})
}

func convict(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	blob, err := hosted.Read(c, "evidence", c.Args().First())
	if err != nil {
		return err
	}
	e, err := node.ParseEvidence(blob)
	if err != nil {
		return app.Usage("%s: %w", c.Args().First(), err)
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.Convict(ctx, e)
		if err != nil {
			return err
		}
		said := "is tombstoned"
		if e.Kind == "acquit" {
			said = "is acquitted"
		}
		return hosted.Done{ID: e.Step.Server}.Print(c, receipt, "identity %s %s", e.Step.Server, said)
	})
}
