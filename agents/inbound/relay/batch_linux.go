package relay

import (
	"net/netip"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	batchSize    = 64
	datagramMax  = 65535
	controlSize  = 64
	udpBuffers   = 4 << 20
	segmentMax   = 1232 // bytes of a datagram that fits every path, so that many can be handed to the kernel as one
	segmentsMax  = 64
	segmentBytes = 65000
)

type message struct {
	unix.Msghdr
	n uint32
	_ [4]byte
}

// batch is what a loop receives datagrams into, and sends them from. Its pages are taken as datagrams are long.
type batch struct {
	in, out  [batchSize]message
	vec      [batchSize]unix.Iovec // of in
	parts    [batchSize]unix.Iovec // of out
	names    [batchSize]sockaddr
	control  [batchSize][controlSize]byte
	controls [batchSize][controlSize]byte // of out
	buf      []byte
	sizes    [batchSize]int // datagrams in out
}

func newBatch() *batch {
	b := &batch{buf: make([]byte, batchSize*datagramMax)}
	for i := range b.vec {
		b.vec[i].Base = &b.buf[i*datagramMax]
		b.vec[i].SetLen(datagramMax)
	}
	return b
}

// datagrams returns the loop's batch.
func (l *loop) datagrams() *batch {
	if l.batch == nil {
		l.batch = newBatch()
	}
	return l.batch
}

// receive fills the batch and returns how many messages there are.
func (b *batch) receive(fd int, named bool) (int, unix.Errno) {
	for i := range b.in {
		m := &b.in[i]
		m.Iov = &b.vec[i]
		m.SetIovlen(1)
		m.Control = &b.control[i][0]
		m.SetControllen(controlSize)
		if named {
			m.Name = (*byte)(unsafe.Pointer(&b.names[i].raw))
			m.Namelen = unix.SizeofSockaddrInet6
		} else {
			m.Name, m.Namelen = nil, 0
		}
	}
	return call6(unix.SYS_RECVMMSG, uintptr(fd), uintptr(unsafe.Pointer(&b.in[0])), batchSize, unix.MSG_DONTWAIT, 0, 0)
}

func (b *batch) payload(i int) []byte { return b.buf[i*datagramMax:][:b.in[i].n] }

func (b *batch) from(i int) netip.AddrPort { return b.names[i].addrPort() }

// notes returns what the kernel said of a message: where it was sent to, if it was asked, and how long each datagram is if it
// put several into one.
func (b *batch) notes(i int) (to netip.Addr, segment int) {
	segment = int(b.in[i].n)
	rest := b.control[i][:b.in[i].Controllen]
	for len(rest) >= unix.SizeofCmsghdr {
		h := (*unix.Cmsghdr)(unsafe.Pointer(&rest[0]))
		size := int(h.Len)
		if size < unix.SizeofCmsghdr || size > len(rest) {
			break
		}
		data := unsafe.Pointer(unsafe.SliceData(rest[unix.CmsgLen(0):]))
		switch {
		case h.Level == unix.IPPROTO_UDP && h.Type == unix.UDP_GRO:
			segment = int(*(*int32)(data))
		case h.Level == unix.IPPROTO_IP && h.Type == unix.IP_PKTINFO:
			to = netip.AddrFrom4((*unix.Inet4Pktinfo)(data).Spec_dst)
		case h.Level == unix.IPPROTO_IPV6 && h.Type == unix.IPV6_PKTINFO:
			to = netip.AddrFrom16((*unix.Inet6Pktinfo)(data).Addr)
		}
		rest = rest[min(len(rest), unix.CmsgSpace(size-unix.CmsgLen(0))):]
	}
	return to, segment
}

// outgoing is a run of datagrams to one receiver: the parts are in the batch.
type outgoing struct {
	b       *batch
	fd      int
	to      *sockaddr // nil: fd is connected
	from    netip.Addr
	merge   bool
	n       int // messages
	parts   int
	segment int // of the message that is being made
	short   bool
	count   int // datagrams in it
	bytes   int
}

// add puts a message behind those before, as a part of the last one if the kernel can take it apart again.
func (o *outgoing) add(p []byte, segment int) {
	part := &o.b.parts[o.parts]
	part.Base, part.Len = unsafe.SliceData(p), 0
	part.SetLen(len(p))
	count := 1
	if segment > 0 {
		count = (len(p) + segment - 1) / segment
	}
	if o.n > 0 && o.merge && segment == o.segment && segment > 0 && segment <= segmentMax && !o.short &&
		o.count+count <= segmentsMax && o.bytes+len(p) <= segmentBytes {
		o.b.out[o.n-1].Iovlen++
		o.count += count
		o.bytes += len(p)
	} else {
		m := &o.b.out[o.n]
		*m = message{}
		m.Iov = part
		m.SetIovlen(1)
		if o.to != nil {
			m.Name, m.Namelen = (*byte)(unsafe.Pointer(&o.to.raw)), o.to.size
		}
		o.n++
		o.segment, o.count, o.bytes = segment, count, len(p)
	}
	// The last datagram may be shorter than the others, and none may follow it.
	o.short = segment == 0 || len(p)%segment != 0
	o.parts++
	o.b.sizes[o.n-1] = o.count
	o.head(o.n-1, o.segment, o.count)
}

// head writes what the kernel is told of a message: whence it is to come, and how to take it apart.
func (o *outgoing) head(i, segment, count int) {
	m, c := &o.b.out[i], o.b.controls[i][:0]
	if o.from.Is4() {
		c = appendControl(c, unix.IPPROTO_IP, unix.IP_PKTINFO, unix.Inet4Pktinfo{Spec_dst: o.from.As4()})
	} else if o.from.IsValid() {
		c = appendControl(c, unix.IPPROTO_IPV6, unix.IPV6_PKTINFO, unix.Inet6Pktinfo{Addr: o.from.As16()})
	}
	if count > 1 {
		c = appendControl(c, unix.IPPROTO_UDP, unix.UDP_SEGMENT, uint16(segment))
	}
	m.Control = unsafe.SliceData(c)
	m.SetControllen(len(c))
	if len(c) == 0 {
		m.Control = nil
	}
}

func appendControl[T any](b []byte, level, kind int32, value T) []byte {
	size := int(unsafe.Sizeof(value))
	at := len(b)
	b = b[:at+unix.CmsgSpace(size)]
	clear(b[at:])
	h := (*unix.Cmsghdr)(unsafe.Pointer(&b[at]))
	h.Level, h.Type = level, kind
	h.SetLen(unix.CmsgLen(size))
	*(*T)(unsafe.Pointer(&b[at+unix.CmsgLen(0)])) = value
	return b
}

// sent is what became of a run.
type sent struct {
	bytes   int // payload that the kernel took
	lost    int // datagrams
	refused bool
}

// send sends the run, and empties it.
func (o *outgoing) send() (s sent) {
	for i := 0; i < o.n; {
		n, errno := call6(unix.SYS_SENDMMSG, uintptr(o.fd), uintptr(unsafe.Pointer(&o.b.out[i])), uintptr(o.n-i),
			unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL, 0, 0)
		if errno == 0 {
			for range n {
				s.bytes += int(o.b.out[i].n)
				i++
			}
			continue
		}
		switch errno {
		case unix.ECONNREFUSED:
			s.refused = true
			s.lost += o.b.sizes[i]
			i++
		case again, unix.ENOBUFS, unix.ENOMEM:
			for ; i < o.n; i++ {
				s.lost += o.b.sizes[i]
			}
		default:
			if o.b.sizes[i] > 1 {
				o.apart(i, &s)
			} else {
				s.lost++
			}
			i++
		}
	}
	o.n, o.parts = 0, 0
	return s
}

// apart sends the datagrams of a message one by one, as the way there takes none together.
func (o *outgoing) apart(i int, s *sent) {
	m := o.b.out[i]
	control := unsafe.Slice(m.Control, m.Controllen)
	space := unix.CmsgSpace(int(unsafe.Sizeof(uint16(0))))
	at := len(control) - space
	segment := int(*(*uint16)(unsafe.Pointer(&control[at+unix.CmsgLen(0)])))
	m.SetControllen(at)
	if at == 0 {
		m.Control = nil
	}
	for _, part := range unsafe.Slice(m.Iov, m.Iovlen) {
		for p := unsafe.Slice(part.Base, part.Len); len(p) > 0; {
			size := min(segment, len(p))
			one := unix.Iovec{Base: &p[0]}
			one.SetLen(size)
			p = p[size:]
			m.Iov = &one
			m.SetIovlen(1)
			if n, errno := call(unix.SYS_SENDMSG, uintptr(o.fd), uintptr(unsafe.Pointer(&m.Msghdr)), unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL); errno == 0 {
				s.bytes += n
			} else {
				s.lost++
			}
		}
	}
}

// prepareUDP sets what a public socket needs. Buffers are as long as the kernel lets us have them.
func (s *Socket) prepareUDP() error {
	widen(s.fd, udpBuffers)
	addr := localAddr(s.fd).Addr()
	if addr.IsUnspecified() {
		// A socket for all addresses answers from the one that was asked.
		s.wild = true
		if addr.Is4() {
			return unix.SetsockoptInt(s.fd, unix.IPPROTO_IP, unix.IP_PKTINFO, 1)
		}
		return unix.SetsockoptInt(s.fd, unix.IPPROTO_IPV6, unix.IPV6_RECVPKTINFO, 1)
	}
	return nil
}

// widen has the kernel keep more datagrams, and hand those of one kind over together.
func widen(fd, size int) {
	for _, opt := range [][3]int{
		{unix.SOL_SOCKET, unix.SO_RCVBUF, size},
		{unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, size},
		{unix.SOL_SOCKET, unix.SO_SNDBUF, size},
		{unix.SOL_SOCKET, unix.SO_SNDBUFFORCE, size},
		{unix.IPPROTO_UDP, unix.UDP_GRO, 1},
	} {
		_ = unix.SetsockoptInt(fd, opt[0], opt[1], opt[2])
	}
}
