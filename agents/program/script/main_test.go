package script_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/program"
	"emet/agents/program/script"
	"emet/agents/sandbox"
)

// box is the sandbox of all tests: to start its engine takes seconds.
var box *sandbox.Sandbox

func TestMain(m *testing.M) {
	var err error
	if box, err = sandbox.New(sandbox.Config{}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := box.Close(context.Background()); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// build builds a file.
func build(t testing.TB, source string) (*program.Built, error) {
	t.Helper()
	return script.Build(t.Context(), box, "dir/app.js", []byte(source))
}

// document builds a file that is right.
func document(t testing.TB, source string) []byte {
	t.Helper()
	b, err := build(t, source)
	if err != nil {
		t.Fatalf("%v\nof\n%s", err, numbered(source))
	}
	blob, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return blob
}

func numbered(source string) string {
	var b strings.Builder
	for i, line := range strings.Split(source, "\n") {
		fmt.Fprintf(&b, "%3d  %s\n", i+1, line)
	}
	return b.String()
}
