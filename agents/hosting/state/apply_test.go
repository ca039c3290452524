package state_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/state"
	"emet/agents/program/data"
)

// B-06, B-07, E-01..E-04: each client writes its own logs, of keys that the program has.
func TestEntriesBecomeState(t *testing.T) {
	c := newChain(t, journal(t))
	ann, bob := c.reserve("ann", key("notes")), c.reserve("bob", key("notes"))
	c.request("write", []common.Hash{ann}, note("ann", "hello", 3))
	c.request("write", []common.Hash{bob}, note("bob", "hi", 2))
	c.request("write", []common.Hash{ann}, note("ann", "again", 1))
	a := c.expect("", "", "")
	if n := a.State.Roots().Entries.Count; n != 3 {
		t.Errorf("the state has %d entries", n)
	}
	l, ok := a.State.Log(ann)
	if !ok || l.Height != 2 || l.Last != 2 || !l.First {
		t.Errorf("ann's log is %+v", l)
	}
	// F-13: all changes of a request, or none.
	counts := c.reserve("ann", key("counts"))
	c.request("both", []common.Hash{ann, counts}, note("ann", "third", 4), data.NewInt(1))
	c.expect("", "")
	if c.state.Roots().Before.Root != a.State.Root() {
		t.Error("the state does not name the one before")
	}
	_ = state.Late
}
