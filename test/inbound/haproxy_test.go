//go:build linux

package inbound_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"emet/test/spaces"
)

// haproxy runs the proxy that many have at this place, with the same limits of a source, and returns its address; none if
// it is not installed.
func haproxy(t *testing.T, space spaces.Space, to string, rate, perSource int) string {
	t.Helper()
	path, err := exec.LookPath("haproxy")
	if err != nil {
		return ""
	}
	addr := joinPort(public4, 8100)
	config := fmt.Sprintf(`global
	maxconn 8000
	nbthread 1
defaults
	mode tcp
	timeout connect 5s
	timeout client 10m
	timeout server 10m
frontend public
	bind %s
	stick-table type ip size 64k expire 30s store conn_rate(1s),conn_cur
	tcp-request connection track-sc0 src
	tcp-request connection reject if { sc0_conn_rate gt %d }
	tcp-request connection reject if { sc0_conn_cur gt %d }
	default_backend shop
backend shop
	server shop %s
`, addr, rate, perSource, to)
	file := filepath.Join(t.TempDir(), "haproxy.cfg")
	must(t, os.WriteFile(file, []byte(config), 0o600))
	command := space.Command(path, "-db", "-q", "-f", file)
	c := exec.CommandContext(context.Background(), command[0], command[1:]...) // #nosec G204 -- the test's own
	must(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed
	})
	until(t, "haproxy listens", func() bool {
		return space.Do(func() error { return once("", addr) }) == nil
	})
	return addr
}
