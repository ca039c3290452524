package content_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/content/contenttest"
)

// blocks is a store of handmade DAGs.
type blocks struct {
	contenttest.Blocks
	asked int
}

func newBlocks() *blocks { return &blocks{Blocks: make(contenttest.Blocks)} }

func (b *blocks) Block(_ context.Context, c cid.Cid) ([]byte, error) {
	b.asked++
	block, ok := b.Blocks[c]
	if !ok {
		return nil, content.ErrNotFound
	}
	return block, nil
}

func (b *blocks) walk(t *testing.T, lim content.Limits, c cid.Cid) (content.Info, error) {
	t.Helper()
	return content.Walk{Limits: lim, Get: b.Block}.Run(t.Context(), "", c)
}

// readers are all ways to read a DAG; a bomb must harm none of them.
func (b *blocks) readers(lim content.Limits, c cid.Cid) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"walk": func(ctx context.Context) error {
			_, err := content.Walk{Limits: lim, Get: b.Block}.Run(ctx, "", c)
			return err
		},
		"read": func(ctx context.Context) error {
			f, err := content.OpenFile(ctx, b, c, "", lim)
			if err != nil {
				return err
			}
			_, err = io.Copy(io.Discard, f)
			return errors.Join(err, f.Close())
		},
	}
}

// bomb is a file of the given depth in which every node links to the one below width times.
func (b *blocks) bomb(leaf []byte, depth, width int) cid.Cid {
	c := b.Put(content.Raw, leaf)
	for range depth {
		links := make([]contenttest.Link, width)
		for i := range links {
			links[i].CID = c.Bytes()
		}
		c = b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(2, -1), links...))
	}
	return c
}

func TestExpansionBombs(t *testing.T) { // F18
	for name, test := range map[string]struct {
		leaf         []byte
		depth, width int
	}{
		"petabytes in some kilobytes":     {make([]byte, 1000), 8, 174},
		"no bytes, but 174^10 visits":     {nil, 10, 174},
		"a long chain":                    {[]byte("x"), 5000, 1},
		"a chain that doubles every time": {[]byte("x"), 60, 2},
	} {
		b := newBlocks()
		c := b.bomb(test.leaf, test.depth, test.width)
		for how, read := range b.readers(content.Limits{}, c) {
			b.asked = 0
			if err := read(t.Context()); !errors.Is(err, content.ErrTooLarge) {
				t.Errorf("%s of %s: %v", how, name, err)
			}
			if b.asked > 70_000 {
				t.Errorf("%s of %s asked for %d blocks", how, name, b.asked)
			}
		}
	}
}

// Repeats count for the reader, not for the store.
func TestRepeatsCountLogically(t *testing.T) {
	b := newBlocks()
	c := b.bomb(make([]byte, 1000), 2, 10)
	info, err := b.walk(t, content.Limits{}, c)
	if err != nil || info.Bytes != 100_000 || info.Blocks != 111 || b.asked != 3 {
		t.Fatalf("%+v after %d blocks, %v", info, b.asked, err)
	}
}

// A file that states its size is refused before its first part is asked for.
func TestStatedSizeIsEnoughToRefuse(t *testing.T) { // F18
	b := newBlocks()
	leaf := b.Put(content.Raw, make([]byte, 1000)).Bytes()
	c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(2, 1<<30), contenttest.Link{CID: leaf}))
	if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrTooLarge) || b.asked != 1 {
		t.Fatalf("%v after %d blocks", err, b.asked)
	}
	for _, stated := range []int64{0, 999, 1001} {
		c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(2, stated), contenttest.Link{CID: leaf}))
		if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrMalformed) {
			t.Errorf("a file of 1000 bytes that claims %d: %v", stated, err)
		}
	}
}

func TestWideDirectoriesAreRefused(t *testing.T) { // F18
	b := newBlocks()
	leaf := b.Put(content.Raw, []byte("x")).Bytes()
	links := make([]contenttest.Link, 1001)
	for i := range links {
		links[i] = contenttest.Link{Name: fmt.Sprintf("%04d", i), CID: leaf}
	}
	c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(1, -1), links...))
	lim := content.Limits{Entries: 1000}
	if _, err := b.walk(t, lim, c); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("walk: %v", err)
	}
	if _, err := content.ListDir(t.Context(), b, c, "", lim); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("list: %v", err)
	}
}

// A shard whose slots all lead to the same shard again has as many entries as nobody can count.
func TestShardBomb(t *testing.T) { // F18
	b := newBlocks()
	c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(5, -1)))
	for range 7 {
		links := make([]contenttest.Link, 256)
		for i := range links {
			links[i] = contenttest.Link{Name: fmt.Sprintf("%02X", i), CID: c.Bytes()}
		}
		c = b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(5, -1), links...))
	}
	if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("walk: %v", err)
	}
	b.asked = 0
	if _, err := content.ListDir(t.Context(), b, c, "", content.Limits{}); !errors.Is(err, content.ErrTooLarge) || b.asked > 70_000 {
		t.Errorf("list: %v after %d blocks", err, b.asked)
	}
	if _, err := content.Resolve(t.Context(), b, c, "name", content.Limits{}); !errors.Is(err, content.ErrNoEntry) {
		t.Errorf("resolve: %v", err)
	}
}

func TestHostileNames(t *testing.T) { // F18
	b := newBlocks()
	leaf := b.Put(content.Raw, []byte("x")).Bytes()
	for _, name := range []string{"", ".", "..", "a/b", "/", "a\x00b", "\xff", string(make([]byte, 300))} {
		for typ, prefix := range map[uint64]string{1: "", 5: "00"} {
			if typ == 5 && name == "" {
				continue // a deeper shard
			}
			c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(typ, -1), contenttest.Link{Name: prefix + name, CID: leaf}))
			if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrMalformed) {
				t.Errorf("type %d, name %q: %v", typ, name, err)
			}
		}
	}
	twice := contenttest.Link{Name: "a", CID: leaf}
	c := b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(1, -1), twice, twice))
	if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrMalformed) {
		t.Errorf("the same name twice: %v", err)
	}
	c = b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(5, -1), contenttest.Link{Name: "00misplaced", CID: leaf}))
	if _, err := content.ListDir(t.Context(), b, c, "", content.Limits{}); !errors.Is(err, content.ErrMalformed) {
		t.Errorf("an entry in another's slot: %v", err)
	}
}

// A link to a CID that we refuse makes its block malformed: identity hashes would carry content past the limits.
func TestHostileLinks(t *testing.T) { // F18
	b := newBlocks()
	for name, bad := range contenttest.BadCIDs(t) {
		if !bad.Defined() {
			continue
		}
		for how, c := range map[string]cid.Cid{
			"file":   b.Put(content.DagPB, contenttest.Node(contenttest.UnixFS(2, -1), contenttest.Link{CID: bad.Bytes()})),
			"record": b.Put(content.DagCBOR, contenttest.Record(bad)),
		} {
			if _, err := b.walk(t, content.Limits{}, c); !errors.Is(err, content.ErrMalformed) {
				t.Errorf("a %s that links to a CID of %s: %v", how, name, err)
			}
		}
	}
}

func TestWalkStopsWithItsContext(t *testing.T) {
	b := newBlocks()
	c := b.bomb(nil, 3, 10)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for how, read := range b.readers(content.Limits{}, c) {
		if err := read(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", how, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	b := newBlocks()
	leaf := b.Put(content.Raw, []byte("x"))
	f.Add(true, contenttest.Node(contenttest.UnixFS(2, 1, 1), contenttest.Link{CID: leaf.Bytes()}))
	f.Add(true, contenttest.Node(contenttest.UnixFS(5, -1), contenttest.Link{Name: "0Aname", CID: leaf.Bytes()}))
	f.Add(false, contenttest.Record(leaf, leaf))
	f.Add(false, []byte{0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, pb bool, block []byte) {
		codec := content.DagCBOR
		if pb {
			codec = content.DagPB
		}
		n, err := content.Decode(content.Sum(codec, block), block)
		if err != nil {
			if !errors.Is(err, content.ErrMalformed) {
				t.Errorf("not malformed but %v", err)
			}
			return
		}
		for _, l := range n.Links {
			if err := content.Check(l.CID); err != nil {
				t.Errorf("accepted a link: %v", err)
			}
		}
	})
}
