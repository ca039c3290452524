package node

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
)

// Reasserted is what came of taking a key back.
type Reasserted struct {
	Revoked  Receipt  `json:"-"`              // nothing if it was revoked already
	Tick     uint64   `json:"tick,omitempty"` // the last that was posted
	Replaced *Receipt // none if that was right
	Disowned uint64   `json:"disowned,omitempty"` // the tick that will show no seed
}

// Reassert takes a key back for good and, if the last tick on the chain is not what it comes to as it is judged here, puts
// that in its place. If it commits to a seed that is not in this state directory, that is disowned, since nobody here
// could show it; disown does so in any case, as the thief may know ours. Only the master can. The state directory must be a
// copy of the one that the application was run from. What fails half-way can be done again.
func (v *Supervision) Reassert(ctx context.Context, key common.Address, disown bool) (out Reasserted, err error) {
	offer := v.o.Offer
	status, err := v.Ticks(ctx, offer)
	if err != nil {
		return out, err
	}
	known, err := v.KeyOf(ctx, offer, key)
	if err != nil {
		return out, err
	}
	if !known.Revoked {
		// What it signed of ticks that are over stays: they were judged by everybody.
		if out.Revoked, err = v.RevokeKey(ctx, offer, key, status.Due); err != nil {
			return out, err
		}
		if status, err = v.Ticks(ctx, offer); err != nil { // the thief may have been quicker
			return out, err
		}
	}
	if status.Due == 0 {
		return out, nil
	}
	out.Tick = status.Due - 1
	posted, found, err := v.Tick(ctx, offer, out.Tick)
	if err != nil || !found {
		return out, err
	}
	ours, err := v.role.Judge(ctx, out.Tick)
	if err != nil {
		return out, err
	}
	same := ours.StateRoot == posted.StateRoot && ours.UpdateRoot == posted.UpdateRoot && ours.Document == posted.Document
	if c, err := v.Commitment(ctx, offer, out.Tick+hosting.Ahead); err != nil {
		return out, err
	} else if c == (hosting.Commitment{}) {
		disown = false // it is, or there will be no such tick
	} else if c != ours.Next {
		disown = true
	}
	if same && !disown {
		return out, nil
	}
	_, receipt, err := v.ReplaceTick(ctx, TickRequest{
		Offer: offer, Number: out.Tick, Document: Named(ours.Document.CID()), UpdateRoot: ours.UpdateRoot, StateRoot: ours.StateRoot,
	}, disown)
	if err != nil {
		return out, err
	}
	out.Replaced = &receipt
	if disown {
		out.Disowned = out.Tick + hosting.Ahead
	}
	return out, nil
}
