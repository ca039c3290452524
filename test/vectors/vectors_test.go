// Package vectors_test has an independent library agree with what contracts and agents sign. The vectors are written by
// forge tests, which compare them with the contracts; each Go package compares them with its own digests.
package vectors_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"emet/test/need"
)

func TestViemAgrees(t *testing.T) {
	files, err := filepath.Glob("*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no vectors")
	}
	out, err := check(t, ".")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, f := range files {
		if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(f) + ` [1-9]\d*$`).Match(out) {
			t.Errorf("%s was not checked:\n%s", f, out)
		}
	}
}

// What differs in a digit is noticed.
func TestViemDisagrees(t *testing.T) {
	good, err := os.ReadFile("PaymentChannels.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"total", "matures", "head", "channel", "hash", "digest", "signature", "signer", "chainId", "name"} {
		value := regexp.MustCompile(`("` + field + `": "[^"]*?)([1-9])([^"1-9]*")`)
		if field == "name" {
			value = regexp.MustCompile(`("name": "emet P)(a)(y)`)
		}
		m := value.FindSubmatchIndex(good)
		if m == nil {
			t.Fatalf("there is no %s to change", field)
		}
		bad := bytes.Clone(good)
		bad[m[4]] ^= 1
		if bad[m[4]] == '0' {
			bad[m[4]] = '2'
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "bad.json"), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := check(t, dir)
		if err == nil || !strings.Contains(string(out), "bad.json") {
			t.Errorf("%s: %v\n%s", field, err, out)
		}
	}
}

func check(t *testing.T, dir string) ([]byte, error) {
	t.Helper()
	need.File(t, "node_modules/viem", "", "`npm ci` installs it")
	return exec.CommandContext(t.Context(), "node", "check.mjs", dir).CombinedOutput()
}
