//go:build linux

package e2e_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"emet/agents/node"
	"emet/test/spaces"
)

// router joins network namespaces by way of the test: whatever one sends arrives at another after the time that it takes
// there. It stands where a bridge and netem could, which not every kernel has.
type router struct {
	prefix string // of all addresses, such as 10.3.1.
	links  map[netip.Addr]*link
	ports  []*link
}

// link is the end of one namespace.
type link struct {
	addr  netip.Addr
	space spaces.Space
	tun   *os.File
	delay atomic.Int64 // of what it sends
	sent  chan packet
}

type packet struct {
	due   time.Time
	bytes []byte
}

const (
	// waiting is how many packets a link holds back; more are lost, as in a real one.
	waiting = 1 << 14
	mtu     = 1500
)

// newRouter joins one namespace for each agent, or skips the test where that cannot be.
func newRouter(t *testing.T, agents []string, delay time.Duration) *router {
	t.Helper()
	spaces.Need(t)
	pid := os.Getpid()
	r := &router{prefix: fmt.Sprintf("10.%d.%d.", 64+pid/200%128, pid%200+1), links: map[netip.Addr]*link{}}
	for i, agent := range append([]string{""}, agents...) {
		l := r.link(t, i, agent)
		l.delay.Store(int64(delay))
		r.links[l.addr] = l
		r.ports = append(r.ports, l)
	}
	var all sync.WaitGroup
	for _, l := range r.ports {
		all.Go(func() { r.read(l) })
		all.Go(func() { r.bring(l) })
	}
	t.Cleanup(func() { // before the namespaces are deleted
		for _, l := range r.ports {
			_ = l.tun.Close() // so that reading it ends
		}
		all.Wait()
	})
	return r
}

// link makes a namespace with a device that ends in this process.
func (r *router) link(t *testing.T, number int, agent string) *link {
	t.Helper()
	l := &link{addr: netip.MustParseAddr(r.prefix + strconv.Itoa(number+1)), sent: make(chan packet, waiting)}
	device := fmt.Sprintf("emet%d.%d", os.Getpid()%100000, number)
	fd, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Skipf("no device of packets can be made, for which it takes /dev/net/tun and CAP_NET_ADMIN: %v", err)
	}
	req := the(unix.NewIfreq(device))(t)
	req.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(fd, unix.TUNSETIFF, req); err != nil {
		_ = unix.Close(fd)
		t.Skipf("no device of packets can be made, for which it takes /dev/net/tun and CAP_NET_ADMIN: %v", err)
	}
	l.tun = os.NewFile(uintptr(fd), device)
	t.Cleanup(func() { _ = l.tun.Close() }) // again, if the router ran
	if agent != "" {
		l.space = spaces.New(t, agent)
		must(t, spaces.IP("link", "set", device, "netns", l.space.Name))
	}
	must(t, l.space.IP("addr", "add", l.addr.String()+"/24", "dev", device))
	must(t, l.space.IP("link", "set", device, "mtu", strconv.Itoa(mtu), "up"))
	return l
}

// read takes what a link sends, until its device is closed.
func (r *router) read(l *link) {
	defer close(l.sent)
	for {
		buf := make([]byte, mtu)
		n, err := l.tun.Read(buf)
		if err != nil {
			return
		}
		select {
		case l.sent <- packet{time.Now().Add(time.Duration(l.delay.Load())), buf[:n]}:
		default:
		}
	}
}

// bring delivers what a link sent, when it is due.
func (r *router) bring(l *link) {
	for p := range l.sent {
		const ipv4Header, destination = 20, 16
		if len(p.bytes) < ipv4Header || p.bytes[0]>>4 != 4 {
			continue
		}
		to, known := netip.AddrFromSlice(p.bytes[destination:ipv4Header])
		if !known || r.links[to] == nil {
			continue
		}
		<-time.After(time.Until(p.due))
		_, _ = r.links[to].tun.Write(p.bytes) // a device that is full or closed loses it
	}
}

// at is the link of an agent; the empty one is that of the test.
func (r *router) at(t *testing.T, agent string) *link {
	t.Helper()
	for _, l := range r.ports {
		if name := l.space.Name; name == "" && agent == "" || agent != "" && strings.HasSuffix(name, "-"+agent) {
			return l
		}
	}
	t.Fatalf("there is no namespace for %s", agent)
	return nil
}

// around runs a command in the namespace of its agent.
func (r *router) around(t *testing.T) func(agent string, command []string) []string {
	return func(agent string, command []string) []string {
		t.Helper()
		return r.at(t, agent).space.Command(command...)
	}
}

// expose lets namespaces reach what a network has on the loopback device, and returns the network as they see it.
func (r *router) expose(t *testing.T, n node.Network) node.Network {
	t.Helper()
	here := r.at(t, "").addr.String()
	through := map[string]string{}
	port := func(local string) string {
		if through[local] == "" {
			through[local] = r.forward(t, here, local)
		}
		return through[local]
	}
	for _, url := range []*string{&n.RPC, &n.WS} {
		scheme, address, _ := strings.Cut(*url, "://")
		_, local, err := net.SplitHostPort(strings.TrimSuffix(address, "/"))
		must(t, err)
		*url = scheme + "://" + net.JoinHostPort(here, port(local))
	}
	peers := []string{}
	for _, addr := range n.IPFS {
		parts := strings.Split(addr, "/") // "", ip4, 127.0.0.1, tcp, PORT, p2p, ID
		if len(parts) < 7 || parts[3] != "tcp" {
			continue
		}
		parts[2], parts[4] = here, port(parts[4])
		peers = append(peers, strings.Join(parts, "/"))
	}
	n.IPFS = peers
	return n
}

// forward takes connections to an address to a port of the loopback device, and returns the port it listens on.
func (r *router) forward(t *testing.T, here, local string) string {
	t.Helper()
	l := the(new(net.ListenConfig).Listen(t.Context(), "tcp", net.JoinHostPort(here, "0")))(t)
	var all sync.WaitGroup
	ctx, stop := context.WithCancel(context.Background())
	all.Go(func() {
		for {
			outer, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { join(ctx, outer, local) })
		}
	})
	t.Cleanup(func() {
		stop()
		if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
		all.Wait()
	})
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// join copies between a connection and a new one to a local port, until one of them ends.
func join(ctx context.Context, outer net.Conn, local string) {
	defer outer.Close()
	inner, err := new(net.Dialer).DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", local))
	if err != nil {
		return
	}
	defer inner.Close()
	defer context.AfterFunc(ctx, func() { _ = outer.Close(); _ = inner.Close() })()
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{outer, inner}, {inner, outer}} {
		both.Go(func() {
			_, _ = io.Copy(way[0], way[1]) // it ends as connections do
			_, _ = way[0].Close(), way[1].Close()
		})
	}
	both.Wait()
}
