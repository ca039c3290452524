package workshop_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"emet/cmd/internal/workshop"
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

func load(t *testing.T, path string) *workshop.App {
	t.Helper()
	a, err := workshop.Load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func document(t *testing.T, a *workshop.App) []byte {
	t.Helper()
	blob, _, err := a.Document(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return blob
}

// Every example passes its tests, and two builds of it give the same bytes.
func TestExamples(t *testing.T) {
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			a := load(t, filepath.Join(examples, name, "app.go"))
			if again := load(t, filepath.Join(examples, name, "app.go")); !bytes.Equal(document(t, again), document(t, a)) {
				t.Error("built again, it is another program")
			}
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
