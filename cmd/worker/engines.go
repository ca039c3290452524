package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"emet/agents/node"
	"emet/cmd/internal/app"
)

// engines is the command that lists what runs jobs, and what holds it.
func engines() *cli.Command {
	return &cli.Command{
		Name:  "engines",
		Usage: "list the engines that are built in, and what confines them on this system",
		Description: `An engine's name stands for a descriptor: a block that names the metered machine, the interpreter and its prelude by
content id, so that it means the same for ever. A job may name either. Others run if the worker allows their descriptors
with --engine.

Examples:
  worker engines
  worker engines --json | jq -r '.engines[].descriptor'`,
		Flags:  append(jsonFlags(), logFlag()),
		Action: listEngines,
	}
}

func listEngines(c *cli.Context) error {
	if c.Args().Present() {
		return app.Usage("engines takes no arguments")
	}
	log, err := app.Logger(c, c.App.ErrWriter)
	if err != nil {
		return err
	}
	layers, missing, err := node.Confinement(c.Context, log)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return app.PrintJSON(c.App.Writer, map[string]any{
			"schema": "emet.engines/v1", "engines": node.Engines(), "confinement": map[string]any{"layers": full(layers), "missing": full(missing)},
		})
	}
	for _, e := range node.Engines() {
		fmt.Fprintf(c.App.Writer, "%-8s %s\n", e.Name, e.Descriptor)
	}
	for _, l := range layers {
		fmt.Fprintf(c.App.Writer, "held by  %s\n", l)
	}
	for _, m := range missing {
		fmt.Fprintf(c.App.Writer, "not by   %s\n", app.Clean(m))
	}
	return nil
}

// full is a list that JSON writes as [] if it is empty.
func full(list []string) []string { return append([]string{}, list...) }
