package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

func keyCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "key grant", Usage: "let a key act for an offer", ArgsUsage: "OFFER KEY", Flags: hosted.SpendFlags(grantFlags()...),
			Action: grant, Description: powersHelp + "Example: supervisor key grant 0x8f3a… 0x51c0… --power tick --power chain --for 720h",
		},
		{
			Name: "key sign", Usage: "make a certificate for a key, and send nothing", ArgsUsage: "OFFER KEY",
			Flags: hosted.ReadFlags(grantFlags()...), Action: sign,
			Description: powersHelp + "The certificate is printed. Anybody may carry it to the chain, and pays for that.\n\n" +
				"Example: supervisor key sign 0x8f3a… 0x51c0… --power pay > certificate.json",
		},
		{
			Name: "key carry", Usage: "carry a certificate to the chain (anybody may)", ArgsUsage: "FILE",
			Flags: hosted.SpendFlags(hosted.MaxContent()), Action: carry,
			Description: "Example: supervisor key carry certificate.json",
		},
		{
			Name: "key revoke", Usage: "take a key back, for good", ArgsUsage: "OFFER KEY", Action: revoke,
			Flags:       hosted.SpendFlags(&cli.Uint64Flag{Name: "from-tick", Usage: "ticks before this `TICK` stay signed by it (default none does)"}),
			Description: "Example: supervisor key revoke 0x8f3a… 0x51c0…",
		},
		{
			Name: "key show", Usage: "show what a key may do for an offer", ArgsUsage: "OFFER KEY", Flags: hosted.ReadFlags(), Action: showKey,
			Description: "Example: supervisor key show 0x8f3a… 0x51c0… --json",
		},
	}
}

const powersHelp = "The powers are tick (sign ticks), chain (sign identity chains, and dismiss), pay (sign vouchers) and version (post new\nversions).\n\n"

// powers are the names of what a key may do, in the order of their bits.
var powers = []struct {
	name  string
	power identity.Powers
}{{"tick", identity.Ticks}, {"chain", identity.Chains}, {"pay", identity.Payments}, {"version", identity.Versions}}

func grantFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "power", Usage: "`POWER` that the key has: tick, chain, pay or version; may be repeated"},
		&cli.DurationFlag{Name: "for", Usage: "`TIME` until the key expires, counted from now", Value: 30 * 24 * time.Hour},
		&cli.StringFlag{Name: "until", Usage: "`MOMENT` at which the key expires, as 2030-01-31T12:00:00Z, instead of --for"},
	}
}

// onKey reads the offer and the key that the arguments name.
func onKey(c *cli.Context) (offer hosting.OfferID, key common.Address, err error) {
	if err = hosted.Want(c, 2); err != nil {
		return offer, key, err
	}
	if offer, err = hosted.Hash("OFFER", c.Args().First()); err != nil {
		return offer, key, err
	}
	key, err = app.Address("KEY", c.Args().Get(1))
	return offer, key, err
}

// readGrant reads what a key may do, and until when.
func readGrant(c *cli.Context) (p identity.Powers, expiry time.Time, err error) {
	for _, name := range c.StringSlice("power") {
		bit := identity.Powers(0)
		for _, known := range powers {
			if known.name == name {
				bit = known.power
			}
		}
		if bit == 0 {
			return 0, expiry, app.Usage("--power %s: want tick, chain, pay or version", name)
		}
		p |= bit
	}
	if p == 0 {
		return 0, expiry, app.Usage("say what the key may do: --power tick, chain, pay or version")
	}
	if s := c.String("until"); s != "" {
		if c.IsSet("for") {
			return 0, expiry, app.Usage("--for and --until: want one of them")
		}
		if expiry, err = time.Parse(time.RFC3339, s); err != nil {
			return 0, expiry, app.Usage("--until %q is no moment: want one like 2030-01-31T12:00:00Z", s)
		}
		return p, expiry, nil
	}
	if c.Duration("for") < time.Minute {
		return 0, expiry, app.Usage("--for %s: want 1m or more", c.Duration("for"))
	}
	// A whole minute: the same command again, after it was killed, most likely means the same.
	return p, time.Now().Add(c.Duration("for")).Truncate(time.Minute), nil
}

func grant(c *cli.Context) error {
	offer, key, err := onKey(c)
	if err != nil {
		return err
	}
	p, expiry, err := readGrant(c)
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.GrantKey(ctx, offer, key, p, expiry)
		if err != nil {
			return err
		}
		return hosted.Done{ID: offer}.Print(c, receipt, "key %s may %s for offer %s until %s", key, namesOf(p), offer, hosted.Moment(expiry))
	})
}

func sign(c *cli.Context) error {
	offer, key, err := onKey(c)
	if err != nil {
		return err
	}
	p, expiry, err := readGrant(c)
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		certificate, err := s.SignGrant(ctx, offer, key, p, expiry)
		if err != nil {
			return err
		}
		return app.PrintJSON(c.App.Writer, certificate)
	})
}

func carry(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	var certificate node.SignedGrant
	if err := hosted.ReadJSON(c, "certificate", c.Args().First(), &certificate); err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.CarryGrant(ctx, certificate)
		if err != nil {
			return err
		}
		return hosted.Done{ID: certificate.Offer}.Print(c, receipt, "key %s may %s for offer %s", certificate.Key, namesOf(certificate.Powers), certificate.Offer)
	})
}

func revoke(c *cli.Context) error {
	offer, key, err := onKey(c)
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.RevokeKey(ctx, offer, key, c.Uint64("from-tick"))
		if err != nil {
			return err
		}
		return hosted.Done{ID: offer}.Print(c, receipt, "key %s acts for offer %s no more", key, offer)
	})
}

type keyDoc struct {
	Schema string          `json:"schema"` // emet.key/v1
	Offer  hosting.OfferID `json:"offer"`
	Key    common.Address  `json:"key"`
	hosting.KeyState
}

func showKey(c *cli.Context) error {
	offer, key, err := onKey(c)
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		if _, err := s.Offer(ctx, offer); err != nil {
			return err
		}
		k, err := s.KeyOf(ctx, offer, key)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, keyDoc{"emet.key/v1", offer, key, k})
		}
		switch {
		case k.Revoked:
			_, err = fmt.Fprintf(c.App.Writer, "key %s is revoked; ticks before %d stay signed by it\n", key, k.FromTick)
		case k.Nonce == 0:
			_, err = fmt.Fprintf(c.App.Writer, "key %s may do nothing\n", key)
		default:
			_, err = fmt.Fprintf(c.App.Writer, "key %s may %s until %s, chain time\n", key, namesOf(identity.Powers(k.Scope)),
				hosted.Moment(time.Unix(int64(k.Expiry), 0))) // #nosec G115 -- 40 bits on chain
		}
		return err
	})
}

func namesOf(p identity.Powers) string {
	var names []string
	for _, known := range powers {
		if p&known.power != 0 {
			names = append(names, known.name)
		}
	}
	return strings.Join(names, ", ")
}
