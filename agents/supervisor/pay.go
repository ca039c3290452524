package supervisor

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
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
	all, counts, err := s.counted(ctx, t)
	if err != nil {
		return err
	}
	for i, h := range all {
		if bytes.Equal(h.Key, name) {
			return s.remunerate(ctx, t, h, counts[i])
		}
	}
	return nil // another document came before this one
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
		all, counts, err := s.counted(ctx, t)
		if _, wait := errors.AsType[*refusal](err); wait {
			continue
		}
		errs = append(errs, err)
		for i, h := range all { // whoever cannot be paid keeps nobody else from it
			err := s.remunerate(ctx, t, h, counts[i])
			if _, wait := errors.AsType[*refusal](err); !wait {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// unpaid lists the documents of a tick that are not paid for yet.
func (s *Supervisor) unpaid(t uint64) (out []store.Record[handed], err error) {
	all, err := list(s.DB, receipts, at(s.Offer, number(t)))
	for _, h := range all {
		_, found, err := load(s.DB, wages, h.Key)
		if err != nil {
			return nil, err
		}
		if !found {
			out = append(out, h)
		}
	}
	return out, err
}

// counted counts the documents of a tick that were handed in, if the time has come.
func (s *Supervisor) counted(ctx context.Context, t uint64) ([]store.Record[handed], []counted, error) {
	next, err := s.next(t)
	if errors.Is(err, ErrNoPlan) {
		return nil, nil, refuse("unknown", "nobody served in tick %d", t)
	} else if err != nil {
		return nil, nil, err
	}
	auditor, err := s.auditor(ctx, t, next)
	if err != nil {
		return nil, nil, err
	}
	s.counting.Lock()
	defer s.counting.Unlock()
	all, err := list(s.DB, receipts, at(s.Offer, number(t)))
	if err != nil {
		return nil, nil, err
	}
	there := map[identity.ID]bool{}
	names := sha256.New()
	for _, h := range all {
		_, id := tickAndID(h.Key)
		there[id] = true
		names.Write(h.Key) // of one length
	}
	s.mu.Lock()
	head, from := s.head.Number, s.terms.CutOff(t)+uint64(s.terms.TickBlocks)/2
	s.mu.Unlock()
	if len(there) < len(next.Servers) && head < from {
		return nil, nil, refuse("busy", "the receipts of tick %d are counted in block %d, or when all servers have handed theirs in: ask again then", t, from)
	}
	of := [sha256.Size]byte(names.Sum(nil))
	if c := s.counts[t]; c.of == of {
		return all, c.counts, nil
	}
	counts, err := s.count(t, auditor, all)
	if err == nil {
		for old := range s.counts {
			if old+payTicks < t {
				delete(s.counts, old)
			}
		}
		s.counts[t] = count{of, counts}
	}
	return all, counts, err
}

// count is what documents came to, so that it is counted once for all who ask.
type count struct {
	of     [sha256.Size]byte // their names
	counts []counted
}

// counted is what a document of receipts comes to.
type counted struct {
	all      uint32
	rejected []desk.Rejected
	total    *big.Int // of all documents of its server
}

// count audits all receipts of a tick. Who is proven wrong, or far more often amiss than others, is suspended.
func (s *Supervisor) count(t uint64, auditor *audit.Auditor, all []store.Record[handed]) ([]counted, error) {
	_, opener, err := s.receiptKey(t)
	if err != nil {
		return nil, err
	}
	out := make([]counted, len(all))
	documents := make([]audit.Handed, len(all))
	type span struct{ document, from int }
	spans, sums := map[identity.ID][]span{}, map[identity.ID]int{}
	for i, h := range all {
		_, id := tickAndID(h.Key)
		opened, err := token.OpenReceipts(opener, s.Offer, t, h.Value.Block)
		if err != nil {
			opened = nil // no document of receipts: it earns nothing
		}
		documents[i] = audit.Handed{Server: id, Receipts: opened}
		spans[id] = append(spans[id], span{i, sums[id]})
		sums[id] += len(opened)
		out[i] = counted{all: uint32(len(opened)), total: new(big.Int)} // #nosec G115 -- a document is bounded
	}
	result := auditor.Audit(documents)
	for _, p := range result.Paid {
		for _, at := range spans[p.Server] {
			out[at.document].total = &p.Amount.Int
		}
	}
	for _, r := range result.Rejected {
		for _, at := range spans[r.Server] {
			if n := r.Number - at.from; n >= 0 && n < int(out[at.document].all) {
				out[at.document].rejected = append(out[at.document].rejected, desk.Rejected{Number: uint32(n), Reason: string(r.Reason)}) // #nosec G115 -- just bounded
			}
		}
	}
	return out, s.suspect(t, result)
}

// suspect notes who is to be suspended, and how long servers took.
func (s *Supervisor) suspect(t uint64, result *audit.Result) error {
	for _, x := range result.Suspicions {
		s.Log.Info().Uint64("tick", t).Stringer("identity", x.Server).Str("reason", string(x.Reason)).Bool("proven", x.Proven).
			Stringer("token", x.Token).Str("detail", x.Detail).Msg("receipts give rise to suspicion")
	}
	return s.DB.Update(func(tx *store.Tx) error {
		for _, r := range result.Measured {
			if err := measured.Put(tx, at(s.Offer, number(t), r.By[:]), r.Encode()); err != nil {
				return err
			}
		}
		for _, id := range result.Struck {
			if err := struck.Put(tx, at(s.Offer, number(t), id[:]), "receipts"); err != nil {
				return err
			}
		}
		return nil
	})
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

// beacon returns what the servers of a tick are drawn with: the randomness of the tick before it.
func (s *Supervisor) beacon(ctx context.Context, next *tick.Next) (common.Hash, error) {
	value, known, lost, err := s.Ticks.Beacon(ctx, next.Tick-1)
	switch {
	case err != nil:
		return common.Hash{}, err
	case lost:
		return crypto.Keccak256Hash(next.Commitment.SeedHash[:]), nil
	case !known:
		return common.Hash{}, refuse("busy", "the randomness of tick %d is not known yet", next.Tick)
	}
	return value, nil
}

// remunerate pays for a document of receipts, unless that was done: what all of its server's come to, without what was
// paid for the others.
func (s *Supervisor) remunerate(ctx context.Context, t uint64, h store.Record[handed], c counted) error {
	if _, found, err := load(s.DB, wages, h.Key); err != nil || found {
		return err
	}
	_, id := tickAndID(h.Key)
	m, _, err := s.member(id)
	if err != nil {
		return err
	}
	link, err := s.linked(m, h.Value.Document, h.Value.Link)
	if err != nil {
		// Another document came before this one: its worker signs the link that follows now.
		return s.drop(h.Key)
	}
	owed, err := s.owed(t, id, c.total)
	if err != nil {
		return err
	}
	w := wage{
		Document: h.Value.Document, Counted: c.all - uint32(len(c.rejected)), Rejected: c.rejected, Link: link, Channel: m.Channel, // #nosec G115 -- not more than all
		Amount: market.NewWei(owed),
	}
	if err := s.remit(ctx, t, h.Key, m, w); err != nil {
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
