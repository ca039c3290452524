package node

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/inbound/api"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
	"emet/agents/wire"
)

// SellingOptions say which public sockets are for sale.
type SellingOptions struct {
	Options

	Proxy    *api.Client    // that has the sockets; closed with the seller; required
	Sockets  []sale.Sockets // required
	Regions  []string
	Price    sale.Price
	Period   uint32     // seconds after which usage is to be paid; default 60
	Deposit  uint64     // default what ten hours and 10 GiB cost
	Networks netip.Addr // address at which the proxy receives packets of networks; default that of the first socket
	Ports    PortRange  // default 51820 to 51899
	Via      []string   // multiaddrs at which the proxy takes links over streams; none: by UDP only
	Every    time.Duration
}

// Selling is an agent that sells public sockets.
type Selling struct {
	*Member

	seller *seller.Seller
	board  *adBoard
	tower  *Tower
	topic  *wire.Topic
	id     identity.ID
}

// OpenSelling builds a seller. If its account has no identity under the agency, it gets one, and what is for sale is announced.
// Close ends it.
func OpenSelling(ctx context.Context, o SellingOptions) (_ *Selling, err error) {
	p, err := openParty(ctx, "seller", o.Options)
	if err != nil {
		return nil, err
	}
	s := &Selling{Member: &Member{p}, board: p.adBoard()}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	p.onClose(func() error { o.Proxy.Close(); return nil })
	if err := o.defaults(); err != nil {
		return nil, err
	}
	if s.id, err = s.identity(ctx); err != nil {
		return nil, err
	}
	key, err := s.Signer(ctx, s.id)
	if err != nil {
		return nil, err
	}
	k := p.ChannelContract()
	s.seller, err = seller.New(seller.Config{
		Ad: sale.Ad{
			Chain: k.ChainID, Channels: k.Address, Seller: s.id, Account: p.Key.Address(), Peers: p.Host.Addrs(),
			Sockets: o.Sockets, Regions: o.Regions, Links: o.links(), Via: o.Via, Price: o.Price, Period: o.Period, Deposit: o.Deposit,
		},
		Key: key, DB: p.DB, Gateway: proxyGateway{o.Proxy, o.Networks, o.Ports, recordLife}, Purse: sellerPurse{p}, Every: o.Every, Log: p.log,
	})
	if err != nil {
		return nil, err
	}
	if err := s.announce(ctx); err != nil {
		return nil, fmt.Errorf("announce what is for sale: %w", err)
	}
	if s.tower, err = p.Tower(ctx, TowerConfig{}); err != nil {
		return nil, err
	}
	if s.topic, err = s.board.join(p.Host); err != nil {
		return nil, err
	}
	s.answer()
	return s, nil
}

func (o *SellingOptions) links() []string {
	if len(o.Via) > 0 {
		return []string{sale.WireGuard, sale.Relay}
	}
	return []string{sale.WireGuard}
}

func (o *SellingOptions) defaults() error {
	if len(o.Sockets) == 0 || o.Proxy == nil {
		return errors.New("name the sockets that are for sale, and their proxy")
	}
	if o.Period == 0 {
		o.Period = 60
	}
	if o.Deposit == 0 {
		most := o.Price.Of(sale.Usage{Inbound: 10 << 30, Seconds: 10 * 3600}).Big()
		if !most.IsUint64() {
			return fmt.Errorf("ten hours would cost %s wei: say which deposit is wanted", most)
		}
		o.Deposit = max(most.Uint64(), 2)
	}
	if !o.Networks.IsValid() {
		var err error
		if o.Networks, err = netip.ParseAddr(o.Sockets[0].Address); err != nil {
			return err
		}
	}
	if o.Ports == (PortRange{}) {
		o.Ports = PortRange{51820, 51899}
	}
	return nil
}

// identity returns the account's identity under the agency, and registers one if there is none.
func (s *Selling) identity(ctx context.Context) (identity.ID, error) {
	all, err := s.Ground.Identities(ctx, s.Key.Address(), s.agencyScope())
	if err != nil {
		return identity.ID{}, err
	}
	for _, one := range slices.Backward(all) {
		if one.State == hosting.Active && identity.Role(one.Role) == identity.Worker {
			return one.ID, nil
		}
	}
	id, _, err := s.Join(ctx, JoinRequest{Scope: s.agencyScope()})
	return id, err
}

// announce puts the content id of the advertisement on chain, unless the one that is there leads to us as well: that it has
// expired is no matter, as whoever finds it asks for the one that holds.
func (s *Selling) announce(ctx context.Context) error {
	ad, err := s.seller.Ad()
	if err != nil {
		return err
	}
	r, found, err := s.RecordOf(ctx, s.id)
	if err != nil {
		return err
	}
	if found && !r.Content.IsZero() {
		reading, cancel := context.WithTimeout(ctx, adTime)
		blob, err := heldContent{s.Agent}.Read(reading, r.Content, nil, sale.MaxAd)
		cancel()
		if err == nil {
			if old, err := sale.DecodeAd(blob); err == nil && old.Seller == ad.Seller && slices.Equal(old.Peers, ad.Peers) {
				return nil
			}
		}
	}
	_, err = s.Announce(ctx, s.id, Bytes(bytes.NewReader(ad.Encode())), false)
	return err
}

// What selling takes of the wire.
var sellLimits = wire.Limits{Read: sale.MaxQuestion, Write: sale.MaxAnswer, Total: time.Minute, PerPeer: 4, Streams: 128}

func (s *Selling) answer() {
	s.Host.Answer(sale.Protocol, sellLimits, func(ctx context.Context, from peer.ID, question []byte) ([]byte, error) {
		return s.seller.Answer(ctx, from.String(), s.Host.AddrOf(from), question)
	})
	s.Host.Answer(sale.AdProtocol, sellLimits, func(context.Context, peer.ID, []byte) ([]byte, error) {
		ad, err := s.seller.Ad()
		if err != nil {
			return nil, seller.ErrLater
		}
		return ad.Encode(), nil
	})
}

// Ad is what is for sale.
func (s *Selling) Ad() (*sale.Ad, error) { return s.seller.Ad() }

// Activities returns all sales that are or were.
func (s *Selling) Activities() ([]seller.Activity, error) { return s.seller.Activities() }

// ID is the identity that sells.
func (s *Selling) ID() identity.ID { return s.id }

// SoldSocket is one that is sold now.
type SoldSocket struct {
	seller.Socket

	Activity  string         `json:"activity"`
	Requestor common.Address `json:"requestor"`
	State     seller.State   `json:"state"`
	Usage     sale.Usage     `json:"usage"`
	Owed      channel.Amount `json:"owed"` // for all of it, whether it was paid or not
}

// SellingStatus is how a seller does.
type SellingStatus struct {
	Schema  string         `json:"schema"` // emet.selling/v1
	Seller  identity.ID    `json:"seller"`
	Account common.Address `json:"account"`
	Sockets []sale.Sockets `json:"sockets"` // for sale
	Sold    []SoldSocket   `json:"sold"`
	Ended   int            `json:"ended"` // sales that are over
}

func (s *Selling) status() (any, error) {
	ad, err := s.seller.Ad()
	if err != nil {
		return nil, err
	}
	all, err := s.seller.Activities()
	if err != nil {
		return nil, err
	}
	st := SellingStatus{Schema: "emet.selling/v1", Seller: s.id, Account: s.Key.Address(), Sockets: ad.Sockets, Sold: []SoldSocket{}}
	for _, a := range all {
		if !a.Live() {
			st.Ended++
			continue
		}
		st.Sold = append(st.Sold, SoldSocket{a.Socket, a.ID, a.Requestor, a.State, a.Usage(), a.Owed()})
	}
	return st, nil
}

// AskSelling asks the seller that runs with a state directory how it does. It fails with [ErrNotHosting] if there is none.
func AskSelling(ctx context.Context, state string) (s SellingStatus, err error) {
	err = askLoopback(ctx, state, "/", &s)
	return s, err
}

// tellEvery is how often an advertisement is told, each time one that holds from then on. While nobody listens, it is waited
// for somebody who does.
const (
	tellEvery  = time.Minute
	listenEach = time.Second
)

// Run sells until ctx ends. Sockets that were sold stay open: the proxy has them, and the next seller goes on with them.
func (s *Selling) Run(ctx context.Context) error {
	services := []service{s.seller.Run, s.tower.Run, s.tell, s.tellCommands}
	if store, ok := s.Content.(interface{ Run(context.Context) error }); ok {
		services = append(services, store.Run)
	}
	return runAll(ctx, services...)
}

func (s *Selling) tellCommands(ctx context.Context) error { return s.serveStatus(ctx, s.status) }

// tell tells others what is for sale, again and again.
func (s *Selling) tell(ctx context.Context) error {
	s.Host.Meet(s.Agent.Network.IPFS) //nolint:contextcheck // it goes on with the host
	for {
		wait := listenEach
		if s.topic.Peers() > 0 {
			wait = tellEvery
			ad, err := s.seller.Ad()
			if err == nil {
				err = s.topic.Publish(ctx, ad.Encode())
			}
			if err != nil && ctx.Err() == nil {
				s.log.Debug().Err(err).Msg("advertisement could not be told")
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}
