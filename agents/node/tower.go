package node

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"emet/agents/chain"
	"emet/agents/chain/ground"
	"emet/agents/chain/sender"
	"emet/agents/channel"
	"emet/agents/store"
)

// TowerEvent is something that a watch-tower saw or did.
type TowerEvent struct {
	Channel  channel.ID     `json:"channel"`
	Kind     string         `json:"event"`              // see below
	Gain     channel.Amount `json:"gain,omitzero"`      // what a redemption brings, or a top-up adds
	Deadline uint64         `json:"deadline,omitempty"` // header time by which a redemption must be on chain
	Urgent   bool           `json:"urgent,omitempty"`
	Receipt  Receipt        `json:"-"` // of what is done
	Problem  string         `json:"problem,omitempty"`
}

// The kinds of events, beside those of [channel.Kind], which are sent and then "done".
const (
	TowerRedeems = "redeem" // the payer closes or revokes its signer, and a redemption is on its way
	TowerDone    = "done"   // what was on its way is on chain
	TowerFailed  = "failed" // the chain, or the owner of the account, refused; it is tried again while it is of use
)

// TowerConfig says what a watch-tower tells.
type TowerConfig struct {
	Tell func(TowerEvent) // called by one goroutine; default nobody is told
}

// Tower watches the channels in the ledger. Where a payer closes or revokes its signer, it redeems what would be lost, for
// this account or for another whose vouchers were handed to it: anybody may redeem. For channels that this account pays, it
// does what [channel.Payer.Act] says.
//
// It goes by what it last saw of a channel, and looks again when an event is about it, or before it sends something. So a
// channel in which nothing happens costs nothing, and whether a threat is under many blocks does not matter: what it
// redeems is due in any case. If the threat is taken back, the redemption fails or brings the money early.
type Tower struct {
	p       *party
	tell    func(TowerEvent)
	watcher *chain.Watcher

	mu    sync.Mutex
	dirty map[channel.ID]bool // may be other than it was seen last

	sent map[string]TowerEvent // by request: what is on its way. Owned by Run.
}

// Tower builds the watch-tower of this account's ledger.
func (p *party) Tower(ctx context.Context, c TowerConfig) (*Tower, error) {
	t := &Tower{p: p, tell: c.Tell, dirty: make(map[channel.ID]bool), sent: make(map[string]TowerEvent)}
	if t.tell == nil {
		t.tell = func(TowerEvent) {}
	}
	head, err := p.Head(ctx)
	if err != nil {
		return nil, err
	}
	t.watcher, err = chain.New(chain.Config{
		Client: p.Client, DB: p.DB, Name: "tower", Handler: t, Addresses: []channel.Address{p.PaymentChannels},
		Start: head.Number.Uint64(), ChainID: p.Ground.ChainID.Uint64(), Depth: p.depth, Log: p.log,
	})
	return t, err
}

// Handle notes which channels something happened to, or did not happen after all. What it notes may be lost: Run begins by
// looking at all of them.
func (t *Tower) Handle(_ *store.Tx, b chain.Batch) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, events := range [][]chain.Event{b.Reverted, b.Applied} {
		for i := range events {
			for _, id := range ground.Touched(&events[i].Log) {
				t.dirty[id] = true
			}
		}
	}
	return nil
}

// towerPause is how long a tower sleeps at most: what it sent may have been settled.
const towerPause = time.Second

// Run watches until ctx ends. A node that is away is asked again.
func (t *Tower) Run(ctx context.Context) error {
	return runAll(ctx, t.watcher.Run, t.alive, func(ctx context.Context) error {
		for first := true; ; {
			err := t.round(ctx, first)
			if err != nil && ctx.Err() == nil {
				t.p.log.Warn().Err(err).Msg("channels could not be watched")
			}
			first = first && err != nil
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-t.watcher.Changed():
			case <-time.After(towerPause):
			}
		}
	})
}

// alive ends when nothing is sent any more.
func (t *Tower) alive(ctx context.Context) error {
	select {
	case <-t.p.fatal:
		t.p.mu.Lock()
		defer t.p.mu.Unlock()
		return fmt.Errorf("nothing is sent any more: %w", t.p.err)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Once looks at all channels, does what is to be done now, and waits for what comes of it.
func (t *Tower) Once(ctx context.Context) error {
	if err := t.round(ctx, true); err != nil {
		return err
	}
	for len(t.sent) > 0 {
		for name := range t.sent {
			key, err := t.p.begun(name)
			if err == nil {
				_, err = t.p.wait(ctx, key)
			}
			if err != nil {
				return err
			}
		}
		if err := t.settle(ctx); err != nil {
			return err
		}
	}
	return nil
}

// round does what is to be done now. At first, and where something happened, it looks at channels anew.
func (t *Tower) round(ctx context.Context, all bool) error {
	if err := t.settle(ctx); err != nil {
		return err
	}
	payees, err := t.p.ledger.Payees()
	if err != nil {
		return err
	}
	payers, err := t.p.ledger.Payers()
	if err != nil {
		return err
	}
	t.mu.Lock()
	dirty := t.dirty
	t.dirty = make(map[channel.ID]bool)
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		maps.Copy(t.dirty, dirty) // what could not be done
	}()
	head, err := t.p.Head(ctx)
	if err != nil {
		return err
	}
	for _, payee := range payees {
		if id := payee.ID(); all || dirty[id] || threatened(payee, channel.Amount{}, head.Time) {
			if err := t.guard(ctx, id); err != nil {
				return err
			}
		}
	}
	for _, payer := range payers {
		if id := payer.ID(); all || dirty[id] || len(payer.Act(head.Time)) > 0 {
			if err := t.act(ctx, id); err != nil {
				return err
			}
		}
	}
	clear(dirty)
	return nil
}

func threatened(p channel.Payee, cost channel.Amount, now uint64) bool {
	_, ok := channel.Watch(p.Contract, p.Channel, p.Latest, p.Best, cost, p.Terms.Margin, now)
	return ok
}

// look reads a channel anew.
func (t *Tower) look(ctx context.Context, id channel.ID) (now uint64, err error) {
	sure, latest, now, err := t.p.states(ctx, id)
	if err != nil {
		return 0, err
	}
	return now, t.p.ledger.Saw(id, sure, latest)
}

// guard redeems what a payee would lose.
func (t *Tower) guard(ctx context.Context, id channel.ID) error {
	now, err := t.look(ctx, id)
	if err != nil {
		return err
	}
	p, err := t.p.ledger.Payee(id)
	if err != nil {
		return err
	}
	if !threatened(p, channel.Amount{}, now) {
		return nil
	}
	cost, err := t.cost(ctx, p.Channel)
	if err != nil {
		return err
	}
	r, ok := channel.Watch(p.Contract, p.Channel, p.Latest, p.Best, cost, p.Terms.Margin, now)
	if !ok {
		return nil
	}
	claims := make([]ground.Claim, len(r.Vouchers))
	for i, s := range r.Vouchers {
		claims[i] = ground.Claim{Channel: p.Channel, Signed: s}
	}
	e := TowerEvent{Channel: id, Kind: TowerRedeems, Gain: r.Gain, Deadline: r.Before, Urgent: r.Urgent}
	return t.send(ctx, redemption(claims), e, func() (ground.Call, error) { return t.p.Ground.Redeem(claims) })
}

// redemptionGas is about what redeeming a voucher costs.
const redemptionGas = 60_000

// cost is about what a redemption costs, as far as it can be compared with what it brings.
func (t *Tower) cost(ctx context.Context, c channel.Channel) (channel.Amount, error) {
	if c.Token != (channel.Address{}) {
		return channel.Amount{}, nil // nobody here knows what a token is worth
	}
	price, err := t.p.Client.SuggestGasPrice(ctx)
	if err != nil {
		return channel.Amount{}, fmt.Errorf("ask for the price of gas: %w", err)
	}
	cost, err := channel.AmountOf(price)
	if err != nil {
		return cost, err
	}
	if full, fits := cost.Times(redemptionGas); fits {
		return full, nil
	}
	return channel.MaxAmount, nil
}

// act does what a payer should do.
func (t *Tower) act(ctx context.Context, id channel.ID) error {
	now, err := t.look(ctx, id)
	if err != nil {
		return err
	}
	p, err := t.p.ledger.Payer(id)
	if err != nil {
		return err
	}
	for _, a := range p.Act(now) {
		name, build := string(a.Kind)+"/"+id.Hex(), func() (ground.Call, error) { return t.p.Ground.StartClose(p.Channel) }
		switch a.Kind {
		case channel.TopUp:
			// Where as much was paid in as now, this top-up was not done.
			name = fmt.Sprintf("%s/%s/%s", name, a.Amount, p.Latest.Deposit())
			build = func() (ground.Call, error) { return t.p.Ground.TopUp(p.Channel, a.Amount) }
		case channel.Revoke:
			build = func() (ground.Call, error) { return t.p.Ground.RevokeSigner(p.Channel) }
		case channel.Finish:
			build = func() (ground.Call, error) { return t.p.Ground.Finish(p.Channel) }
		}
		if err := t.send(ctx, name, TowerEvent{Channel: id, Kind: string(a.Kind), Gain: a.Amount}, build); err != nil {
			return err
		}
	}
	return nil
}

// send writes a call down, once. It fails only if that could not be done.
func (t *Tower) send(ctx context.Context, name string, e TowerEvent, build func() (ground.Call, error)) error {
	if _, known := t.sent[name]; known {
		return nil
	}
	if err := t.p.approve(ctx, name, build); err != nil {
		if ctx.Err() != nil {
			return err
		}
		t.tell(TowerEvent{Channel: e.Channel, Kind: TowerFailed, Problem: err.Error()})
		return nil
	}
	if _, err := t.p.begin(name, build); err != nil {
		return err
	}
	t.sent[name] = e
	t.tell(e)
	return nil
}

// settle tells what has become of what was sent. An outcome is told before it is forgotten.
func (t *Tower) settle(ctx context.Context) error {
	for _, name := range slices.Sorted(maps.Keys(t.sent)) {
		e := t.sent[name]
		key, err := t.p.begun(name)
		if err != nil {
			return err
		}
		var o sender.Outcome
		err = t.p.DB.View(func(tx *store.Tx) (err error) {
			o, err = t.p.Sender.Status(tx, key)
			return err
		})
		if err != nil {
			return err
		}
		if !o.Final() {
			continue
		}
		receipt, refused := receiptOf(o)
		done := TowerEvent{Channel: e.Channel, Kind: TowerDone, Gain: e.Gain, Receipt: receipt}
		if refused != nil {
			done.Kind, done.Problem = TowerFailed, refused.Error()
		}
		t.tell(done)
		if _, err := t.p.finish(ctx, name, key); err != nil && refused == nil {
			return err
		}
		if err := t.p.Told(); err != nil {
			return err
		}
		delete(t.sent, name)
		t.mu.Lock()
		t.dirty[e.Channel] = true
		t.mu.Unlock()
	}
	return nil
}

// redemption names the request to redeem vouchers.
func redemption(claims []ground.Claim) string {
	name := []byte("redeem")
	for _, c := range claims {
		name = fmt.Appendf(name, "/%s/%d/%s", c.Signed.Channel, c.Signed.Voucher.Lane, c.Signed.Voucher.Total)
	}
	return string(name)
}
