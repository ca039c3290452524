package wire

import (
	"context"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"golang.org/x/sync/errgroup"
)

// How many peers are met at once, and how long each may take.
const (
	meetings = 4
	meetTime = 10 * time.Second
)

// Meet connects to peers in the background, since a question takes less than half as long where there is a connection. Whoever
// is away is left out, and so is everybody that is to be met while others still are. It ends with the host.
func (h *Host) Meet(addrs []string) {
	peers, _ := group(addrs) // what is no address is nobody's
	if len(peers) == 0 || !h.enter() {
		return
	}
	if !h.meeting.CompareAndSwap(false, true) {
		h.handlers.Done()
		return
	}
	go func() {
		defer h.handlers.Done()
		defer h.meeting.Store(false)
		var g errgroup.Group
		g.SetLimit(meetings)
		for _, info := range peers {
			g.Go(func() error { h.meet(info); return nil })
		}
		_ = g.Wait()
	}()
}

func (h *Host) meet(info peer.AddrInfo) {
	if info.ID == h.host.ID() || h.host.Network().Connectedness(info.ID) == network.Connected || h.ctx.Err() != nil {
		return
	}
	ctx, cancel := context.WithTimeout(h.ctx, meetTime)
	defer cancel()
	h.host.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.TempAddrTTL)
	if err := h.host.Connect(ctx, info); err != nil {
		h.log.Debug().Stringer("peer", info.ID).Err(err).Msg("peer was not met")
	}
}
