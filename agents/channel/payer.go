package channel

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// ErrBudget means that a payer has promised as much as it wants to in this tick.
var ErrBudget = errors.New("the tick's budget is spent")

// Budget is what a payer wants to spend on one channel.
type Budget struct {
	Tick    uint64 `json:"tick"`    // seconds
	PerTick Amount `json:"perTick"` // the most it promises in a tick
	Total   Amount `json:"total"`   // the most it ever deposits
}

// Payer is the one who pays. Methods return the next state and leave theirs as it was.
type Payer struct {
	Contract Contract `json:"contract"`
	Channel  Channel  `json:"channel"`
	Budget   Budget   `json:"budget"`
	Sure     State    `json:"sure"`
	Latest   State    `json:"latest"`
	Totals   []Amount `json:"totals,omitempty"` // promised, by lane
	Tick     uint64   `json:"inTick,omitempty"` // the tick in which it promised last, counted from the epoch,
	Spent    Amount   `json:"spent"`            // and what it promised in it
}

// ID returns the identifier of the payer's channel.
func (p Payer) ID() ID { return p.Channel.ID(p.Contract) }

// Saw returns the payer that knows what the chain says now.
func (p Payer) Saw(sure, latest State) Payer {
	p.Sure, p.Latest = sure, latest
	return p
}

// Promised is the sum of what was promised in all lanes.
func (p Payer) Promised() (sum Amount) {
	for _, t := range p.Totals {
		sum, _ = sum.Plus(t) // never more than the deposit
	}
	return sum
}

// Promise promises more in a lane: it returns the voucher to sign. The next state must be durable before the voucher is
// signed, so that no total is ever promised twice for different work.
//
// Length and head are those of the payee's identity chain. The voucher matures two ticks from now (SR-15).
func (p Payer) Promise(lane uint8, amount Amount, length uint32, head common.Hash, now uint64) (Payer, Voucher, error) {
	if !p.Sure.Living() || p.Latest.Closed {
		return p, Voucher{}, ErrNotOpen
	}
	if int(lane) >= len(p.Sure.Paid) {
		return p, Voucher{}, ErrNoSuchLane
	}
	if p.Latest.CloseAt != 0 {
		return p, Voucher{}, ErrClosing
	}
	if amount.IsZero() {
		return p, Voucher{}, ErrAmount
	}
	if sum, fits := p.Promised().Plus(amount); !fits || sum.Cmp(p.Sure.Deposit()) > 0 {
		return p, Voucher{}, fmt.Errorf("%w: %s", ErrUncovered, p.Sure.Deposit())
	}
	if tick := now / p.Budget.Tick; tick != p.Tick {
		p.Tick, p.Spent = tick, Amount{}
	}
	spent, fits := p.Spent.Plus(amount)
	if !fits || spent.Cmp(p.Budget.PerTick) > 0 {
		return p, Voucher{}, fmt.Errorf("%w: %s of %s", ErrBudget, p.Spent, p.Budget.PerTick)
	}
	p.Spent = spent
	totals := make([]Amount, max(len(p.Totals), int(lane)+1))
	copy(totals, p.Totals)
	totals[lane], _ = totals[lane].Plus(amount) // the sum of all lanes fits
	p.Totals = totals
	return p, Voucher{
		Lane: lane, Total: totals[lane], Matures: now + ticksAhead*p.Budget.Tick, Length: length, Head: head,
	}, nil
}

// Kind is what a payer should do.
type Kind string

// What a payer does on chain.
const (
	TopUp      Kind = "top-up"
	Revoke     Kind = "revoke"      // somebody else signs vouchers
	StartClose Kind = "start-close" // somebody else signs vouchers
	Finish     Kind = "finish"      // the window has passed
)

// Action is a transaction that a payer should send.
type Action struct {
	Kind   Kind
	Amount Amount // of a top-up
}

// Act says what to do now. Every action is safe to repeat, as the contract refuses it once it has been done; a top-up is
// not, and must be on its way once only.
func (p Payer) Act(now uint64) (actions []Action) {
	if !p.Latest.Living() {
		return nil
	}
	if p.Robbed() {
		if p.Channel.Signer != p.Channel.Payer && p.Latest.RevokedAt == 0 {
			actions = append(actions, Action{Kind: Revoke})
		}
		if p.Latest.CloseAt == 0 {
			actions = append(actions, Action{Kind: StartClose})
		}
	}
	if p.Latest.CloseAt != 0 {
		if now >= p.Latest.CloseAt {
			actions = append(actions, Action{Kind: Finish})
		}
		return actions
	}
	if amount := p.short(); !amount.IsZero() && !p.Robbed() {
		actions = append(actions, Action{TopUp, amount})
	}
	return actions
}

// Robbed reports whether more was paid in a lane than this payer ever promised: its key is in other hands. What was paid
// is lost; what is left can be saved by closing, unless the thief is the payee.
func (p Payer) Robbed() bool {
	for lane, paid := range p.Latest.Paid {
		var promised Amount
		if lane < len(p.Totals) {
			promised = p.Totals[lane]
		}
		if paid.Cmp(promised) > 0 {
			return true
		}
	}
	return false
}

// short is what a top-up should bring: a payee wants to see two ticks of pay, and that lasts for another two.
func (p Payer) short() Amount {
	deposit := p.Latest.Deposit()
	free := deposit.less(p.Promised())
	want, fits := p.Budget.PerTick.Times(ticksAhead)
	if !fits || free.Cmp(want) >= 0 {
		return Amount{}
	}
	full, fits := p.Budget.PerTick.Times(2 * ticksAhead)
	if !fits {
		full = want
	}
	amount, room := full.less(free), p.Budget.Total.less(deposit)
	if amount.Cmp(room) > 0 {
		return room
	}
	return amount
}
