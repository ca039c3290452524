package main

import (
	"io"
	"math/big"
	"testing"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
)

// A worker that hosts applications joins and leaves by itself: --max-cost holds for each of its transactions.
func TestHostingHoldsToItsLimit(t *testing.T) {
	cost := node.Cost{Call: "IdentityRegistry.register", Value: big.NewInt(2e15), Fee: market.Fee{Gas: 1, Price: new(big.Int), Cap: new(big.Int)}}
	for _, c := range []struct {
		args []string
		may  bool
	}{
		{[]string{"--host", "all"}, true},
		{[]string{"--host", "all", "--max-cost", "0.002"}, true},
		{[]string{"--host", "all", "--max-cost", "0.0019"}, false},
	} {
		a := newApp()
		a.Writer, a.ErrWriter = io.Discard, io.Discard
		a.Action = func(ctx *cli.Context) error {
			o, err := hostingOf(ctx, node.Options{})
			if err != nil {
				return err
			}
			if err := o.Approve(ctx.Context, cost); (err == nil) != c.may {
				t.Errorf("%v: %v", c.args, err)
			}
			return nil
		}
		if err := a.Run(append([]string{"worker"}, c.args...)); err != nil {
			t.Errorf("%v: %v", c.args, err)
		}
	}
}
