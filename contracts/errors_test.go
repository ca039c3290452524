package contracts_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var declared = regexp.MustCompile(`(?m)^\s*error (\w+)\(`)

// TestErrorsAreReached: what an interface can refuse, a contract does refuse, and a test has seen it do so. A test that
// names an error expects it, and forge fails it when the error does not come.
func TestErrorsAreReached(t *testing.T) {
	thrown, expected := read(t, ".", "interfaces"), read(t, "../test/contracts", "")
	files, err := filepath.Glob("interfaces/*.sol")
	if err != nil || len(files) == 0 {
		t.Fatalf("no interfaces: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		contract := strings.TrimSuffix(filepath.Base(file), ".sol")
		for _, match := range declared.FindAllStringSubmatch(string(source), -1) {
			name := match[1]
			if !regexp.MustCompile(`revert ` + name + `\(`).MatchString(thrown) {
				t.Errorf("%s.%s is never thrown", contract, name)
			}
			if !strings.Contains(expected, contract+"."+name+".selector") {
				t.Errorf("%s.%s is expected by no test", contract, name)
			}
		}
	}
}

// read joins the Solidity files under a directory, but for those in the one to be left out.
func read(t *testing.T, dir, without string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && e.Name() == without {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".sol") {
			return nil
		}
		source, err := os.ReadFile(path)
		all.Write(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
