package structure

import (
	"context"
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// Local has endpoints computed by all servers that there are, in one process and for one client, who keeps what is sealed.
// Each observation gets a server of its own, to which nothing comes but the primitives that the observation is of. It is
// safe for concurrent use.
type Local struct {
	program *flow.Program
	machine *interp.Machine // of the servers of observations; each call is one of them
	server  *Server[Handle]
}

// NewLocal makes the servers of a program.
func NewLocal(p *flow.Program) *Local {
	return &Local{program: p, machine: interp.New(p), server: New[Handle](p)}
}

// Handle stands for a primitive that the client keeps: a number that says nothing of it.
type Handle int

// Run is a call of an endpoint.
type Run struct {
	interp.Outcome // as the client has it; for Steps see [Outcome]

	Shown []Shown // all that the server of structure got, in this order
	Looks []Look  // all that the servers of observations got, in this order

	program *flow.Program
	sealed  []sealed // by handle
}

// Origin is where a primitive was sealed.
type Origin struct {
	Source Source
	Number int  // of the query or look, in the order of time
	Path   Path // within what was sealed
}

// Source is what primitives come from.
type Source string

// The sources of primitives.
const (
	Request Source = "request"
	Now     Source = "now"    // the time of the tick
	Answer  Source = "answer" // of a query
	Looked  Source = "look"   // the result of an observation
	Public  Source = "public" // the program has it in it, or it is the number of an element
)

// Shown is what the server of structure got.
type Shown struct {
	Source Source
	Number int
	Type   *data.Type
	Shape  Shape[Handle]
}

// Look is all that the server of one observation got, and what it gave.
type Look struct {
	At       flow.Site
	Function flow.Hash
	Leaves   []Handle // what it saw
	In       []byte   // the tuple of arguments that the leaves are part of, in deterministic CBOR
	Out      []byte   // the result; nil if the look failed
	Steps    uint64   // how many it took
}

// sealed is a primitive that the client keeps.
type sealed struct {
	t    *data.Type
	v    data.Value
	from Origin
}

// Serve computes an endpoint as [interp.Machine.Serve] does, with the same results and failures. If there is an error, the
// run has no outcome, but tells what was seen until then.
func (l *Local) Serve(ctx context.Context, endpoint data.Label, request data.Value, now int64, a interp.Answerer) (*Run, error) {
	r := &Run{program: l.program}
	e, ok := l.program.Endpoints[endpoint]
	if !ok {
		return r, fmt.Errorf("unknown endpoint %s", endpoint)
	}
	in, err := l.program.Declared.Resolve(e.In)
	if err != nil {
		return r, err
	}
	out, err := l.program.Declared.Resolve(e.Out)
	if err != nil {
		return r, err
	}
	shape := r.seal(Request, 0, in, request)
	time := r.seal(Now, 0, data.TimeType, data.NewInt(now))
	done, err := l.server.Serve(ctx, endpoint, shape, time.leaf, &outside{Local: l, Run: r, answerer: a})
	if err != nil {
		return r, err
	}
	r.Outcome, err = r.open(out, done)
	return r, err
}

// Origin tells where a primitive was sealed.
func (r *Run) Origin(h Handle) Origin { return r.sealed[h].from }

// seal keeps the primitives of a value and returns what the server of structure gets.
func (r *Run) seal(from Source, number int, t *data.Type, v data.Value) Shape[Handle] {
	s := Seal(t, v, func(t *data.Type, path Path, v data.Value) Handle {
		r.sealed = append(r.sealed, sealed{t, v, Origin{from, number, slices.Clone(path)}})
		return Handle(len(r.sealed) - 1)
	})
	r.Shown = append(r.Shown, Shown{from, number, t, s})
	return s
}

// primitive returns what a handle stands for. The server of structure may have mixed up what it got.
func (r *Run) primitive(t *data.Type, h Handle) (data.Value, error) {
	if h < 0 || int(h) >= len(r.sealed) {
		return data.Value{}, fmt.Errorf("handle %d of %d", h, len(r.sealed))
	}
	s := r.sealed[h]
	if !data.Fits(s.t, t) {
		return data.Value{}, fmt.Errorf("a handle of %s stands for %s", t, s.t)
	}
	return s.v, nil
}

// open returns the outcome for the client.
func (r *Run) open(out *data.Type, of Outcome[Handle]) (interp.Outcome, error) {
	v, err := Open(out, of.Value, r.primitive)
	if err != nil {
		return interp.Outcome{}, fmt.Errorf("result: %w", err)
	}
	opened := interp.Outcome{Value: v, Steps: of.Steps}
	for i, c := range of.Changes {
		change, err := r.change(c)
		if err != nil {
			return interp.Outcome{}, fmt.Errorf("update %d: %w", i, err)
		}
		opened.Changes = append(opened.Changes, change)
	}
	return opened, nil
}

func (r *Run) change(of Change[Handle]) (interp.Change, error) {
	t, err := r.program.Declared.Resolve(r.program.Keys[of.Key].Type)
	if err != nil {
		return interp.Change{}, err
	}
	c := interp.Change{Key: of.Key}
	if c.Value, err = Open(t, of.Value, r.primitive); err != nil || of.ID == nil {
		return c, err
	}
	v, err := r.primitive(data.IDType, *of.ID)
	id := v.ID()
	c.ID = &id
	return c, err
}

// outside is whom the server of structure asks during one run.
type outside struct {
	*Local
	*Run
	answerer interp.Answerer
	queries  int
}

func (o *outside) Public(t *data.Type, v data.Value) Handle {
	o.sealed = append(o.sealed, sealed{t, v, Origin{Source: Public}})
	return Handle(len(o.sealed) - 1)
}

func (o *outside) Answer(ctx context.Context, q flow.Query, operands []Handle) (Shape[Handle], error) {
	asked := make([]data.Value, len(operands))
	for i, h := range operands {
		field, err := o.Local.program.Operand(q, i)
		if err != nil {
			return Shape[Handle]{}, err
		}
		if asked[i], err = o.primitive(longest(field), h); err != nil {
			return Shape[Handle]{}, err
		}
	}
	t, err := o.Local.program.Answer(q)
	if err != nil {
		return Shape[Handle]{}, err
	}
	v, err := o.answerer.Answer(ctx, q, asked)
	if err != nil {
		return Shape[Handle]{}, err
	}
	o.queries++
	return o.seal(Answer, o.queries-1, t, v), nil
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

func (o *outside) Observe(ctx context.Context, at flow.Site, h flow.Hash, args []Shape[Handle]) (Shape[Handle], error) {
	f := o.Local.program.Checked[h]
	look := Look{At: at, Function: h}
	all := data.TupleOf(f.In...)
	shape := listOf(args)
	v, err := Open(all, shape, o.primitive)
	if err != nil {
		return Shape[Handle]{}, err
	}
	look.Leaves, look.In = shape.Leaves(all), v.AppendCBOR(all, nil)
	look.Out, look.Steps, err = o.look(ctx, h, look.In)
	o.Looks = append(o.Looks, look)
	if err != nil {
		return Shape[Handle]{}, err
	}
	result, err := data.DecodeCBOR(f.Out, look.Out)
	if err != nil {
		return Shape[Handle]{}, err
	}
	return o.seal(Looked, len(o.Looks)-1, f.Out, result), nil
}

// look is what the server of an observation does: bytes come in, bytes go out.
func (l *Local) look(ctx context.Context, h flow.Hash, in []byte) ([]byte, uint64, error) {
	f := l.program.Checked[h]
	args, err := data.DecodeCBOR(data.TupleOf(f.In...), in)
	if err != nil {
		return nil, 0, err
	}
	done, err := l.machine.Call(ctx, h, args.Parts(), f.Steps)
	if err != nil {
		return nil, 0, err
	}
	return done.Value.AppendCBOR(f.Out, nil), done.Steps, nil
}
