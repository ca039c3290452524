package buyer_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"emet/agents/inbound/buyer"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const patience = 30 * time.Second

func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	return ctx
}

// GP-03: a probe gives its token, says that it was given out, or knows nobody of that name; what else answers is no probe, and
// is neither followed elsewhere nor read without end.
func TestAskTCP(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Query().Get("requestorId") {
		case "ann & bob":
			_, _ = w.Write([]byte("4f1c9a"))
		case "gone":
			w.WriteHeader(http.StatusGone)
		case "elsewhere":
			http.Redirect(w, r, "/?requestorId=ann+%26+bob", http.StatusFound)
		case "talker":
			_, _ = w.Write(make([]byte, 1<<20))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer s.Close()
	at := netip.MustParseAddrPort(strings.TrimPrefix(s.URL, "http://"))
	if token, err := buyer.Ask(within(t), "tcp", at, "ann & bob"); err != nil || token != "4f1c9a" {
		t.Errorf("got %q, %v", token, err)
	}
	if _, err := buyer.Ask(within(t), "tcp", at, "gone"); !errors.Is(err, buyer.ErrGone) {
		t.Errorf("got %v", err)
	}
	if _, err := buyer.Ask(within(t), "tcp", at, "eve"); !errors.Is(err, buyer.ErrUnknown) {
		t.Errorf("got %v", err)
	}
	if token, err := buyer.Ask(within(t), "tcp", at, "elsewhere"); err == nil {
		t.Errorf("it was sent elsewhere, and went: %q", token)
	}
	if token, err := buyer.Ask(within(t), "tcp", at, "talker"); err != nil || len(token) > 512 {
		t.Errorf("%d bytes were read, %v", len(token), err)
	}
	s.Close()
	if _, err := buyer.Ask(within(t), "tcp", at, "ann & bob"); err == nil {
		t.Error("nobody is there, and answers")
	}
}

// GP-03: over UDP the question is as long as any answer, it is repeated until there is one, and silence ends with the caller's
// patience.
func TestAskUDP(t *testing.T) {
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan int, 1)
	go func() {
		buf := make([]byte, 64<<10)
		heard, short := 0, 0
		defer func() { served <- short }()
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			if n < 512 {
				short++
			}
			// The first question is lost.
			if name := strings.TrimRight(string(buf[:n]), "\x00"); name == "ann" {
				if heard++; heard > 1 {
					_, _ = pc.WriteTo([]byte("4f1c9a"), from)
				}
			}
		}
	}()
	at := pc.LocalAddr().(*net.UDPAddr).AddrPort()
	if token, err := buyer.Ask(within(t), "udp", at, "ann"); err != nil || token != "4f1c9a" {
		t.Errorf("got %q, %v", token, err)
	}
	brief, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if token, err := buyer.Ask(brief, "udp", at, "eve"); err == nil {
		t.Errorf("a probe that knows nobody said %q", token)
	}
	if _, err := buyer.Ask(within(t), "udp", at, strings.Repeat("x", 513)); err == nil {
		t.Error("an id that does not fit was cut off")
	}
	_ = pc.Close()
	if short := <-served; short > 0 {
		t.Errorf("%d questions were shorter than an answer may be", short)
	}
}
