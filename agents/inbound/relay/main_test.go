package relay_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if run := os.Getenv("RELAY_CHILD"); run != "" {
		os.Exit(child(run))
	}
	goleak.VerifyTestMain(m)
}
