package channel_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// More than rapid tries by itself, and in longer games; -rapid.checks asks for even more.
func TestMain(m *testing.M) {
	for name, value := range map[string]string{"rapid.checks": "1000", "rapid.steps": "60"} {
		if err := flag.Set(name, value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	m.Run()
}
