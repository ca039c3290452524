package member

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"emet/agents/hosting/desk"
	"emet/agents/identity"
)

// bank checks what a supervisor paid, and writes it down.
func (m *Member) bank(ctx context.Context, of uint64, a *account, h *handed, pay *desk.Paid) error {
	amount, ok := new(big.Int).SetString(pay.Amount, 10)
	if pay.Amount == "" {
		amount, ok = new(big.Int), true
	}
	if !ok || amount.Sign() < 0 || amount.BitLen() > 128 {
		return errors.New("the amount that the supervisor says is none")
	}
	books := m.books.now()
	if amount.Sign() > 0 {
		if err := m.voucher(ctx, pay, books, amount); err != nil {
			return err
		}
	}
	chain, err := m.linked(books.Chain, pay.Link)
	if err != nil {
		return err
	}
	a.Counted += uint64(pay.Counted)
	a.Rejected += uint64(len(pay.Rejected))
	if len(pay.Rejected) > 0 && a.Why == "" || len(pay.Rejected) == 0 {
		a.Why = ""
	}
	if len(pay.Rejected) > 0 {
		a.Why = fmt.Sprintf("%d receipts were rejected, the first because: %.200s", len(pay.Rejected), pay.Rejected[0].Reason)
		m.cfg.Log.Warn().Uint64("tick", of).Int("rejected", len(pay.Rejected)).Str("reason", pay.Rejected[0].Reason).Msg("receipts were rejected")
	}
	a.Paid = plus(a.Paid, amount)
	h.Done, h.Block = true, nil
	a.Settled = true
	for _, other := range a.Handed {
		a.Settled = a.Settled && other.Done
	}
	err = m.books.put(of, *a, func(p *page) {
		p.Chain = chain
		if by := p.of(pay.Channel); by != nil && amount.Sign() > 0 {
			by.Sum = plus(by.Sum, amount)
		}
	})
	if err != nil {
		return err
	}
	m.cfg.Log.Info().Uint64("tick", of).Uint32("receipts", pay.Counted).Str("wei", amount.String()).Msg("receipts were paid")
	return m.testify(ctx, chain, pay.Head)
}

// voucher takes the voucher for what was counted, which must promise all that its channel was to promise so far.
func (m *Member) voucher(ctx context.Context, pay *desk.Paid, books page, amount *big.Int) error {
	by := books.of(pay.Channel)
	if by == nil {
		m.mu.Lock()
		m.channel = pay.Channel // looked at next
		m.mu.Unlock()
		return fmt.Errorf("it pays through channel %s, which was not agreed to yet", pay.Channel)
	}
	_, promised, err := m.cfg.Purse.Accept(ctx, by.Channel, pay.Voucher)
	if err != nil {
		return fmt.Errorf("the voucher: %w", err)
	}
	due := new(big.Int).Add(by.Base.Big(), &by.Sum.Int)
	if due.Add(due, amount); promised.Big().Cmp(due) < 0 {
		return fmt.Errorf("%w: the channel promises %s wei in all, where it should %s", errUnpaid, promised, due)
	}
	return nil
}

// linked returns where the identity chain ends with a link that the supervisor signed as well (H-08).
func (m *Member) linked(at identity.Checkpoint, segment []byte) (identity.Checkpoint, error) {
	if len(segment) == 0 {
		return at, nil
	}
	s, err := identity.DecodeSegment(segment)
	if err != nil {
		return at, err
	}
	if s.Identity != m.id || s.From != at {
		return at, fmt.Errorf("%w: the supervisor's link follows length %d, this worker's chain has %d", identity.ErrFork, s.From.Length, at.Length)
	}
	m.mu.Lock()
	signer := m.status.signer
	m.mu.Unlock()
	return m.cfg.Registry.Rules(m.id, signer).Verify(at, s.Links)
}

// testify brings the head of the chain to the registry, now and then: what a revoked key signed counts no more.
func (m *Member) testify(ctx context.Context, at identity.Checkpoint, head []byte) error {
	if known := m.books.now().Attested; len(head) == 0 || at.Length < known+m.cfg.Attest {
		return nil
	}
	if err := m.cfg.Registry.Attest(ctx, head); err != nil {
		return fmt.Errorf("attest the identity chain: %w", err)
	}
	return m.books.turn(func(p *page) { p.Attested = at.Length })
}
