package seller_test

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"time"

	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
)

// begun is a sale of a plan whose socket forwards.
func (w *world) begun(p buyer.Plan) *buyer.Sale {
	w.t.Helper()
	s, err := w.buyer.Begin(p)
	if err == nil {
		err = w.buyer.Open(w.ctx, s)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// tower tops up the buyer's channels within their budgets, as its watch-tower would, and returns what it added.
func (w *world) tower() (added channel.Amount) {
	w.t.Helper()
	l := ledger.New(w.bdb)
	all, err := l.Payers()
	if err != nil {
		w.t.Fatal(err)
	}
	for _, p := range all {
		for _, a := range p.Saw(w.chain[p.ID()], w.chain[p.ID()]).Act(w.seconds()) {
			if a.Kind == channel.TopUp {
				if w.chain[p.ID()], err = w.chain[p.ID()].TopUp(a.Amount); err != nil {
					w.t.Fatal(err)
				}
				added, _ = added.Plus(a.Amount)
			}
		}
	}
	return added
}

// spend uses a socket, a quarter of a period at a time, until the buyer does not want to go on, and returns after how many
// turns, and why.
func (w *world) spend(s *buyer.Sale, bytes uint64, tower bool) (turns int, why error) {
	w.t.Helper()
	for turns = range 1000 {
		w.carry(bytes, bytes/10)
		w.pass(period / 4 * time.Second)
		w.seller.Turn(w.ctx)
		if a := w.activity(s.Activity()); a.State != seller.Open {
			w.t.Fatalf("the seller ended it first, in turn %d: %s", turns, a.Why)
		}
		if why = w.buyer.Turn(w.ctx, s); why != nil {
			return turns, why
		}
		if tower {
			w.tower()
		}
	}
	w.t.Fatal("it goes on for ever")
	return 0, nil
}

// settledIn checks that a sale which ended in good order was paid to the wei, and that the rest came back.
func (w *world) settledIn(s *buyer.Sale, put channel.Amount) {
	w.t.Helper()
	w.seller.Turn(w.ctx)
	a, id := w.activity(s.Activity()), s.Order.Channel
	if !a.Settled || s.State != buyer.Settled || w.redeemed[id] != a.Owed() || s.Paid != a.Owed() {
		w.t.Errorf("redeemed %s, promised %s, owed %s; %+v", w.redeemed[id], s.Paid, a.Owed(), a)
	}
	if sum, _ := w.redeemed[id].Plus(w.refunds[id]); sum != put {
		w.t.Errorf("%s and %s are not the %s that were put in", w.redeemed[id], w.refunds[id], put)
	}
}

// GP-12, SR-16: a sale ends before its budget does, while the seller can still be paid for all of it.
func TestBudgetIsSpent(t *testing.T) {
	w := newWorld(t)
	p := w.plan()
	p.Deposit = channel.NewAmount(deposit)
	s := w.begun(p)
	turns, why := w.spend(s, 20<<20, false)
	if !errors.Is(why, buyer.ErrSpent) || turns < 10 {
		t.Fatalf("in turn %d: %v", turns, why)
	}
	if err := w.buyer.End(w.ctx, s, why); err != nil {
		t.Fatal(err)
	}
	w.settledIn(s, p.Deposit)
	if rest, _ := p.Deposit.Minus(s.Paid); rest.Cmp(price.Of(sale.Usage{Inbound: 4 * 22 << 20, Seconds: period})) > 0 {
		t.Errorf("%s were left of %s", rest, p.Deposit)
	}
}

// GP-12, SR-16: whoever allows it outlives the channel's first deposit, up to the budget and not a wei beyond.
func TestChannelIsToppedUp(t *testing.T) {
	w := newWorld(t)
	p := w.plan()
	p.Deposit, p.Most = channel.NewAmount(deposit), channel.NewAmount(4*deposit+7)
	s := w.begun(p)
	if added := w.tower(); !added.IsZero() {
		t.Errorf("%s were added at once", added)
	}
	_, why := w.spend(s, 20<<20, true)
	if !errors.Is(why, buyer.ErrSpent) {
		t.Fatal(why)
	}
	if put := w.chain[s.Order.Channel].Deposit(); put != p.Most || s.Deposit != p.Most {
		t.Errorf("%s were put in, and the sale knows of %s: want %s", put, s.Deposit, p.Most)
	}
	if err := w.buyer.End(w.ctx, s, why); err != nil {
		t.Fatal(err)
	}
	w.settledIn(s, p.Most)
}

// A top-up that does not come ends the sale as well: what is not covered is not served.
func TestTopUpDoesNotCome(t *testing.T) {
	w := newWorld(t)
	p := w.plan()
	p.Deposit, p.Most = channel.NewAmount(deposit), channel.NewAmount(4*deposit)
	s := w.begun(p)
	for range 1000 {
		w.carry(20<<20, 0)
		w.pass(period / 4 * time.Second)
		w.seller.Turn(w.ctx)
		if err := w.buyer.Turn(w.ctx, s); errors.Is(err, buyer.ErrEnded) {
			break
		}
	}
	a := w.activity(s.Activity())
	if a.State != seller.Closed || len(w.routes) > 0 || s.Paid.Cmp(p.Deposit) > 0 {
		t.Errorf("paid %s; %+v", s.Paid, a)
	}
	if rest, _ := a.Owed().Minus(s.Paid); rest.Cmp(price.Of(sale.Usage{Inbound: 20 << 20, Seconds: period})) > 0 {
		t.Errorf("%s were not paid", rest)
	}
}

// A sale ends before a record does without which nobody would forward.
func TestRecordExpires(t *testing.T) {
	w := newWorld(t)
	p := w.plan()
	p.To, p.Network, p.Address, p.Members = "", "shop", netip.MustParsePrefix("10.8.0.1/24"), [][]byte{{1}}
	p.Remote, p.Until = netip.MustParseAddrPort("10.8.0.2:80"), w.now.Add(time.Hour)
	s := w.begun(p)
	_, why := w.spend(s, 0, false)
	if left := p.Until.Sub(w.now); !errors.Is(why, buyer.ErrExpires) || left <= 0 || left > period*time.Second {
		t.Fatalf("%s before its end: %v", left, why)
	}
	if err := w.buyer.End(w.ctx, s, why); err != nil {
		t.Fatal(err)
	}
	w.settledIn(s, p.Deposit)
}

// GP-12: of datagrams some may get lost between the two who count, and the seller is believed; of more it is not.
func TestDatagramsAreLost(t *testing.T) {
	for percent, want := range map[uint64]error{0: nil, 9: nil, 12: buyer.ErrOverstated} {
		w := newWorld(t)
		p := w.plan()
		p.Want.Protocol = "udp"
		p.Choice = w.buyer.Choose([]*sale.Ad{p.Ad}, p.Want)[0]
		s := w.begun(p)
		var why error
		for range 5 {
			w.carry(1_000_000, 1_000_000)
			w.came.Inbound -= 1_000_000 - 1_000_000*100/(100+percent)
			w.pass(period / 4 * time.Second)
			w.seller.Turn(w.ctx)
			if why = w.buyer.Turn(w.ctx, s); why != nil {
				break
			}
		}
		a := w.activity(s.Activity())
		if !errors.Is(why, want) || want == nil && s.Paid != a.Owed() {
			t.Errorf("%d %% were lost: %v; paid %s", percent, why, s.Paid)
		}
	}
}

// GP-15: where another node serves, the public address is not told before that node is in the network, and the seller is paid
// meanwhile.
func TestServiceIsWaitedFor(t *testing.T) {
	w := newWorld(t)
	p := w.plan()
	p.To, p.Network, p.Address, p.Members = "", "shop", netip.MustParsePrefix("10.8.0.1/24"), [][]byte{{1}}
	p.Remote, p.Until = netip.MustParseAddrPort("10.8.0.2:80"), w.now.Add(time.Hour)
	s := w.begun(p)
	w.heard = []netip.Addr{netip.MustParseAddr("10.8.0.3")} // somebody else
	w.pass(5 * time.Second)
	ctx, cancel := context.WithCancel(w.ctx)
	told := 0
	if err := w.buyer.Await(ctx, s, func(e buyer.Event) { told++; cancel() }); err != nil || told != 1 || s.Paid.IsZero() {
		t.Errorf("waited %d times, paid %s, %v", told, s.Paid, err)
	}
	w.heard = append(w.heard, p.Remote.Addr())
	if err := w.buyer.Await(w.ctx, s, func(buyer.Event) {}); err != nil {
		t.Error(err)
	}
}
