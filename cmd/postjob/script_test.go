package main

import (
	"flag"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/params"

	"emet/agents/node"
	"emet/cmd/internal/clitest"
)

var _ = flag.Bool("update", false, "write the golden parts of scripts anew")

func TestMain(m *testing.M) { clitest.Main(m, map[string]func(){"postjob": main}) }

// TestScripts shows what people type and see, on a network like the one that devnet starts.
func TestScripts(t *testing.T) {
	clitest.Run(t, "testdata", clitest.Network(t, node.DevnetOptions{Workers: 3}))
}

// TestBadInput shows that nothing that a poster may do harms the one worker of a network: after each, it does the next
// job.
func TestBadInput(t *testing.T) {
	n := clitest.Network(t, node.DevnetOptions{})
	clitest.Worker(t, node.WorkerOptions{
		Options: node.Options{Network: n, State: t.TempDir()}, Slots: 2, Deposit: big.NewInt(params.Ether), FetchTimeout: 15 * time.Second,
	})
	clitest.Run(t, "testdata/bad", n)
}

// TestWithoutNetwork shows what needs none, and what is said where there should be one.
func TestWithoutNetwork(t *testing.T) {
	clitest.Run(t, "testdata/alone", node.Network{})
}

func TestHelpIsDocumented(t *testing.T) { clitest.Documented(t, newApp()) }
