package wire_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"emet/agents/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const proto = "/emet/test/1"

func open(t testing.TB, cfg wire.Config) *wire.Host {
	t.Helper()
	h, err := wire.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return h
}

// dial opens a stream from a new host to h.
func dial(t testing.TB, h *wire.Host, lim wire.Limits) *wire.Stream {
	t.Helper()
	s, err := open(t, wire.Config{}).Open(t.Context(), h.Addrs()[0], proto, lim)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Reset)
	return s
}

func TestMessages(t *testing.T) {
	h := open(t, wire.Config{})
	h.Handle(proto, wire.Limits{}, func(_ context.Context, s *wire.Stream) error {
		for {
			msg, err := s.ReadMsg(1000)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := s.WriteMsg(bytes.ToUpper(msg)); err != nil {
				return err
			}
		}
	})
	s := dial(t, h, wire.Limits{})
	for _, msg := range []string{"hello", "", strings.Repeat("x", 1000)} {
		if err := s.WriteMsg([]byte(msg)); err != nil {
			t.Fatal(err)
		}
		got, err := s.ReadMsg(1000)
		if err != nil || string(got) != strings.ToUpper(msg) {
			t.Fatalf("%q, %v", got, err)
		}
	}
	if err := s.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ReadMsg(1000); !errors.Is(err, io.EOF) {
		t.Errorf("after the end: %v", err)
	}
}

// The generic form of following a log: the server writes until the job ends, the client reads lines.
func TestStreaming(t *testing.T) {
	h := open(t, wire.Config{})
	lines := make(chan string)
	h.Handle(proto, wire.Limits{}, func(_ context.Context, s *wire.Stream) error {
		for line := range lines {
			if err := s.WriteMsg([]byte(line)); err != nil {
				return err
			}
		}
		return nil
	})
	s := dial(t, h, wire.Limits{})
	if err := s.WriteMsg(nil); err != nil { // opens the stream for the other side
		t.Fatal(err)
	}
	for _, line := range []string{"one", "two"} {
		lines <- line
		if got, err := s.ReadMsg(100); err != nil || string(got) != line {
			t.Fatalf("%q, %v", got, err)
		}
	}
	close(lines)
	if _, err := s.ReadMsg(100); !errors.Is(err, io.EOF) {
		t.Errorf("after the end: %v", err)
	}
}

func TestLimitsOnBytes(t *testing.T) { // F18
	h := open(t, wire.Config{})
	result := make(chan error, 1)
	h.Handle(proto, wire.Limits{Read: 100, Write: 100}, func(_ context.Context, s *wire.Stream) error {
		_, werr := s.Write(make([]byte, 101))
		_, rerr := io.Copy(io.Discard, s)
		if !errors.Is(werr, wire.ErrLimit) {
			rerr = errors.New("too much was sent")
		}
		result <- rerr
		return rerr
	})
	s := dial(t, h, wire.Limits{})
	if _, err := s.Write(make([]byte, 200)); err != nil {
		t.Fatal(err)
	}
	if err := <-result; !errors.Is(err, wire.ErrLimit) {
		t.Errorf("the handler read: %v", err)
	}
	if _, err := io.ReadAll(s); err == nil {
		t.Error("the stream was not reset")
	}
}

func TestHugeMessageIsRefused(t *testing.T) { // F18
	h := open(t, wire.Config{})
	result := make(chan error, 1)
	h.Handle(proto, wire.Limits{}, func(_ context.Context, s *wire.Stream) error {
		_, err := s.ReadMsg(1000)
		result <- err
		return err
	})
	if _, err := dial(t, h, wire.Limits{}).Write([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}); err != nil {
		t.Fatal(err)
	}
	if err := <-result; !errors.Is(err, wire.ErrLimit) {
		t.Errorf("read: %v", err)
	}
}

func TestIdleAndTotal(t *testing.T) { // F17
	for name, lim := range map[string]wire.Limits{
		"idle":  {Idle: 50 * time.Millisecond},
		"total": {Total: 50 * time.Millisecond},
	} {
		h := open(t, wire.Config{})
		result := make(chan error, 1)
		h.Handle(proto, lim, func(_ context.Context, s *wire.Stream) error {
			_, err := io.Copy(io.Discard, s)
			result <- err
			return err
		})
		s := dial(t, h, wire.Limits{})
		_, _ = s.Write([]byte("x")) // on a busy machine the time is over before it is written
		select {
		case err := <-result:
			if err == nil {
				t.Errorf("%s: no error", name)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: the handler still waits", name)
		}
	}
}

func TestStreamsPerPeer(t *testing.T) {
	h := open(t, wire.Config{})
	var entered sync.WaitGroup
	entered.Add(2)
	h.Handle(proto, wire.Limits{PerPeer: 2}, func(ctx context.Context, s *wire.Stream) error {
		entered.Done()
		_, err := io.Copy(io.Discard, s)
		return err
	})
	c := open(t, wire.Config{})
	for range 2 {
		s, err := c.Open(t.Context(), h.Addrs()[0], proto, wire.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Reset()
		if _, err := s.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	entered.Wait()
	s, err := c.Open(t.Context(), h.Addrs()[0], proto, wire.Limits{})
	if err == nil {
		_, _ = s.Write([]byte("x"))
		_, err = io.ReadAll(s)
	}
	if err == nil {
		t.Error("a third stream was handled")
	}
}

func TestContextEndsStream(t *testing.T) {
	h := open(t, wire.Config{})
	h.Handle(proto, wire.Limits{}, func(_ context.Context, s *wire.Stream) error {
		_, err := io.Copy(io.Discard, s)
		return err
	})
	ctx, cancel := context.WithCancel(t.Context())
	s, err := open(t, wire.Config{}).Open(ctx, h.Addrs()[0], proto, wire.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := io.ReadAll(s); err == nil {
		t.Error("the stream outlived its context")
	}
}

func TestCloseEndsHandlers(t *testing.T) {
	h := open(t, wire.Config{})
	entered := make(chan struct{})
	ended := false
	h.Handle(proto, wire.Limits{}, func(ctx context.Context, _ *wire.Stream) error {
		close(entered)
		<-ctx.Done()
		ended = true
		return nil
	})
	if _, err := dial(t, h, wire.Limits{}).Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	<-entered
	if err := h.Close(); err != nil || !ended {
		t.Errorf("close returned %v before the handler did: %v", err, !ended)
	}
}

func TestKeyFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "host.key")
	a := open(t, wire.Config{KeyFile: file})
	if b := open(t, wire.Config{KeyFile: file}); a.ID() != b.ID() {
		t.Error("the id changed with a restart")
	}
	if _, err := wire.New(wire.Config{KeyFile: filepath.Join(file, "below")}); err == nil {
		t.Error("an unusable key file was accepted")
	}
}

func TestBadAddresses(t *testing.T) {
	h := open(t, wire.Config{})
	for _, addr := range append(h.Addrs(), "", "x", "/ip4/127.0.0.1/tcp/1", strings.Repeat("x", 1000)) {
		if _, err := h.Open(t.Context(), addr, proto, wire.Limits{}); !errors.Is(err, wire.ErrPeer) {
			t.Errorf("open %.40q: %v", addr, err)
		}
	}
	if _, err := wire.New(wire.Config{Listen: []string{"nonsense"}}); err == nil {
		t.Error("a nonsense address to listen on was accepted")
	}
}

func FuzzParsePeer(f *testing.F) {
	f.Add("/ip4/127.0.0.1/tcp/1/p2p/12D3KooWGRUVh7k1kFh3Uyq2dNFtcDrGXmGjcFPTtSAdhvgkq1wa")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := wire.ParsePeer(s); err != nil && !errors.Is(err, wire.ErrPeer) {
			t.Errorf("%q: %v", s, err)
		}
	})
}
