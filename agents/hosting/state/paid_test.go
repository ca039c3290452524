package state_test

import (
	"slices"
	"testing"

	"emet/agents/hosting/score"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/tick"
	"emet/agents/hosting/token"
	"emet/agents/identity"
	"emet/agents/program/data"
)

// friend is a server that serves an update and is not the one that was drawn for it.
func (c *chain) friend(drawn *statetest.Made, at statetest.Change) score.Drawn {
	c.t.Helper()
	site := slices.IndexFunc(c.world.Sites, func(s tick.Site) bool { return s.Place == tick.Place{Kind: tick.Update, At: at.Site} })
	for _, s := range c.world.Next.Servers {
		for _, h := range s.Holds {
			if int(h.Site) == site && s.ID != drawn.Steps[1].Step.Server {
				return score.Drawn{ID: s.ID, Duplicate: h.Duplicate}
			}
		}
	}
	c.t.Fatal("nobody else serves the update")
	return score.Drawn{}
}

// A client whose friend holds the one update of an endpoint has it stamp what no top server was asked for: without a token,
// with one that was made up, was free or is another's, or with a draw that names somebody else. None of it counts, the
// client is to blame, and the friend, who signed it, is suspected. P-13, N-03, SR-21
func TestFriendsStampForNothing(t *testing.T) {
	c := newChain(t, journal(t))
	ann, eve := c.reserve("ann", key("notes")), c.reserve("eve", key("notes"))
	d := c.draft("write", note("eve", "whatever I like", 1))
	d.Client = addressOf("eve")
	spent := must(c.world.Coin(addressOf("ann")))(t)
	honest := c.draft("write", note("ann", "hello", 1))
	honest.Coin = spent
	m := c.stamp(honest)
	c.anchor(m, ann)
	want := []state.Reason{""}
	var suspects []identity.ID
	try := func(reason state.Reason, m *statetest.Made) {
		c.anchor(m, eve)
		want = append(want, reason)
		suspects = append(suspects, m.Steps[1].Step.Server)
	}
	forged := func(change func(e *sealed.Entry)) *statetest.Made { return changed(c.stamp(d), change) }

	none := d
	none.Coin = &token.Coin{Token: token.Token{Tick: 1, Class: token.Paid, Signature: []byte{1}}, Client: d.Client}
	none.Coin.Token.Root = token.Root(none.Coin.Sum(), none.Coin.Owner())
	try(state.Unpaid, c.stamp(none))
	try(state.Unpaid, forged(func(e *sealed.Entry) { e.Token.Class = token.Free }))
	try(state.Unpaid, forged(func(e *sealed.Entry) { e.Token.Random[0]++ }))
	try(state.Unpaid, forged(func(e *sealed.Entry) { e.Token.Tick++ }))
	try(state.Unpaid, forged(func(e *sealed.Entry) { e.Sum[0]++ }))

	// The token of another client, which the friend got to see: it is bound to that one.
	stolen := d
	stolen.Coin = spent
	e := c.stamp(stolen)
	c.anchor(e, eve)
	want = append(want, state.Unowned)
	swapped := must(c.world.Coin(addressOf("eve")))(t)
	swapped.Token = spent.Token
	stolen.Coin = swapped
	try(state.Unpaid, c.stamp(stolen))

	// One who was drawn does not answer, the client says: its friend does.
	wrong := d
	wrong.Coin = must(c.world.Coin(d.Client))(t)
	wrong.Servers = []score.Drawn{{}, c.friend(c.stamp(wrong), d.Changes[0])}
	try(state.Undrawn, c.stamp(wrong))
	wrong.Attempts, wrong.Servers = []uint8{0, score.MaxAttempt + 1}, []score.Drawn{{}, wrong.Servers[1]}
	try(state.Undrawn, c.stamp(wrong))

	a := c.expect(want...)
	if len(a.Faults) != len(suspects) {
		t.Fatalf("%d faults: want %d", len(a.Faults), len(suspects))
	}
	for i, f := range a.Faults {
		if f.Verdict.Guilty != stamp.Client || f.Verdict.Reason == "" || !slices.Equal(f.Suspects, suspects[i:i+1]) {
			t.Errorf("fault %d: %+v, suspects %x, want %x", i, f.Verdict, f.Suspects, suspects[i])
		}
	}
}

// Whom nobody's signature shows is not suspected: else a client could frame any server.
func TestClientsDoNotFrameServers(t *testing.T) {
	c := newChain(t, journal(t))
	ann := c.reserve("ann", key("notes"))
	m := c.stamp(c.draft("write", note("ann", "a", 1)))
	m.Steps = slices.Clone(m.Steps)
	m.Steps[1].Signature = m.Steps[0].Signature
	c.anchor(changed(m, func(e *sealed.Entry) { e.Steps, e.Token.Class = m.Steps, token.Free }), ann)
	if a := c.expect(state.Unpaid); len(a.Faults) != 1 || len(a.Faults[0].Suspects) != 0 {
		t.Errorf("%+v", a.Faults)
	}
}

// What a request came to is part of what is drawn: slots that are left out, or that no program comes to, are no way to
// other servers. G-11, P-13
func TestCoursesArePossible(t *testing.T) {
	c := newChain(t, journal(t))
	ann := c.reserve("ann", key("notes"))
	var want []state.Reason
	for _, change := range []func(slots []token.Slot) []token.Slot{
		func(slots []token.Slot) []token.Slot { return slots[:1] },
		func(slots []token.Slot) []token.Slot { return slots[1:] },
		func(slots []token.Slot) []token.Slot { return append(slots, slots[1]) },
		func(slots []token.Slot) []token.Slot { return []token.Slot{slots[0], slots[1], slots[1]} },
		func(slots []token.Slot) []token.Slot { return []token.Slot{slots[1], slots[1]} },
		func(slots []token.Slot) []token.Slot { return []token.Slot{slots[0], {Site: 999}} },
	} {
		c.anchor(changed(c.stamp(c.draft("write", note("ann", "a", 1))), func(e *sealed.Entry) { e.Slots = change(slices.Clone(e.Slots)) }), ann)
		want = append(want, state.Impossible)
	}
	// Whoever was drawn after another did not answer counts as well.
	again := c.draft("write", note("ann", "a", 1))
	again.Attempts = []uint8{1, 2}
	c.anchor(c.stamp(again), ann)
	c.expect(append(want, "")...)
}

// A token is good for three requests in a tick, in the order of the chain, whoever has it. SR-21
func TestTokensAreGoodForThreeRequests(t *testing.T) {
	c := newChain(t, journal(t))
	notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	coin := must(c.world.Coin(addressOf("ann")))(t)
	request := func(name string, values ...data.Value) *statetest.Made {
		d := c.draft(name, values...)
		d.Coin = coin
		return c.stamp(d)
	}
	refused := request("both", note("ann", "goes back", 1), data.NewInt(0))
	c.anchor(request("both", note("ann", "one", 1), data.NewInt(1)), notes, counts)
	c.anchor(refused, notes, counts) // takes none of them
	two := request("write", note("ann", "two", 1))
	c.anchor(two, notes)
	c.anchor(two, notes)
	late := request("both", note("ann", "begins before the third", 1), data.NewInt(3))
	c.append(counts, &late.Entries[1])
	c.anchor(request("write", note("ann", "three", 1)), notes)
	c.append(notes, &late.Entries[0])
	c.anchor(c.stamp(c.draft("write", note("ann", "with another token", 1))), notes)
	c.expect("", "", state.Refused, state.Refused, "", state.Duplicate, state.Spent, "", state.Spent, "")
}
