package relay_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound/guard"
	"emet/agents/inbound/relay"
)

func TestCloseUnbinds(t *testing.T) { // D2, A11
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		to := service(t, local, echo)
		s, addr := p.tcp(t, local, relay.Route{To: to}, guard.Limits{})
		c := dial(t, addr)
		write(t, c, "x")
		read(t, c, "x")
		s.Close(0)
		readEnd(t, c) // an end, and no reset
		if c, err := net.Dial("tcp", addr); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Fatalf("%v, %v after the socket was closed", c, err)
		}
		_ = c.Close()
		_, addr = p.tcp(t, addr, relay.Route{To: to}, guard.Limits{})
		c = dial(t, addr)
		write(t, c, "again")
		read(t, c, "again")
	})
}

func TestDrain(t *testing.T) { // A11
	p := newPlace(t)
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: service(t, "127.0.0.1:0", echo)}, guard.Limits{})
	c := dial(t, addr)
	write(t, c, "x")
	read(t, c, "x")
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		s.Close(time.Hour)
	}()
	eventually(t, "nobody is let in", func() bool {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			_ = c.Close()
		}
		return err != nil
	})
	write(t, c, "still here")
	read(t, c, "still here")
	_ = c.Close()
	<-closed
}

// Connections that were waiting to be accepted are not lost when the engine takes a listener over.
func TestTakeOver(t *testing.T) { // A9
	p := newPlace(t)
	r := relay.Route{To: service(t, "127.0.0.1:0", echo)}
	ln := listen(t, "127.0.0.1:0")
	waiting := dial(t, ln.Addr().String())
	write(t, waiting, "early")
	p.complete(t, &r, "tcp", guard.Limits{})
	if _, err := p.TCP(ln, r); err != nil {
		t.Fatal(err)
	}
	_ = ln.Close()
	read(t, waiting, "early")
}

// Another engine, in another process as a rule, goes on with a socket: nobody is refused meanwhile.
func TestHandOver(t *testing.T) {
	p, q := newPlace(t), newPlace(t)
	to := service(t, "127.0.0.1:0", echo)
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: to}, guard.Limits{})
	stop := make(chan struct{})
	var callers sync.WaitGroup
	var failed sync.Map
	for i := range 4 {
		callers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if err := call(addr); err != nil {
					failed.Store(i, err)
					return
				}
			}
		})
	}
	for range 5 {
		file, err := s.File()
		if err != nil {
			t.Fatal(err)
		}
		ln, err := net.FileListener(file)
		if err != nil {
			t.Fatal(err)
		}
		_ = file.Close()
		r := relay.Route{To: to}
		q.complete(t, &r, "tcp", guard.Limits{})
		next, err := q.TCP(ln.(*net.TCPListener), r)
		if err != nil {
			t.Fatal(err)
		}
		_ = ln.Close()
		s.Close(patience)
		s, p, q = next, q, p
	}
	close(stop)
	callers.Wait()
	failed.Range(func(_, err any) bool {
		t.Errorf("a caller was turned away: %v", err)
		return true
	})
}

func call(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(c, "x"); err != nil {
		return err
	}
	_, err = io.ReadFull(c, make([]byte, 1))
	return err
}

func TestPause(t *testing.T) {
	p := newPlace(t)
	s, addr := p.tcp(t, "127.0.0.1:0", relay.Route{To: service(t, "127.0.0.1:0", echo)}, guard.Limits{})
	s.Pause()
	c := dial(t, addr) // the kernel accepts it, and nobody else
	write(t, c, "x")
	if s.Live() != 0 {
		t.Error("a connection was accepted during a pause")
	}
	s.Resume()
	read(t, c, "x")
}

func TestSameClientAtTwoSockets(t *testing.T) { // D10
	eachFamily(t, func(t *testing.T, local string) {
		p := newPlace(t)
		name := func(n string) relay.Route {
			return relay.Route{Amplify: true, To: datagramService(t, local, func([]byte) []byte { return []byte(n) })}
		}
		_, one := p.udp(t, local, name("one"), guard.Limits{})
		_, two := p.udp(t, local, name("two"), guard.Limits{})
		c := listenUDP(t, local)
		for addr, want := range map[string]string{one: "one", two: "two"} {
			to := netip.MustParseAddrPort(addr)
			got := make([]byte, 10)
			for range 30 {
				if _, err := c.WriteToUDPAddrPort([]byte("who?"), to); err != nil {
					t.Fatal(err)
				}
				_ = c.SetReadDeadline(time.Now().Add(patience / 10))
				n, from, err := c.ReadFromUDPAddrPort(got)
				if err == nil && from == to {
					got = got[:n]
					break
				}
			}
			if string(got) != want {
				t.Errorf("%s answered %q, want %q", addr, got, want)
			}
		}
	})
}

// child is what this test binary does when a test runs it: the result is its exit code.
func child(what string) int {
	if err := exhaust(what); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func TestOutOfDescriptors(t *testing.T) { // D5
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "RELAY_CHILD="+service(t, "127.0.0.1:0", echo).String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}
