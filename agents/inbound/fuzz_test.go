package inbound_test

import (
	"bufio"
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"emet/agents/inbound"
)

// Whatever a stranger says to a probe over TCP, it gets the token only for its requestor's id, and answers without one are of
// one length.
func FuzzAsk(f *testing.F) {
	w := open(f, nil)
	a := free(f, inbound.TCP)
	if _, err := w.PutProbe(a, "ann", "the-token"); err != nil {
		f.Fatal(err)
	}
	handler := w.AskHandler(a)
	for _, s := range []string{
		"GET /?requestorId=bob HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?RequestorId=bob&requestorId= HTTP/1.0\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET http://x/?requestorId=%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?requestorId=an%6 HTTP/1.1\r\nHost: x\r\n\r\n", "GET //?requestorId=ann HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(b)))
		if err != nil || strings.Contains(r.URL.Query().Encode(), "=ann") {
			return
		}
		rec := httptest.NewRecorder()
		handler.ServeHTTP(rec, r)
		switch {
		case strings.Contains(rec.Body.String(), "the-token"):
			t.Errorf("%q got the token", b)
		case rec.Code == 404 && rec.Body.Len() != len("no such token\n"), rec.Code != 404 && rec.Code != 405:
			t.Errorf("%q got %d %q", b, rec.Code, rec.Body)
		}
	})
}

// Whatever a datagram is, what is taken for an id is one, and padding changes nothing.
func FuzzDatagram(f *testing.F) {
	f.Add([]byte("0xann"))
	f.Add([]byte("0xann\x00\x00"))
	f.Add([]byte("\x00"))
	f.Add(bytes.Repeat([]byte("x"), 129))
	f.Fuzz(func(t *testing.T, b []byte) {
		id, ok := inbound.ParseAsk(b)
		if !ok {
			return
		}
		if id == "" || len(id) > 128 || strings.ContainsAny(id, "\x00 /\n") {
			t.Errorf("%q is an id", id)
		}
		if again, ok := inbound.ParseAsk(append([]byte(id), 0, 0, 0)); !ok || again != id {
			t.Errorf("%q padded is %q", id, again)
		}
	})
}
