package node

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/chain/ground"
	"emet/agents/eip712"
	"emet/agents/hosting"
	"emet/agents/identity"
	"emet/agents/market"
	"emet/agents/store"
)

// Seeds that were drawn, by their name and by their hash. A supervisor that lost one could reveal nothing, and would lose
// its bond: so they are on the disk before anybody sees their hash.
var (
	namedSeeds  = store.NewTable[common.Hash]("hosting", "seeds", "named")
	hashedSeeds = store.NewTable[common.Hash]("hosting", "seeds", "hashed")
)

// ErrNoSeed means that the seed of a tick was not drawn here.
var ErrNoSeed = errors.New("the seed of the tick is not in this state directory")

// DrawSeed returns a secret seed, drawn the first time that it is asked for by a name, and kept.
func (s *Supervisor) DrawSeed(name string) (seed common.Hash, err error) {
	err = s.DB.Update(func(tx *store.Tx) error {
		var ok bool
		if seed, ok, err = namedSeeds.Get(tx, requestKey(name)); err != nil || ok {
			return err
		}
		_, _ = rand.Read(seed[:]) // never fails: see crypto/rand
		hash := hosting.SeedHash(seed)
		return errors.Join(namedSeeds.Put(tx, requestKey(name), seed), hashedSeeds.Put(tx, hash[:], seed))
	})
	return seed, err
}

// Commitment reads what was committed to for a tick. It is zero where nothing was, as the tick three ticks before it stalled,
// and where the master disowned it: nobody serves in such a tick, and it shows no seed.
func (p *party) Commitment(ctx context.Context, offer hosting.OfferID, tick uint64) (hosting.Commitment, error) {
	c, err := p.Ground.Commitment(ctx, offer, tick)
	if err != nil || c == (hosting.Commitment{}) {
		return c, err
	}
	disowned, err := p.Disowned(ctx, offer, tick)
	if err != nil || disowned {
		return hosting.Commitment{}, err
	}
	return c, nil
}

// seedOf finds the seed that is due for a tick; zero if nothing was committed to.
func (s *Supervisor) seedOf(ctx context.Context, offer hosting.OfferID, tick uint64) (seed common.Hash, err error) {
	c, err := s.Commitment(ctx, offer, tick)
	if err != nil || c.SeedHash == (common.Hash{}) {
		return seed, err
	}
	var ok bool
	err = s.DB.View(func(tx *store.Tx) error {
		seed, ok, err = hashedSeeds.Get(tx, c.SeedHash[:])
		return err
	})
	if err == nil && !ok {
		err = fmt.Errorf("%w: tick %d of offer %s", ErrNoSeed, tick, offer)
	}
	return seed, err
}

// StartTicks begins the log of an offer's ticks, stakes the bond, and returns the first tick. The commitments are those of
// the first three.
func (s *Supervisor) StartTicks(ctx context.Context, offer hosting.OfferID, first [hosting.Ahead]hosting.Commitment) (uint64, Receipt, error) {
	bond, err := s.bondOf(ctx, offer)
	if err != nil {
		return 0, Receipt{}, err
	}
	name := fmt.Sprintf("start/%s/%+v", offer, first)
	receipt, err := s.do(ctx, name, func() (ground.Call, error) { return s.Ground.StartTicks(offer, first, bond) })
	if err != nil {
		return 0, receipt, err
	}
	at, err := ground.StartedWith(receipt.outcome.Logs)
	return at, receipt, err
}

// bondOf reads what an offer's ticks are staked with, and makes sure that this account has it.
func (p *party) bondOf(ctx context.Context, offer hosting.OfferID) (*big.Int, error) {
	o, err := p.Offer(ctx, offer)
	if err != nil {
		return nil, err
	}
	return &o.Terms.Bond.Int, p.affords(ctx, &o.Terms.Bond.Int)
}

// TickRequest is a tick in the making.
type TickRequest struct {
	Offer      hosting.OfferID
	Number     uint64
	Document   Source
	UpdateRoot common.Hash        // over the updates up to the cut-off
	StateRoot  common.Hash        // of the state after them
	Next       hosting.Commitment // to the tick that comes three ticks later
	Seed       common.Hash        // default what [Supervisor.DrawSeed] drew
}

// PostTick posts the tick that is due: which updates it covers is read from the chain. It must have ended, and the next
// one must not.
func (s *Supervisor) PostTick(ctx context.Context, r TickRequest) (hosting.Tick, Receipt, error) {
	t := hosting.Tick{
		Offer: r.Offer, Number: r.Number, UpdateRoot: r.UpdateRoot, StateRoot: r.StateRoot, Next: r.Next, Seed: r.Seed,
	}
	err := s.Told()
	if err != nil {
		return t, Receipt{}, err
	}
	if t.Seed == (common.Hash{}) {
		if t.Seed, err = s.seedOf(ctx, r.Offer, r.Number); err != nil {
			return t, Receipt{}, err
		}
	}
	if t.Document, err = s.keep(ctx, r.Document); err != nil {
		return t, Receipt{}, err
	}
	// The name leaves out what the chain says: an earlier equal request, whose tick is posted by now, is the same one.
	name := fmt.Sprintf("tick/%s/%d/%s/%s/%s/%+v", t.Offer, t.Number, t.UpdateRoot, t.StateRoot, t.Document, t.Next)
	if key, err := s.begun(name); err != nil || key == "" {
		if err == nil {
			err = s.ended(ctx, r.Offer, r.Number)
		}
		if err != nil {
			return t, Receipt{}, err
		}
	}
	if t.Count, t.Accumulator, err = s.Anchor(ctx, r.Offer, r.Number); err != nil {
		return t, Receipt{}, err
	}
	receipt, err := s.do(ctx, name, func() (ground.Call, error) { return s.Ground.PostTick(t, nil) })
	return t, receipt, err
}

// ended makes sure that a tick has ended, as its updates are not known before: and a tick that is signed too early would
// show its seed to everybody who sees the transaction.
func (p *party) ended(ctx context.Context, offer hosting.OfferID, tick uint64) error {
	o, err := p.Offer(ctx, offer)
	if err != nil {
		return err
	}
	head, err := p.Head(ctx)
	if err != nil {
		return err
	}
	cutOff := o.Terms.CutOff(tick)
	// A cut-off that is taken back could cut off other updates; but half of the time to post must be left.
	deep := cutOff + min(p.depth, uint64(o.Terms.TickBlocks)/2)
	if at := head.Number.Uint64(); at < deep {
		return &market.RefusedError{
			Code: "TooEarly", Sentence: fmt.Sprintf("tick %d ends with block %d, and can be posted from block %d on: it is block %d now", tick, cutOff, deep, at),
		}
	}
	return nil
}

// ReplaceTick puts another state in the place of the last tick's, after a secondary key was stolen. If the thief knows
// seeds, disown that of three ticks later. Only the master can.
func (s *Supervisor) ReplaceTick(ctx context.Context, r TickRequest, disown bool) (hosting.Tick, Receipt, error) {
	old, found, err := s.Tick(ctx, r.Offer, r.Number)
	if err == nil && !found {
		err = &market.RefusedError{Code: "NotPosted", Sentence: fmt.Sprintf("tick %d of offer %s was not posted", r.Number, r.Offer)}
	}
	if err != nil {
		return old, Receipt{}, err
	}
	t := old
	t.UpdateRoot, t.StateRoot = r.UpdateRoot, r.StateRoot
	if t.Document, err = s.keep(ctx, r.Document); err != nil {
		return t, Receipt{}, err
	}
	name := fmt.Sprintf("replace/%s/%d/%s/%s/%s/%v", t.Offer, t.Number, t.UpdateRoot, t.StateRoot, t.Document, disown)
	receipt, err := s.do(ctx, name, func() (ground.Call, error) { return s.Ground.ReplaceTick(old, t, disown, nil) })
	return t, receipt, err
}

// Bond puts an offer's bond in place again, after it was burnt.
func (p *party) Bond(ctx context.Context, offer hosting.OfferID) (Receipt, error) {
	bond, err := p.bondOf(ctx, offer)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "bond/"+offer.Hex(), func() (ground.Call, error) { return p.Ground.Bond(offer, bond) })
}

// RetireTicks ends the log of an offer after the ticks that are committed to.
func (s *Supervisor) RetireTicks(ctx context.Context, offer hosting.OfferID) (Receipt, error) {
	return s.do(ctx, "retire/"+offer.Hex(), func() (ground.Call, error) { return s.Ground.RetireTicks(offer) })
}

// ReleaseBond frees the bond of a log that has ended. It is the master's, and [Supervisor.WithdrawBond] pays it.
func (p *party) ReleaseBond(ctx context.Context, offer hosting.OfferID) (Receipt, error) {
	return p.do(ctx, "release/"+offer.Hex(), func() (ground.Call, error) { return p.Ground.ReleaseBond(offer) })
}

// WithdrawBond pays this account what the tick log owes it: bonds, and the prices of demands.
func (p *party) WithdrawBond(ctx context.Context) (Receipt, error) {
	return p.do(ctx, "withdraw-bond", func() (ground.Call, error) { return p.Ground.WithdrawBond(p.Key.Address()) })
}

// Stall closes the ticks that an offer's supervisor missed, and burns its bond. Anybody may.
func (p *party) Stall(ctx context.Context, offer hosting.OfferID) (Receipt, error) {
	t, err := p.Ticks(ctx, offer)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, fmt.Sprintf("stall/%s/%d", offer, t.Due), func() (ground.Call, error) { return p.Ground.Stall(offer, t.Due) })
}

// DemandTick makes a supervisor show that two thirds of the server slots hold the files of its last tick. The price comes
// back if it cannot.
func (p *party) DemandTick(ctx context.Context, offer hosting.OfferID, tick uint64) (Receipt, error) {
	price, err := p.DemandPrice(ctx, offer)
	if err == nil {
		err = p.affords(ctx, price)
	}
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, fmt.Sprintf("demand/%s/%d", offer, tick), func() (ground.Call, error) {
		return p.Ground.Demand(offer, tick, price)
	})
}

// AttestTick answers a demand about a tick. Anybody may.
func (p *party) AttestTick(ctx context.Context, t hosting.Tick, a ground.Attested) (Receipt, error) {
	c, err := p.Ground.AttestTick(t, a)
	if err != nil {
		return Receipt{}, err
	}
	return p.do(ctx, "attest-tick/"+crypto.Keccak256Hash(c.Data).Hex(), func() (ground.Call, error) { return c, nil })
}

// AnnulTick voids the last tick of an offer when a demand was not answered in time. Anybody may.
func (p *party) AnnulTick(ctx context.Context, offer hosting.OfferID, tick uint64) (Receipt, error) {
	return p.do(ctx, fmt.Sprintf("annul/%s/%d", offer, tick), func() (ground.Call, error) { return p.Ground.Annul(offer) })
}

// SignTick says, in the name of an identity that has a server slot, that it holds all files of a tick. Whether it does, the
// caller knows.
func (m *Member) SignTick(ctx context.Context, id identity.ID, offer hosting.OfferID, tick uint64) (eip712.Signature, error) {
	t, found, err := m.Tick(ctx, offer, tick)
	if err == nil && !found {
		err = fmt.Errorf("tick %d of offer %s was not posted", tick, offer)
	}
	if err != nil {
		return eip712.Signature{}, err
	}
	key, err := m.Signer(ctx, id)
	if err != nil {
		return eip712.Signature{}, err
	}
	return key.SignTyped(m.TickDomain(), hosting.Attestation(offer, tick, id, t.Document))
}
