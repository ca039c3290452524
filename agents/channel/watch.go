package channel

// Redemption is a transaction that a payee, or a watch-tower for it, should send.
type Redemption struct {
	Vouchers []Signed // all of one channel
	Gain     Amount   // what they bring
	Before   uint64   // time by which it must be in a block; zero: whenever
	Urgent   bool     // that time is near, or past: pay any fee below the gain
}

// Watch is the rule of watch-towers. When the payer closes, or revokes its signer, what has not been redeemed by the end of
// the window is lost; and until then every voucher counts. So whatever is worth more than it costs is redeemed at once,
// with a margin for a congested chain, and with higher fees once half of the window has passed.
//
// Best is the highest voucher of each lane, s the latest state of the channel. It does nothing as long as the payer does
// nothing.
func Watch(k Contract, c Channel, s State, best []Signed, cost Amount, margin, now uint64) (Redemption, bool) {
	deadline := s.deadline(now)
	if deadline == 0 {
		return Redemption{}, false
	}
	r := Redemption{Before: deadline - min(deadline, margin)}
	r.Vouchers, r.Gain = redeemable(k, c, s, best, now)
	r.Urgent = now+max(margin, uint64(c.Window)/2) >= deadline
	return r, len(r.Vouchers) > 0 && r.Gain.Cmp(cost) > 0
}

// deadline is when vouchers may be lost; zero: nothing threatens them.
func (s State) deadline(now uint64) uint64 {
	switch {
	case !s.Living():
		return 0
	case s.RevokedAt > now && (s.CloseAt == 0 || s.RevokedAt < s.CloseAt):
		return s.RevokedAt
	default:
		return s.CloseAt
	}
}

// redeemable lists what the contract would pay now.
func redeemable(k Contract, c Channel, s State, best []Signed, now uint64) (vouchers []Signed, gain Amount) {
	for _, b := range best {
		next, amount, err := s.Redeem(c, b.Voucher, now)
		if len(b.Signature) == 0 || err != nil {
			continue
		}
		// Before a revocation takes effect it is not the payer's turn, and afterwards not the signer's.
		who, err := b.Signer(k)
		if turn := s.Signer(c, now); err == nil && who != turn && (who == c.Payer || who == c.Signer) {
			continue
		}
		s = next
		gain, _ = gain.Plus(amount) // no more than was deposited
		vouchers = append(vouchers, b)
	}
	return vouchers, gain
}
