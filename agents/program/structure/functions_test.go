package structure_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/program/structure"
)

// clear has nothing to hide: its leaves are the primitives.
type clear struct {
	*flow.Program
	*interp.Machine
	unspent uint64 // steps that structure counted and observations did not take
}

func (c *clear) Public(_ *data.Type, v data.Value) data.Value { return v }

func (c *clear) Answer(context.Context, flow.Query, []data.Value) (structure.Shape[data.Value], error) {
	return structure.Shape[data.Value]{}, errors.New("functions have no queries")
}

func (c *clear) Observe(ctx context.Context, _ flow.Site, h flow.Hash, shapes []structure.Shape[data.Value]) (structure.Shape[data.Value], error) {
	f := c.Checked[h]
	args := make([]data.Value, len(shapes))
	for i, s := range shapes {
		v, err := structure.Open(f.In[i], s, itself)
		if err != nil {
			return structure.Shape[data.Value]{}, err
		}
		args[i] = v
	}
	o, err := c.Call(ctx, h, args, f.Steps)
	if err != nil {
		return structure.Shape[data.Value]{}, err
	}
	c.unspent += f.Steps - o.Steps
	return inTheClear(f.Out, o.Value), nil
}

func itself(_ *data.Type, v data.Value) (data.Value, error) { return v, nil }

// function computes a function of structure in both ways.
func (c *clear) function(t *testing.T, server *structure.Server[data.Value], h flow.Hash, args []data.Value) {
	t.Helper()
	f := c.Checked[h]
	want, wantErr := c.Call(t.Context(), h, args, f.Steps)
	shapes := make([]structure.Shape[data.Value], len(args))
	for i, v := range args {
		shapes[i] = inTheClear(f.In[i], v)
	}
	c.unspent = 0
	got, err := server.Call(t.Context(), h, shapes, f.Steps, c)
	if !errors.Is(err, wantErr) {
		t.Fatalf("error %v, want %v", err, wantErr)
	}
	if err != nil {
		return
	}
	if got.Steps-c.unspent != want.Steps {
		t.Fatalf("%d steps of which %d were not taken, want %d", got.Steps, c.unspent, want.Steps)
	}
	c.equal(t, f.Out, got.Value, want.Value)
	if len(got.Changes) != len(want.Changes) {
		t.Fatalf("%d changes, want %d", len(got.Changes), len(want.Changes))
	}
	for i, w := range want.Changes {
		g := got.Changes[i]
		if g.Key != w.Key || (g.ID == nil) != (w.ID == nil) || g.ID != nil && g.ID.ID() != *w.ID {
			t.Fatalf("change %d is of another log", i)
		}
		u, err := c.Declared.Resolve(c.Keys[w.Key].Type)
		if err != nil {
			t.Fatal(err)
		}
		c.equal(t, u, g.Value, w.Value)
	}
}

func (c *clear) equal(t *testing.T, u *data.Type, got structure.Shape[data.Value], want data.Value) {
	t.Helper()
	v, err := structure.Open(u, got, itself)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := v.AppendCBOR(u, nil), want.AppendCBOR(u, nil); !bytes.Equal(a, b) {
		t.Fatalf("%x, want %x", a, b)
	}
}

// Each function of structure gives what the interpreter gives, whoever calls it. Those that are a single operation do as
// well: programs make use of few of their results.
func TestFunctionsComputeTheSame(t *testing.T) {
	programs := uint64(200)
	if testing.Short() {
		programs = 100
	}
	calls, single := 0, map[flow.Op]int{}
	for seed := range programs {
		p := alone(t, flowgen.Program(flowgen.Seed(seed)), single)
		source := flowgen.Seed(seed)
		c, server := &clear{Program: p, Machine: interp.New(p)}, structure.New[data.Value](p)
		for _, h := range p.Order {
			if p.Checked[h].Seen {
				continue
			}
			for range 3 {
				c.function(t, server, h, flowgen.Args(source, p.Checked[h]))
				calls++
			}
			if t.Failed() {
				t.Fatalf("seed %d, function %s", seed, h)
			}
		}
	}
	for op := flow.Const; op <= flow.Update; op++ {
		if op > flow.Whole && op < flow.Observe {
			continue
		}
		if single[op] < int(programs)/20 { // #nosec G115 -- few
			t.Errorf("%s was tried alone only %d times", op, single[op])
		}
	}
	t.Logf("%d calls", calls)
}

// alone adds to a program functions each of which is one node of another function.
func alone(t *testing.T, p *flow.Program, count map[flow.Op]int) *flow.Program {
	t.Helper()
	d := *p.Document
	d.Functions = map[flow.Hash]flow.Function{}
	for _, h := range p.Order {
		d.Functions[h] = p.Functions[h]
	}
	for _, h := range p.Order {
		c := p.Checked[h]
		for i, n := range c.Body {
			if c.Seen {
				break
			}
			one := flow.Function{In: []*data.Type{}, Out: c.Types[len(c.In)+i], Body: []flow.Node{n}, Result: len(n.Args)}
			for j, a := range n.Args {
				one.In = append(one.In, c.Types[a])
				if j == 0 {
					one.Body[0].Args = make([]int, len(n.Args))
				}
				one.Body[0].Args[j] = j
			}
			hash, err := one.Hash()
			if err != nil {
				t.Fatal(err)
			}
			d.Functions[hash] = one
			count[n.Op]++
		}
	}
	more, err := flow.Check(&d)
	if err != nil {
		t.Fatal(err)
	}
	return more
}
