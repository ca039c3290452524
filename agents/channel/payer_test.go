package channel_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
)

// paying is a payer whose channel has so many lanes and such a deposit. It spends 100 a tick, and 1000 in all.
func paying(c channel.Channel, deposit uint64, lanes int) channel.Payer {
	s := channel.State{Left: wei(deposit), Paid: make([]channel.Amount, lanes)}
	budget := channel.Budget{Tick: tick, PerTick: wei(100), Total: wei(1000)}
	return channel.Payer{Contract: contract, Channel: c, Budget: budget}.Saw(s, s)
}

func promise(t testing.TB, p channel.Payer, lane uint8, amount uint64, now uint64) (channel.Payer, channel.Voucher) {
	t.Helper()
	next, v, err := p.Promise(lane, wei(amount), 7, common.Hash{9}, now)
	if err != nil {
		t.Fatal(err)
	}
	return next, v
}

// B-26, SR-15
func TestPromise(t *testing.T) {
	p, v := promise(t, paying(plain(), 1000, 3), 2, 40, start)
	if want := (channel.Voucher{Lane: 2, Total: wei(40), Matures: start + 2*tick, Length: 7, Head: common.Hash{9}}); v != want {
		t.Errorf("%+v, want %+v", v, want)
	}
	before := p
	p, v = promise(t, p, 2, 2, start+5)
	if v.Total != wei(42) || p.Promised() != wei(42) {
		t.Errorf("%+v, %v", v, p.Promised())
	}
	if again, _ := promise(t, before, 2, 2, start+5); !reflect.DeepEqual(again, p) {
		t.Error("a state was changed that had been left")
	}
	p, v = promise(t, p, 0, 1, start+5)
	if v.Total != wei(1) || p.Promised() != wei(43) {
		t.Errorf("%+v, %v", v, p.Promised())
	}
}

func TestPromiseRefuses(t *testing.T) {
	p, _ := promise(t, paying(plain(), 150, 2), 1, 60, start)
	closing, err := p.Latest.StartClose(p.Channel, start)
	if err != nil {
		t.Fatal(err)
	}
	next, _ := promise(t, p, 0, 90, start+tick) // in the next tick there is a new budget
	for name, test := range map[string]struct {
		p      channel.Payer
		lane   uint8
		amount uint64
		now    uint64
		want   error
	}{
		"more than the tick's budget": {p, 0, 41, start, channel.ErrBudget},
		"more than the deposit":       {next, 0, 1, start + 2*tick, channel.ErrUncovered},
		"nothing":                     {p, 0, 0, start, channel.ErrAmount},
		"no such lane":                {p, 2, 1, start, channel.ErrNoSuchLane},
		"closing":                     {p.Saw(p.Sure, closing), 0, 1, start, channel.ErrClosing},
		"never opened":                {p.Saw(channel.State{}, channel.State{}), 0, 1, start, channel.ErrNotOpen},
	} {
		if _, v, err := test.p.Promise(test.lane, wei(test.amount), 0, common.Hash{}, test.now); !errors.Is(err, test.want) || v != (channel.Voucher{}) {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
	}
}

func TestPayerTopsUpInTime(t *testing.T) {
	for _, test := range []struct {
		deposit, promised uint64
		want              uint64
	}{
		{200, 0, 0},     // two ticks are covered
		{199, 0, 201},   // two less a wei: four
		{400, 201, 201}, //
		{900, 800, 100}, // no more than it wants to spend in all
		{1000, 950, 0},
	} {
		p := paying(plain(), test.deposit, 1)
		p.Totals = []channel.Amount{wei(test.promised)}
		var want []channel.Action
		if test.want != 0 {
			want = []channel.Action{{Kind: channel.TopUp, Amount: wei(test.want)}}
		}
		if got := p.Act(start); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %+v", test, got)
		}
	}
}

func TestPayerFinishes(t *testing.T) {
	p := paying(plain(), 1, 1)
	s, err := p.Latest.StartClose(p.Channel, start)
	if err != nil {
		t.Fatal(err)
	}
	p = p.Saw(s, s)
	if got := p.Act(start + window - 1); got != nil {
		t.Errorf("too early: %+v", got)
	}
	if got := p.Act(start + window); !reflect.DeepEqual(got, []channel.Action{{Kind: channel.Finish}}) {
		t.Errorf("%+v", got)
	}
	if s, _, err = s.Finish(start + window); err != nil {
		t.Fatal(err)
	}
	if got := p.Saw(s, s).Act(start + window); got != nil {
		t.Errorf("done: %+v", got)
	}
}

// Somebody redeems what the payer never promised: its signer's key is in other hands.
func TestPayerThatIsRobbed(t *testing.T) {
	for _, c := range []channel.Channel{plain(), delegated()} {
		p, v := promise(t, paying(c, 1000, 2), 0, 50, start)
		s, _, err := p.Latest.Redeem(c, v, start+2*tick)
		if err != nil {
			t.Fatal(err)
		}
		if p = p.Saw(s, s); p.Robbed() {
			t.Error("by what it promised")
		}
		for _, stolen := range []channel.Voucher{{Lane: 0, Total: wei(51)}, {Lane: 1, Total: wei(1)}} {
			s, _, err := s.Redeem(c, stolen, start+2*tick)
			if err != nil {
				t.Fatal(err)
			}
			want := []channel.Action{{Kind: channel.StartClose}}
			if c.Signer != c.Payer {
				want = []channel.Action{{Kind: channel.Revoke}, {Kind: channel.StartClose}}
			}
			if got := p.Saw(s, s).Act(start); !reflect.DeepEqual(got, want) {
				t.Errorf("%+v, want %+v", got, want)
			}
			if s, err = s.StartClose(c, start); err != nil {
				t.Fatal(err)
			}
			if c.Signer != c.Payer {
				if s, err = s.Revoke(c, start); err != nil {
					t.Fatal(err)
				}
			}
			if got := p.Saw(s, s).Act(start); got != nil {
				t.Errorf("again: %+v", got)
			}
		}
	}
}
