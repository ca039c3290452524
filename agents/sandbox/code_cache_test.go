package sandbox_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"emet/agents/market"
	"emet/agents/sandbox"
)

// cachedRun runs a job in a sandbox of its own and says which files of machine code there are then.
func cachedRun(t *testing.T, cfg sandbox.Config, task market.Task) (market.Execution, []string) {
	t.Helper()
	s, err := sandbox.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.Run(context.Background(), task)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(cfg.CacheDir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return e, files
}

func hosts(t *testing.T) []string {
	t.Helper()
	list := []string{sandbox.Compiler}
	if s, err := sandbox.New(sandbox.Config{Host: sandbox.Wasmtime}); err == nil {
		list = append(list, sandbox.Wasmtime)
		_ = s.Close(context.Background())
	}
	return list
}

func TestCodeIsKept(t *testing.T) {
	task := job(t, "wasm/world.wasm", "")
	want := run(t, task)
	dir := t.TempDir()
	for i, host := range hosts(t) {
		cfg := sandbox.Config{Host: host, CacheDir: dir}
		_, first := cachedRun(t, cfg, task)
		if len(first) != i+1 {
			t.Fatalf("%s left %v", host, first)
		}
		at := time.Unix(1e9, 0)
		for _, f := range first {
			if err := os.Chtimes(f, at, at); err != nil {
				t.Fatal(err)
			}
		}
		e, second := cachedRun(t, cfg, task)
		if e.Fingerprint != want.Fingerprint || len(second) != len(first) {
			t.Errorf("%s: fingerprint %x, files %v", host, e.Fingerprint, second)
		}
		used := 0
		for _, f := range second {
			if info, err := os.Stat(f); err == nil && info.ModTime().After(at) {
				used++
			}
		}
		if used != 1 {
			t.Errorf("%s used %d files that were kept", host, used)
		}
	}
}

// Damage of any kind is noticed, and the code made again.
func TestDamagedCodeIsMadeAgain(t *testing.T) {
	task := job(t, "wasm/world.wasm", "")
	want := run(t, task)
	for _, host := range hosts(t) {
		for name, damage := range map[string]func([]byte) []byte{
			"a bit in the middle": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
			"a bit at the end":    func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
			"cut":                 func(b []byte) []byte { return b[:len(b)/2] },
			"empty":               func(b []byte) []byte { return nil },
			"longer":              func(b []byte) []byte { return append(b, 0) },
		} {
			t.Run(host+" "+name, func(t *testing.T) {
				cfg := sandbox.Config{Host: host, CacheDir: t.TempDir()}
				_, files := cachedRun(t, cfg, task)
				good, err := os.ReadFile(files[0])
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(files[0], damage(append([]byte(nil), good...)), 0o600); err != nil {
					t.Fatal(err)
				}
				e, files := cachedRun(t, cfg, task)
				if e.Fingerprint != want.Fingerprint || len(files) != 1 {
					t.Fatalf("fingerprint %x, files %v", e.Fingerprint, files)
				}
				if info, err := os.Stat(files[0]); err != nil || info.Size() < int64(len(good))/2 || info.Size() == int64(len(good)/2) {
					t.Errorf("the code was not made again: %v, %v", info, err)
				}
			})
		}
	}
}

// The directory stays within its bound: what was not used for longest goes.
func TestCodeIsPruned(t *testing.T) {
	names := []string{"wasm/world.wasm", "wasm/loop.wasm", "wasm/divide.wasm", "wasm/bounds.wasm"}
	dir := t.TempDir()
	_, files := cachedRun(t, sandbox.Config{CacheDir: dir}, job(t, names[0], ""))
	info, err := os.Stat(files[0])
	if err != nil {
		t.Fatal(err)
	}
	limit := info.Size()
	for i, name := range names[1:] {
		at := time.Unix(int64(1e9+i), 0)
		for _, f := range files {
			_ = os.Chtimes(f, at, at)
		}
		task := job(t, name, "")
		task.Limits.Fuel = 1e6
		_, files = cachedRun(t, sandbox.Config{CacheDir: dir, CacheBytes: limit}, task)
		size := int64(0)
		for _, f := range files {
			if info, err := os.Stat(f); err == nil {
				size += info.Size()
			}
		}
		if size > limit || size == 0 {
			t.Errorf("after %s there are %d bytes of at most %d", name, size, limit)
		}
	}
}

// What a killed process left is removed in the end, and never taken for code.
func TestPartialCodeIsRemoved(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{"partial-1", "exchange-1"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	_, files := cachedRun(t, sandbox.Config{CacheDir: dir}, job(t, "wasm/world.wasm", ""))
	if len(files) != 1 {
		t.Errorf("there are %v", files)
	}
}

// Without a directory to write to, code is compiled every time.
func TestCacheThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, fs.ModePerm); err != nil {
		t.Fatal(err)
	}
	if _, err := sandbox.New(sandbox.Config{CacheDir: filepath.Join(file, "below")}); err == nil {
		t.Error("a cache below a file was opened")
	}
}

// A sandbox that has been open for long still compiles: what it compiled before has not made it clear away the directory
// that it works in, and when another process did, it makes that again.
func TestOldSandboxStillCompiles(t *testing.T) {
	dir := t.TempDir()
	s, err := sandbox.New(sandbox.Config{CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	works := func(name string) {
		t.Helper()
		task := job(t, name, "")
		if e, err := s.Run(context.Background(), task); err != nil || e.Fingerprint != run(t, task).Fingerprint {
			t.Fatalf("%s ended as %v, %v", name, e.Outcome, err)
		}
	}
	own, err := filepath.Glob(filepath.Join(dir, "exchange-*"))
	if err != nil || len(own) != 1 {
		t.Fatalf("works in %v, %v", own, err)
	}
	for _, name := range []string{"wasm/world.wasm", "wasm/start.wasm"} {
		long := time.Now().Add(-24 * time.Hour)
		if err := os.Chtimes(own[0], long, long); err != nil {
			t.Fatal(err)
		}
		works(name)
	}
	if err := os.RemoveAll(own[0]); err != nil {
		t.Fatal(err)
	}
	works("wasm/nan.wasm")
}
