package flow_test

import (
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// costs returns what a node costs with arguments of these types.
func costs(t *testing.T, n flow.Node, in ...*data.Type) uint64 {
	t.Helper()
	for i := range in {
		n.Args = append(n.Args, i)
	}
	out, err := flow.TypeOf(n, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := flow.Function{Seen: true, In: in, Out: out, Body: []flow.Node{n}, Result: len(in)}
	h, err := f.Hash()
	if err != nil {
		t.Fatal(err)
	}
	d := guestbook(t)
	d.Functions[h] = f
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p.Checked[h].Costs[0]
}

// What takes longer with greater values costs more steps: else a program could take long within few. M-11
func TestGreaterValuesCostMore(t *testing.T) {
	bytes := func(n int) *data.Type { return data.BytesOf(n) }
	text := func(n int) *data.Type { return data.StringOf(n) }
	ints := func(n int) *data.Type { return data.ListOf(data.IntType, n) }
	dict := func(n int) *data.Type { return data.DictOf(text(n), data.IntType, 1) }
	tree := func(n int) *data.Type { return data.TreeOf(data.IntType, n, 9) }
	place := func(n int) *data.Type { return data.ZipperOf(tree(n)) }
	const few, many = 80, 80_000
	for _, c := range []struct {
		n  flow.Node
		in []func(int) *data.Type
	}{
		{flow.Node{Op: flow.Equal}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.Less}, []func(int) *data.Type{bytes, bytes}},
		{flow.Node{Op: flow.Concat}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.Concat}, []func(int) *data.Type{ints, ints}},
		{flow.Node{Op: flow.Contains}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.Find}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.HasSuffix}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.Split, N: 2}, []func(int) *data.Type{text, text}},
		{flow.Node{Op: flow.FoldCase}, []func(int) *data.Type{text}},
		{flow.Node{Op: flow.Length}, []func(int) *data.Type{text}},
		{flow.Node{Op: flow.SHA256}, []func(int) *data.Type{bytes}},
		{flow.Node{Op: flow.Keccak256}, []func(int) *data.Type{bytes}},
		{flow.Node{Op: flow.Reverse}, []func(int) *data.Type{ints}},
		{flow.Node{Op: flow.Enumerate}, []func(int) *data.Type{ints}},
		{flow.Node{Op: flow.Zip}, []func(int) *data.Type{ints, ints}},
		{flow.Node{Op: flow.Flatten}, []func(int) *data.Type{tree}},
		{flow.Node{Op: flow.Up}, []func(int) *data.Type{place}},
		{flow.Node{Op: flow.Whole}, []func(int) *data.Type{place}},
		{flow.Node{Op: flow.Get}, []func(int) *data.Type{dict, text}},
		{flow.Node{Op: flow.Put}, []func(int) *data.Type{dict, text, func(int) *data.Type { return data.IntType }}},
		{flow.Node{Op: flow.Remove}, []func(int) *data.Type{dict, text}},
	} {
		types := func(n int) (in []*data.Type) {
			for _, of := range c.in {
				in = append(in, of(n))
			}
			return in
		}
		if less, more := costs(t, c.n, types(few)...), costs(t, c.n, types(many)...); more < 100*less {
			t.Errorf("%s costs %d steps with few, %d with a thousand times as much", c.n.Op, less, more)
		}
	}
}
