// Package vpn is a virtual private network without a device of the kernel and without root: a TCP/IP stack of its own in
// this process (gVisor) for each network, and links that carry its packets to the other members: WireGuard over UDP,
// WireGuard over a stream of bytes between nodes, or memory between two stacks of one process.
//
// A gateway dials into a network ([Network.DialTCP], [Network.DialUDP]); a node that runs a service listens in it
// ([Network.ListenTCP], [Network.ListenUDP]) or hands what comes to an address of the kernel ([Network.ForwardTCP],
// [Network.ForwardUDP]). Streams and datagrams never block and have no goroutine of their own; they do what [relay.Stream] and
// [relay.Datagrams] say.
//
// Who belongs to a network is told by member records. In a record the identity of a node, an account, signs the key and the
// address that the node has in the network. A member sends from its own address only: WireGuard drops everything else.
package vpn

import (
	"errors"
	"fmt"
	"net/netip"
	"sync"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/stack"

	"emet/agents/inbound/relay"
)

// Errors that callers branch on.
var (
	ErrUnknown   = errors.New("no such network")
	ErrNoMember  = errors.New("no member of the network has this address")
	ErrClosed    = errors.New("the network is closed")
	ErrSignature = errors.New("the member record is not signed by its node")
	ErrExpired   = errors.New("the member record has expired")
)

// Network is a stack and its link. Its methods may be called by many goroutines.
type Network struct {
	stack  *stack.Stack
	prefix netip.Prefix                 // our address and the network that it is in
	piece  int                          // bytes of a TCP stream that the link takes at once
	knows  func(member netip.Addr) bool // nil: everybody in the prefix
	unlink func()                       // ends the link; the stack is closed already

	mu       sync.Mutex
	sessions map[netip.AddrPort]*Sessions // by the address that is listened on
	closed   bool
}

var _ relay.Network = (*Network)(nil)

// newNetwork makes a network on a link, which unlink ends.
func newNetwork(prefix netip.Prefix, link stack.LinkEndpoint, t Tuning, unlink func()) (*Network, error) {
	s, err := newStack(prefix, link, t)
	if err != nil {
		return nil, err
	}
	n := &Network{
		stack: s, prefix: prefix, piece: pieceOf(prefix.Addr(), int(link.MTU())),
		unlink: unlink, sessions: map[netip.AddrPort]*Sessions{},
	}
	n.receiveSessions()
	return n, nil
}

// Address returns our address in the network, and the network.
func (n *Network) Address() netip.Prefix { return n.prefix }

// Close ends all connections and the link. It returns when nothing runs any more.
func (n *Network) Close() {
	n.mu.Lock()
	if n.closed {
		n.mu.Unlock()
		return
	}
	n.closed = true
	n.mu.Unlock()
	n.stack.Close()
	n.unlink()
	n.stack.Wait()
}

// reaches says whether a packet to the address would get anywhere.
func (n *Network) reaches(to netip.AddrPort) error {
	n.mu.Lock()
	closed := n.closed
	n.mu.Unlock()
	switch addr := to.Addr(); {
	case closed:
		return ErrClosed
	case !to.IsValid() || to.Port() == 0 || !n.prefix.Contains(addr):
		return fmt.Errorf("%s is not an address in %s", to, n.prefix.Masked())
	case addr != n.prefix.Addr() && n.knows != nil && !n.knows(addr):
		return fmt.Errorf("%w: %s", ErrNoMember, addr)
	}
	return nil
}

// full is an address as the stack takes it.
func full(a netip.AddrPort) tcpip.FullAddress {
	return tcpip.FullAddress{NIC: nic, Addr: tcpip.AddrFromSlice(a.Addr().AsSlice()), Port: a.Port()}
}

// addrPort is an address as the stack gives it.
func addrPort(a tcpip.FullAddress) netip.AddrPort {
	addr, _ := netip.AddrFromSlice(a.Addr.AsSlice())
	return netip.AddrPortFrom(addr, a.Port)
}
