package main

import (
	"context"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

func channelCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "channel open", Usage: "set ether aside for a payee", ArgsUsage: "PAYEE ETHER", Action: openChannel,
			Flags: hosted.SpendFlags(
				&cli.DurationFlag{Name: "window", Usage: "`TIME` that the payee has to redeem after you start to close (default 24h, 1m on a dev network)"},
				&cli.Uint64Flag{Name: "threshold", Usage: "`LENGTH` of the payee's identity chain from which vouchers count at once"},
			),
			Description: "Example: supervisor channel open 0x51c0… 0.1 --window 48h",
		},
		{
			Name: "channel topup", Usage: "add to a channel's deposit", ArgsUsage: "CHANNEL ETHER", Flags: hosted.SpendFlags(), Action: topUp,
			Description: "Example: supervisor channel topup 0x8f3a… 0.05",
		},
		{
			Name: "channel pay", Usage: "promise a part of a channel, and print the voucher", ArgsUsage: "CHANNEL ETHER", Action: pay,
			Flags:       hosted.ReadFlags(),
			Description: "The voucher says how much is promised in all. Nothing is sent: give it to the payee.\n\nExample: supervisor channel pay 0x8f3a… 0.001 > voucher.json",
		},
		{
			Name: "channel close", Usage: "start to close a channel", ArgsUsage: "CHANNEL", Action: startClose, Flags: hosted.SpendFlags(),
			Description: "The payee can redeem until the channel's window has passed; then finish takes the rest back.\n\nExample: supervisor channel close 0x8f3a…",
		},
		{
			Name: "channel finish", Usage: "take the rest of a channel back", ArgsUsage: "CHANNEL", Flags: hosted.SpendFlags(), Action: finish,
			Description: "Example: supervisor channel finish 0x8f3a…",
		},
		{
			Name: "channel lanes", Usage: "give a channel more independent counters", ArgsUsage: "CHANNEL LANES", Action: lanes,
			Flags:       hosted.SpendFlags(),
			Description: "LANES is how many there are to be in all, 16 at most. They cannot be taken back.\n\nExample: supervisor channel lanes 0x8f3a… 4",
		},
		{
			Name: "channel revoke-signer", Usage: "revoke the key that signs a channel's vouchers", ArgsUsage: "CHANNEL",
			Flags: hosted.SpendFlags(), Action: revokeSigner,
			Description: "What it signed counts until the channel's window has passed, then only what you sign yourself.\n\nExample: supervisor channel revoke-signer 0x8f3a…",
		},
		{
			Name: "channel watch", Usage: "top up, and save what is left where a key was stolen", Action: watch,
			Flags: hosted.SpendFlags(hosted.Once()),
			Description: `Runs until it is interrupted, and prints what it does. Channels that run short are topped up within their budget. Where more
was paid than this agent promised, somebody else has the key: its signer is revoked, and the channel closed. What is
closed is finished when its window has passed.

While it runs, no other command acts for this account; --once is for timers.

Examples:
  supervisor channel watch --max-cost 0.1
  supervisor channel watch --once --json`,
		},
		{
			Name: "channel list", Usage: "list the channels of this account", Flags: hosted.ReadFlags(), Action: channels,
			Description: "Example: supervisor channel list --json",
		},
	}
}

func openChannel(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	r := node.ChannelRequest{}
	var err error
	if r.Payee, err = app.Address("PAYEE", c.Args().First()); err != nil {
		return err
	}
	if r.Amount, err = hosted.Amount("ETHER", c.Args().Get(1)); err != nil {
		return err
	}
	if c.IsSet("window") {
		if r.Window, err = hosted.Seconds(c, "window"); err != nil {
			return err
		}
	}
	threshold, err := hosted.Number(c, "threshold", 0, 1<<32-1)
	if err != nil {
		return err
	}
	r.Threshold = uint32(threshold) // #nosec G115 -- just bounded
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		id, receipt, err := s.OpenChannel(ctx, r)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "%s", id)
	})
}

// onChannel reads the channel, and the amount if there is to be one, and opens the supervisor.
func onChannel(c *cli.Context, want int, fn func(context.Context, *node.Supervisor, channel.ID, channel.Amount) error) error {
	if err := hosted.Want(c, want); err != nil {
		return err
	}
	id, err := hosted.Hash("CHANNEL", c.Args().First())
	if err != nil {
		return err
	}
	var amount channel.Amount
	if want > 1 {
		if amount, err = hosted.Amount("ETHER", c.Args().Get(1)); err != nil {
			return err
		}
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		return fn(ctx, s, id, amount)
	})
}

func topUp(c *cli.Context) error {
	return onChannel(c, 2, func(ctx context.Context, s *node.Supervisor, id channel.ID, amount channel.Amount) error {
		receipt, err := s.TopUp(ctx, id, amount)
		if err != nil {
			return err
		}
		wei := market.NewWei(amount.Big())
		return hosted.Done{ID: id, Amount: &wei}.Print(c, receipt, "channel %s has %s more", id, market.Ether(&wei.Int))
	})
}

func pay(c *cli.Context) error {
	return onChannel(c, 2, func(ctx context.Context, s *node.Supervisor, id channel.ID, amount channel.Amount) error {
		v, err := s.Pay(ctx, id, amount, identity.Checkpoint{})
		if err != nil {
			return err
		}
		return app.PrintJSON(c.App.Writer, hosted.Voucher{Schema: hosted.VoucherSchema, Signed: v})
	})
}

func startClose(c *cli.Context) error {
	return onChannel(c, 1, func(ctx context.Context, s *node.Supervisor, id channel.ID, _ channel.Amount) error {
		receipt, err := s.StartClose(ctx, id)
		if err != nil {
			return err
		}
		state, err := s.Ground.Channel(ctx, id, nil)
		if err != nil {
			return err
		}
		at := time.Unix(int64(state.CloseAt), 0) // #nosec G115 -- 40 bits on chain
		return hosted.Done{ID: id}.Print(c, receipt, "channel %s can be finished from %s on, chain time", id, hosted.Moment(at))
	})
}

func finish(c *cli.Context) error {
	return onChannel(c, 1, func(ctx context.Context, s *node.Supervisor, id channel.ID, _ channel.Amount) error {
		receipt, err := s.Finish(ctx, id)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "channel %s is closed", id)
	})
}

func channels(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Looks, func(ctx context.Context, s *node.Supervisor) error {
		list, err := s.Channels(ctx)
		if err != nil {
			return err
		}
		return hosted.Channels(c, list)
	})
}

func lanes(c *cli.Context) error {
	if err := hosted.Want(c, 2); err != nil {
		return err
	}
	id, err := hosted.Hash("CHANNEL", c.Args().First())
	if err != nil {
		return err
	}
	n, err := strconv.ParseUint(c.Args().Get(1), 10, 8)
	if err != nil || n == 0 || n > channel.MaxLanes {
		return app.Usage("LANES %q: want 1 to %d", c.Args().Get(1), channel.MaxLanes)
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		receipt, err := s.Lanes(ctx, id, uint8(n)) // #nosec G115 -- just bounded
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "channel %s has %d lanes or more", id, n)
	})
}

func revokeSigner(c *cli.Context) error {
	return onChannel(c, 1, func(ctx context.Context, s *node.Supervisor, id channel.ID, _ channel.Amount) error {
		receipt, err := s.RevokeSigner(ctx, id)
		if err != nil {
			return err
		}
		return hosted.Done{ID: id}.Print(c, receipt, "the signer of channel %s is revoked", id)
	})
}

func watch(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, node.OpenSupervisor, hosted.Acts, func(ctx context.Context, s *node.Supervisor) error {
		return hosted.Watch(ctx, c, s)
	})
}
