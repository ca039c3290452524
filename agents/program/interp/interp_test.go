package interp_test

import (
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// draft is a program that a test makes by hand: functions first, one after the other.
type draft struct {
	t   *testing.T
	doc *flow.Document
}

func newDraft(t *testing.T) *draft {
	t.Helper()
	return &draft{t, &flow.Document{
		Version: flow.Version, Name: "test", Types: map[data.Label]flow.Declared{}, Keys: map[data.Label]flow.Key{},
		Indices: map[data.Label]flow.Index{}, Functions: map[flow.Hash]flow.Function{}, Endpoints: map[data.Label]flow.Endpoint{},
	}}
}

// function adds a function whose last node is its result, or its last parameter if it has none.
func (d *draft) function(seen bool, in []*data.Type, nodes ...flow.Node) flow.Hash {
	d.t.Helper()
	types := append([]*data.Type{}, in...)
	for _, n := range nodes {
		var args []*data.Type
		for _, a := range n.Args {
			args = append(args, types[a])
		}
		var callees []*flow.Signature
		for _, h := range n.Funcs {
			f := d.doc.Functions[h]
			callees = append(callees, &flow.Signature{Seen: f.Seen, In: f.In, Out: f.Out})
		}
		if n.Op == flow.Update {
			types = append(types, args[0])
			continue
		}
		out, err := flow.TypeOf(n, args, callees)
		if err != nil {
			d.t.Fatalf("%s: %v", n.Op, err)
		}
		types = append(types, out)
	}
	f := flow.Function{Seen: seen, In: in, Out: types[len(types)-1], Body: append([]flow.Node{}, nodes...), Result: len(types) - 1}
	h, err := f.Hash()
	if err != nil {
		d.t.Fatal(err)
	}
	d.doc.Functions[h] = f
	return h
}

// program checks what was made. Without an endpoint it gets one that does nothing.
func (d *draft) program() *flow.Program {
	d.t.Helper()
	if len(d.doc.Endpoints) == 0 {
		h := d.function(false, []*data.Type{data.TimeType, data.TimeType})
		d.doc.Endpoints[data.LabelOf("endpoint", "none")] = flow.Endpoint{In: data.TimeType, Out: data.TimeType, Stages: []flow.Stage{{Function: h}}}
	}
	p, err := flow.Check(d.doc)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// call calls a function with all the steps it may take and writes the result as a constant, or tells the failure.
func (d *draft) call(h flow.Hash, args ...data.Value) string {
	d.t.Helper()
	p := d.program()
	o, err := interp.New(p).Call(d.t.Context(), h, args, p.Checked[h].Steps)
	if err != nil {
		return err.Error()
	}
	return string(o.Value.Canonical(p.Checked[h].Out))
}

// constant is a node.
func constant(t *data.Type, canonical string) flow.Node {
	return flow.Node{Op: flow.Const, Type: t, Value: []byte(canonical)}
}

func ints(ns ...int64) data.Value {
	vs := make([]data.Value, len(ns))
	for i, n := range ns {
		vs[i] = data.NewInt(n)
	}
	return data.NewList(vs)
}

func of(types ...*data.Type) []*data.Type { return types }
