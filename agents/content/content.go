// Package content is emet's view of IPFS: content identifiers, limits, verification, and the [Store] that moves bytes.
//
// It decides what a block means and how much of it we accept. Where blocks live and how they travel is the business of
// the implementations: package boxo, an embedded node, and package kubo, a running daemon. Nothing that reached us over
// a network is believed before it was hashed, and nothing is read without bounds: a small DAG of repeated links can
// stand for petabytes, so [Limits] count what a reader would see, not only what is stored.
package content

import (
	"context"
	"io"
	"io/fs"
	"time"

	"github.com/ipfs/go-cid"
)

// Ref says what is wanted and who is said to have it.
type Ref struct {
	CID   cid.Cid
	Peers []string // multiaddrs that end in /p2p/ID; only hints, checked like everything else
}

// Info describes a DAG that is local and verified.
type Info struct {
	Bytes  int64  // what a reader of it all would see, repeated parts counted each time
	Stored int64  // the distinct blocks' bytes
	Blocks int    // blocks on all paths, repeated ones counted each time
	From   string // where the last missing block came from: "local", a peer, "bitswap" or a gateway
}

// Entry is one name in a directory.
type Entry struct {
	Name string
	CID  cid.Cid
}

// Pin is a named promise to keep a DAG.
type Pin struct {
	Name string
	CID  cid.Cid
}

// Freed is what a collection of garbage removed.
type Freed struct {
	Blocks int
	Bytes  int64
}

// MaxPinName bounds the length of a pin's name.
const MaxPinName = 200

// Store holds content and gets what it does not hold. Implementations are safe for concurrent use. Every CID that a
// Store accepts passed [Check]; errors wrap this package's sentinels where a caller may want to branch.
type Store interface {
	Builder
	Reader
	Keeper
	Carrier
}

// Builder takes new content. What it returned is kept until the next collection of garbage, and for good once pinned.
type Builder interface {
	// Add stores a UnixFS file and returns the CID that `ipfs add --cid-version=1 --raw-leaves` gives.
	Add(ctx context.Context, r io.Reader) (cid.Cid, error)
	// AddDir stores a directory, sharded when it is large, by the same rules.
	AddDir(ctx context.Context, fsys fs.FS) (cid.Cid, error)
	// Put stores one block of the given codec, for example a dag-cbor record.
	Put(ctx context.Context, codec uint64, block []byte) (cid.Cid, error)
	// Import stores a CAR v1 of one root, depth first and without repeats, and returns the root.
	Import(ctx context.Context, r io.Reader, lim Limits) (cid.Cid, error)
}

// Reader gets content from here or from others.
type Reader interface {
	// Fetch makes the whole DAG local, following the links of dag-cbor records too, and verifies all of it.
	Fetch(ctx context.Context, ref Ref, lim Limits) (Info, error)
	// Open reads a file, or the file at path inside a directory, fetching no more than that file.
	Open(ctx context.Context, ref Ref, path string, lim Limits) (io.ReadCloser, error)
	// Read fetches a file and returns its bytes; of a dag-cbor record, the block.
	Read(ctx context.Context, ref Ref, lim Limits) ([]byte, error)
	// List returns the entries of a directory, or of the directory at path inside it, sorted by name.
	List(ctx context.Context, ref Ref, path string, lim Limits) ([]Entry, error)
}

// Keeper decides what stays.
type Keeper interface {
	// Pin keeps a DAG that is here until Unpin of the same name. A name holds one CID: pinning another moves it.
	Pin(ctx context.Context, c cid.Cid, name string) error
	// Unpin forgets a name; one that is not there is no error.
	Unpin(ctx context.Context, name string) error
	// Pins lists all pins, sorted by name.
	Pins(ctx context.Context) ([]Pin, error)
	// GC removes what no pin holds and nobody is busy with.
	GC(ctx context.Context) (Freed, error)
}

// Carrier moves content to others.
type Carrier interface {
	// Has reports whether the whole DAG is here, without asking anybody.
	Has(ctx context.Context, c cid.Cid) (bool, error)
	// Export writes a DAG that is here as CAR v1, depth first, every block once.
	Export(ctx context.Context, c cid.Cid, w io.Writer) error
	// Peers returns the store's own addresses, to be handed to others as [Ref] hints.
	Peers() []string
	// Close ends all work and releases what the store holds.
	Close() error
}

// Limits bound one operation. A zero field means its default.
type Limits struct {
	Bytes     int64         // logical bytes of what is read; default 16 MiB
	Stored    int64         // bytes of distinct blocks; default Bytes plus 4 MiB for nodes without data
	Blocks    int           // blocks on all paths, repeats counted; default 65,536
	Depth     int           // links from the root to the deepest block; default 64
	BlockSize int           // bytes of one block; default 2 MiB, the most that peers exchange
	Entries   int           // names in all directories together; default 65,536
	Total     time.Duration // for the whole operation; default 5 min
	Idle      time.Duration // without a single new block; default 10 s
}

// WithDefaults returns the limits with every zero field set.
func (l Limits) WithDefaults() Limits {
	def := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	if l.Bytes <= 0 {
		l.Bytes = 16 << 20
	}
	if l.Stored <= 0 {
		l.Stored = l.Bytes + 4<<20
	}
	def(&l.Blocks, 1<<16)
	def(&l.Depth, 64)
	def(&l.BlockSize, MaxBlock)
	def(&l.Entries, 1<<16)
	if l.Total <= 0 {
		l.Total = 5 * time.Minute
	}
	if l.Idle <= 0 {
		l.Idle = 10 * time.Second
	}
	return l
}

// Unlimited bounds only the size of a block and the depth: for content that is already here and was accepted before.
func Unlimited() Limits {
	const many = 1 << 40
	return Limits{Bytes: 1 << 60, Stored: 1 << 60, Blocks: many, Depth: 1 << 10, BlockSize: MaxBlock, Entries: many, Total: 24 * time.Hour, Idle: time.Hour}
}
