// Package hosted is what the commands for hosted applications share: how they open their agent, read their arguments,
// show what they spend, and print what was done.
package hosted

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// Intent says what a command wants of its account.
type Intent int

// The intents.
const (
	Looks Intent = iota // at the chain: another process may act for the account meanwhile
	Reads               // what the account's state alone knows, so no other process may have it
	Acts
)

// patience is how long a command waits for another one that acts for the same account.
const patience = time.Minute

// With opens an agent, hands it to fn and closes it.
func With[A io.Closer](c *cli.Context, open func(context.Context, node.Options) (A, error), i Intent, fn func(context.Context, A) error) (err error) {
	o, err := app.Options(c, "")
	if err != nil {
		return err
	}
	o.Look = i == Looks
	if i == Acts {
		o.Patience = patience
	}
	o.Approve = func(_ context.Context, cost node.Cost) error { return app.Approve(c, o.Network.Dev, cost) }
	a, err := open(c.Context, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return fn(c.Context, a)
}

// JSON is the flag of every command that prints something.
func JSON() cli.Flag { return &cli.BoolFlag{Name: "json", Usage: "print JSON"} }

// ReadFlags are those of a command that only looks, beside its own.
func ReadFlags(own ...cli.Flag) []cli.Flag {
	return append(append(own, JSON()), app.NetworkFlags()...)
}

// SpendFlags are those of a command that sends a transaction, beside its own.
func SpendFlags(own ...cli.Flag) []cli.Flag {
	return append(append(append(own, JSON()), app.CostFlags()...), app.NetworkFlags()...)
}

// Limit holds each transaction of an agent that runs by itself to --max-cost. It asks nobody, as nobody may be there.
func Limit(c *cli.Context) (func(context.Context, node.Cost) error, error) {
	s := c.String("max-cost")
	if s == "" {
		return func(context.Context, node.Cost) error { return nil }, nil
	}
	most, err := app.Ether(s)
	if err != nil {
		return nil, app.Usage("--max-cost: %w", err)
	}
	return func(_ context.Context, cost node.Cost) error {
		if cost.Total().Cmp(most) > 0 {
			return fmt.Errorf("%s could cost %s, more than the %s allowed: allow more with --max-cost", cost.Call, app.About(cost.Total()), market.Ether(most))
		}
		return nil
	}, nil
}

// MaxContent is the flag that bounds what a command reads from a file.
func MaxContent() cli.Flag {
	return &cli.Int64Flag{Name: "max-content", Usage: "most `BYTES` of the file", Value: market.UsualContent}
}
