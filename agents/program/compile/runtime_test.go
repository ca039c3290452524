package compile_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever changes a source generates anew: the sums of both are written down together. This runs everywhere.
func TestRuntimeIsOfItsSource(t *testing.T) {
	names, err := filepath.Glob("runtime/*")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var sums strings.Builder
	for _, name := range append(names, "runtime.wasm") {
		blob, err := os.ReadFile(name) // #nosec G304 -- of this package
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(blob), filepath.ToSlash(name))
	}
	kept, err := os.ReadFile("runtime.sum")
	if err != nil || string(kept) != sums.String() {
		t.Errorf("runtime.wasm may not be of its source: go generate ./agents/program/compile (%v)\n%s", err, &sums)
	}
}

// What is committed is what the sources give, wherever the compiler that it was made with is there.
func TestRuntimeIsWhatItsSourceGives(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "clang-14", "--version").Output()
	if err != nil || !strings.Contains(string(out), "14.0.6") {
		t.Skip("clang 14.0.6 is not installed (package clang-14)")
	}
	if _, err := exec.LookPath("wasm-ld-14"); err != nil {
		t.Skip("wasm-ld of LLVM 14 is not installed (package lld-14)")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "runtime"), os.DirFS("runtime")); err != nil {
		t.Fatal(err)
	}
	source, err := filepath.Abs("generate.go")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "generate")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, source)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	generate := exec.CommandContext(t.Context(), program)
	generate.Dir = dir
	if out, err := generate.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"runtime.wasm", "runtime/fold.h"} {
		made, err := os.ReadFile(filepath.Join(dir, name)) // #nosec G304 -- made above
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(name) // #nosec G304 -- of this package
		if err != nil || !bytes.Equal(made, kept) {
			t.Errorf("%s is not what its source gives: go generate ./agents/program/compile (%v)", name, err)
		}
	}
}
