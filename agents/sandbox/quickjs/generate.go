//go:build ignore

// Generate copies the engine from the module cache and checks that it is the pinned one.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"emet/agents/sandbox/quickjs"
)

// source is pinned, with its checksum, beside the tools: nothing of it is compiled into emet.
const (
	source = "github.com/fastschema/qjs"
	pins   = "../../../scripts/tools.mod"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	if out, err := exec.Command("go", "mod", "download", "-modfile="+pins, source).CombinedOutput(); err != nil {
		return fmt.Errorf("download module %s: %w\n%s", source, err, out)
	}
	dir, err := exec.Command("go", "list", "-modfile="+pins, "-m", "-f", "{{.Dir}}", source).Output()
	if err != nil {
		return fmt.Errorf("find module %s: %w", source, err)
	}
	engine, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "qjs.wasm"))
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(engine); hex.EncodeToString(sum[:]) != quickjs.Digest {
		return fmt.Errorf("engine has digest %x, want %s", sum, quickjs.Digest)
	}
	return os.WriteFile("quickjs.wasm", engine, 0o644)
}
