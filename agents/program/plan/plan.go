// Package plan cuts a dataflow program into what servers see. Each observation of a program becomes observation points:
// functions, each for a server of its own, which get only what they need for the part of the result that they give. Points
// are joined where nobody learns more by it. What is then seen together, and where, stands in a report for people.
package plan

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Plan is a program as servers run it.
type Plan struct {
	Program   *flow.Program        `json:"-"`         // computes what the given one does, by points that see as little as can be
	Endpoints []*Endpoint          `json:"endpoints"` // in the order of their names
	Flows     map[flow.Hash][]Step `json:"flows"`     // what may happen in each function of structure

	names   *flow.Names
	sources map[flow.Site]string
	origins map[flow.Site][]flow.Site
}

// Endpoint is what a client can call, as servers run it.
type Endpoint struct {
	flow.Endpoint

	Label   data.Label `json:"label"`
	Name    string     `json:"name"` // the author's, or the label
	Doc     string     `json:"doc,omitempty"`
	Points  []*Point   `json:"points"`
	Updates []*Update  `json:"updates"`
	Steps   uint64     `json:"steps"` // of all servers, at most

	leaves  []leaf
	queries []*query
	result  []int // leaves
}

// Point is an observation point: a function that servers compute, and what of the request, of answers and of what other
// points give it sees.
type Point struct {
	Number    int         `json:"number"`   // within the endpoint, from 1
	Site      flow.Site   `json:"site"`     // of the plan's program
	Origins   []flow.Site `json:"origins"`  // observations of the program that was given
	Function  flow.Hash   `json:"function"` //
	In        []Port      `json:"in"`
	Out       Port        `json:"out"`
	Instances uint64      `json:"instances"` // at most: one server each
	From      []int       `json:"from"`      // numbers of the points whose results it gets
	To        []int       `json:"to"`        // numbers of the points that get its result
	ToTop     bool        `json:"toTop"`     // structure goes by a tag, length or form of its result
	ToClient  bool        `json:"toClient"`  // the client gets of its result
	ToLogs    bool        `json:"toLogs"`    // its result gets into an update

	contexts [][]int // leaves that it sees: it may be reached in several ways
	made     []int   // leaves of its result
	shown    []shown // tags, lengths and forms of its result
}

// Port is a value that a server gets or gives.
type Port struct {
	Type  *data.Type `json:"type"`
	Class int        `json:"class"` // bytes: the size of messages that have place for it
}

// Update is a place where structure appends to a log.
type Update struct {
	Site    flow.Site   `json:"site"` // of the plan's program
	Origins []flow.Site `json:"origins"`
	Key     data.Label  `json:"key"`

	leaves []int
}

// JSON writes the plan: for each endpoint what clients and servers have to know to run it.
func (p *Plan) JSON() ([]byte, error) {
	blob, err := json.MarshalIndent(p, "", "  ")
	return append(blob, '\n'), err
}

// Class returns the size of the messages in which a value of so many bytes travels: 1 KiB, or four times that, and so on.
// Whoever sees a message learns no more about its content's length.
func Class(size int) int {
	class := 1 << 10
	for class < size {
		class *= 4
	}
	return class
}

// New plans a program. Sources, which may be nil, say where the author wrote what: they go into errors and reports. If
// points would see together what the program declares never to be, the error has an [ExposureError] for each; if the plan
// would be beyond the limits of programs, or takes too long to find, it has a [flow.LimitError].
func New(p *flow.Program, sources map[flow.Site]string) (*Plan, error) {
	l, err := newLibrary(p)
	if err != nil {
		return nil, err
	}
	pl := &planner{library: l, planned: map[flow.Hash]flow.Hash{}, origins: map[flow.Site][]flow.Site{}}
	for _, h := range p.Order {
		if f := l.functions[h]; !f.Seen {
			if err := guard(func() error { pl.function(f); return nil }); err != nil {
				return nil, err
			}
		}
	}
	planned, err := flow.Check(l.document(pl.planned))
	if err != nil {
		return nil, fmt.Errorf("the program as servers would run it: %w", err)
	}
	out := &Plan{Program: planned, Flows: flows(planned), names: p.Names, sources: sources, origins: pl.origins}
	if out.names == nil {
		out.names = &flow.Names{}
	}
	var refused []error
	for _, label := range slices.SortedFunc(maps.Keys(p.Endpoints), func(a, b data.Label) int { return bytes.Compare(a[:], b[:]) }) {
		var e *Endpoint
		if err := guard(func() (err error) { e, err = out.endpoint(l, label); return err }); err != nil {
			return nil, err
		}
		refused = append(refused, out.check(e)...)
		out.Endpoints = append(out.Endpoints, e)
	}
	slices.SortStableFunc(out.Endpoints, func(a, b *Endpoint) int { return cmp.Compare(a.Name, b.Name) })
	return out, errors.Join(refused...)
}
