package boxo

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/ipfs/boxo/blockstore"
	blocks "github.com/ipfs/go-block-format"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"
	"github.com/rs/zerolog"

	"emet/agents/content"
)

// blockTable is the store of blocks, together with what garbage collection must know about their use.
//
// Collection never stops the world. Instead each use of a block notes the time, before it looks whether the block is
// there, and a collection removes only unpinned blocks that were last used before a cutoff: the grace period ago, or the start
// of the oldest operation that is still running, whichever is earlier. Blocks are known by their multihash, so that the
// Qm… and the bafy… form of a CID are one block.
type blockTable struct {
	blockstore.Blockstore
	closeStore func() error
	grace      time.Duration
	log        zerolog.Logger

	running sync.WaitGroup

	mu      sync.Mutex
	closed  bool
	opened  time.Time            // stands for the use of blocks that were here before
	used    map[string]time.Time // by multihash
	started map[int]time.Time    // operations that are running
	next    int
}

func newBlockTable(bs blockstore.Blockstore, closeStore func() error, grace time.Duration, log zerolog.Logger) *blockTable {
	return &blockTable{
		Blockstore: bs, closeStore: closeStore, grace: grace, log: log,
		opened: time.Now(), used: make(map[string]time.Time), started: make(map[int]time.Time),
	}
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

func (t *blockTable) close() error { return t.closeStore() }

// touch notes the use of a block.
func (t *blockTable) touch(c cid.Cid) {
	t.mu.Lock()
	t.used[string(c.Hash())] = time.Now()
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

// removeUnused deletes a block unless it was used since the cutoff, and returns the bytes that this freed.
func (t *blockTable) removeUnused(ctx context.Context, c cid.Cid, cutoff time.Time) (size int, removed bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	last, ok := t.used[string(c.Hash())]
	if !ok {
		last = t.opened
	}
	if !last.Before(cutoff) {
		return 0, false, nil
	}
	if size, err = t.GetSize(ctx, c); err != nil {
		return 0, false, err
	}
	delete(t.used, string(c.Hash()))
	return size, true, t.DeleteBlock(ctx, c)
}

// sink stores a block that is verified or our own. It reports whether it was new.
func (t *blockTable) sink(ctx context.Context, c cid.Cid, block []byte) (fresh bool, err error) {
	t.touch(c)
	if have, err := t.Has(ctx, c); err != nil || have {
		return false, err
	}
	b, err := blocks.NewBlockWithCid(block, c)
	if err != nil {
		return false, err
	}
	return true, t.Put(ctx, b)
}

// peek returns a block that is here, unverified, without noting the use.
func (t *blockTable) peek(ctx context.Context, c cid.Cid) ([]byte, error) {
	b, err := t.Get(ctx, c)
	if format.IsNotFound(err) {
		return nil, fmt.Errorf("%s is not here: %w", c, content.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return b.RawData(), nil
}

// Block returns a block that is here and matches its CID; one that does not any more is removed, so that it is fetched again.
func (t *blockTable) Block(ctx context.Context, c cid.Cid) ([]byte, error) {
	t.touch(c)
	block, err := t.peek(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := content.Verify(c, block); err != nil {
		t.log.Error().Stringer("cid", c).Msg("a stored block was damaged and has been removed")
		return nil, fmt.Errorf("%s was damaged: %w (%w)", c, content.ErrNotFound, t.DeleteBlock(ctx, c))
	}
	return block, nil
}

// size returns the length of a block that is here.
func (t *blockTable) size(ctx context.Context, c cid.Cid) (int, error) {
	t.touch(c)
	return t.peekSize(ctx, c)
}

func (t *blockTable) peekSize(ctx context.Context, c cid.Cid) (int, error) {
	n, err := t.GetSize(ctx, c)
	if format.IsNotFound(err) {
		return 0, fmt.Errorf("%s is not here: %w", c, content.ErrNotFound)
	}
	return n, err
}
