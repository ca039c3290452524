package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// What a connection to the service is for: its first byte.
const (
	takes   = 'u' // the service reads what comes and counts it
	gives   = 'd' // it writes without end
	echoes  = 'e' // it sends back what comes
	answers = 'h' // it reads to the end, and then says how much there was
)

const (
	chunk   = 128 << 10
	settle  = 150 * time.Millisecond // before a throughput is measured
	window  = 400 * time.Millisecond // in which it is
	streams = 16
	callers = 16
	callFor = 400 * time.Millisecond // in which callers connect
	pingFor = 200 * time.Millisecond
	packets = 10_000 // sent at an even pace
	pace    = 20     // of them a millisecond
	payload = 1200
	lag     = 5 * time.Millisecond // that a sender makes up for
	late    = 2 * time.Second      // after which an answer does not come any more
	patient = 10 * time.Second     // with what should come
)

// service is what all paths lead to: TCP and UDP at one address of the kernel.
type service struct {
	tcp       *net.TCPListener
	udp       *net.UDPConn
	received  atomic.Int64 // bytes of connections
	datagrams atomic.Int64
	live      atomic.Int64
	running   sync.WaitGroup
}

func openService() (*service, error) {
	s := &service{}
	var err error
	if s.tcp, err = net.ListenTCP("tcp", &net.TCPAddr{IP: loopback, Port: freePort()}); err != nil {
		return nil, err
	}
	at := s.tcp.Addr().(*net.TCPAddr)
	if s.udp, err = net.ListenUDP("udp", &net.UDPAddr{IP: at.IP, Port: at.Port}); err != nil {
		return nil, errors.Join(err, s.tcp.Close())
	}
	if err := s.udp.SetReadBuffer(4 << 20); err != nil {
		return nil, errors.Join(err, s.tcp.Close(), s.udp.Close())
	}
	s.running.Go(s.accept)
	s.running.Go(s.receive)
	return s, nil
}

func (s *service) addr() string { return s.tcp.Addr().String() }

func (s *service) close() {
	_ = s.tcp.Close()
	_ = s.udp.Close()
	s.running.Wait()
}

func (s *service) accept() {
	for {
		c, err := s.tcp.AcceptTCP()
		if err != nil {
			return
		}
		s.live.Add(1)
		go func() {
			defer s.live.Add(-1)
			defer c.Close()
			s.serve(c)
		}()
	}
}

func (s *service) serve(c *net.TCPConn) {
	var first [1]byte
	if _, err := io.ReadFull(c, first[:]); err != nil {
		return
	}
	size := chunk
	if first[0] == echoes {
		size = 4 << 10 // there can be a thousand of these
	}
	buf := make([]byte, size)
	sum := 0
	for {
		n, err := 0, error(nil)
		if first[0] != gives {
			n, err = c.Read(buf)
		}
		switch {
		case errors.Is(err, io.EOF) && first[0] == answers:
			_, _ = fmt.Fprintln(c, sum)
			return
		case err != nil:
			return
		case first[0] == takes:
			s.received.Add(int64(n))
		case first[0] == answers:
			sum += n
		case first[0] == echoes:
			if _, err := c.Write(buf[:n]); err != nil {
				return
			}
		default:
			if _, err := c.Write(buf); err != nil {
				return
			}
		}
	}
}

func (s *service) receive() {
	buf := make([]byte, 64<<10)
	for {
		n, from, err := s.udp.ReadFromUDPAddrPort(buf)
		if err != nil {
			return
		}
		s.datagrams.Add(1)
		if buf[0] == echoes {
			_, _ = s.udp.WriteToUDPAddrPort(buf[:n], from)
		}
	}
}

// pause lets time pass, unless the run ends.
func pause(ctx context.Context, t time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(t):
	}
}

// calm waits until nobody is connected.
func (s *service) calm(ctx context.Context) {
	for end := time.Now().Add(late); s.live.Load() > 0 && time.Now().Before(end) && ctx.Err() == nil; {
		pause(ctx, 5*time.Millisecond)
	}
}

func dial(ctx context.Context, addr string, purpose byte) (*net.TCPConn, error) {
	d := net.Dialer{Timeout: patient}
	c, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	if _, err := c.Write([]byte{purpose}); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c.(*net.TCPConn), nil
}

// gone ends a connection with what it has still under way.
func gone(c *net.TCPConn) {
	_ = c.SetLinger(0)
	_ = c.Close()
}

// throughput is how many bytes a second n connections carry to the service, or from it. spent is asked before and after.
func (s *service) throughput(ctx context.Context, addr string, purpose byte, n int, spent func() time.Duration) (rate, bytes float64, cpu time.Duration, err error) {
	var got atomic.Int64
	counter := &s.received
	if purpose == gives {
		counter = &got
	}
	var running sync.WaitGroup
	var open []*net.TCPConn
	defer func() {
		for _, c := range open {
			gone(c)
		}
		running.Wait()
		s.calm(ctx)
	}()
	for range n {
		c, err := dial(ctx, addr, purpose)
		if err != nil {
			return 0, 0, 0, err
		}
		open = append(open, c)
		running.Go(func() {
			buf := make([]byte, chunk)
			for {
				var n int
				var err error
				if purpose == gives {
					n, err = c.Read(buf)
					got.Add(int64(n))
				} else {
					_, err = c.Write(buf)
				}
				if err != nil {
					return
				}
			}
		})
	}
	pause(ctx, settle)
	began, from, used := time.Now(), counter.Load(), spent()
	pause(ctx, window)
	for end := began.Add(patient); counter.Load() == from && time.Now().Before(end) && ctx.Err() == nil; {
		pause(ctx, settle) // on a busy machine a path can stand still for longer than the window
	}
	bytes = float64(counter.Load() - from)
	took := time.Since(began).Seconds()
	if bytes == 0 {
		return 0, 0, 0, fmt.Errorf("nothing comes through %s", addr)
	}
	return bytes / took, bytes, spent() - used, ctx.Err()
}

// pingPong sends p and waits for it to come back.
func pingPong(c net.Conn, p []byte) error {
	if _, err := c.Write(p); err != nil {
		return err
	}
	_, err := io.ReadFull(c, p)
	return err
}

// calls is how often a second callers connect, say a byte, hear it and leave.
func (s *service) calls(ctx context.Context, addr string) (float64, error) {
	var done, failed atomic.Int64
	var running sync.WaitGroup
	began := time.Now()
	for range callers {
		running.Go(func() {
			for time.Since(began) < callFor && ctx.Err() == nil {
				c, err := dial(ctx, addr, echoes)
				if err == nil {
					_ = c.SetDeadline(time.Now().Add(patient))
					err = pingPong(c, []byte{1})
					_ = c.Close()
				}
				if err != nil {
					failed.Add(1)
					return
				}
				done.Add(1)
			}
		})
	}
	running.Wait()
	took := time.Since(began).Seconds()
	s.calm(ctx)
	if failed.Load() > 0 {
		return 0, fmt.Errorf("%d of %d callers failed at %s", failed.Load(), callers, addr)
	}
	return float64(done.Load()) / took, ctx.Err()
}

// roundTrip is the median time that 64 bytes need there and back.
func (s *service) roundTrip(ctx context.Context, addr string) (time.Duration, error) {
	c, err := dial(ctx, addr, echoes)
	if err != nil {
		return 0, err
	}
	defer s.calm(ctx)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patient))
	var took []time.Duration
	p := make([]byte, 64)
	for began := time.Now(); time.Since(began) < pingFor; {
		sent := time.Now()
		if err := pingPong(c, p); err != nil {
			return 0, err
		}
		took = append(took, time.Since(sent))
	}
	return quantile(took, 0.5), nil
}

// halfClose says whether an answer comes to who has sent their end before it.
func halfClose(ctx context.Context, addr string) (bool, error) {
	c, err := dial(ctx, addr, answers)
	if err != nil {
		return false, err
	}
	defer gone(c)
	const size = 10_000
	if _, err := c.Write(make([]byte, size)); err != nil {
		return false, err
	}
	if err := c.CloseWrite(); err != nil {
		return false, err
	}
	_ = c.SetReadDeadline(time.Now().Add(late))
	said, _ := io.ReadAll(c)
	return strings.TrimSpace(string(said)) == strconv.Itoa(size), nil
}

// lost is the share of datagrams that are sent at an even pace and do not arrive.
func (s *service) lost(ctx context.Context, addr string) (float64, error) {
	c, err := net.Dial("udp", addr)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	if err := ring(c); err != nil {
		return 0, fmt.Errorf("no datagram comes through %s: %w", addr, err)
	}
	p := make([]byte, payload)
	before := s.datagrams.Load()
	next := time.Now()
	for sent := 0; sent < packets && ctx.Err() == nil; sent += pace {
		for range pace {
			_, _ = c.Write(p)
		}
		// A sender that was not on a processor for long does not make up for it all: that burst would be another measurement.
		next = next.Add(time.Millisecond)
		if least := time.Now().Add(-lag); next.Before(least) {
			next = least
		}
		pause(ctx, time.Until(next))
	}
	for last := int64(-1); last != s.datagrams.Load(); {
		last = s.datagrams.Load()
		pause(ctx, 100*time.Millisecond)
	}
	return math.Max(0, 1-float64(s.datagrams.Load()-before)/packets), ctx.Err()
}

// ring sends a datagram until one comes back, which makes a session on the way.
func ring(c net.Conn) (err error) {
	hello := []byte{echoes}
	for range 10 {
		_ = c.SetDeadline(time.Now().Add(late / 4))
		if err = pingPong(c, hello); err == nil {
			break
		}
	}
	_ = c.SetDeadline(time.Time{})
	return err
}

// hold opens n connections that have said something and are silent then.
func hold(ctx context.Context, addr string, n int) (all []*net.TCPConn, err error) {
	for range n {
		c, err := dial(ctx, addr, echoes)
		if err == nil {
			all = append(all, c)
			_ = c.SetDeadline(time.Now().Add(patient))
			err = pingPong(c, []byte{1})
		}
		if err != nil {
			return all, err
		}
	}
	return all, nil
}
