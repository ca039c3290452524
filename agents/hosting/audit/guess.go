package audit

import (
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/program/plan"
)

// guess audits a request of which all receipts are missing that say what it came to. The site of its top is known, and
// those of the slots after it as long as none is missing: so far the draw can be checked. Beyond, it cannot. That the top's
// own is missing is held against nobody: a client can do without a top server, and then there is none.
func (a *Auditor) guess(o *outcome, r *request, paid map[uint16]bool) {
	if len(r.entries) == 0 {
		return
	}
	first := r.entries[0]
	known := a.contiguous(r)
	if !a.rules.Flows.Visits(first.Endpoint, a.visits(r), true) {
		for _, e := range r.entries {
			o.reject(e, Flow)
		}
		return
	}
	drawn := a.likely(r, known)
	there := map[uint16]bool{}
	for _, e := range r.entries {
		switch {
		case e.Endpoint != first.Endpoint:
			o.reject(e, Course)
		case there[e.Slot] || paid[e.Slot]:
			o.reject(e, Again)
		case int(e.Slot) >= len(drawn):
			there[e.Slot], paid[e.Slot] = true, true
			o.tolerated = append(o.tolerated, e)
		case drawn[e.Slot].ID != e.Server || drawn[e.Slot].Duplicate != e.Duplicate:
			a.suspect(o, e, Routing, &course{drawn: drawn})
			o.reject(e, Routing)
		default:
			there[e.Slot] = true
			a.settle(o, e, paid)
		}
	}
}

// contiguous returns the receipts of the slots from 1 on, up to the first that is missing.
func (a *Auditor) contiguous(r *request) (known []*entry) {
	for _, e := range r.entries {
		switch {
		case int(e.Slot) == len(known)+1:
			known = append(known, e)
		case int(e.Slot) > len(known)+1:
			return known
		}
	}
	return known
}

// visits lists what is known of where a request was.
func (a *Auditor) visits(r *request) []plan.Visit {
	last := r.entries[len(r.entries)-1].Slot
	visits := make([]plan.Visit, last)
	for _, e := range r.entries {
		visits[e.Slot-1] = score.Visit(a.rules.Sites[a.byName[e.Site]].Place)
	}
	return visits
}

// likely returns the draw that fits most of the receipts, of those with any attempt at the top.
func (a *Auditor) likely(r *request, known []*entry) (best []score.Drawn) {
	site, ok := a.rules.Tops[r.entries[0].Endpoint]
	if !ok {
		return nil
	}
	wants, attempts := []score.Want{{Kind: tick.Top, Site: site}}, []uint8{0}
	for _, e := range known {
		wants, attempts = append(wants, score.Want{Kind: a.kind(e), Site: a.byName[e.Site]}), append(attempts, e.Attempt)
	}
	most := -1
	for attempt := range uint8(score.MaxAttempt + 1) {
		attempts[0] = attempt
		drawn, err := a.rules.Draw(r.entries[0].Token.Signature, wants, attempts)
		if err != nil {
			continue
		}
		fit := 0
		for _, e := range r.entries {
			if int(e.Slot) < len(drawn) && drawn[e.Slot].ID == e.Server && drawn[e.Slot].Duplicate == e.Duplicate {
				fit++
			}
		}
		if fit > most {
			most, best = fit, drawn
		}
	}
	return best
}
