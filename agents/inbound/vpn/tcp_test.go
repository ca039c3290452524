package vpn_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"math/rand/v2"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"golang.org/x/sync/errgroup"

	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

// What one side writes the other reads, byte for byte, both ways at once; and after one side is done the other goes on. // GP-07, GP-08
func TestStreams(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		for _, size := range []int{0, 1, 1379, 1380, 1381, 70_000, 8 << 20} {
			a, b := connect(t, near, far)
			var g errgroup.Group
			var sums [4]hash.Hash
			for i := range sums {
				sums[i] = sha256.New()
			}
			for i, c := range []conn{a, b} {
				g.Go(func() error {
					src := io.TeeReader(io.LimitReader(rand.NewChaCha8([32]byte{byte(i)}), int64(size)), sums[i])
					if _, err := io.CopyBuffer(struct{ io.Writer }{c}, src, make([]byte, 100_000)); err != nil {
						return err
					}
					return c.CloseWrite()
				})
				g.Go(func() error {
					n, err := io.Copy(sums[3-i], struct{ io.Reader }{c})
					if err == nil && n != int64(size) {
						return errors.New("not as many bytes as were sent")
					}
					return err
				})
			}
			if err := g.Wait(); err != nil {
				t.Fatalf("%d bytes: %v", size, err)
			}
			for i := range 2 {
				if !bytes.Equal(sums[i].Sum(nil), sums[2+i].Sum(nil)) {
					t.Errorf("%d bytes: other bytes came than were sent", size)
				}
			}
		}
	})
}

// A client that is done sending still gets its answer, and the other way round. // GP-08
func TestHalfClose(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		for _, turned := range []bool{false, true} {
			asks, answers := connect(t, near, far)
			if turned {
				asks, answers = answers, asks
			}
			if _, err := asks.Write([]byte("question")); err != nil {
				t.Fatal(err)
			}
			if err := asks.CloseWrite(); err != nil {
				t.Fatal(err)
			}
			question, err := io.ReadAll(answers)
			if err != nil || string(question) != "question" {
				t.Fatalf("%q, %v", question, err)
			}
			if _, err := asks.Write([]byte("more")); !errors.Is(err, syscall.EPIPE) {
				t.Errorf("written after the end: %v", err)
			}
			want := bytes.Repeat([]byte("answer"), 100_000)
			var g errgroup.Group
			g.Go(func() error {
				_, err := answers.Write(want)
				return errors.Join(err, answers.CloseWrite())
			})
			got, err := io.ReadAll(asks)
			if err := errors.Join(err, g.Wait()); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d bytes of %d, %v", len(got), len(want), err)
			}
		}
	})
}

// Who cannot be reached is told by an error after the first call of Notify's function, which comes when that is known. // GP-07
func TestUnreachable(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		s, err := near.DialTCP(port(far, 81))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close(false)
		var calls atomic.Int32
		c := wrap(s, func(fn func()) {
			s.Notify(func() { calls.Add(1); fn() })
		})
		if _, err := c.Read(make([]byte, 1)); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("read: %v", err)
		}
		if calls.Load() == 0 {
			t.Error("nobody was notified")
		}
		if _, err := c.Write([]byte{1}); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("write: %v", err)
		}
	})
}

// Nothing is to be done on a stream until it is connected, and the first notification says that it is.
func TestNotifiedWhenConnected(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		l, err := far.ListenTCP(port(far, 80))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		s, err := near.DialTCP(port(far, 80))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close(true)
		w := newWaiting(s.Notify)
		<-w.bell
		if n, err := s.Write([]byte("hello")); n != 5 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
		if _, err := s.Read(make([]byte, 1)); !errors.Is(err, relay.ErrAgain) {
			t.Errorf("read: %v", err)
		}
	})
}

// A reset comes as an error, not as an end.
func TestReset(t *testing.T) {
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		a, b := connect(t, near, far)
		if _, err := a.Write([]byte("half a")); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(b, make([]byte, 6)); err != nil {
			t.Fatal(err)
		}
		a.raw.(relay.Stream).Close(true)
		if _, err := b.Read(make([]byte, 1)); !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("read: %v", err)
		}
	})
}

// A thousand connections at once, each with its own bytes. // GP-07, GP-13
func TestManyStreams(t *testing.T) {
	count := 1000
	if testing.Short() {
		count = 100
	}
	everyLink(t, func(t *testing.T, near, far *vpn.Network) {
		l, err := far.ListenTCP(port(far, 80))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		var g errgroup.Group
		g.Go(func() error { // an echo
			var echoes errgroup.Group
			w := newWaiting(l.Notify)
			for range count {
				s := accept(t, l, w)
				echoes.Go(func() error {
					defer s.Close(false)
					c := newConn(s)
					_, err := io.Copy(struct{ io.Writer }{c}, struct{ io.Reader }{c})
					return err
				})
			}
			return echoes.Wait()
		})
		streams := make([]conn, count)
		for i := range streams {
			s, err := near.DialTCP(port(far, 80))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close(false)
			streams[i] = newConn(s)
			if _, err := streams[i].Write([]byte{byte(i), byte(i >> 8), 3}); err != nil {
				t.Fatal(i, err)
			}
		}
		for i, c := range streams {
			if err := c.CloseWrite(); err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(c)
			if want := []byte{byte(i), byte(i >> 8), 3}; err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%d: %v, %v", i, got, err)
			}
		}
		if err := g.Wait(); err != nil {
			t.Error(err)
		}
	})
}

// What is written by the piece goes in packets of one size, so that nothing ends a train of datagrams early. While the window
// of the other side is small, a few are cut off by it.
func TestPiece(t *testing.T) {
	for _, addresses := range [][2]string{{"10.9.0.1/24", "10.9.0.2/24"}, {"fd00::1/64", "fd00::2/64"}} {
		var mu sync.Mutex
		whole, others := 0, 0
		near, far, err := vpn.Wire(netip.MustParsePrefix(addresses[0]), netip.MustParsePrefix(addresses[1]), vpn.MTU, func(n int) {
			mu.Lock()
			defer mu.Unlock()
			switch {
			case n == vpn.MTU-28: // TCP leaves room for options that it has not
				whole++
			case n > 100: // with data
				others++
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		defer far.Close()
		defer near.Close()
		send, receive := connect(t, near, far)
		const pieces = 8 // no buffer is full with these
		p := make([]byte, send.raw.(relay.Stream).Piece())
		go func() {
			for range pieces {
				if _, err := send.Write(p); err != nil {
					t.Error(err)
				}
			}
		}()
		if _, err := io.CopyN(io.Discard, receive, int64(pieces*len(p))); err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		if others >= pieces || whole < pieces*40 {
			t.Errorf("%d packets are whole, %d are not", whole, others)
		}
		mu.Unlock()
	}
}
