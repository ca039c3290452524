//go:build linux

// Package inbound_test uses the proxy of public sockets as strangers do, well-meaning and not: real processes, real services
// behind them, and machines of their own where it matters who asks.
//
// What takes minutes, or all of a machine, runs if EMET_ATTACK=1. The same tests run always, with smaller numbers.
package inbound_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// patience is how long anything may take. Machines that run tests are slow and shared: how long something took is judged by
// what else took as long, or not at all.
const patience = 2 * time.Minute

// full says that the numbers of the attacks are to be those of docs/inbound.md.
var full = os.Getenv("EMET_ATTACK") == "1"

// pick returns what holds for a usual run, or for a full one.
func pick[T any](usual, whole T) T {
	if full {
		return whole
	}
	return usual
}

// beside has a test that waits most of the time run beside others, unless it is to measure.
func beside(t *testing.T) {
	t.Helper()
	if !full {
		t.Parallel()
	}
}

var scratch string

func TestMain(m *testing.M) {
	if role := os.Getenv(roleEnv); role != "" {
		os.Exit(play(role, os.Args[1:]))
	}
	var err error
	if scratch, err = os.MkdirTemp("", "emet-inbound-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// netproxy builds the program when a test first asks for it, and returns its path. EMET_BIN names a directory with one that
// was built before.
var netproxy = sync.OnceValues(func() (string, error) {
	if given := os.Getenv("EMET_BIN"); given != "" {
		return filepath.Abs(filepath.Join(given, "netproxy"))
	}
	path := filepath.Join(scratch, "netproxy")
	if out, err := exec.CommandContext(context.Background(), "go", "build", "-o", path, "emet/cmd/netproxy").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build netproxy: %w\n%s", err, out)
	}
	return path, nil
})

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func the[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// until polls: other processes have no clock that a test could turn.
func until(t testing.TB, what string, ok func() bool) {
	t.Helper()
	deadline := time.After(patience)
	for !ok() {
		select {
		case <-deadline:
			t.Fatalf("waited %s in vain: %s", patience, what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// descriptors is how many files a process of this user may have open.
func descriptors(t testing.TB) int {
	t.Helper()
	var l unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &l))
	return int(min(l.Max, 1<<20))
}

// quantile is of times that are sorted for it.
func quantile(times []time.Duration, q float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[min(len(times)-1, int(q*float64(len(times))))]
}

// load is how many processors are wanted, as of the last minute.
func load() (wanted float64) {
	blob, err := os.ReadFile("/proc/loadavg")
	if err == nil {
		_, _ = fmt.Sscan(string(blob), &wanted) // zero then
	}
	return wanted
}

// busy is told beside what was measured.
func busy() string { return fmt.Sprintf("load %.1f of %d", load(), runtime.NumCPU()) }

// idleMachine says that times of a full run mean something.
func idleMachine() bool { return full && load() < float64(runtime.NumCPU()) }
