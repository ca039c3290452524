package hosting_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// attacks are what an application has to withstand, or to show who did it.
var attacks = []string{
	"forged update without workers", "skipped prime", "wrong prime", "extra factor", "replay within a tick", "replay across ticks",
	"changed delta", "changed r", "changed order", "primes used after the reveal", "client dividing out its own random",
	"greatest common divisor of many stamps", "wrong draw", "ground draw", "stolen token", "doubly spent token", "stale state root",
	"forged index row", "supervisor equivocation on primes", "chosen cut-off", "withheld seed", "withheld files", "poisoned update",
	"supervisor that stops paying",
	"updates stamped by a friend of the client", "token that a worker saw, spent by its friend",
}

// The page says of each attack who is blamed and which test shows it: one test, or one case of it, for each. T13
func TestAttacksAreShown(t *testing.T) {
	text, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(text), "<!-- attacks -->")
	table, _, end := strings.Cut(table, "<!-- end -->")
	if !ok || !end {
		t.Fatal("the page has no table of attacks")
	}
	cell := regexp.MustCompile("^`([a-z]+)\\.(Test[A-Za-z]+)`(?: “(.+)”)?$")
	shown, used := map[string]bool{}, map[string]string{}
	for row := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(row), "|"), "|")
		if len(cells) != 4 || strings.HasPrefix(cells[0], "---") || strings.TrimSpace(cells[0]) == "attack" {
			continue
		}
		attack, blamed, by := strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1]), strings.TrimSpace(cells[3])
		m := cell.FindStringSubmatch(by)
		if blamed == "" || m == nil {
			t.Errorf("%s: no test is named by %q, or nobody is blamed", attack, by)
			continue
		}
		if before := used[by]; before != "" {
			t.Errorf("%s and %s are shown by the same test", attack, before)
		}
		shown[attack], used[by] = true, attack
		if !hasTest(t, m[1], m[2], m[3]) {
			t.Errorf("%s: there is no test %s", attack, by)
		}
	}
	for _, a := range attacks {
		if !shown[a] {
			t.Errorf("the page does not tell of %q", a)
		}
	}
}

// hasTest tells whether a package has a test, and the test a case.
func hasTest(t *testing.T, name, test, of string) bool {
	t.Helper()
	var found []string
	for _, folder := range []string{".", ".."} {
		files, err := filepath.Glob(filepath.Join(folder, name, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, files...)
	}
	for _, file := range found {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "func "+test+"(") { // its cases may stand in a table of the file
			return of == "" || strings.Contains(string(text), `"`+of+`"`)
		}
	}
	return false
}
