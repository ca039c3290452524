package client

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/content"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/sealed"
	"emet/agents/market"
	"emet/agents/program/data"
)

// first is the initial content of every log.
var first = []byte("emet.log/1\n")

// patience is how many seconds of header time an update may be anchored after it was signed: as long as relays need.
const patience = 1200

// payer finds out who pays for what the chain wants.
func (j *job) payer(ctx context.Context) (Pay, error) {
	if j.Pay == Own || j.Pay == Sponsor {
		return j.Pay, nil
	}
	balance, err := j.cfg.Account.Balance(ctx)
	if err != nil {
		return "", err
	}
	if balance.Sign() > 0 {
		return Own, nil
	}
	return Sponsor, nil
}

// register makes this account a client of the application (E-05).
func (j *job) register(ctx context.Context, by Pay) error {
	if bits := int(j.app.Terms.ClientBits); bits > mostRegister {
		return fmt.Errorf("%w: %s asks for %d bits of proof of work to register, and more than %d are not done in passing: `client register %s` does them",
			ErrRefused, j.app.Name, bits, mostRegister, j.app.ID)
	}
	if by == Own {
		return j.cfg.Purse.Register(ctx, j.app.ID)
	}
	block, nonce, err := j.cfg.Account.Mine(ctx, j.app.ID)
	if err != nil {
		return err
	}
	who := j.cfg.Account.Address()
	_, err = j.desk(ctx, j.app, desk.Request{App: j.app.ID, Sponsor: &desk.Sponsor{Register: &desk.Register{Client: who, Block: block, Nonce: nonce}}})
	if err != nil {
		return err
	}
	return j.await(ctx, func() (bool, error) { return j.cfg.Logs.IsClient(ctx, j.app.ID, who) })
}

// missing returns the kinds of logs that the request writes to and the client has no log of. Logs that the program names
// must be the client's own (E-04).
func (j *job) missing(ctx context.Context, p *sealed.Played) (out []data.Label, err error) {
	own, err := j.cfg.Logs.Own(ctx, j.app.ID)
	if err != nil {
		return nil, err
	}
	seen := map[data.Label]bool{}
	for _, c := range p.Changes {
		if c.Log != nil {
			if !has(own, *c.Log) {
				return nil, fmt.Errorf("%w: %s would write to log %s, which is not yours", ErrArgs, j.app.Name, common.Hash(*c.Log))
			}
			continue
		}
		if _, ok := ownLog(own, c.Key); !ok && !seen[c.Key] {
			seen[c.Key] = true
			out = append(out, c.Key)
		}
	}
	return out, nil
}

func has(own []Log, key common.Hash) bool {
	for _, l := range own {
		if l.Key == key {
			return true
		}
	}
	return false
}

// ownLog returns the client's first log of a kind, where changes go that name no log.
func ownLog(own []Log, key data.Label) (common.Hash, bool) {
	for _, l := range own {
		if l.Tag.String() == key.String() {
			return l.Key, true
		}
	}
	return common.Hash{}, false
}

// reserve reserves a log (E-01, E-02).
func (j *job) reserve(ctx context.Context, key data.Label, by Pay) error {
	tag, err := hosting.NewTag(key.String())
	if err != nil {
		return err
	}
	initial, err := j.keep(ctx, first)
	if err != nil {
		return err
	}
	who := j.cfg.Account.Address()
	r := hosting.Reservation{Offer: j.app.ID, Client: who, Writer: who, Tag: tag, Initial: initial}
	if by == Own {
		if err := j.cfg.Purse.Reserve(ctx, r); err != nil {
			return err
		}
	} else {
		signature, err := j.cfg.Account.SignReservation(r)
		if err != nil {
			return err
		}
		ask := desk.Request{App: j.app.ID, Sponsor: &desk.Sponsor{Reserve: &desk.Reserve{Reservation: r, Signature: signature}, Block: first}}
		if _, err := j.desk(ctx, j.app, ask); err != nil {
			return err
		}
	}
	return j.await(ctx, func() (bool, error) {
		own, err := j.cfg.Logs.Own(ctx, j.app.ID)
		if err != nil {
			return false, err
		}
		_, ok := ownLog(own, key)
		return ok, nil
	})
}

// await waits until something is so.
func (j *job) await(ctx context.Context, is func() (bool, error)) error {
	for {
		if ok, err := is(); err != nil || ok {
			return err
		}
		if err := pause(ctx, glance); err != nil {
			return err
		}
	}
}

// keep stores a block and makes sure that it stays.
func (c *Client) keep(ctx context.Context, block []byte) (market.Content, error) {
	id, err := c.cfg.Content.Put(ctx, content.Raw, block)
	if err == nil {
		err = c.cfg.Content.Pin(ctx, id, pinName(id))
	}
	if err != nil {
		return market.Content{}, fmt.Errorf("store an entry: %w", err)
	}
	return market.ContentOf(id)
}

// publish brings the request's entries to the chain: all of them in its tick, or they do not count (F-13). Each is signed
// and written down before anybody gets it.
func (j *job) publish(ctx context.Context) error {
	by, err := j.payer(ctx)
	if err != nil {
		return err
	}
	own, err := j.cfg.Logs.Own(ctx, j.app.ID)
	if err != nil {
		return err
	}
	for i := range j.Entries {
		w := &j.Entries[i]
		if w.Handed {
			continue
		}
		late, err := j.late(ctx)
		if err != nil {
			return err
		}
		if late && w.Update == nil { // I-02
			break // it would be rejected; what was signed has taken a place in its log, and is sent all the same
		}
		if err := j.sign(ctx, own, w); err != nil {
			return err
		}
		j.tell("publish", "entry %d of log %s, paid by %s", w.Update.Update.Index, w.Log, by)
		if err := j.hand(ctx, w, by); err != nil {
			return err
		}
		w.Handed = true
		if err := j.save(*j.Record); err != nil {
			return err
		}
	}
	j.State = Anchored
	return j.save(*j.Record)
}

// late tells whether the request's tick has ended, or is about to: supervisors take no updates in its last blocks.
func (j *job) late(ctx context.Context) (bool, error) {
	head, err := j.cfg.Chain.Header(ctx, nil)
	if err != nil {
		return false, err
	}
	now, left := j.app.Now(head.Number.Uint64())
	return now > j.Tick || left < j.app.lastCall(), nil
}

// lastCall is how many blocks before a cut-off no more updates are taken.
func (a *App) lastCall() uint64 { return min(3, uint64(a.Terms.TickBlocks)/5) }

// sign signs an entry for the next place of its log, unless that was done before.
func (j *job) sign(ctx context.Context, own []Log, w *Written) error {
	if w.Update != nil {
		return nil
	}
	if w.Log == (common.Hash{}) {
		log, ok := ownLog(own, w.Label)
		if !ok {
			return fmt.Errorf("no log for %s is reserved", w.Key)
		}
		w.Log = log
	}
	body, err := j.keep(ctx, w.Block)
	if err != nil {
		return err
	}
	index, err := j.cfg.Logs.Place(ctx, w.Log)
	if err != nil {
		return err
	}
	for _, other := range j.Entries {
		if other.Update != nil && other.Log == w.Log {
			index = max(index, other.Update.Update.Index+1)
		}
	}
	head, err := j.cfg.Chain.Header(ctx, nil)
	if err != nil {
		return err
	}
	u, err := j.cfg.Account.SignUpdate(ctx, w.Log, index, body, head.Time+patience)
	if err != nil {
		return err
	}
	w.Content, w.Update = body, &u
	return j.save(*j.Record)
}

// hand gives an update to whoever anchors it.
func (j *job) hand(ctx context.Context, w *Written, by Pay) error {
	if by == Own {
		// Others must be able to get the entry when this client is gone. Whoever serves this client's content may do without.
		if err := j.cfg.Network.Keep(ctx, j.app.Offer.Supervisor, w.Content); err != nil {
			j.cfg.Log.Debug().Err(err).Str("content", w.Content.String()).Msg("nobody else keeps the entry")
		}
		return j.cfg.Purse.Anchor(ctx, *w.Update)
	}
	reply, err := j.desk(ctx, j.app, desk.Request{App: j.app.ID, Sponsor: &desk.Sponsor{Update: w.Update, Block: w.Block}})
	if err != nil {
		return err
	}
	if len(reply.Receipt) == 0 {
		return fmt.Errorf("%w: the supervisor took the update and promised nothing", ErrDeceived)
	}
	if err := j.cfg.Account.Promised(ctx, *w.Update, reply.Receipt); err != nil {
		return errors.Join(ErrDeceived, err)
	}
	return nil
}
