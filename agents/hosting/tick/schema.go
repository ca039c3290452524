package tick

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

// Schema is the public description of an application for whoever calls it: what there is to call, with which values, and
// what servers see of them (B-11). It follows from the program.
type Schema struct {
	Schema    string                    `json:"schema"` // "emet.schema/v1"
	Name      string                    `json:"name"`
	Endpoints []EndpointSchema          `json:"endpoints"`
	Keys      []KeySchema               `json:"keys"`
	Types     map[string]*data.TypeName `json:"types"` // what the author calls the types that are named by labels
}

// EndpointSchema describes an endpoint.
type EndpointSchema struct {
	Label data.Label `json:"label"`
	In    *data.Type `json:"in"`
	Out   *data.Type `json:"out"`

	plan.EndpointReport
}

// KeySchema describes a kind of logs that clients own.
type KeySchema struct {
	Label data.Label `json:"label"`
	Name  string     `json:"name"`
	Doc   string     `json:"doc,omitempty"`
	Type  *data.Type `json:"type"`
	Text  string     `json:"text"` // the type, in words
}

// SchemaFor describes a program as it is planned, with the author's names where it has them.
func SchemaFor(p *flow.Program) (*Schema, error) {
	// A planned program is its own plan: planning it once more only says what servers see.
	pl, err := plan.New(p, nil)
	if err != nil {
		return nil, fmt.Errorf("what servers see of the program: %w", err)
	}
	names := p.Names
	if names == nil {
		names = new(flow.Names)
	}
	out := &Schema{
		Schema: "emet.schema/v1", Name: p.Name, Endpoints: []EndpointSchema{}, Keys: []KeySchema{},
		Types: make(map[string]*data.TypeName, len(names.Types)),
	}
	for i, r := range pl.Report().Endpoints {
		e := pl.Endpoints[i]
		out.Endpoints = append(out.Endpoints, EndpointSchema{Label: e.Label, In: e.In, Out: e.Out, EndpointReport: r})
	}
	for label, k := range p.Keys {
		s := KeySchema{Label: label, Name: label.String(), Type: k.Type, Text: k.Type.Text(names.Types)}
		if n, ok := names.Keys[label]; ok {
			s.Name, s.Doc = n.Name, n.Doc
		}
		out.Keys = append(out.Keys, s)
	}
	slices.SortFunc(out.Keys, func(a, b KeySchema) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), bytes.Compare(a.Label[:], b.Label[:]))
	})
	for label, n := range names.Types {
		out.Types[label.String()] = &n
	}
	return out, nil
}

// JSON writes the description.
func (s *Schema) JSON() ([]byte, error) {
	blob, err := json.MarshalIndent(s, "", "  ")
	return append(blob, '\n'), err
}
