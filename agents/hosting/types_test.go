package hosting_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// B-01: every kind of document has a type that says what it is: an event of its contract, or the domain that it is hashed
// under. None stands for two things, but that a key is reserved together with the first value of its log.
func TestDocumentsHaveTypes(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "<!-- types -->")
	table, rest, ok := strings.Cut(table, "<!-- end -->")
	if !ok {
		t.Fatal("the page has no table of types")
	}
	row := regexp.MustCompile("(?m)^\\| ([a-z-]+) \\| (.+) \\| `(.+)` \\|$")
	var types, said []string
	for _, m := range row.FindAllStringSubmatch(table, -1) {
		types, said = append(types, m[1]), append(said, m[3])
		if strings.HasPrefix(m[3], "emet/") {
			if !strings.Contains(rest, "`"+m[3]+"`") {
				t.Errorf("%s: the page does not say what %s is of", m[1], m[3])
			}
			continue
		}
		source, err := os.ReadFile(filepath.Join("..", "..", "contracts", "interfaces", "I"+m[2]+".sol"))
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(`event `+m[3]+`\(`).FindAll(source, -1); len(found) != 1 {
			t.Errorf("%s: %s has %d events %s", m[1], m[2], len(found), m[3])
		}
	}
	want := []string{
		"offer", "accept", "tick", "log-init", "log-update", "client-register", "key-reserve", "tombstone", "complaint", "receipt", "gossip",
		"cert", "revoke",
	}
	if !slices.Equal(types, want) {
		t.Errorf("the types are %v, and not %v", types, want)
	}
	slices.Sort(said)
	if n := len(slices.Compact(said)); n != len(want)-1 {
		t.Errorf("%d different types", n)
	}
}
