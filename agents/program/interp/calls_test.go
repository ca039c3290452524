package interp_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

func addOne(d *draft) flow.Hash {
	return d.function(true, of(num), constant(num, `"1"`), flow.Node{Op: flow.Add, Args: []int{0, 1}})
}

// Loops go over elements in order, with the other arguments the same for each. L-06
func TestLoops(t *testing.T) {
	d := newDraft(t)
	scaled := d.function(true, of(num, num), flow.Node{Op: flow.Mul, Args: []int{0, 1}})
	mapped := d.function(true, of(list, num), flow.Node{Op: flow.Map, Args: []int{0, 1}, Funcs: []flow.Hash{scaled}})
	if got := d.call(mapped, ints(1, 2, 3), n(5)); got != `["5","10","15"]` {
		t.Errorf("map: %s", got)
	}
	positive := d.function(true, of(num, num), flow.Node{Op: flow.Less, Args: []int{1, 0}}, flow.Node{Op: flow.ToTag, Args: []int{2}})
	filtered := d.function(true, of(list, num), flow.Node{Op: flow.Filter, Args: []int{0, 1}, Funcs: []flow.Hash{positive}})
	if got := d.call(filtered, ints(1, 5, 2, 7), n(2)); got != `["5","7"]` {
		t.Errorf("filter: %s", got)
	}
	// (state · 2 − element) + other: it matters who is who.
	step := d.function(true, of(num, num, num), constant(num, `"2"`), flow.Node{Op: flow.Mul, Args: []int{0, 3}},
		flow.Node{Op: flow.Sub, Args: []int{4, 1}}, flow.Node{Op: flow.Add, Args: []int{5, 2}})
	folded := d.function(true, of(list, num, num), flow.Node{Op: flow.Fold, Args: []int{0, 1, 2}, Funcs: []flow.Hash{step}})
	if got := d.call(folded, ints(1, 10), n(3), n(100)); got != `"300"` {
		t.Errorf("fold: %s", got)
	}
	if got := d.call(folded, ints(), n(3), n(100)); got != `"3"` {
		t.Errorf("fold of nothing: %s", got)
	}
	if got := d.call(mapped, ints(1, 2), n(math.MaxInt64)); got != failed {
		t.Errorf("a map that fails: %s", got)
	}
}

func TestTreeLoops(t *testing.T) {
	d := newDraft(t)
	tree := data.TreeOf(num, 6, 3)
	v := data.NewTree(n(1), data.NewTree(n(2), data.NewTree(n(3))), data.NewTree(n(4)))
	mapped := d.function(true, of(tree), flow.Node{Op: flow.MapTree, Args: []int{0}, Funcs: []flow.Hash{addOne(d)}})
	if got := d.call(mapped, v); got != `["2",[["3",[["4",[]]]],["5",[]]]]` {
		t.Errorf("mapTree: %s", got)
	}
	// value · 10 + sum of what the children gave.
	add := d.function(true, of(num, num), flow.Node{Op: flow.Add, Args: []int{0, 1}})
	sum := d.function(true, of(num, data.ListOf(num, 6)), constant(num, `"10"`), flow.Node{Op: flow.Mul, Args: []int{0, 2}},
		flow.Node{Op: flow.Fold, Args: []int{1, 3}, Funcs: []flow.Hash{add}})
	folded := d.function(true, of(tree), flow.Node{Op: flow.FoldTree, Args: []int{0}, Funcs: []flow.Hash{sum}})
	if got := d.call(folded, v); got != `"100"` {
		t.Errorf("foldTree: %s", got)
	}
}

// Only the case of the tag is called: the other would fail. L-07
func TestMatch(t *testing.T) {
	d := newDraft(t)
	divide := d.function(true, of(data.UnitType, num), constant(num, `"0"`), flow.Node{Op: flow.Div, Args: []int{1, 2}})
	add := d.function(true, of(num, num), flow.Node{Op: flow.Add, Args: []int{0, 1}})
	match := d.function(true, of(data.OptionOf(num), num), flow.Node{Op: flow.Match, Args: []int{0, 1}, Funcs: []flow.Hash{divide, add}})
	if got := d.call(match, data.NewSome(n(2)), n(3)); got != `"5"` {
		t.Errorf("some: %s", got)
	}
	if got := d.call(match, data.NewNone(), n(3)); got != failed {
		t.Errorf("none: %s", got)
	}
}

// A walk changes a tree only where it was told to, and keeps within the limits of its type. L-06
func TestWalk(t *testing.T) {
	tree := data.TreeOf(num, 5, 3)
	v := data.NewTree(n(1), data.NewTree(n(2), data.NewTree(n(3))), data.NewTree(n(4)))
	// steps goes through a tree; a step that leads nowhere ends the walk.
	walk := func(v data.Value, tree *data.Type, steps ...flow.Node) string {
		d := newDraft(t)
		place := data.ZipperOf(tree)
		next := d.function(false, of(place), flow.Node{Op: flow.Whole, Args: []int{0}}, flow.Node{Op: flow.Construct, N: 1, Type: data.OptionOf(tree), Args: []int{1}})
		for _, s := range slices.Backward(steps) {
			s.Args = []int{0}
			if s.Op == flow.Edit || s.Op == flow.Insert {
				s.Args = []int{0, 1}
			}
			if s.Op == flow.Edit {
				next = d.function(false, of(place), constant(num, `"9"`), s, flow.Node{Op: flow.Call, Args: []int{2}, Funcs: []flow.Hash{next}})
				continue
			}
			lost := d.function(false, of(data.UnitType), flow.Node{Op: flow.Construct, Type: data.OptionOf(tree)})
			if s.Op == flow.Insert {
				next = d.function(false, of(place), constant(num, `"9"`), s, flow.Node{Op: flow.Match, Args: []int{2}, Funcs: []flow.Hash{lost, next}})
			} else {
				next = d.function(false, of(place), s, flow.Node{Op: flow.Match, Args: []int{1}, Funcs: []flow.Hash{lost, next}})
			}
		}
		return d.call(d.function(false, of(tree), flow.Node{Op: flow.Root, Args: []int{0}}, flow.Node{Op: flow.Call, Args: []int{1}, Funcs: []flow.Hash{next}}), v)
	}
	op := func(o flow.Op, n ...int) flow.Node { return flow.Node{Op: o, N: append(n, 0)[0]} }
	const lost, same = `[0,null]`, `[1,["1",[["2",[["3",[]]]],["4",[]]]]]`
	for name, c := range map[string]struct {
		steps []flow.Node
		want  string
	}{
		"nowhere":             {nil, same},
		"down and up":         {[]flow.Node{op(flow.Down), op(flow.Down), op(flow.Up), op(flow.Up)}, same},
		"up from the root":    {[]flow.Node{op(flow.Up)}, lost},
		"left of the root":    {[]flow.Node{op(flow.Left)}, lost},
		"down too far":        {[]flow.Node{op(flow.Down, 2)}, lost},
		"right":               {[]flow.Node{op(flow.Down), op(flow.Right), op(flow.Edit)}, `[1,["1",[["2",[["3",[]]]],["9",[]]]]]`},
		"right of the last":   {[]flow.Node{op(flow.Down, 1), op(flow.Right)}, lost},
		"left":                {[]flow.Node{op(flow.Down, 1), op(flow.Left), op(flow.Edit)}, `[1,["1",[["9",[["3",[]]]],["4",[]]]]]`},
		"left of the first":   {[]flow.Node{op(flow.Down), op(flow.Left)}, lost},
		"edit, go, edit":      {[]flow.Node{op(flow.Down), op(flow.Edit), op(flow.Right), op(flow.Edit), op(flow.Up), op(flow.Edit)}, `[1,["9",[["9",[["3",[]]]],["9",[]]]]]`},
		"insert stays":        {[]flow.Node{op(flow.Down), op(flow.Insert), op(flow.Edit)}, `[1,["1",[["9",[["3",[]],["9",[]]]],["4",[]]]]]`},
		"insert when full":    {[]flow.Node{op(flow.Insert), op(flow.Down), op(flow.Insert)}, lost},
		"insert after delete": {[]flow.Node{op(flow.Insert), op(flow.Down, 2), op(flow.Delete), op(flow.Insert)}, `[1,["1",[["2",[["3",[]]]],["4",[]],["9",[]]]]]`},
		"insert too deep":     {[]flow.Node{op(flow.Down), op(flow.Down), op(flow.Insert)}, lost},
		"delete":              {[]flow.Node{op(flow.Down), op(flow.Delete), op(flow.Edit)}, `[1,["9",[["4",[]]]]]`},
		"delete the root":     {[]flow.Node{op(flow.Delete)}, lost},
		"down is the edited":  {[]flow.Node{op(flow.Down), op(flow.Edit), op(flow.Up), op(flow.Down), op(flow.Down), op(flow.Edit)}, `[1,["1",[["9",[["9",[]]]],["4",[]]]]]`},
	} {
		if got := walk(v, tree, c.steps...); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	// The limits are those of the argument's type, not of the value's history.
	if got := walk(v, data.TreeOf(num, 9, 4), op(flow.Insert), op(flow.Insert)); got == lost {
		t.Error("a greater type has room for more")
	}
}

// Steps are what the program's checks have counted, and a run that would take more ends. M-11
func TestSteps(t *testing.T) {
	d := newDraft(t)
	mapped := d.function(true, of(list), flow.Node{Op: flow.Map, Args: []int{0}, Funcs: []flow.Hash{addOne(d)}})
	p := d.program()
	m := interp.New(p)
	f := p.Checked[mapped]
	o, err := m.Call(t.Context(), mapped, []data.Value{ints(1, 2, 3, 4)}, f.Steps)
	if err != nil || o.Steps != f.Steps {
		t.Errorf("the greatest run takes %d steps, announced were %d (%v)", o.Steps, f.Steps, err)
	}
	short, err := m.Call(t.Context(), mapped, []data.Value{ints(1)}, f.Steps)
	if err != nil || short.Steps >= o.Steps {
		t.Errorf("a shorter list takes %d steps (%v)", short.Steps, err)
	}
	if _, err := m.Call(t.Context(), mapped, []data.Value{ints(1)}, short.Steps); err != nil {
		t.Errorf("just enough: %v", err)
	}
	if _, err := m.Call(t.Context(), mapped, []data.Value{ints(1)}, short.Steps-1); !errors.Is(err, interp.ErrFuel) {
		t.Errorf("one step too few: %v", err)
	}
}

// A long run ends with its context: this one would take seconds.
func TestCancel(t *testing.T) {
	const length = 1 << 14
	d := newDraft(t)
	long := data.ListOf(num, length)
	mul := d.function(true, of(num, num), flow.Node{Op: flow.Mul, Args: []int{0, 1}})
	fold := d.function(true, of(num, long), flow.Node{Op: flow.Fold, Args: []int{1, 0}, Funcs: []flow.Hash{mul}})
	nested := d.function(true, of(long), flow.Node{Op: flow.Map, Args: []int{0, 0}, Funcs: []flow.Hash{fold}})
	p := d.program()
	ctx, cancel := context.WithCancel(t.Context())
	defer time.AfterFunc(10*time.Millisecond, cancel).Stop()
	_, err := interp.New(p).Call(ctx, nested, []data.Value{ints(make([]int64, length)...)}, math.MaxUint64)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a call whose context ends: %v", err)
	}
}
