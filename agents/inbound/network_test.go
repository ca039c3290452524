package inbound_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// nets are networks in memory; what is opened must be released.
type nets struct {
	mu    sync.Mutex
	there map[string]*vpn.Network
	held  map[string]int
}

func (n *nets) Open(id string) (relay.Network, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	network := n.there[id]
	if network == nil {
		return nil, fmt.Errorf("%w: %s", inbound.ErrNoNetwork, id)
	}
	n.held[id]++
	return network, nil
}

func (n *nets) Release(id string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.held[id]--
}

func (n *nets) users(id string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.held[id]
}

// make makes a network, with a service at 10.8.0.2:80.
func (n *nets) make(t *testing.T, id, service string) {
	t.Helper()
	ours, theirs, err := vpn.Pair(netip.MustParsePrefix("10.8.0.1/24"), netip.MustParsePrefix("10.8.0.2/24"), vpn.Tuning{})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	var served sync.WaitGroup
	served.Go(func() { _ = theirs.ForwardTCP(ctx, vpn.Forwarding{Port: 80, To: service}) })
	t.Cleanup(func() {
		cancel()
		served.Wait()
		ours.Close()
		theirs.Close()
	})
	eventually(t, "the service is reached", func() bool { return speaks(ours) })
	n.mu.Lock()
	defer n.mu.Unlock()
	n.there[id] = ours
}

// speaks reports whether the service says something.
func speaks(n *vpn.Network) bool {
	s, err := n.DialTCP(netip.MustParseAddrPort("10.8.0.2:80"))
	if err != nil {
		return false
	}
	defer s.Close(false)
	bell := make(chan struct{}, 1)
	s.Notify(func() {
		select {
		case bell <- struct{}{}:
		default:
		}
	})
	for {
		said, err := s.Read(make([]byte, 1))
		if said > 0 || err != nil && !errors.Is(err, relay.ErrAgain) {
			return said > 0
		}
		select {
		case <-bell:
		case <-time.After(patience):
			return false
		}
	}
}

func newNets() *nets { return &nets{there: map[string]*vpn.Network{}, held: map[string]int{}} }

// GP-01: a socket leads into a network, which is held for as long as the socket or a connection of it is there (A17).
func TestIntoANetwork(t *testing.T) {
	n := newNets()
	n.make(t, "shop", echo(t, "inside"))
	w := open(t, func(c *inbound.Config) { c.Networks = n; c.Local = nil })
	a, b := free(t, inbound.TCP), free(t, inbound.TCP)
	e := inbound.Entry{ActivityID: "act", VpnID: "shop", RemoteAddr: "10.8.0.2:80"}
	for _, at := range []inbound.Address{a, b} {
		must(t, w.OpenGateway(at, e, false))
		if got := says(t, at); got != "inside" {
			t.Errorf("got %q", got)
		}
	}
	if n := n.users("shop"); n != 2 {
		t.Errorf("it is held %d times", n)
	}
	want(t, w.OpenGateway(a, e, false), inbound.GatewayExists)
	want(t, w.OpenGateway(free(t, inbound.TCP), inbound.Entry{VpnID: "none", RemoteAddr: "10.8.0.2:80"}, false), inbound.VPNUnavailable)
	must(t, w.CloseGateway(a, 0))
	eventually(t, "it is held once", func() bool { return n.users("shop") == 1 })
	if use, err := w.VPN("shop"); err != nil || use.Connections.Total != 2 {
		t.Errorf("its use is %+v, %v", use, err)
	}
	must(t, w.Close())
	if n := n.users("shop"); n != 0 {
		t.Errorf("it is held %d times after the end", n)
	}
}

// A17: a network may come later, and go and come again; a socket into it is there meanwhile.
func TestNetworkThatComesLater(t *testing.T) {
	n := newNets()
	w := open(t, func(c *inbound.Config) { c.Networks = n })
	a := free(t, inbound.TCP)
	e := inbound.Entry{VpnID: "shop", RemoteAddr: "10.8.0.2:80"}
	want(t, w.OpenGateway(a, e, false), inbound.VPNUnavailable)
	must(t, w.OpenGateway(a, e, true))
	if c, err := net.DialTimeout("tcp", a.String(), patience); err == nil { // it may be closed before that returns
		_ = c.SetDeadline(time.Now().Add(patience))
		if blob, _ := io.ReadAll(c); len(blob) != 0 {
			t.Errorf("without the network it says %q", blob)
		}
		_ = c.Close()
	}
	for _, name := range []string{"one", "two"} {
		n.make(t, "shop", echo(t, name))
		if name == "two" {
			continue
		}
		if got := says(t, a); got != name {
			t.Errorf("got %q, want %s", got, name)
		}
	}
	must(t, w.Close())
	w.reopen(t)
	if got := says(t, a); got != "two" {
		t.Errorf("after a restart: %q", got)
	}
	must(t, w.CloseGateway(a, 0))
	eventually(t, "nobody holds it", func() bool { return n.users("shop") == 0 })
}

// A network that was removed and made again is found by the next connection.
func TestNetworkThatWasReplaced(t *testing.T) {
	n := newNets()
	n.make(t, "shop", echo(t, "one"))
	w := open(t, func(c *inbound.Config) { c.Networks = n })
	a := free(t, inbound.TCP)
	must(t, w.OpenGateway(a, inbound.Entry{VpnID: "shop", RemoteAddr: "10.8.0.2:80"}, false))
	if got := says(t, a); got != "one" {
		t.Errorf("got %q", got)
	}
	n.mu.Lock()
	first := n.there["shop"]
	n.mu.Unlock()
	n.make(t, "shop", echo(t, "two"))
	first.Close()
	if got := says(t, a); got != "two" {
		t.Errorf("got %q", got)
	}
	if n := n.users("shop"); n != 1 {
		t.Errorf("it is held %d times", n)
	}
}

// A network is left when the sockets are handed over, since one process only can be in it; who connects meanwhile waits.
func TestHandOverOfNetworks(t *testing.T) {
	n := newNets()
	n.make(t, "shop", echo(t, "inside"))
	w := open(t, func(c *inbound.Config) { c.Networks = n })
	a := free(t, inbound.TCP)
	must(t, w.OpenGateway(a, inbound.Entry{VpnID: "shop", RemoteAddr: "10.8.0.2:80"}, false))
	c := dial(t, a)
	if line, err := c.ReadString('\n'); line != "inside\n" {
		t.Fatal(line, err)
	}
	for range 2 {
		files, err := w.HandOver()
		must(t, err)
		if n := n.users("shop"); n != 0 {
			t.Errorf("it is held %d times", n)
		}
		waiting := dial(t, a)
		for _, f := range files {
			must(t, f.File.Close())
		}
		must(t, w.Resume())
		if line, err := waiting.ReadString('\n'); line != "inside\n" {
			t.Errorf("who waited got %q, %v", line, err)
		}
	}
	if _, err := io.Copy(io.Discard, c); err != nil {
		t.Errorf("the connection from before did not end in good order: %v", err)
	}
	files, err := w.HandOver()
	must(t, err)
	old := w.Proxy
	w.cfg.Inherited = files
	waiting := dial(t, a)
	w.reopen(t)
	must(t, old.Close())
	if line, err := waiting.ReadString('\n'); line != "inside\n" {
		t.Errorf("from the next one: %q, %v", line, err)
	}
	if n := n.users("shop"); n != 1 {
		t.Errorf("it is held %d times", n)
	}
}
