package vpn

import (
	"fmt"
	"io"
	"net/netip"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/log"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv6"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
)

// Tuning is what of the stack may be set. The zero value is what was measured to be best.
type Tuning struct {
	NoRACK  bool // find lost segments the old way; measured three times slower, for the day that RACK has a bug
	MaxTCP  int  // bytes of a connection's buffer at most, each way; default 8 MiB
	Default int  // bytes that it begins with; default 1 MiB
	UDP     int  // bytes of a UDP socket's buffer; default 4 MiB
}

func (t Tuning) withDefaults() Tuning {
	if t.MaxTCP <= 0 {
		t.MaxTCP = 8 << 20
	}
	if t.Default <= 0 {
		t.Default = 1 << 20
	}
	t.Default = min(t.Default, t.MaxTCP)
	if t.UDP <= 0 {
		t.UDP = 4 << 20
	}
	return t
}

// nic is the number of a stack's only interface.
const nic tcpip.NICID = 1

// The least that a buffer may be, which nobody asks for.
const leastBuffer = 4 << 10

// timeWait is how long a closed connection is remembered. A segment of it that is still under way after that would have to
// come through a link whose queues hold some milliseconds.
const timeWait = 5 * time.Second

// backlog is how many connections may wait to be accepted. A gateway opens thousands a second.
const backlog = 4096

// silence keeps the stack from writing to standard error, where it would tell of single packets.
var silence = sync.OnceFunc(func() { log.SetTarget(&log.Writer{Next: io.Discard}) })

// newStack makes a stack with one address and one interface.
func newStack(prefix netip.Prefix, link stack.LinkEndpoint, t Tuning) (*stack.Stack, error) {
	silence()
	t = t.withDefaults()
	s := stack.New(stack.Options{
		NetworkProtocols:   []stack.NetworkProtocolFactory{ipv4.NewProtocol, ipv6.NewProtocol},
		TransportProtocols: []stack.TransportProtocolFactory{tcp.NewProtocol, udp.NewProtocol, icmp.NewProtocol4, icmp.NewProtocol6},
		HandleLocal:        true,
	})
	err := tune(s, t)
	if err == nil {
		err = s.CreateNIC(nic, link)
	}
	if err == nil {
		err = s.AddProtocolAddress(nic, tcpip.ProtocolAddress{
			Protocol:          protocol(prefix.Addr()),
			AddressWithPrefix: tcpip.AddressWithPrefix{Address: tcpip.AddrFromSlice(prefix.Addr().AsSlice()), PrefixLen: prefix.Bits()},
		}, stack.AddressProperties{})
	}
	if err != nil {
		s.Destroy()
		return nil, fmt.Errorf("make a stack for %s: %s", prefix, err)
	}
	s.SetRouteTable([]tcpip.Route{{Destination: tcpip.AddressWithPrefix{
		Address: tcpip.AddrFromSlice(prefix.Addr().AsSlice()), PrefixLen: prefix.Bits(),
	}.Subnet(), NIC: nic}})
	return s, nil
}

func tune(s *stack.Stack, t Tuning) tcpip.Error {
	sack, moderate := tcpip.TCPSACKEnabled(true), tcpip.TCPModerateReceiveBufferOption(true)
	recovery, control := tcpip.TCPRACKLossDetection, tcpip.CongestionControlOption("cubic")
	if t.NoRACK {
		recovery = 0
	}
	// Connections of a gateway differ in their own port only, so that it must come free soon.
	wait, reuse := tcpip.TCPTimeWaitTimeoutOption(timeWait), tcpip.TCPTimeWaitReuseGlobal
	for _, option := range []tcpip.SettableTransportProtocolOption{
		&sack, &moderate, &recovery, &control, &wait, &reuse,
		&tcpip.TCPSendBufferSizeRangeOption{Min: leastBuffer, Default: t.Default, Max: t.MaxTCP},
		&tcpip.TCPReceiveBufferSizeRangeOption{Min: leastBuffer, Default: t.Default, Max: t.MaxTCP},
	} {
		if err := s.SetTransportProtocolOption(tcp.ProtocolNumber, option); err != nil {
			return err
		}
	}
	for _, option := range []any{
		tcpip.SendBufferSizeOption{Min: leastBuffer, Default: t.UDP, Max: t.UDP},
		tcpip.ReceiveBufferSizeOption{Min: leastBuffer, Default: t.UDP, Max: t.UDP},
	} {
		if err := s.SetOption(option); err != nil {
			return err
		}
	}
	return s.SetPortRange(16384, 65535)
}

// protocol is the version of IP that an address is of.
func protocol(a netip.Addr) tcpip.NetworkProtocolNumber {
	if a.Is4() {
		return ipv4.ProtocolNumber
	}
	return ipv6.ProtocolNumber
}
