package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"emet/agents/client"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/hosted"
)

var releaseCommand = &cli.Command{
	Name: "release", Usage: "stop keeping values that newer ones took the place of", ArgsUsage: "APP", Flags: hosted.SpendFlags(), Action: release,
	Description: `This client keeps all that it published. Values in its logs that newer ones have superseded for two ticks are let go; the newest ones, and
all that an index of the application still finds, are kept. Who computes old states again has to find the rest elsewhere.

Example: client release todo`,
}

func release(c *cli.Context) error {
	if err := hosted.Want(c, 1); err != nil {
		return err
	}
	return userOf(c, hosted.Acts, func(ctx context.Context, _ *node.Client, u *client.Client) error {
		a, err := u.App(ctx, c.Args().First())
		if err != nil {
			return err
		}
		n, err := u.Release(ctx, a)
		if err != nil {
			return err
		}
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, map[string]any{"schema": "emet.released/v1", "app": a.ID, "values": n})
		}
		_, err = fmt.Fprintf(c.App.Writer, "%d values are kept no more\n", n)
		return err
	})
}
