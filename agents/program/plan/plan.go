// Package plan cuts a dataflow program into what servers see. Each observation of a program becomes observation points:
// functions, each for a server of its own, which get only what they need for the part of the result that they give. Points
// are joined where nobody learns more by it. What is then seen together, and where, stands in a report for people.
package plan

import (
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Plan is a program as servers run it.
type Plan struct {
	Program   *flow.Program // computes what the given one does, by points that see as little as can be
	Endpoints []*Endpoint   // in the order of their labels
	Flows     map[flow.Hash][]Step

	given   *flow.Program
	sources map[flow.Site]string
}

// New plans a program. Sources, which may be nil, say where the author wrote what: they go into errors and reports. It
// returns an [ExposureError] if a point would see together what the program declares never to be.
func New(p *flow.Program, sources map[flow.Site]string) (*Plan, error) {
	l, err := newLibrary(p)
	if err != nil {
		return nil, err
	}
	pl := &planner{library: l, planned: map[flow.Hash]flow.Hash{}, origins: map[flow.Site][]flow.Site{}}
	for _, h := range p.Order {
		if f := l.functions[h]; !f.Seen {
			if err := pl.function(f); err != nil {
				return nil, fmt.Errorf("function %s: %w", h.String()[:8], err)
			}
		}
	}
	planned, err := flow.Check(l.document(pl.planned))
	if err != nil {
		return nil, fmt.Errorf("the program as servers would run it: %w", err)
	}
	out := &Plan{Program: planned, Flows: map[flow.Hash][]Step{}, given: p, sources: sources}
	_ = data.Label{}
	return out, nil
}

type Endpoint struct{}
type Step struct{}
type Point struct{}
