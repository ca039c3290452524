package sealed

import (
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
)

// IsUpdate tells whether the slot's server stamps, and computes nothing.
func (s *Slot) IsUpdate() bool { return s.Kind == tick.Update }

// edges are those of the slot's arguments that come from other slots.
func (s *Slot) edges() (refs []Ref) {
	for _, r := range s.In {
		if r.Slot != 0 {
			refs = append(refs, r)
		}
	}
	return refs
}

// Needs returns the slots whose results the slot has to wait for, in order: all others can be asked at the same time.
func (s *Slot) Needs() (slots []uint16) {
	var seen [MaxSlots + 1]bool
	for _, r := range s.In {
		if r.Slot != 0 && r.Slot <= MaxSlots {
			seen[r.Slot] = true
		}
	}
	for i, is := range seen {
		if is {
			slots = append(slots, uint16(i)) // #nosec G115 -- at most MaxSlots
		}
	}
	return slots
}

// slots is what a body comes to: places and attempts, as receipts and entries tell them.
func (a *App) slots(h *Header, b *Body) []token.Slot {
	all := []token.Slot{{Site: uint16(a.byPlace[tick.Place{Kind: tick.Top, Endpoint: h.Endpoint}]), Attempt: b.Top.Attempt}} // #nosec G115 -- sites are no more
	for _, s := range b.Slots {
		all = append(all, token.Slot{Site: uint16(a.byName[s.Site]), Attempt: s.Server.Attempt}) // #nosec G115 -- the same
	}
	return all
}
