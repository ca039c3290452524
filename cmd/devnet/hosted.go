package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/author"
)

// hosted is the application that the network hosts.
type hosted struct {
	*author.App
	path    string
	program []byte
}

// application reads the one that was asked for; nil if none was.
func application(c *cli.Context) (*hosted, error) {
	path := c.String("app")
	if path == "" {
		return nil, nil //nolint:nilnil // there is none, and nothing went wrong
	}
	a, err := author.Load(c.Context, path)
	if err != nil {
		return nil, err
	}
	program, err := a.Public()
	if err != nil {
		return nil, err
	}
	return &hosted{a, path, program}, nil
}

func (h *hosted) dev(c *cli.Context) *node.DevApp {
	if h == nil {
		return nil
	}
	return &node.DevApp{Program: h.program, Hosts: c.Int("hosts"), TickBlocks: uint32(c.Int("tick"))} // #nosec G115 -- was checked
}

// appBlockTime is what a block takes where an application runs: its ticks are counted in blocks, so these must not come
// with each transaction.
const appBlockTime = 250 * time.Millisecond

func blockTime(c *cli.Context) time.Duration {
	if c.String("app") != "" && !c.IsSet("block-time") {
		return appBlockTime
	}
	return c.Duration("block-time")
}

func (h *hosted) banner(w io.Writer, d *node.Devnet) {
	fmt.Fprintf(w, "\napplication %s, offer %s\n", h.Name, d.Offer())
	var names []string
	for _, n := range h.Names.Endpoints {
		names = append(names, n.Name)
	}
	slices.Sort(names)
	fmt.Fprintf(w, "endpoints  %s\n", strings.Join(names, ", "))
}

// watch tells of the application until ctx ends: what it waits for, and then each tick.
func (h *hosted) watch(ctx context.Context, w io.Writer, d *node.Devnet) error {
	fmt.Fprintf(w, "\nIts ticks go by below. Its endpoints are called with\n  bin/client describe %s\n  bin/client call %s ENDPOINT ARGS.json\n\n", h.Name, h.Name)
	var phase string
	return d.WatchApp(ctx, func(s node.SupervisionStatus) {
		if now := string(s.Phase); now != phase && (s.Posted == 0 || now == "sleeping" || now == "stalled") {
			phase = now
			fmt.Fprintf(w, "%s  %d of %d workers are there\n", phase, s.Present, s.Least)
		}
	}, func(t node.DevTick) { fmt.Fprintln(w, sentence(t)) })
}

// sentence says what became of a tick.
func sentence(t node.DevTick) string {
	var b strings.Builder
	fmt.Fprintf(&b, "tick %d  %d workers served", t.Tick, t.Status.Serving)
	if t.Accepted+len(t.Rejected) > 0 {
		fmt.Fprintf(&b, ", %d updates stamped and counted", t.Accepted)
		why := map[string]int{}
		for _, r := range t.Rejected {
			why[r]++
		}
		for _, r := range slices.Sorted(maps.Keys(why)) {
			fmt.Fprintf(&b, ", %d rejected (%s)", why[r], r)
		}
	}
	if t.Receipts > 0 {
		fmt.Fprintf(&b, "; tick %d paid: %d receipts of %d workers, %s ETH", t.Tick-1, t.Receipts, t.Workers, market.Ether(&t.Pay.Int))
	}
	return b.String()
}
