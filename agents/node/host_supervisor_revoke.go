package node

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/supervisor"
)

// Reasserted is what came of taking a key back.
type Reasserted struct {
	Revoked  Receipt `json:"-"`
	Tick     uint64  `json:"tick,omitempty"` // the last that was posted
	Replaced *Receipt
}

// Reassert takes a key back for good and, if the last tick on the chain is not the one that was judged here, puts that one in
// its place. Disown the seed of three ticks later if the thief may know it. Only the master can. The state directory
// must be a copy of the one that the application was run from: what the thief posted is not believed.
func (s *Supervisor) Reassert(ctx context.Context, offer hosting.OfferID, key common.Address, disown bool) (out Reasserted, err error) {
	status, err := s.Ticks(ctx, offer)
	if err != nil {
		return out, err
	}
	// What it signed of ticks that are over stays: they were judged by everybody.
	if out.Revoked, err = s.RevokeKey(ctx, offer, key, status.Due); err != nil || status.Due == 0 {
		return out, err
	}
	out.Tick = status.Due - 1
	posted, found, err := s.Tick(ctx, offer, out.Tick)
	if err != nil || !found {
		return out, err
	}
	ours, judged, err := (supervisor.Books{DB: s.DB, Offer: offer}).Posting(out.Tick)
	if err != nil {
		return out, err
	}
	if !judged {
		return out, fmt.Errorf("the key is revoked; tick %d was not judged here, so whether it is right is not known: run this where the application was run", out.Tick)
	}
	same := ours.StateRoot == posted.StateRoot && ours.UpdateRoot == posted.UpdateRoot && ours.Document == posted.Document
	if same && !disown {
		return out, nil
	}
	_, receipt, err := s.ReplaceTick(ctx, TickRequest{
		Offer: offer, Number: out.Tick, Document: Named(ours.Document.CID()), UpdateRoot: ours.UpdateRoot, StateRoot: ours.StateRoot,
	}, disown)
	if err == nil {
		out.Replaced = &receipt
	}
	return out, err
}
