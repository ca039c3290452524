package state

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"emet/agents/hosting/commit"
	"emet/agents/market"
)

// examiner is one of those who check entries. What it keeps of them it keeps in large pieces, so that a million of entries
// are no million of things to collect.
type examiner struct {
	*applying
	entries []entry
	values  []byte
	salts   []commit.Salt
}

// piece is how many entries are kept in one piece, and how many bytes and salts there are for each.
const (
	piece      = 512
	pieceBytes = 128
	pieceSalts = 4
)

// examine checks an entry by itself, and its request if it is the first one of it.
func (x *examiner) examine(ctx context.Context, i int) error {
	e, r := &x.in.Anchored[i], &x.records[i]
	if e.Void != "" {
		r.reason = Reason(e.Void)
		return nil
	}
	n, ok := find(x.logs, e.Key)
	if !ok {
		r.reason = Unknown
		return nil
	}
	r.log = n
	blob, err := x.in.Entry(ctx, e.Content)
	switch {
	case errors.Is(err, ErrUnavailable):
		r.reason = Unavailable
		return nil
	case err != nil:
		return fmt.Errorf("entry %d of log %s: %w", e.Index, e.Key, err)
	}
	if sha256.Sum256(blob) != e.Content.Digest {
		return fmt.Errorf("entry %d of log %s: what was got is not %s", e.Index, e.Key, e.Content)
	}
	r.reason = x.look(i, blob)
	return nil
}

// look checks what was got for an entry.
func (x *examiner) look(i int, blob []byte) Reason {
	e, r := &x.in.Anchored[i], &x.records[i]
	f, s, err := split(blob)
	if err != nil || e.Content.Codec != market.DagCBOR && e.Content.Codec != market.Raw {
		return Malformed
	}
	log := x.logs[r.log]
	if f.key != log.Key || f.log == nil && !log.First || f.log != nil && *f.log != log.ID {
		return Misplaced
	}
	t := x.old.schema.types[f.key]
	kept := x.entry()
	kept.Entry = Entry{Log: e.Key, Key: f.key, Index: e.Index, Block: e.Block, Content: e.Content}
	kept.Value, kept.Salts = x.keep(f)
	_, shape, err := open(t, kept.Value, kept.Salts)
	if err != nil {
		return Mistyped
	}
	kept.hash = commit.Hash(t, shape)
	kept.row = rowLeaf(e.Key, e.Index, kept.hash)
	r.change, r.named, r.entry = f.change, f.log != nil, kept
	r.delta = commit.Delta(f.key, f.leaf(), t, shape)
	r.group = x.groupOf(s)
	return ""
}

// entry returns room for an entry.
func (x *examiner) entry() *entry {
	if len(x.entries) == 0 {
		x.entries = make([]entry, piece)
	}
	e := &x.entries[0]
	x.entries = x.entries[1:]
	return e
}

// keep copies the value and the salts of an entry, which point into what was got.
func (x *examiner) keep(f front) (value []byte, salts []commit.Salt) {
	if len(x.values)+len(f.value) > cap(x.values) {
		x.values = make([]byte, 0, max(piece*pieceBytes, len(f.value)))
	}
	from := len(x.values)
	x.values = append(x.values, f.value...)
	n := len(f.salts) / (2 + len(commit.Salt{}))
	if len(x.salts)+n > cap(x.salts) {
		x.salts = make([]commit.Salt, 0, max(piece*pieceSalts, n))
	}
	begin := len(x.salts)
	x.salts = f.salted(x.salts)
	return x.values[from:len(x.values):len(x.values)], x.salts[begin:len(x.salts):len(x.salts)]
}

// groupOf returns the request of which an entry is. Whoever comes first checks it.
func (x *examiner) groupOf(s shared) *group {
	if g := x.recent.find(s); g != nil {
		return g
	}
	name := s.name()
	x.mu.Lock()
	g, ok := x.groups[name]
	if !ok {
		g = &group{}
		x.groups[name] = g
	}
	x.mu.Unlock()
	x.recent.note(s, g)
	if !ok {
		g.examine(x.applying, s)
	}
	return g
}

// recent is a few requests of which there was an entry a short while ago: it is faster to compare than to hash.
type recent struct {
	mu   sync.RWMutex
	seen map[[endSize]byte]seen
}

// seen is a request with what its entries have in common.
type seen struct {
	shared
	group *group
}

const (
	endSize    = 16 // of what they end with, which is the end of a salt
	maxRecent  = 512
	recentSize = 64 << 10 // larger ones are not kept
)

func (r *recent) find(s shared) *group {
	if len(s.tail) < endSize {
		return nil
	}
	r.mu.RLock()
	k, ok := r.seen[[endSize]byte(s.tail[len(s.tail)-endSize:])]
	r.mu.RUnlock()
	if !ok || !bytes.Equal(k.tail, s.tail) || !bytes.Equal(k.header, s.header) {
		return nil
	}
	return k.group
}

func (r *recent) note(s shared, g *group) {
	if len(s.tail) < endSize || len(s.tail)+len(s.header) > recentSize {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.seen) >= maxRecent {
		clear(r.seen)
	}
	r.seen[[endSize]byte(s.tail[len(s.tail)-endSize:])] = seen{s, g}
}
