package main

import (
	"flag"
	"testing"

	"emet/agents/node"
	"emet/cmd/internal/clitest"
)

var _ = flag.Bool("update", false, "write the golden parts of scripts anew")

func TestMain(m *testing.M) { clitest.Main(m, map[string]func(){"supervisor": main}) }

// TestScripts shows what people type and see, on a network like the one that devnet starts.
func TestScripts(t *testing.T) {
	clitest.Run(t, "testdata", clitest.Network(t, node.DevnetOptions{}))
}

// TestWithoutNetwork shows what needs none, and what is said where there should be one.
func TestWithoutNetwork(t *testing.T) {
	clitest.Run(t, "testdata/alone", node.Network{})
}

// TestApplications shows how an application is made, for which no network is needed.
func TestApplications(t *testing.T) {
	clitest.Run(t, "testdata/app", node.Network{})
}

// TestTutorial does what docs/tutorial.md says.
func TestTutorial(t *testing.T) { clitest.Tutorial(t, "../../docs/tutorial.md") }

func TestHelpIsDocumented(t *testing.T) { clitest.Documented(t, newApp()) }
