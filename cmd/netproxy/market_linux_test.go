package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"emet/agents/node"
	"emet/test/spaces"
)

// What the three machines are called by: the seller's is on the Internet, the client too, and the service's reaches the
// Internet and is not reached from there.
const (
	sellerAddr  = "203.0.113.7"
	clientAddr  = "203.0.113.9"
	serviceAddr = "192.0.2.2"
)

// GP-12, GP-15: three machines. The service's buys a socket of the seller's machine, in a network that it makes; a client
// outside, who cannot reach the service, talks to it by the public address; what that used is paid when it ends.
func TestThreeMachines(t *testing.T) {
	spaces.Need(t)
	seller, service, client := spaces.New(t, "seller"), spaces.New(t, "service"), spaces.New(t, "client")
	if err := seller.IP("link", "add", "net", "type", "veth", "peer", "name", "net", "netns", client.Name); err != nil {
		t.Skipf("no cable can be made between namespaces: %v", err)
	}
	must(t, seller.IP("link", "add", "home", "type", "veth", "peer", "name", "net", "netns", service.Name))
	must(t, seller.IP("addr", "add", sellerAddr+"/24", "dev", "net"))
	must(t, seller.IP("addr", "add", "192.0.2.1/24", "dev", "home"))
	must(t, seller.IP("link", "set", "net", "up"))
	must(t, seller.IP("link", "set", "home", "up"))
	must(t, client.IP("addr", "add", clientAddr+"/24", "dev", "net"))
	must(t, client.IP("link", "set", "net", "up"))
	must(t, service.IP("addr", "add", serviceAddr+"/24", "dev", "net"))
	must(t, service.IP("link", "set", "net", "up"))
	must(t, service.IP("route", "add", "default", "via", "192.0.2.1"))

	d, err := node.OpenDevnet(t.Context(), node.DevnetOptions{})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	network := filepath.Join(t.TempDir(), "net.json")
	d.Network.StateDir = t.TempDir()
	must(t, d.Network.Save(network))
	for _, s := range []spaces.Space{seller, service} { // the chain and its content node are somewhere on the Internet
		for _, port := range portsOfNetwork(t, d.Network) {
			bridge(t, s, port)
		}
	}

	state := t.TempDir()
	proxy := begin(t, seller, "serve", "--state", state, "--allow", sellerAddr+":443", "--log", "warn")
	proxy.says(t, "is managed at")
	sells := begin(t, seller, "sell", "--network", network, "--socket", "tcp:"+sellerAddr+":443", "--region", "DE",
		"--listen", "/ip4/"+sellerAddr+"/tcp/4001", "--token-file", filepath.Join(state, tokenName), "--yes")
	sells.says(t, "sold sockets stay open")

	buys := begin(t, service, "buy", "--network", network, "--port", "443", "--to", "127.0.0.1:8080", "--yes", "--json")
	buys.says(t, "nobody listens on 127.0.0.1:8080 yet")
	buys.says(t, `"state": "open"`)
	web(t, service, "127.0.0.1:8080")
	eventually(t, "the client is answered", func() bool {
		got, err := get(client, "http://"+sellerAddr+":443/")
		return err == nil && got == "hello from behind"
	})
	if _, err := get(client, "http://"+serviceAddr+":8080/"); err == nil {
		t.Error("the client reaches the service without the socket")
	}

	must(t, buys.Process.Signal(os.Interrupt))
	if err := buys.ends(t); err != nil {
		t.Fatalf("buy ended: %v\n%s", err, buys)
	}
	var last socketJSON
	blob := buys.String()
	must(t, json.Unmarshal([]byte(blob[strings.LastIndex(blob, "\n{")+1:]), &last))
	if last.State != "settled" || last.Paid.IsZero() || last.Usage.Outbound < 17 {
		t.Errorf("%+v", last)
	}
	if _, err := get(client, "http://"+sellerAddr+":443/"); err == nil {
		t.Error("the socket is still there")
	}
}

// command is a netproxy in a process.
type command struct {
	*exec.Cmd
	ended chan error

	mu  sync.Mutex
	out bytes.Buffer // stdout, and then stderr is in err
	err bytes.Buffer
}

type half struct {
	c  *command
	to *bytes.Buffer
}

func (h half) Write(p []byte) (int, error) {
	h.c.mu.Lock()
	defer h.c.mu.Unlock()
	return h.to.Write(p)
}

// String is what it printed.
func (c *command) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.String()
}

// said is what it said to whoever looks on.
func (c *command) said() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err.String()
}

func begin(t *testing.T, s spaces.Space, args ...string) *command {
	t.Helper()
	line := s.Command(append([]string{"netproxy"}, args...)...)
	c := &command{ended: make(chan error, 1)}
	c.Cmd = exec.CommandContext(context.Background(), line[0], line[1:]...)
	c.Env = append(os.Environ(), "XDG_STATE_HOME="+t.TempDir())
	c.Stdout, c.Stderr = half{c, &c.out}, half{c, &c.err}
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	started := make(chan error)
	go func() { // Pdeathsig is about the thread that started it: one that lasts as long
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := c.Start()
		if started <- err; err == nil {
			c.ended <- c.Wait()
		}
	}()
	must(t, <-started)
	t.Cleanup(func() {
		_ = c.Process.Kill()
		if t.Failed() {
			c.mu.Lock()
			defer c.mu.Unlock()
			t.Logf("%s said:\n%s%s", args[0], c.out.Bytes(), c.err.Bytes())
		}
	})
	return c
}

// says waits for a word.
func (c *command) says(t *testing.T, word string) {
	t.Helper()
	eventually(t, word, func() bool {
		select {
		case err := <-c.ended:
			t.Fatalf("it ended: %v", err)
		default:
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		return strings.Contains(c.out.String()+c.err.String(), word)
	})
}

func (c *command) ends(t *testing.T) error {
	t.Helper()
	select {
	case err := <-c.ended:
		return err
	case <-time.After(patience):
		t.Fatal("it does not end")
		return nil
	}
}

// portsOfNetwork are those that an agent asks at the loopback.
func portsOfNetwork(t *testing.T, n node.Network) (ports []string) {
	t.Helper()
	u, err := url.Parse(n.RPC)
	must(t, err)
	ports = append(ports, u.Port())
	for _, addr := range n.IPFS {
		_, rest, _ := strings.Cut(addr, "/tcp/")
		port, _, _ := strings.Cut(rest, "/")
		ports = append(ports, port)
	}
	return ports
}

// bridge has a port of the loopback in a namespace be the one here.
func bridge(t *testing.T, s spaces.Space, port string) {
	t.Helper()
	l := listenIn(t, s, "127.0.0.1:"+port)
	go func() {
		for {
			inner, err := l.Accept()
			if err != nil {
				return // it was closed
			}
			go func() {
				defer inner.Close()
				outer, err := net.Dial("tcp", "127.0.0.1:"+port)
				if err != nil {
					return
				}
				defer outer.Close()
				go func() { _, _ = io.Copy(outer, inner); _ = outer.Close() }()
				_, _ = io.Copy(inner, outer)
			}()
		}
	}()
}

func listenIn(t *testing.T, s spaces.Space, addr string) (l net.Listener) {
	t.Helper()
	must(t, s.Do(func() (err error) {
		l, err = net.Listen("tcp", addr)
		return err
	}))
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// web is a service in a namespace.
func web(t *testing.T, s spaces.Space, addr string) {
	t.Helper()
	server := &http.Server{ReadHeaderTimeout: patience, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "hello from behind")
	})}
	l := listenIn(t, s, addr)
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
}

// get asks a web server from a namespace.
func get(s spaces.Space, at string) (string, error) {
	u, err := url.Parse(at)
	if err != nil {
		return "", err
	}
	var c net.Conn
	err = s.Do(func() (err error) {
		c, err = net.DialTimeout("tcp", u.Host, 5*time.Second)
		return err
	})
	if err != nil {
		return "", err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := fmt.Fprintf(c, "GET / HTTP/1.0\r\nHost: %s\r\n\r\n", u.Host); err != nil {
		return "", err
	}
	blob, err := io.ReadAll(c)
	_, text, ok := strings.Cut(string(blob), "\r\n\r\n")
	if err == nil && !ok {
		err = errors.New("no answer")
	}
	return text, err
}
