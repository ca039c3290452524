package relay_test

import (
	"errors"
	"net"
	"net/netip"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

func TestDialTimeout(t *testing.T) { // D11
	p := newPlace(t)
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: deaf(t), Dial: 50 * time.Millisecond}, guard.Limits{})
	if err := knock(addr); err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Fatal(err)
	}
	eventually(t, "the connection is gone", func() bool { return s.Live() == 0 })
	if n := p.guard.Refused()[guard.NoDial]; n != 1 {
		t.Errorf("%d refusals counted", n)
	}
}

// deaf returns where a connection is neither taken nor refused.
func deaf(t *testing.T) netip.AddrPort {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(fd) })
	if err := errors.Join(syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}), syscall.Listen(fd, 0)); err != nil {
		t.Fatal(err)
	}
	sa, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	to := netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(sa.(*syscall.SockaddrInet4).Port))
	full := 0
	for range 100 { // the queue is short, and then it is full; on a busy machine it may only seem so
		c, err := net.DialTimeout("tcp", to.String(), 200*time.Millisecond)
		if err == nil {
			full = 0
			t.Cleanup(func() { _ = c.Close() })
		} else if full++; full == 3 {
			return to
		}
	}
	t.Fatal("the queue is never full")
	return to
}
