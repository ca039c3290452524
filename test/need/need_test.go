package need_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"emet/test/need"
)

// told is a test that notes how it ends.
type told struct {
	testing.TB
	skipped, failed bool
}

func (t *told) Helper()               {}
func (t *told) Skipf(string, ...any)  { t.skipped = true; runtime.Goexit() }
func (t *told) Fatalf(string, ...any) { t.failed = true; runtime.Goexit() }

// end runs a test to its end.
func end(t *testing.T, run func(testing.TB)) *told {
	t.Helper()
	in, done := &told{TB: t}, make(chan struct{})
	go func() {
		defer close(done)
		run(in)
	}()
	<-done
	return in
}

func TestMissing(t *testing.T) {
	look := func(t testing.TB) { need.File(t, "build/bin/nothing", "EMET_NOTHING", "run `make nothing`") }
	t.Setenv("CI", "")
	if in := end(t, look); !in.skipped || in.failed {
		t.Errorf("beside a contributor: %+v", in)
	}
	t.Setenv("CI", "true")
	if in := end(t, look); in.skipped || !in.failed {
		t.Errorf("in continuous integration: %+v", in)
	}
	t.Setenv("EMET_NOTHING", "/elsewhere")
	if in := end(t, look); in.skipped || in.failed {
		t.Errorf("where another is named: %+v", in)
	}
}

func TestFile(t *testing.T) {
	path := need.File(t, "test/need/need.go", "", "it is this package")
	here, err := os.ReadFile(filepath.Join(".", "need.go"))
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.ReadFile(path); err != nil || string(there) != string(here) || !strings.HasSuffix(path, "need.go") { // #nosec G304 -- found above
		t.Errorf("%s: %v", path, err)
	}
}
