package supervisor

import (
	"cmp"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// handIn writes receipts down.
func (s *Supervisor) handIn(q desk.Receipts, name []byte) error {
	if err := s.due(q.Tick); err != nil {
		return err
	}
	m, _, err := s.member(q.Identity)
	if err != nil {
		return err
	}
	if _, err := s.linked(m, q.Document, q.Link); err != nil {
		return err
	}
	if err := s.seen(m.ID); err != nil {
		return err
	}
	return s.keep(q, name)
}

// How many documents of receipts are taken of a server for a tick, beside one for so many tokens that it may take in it. They
// have room for those that are dropped, as a tick before is being paid, and handed in once more.
const (
	documentsLeast = 64
	tokensFilling  = 128     // a document has room for more receipts than that
	tokensUsual    = 1 << 16 // of a class, where the offer does not say how many
)

// documentsTaken is how many documents of receipts a server can have filled in a tick.
func documentsTaken(o *tick.Offer) int {
	n := documentsLeast
	for _, p := range o.Tokens {
		n += int(cmp.Or(p.Most, tokensUsual)) / tokensFilling
	}
	return n
}

// keep writes receipts down, if their server has any to hand in.
func (s *Supervisor) keep(q desk.Receipts, name []byte) error {
	next, err := s.next(q.Tick)
	if errors.Is(err, ErrNoPlan) {
		return refuse("unknown", "nobody served in tick %d", q.Tick)
	} else if err != nil {
		return err
	}
	if _, serves := next.Server(q.Identity); !serves {
		return refuse("unknown", "identity %s did not serve in tick %d", q.Identity, q.Tick)
	}
	if _, err := token.DecodeReceipts(q.Block); err != nil {
		return refuse("unknown", "what was handed in is no document of receipts: %v", err)
	}
	s.mu.Lock()
	most := documentsTaken(&s.offer)
	s.mu.Unlock()
	return s.DB.Update(func(tx *store.Tx) error {
		of := at(s.Offer, number(q.Tick), q.Identity[:])
		n, _, err := documents.Get(tx, of)
		if err != nil {
			return err
		}
		if _, there, err := receipts.Get(tx, name); err != nil {
			return err
		} else if !there {
			n++
		}
		if n > most {
			return refuse("late", "%d documents of receipts were taken from identity %s for tick %d: no more are", most, q.Identity, q.Tick)
		}
		return errors.Join(documents.Put(tx, of, n), receipts.Put(tx, name, handed{q.Document, q.Block, q.Link}))
	})
}

// drop forgets a document of receipts. It stays counted: whoever has documents dropped has no others looked at for that.
func (s *Supervisor) drop(key []byte) error {
	return s.DB.Update(func(tx *store.Tx) error { return receipts.Delete(tx, key) })
}

// linked checks a worker's signature of the link that says that it worked.
func (s *Supervisor) linked(m Member, document market.Content, signature []byte) (identity.Link, error) {
	link := m.Chain.Next(common.Hash(document.Digest))
	sig, err := eip712.ParseSignature(signature)
	if err == nil {
		var by common.Address
		if by, err = eip712.Recover(s.Identities.Domain().Digest(link.Head(m.ID)), sig); err == nil && by == m.Signer {
			link.Worker = sig
			return link, nil
		}
	}
	return link, refuse("unknown", "the link is not the one that follows: the chain of identity %s has %d links and ends with %s", m.ID, m.Chain.Length, m.Chain.Head)
}

// payTicks is for how many ticks after its own a receipt is paid.
const payTicks = 4

// due refuses receipts of ticks that run, and of those that are long over.
func (s *Supervisor) due(t uint64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.head.Number <= s.terms.CutOff(t):
		return refuse("busy", "tick %d has not ended: hand its receipts in after block %d", t, s.terms.CutOff(t))
	case s.head.Number > s.terms.CutOff(t+payTicks):
		return refuse("late", "receipts of tick %d were taken until block %d", t, s.terms.CutOff(t+payTicks))
	}
	return nil
}
