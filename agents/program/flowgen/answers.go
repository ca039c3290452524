package flowgen

import (
	"context"
	"encoding/json"
	"hash/fnv"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Answers answers queries with random entries: the same query always with the same.
type Answers struct {
	Program *flow.Program
	Seed    uint64
}

// Answer returns a list of tuples of id and value.
func (a Answers) Answer(_ context.Context, q flow.Query, _ []data.Value) (data.Value, error) {
	t, err := a.Program.Answer(q)
	if err != nil {
		return data.Value{}, err
	}
	blob, err := json.Marshal(q)
	if err != nil {
		return data.Value{}, err
	}
	h := fnv.New64a()
	_, _ = h.Write(blob)
	return Value(Seed(h.Sum64()^a.Seed), t), nil
}
