package state_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/stamp"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/market"
	"emet/agents/program/data"
)

// N-06: neither an entry nor a request counts twice in a tick.
func TestReplayWithinATick(t *testing.T) {
	c := newChain(t, journal(t))
	ann, other := c.reserve("ann", key("notes")), c.reserve("ann", key("notes"))
	m := c.stamp(c.draft("write", note("ann", "hello", 1)))
	c.anchor(m, ann)
	c.anchor(m, ann)
	c.anchor(m, other) // not the client's first log
	// The same request, but with other signatures: its entries are others, and it is the same request.
	again := *m
	again.Entries = slices.Clone(m.Entries)
	again.Entries[0].Steps = slices.Clone(m.Steps)
	again.Entries[0].Steps[1].Signature = make([]byte, 65)
	c.anchor(&again, ann)
	c.expect("", state.Duplicate, state.Misplaced, state.Duplicate)
}

// N-05, N-06, I-02: an entry of an earlier tick does not count, whether it was there or came too late.
func TestReplayAcrossTicks(t *testing.T) {
	c := newChain(t, journal(t))
	ann := c.reserve("ann", key("notes"))
	there, late := c.stamp(c.draft("write", note("ann", "there", 1))), c.stamp(c.draft("write", note("ann", "late", 1)))
	c.anchor(there, ann)
	c.expect("")
	next := must(statetest.New(c.program, 3, 5))(t)
	now := c.world
	c.world = next
	early := c.stamp(c.draft("write", note("ann", "early", 1)))
	c.world = now
	c.anchor(there, ann)
	c.anchor(late, ann)
	c.anchor(early, ann)
	c.expect(state.Late, state.Late, state.Early)
}

// B-10: what a request read has to be one of the two states that can be known in its tick.
func TestStaleState(t *testing.T) {
	c := newChain(t, journal(t))
	ann := c.reserve("ann", key("notes"))
	old := c.draft("write", note("ann", "old", 1))
	c.end()
	c.end()
	fresh := c.draft("write", note("ann", "fresh", 1))
	wrong := fresh
	wrong.State = common.Hash{66}
	before := fresh
	before.State, before.Of = c.state.Roots().Before.Root, c.state.Roots().Before.Tick
	for _, d := range []statetest.Draft{old, wrong, before, fresh} {
		c.anchor(c.stamp(d), ann)
	}
	c.expect(state.Stale, state.Stale, "", "")
}

// E-03, E-04: an entry counts in the log that it is for: the one that the program named, or else its client's first one of
// the key.
func TestEntriesInOthersLogs(t *testing.T) {
	c := newChain(t, journal(t))
	ann, bob := c.reserve("ann", key("notes")), c.reserve("bob", key("notes"))
	second, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	foreign := c.reserve("ann", data.Label{1, 2, 3})
	named := c.draft("to", note("ann", "for the second", 1))
	named.Changes[0].Log = &second
	for _, log := range []common.Hash{ann, bob, second} {
		c.anchor(c.stamp(named), log)
	}
	for _, log := range []common.Hash{second, counts, foreign, {99}, ann} {
		c.request("write", []common.Hash{log}, note("ann", "mine", 1))
	}
	c.expect(state.Misplaced, state.Misplaced, "", state.Misplaced, state.Misplaced, state.Unknown, state.Unknown, "")
	if _, ok := c.state.Log(foreign); ok {
		t.Error("a log of no key of the program is part of the state")
	}
}

// F-13: changes of a request count all, or none does.
func TestPartOfARequest(t *testing.T) {
	c := newChain(t, journal(t))
	notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	whole := c.stamp(c.draft("both", note("ann", "a", 1), data.NewInt(5)))
	part := c.stamp(c.draft("both", note("ann", "b", 1), data.NewInt(6)))
	refused := c.stamp(c.draft("both", note("ann", "c", 1), data.NewInt(5)))
	c.append(notes, &part.Entries[0])
	c.anchor(whole, notes, counts)
	c.anchor(refused, notes, counts)
	c.expect(state.Incomplete, "", "", state.Refused, state.Refused)
	if n := c.state.Roots().Entries.Count; n != 2 {
		t.Errorf("the state has %d entries", n)
	}
}

// B-25, X-05: a key's moves and check are kept, from the last entry that counts on, over ticks.
func TestWhatAKeyAllows(t *testing.T) {
	c := newChain(t, journal(t))
	phases, counts := c.reserve("ann", key("phases")), c.reserve("ann", key("counts"))
	notes := c.reserve("ann", key("notes"))
	open := func(n int64) data.Value { return data.NewTagged(0, data.NewInt(n)) }
	closed := data.NewTagged(1, data.NewUnit())
	phase := func(v data.Value) { c.request("phase", []common.Hash{phases}, v) }
	both := func(n int64) { c.request("both", []common.Hash{notes, counts}, note("ann", "", n), data.NewInt(n)) }
	phase(closed)
	phase(open(1))
	both(4)
	both(3)
	c.expect(state.Refused, "", "", "", state.Refused, state.Refused)
	phase(open(2))
	phase(closed)
	phase(open(3))
	both(4)
	both(5)
	c.expect("", "", state.Refused, state.Refused, state.Refused, "", "")
	phase(open(4))
	c.expect(state.Refused)
}

// A request counts from its last change on: one that began earlier and is complete later does not go behind one that
// counts already.
func TestRequestsThatOvertakeEachOther(t *testing.T) {
	c := newChain(t, journal(t))
	notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	slow := c.stamp(c.draft("both", note("ann", "slow", 1), data.NewInt(1)))
	c.append(notes, &slow.Entries[0])
	c.request("write", []common.Hash{notes}, note("ann", "quick", 2))
	c.append(counts, &slow.Entries[1])
	c.expect(state.Overtaken, "", state.Overtaken)
}

// N-03, SR-17: what the servers did not stamp does not count, and whoever stamped wrongly is named with evidence.
func TestWrongStamps(t *testing.T) {
	extra := func(by int64) func(int, *hosting.Step, []byte) []byte {
		return func(step int, _ *hosting.Step, out []byte) []byte {
			if step == 1 {
				new(big.Int).Mul(new(big.Int).SetBytes(out), big.NewInt(by)).FillBytes(out)
			}
			return out
		}
	}
	p := journal(t)
	for name, test := range map[string]struct {
		tamper func(step int, s *hosting.Step, out []byte) []byte
		change func(m *statetest.Made)
		want   state.Reason
		guilty stamp.Party
	}{
		"forged without servers": {
			change: func(m *statetest.Made) {
				s := &m.Steps[2].Step
				s.StampOut = crypto.Keccak256Hash([]byte("forged"))
			},
			want: state.Unstamped, guilty: stamp.Client,
		},
		"a server multiplies twice": {tamper: extra(2), want: state.Unstamped, guilty: stamp.Server},
		"another site":              {change: func(m *statetest.Made) { m.Steps[1].Step.Site = common.Hash{1} }, want: state.Unlinked, guilty: stamp.Client},
		"another link":              {change: func(m *statetest.Made) { m.Steps[2].Step.StampIn = common.Hash{1} }, want: state.Unlinked, guilty: stamp.Client},
		"keys of nobody": {
			tamper: func(_ int, s *hosting.Step, out []byte) []byte { s.Keys = common.Hash{1}; return out },
			want:   state.Unlinked, guilty: stamp.Server,
		},
		"one Step too few": {change: func(m *statetest.Made) { m.Steps = m.Steps[:2] }, want: state.Impossible},
	} {
		t.Run(name, func(t *testing.T) {
			c := newChain(t, p)
			notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
			d := c.draft("both", note("ann", "a", 1), data.NewInt(1))
			d.Tamper = test.tamper
			m := c.stamp(d)
			if test.change != nil {
				m.Steps = slices.Clone(m.Steps)
				test.change(m)
				for i := range m.Entries {
					m.Entries[i].Steps = m.Steps
				}
			}
			c.anchor(m, notes, counts)
			c.request("both", []common.Hash{notes, counts}, note("ann", "b", 1), data.NewInt(1))
			a := c.expect(test.want, test.want, "", "")
			if test.want == state.Impossible {
				return
			}
			if len(a.Faults) != 1 {
				t.Fatalf("%d faults", len(a.Faults))
			}
			f := a.Faults[0]
			if f.Request != m.Header.ID() || f.Verdict.OK || f.Verdict.Guilty != test.guilty {
				t.Errorf("fault %+v: want %s", f.Verdict, test.guilty)
			}
			if test.tamper != nil && f.Verdict.Server != m.Steps[1].Step.Server {
				t.Errorf("%s is blamed: it was %s", f.Verdict.Server, m.Steps[1].Step.Server)
			}
		})
	}
}

// What was stamped is this value, in this log, as this change.
func TestChangedEntries(t *testing.T) {
	c := newChain(t, journal(t))
	notes, counts := c.reserve("ann", key("notes")), c.reserve("ann", key("counts"))
	try := func(change func(e []sealed.Entry)) {
		m := c.stamp(c.draft("both", note("ann", "a", 1), data.NewInt(1)))
		change(m.Entries)
		c.anchor(m, notes, counts)
	}
	try(func(e []sealed.Entry) { e[1].Value = []byte{2} })
	try(func(e []sealed.Entry) { e[1].Salts[0][0] ^= 1 })
	try(func(e []sealed.Entry) { e[1].Value = []byte{0x20, 0x20} })
	try(func(e []sealed.Entry) { e[1].Salts = e[1].Salts[:0] })
	try(func(e []sealed.Entry) { e[1].Change = 0 })
	try(func(e []sealed.Entry) { e[1].Change = 2 })
	try(func(e []sealed.Entry) { e[0].Header.App = common.Hash{9}; e[1].Header.App = common.Hash{9} })
	try(func(e []sealed.Entry) { e[0].Header.Program.Digest[0]++; e[1].Header.Program.Digest[0]++ }) // F-17
	try(func(e []sealed.Entry) {
		e[0].Header.Endpoint = endpoint("write")
		e[1].Header.Endpoint = endpoint("write")
	})
	try(func(e []sealed.Entry) { e[0].Stamp, e[1].Stamp = []byte{1}, []byte{1} })
	c.expect(
		state.Altered, state.Altered, state.Altered, state.Altered, state.Incomplete, state.Mistyped, state.Incomplete, state.Mistyped,
		state.Incomplete, state.Duplicate, state.Incomplete, state.Malformed, state.Foreign, state.Foreign, state.Foreign, state.Foreign,
		state.Unlinked, state.Unlinked, state.Unstamped, state.Unstamped,
	)
}

// SR-19: every update is either included or rejected with a reason, whatever it is.
func TestEveryUpdateHasAVerdict(t *testing.T) {
	c := newChain(t, journal(t))
	notes := c.reserve("ann", key("notes"))
	c.request("write", []common.Hash{notes}, note("ann", "a", 1))
	gone := c.request("write", []common.Hash{notes}, note("ann", "b", 1))[0]
	delete(c.blocks, c.entries[gone].Content)
	garbage := market.Content{Digest: [32]byte{1}, Codec: market.Raw}
	garbage.Digest = crypto.Keccak256Hash() // nobody has it
	c.place(notes, garbage)
	void := c.request("write", []common.Hash{notes}, note("ann", "c", 1))[0]
	c.entries[void].Void = hosting.Forged
	c.entries = append(c.entries, hosting.Appended{Block: 50, Void: hosting.Withheld})
	a := c.expect("", state.Unavailable, state.Unavailable, state.Forged, state.Withheld)
	if a.Summary.UpdateRoot != state.UpdateRoot(a.Summary.Entries) || a.Summary.UpdateRoot == state.UpdateRoot(nil) {
		t.Error("the update root is not over the verdicts")
	}
}

// X-14, SR-20: without a seed no entry counts; with another one than was committed to there is no tick.
func TestTicksWithoutASeed(t *testing.T) {
	c := newChain(t, journal(t))
	notes := c.reserve("ann", key("notes"))
	c.request("write", []common.Hash{notes}, note("ann", "a", 1))
	in := c.input()
	in.Seed = common.Hash{}
	a := must(c.state.Apply(t.Context(), in))(t)
	if r := a.Summary.Entries[0].Reason; r != state.Unverifiable {
		t.Errorf("without a seed: %q", r)
	}
	in.Seed = common.Hash{1}
	if _, err := c.state.Apply(t.Context(), in); err == nil {
		t.Error("another seed was taken")
	}
	in.Seed = c.world.Seed
	next := *c.world.Next
	next.Commitment.PrimesRoot[0]++
	in.Next = &next
	a = must(c.state.Apply(t.Context(), in))(t)
	if r := a.Summary.Entries[0].Reason; r != state.Unverifiable || len(a.Faults) != 1 || a.Faults[0].Verdict.Guilty != stamp.Supervisor {
		t.Errorf("with primes that are not of the seed: %q, %+v", r, a.Faults)
	}
}

func TestWhatIsNoTick(t *testing.T) {
	c := newChain(t, journal(t))
	notes := c.reserve("ann", key("notes"))
	c.request("write", []common.Hash{notes}, note("ann", "a", 1))
	broken := errors.New("the network is down")
	for name, change := range map[string]func(*state.TickInput){
		"an earlier tick":        func(in *state.TickInput) { in.Tick = 0 },
		"a block of before":      func(in *state.TickInput) { in.From = 50 },
		"a block of after":       func(in *state.TickInput) { in.To = 0 },
		"another tick's servers": func(in *state.TickInput) { in.Next = must(statetest.New(c.program, 2, 5))(t).Next },
		"a fetch that fails": func(in *state.TickInput) {
			in.Entry = func(_ ctx, _ market.Content) ([]byte, error) { return nil, broken }
		},
		"other content": func(in *state.TickInput) {
			in.Entry = func(_ ctx, _ market.Content) ([]byte, error) { return []byte("other"), nil }
		},
	} {
		in := c.input()
		change(&in)
		if _, err := c.state.Apply(t.Context(), in); err == nil {
			t.Errorf("%s: it was applied", name)
		}
	}
}
