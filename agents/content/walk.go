package content

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ipfs/go-cid"
)

// Walk visits DAGs depth first, in the order of their links, each distinct block once: the order of a CAR as kubo,
// gateways and our own peers write it. The same walk therefore sends, receives, measures and marks.
//
// It counts what a reader would see: a block that hangs on two paths counts twice although it is visited once.
type Walk struct {
	Limits Limits // see [Limits.WithDefaults]

	// Get returns a block. It is asked in walking order, once for every distinct CID.
	Get func(ctx context.Context, c cid.Cid) ([]byte, error)
	// Trusted says that Get's blocks have been verified; otherwise each is hashed.
	Trusted bool
	// Size, if set, gives the length of a raw block that need not be read.
	Size func(ctx context.Context, c cid.Cid) (int, error)
	// Shallow ends the walk at the blocks of the directory that the path leads to: nothing that its entries name is visited.
	Shallow bool
	// Visit, if set, is called with each distinct block before its children. The block is nil if only its size was asked for.
	Visit func(c cid.Cid, block []byte) error
	// Missing, if set, is called for what Get and Size do not find, with the path that is still to be walked below it;
	// the walk then goes on beside it. Otherwise a missing block ends the walk.
	Missing func(c cid.Cid, path string) error
}

// weight is what a finished subtree adds each time that a path leads to it.
type weight struct {
	bytes          int64
	blocks, height int
	entries        int
	partial        bool // something below is missing
}

type walker struct {
	Walk
	info    Info
	entries int
	seen    map[cid.Cid]weight
}

// Run walks the roots in turn, sharing the limits and the set of visited blocks. With a path, only the blocks on that
// path and all below its end are visited.
func (w Walk) Run(ctx context.Context, path string, roots ...cid.Cid) (Info, error) {
	w.Limits = w.Limits.WithDefaults()
	run := &walker{Walk: w, seen: make(map[cid.Cid]weight)}
	for _, c := range roots {
		if err := Check(c); err != nil {
			return run.info, err
		}
		c, depth, err := run.resolve(ctx, c, path)
		if err == nil && c.Defined() {
			_, err = run.visit(ctx, c, depth)
		}
		if err != nil {
			return run.info, err
		}
	}
	return run.info, nil
}

// resolve follows a path of names and returns what it leads to; it is undefined if a block on the way is missing.
func (w *walker) resolve(ctx context.Context, c cid.Cid, path string) (cid.Cid, int, error) {
	names := SplitPath(path)
	depth := 0
	for level := 0; len(names) > 0; depth++ {
		n, ok, err := w.load(ctx, c, depth)
		if errors.Is(err, ErrNotFound) && w.Missing != nil {
			return cid.Undef, 0, w.Missing(c, strings.Join(names, "/"))
		}
		if err != nil {
			return cid.Undef, 0, err
		}
		if !ok {
			return cid.Undef, 0, fmt.Errorf("%w but raw bytes: %s", ErrNotDir, c)
		}
		link, more, err := n.find(names[0], level)
		if err != nil {
			return cid.Undef, 0, fmt.Errorf("%s: %w", c, err)
		}
		if c = link.CID; more {
			level++
		} else {
			level, names = 0, names[1:]
		}
	}
	return c, depth, nil
}

// SplitPath splits a path inside a directory into names; empty parts are dropped.
func SplitPath(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

// visit walks the subtree at c.
func (w *walker) visit(ctx context.Context, c cid.Cid, depth int) (weight, error) {
	if known, ok := w.seen[c]; ok {
		return known, w.again(c, known, depth)
	}
	before := w.info
	entries := w.entries
	n, decoded, err := w.load(ctx, c, depth)
	if errors.Is(err, ErrNotFound) && w.Missing != nil {
		return weight{partial: true}, w.Missing(c, "")
	}
	if err != nil {
		return weight{}, err
	}
	var sum weight
	if decoded {
		if sum, err = w.children(ctx, c, n, depth); err != nil {
			return weight{}, err
		}
	}
	sum.bytes = w.info.Bytes - before.Bytes
	sum.blocks = w.info.Blocks - before.Blocks
	sum.entries = w.entries - entries
	if n.Kind == KindFile && decoded && n.Size >= 0 && n.Size != sum.bytes && !sum.partial && !w.Shallow {
		return weight{}, fmt.Errorf("file %s: %w: it claims %d bytes and has %d", c, ErrMalformed, n.Size, sum.bytes)
	}
	w.seen[c] = sum
	return sum, nil
}

// children walks what a node links to; of the result only height and partial are meant.
func (w *walker) children(ctx context.Context, c cid.Cid, n Node, depth int) (weight, error) {
	lim := w.Limits
	switch {
	case n.Kind == KindFile && n.Size > lim.Bytes-w.info.Bytes+int64(len(n.Data)):
		return weight{}, fmt.Errorf("file %s of %d bytes: %w: at most %d", c, n.Size, ErrTooLarge, lim.Bytes)
	case len(n.Links) > lim.Blocks-w.info.Blocks:
		return weight{}, fmt.Errorf("%s: %w: more than %d blocks", c, ErrTooLarge, lim.Blocks)
	}
	if n.Kind == KindDir || n.Kind == KindShard {
		if w.entries += len(n.Links); w.entries > lim.Entries {
			return weight{}, fmt.Errorf("directory %s: %w: more than %d entries", c, ErrTooLarge, lim.Entries)
		}
	}
	var sum weight
	for _, l := range n.Links {
		if w.Shallow && !n.deeper(l) {
			continue
		}
		below, err := w.visit(ctx, l.CID, depth+1)
		if err != nil {
			return weight{}, err
		}
		sum.height = max(sum.height, below.height+1)
		sum.partial = sum.partial || below.partial
	}
	return sum, nil
}

// load gets, checks, counts and decodes one block. ok is false for a raw block of which only the size is known.
func (w *walker) load(ctx context.Context, c cid.Cid, depth int) (n Node, ok bool, err error) {
	if depth > w.Limits.Depth {
		return n, false, fmt.Errorf("%s: %w: deeper than %d links", c, ErrTooLarge, w.Limits.Depth)
	}
	if err := ctx.Err(); err != nil {
		return n, false, context.Cause(ctx)
	}
	var block []byte
	size := 0
	if w.Size != nil && c.Prefix().Codec == Raw {
		size, err = w.Size(ctx, c)
	} else if block, err = w.Get(ctx, c); err == nil {
		size, ok = len(block), true
	}
	if err != nil {
		return n, false, err
	}
	if size > w.Limits.BlockSize {
		return n, false, fmt.Errorf("block %s of %d bytes: %w: at most %d", c, size, ErrTooLarge, w.Limits.BlockSize)
	}
	if ok && !w.Trusted {
		if err := Verify(c, block); err != nil {
			return n, false, err
		}
	}
	n.Kind = KindFile
	if ok {
		if n, err = Decode(c, block); err != nil {
			return n, false, err
		}
	}
	logical := int64(size)
	if ok && n.Kind == KindFile {
		logical = int64(len(n.Data))
	}
	if w.info.Stored += int64(size); w.info.Stored > w.Limits.Stored {
		return n, false, fmt.Errorf("%s: %w: more than %d bytes to store", c, ErrTooLarge, w.Limits.Stored)
	}
	if err := w.count(c, logical, 1); err != nil {
		return n, false, err
	}
	if w.Visit != nil {
		err = w.Visit(c, block)
	}
	return n, ok, err
}

// again counts a subtree that was walked before.
func (w *walker) again(c cid.Cid, known weight, depth int) error {
	if depth+known.height > w.Limits.Depth {
		return fmt.Errorf("%s: %w: deeper than %d links", c, ErrTooLarge, w.Limits.Depth)
	}
	if w.entries += known.entries; w.entries > w.Limits.Entries {
		return fmt.Errorf("%s: %w: more than %d entries", c, ErrTooLarge, w.Limits.Entries)
	}
	return w.count(c, known.bytes, known.blocks)
}

// count adds to the logical totals. No sum can overflow: each term has passed its limit before.
func (w *walker) count(c cid.Cid, bytes int64, blocks int) error {
	if w.info.Bytes += bytes; w.info.Bytes > w.Limits.Bytes {
		return fmt.Errorf("%s: %w: more than %d bytes", c, ErrTooLarge, w.Limits.Bytes)
	}
	if w.info.Blocks += blocks; w.info.Blocks > w.Limits.Blocks {
		return fmt.Errorf("%s: %w: more than %d blocks", c, ErrTooLarge, w.Limits.Blocks)
	}
	return nil
}
