package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"emet/agents/content/kubo"
)

// kuboBinary is where `make peers` builds the daemon.
const kuboBinary = "build/bin/ipfs"

// startKubo starts a daemon that talks to nobody but us, if its binary is there.
func (s *stores) startKubo(ctx context.Context) (stop func() error, err error) {
	binary, err := filepath.Abs(kuboBinary)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(binary); err != nil {
		return func() error { return nil }, nil //nolint:nilerr // one comparison less
	}
	repo := filepath.Join(s.dir, "kubo")
	ipfs := func(ctx context.Context, args ...string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, binary, args...) // #nosec G204 -- our own build
		cmd.Env = append(os.Environ(), "IPFS_PATH="+repo, "IPFS_TELEMETRY=off")
		return cmd
	}
	for _, args := range [][]string{
		{"init", "--profile=test", "--empty-repo"},
		{"config", "--json", "Routing", `{"Type":"none"}`},
		{"config", "--json", "Provide.Enabled", "false"},
		{"config", "--json", "AutoNAT", `{"ServiceMode":"disabled"}`},
		{"config", "--json", "Swarm.RelayClient.Enabled", "false"},
	} {
		if out, err := ipfs(ctx, args...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("ipfs %s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	daemon := ipfs(ctx, "daemon")
	daemon.Cancel = func() error { return daemon.Process.Signal(os.Interrupt) }
	daemon.WaitDelay = 10 * time.Second
	stop = func() error {
		cancel()
		if err := daemon.Wait(); !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	}
	out, err := daemon.StdoutPipe()
	if err == nil {
		err = daemon.Start()
	}
	if err != nil {
		cancel()
		return nil, err
	}
	if err = awaitReady(out); err == nil {
		s.kubo, err = s.dialKubo(ctx, repo)
	}
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	return stop, nil
}

// awaitReady returns when the daemon says that it serves.
func awaitReady(out io.Reader) error {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "Daemon is ready") {
			return nil
		}
	}
	return errors.Join(errors.New("the kubo daemon ended at once"), lines.Err())
}

func (s *stores) dialKubo(ctx context.Context, repo string) (*kubo.Store, error) {
	api, err := os.ReadFile(filepath.Join(repo, "api")) // #nosec G304 -- our own directory
	if err != nil {
		return nil, err
	}
	return kubo.New(ctx, kubo.Config{API: strings.TrimSpace(string(api))})
}
