package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/wire"
)

// contents measures the content store, beside a real kubo daemon if its binary was built.
func contents() []measure { return []measure{adds, fetches} }

// contender is one of several ways to do the same.
type contender struct {
	name   string
	before func(ctx context.Context) error // what is not timed; may be nil
	do     func(ctx context.Context) error
	took   []time.Duration
}

// alternate runs each contender once, the given number of times over.
func alternate(ctx context.Context, rounds int, all []*contender) error {
	for range rounds {
		for _, c := range all {
			if c.before != nil {
				if err := c.before(ctx); err != nil {
					return fmt.Errorf("prepare %s: %w", c.name, err)
				}
			}
			began := time.Now()
			if err := c.do(ctx); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			c.took = append(c.took, time.Since(began))
		}
	}
	return nil
}

// median is the time of a typical round.
func (c *contender) median() time.Duration { return quantile(c.took, 0.5) }

// adds stores small files for good: each is pinned, and on the disk, before it counts.
func adds(ctx context.Context, r *report) error {
	const (
		adders = 64
		rounds = 3
		ours   = 640 // files a round
		theirs = 128
	)
	return withStores(ctx, func(ctx context.Context, s stores) error {
		race := []*contender{{name: "emet", do: func(ctx context.Context) error { return addAll(ctx, s.near, ours, adders) }}}
		if s.kubo != nil {
			race = append(race, &contender{name: "kubo", do: func(ctx context.Context) error { return addAll(ctx, s.kubo, theirs, adders) }})
		}
		race = append(race, &contender{name: "disk", do: func(context.Context) error { return writeSynced(s.dir) }})
		if err := alternate(ctx, rounds, race); err != nil {
			return fmt.Errorf("add: %w", err)
		}
		note := fmt.Sprintf("added and pinned by %d at once; this disk writes and syncs a file in %s ms", adders, number(millis(race[len(race)-1].median())))
		if s.kubo != nil {
			note += fmt.Sprintf("; kubo over RPC %s", number(theirs/race[1].median().Seconds()))
		}
		r.add(figure{
			Name: "content/add-1k-per-second", Value: ours / race[0].median().Seconds(), Unit: "files/s",
			Goal: new(5000.0), Better: higher, note: note,
		})
		return nil
	})
}

// addAll stores n new files of 1 KiB and pins each, several at a time.
func addAll(ctx context.Context, s content.Store, n, adders int) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(adders)
	for range n {
		g.Go(func() error {
			c, err := s.Add(ctx, bytes.NewReader(noise(1<<10)))
			if err != nil {
				return err
			}
			return s.Pin(ctx, c, "bench/"+c.String())
		})
	}
	return g.Wait()
}

// writeSynced is the least that keeping a file costs on this disk.
func writeSynced(dir string) error {
	f, err := os.CreateTemp(dir, "synced-")
	if err != nil {
		return err
	}
	_, err = f.Write(noise(1 << 10))
	return errors.Join(err, f.Sync(), f.Close(), os.Remove(f.Name()))
}

// fetches moves 1 MiB from one node's disk to another's over loopback, and verifies it.
func fetches(ctx context.Context, r *report) error {
	const rounds = 41
	return withStores(ctx, func(ctx context.Context, s stores) error {
		race := []*contender{s.fetching("own exchange", s.far, s.near.Peers())}
		// These two are connected after the first round: without a hint, only bitswap can ask.
		race = append(race, s.fetching("own bitswap alone", s.far, nil))
		if s.kubo != nil {
			race = append(race, s.fetching("kubo from emet", s.kubo, s.near.Peers()))
		}
		if err := alternate(ctx, rounds, race); err != nil {
			return fmt.Errorf("fetch: %w", err)
		}
		var note strings.Builder
		for _, c := range race[1:] {
			note.WriteString(fmt.Sprintf("%s %s ms; ", c.name, number(millis(c.median()))))
		}
		r.add(figure{
			Name: "content/fetch-1m-p50", Value: millis(race[0].median()), Unit: "ms", Goal: new(8.0), Better: lower,
			note: note.String() + "published: kubo to kubo 49 to 59",
		})
		return nil
	})
}

// fetching has a store get a new file of 1 MiB from the near one in each round.
func (s stores) fetching(name string, by content.Store, hints []string) *contender {
	ref := content.Ref{Peers: hints}
	return &contender{
		name: name,
		before: func(ctx context.Context) (err error) {
			ref.CID, err = s.near.Add(ctx, bytes.NewReader(noise(1<<20)))
			return err
		},
		do: func(ctx context.Context) error {
			_, err := by.Fetch(ctx, ref, content.Limits{})
			return err
		},
	}
}

// stores are two of our nodes, with their blocks on disk, and a kubo daemon if there is one.
type stores struct {
	dir       string
	near, far *boxo.Node
	kubo      content.Store
}

func withStores(ctx context.Context, use func(context.Context, stores) error) (err error) {
	dir, err := os.MkdirTemp("", "emet-bench-")
	if err != nil {
		return err
	}
	closers := []func() error{func() error { return os.RemoveAll(dir) }}
	defer func() {
		for _, closer := range slices.Backward(closers) {
			err = errors.Join(err, closer())
		}
	}()
	s := stores{dir: dir}
	for name, to := range map[string]**boxo.Node{"near": &s.near, "far": &s.far} {
		host, err := wire.New(wire.Config{Log: zerolog.Nop()})
		if err != nil {
			return err
		}
		closers = append(closers, host.Close)
		if *to, err = boxo.New(boxo.Config{Dir: filepath.Join(dir, name), Host: host, Log: zerolog.Nop()}); err != nil {
			return err
		}
		closers = append(closers, (*to).Close)
	}
	stop, err := s.startKubo(ctx)
	if err != nil {
		return err
	}
	closers = append(closers, stop)
	return use(ctx, s)
}

// noise is n bytes that nobody has seen before.
func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // it never fails
	return b
}
