package plan_test

import (
	"errors"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// chain is a program of functions each of which calls the next twice, with other values each time.
func chain(t *testing.T, depth int, seen bool) *flow.Program {
	t.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "chain", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		return h
	}
	pair := []*data.Type{data.IntType, data.IntType}
	sum := add(flow.Function{Seen: true, In: pair, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 1}}}, Result: 2})
	last := sum
	if !seen {
		last = add(flow.Function{In: pair, Out: data.IntType, Body: []flow.Node{{Op: flow.Observe, Args: []int{0, 1}, Funcs: []flow.Hash{sum}}}, Result: 2})
	}
	for range depth {
		last = add(flow.Function{Seen: seen, In: pair, Out: data.IntType, Body: []flow.Node{
			{Op: flow.Call, Args: []int{0, 1}, Funcs: []flow.Hash{last}},
			{Op: flow.Call, Args: []int{2, 0}, Funcs: []flow.Hash{last}},
		}, Result: 3})
	}
	call := flow.Node{Op: flow.Call, Args: []int{2, 3}, Funcs: []flow.Hash{last}}
	if seen {
		call.Op = flow.Observe
	}
	in := data.TupleOf(pair...)
	top := add(flow.Function{In: []*data.Type{in, data.TimeType}, Out: data.IntType, Body: []flow.Node{
		{Op: flow.Field, Args: []int{0}}, {Op: flow.Field, Args: []int{0}, N: 1}, call,
	}, Result: 4})
	d.Endpoints[data.LabelOf("endpoint", "e")] = flow.Endpoint{In: in, Out: data.IntType, Stages: []flow.Stage{{Function: top}}}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A program can call in few nodes what would take for ever to follow: planning gives up, and says so.
func TestPlanningEnds(t *testing.T) {
	for _, seen := range []bool{false, true} {
		if _, err := plan.New(chain(t, 4, seen), nil); err != nil {
			t.Errorf("a small program is refused: %v", err)
		}
		_, err := plan.New(chain(t, 30, seen), nil)
		if limit, is := errors.AsType[flow.LimitError](err); !is || !strings.Contains(limit.Error(), "too many ways") {
			t.Errorf("2^30 calls were followed: %v", err)
		}
	}
}
