package state

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/market"
	"emet/agents/program/data"
	"emet/agents/program/structure"
)

// Log is a row of the tree of logs: what a log has come to. It has a row from the tick on in which it was reserved.
type Log struct {
	ID       common.Hash    `cbor:"1,keyasint"`
	Client   common.Address `cbor:"2,keyasint"`
	Writer   common.Address `cbor:"3,keyasint"`
	Key      data.Label     `cbor:"4,keyasint"`  // kind of its entries
	First    bool           `cbor:"5,keyasint"`  // the client's first of that key, where changes go that name no log
	Reserved uint64         `cbor:"6,keyasint"`  // block
	Height   uint64         `cbor:"7,keyasint"`  // entries that count
	Last     uint64         `cbor:"8,keyasint"`  // place of the last of them on chain; 0 if there is none
	Block    uint64         `cbor:"9,keyasint"`  // in which that was anchored
	Value    common.Hash    `cbor:"10,keyasint"` // see [commit.Hash]; zero if there is none
}

// Entry is a row of the tree of entries: something that was appended to a log and counts.
type Entry struct {
	Log     common.Hash    `cbor:"1,keyasint"`
	Index   uint64         `cbor:"2,keyasint"` // its place in the log on chain, from 1; places of what was rejected are left out
	Height  uint64         `cbor:"3,keyasint"` // its place among those that count, from 0
	Block   uint64         `cbor:"4,keyasint"` // in which it was anchored
	Content market.Content `cbor:"5,keyasint"` // the entry as its writer published it
	Request common.Hash    `cbor:"6,keyasint"`
	Value   []byte         `cbor:"7,keyasint"` // CBOR, by the key's type
	Salts   []commit.Salt  `cbor:"8,keyasint"` // of its primitives, in their order
	Key     data.Label     `cbor:"9,keyasint"` // kind of the log
}

// record is a row of an index as files have it.
type record struct {
	Log   common.Hash   `cbor:"1,keyasint"`
	Index uint64        `cbor:"2,keyasint"`
	Value []byte        `cbor:"3,keyasint"`
	Salts []commit.Salt `cbor:"4,keyasint"`
}

// Row is an entry that a query finds.
type Row struct {
	ID    [data.IDLength]byte // of the log
	Index uint64              // place in the log
	Value data.Value
	Salts []commit.Salt // of its primitives, in their order
	Shape commit.Shape  // of the value, with the leaves in the place of primitives

	cbor []byte // the value
}

// entry is an entry with what is derived from it. It never changes.
type entry struct {
	Entry

	hash common.Hash // of the value, see [commit.Hash]
	leaf Hash        // in the tree of entries
	row  Hash        // leaf in the trees of indices
}

// errValue means that what an entry holds is no value of its key, or does not have a salt for each primitive.
var errValue = errors.New("no value of the key")

// open reads a value and returns its shape.
func open(t *data.Type, value []byte, salts []commit.Salt) (v data.Value, s commit.Shape, err error) {
	if v, err = data.DecodeCBOR(t, value); err != nil {
		return v, s, fmt.Errorf("%w: %w", errValue, err)
	}
	used := 0
	s = structure.Seal(t, v, func(t *data.Type, _ structure.Path, v data.Value) (l commit.Leaf) {
		if used < len(salts) {
			l = commit.To(t, v, salts[used])
		}
		used++
		return l
	})
	if used != len(salts) {
		return v, s, fmt.Errorf("%w: %d primitives, and salts of %d", errValue, used, len(salts))
	}
	return v, s, nil
}

// complete fills in what is derived from an entry.
func (e *entry) complete(t *data.Type, s commit.Shape) {
	e.hash = commit.Hash(t, s)
	e.row = rowLeaf(e.Log, e.Index, e.hash)
	e.leaf = e.Entry.hashed(e.hash)
}

// rowLeaf is the leaf of a row of an index. What it is sorted by follows from the value.
func rowLeaf(log common.Hash, index uint64, value common.Hash) Hash {
	var b [2 + 2*len(log) + 8]byte
	b[0], b[1] = leafByte, 'r'
	copy(b[2:], log[:])
	binary.BigEndian.PutUint64(b[2+len(log):], index)
	copy(b[10+len(log):], value[:])
	return sha256.Sum256(b[:])
}

func (r *Row) leaf(t *data.Type) Hash { return rowLeaf(r.ID, r.Index, commit.Hash(t, r.Shape)) }

func (e *Entry) hashed(value common.Hash) Hash {
	b := make([]byte, 0, 256)
	b = append(b, leafByte, 'e')
	b = append(append(b, e.Log[:]...), e.Key[:]...)
	for _, n := range [...]uint64{e.Index, e.Height, e.Block} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	b = append(append(b, e.Content.Digest[:]...), e.Content.Codec)
	b = append(append(b, e.Request[:]...), value[:]...)
	return sha256.Sum256(b)
}

func (l *Log) leaf() Hash {
	b := make([]byte, 0, 192)
	b = append(append(b, leafByte, 'l'), l.ID[:]...)
	b = append(append(append(b, l.Client[:]...), l.Writer[:]...), l.Key[:]...)
	first := byte(0)
	if l.First {
		first = 1
	}
	b = append(b, first)
	for _, n := range [...]uint64{l.Reserved, l.Height, l.Last, l.Block} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	return sha256.Sum256(append(b, l.Value[:]...))
}

// List returns rows as the answer to a query has them: a list of tuples of id and value.
func List(rows []Row) data.Value {
	list := make([]data.Value, len(rows))
	for i, r := range rows {
		list[i] = data.NewPair(data.NewID(r.ID), r.Value)
	}
	return data.NewList(list)
}
