package vpn

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"sync"
	"unsafe"

	"golang.org/x/sys/unix"
)

// kernelMessage is what the kernel is told of a train of datagrams: from or to whom it is, what else there is to know, and where
// its pieces lie.
//
// The calls never block, so the scheduler is not told of them. If it were, it would give the processor to another thread while a
// long train makes its way through the kernel.
type kernelMessage struct {
	header  unix.Msghdr
	name    unix.RawSockaddrInet6 // long enough for both families
	pieces  []unix.Iovec
	control [128]byte
}

var kernelMessages = sync.Pool{New: func() any { return new(kernelMessage) }}

func (m *kernelMessage) call(trap, fd uintptr, pieces [][]byte, control int) (int, error) {
	m.pieces = m.pieces[:0]
	for _, p := range pieces {
		v := unix.Iovec{Base: unsafe.SliceData(p)}
		v.SetLen(len(p))
		m.pieces = append(m.pieces, v)
	}
	m.header.Name = (*byte)(unsafe.Pointer(&m.name))
	m.header.Iov = unsafe.SliceData(m.pieces)
	m.header.SetIovlen(len(m.pieces))
	m.header.Control = &m.control[0]
	m.header.SetControllen(control)
	for {
		n, _, errno := unix.RawSyscall(trap, fd, uintptr(unsafe.Pointer(&m.header)), 0)
		switch errno {
		case 0:
			return int(n), nil
		case unix.EINTR:
		default:
			return 0, errno
		}
	}
}

// send sends pieces, with the first bytes of control.
func (m *kernelMessage) send(fd uintptr, pieces [][]byte, to netip.AddrPort, control int) error {
	m.address(to)
	_, err := m.call(unix.SYS_SENDMSG, fd, pieces, control)
	return err
}

// receive fills pieces and control, and returns how far.
func (m *kernelMessage) receive(fd uintptr, pieces [][]byte) (size, control int, err error) {
	m.header.Namelen = unix.SizeofSockaddrInet6
	size, err = m.call(unix.SYS_RECVMSG, fd, pieces, len(m.control))
	return size, int(m.header.Controllen), err //nolint:gosec // no longer than it was
}

// address sets to whom a message goes.
func (m *kernelMessage) address(to netip.AddrPort) {
	port := binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, to.Port()))
	if a := to.Addr(); a.Is4() {
		*(*unix.RawSockaddrInet4)(unsafe.Pointer(&m.name)) = unix.RawSockaddrInet4{Family: unix.AF_INET, Port: port, Addr: a.As4()}
		m.header.Namelen = unix.SizeofSockaddrInet4
	} else {
		m.name = unix.RawSockaddrInet6{Family: unix.AF_INET6, Port: port, Addr: a.As16(), Scope_id: zone(a)}
		m.header.Namelen = unix.SizeofSockaddrInet6
	}
}

// from returns from whom a message came.
func (m *kernelMessage) from() netip.AddrPort {
	port := binary.BigEndian.Uint16(binary.NativeEndian.AppendUint16(nil, m.name.Port))
	if m.name.Family == unix.AF_INET {
		in := (*unix.RawSockaddrInet4)(unsafe.Pointer(&m.name))
		return netip.AddrPortFrom(netip.AddrFrom4(in.Addr), port)
	}
	a := netip.AddrFrom16(m.name.Addr)
	if m.name.Scope_id != 0 {
		a = a.WithZone(strconv.Itoa(int(m.name.Scope_id)))
	}
	return netip.AddrPortFrom(a, port)
}
