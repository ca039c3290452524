package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"

	"emet/agents/inbound/buyer"
	"emet/agents/inbound/vpn"
	"emet/agents/wire"
)

// linkProtocol carries the packets of a virtual private network, which WireGuard has sealed: the stream proves nothing to them
// and need not.
const linkProtocol = "/emet/vpn/1"

// What links take of the wire. One lasts as long as a sale may; of one in which nothing came for four times as long as members
// are silent at most, the other end is gone.
var linkLimits = wire.Limits{
	Read: wire.NoLimit, Write: wire.NoLimit, Idle: 4 * 25 * time.Second, Total: buyer.Life, PerPeer: 8, Streams: 256,
}

// link is a stream that ends at once: what was on its way is lost, as datagrams may be.
type link struct{ *wire.Stream }

func (l link) Close() error {
	l.Reset()
	return nil
}

// Links takes links over streams at a proxy, from members of its networks who cannot send it UDP. It opens none itself.
type Links struct{ host *wire.Host } // nil: there is nowhere to listen

// OpenLinks listens at multiaddrs, if there are any. The key is made with the first.
func OpenLinks(keyFile string, listen []string, set *vpn.Set, log zerolog.Logger) (*Links, error) {
	if len(listen) == 0 {
		return &Links{}, nil
	}
	h, err := wire.New(wire.Config{Listen: listen, KeyFile: keyFile, Log: log})
	if err != nil {
		return nil, err
	}
	h.Handle(linkProtocol, linkLimits, func(ctx context.Context, s *wire.Stream) error { return set.Carry(ctx, link{s}) })
	return &Links{h}, nil
}

// Addrs is where links are taken, by multiaddrs that end in /p2p/ID.
func (l *Links) Addrs() []string {
	if l.host == nil {
		return nil
	}
	return l.host.Addrs()
}

// Close ends all links.
func (l *Links) Close() error {
	if l.host == nil {
		return nil
	}
	return l.host.Close()
}

// linkDial opens links to nodes, which last until ctx ends. Via is where a node takes them.
func linkDial(ctx context.Context, h *wire.Host, via func(node common.Address) []string) vpn.Dial {
	return func(dialing context.Context, node common.Address) (io.ReadWriteCloser, error) {
		err := fmt.Errorf("nobody says where %s takes links", node)
		for i, addr := range via(node) {
			_, e := h.Connect(dialing, addr)
			if e == nil {
				var s *wire.Stream
				if s, e = h.Open(ctx, addr, linkProtocol, linkLimits); e == nil { // it lasts longer than the dialing
					return link{s}, nil
				}
			}
			if i == 0 {
				err = nil
			}
			err = errors.Join(err, e)
		}
		return nil, err
	}
}

// LinkDialer is a node that reaches the members of its networks by streams.
type LinkDialer struct {
	host   *wire.Host
	cancel context.CancelFunc
	Dial   vpn.Dial
}

// NewLinkDialer returns a node that looks for all members at these multiaddrs. It is reached by nobody.
func NewLinkDialer(via []string, log zerolog.Logger) (*LinkDialer, error) {
	for _, addr := range via {
		if _, err := wire.ParsePeer(addr); err != nil {
			return nil, err
		}
	}
	h, err := wire.New(wire.Config{Log: log})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	return &LinkDialer{h, cancel, linkDial(ctx, h, func(common.Address) []string { return via })}, nil
}

// Close ends all links.
func (d *LinkDialer) Close() error {
	d.cancel()
	return d.host.Close()
}
