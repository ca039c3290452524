package state_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"emet/agents/hosting"
	"emet/agents/hosting/sealed"
	"emet/agents/hosting/state"
	"emet/agents/hosting/state/statetest"
	"emet/agents/market"
	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flow"
)

func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// journal is a program with a key of each sort: one that allows all, one with moves, one with a check.
func journal(t testing.TB) *flow.Program {
	t.Helper()
	app := program.New("journal")
	note := app.Record("Note", program.Part("author", program.String(64)), program.Part("text", program.String(280)), program.Part("at", program.Int))
	phase := app.Variant("Phase", program.Part("Open", program.Int), program.Tag("Closed"))
	all := app.Record("All", program.Part("note", note), program.Part("count", program.Int))
	to := app.Record("To", program.Part("log", program.ID), program.Part("note", note))
	notes := app.Key("notes", note)
	phases := app.Key("phases", phase).Start("Open").Move("Open", "Open").Move("Open", "Closed")
	counts := app.Key("counts", program.Int).Check(func(before, next program.Seen) program.Seen {
		return before.Match(program.SeenCases{
			"none": func(program.Seen) program.Seen { return before.Const(program.Bool, true) },
			"some": func(last program.Seen) program.Seen { return last.Less(next) },
		})
	})
	app.Index("byAuthor", notes, "author", "at")
	app.Index("byTime", notes, "at", "text")
	app.Index("latest", notes, "author").Latest()
	app.Index("everything", notes)
	app.Index("byCount", counts)
	app.Endpoint("write", note, func(req program.Value) program.Value { return notes.Append(req) })
	app.Endpoint("both", all, func(req program.Value) program.Value {
		return app.Tuple(notes.Append(req.Field("note")), counts.Append(req.Field("count")))
	})
	app.Endpoint("phase", phase, func(req program.Value) program.Value { return phases.Append(req) })
	app.Endpoint("to", to, func(req program.Value) program.Value { return notes.AppendTo(req.Field("log"), req.Field("note")) })
	return must(app.Build())(t).Program
}

func endpoint(name string) data.Label { return data.LabelOf("endpoint", name) }
func key(name string) data.Label      { return data.LabelOf("key", name) }

func note(author, text string, at int64) data.Value {
	return data.NewTuple(data.NewString(author), data.NewString(text), data.NewInt(at))
}

// chain is what was reserved and appended, block by block, and all content that there is.
type chain struct {
	t       testing.TB
	program *flow.Program
	state   *state.State
	world   *statetest.World // of the tick that runs
	logs    []hosting.Log
	next    map[common.Hash]uint64 // places
	entries []hosting.Appended     // of the tick
	blocks  map[market.Content][]byte
}

type ctx = context.Context

const perTick = 100 // blocks

func newChain(t testing.TB, p *flow.Program) *chain {
	t.Helper()
	c := &chain{t: t, program: p, next: map[common.Hash]uint64{}, blocks: map[market.Content][]byte{}}
	c.state = must(state.New(statetest.App, statetest.Document, p))(t)
	c.world = must(statetest.New(p, 1, 5))(t)
	return c
}

func addressOf(client string) common.Address { return common.BytesToAddress([]byte(client)) }

// owner returns the client that a log is of.
func (c *chain) owner(log common.Hash) (client common.Address) {
	for _, l := range c.logs {
		if l.Key == log {
			client = l.Client
		}
	}
	return client
}

// reserve reserves a log for a client.
func (c *chain) reserve(client string, key data.Label) common.Hash {
	c.t.Helper()
	l := hosting.Log{
		Key:    crypto.Keccak256Hash([]byte(client), key[:], []byte{byte(len(c.logs)), byte(len(c.logs) >> 8)}),
		Client: addressOf(client), Writer: addressOf(client), Block: 1,
		Tag: must(hosting.NewTag(key.String()))(c.t),
	}
	c.logs = append(c.logs, l)
	c.next[l.Key] = 1
	return l.Key
}

// draft drafts a request of ann's, whose updates are all that an endpoint has.
func (c *chain) draft(name string, values ...data.Value) statetest.Draft {
	c.t.Helper()
	e := c.program.Endpoints[endpoint(name)]
	sites := statetest.Updates(c.program, e.Stages[0].Function)
	if len(sites) != len(values) {
		c.t.Fatalf("%s has %d updates: there are %d values", name, len(sites), len(values))
	}
	d := statetest.Draft{Endpoint: endpoint(name), Client: addressOf("ann"), State: c.state.Root(), Of: c.state.Tick()}
	for i, v := range values {
		d.Changes = append(d.Changes, statetest.Change{Site: sites[i], Value: v})
	}
	return d
}

func (c *chain) stamp(d statetest.Draft) *statetest.Made {
	c.t.Helper()
	return must(c.world.Request(d))(c.t)
}

// request has a request stamped for the client of these logs and appends its entries to them. It returns their numbers in the tick.
func (c *chain) request(name string, logs []common.Hash, values ...data.Value) []int {
	c.t.Helper()
	d := c.draft(name, values...)
	d.Client = c.owner(logs[0])
	return c.anchor(c.stamp(d), logs...)
}

// anchor appends all entries of a request.
func (c *chain) anchor(m *statetest.Made, logs ...common.Hash) (numbers []int) {
	for i := range m.Entries {
		numbers = append(numbers, c.append(logs[i], &m.Entries[i]))
	}
	return numbers
}

func (c *chain) append(log common.Hash, e *sealed.Entry) int {
	blob, content := statetest.Block(e)
	c.blocks[content] = blob
	return c.place(log, content)
}

func (c *chain) place(log common.Hash, content market.Content) int {
	tick := c.world.Next.Tick
	c.entries = append(c.entries, hosting.Appended{
		Number: uint64(len(c.entries)), Block: (tick-1)*perTick + 1 + uint64(len(c.entries))%perTick, Key: log, Index: c.next[log], Content: content,
	})
	c.next[log]++
	return len(c.entries) - 1
}

func (c *chain) fetch(_ context.Context, content market.Content) ([]byte, error) {
	if blob, ok := c.blocks[content]; ok {
		return blob, nil
	}
	return nil, fmt.Errorf("%s: %w", content, state.ErrUnavailable)
}

// input is all that the tick's state follows from.
func (c *chain) input() state.TickInput {
	n := c.world.Next.Tick
	return state.TickInput{
		Tick: n, From: (n - 1) * perTick, To: n * perTick, Time: 1000 * n, Next: c.world.Next, Sites: c.world.Sites, Seed: c.world.Seed, Beacon: c.world.Beacon,
		Court: statetest.Court, Logs: slices.Clone(c.logs), Anchored: c.entries, Entry: c.fetch,
	}
}

// end ends the tick and begins another one.
func (c *chain) end() *state.Applied {
	c.t.Helper()
	a := must(c.state.Apply(c.t.Context(), c.input()))(c.t)
	c.state, c.entries = a.State, nil
	c.world = must(statetest.New(c.program, a.State.Tick()+1, 5))(c.t)
	return a
}

// expect ends the tick and compares what became of its entries.
func (c *chain) expect(want ...state.Reason) *state.Applied {
	c.t.Helper()
	a := c.end()
	var got []state.Reason
	for _, v := range a.Summary.Entries {
		got = append(got, v.Reason)
	}
	if !slices.Equal(got, want) {
		c.t.Errorf("entries came to %q: want %q", got, want)
	}
	if a.Summary.StateRoot != a.State.Root() {
		c.t.Error("the summary names another state")
	}
	return a
}

// files are those of a state.
func files(s *state.State) map[string][]byte { return maps.Collect(s.Files()) }

var errNoFile = errors.New("no such file")

func from(files map[string][]byte) state.Fetch {
	return func(_ context.Context, path string) ([]byte, error) {
		if blob, ok := files[path]; ok {
			return blob, nil
		}
		return nil, fmt.Errorf("%s: %w", path, errNoFile)
	}
}
