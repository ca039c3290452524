package vpn

import (
	"bytes"
	"io"
	"net/netip"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// Cut cuts a packet as the tunnel does, given its headers, its data and the size of a segment; 0 for no TCP to be cut.
func Cut(ip, tcp, data []byte, mss uint16) (out [][]byte) {
	p := stack.NewPacketBuffer(stack.PacketBufferOptions{ReserveHeaderBytes: len(ip) + len(tcp), Payload: buffer.MakeWithData(data)})
	copy(p.TransportHeader().Push(len(tcp)), tcp)
	copy(p.NetworkHeader().Push(len(ip)), ip)
	p.NetworkProtocolNumber = header.IPv4ProtocolNumber
	if ip[0]>>4 == 6 {
		p.NetworkProtocolNumber = header.IPv6ProtocolNumber
	}
	if mss > 0 {
		p.GSOOptions = stack.GSO{Type: stack.GSOTCPv4, NeedsCsum: true, MSS: mss}
	}
	var c cutter
	for c.load(p); !c.empty(); {
		buf := make([]byte, 1<<16)
		out = append(out, buf[:c.cut(buf)])
	}
	return out
}

// Join joins packets as the tunnel does.
func Join(packets [][]byte) (out [][]byte) {
	for len(packets) > 0 {
		n, size := run(packets, 0)
		if pkt, _ := join(packets[:n], 0, size); pkt != nil {
			out = append(out, bytes.Join(pkt.AsSlices(), nil))
			pkt.DecRef()
		}
		packets = packets[n:]
	}
	return out
}

// Unpack reads messages until there is no whole one, and returns the datagrams of each.
func Unpack(r io.Reader) (out [][][]byte, err error) {
	for {
		m, err := readMessage(r)
		if err != nil {
			return out, err
		}
		var datagrams [][]byte
		for d, rest := next(m.bytes[lengthBytes:]); d != nil; d, rest = next(rest) {
			datagrams = append(datagrams, bytes.Clone(d))
		}
		out = append(out, datagrams)
		m.free()
	}
}

// Pack makes messages of datagrams.
func Pack(datagrams [][]byte) (out []byte) {
	for len(datagrams) > 0 {
		m := newMessage()
		for len(datagrams) > 0 && m.put(datagrams[0]) {
			datagrams = datagrams[1:]
		}
		out = append(out, m.seal()...)
		m.free()
	}
	return out
}

// Greet writes a greeting and reads one back.
func Greet(b []byte) (network string, again []byte, err error) {
	g, err := readGreeting(bytes.NewReader(b))
	if err != nil {
		return "", nil, err
	}
	var w bytes.Buffer
	err = g.write(&w)
	return g.network, w.Bytes(), err
}

// Wire joins two networks by tunnels without a device between them. seen is told the sizes of all packets.
func Wire(a, b netip.Prefix, mtu int, seen func(size int)) (*Network, *Network, error) {
	piece := pieceOf(a.Addr(), mtu)
	near := newTunnel(mtu, piece, newFlight(maxOut), newFlight(maxIn))
	far := newTunnel(mtu, piece, newFlight(maxOut), newFlight(maxIn))
	var running sync.WaitGroup
	end := func() { near.end(); far.end(); running.Wait() }
	first, err := newNetwork(a, near, Tuning{}, end)
	if err != nil {
		return nil, nil, err
	}
	second, err := newNetwork(b, far, Tuning{}, end)
	if err != nil {
		first.Close()
		return nil, nil, err
	}
	for _, way := range [][2]*tunnel{{near, far}, {far, near}} {
		running.Go(func() {
			bufs, sizes := make([][]byte, conn.IdealBatchSize), make([]int, conn.IdealBatchSize)
			for i := range bufs {
				bufs[i] = make([]byte, mtu)
			}
			for {
				n, err := way[0].Read(bufs, sizes, 0)
				if err != nil {
					return
				}
				got := make([][]byte, n)
				for i := range got {
					got[i] = bufs[i][:sizes[i]]
					seen(sizes[i])
				}
				_, _ = way[1].Write(got, 0)
				way[0].out.done(n)
			}
		})
	}
	return first, second, nil
}

// NewUDP returns what a network has of the kernel's UDP.
func NewUDP() conn.Bind { return newUDP() }

// Flight is a count of packets.
type Flight struct{ *flight }

// NewFlight returns a count with a limit.
func NewFlight(limit int64) Flight { return Flight{newFlight(limit)} }

// The methods of a count.
func (f Flight) Wait()      { f.wait() }
func (f Flight) Add(n int)  { f.add(n) }
func (f Flight) Done(n int) { f.done(n) }

// Stale is how long a count is believed.
const Stale = stale

// Endpoints returns how many members a network that runs knows a place of.
func (s *Set) Endpoints(network string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	said, _ := s.networks[network].link.device.IpcGet()
	return len(endpoints(said))
}
