//go:build linux

package inbound_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/test/spaces"
)

// gate is a proxy: a process, and its successors.
type gate struct {
	*exec.Cmd
	*api.Client
	space spaces.Space
	state string
	host  string // its public address
	args  []string
	ended chan error
}

var hosts atomic.Int32

// here is the namespace of the test itself.
var here spaces.Space

func itoa(n int) string { return strconv.Itoa(n) }

// newGate starts a proxy at a loopback address that no other test has.
func newGate(t *testing.T, args ...string) *gate {
	t.Helper()
	host := fmt.Sprintf("127.90.%d.%d", os.Getpid()%250, hosts.Add(1))
	return gateIn(t, here, nil, host, append([]string{"--allow", host + ":1-65535", "--local", "127.0.0.0/8:1-65535"}, args...)...)
}

// gateIn starts a proxy in a namespace, by way of another command if one is given.
func gateIn(t *testing.T, space spaces.Space, by []string, host string, args ...string) *gate {
	t.Helper()
	state := the(os.MkdirTemp(scratch, "gate-"))(t) //nolint:usetesting // a short path: that of a Unix socket has a limit
	g := &gate{space: space, state: state, host: host, ended: make(chan error, 1)}
	g.args = append(append(by, the(netproxy())(t), "serve", "--state", state, "--api", "unix:"+g.file("s"), "--log", "warn"), args...)
	g.run(t)
	t.Cleanup(func() {
		if pid, err := g.pid(); err == nil {
			_ = unix.Kill(pid, unix.SIGKILL)
		}
		g.Close()
		if t.Failed() {
			said, _ := os.ReadFile(g.file("log"))
			t.Logf("the proxy said:\n%s", said[max(0, len(said)-3000):])
		}
	})
	return g
}

func (g *gate) file(name string) string { return filepath.Join(g.state, name) }

// run starts the process, with the state that there may be, and waits until it can be asked.
func (g *gate) run(t *testing.T) {
	t.Helper()
	log := the(os.OpenFile(g.file("log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600))(t)
	defer log.Close()
	_ = os.Remove(g.file("netproxy.pid")) // of one that was killed
	command := g.space.Command(g.args...)
	g.Cmd = exec.CommandContext(context.Background(), command[0], command[1:]...) // #nosec G204 -- the test's own
	g.Stdout, g.Stderr = log, log
	must(t, g.Start())
	go func(c *exec.Cmd) { g.ended <- c.Wait() }(g.Cmd)
	until(t, "the proxy is ready", func() bool {
		select {
		case err := <-g.ended:
			said, _ := os.ReadFile(g.file("log"))
			t.Fatalf("the proxy ended: %v\n%s", err, said)
		default:
		}
		_, err := g.pid()
		return err == nil
	})
	g.Client = api.Dial("unix:"+g.file("s"), the(api.ReadToken(g.file("api.token")))(t), nil)
}

func (g *gate) pid() (int, error) {
	blob, err := os.ReadFile(g.file("netproxy.pid"))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(blob)))
}

// open opens a gateway socket and returns its address.
func (g *gate) open(t *testing.T, proto string, port int, e inbound.Entry) string {
	t.Helper()
	return g.openAt(t, proto, net.JoinHostPort(g.host, strconv.Itoa(port)), e)
}

func (g *gate) openAt(t *testing.T, proto, addr string, e inbound.Entry) string {
	t.Helper()
	_, err := g.OpenGateway(t.Context(), the(inbound.ParseAddress(proto, addr))(t), e, false)
	must(t, err)
	return addr
}

func (g *gate) at(t *testing.T, proto string, port int) inbound.Address {
	t.Helper()
	return the(inbound.ParseAddress(proto, net.JoinHostPort(g.host, strconv.Itoa(port))))(t)
}

// upgrade has the next process take over.
func (g *gate) upgrade(t *testing.T) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), the(netproxy())(t), "upgrade", "--state", g.state, "--timeout", patience.String()).CombinedOutput() // #nosec G204 -- as above
	if err != nil {
		t.Fatalf("upgrade: %v: %s", err, out)
	}
}

func (g *gate) exit(t *testing.T) error {
	t.Helper()
	select {
	case err := <-g.ended:
		return err
	case <-time.After(patience):
		t.Fatal("the proxy does not end")
		return nil
	}
}

// memory is what the process has of the machine's, in bytes.
func (g *gate) memory(t *testing.T) int64 {
	t.Helper()
	blob := the(os.ReadFile(fmt.Sprintf("/proc/%d/statm", the(g.pid())(t))))(t)
	var size, resident int64
	the(fmt.Sscan(string(blob), &size, &resident))(t)
	return resident * int64(os.Getpagesize())
}

// files is how many descriptors the process has.
func (g *gate) files(t *testing.T) int {
	t.Helper()
	return len(the(os.ReadDir(fmt.Sprintf("/proc/%d/fd", the(g.pid())(t))))(t))
}

// connections is how many the proxy counts.
func (g *gate) connections(t *testing.T) int {
	t.Helper()
	return int(the(g.Status(t.Context()))(t).Connections)
}

// dial connects from an address of this machine, or from any.
func dial(from, to string) (net.Conn, error) {
	d := net.Dialer{Timeout: patience}
	if from != "" {
		d.LocalAddr = &net.TCPAddr{IP: net.ParseIP(from)}
	}
	c, err := d.DialContext(context.Background(), "tcp", to)
	if err == nil {
		err = c.SetDeadline(time.Now().Add(patience))
	}
	return c, err
}

// told sends a line to an echo and reads it back.
func told(c net.Conn, line string) error {
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

// once is a connection of its own for one line.
func once(from, to string) error {
	c, err := dial(from, to)
	if err != nil {
		return err
	}
	return errors.Join(told(c, "hello"), c.Close())
}

// echo is a service that gives back what it is told.
func echo(t *testing.T) string {
	t.Helper()
	return serve(t, here, "127.0.0.1:0", answer)
}

// answer says again what it hears.
func answer(c net.Conn) { _, _ = io.Copy(c, c) }

// serve runs a service in a namespace.
func serve(t *testing.T, space spaces.Space, addr string, handle func(net.Conn)) string {
	t.Helper()
	ln := listen(t, space, addr)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				handle(c)
			}()
		}
	}()
	return ln.Addr().String()
}

func listen(t *testing.T, space spaces.Space, addr string) (ln net.Listener) {
	t.Helper()
	must(t, space.Do(func() (err error) {
		ln, err = new(net.ListenConfig).Listen(context.Background(), "tcp", addr)
		return err
	}))
	t.Cleanup(func() { _ = ln.Close() })
	return ln
}

func listenUDP(t *testing.T, space spaces.Space, addr string) (c *net.UDPConn) {
	t.Helper()
	must(t, space.Do(func() error {
		p, err := new(net.ListenConfig).ListenPacket(context.Background(), "udp", addr)
		if err == nil {
			c = p.(*net.UDPConn)
		}
		return err
	}))
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// echoUDP answers each datagram with itself, times as often.
func echoUDP(t *testing.T, space spaces.Space, addr string, times int) string {
	t.Helper()
	c := listenUDP(t, space, addr)
	_ = c.SetReadBuffer(4 << 20)
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, from, err := c.ReadFromUDPAddrPort(buf)
			if errors.Is(err, net.ErrClosed) {
				return
			}
			for range times {
				_, _ = c.WriteToUDPAddrPort(buf[:n], from)
			}
		}
	}()
	return c.LocalAddr().String()
}
