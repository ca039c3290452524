package node

import (
	"context"

	"emet/agents/chain/agency"
	"emet/agents/chain/sender"
	"emet/agents/market"
	"emet/agents/store"
)

// outbox joins the agency's language with the sender's durability: it is what the roles call their outbox.
type outbox struct {
	agency *agency.Agency
	sender *sender.Sender
	head   func() uint64 // the newest block that the role knows; nodes that lag behind it may not refuse calls
}

// Enqueue records a call, once for each key.
func (o outbox) Enqueue(tx *store.Tx, key string, call market.Call) error {
	data, value, err := agency.Pack(call)
	if err != nil {
		return err
	}
	to := o.agency.Address
	return o.sender.Enqueue(tx, sender.Intent{Key: key, To: &to, Data: data, Value: value, After: o.head()})
}

// Fate returns what has become of a call.
func (o outbox) Fate(tx *store.Tx, key string) (market.Fate, error) {
	out, err := o.sender.Status(tx, key)
	return fateOf(out), err
}

// Wait returns the final fate of a call.
func (o outbox) Wait(ctx context.Context, key string) (market.Fate, error) {
	out, err := o.sender.Wait(ctx, key)
	return fateOf(out), err
}

func fateOf(o sender.Outcome) market.Fate {
	f := market.Fate{Tx: o.Hash, Block: o.Block, Reason: o.Reason}
	switch o.Status {
	case sender.Unknown:
		f.State = market.Unknown
	case sender.Done:
		f.State = market.Done
	case sender.Reverted, sender.Refused:
		f.State = market.Failed
		if len(o.Revert) > 0 {
			f.Code = agency.Explain(o.Revert).Code
		}
	default:
		f.State = market.Pending
	}
	return f
}
