package sandbox_test

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emet/agents/market"
	"emet/agents/sandbox"
)

var update = flag.Bool("update", false, "rewrite testdata/golden.txt and generated.txt")

// corpus is every job in testdata, with an input that suits most.
func corpus(tb testing.TB) []market.Task {
	tb.Helper()
	names, err := filepath.Glob("testdata/*/*.*s*")
	if err != nil {
		tb.Fatal(err)
	}
	var tasks []market.Task
	for _, name := range names {
		ext := filepath.Ext(name)
		if ext != ".js" && ext != ".wasm" {
			continue
		}
		name, _ = filepath.Rel("testdata", name)
		input := `{"value":1,"ms":5}`
		if strings.Contains(name, "sudoku") {
			input = `"1..4897..7.24.19..4.96.2..1.7.2.85....6.1.2....82.4.9.9..8.17.5..35.68.2..1743..6"`
		}
		t := job(tb, name, input)
		t.Limits = market.Limits{Fuel: 3e8, MemoryPages: 256, MaxResult: 1 << 16}
		t.Seed = market.ID{31: 7}
		tasks = append(tasks, t)
	}
	return tasks
}

// line is everything of an execution that another host must find as well.
func line(t market.Task, e market.Execution) string {
	rest := sha256.New()
	for _, part := range [][]byte{e.Result, e.Details, []byte(e.Message), e.Stdout, e.Stderr} {
		fmt.Fprintf(rest, "%d:%s", len(part), part)
	}
	return fmt.Sprintf("%s %s %v exit=%d fuel=%d depth=%d pages=%d text=%x fingerprint=%x\n",
		t.Engine, t.Name, e.Outcome, e.ExitCode, e.FuelUsed, e.DepthPeak, e.MemoryPeak, rest.Sum(nil)[:8], e.Fingerprint)
}

// The golden file pins the meaning of exec/v1, js/1 and wasm/1: whoever has to change it makes a new version.
func TestGolden(t *testing.T) {
	var got strings.Builder
	for _, task := range corpus(t) {
		got.WriteString(line(task, run(t, task)))
	}
	golden(t, "testdata/golden.txt", got.String())
}

func diff(t *testing.T, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			t.Errorf("line %d\nwant %s\ngot  %s", i+1, slices.Concat(w, []string{""})[min(i, len(w))], slices.Concat(g, []string{""})[min(i, len(g))])
		}
	}
}

// The other engines are independent opinions: the same bytes, the same executions.
func TestHostsAgree(t *testing.T) {
	for _, host := range []string{sandbox.Interpreter, sandbox.Wasmtime} {
		t.Run(host, func(t *testing.T) {
			s := open(t, host)
			for _, task := range corpus(t) {
				if host == sandbox.Interpreter {
					if testing.Short() {
						t.Skip("the interpreter is slow")
					}
					task.Limits.Fuel = 4e6
				}
				want := line(task, run(t, task))
				e, err := s.Run(context.Background(), task)
				if err != nil {
					t.Fatalf("%s: %v", task.Name, err)
				}
				if got := line(task, e); got != want {
					t.Errorf("compiler %s%s %s", want, host, got)
				}
			}
		})
	}
}

// open makes a sandbox on a host engine, or skips the test where the build is without it.
func open(t *testing.T, host string) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.New(sandbox.Config{Host: host})
	if host == sandbox.Wasmtime && err != nil && strings.Contains(err.Error(), "this build is without") {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// Two runs at different times, with other runs beside them, are equal.
func TestConcurrentRunsAreEqual(t *testing.T) {
	task := job(t, "js/nondeterminism.js", `1`)
	want := line(task, run(t, task))
	results := make(chan string)
	for range 5 {
		go func() { results <- line(task, run(t, task)) }()
	}
	for range 5 {
		if got := <-results; got != want {
			t.Errorf("want %sgot  %s", want, got)
		}
	}
}

// Fuel decides exactly: a run that took n units ends the same way with n, and out of fuel with n - 1.
func TestFuelIsExact(t *testing.T) {
	for _, name := range []string{"js/return-input.js", "js/timers.js", "wasm/features.wasm", "wasm/world.wasm", "wasm/wordcount.wasm"} {
		task := job(t, name, `{"a":1}`)
		e := expect(t, task, market.OK)
		task.Limits.Fuel = e.FuelUsed
		if again := expect(t, task, market.OK); again.Fingerprint != e.Fingerprint {
			t.Errorf("%s: the limit changed the fingerprint", name)
		}
		task.Limits.Fuel--
		if short := expect(t, task, market.OutOfFuel); short.FuelUsed != e.FuelUsed-1 {
			t.Errorf("%s: used %d of %d", name, short.FuelUsed, task.Limits.Fuel)
		}
	}
}

// The seed is all that makes two runs of one job differ.
func TestSeed(t *testing.T) {
	task := job(t, "js/return-input.js", "")
	task.Code = []byte(`window.jsJobRun = function (i, o, cb) { cb(null, [Math.random(), Math.random()].join()); };`)
	one := run(t, task)
	task.Seed[31]++
	two := run(t, task)
	if string(one.Result) == string(two.Result) || one.Fingerprint == two.Fingerprint {
		t.Errorf("results %s and %s", one.Result, two.Result)
	}
}
