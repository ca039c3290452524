package vpn

import (
	"fmt"
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"

	"emet/agents/inbound/relay"
)

// datagrams is a UDP socket in the network, connected to one address.
type datagrams struct {
	socket
	closed func() // tells whom it belongs to; may be nil
}

// DialUDP opens a socket that is connected to an address.
func (n *Network) DialUDP(to netip.AddrPort) (relay.Datagrams, error) {
	if err := n.reaches(to); err != nil {
		return nil, err
	}
	d := &datagrams{}
	d.queue = &d.own
	ep, err := n.stack.NewEndpoint(udp.ProtocolNumber, protocol(to.Addr()), d.queue)
	if err != nil {
		return nil, fmt.Errorf("dial %s: %w", to, fault(err))
	}
	d.ep = ep
	if err := ep.Connect(full(to)); err != nil {
		ep.Close()
		return nil, fmt.Errorf("dial %s: %w", to, fault(err))
	}
	return d, nil
}

func (d *datagrams) Close() {
	d.set(d, nil)
	d.ep.Close()
	if d.closed != nil {
		d.closed()
	}
}
