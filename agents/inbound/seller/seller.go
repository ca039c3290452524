// Package seller sells public sockets of a proxy: it answers who asks for a probe or buys, opens the sockets that are paid for,
// charges for what they carry and closes those that are not paid for any more (GP-11, GP-12). The proxy is another process
// and outlives it; money moves by the vouchers of a payment channel.
//
// Whatever it decides is on the disk before it is done, and what it does may be done again: a seller that was killed goes on
// with the same activities, and charges for nothing twice.
package seller

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rs/zerolog"

	"emet/agents/channel"
	"emet/agents/inbound/sale"
	"emet/agents/store"
)

// Socket is a public socket.
type Socket struct {
	Protocol string         `json:"protocol"`
	Address  netip.AddrPort `json:"address"`
}

// Route is a socket that forwards.
type Route struct {
	Socket
	Requestor string
	Activity  string
	Network   string
	RemoteID  string
	Remote    string
}

// Traffic is what went through a socket since the proxy began to count, which it does anew when it was killed.
type Traffic struct {
	Inbound  uint64 `json:"inbound"`
	Outbound uint64 `json:"outbound"`
	Since    int64  `json:"since,omitempty"` // Unix nanoseconds; 0: not known
}

// ErrTaken means that a socket is somebody else's already.
var ErrTaken = errors.New("the socket is taken")

// gateway is the proxy. Each of its methods may be called again with the same arguments.
type gateway interface {
	Probe(ctx context.Context, s Socket, requestor, token string) error
	Forget(ctx context.Context, s Socket, requestor, token string) error // what Probe did
	Join(ctx context.Context, n sale.Network) (record []byte, err error)
	Leave(ctx context.Context, network string) error
	Open(ctx context.Context, r Route) error // ErrTaken among others
	Close(ctx context.Context, r Route) error
	Traffic(ctx context.Context, activity string) (Traffic, error)
	Linked(ctx context.Context, network string) ([]netip.Addr, error) // members of whom it has heard
}

// purse keeps channels.
type purse interface {
	// Enter agrees to be paid by a requestor through a channel, and returns what that has earned already.
	Enter(ctx context.Context, id channel.ID, payer common.Address, t channel.Terms) (earned channel.Amount, err error)
	Take(ctx context.Context, id channel.ID, voucher []byte) error
	Serve(ctx context.Context, id channel.ID, price channel.Amount) error
	Balance(id channel.ID) (earned, promised channel.Amount, err error)
	End(ctx context.Context, id channel.ID) error // redeems the best voucher, and gives the rest back
}

// Config is what a seller needs.
type Config struct {
	Ad      sale.Ad     // what is offered, without times and signature; required
	Key     sale.Signer // the identity's; required
	DB      *store.DB   // required
	Gateway gateway     // required
	Purse   purse       // required

	Every    time.Duration // between looks at the meters; default a quarter of the period, at most 5 s
	PerBuyer int           // activities of one requestor at once, and orders that came to nothing within an hour; default 8
	Asked    int           // probes of one requestor in a minute, or of all at one address, and orders as well; default 20. Ten times as many in all.

	Log zerolog.Logger
	Now func() time.Time
}

// Seller sells. Its methods may be called by many goroutines.
type Seller struct {
	cfg     Config
	started time.Time
	probes  quota
	orders  quota // apart: who asks for many probes is in nobody's way who orders
	waiting waiting

	mu sync.Mutex // held while an activity changes
}

// New returns a seller.
func New(cfg Config) (*Seller, error) {
	if cfg.DB == nil || cfg.Gateway == nil || cfg.Purse == nil || cfg.Key == nil {
		return nil, errors.New("seller: a store, a gateway, a purse and a key are required")
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Every <= 0 {
		cfg.Every = min(time.Duration(cfg.Ad.Period)*time.Second/4, 5*time.Second)
	}
	if cfg.PerBuyer <= 0 {
		cfg.PerBuyer = 8
	}
	if cfg.Asked <= 0 {
		cfg.Asked = 20
	}
	s := &Seller{cfg: cfg, started: cfg.Now()}
	for _, q := range []*quota{&s.probes, &s.orders} {
		q.each, q.all = cfg.Asked, 10*cfg.Asked
	}
	if _, err := s.Ad(); err != nil {
		return nil, err
	}
	return s, nil
}

// adLife is how long an advertisement holds. It is told again long before.
const adLife = time.Hour

// Ad returns the advertisement as it holds from now.
func (s *Seller) Ad() (*sale.Ad, error) {
	ad, now := s.cfg.Ad, s.cfg.Now()
	ad.Issued, ad.Expires = uint64(now.Unix()), uint64(now.Add(adLife).Unix()) // #nosec G115 -- not before 1970
	if err := ad.Check(now); err != nil {
		return nil, err
	}
	return &ad, ad.Sign(s.cfg.Key)
}

// RefusalError is what a requestor is told. It holds nothing of what is inside.
type RefusalError struct {
	Sentence string
	cause    error
}

func (r *RefusalError) Error() string { return r.Sentence }
func (r *RefusalError) Unwrap() error { return r.cause }

func refuse(cause error, format string, args ...any) error {
	return &RefusalError{fmt.Sprintf(format, args...), cause}
}

// ErrLater is what is told when something broke here.
var ErrLater = errors.New("the seller cannot do that now: ask later")

// askTime is how long a question may take.
const askTime = 30 * time.Second

// Answer answers a question of a peer, whose connection is from an address. An error is fit to be told to it.
func (s *Seller) Answer(ctx context.Context, peer string, from netip.Addr, question []byte) ([]byte, error) {
	q, err := sale.DecodeQuestion(question)
	if err == nil {
		err = q.Pass.Verify(s.cfg.Ad.Seller, peer, s.cfg.Now())
	}
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	a, err := s.ask(ctx, from, q)
	if err == nil {
		return sale.EncodeAnswer(a), nil
	}
	if r, ok := errors.AsType[*RefusalError](err); ok {
		s.cfg.Log.Debug().Err(r.cause).Hex("requestor", q.Pass.Requestor[:]).Str("refusal", r.Sentence).Msg("question was refused")
		return nil, r
	}
	s.cfg.Log.Warn().Err(err).Hex("requestor", q.Pass.Requestor[:]).Msg("question could not be answered")
	return nil, ErrLater
}

func (s *Seller) ask(ctx context.Context, at netip.Addr, q *sale.Question) (*sale.Answer, error) {
	from := q.Pass.Requestor
	if now := s.cfg.Now(); q.Probe != nil && !s.probes.take(from, at, now) || q.Order != nil && !s.orders.take(from, at, now) {
		return nil, refuse(nil, "too many questions: ask again in a minute")
	}
	switch {
	case q.Probe != nil:
		return s.probe(ctx, from, q.Probe)
	case q.Order != nil:
		return s.order(ctx, from, q.Order)
	case q.Meter != nil:
		return s.meter(ctx, from, q.Meter.Activity)
	case q.Pay != nil:
		return s.with(from, q.Pay.Activity, func(a *Activity) error { return s.take(ctx, a, q.Pay.Voucher) })
	default:
		return s.with(from, q.Stop.Activity, func(a *Activity) error {
			if !a.Live() {
				return nil
			}
			return s.tearDown(ctx, a, "the requestor ended it")
		})
	}
}

// meter charges for what was used, and says how the sale is.
func (s *Seller) meter(ctx context.Context, from common.Address, id string) (*sale.Answer, error) {
	var order sale.Order
	answer, err := s.with(from, id, func(a *Activity) error {
		order = a.Order
		if !a.Live() {
			return nil
		}
		return s.account(ctx, a)
	})
	if err != nil || !answer.Open {
		return answer, err
	}
	linked, err := s.cfg.Gateway.Linked(ctx, order.Network.ID)
	if err != nil { // the figures matter more
		s.cfg.Log.Debug().Err(err).Str("activity", id).Msg("proxy does not say whom it has heard of")
		return answer, nil
	}
	remote, err := netip.ParseAddrPort(order.Remote)
	answer.Linked = err == nil && slices.Contains(linked, remote.Addr())
	return answer, nil
}

// with does something with an activity of a requestor, and answers how it is then.
func (s *Seller) with(from common.Address, id string, fn func(*Activity) error) (*sale.Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, known, err := s.get(id)
	if err != nil {
		return nil, err
	}
	if !known || a.Requestor != from {
		return nil, refuse(nil, "there is no activity %s of this requestor", id)
	}
	if err := fn(&a); err != nil {
		return nil, err
	}
	return s.answer(&a)
}

func (s *Seller) answer(a *Activity) (*sale.Answer, error) {
	_, promised, err := s.cfg.Purse.Balance(a.Order.Channel)
	if err != nil {
		return nil, err
	}
	promised, _ = promised.Minus(a.Base)
	return &sale.Answer{
		Address: a.Socket.Address.String(), Member: a.Member, Usage: a.Usage(), Owed: a.Owed().String(),
		Promised: promised.String(), Open: a.Live(), Why: a.Why,
	}, nil
}

// take takes a voucher. One that was taken already is no error: its answer may have been lost.
func (s *Seller) take(ctx context.Context, a *Activity, voucher []byte) error {
	err := s.cfg.Purse.Take(ctx, a.Order.Channel, voucher)
	switch {
	case errors.Is(err, channel.ErrNothingNew):
		return nil
	case slices.ContainsFunc(bad, func(e error) bool { return errors.Is(err, e) }):
		return refuse(err, "the voucher is no good: %v", err)
	}
	return err
}

// bad is what can be wrong with channels and vouchers, in words that everybody may read.
var bad = []error{
	channel.ErrTerms, channel.ErrUncovered, channel.ErrRevoked, channel.ErrMaturity, channel.ErrOther, channel.ErrNotOpen,
	channel.ErrClosing, channel.ErrNoSuchLane, channel.ErrSignature, channel.ErrMalformed,
}

// Run goes on with what an earlier process began, looks at the meters and ends what is not paid for, until ctx ends.
func (s *Seller) Run(ctx context.Context) error {
	var settling sync.WaitGroup
	defer settling.Wait()
	settling.Go(func() { s.every(ctx, s.settle) })
	s.every(ctx, s.look)
	return ctx.Err()
}

func (s *Seller) every(ctx context.Context, fn func(context.Context)) {
	tick := time.NewTicker(s.cfg.Every)
	defer tick.Stop()
	for {
		fn(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
