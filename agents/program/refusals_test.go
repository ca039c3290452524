package program_test

import (
	"testing"

	p "emet/agents/program"
)

// What the language does not have, and what a program does not say well, is refused, each with its place and what to do
// instead. Package script has the same for JavaScript.
// L-06, L-07, L-12, L-13, M-10
func TestRefusals(t *testing.T) {
	entryOf := func(a *p.App) p.Type {
		return a.Record("Entry", p.Part("name", p.String(9)), p.Part("n", p.Int))
	}
	see := func(s p.Seen) p.Seen { return s }
	endpoint := func(in p.Type, code func(a *p.App, r p.Value) p.Value) func(a *p.App) {
		return func(a *p.App) { a.Endpoint("e", in, func(r p.Value) p.Value { return code(a, r) }) }
	}
	for _, c := range []struct {
		name, want string
		declare    func(a *p.App)
	}{
		{"recursion", "a function calls itself: again calls again; use Map", func(a *p.App) {
			var again *p.Function
			again = a.Function("again", []p.Type{p.Int}, func(in []p.Value) p.Value { return again.Call(in...) })
			a.Endpoint("e", p.Int, func(r p.Value) p.Value { return again.Call(r) })
		}},
		{"mutual recursion", "a function calls itself: ping calls pong calls ping", func(a *p.App) {
			var ping, pong *p.Function
			ping = a.Function("ping", []p.Type{p.Int}, func(in []p.Value) p.Value { return pong.Call(in...) })
			pong = a.Function("pong", []p.Type{p.Int}, func(in []p.Value) p.Value { return ping.Call(in...) })
			a.Endpoint("e", p.Int, pass)
		}},
		{"a loop without end", "more than 65536 nodes: a loop", endpoint(p.Int, func(a *p.App, r p.Value) p.Value {
			for {
				r = a.Tuple(r).Field("0")
			}
		})},
		{"a loop without end in a function", "more than 65536 nodes: a loop", func(a *p.App) {
			a.Function("f", []p.Type{p.Int}, func(in []p.Value) p.Value {
				for {
					in[0] = a.Tuple(in[0]).Field("0")
				}
			})
		}},
		{"an observation for nothing", "nobody uses what this observation gives", endpoint(p.Int, func(_ *p.App, r p.Value) p.Value {
			p.Observe(r, see)
			return r
		})},
		{"an observation within another", "an observation within an observation", endpoint(p.Int, func(_ *p.App, r p.Value) p.Value {
			return p.Observe(r, func(s p.Seen) p.Seen { p.Observe(r, see); return s })
		})},
		{"an observation of nothing", "an observation of nothing", endpoint(p.Int, func(a *p.App, _ p.Value) p.Value {
			return a.ObserveAll(nil, func([]p.Seen) p.Seen { return p.Seen{} })
		})},
		{"an update where primitives are seen", "an update where primitives are seen", func(a *p.App) {
			k := a.Key("k", p.Int)
			a.Endpoint("e", p.Int, func(r p.Value) p.Value {
				return p.Observe(r, func(s p.Seen) p.Seen { k.Append(r); return s })
			})
		}},
		{"a query where primitives are seen", "servers have no database", func(a *p.App) {
			x := a.Index("x", a.Key("k", p.Int))
			a.Endpoint("e", p.Int, func(r p.Value) p.Value {
				return p.Observe(r, func(s p.Seen) p.Seen { x.All(1); return s })
			})
		}},
		{"a call where primitives are seen", "function f is structure", func(a *p.App) {
			f := a.Function("f", []p.Type{p.Int}, func(in []p.Value) p.Value { return in[0] })
			a.Endpoint("e", p.Int, func(r p.Value) p.Value {
				return p.Observe(r, func(s p.Seen) p.Seen { f.Call(r); return s })
			})
		}},
		{"a value of structure where primitives are seen", "a value of endpoint e is used in an observation", endpoint(p.Tuple(p.Int, p.Int), func(_ *p.App, r p.Value) p.Value {
			return p.Observe(r.Field("0"), func(s p.Seen) p.Seen { r.Field("1"); return s })
		})},
		{"a value beyond its callback", "a value of an observation is used in endpoint e", endpoint(p.Int, func(_ *p.App, r p.Value) p.Value {
			var kept p.Seen
			n := p.Observe(r, func(s p.Seen) p.Seen { kept = s; return s })
			kept.Add(1)
			return n
		})},
		{"a value of another case", "a value of case none is used in case some", endpoint(p.Option(p.Int), func(a *p.App, r p.Value) p.Value {
			var kept p.Value
			return r.Match(p.Cases{
				"none": func(p.Value) p.Value { kept = a.Fuel(1); return a.Tuple(kept) },
				"some": func(p.Value) p.Value { return a.Tuple(kept) },
			})
		})},
		{"a value of another endpoint", "a value of endpoint one is used in endpoint e", func(a *p.App) {
			var kept p.Value
			a.Endpoint("one", p.Int, func(r p.Value) p.Value { kept = r; return r })
			a.Endpoint("e", p.Int, func(p.Value) p.Value { return kept })
		}},
		{"a query by a value beyond its callback", "a value of case some is used in endpoint e", func(a *p.App) {
			x := a.Index("x", a.Key("k", p.Tuple(p.Int)), "0")
			a.Endpoint("e", p.Option(p.Int), func(r p.Value) p.Value {
				var kept p.Value
				r.Match(p.Cases{
					"none": func(p.Value) p.Value { return a.Fuel(1) },
					"some": func(n p.Value) p.Value {
						kept = p.Observe(n, see)
						return a.Fuel(1).Zip(a.List(p.Int, 1, kept)).Map(func(p.Value) p.Value { return a.Const(p.Unit, nil) })
					},
				})
				return x.Equal(1, kept)
			})
		}},
		{"a query by what a case computes", "this query needs what case some computes", func(a *p.App) {
			x := a.Index("x", a.Key("k", p.Tuple(p.Int)), "0")
			a.Endpoint("e", p.Option(p.Int), func(r p.Value) p.Value {
				return r.Match(p.Cases{
					"none": func(p.Value) p.Value { return x.All(1) },
					"some": func(n p.Value) p.Value { return x.Equal(1, p.Observe(n, see)) },
				})
			})
		}},
		{"a value outside of all", "fuel is used outside of a function", func(a *p.App) { a.Fuel(1) }},
		{"the time outside of an endpoint", "the time is known in endpoints only", func(a *p.App) {
			a.Function("f", nil, func([]p.Value) p.Value { return a.Now() })
		}},
		{"a query outside of an endpoint", "a query outside of an endpoint", func(a *p.App) {
			x := a.Index("x", a.Key("k", p.Int))
			a.Function("f", nil, func([]p.Value) p.Value { return x.All(1) })
		}},
		{"an endpoint within another", "endpoint two is declared within endpoint e", endpoint(p.Int, func(a *p.App, r p.Value) p.Value {
			a.Endpoint("two", p.Int, pass)
			return r
		})},
		{"no result", "endpoint e returns nothing", endpoint(p.Int, func(*p.App, p.Value) p.Value { return p.Value{} })},
		{"a function without result", "function f returns nothing", func(a *p.App) {
			a.Function("f", nil, func([]p.Value) p.Value { return p.Value{} })
		}},
		{"a place as a result", "a place in a tree cannot be sent", endpoint(p.Tree(p.Int, 2, 2), func(_ *p.App, r p.Value) p.Value { return r.Root() })},
		{"a request without limits", "endpoint e: a value of type", endpoint(p.List(p.String(1<<20), 1<<20), func(_ *p.App, r p.Value) p.Value { return r })},
		{"a key without limits", "key k: a value of type", func(a *p.App) { a.Key("k", p.List(p.String(1<<20), 1<<20)) }},
		{"a parameter without limits", "function f: parameter 0: a value of type", func(a *p.App) {
			a.Function("f", []p.Type{p.List(p.String(1<<20), 1<<20)}, func([]p.Value) p.Value { return a.Fuel(1) })
		}},
		{"a parameter without type", "function f: parameter 1 has no type", func(a *p.App) {
			a.Function("f", []p.Type{p.Int, nil}, func([]p.Value) p.Value { return a.Fuel(1) })
		}},
		{"a digit too many", "decimal with 19 digits after the point", endpoint(p.Decimal(19), func(_ *p.App, r p.Value) p.Value { return r })},
		{"a field without type", "R.x has no type", func(a *p.App) { a.Record("R", p.Part("x", nil)) }},
		{"a key without type", "key k: no type that can be kept", func(a *p.App) { a.Key("k", nil) }},
		{"an endpoint without type", "endpoint e: no type that can be sent", func(a *p.App) { a.Endpoint("e", nil, pass) }},
		{"an unknown field", "Entry has no field nmae: it has name, n", func(a *p.App) {
			a.Endpoint("e", entryOf(a), func(r p.Value) p.Value { return r.Field("nmae") })
		}},
		{"an unknown part", "tuple(int) has no field 1", endpoint(p.Tuple(p.Int), func(_ *p.App, r p.Value) p.Value { return r.Field("1") })},
		{"an unknown tag", "there is no tag Nothing: declare it", endpoint(p.Int, func(a *p.App, _ p.Value) p.Value { return a.Construct("Nothing") })},
		{"an unknown case", "option(int) has no tag maybe: it has none, some", endpoint(p.Option(p.Int), func(a *p.App, r p.Value) p.Value {
			return r.Match(p.Cases{"none": pass, "some": pass, "maybe": pass})
		})},
		{"a missing case", "there is no case for some", endpoint(p.Option(p.Int), func(a *p.App, r p.Value) p.Value {
			return r.Match(p.Cases{"none": pass})
		})},
		{"cases without tags", "int has no tags to match", endpoint(p.Int, func(a *p.App, r p.Value) p.Value { return r.Match(p.Cases{}) })},
		{"cases of different types", "case 1 gives int, another unit", endpoint(p.Option(p.Int), func(a *p.App, r p.Value) p.Value {
			return r.Match(p.Cases{"none": pass, "some": pass})
		})},
		{"a missing member", "field n of Entry is missing", func(a *p.App) {
			entry := entryOf(a)
			a.Endpoint("e", entry, func(r p.Value) p.Value { return a.Make(entry, map[string]p.Value{"name": r.Field("name")}) })
		}},
		{"a member too many", "Entry has no field m", func(a *p.App) {
			entry := entryOf(a)
			a.Endpoint("e", entry, func(r p.Value) p.Value { return a.Make(entry, map[string]p.Value{"m": r}) })
		}},
		{"members of no record", "int is no record", endpoint(p.Int, func(a *p.App, _ p.Value) p.Value { return a.Make(p.Int, nil) })},
		{"a list of none", "map: int is no list", endpoint(p.Int, func(_ *p.App, r p.Value) p.Value { return r.Map(pass) })},
		{"numbers of two types", "add: int and decimal(2)", endpoint(p.Tuple(p.Int, p.Decimal(2)), func(_ *p.App, r p.Value) p.Value {
			return p.Observe(r, func(s p.Seen) p.Seen { return s.Field("0").Add(s.Field("1")) })
		})},
		{"a type that does not fit", "string(9) does not fit into string(8)", endpoint(p.String(9), func(_ *p.App, r p.Value) p.Value { return r.As(p.String(8)) })},
		{"a state that grows", "its first state and what its function gives", endpoint(p.List(p.String(2), 3), func(a *p.App, r p.Value) p.Value {
			return p.Observe(r, func(s p.Seen) p.Seen {
				return s.Fold(s.Const(p.String(0), ""), func(all, part p.Seen) p.Seen { return all.Concat(part) })
			})
		})},
		{"an update that does not fit", "a log of string(8) has no place for string(9)", func(a *p.App) {
			k := a.Key("k", p.String(8))
			a.Endpoint("e", p.String(9), func(r p.Value) p.Value { return k.Append(r) })
		}},
		{"an update of no log", "int is no id of a log", func(a *p.App) {
			k := a.Key("k", p.Int)
			a.Endpoint("e", p.Int, func(r p.Value) p.Value { return k.AppendTo(r, r) })
		}},
		{"a check that is none", "the check of a key gives int: it should give a bool", func(a *p.App) {
			a.Key("k", p.Int).Check(func(_, next p.Seen) p.Seen { return next })
		}},
		{"a move of no tag", "S has no tag C: it has A, B", func(a *p.App) {
			a.Key("k", a.Variant("S", p.Tag("A"), p.Tag("B"))).Move("A", "C")
		}},
		{"a move from no tag", "S has no tag C: it has A, B", func(a *p.App) {
			a.Key("k", a.Variant("S", p.Tag("A"), p.Tag("B"))).Move("C", "A")
		}},
		{"an index by no field", "index x: Entry has no field m", func(a *p.App) { a.Index("x", a.Key("k", entryOf(a)), "m") }},
		{"an index by no field that is asked", "index x: Entry has no field m", func(a *p.App) {
			x := a.Index("x", a.Key("k", entryOf(a)), "m").Latest().Doc("none")
			a.Endpoint("e", p.Int, func(p.Value) p.Value { return x.All(1) })
		}},
		{"an index by no primitive", "k is no primitive, so it has no order", func(a *p.App) {
			a.Index("x", a.Key("key", a.Record("R", p.Part("k", p.Option(p.Int)))), "k")
		}},
		{"two types of a name", "there are two of type Entry", func(a *p.App) { entryOf(a); a.Variant("Entry", p.Tag("A")) }},
		{"two keys of a name", "there are two of key k", func(a *p.App) { a.Key("k", p.Int); a.Key("k", p.Bool) }},
		{"two indices of a name", "there are two of index x", func(a *p.App) {
			k := a.Key("k", p.Int)
			a.Index("x", k)
			a.Index("x", k)
		}},
		{"two endpoints of a name", "there are two of endpoint e", func(a *p.App) { a.Endpoint("e", p.Int, pass); a.Endpoint("e", p.Int, pass) }},
		{"two functions of a name", "there are two of function f", func(a *p.App) {
			for range 2 {
				a.Function("f", nil, func([]p.Value) p.Value { return a.Fuel(1) })
			}
		}},
		{"two tags of a name", "tag A of W is one of V already", func(a *p.App) { a.Variant("V", p.Tag("A")); a.Variant("W", p.Tag("A")) }},
		{"two fields of a name", "R has two parts x", func(a *p.App) { a.Record("R", p.Part("x", p.Int), p.Part("x", p.Int)) }},
		{"a name that is none", "type \"9\": a name begins with a letter", func(a *p.App) { a.Record("9") }},
		{"a field's name that is none", "R.a-b: a name begins with a letter", func(a *p.App) { a.Record("R", p.Part("a-b", p.Int)) }},
		{"a variant of nothing", "variant without tags", func(a *p.App) { a.Variant("V") }},
		{"never and together", "Entry.n and Entry.name are declared both never and together", func(a *p.App) {
			entryOf(a)
			a.Never("Entry.name", "Entry.n")
			a.Together("Entry.n", "Entry.name")
		}},
		{"together and never", "declared both never and together", func(a *p.App) {
			entryOf(a)
			a.Together("Entry.name", "Entry.n")
			a.Never("Entry.name", "Entry.n")
		}},
		{"never of one field", "Entry.n and Entry.n are one field", func(a *p.App) { entryOf(a); a.Never("Entry.n", "Entry.n") }},
		{"never of no field", "there is no Entry.m", func(a *p.App) { entryOf(a); a.Never("Entry.n", "Entry.m") }},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.want, c.declare) })
	}
}
