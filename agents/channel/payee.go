package channel

import (
	"errors"
	"fmt"
	"slices"
)

// Why a payee refuses to join, to take a voucher, or to go on serving.
var (
	ErrTerms     = errors.New("the channel is not what the offer says")
	ErrUncovered = errors.New("the deposit does not cover it")
	ErrUnpaid    = errors.New("work was not paid for in time")
	ErrRevoked   = errors.New("the channel's signer has been revoked")
	ErrMaturity  = errors.New("the voucher counts too late")
	ErrOther     = errors.New("the voucher is for another channel")
)

// Terms are what a payee demands of channels: the offer's numbers and its own caution.
type Terms struct {
	Tick      uint64 `json:"tick"`      // seconds
	MaxPay    Amount `json:"maxPay"`    // the most that it can earn in a tick
	Threshold uint32 `json:"threshold"` // the offer's length of the identity chain
	Unpaid    uint32 `json:"unpaid"`    // receipts after which it stops, if no voucher has come
	MinWindow uint32 `json:"minWindow"` // seconds; shorter windows are refused
	Margin    uint64 `json:"margin"`    // seconds before a window's end in which a redemption must be on chain
	Worth     uint64 `json:"worth"`     // how many times its cost a redemption must bring, if nothing urges it
}

// ticksAhead is how many ticks the deposit must cover before a payee joins, and after how many a voucher matures.
const ticksAhead = 2

// Join reports why a payee should not work for this channel, or nil (SR-16). The state is the sure one.
func Join(t Terms, me Address, c Channel, s State) error {
	need, fits := t.MaxPay.Times(ticksAhead)
	switch {
	case c.Payee != me:
		return fmt.Errorf("%w: it pays %s", ErrTerms, c.Payee)
	case c.Threshold > t.Threshold:
		return fmt.Errorf("%w: its threshold is %d", ErrTerms, c.Threshold)
	case c.Window < t.MinWindow || uint64(c.Window) < 2*t.Margin:
		return fmt.Errorf("%w: its window is %d s", ErrTerms, c.Window)
	case !s.Living():
		return ErrNotOpen
	case s.CloseAt != 0:
		return ErrClosing
	case s.RevokedAt != 0:
		return ErrRevoked
	case !fits || s.Left.Cmp(need) < 0:
		return fmt.Errorf("%w: %s is left, %d ticks cost %s", ErrUncovered, s.Left, ticksAhead, need)
	}
	return nil
}

// Payee is the one who is paid. Methods return the next state and leave theirs as it was.
type Payee struct {
	Contract Contract `json:"contract"`
	Channel  Channel  `json:"channel"`
	Terms    Terms    `json:"terms"`
	Sure     State    `json:"sure"`
	Latest   State    `json:"latest"`
	Best     []Signed `json:"best,omitempty"`  // by lane; without signature: none yet
	Earned   Amount   `json:"earned"`          // by all that was ever served
	Debts    []Debt   `json:"debts,omitempty"` // what no voucher covers, oldest first
}

// Debt is what was served at one time.
type Debt struct {
	Since    uint64 `json:"since"` // Unix seconds of the payee's clock
	Receipts uint32 `json:"receipts"`
	Earned   Amount `json:"earned"` // by all that was served until then
}

// ID returns the identifier of the payee's channel.
func (p Payee) ID() ID { return p.Channel.ID(p.Contract) }

// Saw returns the payee that knows what the chain says now.
func (p Payee) Saw(sure, latest State) Payee {
	p.Sure, p.Latest = sure, latest
	return p
}

// Promised is the sum of what was promised in all lanes.
func (p Payee) Promised() Amount { return sumBut(p.Best, p.Sure.Paid, -1) }

// sumBut adds up what was promised or paid in each lane but one.
func sumBut(best []Signed, paid []Amount, but int) (sum Amount) {
	for lane := range max(len(best), len(paid)) {
		if lane == but {
			continue
		}
		var total Amount
		if lane < len(best) {
			total = best[lane].Voucher.Total
		}
		if lane < len(paid) && paid[lane].Cmp(total) > 0 {
			total = paid[lane]
		}
		var fits bool
		if sum, fits = sum.Plus(total); !fits {
			return MaxAmount
		}
	}
	return sum
}

// Take takes a voucher into account, if it is worth something: signed with the right key, more than before in its lane,
// covered by the deposit together with the other lanes (SR-16), and counting after two ticks at most (SR-15).
func (p Payee) Take(s Signed, now uint64) (Payee, error) {
	who, err := s.Signer(p.Contract)
	if err != nil {
		return p, err
	}
	// A revoked signer's voucher could no longer be redeemed in time.
	if who != p.Latest.Signer(p.Channel, now+p.Terms.Margin) {
		return p, fmt.Errorf("%w: signed by %s", ErrSignature, who)
	}
	return p.TakeAnswered(s, now)
}

// TakeAnswered is [Payee.Take] for a signer that is a contract: the caller has asked it (EIP-1271).
func (p Payee) TakeAnswered(s Signed, now uint64) (Payee, error) {
	v, lane := s.Voucher, int(s.Voucher.Lane)
	switch {
	case s.Channel != p.ID():
		return p, ErrOther
	case !p.Sure.Living() || p.Latest.Closed:
		return p, ErrNotOpen
	case lane >= len(p.Sure.Paid):
		return p, ErrNoSuchLane
	case v.Total.Cmp(p.Sure.Paid[lane]) <= 0 || lane < len(p.Best) && v.Total.Cmp(p.Best[lane].Voucher.Total) <= 0:
		return p, ErrNothingNew
	case v.Length < p.Channel.Threshold && v.Matures > now+ticksAhead*p.Terms.Tick+p.Terms.Margin:
		return p, fmt.Errorf("%w: at %d", ErrMaturity, v.Matures)
	}
	sum, fits := sumBut(p.Best, p.Sure.Paid, lane).Plus(v.Total)
	if deposit := p.Sure.Deposit(); !fits || sum.Cmp(deposit) > 0 {
		return p, fmt.Errorf("%w: all lanes together promise %s, the deposit is %s", ErrUncovered, sum, deposit)
	}
	best := make([]Signed, max(len(p.Best), lane+1))
	copy(best, p.Best)
	best[lane] = s
	p.Best = best
	p.Debts = beyond(p.Debts, p.Promised())
	return p, nil
}

// beyond returns the debts that what was promised does not cover.
func beyond(debts []Debt, promised Amount) []Debt {
	for i, d := range debts {
		if d.Earned.Cmp(promised) > 0 {
			return debts[i:]
		}
	}
	return nil
}

// Serve counts a request, unless the payee should stop serving (SR-16): then it says why. What it can lose is what it
// served in one tick, or what so many receipts are worth. The times are the chain's and that of the payee's own clock, by which
// debts age: the chain's stands still between blocks and then goes on by more than a short tick at once.
func (p Payee) Serve(price Amount, now, clock uint64) (Payee, error) {
	earned, fits := p.Earned.Plus(price)
	switch {
	case !p.Sure.Living() || p.Latest.Closed:
		return p, ErrNotOpen
	case p.Sure.CloseAt != 0 || p.Latest.CloseAt != 0:
		return p, ErrClosing
	case p.Latest.RevokedAt != 0 && now < p.Latest.RevokedAt:
		return p, ErrRevoked
	case !fits || earned.Cmp(p.Sure.Deposit()) > 0:
		return p, ErrUncovered
	case p.unpaid() >= p.Terms.Unpaid:
		return p, fmt.Errorf("%w: %d receipts", ErrUnpaid, p.unpaid())
	case len(p.Debts) > 0 && clock >= p.Debts[0].Since+p.Terms.Tick:
		return p, fmt.Errorf("%w: since %d", ErrUnpaid, p.Debts[0].Since)
	}
	p.Earned = earned
	if earned.Cmp(p.Promised()) <= 0 {
		return p, nil // paid in advance
	}
	p.Debts = slices.Clone(p.Debts)
	if last := len(p.Debts) - 1; last >= 0 && p.Debts[last].Since == clock {
		p.Debts[last].Receipts++
		p.Debts[last].Earned = earned
	} else {
		p.Debts = append(p.Debts, Debt{clock, 1, earned})
	}
	return p, nil
}

func (p Payee) unpaid() (receipts uint32) {
	for _, d := range p.Debts {
		receipts += d.Receipts
	}
	return receipts
}

// Redeem says what to redeem now, if anything. Cost is what a redemption costs, in the channel's token: it must be worth
// it many times over, unless the payer closes or revokes its signer: then see [Watch].
func (p Payee) Redeem(cost Amount, now uint64) (Redemption, bool) {
	r, ok := Watch(p.Contract, p.Channel, p.Latest, p.Best, cost, p.Terms.Margin, now)
	if ok || p.Latest.deadline(now) != 0 {
		return r, ok
	}
	r.Vouchers, r.Gain = redeemable(p.Contract, p.Channel, p.Latest, p.Best, now)
	worth, fits := cost.Times(max(p.Terms.Worth, 1))
	return r, fits && len(r.Vouchers) > 0 && r.Gain.Cmp(worth) >= 0
}
