// Package kubo is a [content.Store] on a running kubo daemon, reached by its RPC API.
//
// The daemon is believed no more than any peer. What we add is cut into blocks here, by the protocol's own rules, and
// handed over as blocks: a person's Import settings, which silently change what `ipfs add` returns, have no say in it. What
// we read is asked for as CAR and verified block by block.
package kubo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/ipfs/kubo/client/rpc"
	ma "github.com/multiformats/go-multiaddr"
	"github.com/rs/zerolog"

	"emet/agents/content"
)

// Config says where the daemon is.
type Config struct {
	API     string        // RPC address, "http://127.0.0.1:5001" or a multiaddr; required
	Timeout time.Duration // of one call that moves no content; default 30 s
	Log     zerolog.Logger
}

// Store is a [content.Store]. It keeps nothing of its own: pins live in the daemon too.
type Store struct {
	api     *rpc.HttpApi
	client  *http.Client
	timeout time.Duration
	log     zerolog.Logger
	peers   []string
}

var _ content.Store = (*Store)(nil)

// New asks the daemon for its addresses, and so fails at once if it does not answer.
func New(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{
		client:  &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 8}},
		timeout: cfg.Timeout,
		log:     cfg.Log,
	}
	if s.timeout <= 0 {
		s.timeout = 30 * time.Second
	}
	var err error
	if strings.HasPrefix(cfg.API, "/") {
		var addr ma.Multiaddr
		if addr, err = ma.NewMultiaddr(cfg.API); err == nil {
			s.api, err = rpc.NewApiWithClient(addr, s.client)
		}
	} else {
		s.api, err = rpc.NewURLApiWithClient(strings.TrimSuffix(cfg.API, "/"), s.client)
	}
	if err != nil {
		return nil, fmt.Errorf("kubo at %q: %w", cfg.API, err)
	}
	var id struct{ Addresses []string }
	if err := s.call(ctx, s.api.Request("id"), &id); err != nil {
		return nil, fmt.Errorf("kubo at %s: %w", cfg.API, err)
	}
	s.peers = id.Addresses
	return s, nil
}

// Peers returns the daemon's addresses as they were when the store was opened.
func (s *Store) Peers() []string { return s.peers }

// Close drops idle connections. The daemon goes on.
func (s *Store) Close() error {
	s.client.CloseIdleConnections()
	return nil
}

// call does one short call within the store's timeout.
func (s *Store) call(ctx context.Context, req rpc.RequestBuilder, result any) error {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	return explain(req.Exec(ctx, result))
}

// explain gives the daemon's errors our meaning where it matters. It has no error codes for this.
func explain(err error) error {
	if err != nil && (strings.Contains(err.Error(), "not found locally") || strings.Contains(err.Error(), "ipld: could not find")) {
		return fmt.Errorf("%w: %w", content.ErrNotFound, err)
	}
	return err
}

// Add stores a UnixFS file.
func (s *Store) Add(ctx context.Context, r io.Reader) (cid.Cid, error) {
	return s.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.BuildFile(ctx, r, sink)
	})
}

// AddDir stores a UnixFS directory.
func (s *Store) AddDir(ctx context.Context, fsys fs.FS) (cid.Cid, error) {
	return s.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.BuildDir(ctx, fsys, sink)
	})
}

// Import stores a CAR.
func (s *Store) Import(ctx context.Context, r io.Reader, lim content.Limits) (cid.Cid, error) {
	return s.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return content.ReadCAR(ctx, r, lim, sink)
	})
}

// Put stores one block.
func (s *Store) Put(ctx context.Context, codec uint64, block []byte) (cid.Cid, error) {
	c, err := content.CheckBlock(codec, block)
	if err != nil {
		return cid.Undef, err
	}
	return s.build(ctx, func(ctx context.Context, sink content.Sink) (cid.Cid, error) {
		return c, sink(ctx, c, block)
	})
}

// build streams the blocks that make emits into the daemon, as a CAR, and checks that it took all of them.
func (s *Store) build(ctx context.Context, make func(context.Context, content.Sink) (cid.Cid, error)) (cid.Cid, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r, w := io.Pipe()
	type result struct {
		blocks int
		err    error
	}
	taken := chanOf(func() result {
		n, err := s.take(ctx, r)
		_ = r.CloseWithError(errors.Join(err, io.ErrClosedPipe)) // frees a writer that the daemon no longer reads
		return result{n, err}
	})
	root, sent, err := write(ctx, w, make)
	_ = w.CloseWithError(err)
	if err != nil {
		cancel(err)
	}
	got := <-taken
	switch {
	case err != nil && got.err != nil && errors.Is(err, io.ErrClosedPipe):
		return cid.Undef, fmt.Errorf("give blocks to kubo: %w", got.err)
	case err != nil:
		return cid.Undef, err
	case got.err != nil:
		return cid.Undef, fmt.Errorf("give blocks to kubo: %w", got.err)
	case got.blocks != sent:
		return cid.Undef, fmt.Errorf("kubo took %d of %d blocks", got.blocks, sent)
	}
	return root, nil
}

// write writes what make emits as a CAR. Its root is not known until the end, so that the header names another one, which
// nobody asks for.
func write(ctx context.Context, w io.Writer, make func(context.Context, content.Sink) (cid.Cid, error)) (root cid.Cid, sent int, err error) {
	car, err := content.NewCARWriter(w, content.Sum(content.Raw, nil))
	if err != nil {
		return cid.Undef, 0, err
	}
	root, err = make(ctx, func(_ context.Context, c cid.Cid, block []byte) error {
		sent++
		return car.Write(c, block)
	})
	return root, sent, errors.Join(err, car.Flush())
}

// take is the daemon's side of build; it returns how many blocks the daemon counted.
func (s *Store) take(ctx context.Context, r io.Reader) (int, error) {
	resp, err := s.api.Request("dag/import").
		Option("pin-roots", false).
		Option("stats", true).
		Option("silent", false).
		Option("allow-big-block", false).
		Option("fast-provide-root", false).
		Option("fast-provide-dag", false).
		FileBody(r).
		Send(ctx)
	if err != nil {
		return 0, err
	}
	if resp.Error != nil {
		return 0, resp.Error
	}
	defer resp.Output.Close()
	return countBlocks(resp.Output)
}

// chanOf runs f in a goroutine of its own and returns the channel of its result.
func chanOf[T any](f func() T) <-chan T {
	c := make(chan T, 1)
	go func() { c <- f() }()
	return c
}
