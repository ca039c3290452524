package audit

import (
	"errors"
	"fmt"
	"slices"

	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// course is what a request came to, as one who saw its body says, and who had to serve it.
type course struct {
	endpoint [16]byte
	slots    []token.Slot
	drawn    []score.Drawn
	agrees   int // receipts
}

// request audits the receipts of one request. Paid are the shares of its token that were paid for another one.
func (a *Auditor) request(o *outcome, r *request, paid map[uint16]bool, failed map[identity.ID]identity.ID) {
	courses := a.courses(o, r)
	if len(courses) == 0 {
		a.guess(o, r, paid)
		return
	}
	best := courses[0]
	for _, c := range courses {
		for _, e := range r.entries {
			if a.served(e, c) == "" {
				c.agrees++
			}
		}
		if c.agrees > best.agrees {
			best = c
		}
	}
	there := map[uint16]bool{}
	for _, e := range r.entries {
		why := a.served(e, best)
		if why == "" && there[e.Slot] {
			why = Again // handed in twice
		}
		if why != "" {
			a.suspect(o, e, why, best)
			o.reject(e, why)
			continue
		}
		there[e.Slot] = true
		a.settle(o, e, paid)
	}
	top := slices.IndexFunc(r.entries, func(e *entry) bool { return e.Slot == 0 && e.Work != [32]byte{} && a.served(e, best) == "" })
	if top < 0 {
		return
	}
	by := r.entries[top].Server
	for slot, d := range best.drawn {
		one := rate{0, 1}
		if !there[uint16(slot)] { // #nosec G115 -- at most 64
			one.of = 1
		}
		add(o.missing, word{d.ID, by}, one)
	}
	a.passedOver(o, r, best, by, failed)
}

// settle pays a receipt, if its share has not been paid.
func (a *Auditor) settle(o *outcome, e *entry, paid map[uint16]bool) {
	if e.Slot == 0 {
		o.told = append(o.told, e)
	}
	switch {
	case e.Slot == 0 && e.Work == [32]byte{}:
		o.reject(e, Witness)
	case paid[e.Slot]:
		o.reject(e, Again)
	default:
		paid[e.Slot] = true
		o.paid = append(o.paid, e)
	}
}

// courses reads what servers that saw the body of a request say of it, and takes out of the request the receipts of those
// who should not have served it: by their own word it was no request that they may serve.
func (a *Auditor) courses(o *outcome, r *request) (all []*course) {
	keep := r.entries[:0]
	for _, e := range r.entries {
		if kind := a.kind(e); kind != tick.Top && kind != tick.Update {
			keep = append(keep, e)
			continue
		}
		c, why := a.course(e, all)
		if why != "" {
			o.reject(e, why)
			o.suspicions = append(o.suspicions, Suspicion{
				Reason: why, Server: e.Server, Proven: true, Token: e.Token.Root, Evidence: []*token.Receipt{e.Receipt},
				Detail: fmt.Sprintf("slot %d of request %s, as it signed what that came to", e.Slot, e.Request),
			})
			continue
		}
		keep = append(keep, e)
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	r.entries = keep
	return all
}

func (a *Auditor) kind(e *entry) tick.Kind { return a.rules.Sites[a.byName[e.Site]].Place.Kind }

// course reads what a server says that a request came to, and checks that it was a request that it may serve. Known are
// the courses that others have told: most tell the same.
func (a *Auditor) course(e *entry, known []*course) (c *course, why Reason) {
	if int(e.Slot) >= len(e.Slots) {
		return nil, Course
	}
	if i := slices.IndexFunc(known, func(c *course) bool { return c.endpoint == e.Endpoint && slices.Equal(c.slots, e.Slots) }); i >= 0 {
		c = known[i]
	} else if c, why = a.possible(e); why != "" {
		return nil, why
	}
	if c.drawn[e.Slot].ID != e.Server {
		return nil, Routing
	}
	return c, ""
}

// possible checks that the program can come to a course, that the token pays for it, and that there is a draw for it.
func (a *Auditor) possible(e *entry) (*course, Reason) {
	drawn, err := a.rules.Course(e.Endpoint, &e.Token, e.Slots)
	switch {
	case err == nil:
		return &course{endpoint: e.Endpoint, slots: e.Slots, drawn: drawn}, ""
	case errors.Is(err, score.ErrCourse):
		return nil, Course
	case errors.Is(err, score.ErrFlow):
		return nil, Flow
	case errors.Is(err, token.ErrClass):
		return nil, Class
	default:
		return nil, Routing
	}
}

// served tells why a receipt is not one of a course; nothing if it is.
func (a *Auditor) served(e *entry, c *course) Reason {
	if len(e.Slots) > 0 && !slices.Equal(e.Slots, c.slots) || int(e.Slot) >= len(c.slots) || e.Endpoint != c.endpoint {
		return Course
	}
	if s, d := c.slots[e.Slot], c.drawn[e.Slot]; a.byName[e.Site] != s.Site || e.Attempt != s.Attempt {
		return Course
	} else if e.Server != d.ID || e.Duplicate != d.Duplicate {
		return Routing
	}
	return ""
}

// suspect notes that a receipt contradicts what the request came to: rogue routing, a stolen share, or a lie of whoever
// says what it came to. Which of them, nobody can tell from receipts.
func (a *Auditor) suspect(o *outcome, e *entry, why Reason, c *course) {
	if why == Again {
		return
	}
	detail := fmt.Sprintf("slot %d of request %s", e.Slot, e.Request)
	if why == Routing {
		detail += ": the draw names " + c.drawn[e.Slot].ID.Hex()
	}
	o.suspicions = append(o.suspicions, Suspicion{
		Reason: why, Server: e.Server, Token: e.Token.Root, Evidence: []*token.Receipt{e.Receipt}, Detail: detail,
	})
}

// passedOver counts how often servers were drawn and did not serve. Where the top server of a request with the same token
// bears witness that it did not answer, the client is excused (P-13); where not, it may have tried until the draw suited
// it, and the server that it passed over so is not to blame. Nobody but the client can say whether a top server answers: that
// is neither held against the one nor against the other.
func (a *Auditor) passedOver(o *outcome, r *request, c *course, by identity.ID, failed map[identity.ID]identity.ID) {
	for slot, s := range c.slots {
		add(o.skipped, word{c.drawn[slot].ID, by}, rate{0, 1})
		if slot == 0 {
			continue
		}
		for attempt := range s.Attempt {
			skipped, ok := a.drawnAt(r.entries[0], c, slot, attempt)
			if !ok {
				continue
			}
			if witness, ok := failed[skipped]; ok {
				add(o.skipped, word{skipped, witness}, rate{1, 1})
				continue
			}
			o.suspicions = append(o.suspicions, Suspicion{
				Reason: Skipped, Token: r.entries[0].Token.Root,
				Detail: fmt.Sprintf("slot %d of request %s passed over %s, which nobody says was tried", slot, r.id, skipped),
			})
		}
	}
}

// drawnAt returns whom an attempt at a slot gave.
func (a *Auditor) drawnAt(e *entry, c *course, slot int, attempt uint8) (identity.ID, bool) {
	wants, attempts := make([]score.Want, slot+1), make([]uint8, slot+1)
	for i, s := range c.slots[:slot+1] {
		wants[i], attempts[i] = score.Want{Kind: a.rules.Sites[s.Site].Place.Kind, Site: s.Site}, s.Attempt
	}
	attempts[slot] = attempt
	drawn, err := a.rules.Draw(e.Token.Signature, wants, attempts)
	if err != nil {
		return identity.ID{}, false
	}
	return drawn[slot].ID, true
}
