package flow_test

import (
	"encoding/json"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// guestbook returns a small program by hand: an endpoint that looks an entry up by its author.
func guestbook(t *testing.T) *flow.Document {
	t.Helper()
	entry := data.LabelOf("type", "Entry")
	key, index, endpoint := data.LabelOf("key", "wall"), data.LabelOf("index", "by author"), data.LabelOf("endpoint", "read")
	record := data.RecordOf(entry, data.StringOf(8), data.IntType)
	answer := data.ListOf(data.TupleOf(data.IDType, record), 3)
	f := flow.Function{In: []*data.Type{data.StringOf(8), data.TimeType, answer}, Out: answer, Body: []flow.Node{}, Result: 2}
	h, err := f.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return &flow.Document{
		Version: flow.Version, Name: "guestbook",
		Types:     map[data.Label]flow.Declared{entry: {Record: record.Of}},
		Keys:      map[data.Label]flow.Key{key: {Type: record}},
		Indices:   map[data.Label]flow.Index{index: {Key: key, By: [][]int{{0}}}},
		Functions: map[flow.Hash]flow.Function{h: f},
		Endpoints: map[data.Label]flow.Endpoint{endpoint: {
			In: data.StringOf(8), Out: answer,
			Stages: []flow.Stage{{
				Function: h,
				Queries:  []flow.Query{{Index: index, How: flow.ByEquality, Where: []flow.Operand{{Self: true}}, Limit: 3}},
			}},
		}},
	}
}

// An operand is a path, the parameter itself, or a constant: just one of them. L-08
func TestOperands(t *testing.T) {
	for name, c := range map[string]struct {
		operand flow.Operand
		right   bool
	}{
		"itself":             {flow.Operand{Self: true}, true},
		"constant":           {flow.Operand{Value: json.RawMessage(`"Ada"`)}, true},
		"constant too great": {flow.Operand{Value: json.RawMessage(`"Ada Lovelace"`)}, false},
		"nothing":            {flow.Operand{}, false},
		"both":               {flow.Operand{Self: true, Value: json.RawMessage(`"Ada"`)}, false},
		"path to nowhere":    {flow.Operand{Path: []int{0}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := guestbook(t)
			for _, e := range d.Endpoints {
				e.Stages[0].Queries[0].Where[0] = c.operand
			}
			if _, err := flow.Check(d); (err == nil) != c.right {
				t.Errorf("accepted: %t, want %t (%v)", err == nil, c.right, err)
			}
		})
	}
}
