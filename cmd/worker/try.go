package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/app"
	"emet/cmd/internal/parts"
)

// try is the command that runs a job here.
func try() *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "run a job here, without chain and money",
		ArgsUsage: "CODE INPUT",
		Description: `CODE and INPUT are files, content ids or - for standard input, as postjob takes them. The job runs in the sandbox
that workers have, with the same limits, so its result, its fuel and its fingerprint are those of every worker. The result
goes to standard output; the job's log and what it used go to standard error.

Examples:
  worker run job.js input.json                      the author's loop: change, run, look
  worker run job.wasm photo.ppm --options opts.json --json
  worker run job.js in.json --fuel 1000000          does it end within a million?
  worker run bafy… bafy… --seed 0x8f3a…             repeat the run of a posted job to the last byte
  worker run job.js in.json --interpreter           check the compiler against the interpreter

` + app.ExitCodes,
		Flags: slices.Concat(jsonFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print the result only, and why the job failed"},
		}, parts.TrialFlags(), parts.Flags(), app.NetworkFlags()),
		Action: runHere,
	}
}

func runHere(c *cli.Context) error {
	if n := c.NArg(); n != 2 {
		return app.Usage("want CODE INPUT, got %d of them", n)
	}
	var spec market.Spec
	if err := parts.Limits(c, &spec); err != nil {
		return err
	}
	var console io.Writer = cleaner{c.App.ErrWriter}
	if c.Bool("json") || c.Bool("quiet") {
		console = nil // the document has the log
	}
	run, err := parts.Trial(c, spec, console)
	if err != nil {
		return err
	}
	return report(c, run)
}

func report(c *cli.Context, r node.TrialRun) error {
	x := r.Execution
	switch {
	case c.Bool("json"):
		if err := app.PrintJSON(c.App.Writer, parts.DocOf(r)); err != nil {
			return err
		}
	case x.Outcome == market.OK:
		if _, err := c.App.Writer.Write(x.Result); err != nil {
			return err
		}
		if app.Terminal(c.App.Writer) && !strings.HasSuffix(string(x.Result), "\n") {
			fmt.Fprintln(c.App.Writer)
		}
	case r.Spec.Engine == market.JS1 && !c.Bool("quiet"):
		_, _ = cleaner{c.App.ErrWriter}.Write(x.Stderr) // the stack
	}
	if !c.Bool("json") && !c.Bool("quiet") {
		parts.Summary(c.App.ErrWriter, r)
	}
	if x.Outcome == market.OK {
		return nil
	}
	return &app.Failure{
		Exit: app.ExitJobFailed, Said: c.Bool("json"),
		Err: fmt.Errorf("the job failed (%s): %s", x.Outcome, app.Clean(x.Message)),
	}
}

// cleaner passes a log on without what could play tricks on a terminal.
type cleaner struct{ w io.Writer }

func (c cleaner) Write(p []byte) (int, error) {
	_, err := io.WriteString(c.w, app.Clean(string(p)))
	return len(p), err
}
