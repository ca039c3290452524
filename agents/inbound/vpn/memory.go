package vpn

import (
	"net/netip"
	"sync/atomic"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// memoryMTU is the largest packet that IPv4 has. Memory loses nothing, so the larger the better.
const memoryMTU = 65535

// Pair returns two networks in this process, joined in memory: what one sends the other has, without a copy, a checksum or a
// goroutine between them. Their addresses must be in one prefix. Each must be closed.
func Pair(a, b netip.Prefix, t Tuning) (*Network, *Network, error) {
	near, far := &memory{}, &memory{}
	near.other, far.other = far, near
	first, err := newNetwork(a, near, t, func() {})
	if err != nil {
		return nil, nil, err
	}
	second, err := newNetwork(b, far, t, func() {})
	if err != nil {
		first.Close()
		return nil, nil, err
	}
	return first, second, nil
}

// interfaceOf is what all links have in common: they have no addresses and no headers of their own.
type interfaceOf struct {
	dispatcher atomic.Pointer[stack.NetworkDispatcher]
	mtu        uint32
}

func (i *interfaceOf) MTU() uint32                             { return i.mtu }
func (i *interfaceOf) SetMTU(uint32)                           {}
func (i *interfaceOf) MaxHeaderLength() uint16                 { return 0 }
func (i *interfaceOf) LinkAddress() tcpip.LinkAddress          { return "" }
func (i *interfaceOf) SetLinkAddress(tcpip.LinkAddress)        {}
func (i *interfaceOf) IsAttached() bool                        { return i.dispatcher.Load() != nil }
func (i *interfaceOf) Wait()                                   {}
func (i *interfaceOf) ARPHardwareType() header.ARPHardwareType { return header.ARPHardwareNone }
func (i *interfaceOf) AddHeader(*stack.PacketBuffer)           {}
func (i *interfaceOf) ParseHeader(*stack.PacketBuffer) bool    { return true }
func (i *interfaceOf) Close()                                  {}
func (i *interfaceOf) SetOnCloseAction(func())                 {}

func (i *interfaceOf) Attach(d stack.NetworkDispatcher) {
	if d == nil {
		i.dispatcher.Store(nil)
		return
	}
	i.dispatcher.Store(&d)
}

// deliver hands a packet to the stack and lets go of it.
func (i *interfaceOf) deliver(p tcpip.NetworkProtocolNumber, pkt *stack.PacketBuffer) {
	if d := i.dispatcher.Load(); d != nil {
		(*d).DeliverNetworkPacket(p, pkt)
	}
	pkt.DecRef()
}

// memory is one end of a link between two stacks.
type memory struct {
	interfaceOf
	other *memory
}

func (m *memory) MTU() uint32 { return memoryMTU }

// Capabilities says that nobody need sum what never leaves memory.
func (m *memory) Capabilities() stack.LinkEndpointCapabilities {
	return stack.CapabilityTXChecksumOffload | stack.CapabilityRXChecksumOffload
}

// WritePackets delivers at once. That does not come back here with a lock held: the stack queues TCP segments for goroutines
// of its own and sends the rest without locks.
func (m *memory) WritePackets(list stack.PacketBufferList) (int, tcpip.Error) {
	for _, p := range list.AsSlice() {
		m.other.deliver(p.NetworkProtocolNumber, stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: p.ToBuffer()}))
	}
	return list.Len(), nil
}
