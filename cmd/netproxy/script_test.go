package main

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"emet/agents/node"
	"emet/cmd/internal/clitest"
)

var _ = flag.Bool("update", false, "write the golden parts of scripts anew")

func TestMain(m *testing.M) { clitest.Main(m, map[string]func(){"netproxy": main}) }

// GP-09: every call has a command.
func TestScripts(t *testing.T) { clitest.Run(t, "testdata", node.Network{}) }

func TestHelpIsDocumented(t *testing.T) { clitest.Documented(t, newApp()) }

// GP-12, GP-15: the commands of the market, on a development network that sells its sockets.
func TestMarketScripts(t *testing.T) {
	n := clitest.Network(t, node.DevnetOptions{Inbound: fmt.Sprintf("127.76.%d.1", os.Getpid()%250)})
	b, err := node.OpenBuying(t.Context(), node.BuyingOptions{Options: node.Options{Network: n, State: t.TempDir(), Look: true}})
	must(t, err)
	eventually(t, "the network's seller is there", func() bool {
		all, err := b.Ads(t.Context())
		return err == nil && len(all) > 0
	})
	must(t, b.Close())
	clitest.Run(t, "testdata/market", n)
}
