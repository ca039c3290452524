// Package need gets tests what they run against and is no part of the repository: daemons and tools that make builds or
// npm installs.
package need

import (
	"os"
	"path/filepath"
	"testing"
)

// File returns the path of a file below the root of the repository, or what the variable names in its place. If it is not
// there, it is [Missing].
func File(t testing.TB, path, variable, how string) string {
	t.Helper()
	if given := os.Getenv(variable); variable != "" && given != "" {
		return given
	}
	whole := filepath.Join(root(t), filepath.FromSlash(path))
	if _, err := os.Stat(whole); err != nil {
		if variable != "" {
			how += ", or name another in " + variable
		}
		Missing(t, path, how)
	}
	return whole
}

// Missing skips a test for want of something that make gets, and says how. Continuous integration ran make, so there the
// test fails: what is skipped there would be tested nowhere.
func Missing(t testing.TB, what, how string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not there: %s", what, how)
	}
	t.Skipf("%s is not there: %s", what, how)
}

// root returns the root of the repository, above the folder in which the test runs.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("there is no go.mod above the folder of the test")
		}
		dir = filepath.Dir(dir)
	}
}
