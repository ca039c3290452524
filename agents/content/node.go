package content

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// Kind is what a block is to a reader.
type Kind uint8

// The kinds of block.
const (
	KindFile   Kind = iota // a file, or a part of one; also every raw block
	KindDir                // a directory in one block
	KindShard              // a directory, or a part of one, as a hash trie
	KindRecord             // a dag-cbor record
	KindOther              // links that we follow but give no meaning: symbolic links, bare dag-pb
)

var kindNames = [...]string{"file", "directory", "sharded directory", "record", "bare node"}

// String returns the name used in errors.
func (k Kind) String() string { return kindNames[k] }

// Link is an edge of the DAG. Sizes that links claim are ignored: nobody checks them.
type Link struct {
	Name string
	CID  cid.Cid
}

// Node is a decoded block.
type Node struct {
	Kind   Kind
	Links  []Link
	Data   []byte // of a file, what stands before its parts; of a shard, its bit field
	Size   int64  // of a file, the bytes that it claims to have; -1 if it does not say
	Fanout int    // of a shard, the number of slots
}

// UnixFS types, hash and bounds, from the UnixFS specification.
const (
	fsRaw, fsDir, fsFile, fsShard = 0, 1, 2, 5
	fsMurmur3                     = 0x22
	maxFanout                     = 1024
)

// Decode reads a verified block. It accepts a little more than our own encoder writes, since older programs put data
// before links, but no block that two readers could understand differently. Errors wrap [ErrMalformed].
func Decode(c cid.Cid, block []byte) (Node, error) {
	var (
		n   Node
		err error
	)
	switch c.Prefix().Codec {
	case Raw:
		n = Node{Kind: KindFile, Data: block, Size: int64(len(block))}
	case DagCBOR:
		n.Kind = KindRecord
		n.Links, err = cborLinks(block)
	case DagPB:
		n, err = decodePB(block)
	default:
		err = Check(c)
	}
	if err != nil {
		return Node{}, fmt.Errorf("block %s: %w", c, err)
	}
	return n, nil
}

// fields calls f for every field of a protobuf message; v holds varints, b byte strings.
func fields(msg []byte, f func(num protowire.Number, typ protowire.Type, v uint64, b []byte) error) error {
	for len(msg) > 0 {
		num, typ, n := protowire.ConsumeTag(msg)
		if n < 0 {
			return fmt.Errorf("%w: %v", ErrMalformed, protowire.ParseError(n))
		}
		msg = msg[n:]
		var (
			v uint64
			b []byte
		)
		switch typ {
		case protowire.VarintType:
			v, n = protowire.ConsumeVarint(msg)
		case protowire.BytesType:
			b, n = protowire.ConsumeBytes(msg)
		default:
			return fmt.Errorf("%w: protobuf field %d has wire type %d", ErrMalformed, num, typ)
		}
		if n < 0 {
			return fmt.Errorf("%w: %v", ErrMalformed, protowire.ParseError(n))
		}
		msg = msg[n:]
		if err := f(num, typ, v, b); err != nil {
			return err
		}
	}
	return nil
}

func decodePB(block []byte) (Node, error) {
	n := Node{Kind: KindOther, Size: -1}
	var data []byte
	err := fields(block, func(num protowire.Number, typ protowire.Type, _ uint64, b []byte) error {
		switch {
		case num == 1 && typ == protowire.BytesType && data == nil:
			data = slices.Clip(b)
			if data == nil {
				data = []byte{}
			}
		case num == 2 && typ == protowire.BytesType:
			l, err := decodeLink(b)
			n.Links = append(n.Links, l)
			return err
		default:
			return fmt.Errorf("%w: unexpected field %d in dag-pb", ErrMalformed, num)
		}
		return nil
	})
	if err != nil || data == nil {
		return n, err
	}
	return n, n.unixfs(data)
}

func decodeLink(msg []byte) (Link, error) {
	var l Link
	err := fields(msg, func(num protowire.Number, typ protowire.Type, _ uint64, b []byte) (err error) {
		switch {
		case num == 1 && typ == protowire.BytesType && !l.CID.Defined():
			l.CID, err = castCID(b)
		case num == 2 && typ == protowire.BytesType:
			l.Name = string(b)
		case num == 3 && typ == protowire.VarintType: // the claimed size
		default:
			err = fmt.Errorf("%w: unexpected field %d in a dag-pb link", ErrMalformed, num)
		}
		return err
	})
	if err == nil && !l.CID.Defined() {
		err = fmt.Errorf("%w: dag-pb link without a CID", ErrMalformed)
	}
	return l, err
}

// unixfs reads the UnixFS message and checks what it says against the links.
func (n *Node) unixfs(msg []byte) error {
	typ, hash, parts := uint64(math.MaxUint64), uint64(0), 0
	err := fields(msg, func(num protowire.Number, _ protowire.Type, v uint64, b []byte) error {
		switch num {
		case 1:
			typ = v
		case 2:
			n.Data = b
		case 3:
			n.Size = int64(min(v, math.MaxInt64))
		case 4:
			parts++
		case 5:
			hash = v
		case 6:
			n.Fanout = int(min(v, math.MaxInt32))
		}
		return nil // mode and mtime do not concern us
	})
	if err != nil {
		return err
	}
	switch typ {
	case fsRaw, fsFile:
		n.Kind = KindFile
		if parts != 0 && parts != len(n.Links) {
			return fmt.Errorf("%w: file with %d parts and %d sizes", ErrMalformed, len(n.Links), parts)
		}
	case fsDir:
		n.Kind = KindDir
		return checkNames(n.Links)
	case fsShard:
		n.Kind = KindShard
		return n.checkShard(hash)
	}
	return nil
}

// checkNames refuses the names that would escape or confuse a file system, and duplicates.
func checkNames(links []Link) error {
	seen := make(map[string]bool, len(links))
	for _, l := range links {
		if err := checkName(l.Name); err != nil {
			return err
		}
		if seen[l.Name] {
			return fmt.Errorf("%w: two entries are named %q", ErrMalformed, l.Name)
		}
		seen[l.Name] = true
	}
	return nil
}

func checkName(s string) error {
	if s == "" || s == "." || s == ".." || len(s) > 255 || strings.ContainsAny(s, "/\x00") || !utf8.ValidString(s) {
		return fmt.Errorf("%w: bad entry name %.64q", ErrMalformed, s)
	}
	return nil
}

func (n *Node) checkShard(hash uint64) error {
	if hash != fsMurmur3 || n.Fanout < 8 || n.Fanout > maxFanout || n.Fanout&(n.Fanout-1) != 0 {
		return fmt.Errorf("%w: shard with hash 0x%x and fan-out %d", ErrMalformed, hash, n.Fanout)
	}
	if len(n.Links) > n.Fanout {
		return fmt.Errorf("%w: shard with %d entries in %d slots", ErrMalformed, len(n.Links), n.Fanout)
	}
	last := -1
	for _, l := range n.Links {
		slot, name, err := n.slot(l)
		if err != nil {
			return err
		}
		if slot <= last {
			return fmt.Errorf("%w: shard slot %d is out of order", ErrMalformed, slot)
		}
		last = slot
		if name == "" {
			continue // a deeper shard
		}
		if err := checkName(name); err != nil {
			return err
		}
	}
	return nil
}
