package parts

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
)

// TrialFlags are those of a command that runs a job on this machine, beside [Flags].
func TrialFlags() []cli.Flag {
	return []cli.Flag{
		&cli.DurationFlag{Name: "timeout", Category: aboutLimits, Usage: "end the run after this `TIME`", Value: time.Minute},
		&cli.StringFlag{Name: "seed", Category: aboutJob, Usage: "`ID` that seeds all randomness: a posted job's, to repeat its run to the last byte (default zero)"},
		&cli.BoolFlag{Name: "interpreter", Category: aboutJob, Usage: "interpret instead of compiling: a hundred times slower, an independent check"},
	}
}

// Trial runs the job that a command line names on this machine, as a worker would. Its log is copied to console.
func Trial(c *cli.Context, spec market.Spec, console io.Writer) (run node.TrialRun, err error) {
	var seed market.ID
	if s := c.String("seed"); s != "" {
		if seed, err = JobID(s); err != nil {
			return run, err
		}
	}
	src := New(c)
	defer src.Close()
	request, err := src.Request(c, spec)
	if err != nil {
		return run, err
	}
	log, err := app.Logger(c, c.App.ErrWriter)
	if err != nil {
		return run, err
	}
	peers := c.StringSlice("peer")
	if n, err := node.FindNetwork(c.String("network")); err == nil {
		peers = append(peers, n.IPFS...)
	} else if c.String("network") != "" {
		return run, err
	}
	t, err := node.OpenTrial(c.Context, node.TrialOptions{
		Peers: peers, Kubo: c.String("ipfs"), Gateways: c.StringSlice("gateway"),
		MaxContent: c.Int64("max-content"), Interpreter: c.Bool("interpreter"), Log: log,
	})
	if err != nil {
		return run, err
	}
	defer func() { err = errors.Join(err, t.Close()) }()
	spec, task, err := t.Prepare(c.Context, request, seed)
	if err != nil {
		return run, err
	}
	ctx, cancel := context.WithTimeoutCause(c.Context, c.Duration("timeout"), errTooSlow)
	defer cancel()
	run, err = t.Run(ctx, spec, task, console)
	if err != nil && context.Cause(ctx) == errTooSlow { //nolint:errorlint // it is the cause itself
		return run, &app.Failure{
			Exit: app.ExitTimeout,
			Err:  fmt.Errorf("the run was ended after %s: that is no result, a worker would give the job back", c.Duration("timeout")),
			Hint: "allow more with --timeout, or less fuel with --fuel, which ends a run everywhere at the same point",
		}
	}
	return run, err
}

var errTooSlow = errors.New("the run took too long")

// JobID reads a job's id.
func JobID(s string) (market.ID, error) {
	b, err := hexutil.Decode(s)
	if err != nil || len(b) != len(market.ID{}) {
		return market.ID{}, app.Usage("%q is no job id: want 0x and 64 hex digits, as postjob printed it", s)
	}
	return market.ID(b), nil
}
