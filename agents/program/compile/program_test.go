package compile_test

import (
	"bytes"
	"testing"

	"github.com/tetratelabs/wazero"

	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// programOf is a program of functions, of which each may call those before it. It also gives their names.
func programOf(t testing.TB, functions ...flow.Function) (*flow.Program, []flow.Hash) {
	t.Helper()
	d := &flow.Document{Version: flow.Version, Name: "test", Functions: map[flow.Hash]flow.Function{}}
	unit := flow.Function{In: []*data.Type{data.UnitType, data.TimeType}, Out: data.UnitType}
	var hashes []flow.Hash
	for _, f := range append([]flow.Function{unit}, functions...) {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		hashes = append(hashes, h)
	}
	d.Endpoints = map[data.Label]flow.Endpoint{
		{}: {In: data.UnitType, Out: data.UnitType, Stages: []flow.Stage{{Function: hashes[0]}}},
	}
	p, err := flow.Check(d)
	if err != nil {
		t.Fatal(err)
	}
	return p, hashes[1:]
}

// operation is a seen function of one node.
func operation(t testing.TB, n flow.Node, in ...*data.Type) flow.Function {
	t.Helper()
	signatures := []*flow.Signature{}
	for i := range in {
		n.Args = append(n.Args, i)
	}
	out, err := flow.TypeOf(n, in, signatures)
	if err != nil {
		t.Fatal(err)
	}
	return flow.Function{Seen: true, In: in, Out: out, Body: []flow.Node{n}, Result: len(in)}
}

// agrees checks that a function's results are the interpreter's, for all lists of arguments.
func (e *engine) agrees(t *testing.T, f flow.Function, all ...[]data.Value) {
	t.Helper()
	p, hashes := programOf(t, f)
	h := hashes[0]
	c := e.load(t, p, h)
	defer c.close()
	m := interp.New(p)
	for _, args := range all {
		want := expected(t, p, m, h, args)
		if got := c.run(t, input(p.Checked[h], args)); !bytes.Equal(got, want) {
			t.Errorf("%s of %v: %x, want %x", f.Body[0].Op, args, got, want)
		}
	}
}

// pairsOf gives all lists of arguments for two parameters.
func pairsOf(xs, ys []data.Value) (all [][]data.Value) {
	for _, x := range xs {
		for _, y := range ys {
			all = append(all, []data.Value{x, y})
		}
	}
	return all
}

func one(xs []data.Value) (all [][]data.Value) {
	for _, x := range xs {
		all = append(all, []data.Value{x})
	}
	return all
}

func fast(t testing.TB) *engine { t.Helper(); return newEngine(t, wazero.NewRuntimeConfig()) }

func (e *engine) load(t testing.TB, p *flow.Program, h flow.Hash) *loaded {
	t.Helper()
	module, err := compile.Function(p, h)
	if err != nil {
		t.Fatal(err)
	}
	return e.compile(t, module)
}
