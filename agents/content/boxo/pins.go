package boxo

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
	"go.etcd.io/bbolt"

	"emet/agents/content"
)

// pinTable holds one row a name. All of it is in memory; with a directory, each change is on disk before it counts.
// Changes that come while the disk is busy share the next transaction, since its syncs are all that they cost.
type pinTable struct {
	db *bbolt.DB // nil in memory

	writing sync.Mutex // held by whoever writes to db

	mu   sync.Mutex
	rows map[string]cid.Cid // as on disk
	next *pinBatch          // collects changes until it is its turn to be written
}

// pinBatch is a set of changes that are written together.
type pinBatch struct {
	rows map[string]cid.Cid // undefined: the row is to be removed
	once sync.Once
	err  error
}

func pinBucket() []byte { return []byte("pins") }

func openPins(dir string) (*pinTable, error) {
	t := &pinTable{rows: make(map[string]cid.Cid)}
	if dir == "" {
		return t, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open pins: %w", err)
	}
	file := filepath.Join(dir, "pins.db")
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		return nil, fmt.Errorf("open pins %s (does another process use it?): %w", file, err)
	}
	t.db = db
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(pinBucket())
		if err != nil {
			return err
		}
		return b.ForEach(func(k, v []byte) error {
			c, err := cid.Cast(v)
			t.rows[string(k)] = c
			return err
		})
	})
	if err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("read pins %s: %w", file, err)
	}
	return t, nil
}

// set writes a row, or removes it if c is undefined.
func (t *pinTable) set(name string, c cid.Cid) error {
	batch := t.join(name, c)
	// Whoever comes first writes for all that joined until it was their turn.
	t.writing.Lock()
	defer t.writing.Unlock()
	batch.once.Do(func() { batch.err = t.write(batch) })
	if batch.err != nil {
		return fmt.Errorf("write pin %q: %w", name, batch.err)
	}
	return nil
}

// join adds a change to the next batch.
func (t *pinTable) join(name string, c cid.Cid) *pinBatch {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.next == nil {
		t.next = &pinBatch{rows: make(map[string]cid.Cid)}
	}
	t.next.rows[name] = c
	return t.next
}

// write closes a batch and carries it out. The caller holds writing.
func (t *pinTable) write(batch *pinBatch) error {
	t.mu.Lock()
	t.next = nil
	maps.DeleteFunc(batch.rows, func(name string, c cid.Cid) bool { return t.rows[name] == c })
	t.mu.Unlock()
	if err := t.save(batch.rows); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, c := range batch.rows {
		if c.Defined() {
			t.rows[name] = c
		} else {
			delete(t.rows, name)
		}
	}
	return nil
}

// save puts rows on disk, all or none of them.
func (t *pinTable) save(rows map[string]cid.Cid) error {
	if t.db == nil || len(rows) == 0 {
		return nil
	}
	return t.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket(pinBucket())
		for name, c := range rows {
			var err error
			if c.Defined() {
				err = b.Put([]byte(name), c.Bytes())
			} else {
				err = b.Delete([]byte(name))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *pinTable) get(name string) cid.Cid {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rows[name]
}

func (t *pinTable) all() []content.Pin {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := make([]content.Pin, 0, len(t.rows))
	for _, name := range slices.Sorted(maps.Keys(t.rows)) {
		out = append(out, content.Pin{Name: name, CID: t.rows[name]})
	}
	return out
}

func (t *pinTable) close() error {
	if t.db == nil {
		return nil
	}
	return t.db.Close()
}

// Pin keeps the DAG at c under a name. All of it must be here; its blocks are on disk before the row is.
func (n *Node) Pin(ctx context.Context, c cid.Cid, name string) error {
	if n.pins.get(name) == c && c.Defined() {
		return nil
	}
	if name == "" || len(name) > content.MaxPinName {
		return fmt.Errorf("pin name of %d bytes; 1 to %d are allowed", len(name), content.MaxPinName)
	}
	ctx, end, err := n.begin(ctx, content.Unlimited().Total)
	if err != nil {
		return err
	}
	defer end()
	var all []digest
	walk := n.local(content.Unlimited())
	walk.Visit = func(c cid.Cid, _ []byte) error {
		all = append(all, key(c))
		return nil
	}
	if _, err := walk.Run(ctx, "", c); err != nil {
		return fmt.Errorf("pin %s: %w", c, err)
	}
	if err := n.blocks.disk.sync(all); err != nil {
		return fmt.Errorf("pin %s: %w", c, err)
	}
	return n.pins.set(name, c)
}

// Unpin forgets a name.
func (n *Node) Unpin(_ context.Context, name string) error { return n.pins.set(name, cid.Undef) }

// Pins lists all pins, sorted by name.
func (n *Node) Pins(context.Context) ([]content.Pin, error) { return n.pins.all(), nil }

// GC marks all that pins hold and removes the rest, except what was used within the grace period or is being worked on.
func (n *Node) GC(ctx context.Context) (content.Freed, error) {
	var freed content.Freed
	cutoff := n.blocks.cutoff()
	ctx, end, err := n.begin(ctx, content.Unlimited().Total)
	if err != nil {
		return freed, err
	}
	defer end()
	live := make(map[digest]bool)
	mark := content.Walk{
		Limits: content.Unlimited(), Trusted: true, Get: n.blocks.peek, Size: n.blocks.peekSize,
		Visit: func(c cid.Cid, _ []byte) error {
			live[key(c)] = true
			return nil
		},
		// A pinned block that is damaged or lost must not stop the collection for ever; what is below it goes too.
		Missing: func(c cid.Cid, _ string) error {
			n.log.Error().Stringer("cid", c).Msg("a pinned block is missing")
			return nil
		},
	}
	for _, p := range n.pins.all() {
		if _, err := mark.Run(ctx, "", p.CID); err != nil {
			return freed, fmt.Errorf("mark pin %q: %w", p.Name, err)
		}
	}
	err = n.blocks.disk.each(func(d digest) error {
		if live[d] || ctx.Err() != nil {
			return ctx.Err()
		}
		size, removed, err := n.blocks.removeUnused(d, cutoff)
		if removed {
			freed.Blocks++
			freed.Bytes += int64(size)
		}
		return err
	})
	if err != nil {
		return freed, fmt.Errorf("sweep: %w", err)
	}
	n.blocks.forget(cutoff)
	return freed, nil
}
