package node_test

import (
	"os"
	"testing"

	"emet/agents/node"
)

// TestMain lets workers find their job processes in the test's program.
func TestMain(m *testing.M) {
	node.Enter()
	os.Exit(m.Run())
}
