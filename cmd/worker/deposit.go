package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// unstake is the command that takes the worker's deposit back.
func unstake() *cli.Command {
	return &cli.Command{
		Name:      "unstake",
		Usage:     "take the free deposit back, or a part of it",
		ArgsUsage: "[ETHER]",
		Description: "What running jobs have locked comes free when they end. The worker must not be running: it would put its\n" +
			"deposit back at its next start; see --deposit.\nExample: worker unstake 0.5",
		Flags:  append(jsonFlags(), app.NetworkFlags()...),
		Action: takeBack,
	}
}

func takeBack(c *cli.Context) (err error) {
	if c.NArg() > 1 {
		return app.Usage("want at most one amount, got %d arguments", c.NArg())
	}
	var amount *big.Int
	if s := c.Args().First(); s != "" {
		if amount, err = app.Ether(s); err != nil {
			return app.Usage("%w", err)
		}
	}
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	a, err := node.Open(c.Context, "worker", o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return payBack(c.Context, c, a, amount)
}

func payBack(ctx context.Context, c *cli.Context, a *node.Agent, amount *big.Int) error {
	paid, err := a.WithdrawDeposit(ctx, amount)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, map[string]any{
			"schema": "emet.withdrawal/v1", "account": a.Key.Address(), "paid": market.NewWei(paid),
		})
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s of deposit were paid to %s\n", market.Ether(paid), a.Key.Address())
	return err
}
