package channel_test

import (
	"crypto/ecdsa"
	"errors"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
)

const (
	start  = 1_800_000_000
	tick   = 1800
	window = 86_400
	margin = 600
)

func key(n byte) *ecdsa.PrivateKey {
	k, err := crypto.ToECDSA(common.LeftPadBytes([]byte{n}, 32))
	if err != nil {
		panic(err)
	}
	return k
}

func wei(n uint64) channel.Amount { return channel.NewAmount(n) }

func terms() channel.Terms {
	return channel.Terms{
		Tick: tick, MaxPay: wei(100), Threshold: 60, Unpaid: 10, MinWindow: window, Margin: margin, Worth: 20,
	}
}

func plain() channel.Channel {
	payer := crypto.PubkeyToAddress(payerKey.PublicKey)
	return channel.Channel{Payer: payer, Payee: payee, Signer: payer, Window: window, Threshold: 60}
}

func delegated() channel.Channel {
	c := plain()
	c.Signer = crypto.PubkeyToAddress(signerKey.PublicKey)
	return c
}

// paid is a payee whose channel has so many lanes and such a deposit.
func paid(c channel.Channel, deposit uint64, lanes int) channel.Payee {
	s := channel.State{Left: wei(deposit), Paid: make([]channel.Amount, lanes)}
	return channel.Payee{Contract: contract, Channel: c, Terms: terms()}.Saw(s, s)
}

func sign(t testing.TB, c channel.Channel, v channel.Voucher, key *ecdsa.PrivateKey) channel.Signed {
	t.Helper()
	s, err := channel.Sign(contract, c.ID(contract), v, key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func voucher(lane uint8, total uint64) channel.Voucher {
	return channel.Voucher{Lane: lane, Total: wei(total), Matures: start + 2*tick}
}

func take(t testing.TB, p channel.Payee, s channel.Signed, now uint64) channel.Payee {
	t.Helper()
	next, err := p.Take(s, now)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// SR-16
func TestJoin(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*channel.Channel, *channel.State)
		want   error
	}{
		"good":                   {func(*channel.Channel, *channel.State) {}, nil},
		"two ticks less a wei":   {func(_ *channel.Channel, s *channel.State) { s.Left = wei(199) }, channel.ErrUncovered},
		"paid to somebody else":  {func(c *channel.Channel, _ *channel.State) { c.Payee = c.Payer }, channel.ErrTerms},
		"a higher threshold":     {func(c *channel.Channel, _ *channel.State) { c.Threshold++ }, channel.ErrTerms},
		"a lower threshold":      {func(c *channel.Channel, _ *channel.State) { c.Threshold-- }, nil},
		"a shorter window":       {func(c *channel.Channel, _ *channel.State) { c.Window-- }, channel.ErrTerms},
		"never opened":           {func(_ *channel.Channel, s *channel.State) { *s = channel.State{} }, channel.ErrNotOpen},
		"closing":                {func(_ *channel.Channel, s *channel.State) { s.CloseAt = start }, channel.ErrClosing},
		"closed":                 {func(_ *channel.Channel, s *channel.State) { s.Closed = true }, channel.ErrNotOpen},
		"its signer was revoked": {func(_ *channel.Channel, s *channel.State) { s.RevokedAt = start }, channel.ErrRevoked},
	} {
		c, s := plain(), channel.Opened(wei(200))
		test.change(&c, &s)
		if err := channel.Join(terms(), payee, c, s); !errors.Is(err, test.want) || (err == nil) != (test.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

// SR-16
func TestTakeRefusesMoreThanTheDeposit(t *testing.T) {
	c := plain()
	p := paid(c, 100, 3)
	p = take(t, p, sign(t, c, voucher(0, 40), payerKey), start)
	p = take(t, p, sign(t, c, voucher(2, 60), payerKey), start)
	for _, v := range []channel.Voucher{voucher(1, 1), voucher(0, 41), voucher(2, 61)} {
		if next, err := p.Take(sign(t, c, v, payerKey), start); !errors.Is(err, channel.ErrUncovered) || !reflect.DeepEqual(next, p) {
			t.Errorf("%+v: %v", v, err)
		}
	}
	// What was paid has left the contract, but not the deposit.
	s, _, err := p.Sure.Redeem(c, voucher(0, 40), start+2*tick)
	if err != nil {
		t.Fatal(err)
	}
	p = p.Saw(s, s)
	if _, err := p.Take(sign(t, c, voucher(1, 1), payerKey), start); !errors.Is(err, channel.ErrUncovered) {
		t.Error(err)
	}
	// A deposit that is not sure covers nothing.
	more, err := s.TopUp(wei(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Saw(s, more).Take(sign(t, c, voucher(1, 1), payerKey), start); !errors.Is(err, channel.ErrUncovered) {
		t.Error(err)
	}
	take(t, p.Saw(more, more), sign(t, c, voucher(1, 1), payerKey), start)
}

// SR-15
func TestTake(t *testing.T) {
	c := delegated()
	p := take(t, paid(c, 100, 1), sign(t, c, voucher(0, 5), signerKey), start)
	late := voucher(0, 9)
	late.Matures = start + 2*tick + margin + 1
	long := late
	long.Length = 60
	elsewhere := sign(t, c, voucher(0, 9), signerKey)
	elsewhere.Channel[0]++
	for name, test := range map[string]struct {
		s    channel.Signed
		want error
	}{
		"the same":                {sign(t, c, voucher(0, 5), signerKey), channel.ErrNothingNew},
		"less":                    {sign(t, c, voucher(0, 4), signerKey), channel.ErrNothingNew},
		"another lane":            {sign(t, c, voucher(1, 9), signerKey), channel.ErrNoSuchLane},
		"the payer itself":        {sign(t, c, voucher(0, 9), payerKey), channel.ErrSignature},
		"another channel":         {elsewhere, channel.ErrSignature},
		"later than two ticks":    {sign(t, c, late, signerKey), channel.ErrMaturity},
		"late, but already long":  {sign(t, c, long, signerKey), nil},
		"more":                    {sign(t, c, voucher(0, 9), signerKey), nil},
		"a contract's, unchecked": {channel.Signed{Channel: c.ID(contract), Voucher: voucher(0, 9), Signature: []byte("yes")}, channel.ErrSignature},
	} {
		if _, err := p.Take(test.s, start); !errors.Is(err, test.want) || (err == nil) != (test.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	if _, err := p.TakeAnswered(elsewhere, start); !errors.Is(err, channel.ErrOther) {
		t.Error(err)
	}
	if _, err := p.TakeAnswered(channel.Signed{Channel: c.ID(contract), Voucher: voucher(0, 9), Signature: []byte("yes")}, start); err != nil {
		t.Error(err)
	}
}

// SR-16, J-12
func TestServeStopsWithoutVouchers(t *testing.T) {
	c := plain()
	serve := func(p channel.Payee, n int, now uint64) (channel.Payee, error) {
		for range n {
			var err error
			if p, err = p.Serve(wei(1), start, now); err != nil {
				return p, err
			}
		}
		return p, nil
	}
	p, err := serve(paid(c, 1000, 1), 10, start)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := serve(p, 1, start); !errors.Is(err, channel.ErrUnpaid) {
		t.Errorf("after U receipts: %v", err)
	}
	// A voucher for less than was served does not start the counting anew.
	p = take(t, p, sign(t, c, voucher(0, 9), payerKey), start)
	if _, err := serve(p, 1, start); !errors.Is(err, channel.ErrUnpaid) {
		t.Errorf("after a voucher for a part: %v", err)
	}
	p = take(t, p, sign(t, c, voucher(0, 10), payerKey), start)
	if p, err = serve(p, 5, start+1); err != nil {
		t.Fatal(err)
	}
	if _, err := serve(p, 1, start+tick); err != nil {
		t.Errorf("within a tick: %v", err)
	}
	if _, err := serve(p, 1, start+1+tick); !errors.Is(err, channel.ErrUnpaid) {
		t.Errorf("after a tick: %v", err)
	}
	if _, err := p.Serve(wei(1), start+10*tick, start+tick); err != nil {
		t.Errorf("when the chain's time went on by more than ours: %v", err)
	}
	// Two debts, the older one paid: the tick counts from the other.
	if p, err = serve(p, 1, start+100); err != nil {
		t.Fatal(err)
	}
	p = take(t, p, sign(t, c, voucher(0, 15), payerKey), start+200)
	if _, err := serve(p, 1, start+99+tick); err != nil {
		t.Error(err)
	}
	if _, err := serve(p, 1, start+100+tick); !errors.Is(err, channel.ErrUnpaid) {
		t.Error(err)
	}
}

// SR-16
func TestServeStopsWhenNothingCoversIt(t *testing.T) {
	p := paid(plain(), 5, 1)
	if _, err := p.Serve(wei(6), start, start); !errors.Is(err, channel.ErrUncovered) {
		t.Error(err)
	}
	for name, test := range map[string]struct {
		s    channel.State
		want error
	}{
		"closing": {channel.State{Left: wei(5), Paid: make([]channel.Amount, 1), CloseAt: start + window}, channel.ErrClosing},
		"closed":  {channel.State{Paid: make([]channel.Amount, 1), Closed: true}, channel.ErrNotOpen},
		"revoked": {channel.State{Left: wei(5), Paid: make([]channel.Amount, 1), RevokedAt: start + window}, channel.ErrRevoked},
	} {
		// It is enough that the last block says so.
		if _, err := p.Saw(p.Sure, test.s).Serve(wei(1), start, start); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRedeemWhenItIsWorthIt(t *testing.T) {
	c := plain()
	p := paid(c, 1000, 2)
	p = take(t, p, sign(t, c, voucher(0, 150), payerKey), start)
	p = take(t, p, sign(t, c, voucher(1, 49), payerKey), start)
	if r, ok := p.Redeem(wei(1), start); ok {
		t.Errorf("before they count: %+v", r)
	}
	now := uint64(start + 2*tick)
	if r, ok := p.Redeem(wei(10), now); ok {
		t.Errorf("for 199 at a cost of 10: %+v", r)
	}
	p = take(t, p, sign(t, c, voucher(1, 50), payerKey), start)
	r, ok := p.Redeem(wei(10), now)
	if !ok || r.Gain != wei(200) || len(r.Vouchers) != 2 || r.Before != 0 || r.Urgent {
		t.Errorf("for 200 at a cost of 10: %+v, %t", r, ok)
	}
}

// SR-15, F28
func TestWatchTowerAnswersAStaleClose(t *testing.T) {
	c := plain()
	p := take(t, paid(c, 1000, 1), sign(t, c, voucher(0, 50), payerKey), start)
	closing, err := p.Latest.StartClose(c, start+10)
	if err != nil {
		t.Fatal(err)
	}
	end := uint64(start + 10 + window)
	for _, test := range []struct {
		now        uint64
		cost       uint64
		ok, urgent bool
	}{
		{start + 10, 49, true, false},
		{start + 10, 50, false, false}, // no dust
		{end - window/2 - 1, 49, true, false},
		{end - window/2, 49, true, true},
		{end - 1, 49, true, true},
		{end + 1000, 49, true, true}, // as long as nobody has finished
	} {
		r, ok := p.Saw(p.Sure, closing).Redeem(wei(test.cost), test.now)
		if ok != test.ok || r.Before != end-margin || r.Urgent != test.urgent || ok && (r.Gain != wei(50) || len(r.Vouchers) != 1) {
			t.Errorf("%+v: %+v, %t", test, r, ok)
		}
	}
	// Nothing is left to do once it is on chain.
	done, _, err := closing.Redeem(c, voucher(0, 50), start+20)
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := p.Saw(p.Sure, done).Redeem(channel.Amount{}, start+30); ok {
		t.Errorf("%+v", r)
	}
	if r, ok := channel.Watch(contract, c, p.Sure, p.Best, channel.Amount{}, margin, start); ok {
		t.Errorf("nobody closes: %+v", r)
	}
}

// SR-15
func TestWatchTowerAnswersARevocation(t *testing.T) {
	c := delegated()
	p := take(t, paid(c, 1000, 2), sign(t, c, voucher(0, 50), signerKey), start)
	revoked, err := p.Latest.Revoke(c, start+10)
	if err != nil {
		t.Fatal(err)
	}
	p = p.Saw(revoked, revoked)
	end := uint64(start + 10 + window)
	if r, ok := p.Redeem(wei(49), start+10); !ok || r.Before != end-margin || r.Gain != wei(50) {
		t.Errorf("%+v, %t", r, ok)
	}
	if r, ok := p.Redeem(channel.Amount{}, end); ok {
		t.Errorf("the signer is nobody any more: %+v", r)
	}
	// What could no longer be redeemed in time is not taken.
	take(t, p, sign(t, c, voucher(1, 9), signerKey), end-margin-1)
	if _, err := p.Take(sign(t, c, voucher(1, 9), signerKey), end-margin); !errors.Is(err, channel.ErrSignature) {
		t.Error(err)
	}
	// From then on the payer signs.
	if _, err := p.Take(sign(t, c, voucher(1, 9), signerKey), end); !errors.Is(err, channel.ErrSignature) {
		t.Error(err)
	}
	p = take(t, p, sign(t, c, voucher(1, 9), payerKey), end)
	if r, ok := p.Redeem(channel.Amount{}, end); !ok || r.Gain != wei(9) {
		t.Errorf("%+v, %t", r, ok)
	}
	// A close that ends sooner than the revocation is what counts.
	closing, err := revoked.StartClose(c, start)
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := p.Saw(revoked, closing).Redeem(wei(1), start+20); !ok || r.Before != start+window-margin {
		t.Errorf("%+v, %t", r, ok)
	}
}
