package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// point is an observation in a function of structure that is being planned.
type point struct {
	value int
	sees  []int  // leaves
	knows []bool // what can be computed from them
}

// within tells whether a point sees only what another can know anyway.
func (p *point) within(o *point) bool {
	return !slices.ContainsFunc(p.sees, func(l int) bool { return !o.knows[l] })
}

// group is points that become one. The first knows what all of them see.
type group struct {
	points []*point
	fused  *fusion // of two or more
	cost   int     // bytes that it gets, at most
}

// fuser joins points of a function where none would see more than before.
type fuser struct {
	*planner
	old    *body
	live   map[int]bool
	known  *knowledge
	shapes []*shape
}

// list lists the observations that are computed, those that know most first.
func (f *fuser) list() (points []*point) {
	k := newKnowledge(f.library)
	f.known = k
	for i := range f.old.in {
		f.shapes = append(f.shapes, k.outside(fmt.Sprint("parameter ", i), "", f.old.types[i]))
	}
	all := &function{Function: flow.Function{In: f.old.types[:f.old.in]}, types: f.old.types}
	for i, n := range f.old.nodes {
		f.shapes = append(f.shapes, k.node(all, i, n, f.shapes))
		if v := f.old.in + i; n.Op == flow.Observe && f.live[v] {
			p := &point{value: v}
			for _, a := range n.Args {
				p.sees = append(p.sees, f.shapes[a].leaves(nil)...)
			}
			points = append(points, p)
		}
	}
	size := map[*point]int{}
	for _, p := range points {
		p.knows = k.closure(p.sees)
		for _, known := range p.knows {
			if known {
				size[p]++
			}
		}
	}
	slices.SortStableFunc(points, func(a, b *point) int { return cmp.Compare(size[b], size[a]) })
	return points
}

// fuse joins points of a body and returns the new one, its result, and where its nodes come from.
func (p *planner) fuse(b *body, result int, where map[int][]flow.Site) (*body, int, map[int][]flow.Site) {
	f := &fuser{planner: p, old: b, live: b.live(result)}
	var groups []*group
	for _, q := range f.list() {
		groups = f.join(groups, q)
	}
	w := &rewriter{fuser: f, b: p.body(false, b.types[:b.in]...), at: map[int]int{}, of: map[int]*group{}, from: where, where: map[int][]flow.Site{}}
	for _, g := range groups {
		for _, q := range g.points {
			w.of[q.value] = g
		}
	}
	for i := range b.in {
		w.at[i] = i
	}
	// Updates keep their order; whatever else has no user but may end the request can stand anywhere.
	for _, acts := range []bool{true, false} {
		for i, n := range b.nodes {
			if f.live[b.in+i] && p.nodeActs(n) == acts && (acts || p.nodeFails(n)) {
				w.place(b.in + i)
			}
		}
	}
	to := w.place(result)
	return w.b, to, w.where
}

// join puts a point into the group that gets the fewest bytes more by it, or into one of its own.
func (f *fuser) join(groups []*group, q *point) []*group {
	best, at := (*group)(nil), 0
	for i, g := range groups {
		if !q.within(g.points[0]) {
			continue
		}
		if h := f.group(append(slices.Clone(g.points), q)); h != nil && (best == nil || h.cost-g.cost < best.cost-groups[at].cost) {
			best, at = h, i
		}
	}
	if best == nil {
		return append(groups, f.group([]*point{q}))
	}
	groups[at] = best
	return groups
}

// group makes a group of points, or nil if they cannot be one.
func (f *fuser) group(points []*point) *group {
	g := &group{points: points}
	if len(points) == 1 {
		for _, a := range f.old.node(points[0].value).Args {
			g.cost += f.old.types[a].Size()
		}
		return g
	}
	g.fused = f.extract(points)
	if g.fused == nil {
		return nil
	}
	for i, v := range g.fused.args {
		if !within(f.shapes[v], f.old.types[v], g.fused.read[i], points[0].knows) {
			return nil
		}
		g.cost += narrowed(f.old.types[v], g.fused.read[i]).Size()
	}
	return g
}

// within tells whether all that is read of a value is known.
func within(s *shape, t *data.Type, d *demand, knows []bool) bool {
	if d = d.of(t); d == nil || s == nil {
		return true
	}
	if slices.ContainsFunc(s.own, func(l int) bool { return !knows[l] }) {
		return false
	}
	for i, of := range t.Of {
		if !within(s.part(i), of, d.part(i), knows) {
			return false
		}
	}
	return true
}

// fusion is the function that points become, and what it reads.
type fusion struct {
	function flow.Hash
	args     []int     // values of the old body
	read     []*demand // of each
	gives    []int     // values of the old body, in the order of the tuple that it gives
}

// extract makes a function of points and of all that stands between them. It returns nil if something between them
// updates, as only structure does that.
func (f *fuser) extract(points []*point) *fusion {
	b := f.old
	members := map[int]bool{}
	for _, p := range points {
		members[p.value] = true
	}
	after := f.after(members)
	inside := maps.Clone(members)
	var args []int
	for v := len(b.types) - 1; v >= b.in; v-- {
		if !inside[v] {
			continue
		}
		n := b.node(v)
		if f.nodeActs(*n) {
			return nil
		}
		for _, a := range n.Args {
			if after[a] {
				inside[a] = true
			} else if !slices.Contains(args, a) {
				args = append(args, a)
			}
		}
	}
	slices.Sort(args)
	out := &fusion{}
	var in []*data.Type
	at := map[int]int{}
	for i, a := range args {
		at[a], in = i, append(in, b.types[a])
	}
	c := b.body(true, in...)
	result := flow.Node{Op: flow.MakeTuple}
	for _, v := range slices.Sorted(maps.Keys(inside)) {
		n := f.seenNode(*b.node(v))
		n.Args = slices.Clone(n.Args)
		for i, a := range n.Args {
			n.Args[i] = at[a]
		}
		at[v] = c.widen(c.emit(n), b.types[v])
		if members[v] {
			out.gives, result.Args = append(out.gives, v), append(result.Args, at[v])
		}
	}
	tuple := c.emit(result)
	if c.types[tuple].Check() != nil {
		return nil // too great to be one message
	}
	h, _ := c.finish(tuple, c.types[tuple])
	read := f.needs(h, everything, allFailing).at[:len(in)]
	opened, which := f.opened(f.cutTo(h, everything, allFailing), everything, read)
	out.function = opened
	for _, i := range which {
		out.args, out.read = append(out.args, args[i]), append(out.read, read[i])
	}
	return out
}

// after marks values that depend on some, or are computed after an update that does.
func (f *fuser) after(some map[int]bool) map[int]bool {
	after, acted := maps.Clone(some), false
	for i, n := range f.old.nodes {
		v := f.old.in + i
		acts := f.nodeActs(n)
		if acted && acts || slices.ContainsFunc(n.Args, func(a int) bool { return after[a] }) {
			after[v] = true
		}
		acted = acted || acts && after[v]
	}
	return after
}

// rewriter writes a body anew with points that were joined.
type rewriter struct {
	*fuser
	b           *body
	at          map[int]int
	of          map[int]*group
	from, where map[int][]flow.Site
}

// place writes what a value needs, and the value.
func (w *rewriter) place(v int) int {
	if to, ok := w.at[v]; ok {
		return to
	}
	if g := w.of[v]; g != nil && g.fused != nil {
		w.placeGroup(g)
		return w.at[v]
	}
	n := *w.old.node(v)
	n.Args = slices.Clone(n.Args)
	for i, a := range n.Args {
		n.Args[i] = w.place(a)
	}
	to := w.b.widen(w.b.emit(n), w.old.types[v])
	w.at[v] = to
	if n.Op == flow.Observe || n.Op == flow.Update {
		w.where[to] = append(w.where[to], w.from[v]...)
	}
	return to
}

func (w *rewriter) placeGroup(g *group) {
	n := flow.Node{Op: flow.Observe, Funcs: []flow.Hash{g.fused.function}}
	for i, a := range g.fused.args {
		n.Args = append(n.Args, w.b.narrow(w.place(a), w.old.types[a], g.fused.read[i]))
	}
	all := w.b.emit(n)
	var types []*data.Type
	for _, v := range g.fused.gives {
		types = append(types, w.old.types[v])
	}
	tuple := w.b.expand(all, data.TupleOf(types...), everything)
	for i, v := range g.fused.gives {
		w.at[v] = w.b.emit(flow.Node{Op: flow.Field, Args: []int{tuple}, N: i})
		w.where[all] = append(w.where[all], w.from[v]...)
	}
}
