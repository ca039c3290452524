package audit_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/audit"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
)

// one returns the only suspicion.
func one(t *testing.T, r *audit.Result, why audit.Reason) audit.Suspicion {
	t.Helper()
	if len(r.Suspicions) != 1 || r.Suspicions[0].Reason != why {
		t.Fatalf("suspicions %+v, want one of %s", r.Suspicions, why)
	}
	return r.Suspicions[0]
}

// rejected tells what became of one receipt too many: it alone is rejected, for one reason.
func rejected(t *testing.T, r *audit.Result, server identity.ID, why audit.Reason) {
	t.Helper()
	if len(r.Rejected) != 1 || r.Rejected[0].Server != server || r.Rejected[0].Reason != why {
		t.Fatalf("rejected %+v, want one of %s: %s", r.Rejected, server, why)
	}
	if counts, _ := total(r); counts != [4]uint32{1, 2, 0, 2} {
		t.Errorf("paid for %v", counts)
	}
}

// Whoever hands in what is not its own, or not what it says, gets nothing for it, and those who served get theirs. J-08,
// N-09, G-20, X-09, B-27.
func TestForeignAndForgedReceipts(t *testing.T) {
	w := newWorld(t)
	for name, test := range map[string]struct {
		why   audit.Reason
		forge func(all []*token.Receipt) *token.Receipt
	}{
		"a stolen share": {audit.Routing, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { w.stand(r, w.bystander(all)) })
		}},
		"a share used in another slot": {audit.BadShare, func(all []*token.Receipt) *token.Receipt {
			return w.changed(w.elsewhere(all, 1), func(r *token.Receipt) { r.Slot = 2 })
		}},
		"a share of another token": {audit.BadShare, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Token = w.coin(token.Paid).Token })
		}},
		"a token of another class": {audit.BadToken, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Token.Class = token.Free })
		}},
		"a token of a class that there is not": {audit.BadToken, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Token.Class = token.Ads })
		}},
		"a token of another tick": {audit.BadToken, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Token.Tick++ })
		}},
		"a receipt of another tick": {audit.WrongTick, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Tick-- })
		}},
		"a receipt of another application": {audit.WrongTick, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.App[0]++ })
		}},
		"a receipt that nobody signed": {audit.Signature, func(all []*token.Receipt) *token.Receipt {
			r := *all[1]
			r.Work[0]++
			return &r
		}},
		"a duplicate that is not held": {audit.NotHeld, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Duplicate += 4 })
		}},
		"a site that is not there": {audit.NotHeld, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Site[0]++ })
		}},
		"the same receipt twice": {audit.Again, func(all []*token.Receipt) *token.Receipt { return all[1] }},
		"another site":           {audit.Course, func(all []*token.Receipt) *token.Receipt { return w.elsewhere(all, 1) }},
		"another endpoint": {audit.Course, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Endpoint[0]++ })
		}},
		"another attempt": {audit.Course, func(all []*token.Receipt) *token.Receipt {
			return w.changed(all[1], func(r *token.Receipt) { r.Attempt++ })
		}},
	} {
		t.Run(name, func(t *testing.T) {
			all := w.request(w.coin(token.Paid), w.course)
			forged := test.forge(all)
			rejected(t, w.auditor.Audit(handed(append(all, forged)...)), forged.Server, test.why)
		})
	}
}

// stand puts another server into a receipt.
func (w *world) stand(r *token.Receipt, s tick.Server) {
	r.Server = s.ID
	for _, h := range s.Holds {
		if w.sites[h.Site].Name == r.Site {
			r.Duplicate = h.Duplicate
		}
	}
}

// elsewhere says that a slot was for the other point.
func (w *world) elsewhere(all []*token.Receipt, slot int) *token.Receipt {
	return w.changed(all[slot], func(r *token.Receipt) {
		r.Site = all[3-slot].Site
		s, _ := w.Next.Server(r.Server)
		w.stand(r, *s)
	})
}

// What others signed is nobody's pay, and who has no slot gets none.
func TestReceiptsOfOthers(t *testing.T) {
	w := newWorld(t)
	all := w.request(w.coin(token.Paid), w.course)
	thief := w.bystander(all).ID
	r := w.auditor.Audit(append(handed(all...), audit.Handed{Server: thief, Receipts: []*token.Receipt{all[1]}}))
	rejected(t, r, thief, audit.Foreign)
	stranger := identity.ID{1}
	r = w.auditor.Audit(append(handed(all...), audit.Handed{Server: stranger, Receipts: []*token.Receipt{{App: w.Next.App, Tick: w.Next.Tick, Server: stranger}}}))
	rejected(t, r, stranger, audit.Foreign)
	r = w.auditor.Audit(append(handed(all...), audit.Handed{Server: thief, Receipts: []*token.Receipt{nil}}))
	rejected(t, r, thief, audit.Unreadable)
}

// Receipts that were paid are worth nothing in a later tick, whatever is changed of them: its tokens have other keys. B-27.
func TestReceiptsOfEarlierTicks(t *testing.T) {
	w := newWorld(t)
	later := w.auditorOf(func(of *audit.Tick) {
		of.Next.Tick++
		of.Next.TokenKeys = slices.Clone(of.Next.TokenKeys)
		for i := range of.Next.TokenKeys { // each class has another's
			of.Next.TokenKeys[i].Public = w.Next.TokenKeys[(i+1)%len(w.Next.TokenKeys)].Public
		}
	})
	all := w.request(w.coin(token.Paid), w.course)
	if got := reasons(later.Audit(handed(all...))); !slices.Equal(got, slices.Repeat([]audit.Reason{audit.WrongTick}, 5)) {
		t.Errorf("replayed: %v", got)
	}
	for i := range all {
		all[i] = w.changed(all[i], func(r *token.Receipt) { r.Tick, r.Token.Tick = r.Tick+1, r.Token.Tick+1 })
	}
	if got := reasons(later.Audit(handed(all...))); !slices.Equal(got, slices.Repeat([]audit.Reason{audit.BadToken}, 5)) {
		t.Errorf("replayed with another tick: %v", got)
	}
}

// A token is spent once. Requests that failed are excused, up to three; what they have in common with the one that did not
// is paid once. G-20.
func TestTokensAreSpentOnce(t *testing.T) {
	w := newWorld(t)
	c := w.coin(token.Paid)
	failed := func() []*token.Receipt {
		all := w.request(c, w.course)
		all[0] = w.changed(all[0], func(r *token.Receipt) { r.Work = common.Hash{} })
		return all[:2] // the second point failed
	}
	all := slices.Concat(failed(), w.request(c, w.course), failed())
	r := w.auditor.Audit(handed(all...))
	if counts, _ := total(r); counts != [4]uint32{1, 2, 0, 2} || len(r.Suspicions) > 0 || len(r.Rejected) != 4 || r.Requests != 1 {
		t.Errorf("paid for %v, rejected %v, suspicions %v", counts, r.Rejected, r.Suspicions)
	}

	r = w.auditor.Audit(handed(append(all, failed()...)...))
	if s := one(t, r, audit.Spent); s.Token != c.Token.Root || s.Proven || len(s.Evidence) != 4 || len(r.Struck) > 0 {
		t.Errorf("four requests: %+v", s)
	}

	c = w.coin(token.Paid)
	all = append(w.request(c, w.course), w.request(c, w.course)...)
	r = w.auditor.Audit(handed(all...))
	if s := one(t, r, audit.Spent); len(s.Evidence) != 2 {
		t.Errorf("two that completed: %+v", s)
	}
	if got := reasons(r); !slices.Equal(got, slices.Repeat([]audit.Reason{audit.Again}, 5)) {
		t.Errorf("rejected %v", got)
	}
	if counts, _ := total(r); counts != [4]uint32{1, 2, 0, 2} {
		t.Errorf("paid for %v", counts)
	}
}

// Who saw the body of a request and served it though it should not have is convicted by its own signature. SR-21, J-08,
// N-09, G-20, P-13.
func TestServersThatShouldHaveRefused(t *testing.T) {
	w := newWorld(t)
	for name, test := range map[string]struct {
		class  token.Class
		why    audit.Reason
		course func() []token.Slot
	}{
		"a free request that writes": {token.Free, audit.Class, func() []token.Slot { return w.course }},
		"a flow that is none":        {token.Paid, audit.Flow, func() []token.Slot { return slices.Delete(slices.Clone(w.course), 2, 3) }},
		"updates in another order": {token.Paid, audit.Flow, func() []token.Slot {
			c := slices.Clone(w.course)
			c[3], c[4] = c[4], c[3]
			return c
		}},
		"a second top":   {token.Paid, audit.Course, func() []token.Slot { return append(slices.Clone(w.course), w.course[0]) }},
		"no top":         {token.Paid, audit.Course, func() []token.Slot { return slices.Clone(w.course[1:]) }},
		"unknown sites":  {token.Paid, audit.Course, func() []token.Slot { return append(slices.Clone(w.course), token.Slot{Site: 99}) }},
		"nothing at all": {token.Paid, audit.Course, func() []token.Slot { return nil }},
		"too often": {token.Paid, audit.Routing, func() []token.Slot {
			c := slices.Clone(w.course)
			c[1].Attempt = 4
			return c
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c := w.coin(test.class)
			all := w.request(c, w.course)
			top := w.changed(all[0], func(r *token.Receipt) { r.Slots = test.course() })
			r := w.auditor.Audit(handed(top))
			if s := one(t, r, test.why); s.Server != top.Server || !s.Proven || len(s.Evidence) != 1 || s.Evidence[0] != top {
				t.Errorf("%+v", s)
			}
			if !slices.Equal(r.Struck, []identity.ID{top.Server}) || len(r.Rejected) != 1 {
				t.Errorf("struck %v, rejected %v", r.Struck, r.Rejected)
			}
		})
	}
	// A top that served though the draw names another.
	c := w.coin(token.Paid)
	all := w.request(c, w.course)
	wrong := w.changed(all[0], func(r *token.Receipt) { w.stand(r, w.bystander(all)) })
	r := w.auditor.Audit(handed(append(all[1:], wrong)...))
	if s := one(t, r, audit.Routing); s.Server != wrong.Server || !s.Proven {
		t.Errorf("%+v", s)
	}
	if counts, _ := total(r); counts != [4]uint32{0, 2, 0, 2} {
		t.Errorf("paid for %v", counts)
	}
}

// When nobody says what a request came to, impossible places are still impossible.
func TestImpossiblePlaces(t *testing.T) {
	w := newWorld(t)
	all := w.request(w.coin(token.Paid), w.course)
	r := w.auditor.Audit(handed(w.elsewhere(all, 1), w.elsewhere(all, 2)))
	if got := reasons(r); !slices.Equal(got, []audit.Reason{audit.Flow, audit.Flow}) {
		t.Errorf("rejected %v", got)
	}
	// And whoever was not drawn is not paid, though the top's receipt is missing.
	stolen := w.changed(all[1], func(r *token.Receipt) { w.stand(r, w.bystander(all)) })
	r = w.auditor.Audit(handed(all[1], all[2], stolen))
	if got := reasons(r); !slices.Equal(got, []audit.Reason{audit.Routing}) && !slices.Equal(got, []audit.Reason{audit.Again}) {
		t.Errorf("rejected %v", got)
	}
}

// Servers that were passed over: with a witness they are counted, and more than others they are suspended; without, it is
// the client who is suspected of trying until the draw suited it. P-13.
func TestPassedOver(t *testing.T) {
	w := newWorld(t)
	again := slices.Clone(w.course)
	again[1].Attempt = 1
	c := w.coin(token.Paid)
	r := w.auditor.Audit(handed(w.request(c, again)...))
	if s := one(t, r, audit.Skipped); s.Server != (identity.ID{}) || s.Proven || len(r.Struck) > 0 || s.Token != c.Token.Root {
		t.Errorf("%+v", s)
	}
	if counts, _ := total(r); counts != [4]uint32{1, 2, 0, 2} {
		t.Errorf("paid for %v", counts)
	}

	// One server is away. Whenever it is drawn for the first point, the top bears witness and the client draws again, until
	// eight of the nine others did: the words of three of them are left out, and four are needed.
	away := w.Next.Servers[2].ID
	var all []*token.Receipt
	witnesses := map[identity.ID]bool{}
	for len(witnesses) < 8 {
		c := w.coin(token.Paid)
		first := w.request(c, w.course)
		if slices.ContainsFunc(first, func(r *token.Receipt) bool { return r.Server == away }) {
			if first[1].Server != away {
				continue
			}
			witnesses[first[0].Server] = true
			witness := w.changed(first[0], func(r *token.Receipt) {
				r.Work, r.Latencies = common.Hash{}, []token.Latency{{Server: away, Failed: true}}
			})
			all = append(all, witness)
			first = w.request(c, again)
		}
		all = append(all, first...)
	}
	r = w.auditor.Audit(handed(all...))
	if s := one(t, r, audit.Skipped); s.Server != away {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(r.Struck, []identity.ID{away}) {
		t.Errorf("struck %v", r.Struck)
	}
	for _, x := range r.Rejected {
		if x.Reason != audit.Witness && x.Reason != audit.Again {
			t.Errorf("rejected %v", x)
		}
	}
}

// A top that says something else than a server of updates: what most receipts agree with counts.
func TestContradictions(t *testing.T) {
	w := newWorld(t)
	other := slices.Clone(w.course)
	other[2].Attempt = 1
	for range 5 {
		c := w.coin(token.Paid)
		all := w.request(c, w.course)
		liar := w.changed(all[0], func(r *token.Receipt) { r.Slots = other })
		r := w.auditor.Audit(handed(append(all[1:], liar)...))
		if counts, _ := total(r); counts != [4]uint32{0, 2, 0, 2} {
			t.Fatalf("paid for %v, rejected %v", counts, r.Rejected)
		}
		if s := one(t, r, audit.Course); s.Server != liar.Server || s.Proven || len(r.Struck) > 0 {
			t.Errorf("%+v", s)
		}
	}
}
