package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const threeRequirements = `# Requirements

| ID | requirement |
|---|---|
| CM-01 | one, see CM-99 |
| CM-02 | two |
| F4 | three |
`

func TestReport(t *testing.T) {
	tree := fstest.MapFS{
		document: file(threeRequirements),
		"agents/worker/worker_test.go": file(`package worker_test

// TestCatchUp proves two at once.
// CM-01, F4
func TestCatchUp(t *testing.T) {
	run() // CM-01: counted once
}

func TestStrings(t *testing.T) {
	run("// CM-01 in a string is taken for a comment: harmless")
}
`),
		"test/contracts/JobAgency.t.sol": file(`contract JobAgencyTest {
    /// CM-01
    function test_post() public {}
}
`),
		"test/browser/post.spec.js":        file("test('posts a job', () => {\n  // CM-01\n});\n"),
		"agents/worker/worker.go":          file("package worker // CM-02: sources are no tests\n"),
		"node_modules/x/x.test.js":         file("// CM-02\n"),
		"agents/worker/testdata/y_test.go": file("// CM-02\n"),
	}
	const want = `CM-01  agents/worker/worker_test.go:4    TestCatchUp
       agents/worker/worker_test.go:10   TestStrings
       test/browser/post.spec.js:2       posts a job
       test/contracts/JobAgency.t.sol:2  test_post
F4     agents/worker/worker_test.go:4    TestCatchUp

2 of 3 requirements are cited by a test. Not yet:
  CM-02
`
	var got strings.Builder
	if err := run(tree, &got); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestUnknownRequirement(t *testing.T) {
	tree := fstest.MapFS{document: file(threeRequirements), "a/a_test.go": file("package a\n\n// CM-03\nfunc TestA() {}\n")}
	err := run(tree, &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), "a/a_test.go:3 cites CM-03") {
		t.Errorf("got error %v, want one that names the place", err)
	}
}

func TestNoDocument(t *testing.T) {
	if err := run(fstest.MapFS{}, &strings.Builder{}); err == nil {
		t.Error("a tree without requirements passed")
	}
}

func TestIDsAreWholeWords(t *testing.T) {
	for comment, want := range map[string]int{
		"// CM-05":             1,
		"// CM-05, SR-01 (F4)": 3,
		"// F-04 is not F4":    2,
		"// UTF-16, SHA-256":   0,
		"// EIP-155, X86":      0,
		"// 0xF4":              0,
	} {
		if got := len(cited([]byte(comment + "\n"))); got != want {
			t.Errorf("%s: found %d, want %d", comment, got, want)
		}
	}
}

// TestOurRequirements checks the document itself: no ID twice, none of the families forgotten, and nothing cited that it lacks.
func TestOurRequirements(t *testing.T) {
	text, err := os.ReadFile("../../" + document)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, id := range requirements(string(text)) {
		if seen[id] {
			t.Errorf("%s has two rows", id)
		}
		seen[id] = true
	}
	for id := range strings.FieldsSeq("CM-01 CM-23 GP-01 GP-15 X-18 A-13 B-27 C-06 D-10 E-05 F-24 G-20 H-09 I-02" +
		" J-17 K-06 L-17 M-11 N-11 P-14 SR-21 F32") {
		if !seen[id] {
			t.Errorf("%s is missing", id)
		}
	}
	if err := run(os.DirFS("../.."), io.Discard); err != nil {
		t.Error(err)
	}
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
