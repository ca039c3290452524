// Package boxo is the embedded IPFS node: blocks on disk, a table of pins, and three ways to get what is missing. It
// asks the peers that a reference names, first over a direct exchange that sends a whole DAG in one round trip, then over
// bitswap, which any IPFS node speaks; and last the gateways that the operator configured. It never uses a public DHT
// and never dials anybody that it was not told about.
package boxo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"github.com/ipfs/boxo/bitswap"
	"github.com/ipfs/boxo/bitswap/network/bsnet"
	"github.com/rs/zerolog"

	"emet/agents/content"
	"emet/agents/wire"
)

// Config describes a node.
type Config struct {
	Dir      string        // where blocks and pins are kept; default in memory
	Host     *wire.Host    // required; it must outlive the node
	Gateways []string      // base URLs of trustless gateways or kubo nodes, asked last
	Grace    time.Duration // garbage younger than this stays; default 10 min, negative for none
	Client   *http.Client  // for gateways; default without proxies or cookies
	Log      zerolog.Logger
}

// Node is a [content.Store].
type Node struct {
	cfg    Config
	blocks *blockTable
	pins   *pinTable
	swap   *bitswap.Bitswap
	host   *wire.Host
	http   *http.Client
	log    zerolog.Logger

	ctx    context.Context //nolint:containedctx // ends all work of the node; owned by Close
	cancel context.CancelCauseFunc
	once   sync.Once
	err    error
}

var _ content.Store = (*Node)(nil)

// New opens the node's files and begins to answer peers.
func New(cfg Config) (*Node, error) {
	if cfg.Host == nil {
		return nil, errors.New("boxo node without a wire host")
	}
	if cfg.Grace == 0 {
		cfg.Grace = 10 * time.Minute
	}
	// The file of pins comes first: its lock keeps a second process off the directory.
	pins, err := openPins(cfg.Dir)
	if err != nil {
		return nil, err
	}
	disk, err := openDisk(cfg.Dir)
	if err != nil {
		return nil, errors.Join(err, pins.close())
	}
	n := &Node{
		cfg:    cfg,
		blocks: newBlockTable(disk, max(cfg.Grace, 0), cfg.Log),
		pins:   pins,
		host:   cfg.Host,
		http:   cfg.Client,
		log:    cfg.Log,
	}
	if n.http == nil {
		n.http = &http.Client{Transport: &http.Transport{ResponseHeaderTimeout: 30 * time.Second, DisableCompression: true}}
	}
	n.ctx, n.cancel = context.WithCancelCause(context.Background())
	n.swap = bitswap.New(n.ctx, bsnet.NewFromIpfsHost(cfg.Host.Libp2p()), nil, served{n.blocks},
		bitswap.RebroadcastDelay(time.Second),
		bitswap.ProviderSearchDelay(time.Second),
		bitswap.WithoutDuplicatedBlockStats(),
		bitswap.MaxOutstandingBytesPerPeer(8<<20),
		bitswap.MaxCidSize(64),
	)
	n.serveDirect()
	return n, nil
}

// openDisk opens the store of blocks.
func openDisk(dir string) (disk, error) {
	if dir == "" {
		return &memory{blocks: make(map[digest][]byte)}, nil
	}
	f, err := openFolder(filepath.Join(dir, "blocks"))
	if err != nil {
		return nil, fmt.Errorf("open blocks: %w", err)
	}
	return f, nil
}

// Peers returns the node's own addresses.
func (n *Node) Peers() []string { return n.host.Addrs() }

// Run collects garbage once an hour until ctx ends; a node works without it, and keeps everything.
func (n *Node) Run(ctx context.Context) error {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		freed, err := n.GC(ctx)
		if err != nil {
			n.log.Warn().Err(err).Msg("garbage was not collected")
			continue
		}
		n.log.Info().Int("blocks", freed.Blocks).Int64("bytes", freed.Bytes).Msg("garbage collected")
	}
}

// Close ends all work, waits for it, and closes the files.
func (n *Node) Close() error {
	n.once.Do(func() {
		n.cancel(content.ErrClosed)
		n.host.Libp2p().RemoveStreamHandler(directProtocol)
		n.err = n.swap.Close()
		n.blocks.wait()
		n.http.CloseIdleConnections()
		n.err = errors.Join(n.err, n.pins.close())
	})
	return n.err
}

// begin starts an operation: its context ends with the caller's, with the node, and after total; blocks that it touches
// are safe from garbage collection until end is called.
func (n *Node) begin(ctx context.Context, total time.Duration) (_ context.Context, end func(), err error) {
	finish, err := n.blocks.begin()
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(n.ctx, func() { cancel(content.ErrClosed) })
	timer := time.AfterFunc(total, func() {
		cancel(fmt.Errorf("%w: the operation took longer than %v", content.ErrNotFound, total))
	})
	return ctx, func() {
		stop()
		timer.Stop()
		cancel(nil)
		finish()
	}, nil
}
