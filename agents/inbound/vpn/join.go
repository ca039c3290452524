package vpn

import (
	"bytes"
	"encoding/binary"

	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// segment is a packet that carries data of a TCP stream and nothing unusual.
type segment struct {
	ip   int // bytes of the IP header
	size int // bytes of both headers
	data int
	seq  uint32
	ends bool // nothing may be put behind it
}

// parse reads a packet of a member. Whatever is not as simple as most is no segment, and is left to the stack.
func parse(p []byte) (s segment, ok bool) {
	switch {
	case len(p) > 40 && p[0] == 0x45 && p[9] == uint8(header.TCPProtocolNumber):
		if p[6]&0x3f != 0 || p[7] != 0 { // a fragment
			return s, false
		}
		s.ip = header.IPv4MinimumSize
	case len(p) > 60 && p[0]>>4 == 6 && p[6] == uint8(header.TCPProtocolNumber):
		s.ip = header.IPv6MinimumSize
	default:
		return s, false
	}
	tcp := p[s.ip:]
	s.size = s.ip + int(tcp[12]>>4)*4
	if s.size < s.ip+header.TCPMinimumSize || s.size >= len(p) {
		return s, false
	}
	flags := header.TCPFlags(tcp[13])
	s.seq = binary.BigEndian.Uint32(tcp[4:])
	s.data = len(p) - s.size
	s.ends = flags&(header.TCPFlagPsh|header.TCPFlagFin) != 0
	return s, flags&^(header.TCPFlagPsh|header.TCPFlagFin) == header.TCPFlagAck
}

// same says whether two segments could have been cut from one.
func (s segment) same(p, q []byte, t segment) bool {
	if s.ip != t.ip || s.size != t.size {
		return false
	}
	if s.ip == header.IPv4MinimumSize { // all but length, number and sum
		if p[1] != q[1] || !bytes.Equal(p[6:10], q[6:10]) || !bytes.Equal(p[12:20], q[12:20]) {
			return false
		}
	} else if !bytes.Equal(p[:4], q[:4]) || !bytes.Equal(p[6:40], q[6:40]) { // all but length
		return false
	}
	p, q = p[s.ip:s.size], q[s.ip:s.size] // all but number, flags and sum
	return bytes.Equal(p[:4], q[:4]) && bytes.Equal(p[8:13], q[8:13]) && bytes.Equal(p[14:16], q[14:16]) && bytes.Equal(p[18:], q[18:])
}

// run returns how many packets from the first on are one piece of a TCP stream, at least one, and how large they are as one.
func run(bufs [][]byte, offset int) (n, size int) {
	first := bufs[0][offset:]
	s, ok := parse(first)
	n, size = 1, len(first)
	if !ok || s.ends {
		return n, size
	}
	for next := s.seq + uint32(s.data); n < len(bufs); n++ {
		p := bufs[n][offset:]
		t, ok := parse(p)
		if !ok || t.seq != next || t.data > s.data || size+t.data > superSegment || !s.same(first, p, t) {
			break
		}
		size += t.data
		next += uint32(t.data)
		if t.ends || t.data < s.data {
			return n + 1, size
		}
	}
	return n, size
}

// join makes one packet of a run; nil if it is no packet at all.
func join(bufs [][]byte, offset, size int) (*stack.PacketBuffer, tcpip.NetworkProtocolNumber) {
	first := bufs[0][offset:]
	protocol := header.IPv4ProtocolNumber
	switch {
	case len(first) == 0:
		return nil, 0
	case first[0]>>4 == 6:
		protocol = header.IPv6ProtocolNumber
	case first[0]>>4 != 4:
		return nil, 0
	}
	if len(bufs) == 1 {
		return stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: buffer.MakeWithData(first)}), protocol
	}
	s, _ := parse(first)
	head, data := buffer.NewViewWithData(first[:s.size]), buffer.NewView(size-s.size)
	for _, b := range bufs {
		_, _ = data.Write(b[offset+s.size:])
	}
	p, last := head.AsSlice(), bufs[len(bufs)-1][offset:]
	p[s.ip+13] |= last[s.ip+13] // its end may be the stream's
	if protocol == header.IPv4ProtocolNumber {
		header.IPv4(p).SetTotalLength(uint16(size))
	} else {
		header.IPv6(p).SetPayloadLength(uint16(size - header.IPv6MinimumSize))
	}
	// The headers lie apart, as the stack makes a copy of the piece that they are in when it looks at them.
	whole := buffer.MakeWithView(head)
	if err := whole.Append(data); err != nil {
		return nil, 0
	}
	return stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: whole}), protocol
}
