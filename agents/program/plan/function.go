package plan

import (
	"slices"

	"emet/agents/program/flow"
)

// planner plans the functions of structure one after the other, callees first.
type planner struct {
	*library
	planned map[flow.Hash]flow.Hash
	origins map[flow.Site][]flow.Site // of observations and updates of the plan, in the program that was given
}

// function plans a function of structure.
func (p *planner) function(f *function) {
	b, result, where := p.cut(f)
	b, result, where = p.fuse(b, result, where)
	h, places := b.finish(result, f.Out)
	p.planned[f.hash] = h
	for v, sites := range where {
		if to, live := places[v]; live {
			s := flow.Site{Function: h, Node: to - len(f.In)}
			for _, o := range sites {
				if !slices.Contains(p.origins[s], o) {
					p.origins[s] = append(p.origins[s], o)
				}
			}
		}
	}
}

// cut writes a function of structure anew with its observations cut into points. It returns the new result, and where
// points and updates come from.
func (p *planner) cut(f *function) (*body, int, map[int][]flow.Site) {
	b := p.body(false, f.In...)
	at := make([]int, 0, len(f.types))
	for i := range f.In {
		at = append(at, i)
	}
	where := map[int][]flow.Site{}
	for i, n := range f.Body {
		args := make([]int, len(n.Args))
		for j, a := range n.Args {
			args[j] = at[a]
		}
		site := flow.Site{Function: f.hash, Node: i}
		if n.Op == flow.Observe {
			s := &slicer{body: b, f: p.functions[n.Funcs[0]], args: args, site: site, where: where}
			at = append(at, b.widen(s.slice(), f.types[len(f.In)+i]))
			continue
		}
		n.Args, n.Funcs = args, slices.Clone(n.Funcs)
		for j, h := range n.Funcs {
			n.Funcs[j] = p.planned[h]
		}
		v := b.emit(n)
		if n.Op == flow.Update {
			where[v] = append(where[v], site)
			v = args[0] // what an update gives is what it got: nothing has to wait for it
		}
		at = append(at, b.widen(v, f.types[len(f.In)+i]))
	}
	return b, b.widen(at[f.Result], f.Out), where
}
