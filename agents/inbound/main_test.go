package inbound_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for what must happen; a busy machine is slow.
const patience = 30 * time.Second

// world is a proxy on loopback addresses, with a clock of its own.
type world struct {
	*inbound.Proxy
	cfg   inbound.Config
	guard *guard.Guard
	log   *buffer

	mu  sync.Mutex
	now time.Time
}

// open starts a proxy that may open and reach every port of the loopback network, unless with says otherwise.
func open(t testing.TB, with func(*inbound.Config)) *world {
	t.Helper()
	w := &world{now: time.Now(), log: &buffer{}}
	engine, err := relay.New(relay.Config{Loops: 2, Log: w.logger()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
	w.guard = guard.New(guard.Config{})
	w.cfg = inbound.Config{
		Engine: engine, Guard: w.guard, Meter: meter.New(nil), Journal: filepath.Join(t.TempDir(), "netproxy.db"),
		Allow: rules(t, "127.0.0.0/8:1-65535", "[::1]:1-65535"), Local: rules(t, "127.0.0.0/8:1-65535"),
		Probe: guard.Limits{Rate: 1e6, Burst: 1e6}, Log: w.logger(),
		Now: func() time.Time { w.mu.Lock(); defer w.mu.Unlock(); return w.now },
	}
	if with != nil {
		with(&w.cfg)
	}
	w.reopen(t)
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func (w *world) logger() zerolog.Logger { return zerolog.New(w.log).Level(zerolog.TraceLevel) }

// reopen starts the proxy from its journal, with a meter of its own, as another process would have.
func (w *world) reopen(t testing.TB) {
	t.Helper()
	w.cfg.Meter = meter.New(nil)
	p, err := inbound.Open(w.cfg)
	if err != nil {
		t.Fatal(err)
	}
	w.Proxy = p
}

func (w *world) step(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// buffer is a log that is written by many.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func rules(t testing.TB, ss ...string) (rs inbound.Rules) {
	t.Helper()
	for _, s := range ss {
		r, err := inbound.ParseRule(s)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, r)
	}
	return rs
}

// free returns an address that nobody has, outside of the range that the system takes ports of connections from.
func free(t testing.TB, proto inbound.Proto) inbound.Address {
	t.Helper()
	for range 1000 {
		ports.Lock()
		ports.next++
		port := 10000 + (ports.next+os.Getpid()*97)%20000
		ports.Unlock()
		addr := fmt.Sprintf("127.0.0.1:%d", port)
		var c io.Closer
		var err error
		if proto == inbound.TCP {
			c, err = net.Listen("tcp", addr)
		} else {
			c, err = net.ListenPacket("udp", addr)
		}
		if err != nil {
			continue
		}
		_ = c.Close()
		return address(t, string(proto), addr)
	}
	t.Fatal("no port is free")
	panic("unreachable")
}

var ports struct {
	sync.Mutex
	next int
}

func address(t testing.TB, proto, addr string) inbound.Address {
	t.Helper()
	a, err := inbound.ParseAddress(proto, addr)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// echo is a service that says its name at the beginning of each connection and then what it is told.
func echo(t *testing.T, name string) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var served sync.WaitGroup
	served.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			served.Go(func() {
				defer c.Close()
				_, _ = io.WriteString(c, name+"\n")
				_, _ = io.Copy(c, c)
			})
		}
	})
	t.Cleanup(func() { _ = ln.Close(); served.Wait() })
	return ln.Addr().String()
}

// echoUDP is a service that returns each datagram.
func echoUDP(t *testing.T) string {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var served sync.WaitGroup
	served.Go(func() {
		buf := make([]byte, 64<<10)
		for {
			n, from, err := pc.ReadFrom(buf)
			if errors.Is(err, net.ErrClosed) {
				return
			}
			if err == nil {
				_, _ = pc.WriteTo(buf[:n], from)
			}
		}
	})
	t.Cleanup(func() { _ = pc.Close(); served.Wait() })
	return pc.LocalAddr().String()
}

// client is a connection to a public socket.
type client struct {
	net.Conn
	*bufio.Reader
}

func (c client) Read(p []byte) (int, error) { return c.Reader.Read(p) }

func dial(t *testing.T, a inbound.Address) client {
	t.Helper()
	c, err := net.DialTimeout("tcp", a.String(), patience)
	if err != nil {
		t.Fatal(err)
	}
	_ = c.SetDeadline(time.Now().Add(patience))
	t.Cleanup(func() { _ = c.Close() })
	return client{c, bufio.NewReader(c)}
}

// says is the first line that a connection brings.
func says(t *testing.T, a inbound.Address) string {
	t.Helper()
	line, err := dial(t, a).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// ask asks a probe over TCP.
func ask(t *testing.T, a inbound.Address, query string) (int, string) {
	t.Helper()
	code, body, err := tryAsk(a, query)
	if err != nil {
		t.Fatal(err)
	}
	return code, body
}

func tryAsk(a inbound.Address, query string) (int, string, error) {
	c := http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := c.Get("http://" + a.String() + "/?" + query)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	blob, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(blob), err
}

// refused reports whether nobody listens at an address.
func refused(a inbound.Address) bool {
	c, err := net.DialTimeout("tcp", a.String(), patience)
	if err != nil {
		return true
	}
	_ = c.Close()
	return false
}

func want(t *testing.T, err error, code inbound.Code) {
	t.Helper()
	if err == nil || inbound.CodeOf(err) != code {
		t.Errorf("got %v (%s), want %s", err, inbound.CodeOf(err), code)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func to(addr string) inbound.Entry { return inbound.Entry{RemoteAddr: addr} }

func prefix(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	deadline := time.After(patience)
	for !so() {
		select {
		case <-deadline:
			t.Fatalf("it never came to be: %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}
