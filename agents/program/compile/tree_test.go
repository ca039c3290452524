package compile_test

import (
	"bytes"
	"testing"

	"emet/agents/program/compile"
	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// walk is a program that walks through a tree while it grows: each number is put into the first child of where the walk
// is, which is made if it is not there, or into the parent if the tree is too deep for that; when it is full, the walk goes
// on at the root. It gives the place where the walk ends, which shows the way there, and the tree.
func walk(t testing.TB) (*flow.Program, flow.Hash) {
	t.Helper()
	tree := data.TreeOf(data.IntType, 40, 6)
	place := data.ZipperOf(tree)
	var all []flow.Function
	add := func(in []*data.Type, out *data.Type, body ...flow.Node) flow.Hash {
		f := flow.Function{In: in, Out: out, Body: body, Result: len(in) + len(body) - 1}
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
		return h
	}
	found := []*data.Type{place, place, data.IntType} // what was found, where the walk is, the number
	missing := []*data.Type{data.UnitType, place, data.IntType}
	edit := add(found, place, flow.Node{Op: flow.Edit, Args: []int{0, 2}})
	top := add(missing, place, flow.Node{Op: flow.Whole, Args: []int{1}}, flow.Node{Op: flow.Root, Args: []int{3}})
	grow := func(in []*data.Type, at int, full flow.Hash) flow.Hash {
		return add(in, place,
			flow.Node{Op: flow.Insert, Args: []int{at, 2}},
			flow.Node{Op: flow.Match, Args: []int{3, at, 2}, Funcs: []flow.Hash{full, edit}})
	}
	above := grow(found, 0, top)
	up := add(missing, place,
		flow.Node{Op: flow.Up, Args: []int{1}},
		flow.Node{Op: flow.Match, Args: []int{3, 1, 2}, Funcs: []flow.Hash{top, above}})
	none := grow(missing, 1, up)
	step := add([]*data.Type{place, data.IntType}, place,
		flow.Node{Op: flow.Down, Args: []int{0}},
		flow.Node{Op: flow.Match, Args: []int{2, 0, 1}, Funcs: []flow.Hash{none, edit}})
	add([]*data.Type{tree, data.ListOf(data.IntType, 300)}, data.TupleOf(place, tree),
		flow.Node{Op: flow.Root, Args: []int{0}},
		flow.Node{Op: flow.Fold, Args: []int{1, 2}, Funcs: []flow.Hash{step}},
		flow.Node{Op: flow.Whole, Args: []int{3}},
		flow.Node{Op: flow.MakeTuple, Args: []int{3, 4}})
	p, hashes := programOf(t, all...)
	return p, hashes[len(hashes)-1]
}

// A place in a tree, with what was changed on the way there, outlives that memory is cleared around it.
func TestPlacesAreKept(t *testing.T) {
	p, h := walk(t)
	e, m := fast(t), interp.New(p)
	start := data.NewTree(data.NewInt(-1), data.NewTree(data.NewInt(-2)), data.NewTree(data.NewInt(-3)))
	for _, compiled := range []func(*flow.Program, flow.Hash) ([]byte, error){compile.Function, compile.Tidy} {
		module, err := compiled(p, h)
		if err != nil {
			t.Fatal(err)
		}
		c := e.compile(t, module)
		for n := range 200 {
			in := args(start, numbers(n))
			want := expected(t, p, m, h, in)
			if got := c.run(t, input(p.Checked[h], in)); !bytes.Equal(got, want) {
				t.Fatalf("%d steps: %x, want %x", n, got, want)
			}
		}
	}
}

// A fold that makes a new text of 100 kB in each of 1500 rounds needs memory for a few of them, not for 150 MB.
func TestLoopsClearWhatTheyMade(t *testing.T) {
	text := data.StringOf(100_000)
	turn := flow.Function{
		Seen: true, In: []*data.Type{text, data.UnitType}, Out: text,
		Body: []flow.Node{
			{Op: flow.Const, Type: data.IntType, Value: []byte(`"0"`)},
			{Op: flow.Const, Type: data.IntType, Value: []byte(`"1"`)},
			{Op: flow.Const, Type: data.IntType, Value: []byte(`"100000"`)},
			{Op: flow.Slice, Args: []int{0, 2, 3}},
			{Op: flow.Slice, Args: []int{0, 3, 4}},
			{Op: flow.Concat, Args: []int{6, 5}},
			{Op: flow.Clip, Args: []int{7}, N: 100_000},
		},
		Result: 8,
	}
	h, err := turn.Hash()
	if err != nil {
		t.Fatal(err)
	}
	p, hashes := programOf(t, turn, flow.Function{
		Seen: true, In: []*data.Type{text}, Out: text,
		Body:   []flow.Node{{Op: flow.Fuel, N: 1_500}, {Op: flow.Fold, Args: []int{1, 0}, Funcs: []flow.Hash{h}}},
		Result: 2,
	})
	main := hashes[1]
	letters := bytes.Repeat([]byte("abcdefghij"), 10_000)
	c := fast(t).load(t, p, main)
	in := args(data.NewBytes(letters))
	if got := c.run(t, input(p.Checked[main], in)); !bytes.Equal(got, expected(t, p, interp.New(p), main, in)) {
		t.Error("another result")
	}
	if size := c.instance.Memory().Size(); size > 16<<20 {
		t.Errorf("it took %d bytes", size)
	}
}
