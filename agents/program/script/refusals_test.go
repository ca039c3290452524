package script_test

import (
	"strings"
	"testing"

	"emet/agents/program"
)

// refusal is a file that is refused with one mistake. What is not a whole file is the body of app's callback, which
// begins in line 3.
type refusal struct {
	name, js string
	want     string // with its line
}

func (c refusal) check(t *testing.T) {
	t.Helper()
	file := c.js
	if !strings.Contains(file, "export") {
		file = source(file)
	}
	_, err := build(t, file)
	if err == nil {
		t.Fatalf("it is built:\n%s", numbered(file))
	}
	got := program.Mistakes(err)
	if len(got) != 1 || !strings.HasPrefix(got[0].Error(), c.want) {
		t.Errorf("the mistake is\n%v\nwant %s\nof\n%s", err, c.want, numbered(file))
	}
}

const pass = "a.endpoint('e', int, (r) => r);"

// What a program is refused for in Go, it is refused for in JavaScript, at the author's line.
// L-06, L-07, L-12, L-13, M-10
func TestRefusals(t *testing.T) {
	for _, c := range []refusal{
		{
			"recursion", "const again = a.function('again', [int],\n (n) => again(n));\n" + pass,
			"app.js:4: a function calls itself: again calls again; use Map",
		},
		{
			"mutual recursion", "const ping = a.function('ping', [int], (n) => pong(n));\nconst pong = a.function('pong', [int], (n) => ping(n));\n" + pass,
			"app.js:4: a function calls itself: ping calls pong calls ping",
		},
		{
			"recursion of the host", "function walk(n) { return deeper(n.one); }\nfunction deeper(n) { return walk(n.two); }\na.endpoint('e', int, walk);",
			"app.js:4: the code calls itself without an end (deeper, walk), or too deep: use map, fold",
		},
		{
			"a loop without end", "a.endpoint('e', int, (r) => {\n for (;;) r = a.tuple(r)[0]; });",
			"app.js:4: more than 32768 steps: a loop",
		},
		{
			"an observation for nothing", "a.endpoint('e', int, (r) => {\n r.observe((n) => n);\n return r; });",
			"app.js:4: nobody uses what this observation gives",
		},
		{
			"an observation within another", "a.endpoint('e', int, (r) => r.observe((n) =>\n n.observe((m) => m)));",
			"app.js:4: an observation within an observation",
		},
		{
			"an observation of the module within another", "a.endpoint('e', int, (r) => r.observe((n) =>\n { observe([n], (m) => m); return n; }));",
			"app.js:4: an observation within an observation",
		},
		{"an observation of nothing", "a.endpoint('e', int, (r) =>\n observe([], () => 1));", "app.js:4: an observation of nothing"},
		{"an observation of no list", "a.endpoint('e', int, (r) =>\n observe(r, (s) => s));", "app.js:4: observe: a list of values is wanted"},
		{
			"an update where primitives are seen", "const k = a.key('k', int);\na.endpoint('e', int, (r) => r.observe((n) => {\n k.append(r); return n; }));",
			"app.js:5: an update where primitives are seen",
		},
		{
			"a query where primitives are seen", "const x = a.index('x', a.key('k', int));\na.endpoint('e', int, (r) => r.observe((n) => {\n x.all(1); return n; }));",
			"app.js:5: a query where primitives are seen",
		},
		{
			"a call where primitives are seen", "const f = a.function('f', [int], (n) => n);\na.endpoint('e', int, (r) => r.observe((n) => {\n f(r); return n; }));",
			"app.js:5: function f is structure",
		},
		{
			"a value of structure where primitives are seen", "a.endpoint('e', tuple(int, int), (r) => r[0].observe((n) =>\n n.add(r[1])));",
			"app.js:4: field belongs to structure, and this is an observation",
		},
		{
			"a captured value where primitives are seen", "a.endpoint('e', tuple(int, int), (r) => { const m = r[1]; return r[0].observe((n) =>\n n.add(m)); });",
			"app.js:4: a value of endpoint e is used in an observation",
		},
		{
			"a value beyond its callback", "a.endpoint('e', int, (r) => {\n let kept;\n const n = r.observe((s) => kept = s);\n kept.add(1);\n return n; });",
			"app.js:6: a value of an observation is used in endpoint e",
		},
		{
			"a value of another case", "a.endpoint('e', option(int), (r) => {\n let kept;\n return r.match({ none: () => kept = a.fuel(1),\n some: () => a.tuple(kept) }); });",
			"app.js:6: a value of case none is used in case some",
		},
		{
			"a value of another endpoint", "let kept;\na.endpoint('one', int, (r) => kept = r);\na.endpoint('e', int, () => kept);",
			"app.js:5: a value of endpoint one is used in endpoint e",
		},
		{"a value outside of all", "a.fuel(1);\n" + pass, "app.js:3: fuel is used outside of a function"},
		{"the time outside of an endpoint", "a.function('f', [],\n () => a.now());\n" + pass, "app.js:4: the time is known in endpoints only"},
		{
			"a query outside of an endpoint", "const x = a.index('x', a.key('k', int));\na.function('f', [],\n () => x.all(1));\n" + pass,
			"app.js:5: a query outside of an endpoint",
		},
		{
			"an endpoint within another", "a.endpoint('e', int, (r) => {\n a.endpoint('two', int, (r) => r);\n return r; });",
			"app.js:4: endpoint two is declared within endpoint e",
		},
		{"no result", "a.endpoint('e', int,\n () => {});", "app.js:3: the callback of endpoint returns nothing"},
		{"a literal as a result", "a.endpoint('e', int, () => 1);", "app.js:3: a value is wanted, and this is a literal"},
		{"a place as a result", "a.endpoint('e', tree(int, 2, 2), (r) => r.root());", "app.js:3: endpoint e returns zipper(int, 2, 2): a place"},
		{"a request without limits", "a.endpoint('e', list(string(1 << 20), 1 << 20), (r) => r);", "app.js:3: a value of type list"},
		{"a request of no type", "a.endpoint('e', undefined, (r) => r);", "app.js:3: endpoint e: a type is wanted here"},
		{"a field of no type", "a.record('R',\n { x: 'string' });", "app.js:3: record R: a type is wanted here"},
		{"a limit that is none", "a.key('k', string('9'));", "app.js:3: string: a whole number is wanted here"},
		{
			"an unknown field", "a.endpoint('e', a.record('Entry', { name: string(9), n: int }), (r) =>\n r.nmae);",
			"app.js:4: Entry has no field nmae: it has name, n",
		},
		{"an unknown operation", "a.endpoint('e', int, (r) =>\n r.frobnicate());", "app.js:4: values have no operation frobnicate"},
		{"an operation on what is not seen", "a.endpoint('e', int, (r) =>\n r.add(1));", "app.js:4: add looks at primitives: use it in an observation"},
		{"concat of what is not seen", "a.endpoint('e', string(5), (r) =>\n r.concat(r));", "app.js:4: concat looks at primitives"},
		{"a value as a function", "a.endpoint('e', int, (r) =>\n r());", "app.js:4: a value is no function"},
		{"a value as a class", "a.endpoint('e', int, (r) =>\n new r());", "app.js:4: "},
		{"an unknown tag", "a.endpoint('e', int, () =>\n a.construct('Nothing'));", "app.js:4: there is no tag Nothing"},
		{
			"an unknown case", "a.endpoint('e', option(int), (r) =>\n r.match({ none: () => r, some: () => r, maybe: () => r }));",
			"app.js:4: option(int) has no tag maybe: it has none, some",
		},
		{"a missing case", "a.endpoint('e', option(int), (r) =>\n r.match({ none: () => r }));", "app.js:4: there is no case for some"},
		{"cases that are none", "a.endpoint('e', option(int), (r) =>\n r.match(() => r));", "app.js:4: match: an object is wanted here"},
		{"a case that is none", "a.endpoint('e', option(int), (r) =>\n r.match({ none: 1 }));", "app.js:4: match: a function is wanted here"},
		{"numbers of two types", "a.endpoint('e', tuple(int, decimal(2)), (r) => r.observe((r) =>\n r[0].add(r[1])));", "app.js:4: add: int and decimal(2)"},
		{"a literal that does not fit", "a.endpoint('e', int, (r) => r.observe((r) =>\n r.add('x')));", "app.js:4: \"x\" is no number"},
		{"a number that is not exact", "a.endpoint('e', int, (r) => r.observe((r) =>\n r.add(2 ** 53)));", "app.js:4: add: 9007199254740992 is not exact"},
		{
			"a number with an exponent", "a.endpoint('e', decimal(9), (r) => r.observe((r) =>\n r.mul(1e-7)));",
			"app.js:4: \"1e-7\" is no number: write digits",
		},
		{"half a character", "a.endpoint('e', string(9), (r) => r.observe((r) =>\n r.equal('\\ud800')));", "app.js:4: equal: a string with half"},
		{"an object as a literal", "a.endpoint('e', int, (r) => r.observe((r) =>\n r.add({})));", "app.js:4: add: a value or a literal is wanted here"},
		{"nothing as a literal", "a.endpoint('e', int, (r) => r.observe((r) =>\n r.add(undefined)));", "app.js:4: add: a value or a literal is wanted here, and this is undefined"},
		{"a literal in structure", "a.endpoint('e', int, (r) =>\n a.tuple(1));", "app.js:4: a value is wanted, and this is a literal"},
		{"a value as a literal", "a.endpoint('e', int, (r) =>\n a.const(int, r));", "app.js:4: a constant is made of a literal"},
		{"a list of values as a literal", "a.endpoint('e', int, (r) =>\n a.const(list(int, 2), [r]));", "app.js:4: const: a value within a literal"},
		{
			"a maker of structure where primitives are seen", "a.endpoint('e', int, (r) => r.observe((n) =>\n n.add(a.const(int, 1))));",
			"app.js:4: const belongs to structure, and this is an observation",
		},
		{
			"a state that grows", "a.endpoint('e', list(string(2), 3), (r) => r.observe((l) =>\n l.fold(l.const(string(0), ''), (all, s) => all.concat(s))));",
			"app.js:4: fold: its first state",
		},
		{"a check that is none", "a.key('k', int)\n.check((before, next) => next);\n" + pass, "app.js:4: the check of a key gives int"},
		{"an index of no key", "a.index('x', 'k', 'm');", "app.js:3: index x: a key is wanted here"},
		{"two types of a name", "a.record('T', { x: int });\na.variant('T', { A: unit });\n" + pass, "app.js:4: there are two of type T"},
		{"two endpoints of a name", pass + "\n" + pass, "app.js:4: there are two of endpoint e"},
		{"two tags of a name", "a.variant('V', { A: unit });\na.variant('W', { A: unit });\n" + pass, "app.js:4: tag A of W is one of V already"},
		{
			"never and together", "a.record('R', { x: int, y: int });\na.never('R.x', 'R.y');\na.together('R.y', 'R.x');\n" + pass,
			"app.js:5: R.y and R.x are declared both never and together",
		},
		{"never of no field", "a.record('R', { x: int });\na.never('R.x', 'R.y');\n" + pass, "app.js:4: there is no R.y"},
		{"nothing to call", "", "the program has no endpoint"},
	} {
		t.Run(c.name, c.check)
	}
}

// What JavaScript can do with a value that is not opaque is refused for one that is.
// L-02, L-04
func TestValuesAreOpaque(t *testing.T) {
	in := func(code string) string {
		return "a.endpoint('e', tuple(int, bool), (r) => {\n " + code + "\n return r; });"
	}
	for _, c := range []refusal{
		{"equality", in("if (r == 1) a.now();"), "app.js:4: this looks at a value: the value is opaque"},
		{"sum", in("r + 1;"), "app.js:4: this looks at a value"},
		{"order", in("r < 1;"), "app.js:4: this looks at a value"},
		{"text", in("`${r}`;"), "app.js:4: this looks at a value"},
		{"key", in("({})[r];"), "app.js:4: this looks at a value"},
		{"JSON", in("JSON.stringify(r);"), "app.js:4: this looks at a value"},
		{"log", in("console.log(r);"), "app.js:4: this looks at a value"},
		{"loop", in("for (const x of r) x;"), "app.js:3: a loop of JavaScript cannot go over a value"},
		{"spread", in("[...r];"), "app.js:4: a loop of JavaScript cannot go over a value"},
		{"object spread", in("({ ...r });"), "app.js:4: this lists the fields of a value"},
		{"keys", in("Object.keys(r);"), "app.js:4: this lists the fields of a value"},
		{"in", in("'x' in r;"), "app.js:4: this asks what fields a value has"},
		{"assignment", in("r.x = 1;"), "app.js:4: values do not change"},
		{"deletion", in("delete r.x;"), "app.js:4: values do not change"},
		{"condition", in("if (r[1]) a.now();"), "app.js:4: nobody uses this condition: if, ! and ? of the author's language do not see it"},
		{"seen condition", "a.endpoint('e', int, (r) => r.observe((n) =>\n n.less(3) ? n : n.neg()));", "app.js:4: nobody uses this condition"},
		{"identity", "a.endpoint('e', int, (r) => r.observe((n) =>\n n.equal(3) === true ? n.neg() : n));", "app.js:4: nobody uses this condition"},
	} {
		t.Run(c.name, c.check)
	}
}

// A program runs nowhere but in the sandbox, once, and the same each time.
// L-12
func TestWhatIsMissing(t *testing.T) {
	var list []refusal
	for code, want := range map[string]string{
		"fetch('https://example.org')":           "fetch: a program does no input or output",
		"new XMLHttpRequest()":                   "XMLHttpRequest: a program does no input",
		"process.env.HOME":                       "process: a program does no input",
		"document.title":                         "document: a program does no input",
		"require('fs')":                          "require: an application is one file",
		"import('fs')":                           "import() and import.meta: an application is one file",
		"import.meta.url":                        "import() and import.meta: an application is one file",
		"Date.now()":                             "Date: a program has no clock: the time of a request is a.now()",
		"new Date()":                             "Date: a program has no clock",
		"performance.now()":                      "performance: a program has no clock",
		"Math.random()":                          "Math.random: a program has no randomness",
		"crypto.getRandomValues(new Uint8Array)": "crypto: a program has no randomness",
		"setTimeout(() => {}, 1)":                "setTimeout: a program does not wait",
		"setInterval(() => {}, 1)":               "setInterval: a program does not wait",
		"std.exit(1)":                            "ReferenceError: std is not defined",
		"os.open('/etc/passwd')":                 "ReferenceError: os is not defined",
	} {
		list = append(list, refusal{code, "a.endpoint('e', int, (r) => {\n " + code + ";\n return r; });", "app.js:4: " + want})
	}
	for _, c := range list {
		t.Run(c.name, c.check)
	}
}

// A file is a module of one import and one export.
func TestFiles(t *testing.T) {
	const end = "\nexport default app('x', (a) => a.endpoint('e', int, (r) => r));"
	for _, c := range []refusal{
		{"another module", "import { app, int } from 'emet';\nimport fs from 'node:fs';" + end, "app.js:2: import of \"node:fs\": an application is one file"},
		{"a module for its effects", "import './other.js';" + end, "app.js:1: import of \"./other.js\""},
		{"a default import", "import emet from 'emet';" + end, "app.js:1: import: write import { app, string } from 'emet'"},
		{"half an import", "import { app, int };" + end, "app.js:1: import: write"},
		{"an unknown name", "\nimport {\n app, integer } from 'emet';" + end, "app.js:2: 'emet' has no integer: it has unit, bool, int"},
		{"no import", end, "app.js:2: ReferenceError: app is not defined"},
		{"another export", "import { app, int } from 'emet';\nexport const x = 1;" + end, "app.js:2: an application exports one thing"},
		{"no application", "export default 7;", "app.js:1: the file exports no application"},
		{"no export of it", "import { app, int } from 'emet';\napp('x', (a) => a.endpoint('e', int, (r) => r));//export", "app.js:2: the file exports no application"},
		{"two applications", "import { app, int } from 'emet';\napp('y', () => {});" + end, "app.js:3: one file makes one application, and there is another in line 2"},
		{"no callback", "import { app } from 'emet';\nexport default app('x');", "app.js:2: app: want a name and a function"},
		{"a syntax error", "import { app, int } from 'emet';\nconst x = ;" + end, "app.js:2: SyntaxError"},
		{"an error when it is loaded", "import { app, int } from 'emet';\nundefined.x;" + end, "app.js:2: TypeError"},
		{"an error of its own", "import { app, int } from 'emet';\nexport default app('x', (a) => {\n throw 'no'; });", "app.js:2: no"},
		{"a comment without end", "import { app, int } from 'emet';\n/*" + end, "app.js:2: a comment without an end"},
		{"a loop that does nothing", "import { app, int } from 'emet';\nexport default app('x', (a) => {\na.endpoint('e', int, (r) => {\n for (;;); }); });", "app.js:3: what begins here does not end"},
		{"a name that is none", "import { app, int } from 'emet';\nexport default app('', (a) => a.endpoint('e', int, (r) => r));", "name \"\": 1 to 64 bytes"},
	} {
		t.Run(c.name, c.check)
	}
}
