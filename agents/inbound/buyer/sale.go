package buyer

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/inbound/sale"
	"emet/agents/store"
)

// State is how far a sale is.
type State string

// The states of a sale, in their order.
const (
	Agreed  State = "agreed"  // nothing was paid in; a channel may be on its way
	Funded  State = "funded"  // there is a channel; the seller may have the order
	Open    State = "open"    // the socket forwards
	Ending  State = "ending"  // the seller may know, and the last voucher may be with it
	Paid    State = "paid"    // the last voucher is with the seller, or there is none; the channel is to be closed
	Settled State = "settled" // the channel is closed, or on its way to be
)

// Plan is what is to be bought.
type Plan struct {
	Choice
	Want
	Deposit channel.Amount // what the channel gets at the beginning
	Most    channel.Amount // what it gets in all, by topping up: the most that the sale can cost; default the deposit

	To string // a service of this machine, host:port; or else:

	// Another node serves.
	Network string         // the network's name without its owner
	Address netip.Prefix   // of the seller in it
	Members [][]byte       // the records of the others
	Remote  netip.AddrPort // of the service
	Node    common.Address // who serves
	Until   time.Time      // the first of the records expires
}

// Sale is one that was begun.
type Sale struct {
	Order   sale.Order     `json:"order"`
	Ad      sale.Ad        `json:"ad"`
	Address netip.AddrPort `json:"address"`          // of the public socket
	Deposit channel.Amount `json:"deposit"`          // that is in the channel for sure
	Most    channel.Amount `json:"most"`             // that may be in it
	Until   int64          `json:"until"`            // Unix seconds: nobody forwards any more
	Own     netip.Prefix   `json:"own,omitzero"`     // our node's address in the network
	To      string         `json:"to,omitempty"`     // the service on this machine; "": another node has it
	Member  []byte         `json:"member,omitempty"` // the seller's record

	State  State          `json:"state"`
	Began  int64          `json:"began"` // Unix seconds: when it was ordered
	Usage  sale.Usage     `json:"usage"` // as the seller said last, and we believed
	Kept   Traffic        `json:"kept"`  // that earlier processes counted
	Count  Traffic        `json:"count"` // that all of them counted
	Resume bool           `json:"resume,omitempty"`
	Paid   channel.Amount `json:"paid"` // what vouchers promise
	Why    string         `json:"why,omitempty"`

	linked bool           // the proxy says so of the node that serves
	turned bool           // by this process
	pace   channel.Amount // the most that came to be owed from one turn to the next
}

// Owed is what the usage costs that we believed.
func (s *Sale) Owed() channel.Amount { return s.Ad.Price.Of(s.Usage) }

// Activity names the sale.
func (s *Sale) Activity() string { return s.Order.Activity }

var sales = store.NewTable[Sale]("inbound", "sales")

func (b *Buyer) put(s *Sale) error {
	return b.cfg.DB.Update(func(tx *store.Tx) error { return sales.Put(tx, []byte(s.Activity()), *s) })
}

// Sales returns all that were begun.
func (b *Buyer) Sales() (all []*Sale, err error) {
	err = b.cfg.DB.View(func(tx *store.Tx) error {
		for r, err := range sales.All(tx, nil) {
			if err != nil {
				return err
			}
			all = append(all, &r.Value)
		}
		return nil
	})
	return all, err
}

// The network between a seller and our own node. Nothing of it is seen outside of the two processes.
var (
	sellerAt = netip.MustParsePrefix("10.211.0.1/24")
	ownAt    = netip.MustParsePrefix("10.211.0.2/24")
)

// Life is how long our own record in a network is to hold, and with it a sale.
const Life = 30 * 24 * time.Hour

// Begin writes down what is to be bought. No money moves yet.
func (b *Buyer) Begin(p Plan) (*Sale, error) {
	if p.Most.Cmp(p.Deposit) < 0 {
		p.Most = p.Deposit
	}
	s := &Sale{Ad: *p.Ad, Address: p.Choice.Address, Deposit: p.Deposit, Most: p.Most, Until: p.Until.Unix(), To: p.To, State: Agreed}
	s.Order = sale.Order{Activity: strings.ToLower(rand.Text()), Protocol: p.Protocol, Port: p.Port, RemoteID: p.Node}
	if p.Deposit.Cmp(channel.NewAmount(p.Ad.Deposit)) < 0 {
		return nil, fmt.Errorf("the seller wants a deposit of %d wei: the budget is %s", p.Ad.Deposit, p.Deposit)
	}
	if p.To == "" {
		s.Order.Network = sale.Network{ID: sale.NetworkID(b.cfg.Account, p.Network), Address: p.Address.String(), Link: p.link(), Members: p.Members}
		s.Order.Remote = p.Remote.String()
		return s, b.put(s)
	}
	s.Own, s.Until = ownAt, b.cfg.Now().Add(Life).Unix()
	id := sale.NetworkID(b.cfg.Account, strings.ToLower(rand.Text())[:16])
	record, err := b.cfg.Network.Record(id, s.Own)
	if err != nil {
		return nil, err
	}
	s.Order.Network = sale.Network{ID: id, Address: sellerAt.String(), Link: p.link(), Members: [][]byte{record}}
	s.Order.Remote, s.Order.RemoteID = netip.AddrPortFrom(ownAt.Addr(), p.Port).String(), b.cfg.Account
	return s, b.put(s)
}

// Open brings a sale to where the socket forwards, whatever of that an earlier process has done.
func (b *Buyer) Open(ctx context.Context, s *Sale) (err error) {
	if s.Most.Cmp(s.Deposit) < 0 { // it was begun before there was topping up
		s.Most = s.Deposit
	}
	if s.State == Agreed {
		if s.Order.Channel, err = b.fund(ctx, s); err != nil {
			return fmt.Errorf("open a channel: %w", err)
		}
		s.State, s.Began = Funded, b.cfg.Now().Unix()
		if err := b.put(s); err != nil {
			return err
		}
	}
	if s.State == Funded {
		a, err := b.order(ctx, s)
		if err != nil {
			return fmt.Errorf("order: %w", err)
		}
		if a.Address != s.Address.String() || !a.Open {
			return fmt.Errorf("%w: %.200q", ErrEnded, a.Why)
		}
		s.State, s.Member = Open, a.Member
		if err := b.put(s); err != nil {
			return err
		}
	} else if s.State == Open {
		// What came while the last process died was counted by the seller only.
		s.Kept, s.Resume = s.Count, true
	}
	if s.State == Open && s.To != "" {
		return b.cfg.Network.Join(s)
	}
	return nil
}

// fund opens a channel for a sale. What the purse takes up may be the channel of an earlier sale, if the process was killed
// between two notes; then the next call opens another.
func (b *Buyer) fund(ctx context.Context, s *Sale) (channel.ID, error) {
	for {
		id, err := b.cfg.Purse.Open(ctx, s.Ad.Account, s.Deposit, s.Most, s.Ad.Period)
		if err != nil {
			return id, err
		}
		all, err := b.Sales()
		if err != nil {
			return id, err
		}
		if !slices.ContainsFunc(all, func(o *Sale) bool { return o.Activity() != s.Activity() && o.Order.Channel == id }) {
			return id, nil
		}
	}
}

// How often an order is given, and after which pause: the seller may not see the channel yet.
const (
	orders     = 4
	orderPause = time.Second
)

func (b *Buyer) order(ctx context.Context, s *Sale) (a *sale.Answer, err error) {
	for range orders {
		if a, err = b.ask(ctx, &s.Ad, sale.Question{Order: &s.Order}); err == nil || ctx.Err() != nil {
			return a, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(orderPause):
		}
	}
	return nil, err
}

// Event is what is told while a sale goes on.
type Event struct {
	Activity string         `json:"activity"`
	Usage    sale.Usage     `json:"usage"`
	Counted  Traffic        `json:"counted"`
	Paid     channel.Amount `json:"paid"`
	Left     channel.Amount `json:"left"` // of the budget
	Problem  string         `json:"problem,omitempty"`
}

// final are the reasons for which a sale goes on no more. All others may pass: the seller, the chain or the way there may be
// back in a moment.
var final = []error{ErrOverstated, ErrEnded, ErrSpent, ErrExpires, channel.ErrUncovered, channel.ErrNotOpen, channel.ErrClosing}

// How long a link is waited for between our own node and the proxy, and how often it is looked for; where another node serves,
// somebody has to bring it the proxy's record first, so that is waited for until the sale ends.
const (
	linkTime  = 30 * time.Second
	linkEvery = 50 * time.Millisecond
	farEvery  = time.Second
)

// Await waits until packets get through between the service's node and the seller's proxy, and pays meanwhile if that takes
// long. Before that, who connects to the public socket may be turned away. Errors: ErrNoLink, those of Run.
func (b *Buyer) Await(ctx context.Context, s *Sale, tell func(Event)) error {
	if s.To == "" {
		return b.awaitFar(ctx, s, tell)
	}
	late := time.After(linkTime)
	for {
		if linked, err := b.cfg.Network.Linked(s); err != nil || linked {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-late:
			return ErrNoLink
		case <-time.After(linkEvery):
		}
	}
}

func (b *Buyer) awaitFar(ctx context.Context, s *Sale, tell func(Event)) error {
	for {
		if err := b.step(ctx, s, tell); err != nil || ctx.Err() != nil || s.linked {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(farEvery):
		}
	}
}

// Run pays until ctx ends, or something is wrong: then it says what. The sale is still to be ended; see [Buyer.End].
func (b *Buyer) Run(ctx context.Context, s *Sale, tell func(Event)) error {
	pause := b.cfg.Every
	if pause <= 0 {
		pause = max(time.Duration(s.Ad.Period)*time.Second/4, 100*time.Millisecond)
	}
	every := time.NewTicker(pause)
	defer every.Stop()
	for {
		if err := b.step(ctx, s, tell); err != nil || ctx.Err() != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
	}
}

// step is a turn of which is told. It returns what cannot pass.
func (b *Buyer) step(ctx context.Context, s *Sale, tell func(Event)) error {
	err := b.Turn(ctx, s)
	if slices.ContainsFunc(final, func(f error) bool { return errors.Is(err, f) }) {
		return err
	}
	e := Event{Activity: s.Activity(), Usage: s.Usage, Counted: s.Count, Paid: s.Paid}
	e.Left, _ = s.Most.Minus(s.Paid)
	if err != nil {
		e.Problem = err.Error()
		b.cfg.Log.Debug().Err(err).Msg("seller could not be asked or paid")
	}
	if ctx.Err() == nil { // the end is no problem
		tell(e)
	}
	return nil
}

// Turn asks what was used and pays for it. Errors: ErrOverstated, ErrEnded, ErrSpent, ErrExpires, others that may pass.
func (b *Buyer) Turn(ctx context.Context, s *Sale) error {
	a, err := b.ask(ctx, &s.Ad, sale.Question{Meter: &sale.Meter{Activity: s.Activity()}})
	if err != nil {
		return err
	}
	s.linked = a.Linked
	before := s.Owed()
	if err := b.believe(s, a.Usage); err != nil {
		return err
	}
	if more, _ := s.Owed().Minus(before); s.turned && more.Cmp(s.pace) > 0 {
		s.pace = more
	}
	s.turned = true
	if err := b.pay(ctx, s); err != nil {
		return err
	}
	switch {
	case !a.Open && s.Owed().Cmp(s.Most) >= 0:
		return fmt.Errorf("%w: %.200q", ErrSpent, a.Why)
	case !a.Open:
		return fmt.Errorf("%w: %.200q", ErrEnded, a.Why)
	}
	return b.lasts(s)
}

// lasts says whether a sale can go on until the turn after the next. It ends before that is not so, while the seller can still
// be paid for all of it.
func (b *Buyer) lasts(s *Sale) error {
	need, fits := s.pace.Times(2)
	if whole, ok := need.Plus(s.Owed()); !fits || !ok || whole.Cmp(s.Most) > 0 {
		return fmt.Errorf("%w: of %s wei %s are owed", ErrSpent, s.Most, s.Owed())
	}
	if at := b.cfg.Now().Unix(); s.Until > 0 && at+int64(s.Ad.Period) >= s.Until {
		return fmt.Errorf("%w at %s", ErrExpires, time.Unix(s.Until, 0).UTC().Format(time.RFC3339))
	}
	return nil
}

// count notes what came in here.
func (b *Buyer) count(s *Sale) {
	if s.To != "" && b.cfg.Network != nil {
		s.Count = s.Kept.plus(b.cfg.Network.Counted(s))
	}
}

// believe compares the seller's figures with ours, and notes them if they can be true.
func (b *Buyer) believe(s *Sale, u sale.Usage) error {
	b.count(s)
	passed := max(0, b.cfg.Now().Unix()-s.Began)
	switch {
	case !u.Covers(s.Usage):
		return fmt.Errorf("%w: it was more before", ErrOverstated)
	case u.Seconds > uint64(passed)+uint64(b.cfg.Slack.Time/time.Second): // #nosec G115 -- not negative
		return fmt.Errorf("%w: %d s, where %d have passed", ErrOverstated, u.Seconds, passed)
	}
	if s.To != "" {
		over := b.over(s, u)
		ours := sale.Usage{Inbound: s.Count.Inbound, Outbound: s.Count.Outbound, Seconds: u.Seconds}
		extra, _ := s.Ad.Price.Of(u).Minus(s.Ad.Price.Of(ours))
		switch {
		case over && s.Resume && extra.Cmp(channel.NewAmount(s.Ad.Deposit/2)) <= 0:
			// Not more than a period may cost: taken on trust, once.
			s.Kept = s.Kept.plus(Traffic{less(u.Inbound, s.Count.Inbound), less(u.Outbound, s.Count.Outbound)})
			b.count(s)
		case over:
			return fmt.Errorf("%w: %d bytes in and %d out, where %d and %d came", ErrOverstated, u.Inbound, u.Outbound, s.Count.Inbound, s.Count.Outbound)
		}
	}
	s.Usage, s.Resume = u, false
	return b.put(s)
}

func (b *Buyer) over(s *Sale, u sale.Usage) bool {
	percent := b.cfg.Slack.Percent
	if percent == 0 {
		if percent = 2; s.Order.Protocol == "udp" {
			percent = 10
		}
	}
	most := func(n uint64) uint64 { return n + n/100*percent + b.cfg.Slack.Bytes }
	return u.Inbound > most(s.Count.Inbound) || u.Outbound > most(s.Count.Outbound)
}

func less(n, m uint64) uint64 {
	if n <= m {
		return 0
	}
	return n - m
}

// pay hands in a voucher for what we believe was used, as far as the deposit goes.
func (b *Buyer) pay(ctx context.Context, s *Sale) error {
	owed := s.Owed()
	if s.Deposit.Cmp(s.Most) < 0 {
		sure, err := b.cfg.Purse.Deposit(ctx, s.Order.Channel)
		if err != nil {
			return err
		}
		if s.Deposit.Cmp(sure) < 0 { // it was topped up
			s.Deposit = sure
		}
	}
	if owed.Cmp(s.Deposit) > 0 {
		owed = s.Deposit
	}
	if owed.IsZero() {
		return nil
	}
	voucher, promised, err := b.cfg.Purse.Promise(ctx, s.Order.Channel, owed)
	if err != nil {
		return fmt.Errorf("promise %s: %w", owed, err)
	}
	s.Paid = promised
	if err := b.put(s); err != nil {
		return err
	}
	if _, err := b.ask(ctx, &s.Ad, sale.Question{Pay: &sale.Pay{Activity: s.Activity(), Voucher: voucher}}); err != nil {
		return fmt.Errorf("pay: %w", err)
	}
	return nil
}

// End ends a sale: the seller closes the socket, is paid for the last time, and the rest of the deposit comes back. Why is
// an error that Run returned, or nil: a seller that overstates gets nothing more.
func (b *Buyer) End(ctx context.Context, s *Sale, why error) error {
	if s.State == Agreed {
		begun, err := b.cfg.Purse.Begun(s.Ad.Account, s.Deposit, s.Ad.Period)
		if err != nil {
			return err
		}
		if s.State = Settled; begun { // the money may be in the channel already
			if s.Order.Channel, err = b.fund(ctx, s); err != nil {
				return err
			}
			s.State = Paid
		}
		if err := b.put(s); err != nil {
			return err
		}
	}
	if s.State == Funded || s.State == Open {
		s.State = Ending
		if why != nil {
			s.Why = why.Error()
		}
		if err := b.put(s); err != nil {
			return err
		}
	}
	var problem error
	if s.State == Ending {
		a, err := b.ask(ctx, &s.Ad, sale.Question{Stop: &sale.Stop{Activity: s.Activity()}})
		if err == nil && !errors.Is(why, ErrOverstated) {
			if err = b.believe(s, a.Usage); err == nil {
				err = b.pay(ctx, s)
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		problem = err // the seller gets no more than it has; the rest must come back all the same
		s.State = Paid
		if err := b.put(s); err != nil {
			return err
		}
	}
	if s.To != "" && b.cfg.Network != nil {
		b.cfg.Network.Leave(s)
	}
	if s.State == Paid {
		if err := b.cfg.Purse.Close(ctx, s.Order.Channel); err != nil {
			return fmt.Errorf("close the channel: %w", err)
		}
		s.State = Settled
		if err := b.put(s); err != nil {
			return err
		}
	}
	return problem
}
