package content

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"
)

// Source gives blocks by CID. Errors wrap [ErrNotFound] if it does not have one.
type Source interface {
	Block(ctx context.Context, c cid.Cid) ([]byte, error)
}

// Resolve follows a path from c and returns the CID at its end. Blocks are verified.
func Resolve(ctx context.Context, src Source, c cid.Cid, path string, lim Limits) (cid.Cid, error) {
	w := &walker{Walk: Walk{Limits: lim.WithDefaults(), Get: src.Block}}
	end, _, err := w.resolve(ctx, c, path)
	return end, err
}

// OpenFile reads the file at path below c, block by block as it is consumed. Each block is verified as it is read, and
// the limits on logical bytes, blocks and depth hold for the reader too. The context ends the reader.
func OpenFile(ctx context.Context, src Source, c cid.Cid, path string, lim Limits) (io.ReadCloser, error) {
	c, err := Resolve(ctx, src, c, path, lim)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	f := &fileReader{
		ctx: ctx, cancel: cancel, root: c,
		w: &walker{Walk: Walk{Limits: lim.WithDefaults(), Get: src.Block}},
	}
	f.todo = append(f.todo, part{cid: c})
	if err := f.advance(); err != nil && !errors.Is(err, io.EOF) {
		cancel()
		return nil, err
	}
	return f, nil
}

// fileReader walks the blocks of a file in order. Its stack holds what is still to be read, the next part last.
type fileReader struct {
	ctx    context.Context //nolint:containedctx // an io.Reader has no other place for it
	cancel context.CancelFunc
	root   cid.Cid
	w      *walker // counts
	todo   []part
	data   []byte
}

type part struct {
	cid   cid.Cid
	depth int
}

// advance loads the next part.
func (f *fileReader) advance() error {
	if len(f.todo) == 0 {
		return io.EOF
	}
	next := f.todo[len(f.todo)-1]
	f.todo = f.todo[:len(f.todo)-1]
	n, _, err := f.w.load(f.ctx, next.cid, next.depth)
	if err != nil {
		return fmt.Errorf("read %s: %w", f.root, err)
	}
	if n.Kind != KindFile {
		return fmt.Errorf("read %s: %w but a %s", f.root, ErrNotFile, n.Kind)
	}
	if len(n.Links) > f.w.Limits.Blocks-f.w.info.Blocks-len(f.todo) {
		return fmt.Errorf("read %s: %w: more than %d blocks", f.root, ErrTooLarge, f.w.Limits.Blocks)
	}
	f.data = n.Data
	for _, l := range slices.Backward(n.Links) {
		f.todo = append(f.todo, part{l.CID, next.depth + 1})
	}
	return nil
}

func (f *fileReader) Read(p []byte) (int, error) {
	for len(f.data) == 0 {
		if err := f.advance(); err != nil {
			return 0, err
		}
	}
	n := copy(p, f.data)
	f.data = f.data[n:]
	return n, nil
}

func (f *fileReader) Close() error {
	f.cancel()
	f.todo, f.data = nil, nil
	return nil
}

// ReadAll returns a file's bytes, or the block itself of a dag-cbor record.
func ReadAll(ctx context.Context, src Source, c cid.Cid, lim Limits) ([]byte, error) {
	if c.Prefix().Codec == DagCBOR {
		block, err := src.Block(ctx, c)
		if err != nil {
			return nil, err
		}
		if int64(len(block)) > lim.WithDefaults().Bytes {
			return nil, fmt.Errorf("record %s of %d bytes: %w", c, len(block), ErrTooLarge)
		}
		return block, Verify(c, block)
	}
	f, err := OpenFile(ctx, src, c, "", lim)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ListDir returns the entries of the directory at path below c, sorted by name.
func ListDir(ctx context.Context, src Source, c cid.Cid, path string, lim Limits) ([]Entry, error) {
	c, err := Resolve(ctx, src, c, path, lim)
	if err != nil {
		return nil, err
	}
	l := &lister{w: &walker{Walk: Walk{Limits: lim.WithDefaults(), Get: src.Block}}}
	if err := l.list(ctx, c, 0, 0); err != nil {
		return nil, fmt.Errorf("list %s: %w", c, err)
	}
	slices.SortFunc(l.entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	for i := 1; i < len(l.entries); i++ {
		if l.entries[i].Name == l.entries[i-1].Name {
			return nil, fmt.Errorf("list %s: %w: two entries are named %q", c, ErrMalformed, l.entries[i].Name)
		}
	}
	return l.entries, nil
}

type lister struct {
	w       *walker
	entries []Entry
}

// list collects the entries below a directory block. Each must lie in the slot that its hash says, or a look-up would
// not find what the list shows; fanout is that of the shard above, and level the depth in the trie.
func (l *lister) list(ctx context.Context, c cid.Cid, level, fanout int) error {
	n, _, err := l.w.load(ctx, c, level)
	if err != nil {
		return err
	}
	switch {
	case n.Kind == KindDir && level == 0:
	case n.Kind == KindShard && (level == 0 || n.Fanout == fanout):
	case level > 0:
		return fmt.Errorf("%w: a shard leads to a %s", ErrMalformed, n.Kind)
	default:
		return fmt.Errorf("%w but a %s", ErrNotDir, n.Kind)
	}
	if len(l.entries)+len(n.Links) > l.w.Limits.Entries {
		return fmt.Errorf("%w: more than %d entries", ErrTooLarge, l.w.Limits.Entries)
	}
	for _, link := range n.Links {
		name := link.Name
		if n.Kind == KindShard {
			slot, entry, _ := n.slot(link) // Decode has checked it
			if entry == "" {
				if err := l.list(ctx, link.CID, level+1, n.Fanout); err != nil {
					return err
				}
				continue
			}
			if s, ok := trieSlot(trieHash(entry), level, n.Fanout); !ok || s != slot {
				return fmt.Errorf("%w: entry %q is in slot %d of its shard", ErrMalformed, entry, slot)
			}
			name = entry
		}
		l.entries = append(l.entries, Entry{Name: name, CID: link.CID})
	}
	return nil
}
