package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/identity"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/vpn"
	"emet/agents/wire"
)

// Buying is an agent that buys public sockets.
type Buying struct {
	*party
	Buyer *buyer.Buyer

	board *adBoard
	tower *Tower
}

// BuyingOptions say how a buyer buys.
type BuyingOptions struct {
	Options

	Every time.Duration // between payments; default by the seller
	Slack buyer.Slack
}

// OpenBuying builds a buyer. Close ends it; sales that were not ended go on until they are not paid for any more.
func OpenBuying(ctx context.Context, o BuyingOptions) (_ *Buying, err error) {
	p, err := openParty(ctx, "buyer", o.Options)
	if err != nil {
		return nil, err
	}
	b := &Buying{party: p, board: p.adBoard()}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.Close())
		}
	}()
	n := newVPNNode(p, filepath.Join(p.State, "vpn"))
	p.onClose(n.close)
	k := p.ChannelContract()
	b.Buyer, err = buyer.New(buyer.Config{
		Chain: k.ChainID, Channels: k.Address, Key: p.Key, Account: p.Key.Address(), DB: p.DB, Seller: sellerWire{p.Host},
		Purse: buyerPurse{p}, Network: n, Private: o.Network.Dev, Every: o.Every,
		Slack: o.Slack, Log: p.log,
	})
	if err != nil {
		return nil, err
	}
	if b.tower, err = p.Tower(ctx, TowerConfig{}); err != nil {
		return nil, err
	}
	_, err = b.board.join(p.Host)
	return b, err
}

// Watch keeps an eye on the channels that were opened until ctx ends.
func (b *Buying) Watch(ctx context.Context) error { return runAll(ctx, b.tower.Run) }

// Ads asks all sellers under the agency what they advertise, and returns it with what was heard.
func (b *Buying) Ads(ctx context.Context) ([]*sale.Ad, error) {
	b.Host.Meet(b.Agent.Network.IPFS) //nolint:contextcheck // it goes on with the host
	if err := b.board.ask(ctx); err != nil {
		return nil, err
	}
	return b.board.list(), nil
}

// Standing is how a seller stands on chain.
func (b *Buying) Standing(ctx context.Context, id identity.ID) (string, error) {
	s, err := b.board.standing(ctx, id)
	return string(s.State), err
}

// sellerWire asks sellers.
type sellerWire struct{ h *wire.Host }

func (w sellerWire) Ask(ctx context.Context, peers []string, question []byte) ([]byte, error) {
	return w.h.Ask(ctx, peers, sale.Protocol, wire.Limits{Read: sale.MaxAnswer, Write: sale.MaxQuestion, Total: time.Minute}, question)
}

func (w sellerWire) Peer() string { return w.h.ID() }

// vpnNode is our own node in the networks that are bought for.
type vpnNode struct {
	p   *party
	set *vpn.Set

	ctx    context.Context //nolint:containedctx // lives as long as the node
	cancel context.CancelFunc
	going  sync.WaitGroup

	mu     sync.Mutex
	joined map[string]*joined
	via    map[common.Address][]string // addresses of proxies that are reached by streams
}

type joined struct {
	count vpn.Count
	end   context.CancelFunc
	over  chan struct{}
}

func newVPNNode(p *party, dir string) *vpnNode {
	n := &vpnNode{p: p, joined: map[string]*joined{}, via: map[common.Address][]string{}}
	n.ctx, n.cancel = context.WithCancel(context.Background())
	n.set = vpn.NewSet(vpn.SetConfig{Dir: dir, Node: p.Key, Log: p.log, Begin: true, Dial: linkDial(n.ctx, p.Host, func(node common.Address) []string {
		n.mu.Lock()
		defer n.mu.Unlock()
		return n.via[node]
	})})
	return n
}

func (n *vpnNode) close() error {
	n.cancel()
	n.going.Wait()
	n.set.Close()
	return nil
}

func (n *vpnNode) Record(id string, address netip.Prefix) ([]byte, error) {
	m, err := n.set.Record(id, address.Addr(), netip.AddrPort{}, time.Now().Add(recordLife))
	if err != nil {
		return nil, err
	}
	return json.Marshal(m)
}

// Join is in the network of a sale from here on, and forwards to its service.
func (n *vpnNode) Join(s *buyer.Sale) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.joined[s.Activity()] != nil {
		return nil
	}
	var gateway vpn.Member
	if err := json.Unmarshal(s.Member, &gateway); err != nil {
		return fmt.Errorf("the seller's record: %w", err)
	}
	id := s.Order.Network.ID
	n.via[gateway.Node] = s.Ad.Via
	config := vpn.Config{ID: id, Address: s.Own, Members: []vpn.Member{gateway}, NoUDP: s.Order.Network.Link == sale.Relay}
	if err := n.set.Put(config); err != nil {
		return fmt.Errorf("the seller's record: %w", err)
	}
	network, err := n.set.Open(id)
	if err != nil {
		return err
	}
	j := &joined{over: make(chan struct{})}
	ctx, end := context.WithCancel(n.ctx)
	j.end = end
	run := network.ForwardTCP
	if s.Order.Protocol == "udp" {
		run = network.ForwardUDP
	}
	to := vpn.Forwarding{Port: s.Order.Port, To: s.To, Count: &j.count}
	n.joined[s.Activity()] = j
	n.going.Go(func() {
		defer close(j.over)
		defer n.set.Release(id)
		if err := run(ctx, to); err != nil && ctx.Err() == nil {
			n.p.log.Error().Err(err).Str("activity", s.Activity()).Msg("nothing is forwarded any more")
		}
	})
	return nil
}

// Leave ends what Join began. What was counted is forgotten with it.
func (n *vpnNode) Leave(s *buyer.Sale) {
	n.mu.Lock()
	j := n.joined[s.Activity()]
	delete(n.joined, s.Activity())
	n.mu.Unlock()
	if j == nil {
		return
	}
	j.end()
	<-j.over
	n.set.Remove(s.Order.Network.ID)
}

// Linked says whether keys were exchanged with the seller's proxy.
func (n *vpnNode) Linked(s *buyer.Sale) (bool, error) {
	heard, err := n.set.Linked(s.Order.Network.ID)
	return len(heard) > 0, err
}

func (n *vpnNode) Counted(s *buyer.Sale) buyer.Traffic {
	n.mu.Lock()
	defer n.mu.Unlock()
	if j := n.joined[s.Activity()]; j != nil {
		return buyer.Traffic{Inbound: j.count.In.Load(), Outbound: j.count.Out.Load()}
	}
	return buyer.Traffic{}
}
