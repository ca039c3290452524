package relay

import (
	"encoding/binary"
	"net"
	"net/netip"
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The calls below never block, so the scheduler need not be told of them; and they take and give addresses without
// allocating.

// again says that a call should be made later, when the kernel tells.
const again = unix.EAGAIN

func call(trap, a, b, c uintptr) (int, unix.Errno) {
	for {
		n, _, err := unix.RawSyscall(trap, a, b, c)
		if err != unix.EINTR {
			return int(n), err
		}
	}
}

func call6(trap, a, b, c, d, e, f uintptr) (int, unix.Errno) {
	for {
		n, _, err := unix.RawSyscall6(trap, a, b, c, d, e, f)
		if err != unix.EINTR {
			return int(n), err
		}
	}
}

// poll asks for events that are there already.
func poll(fd int, events []unix.EpollEvent) int {
	n, err := call6(unix.SYS_EPOLL_PWAIT, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), 0, 0, 0)
	if err != 0 {
		return 0 // there is nothing that can go wrong here
	}
	return n
}

func receive(fd int, p []byte, flags int) (int, unix.Errno) {
	return call6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)),
		uintptr(flags), 0, 0)
}

func send(fd int, p []byte) (int, unix.Errno) {
	return call6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)),
		unix.MSG_NOSIGNAL, 0, 0)
}

// skip throws away n bytes that were looked at before.
func skip(fd, n int) {
	_, _ = call6(unix.SYS_RECVFROM, uintptr(fd), 0, uintptr(n), unix.MSG_TRUNC, 0, 0)
}

func splice(from, to, n int) (int, unix.Errno) {
	return call6(unix.SYS_SPLICE, uintptr(from), 0, uintptr(to), 0, uintptr(n), unix.SPLICE_F_MOVE|unix.SPLICE_F_NONBLOCK)
}

func closeFD(fd int) { _, _ = call(unix.SYS_CLOSE, uintptr(fd), 0, 0) }

func shutdown(fd, how int) { _, _ = call(unix.SYS_SHUTDOWN, uintptr(fd), uintptr(how), 0) }

// resetFD closes with a reset: what was not sent is lost.
func resetFD(fd int) {
	_ = unix.SetsockoptLinger(fd, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1})
	closeFD(fd)
}

func noDelay(fd int) {
	one := int32(1)
	_, _ = call6(unix.SYS_SETSOCKOPT, uintptr(fd), unix.IPPROTO_TCP, unix.TCP_NODELAY, uintptr(unsafe.Pointer(&one)), 4, 0)
}

// sockaddr is an address as the kernel has it, long enough for both families.
type sockaddr struct {
	raw  unix.RawSockaddrInet6
	size uint32
}

func accept(fd int, from *sockaddr) (int, unix.Errno) {
	from.size = unix.SizeofSockaddrInet6
	return call6(unix.SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&from.raw)), uintptr(unsafe.Pointer(&from.size)),
		unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
}

func newSocket(family uint16, kind int) (int, unix.Errno) {
	return call(unix.SYS_SOCKET, uintptr(family), uintptr(kind)|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0)
}

func connect(fd int, to *sockaddr) unix.Errno {
	_, _, err := unix.RawSyscall(unix.SYS_CONNECT, uintptr(fd), uintptr(unsafe.Pointer(&to.raw)), uintptr(to.size))
	return err
}

func localAddr(fd int) netip.AddrPort {
	var a sockaddr
	a.size = unix.SizeofSockaddrInet6
	_, err := call(unix.SYS_GETSOCKNAME, uintptr(fd), uintptr(unsafe.Pointer(&a.raw)), uintptr(unsafe.Pointer(&a.size)))
	if err != 0 {
		return netip.AddrPort{}
	}
	return a.addrPort()
}

// set makes the kernel's form of an address.
func (a *sockaddr) set(to netip.AddrPort) {
	port := binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, to.Port()))
	addr := to.Addr()
	if addr.Is4() {
		in := (*unix.RawSockaddrInet4)(unsafe.Pointer(&a.raw))
		*in = unix.RawSockaddrInet4{Family: unix.AF_INET, Port: port, Addr: addr.As4()}
		a.size = unix.SizeofSockaddrInet4
		return
	}
	a.raw = unix.RawSockaddrInet6{Family: unix.AF_INET6, Port: port, Addr: addr.As16(), Scope_id: scope(addr.Zone())}
	a.size = unix.SizeofSockaddrInet6
}

// addrPort returns the address, IPv4 as such even if the kernel has it as IPv6.
func (a *sockaddr) addrPort() netip.AddrPort {
	port := binary.BigEndian.Uint16(binary.NativeEndian.AppendUint16(nil, a.raw.Port))
	switch a.raw.Family {
	case unix.AF_INET:
		in := (*unix.RawSockaddrInet4)(unsafe.Pointer(&a.raw))
		return netip.AddrPortFrom(netip.AddrFrom4(in.Addr), port)
	case unix.AF_INET6:
		addr := netip.AddrFrom16(a.raw.Addr)
		if a.raw.Scope_id != 0 {
			addr = addr.WithZone(strconv.Itoa(int(a.raw.Scope_id)))
		}
		return netip.AddrPortFrom(addr.Unmap(), port)
	}
	return netip.AddrPort{}
}

func scope(zone string) uint32 {
	if zone == "" {
		return 0
	}
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	ifi, err := net.InterfaceByName(zone)
	if err != nil {
		return 0
	}
	return uint32(ifi.Index)
}
