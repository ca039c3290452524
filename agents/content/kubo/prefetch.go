package kubo

import (
	"context"
	"fmt"
	"sync"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// width is how many blocks are asked for at once. The daemon walks a DAG one block after the other, and its bitswap sends
// at most one message to a peer in 20 ms: a directory of some thousand files would take minutes.
const width = 64

// prefetch makes the daemon fetch what it does not have, many blocks at a time. It only saves time: it stops at the
// first trouble, and the verified walk that follows says what is wrong. The limits hold here too, so that no more is pulled in than
// the walk would accept.
type prefetch struct {
	store *Store
	lim   content.Limits
	kick  func()
	slots chan struct{}
	work  sync.WaitGroup

	mu     sync.Mutex
	seen   map[cid.Cid]bool
	stored int64
}

func (s *Store) prefetch(ctx context.Context, c cid.Cid, lim content.Limits, kick func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := &prefetch{store: s, lim: lim, kick: kick, slots: make(chan struct{}, width), seen: make(map[cid.Cid]bool)}
	p.visit(ctx, cancel, c, 0)
	p.work.Wait()
	if err := context.Cause(ctx); err != nil {
		s.log.Debug().Stringer("cid", c).Err(err).Msg("not all was fetched ahead")
	}
}

// visit fetches the subtree at c in the background.
func (p *prefetch) visit(ctx context.Context, fail context.CancelCauseFunc, c cid.Cid, depth int) {
	p.mu.Lock()
	skip := p.seen[c] || len(p.seen) >= p.lim.Blocks || depth > p.lim.Depth
	if !skip {
		p.seen[c] = true
	}
	p.mu.Unlock()
	if skip {
		return
	}
	p.work.Go(func() {
		links, err := p.links(ctx, c)
		if err != nil {
			fail(err)
			return
		}
		for _, l := range links {
			p.visit(ctx, fail, l.CID, depth+1)
		}
	})
}

// links fetches a block and returns what it links to.
func (p *prefetch) links(ctx context.Context, c cid.Cid) ([]content.Link, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	block, err := p.store.block(ctx, c, p.lim.BlockSize)
	<-p.slots
	if err != nil {
		return nil, err
	}
	p.kick()
	if err := content.Verify(c, block); err != nil {
		return nil, err
	}
	n, err := content.Decode(c, block)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	p.stored += int64(len(block))
	over := p.stored > p.lim.Stored || n.Size > p.lim.Bytes
	p.mu.Unlock()
	if over {
		return nil, fmt.Errorf("%s: %w", c, content.ErrTooLarge)
	}
	return n.Links, nil
}
