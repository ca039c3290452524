package interp_test

import (
	"errors"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/interp"
)

// visits is an application: each visit is written down with how many there were before.
type visits struct {
	*flow.Program
	key, visit, latest, prefix, span data.Label
}

func newVisits(t *testing.T) visits {
	t.Helper()
	d := newDraft(t)
	endpointOf := func(name string) data.Label { return data.LabelOf("endpoint", name) }
	v := visits{
		key: data.LabelOf("key", "visit"), visit: endpointOf("visit"), latest: endpointOf("latest"),
		prefix: endpointOf("prefix"), span: endpointOf("span"),
	}
	entry := data.TupleOf(data.StringOf(8), num)                 // name, how many before
	smaller := d.function(true, of(data.OptionOf(entry), entry), // a name does not begin with z
		flow.Node{Op: flow.Field, Args: []int{1}}, constant(data.StringOf(1), `"z"`), flow.Node{Op: flow.Less, Args: []int{2, 3}})
	d.doc.Keys[v.key] = flow.Key{Type: entry, Check: &smaller}
	byName, byCount, last := data.LabelOf("index", "name"), data.LabelOf("index", "count"), data.LabelOf("index", "last")
	d.doc.Indices[byName] = flow.Index{Key: v.key, By: [][]int{{0}}}
	d.doc.Indices[byCount] = flow.Index{Key: v.key, By: [][]int{{1}}}
	d.doc.Indices[last] = flow.Index{Key: v.key, By: [][]int{{0}, {1}}, Latest: true}

	name, answer := data.StringOf(8), data.ListOf(data.TupleOf(data.IDType, entry), 10)
	count := d.function(true, of(answer), flow.Node{Op: flow.Length, Args: []int{0}})
	first := d.function(false, of(name, data.TimeType, answer), flow.Node{Op: flow.Observe, Args: []int{2}, Funcs: []flow.Hash{count}},
		flow.Node{Op: flow.MakeTuple, Args: []int{0, 3}})
	second := d.function(false, of(data.TupleOf(name, num), data.TimeType), flow.Node{Op: flow.Update, Label: &v.key, Args: []int{0}})
	d.doc.Endpoints[v.visit] = flow.Endpoint{In: name, Out: entry, Stages: []flow.Stage{
		{Queries: []flow.Query{{Index: byName, How: flow.ByEquality, Where: []flow.Operand{{Self: true}}, Limit: 10}}, Function: first},
		{Function: second},
	}}
	pass := d.function(false, of(name, data.TimeType, answer))
	endpoint := func(label data.Label, q flow.Query) {
		q.Limit = 10
		d.doc.Endpoints[label] = flow.Endpoint{In: name, Out: answer, Stages: []flow.Stage{{Queries: []flow.Query{q}, Function: pass}}}
	}
	endpoint(v.latest, flow.Query{Index: last, How: flow.ByEquality, Where: []flow.Operand{}})
	endpoint(v.prefix, flow.Query{Index: byName, How: flow.ByPrefix, Where: []flow.Operand{{Self: true}}})
	endpoint(v.span, flow.Query{Index: byCount, How: flow.ByRange, Where: []flow.Operand{{Value: []byte(`"1"`)}, {Value: []byte(`"3"`)}}})
	v.Program = d.program()
	return v
}

// An endpoint reads what others have written, in stages, and what it writes is there for the next one. L-08, L-09, L-11
func TestServe(t *testing.T) {
	v := newVisits(t)
	m := interp.New(v.Program)
	log := interp.NewLog(m)
	ada, ben := [32]byte{1}, [32]byte{2}
	visit := func(client [32]byte, name string) error {
		o, err := m.Serve(t.Context(), v.visit, data.NewString(name), 0, log)
		if err != nil {
			return err
		}
		return log.Append(client, o.Changes)
	}
	for _, who := range []struct {
		client [32]byte
		name   string
	}{{ada, "ada"}, {ben, "ben"}, {ada, "ada"}, {ben, "ada"}, {ada, "adam"}} {
		if err := visit(who.client, who.name); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(log.Entries(v.key, ada)); n != 3 {
		t.Errorf("one client has %d entries, want 3", n)
	}
	read := func(endpoint data.Label, arg string) string {
		o, err := m.Serve(t.Context(), endpoint, data.NewString(arg), 0, log)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, e := range o.Value.Parts() {
			id := e.Part(0).ID()
			found = append(found, string('0'+id[0])+e.Part(1).Part(0).Text()+string(rune('0'+e.Part(1).Part(1).Int())))
		}
		return strings.Join(found, " ")
	}
	if got, want := read(v.prefix, "ada"), "1ada0 1ada1 2ada2 1adam0"; got != want {
		t.Errorf("names with a prefix: %s, want %s", got, want)
	}
	if got, want := read(v.latest, ""), "2ada2 1adam0"; got != want {
		t.Errorf("the latest of each: %s, want %s", got, want)
	}
	if got, want := read(v.span, ""), "1ada1 2ada2"; got != want {
		t.Errorf("a range: %s, want %s", got, want)
	}
	if err := visit(ada, "zoe"); !errors.Is(err, interp.ErrRefused) {
		t.Errorf("a name that the key refuses: %v", err)
	}
	if n := len(log.Entries(v.key, ada)); n != 3 {
		t.Errorf("what was refused is there: %d entries", n)
	}
}

// A key allows only its moves. B-25
func TestMoves(t *testing.T) {
	d := newDraft(t)
	label, key := data.LabelOf("type", "State"), data.LabelOf("key", "state")
	d.doc.Types[label] = flow.Declared{Variant: of(data.UnitType, num)}
	d.doc.Keys[key] = flow.Key{Type: data.VariantOf(label, data.UnitType, num), Moves: []flow.Move{{From: -1, To: 0}, {From: 0, To: 1}}}
	m := interp.New(d.program())
	open, closed := data.NewTagged(0, data.NewUnit()), data.NewTagged(1, n(5))
	for name, c := range map[string]struct {
		before *data.Value
		next   data.Value
		allows bool
	}{
		"first":        {nil, open, true},
		"wrong first":  {nil, closed, false},
		"forth":        {&open, closed, true},
		"back":         {&closed, open, false},
		"stay":         {&open, open, false},
		"stay the end": {&closed, closed, false},
	} {
		if err := m.Allows(key, c.before, c.next); (err == nil) != c.allows || err != nil && !errors.Is(err, interp.ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A check that fails refuses. B-25
func TestCheckThatFails(t *testing.T) {
	d := newDraft(t)
	key := data.LabelOf("key", "number")
	check := d.function(true, of(data.OptionOf(num), num), constant(num, `"10"`), flow.Node{Op: flow.Div, Args: []int{2, 1}}, flow.Node{Op: flow.Less, Args: []int{3, 2}})
	d.doc.Keys[key] = flow.Key{Type: num, Check: &check}
	m := interp.New(d.program())
	for v, allows := range map[int64]bool{2: true, 1: false, 0: false} {
		if err := m.Allows(key, nil, n(v)); (err == nil) != allows || err != nil && !errors.Is(err, interp.ErrRefused) {
			t.Errorf("%d: %v", v, err)
		}
	}
}

// Updates are collected in the order of what makes them, also those of functions that are called. L-05
func TestUpdatesInOrder(t *testing.T) {
	d := newDraft(t)
	key := data.LabelOf("key", "number")
	d.doc.Keys[key] = flow.Key{Type: num}
	tree := data.TreeOf(num, 6, 3)
	update := flow.Node{Op: flow.Update, Label: &key, Args: []int{0}}
	write := d.function(false, of(num), update)
	below := d.function(false, of(num, data.ListOf(num, 6)), update)
	all := d.function(false, of(tree, list, data.IDType), flow.Node{Op: flow.MapTree, Args: []int{0}, Funcs: []flow.Hash{write}},
		flow.Node{Op: flow.Map, Args: []int{1}, Funcs: []flow.Hash{write}}, flow.Node{Op: flow.FoldTree, Args: []int{0}, Funcs: []flow.Hash{below}},
		constant(num, `"9"`), flow.Node{Op: flow.Update, Label: &key, Args: []int{6, 2}})
	p := d.program()
	v := data.NewTree(n(1), data.NewTree(n(2), data.NewTree(n(3))), data.NewTree(n(4)))
	id := [32]byte{7}
	o, err := interp.New(p).Call(t.Context(), all, []data.Value{v, ints(5, 6), data.NewID(id)}, p.Checked[all].Steps)
	if err != nil {
		t.Fatal(err)
	}
	want := []int64{1, 2, 3, 4, 5, 6, 3, 2, 4, 1, 9}
	if len(o.Changes) != len(want) {
		t.Fatalf("%d changes, want %d", len(o.Changes), len(want))
	}
	for i, c := range o.Changes {
		last := i == len(want)-1
		if c.Key != key || c.Value.Int() != want[i] || (c.ID != nil) != last || last && *c.ID != id {
			t.Errorf("change %d is %+v, want %d", i, c, want[i])
		}
	}
}
