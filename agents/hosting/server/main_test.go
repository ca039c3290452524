package server_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/program"
	"emet/agents/program/flow"
	"emet/agents/program/plan"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// examples are all that are shipped.
var examples = []string{"auction", "guestbook", "matcher", "maximum", "poll", "todo"}

// built are the examples that were built, by name: each takes a compiler.
var built sync.Map

// example builds an example as its author does, and plans it.
func example(t testing.TB, name string) *flow.Program {
	t.Helper()
	if p, ok := built.Load(name); ok {
		return p.(*flow.Program)
	}
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
	p, err := plan.New(b.Program, b.Sources)
	if err != nil {
		t.Fatal(err)
	}
	built.Store(name, p.Program)
	return p.Program
}
