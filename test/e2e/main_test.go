// Package e2e_test runs the market as its users do: real chains, real content, real processes, and everything that may
// go wrong between them. What is asserted is what people care about: the result's bytes, and where every wei went.
package e2e_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"emet/agents/node"
)

// patience is how long anything may take. Machines that run tests are slow and shared, and the race detector is on: what
// takes a second on one's own was seen to take a hundred.
const patience = 5 * time.Minute

// scratch is a directory for what all tests share.
var scratch string

func TestMain(m *testing.M) {
	node.Enter()
	var err error
	if scratch, err = os.MkdirTemp("", "emet-e2e-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// commands builds the real programs, when a test first asks for them, and returns the directory that they are in.
// EMET_BIN names one with programs that were built before.
var commands = sync.OnceValues(func() (string, error) {
	if given := os.Getenv("EMET_BIN"); given != "" {
		return filepath.Abs(given)
	}
	dir := filepath.Join(scratch, "bin")
	build := exec.CommandContext(context.Background(), "go", "build", "-o", dir+"/", "emet/cmd/devnet", "emet/cmd/postjob", "emet/cmd/worker",
		"emet/cmd/supervisor", "emet/cmd/client", "emet/cmd/netproxy")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the commands: %w\n%s", err, out)
	}
	return dir, nil
})

// until polls until ok holds. What it waits for happens in other goroutines, processes or nodes, which have no common
// clock that a test could turn.
func until(t testing.TB, what string, ok func() bool) {
	t.Helper()
	within(t, patience, what, ok)
}

// within leaves the machine to those whom it waits for: after an answer that was long in coming, as that of a process is, it
// does not ask again for three times as long.
func within(t testing.TB, most time.Duration, what string, ok func() bool) {
	t.Helper()
	deadline := time.NewTimer(most)
	defer deadline.Stop()
	for {
		asked := time.Now()
		if ok() {
			return
		}
		select {
		case <-time.After(min(max(3*time.Since(asked), 10*time.Millisecond), time.Second)):
		case <-deadline.C:
			t.Fatalf("waited %s in vain: %s", most, what)
		}
	}
}

// must fails the test unless err is nil.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// the returns what has no error.
func the[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}
