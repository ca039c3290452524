// Package wire carries streams, questions and gossip between agents over libp2p: TCP with Noise and yamux, or QUIC, and
// nothing that talks to strangers by itself. There is no discovery and no bootstrap list; an agent dials the addresses that
// a job, an application or an operator names. Relays and hole punching are for those who ask for them, see [Config]. Every
// stream has limits on bytes and time in both directions.
package wire

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/libp2p/go-libp2p"
	pubsub "github.com/libp2p/go-libp2p-pubsub"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	quic "github.com/libp2p/go-libp2p/p2p/transport/quic"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
	ma "github.com/multiformats/go-multiaddr"
	manet "github.com/multiformats/go-multiaddr/net"
	"github.com/rs/zerolog"
)

// The errors that callers branch on.
var (
	ErrClosed = errors.New("wire is closed")
	ErrLimit  = errors.New("stream is over its limit")
	ErrPeer   = errors.New("not a peer address")
)

// Config describes a host. The zero value listens on a free loopback port with a new key.
type Config struct {
	Listen  []string       // multiaddrs, of TCP or QUIC (/ip4/…/udp/…/quic-v1); default /ip4/127.0.0.1/tcp/0
	KeyFile string         // ed25519 key, created with mode 0600 if it does not exist; default a new key each time
	Key     crypto.PrivKey // instead of KeyFile
	Log     zerolog.Logger

	// Relays are hosts, by multiaddrs that end in /p2p/ID, through which this one is reached if it is behind a router that lets
	// nobody in. With any, the host asks its peers how it looks from outside, asks the router for a port, has a place at a relay
	// if that is needed, and turns relayed connections into direct ones. Default none of that.
	Relays []string
}

// Host accepts and opens streams.
type Host struct {
	host host.Host
	log  zerolog.Logger

	ctx    context.Context //nolint:containedctx // the parent of all handlers' contexts, ended by Close
	cancel context.CancelFunc

	mu       sync.Mutex
	closed   bool
	handlers sync.WaitGroup
	meeting  atomic.Bool    // goes on, see [Host.Meet]
	gossip   *pubsub.PubSub // made with the first topic
}

// New starts listening.
func New(cfg Config) (*Host, error) {
	key := cfg.Key
	if key == nil {
		var err error
		if key, err = loadKey(cfg.KeyFile); err != nil {
			return nil, err
		}
	}
	listen := cfg.Listen
	if len(listen) == 0 {
		listen = []string{"/ip4/127.0.0.1/tcp/0"}
	}
	options := []libp2p.Option{
		libp2p.Identity(key),
		libp2p.ListenAddrStrings(listen...),
		libp2p.Transport(tcp.NewTCPTransport, tcp.DisableReuseport()),
		libp2p.Transport(quic.NewTransport),
		libp2p.Security(noise.ID, noise.New),
		libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
		libp2p.DisableMetrics(),
		libp2p.DisableIdentifyAddressDiscovery(),
		libp2p.WithDialTimeout(10 * time.Second),
		libp2p.UserAgent("emet"),
	}
	reach, err := reachability(cfg.Relays)
	if err != nil {
		return nil, err
	}
	h, err := libp2p.New(append(options, reach...)...)
	if err != nil {
		return nil, fmt.Errorf("listen on %v: %w", listen, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	return &Host{host: h, log: cfg.Log, ctx: ctx, cancel: cancel}, nil
}

// reachability are the options of a host that strangers cannot reach by themselves.
func reachability(relays []string) ([]libp2p.Option, error) {
	if len(relays) == 0 {
		return []libp2p.Option{libp2p.DisableRelay()}, nil
	}
	static, err := group(relays)
	if err != nil {
		return nil, fmt.Errorf("relay: %w", err)
	}
	return []libp2p.Option{
		libp2p.EnableRelay(), libp2p.EnableAutoRelayWithStaticRelays(static), libp2p.EnableHolePunching(),
		libp2p.EnableAutoNATv2(), libp2p.NATPortMap(),
	}, nil
}

// Libp2p returns the host below, for protocols that exist already and bring their own streams, as bitswap does.
func (h *Host) Libp2p() host.Host { return h.host }

// ID returns the peer id.
func (h *Host) ID() string { return h.host.ID().String() }

// AddrOf returns the address from which a peer is connected, of its relay if it came by one. The zero Addr means that it is not
// connected any more.
func (h *Host) AddrOf(p peer.ID) netip.Addr {
	for _, c := range h.host.Network().ConnsToPeer(p) {
		if ip, err := manet.ToIP(c.RemoteMultiaddr()); err == nil {
			a, _ := netip.AddrFromSlice(ip)
			return a.Unmap()
		}
	}
	return netip.Addr{}
}

// Addrs returns the addresses at which others reach this host, each ending in /p2p/ID.
func (h *Host) Addrs() []string {
	all, err := peer.AddrInfoToP2pAddrs(&peer.AddrInfo{ID: h.host.ID(), Addrs: h.host.Addrs()})
	if err != nil {
		return nil // only an empty id is an error
	}
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = a.String()
	}
	return out
}

// ParsePeer reads a multiaddr that ends in /p2p/ID. Errors wrap [ErrPeer].
func ParsePeer(addr string) (*peer.AddrInfo, error) {
	if len(addr) > 512 {
		return nil, fmt.Errorf("%w: %d characters", ErrPeer, len(addr))
	}
	a, err := ma.NewMultiaddr(addr)
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrPeer, addr, err)
	}
	info, err := peer.AddrInfoFromP2pAddr(a)
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrPeer, addr, err)
	}
	return info, nil
}

// Connect makes sure that there is a connection to the peer at addr.
func (h *Host) Connect(ctx context.Context, addr string) (peer.ID, error) {
	info, err := ParsePeer(addr)
	if err != nil {
		return "", err
	}
	if info.ID == h.host.ID() {
		return "", fmt.Errorf("%w: %s is this host itself", ErrPeer, addr)
	}
	h.host.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.TempAddrTTL)
	if err := h.host.Connect(ctx, *info); err != nil {
		return "", fmt.Errorf("connect to %s: %w", addr, err)
	}
	return info.ID, nil
}

// Open opens a stream to the peer at addr. The end of ctx resets the stream.
func (h *Host) Open(ctx context.Context, addr, proto string, lim Limits) (*Stream, error) {
	id, err := h.Connect(ctx, addr)
	if err != nil {
		return nil, err
	}
	raw, err := h.host.NewStream(ctx, id, protocol.ID(proto))
	if err != nil {
		return nil, fmt.Errorf("open %s to %s: %w", proto, addr, err)
	}
	return newStream(ctx, raw, lim), nil
}

// Handle calls fn for every stream of a protocol that a peer opens, within the limits. An error that fn returns resets the
// stream and is logged; otherwise it is closed. A peer above lim.PerPeer, or a stream above lim.Streams, is reset at once.
// The context ends with the stream's time and with the host.
func (h *Host) Handle(proto string, lim Limits, fn func(ctx context.Context, s *Stream) error) {
	h.handle(proto, lim.withDefaults(), func(raw network.Stream) { _ = raw.Reset() }, fn)
}

// handle is [Host.Handle] with a way to turn away whoever is too many.
func (h *Host) handle(proto string, lim Limits, turnAway func(network.Stream), fn func(ctx context.Context, s *Stream) error) {
	gate := gate{perPeer: lim.PerPeer, total: lim.Streams, open: make(map[peer.ID]int)}
	log := h.log.With().Str("protocol", proto).Logger()
	h.host.SetStreamHandler(protocol.ID(proto), func(raw network.Stream) {
		from := raw.Conn().RemotePeer()
		if !h.enter() {
			_ = raw.Reset()
			return
		}
		defer h.handlers.Done()
		if !gate.enter(from) {
			turnAway(raw)
			log.Debug().Stringer("peer", from).Msg("stream refused: too many are open")
			return
		}
		defer gate.leave(from)
		s := newStream(h.ctx, raw, lim)
		if err := fn(s.ctx, s); err != nil {
			s.Reset()
			log.Debug().Stringer("peer", from).Err(err).Msg("stream ended with an error")
			return
		}
		_ = s.Close()
	})
}

// enter counts a handler, unless the host is closing.
func (h *Host) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return false
	}
	h.handlers.Add(1)
	return true
}

// Close ends all streams and connections and waits for the handlers.
func (h *Host) Close() error {
	h.mu.Lock()
	h.closed = true
	h.mu.Unlock()
	h.cancel()
	err := h.host.Close()
	h.handlers.Wait()
	return err
}

// gate counts the open streams of a protocol.
type gate struct {
	perPeer, total int

	mu   sync.Mutex
	all  int
	open map[peer.ID]int
}

func (g *gate) enter(p peer.ID) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all >= g.total || g.open[p] >= g.perPeer {
		return false
	}
	g.all++
	g.open[p]++
	return true
}

func (g *gate) leave(p peer.ID) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all--
	if g.open[p]--; g.open[p] == 0 {
		delete(g.open, p)
	}
}
