package structure_test

import (
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/structure"
)

// mapping is an endpoint that goes over a list of pairs: it turns each round and, if it looks, doubles a number of it.
func mapping(b *testing.B, looks bool) (p *flow.Program, endpoint data.Label) {
	b.Helper()
	d := &flow.Document{
		Version: flow.Version, Name: "map", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}
	add := func(f flow.Function) flow.Hash {
		h, err := f.Hash()
		if err != nil {
			b.Fatal(err)
		}
		d.Functions[h] = f
		return h
	}
	pair := data.TupleOf(data.IntType, data.IntType)
	list := data.ListOf(pair, 10_000)
	turn := []flow.Node{{Op: flow.Field, Args: []int{0}, N: 1}, {Op: flow.Field, Args: []int{0}}, {Op: flow.MakeTuple, Args: []int{1, 2}}}
	if looks {
		seen := add(flow.Function{Seen: true, In: []*data.Type{data.IntType}, Out: data.IntType, Body: []flow.Node{{Op: flow.Add, Args: []int{0, 0}}}, Result: 1})
		turn[2] = flow.Node{Op: flow.Observe, Args: []int{2}, Funcs: []flow.Hash{seen}}
		turn = append(turn, flow.Node{Op: flow.MakeTuple, Args: []int{1, 3}})
	}
	f := add(flow.Function{In: []*data.Type{pair}, Out: pair, Body: turn, Result: len(turn)})
	all := add(flow.Function{In: []*data.Type{list, data.TimeType}, Out: list, Body: []flow.Node{{Op: flow.Map, Args: []int{0}, Funcs: []flow.Hash{f}}}, Result: 2})
	endpoint = data.LabelOf("endpoint", "e")
	d.Endpoints[endpoint] = flow.Endpoint{In: list, Out: list, Stages: []flow.Stage{{Function: all}}}
	p, err := flow.Check(d)
	if err != nil {
		b.Fatal(err)
	}
	return p, endpoint
}

func BenchmarkMap10kRecords(b *testing.B) {
	pairs := make([]data.Value, 10_000)
	for i := range pairs {
		pairs[i] = data.NewPair(data.NewInt(int64(i)), data.NewInt(int64(i)))
	}
	for name, looks := range map[string]bool{"moved": false, "observed": true} {
		b.Run(name, func(b *testing.B) {
			p, endpoint := mapping(b, looks)
			l := structure.NewLocal(p)
			for b.Loop() {
				if _, err := l.Serve(b.Context(), endpoint, data.NewList(pairs), 0, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
