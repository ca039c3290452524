// Package buyer buys a public socket for a service that has none (GP-12, GP-15): it chooses among what is advertised, finds out
// from outside that the socket is public before any money moves, has it forward into a network, compares what the seller
// says was used with what came in at its own end, and pays for that, period by period, within a budget.
//
// What it decides is on the disk before it is done. A buyer that was killed goes on with the same sale.
package buyer

import (
	"cmp"
	"context"
	"errors"
	"net/netip"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/inbound/sale"
	"emet/agents/store"
)

// Why a buyer does not buy, or stops.
var (
	ErrNotPublic  = errors.New("the socket is not public")
	ErrOverstated = errors.New("the seller says that more was used than came")
	ErrEnded      = errors.New("the seller has ended the sale")
	ErrSpent      = errors.New("the budget is spent")
	ErrExpires    = errors.New("the record of a member of the network expires")
	ErrNoLink     = errors.New("nothing gets through between the service and the seller's proxy")
)

// Traffic is what came in at the service and went out of it.
type Traffic struct {
	Inbound  uint64 `json:"inbound"`
	Outbound uint64 `json:"outbound"`
}

func (t Traffic) plus(u Traffic) Traffic {
	return Traffic{t.Inbound + u.Inbound, t.Outbound + u.Outbound}
}

// seller asks a seller by its addresses.
type seller interface {
	Ask(ctx context.Context, peers []string, question []byte) (answer []byte, err error)
	Peer() string // who asks
}

// purse keeps channels.
type purse interface {
	// Open opens a channel, which is topped up until most is in it; an equal call that was killed is taken up.
	Open(ctx context.Context, payee common.Address, deposit, most channel.Amount, period uint32) (channel.ID, error)
	// Begun says whether there is such a call to be taken up.
	Begun(payee common.Address, deposit channel.Amount, period uint32) (bool, error)
	// Promise returns the voucher for a total, or for what was promised already if that is more.
	Promise(ctx context.Context, id channel.ID, total channel.Amount) (voucher []byte, promised channel.Amount, err error)
	// Deposit is what was put in, for sure.
	Deposit(ctx context.Context, id channel.ID) (channel.Amount, error)
	// Close gets the rest back, sooner or later.
	Close(ctx context.Context, id channel.ID) error
}

// network is our own node in a network.
type network interface {
	Record(id string, address netip.Prefix) ([]byte, error)
	Join(s *Sale) error // and forward to the service; again: nothing
	Leave(s *Sale)
	Linked(s *Sale) (bool, error) // something got through to the seller's proxy, and back
	Counted(s *Sale) Traffic      // since this process joined
}

// Config is what a buyer needs.
type Config struct {
	Chain    uint64         // required
	Channels common.Address // the contract; required
	Key      sale.Signer    // the requestor's; required
	Account  common.Address // its account; required
	DB       *store.DB      // required
	Seller   seller         // required
	Purse    purse          // required
	Network  network        // required unless another node serves

	Every   time.Duration // between payments; default a quarter of the seller's period
	Private bool          // sockets on addresses that are not public are good enough, as on a development network
	Slack   Slack

	// Ask asks a socket for a token; default over the network.
	Ask func(ctx context.Context, protocol string, at netip.AddrPort, requestor string) (string, error)

	Log zerolog.Logger
	Now func() time.Time
}

// Slack is by how much the seller's figures may be above ours: what is on its way was counted there and not here.
type Slack struct {
	Bytes   uint64        // default 16 MiB
	Percent uint64        // default 2, UDP 10: datagrams get lost on their way
	Time    time.Duration // default 10 s
}

// Buyer buys. One sale is looked after by one goroutine at a time.
type Buyer struct{ cfg Config }

// New returns a buyer.
func New(cfg Config) (*Buyer, error) {
	if cfg.Key == nil || cfg.DB == nil || cfg.Seller == nil || cfg.Purse == nil {
		return nil, errors.New("buyer: a key, a store, a way to sellers and a purse are required")
	}
	if cfg.Ask == nil {
		cfg.Ask = Ask
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Slack.Bytes == 0 {
		cfg.Slack.Bytes = 16 << 20
	}
	if cfg.Slack.Time == 0 {
		cfg.Slack.Time = 10 * time.Second
	}
	return &Buyer{cfg}, nil
}

// Want is what is looked for.
type Want struct {
	Protocol string
	Port     uint16
	Regions  []string   // any of them; none: anywhere
	Link     string     // to the proxy; default sale.WireGuard
	Use      sale.Usage // that is expected, to compare prices by
}

// Choice is an advertisement that has what is wanted.
type Choice struct {
	Ad      *sale.Ad       `json:"ad"`
	Address netip.AddrPort `json:"address"`
	Cost    channel.Amount `json:"cost"` // of the expected use
}

// Choose returns the advertisements that have what is wanted, cheapest first; of equal ones, the one with the smaller deposit.
// The advertisements are verified already.
func (b *Buyer) Choose(ads []*sale.Ad, w Want) (out []Choice) {
	w.Link = w.link()
	for _, ad := range ads {
		at, ok := ad.Has(w.Protocol, w.Port)
		switch {
		case !ok || ad.Chain != b.cfg.Chain || ad.Channels != b.cfg.Channels || !slices.Contains(ad.Links, w.Link):
		case len(w.Regions) > 0 && !slices.ContainsFunc(ad.Regions, func(r string) bool { return slices.Contains(w.Regions, r) }):
		case !b.cfg.Private && !public(at.Addr()):
		default:
			out = append(out, Choice{ad, at, ad.Price.Of(w.Use)})
		}
	}
	slices.SortStableFunc(out, func(x, y Choice) int {
		if c := x.Cost.Cmp(y.Cost); c != 0 {
			return c
		}
		return channel.NewAmount(x.Ad.Deposit).Cmp(channel.NewAmount(y.Ad.Deposit))
	})
	return out
}

func (w Want) link() string { return cmp.Or(w.Link, sale.WireGuard) }

func public(a netip.Addr) bool {
	shared := netip.MustParsePrefix("100.64.0.0/10") // of providers' address translation
	return a.IsGlobalUnicast() && !a.IsPrivate() && !shared.Contains(a)
}

// passLife is how long a pass holds. Clocks may differ a little.
const (
	passLife = 10 * time.Minute
	passSkew = time.Minute
)

// ask asks a seller one thing.
func (b *Buyer) ask(ctx context.Context, ad *sale.Ad, q sale.Question) (*sale.Answer, error) {
	now := b.cfg.Now()
	q.Pass = sale.Pass{
		Requestor: b.cfg.Account, Seller: ad.Seller, Peer: b.cfg.Seller.Peer(),
		Issued: uint64(now.Add(-passSkew).Unix()), Expires: uint64(now.Add(passLife).Unix()), // #nosec G115 -- not before 1970
	}
	if err := q.Pass.Sign(b.cfg.Key); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	blob, err := b.cfg.Seller.Ask(ctx, ad.Peers, sale.EncodeQuestion(&q))
	if err != nil {
		return nil, err
	}
	return sale.DecodeAnswer(blob)
}
