package inbound_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"emet/agents/inbound"
	"emet/agents/inbound/guard"
)

// GP-02, GP-03: a probe answers a requestor with its token, once.
func TestProbeAnswersOnce(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	opened, err := w.PutProbe(a, "0xann", "one")
	if err != nil || !opened {
		t.Fatal(opened, err)
	}
	opened, err = w.PutProbe(a, "0xbob", "two")
	if err != nil || opened {
		t.Fatal("the second requestor had the socket opened anew:", opened, err)
	}
	unknown, body404 := ask(t, a, "requestorId=0xeve")
	if unknown != 404 {
		t.Errorf("a stranger got %d", unknown)
	}
	if code, body := ask(t, a, "requestorId=0xann"); code != 200 || body != "one" {
		t.Errorf("got %d %q", code, body)
	}
	gone, body410 := ask(t, a, "requestorId=0xann")
	if gone != 410 || len(body410) != len(body404) {
		t.Errorf("the second time: got %d with %d bytes, want 410 with %d", gone, len(body410), len(body404))
	}
	for _, name := range []string{"RequestorId", "requestor_id"} {
		must(t, second(w.PutProbe(a, "0x"+name, "t-"+name)))
		if code, body := ask(t, a, name+"=0x"+name); code != 200 || body != "t-"+name {
			t.Errorf("?%s: got %d %q", name, code, body)
		}
	}
	all, err := w.ProbesAt(a)
	must(t, err)
	if len(all) != 4 || all[0].Consumed == nil || all[1].Consumed != nil {
		t.Errorf("the probes are %+v", all)
	}
	if code, _ := ask(t, a, ""); code != 404 {
		t.Errorf("without an id: %d", code)
	}
	if code, _ := ask(t, a, "requestorId="+url.QueryEscape("0xbob\x00")); code != 404 {
		t.Errorf("with an id that has a zero: %d", code)
	}
	for _, how := range []string{"given", "gone", "unknown"} {
		if w.Asked()[how] == 0 {
			t.Errorf("nobody was counted as %s: %v", how, w.Asked())
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Of several tokens of a requestor the newest is given first, each of them once, also if many ask at the same time (A5, A6).
func TestEachTokenIsGivenOnce(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	for i := range inbound.PerRequestor {
		must(t, second(w.PutProbe(a, "ann", fmt.Sprint("token-", i))))
	}
	if tokens, err := w.Tokens(a, "ann"); err != nil || tokens[0] != "token-15" || len(tokens) != 16 {
		t.Errorf("the tokens are %v, %v", tokens, err)
	}
	var mu sync.Mutex
	given := map[string]int{}
	var asking sync.WaitGroup
	for range 2 * inbound.PerRequestor {
		asking.Go(func() {
			// A probe that was too slow for one of so many takes the token back and says nothing: one asks again.
			code, body, err := tryAsk(a, "requestorId=ann")
			for end := time.Now().Add(4 * patience); err != nil && time.Now().Before(end); {
				code, body, err = tryAsk(a, "requestorId=ann")
			}
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				t.Error(err)
			case code == 200:
				given[body]++
			case code != 410:
				t.Errorf("got %d", code)
			}
		})
	}
	asking.Wait()
	if len(given) != inbound.PerRequestor {
		t.Errorf("%d tokens were given: %v", len(given), given)
	}
	for token, n := range given {
		if n != 1 {
			t.Errorf("%s was given %d times", token, n)
		}
	}
	if _, err := w.Tokens(a, "ann"); inbound.CodeOf(err) != inbound.NotFound {
		t.Errorf("all were given, and %v", err)
	}
}

// A6: a token lives for ten minutes; the socket is closed with the last one.
func TestTokenExpires(t *testing.T) {
	w := open(t, nil)
	stop := running(t, w)
	defer stop()
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "one")))
	w.step(inbound.TokenLife - time.Second)
	if code, _ := ask(t, a, "requestorId=bob"); code != 404 {
		t.Fatalf("the probe has gone early: %d", code)
	}
	// Putting it again gives it its time again.
	must(t, second(w.PutProbe(a, "ann", "one")))
	w.step(inbound.TokenLife - time.Second)
	if _, err := w.Tokens(a, "ann"); err != nil {
		t.Fatal(err)
	}
	w.step(time.Second)
	eventually(t, "the socket is closed", func() bool { return refused(a) })
	if all := w.Probes(); len(all) != 0 {
		t.Errorf("there are %v", all)
	}
}

// A token that was given out is listed until it is deleted or forgotten, and does not come back to life.
func TestGivenTokenIsListed(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "one")))
	if code, _ := ask(t, a, "requestorId=ann"); code != 200 {
		t.Fatal(code)
	}
	must(t, second(w.PutProbe(a, "ann", "one")))
	if code, _ := ask(t, a, "requestorId=ann"); code != 410 {
		t.Errorf("it was given twice: %d", code)
	}
	must(t, w.Close())
	w.reopen(t)
	if code, _ := ask(t, a, "requestorId=ann"); code != 410 {
		t.Errorf("after a restart it was given twice: %d", code)
	}
	must(t, w.DeleteProbe(a, "ann", "one"))
	if !refused(a) {
		t.Error("the last token is deleted, and the socket is open")
	}
}

func running(t *testing.T, w *world) (stop func()) {
	t.Helper()
	ctx, cancel := contextOf(t)
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	return func() {
		cancel()
		must(t, <-ended)
	}
}

// GP-02: the socket is closed with the last token, and only then.
func TestDeleteProbes(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	for _, k := range [][2]string{{"ann", "1"}, {"ann", "2"}, {"ann", "3"}, {"bob", "1"}} {
		must(t, second(w.PutProbe(a, k[0], k[1])))
	}
	want(t, w.DeleteProbe(a, "eve", ""), inbound.NotFound)
	want(t, w.DeleteProbe(a, "ann", "9"), inbound.NotFound)
	want(t, w.DeleteProbe(free(t, inbound.TCP), "ann", "1"), inbound.NotFound)
	must(t, w.DeleteProbe(a, "ann", "2"))
	if tokens, _ := w.Tokens(a, "ann"); len(tokens) != 2 {
		t.Errorf("ann has %v", tokens)
	}
	must(t, w.DeleteProbe(a, "ann", ""))
	if code, body := ask(t, a, "requestorId=bob"); code != 200 || body != "1" {
		t.Errorf("bob got %d %q", code, body)
	}
	must(t, w.DeleteProbe(a, "bob", "1"))
	if !refused(a) {
		t.Error("the socket is open still")
	}
	if _, err := w.PutProbe(a, "ann", "4"); err != nil {
		t.Errorf("the address cannot be had again: %v", err)
	}
}

// A5: so many tokens there may be and no more; those that were given out make room.
func TestQuotaOfTokens(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.TCP)
	for i := range inbound.PerRequestor {
		must(t, second(w.PutProbe(a, "ann", fmt.Sprint(i))))
	}
	want(t, second(w.PutProbe(a, "ann", "one-more")), inbound.Quota)
	if code, _ := ask(t, a, "requestorId=ann"); code != 200 {
		t.Fatal(code)
	}
	must(t, second(w.PutProbe(a, "ann", "one-more")))
	for r := 1; r < inbound.PerProbe/inbound.PerRequestor; r++ {
		for i := range inbound.PerRequestor {
			must(t, second(w.PutProbe(a, fmt.Sprint("r", r), fmt.Sprint(i))))
		}
	}
	want(t, second(w.PutProbe(a, "late", "1")), inbound.Quota)
	if code, body := ask(t, a, "requestorId=r7"); code != 200 || body != "15" {
		t.Errorf("one of 256: got %d %q", code, body)
	}
	must(t, second(w.PutProbe(a, "late", "1")))
	for _, bad := range [][2]string{
		{"", "t"},
		{"ann", ""},
		{"a b", "t"},
		{"a/b", "t"},
		{"..", "t"},
		{"ann", "a\nb"},
		{"ann", "ä"},
		{strings.Repeat("a", 129), "t"},
		{"ann", strings.Repeat("a", 257)},
	} {
		want(t, second(w.PutProbe(a, bad[0], bad[1])), inbound.BadRequest)
	}
}

func TestQuotaOfSockets(t *testing.T) {
	w := open(t, func(c *inbound.Config) { c.Sockets = 1 })
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "1")))
	want(t, second(w.PutProbe(free(t, inbound.TCP), "ann", "1")), inbound.Quota)
	want(t, w.OpenGateway(free(t, inbound.UDP), to("127.0.0.1:9"), false), inbound.Quota)
	must(t, w.OpenGateway(a, to(echo(t, "x")), false)) // in place of the probe there is room
}

func TestProbeIsRefused(t *testing.T) {
	w := open(t, func(c *inbound.Config) { c.Allow = rules(t, "127.0.0.1:10000-29999") })
	want(t, second(w.PutProbe(address(t, "tcp", "127.0.0.1:9999"), "ann", "1")), inbound.NotAllowed)
	want(t, second(w.PutProbe(address(t, "tcp", "127.0.0.2:10000"), "ann", "1")), inbound.NotAllowed)
	want(t, second(w.PutProbe(address(t, "tcp", "*:10000"), "ann", "1")), inbound.NotAllowed)
	a := free(t, inbound.TCP)
	other, err := net.Listen("tcp", a.String())
	must(t, err)
	want(t, second(w.PutProbe(a, "ann", "1")), inbound.InUse)
	must(t, other.Close())
	must(t, w.OpenGateway(a, to(echo(t, "x")), false))
	want(t, second(w.PutProbe(a, "ann", "1")), inbound.GatewayExists) // A10
}

// GP-03, A7: over UDP an answer is never longer than its question, and strangers get none.
func TestUDPProbe(t *testing.T) {
	w := open(t, nil)
	a := free(t, inbound.UDP)
	token := strings.Repeat("t", 100)
	must(t, second(w.PutProbe(a, "ann", token)))
	c, err := net.Dial("udp", a.String())
	must(t, err)
	defer c.Close()
	answers := func(question []byte) (string, bool) {
		t.Helper()
		if _, err := c.Write(question); err != nil {
			t.Fatal(err)
		}
		// What is asked next comes back after it, so silence is known without waiting for it.
		must(t, second(w.PutProbe(a, "last", fmt.Sprint("end", time.Now().UnixNano()))))
		_ = c.SetDeadline(time.Now().Add(patience))
		if _, err := c.Write(pad("last", 200)); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 2048)
		got, ended := "", false
		for !ended {
			n, err := c.Read(buf)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.HasPrefix(buf[:n], []byte("end")) {
				ended = true
			} else {
				got = string(buf[:n])
			}
		}
		return got, got != ""
	}
	for what, question := range map[string][]byte{
		"too short": pad("ann", len(token)-1), "a stranger": pad("eve", 200), "nothing": {}, "only padding": make([]byte, 200),
		"padded with blanks": []byte("ann" + strings.Repeat(" ", 197)), "no text": bytes.Repeat([]byte{0xff}, 200),
	} {
		if got, ok := answers(question); ok {
			t.Errorf("%s: got %q", what, got)
		}
	}
	if tokens, err := w.Tokens(a, "ann"); err != nil || len(tokens) != 1 {
		t.Fatalf("somebody was given %v, %v", tokens, err)
	}
	if _, err := c.Write(pad("ann", len(token))); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 2048)
	n, err := c.Read(buf)
	if err != nil || string(buf[:n]) != token {
		t.Errorf("got %q, %v", buf[:n], err)
	}
	if got, ok := answers(pad("ann", 200)); ok {
		t.Errorf("it was given twice: %q", got)
	}
}

func pad(id string, size int) []byte {
	b := make([]byte, size)
	copy(b, id)
	return b
}

// A source that asks too often over UDP is not answered; others are.
func TestUDPProbeRate(t *testing.T) {
	w := open(t, func(c *inbound.Config) { c.Probe = guard.Limits{Rate: 0.001, Burst: 4} })
	a := free(t, inbound.UDP)
	for i := range inbound.PerRequestor {
		must(t, second(w.PutProbe(a, "ann", fmt.Sprint(i))))
	}
	c, err := net.Dial("udp", a.String())
	must(t, err)
	defer c.Close()
	for range 12 {
		if _, err := c.Write(pad("ann", 64)); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "twelve were looked at", func() bool { return w.guard.Refused()[guard.SourceRate] == 8 })
	eventually(t, "four were answered", func() bool { return w.Asked()["given"] == 4 })
	other, err := (&net.Dialer{LocalAddr: &net.UDPAddr{IP: net.IPv4(127, 0, 0, 9)}}).Dial("udp", a.String())
	must(t, err)
	defer other.Close()
	_ = other.SetDeadline(time.Now().Add(patience))
	if _, err := other.Write(pad("ann", 64)); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Read(make([]byte, 64)); err != nil {
		t.Errorf("another source: %v", err)
	}
}

// A probe is strangers' business: who says too much or too little is shown out, and the token is still there.
func TestProbeHoldsOut(t *testing.T) {
	w := open(t, func(c *inbound.Config) { c.Probe = guard.Limits{PerSource: 8} })
	a := free(t, inbound.TCP)
	must(t, second(w.PutProbe(a, "ann", "one")))
	// More than a request has.
	c := dial(t, a)
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX: ")
	_, err := c.Write(bytes.Repeat([]byte("x"), 64<<10))
	if answer, _ := io.ReadAll(c); err == nil && !strings.Contains(string(answer), "431") {
		t.Errorf("got %q", answer)
	}
	// Not to be asked for.
	for _, request := range []string{
		"HEAD /?requestorId=ann HTTP/1.1\r\nHost: x\r\n\r\n", "POST /?requestorId=ann HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
		"GET /x?requestorId=ann HTTP/1.1\r\nHost: x\r\n\r\n", "\x16\x03\x01\x00\x05hello\r\n\r\n", "GET\r\n\r\n",
	} {
		c := dial(t, a)
		_, _ = io.WriteString(c, request)
		answer, _ := io.ReadAll(c)
		if bytes.Contains(answer, []byte("one")) || bytes.HasPrefix(answer, []byte("HTTP/1.1 200")) {
			t.Errorf("%q: got %q", request, answer)
		}
	}
	// Silent ones: one source has no more than its share, and they are closed after a while.
	var silent []client
	for range 8 {
		silent = append(silent, dial(t, a))
	}
	eventually(t, "one more is shown out", func() bool {
		c := dial(t, a)
		_ = c.SetReadDeadline(time.Now().Add(time.Second))
		_, err := c.ReadByte()
		return err != nil && !errors.Is(err, os.ErrDeadlineExceeded)
	})
	for _, c := range silent {
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error("a silent one may stay")
		}
	}
	eventually(t, "the token can be had", func() bool {
		c := dial(t, a)
		_, _ = io.WriteString(c, "GET /?requestorId=ann HTTP/1.1\r\nHost: x\r\n\r\n")
		answer, _ := io.ReadAll(c)
		return bytes.HasSuffix(answer, []byte("\r\n\r\none")) || bytes.Contains(answer, []byte("\r\none\r\n"))
	})
}
