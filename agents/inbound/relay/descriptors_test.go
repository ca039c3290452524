package relay_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"syscall"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
)

// exhaust takes all descriptors of a process of its own, and looks whether the gateway comes back when they are free again.
func exhaust(to string) error {
	e, err := relay.New(relay.Config{Loops: 2})
	if err != nil {
		return err
	}
	defer e.Close()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s, err := e.TCP(ln.(*net.TCPListener), relay.Route{
		To:    netip.MustParseAddrPort(to),
		Guard: guard.New(guard.Config{}).Socket("", guard.Limits{}, nil),
		Meter: meter.New(nil).Socket(meter.Labels{}),
	})
	if err != nil {
		return err
	}
	_ = ln.Close()
	addr := s.Addr().String()
	if err := call(addr); err != nil {
		return fmt.Errorf("before: %w", err)
	}
	// One connection is there from the beginning.
	kept, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer kept.Close()
	if _, err := kept.Write([]byte("x")); err != nil {
		return err
	}
	if _, err := io.ReadFull(kept, make([]byte, 1)); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 64, Max: 64}); err != nil {
		return err
	}
	var taken []int
	for {
		fd, err := syscall.Dup(0)
		if errors.Is(err, syscall.EMFILE) {
			break
		}
		if err != nil {
			return err
		}
		taken = append(taken, fd)
	}
	// Each of these leaves the gateway one descriptor less than it needs: its own is the last.
	for i := range 3 {
		_ = syscall.Close(taken[0])
		taken = taken[1:]
		c, err := net.DialTimeout("tcp", addr, 10*time.Second)
		if i > 0 && errors.Is(err, syscall.EMFILE) {
			continue // the gateway was quicker, for a caller before
		}
		if err != nil {
			return fmt.Errorf("with one descriptor: %w", err)
		}
		defer c.Close()
	}
	for _, fd := range taken {
		_ = syscall.Close(fd)
	}
	for range 10 {
		start := time.Now()
		err = call(addr)
		if err == nil {
			return nil
		}
		if time.Since(start) > 10*time.Second {
			break
		}
	}
	return fmt.Errorf("after: %w", err)
}
