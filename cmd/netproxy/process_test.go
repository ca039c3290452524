package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/buyer"
)

const patience = 90 * time.Second

// running is a proxy in a process of its own.
type running struct {
	*exec.Cmd
	*api.Client
	state string
	addr  string  // of the machine that it has for itself
	err   *output // a file: a pipe would be open for as long as any successor
	ended chan error
}

// output is what a process and its successors say.
type output struct{ file string }

func (o *output) String() string {
	blob, err := os.ReadFile(o.file)
	if err != nil {
		return err.Error()
	}
	return string(blob)
}

var hosts atomic.Int32

// start runs a proxy at a loopback address that no other test has.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	p := &running{state: t.TempDir(), addr: fmt.Sprintf("127.78.%d.%d", os.Getpid()%250, hosts.Add(1)), ended: make(chan error, 1)}
	p.run(t, args...)
	t.Cleanup(func() {
		if pid, err := readPID(p.state); err == nil {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		p.Client.Close()
	})
	return p
}

func (p *running) run(t *testing.T, args ...string) {
	t.Helper()
	socket := filepath.Join(p.state, "s")
	file, err := os.CreateTemp(p.state, "log-*")
	must(t, err)
	defer file.Close()
	p.err = &output{file.Name()}
	p.Cmd = exec.Command("netproxy", append([]string{
		"serve", "--state", p.state, "--api", "unix:" + socket, "--allow", p.addr + ":8000-8999", "--local", "127.0.0.0/8:1-65535", "--log", "debug",
		"--rate", "0", "--per-source", "0",
	}, args...)...)
	p.Stderr = file
	must(t, p.Start())
	go func(c *exec.Cmd) { p.ended <- c.Wait() }(p.Cmd)
	eventually(t, "it is ready", func() bool {
		select {
		case err := <-p.ended:
			t.Fatalf("it ended: %v\n%s", err, p.err)
		default:
		}
		return strings.Contains(p.err.String(), "is managed at")
	})
	token, err := api.ReadToken(filepath.Join(p.state, tokenName))
	must(t, err)
	p.Client = api.Dial("unix:"+socket, token, nil)
}

func (p *running) at(t *testing.T, port int) inbound.Address {
	t.Helper()
	a, err := inbound.ParseAddress("tcp", fmt.Sprintf("%s:%d", p.addr, port))
	must(t, err)
	return a
}

// asked asks a probe.
func asked(ctx context.Context, a inbound.Address, requestor string) (string, error) {
	return buyer.Ask(ctx, string(a.Proto), netip.AddrPortFrom(a.Host, a.Port), requestor)
}

func (p *running) exit(t *testing.T) error {
	t.Helper()
	select {
	case err := <-p.ended:
		return err
	case <-time.After(patience):
		t.Fatalf("it does not end\n%s", p.err)
		return nil
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	within(t, patience, what, so)
}

func within(t *testing.T, bound time.Duration, what string, so func() bool) {
	t.Helper()
	deadline := time.After(bound)
	for !so() {
		select {
		case <-deadline:
			t.Fatalf("it never came to be: %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func echo(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = ln.Close() })
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				_, _ = io.Copy(c, c)
			}()
		}
	}()
	return ln.Addr().String()
}

// told sends a line and reads it back.
func told(c net.Conn, line string) error {
	_ = c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, line); err != nil {
		return err
	}
	back := make([]byte, len(line))
	if _, err := io.ReadFull(c, back); err != nil {
		return err
	}
	if string(back) != line {
		return fmt.Errorf("%q came back as %q", line, back)
	}
	return nil
}

// What was answered is there after kill -9, and what was given out is not given out again.
func TestKilled(t *testing.T) {
	p := start(t)
	ctx := context.Background()
	service := echo(t)
	gateway, probe, given := p.at(t, 8000), p.at(t, 8001), p.at(t, 8002)
	_, err := p.OpenGateway(ctx, gateway, inbound.Entry{RequestorID: "ann", ActivityID: "act", RemoteAddr: service}, false)
	must(t, err)
	for _, a := range []inbound.Address{probe, given} {
		_, err = p.PutProbe(ctx, a, "ann", "one")
		must(t, err)
	}
	if token, err := asked(ctx, given, "ann"); err != nil || token != "one" {
		t.Fatal(token, err)
	}
	must(t, p.Process.Kill())
	if err := p.exit(t); err == nil {
		t.Fatal("it was not killed")
	}
	p.run(t)
	if e, err := p.Gateway(ctx, gateway); err != nil || e.RequestorID != "ann" || e.RemoteAddr != service {
		t.Errorf("the gateway is %+v, %v", e, err)
	}
	c, err := net.Dial("tcp", gateway.String())
	must(t, err)
	defer c.Close()
	must(t, told(c, "hello"))
	if token, err := asked(ctx, probe, "ann"); err != nil || token != "one" {
		t.Errorf("the probe says %q, %v", token, err)
	}
	if token, err := asked(ctx, given, "ann"); err == nil {
		t.Errorf("it was given out twice: %s", token)
	}
}

// Upgrades under load: nobody is refused or reset, old connections go on, and the old processes end.
func TestUpgrades(t *testing.T) {
	p := start(t, "--drain", "10m") // longer than the test on any machine: the first connection is to go on
	ctx := context.Background()
	gateway, probe := p.at(t, 8000), p.at(t, 8001)
	_, err := p.OpenGateway(ctx, gateway, inbound.Entry{ActivityID: "act", RemoteAddr: echo(t)}, false)
	must(t, err)
	_, err = p.PutProbe(ctx, probe, "ann", "one")
	must(t, err)
	old, err := net.Dial("tcp", gateway.String())
	must(t, err)
	defer old.Close()
	must(t, told(old, "hello"))

	var stop atomic.Bool
	var done atomic.Int64
	var faults sync.Map
	var callers sync.WaitGroup
	for range 4 {
		callers.Go(func() {
			for !stop.Load() {
				c, err := net.DialTimeout("tcp", gateway.String(), patience)
				if err == nil {
					err = told(c, "hello")
					_ = c.Close()
				}
				if err != nil {
					faults.Store(err.Error(), true)
				}
				done.Add(1)
			}
		})
	}
	for round := range 5 {
		pid, err := readPID(p.state)
		must(t, err)
		before := done.Load()
		out, err := exec.Command("netproxy", "upgrade", "--state", p.state, "--timeout", patience.String()).CombinedOutput()
		if err != nil {
			t.Fatalf("round %d: %v: %s\n%s", round, err, out, p.err)
		}
		if next, err := readPID(p.state); err != nil || next == pid {
			t.Errorf("round %d: process %d was replaced by %d, %v", round, pid, next, err)
		}
		eventually(t, "some are served", func() bool { return done.Load() > before+50 })
		if st, err := p.Status(ctx); err != nil || st.Status != inbound.StatusOK || st.GatewaySockets != 1 || st.ProbeSockets != 1 {
			t.Errorf("round %d: the status is %+v, %v", round, st, err)
		}
	}
	stop.Store(true)
	callers.Wait()
	faults.Range(func(err, _ any) bool {
		t.Errorf("of %d connections some failed: %v", done.Load(), err)
		return true
	})
	must(t, told(old, "still"))
	if token, err := asked(ctx, probe, "ann"); err != nil || token != "one" {
		t.Errorf("the probe says %q, %v", token, err)
	}
	select {
	case err := <-p.ended:
		t.Errorf("the first process ended before its connection: %v", err)
	default:
	}
	must(t, old.Close())
	if err := p.exit(t); err != nil {
		t.Errorf("the first process: %v\n%s", err, p.err)
	}
	pid, err := readPID(p.state)
	must(t, err)
	must(t, syscall.Kill(pid, syscall.SIGTERM))
	eventually(t, "the last process ends", func() bool { return syscall.Kill(pid, 0) != nil || zombie(pid) })
}

// zombie reports whether a process has ended and nobody has looked: our descendants' are not ours to wait for.
func zombie(pid int) bool {
	blob, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(blob), ") ")
	return err == nil && strings.HasPrefix(rest, "Z")
}

// A successor that does not come up changes nothing.
func TestUpgradeFails(t *testing.T) {
	lists := filepath.Join(t.TempDir(), "lists.txt")
	must(t, os.WriteFile(lists, []byte("allow 127.0.0.0/8\n"), 0o600))
	p := start(t, "--access", lists)
	ctx := context.Background()
	gateway, probe := p.at(t, 8000), p.at(t, 8001)
	_, err := p.OpenGateway(ctx, gateway, inbound.Entry{RemoteAddr: echo(t)}, false)
	must(t, err)
	_, err = p.PutProbe(ctx, probe, "ann", "one")
	must(t, err)
	must(t, os.WriteFile(lists, []byte("nonsense\n"), 0o600)) // on which the next process does not start
	out, err := exec.Command("netproxy", "upgrade", "--state", p.state).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "nobody took over") {
		t.Errorf("got %v: %s", err, out)
	}
	eventually(t, "it takes changes again", func() bool {
		_, err := p.PutProbe(ctx, probe, "bob", "two")
		return err == nil
	})
	c, err := net.Dial("tcp", gateway.String())
	must(t, err)
	defer c.Close()
	must(t, told(c, "hello"))
	if token, err := asked(ctx, probe, "ann"); err != nil || token != "one" {
		t.Errorf("the probe says %q, %v", token, err)
	}
}

// SIGTERM: nothing is accepted any more, what is open may go on, and the end is in good order. A second one ends it at once.
func TestTerminated(t *testing.T) {
	for _, twice := range []bool{false, true} {
		p := start(t, "--drain", "10m")
		ctx := context.Background()
		gateway := p.at(t, 8000)
		_, err := p.OpenGateway(ctx, gateway, inbound.Entry{RemoteAddr: echo(t)}, false)
		must(t, err)
		c, err := net.Dial("tcp", gateway.String())
		must(t, err)
		defer c.Close()
		must(t, told(c, "hello"))
		must(t, p.Process.Signal(syscall.SIGTERM))
		eventually(t, "nobody can connect", func() bool {
			k, err := net.Dial("tcp", gateway.String())
			if err == nil {
				_ = k.Close()
			}
			return err != nil
		})
		must(t, told(c, "still"))
		if st, err := p.Status(ctx); err != nil || st.Status != inbound.StatusDraining {
			t.Errorf("the status is %+v, %v", st, err)
		}
		if twice {
			must(t, p.Process.Signal(syscall.SIGTERM))
			if err := p.exit(t); err == nil {
				t.Error("it did not end by the signal")
			}
			continue
		}
		must(t, c.Close())
		if err := p.exit(t); err != nil {
			t.Errorf("it ended with %v\n%s", err, p.err)
		}
	}
}

// The lists of a file hold at once when it changes; D9: nothing that was carried is in the log.
func TestListsAreReadAgain(t *testing.T) {
	lists := filepath.Join(t.TempDir(), "lists.txt")
	must(t, os.WriteFile(lists, []byte("deny 127.0.0.1/32 # for now\n"), 0o600))
	p := start(t, "--access", lists)
	gateway := p.at(t, 8000)
	_, err := p.OpenGateway(context.Background(), gateway, inbound.Entry{RemoteAddr: echo(t)}, false)
	must(t, err)
	const secret = "correct-horse-battery-staple"
	in := func() bool {
		c, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}}).Dial("tcp", gateway.String())
		if err != nil {
			return false
		}
		defer c.Close()
		return told(c, secret) == nil
	}
	if in() {
		t.Error("who is denied gets in")
	}
	must(t, os.WriteFile(lists, []byte("deny 192.0.2.0/24\n"), 0o600))
	eventually(t, "the new list holds", in)
	if strings.Contains(p.err.String(), secret) {
		t.Errorf("the log is %s", p.err)
	}
}

// A service manager learns when the proxy is ready, and which process it is after an upgrade.
func TestServiceManager(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notify")
	manager, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	must(t, err)
	defer manager.Close()
	t.Setenv("NOTIFY_SOCKET", path)
	said := func() string {
		buf := make([]byte, 256)
		_ = manager.SetReadDeadline(time.Now().Add(patience))
		n, err := manager.Read(buf)
		must(t, err)
		return string(buf[:n])
	}
	p := start(t)
	if got, want := said(), fmt.Sprintf("READY=1\nMAINPID=%d\n", p.Process.Pid); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if out, err := exec.Command("netproxy", "upgrade", "--state", p.state, "--timeout", patience.String()).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pid, err := readPID(p.state)
	must(t, err)
	if got, want := said(), fmt.Sprintf("READY=1\nMAINPID=%d\n", pid); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if err := p.exit(t); err != nil {
		t.Errorf("the first process: %v", err)
	}
}
