package sealed

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/tick"
)

// FirstStep returns the Step that the client signs with the key of a request: it binds the random number that the stamp
// begins with, without showing it.
func (h *Header) FirstStep(random common.Hash) hosting.Step {
	return hosting.Step{App: h.App, Tick: h.Tick, Request: h.ID(), StampOut: random}
}

// StepAfter returns what the server of an update signs, but for Keys and StampOut, which only it knows.
func (a *App) StepAfter(before *Signed, number uint16, s *Slot, delta common.Hash) hosting.Step {
	return hosting.Step{
		App: before.Step.App, Tick: before.Step.Tick, Request: before.Step.Request, Slot: number, Server: s.Server.ID,
		Site: s.Site, Duplicate: s.Server.Duplicate, Version: tick.Version, Previous: a.stepHash(&before.Step),
		StampIn: before.Step.StampOut, Delta: delta,
	}
}

func (a *App) stepHash(s *hosting.Step) common.Hash {
	return s.Message(a.Court.ChainID, a.Court.Contract)
}

// Digest returns what is signed of a Step.
func (a *App) Digest(s *hosting.Step) common.Hash { return a.Court.Digest(a.stepHash(s)) }

// CheckSteps checks Steps as far as anyone can before the tick's seed is revealed: the client's is first, each names the
// one before and takes what that put out, is signed by a server that holds an update in this tick, and is made with leaves
// that the supervisor is committed to (SR-17, SR-18). Errors about a slot are a [SlotError].
func (a *App) CheckSteps(h *Header, steps []Signed) error {
	if err := a.checkHeader(h); err != nil {
		return err
	}
	if len(steps) == 0 || len(steps) > MaxSlots+1 {
		return fmt.Errorf("%d Steps", len(steps))
	}
	first := &steps[0]
	if first.Step != h.FirstStep(first.Step.StampOut) || first.Prime != (common.Hash{}) || first.Key != (common.Hash{}) ||
		len(first.PrimePath)+len(first.KeyPath) > 0 {
		return errors.New("the first Step is not that of the request")
	}
	if err := signedBy(h.Key, a.Digest(&first.Step), first.Signature); err != nil {
		return fmt.Errorf("the first Step: %w", err)
	}
	for i := 1; i < len(steps); i++ {
		if err := a.checkStep(&steps[i-1], &steps[i], i > 1); err != nil {
			return &SlotError{steps[i].Step.Slot, fmt.Errorf("its Step: %w", err)}
		}
	}
	return nil
}

// checkStep checks a Step and that it follows the one before. Follows says that the slots do as well.
func (a *App) checkStep(before, s *Signed, follows bool) error {
	site, ok := a.Site(s.Step.Site)
	if !ok || site.Place.Kind != tick.Update {
		return errors.New("it is for no update of this tick")
	}
	slot := Slot{Kind: tick.Update, Site: s.Step.Site, Server: Server{ID: s.Step.Server, Duplicate: s.Step.Duplicate}}
	want := a.StepAfter(before, s.Step.Slot, &slot, s.Step.Delta)
	want.Keys, want.StampOut = stamp.KeysOf(s.Prime, s.Key), s.Step.StampOut
	if s.Step != want || s.Step.Slot == 0 || follows && s.Step.Slot != before.Step.Slot+1 {
		return errors.New("it does not follow the one before")
	}
	server, err := a.holding(slot.Server, site.Place)
	if err != nil {
		return err
	}
	c := a.Next.Commitment
	if !stamp.VerifyPath(c.PrimesRoot, s.Prime, s.PrimePath) || !stamp.VerifyPath(c.KeysRoot, s.Key, s.KeyPath) {
		return errors.New("it is made with keys that nobody is committed to")
	}
	return signedBy(server.Signer, a.Digest(&s.Step), s.Signature)
}

// CheckBox checks that the server of a Step sealed a stamp.
func (a *App) CheckBox(s *Signed, box, proof []byte) error {
	if err := a.signed(BoxHash(s.Step.Request, s.Step.Slot, box), proof, s.Step.Server); err != nil {
		return &SlotError{s.Step.Slot, fmt.Errorf("the sealed stamp: %w", err)}
	}
	return nil
}

// MatchSteps checks that Steps are those of the first updates of a walk. See [App.CheckSteps] for the rest.
func (w *Walked) MatchSteps(b *Body, steps []Signed) error {
	for i := 1; i < len(steps); i++ {
		if i > len(w.Changes) {
			return fmt.Errorf("%d Steps of %d updates", len(steps)-1, len(w.Changes))
		}
		c, s := &w.Changes[i-1], &steps[i].Step
		slot := &b.Slots[c.Slot-1]
		if s.Slot != c.Slot || s.Delta != c.Delta || s.Site != slot.Site || s.Server != slot.Server.ID || s.Duplicate != slot.Server.Duplicate {
			return &SlotError{c.Slot, errors.New("its Step is for another update than structure demands")}
		}
	}
	return nil
}
