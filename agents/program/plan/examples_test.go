package plan_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emet/agents/program"
	"emet/agents/program/plan"
)

var update = flag.Bool("update", false, "write golden files")

var examples = []string{"auction", "guestbook", "matcher", "maximum", "poll", "todo"}

// example builds an example as its author does.
func example(t *testing.T, name string) *program.Built {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "run", "./examples/apps/"+name, "built")
	cmd.Dir, cmd.Stderr = filepath.Join("..", "..", ".."), os.Stderr
	blob, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	b, err := program.ReadBuilt(blob)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// L-16, B-11, F-05, F-07, F-18: what servers see of the examples, in words, as JSON, and as a picture.
func TestReports(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			b := example(t, name)
			p, err := plan.New(b.Program, b.Sources)
			if err != nil {
				t.Fatal(err)
			}
			r := p.Report()
			blob, err := r.JSON()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+".txt", []byte(r.Text()))
			golden(t, name+".json", blob)
			golden(t, name+".svg", []byte(r.SVG()))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s is another one now; look at it, then go test -update:\n%s", name, got)
	}
}
