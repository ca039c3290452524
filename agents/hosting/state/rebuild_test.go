package state_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/hosting/codec"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/hosting/tick"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/data"
)

// told is a row of ticks, as chain and content tell of them.
func told(t testing.TB, ticks int) (c *chain, inputs []state.TickInput, summaries []*tick.Summary) {
	t.Helper()
	c = newChain(t, journal(t))
	dice := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- for tests
	var notes, counts []common.Hash
	for tick := range ticks {
		for _, client := range []string{"ann", "bob", "eve"} {
			notes = append(notes, c.reserve(client+string(rune('a'+tick)), key("notes")))
			counts = append(counts, c.reserve(client+string(rune('a'+tick)), key("counts")))
		}
		for i := range 20 {
			n := dice.IntN(len(notes))
			v := note("author", string(rune('a'+i)), dice.Int64N(9))
			switch dice.IntN(4) {
			case 0:
				c.request("write", []common.Hash{notes[n]}, v)
			case 1:
				d := c.draft("to", v)
				d.Client, d.Changes[0].Log = c.owner(notes[n]), &notes[n]
				c.anchor(c.stamp(d), notes[n])
			case 2: // one change is missing
				d := c.draft("both", v, data.NewInt(1))
				d.Client = c.owner(notes[n])
				c.append(notes[n], &c.stamp(d).Entries[0])
			default:
				c.request("both", []common.Hash{notes[n], counts[n]}, v, data.NewInt(dice.Int64N(100)))
			}
		}
		inputs = append(inputs, c.input())
		summaries = append(summaries, c.end().Summary)
	}
	return c, inputs, summaries
}

// G-02, G-03, N-08, X-01, X-18: anyone computes the same state, to the byte, from chain and content alone, and finds the tick of which a
// supervisor said something else.
func TestRebuild(t *testing.T) {
	c, inputs, summaries := told(t, 4)
	input := func(_ context.Context, n int) (state.TickInput, *tick.Summary, error) {
		return inputs[n], summaries[n], nil
	}
	first := must(state.New(statetest.App, statetest.Document, c.program))(t)
	again := must(state.Rebuild(t.Context(), first, len(inputs), input))(t)
	if again.Root() != c.state.Root() {
		t.Fatal("the state was rebuilt to another one")
	}
	mine, theirs := files(again), files(c.state)
	if !maps.EqualFunc(mine, theirs, bytes.Equal) {
		t.Error("its files differ")
	}
	lie := *summaries[2]
	lie.Entries = append([]tick.Verdict{}, lie.Entries...)
	for i := range lie.Entries {
		if lie.Entries[i].Reason == "" {
			lie.Entries[i].Reason = state.Unstamped // censored
			break
		}
	}
	for name, said := range map[string]*tick.Summary{"censorship": &lie, "another root": {Entries: summaries[2].Entries}, "no entries": {}} {
		real := summaries[2]
		summaries[2] = said
		s, err := state.Rebuild(t.Context(), first, len(inputs), input)
		if !errors.Is(err, state.ErrDiffers) || s.Tick() != 2 {
			t.Errorf("%s: %v, after tick %d", name, err, s.Tick())
		}
		summaries[2] = real
	}
}

// The same comes out whoever fetches in whichever order, and on however many processors.
func TestOrderOfFetchingDoesNotMatter(t *testing.T) {
	c, inputs, summaries := told(t, 2)
	first := must(state.New(statetest.App, statetest.Document, c.program))(t)
	before := must(first.Apply(t.Context(), inputs[0]))(t).State
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(processors)
		in := inputs[1]
		get := in.Entry
		in.Entry = func(ctx ctx, c market.Content) ([]byte, error) {
			for range rand.IntN(50) { // #nosec G404 -- for tests
				runtime.Gosched()
			}
			return get(ctx, c)
		}
		a := must(before.Apply(t.Context(), in))(t)
		if !bytes.Equal(codec.Encode(a.Summary), codec.Encode(summaries[1])) {
			t.Errorf("on %d processors the summary is another one", processors)
		}
	}
}

// A supervisor that was killed goes on from the files alone.
func TestStatesAreLoaded(t *testing.T) {
	for _, rows := range []int{1, 4, 256} {
		state.Narrow(t, rows)
		c, inputs, summaries := told(t, 3)
		first := must(state.New(statetest.App, statetest.Document, c.program))(t)
		second := must(first.Apply(t.Context(), inputs[0]))(t).State
		for n := 1; n < len(inputs); n++ {
			v := must(state.Open(t.Context(), c.program, second.Root(), from(files(second))))(t)
			loaded := must(v.Load(t.Context()))(t)
			if !maps.EqualFunc(files(loaded), files(second), bytes.Equal) {
				t.Fatal("it has other files than before")
			}
			a := must(loaded.Apply(t.Context(), inputs[n]))(t)
			if a.Summary.StateRoot != summaries[n].StateRoot {
				t.Fatal("it goes on to another state")
			}
			second = a.State
		}
		broken := files(second)
		for path := range broken {
			if path != "root.cbor" && path[:5] != "index" {
				broken[path] = append(bytes.Clone(broken[path]), 0)
			}
		}
		v := must(state.Open(t.Context(), c.program, second.Root(), from(broken)))(t)
		if _, err := v.Load(t.Context()); !errors.Is(err, state.ErrForged) {
			t.Errorf("broken files: %v", err)
		}
	}
}

// A new version of the program keeps what it still has.
func TestAnotherProgram(t *testing.T) {
	c, _, _ := told(t, 2)
	app := program.New("journal")
	note := app.Record("Note", program.Part("author", program.String(64)), program.Part("text", program.String(280)), program.Part("at", program.Int))
	notes := app.Key("notes", note)
	app.Key("counts", program.String(4)) // of another type
	app.Index("byText", notes, "text")
	app.Endpoint("write", note, func(req program.Value) program.Value { return notes.Append(req) })
	p := must(app.Build())(t).Program
	s := must(c.state.Under(market.Content{Digest: [32]byte{9}, Codec: market.Raw}, p))(t)
	if s.Root() == c.state.Root() {
		t.Error("another program has the same root")
	}
	for e := range s.Entries() {
		if e.Key != key("notes") {
			t.Errorf("an entry of key %s was kept", e.Key)
		}
	}
	kept := 0
	for e := range c.state.Entries() {
		if e.Key == key("notes") {
			kept++
		}
	}
	if got := s.Roots().Entries.Count; got != uint64(kept) || s.Roots().Indices[0].Count != got {
		t.Errorf("%d entries of %d were kept", got, kept)
	}
}
