package structure_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emet/agents/program"
	"emet/agents/program/data"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
)

// Servers compute the examples as the interpreter does, whatever is asked, while their logs grow. L-16, F-07.
func TestExamplesComputeTheSame(t *testing.T) {
	dirs, err := filepath.Glob("../../../examples/apps/*/app.go")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("%d examples: %v", len(dirs), err)
	}
	for _, file := range dirs {
		name := filepath.Base(filepath.Dir(file))
		t.Run(name, func(t *testing.T) {
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
			s, err := newSubject(b.Program)
			if err != nil {
				t.Fatal(err)
			}
			example(t, s)
		})
	}
}

// example asks all endpoints again and again. What is looked up is now and then what was appended before, and now and then
// something else.
func example(t *testing.T, s *subject) {
	t.Helper()
	log := interp.NewLog(s.whole)
	appended := 0
	for seed := range uint64(100) {
		source := flowgen.Seed(seed)
		for label, e := range s.Endpoints {
			in, err := s.Declared.Resolve(e.In)
			if err != nil {
				t.Fatal(err)
			}
			var a interp.Answerer = log
			if source.N(2) == 0 {
				a = flowgen.Answers{Program: s.Program, Seed: seed}
			}
			o, failure, err := s.same(t.Context(), label, flowgen.Value(source, in), int64(source.N(1000)), a)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if failure != nil || len(o.Changes) == 0 {
				continue
			}
			if err := log.Append([data.IDLength]byte{byte(seed % 3)}, o.Changes); err == nil {
				appended++
			} else if !errors.Is(err, interp.ErrRefused) {
				t.Fatal(err)
			}
		}
	}
	if len(s.Keys) > 0 && appended == 0 {
		t.Error("no log has grown")
	}
}
