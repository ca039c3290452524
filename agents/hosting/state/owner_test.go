package state_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/program/data"
)

// changed returns a request of which something was changed in all entries after it was stamped.
func changed(m *statetest.Made, change func(e *sealed.Entry)) *statetest.Made {
	other := *m
	other.Entries = slices.Clone(m.Entries)
	for i := range other.Entries {
		change(&other.Entries[i])
	}
	return &other
}

// A-06, E-04, N-03: an entry is published, so anybody can copy it. It counts in no log of a thief, who may be first, and
// takes nothing from the one whose it is.
func TestThievesPublishEntriesFirst(t *testing.T) {
	c := newChain(t, journal(t))
	ann, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	eve, hers := c.reserve("eve", key("notes")), c.reserve("eve", key("counts"))
	one := c.stamp(c.draft("write", note("ann", "mine", 1)))
	c.anchor(one, eve)
	c.anchor(one, ann)
	c.anchor(one, eve)
	two := c.stamp(c.draft("both", note("ann", "both", 2), data.NewInt(1)))
	c.append(eve, &two.Entries[0]) // a part
	c.anchor(two, eve, hers)       // all
	c.anchor(two, ann, counts)
	a := c.expect(state.Unowned, "", state.Unowned, state.Unowned, state.Unowned, state.Unowned, "", "")
	if len(a.Faults) > 0 {
		t.Errorf("somebody is to blame: %+v", a.Faults)
	}
	for log, want := range map[common.Hash]uint64{ann: 2, counts: 1, eve: 0, hers: 0} {
		if l, _ := a.State.Log(log); l.Height != want {
			t.Errorf("the log of %s has %d entries: want %d", l.Client, l.Height, want)
		}
	}
	// One of a request's changes in another's log is one that is not there.
	three := c.stamp(c.draft("both", note("ann", "apart", 3), data.NewInt(2)))
	c.anchor(three, ann, hers)
	c.expect(state.Incomplete, state.Unowned)
}

// A-06, E-04, N-03: a thief cannot say that a request is its own: the salt opens the owner for one client only, and the
// owner stands in what was stamped.
func TestThievesCannotClaimEntries(t *testing.T) {
	c := newChain(t, journal(t))
	ann, eve := c.reserve("ann", key("notes")), c.reserve("eve", key("notes"))
	m := c.stamp(c.draft("write", note("ann", "mine", 1)))
	salted := changed(m, func(e *sealed.Entry) { e.Owner[0] ^= 1 })
	empty := changed(m, func(e *sealed.Entry) { e.Owner = commit.Salt{} })
	claimed := changed(m, func(e *sealed.Entry) { e.Header.Owner = commit.Owner(addressOf("eve"), e.Owner) })
	for _, log := range []common.Hash{eve, ann} { // in her own log nobody can do it to ann either
		for _, m := range []*statetest.Made{salted, empty, claimed} {
			c.anchor(m, log)
		}
	}
	c.anchor(m, ann)
	c.expect(state.Unowned, state.Unowned, state.Unlinked, state.Unowned, state.Unowned, state.Unlinked, "")
}

// A-06, E-04: who may write in a log does not matter, but whose it is: one key may be the writer of several clients' logs.
func TestLogsOfOneWriter(t *testing.T) {
	c := newChain(t, journal(t))
	ann, bob := c.reserve("ann", key("notes")), c.reserve("bob", key("notes"))
	for i := range c.logs {
		c.logs[i].Writer = addressOf("office")
	}
	named := c.draft("to", note("ann", "to bob", 1))
	named.Changes[0].Log = &bob
	c.anchor(c.stamp(named), bob)
	m := c.stamp(c.draft("write", note("ann", "mine", 2)))
	c.anchor(m, bob)
	c.anchor(m, ann)
	c.expect(state.Unowned, state.Unowned, "")
}
