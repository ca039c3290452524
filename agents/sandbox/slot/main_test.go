package slot_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/market"
	"emet/agents/sandbox/slot"
)

// scratch holds the machine code of the engine, which all tests share.
var scratch string

func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == helper {
		os.Exit(help(os.Args[2:]))
	}
	slot.Enter()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if scratch, err = os.MkdirTemp("", "emet-slot-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	code := m.Run()
	if p, err := shared(); err == nil {
		_ = p.Close(context.Background())
	}
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// helper is the first argument by which the test program is something else than the tests.
const helper = "-helper"

// quit ends a job process.
func quit(code int) { os.Exit(code) }

func self(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func help(args []string) int {
	switch args[0] {
	case "dead":
		fmt.Fprintln(os.Stderr, "dead on arrival")
		return 3
	case "forgetful":
		_, err := slot.New(slot.Config{CacheDir: os.TempDir()})
		fmt.Println(err)
		return 0
	case "worker":
		return work(args[1])
	}
	// A job process that was taken over.
	in, out := os.NewFile(3, "in"), os.NewFile(4, "out")
	_, _, _ = slot.Receive(in)
	slot.Send(out, slot.KindReady, struct{ Layers, Missing []string }{})
	_, _, _ = slot.Receive(in)
	lies[args[0]].tell(out)
	_, _ = io.Copy(io.Discard, in) // waits for what comes of it
	return 0
}

// work is a worker that is about to be killed while it runs an endless job.
func work(cache string) int {
	slot.Enter()
	p, err := slot.New(slot.Config{CacheDir: cache, Size: 1})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	e, err := p.Run(context.Background(), market.Task{Engine: slot.Probe, Name: "pid", Limits: limits})
	fmt.Println(string(e.Result), err)
	task := js("for (;;) {}")
	task.Limits.Fuel = 1e18
	_, _ = p.Run(context.Background(), task)
	return 1
}
