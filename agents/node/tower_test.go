package node_test

import (
	"context"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/identity"
	"emet/agents/node"
)

// promised is a channel with a deposit of 0.05 ether and a voucher of 0.02 that does not count for a long time.
type promised struct {
	*sim
	payer   *node.Supervisor
	id      channel.ID
	voucher channel.Signed
}

const ether = 1e18

func promise(t *testing.T, s *sim, payee common.Address) *promised {
	t.Helper()
	p := &promised{sim: s, payer: s.supervisor("payer")}
	id, _, err := p.payer.OpenChannel(t.Context(), node.ChannelRequest{
		Payee: payee, Amount: wei(ether / 20), Window: 1000, Threshold: 100,
		Budget: channel.Budget{Tick: 300, PerTick: wei(ether / 50), Total: wei(ether / 20)},
	})
	if err != nil {
		t.Fatal(err)
	}
	p.id = id
	p.voucher = need[channel.Signed](t)(p.payer.Pay(t.Context(), id, wei(ether/50), identity.Checkpoint{}))
	return p
}

func (p *promised) state() channel.State {
	p.t.Helper()
	return need[channel.State](p.t)(p.payer.Ground.Channel(p.t.Context(), p.id, nil))
}

func (p *promised) isPaid() bool { return p.state().Paid[0] == p.voucher.Voucher.Total }

// running is a tower at work.
type running struct {
	mu     sync.Mutex
	events []node.TowerEvent
	stop   func()
}

func (r *running) saw(kind string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.events {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

type towers interface {
	Tower(context.Context, node.TowerConfig) (*node.Tower, error)
}

func watch(t *testing.T, by towers) *running {
	t.Helper()
	r := new(running)
	tower := need[*node.Tower](t)(by.Tower(t.Context(), node.TowerConfig{Tell: func(e node.TowerEvent) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.events = append(r.events, e)
	}}))
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- tower.Run(ctx) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the tower ended: %v", err)
		}
	})
	t.Cleanup(r.stop)
	return r
}

// SR-16: a payer closes with an old state. The tower of the payee, or of somebody else that was handed the voucher, redeems
// in time, and that of the payer takes the rest when the window has passed. Before that, nothing is sent.
func TestTowerRedeemsInTime(t *testing.T) {
	for name, own := range map[string]bool{"its own": true, "somebody else's": false} {
		t.Run(name, func(t *testing.T) {
			s := simulate(t, "payer", "payee", "friend")
			payee, friend := s.member("payee"), s.member("friend")
			p := promise(t, s, payee.Key.Address())
			guard := payee
			take := payee.Accept
			if !own {
				guard, take = friend, friend.Guard
			}
			if total, err := take(t.Context(), p.voucher); err != nil || total != wei(ether/50) {
				t.Fatalf("%s, %v", total, err)
			}
			tower, other := watch(t, guard), watch(t, p.payer)
			nonce := need[uint64](t)(s.Client().NonceAt(t.Context(), guard.Key.Address(), nil))
			s.mine(20)
			<-time.After(50 * time.Millisecond) // whatever it would send, it would send now
			if got := need[uint64](t)(s.Client().PendingNonceAt(t.Context(), guard.Key.Address())); got != nonce || tower.saw(node.TowerRedeems) {
				t.Errorf("%d transactions for nothing", got-nonce)
			}
			before := s.balance(payee.Key.Address())
			if _, err := p.payer.StartClose(t.Context(), p.id); err != nil {
				t.Fatal(err)
			}
			waitFor(t, p.isPaid)
			waitFor(t, func() bool { return tower.saw(node.TowerDone) })
			gained := new(big.Int).Sub(s.balance(payee.Key.Address()), before)
			if whole := big.NewInt(ether / 50); own == (gained.Cmp(whole) >= 0) {
				t.Errorf("the payee has %s more of %s", gained, whole)
			}
			if got := need[uint64](t)(s.Client().NonceAt(t.Context(), guard.Key.Address(), nil)); got != nonce+1 {
				t.Errorf("%d transactions: want 1", got-nonce)
			}
			s.pass(1001 * time.Second)
			waitFor(t, func() bool { s.mine(1); return p.state().Closed })
			waitFor(t, func() bool { return other.saw(string(channel.Finish)) && other.saw(node.TowerDone) })
		})
	}
}

// F13: a tower that is killed when its redemption is written down and not mined sends it, and no other, when it is back.
func TestTowerIsKilled(t *testing.T) {
	s := simulate(t, "payer", "payee")
	payee := s.member("payee")
	p := promise(t, s, payee.Key.Address())
	if _, err := payee.Accept(t.Context(), p.voucher); err != nil {
		t.Fatal(err)
	}
	if _, err := p.payer.StartClose(t.Context(), p.id); err != nil {
		t.Fatal(err)
	}
	nonce := need[uint64](t)(s.Client().NonceAt(t.Context(), payee.Key.Address(), nil))
	s.pause(true)
	for range 3 {
		tower := watch(t, payee)
		waitFor(t, func() bool { return tower.saw(node.TowerRedeems) })
		tower.stop()
		if err := payee.Close(); err != nil {
			t.Fatal(err)
		}
		payee = s.member("payee")
	}
	s.pause(false)
	tower := need[*node.Tower](t)(payee.Tower(t.Context(), node.TowerConfig{}))
	if err := tower.Once(t.Context()); err != nil {
		t.Fatal(err)
	}
	waitFor(t, p.isPaid)
	if err := tower.Once(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := need[uint64](t)(s.Client().NonceAt(t.Context(), payee.Key.Address(), nil)); got != nonce+1 {
		t.Errorf("%d transactions: want 1", got-nonce)
	}
}

// The close is taken back after the tower acted on it, and comes again: the voucher is paid in the end.
func TestTowerOutlivesReorg(t *testing.T) {
	s := simulate(t, "payer", "payee")
	payee := s.member("payee")
	p := promise(t, s, payee.Key.Address())
	if _, err := payee.Accept(t.Context(), p.voucher); err != nil {
		t.Fatal(err)
	}
	tower := watch(t, payee)
	before := s.head()
	if _, err := p.payer.StartClose(t.Context(), p.id); err != nil {
		t.Fatal(err)
	}
	waitFor(t, func() bool { return tower.saw(node.TowerRedeems) })
	s.rewrite(before)
	waitFor(t, func() bool {
		if p.state().CloseAt == 0 { // whoever closed does so again
			_, _ = p.payer.StartClose(t.Context(), p.id)
		}
		return p.isPaid()
	})
}

// SR-16: a payer's tower tops up what is short, once, and never beyond its budget; lanes and signers change once.
func TestTowerTopsUp(t *testing.T) {
	s := simulate(t, "payer", "payee")
	payer := s.supervisor("payer")
	id, _, err := payer.OpenChannel(t.Context(), node.ChannelRequest{
		Payee: common.Address{7}, Amount: wei(ether / 100), Window: 1000,
		Budget: channel.Budget{Tick: 300, PerTick: wei(ether / 100), Total: wei(ether / 20)},
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := need[*node.Tower](t)(payer.Tower(t.Context(), node.TowerConfig{})).Once(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := need[channel.State](t)(payer.Ground.Channel(t.Context(), id, nil)); got.Left != wei(ether/100*4) {
			t.Errorf("the deposit is %s, want four ticks' pay", got.Left)
		}
	}
	for i := range 2 {
		if r, err := payer.Lanes(t.Context(), id, 3); err != nil || i == 1 && r.Tx != (common.Hash{}) {
			t.Fatalf("time %d: %+v, %v", i, r, err)
		}
	}
	if got := need[channel.State](t)(payer.Ground.Channel(t.Context(), id, nil)); len(got.Paid) != 3 {
		t.Errorf("%d lanes", len(got.Paid))
	}
	if _, err := payer.RevokeSigner(t.Context(), id); refusal(err) != "NotRevocable" {
		t.Errorf("revoked itself: %v", err)
	}
}

// SR-16: a member agrees to channels that are what it asks for, and is told what another one lacks.
func TestMemberEntersChannels(t *testing.T) {
	s := simulate(t, "payer", "payee")
	payee := s.member("payee")
	p := promise(t, s, payee.Key.Address())
	offer := post(t, p.payer, nil)
	s.mine(10)
	terms := need[channel.Terms](t)(payee.PayTerms(t.Context(), offer, wei(ether)))
	if err := payee.Enter(t.Context(), p.id, terms); node.KindOf(err) != node.Refused {
		t.Errorf("a deposit that is too low: %v", err)
	}
	terms.MaxPay, terms.Tick, terms.MinWindow, terms.Margin = wei(ether/100), 300, 600, 100 // blocks of a simulation take any time
	if err := payee.Enter(t.Context(), p.id, terms); err != nil {
		t.Fatal(err)
	}
	if _, err := payee.Accept(t.Context(), p.voucher); err != nil {
		t.Fatal(err)
	}
	if _, _, err := payee.EndChannel(t.Context(), p.id); node.KindOf(err) != node.Refused {
		t.Errorf("ended what it would lose: %v", err)
	}
	s.pass(700 * time.Second)
	gain, _, err := payee.EndChannel(t.Context(), p.id)
	if state := p.state(); err != nil || gain != wei(ether/50) || !state.Closed {
		t.Errorf("%s, %v, %+v", gain, err, state)
	}
}
