package node

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/market"
)

// heldContent gets what is published for an application, and keeps what a member promised to keep.
type heldContent struct{ a *Agent }

// ref says who may have a content: those who published it, and the network's own nodes.
func (h heldContent) ref(c market.Content, peers []string) content.Ref {
	return content.Ref{CID: c.CID(), Peers: slices.Concat(peers, h.a.Network.IPFS)}
}

func (h heldContent) Read(ctx context.Context, c market.Content, peers []string, most int64) ([]byte, error) {
	if c.IsZero() {
		return nil, errNoContent
	}
	return h.a.Content.Read(ctx, h.ref(c, peers), content.Limits{Bytes: most})
}

func (h heldContent) ReadAt(ctx context.Context, dir market.Content, path string, peers []string, most int64) (_ []byte, err error) {
	if dir.IsZero() {
		return nil, errNoContent
	}
	r, err := h.a.Content.Open(ctx, h.ref(dir, peers), path, content.Limits{Bytes: most})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return io.ReadAll(r)
}

var errNoContent = errors.New("no content is named")

// maxTick is how many bytes the files of a tick may have together.
const maxTick = 4 << 30

func (h heldContent) Hold(ctx context.Context, dir market.Content, peers []string, name string) error {
	if _, err := h.a.Content.Fetch(ctx, h.ref(dir, peers), content.Limits{Bytes: maxTick, Blocks: 1 << 22, Entries: 1 << 20}); err != nil {
		return err
	}
	return h.a.Content.Pin(ctx, dir.CID(), name)
}

func (h heldContent) Keep(ctx context.Context, block []byte, name string) (market.Content, error) {
	c, err := h.a.Content.Put(ctx, cid.Raw, block)
	if err == nil {
		err = h.a.Content.Pin(ctx, c, name)
	}
	if err != nil {
		return market.Content{}, err
	}
	return market.ContentOf(c)
}

func (h heldContent) LetGo(ctx context.Context, name string) error {
	return h.a.Content.Unpin(ctx, name)
}
