package author_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emet/cmd/internal/author"
)

const examples = "../../../examples/apps"

// names lists the examples.
func names(t *testing.T) (names []string) {
	t.Helper()
	dirs, err := os.ReadDir(examples)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.IsDir() {
			names = append(names, d.Name())
		}
	}
	return names
}

func load(t *testing.T, path string) *author.App {
	t.Helper()
	a, err := author.Load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func document(t *testing.T, a *author.App) []byte {
	t.Helper()
	blob, _, err := a.Document(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return blob
}

// Both front ends make the same program of every example, byte for byte, and make it again.
func TestExamplesAreTheSameInBothLanguages(t *testing.T) { // B-12, L-10
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			inGo := document(t, load(t, filepath.Join(examples, name, "app.go")))
			for _, file := range []string{"app.js", "app.go", "app.js"} {
				if blob := document(t, load(t, filepath.Join(examples, name, file))); !bytes.Equal(blob, inGo) {
					t.Errorf("%s makes another program:\n%s\n%s", file, blob, inGo)
				}
			}
		})
	}
}

// Every example passes its tests, which ask every endpoint, and says what its endpoints do.
func TestExamples(t *testing.T) { // B-25, L-08, L-09, L-11
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			a := load(t, filepath.Join(examples, name))
			files, err := a.Tests()
			if err != nil {
				t.Fatal(err)
			}
			asked := map[string]bool{}
			for _, file := range files {
				v, err := a.Test(t.Context(), file, false)
				if err != nil {
					t.Fatal(err)
				}
				if !v.Pass {
					t.Errorf("%s: %v", v.Name, v.Faults)
				}
				asked[v.Endpoint] = true
			}
			s, err := a.Describe(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range s.Endpoints {
				if !asked[e.Name] {
					t.Errorf("endpoint %s has no test", e.Name)
				}
				if e.Doc == "" {
					t.Errorf("endpoint %s says nothing of itself", e.Name)
				}
			}
		})
	}
}

// A query for a computed value splits the endpoint, and the author is told where, in both languages.
func TestSplitsAreTold(t *testing.T) { // L-09
	for file, line := range map[string]string{"app.go": "app.go:23: ", "app.js": "app.js:18: "} {
		a := load(t, filepath.Join(examples, "matcher", file))
		if len(a.Notices) != 1 || !strings.HasPrefix(a.Notices[0], line) {
			t.Errorf("%s: notices %q, want one of line %q", file, a.Notices, line)
		}
	}
}
