package e2e_test

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"emet/agents/node"
)

// process is one of our programs, running.
type process struct {
	cmd    *exec.Cmd
	killed bool          // by us
	ended  chan struct{} // closed when it has
	out    bytes.Buffer  // to be read once it has ended
	errOut synced
}

// synced is a buffer that may be read while it is written to.
type synced struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *synced) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *synced) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// start runs one of our programs. What is left of it ends with the test.
func start(t *testing.T, home, name string, args ...string) *process {
	t.Helper()
	dir := the(commands())(t)
	p := &process{cmd: exec.Command(filepath.Join(dir, name), args...), ended: make(chan struct{})} // #nosec G204 -- a test's own program
	p.cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+home, "EMET_LOG=warn")
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.errOut
	must(t, p.cmd.Start())
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // how it ended is in ProcessState
	}()
	t.Cleanup(func() {
		p.kill()
		if said := p.errOut.String(); t.Failed() && said != "" {
			t.Logf("%s %s said:\n%s", name, strings.Join(args, " "), said[max(0, len(said)-4000):])
		}
	})
	return p
}

// kill ends the process as a power cut would, and reports nothing.
func (p *process) kill() {
	p.killed = true
	_ = p.cmd.Process.Kill()
	<-p.ended
}

// answered tells whether a process that has ended had printed what was asked for before it was killed.
func (p *process) answered() bool { return p.killed && bytes.HasSuffix(p.out.Bytes(), []byte("\n")) }

// interrupt asks the process to end, and checks that it does so well.
func (p *process) interrupt(t *testing.T) {
	t.Helper()
	must(t, p.cmd.Process.Signal(syscall.SIGTERM))
	until(t, "process ends", p.done)
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("%s ended with %d: %s", filepath.Base(p.cmd.Path), code, &p.errOut)
	}
}

func (p *process) done() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// site is a directory with a dev network in a process of its own, and all that belongs to it.
type site struct {
	dir  string
	file string // describes the network
}

func newSite(t *testing.T) site {
	t.Helper()
	dir := t.TempDir()
	return site{dir, filepath.Join(dir, "network.json")}
}

// devnet starts the dev network's process and waits until it is ready.
func (s site) devnet(t *testing.T, args ...string) *process {
	t.Helper()
	if err := os.Remove(s.file); !errors.Is(err, os.ErrNotExist) {
		must(t, err)
	}
	p := start(t, s.dir, "devnet", append([]string{"--workers", "0", "--config-out", s.file}, args...)...)
	until(t, "devnet is ready", func() bool {
		if p.done() {
			t.Fatalf("devnet ended: %s", &p.errOut)
		}
		_, err := os.Stat(s.file)
		return err == nil
	})
	return p
}

// network connects the test to the site's network.
func (s site) network(t *testing.T) network {
	t.Helper()
	return attach(t, the(node.LoadNetwork(s.file))(t))
}

// worker starts a worker's process, with the state that it may have from before.
func (s site) worker(t *testing.T, number int, args ...string) *process {
	t.Helper()
	state := s.state("worker", number)
	shareSandboxCache(t, state)
	return start(t, s.dir, "worker", append([]string{"--network", s.file, "--state", state, "--slots", "2"}, args...)...)
}

// postjob starts a poster's process.
func (s site) postjob(t *testing.T, number int, args ...string) *process {
	t.Helper()
	return start(t, s.dir, "postjob", append([]string{"--network", s.file, "--state", s.state("poster", number)}, args...)...)
}

func (s site) state(role string, number int) string {
	return filepath.Join(s.dir, role+"-"+strconv.Itoa(number))
}

// write puts a file into the site's directory.
func (s site) write(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(s.dir, name)
	must(t, os.WriteFile(path, []byte(data), 0o600))
	return path
}

// ports counts the ports that were looked at; processes that run beside one another begin at different ones.
var ports = func() *atomic.Uint32 { n := new(atomic.Uint32); n.Store(uint32(os.Getpid()) * 101); return n }()

// port returns a port that is free for TCP and UDP, below those that the kernel gives to whoever asks for any: nobody takes it
// before it is used, or while a process that has it is started again. No test gets one that another got, nor one of those that
// the tests of agents/node take.
func port(t testing.TB) string {
	t.Helper()
	for range 1000 {
		port := strconv.Itoa(20_000 + int(ports.Add(1)%10_000))
		l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:"+port)
		if err != nil {
			continue
		}
		u, err := new(net.ListenConfig).ListenPacket(t.Context(), "udp", ":"+port)
		if must(t, l.Close()); err == nil {
			must(t, u.Close())
			return port
		}
	}
	t.Fatal("no port is free")
	return ""
}
