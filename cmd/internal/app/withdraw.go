package app

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
)

// Withdraw is the command that has an agency pay out what it owes, for the account of a role or any other.
func Withdraw(role string) *cli.Command {
	return &cli.Command{
		Name:        "withdraw",
		Usage:       "have what the agency owes an account paid out (anybody may)",
		ArgsUsage:   "[ACCOUNT]",
		Description: "Example: " + role + " withdraw",
		Flags:       append([]cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print JSON"}}, NetworkFlags()...),
		Action:      func(c *cli.Context) error { return withdraw(c, role) },
	}
}

func withdraw(c *cli.Context, role string) (err error) {
	if c.NArg() > 1 {
		return Usage("want at most one account, got %d arguments", c.NArg())
	}
	account, err := address("ACCOUNT", c.Args().First())
	if err != nil {
		return err
	}
	o, err := Options(c, "")
	if err != nil {
		return err
	}
	a, err := node.Open(c.Context, role, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if account == (common.Address{}) {
		account = a.Key.Address()
	}
	paid, err := a.Withdraw(c.Context, account)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return PrintJSON(c.App.Writer, map[string]any{
			"schema": "emet.withdrawal/v1", "account": account, "paid": market.NewWei(paid),
		})
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s were paid to %s\n", market.Ether(paid), account)
	return err
}
