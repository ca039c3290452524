package api_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"emet/agents/inbound/api"
)

// Strangers who connect and stay get the places of each other, and the operator is served among them.
func TestStrangersGiveWay(t *testing.T) {
	const strangers = 3 * api.MaxCallers
	w := start(t, nil)
	var gone atomic.Int64
	for range strangers {
		c, err := net.Dial("tcp", w.addr.String())
		must(t, err)
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(patience))
		_, err = io.WriteString(c, "GET /status-api/v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n")
		must(t, err)
		in := bufio.NewReader(c)
		resp, err := http.ReadResponse(in, nil)
		must(t, err)
		_, _ = io.Copy(io.Discard, resp.Body)
		if resp.StatusCode != http.StatusUnauthorized {
			t.Fatalf("a stranger gets %d", resp.StatusCode)
		}
		go func() {
			_ = c.SetDeadline(time.Time{})
			_, _ = in.ReadByte() // it has said all
			gone.Add(1)
		}()
	}
	if got := w.do(t, "GET", "/status-api/v1/status", "", nil); got.status != 200 {
		t.Errorf("the operator gets %d", got.status)
	}
	for end := time.After(patience); gone.Load() < strangers-api.MaxCallers; {
		select {
		case <-end:
			t.Fatalf("%d of %d strangers had to go", gone.Load(), strangers)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// Who is being served stays, however many come.
func TestServedCallerStays(t *testing.T) {
	var c api.Callers
	open := func() (conn net.Conn, gone func() bool) {
		conn, other := net.Pipe()
		t.Cleanup(func() { _, _ = conn.Close(), other.Close() })
		c.Changed(conn, http.StateNew)
		return conn, func() bool { return conn.SetDeadline(time.Time{}) != nil }
	}
	operator, gone := open()
	done := c.Serving(api.CallerContext(t.Context(), operator))
	_, second := open()
	for range api.MaxCallers - 1 {
		open()
	}
	if gone() || !second() {
		t.Errorf("who is being served had to go: %v; the next one: %v", gone(), second())
	}
	done()
	open()
	if !gone() {
		t.Error("who is not served any more stays")
	}
	c.Changed(operator, http.StateClosed) // as the server says then
}
