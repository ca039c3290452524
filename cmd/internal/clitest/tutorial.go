package clitest

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a fenced part of a page: a session at a terminal, or a file, whose path stands in a comment before it:
//
//	<!-- file: notes/app.js -->
var block = regexp.MustCompile("(?ms)^(?:<!-- file: (\\S+) -->\n)?```(\\w+)\n(.*?)^```$")

// Tutorial does what a page tells the reader to do, in an empty directory: its files are written, and the commands of its
// console blocks run by a shell. Each must print what the page has behind it. With -update that is written there.
func Tutorial(t *testing.T, page string) {
	t.Helper()
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	dir, commands := t.TempDir(), 0
	done := block.ReplaceAllFunc(doc, func(b []byte) []byte {
		at := block.FindSubmatchIndex(b)
		kind, body := string(b[at[4]:at[5]]), string(b[at[6]:at[7]])
		switch {
		case at[2] >= 0:
			file := filepath.Join(dir, filepath.FromSlash(string(b[at[2]:at[3]])))
			if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
		case kind == "console":
			var out bytes.Buffer
			for line := range strings.Lines(body) {
				if command, ok := strings.CutPrefix(line, "$ "); ok {
					commands++
					out.WriteString(line)
					out.Write(shell(t.Context(), dir, command))
				}
			}
			return append(append(append([]byte{}, b[:at[6]]...), out.Bytes()...), b[at[7]:]...)
		}
		return b
	})
	switch {
	case commands == 0:
		t.Errorf("%s has no commands", page)
	case bytes.Equal(done, doc):
	case update():
		if err := os.WriteFile(page, done, 0o644); err != nil { // #nosec G306 -- a page of documentation
			t.Fatal(err)
		}
	default:
		got := filepath.Join(t.TempDir(), "page.md")
		if err := os.WriteFile(got, done, 0o600); err != nil {
			t.Fatal(err)
		}
		diff, _ := exec.CommandContext(t.Context(), "diff", "-u", page, got).CombinedOutput() // it ends with 1 if they differ
		t.Errorf("%s is not what happens; -update writes what does\n%s", page, diff)
	}
}

// shell runs a command and returns what it says. That it fails is part of what it says.
func shell(ctx context.Context, dir, command string) []byte {
	cmd := exec.CommandContext(ctx, "sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+dir+"/.config", "EMET_NETWORK=", "EMET_CONFIG=")
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		return []byte(err.Error() + "\n")
	}
	return out
}
