package plan

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Checked is how many functions [Brute] compared, and how many plans of theirs.
type Checked struct{ Functions, Plans, Joined int }

// Brute compares the plan of each function of structure with all ways to join its points, of which there are at most so
// many.
func Brute(p *flow.Program, points int) (c Checked, err error) {
	l, err := newLibrary(p)
	if err != nil {
		return c, err
	}
	pl := &planner{library: l, planned: map[flow.Hash]flow.Hash{}, origins: map[flow.Site][]flow.Site{}}
	for _, h := range p.Order {
		f := l.functions[h]
		if f.Seen {
			continue
		}
		b, result, _ := pl.cut(f)
		of := &fuser{planner: pl, old: b, live: b.live(result)}
		list := of.list()
		if len(list) > 1 && len(list) <= points {
			n, joined, err := of.brute(list)
			if err != nil {
				return c, fmt.Errorf("function %s: %w", h, err)
			}
			c.Functions++
			c.Plans += n
			c.Joined += joined
		}
		pl.function(f)
	}
	return c, nil
}

// candidate is one way to join points.
type candidate struct {
	groups int
	cost   int
	knows  [][]bool // of each group: what can be computed from what it gets
	fair   bool     // no group knows more than one of its points
}

// atMost tells whether a plan exposes at most what another does: each set of the one is within a set of the other.
func (c *candidate) atMost(o *candidate) bool {
	for _, mine := range c.knows {
		if !slices.ContainsFunc(o.knows, func(theirs []bool) bool { return contains(theirs, mine) }) {
			return false
		}
	}
	return true
}

func contains(all, some []bool) bool {
	for i, in := range some {
		if in && !all[i] {
			return false
		}
	}
	return true
}

func (f *fuser) brute(list []*point) (plans, joined int, err error) {
	var groups []*group
	for _, q := range list {
		groups = f.join(groups, q)
	}
	var ours [][]*point
	for _, g := range groups {
		ours = append(ours, g.points)
	}
	mine := f.candidate(ours)
	if mine == nil || !mine.fair {
		return 0, 0, fmt.Errorf("the plan is none: %v", ours)
	}
	var fault error
	partitions(list, nil, func(parts [][]*point) {
		c := f.candidate(parts)
		if c == nil || fault != nil {
			return
		}
		plans++
		switch {
		case !mine.atMost(c):
			fault = fmt.Errorf("a plan of %d points exposes less, or other things, than that of %d", c.groups, mine.groups)
		case !c.fair || !c.atMost(mine):
		case c.groups < mine.groups:
			fault = fmt.Errorf("%d points suffice: the plan has %d", c.groups, mine.groups)
		case c.groups == mine.groups && c.cost < mine.cost:
			fault = fmt.Errorf("%d bytes suffice for %d points: the plan has %d", c.cost, c.groups, mine.cost)
		}
	})
	return plans, len(list) - len(groups), fault
}

// candidate makes a plan of a partition, if it is one.
func (f *fuser) candidate(parts [][]*point) *candidate {
	c := &candidate{groups: len(parts), fair: true}
	for _, points := range parts {
		if len(points) == 1 {
			c.cost += f.group(points).cost
			c.knows = append(c.knows, points[0].knows)
			continue
		}
		made := f.extract(points)
		if made == nil {
			return nil
		}
		var sees []int
		for i, v := range made.args {
			sees = readLeaves(f.shapes[v], f.old.types[v], made.read[i], sees)
			c.cost += narrowed(f.old.types[v], made.read[i]).Size()
		}
		knows := f.known.closure(sees)
		for _, q := range points {
			for i, in := range q.knows {
				knows[i] = knows[i] || in // what a point gets it knows, whether it reads it from here or there
			}
		}
		c.knows = append(c.knows, knows)
		c.fair = c.fair && slices.ContainsFunc(points, func(q *point) bool { return contains(q.knows, knows) })
	}
	return c
}

// readLeaves lists the leaves that are read of a value.
func readLeaves(s *shape, t *data.Type, d *demand, to []int) []int {
	if d = d.of(t); d == nil || s == nil {
		return to
	}
	to = append(to, s.own...)
	for i, of := range t.Of {
		to = readLeaves(s.part(i), of, d.part(i), to)
	}
	return to
}

// partitions calls f for all partitions of points.
func partitions(left []*point, parts [][]*point, f func([][]*point)) {
	if len(left) == 0 {
		f(parts)
		return
	}
	for i := range parts {
		old := parts[i]
		parts[i] = append(slices.Clone(old), left[0])
		partitions(left[1:], parts, f)
		parts[i] = old
	}
	partitions(left[1:], append(slices.Clone(parts), []*point{left[0]}), f)
}
