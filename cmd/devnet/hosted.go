package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"emet/agents/market"
	"emet/agents/node"
	"emet/cmd/internal/author"
)

// hosted are the applications that the network hosts.
type hosted []application

type application struct {
	*author.App
	program []byte
}

// applications reads those that were asked for.
func applications(c *cli.Context) (hosted, error) {
	var out hosted
	for _, path := range c.StringSlice("app") {
		a, err := author.Load(c.Context, path)
		if err != nil {
			return nil, err
		}
		program, err := a.Public()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, application{a, program})
	}
	return out, nil
}

func (h hosted) dev(c *cli.Context) (out []node.DevApp) {
	for _, a := range h {
		out = append(out, node.DevApp{Program: a.program, TickBlocks: uint32(c.Int("tick"))}) // #nosec G115 -- was checked
	}
	return out
}

// appBlockTime is what a block takes where an application runs: its ticks are counted in blocks, so these must not come
// with each transaction.
const appBlockTime = 250 * time.Millisecond

func blockTime(c *cli.Context) time.Duration {
	if c.IsSet("app") && !c.IsSet("block-time") {
		return appBlockTime
	}
	return c.Duration("block-time")
}

func (h hosted) banner(w io.Writer, d *node.Devnet) {
	for i, s := range d.Apps() {
		var names []string
		for _, n := range h[i].Names.Endpoints {
			names = append(names, n.Name)
		}
		slices.Sort(names)
		fmt.Fprintf(w, "\napplication %s, offer %s\nendpoints  %s\n", h[i].Name, s.App(), strings.Join(names, ", "))
	}
}

// watch tells of the applications until ctx ends: what they wait for, and then each tick.
func (h hosted) watch(ctx context.Context, w io.Writer, d *node.Devnet) error {
	if len(h) == 0 {
		return nil
	}
	name := h[0].Name
	fmt.Fprintf(w, "\nTicks go by below. Endpoints are called with\n  bin/client describe %s\n  bin/client call %s ENDPOINT ARGS.json\n\n", name, name)
	var line sync.Mutex
	say := func(i int, format string, args ...any) {
		line.Lock()
		defer line.Unlock()
		fmt.Fprintf(w, "%s  %s\n", h[i].Name, fmt.Sprintf(format, args...))
	}
	g, ctx := errgroup.WithContext(ctx)
	for i, s := range d.Apps() {
		var phase string
		g.Go(func() error {
			return s.Watch(ctx, func(s node.SupervisionStatus) {
				if now := string(s.Phase); now != phase && s.Least > 0 && (s.Posted == 0 || now == "sleeping" || now == "stalled") {
					phase = now
					say(i, "%s, %d of at least %d workers are there", phase, s.Present, s.Least)
				}
			}, func(t node.DevTick) { say(i, "%s", sentence(t)) })
		})
	}
	return g.Wait()
}

// sentence says what became of a tick.
func sentence(t node.DevTick) string {
	var b strings.Builder
	fmt.Fprintf(&b, "tick %d, %d workers served", t.Tick, t.Status.Serving)
	if t.Accepted > 0 {
		fmt.Fprintf(&b, ", %d updates stamped and counted", t.Accepted)
	}
	why := map[string]int{}
	for _, r := range t.Rejected {
		why[r]++
	}
	for _, r := range slices.Sorted(maps.Keys(why)) {
		fmt.Fprintf(&b, ", %d rejected (%s)", why[r], r)
	}
	if t.Receipts > 0 {
		fmt.Fprintf(&b, "; tick %d paid: %d receipts of %d workers, %s", t.Tick-1, t.Receipts, t.Workers, market.Ether(&t.Pay.Int))
	}
	return b.String()
}
