package main

import (
	"flag"
	"testing"

	"emet/agents/node"
	"emet/cmd/internal/clitest"
)

var _ = flag.Bool("update", false, "write the golden parts of scripts anew")

func TestMain(m *testing.M) { clitest.Main(m, map[string]func(){"netproxy": main}) }

// GP-09: every call has a command.
func TestScripts(t *testing.T) { clitest.Run(t, "testdata", node.Network{}) }

func TestHelpIsDocumented(t *testing.T) { clitest.Documented(t, newApp()) }
