package structure_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
	"emet/agents/program/structure"
)

// inTheClear has primitives themselves as leaves.
func inTheClear(t *data.Type, v data.Value) structure.Shape[data.Value] {
	return structure.Seal(t, v, func(_ *data.Type, _ structure.Path, v data.Value) data.Value { return v })
}

func opened(u *data.Type, s structure.Shape[data.Value]) ([]byte, error) {
	v, err := structure.Open(u, s, func(_ *data.Type, v data.Value) (data.Value, error) { return v, nil })
	if err != nil {
		return nil, err
	}
	return v.AppendCBOR(u, nil), nil
}

// typesOf lists the types that occur in a program.
func typesOf(p *flow.Program) (types []*data.Type) {
	for _, h := range p.Order {
		types = append(types, p.Checked[h].Types...)
	}
	return types
}

// What is taken apart is put together again, and its paths tell primitives apart.
func TestSealAndOpen(t *testing.T) {
	kinds := map[data.Kind]int{}
	for seed := range uint64(200) {
		source := flowgen.Seed(seed)
		for _, u := range typesOf(flowgen.Program(source)) {
			kinds[u.Kind]++
			v := flowgen.Value(source, u)
			s := inTheClear(u, v)
			again, err := opened(u, s)
			if err != nil {
				t.Fatalf("seed %d: %s: %v", seed, u, err)
			}
			if !bytes.Equal(again, v.AppendCBOR(u, nil)) {
				t.Fatalf("seed %d: a %s is another one: %x", seed, u, again)
			}
			paths := map[string]bool{}
			structure.Seal(u, v, func(_ *data.Type, path structure.Path, _ data.Value) int { paths[fmt.Sprint(path)] = true; return 0 })
			if leaves := s.Leaves(u); len(leaves) != len(paths) {
				t.Fatalf("seed %d: %d leaves of %s on %d paths", seed, len(leaves), u, len(paths))
			}
		}
	}
	for k := data.Unit; k <= data.Variant; k++ {
		if kinds[k] == 0 {
			t.Errorf("no %s was tried", k)
		}
	}
}

// Paths lead to primitives by the numbers of parts, tags, elements, keys and values, and nodes.
func TestPaths(t *testing.T) {
	n := data.NewInt(0)
	ints := data.NewList([]data.Value{n, n})
	for want, c := range map[string]struct {
		t *data.Type
		v data.Value
	}{
		"[]":                    {data.IntType, n},
		"[0][1 0][1 1]":         {data.TupleOf(data.IntType, data.ListOf(data.IntType, 2)), data.NewTuple(n, ints)},
		"[1 0][1 1]":            {data.OptionOf(data.ListOf(data.IntType, 2)), data.NewSome(ints)},
		"[0][1][2][3]":          {data.DictOf(data.IntType, data.IntType, 2), data.NewDict(data.Entry{Key: n}, data.Entry{Key: data.NewInt(1)})},
		"[0 0][0 1][1 0][1 1]":  {data.TreeOf(data.ListOf(data.IntType, 2), 2, 2), data.NewTree(ints, data.NewTree(ints))},
		"[0][1][2][3] in trees": {data.TreeOf(data.IntType, 4, 3), data.NewTree(n, data.NewTree(n, data.NewTree(n)), data.NewTree(n))},
		"":                      {data.TupleOf(data.UnitType, data.TruthType), data.NewTuple(data.NewUnit(), data.NewTruth(true))},
	} {
		var got strings.Builder
		structure.Seal(c.t, c.v, func(_ *data.Type, path structure.Path, _ data.Value) int { fmt.Fprint(&got, path); return 0 })
		if want, _, _ := strings.Cut(want, " in "); got.String() != want {
			t.Errorf("paths %s in %s, want %s", got.String(), c.t, want)
		}
	}
}

// An error of who opens is that of the whole.
func TestOpenFails(t *testing.T) {
	sealed := errors.New("sealed")
	u := data.ListOf(data.IntType, 3)
	s := inTheClear(u, data.NewList([]data.Value{data.NewInt(1), data.NewInt(2)}))
	if _, err := structure.Open(u, s, func(*data.Type, data.Value) (data.Value, error) { return data.Value{}, sealed }); !errors.Is(err, sealed) {
		t.Error(err)
	}
}

// Shapes that no value of a type has are refused.
func TestCheckRefuses(t *testing.T) {
	label := data.LabelOf("type", "v")
	numbers := func(n int) data.Value { return data.NewList(make([]data.Value, n)) }
	tree := func(children ...data.Value) data.Value { return data.NewTree(data.NewInt(0), children...) }
	deep := tree(tree(tree()))
	below := func(v data.Value, i int) data.Value { w, _ := data.NewPlace(v).Down(i); return w }
	list := func(n int) *data.Type { return data.ListOf(data.IntType, n) }
	trees := func(nodes, levels int) *data.Type { return data.TreeOf(data.IntType, nodes, levels) }
	for name, c := range map[string]struct {
		is    *data.Type
		value data.Value
		want  *data.Type
		fits  bool
	}{
		"a list":                   {list(3), numbers(3), list(3), true},
		"a longer list":            {list(4), numbers(4), list(3), false},
		"a list for a primitive":   {list(3), numbers(1), data.IntType, false},
		"a list for the unit":      {list(3), numbers(1), data.UnitType, false},
		"a tag too many":           {data.VariantOf(label, data.UnitType, data.UnitType, data.UnitType), data.NewTagged(2, data.NewUnit()), data.OptionOf(data.UnitType), false},
		"a truth for an option":    {data.TruthType, data.NewTruth(true), data.OptionOf(data.UnitType), false},
		"an option for a truth":    {data.OptionOf(data.UnitType), data.NewSome(data.NewUnit()), data.TruthType, false},
		"an option for a list":     {data.OptionOf(data.IntType), data.NewSome(data.NewInt(1)), list(3), false},
		"another payload":          {data.OptionOf(list(1)), data.NewSome(numbers(1)), data.OptionOf(data.IntType), false},
		"too few fields":           {data.TupleOf(data.IntType), numbers(1), data.TupleOf(data.IntType, data.IntType), false},
		"too many fields":          {data.TupleOf(data.IntType, data.IntType), numbers(2), data.TupleOf(data.IntType), false},
		"a key without a value":    {list(3), numbers(3), data.DictOf(data.IntType, data.IntType, 3), false},
		"too many entries":         {list(8), numbers(8), data.DictOf(data.IntType, data.IntType, 3), false},
		"a dict":                   {data.DictOf(data.IntType, data.IntType, 3), data.NewDict(data.Entry{}), data.DictOf(data.IntType, data.IntType, 1), true},
		"a tree":                   {trees(3, 3), deep, trees(3, 3), true},
		"a tree of too many nodes": {trees(3, 3), deep, trees(2, 3), false},
		"a tree of too many levels": {
			trees(3, 3), deep, trees(3, 2), false,
		},
		"a tree of another type":   {trees(3, 3), deep, data.TreeOf(list(1), 3, 3), true}, // nobody can tell a leaf from an empty list
		"a list for a tree":        {list(3), numbers(2), trees(3, 3), false},
		"a tag for a tree":         {data.VariantOf(label, data.UnitType, data.UnitType, data.IntType), data.NewTagged(2, data.NewInt(1)), trees(3, 3), false},
		"nothing for a tree":       {data.UnitType, data.NewUnit(), trees(3, 3), false},
		"a place":                  {data.ZipperOf(trees(3, 3)), below(deep, 0), data.ZipperOf(trees(3, 3)), true},
		"a place in a great tree":  {data.ZipperOf(trees(3, 3)), below(deep, 0), data.ZipperOf(trees(2, 3)), false},
		"a tree for a place":       {trees(3, 3), deep, data.ZipperOf(trees(3, 3)), false},
		"nothing for a place":      {data.UnitType, data.NewUnit(), data.ZipperOf(trees(3, 3)), false},
		"a way that leads nowhere": {data.TupleOf(trees(3, 3), data.TruthType), data.NewTuple(deep, data.NewTruth(true)), data.ZipperOf(trees(3, 3)), false},
		"a way of trees":           {data.TupleOf(trees(3, 3), trees(3, 3)), data.NewTuple(tree(tree(), tree()), tree()), data.ZipperOf(trees(3, 3)), false},
	} {
		if err := inTheClear(c.is, c.value).Check(c.want); (err == nil) != c.fits {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// checkShape tries a value of one type as another: what is not refused can be used.
func checkShape(t *testing.T, source *flowgen.Source) {
	t.Helper()
	types := typesOf(flowgen.Program(source))
	for range 20 {
		is, want := types[source.N(len(types))], types[source.N(len(types))]
		s := inTheClear(is, flowgen.Value(source, is))
		err := s.Check(want)
		if data.Fits(is, want) && err != nil {
			t.Fatalf("%s as %s: %v", is, want, err)
		}
		if err != nil {
			continue
		}
		v, err := structure.Open(want, s, func(u *data.Type, _ data.Value) (data.Value, error) { return flowgen.Value(source, u), nil })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := data.DecodeCBOR(want, v.AppendCBOR(want, nil)); err != nil && !hasDict(want) {
			t.Fatalf("%s as %s: %v", is, want, err)
		}
	}
}

// hasDict tells whether a type has keys in it, which are in no order if they are chosen at random.
func hasDict(t *data.Type) bool { return t.Kind == data.Dict || slices.ContainsFunc(t.Of, hasDict) }

func TestShapesFromOthers(t *testing.T) {
	for seed := range uint64(500) {
		checkShape(t, flowgen.Seed(seed))
	}
}

func FuzzShapesFromOthers(f *testing.F) {
	f.Add([]byte("emet"))
	f.Fuzz(func(t *testing.T, b []byte) { checkShape(t, flowgen.Bytes(b)) })
}

// Walks through shapes of trees lead where those through trees lead, with all edits on the way.
func TestPlaces(t *testing.T) {
	tree := data.TreeOf(data.IntType, 12, 4)
	place := data.ZipperOf(tree)
	moves := []string{"down", "down", "up", "left", "right", "right", "edit", "insert", "insert", "delete", "whole"}
	made := map[string]int{}
	for seed := range uint64(300) {
		source := flowgen.Seed(seed)
		v := flowgen.Value(source, place)
		s := inTheClear(place, v)
		for range 40 {
			op, i, value := moves[source.N(len(moves))], source.N(3), data.NewInt(int64(source.N(100)))
			w, ok := map[string]func() (data.Value, bool){
				"down": func() (data.Value, bool) { return v.Down(i) }, "up": v.Up,
				"left":   func() (data.Value, bool) { return v.Beside(-1) },
				"right":  func() (data.Value, bool) { return v.Beside(1) },
				"edit":   func() (data.Value, bool) { return v.Edit(value), true },
				"insert": func() (data.Value, bool) { return v.Insert(value, tree.Max, tree.Depth) },
				"delete": v.Delete,
				"whole":  func() (data.Value, bool) { return data.NewPlace(v.Whole()), true },
			}[op]()
			next, can := s.Move(op, i, inTheClear(data.IntType, value), tree)
			if can != ok {
				t.Fatalf("seed %d: %s: %v, want %v", seed, op, can, ok)
			}
			if !ok {
				continue
			}
			made[op]++
			v, s = w, next
			got, err := opened(place, s)
			if want := v.AppendCBOR(place, nil); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("seed %d: after %s %x, want %x: %v", seed, op, got, want, err)
			}
			if got, err := opened(data.IntType, s.Focus()); err != nil || !bytes.Equal(got, v.Focus().AppendCBOR(data.IntType, nil)) {
				t.Fatalf("seed %d: another focus after %s: %v", seed, op, err)
			}
		}
	}
	for _, op := range moves {
		if made[op] < 100 {
			t.Errorf("%s was possible only %d times", op, made[op])
		}
	}
}
