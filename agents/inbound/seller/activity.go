package seller

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting/codec"
	"emet/agents/inbound/sale"
	"emet/agents/store"
)

// State is how far an activity is.
type State string

// The states of an activity, in their order.
const (
	Opening State = "opening" // agreed on; the socket may be open already
	Open    State = "open"
	Closing State = "closing" // it is to end; the socket may be closed already
	Closed  State = "closed"
)

// Activity is one sale.
type Activity struct {
	ID        string         `json:"id"`
	Requestor common.Address `json:"requestor"`
	Order     sale.Order     `json:"order"`
	Socket    Socket         `json:"socket"`
	Price     sale.Price     `json:"price"`
	Period    uint32         `json:"period"`
	Deposit   uint64         `json:"deposit"`
	State     State          `json:"state"`
	Base      channel.Amount `json:"base"` // what the channel had earned before
	Member    []byte         `json:"member,omitempty"`
	Began     int64          `json:"began"` // Unix seconds
	Ended     int64          `json:"ended,omitempty"`
	Why       string         `json:"why,omitempty"` // it ended
	Settled   bool           `json:"settled,omitempty"`

	Kept Traffic `json:"kept"` // what proxies had counted that were started anew since
	Seen Traffic `json:"seen"` // what the proxy said last
	Upto int64   `json:"upto"` // time to which it is charged
}

var activities = store.NewTable[Activity]("inbound", "activities")

// Live says whether the socket is there to be paid for.
func (a *Activity) Live() bool { return a.State == Opening || a.State == Open }

// Usage is what it used until it was looked at last.
func (a *Activity) Usage() sale.Usage {
	return sale.Usage{
		Inbound: a.Kept.Inbound + a.Seen.Inbound, Outbound: a.Kept.Outbound + a.Seen.Outbound,
		Seconds: uint64(max(0, a.Upto-a.Began)), // #nosec G115 -- not negative
	}
}

// Owed is what that costs.
func (a *Activity) Owed() channel.Amount { return a.Price.Of(a.Usage()) }

// see takes what the proxy counts. A proxy that counts since another time than before, or has counted less, began anew.
func (a *Activity) see(t Traffic) {
	anew := a.Seen.Since != 0 && t.Since != a.Seen.Since
	if anew || t.Inbound < a.Seen.Inbound || t.Outbound < a.Seen.Outbound {
		a.Kept.Inbound += a.Seen.Inbound
		a.Kept.Outbound += a.Seen.Outbound
	}
	a.Seen = t
}

func (a *Activity) route() Route {
	o := a.Order
	return Route{a.Socket, a.Requestor.Hex(), a.ID, o.Network.ID, o.RemoteID.Hex(), o.Remote}
}

func (s *Seller) get(id string) (a Activity, known bool, err error) {
	err = s.cfg.DB.View(func(tx *store.Tx) error {
		a, known, err = activities.Get(tx, []byte(id))
		return err
	})
	return a, known, err
}

func (s *Seller) put(a *Activity) error {
	return s.cfg.DB.Update(func(tx *store.Tx) error { return activities.Put(tx, []byte(a.ID), *a) })
}

// Activities returns all that are or were.
func (s *Seller) Activities() (all []Activity, err error) {
	err = s.cfg.DB.View(func(tx *store.Tx) error {
		for r, err := range activities.All(tx, nil) {
			if err != nil {
				return err
			}
			all = append(all, r.Value)
		}
		return nil
	})
	return all, err
}

// order sells a socket. The same order again is answered as before.
func (s *Seller) order(ctx context.Context, from common.Address, o *sale.Order) (*sale.Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, known, err := s.get(o.Activity)
	if err != nil {
		return nil, err
	}
	if known {
		if a.Requestor != from || !bytes.Equal(codec.Encode(a.Order), codec.Encode(*o)) {
			return nil, refuse(nil, "activity %s is another one", o.Activity)
		}
		if a.State == Opening {
			err = s.open(ctx, &a)
		}
	} else {
		if a, err = s.agree(ctx, from, o); err == nil {
			err = s.open(ctx, &a)
		}
	}
	if err != nil {
		return nil, err
	}
	return s.answer(&a)
}

// agree checks an order and writes it down.
func (s *Seller) agree(ctx context.Context, from common.Address, o *sale.Order) (Activity, error) {
	ad := s.cfg.Ad
	addr, ok := ad.Has(o.Protocol, o.Port)
	switch owner, named := o.Network.Owner(); {
	case !ok:
		return Activity{}, refuse(nil, "%s port %d is not for sale", o.Protocol, o.Port)
	case !named || owner != from:
		return Activity{}, refuse(nil, "the name of a network begins with its owner's account: %s", sale.NetworkID(from, "NAME"))
	case !slices.Contains(ad.Links, o.Network.Link):
		return Activity{}, refuse(nil, "networks are joined by %v only", ad.Links)
	}
	all, err := s.Activities()
	if err != nil {
		return Activity{}, err
	}
	mine, vain := 0, 0
	for _, other := range all {
		switch {
		case other.Order.Channel == o.Channel && !other.Settled:
			return Activity{}, refuse(nil, "the channel pays for activity %s", other.ID)
		case other.Requestor == from && other.Live():
			mine++
		case other.Requestor == from && other.inVain(s.cfg.Now()):
			vain++
		}
	}
	if mine >= s.cfg.PerBuyer {
		return Activity{}, refuse(nil, "there are %d activities of this requestor already", mine)
	}
	if vain >= s.cfg.PerBuyer {
		return Activity{}, refuse(nil, "%d orders of this requestor came to nothing within an hour: order again later", vain)
	}
	base, err := s.cfg.Purse.Enter(ctx, o.Channel, from, terms(ad))
	if slices.ContainsFunc(bad, func(e error) bool { return errors.Is(err, e) }) {
		return Activity{}, refuse(err, "the channel is no good: %v", err)
	}
	if err != nil {
		return Activity{}, err
	}
	a := Activity{
		ID: o.Activity, Requestor: from, Order: *o, Socket: Socket{o.Protocol, addr}, Price: ad.Price, Period: ad.Period,
		Deposit: ad.Deposit, State: Opening, Base: base, Began: s.cfg.Now().Unix(),
	}
	a.Upto = a.Began
	return a, s.put(&a)
}

// terms are what a channel must be like: two periods of the most that may be earned in one are the deposit (SR-16).
func terms(ad sale.Ad) channel.Terms {
	period := uint64(ad.Period)
	return channel.Terms{
		Tick: period, MaxPay: channel.NewAmount(ad.Deposit/2 + ad.Deposit%2), Threshold: 0, Unpaid: 1<<32 - 1,
		MinWindow: 2 * ad.Period, Margin: period / 2,
	}
}

// open opens what was agreed on.
func (s *Seller) open(ctx context.Context, a *Activity) (err error) {
	if a.Member, err = s.cfg.Gateway.Join(ctx, a.Order.Network); err == nil {
		err = s.cfg.Gateway.Open(ctx, a.route())
	}
	if err != nil && ctx.Err() == nil {
		s.cfg.Log.Warn().Err(err).Str("activity", a.ID).Msg("socket could not be opened")
		sentence := "the socket could not be opened"
		if errors.Is(err, ErrTaken) {
			sentence = "the socket is taken"
		}
		a.Settled = true // nothing was used
		return errors.Join(refuse(err, "%s", sentence), s.tearDown(ctx, a, sentence))
	}
	if err != nil {
		return err
	}
	a.State, a.Began = Open, s.cfg.Now().Unix()
	a.Upto = a.Began
	s.cfg.Log.Info().Str("activity", a.ID).Stringer("address", a.Socket.Address).Hex("requestor", a.Requestor[:]).Msg("socket was sold")
	return s.put(a)
}

// account charges for what was used since the last time, and ends what is not paid for. What was charged already is in the
// channel's own account, so that nothing is charged twice whenever this ends.
func (s *Seller) account(ctx context.Context, a *Activity) error {
	if a.State != Open {
		return nil
	}
	if err := s.read(ctx, a); err != nil {
		return err
	}
	due, earned, err := s.due(a)
	if err != nil {
		return err
	}
	if !due.IsZero() {
		err = s.cfg.Purse.Serve(ctx, a.Order.Channel, due)
	}
	unpaid := errors.Is(err, channel.ErrUnpaid)
	if err == nil {
		_, promised, err := s.cfg.Purse.Balance(a.Order.Channel)
		if err != nil {
			return err
		}
		earned, _ = earned.Plus(due)
		rest, _ := earned.Minus(promised)
		unpaid = rest.Cmp(terms(sale.Ad{Deposit: a.Deposit}).MaxPay) > 0 && promised.Cmp(earned) < 0
	}
	switch {
	case unpaid && s.cfg.Now().Sub(s.started) < time.Duration(a.Period)*time.Second:
		return nil // nobody could pay while we were not there
	case unpaid:
		return s.tearDown(ctx, a, channel.ErrUnpaid.Error())
	case errors.Is(err, channel.ErrUncovered):
		return s.tearDown(ctx, a, "the channel's deposit is spent")
	case errors.Is(err, channel.ErrClosing), errors.Is(err, channel.ErrNotOpen), errors.Is(err, channel.ErrRevoked):
		return s.tearDown(ctx, a, err.Error())
	}
	return err
}

// read notes what the proxy counts, and the time.
func (s *Seller) read(ctx context.Context, a *Activity) error {
	t, err := s.cfg.Gateway.Traffic(ctx, a.ID)
	if err != nil {
		return err
	}
	a.see(t)
	a.Upto = max(a.Upto, s.cfg.Now().Unix())
	return s.put(a)
}

// due is what was used and not charged yet.
func (s *Seller) due(a *Activity) (due, earned channel.Amount, err error) {
	earned, _, err = s.cfg.Purse.Balance(a.Order.Channel)
	if err != nil {
		return due, earned, err
	}
	whole, fits := a.Base.Plus(a.Owed())
	if !fits {
		whole = channel.MaxAmount
	}
	due, _ = whole.Minus(earned)
	if whole.Cmp(earned) <= 0 {
		due = channel.Amount{}
	}
	return due, earned, nil
}

// tearDown ends an activity: the socket is closed, what it carried until then is charged, and the network is left.
func (s *Seller) tearDown(ctx context.Context, a *Activity, why string) error {
	if a.State != Closing {
		a.State, a.Why = Closing, why
		if err := s.put(a); err != nil {
			return err
		}
	}
	if err := s.cfg.Gateway.Close(ctx, a.route()); err != nil {
		return err
	}
	if !a.Settled { // it was open
		if err := s.read(ctx, a); err != nil {
			return err
		}
		due, _, err := s.due(a)
		if err == nil && !due.IsZero() {
			err = s.cfg.Purse.Serve(ctx, a.Order.Channel, due)
		}
		if err != nil {
			s.cfg.Log.Debug().Err(err).Str("activity", a.ID).Msg("the rest is not covered")
		}
	}
	all, err := s.Activities()
	if err != nil {
		return err
	}
	shared := slices.ContainsFunc(all, func(o Activity) bool {
		return o.ID != a.ID && o.Live() && o.Order.Network.ID == a.Order.Network.ID
	})
	if !shared {
		if err := s.cfg.Gateway.Leave(ctx, a.Order.Network.ID); err != nil {
			return err
		}
	}
	a.State, a.Ended = Closed, s.cfg.Now().Unix()
	s.cfg.Log.Info().Str("activity", a.ID).Str("why", a.Why).Stringer("owed", a.Owed()).Msg("sale ended")
	return s.put(a)
}

// look does what is to be done with each activity now.
func (s *Seller) look(ctx context.Context) {
	all, err := s.Activities()
	if err != nil {
		s.cfg.Log.Error().Err(err).Msg("activities could not be read")
	}
	for _, a := range all {
		if a.State == Closed {
			continue
		}
		if err := s.lookAt(ctx, a.ID); err != nil && ctx.Err() == nil {
			s.cfg.Log.Warn().Err(err).Str("activity", a.ID).Msg("activity could not be looked after")
		}
	}
}

func (s *Seller) lookAt(ctx context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	a, _, err := s.get(id)
	if err != nil {
		return err
	}
	switch a.State {
	case Opening:
		return s.open(ctx, &a)
	case Open:
		if err := s.cfg.Gateway.Open(ctx, a.route()); err != nil { // the proxy may have lost it
			return err
		}
		return s.account(ctx, &a)
	case Closing:
		return s.tearDown(ctx, &a, a.Why)
	}
	return nil
}

// settle ends the channels of activities that have ended: at once if all is paid, and when a period has passed otherwise.
func (s *Seller) settle(ctx context.Context) {
	all, err := s.Activities()
	if err != nil {
		return // it is told elsewhere
	}
	for _, a := range all {
		if a.State != Closed || a.Settled {
			continue
		}
		if err := s.settleOne(ctx, &a); err != nil && ctx.Err() == nil {
			s.cfg.Log.Warn().Err(err).Str("activity", a.ID).Msg("channel could not be ended")
		}
	}
}

func (s *Seller) settleOne(ctx context.Context, a *Activity) error {
	_, promised, err := s.cfg.Purse.Balance(a.Order.Channel)
	if err != nil {
		return err
	}
	whole, _ := a.Base.Plus(a.Owed())
	late := s.cfg.Now().Unix() >= max(a.Ended, s.started.Unix())+int64(a.Period)
	if promised.Cmp(whole) < 0 && !late {
		return nil
	}
	if promised.Cmp(a.Base) > 0 {
		if err := s.cfg.Purse.End(ctx, a.Order.Channel); err != nil {
			return err
		}
	}
	a.Settled = true
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.put(a)
}
