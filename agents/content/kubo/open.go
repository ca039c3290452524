package kubo

import (
	"context"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// Open reads a file, or one inside a directory. The path is resolved block by block, so that no more is fetched than is needed.
func (s *Store) Open(ctx context.Context, ref content.Ref, path string, lim content.Limits) (io.ReadCloser, error) {
	if err := content.Check(ref.CID); err != nil {
		return nil, err
	}
	lim = lim.WithDefaults()
	ctx, kick, end := begin(ctx, lim)
	src := &remote{store: s, kick: kick, limit: lim.BlockSize}
	s.connect(ctx, ref.Peers)
	f, err := src.open(ctx, ref.CID, path, lim)
	if err != nil {
		src.close()
		err = late(ctx, err)
		end()
		return nil, fmt.Errorf("open %s/%s: %w", ref.CID, path, err)
	}
	return &opened{ReadCloser: f, ctx: ctx, end: func() { src.close(); end() }}, nil
}

// List returns a directory's entries.
func (s *Store) List(ctx context.Context, ref content.Ref, path string, lim content.Limits) ([]content.Entry, error) {
	if err := content.Check(ref.CID); err != nil {
		return nil, err
	}
	lim = lim.WithDefaults()
	ctx, kick, end := begin(ctx, lim)
	defer end()
	s.connect(ctx, ref.Peers)
	entries, err := content.ListDir(ctx, &remote{store: s, kick: kick, limit: lim.BlockSize}, ref.CID, path, lim)
	return entries, late(ctx, err)
}

// opened is a file whose limits on time end with it.
type opened struct {
	io.ReadCloser
	ctx context.Context //nolint:containedctx // tells why a read failed
	end func()
}

func (o *opened) Read(p []byte) (int, error) {
	n, err := o.ReadCloser.Read(p)
	if err != nil && err != io.EOF { //nolint:errorlint // io.Reader returns it bare
		err = late(o.ctx, err)
	}
	return n, err
}

func (o *opened) Close() error {
	defer o.end()
	return o.ReadCloser.Close()
}

// remote gives blocks: from a CAR that is streaming, as long as they come in its order, and otherwise one by one.
type remote struct {
	store *Store
	kick  func()
	limit int

	car  *content.CARReader
	body io.Closer
	next cid.Cid
	held []byte
}

// open resolves the path, then lets the file's blocks stream.
func (r *remote) open(ctx context.Context, c cid.Cid, path string, lim content.Limits) (io.ReadCloser, error) {
	c, err := content.Resolve(ctx, r, c, path, lim)
	if err != nil {
		return nil, err
	}
	body, err := r.store.export(ctx, c, false)
	if err != nil {
		return nil, err
	}
	r.body = body
	if r.car, err = content.NewCARReader(body, r.limit); err != nil {
		return nil, explain(err)
	}
	return content.OpenFile(ctx, r, c, "", lim)
}

// Block returns a block unverified; whoever reads verifies it. A CAR holds each block once, so that repeated ones, and only
// those, are asked for again.
func (r *remote) Block(ctx context.Context, c cid.Cid) ([]byte, error) {
	if r.car != nil && r.held == nil {
		var err error
		if r.next, r.held, err = r.car.Next(); err != nil {
			r.car = nil
		}
	}
	r.kick()
	if r.held != nil && r.next == c {
		b := r.held
		r.held = nil
		return b, nil
	}
	return r.store.block(ctx, c, r.limit)
}

func (r *remote) close() {
	if r.body != nil {
		_ = r.body.Close()
	}
}

// block asks for one block.
func (s *Store) block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	resp, err := s.api.Request("block/get", c.String()).Send(ctx)
	if err != nil {
		return nil, err
	}
	if resp.Error != nil {
		return nil, explain(resp.Error)
	}
	defer resp.Cancel() //nolint:errcheck // nothing is left to be said
	b, err := io.ReadAll(io.LimitReader(resp.Output, int64(limit)+1))
	if err == nil && len(b) > limit {
		err = fmt.Errorf("block %s: %w: more than %d bytes", c, content.ErrTooLarge, limit)
	}
	return b, err
}
