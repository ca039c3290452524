package plan_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emet/agents/program"
	"emet/agents/program/flowgen"
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

// Servers compute the examples as the interpreter does, whatever is asked. L-16, F-07.
func TestExamplesComputeTheSame(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			b := example(t, name)
			pl, err := plan.New(b.Program, b.Sources)
			if err != nil {
				t.Fatal(err)
			}
			for label, e := range b.Endpoints {
				in, err := b.Declared.Resolve(e.In)
				if err != nil {
					t.Fatal(err)
				}
				for seed := range uint64(20) {
					s := flowgen.Seed(seed)
					if err := same(t, b.Program, pl, label, flowgen.Value(s, in), int64(s.N(1000)), flowgen.Answers{Program: b.Program, Seed: seed}); err != nil {
						t.Errorf("seed %d: %v", seed, err)
					}
				}
			}
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
