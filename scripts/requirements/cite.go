package main

import (
	"bufio"
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A citation is one mention of a requirement in a comment of a test.
type citation struct {
	file string
	line int
	test string // the function or title; "" if the comment belongs to none
}

var (
	row     = regexp.MustCompile(`(?m)^\| *([A-Z]{1,2}-\d{2}|F\d{1,2}) *\|`)
	id      = regexp.MustCompile(`\b(?:[A-Z]{1,2}-\d{2}|F\d{1,2})\b`)
	comment = regexp.MustCompile(`//.*|^\s*/?\*.*`)
	test    = regexp.MustCompile(`^func ((?:Test|Fuzz|Benchmark|Example)\w*)|` +
		`^\s*function ((?:test|invariant)\w*)|` +
		"^\\s*(?:test|it)\\(\\s*['\"`]([^'\"`]*)")
)

// requirements lists the IDs that have a row in a table of the document, in order.
func requirements(document string) []string {
	var ids []string
	for _, m := range row.FindAllStringSubmatch(document, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// citations finds the IDs cited in the tests of a tree: Go, Solidity and JavaScript.
func citations(tree fs.FS) (map[string][]citation, error) {
	found := map[string][]citation{}
	err := fs.WalkDir(tree, ".", func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && skipped(file):
			return fs.SkipDir
		case e.IsDir() || !isTest(file):
			return nil
		}
		source, err := fs.ReadFile(tree, file)
		if err != nil {
			return err
		}
		for id, places := range cited(source) {
			for _, c := range places {
				c.file = file
				found[id] = append(found[id], c)
			}
		}
		return nil
	})
	return found, err
}

func skipped(dir string) bool {
	base := path.Base(dir)
	return base == "node_modules" || base == "testdata" || dir == "build" || dir == "bin" || base != "." && base[0] == '.' ||
		dir == "scripts/requirements"
}

func isTest(file string) bool {
	for _, suffix := range []string{"_test.go", ".t.sol", ".test.js", ".test.ts", ".test.tsx", ".spec.js", ".spec.ts"} {
		if strings.HasSuffix(file, suffix) {
			return true
		}
	}
	return strings.HasPrefix(file, "test/") && strings.HasSuffix(file, ".sol")
}

// cited finds the IDs in the comments of one file. A comment on lines of its own belongs to the test that starts right
// after it, otherwise to the test that it stands in. A test counts once.
func cited(source []byte) map[string][]citation {
	found := map[string][]citation{}
	var waiting []citation // the comment lines just read, with the ID in place of the test
	current := ""
	settle := func(name string) {
		for _, c := range waiting {
			same := func(f citation) bool { return name != "" && f.test == name }
			if !slices.ContainsFunc(found[c.test], same) {
				found[c.test] = append(found[c.test], citation{line: c.line, test: name})
			}
		}
		waiting = nil
	}
	lines := bufio.NewScanner(bytes.NewReader(source))
	lines.Buffer(nil, len(source)+1) // however long a line is
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		at := comment.FindStringIndex(text)
		code := text
		if at != nil {
			code = text[:at[0]]
		}
		if name := testName(code); name != "" {
			current = name
		}
		if strings.TrimSpace(code) != "" {
			settle(current)
		}
		if at == nil {
			continue
		}
		for _, id := range id.FindAllString(text[at[0]:], -1) {
			waiting = append(waiting, citation{line: n, test: id})
		}
		if strings.TrimSpace(code) != "" {
			settle(current)
		}
	}
	settle(current)
	return found
}

// testName returns the name of the test that a line of code starts, or "".
func testName(code string) string {
	m := test.FindStringSubmatch(code)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}
