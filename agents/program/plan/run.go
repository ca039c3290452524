package plan

import (
	"context"
	"fmt"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Servers are what a run in one process needs of others.
type Servers struct {
	// Compute computes a seen function: what the server of a point does, of which each sees one call.
	Compute func(ctx context.Context, h flow.Hash, args []data.Value, fuel uint64) (data.Value, error)
	// Answer answers a query, for the client.
	Answer func(ctx context.Context, q flow.Query, operands []data.Value) (data.Value, error)
}

// Run is a call of an endpoint, computed by parts that see only what the plan shows them.
type Run struct {
	Value   data.Value // for the client
	Changes []Change
	Calls   []Call // in the order in which they were made
}

// Change is a value that an update appends to a log.
type Change struct {
	Key   data.Label
	ID    *[data.IDLength]byte // nil for the client's own log
	Value data.Value
}

// Call is all that one server of a point saw, and what it gave.
type Call struct {
	Site     flow.Site
	Function flow.Hash
	In       [][]byte // CBOR
	Out      []byte
}

// Serve computes an endpoint as servers would, in this process: the server of structure has the numbers of boxes in place
// of primitives, and each point gets the CBOR of its arguments and nothing else.
func (p *Plan) Serve(ctx context.Context, endpoint data.Label, request data.Value, now int64, s Servers) (*Run, error) {
	e, ok := p.Program.Endpoints[endpoint]
	if !ok {
		return nil, fmt.Errorf("unknown endpoint %s", endpoint)
	}
	in, err := p.Program.Declared.Resolve(e.In)
	if err != nil {
		return nil, err
	}
	c := &client{Plan: p, Servers: s, run: &Run{}}
	held := c.seal(in, request)
	for _, stage := range e.Stages {
		if held, err = c.stage(ctx, stage, in, held, now); err != nil {
			return nil, err
		}
		in = p.Program.Checked[stage.Function].Out
	}
	c.run.Value, err = c.open(in, held)
	return c.run, err
}

// client makes a call: it knows what is in the boxes.
type client struct {
	*Plan
	Servers
	boxes
	run *Run
}

// stage has one stage computed. What it gets and gives is what structure holds.
func (c *client) stage(ctx context.Context, stage flow.Stage, in *data.Type, held data.Value, now int64) (data.Value, error) {
	args := []data.Value{held, c.seal(data.TimeType, data.NewInt(now))}
	for _, q := range stage.Queries {
		answer, err := c.ask(ctx, q, in, held)
		if err != nil {
			return data.Value{}, err
		}
		args = append(args, answer)
	}
	var failed error
	s := &top{program: c.Program, seal: c.seal, observe: c.point, update: func(key data.Label, value data.Value, id *data.Value) {
		if err := c.change(key, value, id); err != nil {
			failed = err
		}
	}}
	out, err := s.call(ctx, stage.Function, args)
	if err == nil {
		err = failed
	}
	return out, err
}

// point is one call of a server: it sees what is in the boxes of its arguments.
func (c *client) point(ctx context.Context, at flow.Site, h flow.Hash, args []data.Value) (data.Value, error) {
	f := c.Program.Checked[h]
	call := Call{Site: at, Function: h}
	for i, t := range f.In {
		v, err := c.open(t, args[i])
		if err != nil {
			return data.Value{}, err
		}
		call.In = append(call.In, v.AppendCBOR(t, nil))
	}
	out, err := c.compute(ctx, f, call)
	if err != nil {
		return data.Value{}, err
	}
	call.Out = out
	c.run.Calls = append(c.run.Calls, call)
	v, err := data.DecodeCBOR(f.Out, out)
	return c.seal(f.Out, v), err
}

// compute is what the server does: bytes in, bytes out.
func (c *client) compute(ctx context.Context, f *flow.CheckedFunc, call Call) ([]byte, error) {
	args := make([]data.Value, len(f.In))
	for i, t := range f.In {
		v, err := data.DecodeCBOR(t, call.In[i])
		if err != nil {
			return nil, err
		}
		args[i] = v
	}
	v, err := c.Compute(ctx, call.Function, args, f.Steps)
	if err != nil {
		return nil, err
	}
	return v.AppendCBOR(f.Out, nil), nil
}

// ask has a query answered.
func (c *client) ask(ctx context.Context, q flow.Query, in *data.Type, held data.Value) (data.Value, error) {
	answer, err := c.Program.Answer(q)
	if err != nil {
		return data.Value{}, err
	}
	fields := len(q.Where)
	if q.How == flow.ByRange {
		fields--
	}
	operands := make([]data.Value, len(q.Where))
	for i, o := range q.Where {
		t, v := in, held
		if o.Value != nil {
			t = answer.Of[0].Of[1]
			for _, n := range c.Program.Indices[q.Index].By[min(i, fields-1)] {
				t = t.Of[n]
			}
			operands[i], err = data.ParseCanonical(t, o.Value)
		} else {
			for _, n := range o.Path {
				t, v = t.Of[n], v.Part(n)
			}
			operands[i], err = c.open(t, v)
		}
		if err != nil {
			return data.Value{}, err
		}
	}
	v, err := c.Answer(ctx, q, operands)
	if err != nil {
		return data.Value{}, fmt.Errorf("query %s: %w", q.Index, err)
	}
	return c.seal(answer, v), nil
}

// change notes an update for the client.
func (c *client) change(key data.Label, value data.Value, id *data.Value) error {
	t, err := c.Program.Declared.Resolve(c.Program.Keys[key].Type)
	if err != nil {
		return err
	}
	change := Change{Key: key}
	if change.Value, err = c.open(t, value); err != nil {
		return err
	}
	if id != nil {
		v, err := c.open(data.IDType, *id)
		if err != nil {
			return err
		}
		of := v.ID()
		change.ID = &of
	}
	c.run.Changes = append(c.run.Changes, change)
	return nil
}
