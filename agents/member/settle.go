package member

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/channel"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/market"
)

// Why a worker does not serve (SR-16).
var (
	errNoChannel = errors.New("no channel pays for it yet: its supervisor opens one when it begins")
	errUnpaid    = errors.New("it was not paid")
)

// takenFor is for how many ticks after its own a receipt is taken, late what a supervisor says of those that come later, and
// busy what it says when it is to be asked again.
const (
	takenFor = 4
	late     = "late"
	busy     = "busy"
)

// settle does what has to do with money: it says hello, agrees to a channel, hands in receipts and takes vouchers, and
// decides whether to go on (SR-16).
func (m *Member) settle(ctx context.Context) error {
	now := m.tickNow()
	due := m.toSettle(now)
	err := m.claim(due)
	err = errors.Join(err, m.greet(ctx, now), m.enter(ctx))
	for _, t := range due {
		err = errors.Join(err, m.handIn(ctx, t))
	}
	m.judge()
	return err
}

// greet says hello to the supervisor, twice a tick: it counts on whom it heard of (C-03).
func (m *Member) greet(ctx context.Context, _ uint64) error {
	m.mu.Lock()
	head, ticks, last := m.status.Block, uint64(m.offer.Terms.TickBlocks), m.status.hello
	m.mu.Unlock()
	if last != 0 && head < last+max(1, ticks/3) {
		return nil
	}
	block := m.recordNow()
	reply, err := m.desk(ctx, &desk.Request{Hello: &desk.Hello{Identity: m.id, Record: rawBlock(block), Block: block}})
	if err == nil {
		err = refused("hello", reply)
	}
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.status.hello = head
	if reply.Pay != nil && m.channel == (channel.ID{}) {
		m.channel = reply.Pay.Channel
	}
	return nil
}

// desk asks the supervisor.
func (m *Member) desk(ctx context.Context, r *desk.Request) (*desk.Reply, error) {
	m.mu.Lock()
	addrs := m.doc.Supervisor
	m.mu.Unlock()
	r.App = m.cfg.App
	return m.cfg.Network.Desk(ctx, addrs, r)
}

// RefusedError is a supervisor's reason.
type RefusedError struct{ What, Code, Reason string }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("the supervisor refused (%s): %s: %s", e.What, e.Code, e.Reason)
}

// ErrNoPayer means that no channel pays for the application: one may yet be opened.
var ErrNoPayer = errors.New("no channel pays for the application yet")

// waits reports whether an error says no more than that something takes its time.
func waits(err error) bool {
	switch e := err.(type) { //nolint:errorlint // it goes through the chain by itself, as all of it has to be so
	case nil:
		return false
	case *RefusedError:
		return e.Code == busy
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			if !waits(err) {
				return false
			}
		}
		return true
	default:
		return err == ErrNoPayer || waits(errors.Unwrap(err)) //nolint:errorlint // the same
	}
}

func refused(what string, r *desk.Reply) error {
	if r.Refused == "" {
		return nil
	}
	return &RefusedError{what, r.Code, r.Refused}
}

// enter agrees to be paid through the channel that the supervisor opened, and looks at it now and then.
func (m *Member) enter(ctx context.Context) error {
	m.mu.Lock()
	named, most := m.channel, m.doc.MaxPay
	m.mu.Unlock()
	entered := m.books.now().Channel
	if most.Sign() == 0 {
		return nil // it pays nothing
	}
	if entered != (channel.ID{}) && (named == entered || named == channel.ID{}) {
		err := m.cfg.Purse.Alive(ctx, entered)
		m.mu.Lock()
		m.channel, m.broke = entered, err
		m.mu.Unlock()
		if err == nil {
			return nil
		}
		named = channel.ID{} // there may be another one by now
	}
	id, err := m.cfg.Purse.Enter(ctx, named, most)
	if err != nil {
		return err
	}
	_, promised, err := m.cfg.Purse.Accept(ctx, id, nil)
	if err != nil {
		return err
	}
	err = m.books.turn(func(p *page) {
		if p.Channel != id {
			if p.Channel != (channel.ID{}) {
				p.Former = p.payer
			}
			p.payer = payer{Channel: id, Base: promised}
		}
	})
	if err != nil {
		return err
	}
	m.cfg.Log.Info().Hex("channel", id[:]).Msg("agreed to be paid through a channel")
	m.mu.Lock()
	defer m.mu.Unlock()
	m.channel, m.broke = id, nil
	return nil
}

// toSettle are the ticks that are over, and not settled.
func (m *Member) toSettle(now uint64) (out []uint64) {
	m.mu.Lock()
	serving := m.serving
	m.mu.Unlock()
	for _, t := range m.journal.ticks() {
		over := t < now && t != serving // what is being served may still bring receipts
		if a := m.books.account(t); over && !a.Settled {
			out = append(out, t)
		}
	}
	return out
}

// claim writes down since when this worker asks for what it is owed: that is when the supervisor's time begins. What went by
// before, because a tick began late here or this worker was away, is no fault of the supervisor's.
func (m *Member) claim(ticks []uint64) error {
	m.mu.Lock()
	head := m.status.Block
	m.mu.Unlock()
	for _, t := range ticks {
		a := m.books.account(t)
		if a.Since != 0 {
			continue
		}
		a.Since = head
		if err := m.books.put(t, a, nil); err != nil {
			return err
		}
	}
	return nil
}

// handIn hands in what is left of a tick's receipts (H-03).
func (m *Member) handIn(ctx context.Context, of uint64) error {
	a := m.books.account(of)
	if !a.Ready {
		var err error
		if a, err = m.collect(ctx, of, a); err != nil {
			return fmt.Errorf("collect the receipts of tick %d: %w", of, err)
		}
	}
	for i := range a.Handed {
		if a.Handed[i].Done {
			continue
		}
		if err := m.cash(ctx, of, &a, i); err != nil {
			if r, ok := errors.AsType[*RefusedError](err); ok && r.Code == late && m.tickOf(a.Since) > of+takenFor {
				// This worker was away for too long: nobody owes it anything.
				a.Settled, a.Why = true, r.Reason
				return m.books.put(of, a, nil)
			}
			err = fmt.Errorf("hand in the receipts of tick %d: %w", of, err)
			if a.Why != err.Error() {
				a.Why = err.Error()
				return errors.Join(err, m.books.put(of, a, nil))
			}
			return err
		}
	}
	if len(a.Handed) == 0 {
		a.Settled = true
		return m.books.put(of, a, nil)
	}
	return nil
}

// collect writes the receipts of a tick into documents, and these into the books.
func (m *Member) collect(ctx context.Context, of uint64, a account) (account, error) {
	a.Owed = m.owed(of)
	p, err := m.planOf(ctx, of)
	if err != nil {
		return a, err
	}
	works, err := m.journal.of(of)
	if err != nil {
		return a, err
	}
	var sealed [][]byte
	for _, w := range works {
		s, err := token.SealReceipt(p.next.ReceiptKey, &w.Receipt)
		if err != nil {
			return a, err
		}
		sealed = append(sealed, s)
	}
	a.Served, a.Ready = uint64(len(works)), true
	for len(sealed) > 0 {
		block, taken := token.EncodeReceipts(sealed)
		sealed = sealed[taken:]
		c, err := m.cfg.Content.Keep(ctx, block, fmt.Sprintf("member/%s/receipts/%d/%d", m.cfg.App.Hex(), of, len(a.Handed)))
		if err != nil {
			return a, err
		}
		a.Handed = append(a.Handed, handed{Document: c, Block: block})
	}
	return a, m.books.put(of, a, nil)
}

// cash hands in one document and takes what it brings.
func (m *Member) cash(ctx context.Context, of uint64, a *account, i int) error {
	h := &a.Handed[i]
	r := &desk.Receipts{Identity: m.id, Tick: of, Document: h.Document, Block: h.Block}
	if err := r.Sign(m.keys); err != nil {
		return err
	}
	at := m.books.now().Chain
	link := at.Next(h.Document.Digest)
	signature, err := m.keys.SignTyped(m.cfg.Domains.Registry(), link.Head(m.id))
	if err != nil {
		return err
	}
	r.Link = signature[:]
	reply, err := m.desk(ctx, &desk.Request{Receipts: r})
	if err == nil {
		err = refused("receipts", reply)
	}
	if err == nil && reply.Pay == nil {
		err = errors.New("the supervisor said nothing about pay")
	}
	if err != nil {
		return err
	}
	return m.bank(ctx, of, a, h, reply.Pay)
}

// judge decides whether to go on serving (SR-16, N-10). It stops when receipts were handed in for as long as a tick takes
// and are not paid, or when more is owed than is paid in a tick at most: so much it can lose.
func (m *Member) judge() {
	why := m.verdict()
	if before := m.journal.stopped(); (why == nil) != (before == nil) {
		if errors.Is(why, errNoChannel) {
			m.cfg.Log.Info().Msg("waits for a channel that pays")
		} else if why != nil {
			m.cfg.Log.Warn().Err(why).Msg("stopped serving")
		} else {
			m.cfg.Log.Info().Msg("serves")
		}
	}
	m.journal.stop(why)
}

func (m *Member) verdict() error {
	m.mu.Lock()
	most, broke, doc := m.doc.MaxPay, m.broke, m.doc
	head, ticks := m.status.Block, uint64(m.offer.Terms.TickBlocks)
	m.mu.Unlock()
	if most.Sign() == 0 {
		return nil
	}
	if m.books.now().Channel == (channel.ID{}) {
		return errNoChannel
	}
	if broke != nil {
		return fmt.Errorf("the channel cannot pay any more: %w", broke)
	}
	owed := new(big.Int)
	for _, t := range m.journal.ticks() {
		a := m.books.account(t)
		if a.Settled {
			continue
		}
		if a.Since != 0 && head >= a.Since+ticks {
			return fmt.Errorf("%w for tick %d, and asked for it since block %d, which is as long as a tick: %s", errUnpaid, t, a.Since, a.Why)
		}
		due := price(doc, m.journal.tally(t), m.kindOf)
		owed.Add(owed, &due.Int)
	}
	if owed.Cmp(&most.Int) > 0 {
		return fmt.Errorf("%w: %s wei are owed, which is more than it pays in a tick", errUnpaid, owed)
	}
	return nil
}

// owed is what the work of a tick is worth by the offer's prices.
func (m *Member) owed(of uint64) market.Wei {
	m.mu.Lock()
	doc := m.doc
	m.mu.Unlock()
	return price(doc, m.journal.tally(of), m.kindOf)
}

// price adds up what works are worth.
func price(doc *tick.Offer, works map[class]uint64, kindOf func(tick uint64, site common.Hash) tick.Kind) market.Wei {
	sum := new(big.Int)
	for c, n := range works {
		var each *big.Int
		switch {
		case c.free:
			continue
		case c.top:
			each = &doc.Pay.Top.Int
		case c.update:
			each = &doc.Pay.Update.Int
		case kindOf(c.tick, c.site) == tick.Query:
			each = &doc.Pay.Query.Int
		default:
			each = &doc.Pay.Point.Int
		}
		sum.Add(sum, new(big.Int).Mul(each, new(big.Int).SetUint64(n)))
	}
	return market.NewWei(sum)
}

func plus(a market.Wei, b *big.Int) market.Wei { return market.NewWei(new(big.Int).Add(&a.Int, b)) }

func numberOf(key []byte) uint64 { return binary.BigEndian.Uint64(key) }

func hashOf(h common.Hash) common.Hash { return crypto.Keccak256Hash(h[:]) }

// attestation signs that this worker holds the files of a tick.
func (m *Member) attestation(t hosting.Tick) (eip712.Signature, error) {
	return m.keys.SignTyped(m.cfg.Domains.Ticks(), hosting.Attestation(t.Offer, t.Number, m.id, t.Document))
}

// rawBlock names a block, as the content store does.
func rawBlock(block []byte) market.Content {
	return market.Content{Codec: market.Raw, Digest: sha256.Sum256(block)}
}
