// Command bench measures emet where it has promised something, and prints each figure beside its goal and beside what
// others need for the same. What is compared runs in one process, in turns, so that a busy machine slows both.
//
// To add measurements, write a file with a function that returns cases, and name it in [areas].
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"emet/agents/node"
)

// measure takes one or several figures that need the same set-up.
type measure func(ctx context.Context, r *report) error

// area is a part of the project that can be measured by itself.
type area struct {
	name  string
	cases []measure
}

// areas lists all there is to measure.
func areas() []area {
	return []area{
		{"market", market()},
		{"content", contents()},
		{"sandbox", sandboxed()},
		{"identity", identities()},
		{"program", programs()},
		{"hosting", slices.Concat(stamps(), states(), requests(), receipts())},
		{"inbound", inbounds()},
	}
}

func main() {
	node.Enter()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	entered, err := enter(ctx, os.Args[1:])
	if !entered {
		err = run(ctx, os.Args[1:], os.Stdout)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// longest bounds a run: whatever hangs, the command ends.
const longest = 20 * time.Minute

func run(ctx context.Context, args []string, w io.Writer) (err error) {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	only := flags.String("only", "", "the `area` to measure: "+names()+"; default all")
	out := flags.String("out", "", "`file` to write the figures to, as JSON")
	profiles := flags.String("profile", "", "`directory` to write CPU, blocking and mutex profiles to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	if *profiles != "" {
		stop, err := profile(*profiles)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	r := &report{progress: os.Stderr}
	if err := measureAll(ctx, chosen, r, w); err != nil {
		return err
	}
	if err := r.print(w); err != nil {
		return err
	}
	if *out == "" {
		return nil
	}
	return r.save(*out)
}

func measureAll(ctx context.Context, chosen []area, r *report, w io.Writer) error {
	for _, a := range chosen {
		if len(a.cases) == 0 {
			fmt.Fprintf(w, "%s: nothing is measured yet\n", a.name)
		}
		for _, m := range a.cases {
			if err := m(ctx, r); err != nil {
				return fmt.Errorf("%s: %w", a.name, err)
			}
		}
	}
	return nil
}

func choose(only string) ([]area, error) {
	if only == "" {
		return areas(), nil
	}
	for _, a := range areas() {
		if a.name == only {
			return []area{a}, nil
		}
	}
	return nil, fmt.Errorf("no area %q: there are %s", only, names())
}

func names() string {
	var out []string
	for _, a := range areas() {
		out = append(out, a.name)
	}
	return strings.Join(out, ", ")
}
