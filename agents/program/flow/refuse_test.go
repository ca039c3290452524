package flow_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"emet/agents/program/data"
	"emet/agents/program/flow"
	"emet/agents/program/flowgen"
)

// only returns the one key of a map.
func only[K comparable, V any](m map[K]V) (k K) {
	for k = range m {
		return k
	}
	return k
}

// onEndpoint changes the endpoint of a document, onQuery its query, onKey its key, and onIndex its index.
func onEndpoint(change func(*flow.Endpoint)) func(*flow.Document) {
	return func(d *flow.Document) {
		l := only(d.Endpoints)
		e := d.Endpoints[l]
		change(&e)
		d.Endpoints[l] = e
	}
}

func onQuery(change func(*flow.Query)) func(*flow.Document) {
	return onEndpoint(func(e *flow.Endpoint) { change(&e.Stages[0].Queries[0]) })
}

func onKey(change func(*flow.Key)) func(*flow.Document) {
	return func(d *flow.Document) {
		l := only(d.Keys)
		k := d.Keys[l]
		change(&k)
		d.Keys[l] = k
	}
}

func onIndex(change func(*flow.Index)) func(*flow.Document) {
	return func(d *flow.Document) {
		l := only(d.Indices)
		x := d.Indices[l]
		change(&x)
		d.Indices[l] = x
	}
}

// more adds a function.
func more(f flow.Function) func(*flow.Document) {
	return func(d *flow.Document) {
		h, err := f.Hash()
		if err != nil {
			panic(err)
		}
		d.Functions[h] = f
	}
}

// A document that breaks a rule is refused, and told which. M-10, M-11
func TestRefusedDocuments(t *testing.T) {
	entry := data.LabelOf("type", "Entry")
	other, unknown := data.LabelOf("type", "Other"), data.LabelOf("type", "Unknown")
	place := data.ZipperOf(data.TreeOf(data.IntType, 2, 2))
	reference := data.RecordOf(unknown)
	leaf := func(l data.Label, part int) flow.Leaf { return flow.Leaf{Type: l, Part: part} }
	variant := func(d *flow.Document) {
		d.Types[other] = flow.Declared{Variant: []*data.Type{data.UnitType, data.IntType}}
		onIndex(func(x *flow.Index) { x.By = [][]int{} })(d)
		onQuery(func(q *flow.Query) { q.Where = []flow.Operand{} })(d)
		onKey(func(k *flow.Key) { k.Type = data.VariantOf(other) })(d)
	}
	moves := func(of ...flow.Move) func(*flow.Document) {
		return func(d *flow.Document) { variant(d); onKey(func(k *flow.Key) { k.Moves = of })(d) }
	}
	for name, c := range map[string]struct {
		change func(*flow.Document)
		want   string
	}{
		"version":         {func(d *flow.Document) { d.Version = "program/2" }, "version"},
		"no name":         {func(d *flow.Document) { d.Name = "" }, "name"},
		"long name":       {func(d *flow.Document) { d.Name = strings.Repeat("a", 65) }, "name"},
		"many nodes":      {more(flow.Function{Body: make([]flow.Node, flow.MaxNodes+1)}), "nodes: at most"},
		"type of itself":  {func(d *flow.Document) { d.Types[other] = flow.Declared{Record: []*data.Type{data.RecordOf(other)}} }, "of itself"},
		"type of nothing": {func(d *flow.Document) { d.Types[other] = flow.Declared{Record: []*data.Type{nil}} }, "missing"},
		"type of unknown": {func(d *flow.Document) { d.Types[other] = flow.Declared{Record: []*data.Type{reference}} }, "unknown type"},
		"both": {func(d *flow.Document) {
			d.Types[other] = flow.Declared{Record: of(data.IntType), Variant: of(data.IntType)}
		}, "both"},
		"place in a type":        {func(d *flow.Document) { d.Types[other] = flow.Declared{Record: of(place)} }, "place"},
		"too great a type":       {func(d *flow.Document) { d.Types[other] = flow.Declared{Record: of(data.BytesOf(data.MaxSize))} }, "bytes"},
		"wrong hash":             {func(d *flow.Document) { d.Functions[flow.Hash{1}] = d.Functions[only(d.Functions)] }, "has the hash"},
		"unknown function":       {onEndpoint(func(e *flow.Endpoint) { e.Stages[0].Function = flow.Hash{1} }), "unknown function"},
		"unknown callee":         {more(flow.Function{In: of(), Out: data.UnitType, Body: []flow.Node{{Op: flow.Call, Funcs: []flow.Hash{{1}}}}}), "unknown function"},
		"argument behind":        {more(flow.Function{In: of(), Out: data.UnitType, Body: []flow.Node{{Op: flow.MakeTuple, Args: []int{0}}}}), "not before it"},
		"negative argument":      {more(flow.Function{In: of(), Out: data.UnitType, Body: []flow.Node{{Op: flow.MakeTuple, Args: []int{-1}}}}), "not before it"},
		"no result":              {more(flow.Function{In: of(), Out: data.UnitType, Body: []flow.Node{}}), "result 0 of 0"},
		"wrong result":           {more(flow.Function{In: of(data.IntType), Out: data.UnitType, Body: []flow.Node{}}), "declared as"},
		"no endpoint":            {func(d *flow.Document) { clear(d.Endpoints) }, "no endpoint"},
		"place as request":       {onEndpoint(func(e *flow.Endpoint) { e.In = place }), "cannot be sent"},
		"no stages":              {onEndpoint(func(e *flow.Endpoint) { e.Stages = nil }), "0 stages"},
		"many stages":            {onEndpoint(func(e *flow.Endpoint) { e.Stages = make([]flow.Stage, 65) }), "65 stages"},
		"a stage gives no tuple": {onEndpoint(func(e *flow.Endpoint) { e.Stages = append(e.Stages, e.Stages[0]) }), "should be a tuple"},
		"another answer":         {onEndpoint(func(e *flow.Endpoint) { e.Out = data.IntType }), "declared to give"},
		"another request":        {onEndpoint(func(e *flow.Endpoint) { e.In = data.StringOf(9) }), "parameter 0"},
		"no query":               {onEndpoint(func(e *flow.Endpoint) { e.Stages[0].Queries = nil }), "it gets 2 values"},
		"no limit":               {onQuery(func(q *flow.Query) { q.Limit = 0 }), "a limit"},
		"greater limit":          {onQuery(func(q *flow.Query) { q.Limit = 4 }), "parameter 2"},
		"unknown index":          {onQuery(func(q *flow.Query) { q.Index = unknown }), "unknown index"},
		"unknown way":            {onQuery(func(q *flow.Query) { q.How = "like" }), "unknown way"},
		"prefix of nothing":      {onQuery(func(q *flow.Query) { q.How, q.Where = flow.ByPrefix, nil }), "needs an operand"},
		"half a range":           {onQuery(func(q *flow.Query) { q.How = flow.ByRange }), "two operands"},
		"too many operands":      {onQuery(func(q *flow.Query) { q.Where = append(q.Where, q.Where[0]) }), "for 2 fields"},
		"prefix of a number": {func(d *flow.Document) {
			onIndex(func(x *flow.Index) { x.By = [][]int{{1}} })(d)
			onQuery(func(q *flow.Query) { q.How = flow.ByPrefix })(d)
		}, "no prefix"},
		"another type compared": {onIndex(func(x *flow.Index) { x.By = [][]int{{1}} }), "compared with"},
		"index of no field":     {onIndex(func(x *flow.Index) { x.By = [][]int{{2}} }), "no field 2"},
		"index of a record":     {onIndex(func(x *flow.Index) { x.By = [][]int{{}} }), "no order"},
		"index of unknown":      {onIndex(func(x *flow.Index) { x.Key = unknown }), "unknown key"},
		"key of places":         {onKey(func(k *flow.Key) { k.Type = place }), "cannot be kept"},
		"moves of a record":     {onKey(func(k *flow.Key) { k.Moves = []flow.Move{{From: -1}} }), "has none"},
		"move to nowhere":       {moves(flow.Move{From: -1, To: 2}), "move from -1 to 2"},
		"move from nowhere":     {moves(flow.Move{From: -2}), "move from -2"},
		"moves out of order":    {moves(flow.Move{From: 0}, flow.Move{From: -1}), "in order"},
		"move twice":            {moves(flow.Move{From: 0}, flow.Move{From: 0}), "in order"},
		"unknown check":         {onKey(func(k *flow.Key) { k.Check = &flow.Hash{1} }), "unknown function"},
		"check of structure":    {func(d *flow.Document) { h := only(d.Functions); onKey(func(k *flow.Key) { k.Check = &h })(d) }, "its check"},
		"pair of no part":       {func(d *flow.Document) { d.Never = []flow.Pair{flow.NewPair(leaf(entry, 0), leaf(entry, 2))} }, "no part 2"},
		"pair of one":           {func(d *flow.Document) { d.Never = []flow.Pair{{leaf(entry, 0), leaf(entry, 0)}} }, "two different"},
		"pair out of order":     {func(d *flow.Document) { d.Never = []flow.Pair{{leaf(entry, 1), leaf(entry, 0)}} }, "lesser first"},
		"pair twice":            {func(d *flow.Document) { p := flow.NewPair(leaf(entry, 0), leaf(entry, 1)); d.Never = []flow.Pair{p, p} }, "each once"},
		"never and together": {func(d *flow.Document) {
			p := []flow.Pair{flow.NewPair(leaf(entry, 0), leaf(entry, 1))}
			d.Never, d.Together = p, p
		}, "both never and together"},
		"no names": {func(d *flow.Document) { d.Names = &flow.Names{} }, "has no name"},
	} {
		d := guestbook(t)
		c.change(d)
		if _, err := flow.Check(d); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	// What the changes start from is right, and so are moves in order.
	d := guestbook(t)
	if _, err := flow.Check(d); err != nil {
		t.Errorf("unchanged: %v", err)
	}
	onEndpoint(func(e *flow.Endpoint) { e.Out = data.ListOf(e.Out.Of[0], 9) })(d)
	if _, err := flow.Check(d); err != nil {
		t.Errorf("a greater type than it gives: %v", err)
	}
}

func of(types ...*data.Type) []*data.Type { return types }

// A run that would take too long is refused before it begins, and so are calls too deep. M-11, X-06
func TestBounds(t *testing.T) {
	long := data.ListOf(data.UnitType, data.MaxCount)
	d := guestbook(t)
	f := flow.Function{In: of(data.UnitType, long), Out: data.UnitType, Body: []flow.Node{}}
	refused := ""
	for loops := 0; loops < 4 && refused == ""; loops++ {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		if _, err := flow.Check(d); err != nil {
			refused = err.Error()
		}
		f = flow.Function{In: f.In, Out: f.Out, Body: []flow.Node{{Op: flow.Map, Args: []int{1, 1}, Funcs: []flow.Hash{h}}}}
	}
	if !strings.Contains(refused, "steps") {
		t.Errorf("loops in loops in loops: %q", refused)
	}

	d = guestbook(t)
	f = flow.Function{In: of(data.UnitType), Out: data.UnitType, Body: []flow.Node{}}
	for range flow.MaxCalls + 1 {
		h, err := f.Hash()
		if err != nil {
			t.Fatal(err)
		}
		d.Functions[h] = f
		f = flow.Function{In: f.In, Out: f.Out, Body: []flow.Node{{Op: flow.Call, Args: []int{0}, Funcs: []flow.Hash{h}}}, Result: 1}
	}
	if _, err := flow.Check(d); err == nil || !strings.Contains(err.Error(), "nested deeper") {
		t.Errorf("deep calls: %v", err)
	}
}

// What structure must not do, and what an operation does not take. L-04
func TestRefusedNodes(t *testing.T) {
	num, text, list, option := data.IntType, data.StringOf(4), data.ListOf(data.IntType, 3), data.OptionOf(data.IntType)
	tree, dict := data.TreeOf(num, 3, 2), data.DictOf(num, text, 2)
	label := data.LabelOf("key", "wall")
	for name, c := range map[string]struct {
		seen bool
		in   []*data.Type
		n    flow.Node
		want string
	}{
		"structure adds":          {false, of(num, num), flow.Node{Op: flow.Add, Args: []int{0, 1}}, "only an observation"},
		"structure compares":      {false, of(num, num), flow.Node{Op: flow.Equal, Args: []int{0, 1}}, "only an observation"},
		"structure counts":        {false, of(list), flow.Node{Op: flow.Length, Args: []int{0}}, "only an observation"},
		"structure joins strings": {false, of(text, text), flow.Node{Op: flow.Concat, Args: []int{0, 1}}, "only an observation"},
		"seen updates":            {true, of(num), flow.Node{Op: flow.Update, Label: &label, Args: []int{0}}, "belongs to structure"},
		"seen observes":           {true, of(num), flow.Node{Op: flow.Observe, Args: []int{0}}, "belongs to structure"},
		"label":                   {false, of(num), flow.Node{Op: flow.MakeTuple, Label: &label}, "only updates"},
		"update of nothing":       {false, of(), flow.Node{Op: flow.Update, Label: &label}, "a value and"},
		"update elsewhere":        {false, of(num), flow.Node{Op: flow.Update, Label: &data.Label{}, Args: []int{0}}, "unknown key"},
		"update of another type":  {false, of(num), flow.Node{Op: flow.Update, Label: &label, Args: []int{0}}, "no place for"},
		"update with number":      {false, of(num), flow.Node{Op: flow.Update, Label: &label, Args: []int{0}, N: 1}, "nothing else"},
		"needless type":           {false, of(num), flow.Node{Op: flow.MakeTuple, Type: num}, "just if"},
		"missing type":            {false, of(num), flow.Node{Op: flow.MakeRecord}, "just if"},
		"needless number":         {false, of(num), flow.Node{Op: flow.MakeTuple, N: 1}, "no number"},
		"negative number":         {false, of(list), flow.Node{Op: flow.Take, Args: []int{0}, N: -1}, "number -1"},
		"great number":            {false, of(), flow.Node{Op: flow.Fuel, N: data.MaxCount + 1}, "number"},
		"needless value":          {false, of(num), flow.Node{Op: flow.MakeTuple, Value: []byte("1")}, "constant"},
		"constant of nothing":     {false, of(), flow.Node{Op: flow.Const, Type: num}, "constant"},
		"wrong constant":          {false, of(), flow.Node{Op: flow.Const, Type: num, Value: []byte("1")}, "stands where"},
		"needless function":       {false, of(), flow.Node{Op: flow.MakeTuple, Funcs: []flow.Hash{{1}}}, "unknown function"},
		"record of an int":        {false, of(num), flow.Node{Op: flow.MakeRecord, Type: num}, "no record"},
		"list of too much":        {false, of(num), flow.Node{Op: flow.MakeList, Type: data.ListOf(num, 1), Args: []int{0, 0}}, "do not make"},
		"list of others":          {false, of(text), flow.Node{Op: flow.MakeList, Type: list, Args: []int{0}}, "should be int"},
		"field of a list":         {false, of(list), flow.Node{Op: flow.Field, Args: []int{0}}, "no fields"},
		"field too far":           {false, of(data.TupleOf(num)), flow.Node{Op: flow.Field, Args: []int{0}, N: 1}, "field 1 of 1"},
		"tag too far":             {false, of(num), flow.Node{Op: flow.Construct, Type: option, N: 2, Args: []int{0}}, "no tag 2"},
		"payload of none":         {false, of(num), flow.Node{Op: flow.Construct, Type: option, Args: []int{0}}, "it takes 0"},
		"some of nothing":         {false, of(), flow.Node{Op: flow.Construct, Type: option, N: 1}, "it takes 1"},
		"match of an int":         {false, of(num), flow.Node{Op: flow.Match, Args: []int{0}}, "none"},
		"match without cases":     {false, of(option), flow.Node{Op: flow.Match, Args: []int{0}}, "0 cases"},
		"call of nothing":         {false, of(), flow.Node{Op: flow.Call}, "it calls one"},
		"zip of one":              {false, of(list), flow.Node{Op: flow.Zip, Args: []int{0}}, "it takes 2"},
		"lists of two types":      {false, of(list, data.ListOf(text, 2)), flow.Node{Op: flow.Concat, Args: []int{0, 1}}, "do not make one"},
		"tree as list":            {false, of(tree), flow.Node{Op: flow.Reverse, Args: []int{0}}, "should be list"},
		"walk in a tree":          {false, of(tree), flow.Node{Op: flow.Up, Args: []int{0}}, "should be zipper"},
		"edit with another":       {false, of(data.ZipperOf(tree), text), flow.Node{Op: flow.Edit, Args: []int{0, 1}}, "in a tree of"},
		"time and int":            {true, of(data.TimeType, num), flow.Node{Op: flow.Add, Args: []int{0, 1}}, "one type"},
		"sum of strings":          {true, of(text, text), flow.Node{Op: flow.Add, Args: []int{0, 1}}, "not of string"},
		"two scales":              {true, of(data.DecimalOf(1), data.DecimalOf(2)), flow.Node{Op: flow.Add, Args: []int{0, 1}}, "one type"},
		"mod of decimals":         {true, of(data.DecimalOf(1)), flow.Node{Op: flow.Mod, Args: []int{0, 0}}, "not of decimal"},
		"round of an int":         {true, of(num), flow.Node{Op: flow.Round, Args: []int{0}}, "not of int"},
		"scale too great":         {true, of(num), flow.Node{Op: flow.ToDecimal, Args: []int{0}, N: 19}, "0 to 18"},
		"order of bools":          {true, of(data.BoolType), flow.Node{Op: flow.Less, Args: []int{0, 0}}, "no order"},
		"order of lists":          {true, of(list), flow.Node{Op: flow.AtMost, Args: []int{0, 0}}, "no order"},
		"equal places":            {true, of(data.ZipperOf(tree)), flow.Node{Op: flow.Equal, Args: []int{0, 0}}, "not compared"},
		"equal of two types":      {true, of(num, text), flow.Node{Op: flow.Equal, Args: []int{0, 1}}, "not compared"},
		"select of two types":     {true, of(data.BoolType, num, text), flow.Node{Op: flow.Select, Args: []int{0, 1, 2}}, "one type"},
		"key of another type":     {true, of(dict, text), flow.Node{Op: flow.Get, Args: []int{0, 1}}, "key string"},
		"value of another type":   {true, of(dict, num), flow.Node{Op: flow.Put, Args: []int{0, 1, 1}}, "value int"},
		"put of too long a key":   {true, of(data.DictOf(text, num, 2), data.StringOf(5), num), flow.Node{Op: flow.Put, Args: []int{0, 1, 2}}, "key string"},
		"put into a list":         {true, of(list, num), flow.Node{Op: flow.Put, Args: []int{0, 1, 1}}, "not of list"},
		"length of a tree":        {true, of(tree), flow.Node{Op: flow.Length, Args: []int{0}}, "not of tree"},
		"hash of a string":        {true, of(text), flow.Node{Op: flow.SHA256, Args: []int{0}}, "should be bytes"},
		"split of bytes":          {true, of(data.BytesOf(4)), flow.Node{Op: flow.Split, Args: []int{0, 0}, N: 2}, "should be string"},
		"format of a string":      {true, of(text), flow.Node{Op: flow.Format, Args: []int{0}}, "not of string"},
	} {
		d := guestbook(t)
		more(flow.Function{Seen: c.seen, In: c.in, Out: data.UnitType, Body: []flow.Node{c.n}, Result: len(c.in)})(d)
		if _, err := flow.Check(d); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Functions get and give what they are declared to, and each world calls its own.
func TestRefusedCalls(t *testing.T) {
	num, text, list := data.IntType, data.StringOf(4), data.ListOf(data.IntType, 3)
	same := func(seen bool, t *data.Type) flow.Function {
		return flow.Function{Seen: seen, In: of(t), Out: t, Body: []flow.Node{}}
	}
	for name, c := range map[string]struct {
		callee flow.Function
		seen   bool
		in     []*data.Type
		n      flow.Node
		want   string
	}{
		"structure calls seen":   {same(true, num), false, of(num), flow.Node{Op: flow.Call, Args: []int{0}}, "other world"},
		"seen calls structure":   {same(false, num), true, of(num), flow.Node{Op: flow.Call, Args: []int{0}}, "other world"},
		"observe of structure":   {same(false, num), false, of(num), flow.Node{Op: flow.Observe, Args: []int{0}}, "other world"},
		"too few":                {same(false, num), false, of(num), flow.Node{Op: flow.Call}, "it gets 0"},
		"another type":           {same(false, num), false, of(text), flow.Node{Op: flow.Call, Args: []int{0}}, "it gets string"},
		"a greater type":         {same(false, text), false, of(data.StringOf(5)), flow.Node{Op: flow.Call, Args: []int{0}}, "it gets string"},
		"map over an int":        {same(false, num), false, of(num), flow.Node{Op: flow.Map, Args: []int{0}}, "should be a list"},
		"map over a tree":        {same(false, num), false, of(data.TreeOf(num, 2, 2)), flow.Node{Op: flow.Map, Args: []int{0}}, "should be a list"},
		"mapTree over a list":    {same(false, num), false, of(list), flow.Node{Op: flow.MapTree, Args: []int{0}}, "should be a tree"},
		"map of nothing":         {same(false, num), false, of(), flow.Node{Op: flow.Map}, "nothing to go over"},
		"map of others":          {same(false, text), false, of(list), flow.Node{Op: flow.Map, Args: []int{0}}, "it gets int"},
		"filter by an int":       {same(false, num), false, of(list), flow.Node{Op: flow.Filter, Args: []int{0}}, "should be truth"},
		"fold without state":     {same(false, num), false, of(list), flow.Node{Op: flow.Fold, Args: []int{0}}, "first state"},
		"fold that grows":        {flow.Function{In: of(text, num), Out: num, Body: []flow.Node{}, Result: 1}, false, of(list, text), flow.Node{Op: flow.Fold, Args: []int{0, 1}}, "first state"},
		"foldTree without lists": {same(false, num), false, of(data.TreeOf(num, 2, 2)), flow.Node{Op: flow.FoldTree, Args: []int{0}}, "it gets 2"},
		"cases that differ":      {same(false, num), false, of(data.TruthType), flow.Node{Op: flow.Match, Args: []int{0}}, "1 cases for 2"},
	} {
		d := guestbook(t)
		more(c.callee)(d)
		h, err := c.callee.Hash()
		if err != nil {
			t.Fatal(err)
		}
		c.n.Funcs = []flow.Hash{h}
		more(flow.Function{Seen: c.seen, In: c.in, Out: data.UnitType, Body: []flow.Node{c.n}, Result: len(c.in)})(d)
		if _, err := flow.Check(d); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Only the canonical form of a document is taken, so that one program has one hash.
func TestDecode(t *testing.T) {
	blob, err := guestbook(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := flow.Decode(blob); err != nil {
		t.Fatal(err)
	}
	var op flow.Op
	if err := op.UnmarshalText([]byte("jump")); err == nil {
		t.Error("an unknown operation is taken")
	}
	for name, wrong := range map[string][]byte{
		"nothing":        nil,
		"not JSON":       []byte("program"),
		"space":          append([]byte(" "), blob...),
		"more":           append(slices.Clone(blob), "{}"...),
		"unknown member": bytes.Replace(blob, []byte(`{"emet"`), []byte(`{"author":"Ada","emet"`), 1),
		"other order":    append([]byte(`{"name":"guestbook",`), bytes.Replace(blob[1:], []byte(`"name":"guestbook",`), nil, 1)...),
		"other version":  bytes.Replace(blob, []byte("program/1"), []byte("program/0"), 1),
		"other case":     bytes.Replace(blob, []byte(`"emet"`), []byte(`"Emet"`), 1),
		"null":           []byte("null"),
		"deep":           bytes.Repeat([]byte("["), 1<<19),
		"great":          bytes.Repeat([]byte(" "), flow.MaxDocument+1),
	} {
		if _, err := flow.Decode(wrong); err == nil {
			t.Errorf("%s: it is taken", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for seed := range uint64(8) {
		blob, err := flowgen.Config{Nodes: 3, Calls: 1}.Program(flowgen.Seed(seed)).Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(blob)
	}
	f.Fuzz(func(t *testing.T, blob []byte) {
		p, err := flow.Decode(blob)
		if err != nil {
			return
		}
		if again, err := p.Encode(); err != nil || !bytes.Equal(again, blob) {
			t.Errorf("taken, and written as %s: %v", again, err)
		}
	})
}
