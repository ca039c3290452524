//go:build linux

// Package spaces gives tests network namespaces: machines of their own as far as addresses, ports and routes go.
package spaces

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

const dir = "/run/netns/"

// Space is a network namespace; the zero one is that of the test itself.
type Space struct{ Name string }

// Need skips a test where no namespaces can be made, and deletes those of tests that were killed.
func Need(t testing.TB) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("network namespaces want root: run this test as root")
	}
	if _, err := exec.LookPath("ip"); err != nil {
		t.Skip("there is no ip command (package iproute2)")
	}
	names, err := filepath.Glob(dir + "emet-*-*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		name := filepath.Base(path)
		pid, err := strconv.Atoi(strings.Split(name, "-")[1])
		if err == nil && errors.Is(unix.Kill(pid, 0), unix.ESRCH) {
			_ = IP("netns", "del", name) // another test may be as quick
		}
	}
}

// New makes a namespace whose loopback device is up. It is gone when the test has ended.
func New(t testing.TB, name string) Space {
	t.Helper()
	s := Space{fmt.Sprintf("emet-%d-%s", os.Getpid(), name)}
	if err := IP("netns", "add", s.Name); err != nil {
		t.Skipf("no namespace can be made, for which it takes CAP_SYS_ADMIN: %v", err)
	}
	t.Cleanup(func() {
		if err := IP("netns", "del", s.Name); err != nil {
			t.Error(err)
		}
	})
	if err := s.IP("link", "set", "lo", "up"); err != nil {
		t.Fatal(err)
	}
	return s
}

// IP runs the command of that name.
func IP(args ...string) error {
	out, err := exec.CommandContext(context.Background(), "ip", args...).CombinedOutput() // #nosec G204 -- a test's
	if err != nil {
		err = fmt.Errorf("ip %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return err
}

// IP runs ip in the namespace.
func (s Space) IP(args ...string) error {
	if s.Name != "" {
		args = append([]string{"-n", s.Name}, args...)
	}
	return IP(args...)
}

// Command is what runs a command in the namespace.
func (s Space) Command(command ...string) []string {
	if s.Name == "" {
		return command
	}
	return append([]string{"ip", "netns", "exec", s.Name}, command...)
}

// Do runs fn in the namespace, on a thread of its own: sockets that fn opens belong there and may be used anywhere, and
// goroutines that it starts do not run there.
func (s Space) Do(fn func() error) error {
	if s.Name == "" {
		return fn()
	}
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // for ever: the thread ends with the goroutine
		f, err := os.Open(dir + s.Name)
		if err == nil {
			err = unix.Setns(int(f.Fd()), unix.CLONE_NEWNET)
			_ = f.Close() // it was read only
		}
		if err == nil {
			err = fn()
		}
		done <- err
	}()
	return <-done
}
