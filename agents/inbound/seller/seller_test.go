package seller_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/inbound/seller"
)

var want = buyer.Want{Protocol: "tcp", Port: port, Regions: []string{"DE"}, Use: sale.Usage{Seconds: 3600}}

func (w *world) plan() buyer.Plan {
	w.t.Helper()
	ad, err := w.seller.Ad()
	if err != nil {
		w.t.Fatal(err)
	}
	choices := w.buyer.Choose([]*sale.Ad{ad}, want)
	if len(choices) != 1 {
		w.t.Fatalf("%d choices", len(choices))
	}
	return buyer.Plan{Choice: choices[0], Want: want, Deposit: channel.NewAmount(2 * deposit), To: "localhost:80"}
}

// bought is a sale whose socket forwards.
func (w *world) bought() *buyer.Sale {
	w.t.Helper()
	s, err := w.buyer.Begin(w.plan())
	if err == nil {
		err = w.buyer.Open(w.ctx, s)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) activity(id string) seller.Activity {
	w.t.Helper()
	all, err := w.seller.Activities()
	if err != nil {
		w.t.Fatal(err)
	}
	for _, a := range all {
		if a.ID == id {
			return a
		}
	}
	w.t.Fatalf("no activity %s of %d", id, len(all))
	return seller.Activity{}
}

func (w *world) pass(d time.Duration) { w.now = w.now.Add(d) }

// GP-12: what was used is paid to the wei, and the rest of the deposit is the buyer's.
func TestSaleIsPaidToTheWei(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	for range 5 {
		w.carry(1_234_567, 7_654_321)
		w.pass(20 * time.Second)
		w.seller.Turn(w.ctx)
		if err := w.buyer.Turn(w.ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.buyer.End(w.ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	w.seller.Turn(w.ctx)
	used := sale.Usage{Inbound: 5 * 1_234_567, Outbound: 5 * 7_654_321, Seconds: 100}
	a, id := w.activity(s.Activity()), s.Order.Channel
	if s.Usage != used || a.Usage() != used || w.redeemed[id] != price.Of(used) || !a.Settled || s.State != buyer.Settled {
		t.Errorf("used %+v and %+v, redeemed %s of %s, %+v", s.Usage, a.Usage(), w.redeemed[id], price.Of(used), a)
	}
	if sum, _ := w.redeemed[id].Plus(w.refunds[id]); sum != s.Deposit {
		t.Errorf("%s of %s came back", w.refunds[id], s.Deposit)
	}
	if len(w.routes) > 0 || len(w.networks) > 0 {
		t.Errorf("left open: %v %v", w.routes, w.networks)
	}
}

// resume does what a command does that is started again after it was killed.
func (w *world) resume() (*buyer.Sale, error) {
	all, err := w.buyer.Sales()
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if s.State != buyer.Settled {
			return s, nil
		}
	}
	return nil, nil
}

// GP-11, GP-12: whoever is killed, and at whichever point, the sale goes on and ends, nothing is billed twice, and no money
// is left behind.
func TestKillAtEveryPoint(t *testing.T) {
	last := 0
	for kill := 1; ; kill++ {
		over := false
		t.Run(fmt.Sprint(kill), func(t *testing.T) {
			w := newWorld(t)
			w.kill = kill
			w.story()
			over = w.step < kill
		})
		if over {
			break
		}
		last = kill
		if t.Failed() {
			return
		}
	}
	if last < 30 {
		t.Errorf("there were %d points only", last)
	}
}

// story is a sale of three periods. Whoever dies is started again.
func (w *world) story() {
	w.t.Helper()
	alive := func(fn func()) {
		w.t.Helper()
		for range 10 { // one dies at most once
			if survives(fn) {
				return
			}
			w.startBuyer()
		}
		w.t.Fatal("it dies again and again")
	}
	turn := func() {
		if !survives(func() { w.seller.Turn(w.ctx) }) {
			w.startSeller()
			w.seller.Turn(w.ctx)
		}
	}
	var s *buyer.Sale
	begin := func() {
		var err error
		if s, err = w.resume(); err != nil {
			w.t.Fatal(err)
		}
		if s == nil {
			if s, err = w.buyer.Begin(w.plan()); err != nil {
				w.t.Fatal(err)
			}
		}
		if err := w.buyer.Open(w.ctx, s); err != nil {
			w.t.Fatal(err)
		}
	}
	alive(begin)
	for range 3 {
		w.carry(1_000_000, 10_000)
		w.pass(period / 2 * time.Second)
		turn()
		alive(func() {
			if !w.joined {
				begin()
			}
			_ = w.buyer.Turn(w.ctx, s) // a question may have been lost
		})
	}
	alive(func() {
		if !w.joined && s.State == buyer.Open {
			begin()
		}
		var err error
		for range 3 {
			if s, err = w.again(s); err == nil {
				err = w.buyer.End(w.ctx, s, nil)
			}
		}
		if err != nil {
			w.t.Fatal(err)
		}
	})
	turn()
	w.pass(3 * period * time.Second)
	turn()
	turn()
	w.settled(s)
}

// again reads a sale anew.
func (w *world) again(s *buyer.Sale) (*buyer.Sale, error) {
	all, err := w.buyer.Sales()
	for _, o := range all {
		if o.Activity() == s.Activity() {
			return o, err
		}
	}
	return s, err
}

// settled checks that all of the money is where it belongs.
func (w *world) settled(s *buyer.Sale) {
	w.t.Helper()
	a, id := w.activity(s.Activity()), s.Order.Channel
	if len(w.channels) != 1 {
		w.t.Errorf("%d channels were opened", len(w.channels))
	}
	if a.State != seller.Closed || !a.Settled || s.State != buyer.Settled || len(w.routes) > 0 || len(w.networks) > 0 {
		w.t.Errorf("not over: %s %v, %s, %v %v", a.State, a.Settled, s.State, w.routes, w.networks)
	}
	if u := a.Usage(); u.Inbound != 3_000_000 || u.Outbound != 30_000 || u.Seconds > 3*period/2 {
		w.t.Errorf("used %+v", u)
	}
	// The last answer may have been lost: then the last voucher is missing, which is less than a period's worth.
	owed, paid := a.Owed(), w.redeemed[id]
	rest, fits := owed.Minus(paid)
	if !fits || paid.Cmp(s.Paid) > 0 || rest.Cmp(price.Of(sale.Usage{Inbound: 2_020_000, Seconds: period})) > 0 {
		w.t.Errorf("%s was redeemed, %s promised, %s owed", paid, s.Paid, owed)
	}
	if st := w.chain[id]; st.Living() && st.CloseAt == 0 {
		w.t.Errorf("the channel is open: %+v", st)
	}
}

// A proxy that is started anew counts from zero, and what it had counted is not forgotten.
func TestProxyBeginsAtZero(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	w.carry(5000, 700)
	w.seller.Turn(w.ctx)
	clear(w.counts)
	w.carry(100, 10)
	w.seller.Turn(w.ctx)
	w.carry(10, 1)
	if err := w.buyer.Turn(w.ctx, s); err != nil {
		t.Fatal(err)
	}
	a := w.activity(s.Activity())
	if u := a.Usage(); u.Inbound != 5110 || u.Outbound != 711 {
		t.Errorf("used %+v", u)
	}
}

// GP-11: a proxy that was killed counts anew, and may have counted more than before when it is looked at: it says since when.
func TestProxyCountsSinceLater(t *testing.T) {
	var a seller.Activity
	for _, s := range []struct {
		says seller.Traffic
		used uint64
	}{
		{seller.Traffic{}, 0},
		{seller.Traffic{Inbound: 100, Since: 1}, 100},
		{seller.Traffic{Inbound: 150, Since: 1}, 150},
		{seller.Traffic{Inbound: 200, Since: 2}, 350}, // killed
		{seller.Traffic{Inbound: 201, Since: 2}, 351},
		{seller.Traffic{}, 351}, // killed, and nobody connected since
		{seller.Traffic{Inbound: 5, Since: 3}, 356},
	} {
		seller.See(&a, s.says)
		if got := a.Usage().Inbound; got != s.used {
			t.Errorf("the proxy says %+v: %d were used, want %d", s.says, got, s.used)
		}
	}
}

// SR-16: who stops paying loses the socket within a period and a look, and the seller no more than that.
func TestBuyerStopsPaying(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	w.pass(2 * period * time.Second) // the seller is not there for the first time
	w.seller.Turn(w.ctx)
	if err := w.buyer.Turn(w.ctx, s); err != nil {
		t.Fatal(err)
	}
	w.lost = true
	for range 7 {
		w.carry(1000, 0)
		w.pass(period / 5 * time.Second)
		w.seller.Turn(w.ctx)
	}
	a := w.activity(s.Activity())
	if a.State != seller.Closed || a.Why != channel.ErrUnpaid.Error() || len(w.routes) > 0 {
		t.Fatalf("%+v", a)
	}
	if rest, _ := a.Owed().Minus(s.Paid); rest.Cmp(price.Of(sale.Usage{Inbound: 7000, Seconds: period * 7 / 5})) > 0 || rest.IsZero() {
		t.Errorf("%s is unpaid", rest)
	}
	w.pass(period * time.Second)
	w.seller.Turn(w.ctx)
	if w.redeemed[s.Order.Channel] != s.Paid {
		t.Errorf("%s was redeemed of %s", w.redeemed[s.Order.Channel], s.Paid)
	}
	w.lost = false
	if err := w.buyer.Turn(w.ctx, s); !errors.Is(err, buyer.ErrEnded) && err == nil {
		t.Error("the buyer is not told")
	}
}

// A flood that costs more than half of the deposit between two vouchers ends the sale before the period does.
func TestFloodIsCutOff(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	w.pass(period * time.Second)
	w.carry(1<<30, 0) // a GiB costs more than half of the deposit
	w.seller.Turn(w.ctx)
	if a := w.activity(s.Activity()); a.State != seller.Closed {
		t.Errorf("%+v", a)
	}
}

// GP-12: a seller that says that more was used than came is left, and gets no voucher for that.
func TestSellerOverstates(t *testing.T) {
	for name, cheat := range map[string]func(*world){
		"bytes": func(w *world) { w.inflate = 100_000_000 },
		"time":  func(w *world) { w.now = w.now.Add(-50 * time.Second) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			s := w.bought()
			w.carry(50_000, 50_000)
			w.pass(period * time.Second)
			if err := w.buyer.Turn(w.ctx, s); err != nil {
				t.Fatal(err)
			}
			paid := s.Paid
			cheat(w)
			why := w.buyer.Turn(w.ctx, s)
			if !errors.Is(why, buyer.ErrOverstated) {
				t.Fatalf("believed: %v", why)
			}
			if err := w.buyer.End(w.ctx, s, why); err != nil {
				t.Fatal(err)
			}
			w.pass(2 * period * time.Second)
			w.seller.Turn(w.ctx)
			if s.Paid != paid || w.redeemed[s.Order.Channel].Cmp(paid) > 0 || s.Why == "" {
				t.Errorf("paid %s, then %s; redeemed %s; %q", paid, s.Paid, w.redeemed[s.Order.Channel], s.Why)
			}
		})
	}
}

// GP-03, GP-12: who is not public is not paid, and a token that somebody else took first proves nothing.
func TestSocketThatIsNotPublic(t *testing.T) {
	w := newWorld(t)
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
		t.Error(err)
	}
	w.steal = true
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); !errors.Is(err, buyer.ErrNotPublic) {
		t.Errorf("%v", err)
	}
	if len(w.channels) > 0 {
		t.Error("money moved")
	}
}

// Passes are for one seller, one peer and one requestor, for a while; orders are for one activity of one requestor.
func TestPassesAndReplays(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	order := w.questionsAsked[len(w.questionsAsked)-1]
	refused := func(what, peer string, q []byte) {
		t.Helper()
		if _, err := w.seller.Answer(w.ctx, peer, w.from, q); err == nil {
			t.Errorf("%s: answered", what)
		}
	}
	before := w.activity(s.Activity())
	if _, err := w.seller.Answer(w.ctx, "peer", w.from, order); err != nil {
		t.Errorf("the same order again: %v", err)
	}
	if after := w.activity(s.Activity()); after.Began != before.Began || len(w.routes) != 1 {
		t.Errorf("the same order was another sale: %+v", after)
	}
	refused("another peer", "thief", order)
	q, err := sale.DecodeQuestion(order)
	if err != nil {
		t.Fatal(err)
	}
	q.Pass.Requestor = common.Address{7}
	refused("another requestor", "peer", sale.EncodeQuestion(q))
	thief := newKey(t)
	mine := func(change func(*sale.Question)) []byte {
		q, _ := sale.DecodeQuestion(order)
		q.Pass.Requestor = w.account()
		change(q)
		_ = q.Pass.Sign(signer{w.bkey})
		return sale.EncodeQuestion(q)
	}
	refused("another order of that name", "peer", mine(func(q *sale.Question) { q.Order.Port++ }))
	refused("the same channel for two", "peer", mine(func(q *sale.Question) { q.Order.Activity += "x"; q.Order.Port++ }))
	refused("the network of another", "peer", mine(func(q *sale.Question) {
		q.Order.Activity += "y"
		q.Order.Network.ID = sale.NetworkID(common.Address{5}, "x")
	}))
	stolen := mine(func(q *sale.Question) { q.Order = nil; q.Stop = &sale.Stop{Activity: s.Activity()} })
	forged, _ := sale.DecodeQuestion(stolen)
	_ = forged.Pass.Sign(signer{thief})
	refused("a stop that another signed", "peer", sale.EncodeQuestion(forged))
	if len(w.routes) != 1 {
		t.Error("somebody else ended it")
	}
	w.pass(time.Hour)
	refused("an hour later", "peer", order)
	if err := w.buyer.End(w.ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	blob, err := w.seller.Answer(w.ctx, "peer", w.from, mine(func(q *sale.Question) {
		q.Pass.Issued, q.Pass.Expires = w.seconds(), w.seconds()+60
	}))
	a, _ := sale.DecodeAnswer(blob)
	if err != nil || a.Open || len(w.routes) > 0 {
		t.Errorf("an order after its end: %+v, %v", a, err)
	}
}

// A channel that has too little left, or pays somebody else, buys nothing.
func TestChannelsThatAreNoGood(t *testing.T) {
	w := newWorld(t)
	s := w.bought()
	id := s.Order.Channel
	st := w.chain[id]
	st.Left = channel.NewAmount(deposit - 1)
	w.chain[id] = st
	if err := w.buyer.End(w.ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	w.pass(2 * period * time.Second)
	w.seller.Turn(w.ctx)
	s.Order.Activity += "x"
	s.State = buyer.Funded
	if err := w.buyer.Open(w.ctx, s); err == nil || !strings.Contains(err.Error(), "channel") {
		t.Errorf("%v", err)
	}
}

// Who asks too often is told to wait, and others are not.
func TestQuota(t *testing.T) {
	w := newWorld(t)
	refused := 0
	for range 1100 {
		if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
			refused++
		}
	}
	if refused != 100 {
		t.Errorf("%d of 1100 were refused", refused)
	}
	w.pass(time.Minute)
	if err := w.buyer.Probe(w.ctx, w.plan().Choice, want); err != nil {
		t.Error(err)
	}
}

// A purse that was killed tells of the last channel again: it is not taken for that of another sale.
func TestEachSaleHasItsChannel(t *testing.T) {
	w := newWorld(t)
	first := w.bought()
	p := w.plan()
	p.Port++
	p.Choice.Address, _ = p.Ad.Has(p.Protocol, p.Port)
	second, err := w.buyer.Begin(p)
	if err == nil {
		err = w.buyer.Open(w.ctx, second)
	}
	if err != nil || first.Order.Channel == second.Order.Channel || len(w.routes) != 2 {
		t.Errorf("%v; %s and %s, %d sockets", err, first.Order.Channel, second.Order.Channel, len(w.routes))
	}
}

// GP-12: an advertisement is a new one each time it is asked for, so that one that holds is there as long as the seller is.
func TestAdIsRenewed(t *testing.T) {
	w := newWorld(t)
	ad := func() *sale.Ad {
		a, err := w.seller.Ad()
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	first := ad()
	if err := first.Verify(w.ad.Account, w.now); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Duration(first.Expires-first.Issued)*time.Second - time.Second)
	second := ad()
	for _, a := range []*sale.Ad{first, second} {
		if err := a.Verify(w.ad.Account, w.now); err != nil {
			t.Errorf("a second before the end of the first: %v", err)
		}
	}
	w.pass(time.Second)
	if err := first.Verify(w.ad.Account, w.now); !errors.Is(err, sale.ErrStale) {
		t.Errorf("the first one holds still: %v", err)
	}
	if err := second.Verify(w.ad.Account, w.now); err != nil {
		t.Error(err)
	}
}
