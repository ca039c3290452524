package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/vpn"
)

var loopback = net.IPv4(127, 0, 0, 1)

// path is a way to the service through processes that we started.
type path struct {
	name      string
	processes []*process // the first one has the public socket
	addr      string
	udp       bool // datagrams go this way too

	rounds []sample
	bytes  float64       // of all rounds
	cpu    time.Duration // of the processes for these
	idle   float64       // bytes of memory of the first process, for each silent connection
	half   bool          // who has sent their end gets an answer still
}

// sample is what one round has measured.
type sample struct {
	throughput float64 // bytes a second: the geometric mean of both directions, with one stream and with many
	calls      float64 // a second
	roundTrip  time.Duration
	lost       float64
}

// spent is the processor time of all processes.
func (p *path) spent() (sum time.Duration) {
	for _, one := range p.processes {
		sum += one.spent()
	}
	return sum
}

// process is one that we started, and those that it started.
type process struct {
	cmd *exec.Cmd
	err *bytes.Buffer // what it says; read when it has ended
}

// workshop is where paths are built.
type workshop struct {
	*service
	dir  string
	stop []func()
}

func (w *workshop) close() {
	for _, stop := range slices.Backward(w.stop) {
		stop()
	}
	w.stop = nil
}

// start runs a program until the workshop is closed.
func (w *workshop) start(ctx context.Context, name string, args ...string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, name, args...), err: &bytes.Buffer{}} // #nosec G204 -- ours, or named by us
	p.cmd.Stdout, p.cmd.Stderr = p.err, p.err
	p.cmd.Cancel = func() error { return p.cmd.Process.Signal(syscall.SIGTERM) }
	p.cmd.WaitDelay = 2 * time.Second
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	w.stop = append(w.stop, func() {
		_ = p.cmd.Cancel()
		_ = p.cmd.Wait()
	})
	return p, nil
}

// file writes a configuration.
func (w *workshop) file(name, content string) (string, error) {
	path := filepath.Join(w.dir, name)
	return path, os.WriteFile(path, []byte(content), 0o600)
}

// family is the process and its children.
func (p *process) family() []string {
	pid := strconv.Itoa(p.cmd.Process.Pid)
	children, _ := os.ReadFile("/proc/" + pid + "/task/" + pid + "/children") // #nosec G304 -- of the kernel
	return append([]string{pid}, strings.Fields(string(children))...)
}

func (p *process) spent() (sum time.Duration) {
	const hertz = 100 // of the clock that the kernel tells programs of, on every machine
	for _, pid := range p.family() {
		stat, _ := os.ReadFile("/proc/" + pid + "/stat") // #nosec G304 -- of the kernel
		_, rest, _ := strings.Cut(string(stat), ") ")
		if f := strings.Fields(rest); len(f) > 12 {
			for _, ticks := range f[11:13] {
				n, _ := strconv.Atoi(ticks)
				sum += time.Duration(n) * time.Second / hertz
			}
		}
	}
	return sum
}

// memory is what is resident.
func (p *process) memory() (sum float64) {
	for _, pid := range p.family() {
		status, _ := os.ReadFile("/proc/" + pid + "/status") // #nosec G304 -- of the kernel
		for line := range strings.Lines(string(status)) {
			if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
				n, _ := strconv.Atoi(f[1])
				sum += float64(n) * 1024
			}
		}
	}
	return sum
}

// freePort finds a port for TCP and UDP below those that the kernel gives out by itself.
func freePort() int {
	for portsTried++; ; portsTried++ {
		port := 20_000 + portsTried%10_000
		l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: loopback, Port: port})
		if err != nil {
			continue
		}
		c, err := net.ListenUDP("udp", &net.UDPAddr{IP: loopback, Port: port})
		_ = l.Close()
		if err == nil {
			_ = c.Close()
			return port
		}
	}
}

var portsTried = os.Getpid() * 64

func freeAddr() string { return net.JoinHostPort(loopback.String(), strconv.Itoa(freePort())) }

// errMissing says that a rival is not installed or was not built.
var errMissing = errors.New("it is not there")

// built is a program of this project or one that it is measured against.
func built(name string) (string, error) {
	for _, dir := range []string{"bin", "build/bin"} {
		path, err := filepath.Abs(filepath.Join(dir, name))
		if err != nil {
			return "", err
		}
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: make rivals builds %s", errMissing, name)
}

// installed is a program of the system. Those of administrators are not always where a shell looks.
func installed(name string) (string, error) {
	for _, dir := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin", "/usr/local/sbin") {
		if path := filepath.Join(dir, name); exec.Command(path, "-v").Run() == nil { // #nosec G204 -- named by us
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: Debian has haproxy, nginx-light and libnginx-mod-stream", errMissing)
}

// ready waits until a connection gets through, and a datagram.
func (w *workshop) ready(ctx context.Context, p *path) error {
	var err error
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && ctx.Err() == nil; pause(ctx, 50*time.Millisecond) {
		if err = reach(ctx, p); err == nil {
			return nil
		}
	}
	w.close() // what processes say is whole when they have ended
	for _, one := range p.processes {
		err = fmt.Errorf("%w\n%s", err, one.err)
	}
	return fmt.Errorf("%s does not work: %w", p.name, errors.Join(err, ctx.Err()))
}

func reach(ctx context.Context, p *path) error {
	c, err := dial(ctx, p.addr, echoes)
	if err != nil {
		return err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(late))
	if err := pingPong(c, []byte{1}); err != nil || !p.udp {
		return err
	}
	d, err := net.Dial("udp", p.addr)
	if err != nil {
		return err
	}
	defer d.Close()
	return ring(d)
}

// proxyLimits hold for all that passes through emet, and keep nobody back: what it costs to ask is measured too.
var proxyLimits = []string{
	"--rate", "1000000", "--per-source", "50000", "--per-socket", "50000", "--per-activity", "50000", "--socket-bandwidth", "1000000000000",
}

// netproxy starts a proxy.
func (w *workshop) netproxy(ctx context.Context, name string) (*process, *api.Client, error) {
	binary, err := built("netproxy")
	if err != nil {
		return nil, nil, err
	}
	dir := filepath.Join(w.dir, name)
	socket := "unix:" + filepath.Join(dir, "api")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, nil, err
	}
	p, err := w.start(ctx, binary, append([]string{
		"serve", "--state", dir, "--api", socket, "--insecure", "--allow", "127.0.0.1:20000-30000", "--local", "127.0.0.1:1-65535",
		"--drain", "0s", "--log", "error",
	}, proxyLimits...)...)
	if err != nil {
		return nil, nil, err
	}
	client := api.Dial(socket, "", nil)
	w.stop = append(w.stop, client.Close)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end) && ctx.Err() == nil; pause(ctx, 20*time.Millisecond) {
		if _, err = client.Status(ctx); err == nil {
			return p, client, nil
		}
	}
	return nil, nil, fmt.Errorf("netproxy does not answer: %w", err)
}

// gateway opens a socket for TCP and UDP.
func gateway(ctx context.Context, c *api.Client, addr string, e inbound.Entry) error {
	e.RequestorID, e.ActivityID = "ann", "activity"
	for _, proto := range []string{"tcp", "udp"} {
		a, err := inbound.ParseAddress(proto, addr)
		if err != nil {
			return err
		}
		if _, err := c.OpenGateway(ctx, a, e, false); err != nil {
			return err
		}
	}
	return nil
}

// plain is a proxy before a service that the kernel reaches.
func (w *workshop) plain(ctx context.Context) (*path, error) {
	p, client, err := w.netproxy(ctx, "plain")
	if err != nil {
		return nil, err
	}
	at := freeAddr()
	return &path{processes: []*process{p}, addr: at, udp: true}, gateway(ctx, client, at, inbound.Entry{RemoteAddr: w.addr()})
}

const network = "bench"

// wireguard is a proxy and a node in one network, by UDP; the node has the service on its machine.
func (w *workshop) wireguard(ctx context.Context) (*path, error) {
	const service = "10.9.0.2:80"
	p, client, err := w.netproxy(ctx, "wireguard")
	if err != nil {
		return nil, err
	}
	ours := netip.MustParseAddrPort(freeAddr())
	record, err := client.Record(ctx, network, api.RecordRequest{Address: netip.MustParseAddr("10.9.0.1"), Endpoint: ours.String()})
	if err != nil {
		return nil, err
	}
	member, node, err := w.node(ctx, record)
	if err != nil {
		return nil, err
	}
	if _, err := client.PutNetwork(ctx, network, api.NetworkRequest{
		Address: netip.MustParsePrefix("10.9.0.1/24"), Members: []vpn.Member{member}, Port: ours.Port(), MTU: vpn.MTU,
	}); err != nil {
		return nil, err
	}
	at := freeAddr()
	return &path{processes: []*process{p, node}, addr: at, udp: true},
		gateway(ctx, client, at, inbound.Entry{RemoteAddr: service, VpnID: network})
}

// node starts the other member, and returns its record.
func (w *workshop) node(ctx context.Context, gateway vpn.Member) (m vpn.Member, _ *process, err error) {
	binary, err := built("netproxy")
	if err != nil {
		return m, nil, err
	}
	blob, err := json.Marshal(gateway)
	if err != nil {
		return m, nil, err
	}
	theirs, err := w.file("gateway.json", string(blob))
	if err != nil {
		return m, nil, err
	}
	own, at := filepath.Join(w.dir, "node.json"), freeAddr()
	_, port, _ := net.SplitHostPort(at)
	join := []string{"vpn", "join", network, "--state", filepath.Join(w.dir, "node"), "--address", "10.9.0.2/24", "--port", port}
	// #nosec G204 -- our own build
	if out, err := exec.CommandContext(ctx, binary, append(join, "--endpoint", at, "--record", own)...).CombinedOutput(); err != nil {
		return m, nil, fmt.Errorf("netproxy vpn join: %w: %s", err, out)
	}
	if blob, err = os.ReadFile(own); err == nil { // #nosec G304 -- as above
		err = json.Unmarshal(blob, &m)
	}
	if err != nil {
		return m, nil, err
	}
	p, err := w.start(ctx, binary, append(join, "--member", theirs, "--forward", "tcp:80="+w.addr(), "--forward", "udp:80="+w.addr())...)
	return m, p, err
}
