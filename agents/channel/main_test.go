package channel_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// checks is how many random cases are tried, and steps how long random games are: more than by rapid itself, as they are
// quick. -rapid.checks asks for more.
const checks, steps = "1000", "60"

func TestMain(m *testing.M) {
	for name, value := range map[string]string{"rapid.checks": checks, "rapid.steps": steps} {
		if err := flag.Set(name, value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	m.Run()
}

// fewer lowers the number of cases for a test that is slow, unless somebody asked for a number.
func fewer(t *testing.T, n string) {
	t.Helper()
	const name = "rapid.checks"
	if flag.Lookup(name).Value.String() != checks {
		return
	}
	if err := flag.Set(name, n); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set(name, checks); err != nil {
			t.Error(err)
		}
	})
}
