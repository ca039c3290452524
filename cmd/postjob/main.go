// Command postjob posts jobs to an agency, waits for their results, and checks them.
package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

const description = `CODE and INPUT are files, content ids (Qm… or bafy…) or - for standard input. AGENCY is the address of an agency
contract; without it, the network's own.

The job's id is printed as soon as it is known. With --wait, standard output is the result and nothing else; what
happens meanwhile is told on standard error.

Examples:
  postjob hello.js input.json --wait               post, wait, print the result
  postjob words.js book.txt --wait=accepted        wait until the result counts, not only until it is there
  echo '{"n": 7}' | postjob fib.js - --wait        the input from standard input
  postjob job.wasm photo.ppm --replicas 3 --wait   three workers, two must agree
  postjob job.js in.json --dry-run                 what would it cost?
  postjob estimate words.js book.txt               which limits does it need, at which price?
  postjob list                                     jobs that this account posted
  postjob wait ID                                  wait for a job that was posted before
  postjob cancel ID                                give up, and get the reward back

` + app.ExitCodes

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	return &cli.App{
		Name:        "postjob",
		Usage:       "post a job and get its verified result",
		ArgsUsage:   "CODE INPUT [AGENCY]",
		Description: description,
		Flags:       slices.Concat(postFlags(), parts.Flags(), app.NetworkFlags()),
		Action:      post,
		Commands: []*cli.Command{
			{
				Name: "list", Usage: "list the jobs that this account posted", Flags: withNetwork(jsonFlag()), Action: list,
				Description: "Example: postjob list --json | jq -r '.[].id'",
			},
			{
				Name: "show", Usage: "show the state of a job", ArgsUsage: "ID", Flags: withNetwork(jsonFlag()), Action: show,
				Description: "Example: postjob show 0x8f3a…",
			},
			{
				Name: "wait", Usage: "wait for a job's result and print it", ArgsUsage: "ID",
				Flags: withNetwork(append(waitFlags(), jsonFlag())...), Action: wait,
				Description: "Example: postjob wait 0x8f3a… --accepted --timeout 10m",
			},
			{
				Name: "cancel", Usage: "cancel a job", ArgsUsage: "ID", Flags: withNetwork(jsonFlag()), Action: cancel,
				Description: "At once while nobody works on it; otherwise after the agency's delay, and workers are paid for their time.\n" +
					"Example: postjob cancel 0x8f3a…",
			},
			{
				Name: "settle", Usage: "move overdue jobs on (anybody may)", ArgsUsage: "ID…", Flags: withNetwork(jsonFlag()), Action: settle,
				Description: "Example: postjob settle 0x8f3a… 0x51c0…",
			},
			estimate(),
			app.Withdraw("postjob"),
		},
	}
}

func withNetwork(flags ...cli.Flag) []cli.Flag { return append(flags, app.NetworkFlags()...) }

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "print JSON"}
}

// waitFor says until when to wait: not at all, until a result is there, or until it counts.
type waitFor string

const (
	waitNot      waitFor = ""
	waitResult   waitFor = "true"
	waitAccepted waitFor = "accepted"
)

// Set reads --wait and --wait=accepted.
func (w *waitFor) Set(s string) error {
	switch waitFor(s) {
	case waitResult, waitAccepted:
		*w = waitFor(s)
	case "false":
		*w = waitNot
	default:
		return app.Usage("--wait=%s: want --wait or --wait=accepted", s)
	}
	return nil
}

func (w *waitFor) String() string { return string(*w) }

// IsBoolFlag lets the flag stand without a value.
func (w *waitFor) IsBoolFlag() bool { return true }

func waitFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "accepted", Usage: "wait until the result counts, not only until it is there"},
		&cli.BoolFlag{Name: "follow", Usage: "print the job's log on stderr while it runs"},
		&cli.DurationFlag{Name: "timeout", Usage: "give up waiting after this `TIME`; the job goes on"},
	}
}

// The groups of flags in the help.
const (
	aboutJob    = "Job"
	aboutMoney  = "Cost"
	aboutClocks = "Clocks"
	aboutWait   = "Waiting and output"
)

func postFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "dry-run", Category: aboutMoney, Usage: "say what the job would cost, and stop"},
		rewardFlag(),
		depositFlag(),
		&cli.StringFlag{Name: "max-cost", Category: aboutMoney, Usage: "refuse to post if it could cost more `ETHER` than this, reward and fee together"},
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Category: aboutMoney, Usage: "do not ask before spending"},

		&cli.GenericFlag{Name: "wait", Category: aboutWait, Usage: "wait for the result and print it; --wait=accepted waits until it counts", Value: new(waitFor)},
		&cli.BoolFlag{Name: "follow", Category: aboutWait, Usage: "print the job's log on stderr while it runs; implies --wait"},
		&cli.DurationFlag{Name: "timeout", Category: aboutWait, Usage: "give up waiting after this `TIME`; the job goes on"},
		&cli.BoolFlag{Name: "json", Category: aboutWait, Usage: "print JSON"},

		replicasFlag(),
		quorumFlag(),

		&cli.DurationFlag{Name: "match-clock", Category: aboutClocks, Usage: "most `TIME` that the job may wait for a worker (default 1h)"},
		&cli.DurationFlag{Name: "setup-clock", Category: aboutClocks, Usage: "most `TIME` that a worker may fetch the job's content (default 1h)"},
		&cli.DurationFlag{Name: "run-clock", Category: aboutClocks, Usage: "most `TIME` that a worker may run the job (default 1h)"},
		&cli.DurationFlag{Name: "deliver-clock", Category: aboutClocks, Usage: "most `TIME` that a worker may take to store and submit the result (default 1h)"},
		&cli.DurationFlag{Name: "reveal-clock", Category: aboutClocks, Usage: "most `TIME` that workers may take to open their commitments (default 1h)"},
		&cli.DurationFlag{Name: "challenge-clock", Category: aboutClocks, Usage: "`TIME` that a result waits before it counts (default 1m)"},
	}
}

func rewardFlag() cli.Flag {
	return &cli.StringFlag{Name: "reward", Category: aboutMoney, Usage: "`ETHER` for each accepted run (default the agency's minimum, or 0.001)"}
}

func depositFlag() cli.Flag {
	return &cli.StringFlag{Name: "deposit", Category: aboutMoney, Usage: "`ETHER` that each worker puts at stake (default 24 times the reward, within the agency's bounds)"}
}

func replicasFlag() cli.Flag {
	return &cli.UintFlag{Name: "replicas", Category: aboutJob, Usage: "`NUMBER` of workers that run the job; more than 1 compares their results", Value: 1}
}

func quorumFlag() cli.Flag {
	return &cli.UintFlag{Name: "quorum", Category: aboutJob, Usage: "`NUMBER` of equal results that win (default more than half)"}
}
