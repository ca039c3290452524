package vpn

import (
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// cutter makes packets of what the stack hands over: one of most things, several of a long piece of a TCP stream.
type cutter struct {
	pkt  *stack.PacketBuffer // nil: nothing is left
	data [][]byte            // what is left of it; for a packet that is not cut, all of it

	tcp  bool // what follows holds
	head [header.IPv4MaximumHeaderSize + header.TCPHeaderMaximumSize]byte
	ip   int // bytes of the IP header
	size int // bytes of both headers
	mss  int
	left int // bytes of data
	id   uint16
	seq  uint32
}

func (c *cutter) empty() bool { return c.pkt == nil }

// load begins with a packet, which the cutter lets go of when all is cut.
func (c *cutter) load(p *stack.PacketBuffer) {
	*c = cutter{pkt: p, data: p.AsSlices()}
	gso := p.GSOOptions
	if gso.Type == stack.GSONone || !gso.NeedsCsum {
		return
	}
	ip, tcp := p.NetworkHeader().Slice(), p.TransportHeader().Slice()
	if len(ip)+len(tcp) > len(c.head) {
		return // the stack writes no such headers
	}
	c.tcp, c.ip, c.size = true, len(ip), len(ip)+len(tcp)
	copy(c.head[copy(c.head[:], ip):], tcp)
	c.mss, c.left = int(gso.MSS), p.Data().Size()
	if c.mss == 0 {
		c.mss = c.left
	}
	c.seq = header.TCP(tcp).SequenceNumber()
	if p.NetworkProtocolNumber == header.IPv4ProtocolNumber {
		c.id = header.IPv4(ip).ID()
	}
	for skip := c.size; skip > 0; { // the headers are the first slices
		n := min(skip, len(c.data[0]))
		if c.data[0] = c.data[0][n:]; len(c.data[0]) == 0 {
			c.data = c.data[1:]
		}
		skip -= n
	}
}

// cut writes the next packet to dst and returns its size.
func (c *cutter) cut(dst []byte) int {
	if !c.tcp {
		n := c.take(dst, c.pkt.Size())
		c.release()
		return n
	}
	n := min(c.mss, c.left)
	copy(dst, c.head[:c.size])
	c.take(dst[c.size:], n)
	c.left -= n
	c.finish(dst[:c.size+n], c.left == 0)
	c.seq += uint32(n)
	c.id++
	if c.left == 0 {
		c.release()
	}
	return c.size + n
}

// take copies the next n bytes.
func (c *cutter) take(dst []byte, n int) (done int) {
	for done < n && len(c.data) > 0 {
		m := copy(dst[done:n], c.data[0])
		done += m
		if c.data[0] = c.data[0][m:]; len(c.data[0]) == 0 {
			c.data = c.data[1:]
		}
	}
	return done
}

// finish makes the headers those of one segment of several.
func (c *cutter) finish(p []byte, last bool) {
	tcp := header.TCP(p[c.ip:])
	tcp.SetSequenceNumber(c.seq)
	flags := tcp.Flags()
	if !last {
		flags &^= header.TCPFlagFin | header.TCPFlagPsh
	}
	if c.seq != header.TCP(c.head[c.ip:]).SequenceNumber() {
		flags &^= header.TCPFlagCwr // said once
	}
	tcp.SetFlags(uint8(flags))
	var sum uint16
	if p[0]>>4 == 4 {
		ip := header.IPv4(p)
		ip.SetTotalLength(uint16(len(p)))
		ip.SetID(c.id)
		ip.SetChecksum(0)
		ip.SetChecksum(^ip.CalculateChecksum())
		sum = header.PseudoHeaderChecksum(header.TCPProtocolNumber, ip.SourceAddress(), ip.DestinationAddress(), uint16(len(tcp)))
	} else {
		ip := header.IPv6(p)
		ip.SetPayloadLength(uint16(len(p) - header.IPv6MinimumSize))
		sum = header.PseudoHeaderChecksum(header.TCPProtocolNumber, ip.SourceAddress(), ip.DestinationAddress(), uint16(len(tcp)))
	}
	tcp.SetChecksum(0)
	tcp.SetChecksum(^checksum.Checksum(tcp, sum))
}

func (c *cutter) release() {
	c.pkt.DecRef()
	c.pkt, c.data = nil, nil
}
