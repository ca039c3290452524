package boxo

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

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
				if err := n.store(ctx, w, b.Cid(), b.RawData()); err != nil {
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
