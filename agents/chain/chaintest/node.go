package chaintest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/ethclient"

	"emet/test/need"
)

// Node is somebody else's node in a process of its own.
type Node struct {
	*ethclient.Client
	URL string
}

// Call asks the node for something that its client has no method for.
func (n Node) Call(t testing.TB, method string, args ...any) json.RawMessage {
	t.Helper()
	var answer json.RawMessage
	if err := n.Client.Client().CallContext(t.Context(), &answer, method, args...); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	return answer
}

// Anvil starts an anvil with our genesis on a free port, or skips the test if
// there is none. EMET_ANVIL names the binary; by default it is the one that npm
// installed.
func Anvil(t testing.TB, genesis *core.Genesis, args ...string) Node {
	t.Helper()
	arch := map[string]string{"amd64": "amd64", "arm64": "arm64"}[runtime.GOARCH]
	binary := need.File(t, "node_modules/@foundry-rs/anvil-linux-"+arch+"/bin/anvil", "EMET_ANVIL", "`npm ci` installs it")
	port := freePort(t)
	args = append([]string{
		"--host", "127.0.0.1", "--port", port, "--init", genesisFile(t, genesis), "--chain-id", genesis.Config.ChainID.String(),
		"--hardfork", "osaka",
	}, args...)
	return run(t, "http://127.0.0.1:"+port, binary, args...)
}

// Geth starts a geth in developer mode with our genesis on a free port, or
// skips the test if there is none. EMET_GETH names the binary; by default it is
// the one that is built into build/bin.
func Geth(t testing.TB, genesis *core.Genesis, args ...string) Node {
	t.Helper()
	binary := need.File(t, "build/bin/geth", "EMET_GETH", "`make peers` builds it")
	dir := t.TempDir()
	init := exec.CommandContext(t.Context(), binary, "init", "--state.scheme", "hash", "--datadir", dir, genesisFile(t, genesis)) // #nosec G204 -- a test's tool
	if out, err := init.CombinedOutput(); err != nil {
		t.Fatalf("geth init: %v\n%s", err, out)
	}
	port := freePort(t)
	args = append([]string{
		"--dev", "--datadir", dir, "--state.scheme", "hash", "--gcmode", "archive", // tests look back
		"--http", "--http.addr", "127.0.0.1", "--http.port", port, "--http.api", "eth,net,web3,txpool,debug,dev",
		"--ipcdisable", "--authrpc.port", freePort(t), "--port", "0", "--nodiscover", "--miner.gasprice", "1", "--verbosity", "2",
		"--datadir.minfreedisk", "0", // a test's chain is small, whatever else fills the disk
	}, args...)
	return run(t, "http://127.0.0.1:"+port, binary, args...)
}

func genesisFile(t testing.TB, g *core.Genesis) string {
	t.Helper()
	data, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "genesis.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// run starts the process, ends it with the test, and waits until it answers.
func run(t testing.TB, url, binary string, args ...string) Node {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, binary, args...) // #nosec G204 -- a test's tool
	out := new(tail)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		cancel()
		t.Fatalf("start %s: %v", binary, err)
	}
	client, err := ethclient.Dial(url)
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		client.Close()
		cancel()
		<-ended
		if t.Failed() {
			t.Logf("%s said:\n%s", filepath.Base(binary), out)
		}
	})
	Eventually(t, fmt.Sprintf("%s answers", filepath.Base(binary)), func() bool {
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s ended: %v\n%s", binary, err, out)
		default:
		}
		_, err := client.BlockNumber(t.Context())
		return err == nil
	})
	return Node{client, url}
}

// tail keeps the end of what a process says.
type tail struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *tail) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buf.Len() > 64<<10 {
		b.buf.Next(32 << 10)
	}
	return b.buf.Write(p)
}

func (b *tail) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
