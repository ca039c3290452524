package sandbox_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/market"
	"emet/agents/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// shared is one sandbox for all tests of the package, as compiling the JavaScript engine takes a while.
var shared = sync.OnceValues(func() (*sandbox.Sandbox, error) { return sandbox.New(sandbox.Config{MaxConcurrent: 8}) })

var limits = market.Limits{Fuel: 2e9, MemoryPages: 512, MaxResult: 1 << 16}

// job makes a task from a file in testdata.
func job(tb testing.TB, name, input string) market.Task {
	tb.Helper()
	code, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	t := market.Task{Engine: market.JS1, Name: filepath.Base(name), Code: code, Input: []byte(input), Limits: limits}
	if filepath.Ext(name) == ".wasm" {
		t.Engine = market.Wasm1
	}
	return t
}

func run(tb testing.TB, t market.Task) market.Execution {
	tb.Helper()
	s, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	e, err := s.Run(context.Background(), t)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// expect checks how a run ended and returns it.
func expect(tb testing.TB, t market.Task, want market.Outcome) market.Execution {
	tb.Helper()
	e := run(tb, t)
	if e.Outcome != want {
		tb.Fatalf("%s ended as %v (%s), want %v", t.Name, e.Outcome, e.Message, want)
	}
	if (e.Message == "") != (want == market.OK) {
		tb.Errorf("%s: message %q for outcome %v", t.Name, e.Message, want)
	}
	return e
}

func want(tb testing.TB, what, got, want string) {
	tb.Helper()
	if got != want {
		tb.Errorf("%s is %q, want %q", what, got, want)
	}
}
