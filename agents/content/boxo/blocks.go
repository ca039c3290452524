package boxo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/rs/zerolog"

	"emet/agents/content"
)

// blockTable is the store of blocks, together with what garbage collection must know about their use.
//
// Collection never stops the world. Instead each use of a block notes the time, before it looks whether the block is
// there, and a collection removes only unpinned blocks that were last used before a cutoff: the grace period ago, or the
// start of the oldest operation that is still running, whichever is earlier.
type blockTable struct {
	disk  disk
	grace time.Duration
	log   zerolog.Logger

	running sync.WaitGroup

	mu      sync.Mutex
	closed  bool
	opened  time.Time            // stands for the use of blocks that were here before
	used    map[digest]time.Time // since then
	started map[int]time.Time    // operations that are running
	next    int
}

func newBlockTable(d disk, grace time.Duration, log zerolog.Logger) *blockTable {
	return &blockTable{
		disk: d, grace: grace, log: log,
		opened: time.Now(), used: make(map[digest]time.Time), started: make(map[int]time.Time),
	}
}

// key returns the digest of a CID that passed [content.Check].
func key(c cid.Cid) digest {
	mh := c.Hash()
	return digest(mh[len(mh)-len(digest{}):])
}

// begin notes a running operation until end is called.
func (t *blockTable) begin() (end func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil, content.ErrClosed
	}
	t.running.Add(1)
	id := t.next
	t.next++
	t.started[id] = time.Now()
	return func() {
		t.mu.Lock()
		delete(t.started, id)
		t.mu.Unlock()
		t.running.Done()
	}, nil
}

// wait refuses new operations and waits for those that run.
func (t *blockTable) wait() {
	t.mu.Lock()
	t.closed = true
	t.mu.Unlock()
	t.running.Wait()
}

// touch notes the use of a block.
func (t *blockTable) touch(d digest) {
	t.mu.Lock()
	t.used[d] = time.Now()
	t.mu.Unlock()
}

// cutoff returns the time before which unpinned blocks are garbage.
func (t *blockTable) cutoff() time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	cut := time.Now().Add(-t.grace)
	for _, s := range t.started {
		if s.Before(cut) {
			cut = s
		}
	}
	return cut
}

// removeUnused deletes a block unless it was used since the cutoff, and returns the bytes that this freed. Holding the lock
// makes whoever touches the block at the same time either save it or find it gone.
func (t *blockTable) removeUnused(d digest, cutoff time.Time) (size int, removed bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	last, ok := t.used[d]
	if !ok {
		last = t.opened
	}
	if !last.Before(cutoff) {
		return 0, false, nil
	}
	if size, err = t.disk.size(d); err != nil {
		return 0, false, err
	}
	delete(t.used, d)
	return size, true, t.disk.remove(d)
}

// forget drops the notes on uses before the cutoff, which say no more than none would.
func (t *blockTable) forget(cutoff time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.used, func(_ digest, last time.Time) bool { return last.Before(cutoff) && t.opened.Before(cutoff) })
}

// sink stores a block that is verified or our own. It reports whether it was new.
func (t *blockTable) sink(c cid.Cid, block []byte) (fresh bool, err error) {
	d := key(c)
	t.touch(d)
	switch have, err := t.disk.size(d); {
	case err == nil && have == len(block):
		return false, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	return true, t.disk.put(d, block)
}

// Block returns a block that is here and matches its CID; one that does not any more is removed, so that it is fetched again.
func (t *blockTable) Block(ctx context.Context, c cid.Cid) ([]byte, error) {
	t.touch(key(c))
	block, err := t.peek(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := content.Verify(c, block); err != nil {
		t.log.Error().Stringer("cid", c).Msg("a stored block was damaged and has been removed")
		if err := t.disk.remove(key(c)); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%s was damaged: %w", c, content.ErrNotFound)
	}
	return block, nil
}

// Size returns the length of a block that is here.
func (t *blockTable) Size(ctx context.Context, c cid.Cid) (int, error) {
	t.touch(key(c))
	return t.peekSize(ctx, c)
}

// peek returns a block that is here, unverified, without noting the use.
func (t *blockTable) peek(_ context.Context, c cid.Cid) ([]byte, error) {
	b, err := t.disk.get(key(c))
	return b, absent(c, err)
}

// peekSize is Size without noting the use.
func (t *blockTable) peekSize(_ context.Context, c cid.Cid) (int, error) {
	n, err := t.disk.size(key(c))
	return n, absent(c, err)
}

// absent turns the disk's word for "not here" into the package's.
func absent(c cid.Cid, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is not here: %w", c, content.ErrNotFound)
	}
	return err
}
