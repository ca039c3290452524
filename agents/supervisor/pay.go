package supervisor

import (
	"context"
	"errors"
	"math/big"
	"slices"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// How a tick is paid: each worker hands in the receipts that it has. They are written down. Once all have, or half a tick
// after the tick has ended, they are counted together, since the receipts of a request vouch for each other. What they come
// to is promised in each worker's channel, together with the next link of its identity chain, and both are written down
// before anything is signed: whoever asks again, whatever was killed, gets the same voucher and the same link. Receipts that
// come later are counted with those that were there before, and bring what they add.
//
// No lock is held while the chain is waited for, or all workers would wait for the slowest answer. What is promised is
// noted in the transaction that promises it, and that one fails if somebody else was faster.

// handed is a document of receipts before it is paid.
type handed struct {
	Document market.Content `json:"document"`
	Block    []byte         `json:"block"`
	Link     []byte         `json:"link"` // the worker's signature of the link that will say so
}

// pay takes receipts, and pays for them when the time has come.
func (s *Supervisor) pay(ctx context.Context, q desk.Receipts) (*desk.Paid, error) {
	m, found, err := s.member(q.Identity)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, refuse("unknown", "identity %s has not said hello", q.Identity)
	}
	if err := q.Check(m.Signer); err != nil {
		return nil, refuse("unknown", "%v", err)
	}
	name := at(s.Offer, number(q.Tick), m.ID[:], q.Document.Digest[:])
	w, found, err := load(s.DB, wages, name)
	if err != nil || found {
		return s.receipt(ctx, name, w, m.ID, err)
	}
	if err := s.handIn(q, name); err != nil {
		return nil, err
	}
	trouble := s.payday(ctx, q.Tick, name)
	w, found, err = load(s.DB, wages, name)
	if err == nil && !found {
		if err = trouble; err == nil {
			err = refuse("busy", "the receipts of tick %d are not paid yet: hand them in again in a while", q.Tick)
		}
	}
	return s.receipt(ctx, name, w, m.ID, err)
}

func (s *Supervisor) receipt(ctx context.Context, key []byte, w wage, id identity.ID, err error) (*desk.Paid, error) {
	if err == nil {
		err = s.sign(ctx, key, &w, id)
	}
	if err != nil {
		return nil, err
	}
	return s.paid(w, id)
}

// payday counts the receipts of a tick, and pays for one document of them.
func (s *Supervisor) payday(ctx context.Context, t uint64, name []byte) error {
	counts, err := s.counted(ctx, t)
	if err != nil {
		return err
	}
	return s.payFor(ctx, t, name, counts)
}

// payFor pays for a document, unless it was dropped because another one came before it.
func (s *Supervisor) payFor(ctx context.Context, t uint64, name []byte, counts map[string]counted) error {
	h, found, err := load(s.DB, receipts, name)
	c, known := counts[string(name)]
	if err != nil || !found || !known {
		return err
	}
	return s.remunerate(ctx, t, name, h, c)
}

// payRest pays for the receipts that were handed in by those who do not ask again.
func (s *Supervisor) payRest(ctx context.Context) error {
	s.mu.Lock()
	now := s.log.Due
	s.mu.Unlock()
	var errs []error
	for t := now - min(now, payTicks); t < now; t++ {
		open, err := s.unpaid(t)
		if err != nil {
			return err
		}
		if len(open) == 0 {
			continue
		}
		counts, err := s.counted(ctx, t)
		if _, wait := errors.AsType[*refusal](err); wait {
			continue
		}
		errs = append(errs, err)
		for _, name := range open { // whoever cannot be paid keeps nobody else from it
			err := s.payFor(ctx, t, name, counts)
			if _, wait := errors.AsType[*refusal](err); !wait {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// unpaid lists the documents of a tick that are not paid for yet.
func (s *Supervisor) unpaid(t uint64) (names [][]byte, err error) {
	err = s.DB.View(func(tx *store.Tx) error {
		prefix := at(s.Offer, number(t))
		paid := map[string]bool{}
		for _, k := range wages.Keys(tx, prefix) {
			paid[string(k)] = true
		}
		names = slices.DeleteFunc(receipts.Keys(tx, prefix), func(k []byte) bool { return paid[string(k)] })
		return nil
	})
	return names, err
}

// auditor makes what audits the receipts of a tick, or returns the one that was made before.
func (s *Supervisor) auditor(ctx context.Context, t uint64, next *tick.Next) (*audit.Auditor, error) {
	s.mu.Lock()
	known, doc, read := s.auditors[t], s.offer, s.version != 0
	s.mu.Unlock()
	switch {
	case known != nil:
		return known, nil
	case !read: // or all would be paid nothing
		return nil, refuse("busy", "the offer is being read: hand the receipts in again in a while")
	}
	beacon, err := s.beacon(ctx, next)
	if err != nil {
		return nil, err
	}
	program, err := s.program(ctx, next.Program)
	if err != nil {
		return nil, err
	}
	a, err := audit.New(audit.Tick{
		Next: next, Program: program, Beacon: beacon, Pay: doc.Pay, MaxPay: doc.MaxPay, Latency: doc.Latency,
	})
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for old := range s.auditors {
		if old+payTicks < t {
			delete(s.auditors, old)
		}
	}
	s.auditors[t] = a
	return a, nil
}

// remunerate pays for a document of receipts, unless that was done: what all of its server's come to, without what was
// paid for the others.
func (s *Supervisor) remunerate(ctx context.Context, t uint64, name []byte, h handed, c counted) error {
	if _, found, err := load(s.DB, wages, name); err != nil || found {
		return err
	}
	_, id := tickAndID(name)
	m, _, err := s.member(id)
	if err != nil {
		return err
	}
	link, err := s.linked(m, h.Document, h.Link)
	if err != nil {
		// Another document came before this one: its worker signs the link that follows now.
		return s.drop(name)
	}
	owed, err := s.owed(t, id, c.total)
	if err != nil {
		return err
	}
	w := wage{
		Document: h.Document, Counted: c.all - uint32(len(c.rejected)), Rejected: c.rejected, Link: link, Channel: m.Channel, // #nosec G115 -- not more than all
		Amount: market.NewWei(owed),
	}
	if err := s.remit(ctx, t, name, m, w); err != nil {
		if errors.Is(err, errFaster) {
			err = nil // whoever it was: this worker asks again
		}
		return err
	}
	s.Log.Info().Stringer("identity", id).Uint64("tick", t).Uint32("receipts", w.Counted).Int("rejected", len(w.Rejected)).
		Str("wei", owed.String()).Msg("receipts paid")
	return nil
}

// owed is what a server's documents come to, without what was paid for those before.
func (s *Supervisor) owed(t uint64, id identity.ID, total *big.Int) (*big.Int, error) {
	before, err := list(s.DB, wages, at(s.Offer, number(t), id[:]))
	owed := new(big.Int).Set(total)
	for _, w := range before {
		owed.Sub(owed, &w.Value.Amount.Int)
	}
	if owed.Sign() < 0 {
		owed.SetInt64(0)
	}
	return owed, err
}
