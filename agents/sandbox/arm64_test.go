package sandbox_test

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// An ARM processor, here one that qemu plays, finds what the golden files say: with wazero's compiler for it and with the
// interpreter. It has other NaNs, other instructions, and a weaker order of memory accesses.
func TestARM64(t *testing.T) {
	switch {
	case testing.Short():
		t.Skip("building for another processor takes a while")
	case runtime.GOOS != "linux" || runtime.GOARCH == "arm64":
		t.Skip("this is for Linux on other processors")
	case *update:
		t.Skip("the golden files are being written")
	}
	qemu, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		t.Skip("there is no qemu-aarch64 (package qemu-user)")
	}
	binary := filepath.Join(t.TempDir(), "sandbox.test")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-o", binary, ".")
	build.Env = append(build.Environ(), "GOARCH=arm64", "CGO_ENABLED=0", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	run := exec.CommandContext(t.Context(), qemu, binary, "-test.run=^(TestGolden|TestGeneratedGolden|TestHostsAgree)$", "-test.v", "-test.timeout=0")
	out, err := run.CombinedOutput()
	if err != nil {
		t.Errorf("on arm64: %v", err)
	}
	t.Logf("%s", out)
}
