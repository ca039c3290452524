package supervisor

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"emet/agents/channel"
	"emet/agents/hosting/desk"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// SignedHead is how long an identity chain is, with the supervisor's signature: node.SignedHead has the same form.
type SignedHead struct {
	Schema    string         `json:"schema"` // "emet.head/v1"
	ChainID   uint64         `json:"chainId"`
	Registry  common.Address `json:"registry"`
	Identity  identity.ID    `json:"identity"`
	Length    uint64         `json:"length"`
	Head      common.Hash    `json:"head"`
	Signature hexutil.Bytes  `json:"signature"`
}

// errFaster means that a wage was paid, or the link before it taken, while the chain was asked.
var errFaster = errors.New("another one was faster")

// remit promises a wage and writes it down, with the link that it is paid under. Each link is taken once: so no two wages
// of a worker can be reckoned from the same books.
func (s *Supervisor) remit(ctx context.Context, t uint64, key []byte, m Member, w wage) error {
	note := func(tx *store.Tx) error {
		now, _, err := members.Get(tx, at(s.Offer, m.ID[:]))
		if err != nil {
			return err
		}
		if now.Chain != m.Chain {
			return errFaster
		}
		if _, there, err := wages.Get(tx, key); err != nil || there {
			return errors.Join(err, errFaster)
		}
		return errors.Join(wages.Put(tx, key, w), s.editIn(tx, m.ID, func(m *Member) {
			m.Chain = identity.Checkpoint{Length: w.Link.Length, Head: w.Link.Head(m.ID)}
			m.Earned = market.NewWei(new(big.Int).Add(&m.Earned.Int, &w.Amount.Int))
			m.Receipts += uint64(w.Counted)
			m.LastTick = max(m.LastTick, t)
		}))
	}
	if w.Amount.Sign() == 0 {
		return s.DB.Update(note)
	}
	return s.promise(ctx, m, &w, note)
}

// promise promises a wage in the channel that there is for its worker, and has it noted in the same transaction.
func (s *Supervisor) promise(ctx context.Context, m Member, w *wage, note func(*store.Tx) error) error {
	if !s.payable(m) {
		return refuse("busy", "there is no channel for identity %s yet: hand the receipts in again in a while", m.ID)
	}
	amount, err := channel.AmountOf(&w.Amount.Int)
	if err != nil {
		return err
	}
	head := identity.Checkpoint{Length: w.Link.Length, Head: w.Link.Head(m.ID)}
	_, err = s.Payments.Promise(ctx, m.Channel, amount, head, func(tx *store.Tx, v channel.Voucher) error {
		w.Channel, w.Payer, w.Voucher = m.Channel, m.Payer, &v
		return note(tx)
	})
	return err
}

// sign signs the voucher of a wage, and keeps that before anybody sees it. If the key that was to sign it is not the one on
// this machine any more, nobody has it signed: the same amount is promised in the channel that there is now.
func (s *Supervisor) sign(ctx context.Context, key []byte, w *wage, id identity.ID) error {
	if w.Voucher == nil || w.Signed != nil {
		return nil
	}
	if w.Payer != s.Key.Address() {
		m, _, err := s.member(id)
		if err == nil {
			was := w.Payer
			err = s.promise(ctx, m, w, func(tx *store.Tx) error {
				if now, _, err := wages.Get(tx, key); err != nil || now.Payer != was {
					return errors.Join(err, errFaster)
				}
				return wages.Put(tx, key, *w)
			})
		}
		if errors.Is(err, errFaster) {
			return refuse("busy", "the receipts are being paid: hand them in again in a while")
		}
		if err != nil {
			return err
		}
	}
	signed, err := s.Payments.Sign(w.Channel, *w.Voucher)
	if err != nil {
		return err
	}
	w.Signed = &signed
	return save(s.DB, wages, key, *w)
}

// paid is the reply to whoever handed receipts in: it says the same whenever it is asked for.
func (s *Supervisor) paid(w wage, id identity.ID) (*desk.Paid, error) {
	out := &desk.Paid{Channel: w.Channel, Counted: w.Counted, Rejected: w.Rejected, Amount: w.Amount.String()}
	var err error
	if w.Signed != nil {
		if out.Voucher, err = json.Marshal(w.Signed); err != nil {
			return nil, err
		}
	}
	domain := s.Identities.Domain()
	link := w.Link
	head := link.Head(id)
	if link.Supervisor, err = s.Key.SignTyped(domain, head); err != nil {
		return nil, err
	}
	segment := identity.Segment{Identity: id, From: identity.Checkpoint{Length: link.Length - 1, Head: link.Prev}, Links: []identity.Link{link}}
	if out.Link, err = segment.Encode(); err != nil {
		return nil, err
	}
	at := identity.Checkpoint{Length: link.Length, Head: head}
	sig, err := s.Key.SignTyped(domain, at.Message(id))
	if err != nil {
		return nil, err
	}
	out.Head, err = json.Marshal(SignedHead{
		Schema: "emet.head/v1", ChainID: s.ChainID.Uint64(), Registry: s.Identities.Address, Identity: id, Length: at.Length,
		Head: at.Head, Signature: sig[:],
	})
	return out, err
}
