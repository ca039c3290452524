package program_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	p "emet/agents/program"
	"emet/agents/program/flow"
)

// build builds what is right.
func build(t *testing.T, declare func(a *p.App)) *p.Built {
	t.Helper()
	a := p.New("test")
	declare(a)
	b, err := a.Build()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// mistakes builds what is not.
func mistakes(t *testing.T, declare func(a *p.App)) []string {
	t.Helper()
	a := p.New("test")
	declare(a)
	_, err := a.Build()
	if err == nil {
		t.Fatal("it is built")
	}
	var out []string
	for _, m := range p.Mistakes(err) {
		out = append(out, m.Error())
	}
	return out
}

var lineOfTest = regexp.MustCompile(`^[a-z_]+_test\.go:\d+: `)

// refused expects one mistake, at a line of the test.
func refused(t *testing.T, want string, declare func(a *p.App)) {
	t.Helper()
	got := mistakes(t, declare)
	if len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("the mistakes are\n%s\nwant one: %s", strings.Join(got, "\n"), want)
	}
	for _, g := range got {
		if !lineOfTest.MatchString(g) {
			t.Errorf("%q does not say where", g)
		}
	}
}

func endpoint(t *testing.T, b *p.Built, name string) flow.Endpoint {
	t.Helper()
	for l, n := range b.Names.Endpoints {
		if n.Name == name {
			return b.Endpoints[l]
		}
	}
	t.Fatalf("there is no endpoint %s", name)
	return flow.Endpoint{}
}

func pass(r p.Value) p.Value { return r }

// A query that needs only the request is made before the endpoint begins, even one deep in a case.
// L-08
func TestQueriesAreHoisted(t *testing.T) {
	b := build(t, func(a *p.App) {
		entry := a.Record("Entry", p.Part("name", p.String(9)), p.Part("n", p.Int))
		req := a.Record("Request", p.Part("entry", entry), p.Part("flag", p.Truth))
		x := a.Index("x", a.Key("k", entry), "name", "n")
		a.Endpoint("e", req, func(r p.Value) p.Value {
			e := r.Field("entry")
			five := a.Const(p.Int, 5)
			return r.Field("flag").Match(p.Cases{
				"true":  func(p.Value) p.Value { return x.Equal(3, e.Field("name"), five) },
				"false": func(p.Value) p.Value { return x.All(4) },
			})
		})
	})
	e := endpoint(t, b, "e")
	if len(e.Stages) != 1 || len(e.Stages[0].Queries) != 2 || len(b.Notices) != 0 {
		t.Fatalf("stages %+v, notices %q; want one stage of two queries", e.Stages, b.Notices)
	}
	q := e.Stages[0].Queries[1] // that of the case true, which is the second
	if q.Limit != 3 || q.How != flow.ByEquality || len(q.Where) != 2 {
		t.Fatalf("query is %+v", q)
	}
	if !slices.Equal(q.Where[0].Path, []int{0, 0}) || string(q.Where[1].Value) != `"5"` {
		t.Errorf("operands are %+v, want a path to the name, and 5", q.Where)
	}
}

// A query by what was computed splits its endpoint, and the author is told. What later parts need is carried over.
// L-09
func TestEndpointsAreSplit(t *testing.T) {
	b := build(t, func(a *p.App) {
		k := a.Key("k", p.Tuple(p.Int))
		x := a.Index("x", k, "0")
		add := func(v p.Value) p.Value {
			return p.Observe(v, func(n p.Seen) p.Seen { return n.Add(1) })
		}
		a.Endpoint("e", p.Int, func(r p.Value) p.Value {
			first := add(r)
			one := x.Equal(1, first)
			second := add(one.At(0).Match(p.Cases{
				"none": func(p.Value) p.Value { return r },
				"some": func(f p.Value) p.Value { return f.Field("1").Field("0") },
			}))
			return a.Tuple(x.Equal(2, second), first, a.Now())
		})
	})
	e := endpoint(t, b, "e")
	if len(e.Stages) != 3 || len(b.Notices) != 2 {
		t.Fatalf("%d stages, notices %q; want 3 and 2", len(e.Stages), b.Notices)
	}
	for _, n := range b.Notices {
		if !lineOfTest.MatchString(n) || !strings.Contains(n, "split") {
			t.Errorf("notice %q does not say where or what", n)
		}
	}
	for i, s := range e.Stages {
		if want := min(i, 1); len(s.Queries) != want {
			t.Errorf("stage %d has %d queries, want %d", i, len(s.Queries), want)
		}
	}
	for s, at := range b.Sources {
		if at == "" {
			t.Errorf("nobody knows where %v was written", s)
		}
	}
}

// The time is no part of the request: a query by it comes after a split, which carries it.
func TestQueriesByTheTime(t *testing.T) {
	b := build(t, func(a *p.App) {
		x := a.Index("x", a.Key("k", p.Tuple(p.Time)), "0")
		a.Endpoint("e", p.Time, func(r p.Value) p.Value { return a.Tuple(x.Range(5, r, a.Now()), a.Now()) })
	})
	e := endpoint(t, b, "e")
	if len(e.Stages) != 2 || len(b.Notices) != 1 {
		t.Fatalf("%d stages, notices %q; want 2 and one", len(e.Stages), b.Notices)
	}
	where := e.Stages[1].Queries[0].Where
	if len(where) != 2 || !slices.Equal(where[0].Path, []int{0}) || !slices.Equal(where[1].Path, []int{1}) {
		t.Errorf("operands are %+v, want both carried", where)
	}
}

// Updates stay, though nobody uses what they give, and stay in order.
// L-11
func TestUpdatesStay(t *testing.T) {
	b := build(t, func(a *p.App) {
		k := a.Key("k", p.Int)
		write := a.Function("write", []p.Type{p.Int}, func(in []p.Value) p.Value { return k.Append(in[0]) })
		a.Endpoint("e", p.List(p.Int, 3), func(r p.Value) p.Value {
			r.Map(func(n p.Value) p.Value { return write.Call(n) })
			r.Reverse() // this does nothing
			return a.Fuel(1)
		})
	})
	f := b.Functions[endpoint(t, b, "e").Stages[0].Function]
	var ops []flow.Op
	for _, n := range f.Body {
		ops = append(ops, n.Op)
	}
	if !slices.Equal(ops, []flow.Op{flow.Map, flow.Fuel}) {
		t.Errorf("the endpoint does %v, want map and fuel", ops)
	}
}

// What a callback uses of the values around it is passed to it, once, through all callbacks between.
func TestValuesAround(t *testing.T) {
	b := build(t, func(a *p.App) {
		a.Endpoint("e", p.Tuple(p.Option(p.Int), p.Option(p.Int), p.Int), func(r p.Value) p.Value {
			return r.Field("0").Match(p.Cases{
				"none": func(p.Value) p.Value { return a.Tuple(r.Field("2"), r.Field("2")) },
				"some": func(x p.Value) p.Value {
					return r.Field("1").Match(p.Cases{
						"none": func(p.Value) p.Value { return a.Tuple(x, r.Field("2")) },
						"some": func(y p.Value) p.Value { return a.Tuple(x, y) },
					})
				},
			})
		})
	})
	f := b.Functions[endpoint(t, b, "e").Stages[0].Function]
	match := f.Body[len(f.Body)-1]
	if match.Op != flow.Match || len(match.Args) != 2 {
		t.Fatalf("the endpoint ends with %+v, want a match of two arguments", match)
	}
	for _, h := range match.Funcs {
		if in := b.Functions[h].In; len(in) != 2 {
			t.Errorf("a case has %d parameters, want its payload and the request", len(in))
		}
	}
}

// Equal functions are one, and those that nothing calls are none.
// L-14
func TestFunctionsAreNamedByContent(t *testing.T) {
	b := build(t, func(a *p.App) {
		twice := func(name string) *p.Function {
			return a.Function(name, []p.Type{p.Int}, func(in []p.Value) p.Value { return a.Tuple(in[0], in[0]) })
		}
		one, two := twice("one"), twice("two")
		twice("three")
		a.Endpoint("e", p.Int, func(r p.Value) p.Value { return a.Tuple(one.Call(r), two.Call(r)) })
	})
	if len(b.Functions) != 2 {
		t.Errorf("%d functions, want the endpoint's and one more", len(b.Functions))
	}
}

// A log's rules are in the document in order, once each, whatever order they were written in.
// B-25
func TestMovesAndChecks(t *testing.T) {
	b := build(t, func(a *p.App) {
		state := a.Variant("State", p.Tag("Draft"), p.Tag("Sent"), p.Tag("Paid"))
		a.Key("bill", state).Move("Sent", "Paid").Start("Draft").Move("Draft", "Sent").Move("Sent", "Paid").
			Check(func(before, next p.Seen) p.Seen {
				return before.Match(p.SeenCases{
					"none": func(p.Seen) p.Seen { return next.Const(p.Bool, true) },
					"some": func(old p.Seen) p.Seen { return old.Equal(next).Not() },
				})
			})
		a.Endpoint("e", state, pass)
	})
	for _, k := range b.Keys {
		if want := []flow.Move{{From: -1, To: 0}, {From: 0, To: 1}, {From: 1, To: 2}}; !slices.Equal(k.Moves, want) {
			t.Errorf("moves are %v, want %v", k.Moves, want)
		}
		if k.Check == nil || !b.Functions[*k.Check].Seen {
			t.Error("the check is lost")
		}
	}
}

// Constants are written as documents have them.
func TestLiterals(t *testing.T) {
	pair := p.Tuple(p.Int, p.Bool)
	for _, c := range []struct {
		t    p.Type
		x    any
		want string // empty: refused
	}{
		{p.Unit, nil, `null`},
		{p.Bool, true, `true`},
		{p.Truth, false, `false`},
		{p.Int, 12, `"12"`},
		{p.Int, int64(-1 << 63), `"-9223372036854775808"`},
		{p.Int, "9223372036854775807", `"9223372036854775807"`},
		{p.Time, 5, `"5"`},
		{p.Decimal(2), "12.5", `"1250"`},
		{p.Decimal(2), "-0.05", `"-5"`},
		{p.Decimal(2), "-0", `"0"`},
		{p.Decimal(2), 3, `"300"`},
		{p.Decimal(2), json.Number("0.25"), `"25"`},
		{p.String(5), "héé", `"héé"`},
		{p.String(20), "<&>\u2028\"", "\"<&>\u2028\\\"\""},
		{p.Bytes(2), []byte{0xab, 1}, `"ab01"`},
		{p.Bytes(2), "0xAB", `"ab"`},
		{p.ID, strings.Repeat("0f", 32), `"` + strings.Repeat("0f", 32) + `"`},
		{p.List(pair, 2), []any{[]any{1, true}}, `[["1",true]]`},
		{p.Unit, 1, ""},
		{p.Bool, 1, ""},
		{p.Bool, nil, ""},
		{p.Int, true, ""},
		{p.Int, 1.5, ""},
		{p.Int, "1.5", ""},
		{p.Int, "", ""},
		{p.Int, "+1", ""},
		{p.Int, "1_000", ""},
		{p.Int, "0x10", ""},
		{p.Int, "9223372036854775808", ""},
		{p.Decimal(2), "1.005", ""},
		{p.Decimal(2), "1e3", ""},
		{p.Decimal(2), ".", ""},
		{p.Decimal(2), "1.-5", ""},
		{p.String(5), "hééé", ""},
		{p.String(5), "\xff", ""},
		{p.Bytes(1), []byte{1, 2}, ""},
		{p.Bytes(9), "xyz", ""},
		{p.ID, "0f", ""},
		{p.List(pair, 0), []any{[]any{1, true}}, ""},
		{pair, []any{1}, ""},
		{p.Option(p.Int), 1, ""},
	} {
		a := p.New("test")
		a.Endpoint("e", p.Unit, func(p.Value) p.Value { return a.Const(c.t, c.x) })
		b, err := a.Build()
		if c.want == "" {
			if err == nil || !lineOfTest.MatchString(err.Error()) {
				t.Errorf("%#v as a constant of type %s gives %v", c.x, c.t, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%#v as a constant of type %s: %v", c.x, c.t, err)
			continue
		}
		for _, f := range b.Functions {
			if got := string(f.Body[0].Value); got != c.want {
				t.Errorf("%#v of type %s is written as %s, want %s", c.x, c.t, got, c.want)
			}
		}
	}
}

// After a mistake all goes on, and what is done with its value is no further mistake.
func TestOneMistakeIsToldOnce(t *testing.T) {
	got := mistakes(t, func(a *p.App) {
		pair := a.Record("Pair", p.Part("a", p.Int), p.Part("l", p.List(p.Int, 3)))
		a.Variant("V", p.Part("X", p.Int))
		k := a.Key("k", p.Int)
		x := a.Index("x", k)
		tree := p.Tree(p.Int, 3, 3)
		a.Endpoint("e", pair, func(r p.Value) p.Value {
			bad := r.Field("missing")
			ok := p.Observe(r.Field("a"), func(s p.Seen) p.Seen { return s.Less(3).ToTag() }) // is used only beside bad
			bad.Map(pass).Filter(pass).Fold(bad, func(v, _ p.Value) p.Value { return v })
			bad.MapTree(pass).FoldTree(p.Int, func(v, _ p.Value) p.Value { return v })
			bad.Zip(r).Enumerate().Reverse().Take(1).At(2).Entries().Flatten()
			bad.Root().Down(1).Up().Left().Right().Edit(bad).Insert(bad).Delete().Whole().Focus()
			bad.Match(p.Cases{})
			k.Append(bad)
			k.AppendTo(bad, bad)
			x.Equal(1, bad)
			a.Make(pair, map[string]p.Value{"a": bad, "l": bad})
			a.List(p.Int, 1, bad)
			a.Leaf(tree, bad)
			a.Some(bad)
			a.Some(bad.As(p.Int))
			p.Option(bad.Type())
			p.Observe(bad, func(s p.Seen) p.Seen { return s })
			p.Observe2(r, bad, func(s, _ p.Seen) p.Seen { return s })
			p.Choose(bad, bad, bad)
			a.Tuple(bad, ok)
			return p.Observe(r, func(s p.Seen) p.Seen {
				bad := s.Field("wrong")
				bad.Add(1).Less(bad).Select(bad, s).Concat(bad).Get(1).Put(bad, bad).ToTag()
				bad.Fold(bad, func(v, _ p.Seen) p.Seen { return v })
				bad.Tuple(bad).List(3, bad).Some().None(p.Int)
				bad.Make(pair, map[string]p.Seen{"a": bad, "l": bad})
				bad.Const(p.Int, 1)
				bad.Construct("X", bad)
				bad.Leaf(tree)
				bad.Fuel(1)
				s.Field("a").Add(bad)
				return bad
			})
		})
	})
	if len(got) != 2 || !strings.Contains(got[0], "no field missing") || !strings.Contains(got[1], "no field wrong") {
		t.Errorf("the mistakes are\n%s\nwant two", strings.Join(got, "\n"))
	}
}

// Places are the author's, of observations and of mistakes.
func TestPlaces(t *testing.T) {
	b := build(t, func(a *p.App) {
		a.Endpoint("e", p.Int, func(r p.Value) p.Value {
			return p.Observe(r, func(n p.Seen) p.Seen { return n.Add(1) })
		})
	})
	f := endpoint(t, b, "e").Stages[0].Function
	if at := b.Sources[flow.Site{Function: f, Node: 0}]; !strings.HasPrefix(at, "builder_test.go:") {
		t.Errorf("the observation was written at %q", at)
	}
	_, err := p.New("empty").Build()
	if m := (*p.MistakeError)(nil); errors.As(err, &m) || err == nil {
		t.Errorf("a program without endpoint gives %v", err)
	}
}
