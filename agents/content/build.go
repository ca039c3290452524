package content

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// The UnixFS profile of the protocol, "v1-256k": it is what `ipfs add --cid-version=1 --raw-leaves` uses. The same bytes
// have other CIDs under other profiles, so these numbers are part of the protocol and never change.
const (
	ChunkSize   = 256 << 10 // bytes of a leaf
	nodeWidth   = 174       // links of an inner node of a file
	shardFanout = 256       // slots of a sharded directory's nodes
	shardAbove  = 256 << 10 // a directory whose names and CIDs are larger than this is sharded
)

// Sink takes the blocks of what is being built, children before parents.
type Sink func(ctx context.Context, c cid.Cid, block []byte) error

// branch is a finished part of a DAG, as its parent links to it.
type branch struct {
	cid  cid.Cid
	size uint64 // bytes of all its blocks, the link's Tsize
	data uint64 // bytes of the file that it holds
}

// BuildFile cuts r into a balanced UnixFS file and returns its CID.
func BuildFile(ctx context.Context, r io.Reader, sink Sink) (cid.Cid, error) {
	b, err := buildFile(ctx, r, sink)
	return b.cid, err
}

func buildFile(ctx context.Context, r io.Reader, sink Sink) (branch, error) {
	f := fileBuilder{sink: sink}
	buf := make([]byte, ChunkSize)
	for first := true; ; first = false {
		n, err := io.ReadFull(r, buf)
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return branch{}, fmt.Errorf("read the file to add: %w", err)
		}
		if n > 0 || first {
			leaf := slices.Clone(buf[:n])
			c := Sum(Raw, leaf)
			if err := sink(ctx, c, leaf); err != nil {
				return branch{}, err
			}
			if err := f.push(ctx, 0, branch{cid: c, size: uint64(n), data: uint64(n)}); err != nil {
				return branch{}, err
			}
		}
		if end {
			return f.finish(ctx)
		}
	}
}

// fileBuilder holds, for each level of the tree, the branches that have no parent yet. A level is closed only when one
// more branch arrives, so that a tree never gets a root with a single child.
type fileBuilder struct {
	sink   Sink
	levels [][]branch
}

func (f *fileBuilder) push(ctx context.Context, level int, b branch) error {
	if level == len(f.levels) {
		f.levels = append(f.levels, nil)
	}
	if len(f.levels[level]) == nodeWidth {
		if err := f.raise(ctx, level); err != nil {
			return err
		}
	}
	f.levels[level] = append(f.levels[level], b)
	return nil
}

// raise closes a level's branches under one node, a level higher.
func (f *fileBuilder) raise(ctx context.Context, level int) error {
	parts := f.levels[level]
	f.levels[level] = nil
	links := make([]pbLink, len(parts))
	var sizes []byte
	total := uint64(0)
	for i, p := range parts {
		links[i] = pbLink{cid: p.cid, size: p.size}
		sizes = appendVarint(sizes, 4, p.data)
		total += p.data
	}
	data := appendVarint(appendVarint(nil, 1, fsFile), 3, total)
	b, err := putNode(ctx, f.sink, links, append(data, sizes...))
	if err != nil {
		return err
	}
	b.data = total
	return f.push(ctx, level+1, b)
}

func (f *fileBuilder) finish(ctx context.Context) (branch, error) {
	for level := 0; ; level++ {
		if level == len(f.levels)-1 && len(f.levels[level]) == 1 {
			return f.levels[level][0], nil
		}
		if err := f.raise(ctx, level); err != nil {
			return branch{}, err
		}
	}
}

// BuildDir stores a file tree as a UnixFS directory and returns its CID. Only regular files and directories are
// accepted: a link could lead out of the tree.
func BuildDir(ctx context.Context, fsys fs.FS, sink Sink) (cid.Cid, error) {
	b, err := buildDir(ctx, fsys, ".", sink)
	return b.cid, err
}

func buildDir(ctx context.Context, fsys fs.FS, dir string, sink Sink) (branch, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return branch{}, err
	}
	links := make([]pbLink, 0, len(entries))
	estimate := 0
	for _, e := range entries {
		if err := checkName(e.Name()); err != nil {
			return branch{}, fmt.Errorf("in %s: %w", dir, err)
		}
		b, err := buildEntry(ctx, fsys, path.Join(dir, e.Name()), e.Type(), sink)
		if err != nil {
			return branch{}, err
		}
		links = append(links, pbLink{name: e.Name(), cid: b.cid, size: b.size})
		estimate += len(e.Name()) + b.cid.ByteLen()
	}
	if estimate > shardAbove {
		return buildShard(ctx, links, 0, sink)
	}
	slices.SortFunc(links, func(a, b pbLink) int { return strings.Compare(a.name, b.name) })
	return putNode(ctx, sink, links, appendVarint(nil, 1, fsDir))
}

func buildEntry(ctx context.Context, fsys fs.FS, name string, typ fs.FileMode, sink Sink) (branch, error) {
	switch {
	case typ.IsDir():
		return buildDir(ctx, fsys, name, sink)
	case !typ.IsRegular():
		return branch{}, fmt.Errorf("%s is neither a regular file nor a directory", name)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return branch{}, err
	}
	defer f.Close()
	return buildFile(ctx, f, sink)
}

// buildShard builds the trie of entries whose hashes agree above level.
func buildShard(ctx context.Context, entries []pbLink, level int, sink Sink) (branch, error) {
	slots := make([][]pbLink, shardFanout)
	for _, e := range entries {
		s, ok := trieSlot(trieHash(e.name), level, shardFanout)
		if !ok {
			return branch{}, fmt.Errorf("entry %q has the same hash as another", e.name)
		}
		slots[s] = append(slots[s], e)
	}
	var links []pbLink
	field := make([]byte, shardFanout/8)
	for s, in := range slots {
		if len(in) == 0 {
			continue
		}
		field[len(field)-1-s/8] |= 1 << (s % 8)
		link := pbLink{name: fmt.Sprintf("%02X", s)}
		if len(in) == 1 {
			link.name += in[0].name
			link.cid, link.size = in[0].cid, in[0].size
		} else {
			b, err := buildShard(ctx, in, level+1, sink)
			if err != nil {
				return branch{}, err
			}
			link.cid, link.size = b.cid, b.size
		}
		links = append(links, link)
	}
	for len(field) > 0 && field[0] == 0 {
		field = field[1:]
	}
	data := appendVarint(nil, 1, fsShard)
	data = protowire.AppendBytes(protowire.AppendTag(data, 2, protowire.BytesType), field)
	data = appendVarint(appendVarint(data, 5, fsMurmur3), 6, shardFanout)
	return putNode(ctx, sink, links, data)
}

// pbLink is a link as it is written; size is its Tsize.
type pbLink struct {
	name string
	cid  cid.Cid
	size uint64
}

// putNode encodes a dag-pb node, in the one order that the specification allows, and hands it to the sink.
func putNode(ctx context.Context, sink Sink, links []pbLink, data []byte) (branch, error) {
	var block, msg []byte
	total := uint64(0)
	for _, l := range links {
		msg = protowire.AppendBytes(protowire.AppendTag(msg[:0], 1, protowire.BytesType), l.cid.Bytes())
		msg = protowire.AppendString(protowire.AppendTag(msg, 2, protowire.BytesType), l.name)
		msg = appendVarint(msg, 3, l.size)
		block = protowire.AppendBytes(protowire.AppendTag(block, 2, protowire.BytesType), msg)
		total += l.size
	}
	block = protowire.AppendBytes(protowire.AppendTag(block, 1, protowire.BytesType), data)
	c := Sum(DagPB, block)
	return branch{cid: c, size: total + uint64(len(block))}, sink(ctx, c, block)
}

func appendVarint(b []byte, field protowire.Number, v uint64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, field, protowire.VarintType), v)
}
