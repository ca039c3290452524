package main

import (
	"context"
	"net"
	"sync/atomic"
	"testing"
)

func serviceFor(t *testing.T) *service {
	t.Helper()
	s, err := openService()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	return s
}

// Each way to measure tells what is there, of a path that emet has part in.
func TestPathIsMeasured(t *testing.T) {
	s, addr := serviceFor(t), freeAddr()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- memoryGateway(ctx, addr, s.addr(), t.TempDir()) }()
	defer func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	w := &workshop{service: s}
	p := &path{name: inMemory, addr: addr, udp: true}
	if err := w.ready(ctx, p); err != nil {
		t.Fatal(err)
	}
	if err := w.sample(ctx, p); err != nil {
		t.Fatal(err)
	}
	if got := p.rounds[0]; got.throughput <= 0 || got.calls <= 0 || got.roundTrip <= 0 || got.lost >= 1 || p.bytes <= 0 {
		t.Errorf("it measures %+v, %v bytes", got, p.bytes)
	}
	if kept, err := halfClose(ctx, addr); err != nil || !kept {
		t.Errorf("half-close is kept: %v, %v", kept, err)
	}
}

// A proxy that hangs up with the first end that it sees loses the answer.
func TestHalfCloseIsSeenToBeLost(t *testing.T) {
	s := serviceFor(t)
	l, err := net.Listen("tcp", freeAddr())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		buf := make([]byte, 64<<10)
		for {
			if _, err := c.Read(buf); err != nil {
				return
			}
		}
	}()
	if kept, err := halfClose(t.Context(), l.Addr().String()); err != nil || kept {
		t.Errorf("half-close is kept: %v, %v", kept, err)
	}
	if kept, err := halfClose(t.Context(), s.addr()); err != nil || !kept {
		t.Errorf("without a proxy half-close is kept: %v, %v", kept, err)
	}
}

// Of a path that drops every second datagram, half is lost; of one without a service, the measurement fails.
func TestLossIsSeen(t *testing.T) {
	s := serviceFor(t)
	in, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := net.Dial("udp", s.addr())
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var passed atomic.Int64
	go func() {
		buf := make([]byte, 64<<10)
		for {
			n, from, err := in.ReadFrom(buf)
			if err != nil {
				return
			}
			switch {
			case n == 1:
				_, _ = in.WriteTo(buf[:n], from) // to the greeting
			case passed.Add(1)%2 == 0:
				_, _ = out.Write(buf[:n])
			}
		}
	}()
	if lost, err := s.lost(t.Context(), in.LocalAddr().String()); err != nil || lost < 0.5 {
		t.Errorf("lost is %v, %v", lost, err)
	}
	if _, err := s.lost(t.Context(), freeAddr()); err == nil {
		t.Error("a path to nowhere is measured")
	}
}

func TestRatiosAreOfTheSameTurn(t *testing.T) {
	turns := func(rates ...float64) *path {
		p := &path{}
		for _, r := range rates {
			p.rounds = append(p.rounds, sample{throughput: r})
		}
		return p
	}
	fast, slow := turns(4, 400, 40), turns(2, 200, 10)
	if got := fast.over(slow, throughputOf); got != 2 {
		t.Errorf("the ratio is %v", got)
	}
	if got := fast.of(throughputOf); got != 40 {
		t.Errorf("the median is %v", got)
	}
}
