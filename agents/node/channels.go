package node

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/chain/ground"
	"emet/agents/channel"
	"emet/agents/channel/ledger"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// drafts are channels that are being opened, by request. Once they have a salt, the ledger keeps them.
var drafts = store.NewTable[channel.Channel]("hosting", "drafts")

// payments are vouchers that were promised and not told, by request.
var payments = store.NewTable[channel.Voucher]("hosting", "payments")

// ChannelView is a channel with all that is known of it here.
type ChannelView struct {
	ID       channel.ID       `json:"id"`
	Channel  channel.Channel  `json:"channel"`
	State    channel.State    `json:"state"`
	Promised channel.Amount   `json:"promised"`         // in all lanes, by vouchers
	Best     []channel.Signed `json:"best,omitempty"`   // of a payee: the highest voucher of each lane
	Unread   bool             `json:"unread,omitempty"` // another process has the book: what was promised is not known
}

// ChannelRequest is a channel in the making.
type ChannelRequest struct {
	Payee     common.Address
	Amount    channel.Amount // the deposit
	Token     common.Address // default ether
	Signer    common.Address // of the vouchers; default the payer
	Window    uint32         // seconds; default a day, or a minute on a development network
	Threshold uint32         // length of the payee's identity chain from which vouchers count at once
	Budget    channel.Budget // default all of the deposit in a tick of ten minutes, or of a second on a development network
}

// name names the request, once its defaults are filled in.
func (r ChannelRequest) name() string {
	return fmt.Sprintf("open/%s/%s/%s/%s/%d/%d", r.Payee, r.Token, r.Signer, r.Amount, r.Window, r.Threshold)
}

// OpenChannel opens a channel that this account pays. An equal call that was killed is taken up.
func (p *party) OpenChannel(ctx context.Context, r ChannelRequest) (channel.ID, Receipt, error) {
	day, tick := uint32(24*3600), uint64(600)
	if p.Agent.Network.Dev {
		day, tick = 60, 1
	}
	fill(&r.Window, day)
	fill(&r.Signer, p.Key.Address())
	fill(&r.Budget.Tick, tick)
	fill(&r.Budget.PerTick, r.Amount)
	fill(&r.Budget.Total, r.Amount)
	if err := p.Told(); err != nil {
		return channel.ID{}, Receipt{}, err
	}
	if r.Token == (common.Address{}) {
		if err := p.affords(ctx, r.Amount.Big()); err != nil {
			return channel.ID{}, Receipt{}, err
		}
	}
	name := r.name()
	c, err := p.draft(name, channel.Channel{
		Payer: p.Key.Address(), Payee: r.Payee, Signer: r.Signer, Token: r.Token, Window: r.Window, Threshold: r.Threshold,
	}, r.Budget)
	if err != nil {
		return channel.ID{}, Receipt{}, err
	}
	id := c.ID(p.ChannelContract())
	build := func() (ground.Call, error) { return p.Ground.OpenChannel(c, r.Amount) }
	if err := p.approve(ctx, name, build); err != nil {
		return id, Receipt{}, err
	}
	key, err := p.begin(name, build)
	if err != nil {
		return id, Receipt{}, err
	}
	receipt, err := p.finish(ctx, name, key, func(tx *store.Tx) error { return drafts.Delete(tx, requestKey(name)) })
	return id, receipt, err
}

// draft gives a channel its salt and writes it down with its budget, unless that was done before.
func (p *party) draft(name string, c channel.Channel, b channel.Budget) (channel.Channel, error) {
	err := p.DB.Update(func(tx *store.Tx) error {
		old, ok, err := drafts.Get(tx, requestKey(name))
		if err != nil || ok {
			c = old
			return err
		}
		var salt [4]byte
		_, _ = rand.Read(salt[:]) // never fails: see crypto/rand
		c.Salt = binary.BigEndian.Uint32(salt[:])
		return drafts.Put(tx, requestKey(name), c)
	})
	if err == nil {
		err = p.ledger.Open(channel.Payer{Contract: p.ChannelContract(), Channel: c, Budget: b})
	}
	if errors.Is(err, ledger.ErrKnown) {
		err = nil // by an earlier call
	}
	return c, err
}

// payer reads a channel that this account pays.
func (p *party) payer(id channel.ID) (channel.Payer, error) {
	payer, err := p.ledger.Payer(id)
	if errors.Is(err, ledger.ErrUnknown) {
		err = noChannel(id)
	}
	return payer, err
}

func noChannel(id channel.ID) error {
	return &market.RefusedError{Code: "NotOpen", Sentence: fmt.Sprintf("channel %s is not one of this account's", id)}
}

// states reads a channel as of now, and as of a block that will stay.
func (p *party) states(ctx context.Context, id channel.ID) (sure, latest channel.State, now uint64, err error) {
	head, err := p.Head(ctx)
	if err != nil {
		return sure, latest, 0, err
	}
	deep := new(big.Int).Sub(head.Number, new(big.Int).SetUint64(max(p.depth, 1)-1))
	if deep.Sign() < 0 {
		deep.SetInt64(0)
	}
	if sure, err = p.Ground.Channel(ctx, id, deep); err != nil {
		return sure, latest, 0, err
	}
	latest, err = p.Ground.Channel(ctx, id, head.Number)
	return sure, latest, head.Time, err
}

// Pay promises more in a channel's lane 0 and returns the voucher, which is written down before anybody sees it. At is
// how long the payee's identity chain is, and its head.
func (p *party) Pay(ctx context.Context, id channel.ID, amount channel.Amount, at identity.Checkpoint) (channel.Signed, error) {
	return p.PayLane(ctx, id, 0, amount, at)
}

// PayLane is [Supervisor.Pay] in a lane.
func (p *party) PayLane(ctx context.Context, id channel.ID, lane uint8, amount channel.Amount, at identity.Checkpoint) (channel.Signed, error) {
	known, err := p.payer(id)
	if err != nil {
		return channel.Signed{}, err
	}
	key := p.Key
	if signer := known.Channel.Signer; signer != key.Address() {
		if key, err = p.openSigner(signer); err != nil {
			return channel.Signed{}, err
		}
	}
	sure, latest, now, err := p.states(ctx, id)
	if err != nil {
		return channel.Signed{}, err
	}
	if err := p.ledger.Saw(id, sure, latest); err != nil {
		return channel.Signed{}, err
	}
	promise := ledger.Promise{
		Channel: id, Lane: lane, Amount: amount, Head: at.Head,
		Length: uint32(min(at.Length, 1<<32-1)), // #nosec G115 -- just bounded
	}
	return p.promise(promise, now, func(k channel.Contract, id channel.ID, v channel.Voucher) (channel.Signed, error) {
		s, err := key.SignDigest(v.Digest(k, id))
		return channel.Signed{Channel: id, Voucher: v, Signature: channel.Compact(s)}, err
	})
}

// promise writes a promise down and has it signed. If an earlier equal call made the promise and never told it, that one
// is signed again.
func (p *party) promise(r ledger.Promise, now uint64, sign ledger.Signer) (channel.Signed, error) {
	if err := p.Told(); err != nil {
		return channel.Signed{}, err
	}
	name := requestKey(fmt.Sprintf("pay/%s/%d/%s/%d/%s", r.Channel, r.Lane, r.Amount, r.Length, r.Head))
	var made bool
	var v channel.Voucher
	err := p.DB.View(func(tx *store.Tx) (err error) {
		v, made, err = payments.Get(tx, name)
		return err
	})
	if err != nil {
		return channel.Signed{}, err
	}
	var s channel.Signed
	if made {
		s, err = sign(p.ChannelContract(), r.Channel, v)
	} else {
		s, err = p.ledger.Promise(r, now, sign, func(tx *store.Tx, v channel.Voucher) error { return payments.Put(tx, name, v) })
	}
	if err == nil {
		p.answered(func(tx *store.Tx) error { return payments.Delete(tx, name) })
	}
	return s, err
}

// TopUp adds to the deposit of a channel that this account pays.
func (p *party) TopUp(ctx context.Context, id channel.ID, amount channel.Amount) (Receipt, error) {
	payer, err := p.payer(id)
	if err != nil {
		return Receipt{}, err
	}
	if payer.Channel.Token == (common.Address{}) {
		if err := p.affords(ctx, amount.Big()); err != nil {
			return Receipt{}, err
		}
	}
	return p.do(ctx, fmt.Sprintf("top-up/%s/%s", id, amount), func() (ground.Call, error) {
		return p.Ground.TopUp(payer.Channel, amount)
	})
}

// StartClose starts to close a channel: its payee can redeem until the window has passed.
func (p *party) StartClose(ctx context.Context, id channel.ID) (Receipt, error) {
	payer, err := p.payer(id)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "start-close/"+id.Hex(), func() (ground.Call, error) { return p.Ground.StartClose(payer.Channel) })
}

// Lanes gives a channel that this account pays so many independent counters: 16 are the most. If it has them, nothing is
// sent.
func (p *party) Lanes(ctx context.Context, id channel.ID, lanes uint8) (Receipt, error) {
	payer, err := p.payer(id)
	if err != nil {
		return Receipt{}, err
	}
	if err := p.Told(); err != nil {
		return Receipt{}, err
	}
	name := fmt.Sprintf("lanes/%s/%d", id, lanes)
	key, err := p.begun(name)
	if err != nil {
		return Receipt{}, err
	}
	state, err := p.Ground.Channel(ctx, id, nil)
	if err != nil {
		return Receipt{}, err
	}
	if lanes == 0 || lanes > channel.MaxLanes {
		return Receipt{}, channel.ErrWrongLanes
	}
	have := len(state.Paid)
	if key == "" && have >= int(lanes) {
		return Receipt{}, nil
	}
	return p.do(ctx, name, func() (ground.Call, error) {
		return p.Ground.AddLanes(payer.Channel, lanes-uint8(have)) // #nosec G115 -- just compared
	})
}

// RevokeSigner revokes the signer of a channel that this account pays: its vouchers count until the window has passed.
func (p *party) RevokeSigner(ctx context.Context, id channel.ID) (Receipt, error) {
	payer, err := p.payer(id)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "revoke/"+id.Hex(), func() (ground.Call, error) { return p.Ground.RevokeSigner(payer.Channel) })
}

// Finish takes the rest back from a channel whose window has passed.
func (p *party) Finish(ctx context.Context, id channel.ID) (Receipt, error) {
	payer, err := p.payer(id)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "finish/"+id.Hex(), func() (ground.Call, error) { return p.Ground.Finish(payer.Channel) })
}

// Channels reads the channels that this account pays, and those that pay it, oldest first; then those that only its book
// has: they are being opened, or are guarded for others. Beside an agent that runs on the same state, that one is asked for
// the book.
func (p *party) Channels(ctx context.Context) ([]ChannelView, error) {
	me := p.Key.Address()
	book, unread, err := p.bookOf(ctx)
	if err != nil {
		return nil, err
	}
	paid, err := p.Ground.Channels(ctx, me, common.Address{})
	if err != nil {
		return nil, err
	}
	earned, err := p.Ground.Channels(ctx, common.Address{}, me)
	if err != nil {
		return nil, err
	}
	var out []ChannelView
	seen := map[channel.ID]bool{}
	for _, c := range slices.Concat(paid, earned, book.channels()) {
		v := ChannelView{ID: c.ID(p.ChannelContract()), Channel: c, Unread: unread}
		if seen[v.ID] {
			continue // it pays itself
		}
		seen[v.ID] = true
		if v.State, err = p.Ground.Channel(ctx, v.ID, nil); err != nil {
			return nil, err
		}
		book.promises(&v)
		out = append(out, v)
	}
	return out, nil
}

// bookOf reads what was promised. Unread means that another process has the book, and does not tell.
func (p *party) bookOf(ctx context.Context) (b book, unread bool, err error) {
	if !p.beside {
		b, err = readBook(p.DB)
		return b, false, err
	}
	err = askLoopback(ctx, p.State, bookPath, &b)
	if errors.Is(err, ErrNotHosting) || err == nil && b.Schema != bookSchema {
		return book{}, true, nil
	}
	return b, false, err
}

// book is an agent's ledger, as one that runs tells it.
type book struct {
	Schema string          `json:"schema"`
	Payers []channel.Payer `json:"payers"`
	Payees []channel.Payee `json:"payees"`
}

const bookSchema = "emet.book/v1"

func readBook(db *store.DB) (b book, err error) {
	l := ledger.New(db)
	b.Schema = bookSchema
	if b.Payers, err = l.Payers(); err == nil {
		b.Payees, err = l.Payees()
	}
	return b, err
}

func (b *book) channels() (out []channel.Channel) {
	for i := range b.Payers {
		out = append(out, b.Payers[i].Channel)
	}
	for i := range b.Payees {
		out = append(out, b.Payees[i].Channel)
	}
	return out
}

// promises fills in what the book knows of a channel.
func (b *book) promises(v *ChannelView) {
	for i := range b.Payers {
		if b.Payers[i].ID() == v.ID {
			v.Promised = b.Payers[i].Promised()
			return
		}
	}
	for i := range b.Payees {
		if b.Payees[i].ID() == v.ID {
			v.Promised, v.Best = b.Payees[i].Promised(), b.Payees[i].Best
		}
	}
}
