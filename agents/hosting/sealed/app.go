package sealed

import (
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"emet/agents/eip712"
	"emet/agents/hosting/commit"
	"emet/agents/hosting/tick"
	"emet/agents/identity"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// App is an application in one tick, as clients, servers and auditors of that tick know it. It is safe for concurrent use.
type App struct {
	Program *flow.Program
	Next    *tick.Next  // of the tick
	Sites   []tick.Site // of the tick: see [tick.Sites]
	Court   eip712.Domain

	byName  map[common.Hash]int // numbers of sites
	byPlace map[tick.Place]int
	servers map[identity.ID]*tick.Server
	walker  *structure.Server[leaf]

	// What clients alone need.
	player  func() *structure.Server[*primitive]
	machine func() *interp.Machine
}

// NewApp puts together what was fetched, and checked, of a tick. The court is the domain that Steps are signed for.
func NewApp(p *flow.Program, next *tick.Next, sites []tick.Site, court eip712.Domain) *App {
	a := &App{
		Program: p, Next: next, Sites: sites, Court: court,
		byName: map[common.Hash]int{}, byPlace: map[tick.Place]int{}, servers: map[identity.ID]*tick.Server{},
		walker:  structure.New[leaf](p),
		player:  sync.OnceValue(func() *structure.Server[*primitive] { return structure.New[*primitive](p) }),
		machine: sync.OnceValue(func() *interp.Machine { return interp.New(p) }),
	}
	for i, s := range sites {
		a.byName[s.Name], a.byPlace[s.Place] = i, i
	}
	for i := range next.Servers {
		a.servers[next.Servers[i].ID] = &next.Servers[i]
	}
	return a
}

// Site returns the site with a name of this tick.
func (a *App) Site(name common.Hash) (tick.Site, bool) {
	i, ok := a.byName[name]
	if !ok {
		return tick.Site{}, false
	}
	return a.Sites[i], true
}

// Server returns a server of this tick.
func (a *App) Server(id identity.ID) (*tick.Server, bool) {
	s, ok := a.servers[id]
	return s, ok
}

// holding refuses a server that does not serve a place in this tick.
func (a *App) holding(s Server, p tick.Place) (*tick.Server, error) {
	site, ok := a.byPlace[p]
	if !ok {
		return nil, fmt.Errorf("no site of this tick is for %+v", p)
	}
	server, ok := a.servers[s.ID]
	if !ok {
		return nil, fmt.Errorf("%s is no server of tick %d", s.ID, a.Next.Tick)
	}
	if !server.Serves(site, s.Duplicate) {
		return nil, fmt.Errorf("server %s does not hold duplicate %d of site %d", s.ID, s.Duplicate, site)
	}
	return server, nil
}

// Types returns the type of the tuple of the arguments of an observation or query, and of what it gives.
func (a *App) Types(p tick.Place) (in, out *data.Type, err error) {
	switch p.Kind {
	case tick.Point:
		f, ok := a.point(p)
		if !ok {
			return nil, nil, fmt.Errorf("node %d of function %s observes nothing", p.At.Node, p.At.Function)
		}
		return data.TupleOf(f.In...), f.Out, nil
	case tick.Query:
		q, err := a.Query(p)
		if err != nil {
			return nil, nil, err
		}
		operands := make([]*data.Type, len(q.Where))
		for i := range q.Where {
			field, err := a.Program.Operand(q, i)
			if err != nil {
				return nil, nil, err
			}
			operands[i] = longest(field)
		}
		out, err = a.Program.Answer(q)
		return data.TupleOf(operands...), out, err
	default:
		return nil, nil, fmt.Errorf("kind %d has no arguments", p.Kind)
	}
}

// longest returns the type of what a field of an index can be compared with, which may be longer than any field is.
func longest(field *data.Type) *data.Type {
	switch field.Kind {
	case data.String:
		return data.StringOf(data.MaxSize)
	case data.Bytes:
		return data.BytesOf(data.MaxSize)
	default:
		return field
	}
}

// node returns a node of the program.
func (a *App) node(at flow.Site) (*flow.Node, bool) {
	f, ok := a.Program.Checked[at.Function]
	if !ok || at.Node < 0 || at.Node >= len(f.Body) {
		return nil, false
	}
	return &f.Body[at.Node], true
}

// point returns the function that is computed at a place.
func (a *App) point(p tick.Place) (*flow.CheckedFunc, bool) {
	n, ok := a.node(p.At)
	if !ok || p.Kind != tick.Point || n.Op != flow.Observe {
		return nil, false
	}
	return a.Program.Checked[n.Funcs[0]], true
}

// Function names the function that the server of an observation computes.
func (a *App) Function(p tick.Place) (flow.Hash, error) {
	n, ok := a.node(p.At)
	if !ok || p.Kind != tick.Point || n.Op != flow.Observe {
		return flow.Hash{}, fmt.Errorf("node %d of function %s observes nothing", p.At.Node, p.At.Function)
	}
	return n.Funcs[0], nil
}

// Query returns the query that is answered at a place.
func (a *App) Query(p tick.Place) (flow.Query, error) {
	e, ok := a.Program.Endpoints[p.Endpoint]
	if !ok || p.Kind != tick.Query || p.Stage < 0 || p.Stage >= len(e.Stages) || p.Query < 0 || p.Query >= len(e.Stages[p.Stage].Queries) {
		return flow.Query{}, fmt.Errorf("no query is at %+v", p)
	}
	return e.Stages[p.Stage].Queries[p.Query], nil
}

// queries returns the places of an endpoint's queries, in the order in which structure asks them.
func (a *App) queries(endpoint data.Label) (places []tick.Place) {
	for i, s := range a.Program.Endpoints[endpoint].Stages {
		for j := range s.Queries {
			places = append(places, tick.Place{Kind: tick.Query, Endpoint: endpoint, Stage: i, Query: j})
		}
	}
	return places
}

// keyType returns the type of a key's entries.
func (a *App) keyType(key data.Label) (*data.Type, error) {
	k, ok := a.Program.Keys[key]
	if !ok {
		return nil, fmt.Errorf("unknown key %s", key)
	}
	return a.Program.Declared.Resolve(k.Type)
}

// checkHeader refuses a header of another application, tick or program.
func (a *App) checkHeader(h *Header) error {
	switch {
	case h.App != a.Next.App || h.Tick != a.Next.Tick:
		return fmt.Errorf("a request of tick %d of %s: this is tick %d of %s", h.Tick, h.App, a.Next.Tick, a.Next.App)
	case h.Program != a.Next.Program:
		return fmt.Errorf("a request of another version of the program than that of tick %d", a.Next.Tick) // F-17
	}
	return nil
}

// leaf is what stands for a primitive where structure is walked: a commitment, and where its content comes from.
type leaf struct {
	commit.Leaf
	from Ref
}

// plain returns a shape without what is known of where its leaves come from.
func plain(t *data.Type, s structure.Shape[leaf]) commit.Shape {
	return structure.Convert(t, s, func(_ *data.Type, l leaf) commit.Leaf { return l.Leaf })
}

// placed returns the shape of a result with what its leaves are called. Those of a slot that is 0 the client gives.
func placed(t *data.Type, s commit.Shape, slot uint16) structure.Shape[leaf] {
	var n uint32
	return structure.Convert(t, s, func(_ *data.Type, l commit.Leaf) leaf {
		if slot == 0 {
			return leaf{Leaf: l}
		}
		n++
		return leaf{l, Ref{slot, n - 1}}
	})
}

// refs returns where the leaves of arguments come from, in their order.
func refs(t *data.Type, s structure.Shape[leaf]) []Ref {
	leaves := s.Leaves(t)
	out := make([]Ref, len(leaves))
	for i, l := range leaves {
		out[i] = l.from
	}
	return out
}

func sameRefs(a, b []Ref) bool { return slices.Equal(a, b) }
