// Package kubotest runs a real kubo daemon for tests: on loopback only, without bootstrap peers, DHT, relays, or telemetry.
package kubotest

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emet/test/need"
)

// Binary returns the path of the ipfs binary: $EMET_IPFS, or the one that make builds. A test without it cannot be.
func Binary(t testing.TB) string {
	t.Helper()
	return need.File(t, "build/bin/ipfs", "EMET_IPFS", "`make peers` builds this kubo")
}

// Daemon is a running daemon.
type Daemon struct {
	API     string // RPC, "http://127.0.0.1:PORT"
	Gateway string // HTTP gateway
	Repo    string // IPFS_PATH

	binary string
}

// Start starts a daemon with an empty repository; it ends with the test.
func Start(t testing.TB) *Daemon {
	t.Helper()
	d := &Daemon{binary: Binary(t), Repo: t.TempDir()}
	d.IPFS(t, "init", "--profile=test", "--empty-repo")
	for key, value := range map[string]string{
		"Routing":                   `{"Type":"none"}`,
		"Provide.Enabled":           `false`,
		"AutoNAT":                   `{"ServiceMode":"disabled"}`,
		"Swarm.RelayClient.Enabled": `false`,
		"Swarm.EnableHolePunching":  `false`,
	} {
		d.IPFS(t, "config", "--json", key, value)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := d.command(ctx, "daemon")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready, ended := make(chan bool, 1), make(chan error, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.Contains(lines.Text(), "Daemon is ready") {
				ready <- true
			}
		}
		ended <- cmd.Wait()
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	select {
	case <-ready:
	case err := <-ended:
		ended <- err
		t.Fatalf("the kubo daemon ended: %v", err)
	case <-time.After(time.Minute):
		t.Fatal("the kubo daemon was not ready within a minute")
	}
	d.API = "http://" + hostPort(t, filepath.Join(d.Repo, "api"))
	d.Gateway = strings.TrimSpace(readFile(t, filepath.Join(d.Repo, "gateway")))
	return d
}

// IPFS runs an ipfs command on the daemon's repository and returns what it prints.
func (d *Daemon) IPFS(t testing.TB, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out, err := d.command(ctx, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("ipfs %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (d *Daemon) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, d.binary, args...)
	cmd.Env = append(os.Environ(), "IPFS_PATH="+d.Repo, "IPFS_TELEMETRY=off")
	return cmd
}

// hostPort reads a file with a multiaddr such as /ip4/127.0.0.1/tcp/5001.
func hostPort(t testing.TB, file string) string {
	t.Helper()
	parts := strings.Split(strings.TrimSpace(readFile(t, file)), "/")
	if len(parts) != 5 {
		t.Fatalf("%s holds %q", file, parts)
	}
	return parts[2] + ":" + parts[4]
}

func readFile(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
