package wire_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"

	"emet/agents/wire"
)

const quicAddr = "/ip4/127.0.0.1/udp/0/quic-v1"

// loud answers in capitals.
func loud(_ context.Context, _ peer.ID, request []byte) ([]byte, error) {
	return bytes.ToUpper(request), nil
}

func ask(t testing.TB, h *wire.Host, addrs []string, lim wire.Limits, request string) (string, error) {
	t.Helper()
	answer, err := h.Ask(t.Context(), addrs, proto, lim, []byte(request))
	return string(answer), err
}

func TestAsk(t *testing.T) {
	for name, listen := range map[string]string{"tcp": "/ip4/127.0.0.1/tcp/0", "quic": quicAddr} {
		t.Run(name, func(t *testing.T) {
			h := open(t, wire.Config{Listen: []string{listen}})
			var from peer.ID
			var at netip.Addr
			h.Answer(proto, wire.Limits{}, func(_ context.Context, p peer.ID, request []byte) ([]byte, error) {
				from, at = p, h.AddrOf(p)
				return loud(t.Context(), p, request)
			})
			c := open(t, wire.Config{})
			for _, request := range []string{"hello", "", strings.Repeat("x", 1<<20)} {
				got, err := ask(t, c, h.Addrs(), wire.Limits{}, request)
				if err != nil || got != strings.ToUpper(request) {
					t.Fatalf("%.40q, %v", got, err)
				}
			}
			if from.String() != c.ID() || at != netip.MustParseAddr("127.0.0.1") {
				t.Errorf("asked by %s from %s, not by %s", from, at, c.ID())
			}
			if at := h.AddrOf("nobody"); at.IsValid() {
				t.Errorf("nobody is connected from %s", at)
			}
			if n := len(c.Libp2p().Network().Conns()); n != 1 {
				t.Errorf("%d connections for three questions", n)
			}
		})
	}
}

// A host that listens on both is reached by either.
func TestListenOnBoth(t *testing.T) {
	h := open(t, wire.Config{Listen: []string{"/ip4/127.0.0.1/tcp/0", quicAddr}})
	h.Answer(proto, wire.Limits{}, loud)
	if len(h.Addrs()) != 2 {
		t.Fatalf("addresses %v", h.Addrs())
	}
	for _, addr := range h.Addrs() {
		if got, err := ask(t, open(t, wire.Config{}), []string{addr}, wire.Limits{}, "x"); err != nil || got != "X" {
			t.Errorf("%s: %q, %v", addr, got, err)
		}
	}
}

func TestAskTriesAddresses(t *testing.T) {
	h, gone := open(t, wire.Config{}), open(t, wire.Config{})
	h.Answer(proto, wire.Limits{}, loud)
	nowhere := gone.Addrs()
	if err := gone.Close(); err != nil {
		t.Fatal(err)
	}
	c := open(t, wire.Config{})
	_, port, _ := strings.Cut(nowhere[0], "/tcp/")
	port, _, _ = strings.Cut(port, "/")
	wrongPort := fmt.Sprintf("/ip4/127.0.0.1/tcp/%s/p2p/%s", port, h.ID())
	addrs := append([]string{"nonsense", wrongPort, nowhere[0], c.Addrs()[0]}, h.Addrs()...)
	if got, err := ask(t, c, addrs, wire.Limits{}, "x"); err != nil || got != "X" {
		t.Errorf("%q, %v", got, err)
	}
	for _, addrs := range [][]string{nil, {"nonsense"}, nowhere, c.Addrs()} {
		if _, err := ask(t, c, addrs, wire.Limits{}, "x"); !errors.Is(err, wire.ErrUnreachable) {
			t.Errorf("%v: %v", addrs, err)
		}
	}
	if _, err := c.Ask(t.Context(), h.Addrs(), "/emet/other/1", wire.Limits{}, nil); !errors.Is(err, wire.ErrUnreachable) {
		t.Errorf("a protocol that it does not speak: %v", err)
	}
}

func TestRefusal(t *testing.T) {
	h := open(t, wire.Config{})
	h.Answer(proto, wire.Limits{}, func(context.Context, peer.ID, []byte) ([]byte, error) {
		return nil, errors.New("no " + strings.Repeat("x", 1000))
	})
	_, err := ask(t, open(t, wire.Config{}), h.Addrs(), wire.Limits{}, "x")
	if r, ok := errors.AsType[*wire.RefusedError](err); !ok || !strings.HasPrefix(r.Reason, "no xxx") || len(r.Reason) > 200 {
		t.Errorf("%v", err)
	}
}

// Back-pressure: who is too many is told so and not kept waiting, and nothing is computed for it.
func TestBusy(t *testing.T) {
	for name, lim := range map[string]wire.Limits{"of one peer": {PerPeer: 2}, "of all": {Streams: 2}} {
		t.Run(name, func(t *testing.T) {
			h := open(t, wire.Config{})
			entered, release := make(chan struct{}, 3), make(chan struct{})
			var calls atomic.Int32
			h.Answer(proto, lim, func(context.Context, peer.ID, []byte) ([]byte, error) {
				calls.Add(1)
				entered <- struct{}{}
				<-release
				return []byte("done"), nil
			})
			c := open(t, wire.Config{})
			var waiting sync.WaitGroup
			for range 2 {
				waiting.Go(func() {
					if got, err := ask(t, c, h.Addrs(), wire.Limits{}, "x"); err != nil || got != "done" {
						t.Errorf("%q, %v", got, err)
					}
				})
				<-entered
			}
			if _, err := ask(t, c, h.Addrs(), wire.Limits{}, "x"); !errors.Is(err, wire.ErrBusy) || errors.Is(err, wire.ErrUnreachable) {
				t.Errorf("a third question: %v", err)
			}
			other := open(t, wire.Config{})
			other.Answer(proto, wire.Limits{}, loud)
			if got, err := ask(t, c, append(h.Addrs(), other.Addrs()...), wire.Limits{}, "x"); err != nil || got != "X" {
				t.Errorf("with somebody else to ask: %q, %v", got, err)
			}
			close(release)
			waiting.Wait()
			if calls.Load() != 2 {
				t.Errorf("%d questions were answered", calls.Load())
			}
		})
	}
}

func TestSizesOfQuestionsAndAnswers(t *testing.T) { // F18
	h := open(t, wire.Config{})
	var calls atomic.Int32
	h.Answer(proto, wire.Limits{Read: 100, Write: 100}, func(_ context.Context, _ peer.ID, request []byte) ([]byte, error) {
		calls.Add(1)
		return bytes.Repeat(request, 2), nil
	})
	c := open(t, wire.Config{})
	if got, err := ask(t, c, h.Addrs(), wire.Limits{Write: 50, Read: 100}, strings.Repeat("x", 50)); err != nil || len(got) != 100 {
		t.Errorf("as large as may be: %d bytes, %v", len(got), err)
	}
	before := calls.Load()
	if _, err := ask(t, c, h.Addrs(), wire.Limits{}, strings.Repeat("x", 101)); err == nil || calls.Load() != before {
		t.Errorf("a question that is too large for the other side: %v", err)
	}
	if _, err := ask(t, c, h.Addrs(), wire.Limits{Write: 100}, strings.Repeat("x", 101)); !errors.Is(err, wire.ErrLimit) {
		t.Errorf("a question that is too large: %v", err)
	}
	if _, err := ask(t, c, h.Addrs(), wire.Limits{Read: 10}, "123456"); !errors.Is(err, wire.ErrLimit) {
		t.Errorf("an answer that is too large: %v", err)
	}
	_, err := ask(t, c, h.Addrs(), wire.Limits{}, strings.Repeat("x", 51))
	if _, ok := errors.AsType[*wire.RefusedError](err); !ok {
		t.Errorf("an answer that is larger than the other side may send: %v", err)
	}
}

// A length that promises more than is allowed costs nothing, and a question that does not come is not waited for.
func TestHostileQuestions(t *testing.T) {
	h := open(t, wire.Config{})
	h.Answer(proto, wire.Limits{Idle: 300 * time.Millisecond}, func(context.Context, peer.ID, []byte) ([]byte, error) {
		t.Error("a question was answered that never came")
		return nil, nil
	})
	raw := func() network.Stream {
		c := open(t, wire.Config{})
		if _, err := c.Connect(t.Context(), h.Addrs()[0]); err != nil {
			t.Fatal(err)
		}
		s, err := c.Libp2p().NewStream(t.Context(), h.Libp2p().ID(), proto)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	ends := func(s network.Stream) {
		t.Helper()
		_ = s.SetReadDeadline(time.Now().Add(time.Minute))
		if _, err := s.Read(make([]byte, 1)); err == nil || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("still open: %v", err)
		}
	}
	huge := raw()
	_, _ = huge.Write(binary.AppendUvarint(nil, 1<<62))
	ends(huge)
	slow := raw()
	_, _ = slow.Write(binary.AppendUvarint(nil, 1000))
	stop := make(chan struct{})
	var drip sync.WaitGroup
	drip.Go(func() { // a byte now and then, each well within the time for one read
		for {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
				if _, err := slow.Write([]byte{0}); err != nil {
					return
				}
			}
		}
	})
	ends(slow)
	close(stop)
	drip.Wait()
}

// Whoever asks is not held up by a peer that never answers, or that answers with nonsense.
func TestHostileAnswers(t *testing.T) {
	h := open(t, wire.Config{})
	c := open(t, wire.Config{})
	for name, answer := range map[string]func(s *wire.Stream) error{
		"silence":  nil,
		"nothing":  func(*wire.Stream) error { return nil },
		"empty":    func(s *wire.Stream) error { return s.WriteMsg(nil) },
		"unknown":  func(s *wire.Stream) error { return s.WriteMsg([]byte{9, 9}) },
		"huge":     func(s *wire.Stream) error { _, err := s.Write(binary.AppendUvarint(nil, 1<<40)); return err },
		"cut off":  func(s *wire.Stream) error { _, err := s.Write([]byte{100, 0, 1}); return err },
		"reset":    func(*wire.Stream) error { return errors.New("no") },
		"overlong": func(s *wire.Stream) error { _, err := s.Write(bytes.Repeat([]byte{0xff}, 20)); return err },
	} {
		h.Handle(proto, wire.Limits{}, func(ctx context.Context, s *wire.Stream) error {
			if name == "silence" {
				<-ctx.Done()
				return nil
			}
			return answer(s)
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		if name == "silence" {
			cancel()
			ctx, cancel = context.WithTimeout(t.Context(), 200*time.Millisecond)
		}
		got, err := c.Ask(ctx, h.Addrs(), proto, wire.Limits{}, []byte("x"))
		if err == nil || name == "silence" && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		cancel()
	}
}

// A peer that was started anew is asked as if nothing had happened.
func TestAskAfterRestart(t *testing.T) {
	key := t.TempDir() + "/key"
	h := open(t, wire.Config{KeyFile: key})
	h.Answer(proto, wire.Limits{}, loud)
	addrs := h.Addrs()
	_, listen, _ := strings.Cut(addrs[0], "/tcp/")
	listen, _, _ = strings.Cut(listen, "/")
	c := open(t, wire.Config{})
	for range 3 {
		if got, err := ask(t, c, addrs, wire.Limits{}, "x"); err != nil || got != "X" {
			t.Fatalf("%q, %v", got, err)
		}
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
		h = open(t, wire.Config{KeyFile: key, Listen: []string{"/ip4/127.0.0.1/tcp/" + listen}})
		h.Answer(proto, wire.Limits{}, loud)
	}
}

func TestAnswerEndsWithHost(t *testing.T) {
	h := open(t, wire.Config{})
	entered := make(chan struct{})
	h.Answer(proto, wire.Limits{}, func(ctx context.Context, _ peer.ID, _ []byte) ([]byte, error) {
		close(entered)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	failed := make(chan error, 1)
	c := open(t, wire.Config{})
	go func() {
		_, err := ask(t, c, h.Addrs(), wire.Limits{}, "x")
		failed <- err
	}()
	<-entered
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; err == nil {
		t.Error("an answer came from a host that was closed")
	}
}

func BenchmarkAsk(b *testing.B) {
	for name, listen := range map[string]string{"tcp": "/ip4/127.0.0.1/tcp/0", "quic": quicAddr} {
		b.Run(name, func(b *testing.B) {
			h := open(b, wire.Config{Listen: []string{listen}})
			h.Answer(proto, wire.Limits{}, loud)
			c, addrs := open(b, wire.Config{}), h.Addrs()
			request := bytes.Repeat([]byte{'x'}, 4096)
			for b.Loop() {
				if _, err := c.Ask(b.Context(), addrs, proto, wire.Limits{}, request); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A peer that answers before the question has ended is heard. The answer often comes that soon when many are on their way.
func TestQuickAnswers(t *testing.T) {
	h := open(t, wire.Config{Listen: []string{quicAddr}})
	h.Answer(proto, wire.Limits{PerPeer: 64}, loud)
	c := open(t, wire.Config{})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				if got, err := ask(t, c, h.Addrs(), wire.Limits{}, "x"); err != nil || got != "X" {
					t.Errorf("%q, %v", got, err)
					return
				}
			}
		})
	}
	all.Wait()
}
