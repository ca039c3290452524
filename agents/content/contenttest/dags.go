package contenttest

import (
	"testing"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
	"google.golang.org/protobuf/encoding/protowire"

	"emet/agents/content"
)

// Record returns a dag-cbor list of links.
func Record(links ...cid.Cid) []byte {
	b := []byte{0x80 | byte(len(links))} // at most 23
	for _, c := range links {
		b = append(b, 0xd8, 42, 0x58, byte(c.ByteLen()+1), 0)
		b = append(b, c.Bytes()...)
	}
	return b
}

// Link is a link of a handmade dag-pb node.
type Link struct {
	Name string
	CID  []byte
}

// Node encodes a dag-pb node without any check. A nil data leaves the field out.
func Node(data []byte, links ...Link) []byte {
	var block []byte
	for _, l := range links {
		msg := protowire.AppendBytes(protowire.AppendTag(nil, 1, protowire.BytesType), l.CID)
		msg = protowire.AppendString(protowire.AppendTag(msg, 2, protowire.BytesType), l.Name)
		block = protowire.AppendBytes(protowire.AppendTag(block, 2, protowire.BytesType), msg)
	}
	if data == nil {
		return block
	}
	return protowire.AppendBytes(protowire.AppendTag(block, 1, protowire.BytesType), data)
}

// UnixFS encodes a UnixFS message: type 1 is a directory, 2 a file, 5 a shard. A negative size is left out.
func UnixFS(typ uint64, size int64, parts ...uint64) []byte {
	varint := func(b []byte, field protowire.Number, v uint64) []byte {
		return protowire.AppendVarint(protowire.AppendTag(b, field, protowire.VarintType), v)
	}
	b := varint(nil, 1, typ)
	if size >= 0 {
		b = varint(b, 3, uint64(size))
	}
	for _, p := range parts {
		b = varint(b, 4, p)
	}
	if typ == 5 {
		b = varint(varint(b, 5, 0x22), 6, 256)
	}
	return b
}

// BadCIDs are well-formed CIDs that must be refused, by what is wrong with them.
func BadCIDs(t testing.TB) map[string]cid.Cid {
	t.Helper()
	hash := func(code uint64) multihash.Multihash {
		mh, err := multihash.Sum([]byte("hostile"), code, -1)
		if err != nil {
			t.Fatal(err)
		}
		return mh
	}
	return map[string]cid.Cid{
		"the identity hash": cid.NewCidV1(cid.Raw, hash(multihash.IDENTITY)),
		"sha1":              cid.NewCidV1(cid.Raw, hash(multihash.SHA1)),
		"sha2-512":          cid.NewCidV1(cid.DagProtobuf, hash(multihash.SHA2_512)),
		"codec dag-json":    cid.NewCidV1(cid.DagJSON, hash(multihash.SHA2_256)),
		"codec git":         cid.NewCidV1(cid.GitRaw, hash(multihash.SHA2_256)),
		"nothing":           cid.Undef,
	}
}

// Blocks is a set of blocks that serves as a [content.Source] and as a sink.
type Blocks map[cid.Cid][]byte

// Put adds a block and returns its CID.
func (b Blocks) Put(codec uint64, block []byte) cid.Cid {
	c := content.Sum(codec, block)
	b[c] = block
	return c
}
