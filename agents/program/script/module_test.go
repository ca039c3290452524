package script

import (
	"strings"
	"testing"
)

// What looks like an import or an export and is none stays, and every line stays where it was.
func TestRewrite(t *testing.T) {
	const head, tail = "'use strict';(()=>{try{", "\n}catch(e){__module.failed(e)}})()"
	for _, c := range []struct{ source, want string }{
		{"import { app, string as text, } from 'emet';\nexport default app()", `const {app:app,string:text}=__module.import(1,["app","string"]);` + "|;;\n;__module.exported= app()"},
		{"import*as emet from\"emet\"", `const emet=__module.import(1,[]);` + "|;"},
		{"import {} from 'emet'", `const {}=__module.import(1,[]);` + "|;"},
		{
			"// a\nimport {\n  app, // the builder\n  /* from 'x' */ int\n} from 'emet'\nexport\ndefault 1",
			`const {app:app,int:int}=__module.import(2,["app","int"]);` + "|// a\n\n\n\n;\n\n;__module.exported= 1",
		},
		{"#!/usr/bin/env node\n1", "|///usr/bin/env node\n1"},
		{"`import { a } from '${`\nimport`}'\nexport default`", "|`import { a } from '${`\nimport`}'\nexport default`"},
		{"const r = /[/`]import/g, q = a / b / c\n'\\'import'; /* `\nexport */", "|const r = /[/`]import/g, q = a / b / c\n'\\'import'; /* `\nexport */"},
		{"f({\nimport: 1,\nexport: 2 })\nx.import", "|f({\nimport: 1,\nexport: 2 })\nx.import"},
		{"{\n{ `${{}}` }\n}", "|{\n{ `${{}}` }\n}"},
	} {
		bound, body, _ := strings.Cut(c.want, "|")
		got, line, err := rewrite(c.source)
		if err != nil || got != head+bound+body+tail {
			t.Errorf("%q is rewritten as\n%s, %d, %v\nwant\n%s", c.source, got, line, err, head+bound+body+tail)
		}
	}
	for source, want := range map[string]int{
		"\n'a\n'": 2, "\n\n`${`": 3, "x = /a\n/": 1, "/*\n": 1, "\nimport('x')": 2, "\nf(import ('x'))": 2,
		"import a, { b } from 'emet'": 1, "import { a-b } from 'emet'": 1, "import { 'a' as b } from 'emet'": 1,
		"\nimport { a, , b } from 'emet'": 2, "import x from": 1, "1;export { x }": 1,
	} {
		if got, line, err := rewrite(source); err == nil || line != want {
			t.Errorf("%q is rewritten as %q, line %d, %v; want an error in line %d", source, got, line, err, want)
		}
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add("import { app } from 'emet';\nexport default app('x', (a) => `${a}` / 2 / /x/);")
	f.Add("import")
	f.Fuzz(func(t *testing.T, source string) {
		script, line, err := rewrite(source)
		lines := strings.Count(source, "\n") + 1
		if err != nil {
			if line < 1 || line > lines {
				t.Errorf("an error in line %d of %d", line, lines)
			}
			return
		}
		if got := strings.Count(script, "\n"); got != lines {
			t.Errorf("%d lines become %d", lines, got)
		}
	})
}
