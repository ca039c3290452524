package kubo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/content"
)

// dialTime bounds the daemon's dialing of hinted peers.
const dialTime = 5 * time.Second

// maxEvents bounds what the daemon may say about an import.
const maxEvents = 1 << 20

// countBlocks reads the events of an import and returns the number of blocks that the last one states.
func countBlocks(r io.Reader) (int, error) {
	dec := json.NewDecoder(io.LimitReader(r, maxEvents))
	blocks := -1
	for {
		var event struct{ Stats *struct{ BlockCount int } }
		switch err := dec.Decode(&event); {
		case errors.Is(err, io.EOF) && blocks >= 0:
			return blocks, nil
		case err != nil:
			return 0, fmt.Errorf("its answer: %w", err)
		}
		if event.Stats != nil {
			blocks = event.Stats.BlockCount
		}
	}
}

// begin bounds an operation by its limits. Each block that comes must call kick.
func begin(ctx context.Context, lim content.Limits) (_ context.Context, kick, end func()) {
	ctx, cancel := context.WithTimeoutCause(ctx, lim.Total,
		fmt.Errorf("%w: the operation took longer than %v", content.ErrNotFound, lim.Total))
	ctx, kick, stop := content.Watchdog(ctx, lim.Idle)
	return ctx, kick, func() { stop(); cancel() }
}

// late names the limit that an operation hit, where there is one; a deadline says nothing.
func late(ctx context.Context, err error) error {
	cause := context.Cause(ctx)
	if err == nil || cause == nil || content.Final(err) {
		return err
	}
	if errors.Is(cause, content.ErrStalled) {
		return fmt.Errorf("%w: %w", content.ErrNotFound, cause)
	}
	return cause
}

// Fetch makes the daemon fetch the whole DAG and verifies it.
func (s *Store) Fetch(ctx context.Context, ref content.Ref, lim content.Limits) (content.Info, error) {
	info, err := s.stream(ctx, ref, lim.WithDefaults(), nil)
	if err != nil {
		return content.Info{}, fmt.Errorf("fetch %s: %w", ref.CID, err)
	}
	info.From = "kubo"
	return info, nil
}

// Read fetches and reads a file, or a record.
func (s *Store) Read(ctx context.Context, ref content.Ref, lim content.Limits) ([]byte, error) {
	lim = lim.WithDefaults()
	got := make(memory) // bounded by lim.Stored
	if _, err := s.stream(ctx, ref, lim, got.keep); err != nil {
		return nil, fmt.Errorf("read %s: %w", ref.CID, err)
	}
	return content.ReadAll(ctx, got, ref.CID, lim)
}

// memory is the blocks of one small thing.
type memory map[cid.Cid][]byte

func (m memory) keep(c cid.Cid, block []byte) error {
	m[c] = block
	return nil
}

func (m memory) Block(_ context.Context, c cid.Cid) ([]byte, error) {
	b, ok := m[c]
	if !ok {
		return nil, fmt.Errorf("%s: %w", c, content.ErrNotFound)
	}
	return b, nil
}

// stream walks the DAG as the daemon sends it: what it has already, or else what it gets from others.
func (s *Store) stream(ctx context.Context, ref content.Ref, lim content.Limits, visit func(cid.Cid, []byte) error) (content.Info, error) {
	ctx, kick, end := begin(ctx, lim)
	defer end()
	each := func(c cid.Cid, block []byte) error {
		kick()
		if visit == nil {
			return nil
		}
		return visit(c, block)
	}
	info, err := s.walk(ctx, ref.CID, lim, true, each)
	if errors.Is(err, content.ErrNotFound) && ctx.Err() == nil {
		s.connect(ctx, ref.Peers)
		s.prefetch(ctx, ref.CID, lim, kick)
		info, err = s.walk(ctx, ref.CID, lim, false, each)
	}
	return info, late(ctx, err)
}

// walk asks for a CAR and walks it. Offline, only what the daemon has counts.
func (s *Store) walk(ctx context.Context, c cid.Cid, lim content.Limits, offline bool, visit func(cid.Cid, []byte) error) (content.Info, error) {
	if err := content.Check(c); err != nil {
		return content.Info{}, err
	}
	body, err := s.export(ctx, c, offline)
	if err != nil {
		return content.Info{}, err
	}
	defer body.Close()
	car, err := content.NewCARReader(body, lim.WithDefaults().BlockSize)
	if err != nil {
		return content.Info{}, explain(err)
	}
	walk := content.Walk{Limits: lim, Trusted: true, Get: car.Expect, Visit: visit}
	info, err := walk.Run(ctx, "", c)
	// The daemon is our own: if it says that a block is too large, nobody else will say otherwise.
	if bad := (*content.SenderError)(nil); errors.As(err, &bad) && errors.Is(bad.Reason, content.ErrTooLarge) {
		err = bad.Reason
	}
	return info, explain(err)
}

func (s *Store) export(ctx context.Context, c cid.Cid, offline bool) (io.ReadCloser, error) {
	resp, err := s.api.Request("dag/export", c.String()).Option("progress", false).Option("offline", offline).Send(ctx)
	if err != nil {
		return nil, err
	}
	if resp.Error != nil {
		return nil, explain(resp.Error)
	}
	return &cancelling{resp.Output, resp.Cancel}, nil
}

// cancelling closes a response without reading the rest of it, which may be long.
type cancelling struct {
	io.Reader
	cancel func() error
}

func (c *cancelling) Close() error { return c.cancel() }

// connect makes the daemon dial the peers and returns when one is there, or all have failed: they are only hints.
func (s *Store) connect(ctx context.Context, peers []string) {
	const maxHints = 16
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	var wg sync.WaitGroup
	done := make(chan bool, len(peers))
	peers = peers[:min(len(peers), maxHints)]
	for _, p := range peers {
		wg.Go(func() {
			info, err := peer.AddrInfoFromString(p)
			if err == nil {
				err = s.api.Swarm().Connect(ctx, *info)
			}
			if err != nil {
				s.log.Debug().Str("peer", p).Err(err).Msg("a hinted peer could not be reached")
			}
			done <- err == nil
		})
	}
	for range peers {
		if <-done {
			break
		}
	}
	cancel()
	wg.Wait()
}

// Has reports whether the daemon has all of the DAG.
func (s *Store) Has(ctx context.Context, c cid.Cid) (bool, error) {
	_, err := s.walk(ctx, c, content.Unlimited(), true, nil)
	if errors.Is(err, content.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Export writes the DAG at c as CAR v1.
func (s *Store) Export(ctx context.Context, c cid.Cid, w io.Writer) error {
	car, err := content.NewCARWriter(w, c)
	if err != nil {
		return err
	}
	if _, err := s.walk(ctx, c, content.Unlimited(), true, car.Write); err != nil {
		return fmt.Errorf("export %s: %w", c, err)
	}
	return car.Flush()
}
