package vpn

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"sync/atomic"
	"syscall"

	"golang.org/x/sys/unix"
	"golang.zx2c4.com/wireguard/conn"
)

// udpBuffer is how many bytes of a socket's datagrams the kernel keeps, if it lets us.
const udpBuffer = 7 << 20

// kernelUDP is the kernel's UDP for a WireGuard device. wireguard-go has one too, which copies each datagram once more on both ways
// and allocates twice for each: the kernel can gather trains of datagrams from where they are and scatter them to where they
// belong.
type kernelUDP struct{ v4, v6 *udpSocket }

func newUDP() conn.Bind { return &kernelUDP{} }

// udpSocket is that of one version of IP.
type udpSocket struct {
	conn    *net.UDPConn
	raw     syscall.RawConn
	noTrain atomic.Bool // the kernel or the interface cannot cut: one datagram at a time
}

// Open opens a socket for each version of IP, at the same port.
func (u *kernelUDP) Open(port uint16) (fns []conn.ReceiveFunc, actual uint16, err error) {
	if u.v4 != nil || u.v6 != nil {
		return nil, 0, conn.ErrBindAlreadyOpen
	}
	for try := 0; ; try++ {
		fns, actual, err = u.open(port)
		if err == nil || port != 0 || try == 100 || !errors.Is(err, syscall.EADDRINUSE) {
			return fns, actual, err
		}
	}
}

func (u *kernelUDP) open(port uint16) (fns []conn.ReceiveFunc, actual uint16, err error) {
	if u.v4, err = listen("udp4", port); err == nil {
		fns, port = append(fns, u.v4.receiver()), u.v4.port()
	} else if !errors.Is(err, syscall.EAFNOSUPPORT) {
		return nil, 0, err
	}
	if u.v6, err = listen("udp6", port); err == nil {
		fns, port = append(fns, u.v6.receiver()), u.v6.port()
	} else if !errors.Is(err, syscall.EAFNOSUPPORT) && !errors.Is(err, syscall.EADDRNOTAVAIL) {
		return nil, 0, errors.Join(err, u.Close())
	}
	if len(fns) == 0 {
		return nil, 0, syscall.EAFNOSUPPORT
	}
	return fns, port, nil
}

func listen(network string, port uint16) (*udpSocket, error) {
	config := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) (err error) {
		return errors.Join(c.Control(func(fd uintptr) { err = prepare(int(fd), network) }), err)
	}}
	c, err := config.ListenPacket(context.Background(), network, fmt.Sprintf(":%d", port))
	if err != nil {
		return nil, err
	}
	s := &udpSocket{conn: c.(*net.UDPConn)}
	if s.raw, err = s.conn.SyscallConn(); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return s, nil
}

// prepare sets what the kernel may refuse, and what it may not: to tell at which of our addresses a datagram came.
func prepare(fd int, network string) error {
	for _, option := range []int{unix.SO_RCVBUF, unix.SO_SNDBUF, unix.SO_RCVBUFFORCE, unix.SO_SNDBUFFORCE} {
		_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, option, udpBuffer)
	}
	_ = unix.SetsockoptInt(fd, unix.SOL_UDP, unix.UDP_GRO, 1)
	if network == "udp4" {
		return unix.SetsockoptInt(fd, unix.IPPROTO_IP, unix.IP_PKTINFO, 1)
	}
	return errors.Join(unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 1),
		unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_RECVPKTINFO, 1))
}

func (s *udpSocket) port() uint16 { return s.conn.LocalAddr().(*net.UDPAddr).AddrPort().Port() }

// Close closes the sockets.
func (u *kernelUDP) Close() (err error) {
	for _, s := range []**udpSocket{&u.v4, &u.v6} {
		if *s != nil {
			err = errors.Join(err, (*s).conn.Close())
			*s = nil
		}
	}
	return err
}

func (u *kernelUDP) SetMark(uint32) error { return nil }
func (u *kernelUDP) BatchSize() int       { return conn.IdealBatchSize }

// ParseEndpoint reads an address and a port.
func (u *kernelUDP) ParseEndpoint(s string) (conn.Endpoint, error) {
	a, err := netip.ParseAddrPort(s)
	return &udpEndpoint{to: a}, err
}

// udpEndpoint is where a member is, and at which of our addresses it knows us.
type udpEndpoint struct {
	to netip.AddrPort
	at atomic.Pointer[[]byte] // the control message that told; it is sent back as it is
}

func (e *udpEndpoint) ClearSrc()           { e.at.Store(nil) }
func (e *udpEndpoint) SrcToString() string { return "" }
func (e *udpEndpoint) SrcIP() netip.Addr   { return netip.Addr{} }
func (e *udpEndpoint) DstToString() string { return e.to.String() }
func (e *udpEndpoint) DstIP() netip.Addr   { return e.to.Addr() }
func (e *udpEndpoint) DstToBytes() []byte  { b, _ := e.to.MarshalBinary(); return b }

// Send sends datagrams in trains: neighbours of one size, of which the last may be shorter.
func (u *kernelUDP) Send(bufs [][]byte, endpoint conn.Endpoint) error {
	to, ok := endpoint.(*udpEndpoint)
	if !ok {
		return conn.ErrWrongEndpointType
	}
	s := u.v4
	if to.to.Addr().Is6() {
		s = u.v6
	}
	if s == nil {
		return syscall.EAFNOSUPPORT
	}
	for len(bufs) > 0 {
		n := 1
		if !s.noTrain.Load() {
			n = train(bufs)
		}
		err := s.send(bufs[:n], to)
		switch {
		case errors.Is(err, syscall.EIO) && n > 1:
			s.noTrain.Store(true)
			continue
		case (errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.EADDRNOTAVAIL)) && to.at.Load() != nil:
			to.ClearSrc() // it is no address of ours any more
			continue
		case err != nil:
			return err
		}
		bufs = bufs[n:]
	}
	return nil
}

// train returns how many datagrams from the first on go at once.
func train(bufs [][]byte) int {
	size, total, n := len(bufs[0]), len(bufs[0]), 1
	for n < len(bufs) && n < maxSegments && len(bufs[n]) <= size && total+len(bufs[n]) <= maxTrain {
		total += len(bufs[n])
		if n++; len(bufs[n-1]) < size {
			break
		}
	}
	return n
}

func (s *udpSocket) send(bufs [][]byte, to *udpEndpoint) error {
	m := kernelMessages.Get().(*kernelMessage)
	defer kernelMessages.Put(m)
	oob := m.control[:0]
	if at := to.at.Load(); at != nil {
		oob = append(oob, *at...)
	}
	if len(bufs) > 1 {
		oob = appendControl(oob, unix.SOL_UDP, unix.UDP_SEGMENT, uint16(len(bufs[0])))
	}
	var err error
	return errors.Join(s.raw.Write(func(fd uintptr) bool {
		err = m.send(fd, bufs, to.to, len(oob))
		return !errors.Is(err, syscall.EAGAIN)
	}), err)
}

// appendControl appends a control message with a number.
func appendControl(oob []byte, level, kind int32, number uint16) []byte {
	b := make([]byte, unix.CmsgSpace(2))
	h := unix.Cmsghdr{Level: level, Type: kind}
	h.SetLen(unix.CmsgLen(2))
	n, _ := binary.Encode(b, binary.NativeEndian, h)
	binary.NativeEndian.PutUint16(b[n:], number)
	return append(oob, b...)
}

func zone(a netip.Addr) uint32 {
	if a.Zone() == "" {
		return 0
	}
	if n, err := strconv.ParseUint(a.Zone(), 10, 32); err == nil {
		return uint32(n)
	}
	i, err := net.InterfaceByName(a.Zone())
	if err != nil {
		return 0
	}
	return uint32(i.Index)
}

// receiver returns what receives trains of datagrams, each into a buffer of its own.
func (s *udpSocket) receiver() conn.ReceiveFunc {
	r := &receiver{socket: s}
	return func(packets [][]byte, sizes []int, from []conn.Endpoint) (n int, err error) {
		for n == 0 || n+maxSegments < len(packets) {
			m, err := r.receive(packets[n:], sizes[n:], from[n:], n == 0)
			if err != nil {
				if n > 0 {
					return n, nil // the error comes again
				}
				return 0, err
			}
			if m == 0 {
				break
			}
			n += m
		}
		return n, nil
	}
}

// receiver scatters a train over buffers before it knows the size of its datagrams: it takes them to be as large as the last
// ones. If they are not it moves them.
type receiver struct {
	socket  *udpSocket
	guess   int
	pieces  [][]byte
	last    *udpEndpoint
	message kernelMessage
	moved   [1 << 16]byte
}

// receive receives one train; none if there is none and one is not to wait.
func (r *receiver) receive(packets [][]byte, sizes []int, from []conn.Endpoint, wait bool) (n int, err error) {
	r.pieces = r.pieces[:0]
	if r.guess > 0 {
		for i := 0; i < min(len(packets), maxSegments)-1 && i*r.guess < 1<<16; i++ {
			r.pieces = append(r.pieces, packets[i][:r.guess])
		}
	}
	r.pieces = append(r.pieces, packets[len(r.pieces)])
	var size, control int
	waited := r.socket.raw.Read(func(fd uintptr) bool {
		size, control, err = r.message.receive(fd, r.pieces)
		return !wait || !errors.Is(err, syscall.EAGAIN)
	})
	switch {
	case waited != nil:
		return 0, waited
	case !wait && errors.Is(err, syscall.EAGAIN):
		return 0, nil
	case err != nil:
		return 0, err
	}
	segment, at := r.read(r.message.control[:control])
	if segment == 0 || segment > size {
		segment = size
	}
	if segment != r.guess && (size > r.guess || size > segment) { // all else lies right
		r.move(packets, size, segment)
		r.guess = segment
	}
	e := r.endpoint(r.message.from(), at)
	for n*segment < size && n < len(packets) {
		sizes[n], from[n] = min(segment, size-n*segment), e
		n++
	}
	if size == 0 { // the device wants to hear of it, and nothing more
		sizes[0], from[0], n = 0, e, 1
	}
	return n, nil
}

// move puts datagrams where they belong that are not as large as was guessed.
func (r *receiver) move(packets [][]byte, size, segment int) {
	all := r.moved[:0]
	for _, p := range r.pieces {
		all = append(all, p[:min(len(p), size-len(all))]...)
	}
	for i := 0; len(all) > 0 && i < len(packets); i++ {
		all = all[copy(packets[i], all[:min(segment, len(all))]):]
	}
}

// read reads the size of the datagrams of a train, and at which of our addresses it came.
func (r *receiver) read(oob []byte) (segment int, at []byte) {
	for len(oob) >= unix.SizeofCmsghdr {
		h, data, rest, err := unix.ParseOneSocketControlMessage(oob)
		if err != nil {
			break
		}
		switch {
		case h.Level == unix.SOL_UDP && h.Type == unix.UDP_GRO && len(data) >= 2:
			segment = int(binary.NativeEndian.Uint16(data))
		case h.Level == unix.IPPROTO_IP && h.Type == unix.IP_PKTINFO, h.Level == unix.IPPROTO_IPV6 && h.Type == unix.IPV6_PKTINFO:
			at = oob[:len(oob)-len(rest)]
		}
		oob = rest
	}
	return segment, at
}

// endpoint is where a train came from, most times the same as the last.
func (r *receiver) endpoint(from netip.AddrPort, at []byte) *udpEndpoint {
	if e := r.last; e != nil && e.to == from {
		if was := e.at.Load(); was != nil && bytes.Equal(*was, at) {
			return e
		}
	}
	at = bytes.Clone(at)
	r.last = &udpEndpoint{to: from}
	if len(at) > 0 {
		r.last.at.Store(&at)
	}
	return r.last
}
