package sandbox_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
	for _, task := range []market.Task{job(t, "wasm/world.wasm", ""), job(t, "js/return-input.js", "1")} {
		t.Run(task.Name, func(t *testing.T) { testKept(t, task) })
	}
}

func testKept(t *testing.T, task market.Task) {
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
	half := filepath.Join(dir, "partial-1")
	if err := os.WriteFile(half, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(half, old, old); err != nil {
		t.Fatal(err)
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

// A sandbox that has been open for long still compiles, also when somebody has cleared away its directory.
func TestOldSandboxStillCompiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "code")
	s, err := sandbox.New(sandbox.Config{CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	for _, name := range []string{"wasm/world.wasm", "wasm/start.wasm", "wasm/nan.wasm"} {
		task := job(t, name, "")
		if e, err := s.Run(context.Background(), task); err != nil || e.Fingerprint != run(t, task).Fingerprint {
			t.Fatalf("%s ended as %v, %v", name, e.Outcome, err)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// A file is believed under its own name only.
func TestCodeOfAnotherModule(t *testing.T) {
	for _, host := range hosts(t) {
		dir := t.TempDir()
		_, world := cachedRun(t, sandbox.Config{Host: host, CacheDir: dir}, job(t, "wasm/world.wasm", ""))
		code, err := os.ReadFile(world[0])
		if err != nil {
			t.Fatal(err)
		}
		task := job(t, "wasm/divide.wasm", "")
		want := run(t, task)
		other := sandbox.Config{Host: host, CacheDir: t.TempDir()}
		_, files := cachedRun(t, other, task)
		if err := os.WriteFile(files[0], code, 0o600); err != nil {
			t.Fatal(err)
		}
		if e, _ := cachedRun(t, other, task); e.Fingerprint != want.Fingerprint {
			t.Errorf("%s ran something else: %v %s", host, e.Outcome, e.Message)
		}
	}
}

// Code of another processor or version, for which the engine would ask by another name, is made again. Above all its shell
// does not run without it.
func TestCodeThatIsNotAskedFor(t *testing.T) {
	task := job(t, "wasm/world.wasm", "")
	want := run(t, task)
	cfg := sandbox.Config{CacheDir: t.TempDir()}
	_, files := cachedRun(t, cfg, task)
	if err := sandbox.Misname(files[0]); err != nil {
		t.Fatal(err)
	}
	bad, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	e, files := cachedRun(t, cfg, task)
	good, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if e.Fingerprint != want.Fingerprint || len(files) != 1 || bytes.Equal(bad, good) {
		t.Errorf("outcome %v %s, files %v, made again: %t", e.Outcome, e.Message, files, !bytes.Equal(bad, good))
	}
}

// Modules that differ in nothing but their instructions are not taken for each other, in one process neither.
func TestCodeOfTwins(t *testing.T) {
	twin := func(status byte) market.Task {
		task := job(t, "wasm/world.wasm", "")
		task.Code = exits(status)
		return task
	}
	dir := t.TempDir()
	for range 2 {
		s, err := sandbox.New(sandbox.Config{CacheDir: dir})
		if err != nil {
			t.Fatal(err)
		}
		for _, status := range []byte{1, 2, 3, 1} {
			e, err := s.Run(t.Context(), twin(status))
			if err != nil || e.ExitCode != int32(status) {
				t.Errorf("exit code %d of %d, %v", e.ExitCode, status, err)
			}
		}
		_ = s.Close(context.Background())
	}
}

// exits is a command that ends with a status.
func exits(status byte) []byte {
	return slices.Concat([]byte("\x00asm\x01\x00\x00\x00"+
		"\x01\x08\x02\x60\x01\x7f\x00\x60\x00\x00"+ // types: (i32) -> (), () -> ()
		"\x02\x24\x01\x16wasi_snapshot_preview1\x09proc_exit\x00\x00"+
		"\x03\x02\x01\x01"+
		"\x05\x03\x01\x00\x01"+
		"\x07\x13\x02\x06_start\x00\x01\x06memory\x02\x00"+
		"\x0a\x08\x01\x06\x00\x41"), []byte{status}, []byte("\x10\x00\x0b"))
}

func FuzzShell(f *testing.F) {
	f.Add(exits(1))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0a\xff\xff\xff\xff\x0f"))
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0a\x05\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		hull, err := sandbox.Shell(wasm)
		if err == nil && (len(hull) > 4*len(wasm)+100 || !bytes.HasPrefix(hull, wasm[:8])) {
			t.Errorf("%d bytes of %d", len(hull), len(wasm))
		}
	})
}
