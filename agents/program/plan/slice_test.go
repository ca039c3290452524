package plan_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	p "emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/plan"
)

// planned builds and plans an application with one endpoint.
func planned(t *testing.T, app *p.App) *plan.Report {
	t.Helper()
	b, err := app.Build()
	if err != nil {
		t.Fatal(err)
	}
	pl, err := plan.New(b.Program, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	return pl.Report()
}

// sees lists what the points of the first endpoint see.
func sees(r *plan.Report) (all []string) {
	for _, pt := range r.Endpoints[0].Points {
		all = append(all, strings.Join(pt.Sees, " + "))
	}
	slices.Sort(all)
	return all
}

// An observation of several things becomes a point for each part of its result, which sees what that part needs. What is
// only moved, nobody sees. F-05, F-07, F-08, L-17.
func TestObservationsAreCut(t *testing.T) {
	person := func(app *p.App) p.Type {
		return app.Record("Person", p.Part("name", p.String(20)), p.Part("age", p.Int), p.Part("town", p.String(20)))
	}
	for name, test := range map[string]struct {
		in   func(app *p.App) p.Type
		code func(app *p.App, req p.Value) p.Value
		want []string
	}{
		"parts of a result": {person, func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen {
				return r.Field("name").Length().Tuple(r.Field("age").Add(1))
			})
		}, []string{"Person.age (request.age)", "Person.name (request.name)"}},
		"what is moved": {person, func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen {
				return r.Field("name").Tuple(r.Field("age").Add(1), r.Field("town"))
			})
		}, []string{"Person.age (request.age)"}},
		"nothing but moves": {person, func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen { return r.Field("town").Tuple(r) })
		}, nil},
		"fields of what is in a list": {
			func(app *p.App) p.Type { return p.List(person(app), 9) },
			func(_ *p.App, req p.Value) p.Value {
				return p.Observe(req, func(r p.Seen) p.Seen {
					return r.Fold(r.Const(p.Int, 0), func(sum, e p.Seen) p.Seen { return sum.Add(e.Field("age")) })
				})
			},
			[]string{"length of request + Person.age (request[*].age)"},
		},
		"parts of a state": {
			func(app *p.App) p.Type { return p.List(person(app), 9) },
			func(_ *p.App, req p.Value) p.Value {
				return p.Observe(req, func(r p.Seen) p.Seen {
					zero := r.Const(p.Int, 0)
					return r.Fold(zero.Tuple(zero), func(s, e p.Seen) p.Seen {
						return s.Field("0").Add(e.Field("age")).Tuple(s.Field("1").Add(e.Field("name").Length()))
					})
				})
			},
			[]string{"length of request + Person.age (request[*].age)", "length of request + Person.name (request[*].name)"},
		},
		"parts of what is made for each of a list": {
			func(app *p.App) p.Type { return p.List(person(app), 9) },
			func(_ *p.App, req p.Value) p.Value {
				return p.Observe(req, func(r p.Seen) p.Seen {
					return r.Map(func(e p.Seen) p.Seen { return e.Field("name").Length().Tuple(e.Field("age").Add(1)) })
				})
			},
			[]string{"length of request + Person.age (request[*].age)", "length of request + Person.name (request[*].name)"},
		},
		"parts of an option": {person, func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen {
				both := r.Field("name").Length().Tuple(r.Field("age").Add(1))
				return r.Field("town").Length().Equal(0).Select(both.Some(), both.None(both.Type()))
			})
		}, []string{
			"Person.age (request.age) + Person.town (request.town)", "Person.name (request.name) + Person.town (request.town)",
		}},
		"what is moved into an option": {person, func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen {
				both := r.Field("name").Tuple(r.Field("age"))
				return r.Field("town").Length().Equal(0).Select(both.Some(), both.None(both.Type()))
			})
		}, []string{"Person.town (request.town)"}},
		"a length": {
			func(app *p.App) p.Type { return p.List(person(app), 9) },
			func(_ *p.App, req p.Value) p.Value {
				return p.Observe(req, func(r p.Seen) p.Seen { return r.Length() })
			},
			[]string{"length of request"},
		},
		"points in a row that see the same": {person, func(_ *p.App, req p.Value) p.Value {
			length := p.Observe(req.Field("name"), func(n p.Seen) p.Seen { return n.Length() })
			return p.Observe2(length, req.Field("name"), func(l, n p.Seen) p.Seen { return n.Slice(0, l.Div(2)) })
		}, []string{"Person.name (request.name)"}},
		"points that see the same after a detour": {person, func(app *p.App, req p.Value) p.Value {
			length := p.Observe(req.Field("name"), func(n p.Seen) p.Seen { return n.Length() })
			both := app.Tuple(length, req.Field("town"))
			return p.Observe(both.Field("0"), func(l p.Seen) p.Seen { return l.Add(1) })
		}, []string{"Person.name (request.name)"}},
		"points that see more together": {person, func(app *p.App, req p.Value) p.Value {
			length := p.Observe(req.Field("name"), func(n p.Seen) p.Seen { return n.Length() })
			return p.Observe2(length, req.Field("age"), func(l, a p.Seen) p.Seen { return l.Add(a) })
		}, []string{"Person.age (request.age) + result of point 1", "Person.name (request.name)"}},
	} {
		t.Run(name, func(t *testing.T) {
			app := p.New("test")
			app.Endpoint("e", test.in(app), func(req p.Value) p.Value { return test.code(app, req) })
			if got := sees(planned(t, app)); !slices.Equal(got, test.want) {
				t.Errorf("points see %q, want %q", got, test.want)
			}
		})
	}
}

// What is declared never to be seen together is refused, also as copies and through calls; the error says where. L-16.
func TestNeverIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		code    func(app *p.App, req p.Value) p.Value
		refused bool
	}{
		"apart": {func(app *p.App, req p.Value) p.Value {
			a := p.Observe(req.Field("a"), func(a p.Seen) p.Seen { return a.Add(1) })
			return app.Tuple(a, p.Observe(req.Field("b"), func(b p.Seen) p.Seen { return b.Add(1) }))
		}, false},
		"in one observation, but not for one part": {func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen { return r.Field("a").Add(1).Tuple(r.Field("b").Add(1)) })
		}, false},
		"in one observation": {func(_ *p.App, req p.Value) p.Value {
			return p.Observe(req, func(r p.Seen) p.Seen { return r.Field("a").Add(r.Field("b")) })
		}, true},
		"moved": {func(app *p.App, req p.Value) p.Value {
			both := app.Tuple(req.Field("b"), req.Field("a"))
			return p.Observe(both, func(r p.Seen) p.Seen { return r.Field("0").Add(r.Field("1")) })
		}, true},
		"one of two, beside one": {func(_ *p.App, req p.Value) p.Value {
			which := p.Observe(req.Field("c"), func(c p.Seen) p.Seen { return c.Less(0).ToTag() })
			one := which.Match(p.Cases{
				"true":  func(p.Value) p.Value { return req.Field("a") },
				"false": func(p.Value) p.Value { return req.Field("c") },
			})
			return p.Observe2(one, req.Field("b"), func(x, b p.Seen) p.Seen { return x.Add(b) })
		}, true},
		"what is computed of it": {func(_ *p.App, req p.Value) p.Value {
			hash := p.Observe(req.Field("a"), func(a p.Seen) p.Seen { return a.Mul(a).Mod(7) })
			return p.Observe2(hash, req.Field("b"), func(x, b p.Seen) p.Seen { return x.Add(b) })
		}, false},
		"in a loop": {func(app *p.App, req p.Value) p.Value {
			return app.Fuel(3).Fold(req.Field("a"), func(s, _ p.Value) p.Value {
				return p.Observe2(s, req.Field("b"), func(s, b p.Seen) p.Seen { return s.Add(b) })
			})
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			app := p.New("test")
			rec := app.Record("Rec", p.Part("a", p.Int), p.Part("b", p.Int), p.Part("c", p.Int))
			app.Never("Rec.a", "Rec.b")
			app.Endpoint("e", rec, func(req p.Value) p.Value { return test.code(app, req) })
			b, err := app.Build()
			if err != nil {
				t.Fatal(err)
			}
			_, err = plan.New(b.Program, b.Sources)
			exposed, refused := errors.AsType[*plan.ExposureError](err)
			if refused != test.refused || err != nil && !refused {
				t.Fatalf("refused: %t, want %t: %v", refused, test.refused, err)
			}
			if refused && (exposed.Endpoint != "e" || !strings.Contains(err.Error(), "slice_test.go:") || !strings.Contains(err.Error(), "Rec.a and Rec.b")) {
				t.Errorf("it does not say where and what: %v", err)
			}
		})
	}
}

// Pairs that the author accepts are told apart from those that nobody spoke of. L-16.
func TestTogether(t *testing.T) {
	app := p.New("test")
	rec := app.Record("Rec", p.Part("a", p.Int), p.Part("b", p.Int), p.Part("c", p.Int))
	app.Together("Rec.a", "Rec.b")
	app.Endpoint("e", rec, func(req p.Value) p.Value {
		return p.Observe(req, func(r p.Seen) p.Seen { return r.Field("a").Add(r.Field("b")).Add(r.Field("c")) })
	})
	want := []plan.TogetherReport{
		{Fields: [2]string{"Rec.a", "Rec.b"}, Points: []int{1}, Declared: true},
		{Fields: [2]string{"Rec.a", "Rec.c"}, Points: []int{1}},
		{Fields: [2]string{"Rec.b", "Rec.c"}, Points: []int{1}},
	}
	got := planned(t, app).Endpoints[0].Together
	if !slices.EqualFunc(got, want, func(a, b plan.TogetherReport) bool {
		return a.Fields == b.Fields && slices.Equal(a.Points, b.Points) && a.Declared == b.Declared
	}) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// Points stay apart where what stands between them updates, and updates keep their order. L-11.
func TestUpdatesKeepTheirPlace(t *testing.T) {
	isLow := func(v p.Value) p.Value {
		return p.Observe(v, func(v p.Seen) p.Seen { return v.Less(1).ToTag() })
	}
	double := func(v p.Value) p.Value { return p.Observe(v, func(v p.Seen) p.Seen { return v.Mul(2) }) }
	for name, test := range map[string]struct {
		code func(x, a, c p.Value, log *p.Key) p.Value
		want []string
	}{
		"an update gives what it gets": {func(x, _, _ p.Value, log *p.Key) p.Value {
			return double(log.Append(x))
		}, []string{"Rec.a (request.a)"}},
		"an update between points": {func(x, a, _ p.Value, log *p.Key) p.Value {
			return double(isLow(a).Match(p.Cases{
				"true":  func(p.Value) p.Value { return log.Append(x) },
				"false": func(p.Value) p.Value { return x },
			}))
		}, []string{"Rec.a (request.a)", "result of point 1"}},
		"an update before what a point gets": {func(x, a, c p.Value, log *p.Key) p.Value {
			log.Append(x)
			return double(isLow(c).Match(p.Cases{
				"true":  func(p.Value) p.Value { return log.Append(a) },
				"false": func(p.Value) p.Value { return a },
			}))
		}, []string{"Rec.a (request.a)", "Rec.a (request.a)", "Rec.c (request.c)"}},
	} {
		t.Run(name, func(t *testing.T) {
			app := p.New("test")
			rec := app.Record("Rec", p.Part("a", p.Int), p.Part("c", p.Int))
			log := app.Key("log", p.Int)
			app.Endpoint("e", rec, func(req p.Value) p.Value {
				x := p.Observe(req.Field("a"), func(a p.Seen) p.Seen { return a.Add(1) })
				return app.Tuple(test.code(x, req.Field("a"), req.Field("c"), log), x)
			})
			b, err := app.Build()
			if err != nil {
				t.Fatal(err)
			}
			pl, err := plan.New(b.Program, b.Sources)
			if err != nil {
				t.Fatal(err)
			}
			if got := sees(pl.Report()); !slices.Equal(got, test.want) {
				t.Errorf("points see %q, want %q", got, test.want)
			}
			for label := range b.Endpoints {
				for a := range int64(2) {
					request := data.NewTuple(data.NewInt(a), data.NewInt(a))
					if err := same(t, b.Program, pl, label, request, 0, flowgen.Answers{Program: b.Program}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
}
