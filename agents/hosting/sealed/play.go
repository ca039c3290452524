package sealed

import (
	"context"
	"errors"
	"fmt"

	"emet/agents/hosting/commit"
	"emet/agents/hosting/score"
	"emet/agents/hosting/tick"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// ErrTooMany means that a request comes to more slots, or more bytes, than a request may have.
var ErrTooMany = errors.New("the request is too great")

// answerer answers queries from a state: with all rows that there are, in their order, up to the limit.
type answerer interface {
	Answer(ctx context.Context, q flow.Query, operands []data.Value) ([]Row, error)
}

// Played is a request as the client foresees it. It never changes, and may be sealed again and again.
type Played struct {
	Endpoint data.Label
	Now      int64 // time of the tick
	Slots    []PlayedSlot
	Value    data.Value      // what the endpoint gives
	Changes  []PlayedChange  // in order; each has a slot, behind the others
	Failure  *interp.Failure // of the program: a result as good as any, and nobody has to be asked for it

	primitives []*primitive // by number
	request    structure.Shape[*primitive]
	value      structure.Shape[*primitive]
}

// PlayedSlot is what a request comes to at one place.
type PlayedSlot struct {
	Place tick.Place

	in, out structure.Shape[*primitive] // of a point or query
	gives   data.Value                  // of a point
	rows    []Row                       // of a query
}

// PlayedChange is what an update appends.
type PlayedChange struct {
	At    flow.Site
	Key   data.Label
	Log   *[data.IDLength]byte // nil for the client's own
	Value data.Value

	log   *primitive
	shape structure.Shape[*primitive]
}

// Source is what a primitive comes from.
type Source string

// The sources of primitives.
const (
	FromRequest Source = "request"  // the client gave it
	FromTick    Source = "tick"     // the time of the tick
	FromAnswer  Source = "answer"   // of a query: it is public
	FromServer  Source = "computed" // by the server of a point
	FromProgram Source = "program"  // a constant, or the number of an element
)

// primitive is one that the client knows, in one place that it comes from.
type primitive struct {
	number int
	t      *data.Type
	v      data.Value
	source Source
	path   structure.Path // within what it is part of
	from   Ref
	salt   commit.Salt // of answers, and of what is public
}

// Play computes a request as all its servers together would, and notes which they are. Now is the time of the tick, in
// seconds. The program's own failures are part of what comes back, not errors.
func (a *App) Play(ctx context.Context, endpoint data.Label, request data.Value, now int64, answers answerer) (*Played, error) {
	e, ok := a.Program.Endpoints[endpoint]
	if !ok {
		return nil, fmt.Errorf("unknown endpoint %s", endpoint)
	}
	in, err := a.Program.Declared.Resolve(e.In)
	if err != nil {
		return nil, err
	}
	p := &player{App: a, answers: answers, queries: a.queries(endpoint), Played: &Played{Endpoint: endpoint, Now: now}}
	p.request = p.take(in, request, FromRequest, 0)
	time := p.add(&primitive{t: data.TimeType, v: data.NewInt(now), source: FromTick})
	done, err := a.player().Serve(ctx, endpoint, p.request, time, p)
	if failure, ok := errors.AsType[*interp.Failure](err); ok {
		return &Played{Endpoint: endpoint, Now: now, Failure: failure}, nil
	}
	if err != nil {
		return nil, err
	}
	return p.Played, p.end(e, done)
}

// player is whom structure asks while a request is played.
type player struct {
	*App
	*Played

	answers answerer
	queries []tick.Place // that come
}

func (p *player) add(n *primitive) *primitive {
	n.number = len(p.primitives)
	p.primitives = append(p.primitives, n)
	return n
}

// take notes the primitives of a value. Those of the result of a slot, which is not 0, are called by their numbers.
func (p *player) take(t *data.Type, v data.Value, source Source, slot uint16) structure.Shape[*primitive] {
	var n uint32
	return structure.Seal(t, v, func(t *data.Type, path structure.Path, v data.Value) *primitive {
		known := &primitive{t: t, v: v, source: source, path: append(structure.Path{}, path...)}
		if slot != 0 {
			known.from = Ref{slot, n}
			n++
		}
		return p.add(known)
	})
}

func known(_ *data.Type, p *primitive) (data.Value, error) { return p.v, nil }

// Public notes what everybody knows.
func (p *player) Public(t *data.Type, v data.Value) *primitive {
	return p.add(&primitive{t: t, v: v, source: FromProgram})
}

// Observe computes an observation, and notes it.
func (p *player) Observe(ctx context.Context, at flow.Site, h flow.Hash, args []structure.Shape[*primitive]) (out structure.Shape[*primitive], err error) {
	f := p.Program.Checked[h]
	values := make([]data.Value, len(args))
	for i, s := range args {
		if values[i], err = structure.Open(f.In[i], s, known); err != nil {
			return out, err
		}
	}
	done, err := p.machine().Call(ctx, h, values, f.Steps)
	if err != nil {
		return out, err
	}
	number, err := p.number()
	if err != nil {
		return out, err
	}
	out = p.take(f.Out, done.Value, FromServer, number)
	place := tick.Place{Kind: tick.Point, At: at}
	p.Slots = append(p.Slots, PlayedSlot{Place: place, in: structure.Tuple(args...), out: out, gives: done.Value})
	return out, nil
}

// Answer has a query answered, and notes it.
func (p *player) Answer(ctx context.Context, q flow.Query, operands []*primitive) (out structure.Shape[*primitive], err error) {
	values, args := make([]data.Value, len(operands)), make([]structure.Shape[*primitive], len(operands))
	for i, o := range operands {
		values[i], args[i] = o.v, structure.LeafOf(o)
	}
	rows, err := p.answers.Answer(ctx, q, values)
	if err != nil {
		return out, err
	}
	t, err := p.Program.Answer(q)
	if err != nil {
		return out, err
	}
	if _, err := p.number(); err != nil {
		return out, err
	}
	if out, err = p.rows(t, rows); err != nil {
		return out, err
	}
	place := p.queries[0]
	p.queries = p.queries[1:]
	p.Slots = append(p.Slots, PlayedSlot{Place: place, in: structure.Tuple(args...), out: out, rows: rows})
	return out, nil
}

// rows notes the primitives of an answer, with the salts that everybody can look up.
func (p *player) rows(t *data.Type, rows []Row) (out structure.Shape[*primitive], err error) {
	if _, err := shapeRows(t, rows); err != nil {
		return out, err
	}
	parts := make([]structure.Shape[*primitive], len(rows))
	for i, r := range rows {
		before := len(p.primitives)
		parts[i] = p.take(t.Of[0], data.NewPair(data.NewID(r.Owner), r.Value), FromAnswer, 0)
		for j, salt := range r.Salts {
			p.primitives[before+1+j].salt = salt
		}
	}
	return structure.Tuple(parts...), nil
}

// number returns the number of the slot that comes next.
func (p *player) number() (uint16, error) {
	if len(p.Slots) == MaxSlots {
		return 0, fmt.Errorf("%w: more than %d slots", ErrTooMany, MaxSlots)
	}
	return uint16(len(p.Slots) + 1), nil // #nosec G115 -- at most MaxSlots
}

// end notes what was computed, and the slots of updates.
func (p *player) end(e flow.Endpoint, done structure.Outcome[*primitive]) error {
	out, err := p.Program.Declared.Resolve(e.Out)
	if err != nil {
		return err
	}
	p.value = done.Value
	if p.Value, err = structure.Open(out, done.Value, known); err != nil {
		return err
	}
	for _, c := range done.Changes {
		if _, err := p.number(); err != nil {
			return err
		}
		t, err := p.keyType(c.Key)
		if err != nil {
			return err
		}
		change := PlayedChange{At: c.At, Key: c.Key, shape: c.Value}
		if change.Value, err = structure.Open(t, c.Value, known); err != nil {
			return err
		}
		if c.ID != nil {
			id := (*c.ID).v.ID()
			change.Log, change.log = &id, *c.ID
		}
		p.Changes = append(p.Changes, change)
		p.Slots = append(p.Slots, PlayedSlot{Place: tick.Place{Kind: tick.Update, At: c.At}})
	}
	return nil
}

// Wants returns whom a request needs servers for: its top, then its slots.
func (a *App) Wants(p *Played) ([]score.Want, error) {
	wants := []score.Want{}
	for _, place := range append([]tick.Place{{Kind: tick.Top, Endpoint: p.Endpoint}}, p.places()...) {
		site, ok := a.byPlace[place]
		if !ok {
			return nil, fmt.Errorf("no site of this tick is for %+v", place)
		}
		wants = append(wants, score.Want{Kind: place.Kind, Site: uint16(site)}) // #nosec G115 -- there are far fewer
	}
	return wants, nil
}

func (p *Played) places() []tick.Place {
	places := make([]tick.Place, len(p.Slots))
	for i, s := range p.Slots {
		places[i] = s.Place
	}
	return places
}

// Writes tells whether the request appends to logs: it takes a token that is not free (SR-21).
func (p *Played) Writes() bool { return len(p.Changes) > 0 }
