package boxo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// One more way of getting content is tried when no block has come for so long: at first soon, since whoever is near
// would have answered; once blocks flow, later, so that a slow line is not shared by several copies of the same thing.
const (
	headStart = 150 * time.Millisecond
	patience  = time.Second
)

// maxMissing is how many missing subtrees are asked for at once.
const maxMissing = 256

// want is one fetch: what, within which limits, and what became of it.
type want struct {
	root cid.Cid
	path string // of the one file wanted; "" is all
	list bool   // only the blocks of the directory at path
	lim  content.Limits

	kick   func()       // tells the watchdog that a block came
	latest atomic.Int64 // when that was, in nanoseconds since the epoch; 0 before the first
	stored atomic.Int64 // bytes of blocks that were new
}

// way is one way to get what is missing. It stores blocks and returns when it has tried its best; whether that was enough
// is found out by looking again.
type way struct {
	name string
	fill func(ctx context.Context, w *want) error
}

// Fetch makes the whole DAG local and verified.
func (n *Node) Fetch(ctx context.Context, ref content.Ref, lim content.Limits) (content.Info, error) {
	return n.fetch(ctx, ref, &want{root: ref.CID, lim: lim.WithDefaults()})
}

// Open reads a file, or one inside a directory. Only the path to it and the file itself are fetched.
func (n *Node) Open(ctx context.Context, ref content.Ref, path string, lim content.Limits) (io.ReadCloser, error) {
	if _, err := n.fetch(ctx, ref, &want{root: ref.CID, path: path, lim: lim.WithDefaults()}); err != nil {
		return nil, err
	}
	return content.OpenFile(ctx, n.blocks, ref.CID, path, lim)
}

// Read fetches and reads a file, or a record.
func (n *Node) Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error) {
	for again := true; ; again = false {
		if _, err := n.Fetch(ctx, ref, lim); err != nil {
			return nil, err
		}
		b, err := content.ReadAll(ctx, n.blocks, ref.CID, lim)
		if again && errors.Is(err, content.ErrNotFound) {
			continue // a block on the disk was damaged, which shows when it is read
		}
		return b, err
	}
}

// List returns a directory's entries. The entries' own blocks are not fetched.
func (n *Node) List(ctx context.Context, ref content.Ref, path string, lim content.Limits) ([]content.Entry, error) {
	w := &want{root: ref.CID, path: path, list: true, lim: lim.WithDefaults()}
	if _, err := n.fetch(ctx, ref, w); err != nil {
		return nil, err
	}
	return content.ListDir(ctx, n.blocks, ref.CID, path, lim)
}

// Has reports whether all of the DAG at c is here.
func (n *Node) Has(ctx context.Context, c cid.Cid) (bool, error) {
	_, err := n.local(content.Unlimited()).Run(ctx, "", c)
	if errors.Is(err, content.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// local walks what is here. Raw blocks are not read for it.
func (n *Node) local(lim content.Limits) content.Walk {
	return content.Walk{Limits: lim, Trusted: true, Get: n.blocks.Block, Size: n.blocks.Size}
}

// hole is a missing subtree: its root, and the path to follow below it.
type hole struct {
	cid  cid.Cid
	path string
}

// errEnough ends a walk that has found all the holes it wants.
var errEnough = errors.New("enough holes found")

// look walks what is here and returns what is not. It is also where limits are enforced across all ways.
func (n *Node) look(ctx context.Context, w *want) (holes []hole, info content.Info, err error) {
	walk := n.local(w.lim)
	walk.Shallow = w.list
	walk.Missing = func(c cid.Cid, path string) error {
		holes = append(holes, hole{c, path})
		if len(holes) == maxMissing {
			return errEnough
		}
		return nil
	}
	info, err = walk.Run(ctx, w.path, w.root)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return holes, info, err
}

// store keeps a verified block that a way has got.
func (n *Node) store(w *want, c cid.Cid, block []byte) error {
	fresh, err := n.blocks.sink(c, block)
	if err != nil {
		return err
	}
	w.kick()
	w.latest.Store(time.Now().UnixNano())
	if fresh && w.stored.Add(int64(len(block))) > w.lim.Stored {
		return fmt.Errorf("fetch %s: %w: more than %d bytes to store", w.root, content.ErrTooLarge, w.lim.Stored)
	}
	return nil
}

// fetch looks what is missing and races the ways to get it.
func (n *Node) fetch(ctx context.Context, ref content.Ref, w *want) (content.Info, error) {
	ctx, end, err := n.begin(ctx, w.lim.Total)
	if err != nil {
		return content.Info{}, err
	}
	defer end()
	holes, info, err := n.look(ctx, w)
	info.From = "local"
	if err != nil || len(holes) == 0 {
		return info, err
	}
	ctx, kick, stop := content.Watchdog(ctx, w.lim.Idle)
	defer stop()
	w.kick = kick
	if info, err = n.race(ctx, w, n.ways(ref.Peers)); err != nil {
		return content.Info{}, fmt.Errorf("fetch %s: %w", ref.CID, err)
	}
	return info, nil
}

// ways lists the ways in the order in which they are tried.
func (n *Node) ways(peers []string) []way {
	const maxHints = 16
	var ways []way
	for i, p := range peers {
		if i == maxHints {
			break
		}
		ways = append(ways, way{p, n.direct(p)})
	}
	ways = append(ways, way{"bitswap", n.bitswap(peers)})
	for _, g := range n.cfg.Gateways {
		ways = append(ways, way{g, n.gateway(g)})
	}
	return ways
}

// outcome is how one way ended: with nothing missing any more, or with an error.
type outcome struct {
	way  string
	info content.Info
	err  error
}

// race starts the ways one after the other: the next as soon as one has failed, or when none makes progress. The first
// that leaves nothing missing ends the race. An error that is the content's own fault does too.
func (n *Node) race(ctx context.Context, w *want, ways []way) (content.Info, error) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan outcome)
	running, tried := 0, len(ways)
	defer func() {
		cancel()
		for ; running > 0; running-- {
			<-ended
		}
	}()
	timer := time.NewTimer(headStart)
	defer timer.Stop()
	var errs []error
	for start := true; ; {
		if start && len(ways) > 0 {
			next := ways[0]
			ways = ways[1:]
			running++
			go func() { ended <- n.try(ctx, w, next) }()
			timer.Reset(headStart)
		}
		if start = false; running == 0 {
			return content.Info{}, notFound(ctx, tried, errs)
		}
		select {
		case <-timer.C:
			wait := w.stalledIn()
			start = wait <= 0
			timer.Reset(max(wait, headStart))
		case o := <-ended:
			running--
			if o.err == nil || content.Final(o.err) {
				return o.info, o.err
			}
			errs = append(errs, fmt.Errorf("%s: %w", o.way, o.err))
			start = true
		}
	}
}

// stalledIn is how long to wait for another block before the next way is tried.
func (w *want) stalledIn() time.Duration {
	latest := w.latest.Load()
	if latest == 0 {
		return 0
	}
	return time.Until(time.Unix(0, latest).Add(patience))
}

// try runs one way until nothing is missing or it brings nothing more.
func (n *Node) try(ctx context.Context, w *want, by way) outcome {
	for {
		before := w.stored.Load()
		ferr := by.fill(ctx, w)
		if content.Final(ferr) {
			return outcome{by.name, content.Info{}, ferr}
		}
		holes, info, err := n.look(ctx, w)
		info.From = by.name
		switch {
		case err != nil || len(holes) == 0:
			return outcome{by.name, info, err}
		case ferr != nil:
			return outcome{by.name, info, ferr}
		case w.stored.Load() == before:
			return outcome{by.name, info, fmt.Errorf("it does not have %s", holes[0].cid)}
		}
	}
}

// notFound sums up why a race was lost.
func notFound(ctx context.Context, tried int, errs []error) error {
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		errs = append(errs, cause)
	}
	return fmt.Errorf("%w (%d ways tried): %w", content.ErrNotFound, tried, errors.Join(errs...))
}
