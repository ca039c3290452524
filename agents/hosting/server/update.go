package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// update stamps an update, once this server has gone the whole way to it again: the draw, the walk over what the servers of
// points and queries signed, and all Steps before (SR-17). So an update that the program does not make of a request is
// stamped only if all servers of updates collude with the top server (N-03).
func (a *slot) update(ctx context.Context) (*Work, error) {
	if err := a.drawn(&a.Header, a.Body, &a.Token); err != nil {
		return nil, err
	}
	walked, err := a.app.Verify(ctx, &a.Header, a.Body, a.Results)
	if err != nil {
		return nil, blamed("the walk: %w", err)
	}
	if err := a.app.CheckSteps(&a.Header, a.Steps); err != nil {
		return nil, blamed("the Steps before: %w", err)
	}
	if err := walked.MatchSteps(a.Body, a.Steps); err != nil {
		return nil, blamed("the Steps before: %w", err)
	}
	number := len(a.Steps) - 1 // of the update; the call was checked to have as many Steps and results as belong before it
	in, err := a.stampIn(number)
	if err != nil {
		return nil, err
	}
	step, out, err := a.multiply(in, walked.Changes[number].Delta)
	if err != nil {
		return nil, err
	}
	box, err := a.sealStamp(out, number+1 == len(walked.Changes))
	if err != nil {
		return nil, err
	}
	proof, err := a.Signer.SignDigest(sealed.BoxHash(a.request, a.Number, box))
	if err != nil {
		return nil, err
	}
	return &Work{
		Answer:  encodeAnswer(&Answer{Stamped: &sealed.Stamped{Step: *step, Stamp: box, Proof: proof[:]}}),
		Receipt: token.Receipt{Work: step.Step.Message(a.Court.ChainID, a.Court.Contract), Slots: a.slots(&a.Header, a.Body)},
		Steps:   append(slices.Clip(a.Steps), *step), StampIn: in, StampOut: out,
	}, nil
}

// stampIn opens the stamp that comes in: the client's random, or what the server before multiplied.
func (a *slot) stampIn(number int) (in []byte, err error) {
	if in = a.keys.Random; number > 0 {
		if in, err = a.Opener.Open(sealed.StampInfo(a.request, a.Number), a.Stamp); err != nil {
			return nil, blamed("%w", &sealed.SlotError{Slot: a.Number - 1, Err: errors.New("the stamp does not open")})
		}
	}
	if stamp.Well(in, number) && crypto.Keccak256Hash(in) == a.Steps[number].Step.StampOut {
		return in, nil
	}
	if number == 0 {
		return nil, invalid("the client's random is not the one of its first Step")
	}
	return nil, blamed("%w", &sealed.SlotError{Slot: a.Number - 1, Err: errors.New("the stamp is not the one of its Step")})
}

// multiply makes this server's Step. What it signs it has computed in two ways: a wrong product would cost its identity.
func (a *slot) multiply(in []byte, delta common.Hash) (*sealed.Signed, []byte, error) {
	before := &a.Steps[len(a.Steps)-1]
	step := &sealed.Signed{Step: a.app.StepAfter(before, a.Number, &a.Slot, delta)}
	k := a.stamps[tick.Hold{Site: a.named[a.Slot.Site], Duplicate: a.Slot.Server.Duplicate}]
	q := stamp.Factor(k.Key, a.request, delta, step.Step.Previous)
	out := stamp.Multiply(in, k.Prime, q)
	product := new(big.Int).SetBytes(in)
	product.Mul(product, new(big.Int).SetBytes(k.Prime[:])).Mul(product, new(big.Int).SetBytes(q[:]))
	if again := product.FillBytes(make([]byte, len(in)+2*common.HashLength)); !bytes.Equal(again, out) {
		return nil, nil, errors.New("this machine cannot multiply: two ways to compute a stamp disagree")
	}
	step.Prime, step.Key = k.Leaves(a.ID)
	step.PrimePath, step.KeyPath = k.PrimePath, k.KeyPath
	step.Step.Keys, step.Step.StampOut = stamp.KeysOf(step.Prime, step.Key), crypto.Keccak256Hash(out)
	signature, err := a.Signer.SignDigest(a.app.Digest(&step.Step))
	step.Signature = signature[:]
	return step, out, err
}

// sealStamp seals a stamp to whoever needs it next: nobody else sees one before the tick has ended, and the client never
// before its own random is of no use any more.
func (a *slot) sealStamp(out []byte, last bool) ([]byte, error) {
	if last {
		return identity.Seal(a.Next.StampKey, sealed.StampInfo(a.request, sealed.ForTick), out)
	}
	next, ok := a.app.Server(a.Body.Slots[a.Number].Server.ID) // of slot Number+1
	if !ok {
		return nil, fmt.Errorf("the server of slot %d is none of the tick", a.Number+1)
	}
	return identity.Seal(next.Sealing, sealed.StampInfo(a.request, a.Number+1), out)
}
