package plan

import (
	"slices"

	"emet/agents/program/flow"
)

// Step is one thing that may happen in a function of structure. Steps stand in the order in which they may happen; the
// functions that a step names have steps of their own, so that all together are the acceptable flows of control.
type Step struct {
	Site  flow.Site   `json:"site"`
	Kind  StepKind    `json:"kind"`
	Funcs []flow.Hash `json:"funcs,omitempty"` // what is called; of an alternative, exactly one of them
	Max   int         `json:"max,omitempty"`   // of a loop: rounds, at most
}

// StepKind is what a step does.
type StepKind string

// What steps do.
const (
	StepPoint       StepKind = "point"       // a server computes
	StepUpdate      StepKind = "update"      // a log grows
	StepCall        StepKind = "call"        // a function runs
	StepAlternative StepKind = "alternative" // one of several functions runs, by a tag
	StepLoop        StepKind = "loop"        // a function runs for each element
	StepQuery       StepKind = "query"       // an index is asked: only of a [Visit], as queries stand before functions
)

// flows lists the steps of each function of structure: what moves values only is left out.
func flows(p *flow.Program) map[flow.Hash][]Step {
	all := map[flow.Hash][]Step{}
	for _, h := range p.Order {
		f := p.Checked[h]
		if f.Seen {
			continue
		}
		list := []Step{}
		for i, n := range f.Body {
			s := Step{Site: flow.Site{Function: h, Node: i}, Funcs: n.Funcs}
			switch n.Op {
			case flow.Observe:
				s.Kind = StepPoint
			case flow.Update:
				s.Kind = StepUpdate
			case flow.Call:
				s.Kind = StepCall
			case flow.Match:
				s.Kind = StepAlternative
			case flow.Map, flow.Filter, flow.Fold, flow.MapTree, flow.FoldTree:
				s.Kind, s.Max = StepLoop, f.Types[n.Args[0]].Max
			default:
				continue
			}
			happens := func(h flow.Hash) bool { return len(all[h]) > 0 }
			if s.Kind == StepPoint || s.Kind == StepUpdate || slices.ContainsFunc(n.Funcs, happens) {
				list = append(list, s)
			}
		}
		all[h] = list
	}
	return all
}
