package plan

import (
	"fmt"
	"slices"
	"strings"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// ExposureError is a point that would see together what a program declares never to be.
type ExposureError struct {
	Endpoint string
	Point    flow.Site // of the plan
	At       []string  // where the author wrote its observations
	Pair     [2]string // the fields
}

// Error says what is seen where, and what to do.
func (e *ExposureError) Error() string {
	return fmt.Sprintf("%s: endpoint %s would show %s and %s to one server, and they are declared never to be seen together: observe one without the other, or pass on what an observation of one of them gives",
		strings.Join(e.At, ", "), e.Endpoint, e.Pair[0], e.Pair[1])
}

// check refuses points that see together what is declared never to be. What can be computed from what is seen counts as
// seen, and so do copies.
func (p *Plan) check(e *Endpoint) (refused []error) {
	k := &knowledge{leaves: e.leaves}
	for _, pair := range p.Program.Never {
		for _, pt := range e.Points {
			if slices.ContainsFunc(pt.contexts, func(sees []int) bool { return e.together(k.closure(sees), pair) }) {
				refused = append(refused, &ExposureError{e.Name, pt.Site, p.at(pt.Origins), [2]string{p.leafName(pair[0]), p.leafName(pair[1])}})
			}
		}
	}
	return refused
}

// together tells whether both of a pair are among leaves: two of them, or one that may be a copy of either.
func (e *Endpoint) together(among []bool, pair flow.Pair) bool {
	var ones, others []int
	for l, in := range among {
		if !in || e.leaves[l].isLength() {
			continue
		}
		origins := e.copiesOf(l)
		has := func(name flow.Leaf) bool {
			return slices.ContainsFunc(origins, func(o int) bool { return slices.Contains(e.leaves[o].names, name) })
		}
		one, other := has(pair[0]), has(pair[1])
		if one {
			ones = append(ones, l)
		}
		if other {
			others = append(others, l)
		}
		if one && other && !slices.ContainsFunc(origins, func(o int) bool {
			names := e.leaves[o].names
			return slices.Contains(names, pair[0]) && slices.Contains(names, pair[1])
		}) {
			return true
		}
	}
	return len(ones) > 0 && len(others) > 0 && (len(ones) > 1 || len(others) > 1 || ones[0] != others[0])
}

// isLength tells whether the leaf is the length or form of something, which says nothing about the values in it.
func (l *leaf) isLength() bool { return l.form && (l.what == nil || !l.what.IsTagged()) }

// copiesOf lists a leaf and all that it may be a copy of.
func (e *Endpoint) copiesOf(l int) []int {
	list := []int{l}
	for i := 0; i < len(list); i++ {
		for _, c := range e.leaves[list[i]].copies {
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	return list
}

// at says where the author wrote something.
func (p *Plan) at(sites []flow.Site) []string {
	var at []string
	for _, s := range sites {
		where, ok := p.sources[s]
		if !ok {
			where = fmt.Sprintf("function %s, node %d", s.Function.String()[:8], s.Node)
		}
		if !slices.Contains(at, where) {
			at = append(at, where)
		}
	}
	slices.Sort(at)
	return at
}

func (p *Plan) leafName(l flow.Leaf) string {
	if n, ok := p.names.Types[l.Type]; ok && l.Part < len(n.Parts) {
		return n.Name + "." + n.Parts[l.Part]
	}
	return fmt.Sprintf("%s.%d", data.Label.String(l.Type)[:8], l.Part)
}
