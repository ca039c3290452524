// Command devnet runs a whole development network in one process: a chain, the agency contract, an IPFS node and
// workers.
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"emet/agents/node"
	"emet/cmd/internal/app"
)

const description = `Everything runs in this process and only this machine can reach it. The accounts are worth nothing elsewhere.

Examples:
  devnet                          start a network in memory, with three workers
  devnet --state .devnet          keep it in a directory, and resume it
  devnet --block-time 1s          make a block a second instead of at once
  devnet --workers 0              run workers yourself: bin/worker
  devnet --app examples/apps/guestbook
                                  host an application as well, and tell of its ticks
  devnet --inbound                sell public sockets of the loopback as well
  devnet --config-out net.json    write where everything is; postjob --network net.json reads it

While it runs, the other commands find it by themselves: postjob CODE INPUT --wait. If another one runs already, they
keep to that one. Ctrl-C ends the network.

` + app.ExitCodes

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	return &cli.App{
		Name:        "devnet",
		Usage:       "run a development network",
		Description: description,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "state", Usage: "`DIR` to keep the network in, and to resume it from (default in memory)"},
			&cli.IntFlag{Name: "port", Usage: "`PORT` of the chain's JSON-RPC; 0 takes a free one (default 8545, or a free one if that is taken)", Value: usualPort, DefaultText: "0"},
			&cli.DurationFlag{Name: "block-time", Usage: "`TIME` between blocks; 0 makes one at once"},
			&cli.IntFlag{Name: "workers", Usage: "`NUMBER` of workers", Value: 3},
			&cli.StringSliceFlag{Name: "app", Usage: "`DIR` or file of an application to host; may be repeated"},
			&cli.IntFlag{Name: "hosts", Usage: "`NUMBER` of workers that host applications", Value: 8},
			&cli.IntFlag{Name: "tick", Usage: "`BLOCKS` that ticks last", Value: 20},
			&cli.IntFlag{Name: "slots", Usage: "`JOBS` that each worker runs at once", Value: 2},
			&cli.BoolFlag{Name: "inbound", Usage: fmt.Sprintf("run an inbound proxy, and sell the ports %d to %d of 127.0.0.1", node.DevSocketsFrom, node.DevSocketsTo)},
			&cli.StringFlag{Name: "config-out", Usage: "`FILE` to write the network's description to, as JSON"},
			&cli.BoolFlag{Name: "json", Usage: "print the network's description as JSON"},
			&cli.StringFlag{Name: "log", Usage: "`LEVEL` of the log on stderr: debug, info, warn, error, disabled", Value: "warn"},
		},
		Action: run,
	}
}

func run(c *cli.Context) error {
	if c.Args().Present() {
		return app.Usage("devnet takes no arguments, but got %q", c.Args().First())
	}
	switch {
	case c.Int("workers") < 0, c.Int("slots") < 1, c.Duration("block-time") < 0:
		return app.Usage("--workers and --block-time cannot be negative, --slots must be 1 or more")
	case !c.IsSet("app") && (c.IsSet("hosts") || c.IsSet("tick")):
		return app.Usage("--hosts and --tick are about an application: name one with --app DIR")
	case c.Int("hosts") < 1, c.Int("tick") < 3, c.Int("tick") > 1000:
		return app.Usage("--hosts must be 1 or more, --tick 3 to 1000")
	case c.Int("port") < 0, c.Int("port") > 65535:
		return app.Usage("--port %d: want 0 to 65535", c.Int("port"))
	}
	log, err := app.Logger(c, c.App.ErrWriter)
	if err != nil {
		return err
	}
	began := time.Now()
	apps, err := applications(c)
	if err != nil {
		return err
	}
	port, err := port(c)
	if err != nil {
		return err
	}
	d, err := node.OpenDevnet(c.Context, node.DevnetOptions{
		State: c.String("state"), Port: port, BlockTime: blockTime(c),
		Workers: c.Int("workers"), Slots: c.Int("slots"), Announce: node.RunningFile(), Log: log,
		Inbound: inbound(c), Apps: apps.dev(c), Hosts: c.Int("hosts"),
	})
	if err != nil {
		return err
	}
	defer func() {
		if err := d.Close(); err != nil {
			fmt.Fprintln(c.App.ErrWriter, "devnet:", err)
		}
	}()
	if file := c.String("config-out"); file != "" {
		if err := d.Network.Save(file); err != nil {
			return fmt.Errorf("write the network's description: %w", err)
		}
		defer os.Remove(file) // it describes what is gone
	}
	return d.Run(c.Context, func(ctx context.Context) error {
		if c.Bool("json") {
			return app.PrintJSON(c.App.Writer, d.Network)
		}
		banner(c.App.Writer, d.Network, c.Int("workers"))
		apps.banner(c.App.Writer, d)
		hint := "Try, in another terminal:"
		if !d.Announced() {
			file := c.String("config-out")
			if file == "" {
				file = "FILE # written by devnet --config-out FILE"
			}
			hint = "Another development network runs as well. To use this one, in another terminal:\n  export EMET_NETWORK=" + file
		}
		_, err := fmt.Fprintf(c.App.Writer, "\nReady in %.1f s. %s\n  bin/postjob examples/hello/hello.js examples/hello/input.json --wait\n",
			time.Since(began).Seconds(), hint)
		if err != nil {
			return err
		}
		if c.Bool("inbound") {
			if _, err := fmt.Fprintf(c.App.Writer, "  bin/netproxy buy --port %d --to localhost:8080\n", node.DevSocketsFrom+443); err != nil {
				return err
			}
		}
		return apps.watch(ctx, c.App.Writer, d)
	})
}

// inbound is whose ports are sold.
func inbound(c *cli.Context) string {
	if c.Bool("inbound") {
		return "127.0.0.1"
	}
	return ""
}

// usualPort is where wallets and tools look for a development chain.
const usualPort = 8545

// port chooses the port of the chain's JSON-RPC. Only one that was asked for must be free.
func port(c *cli.Context) (int, error) {
	p := c.Int("port")
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p))) //nolint:noctx // immediate
	switch {
	case err == nil:
		return p, l.Close()
	case c.IsSet("port"):
		return 0, &app.Failure{Exit: app.ExitUnreachable, Err: fmt.Errorf("port %d: %w", p, err), Hint: "--port 0 takes a free one"}
	}
	fmt.Fprintf(c.App.ErrWriter, "port %d is taken; the chain listens on a free one\n", p)
	return 0, nil
}

// banner says what there is.
func banner(w io.Writer, n node.Network, workers int) {
	fmt.Fprintf(w, "emet development network: never use its accounts elsewhere\n\n")
	fmt.Fprintf(w, "accounts, 10,000 ETH each (key files: the keystore below, password in %s)\n", n.Password)
	for i, a := range n.Accounts {
		fmt.Fprintf(w, "  (%d) %s\n", i, a.Address)
	}
	fmt.Fprintf(w, "\nchain      id %d\nJSON-RPC   %s\nWebSocket  %s\nagency     %s\n", n.ChainID, n.RPC, n.WS, n.Agency)
	for _, addr := range n.IPFS {
		fmt.Fprintf(w, "IPFS       %s\n", addr)
	}
	fmt.Fprintf(w, "keystore   %s\nworkers    %d\n", keystoreOf(n), workers)
}

func keystoreOf(n node.Network) string {
	if len(n.Accounts) == 0 {
		return "none"
	}
	return filepath.Dir(n.Accounts[0].KeyFile)
}
