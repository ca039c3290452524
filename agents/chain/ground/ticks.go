package ground

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/bindings"
)

// TickDomain returns the domain of what is signed for the tick log.
func (g *Ground) TickDomain() eip712.Domain { return g.domain("TickLog", g.TickLog) }

// Ticks says where the log of an offer's ticks stands.
type Ticks struct {
	Due      uint64      `json:"due"`                // the tick to be posted next; zero: the log has not begun
	Record   common.Hash `json:"record,omitzero"`    // of the last tick that was posted, see [hosting.Tick.Message]
	PostedAt uint64      `json:"postedAt,omitempty"` // the block in which it was posted or replaced
	Counts   bool        `json:"counts"`             // whether it counts so far
	Bonded   bool        `json:"bonded"`
	Last     uint64      `json:"last,omitempty"` // the last tick that there will be; zero: no end in sight
}

// Ticks reads where the log of an offer's ticks stands.
func (g *Ground) Ticks(ctx context.Context, offer hosting.OfferID) (Ticks, error) {
	s, err := ask(ctx, g, g.TickLog, ticks.PackStatusOf(offer), ticks.UnpackStatusOf)
	if err != nil {
		return Ticks{}, fmt.Errorf("ask for the ticks of offer %s: %w", offer, err)
	}
	return Ticks{Due: s.Due, Record: s.Record, PostedAt: s.PostedAt, Counts: s.Counts, Bonded: s.Bonded, Last: s.Last}, nil
}

// Commitment reads what was committed to for a tick; zero where there is nothing, or no longer.
func (g *Ground) Commitment(ctx context.Context, offer hosting.OfferID, tick uint64) (hosting.Commitment, error) {
	c, err := ask(ctx, g, g.TickLog, ticks.PackCommitmentOf(offer, tick), ticks.UnpackCommitmentOf)
	if err != nil {
		return hosting.Commitment{}, fmt.Errorf("ask for the commitment to tick %d: %w", tick, err)
	}
	return hosting.Commitment{PrimesRoot: c.PrimesRoot, KeysRoot: c.KeysRoot, SeedHash: c.SeedHash}, nil
}

// Disowned reports whether the master disowned the seed of a tick, when it replaced the one three ticks earlier.
func (g *Ground) Disowned(ctx context.Context, offer hosting.OfferID, tick uint64) (bool, error) {
	if tick <= hosting.Ahead {
		return false, nil
	}
	logs, err := g.logs(ctx, g.TickLog, [][]common.Hash{
		{eventOf(ticks, "TickReplaced")}, {offer}, {common.BigToHash(new(big.Int).SetUint64(tick - hosting.Ahead))},
	})
	for i := range logs {
		e, err := ticks.UnpackTickReplacedEvent(&logs[i])
		if err != nil {
			return false, fmt.Errorf("read an event of the tick log: %w", err)
		}
		if e.Disown { // whatever replaced it later: that is for good
			return true, nil
		}
	}
	return false, err
}

// Anchor reads how many updates of an offer there were up to the cut-off of a tick, and which. It is final once the
// cut-off has passed.
func (g *Ground) Anchor(ctx context.Context, offer hosting.OfferID, tick uint64) (count uint64, accumulator common.Hash, err error) {
	a, err := ask(ctx, g, g.KeyLog, keys.PackAnchorOf(offer, tick), keys.UnpackAnchorOf)
	if err != nil {
		return 0, accumulator, fmt.Errorf("ask for the updates up to tick %d: %w", tick, err)
	}
	return a.Count, a.Accumulator, nil
}

// TickRandomness reads the randomness of a tick.
func (g *Ground) TickRandomness(ctx context.Context, offer hosting.OfferID, tick uint64) (Draw, error) {
	d, err := ask(ctx, g, g.TickLog, ticks.PackBeaconOf(offer, tick), ticks.UnpackBeaconOf)
	if err != nil {
		return Draw{}, fmt.Errorf("ask for the randomness of tick %d: %w", tick, err)
	}
	return Draw{d.Known, d.Lost, d.Value}, nil
}

// Tick reads a tick as it was posted, or with what replaced it; false if it was never posted.
func (g *Ground) Tick(ctx context.Context, offer hosting.OfferID, tick uint64) (t hosting.Tick, found bool, err error) {
	topics := [][]common.Hash{
		{eventOf(ticks, "TickPosted"), eventOf(ticks, "TickReplaced")}, {offer}, {common.BigToHash(new(big.Int).SetUint64(tick))},
	}
	logs, err := g.logs(ctx, g.TickLog, topics)
	if err != nil || len(logs) == 0 {
		return t, false, err
	}
	last := &logs[len(logs)-1]
	if last.Topics[0] == topics[0][1] {
		e, err := ticks.UnpackTickReplacedEvent(last)
		if err != nil {
			return t, false, fmt.Errorf("read an event of the tick log: %w", err)
		}
		return tickFrom(e.Post), true, nil
	}
	e, err := ticks.UnpackTickPostedEvent(last)
	if err != nil {
		return t, false, fmt.Errorf("read an event of the tick log: %w", err)
	}
	return tickFrom(e.Post), true, nil
}

// StartTicks begins the log of an offer and stakes its bond. The commitments are those of the first ticks.
func (g *Ground) StartTicks(offer hosting.OfferID, first [hosting.Ahead]hosting.Commitment, bond *big.Int) (Call, error) {
	var all [hosting.Ahead]bindings.Commitment
	for i, c := range first {
		all[i] = commitmentTo(c)
	}
	return call("TickLog.start", g.TickLog, bond)(ticks.TryPackStart(offer, all))
}

// PostTick posts the tick that is due. Without a signature, the sender must be the master or a key that may.
func (g *Ground) PostTick(t hosting.Tick, signature []byte) (Call, error) {
	return call("TickLog.post", g.TickLog, nil)(ticks.TryPackPost(tickTo(t), signature))
}

// Bond puts an offer's bond in place again. Anybody may.
func (g *Ground) Bond(offer hosting.OfferID, amount *big.Int) (Call, error) {
	return call("TickLog.bond", g.TickLog, amount)(ticks.TryPackBond(offer))
}

// ReplaceTick puts another state in the place of the last tick's. Disown it if the seed of three ticks later is in
// other hands: then that tick reveals none. Without a signature, the sender must be the master.
func (g *Ground) ReplaceTick(old, t hosting.Tick, disown bool, signature []byte) (Call, error) {
	return call("TickLog.replace", g.TickLog, nil)(ticks.TryPackReplace(tickTo(old), tickTo(t), disown, signature))
}

// RetireTicks ends a log after the ticks that are committed to.
func (g *Ground) RetireTicks(offer hosting.OfferID) (Call, error) {
	return call("TickLog.retire", g.TickLog, nil)(ticks.TryPackRetire(offer))
}

// Stall closes the ticks that were missed, the one that is due first, and burns the bond. Anybody may.
func (g *Ground) Stall(offer hosting.OfferID, due uint64) (Call, error) {
	return call("TickLog.stall", g.TickLog, nil)(ticks.TryPackStall(offer, due))
}

// DemandPrice finds out what a demand costs: the contract says so when it is offered nothing.
func (g *Ground) DemandPrice(ctx context.Context, offer hosting.OfferID) (*big.Int, error) {
	return g.price(ctx, ethereum.CallMsg{To: &g.TickLog, Data: ticks.PackDemand(offer, 0)})
}

// Demand asks for the signatures of the server slots on the last tick, at the price of showing them. Anybody may.
func (g *Ground) Demand(offer hosting.OfferID, tick uint64, price *big.Int) (Call, error) {
	return call("TickLog.demand", g.TickLog, price)(ticks.TryPackDemand(offer, tick))
}

// Attested is what answers a demand: two thirds of a tick's server slots say that they hold its files.
type Attested struct {
	Slots      []common.Hash      // the identities that hold the slots, as committed to
	Proof      []common.Hash      // the path from their leaf to the root of the keys
	Signers    []int              // places in Slots, ascending
	Signatures []eip712.Signature // one a signer, see [hosting.Attestation]
}

// AttestTick answers a demand. Anybody may.
func (g *Ground) AttestTick(t hosting.Tick, a Attested) (Call, error) {
	var signers []*big.Int
	var signatures [][]byte
	for _, s := range a.Signers {
		signers = append(signers, big.NewInt(int64(s)))
	}
	for _, s := range a.Signatures {
		signatures = append(signatures, s[:])
	}
	return call("TickLog.attest", g.TickLog, nil)(
		ticks.TryPackAttest(tickTo(t), hashesTo(a.Slots), hashesTo(a.Proof), signers, signatures))
}

// Annul voids the last tick when its signatures were not shown in time, and burns the bond. Anybody may.
func (g *Ground) Annul(offer hosting.OfferID) (Call, error) {
	return call("TickLog.annul", g.TickLog, nil)(ticks.TryPackAnnul(offer))
}

// ReleaseBond frees the bond of a log that has ended. Anybody may.
func (g *Ground) ReleaseBond(offer hosting.OfferID) (Call, error) {
	return call("TickLog.release", g.TickLog, nil)(ticks.TryPackRelease(offer))
}

// WithdrawBond pays an account what the tick log owes it: bonds and prices. Anybody may.
func (g *Ground) WithdrawBond(account common.Address) (Call, error) {
	return call("TickLog.withdraw", g.TickLog, nil)(ticks.TryPackWithdraw(account))
}

func commitmentTo(c hosting.Commitment) bindings.Commitment {
	return bindings.Commitment{PrimesRoot: c.PrimesRoot, KeysRoot: c.KeysRoot, SeedHash: c.SeedHash}
}

func tickTo(t hosting.Tick) bindings.Tick {
	return bindings.Tick{
		OfferId: t.Offer, Tick: t.Number, Count: t.Count, Accumulator: t.Accumulator, UpdateRoot: t.UpdateRoot,
		StateRoot: t.StateRoot, Document: contentTo(t.Document), Next: commitmentTo(t.Next), Seed: t.Seed,
	}
}

func tickFrom(t bindings.Tick) hosting.Tick {
	return hosting.Tick{
		Offer: t.OfferId, Number: t.Tick, Count: t.Count, Accumulator: t.Accumulator, UpdateRoot: t.UpdateRoot,
		StateRoot: t.StateRoot, Document: contentFrom(t.Document), Seed: t.Seed,
		Next: hosting.Commitment{PrimesRoot: t.Next.PrimesRoot, KeysRoot: t.Next.KeysRoot, SeedHash: t.Next.SeedHash},
	}
}

func hashesTo(in []common.Hash) [][32]byte {
	out := make([][32]byte, len(in))
	for i, h := range in {
		out[i] = h
	}
	return out
}

// StartedWith finds the first tick of a log, among the events of the transaction that began it.
func StartedWith(logs []*types.Log) (uint64, error) {
	for _, l := range logs {
		if len(l.Topics) > 0 && l.Topics[0] == eventOf(ticks, "LogStarted") {
			e, err := ticks.UnpackLogStartedEvent(l)
			if err != nil {
				return 0, fmt.Errorf("read an event of the tick log: %w", err)
			}
			return e.First, nil
		}
	}
	return 0, errors.New("the transaction began no log of ticks")
}
