package supervisor

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/channel"
	"emet/agents/hosting"
	"emet/agents/hosting/desk"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// Books are what a supervisor has written down about an application. They can be read while it runs and when it does not.
type Books struct {
	DB    *store.DB
	Offer hosting.OfferID
}

// Books returns what this supervisor has written down.
func (s *Supervisor) Books() Books { return Books{s.DB, s.Offer} }

// Workers lists who joined, in the order of their identities.
func (b Books) Workers() (out []Member, err error) {
	all, err := list(b.DB, members, at(b.Offer))
	for _, m := range all {
		out = append(out, m.Value)
	}
	return out, err
}

// Forgers lists the clients that this supervisor deals with no more, in the order of their addresses.
func (b Books) Forgers() (out []Forger, err error) {
	all, err := list(b.DB, barred, at(b.Offer))
	for _, f := range all {
		if bytes.HasSuffix(f.Key, f.Value.Client[:]) { // writers have a record, too
			out = append(out, f.Value)
		}
	}
	return out, err
}

// Summary reads what became of a tick.
func (b Books) Summary(t uint64) (*tick.Summary, Stage, error) {
	r, found, err := load(b.DB, rounds, at(b.Offer, number(t)))
	if err != nil || !found || r.Stage < Judged {
		return nil, r.Stage, err
	}
	sum, err := tick.DecodeSummary(r.Summary)
	return sum, r.Stage, err
}

// Payment is what a worker was paid for a tick.
type Payment struct {
	Tick     uint64         `json:"tick"`
	ID       identity.ID    `json:"identity"`
	Owner    common.Address `json:"owner"`
	Counted  uint32         `json:"receipts"`
	Rejected int            `json:"rejected"`
	Amount   market.Wei     `json:"amount"`
	Total    channel.Amount `json:"total"` // that its channel promises with it
	Length   uint64         `json:"chain"`
}

// Paid lists who was paid what, tick by tick; of one tick if it is not zero.
func (b Books) Paid(t uint64) (out []Payment, err error) {
	prefix := at(b.Offer)
	if t != 0 {
		prefix = at(b.Offer, number(t))
	}
	all, err := list(b.DB, wages, prefix)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		of, id := tickAndID(r.Key)
		m, _, err := load(b.DB, members, at(b.Offer, id[:]))
		if err != nil {
			return nil, err
		}
		w := r.Value
		p := Payment{
			Tick: of, ID: id, Owner: m.Owner, Counted: w.Counted, Rejected: len(w.Rejected), Amount: w.Amount, Length: w.Link.Length,
		}
		if w.Voucher != nil {
			p.Total = w.Voucher.Total
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Payment) int { return cmp.Compare(a.Tick, b.Tick) })
	return out, nil
}

// Channels are the channels that pay workers of any application.
func (b Books) Channels() (map[channel.ID]bool, error) {
	all, err := list(b.DB, members, nil)
	out := make(map[channel.ID]bool, len(all))
	for _, m := range all {
		out[m.Value.Channel] = true
	}
	return out, err
}

// Complaints lists what clients complained of, oldest first.
func (b Books) Complaints() (out []desk.Complain, err error) {
	all, err := list(b.DB, complaints, at(b.Offer))
	for _, c := range all {
		out = append(out, c.Value)
	}
	return out, err
}

// Scores returns what is known of how servers do, after the last tick of which that was worked out.
func (b Books) Scores() (*score.Table, error) {
	last := &score.Table{App: b.Offer}
	err := b.DB.View(func(tx *store.Tx) error {
		for r, err := range tables.Backward(tx, at(b.Offer)) {
			if err == nil {
				last, err = score.DecodeTable(r.Value)
			}
			return err
		}
		return nil
	})
	return last, err
}

// Heard lists who told in gossip how long others took in a tick.
func (b Books) Heard(t uint64) (out []identity.ID, err error) {
	all, err := list(b.DB, reports, at(b.Offer, number(t)))
	for _, r := range all {
		_, id := tickAndID(r.Key)
		out = append(out, id)
	}
	return out, err
}

// Weights are the chances of workers in the tick that was planned last.
func (b Books) Weights() (map[identity.ID]uint32, error) {
	out := map[identity.ID]uint32{}
	err := b.DB.View(func(tx *store.Tx) error {
		for r, err := range plans.Backward(tx, at(b.Offer)) {
			if err != nil {
				return err
			}
			next, err := tick.DecodeNext(r.Value.Next)
			if err != nil {
				return err
			}
			for _, m := range next.Servers {
				out[m.ID] = m.Weight
			}
			return nil
		}
		return nil
	})
	return out, err
}

// Ticks lists the ticks that ended, in their order.
func (b Books) Ticks() (out []uint64, err error) {
	all, err := list(b.DB, rounds, at(b.Offer))
	for _, r := range all {
		out = append(out, tickOf(r.Key))
	}
	return out, err
}

// ErrNeverRan means that no application was run from a state directory.
var ErrNeverRan = errors.New("no application was run from here: `supervisor run` does that")

// LastRun returns the offer of the application that was run last.
func LastRun(db *store.DB) (hosting.OfferID, error) {
	offer, found, err := load(db, last, []byte("offer"))
	if err == nil && !found {
		err = ErrNeverRan
	}
	return offer, err
}
