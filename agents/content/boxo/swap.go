package boxo

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ipfs/boxo/blockstore"
	blocks "github.com/ipfs/go-block-format"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"

	"emet/agents/content"
)

// dialTime bounds the dialing of hinted peers for bitswap.
const dialTime = 5 * time.Second

// bitswap gets what is missing by bitswap, a level of the DAG at a time, from the peers named and those connected.
func (n *Node) bitswap(peers []string) func(context.Context, *want) error {
	return func(ctx context.Context, w *want) error {
		if err := n.dial(ctx, peers); err != nil {
			return err
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		session := n.swap.NewSession(ctx)
		for {
			holes, _, err := n.look(ctx, w)
			if err != nil || len(holes) == 0 {
				return err
			}
			wanted := make([]cid.Cid, len(holes))
			for i, h := range holes {
				wanted[i] = h.cid
			}
			got, err := session.GetBlocks(ctx, wanted)
			if err != nil {
				return err
			}
			for b := range got {
				if len(b.RawData()) > w.lim.BlockSize {
					return fmt.Errorf("block %s: %w", b.Cid(), content.ErrTooLarge)
				}
				// bitswap has hashed the block to find out which one it is.
				if err := n.store(w, b.Cid(), b.RawData()); err != nil {
					return err
				}
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
		}
	}
}

// dial connects to the peers and returns when the first is there, or all have failed. With connections from before, none
// needs to succeed.
func (n *Node) dial(ctx context.Context, peers []string) error {
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	results := make(chan error, len(peers))
	var wg sync.WaitGroup
	for _, p := range peers {
		wg.Go(func() {
			_, err := n.host.Connect(ctx, p)
			results <- err
		})
	}
	defer wg.Wait()
	defer cancel()
	var errs []error
	for range peers {
		err := <-results
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	if len(n.host.Libp2p().Network().Peers()) > 0 {
		return nil
	}
	return errors.Join(append(errs, errors.New("no peer is connected"))...)
}

// served shows the blocks to bitswap, which answers other peers from them. It never writes: what comes in by bitswap is
// stored by the fetch that asked for it.
type served struct{ table *blockTable }

var _ blockstore.Blockstore = served{}

// errReadOnly is what bitswap would get if it wrote.
var errReadOnly = errors.New("bitswap may only read blocks")

func (s served) Get(ctx context.Context, c cid.Cid) (blocks.Block, error) {
	if content.Check(c) != nil {
		return nil, format.ErrNotFound{Cid: c}
	}
	b, err := s.table.Block(ctx, c)
	if err != nil {
		return nil, foreign(c, err)
	}
	return blocks.NewBlockWithCid(b, c)
}

func (s served) GetSize(ctx context.Context, c cid.Cid) (int, error) {
	if content.Check(c) != nil {
		return -1, format.ErrNotFound{Cid: c}
	}
	n, err := s.table.Size(ctx, c)
	return n, foreign(c, err)
}

func (s served) Has(ctx context.Context, c cid.Cid) (bool, error) {
	_, err := s.GetSize(ctx, c)
	if format.IsNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

func (served) Put(context.Context, blocks.Block) error             { return errReadOnly }
func (served) PutMany(context.Context, []blocks.Block) error       { return errReadOnly }
func (served) DeleteBlock(context.Context, cid.Cid) error          { return errReadOnly }
func (served) AllKeysChan(context.Context) (<-chan cid.Cid, error) { return nil, errReadOnly }

// foreign turns our word for "not here" into bitswap's.
func foreign(c cid.Cid, err error) error {
	if errors.Is(err, content.ErrNotFound) {
		return format.ErrNotFound{Cid: c}
	}
	return err
}
