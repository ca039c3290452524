package channel

import (
	"errors"
	"slices"
)

// What the contract refuses with. The names are those of its errors.
var (
	ErrNotOpen      = errors.New("there is no such channel, or no longer")
	ErrClosing      = errors.New("the channel is being closed")
	ErrTooEarly     = errors.New("the channel's window has not passed")
	ErrWrongLanes   = errors.New("a channel has 1 to 16 lanes")
	ErrNoSuchLane   = errors.New("the channel does not have the lane")
	ErrNothingNew   = errors.New("nothing is new in the voucher")
	ErrAboveBalance = errors.New("the voucher promises more than there is")
	ErrImmature     = errors.New("the voucher does not count yet")
	ErrRevocable    = errors.New("the signer cannot be revoked, or is already")
	ErrAmount       = errors.New("the amount is zero or too large")
)

// State is what moves in a channel, as the contract has it. The zero value is a channel that was never opened.
type State struct {
	Left      Amount   `json:"left"`                // deposited and not yet paid
	Paid      []Amount `json:"paid,omitempty"`      // by lane: as many as there are lanes
	CloseAt   uint64   `json:"closeAt,omitempty"`   // time from which the payer may take the rest; zero: it has not asked
	RevokedAt uint64   `json:"revokedAt,omitempty"` // time from which only the payer signs; zero: never
	Closed    bool     `json:"closed,omitempty"`
}

// Opened is the state of a new channel.
func Opened(amount Amount) State { return State{Left: amount, Paid: make([]Amount, 1)} }

// Deposit is what was ever paid in, as long as the channel is open.
func (s State) Deposit() Amount {
	sum := s.Left
	for _, p := range s.Paid {
		sum, _ = sum.Plus(p) // never more than was deposited
	}
	return sum
}

// Living reports whether the channel was opened and not yet closed.
func (s State) Living() bool { return len(s.Paid) > 0 && !s.Closed }

// Signer is who must sign vouchers that are redeemed at that time.
func (s State) Signer(c Channel, now uint64) Address {
	if s.RevokedAt != 0 && now >= s.RevokedAt {
		return c.Payer
	}
	return c.Signer
}

// Counts reports whether a voucher counts: it is long enough, old enough, or this may be the last chance (SR-15).
func (s State) Counts(c Channel, v Voucher, now uint64) bool {
	return v.Length >= c.Threshold || now >= v.Matures || s.CloseAt != 0 || s.RevokedAt != 0
}

// Redeem is what the contract does with a voucher, whose signature is checked apart.
func (s State) Redeem(c Channel, v Voucher, now uint64) (State, Amount, error) {
	switch {
	case !s.Living():
		return s, Amount{}, ErrNotOpen
	case int(v.Lane) >= len(s.Paid):
		return s, Amount{}, ErrNoSuchLane
	}
	amount := v.Total.less(s.Paid[v.Lane])
	left, fits := s.Left.Minus(amount)
	switch {
	case amount.IsZero():
		return s, Amount{}, ErrNothingNew
	case !fits:
		return s, Amount{}, ErrAboveBalance
	case !s.Counts(c, v, now):
		return s, Amount{}, ErrImmature
	}
	s.Paid = slices.Clone(s.Paid)
	s.Paid[v.Lane], s.Left = v.Total, left
	return s, amount, nil
}

// TopUp is what the contract does with more money.
func (s State) TopUp(amount Amount) (State, error) {
	left, fits := s.Left.Plus(amount)
	switch {
	case !s.Living():
		return s, ErrNotOpen
	case s.CloseAt != 0:
		return s, ErrClosing
	case amount.IsZero() || !fits:
		return s, ErrAmount
	}
	s.Left = left
	return s, nil
}

// AddLanes is what the contract does when the payer wants more lanes.
func (s State) AddLanes(more uint8) (State, error) {
	switch {
	case !s.Living():
		return s, ErrNotOpen
	case more == 0 || len(s.Paid)+int(more) > MaxLanes:
		return s, ErrWrongLanes
	case s.CloseAt != 0:
		return s, ErrClosing
	}
	s.Paid = append(slices.Clone(s.Paid), make([]Amount, more)...)
	return s, nil
}

// StartClose is what the contract does when the payer wants to close.
func (s State) StartClose(c Channel, now uint64) (State, error) {
	switch {
	case !s.Living():
		return s, ErrNotOpen
	case s.CloseAt != 0:
		return s, ErrClosing
	}
	s.CloseAt = now + uint64(c.Window)
	return s, nil
}

// Revoke is what the contract does when the payer revokes the signer.
func (s State) Revoke(c Channel, now uint64) (State, error) {
	switch {
	case !s.Living():
		return s, ErrNotOpen
	case s.RevokedAt != 0 || c.Signer == c.Payer:
		return s, ErrRevocable
	}
	s.RevokedAt = now + uint64(c.Window)
	return s, nil
}

// Close is what the contract does when the payee closes. The rest goes back to the payer.
func (s State) Close() (next State, refund Amount, err error) {
	if !s.Living() {
		return s, Amount{}, ErrNotOpen
	}
	refund = s.Left
	s.Left, s.Closed = Amount{}, true
	return s, refund, nil
}

// Finish is what the contract does when somebody ends a channel whose window has passed.
func (s State) Finish(now uint64) (next State, refund Amount, err error) {
	switch {
	case !s.Living():
		return s, Amount{}, ErrNotOpen
	case s.CloseAt == 0 || now < s.CloseAt:
		return s, Amount{}, ErrTooEarly
	}
	return s.Close()
}
