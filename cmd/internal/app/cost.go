package app

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
)

// CostFlags are those of a command that spends.
func CostFlags() []cli.Flag {
	const about = "Cost"
	return []cli.Flag{
		&cli.StringFlag{Name: "max-cost", Category: about, Usage: "refuse to spend more `ETHER` than this on a transaction, deposit and fee together"},
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Category: about, Usage: "do not ask before spending"},
	}
}

// Approve shows the cost of a transaction and makes sure that it may be spent.
func Approve(c *cli.Context, dev bool, cost node.Cost) error {
	if s := c.String("max-cost"); s != "" {
		most, err := Ether(s)
		if err != nil {
			return Usage("--max-cost: %w", err)
		}
		if cost.Total().Cmp(most) > 0 {
			return &Failure{
				Exit: ExitFunds, Code: "OVER_MAX_COST",
				Err:  fmt.Errorf("this could cost %s, more than the %s allowed", About(cost.Total()), market.Ether(most)),
				Hint: "allow more with --max-cost",
			}
		}
	}
	deposit := ""
	if cost.Value.Sign() > 0 {
		deposit = fmt.Sprintf("deposit %s; ", market.Ether(cost.Value))
	}
	fmt.Fprintf(c.App.ErrWriter, "cost: %sfee about %s, at most %s\n", deposit, About(cost.Fee.Likely()), About(cost.Fee.Max()))
	return Consent(c, dev, "send it?", "nothing was sent")
}

// Consent asks whether real ether may be spent, unless that was said before.
func Consent(c *cli.Context, dev bool, question, declined string) error {
	if dev || c.Bool("yes") || c.IsSet("max-cost") {
		return nil
	}
	if !Terminal(os.Stdin) || !Terminal(c.App.ErrWriter) {
		return Usage("this spends real ether: say --yes, or limit it with --max-cost")
	}
	fmt.Fprint(c.App.ErrWriter, question+" [y/N] ")
	answer, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
		return &Failure{Exit: ExitInterrupted, Err: errors.New(declined)}
	}
	return nil
}
