package vpn_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"emet/agents/eip712"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long a test waits for what must happen. It is reached by a fault only.
const patience = 2 * time.Minute

// node is the identity of a node.
type node struct{ key *ecdsa.PrivateKey }

func newNode(t testing.TB) node {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return node{key}
}

func (n node) Address() common.Address { return crypto.PubkeyToAddress(n.key.PublicKey) }

func (n node) SignTyped(d eip712.Domain, message common.Hash) (eip712.Signature, error) {
	return eip712.Sign(d.Digest(message), n.key)
}

// host is a node with its networks.
type host struct {
	node
	*vpn.Set
	port uint16 // UDP
}

// fabric are nodes that can open streams to each other.
type fabric struct {
	mu    sync.Mutex
	hosts map[common.Address]*host
	ctx   context.Context //nolint:containedctx // of the test
	wait  sync.WaitGroup
}

func newFabric(t testing.TB) *fabric {
	ctx, cancel := context.WithCancel(context.Background())
	f := &fabric{hosts: map[common.Address]*host{}, ctx: ctx}
	t.Cleanup(func() { cancel(); f.wait.Wait() })
	return f
}

// host adds a node.
func (f *fabric) host(t testing.TB, dir string) *host {
	t.Helper()
	h := &host{node: newNode(t), port: freePort(t)}
	h.Set = vpn.NewSet(vpn.SetConfig{Dir: dir, Node: h.node, Dial: f.dial})
	t.Cleanup(h.Close)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hosts[h.Address()] = h
	return h
}

// dial opens a stream over TCP, as the node would over libp2p.
func (f *fabric) dial(ctx context.Context, to common.Address) (io.ReadWriteCloser, error) {
	f.mu.Lock()
	h := f.hosts[to]
	f.mu.Unlock()
	if h == nil {
		return nil, errors.New("no such node")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer l.Close()
	var d net.Dialer
	near, err := d.DialContext(ctx, "tcp", l.Addr().String())
	if err != nil {
		return nil, err
	}
	far, err := l.Accept()
	if err != nil {
		return nil, errors.Join(err, near.Close())
	}
	f.wait.Go(func() {
		defer far.Close()
		_ = h.Carry(f.ctx, far)
	})
	return near, nil
}

// lastPort is where the search for a port goes on: below those that the kernel gives to whoever asks for any, so that nobody
// takes one between its being found and its use.
var lastPort = func() *atomic.Uint32 {
	p := new(atomic.Uint32)
	p.Store(rand.Uint32N(12_000))
	return p
}()

func freePort(t testing.TB) uint16 {
	t.Helper()
	for range 1000 {
		p := 20_000 + lastPort.Add(1)%12_000
		c, err := net.ListenPacket("udp", fmt.Sprintf(":%d", p))
		if err == nil {
			c.Close()
			return uint16(p)
		}
	}
	t.Fatal("no port is free")
	return 0
}

const network = "a network"

// record is the record of a host in the network.
func (h *host) record(t testing.TB, addr string, udp bool) vpn.Member {
	t.Helper()
	var endpoint netip.AddrPort
	if udp {
		endpoint = netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), h.port)
	}
	m, err := h.Record(network, netip.MustParseAddr(addr), endpoint, time.Now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// join makes the network known to a host and opens it.
func (h *host) join(t testing.TB, addr string, udp bool, members ...vpn.Member) *vpn.Network {
	t.Helper()
	if err := h.Put(h.config(addr, udp, members...)); err != nil {
		t.Fatal(err)
	}
	n, err := h.Open(network)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Release(network) })
	return n
}

func (h *host) config(addr string, udp bool, members ...vpn.Member) vpn.Config {
	bits := 24
	if netip.MustParseAddr(addr).Is6() {
		bits = 64
	}
	return vpn.Config{
		ID: network, Address: netip.PrefixFrom(netip.MustParseAddr(addr), bits), Members: members, Port: h.port, NoUDP: !udp,
	}
}

// links are the ways to join two members, each an address and a network.
var links = map[string]func(t testing.TB, a, b string) (*vpn.Network, *vpn.Network){
	"memory": func(t testing.TB, a, b string) (*vpn.Network, *vpn.Network) {
		bits := netip.MustParseAddr(a).BitLen() - 8
		near, far, err := vpn.Pair(
			netip.PrefixFrom(netip.MustParseAddr(a), bits), netip.PrefixFrom(netip.MustParseAddr(b), bits), vpn.Tuning{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(near.Close)
		t.Cleanup(far.Close)
		return near, far
	},
	"wireguard over UDP":     func(t testing.TB, a, b string) (*vpn.Network, *vpn.Network) { return wireguard(t, a, b, true) },
	"wireguard over streams": func(t testing.TB, a, b string) (*vpn.Network, *vpn.Network) { return wireguard(t, a, b, false) },
}

func wireguard(t testing.TB, a, b string, udp bool) (*vpn.Network, *vpn.Network) {
	f := newFabric(t)
	x, y := f.host(t, t.TempDir()), f.host(t, t.TempDir())
	mx, my := x.record(t, a, udp), y.record(t, b, udp)
	return x.join(t, a, udp, mx, my), y.join(t, b, udp, mx, my)
}

// everyLink runs a test over each link.
func everyLink(t *testing.T, test func(t *testing.T, near, far *vpn.Network)) {
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			near, far := link(t, "10.9.0.1", "10.9.0.2")
			test(t, near, far)
		})
	}
}

// waiting makes blocking calls of calls that do not block.
type waiting struct{ bell chan struct{} }

func newWaiting(notify func(func())) waiting {
	w := waiting{make(chan struct{}, 1)}
	notify(w.ring)
	return w
}

func (w waiting) ring() {
	select {
	case w.bell <- struct{}{}:
	default:
	}
}

// until repeats a call while it says relay.ErrAgain.
func (w waiting) until(call func() error) error {
	limit := time.After(patience)
	for {
		err := call()
		if !errors.Is(err, relay.ErrAgain) {
			return err
		}
		select {
		case <-w.bell:
		case <-limit:
			return errors.New("nothing happens")
		}
	}
}

// conn is a stream or datagrams, with calls that block. One goroutine may read while another writes.
type conn struct {
	raw interface {
		Read(p []byte) (int, error)
		Write(p []byte) (int, error)
		Notify(fn func())
	}
	in, out waiting
	mu      *sync.Mutex // relay's streams are used by one loop at a time
}

func newConn(raw relay.Stream) conn { return wrap(raw, raw.Notify) }

func wrap(raw interface {
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	Notify(fn func())
}, notify func(func()),
) conn {
	c := conn{raw: raw, in: waiting{make(chan struct{}, 1)}, out: waiting{make(chan struct{}, 1)}, mu: new(sync.Mutex)}
	notify(func() { c.in.ring(); c.out.ring() })
	return c
}

func (c conn) Read(p []byte) (n int, err error) {
	err = c.in.until(func() error {
		c.mu.Lock()
		defer c.mu.Unlock()
		n, err = c.raw.Read(p)
		return err
	})
	return n, err
}

func (c conn) Write(p []byte) (done int, err error) {
	for done < len(p) {
		err = c.out.until(func() error {
			c.mu.Lock()
			defer c.mu.Unlock()
			n, err := c.raw.Write(p[done:])
			done += n
			return err
		})
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

func (c conn) CloseWrite() error { return c.raw.(relay.Stream).CloseWrite() }

// accept waits for a connection.
func accept(t testing.TB, l *vpn.Listener, w waiting) (s relay.Stream) {
	t.Helper()
	if err := w.until(func() (err error) { s, _, err = l.Accept(); return err }); err != nil {
		t.Fatal("accept:", err)
	}
	return s
}

func port(n *vpn.Network, p uint16) netip.AddrPort { return netip.AddrPortFrom(n.Address().Addr(), p) }

// connect opens a connection from one network to a listener in the other, and returns both ends.
func connect(t testing.TB, near, far *vpn.Network) (a, b conn) {
	t.Helper()
	l, err := far.ListenTCP(port(far, 80))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, err := near.DialTCP(port(far, 80))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(true) })
	a = newConn(s)
	r := accept(t, l, newWaiting(l.Notify))
	t.Cleanup(func() { r.Close(true) })
	return a, newConn(r)
}
