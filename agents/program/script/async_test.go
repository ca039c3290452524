package script_test

import (
	"bytes"
	"testing"
)

// Callbacks may be async: what is awaited builds the same.
// L-04
func TestAsyncIsTheSame(t *testing.T) {
	const declarations = `
  const entry = a.record('Entry', { author: string(64), text: string(280) });
  a.variant('Outcome', { Signed: entry, Empty: unit });
  const wall = a.key('wall', entry);
  const byAuthor = a.index('byAuthor', wall, 'author');
`
	plain := document(t, source(declarations+`
  wall.check((before, next) => next.text.length().less(100));
  const sum = a.function('sum', [list(int, 9)], (l) => l.fold(a.const(int, 0), (s, n) => observe([s, n], (s, n) => s.add(n))));
  a.endpoint('sign', entry, (req) => {
    const fits = observe([req.text, req.author], (t, u) => t.length().equal(0).or(u.equal(t)).toTag());
    const outcome = fits.match({
      true: () => a.construct('Empty'),
      false: () => a.construct('Signed', wall.append(req)),
    });
    return a.tuple(outcome, req.author, byAuthor.equal(10, req.author).map((e) => e[1].text));
  });
  a.endpoint('sum', list(int, 9), (l) => sum(l));
  a.endpoint('tree', tree(int, 9, 3), (t) => a.tuple(t.mapTree((n) => n), t.foldTree(list(int, 1), (n) => a.list(int, 1)),
    t.flatten().filter((n) => n.observe((n) => n.less(1).toTag()))));`))
	waits := document(t, source(declarations+`
  wall.check(async (before, next) => { await null; return next.text.length().less(100); });
  const sum = a.function('sum', [list(int, 9)], async (l) => {
    const zero = await a.const(int, 0);
    return await l.fold(zero, async (s, n) => observe([await s, n], async (s, n) => { await s; await n; return s.add(n); }));
  });
  a.endpoint('sign', entry, async (req) => {
    const fits = await observe([req.text, req.author], async (t, u) => {
      const empty = await t.length().equal(0);
      await new Promise((done) => done());
      return empty.or(u.equal(t)).toTag();
    });
    const outcome = await fits.match({
      true: async () => { await null; return a.construct('Empty'); },
      false: () => a.construct('Signed', wall.append(req)),
    });
    return a.tuple(outcome, req.author, await byAuthor.equal(10, req.author).map(async (e) => e[1].text));
  });
  a.endpoint('sum', list(int, 9), async (l) => await sum(l));
  a.endpoint('tree', tree(int, 9, 3), async (t) => a.tuple(await t.mapTree(async (n) => n), await t.foldTree(list(int, 1), async (n) => a.list(int, 1)),
    await t.flatten().filter((n) => n.observe(async (n) => n.less(1).toTag()))));`))
	if !bytes.Equal(plain, waits) {
		t.Errorf("with async callbacks it is\n%s\nwant\n%s", waits, plain)
	}
	if whole := document(t, "import { app, int } from 'emet';\nexport default app('x', async (a) => { await null; a.endpoint('e', int, async (r) => r); });"); len(whole) == 0 {
		t.Error("an async declaration is lost")
	}
}

// Callbacks that would run at the same time are refused: nobody could tell what belongs to which.
func TestInterleavedCallbacks(t *testing.T) {
	in := func(code string) string {
		return "a.endpoint('e', tuple(int, int), async (r) => {\n const one = async (n) => { await n; return n.add(1); };\n " + code + " });"
	}
	for _, c := range []refusal{
		{
			"all at once", in("const two = await Promise.all([\n r[0].observe(one),\n r[1].observe(one)]);\n return two[0];"),
			"app.js:6: this runs while the async callback of line 6 still does: write await before what calls it",
		},
		{
			"not awaited", in("const n = r[0].observe(one);\n return a.tuple(r);"),
			"app.js:6: this runs while the async callback of line 5 still does",
		},
		{"not awaited at the end", in("r[0].observe(one); return r;"), "app.js:5: the async callback of line 5 still runs: write await"},
		{
			"not awaited, and something else", in("r[0].observe(async (n) => { for (let i = 0; i < 9; i++) await n; return n; });\n await null; return r;"),
			"app.js:5: the async callback of line 5 still runs",
		},
		{"a promise as a value", in("const n = r[0].observe(one);\n await n;\n return a.tuple(n);"), "app.js:7: tuple: this is a promise: write await before what gave it"},
		{
			"an operation on a promise", "a.endpoint('e', int, (r) => {\n return r.observe(async (n) => n.equal(3).toTag())\n .match({ true: () => r, false: () => r }); });",
			"app.js:5: match: this is a promise: write await before what gave it",
		},
		{
			"a promise as a result", "a.endpoint('e', int, (r) => {\n r.observe(async (n) => { await n; return n; });\n return r; });",
			"app.js:4: the async callback of line 4 still runs",
		},
		{"never", in("await new Promise(() => {}); return r;"), "app.js:3: the code waits for something that never comes"},
		{"an error behind an await", in("await null;\n null.x; return r;"), "app.js:6: TypeError"},
		{"a mistake behind an await", in("await null;\n return r.nothing;"), "app.js:6: tuple(int, int) has no field nothing"},
	} {
		t.Run(c.name, c.check)
	}
}
