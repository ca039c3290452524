package script_test

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"

	p "emet/agents/program"
	"emet/agents/program/script"
)

// twin is a program in both languages. In JavaScript it is the body of app's callback, where a is the builder.
type twin struct {
	name string
	goes func(a *p.App)
	js   string
}

const head = "import { app, observe, choose, unit, bool, int, time, id, truth, string, bytes, decimal, option, tuple, list, dict, tree } from 'emet';\n" +
	"export default app('twin', (a) => {\n"

func source(body string) string { return head + body + "\n});\n" }

// Together these use all that either front end has: see TestSurface.
var twins = []twin{
	{"types", func(a *p.App) {
		all := a.Record("All", p.Part("a", p.Unit), p.Part("b", p.Bool), p.Part("c", p.Int), p.Part("d", p.Time), p.Part("e", p.ID),
			p.Part("f", p.Truth), p.Part("g", p.String(7)), p.Part("h", p.Bytes(8)), p.Part("i", p.Decimal(9)), p.Part("j", p.Option(p.Int)),
			p.Part("k", p.Tuple(p.Int, p.Bool, p.Tuple())), p.Part("l", p.List(p.Int, 10)), p.Part("m", p.Dict(p.String(5), p.Int, 11)),
			p.Part("n", p.Tree(p.Bool, 12, 3)))
		a.Variant("Way", p.Tag("North"), p.Part("South", all))
		a.Endpoint("all", all, func(r p.Value) p.Value { return a.Construct("South", r) }).Doc("All of it.")
	}, `
  const all = a.record('All', { a: unit, b: bool, c: int, d: time, e: id, f: truth, g: string(7), h: bytes(8), i: decimal(9), j: option(int),
    k: tuple(int, bool, tuple()), l: list(int, 10), m: dict(string(5), int, 11), n: tree(bool, 12, 3) });
  a.variant('Way', { North: unit, South: all });
  a.endpoint('all', all, (r) => a.construct('South', r)).doc('All of it.');`},

	{"logs", func(a *p.App) {
		entry := a.Record("Entry", p.Part("name", p.String(9)), p.Part("at", p.Time))
		state := a.Variant("State", p.Part("Open", entry), p.Tag("Done"))
		wall := a.Key("wall", entry).Doc("A wall.").Check(func(before, next p.Seen) p.Seen {
			return before.Match(p.SeenCases{
				"none": func(p.Seen) p.Seen { return next.Const(p.Bool, true) },
				"some": func(old p.Seen) p.Seen { return old.Field("at").AtMost(next.Field("at")) },
			})
		})
		states := a.Key("states", state).Start("Open").Move("Open", "Done")
		byName := a.Index("byName", wall, "name", "at").Doc("By name.")
		latest := a.Index("latest", states).Latest()
		a.Never("Entry.name", "Entry.at")
		a.Together("State.Open", "Entry.at")
		ask := a.Tuple
		a.Endpoint("ask", entry, func(r p.Value) p.Value {
			return ask(byName.All(2), byName.Equal(3, r.Field("name")), byName.Prefix(4, r.Field("name")),
				byName.Range(5, r.Field("name"), a.Now(), r.Field("at")), latest.All(1))
		})
		a.Endpoint("write", p.Tuple(p.ID, entry), func(r p.Value) p.Value {
			wall.Append(r.Field("1"))
			return states.AppendTo(r.Field("0"), a.Construct("Done"))
		})
	}, `
  const entry = a.record('Entry', { name: string(9), at: time });
  const state = a.variant('State', { Open: entry, Done: unit });
  const wall = a.key('wall', entry).doc('A wall.').check((before, next) => before.match({
    none: () => next.const(bool, true),
    some: (old) => old.field('at').atMost(next.field('at')),
  }));
  const states = a.key('states', state).start('Open').move('Open', 'Done');
  const byName = a.index('byName', wall, 'name', 'at').doc('By name.');
  const latest = a.index('latest', states).latest();
  a.never('Entry.name', 'Entry.at');
  a.together('State.Open', 'Entry.at');
  a.endpoint('ask', entry, (r) =>
    a.tuple(byName.all(2), byName.equal(3, r.name), byName.prefix(4, r.name), byName.range(5, r.name, a.now(), r.field('at')), latest.all(1)));
  a.endpoint('write', tuple(id, entry), (r) => {
    wall.append(r[1]);
    return states.appendTo(r[0], a.construct('Done'));
  });`},

	{"split", func(a *p.App) {
		k := a.Key("k", p.Tuple(p.Int))
		x := a.Index("x", k, "0")
		a.Endpoint("e", p.Int, func(r p.Value) p.Value {
			next := p.Observe(r, func(n p.Seen) p.Seen { return n.Add(1) })
			k.Append(a.Tuple(next))
			return a.Tuple(x.Equal(1, next), x.Equal(1, a.Const(p.Int, 5)), a.Now())
		})
	}, `
  const k = a.key('k', tuple(int));
  const x = a.index('x', k, '0');
  a.endpoint('e', int, (r) => {
    const next = r.observe((n) => n.add(1));
    k.append(a.tuple(next));
    return a.tuple(x.equal(1, next), x.equal(1, a.const(int, 5)), a.now());
  });`},

	{"structure", func(a *p.App) {
		pair := a.Record("Pair", p.Part("one", p.Int), p.Part("two", p.Int))
		a.Variant("Way", p.Tag("North"), p.Part("South", p.Int))
		swap := a.Function("swap", []p.Type{pair, p.Int}, func(in []p.Value) p.Value {
			return a.Make(pair, map[string]p.Value{"two": in[0].Field("one"), "one": in[1]})
		})
		a.Function("unused", nil, func([]p.Value) p.Value { return a.Fuel(1) })
		a.Endpoint("make", pair, func(r p.Value) p.Value {
			one := r.Field("one")
			return a.Tuple(swap.Call(r, one), a.Construct("North"), a.Construct("South", one), a.Some(one), a.None(p.Int),
				a.List(p.Int, 4, one, r.Field("two")), a.Leaf(p.Tree(p.Int, 5, 2), one), a.Fuel(3), one.As(p.Int),
				a.Const(p.String(9), "text"), a.Const(p.Decimal(2), "12.50"), a.Const(p.Int, 7), a.Const(p.Bytes(3), []byte{1, 0xab}),
				a.Const(p.Bool, true), a.Const(p.Unit, nil), a.Const(p.List(p.Int, 3), []any{1, 2}), a.Const(p.Truth, false))
		})
		numbers := p.List(p.Int, 8)
		a.Endpoint("lists", p.Tuple(numbers, p.Dict(p.Int, p.Bool, 4), p.Int), func(r p.Value) p.Value {
			l, d := r.Field("0"), r.Field("1")
			return a.Tuple(l.Zip(l), l.Enumerate(), l.Reverse(), l.Take(2), l.At(1), d.Entries(),
				l.Map(func(e p.Value) p.Value { return a.Tuple(e, r.Field("2")) }),
				l.Filter(func(e p.Value) p.Value { return p.Observe(e, func(e p.Seen) p.Seen { return e.Less(5).ToTag() }) }),
				l.Fold(a.Const(p.Int, 0), func(sum, e p.Value) p.Value {
					return p.Observe2(sum, e, func(sum, e p.Seen) p.Seen { return sum.Add(e) })
				}),
				l.As(p.List(p.Int, 20)))
		})
		tree := p.Tree(p.Int, 9, 3)
		a.Endpoint("trees", tree, func(t p.Value) p.Value {
			at := t.Root()
			return a.Tuple(t.Flatten(), t.MapTree(func(n p.Value) p.Value { return a.Some(n) }),
				t.FoldTree(p.List(p.Int, 9), func(n, below p.Value) p.Value { return a.List(p.Int, 9, n) }), at.Focus(),
				at.Down(1).Match(p.Cases{
					"none": func(p.Value) p.Value { return at.Whole() },
					"some": func(z p.Value) p.Value { return z.Edit(at.Focus()).Whole() },
				}),
				whole(a, at.Up()), whole(a, at.Left()), whole(a, at.Right()), whole(a, at.Insert(at.Focus())), whole(a, at.Delete()))
		})
		a.Endpoint("look", p.Tuple(p.Bool, p.Int, p.Int), func(r p.Value) p.Value {
			b, x, y := r.Field("0"), r.Field("1"), r.Field("2")
			return a.Tuple(p.Choose(b, x, y),
				p.Observe3(b, x, y, func(b, x, y p.Seen) p.Seen { return b.Select(y, x) }),
				a.ObserveAll([]p.Value{b, x, y, r}, func(s []p.Seen) p.Seen { return s[0].Tuple(s[1:]...) }))
		})
	}, `
  const pair = a.record('Pair', { one: int, two: int });
  a.variant('Way', { North: unit, South: int });
  const swap = a.function('swap', [pair, int], (p, n) => a.make(pair, { two: p.one, one: n }));
  a.function('unused', [], () => a.fuel(1));
  a.endpoint('make', pair, (r) => {
    const one = r.one;
    return a.tuple(swap(r, one), a.construct('North'), a.construct('South', one), a.some(one), a.none(int),
      a.list(int, 4, one, r.two), a.leaf(tree(int, 5, 2), one), a.fuel(3), one.as(int),
      a.const(string(9), 'text'), a.const(decimal(2), '12.50'), a.const(int, 7n), a.const(bytes(3), new Uint8Array([1, 0xab])),
      a.const(bool, true), a.const(unit, null), a.const(list(int, 3), [1, 2]), a.const(truth, false));
  });
  const numbers = list(int, 8);
  a.endpoint('lists', tuple(numbers, dict(int, bool, 4), int), (r) => {
    const [l, d] = [r[0], r[1]];
    return a.tuple(l.zip(l), l.enumerate(), l.reverse(), l.take(2), l.at(1), d.entries(),
      l.map((e) => a.tuple(e, r[2])),
      l.filter((e) => e.observe((e) => e.less(5).toTag())),
      l.fold(a.const(int, 0), (sum, e) => observe([sum, e], (sum, e) => sum.add(e))),
      l.as(list(int, 20)));
  });
  const whole = (z) => z.match({ none: () => a.none(tree(int, 9, 3)), some: (z) => a.some(z.whole()) });
  a.endpoint('trees', tree(int, 9, 3), (t) => {
    const at = t.root();
    return a.tuple(t.flatten(), t.mapTree((n) => a.some(n)), t.foldTree(list(int, 9), (n, below) => a.list(int, 9, n)), at.focus(),
      at.down(1).match({ none: () => at.whole(), some: (z) => z.edit(at.focus()).whole() }),
      whole(at.up()), whole(at.left()), whole(at.right()), whole(at.insert(at.focus())), whole(at.delete()));
  });
  a.endpoint('look', tuple(bool, int, int), (r) => {
    const [b, x, y] = [r[0], r[1], r[2]];
    return a.tuple(choose(b, x, y), observe([b, x, y], (b, x, y) => b.select(y, x)),
      observe([b, x, y, r], (b, ...more) => b.tuple(...more)));
  });`},

	{"seen", func(a *p.App) {
		pair := a.Record("Pair", p.Part("one", p.Int), p.Part("two", p.Int))
		a.Variant("Way", p.Tag("North"), p.Part("South", p.Int))
		a.Endpoint("numbers", p.Tuple(p.Int, p.Decimal(4), p.Time), func(r p.Value) p.Value {
			return p.Observe(r, func(r p.Seen) p.Seen {
				n, d, t := r.Field("0"), r.Field("1"), r.Field("2")
				return n.Tuple(n.Add(1), n.Sub(n), n.Mul(-2), n.Div(3), n.Mod(4), n.Neg(), n.ToDecimal(2), d.Round(), d.Mul("0.025"),
					d.Add("1"), t.Since(t), t.Later(60), n.Format(), n.Less(1), n.AtMost(2), n.Equal(3).And(n.Less(9)).Or(true).Not(),
					n.Less(0).ToTag().FromTag(), n.Less(0).Select(n, n.Const(p.Int, 4)), t.Less(5))
			})
		})
		a.Endpoint("texts", p.Tuple(p.String(20), p.Bytes(65), p.ID), func(r p.Value) p.Value {
			return p.Observe(r, func(r p.Seen) p.Seen {
				s, b, i := r.Field("0"), r.Field("1"), r.Field("2")
				return s.Tuple(s.Length(), s.ByteLength(), s.Concat("!"), s.Slice(1, 3), s.Contains("a"), s.HasPrefix("b"), s.HasSuffix("c"),
					s.Find("d"), s.Split(",", 3), s.ToLower(), s.ToUpper(), s.FoldCase(), s.Clip(4), s.ToBytes(), i.ToBytes(),
					b.SHA256(), b.Keccak256(), b.Verify(b, b), b.Contains([]byte{1}), s.Less("m"), b.Equal("0xab"))
			})
		})
		a.Endpoint("shapes", p.Tuple(p.List(p.Int, 4), p.Dict(p.String(4), p.Int, 3), p.Tree(p.Int, 5, 2)), func(r p.Value) p.Value {
			return p.Observe(r, func(r p.Seen) p.Seen {
				l, d, t := r.Field("0"), r.Field("1"), r.Field("2")
				zero := l.Const(p.Int, 0)
				at := t.Root()
				return l.Tuple(l.Get(1), d.Get("k"), d.Put("k", zero), d.Remove("k"), d.Entries(), l.Concat(l), l.Enumerate(), l.Zip(l),
					l.Reverse(), l.Take(1), l.At(0), l.Clip(2), l.Slice(0, 1),
					l.Map(func(e p.Seen) p.Seen { return e.Add(zero) }),
					l.Filter(func(e p.Seen) p.Seen { return e.Less(1).ToTag() }),
					l.Fold(zero, func(s, e p.Seen) p.Seen { return s.Add(e) }),
					t.MapTree(func(e p.Seen) p.Seen { return e.Neg() }),
					t.FoldTree(p.Int, func(e, below p.Seen) p.Seen {
						return below.Fold(e, func(s, e p.Seen) p.Seen { return s.Add(e) })
					}),
					t.Flatten(), at.Focus(), at.Edit(zero).Whole(), l.As(p.List(p.Int, 6)),
					at.Down(0).Match(p.SeenCases{
						"none": func(p.Seen) p.Seen { return at.Whole() }, "some": func(z p.Seen) p.Seen { return z.Whole() },
					}),
					wholeSeen(at.Up()), wholeSeen(at.Left()), wholeSeen(at.Right()), wholeSeen(at.Insert(zero)), wholeSeen(at.Delete()),
					l.Make(pair, map[string]p.Seen{"one": zero, "two": l.Length()}), l.Construct("North"), l.Construct("South", zero),
					zero.List(3, zero, zero), zero.Some(), l.None(p.Int), zero.Leaf(p.Tree(p.Int, 2, 2)), l.Fuel(3))
			})
		})
	}, `
  const pair = a.record('Pair', { one: int, two: int });
  a.variant('Way', { North: unit, South: int });
  a.endpoint('numbers', tuple(int, decimal(4), time), (r) => r.observe((r) => {
    const [n, d, t] = [r[0], r[1], r[2]];
    return n.tuple(n.add(1), n.sub(n), n.mul(-2), n.div(3), n.mod(4n), n.neg(), n.toDecimal(2), d.round(), d.mul(0.025),
      d.add('1'), t.since(t), t.later(60), n.format(), n.less(1), n.atMost(2), n.equal(3).and(n.less(9)).or(true).not(),
      n.less(0).toTag().fromTag(), n.less(0).select(n, n.const(int, 4)), t.less(5));
  }));
  a.endpoint('texts', tuple(string(20), bytes(65), id), (r) => r.observe((r) => {
    const [s, b, i] = [r[0], r[1], r[2]];
    return s.tuple(s.length(), s.byteLength(), s.concat('!'), s.slice(1, 3), s.contains('a'), s.hasPrefix('b'), s.hasSuffix('c'),
      s.find('d'), s.split(',', 3), s.toLower(), s.toUpper(), s.foldCase(), s.clip(4), s.toBytes(), i.toBytes(),
      b.sha256(), b.keccak256(), b.verify(b, b), b.contains(new Uint8Array([1])), s.less('m'), b.equal('0xab'));
  }));
  const whole = (z) => z.match({ none: () => z.none(tree(int, 5, 2)), some: (z) => z.whole().some() });
  a.endpoint('shapes', tuple(list(int, 4), dict(string(4), int, 3), tree(int, 5, 2)), (r) => r.observe((r) => {
    const [l, d, t] = [r[0], r[1], r[2]];
    const zero = l.const(int, 0);
    const at = t.root();
    return l.tuple(l.get(1), d.get('k'), d.put('k', zero), d.remove('k'), d.entries(), l.concat(l), l.enumerate(), l.zip(l),
      l.reverse(), l.take(1), l.at(0), l.clip(2), l.slice(0, 1),
      l.map((e) => e.add(zero)),
      l.filter((e) => e.less(1).toTag()),
      l.fold(zero, (s, e) => s.add(e)),
      t.mapTree((e) => e.neg()),
      t.foldTree(int, (e, below) => below.fold(e, (s, e) => s.add(e))),
      t.flatten(), at.focus(), at.edit(zero).whole(), l.as(list(int, 6)),
      at.down(0).match({ none: () => at.whole(), some: (z) => z.whole() }),
      whole(at.up()), whole(at.left()), whole(at.right()), whole(at.insert(zero)), whole(at.delete()),
      l.make(pair, { one: zero, two: l.length() }), l.construct('North'), l.construct('South', zero),
      zero.list(3, zero, zero), zero.some(), l.none(int), zero.leaf(tree(int, 2, 2)), l.fuel(3));
  }));`},
}

func whole(a *p.App, z p.Value) p.Value {
	return z.Match(p.Cases{
		"none": func(p.Value) p.Value { return a.None(p.Tree(p.Int, 9, 3)) },
		"some": func(z p.Value) p.Value { return a.Some(z.Whole()) },
	})
}

func wholeSeen(z p.Seen) p.Seen {
	return z.Match(p.SeenCases{
		"none": func(p.Seen) p.Seen { return z.None(p.Tree(p.Int, 5, 2)) },
		"some": func(z p.Seen) p.Seen { return z.Whole().Some() },
	})
}

// Every operation builds the same document in both languages, byte for byte.
// L-01, L-02, L-03, L-10, L-14, B-12
func TestDocumentsAreEqual(t *testing.T) {
	for _, twin := range twins {
		t.Run(twin.name, func(t *testing.T) {
			a := p.New("twin")
			twin.goes(a)
			b, err := a.Build()
			if err != nil {
				t.Fatal(err)
			}
			want, err := b.Encode()
			if err != nil {
				t.Fatal(err)
			}
			js, err := build(t, source(twin.js))
			if err != nil {
				t.Fatalf("%v\nof\n%s", err, numbered(source(twin.js)))
			}
			got, err := js.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("in JavaScript it is\n%s\nwant\n%s", got, want)
			}
			if len(js.Notices) != len(b.Notices) {
				t.Errorf("in JavaScript there are the notices %q, want %q", js.Notices, b.Notices)
			}
			for site := range b.Sources {
				if !strings.HasPrefix(js.Sources[site], "app.js:") {
					t.Errorf("%v was written at %q", site, js.Sources[site])
				}
			}
		})
	}
}

// goOnly are operations that JavaScript has in another form, or not at all.
var goOnly = map[string]string{
	"App.Build":      "the host's",
	"App.ObserveAll": "observe",
	"Value.Type":     "types are known in Go only",
	"Value.String":   "values are opaque",
	"Seen.Type":      "types are known in Go only",
	"Seen.String":    "values are opaque",
	"Function.Call":  "functions are called as they are",
}

var word = regexp.MustCompile(`[a-zA-Z0-9]+`)

// What Go has, JavaScript has, its declarations have, and the twins use.
func TestSurface(t *testing.T) {
	used, declared := map[string]bool{}, map[string]bool{}
	for _, twin := range twins {
		for _, w := range word.FindAllString(twin.js, -1) {
			used[w] = true
		}
	}
	for _, w := range word.FindAllString(string(script.Declarations()), -1) {
		declared[w] = true
	}
	for _, x := range []any{&p.App{}, p.Value{}, p.Seen{}, &p.Key{}, &p.Index{}, &p.Endpoint{}, &p.Function{}} {
		typ := reflect.TypeOf(x)
		name := typ.Name()
		if typ.Kind() == reflect.Pointer {
			name = typ.Elem().Name()
		}
		for m := range typ.Methods() {
			method := m.Name
			if _, ok := goOnly[name+"."+method]; ok {
				continue
			}
			js := strings.ToLower(method[:1]) + method[1:]
			if method == "SHA256" {
				js = "sha256"
			}
			if !used[js] || !declared[js] {
				t.Errorf("%s.%s: used by the twins %v, declared for editors %v", name, method, used[js], declared[js])
			}
		}
	}
}

// A file builds the same document, places and notices every time.
func TestBuildIsDeterministic(t *testing.T) {
	var want []byte
	for range 3 {
		b, err := build(t, source(twins[2].js))
		if err != nil {
			t.Fatal(err)
		}
		got, err := b.Write()
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("built again it is\n%s\nwant\n%s", got, want)
		}
	}
}
