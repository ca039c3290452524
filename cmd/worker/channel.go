package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"emet/agents/channel"
	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

func channelCommands() []*cli.Command {
	return []*cli.Command{
		{
			Name: "channel list", Usage: "list the channels that pay this account", Flags: hosted.ReadFlags(), Action: channels,
			Description: "Example: worker channel list --json",
		},
		{
			Name: "channel accept", Usage: "check a voucher and keep it", ArgsUsage: "FILE", Action: accept,
			Flags:       hosted.ReadFlags(hosted.MaxContent()),
			Description: "Only the newest voucher of a channel counts. Nothing is sent.\n\nExample: worker channel accept voucher.json",
		},
		{
			Name: "channel redeem", Usage: "redeem the best vouchers, of all channels or those named", ArgsUsage: "[CHANNEL…]",
			Flags: hosted.SpendFlags(), Action: redeem,
			Description: "Channels with the same rules share a transaction.\n\nExample: worker channel redeem --max-cost 0.01",
		},
		{
			Name: "channel end", Usage: "redeem the best vouchers of a channel, and end it", ArgsUsage: "CHANNEL",
			Flags: hosted.SpendFlags(), Action: end,
			Description: "Ends it at once and for good; the rest goes back to its payer. Nothing is ended while a voucher does not count\nyet.\n\n" +
				"Example: worker channel end 0x51c0…",
		},
		{
			Name: "channel watch", Usage: "redeem in time what a payer takes back", ArgsUsage: "[VOUCHER…]", Action: watch,
			Flags: hosted.SpendFlags(hosted.Once(), hosted.MaxContent()),
			Description: `Runs until it is interrupted, and prints what it does. When the payer of a channel closes it or revokes its signer, the best
vouchers are redeemed before the window has passed, if they bring more than that costs. VOUCHER is a file: those named
are guarded too, whoever they pay. Redeeming for others is at your cost.

While it runs, no other command acts for this account; --once is for timers.

Examples:
  worker channel watch --max-cost 0.01
  worker channel watch --once --json
  worker channel watch friends.json`,
		},
	}
}

func channels(c *cli.Context) error {
	if err := hosted.Want(c, 0); err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, hosted.Looks, func(ctx context.Context, m *node.Member) error {
		list, err := m.Channels(ctx)
		if err != nil {
			return err
		}
		return hosted.Channels(c, list)
	})
}

func accept(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	v, err := readVoucher(c, c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		promised, err := m.Accept(ctx, v.Signed)
		if err != nil {
			return fmt.Errorf("voucher of channel %s: %w", v.Channel, err)
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, map[string]any{
				"schema": "emet.promise/v1", "channel": v.Channel, "promised": promised,
			})
		}
		_, err = fmt.Fprintf(c.App.Writer, "channel %s promises %s wei or units in all\n", v.Channel, promised)
		return err
	})
}

func readVoucher(c *cli.Context, name string) (v hosted.Voucher, err error) {
	if err := hosted.ReadJSON(c, "voucher", name, &v); err != nil {
		return v, err
	}
	if v.Schema != hosted.VoucherSchema {
		return v, app.Usage("voucher %s has schema %q: want %q", name, v.Schema, hosted.VoucherSchema)
	}
	return v, nil
}

func end(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	id, err := hosted.Hash("CHANNEL", c.Args().First())
	if err != nil {
		return err
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		gain, receipt, err := m.EndChannel(ctx, id)
		if err != nil {
			return err
		}
		paid := market.NewWei(gain.Big())
		return hosted.Done{ID: id, Amount: &paid}.Print(c, receipt, "channel %s has ended; %s wei or units were redeemed", id, gain)
	})
}

func redeem(c *cli.Context) error {
	var ids []channel.ID
	for _, arg := range c.Args().Slice() {
		id, err := hosted.Hash("CHANNEL", arg)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		gain, receipts, err := m.Redeem(ctx, ids...)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			sent := []*hosted.Transaction{}
			for _, r := range receipts {
				sent = append(sent, hosted.TransactionOf(r))
			}
			return app.PrintJSON(c.App.Writer, map[string]any{"schema": "emet.redeemed/v1", "amount": gain, "transactions": sent})
		}
		if len(receipts) == 0 {
			_, err := fmt.Fprintln(c.App.Writer, "nothing is to be redeemed now")
			return err
		}
		fee := market.NewWei(nil)
		for _, r := range receipts {
			t := hosted.TransactionOf(r)
			fee.Add(&fee.Int, &t.Fee.Int)
		}
		_, err = fmt.Fprintf(c.App.Writer, "%s wei or units were paid to %s, fee %s\n", gain, m.Key.Address(), app.About(&fee.Int))
		return err
	})
}

func watch(c *cli.Context) error {
	var vouchers []hosted.Voucher
	for _, name := range c.Args().Slice() {
		v, err := readVoucher(c, name)
		if err != nil {
			return err
		}
		vouchers = append(vouchers, v)
	}
	return hosted.With(c, node.OpenMember, hosted.Acts, func(ctx context.Context, m *node.Member) error {
		for _, v := range vouchers {
			if _, err := m.Guard(ctx, v.Signed); err != nil && !errors.Is(err, channel.ErrNothingNew) {
				return fmt.Errorf("voucher of channel %s: %w", v.Channel, err)
			}
		}
		return hosted.Watch(ctx, c, m)
	})
}
