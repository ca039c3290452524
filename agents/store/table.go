package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"iter"
	"slices"

	"go.etcd.io/bbolt"
)

// Tx is a transaction: what it reads is one moment's state, and what it writes
// becomes durable as a whole. It must not be used after the function it was
// given to has returned.
type Tx struct {
	bolt *bbolt.Tx
}

// OnCommit has fn called once, after the transaction is on the disk, and never
// if it fails.
func (tx *Tx) OnCommit(fn func()) { tx.bolt.OnCommit(fn) }

// Table holds records of one kind, ordered by key. It is a name and not a
// handle: make it once, as a variable or a field, and use it in any
// transaction of any DB.
//
// Values are kept as JSON with a checksum, which also covers the key: a
// damaged amount must not be mistaken for an amount.
type Table[T any] struct {
	path []string
}

// NewTable names a table. Its place is below all but the last of names, so
// that several owners can keep tables with the same last name.
func NewTable[T any](names ...string) Table[T] {
	if len(names) == 0 {
		panic("store: a table needs a name")
	}
	return Table[T]{names}
}

// Record is a key with its value.
type Record[T any] struct {
	Key   []byte
	Value T
}

// Get returns the value at key and whether there is one.
func (t Table[T]) Get(tx *Tx, key []byte) (value T, ok bool, err error) {
	b := t.bucket(tx)
	if b == nil {
		return value, false, nil
	}
	data := b.Get(key)
	if data == nil {
		return value, false, nil
	}
	value, err = t.decode(key, data)
	return value, err == nil, err
}

// Put writes value at key.
func (t Table[T]) Put(tx *Tx, key []byte, value T) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write %s %x: %w", t, key, err)
	}
	b, err := t.make(tx)
	if err == nil {
		err = b.Put(key, sealed(key, data))
	}
	if err != nil {
		return fmt.Errorf("write %s %x: %w", t, key, err)
	}
	return nil
}

// Delete removes the value at key, if there is one.
func (t Table[T]) Delete(tx *Tx, key []byte) error {
	b := t.bucket(tx)
	if b == nil {
		return nil
	}
	if err := b.Delete(key); err != nil {
		return fmt.Errorf("delete %s %x: %w", t, key, err)
	}
	return nil
}

// All yields the records whose keys begin with prefix, in the order of their
// keys. An unreadable record ends the sequence with its error. The loop may
// write to the table: records put or deleted ahead of it are seen as they are
// when it gets there.
func (t Table[T]) All(tx *Tx, prefix []byte) iter.Seq2[Record[T], error] {
	return t.scan(tx, prefix, func(c *bbolt.Cursor, last []byte) ([]byte, []byte) {
		if last == nil {
			return c.Seek(prefix)
		}
		k, v := c.Seek(last)
		if bytes.Equal(k, last) {
			k, v = c.Next()
		}
		return k, v
	})
}

// Keys lists the keys that begin with prefix, in their order. It reads no records.
func (t Table[T]) Keys(tx *Tx, prefix []byte) (keys [][]byte) {
	b := t.bucket(tx)
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for k, _ := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, bytes.Clone(k))
	}
	return keys
}

// Backward is [Table.All] from the last key to the first.
func (t Table[T]) Backward(tx *Tx, prefix []byte) iter.Seq2[Record[T], error] {
	return t.scan(tx, prefix, func(c *bbolt.Cursor, last []byte) ([]byte, []byte) {
		if last == nil {
			last = after(prefix)
		}
		return before(c, last)
	})
}

// before returns the record with the greatest key below bound, or the last one
// of all if bound is nil. A transaction that deletes leaves empty pages behind,
// over which bbolt's Last can loop for ever, and at which its Prev returns
// nothing although there is more. So it is asked only when there is something
// to find, and until it has found it.
func before(c *bbolt.Cursor, bound []byte) (k, v []byte) {
	first, _ := c.First()
	if first == nil || bound != nil && bytes.Compare(first, bound) >= 0 {
		return nil, nil
	}
	if bound != nil {
		k, _ = c.Seek(bound)
	}
	if k == nil {
		return c.Last()
	}
	for k, v = c.Prev(); k == nil; k, v = c.Prev() {
	}
	return k, v
}

// scan looks its place up anew for every record, since a cursor of bbolt loses
// it when the loop writes.
func (t Table[T]) scan(tx *Tx, prefix []byte, next func(c *bbolt.Cursor, last []byte) (k, v []byte)) iter.Seq2[Record[T], error] {
	return func(yield func(Record[T], error) bool) {
		var last []byte
		for {
			b := t.bucket(tx)
			if b == nil {
				return
			}
			k, v := next(b.Cursor(), last)
			if k == nil || v == nil || !bytes.HasPrefix(k, prefix) {
				return
			}
			last = bytes.Clone(k)
			value, err := t.decode(last, v)
			if !yield(Record[T]{last, value}, err) || err != nil {
				return
			}
		}
	}
}

// String returns the table's name for messages.
func (t Table[T]) String() string {
	return fmt.Sprintf("%q", t.path)
}

func (t Table[T]) bucket(tx *Tx) *bbolt.Bucket {
	b := tx.bolt.Bucket([]byte(t.path[0]))
	for _, name := range t.path[1:] {
		if b == nil {
			return nil
		}
		b = b.Bucket([]byte(name))
	}
	return b
}

func (t Table[T]) make(tx *Tx) (*bbolt.Bucket, error) {
	b, err := tx.bolt.CreateBucketIfNotExists([]byte(t.path[0]))
	for _, name := range t.path[1:] {
		if err != nil {
			return nil, err
		}
		b, err = b.CreateBucketIfNotExists([]byte(name))
	}
	return b, err
}

func (t Table[T]) decode(key, data []byte) (value T, err error) {
	body, err := unsealed(key, data)
	if err == nil {
		err = json.Unmarshal(body, &value)
	}
	if err != nil {
		return value, fmt.Errorf("read %s %x: %w", t, key, err)
	}
	return value, nil
}

const sumSize = 4

func sealed(key, body []byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, sum(key, body)), body...)
}

func unsealed(key, data []byte) ([]byte, error) {
	if len(data) < sumSize || binary.BigEndian.Uint32(data) != sum(key, data[sumSize:]) {
		return nil, fmt.Errorf("%w: a record does not match its checksum", ErrCorrupt)
	}
	return data[sumSize:], nil
}

func sum(key, body []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, body)
}

// after returns the first key behind all that begin with prefix, or nil if
// there is none.
func after(prefix []byte) []byte {
	for i, p := range slices.Backward(prefix) {
		if p < 0xff {
			return append(bytes.Clone(prefix[:i]), p+1)
		}
	}
	return nil
}

// Number is the key of n; keys of numbers sort as their numbers do.
func Number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
