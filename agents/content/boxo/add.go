package boxo

import (
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// Add stores a UnixFS file.
func (n *Node) Add(ctx context.Context, r io.Reader) (cid.Cid, error) {
	return n.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.BuildFile(ctx, r, sink)
	})
}

// AddDir stores a UnixFS directory.
func (n *Node) AddDir(ctx context.Context, fsys fs.FS) (cid.Cid, error) {
	return n.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.BuildDir(ctx, fsys, sink)
	})
}

// Import stores a CAR.
func (n *Node) Import(ctx context.Context, r io.Reader, lim content.Limits) (cid.Cid, error) {
	return n.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.ReadCAR(ctx, r, lim, sink)
	})
}

// build stores what make emits.
func (n *Node) build(ctx context.Context, make func(context.Context, content.Sink) (cid.Cid, error)) (cid.Cid, error) {
	ctx, end, err := n.begin(ctx, content.Unlimited().Total)
	if err != nil {
		return cid.Undef, err
	}
	defer end()
	return make(ctx, func(ctx context.Context, c cid.Cid, block []byte) error {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		_, err := n.blocks.sink(c, block)
		return err
	})
}

// Put stores one block.
func (n *Node) Put(ctx context.Context, codec uint64, block []byte) (cid.Cid, error) {
	c, err := content.CheckBlock(codec, block)
	if err != nil {
		return cid.Undef, err
	}
	_, end, err := n.begin(ctx, content.Unlimited().Total)
	if err != nil {
		return cid.Undef, err
	}
	defer end()
	_, err = n.blocks.sink(c, block)
	return c, err
}

// Export writes the DAG at c, which must be here, as CAR v1.
func (n *Node) Export(ctx context.Context, c cid.Cid, w io.Writer) error {
	ctx, end, err := n.begin(ctx, content.Unlimited().Total)
	if err != nil {
		return err
	}
	defer end()
	car, err := content.NewCARWriter(w, c)
	if err != nil {
		return err
	}
	walk := content.Walk{Limits: content.Unlimited(), Trusted: true, Get: n.blocks.Block, Visit: car.Write}
	if _, err := walk.Run(ctx, "", c); err != nil {
		return fmt.Errorf("export %s: %w", c, err)
	}
	return car.Flush()
}
