package api_test

import (
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"emet/agents/inbound"
	"emet/agents/inbound/api"
)

// Whatever a body is, it is read or refused, and what is read is what it says.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"RequestorId":"a","token":"b"}`, `{"requestor_id":"a","Token":"b"}`, `{"a":1,"A":2}`, `{"a":{"B_c":[{"D":1}]}}`, `[]`, `{"":1}`, `{"_":1,"__":2}`, `1 2`, "{", `{"\u0000":1}`, "\xff",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var v any
		if err := api.Decode(b, &v); err != nil {
			if len(err.Error()) > 1024 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
			return
		}
		blob, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var again any
		if err := api.Decode(blob, &again); err != nil {
			t.Fatalf("%s became %s, which is refused: %v", b, blob, err)
		}
		second, err := json.Marshal(again)
		if err != nil || string(second) != string(blob) {
			t.Errorf("%s became %s and then %s", b, blob, second)
		}
		var r api.ProbeRequest
		_ = api.Decode(b, &r)
		var e inbound.Entry
		_ = api.Decode(b, &e)
	})
}

// Whatever a call is, it is answered in order: an error is a problem with a code, and none is our fault.
func FuzzCall(f *testing.F) {
	w := newWorld(f, nil)
	handler := w.server.Handler(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	f.Add("PUT", "/probe-api/v1/tcp/127.0.0.2:80", `{"requestorId":"ann","token":"one"}`)
	f.Add("POST", "/gateway-api/v1/udp/*:80?lazy=true", `{"remoteAddr":"127.0.0.1:80","limits":{"rate":-1},"idleTimeout":"1h","allow":["::/0"]}`)
	f.Add("DELETE", "/gateway-api/v1/tcp/[::1]:80?drain=-1s", "")
	f.Add("GET", "/probe-api/v1/tcp/%2e%2e/..%2f/x?all=1", "")
	f.Add("POST", "/tcp", `{"listen":"127.0.0.2:1","remote":"[::]:0"}`)
	f.Add("DELETE", "/tcp/18446744073709551616", "")
	f.Add("PUT", "/vpn-api/v1/..", `{"address":"10.0.0.1/8","members":[{"node":"0x00"}]}`)
	f.Fuzz(func(t *testing.T, method, target, body string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || !strings.HasPrefix(target, "/") {
			return
		}
		if strings.Contains(u.Path, "127.0.0.1") {
			return // it would open sockets of this machine
		}
		r := &http.Request{Method: method, URL: u, Host: "localhost", Header: http.Header{}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, RequestURI: target}
		r.Body = http.NoBody
		if body != "" {
			r = httptest.NewRequest("POST", "/", strings.NewReader(body))
			r.Method, r.URL, r.RequestURI = method, u, target
		}
		r.Host = "localhost"
		r.Header.Set("Authorization", "Bearer "+secret)
		r.Header.Set("Content-Type", "application/json")
		rec := httptest.NewRecorder()
		handler.ServeHTTP(rec, r)
		if rec.Code >= 500 {
			t.Errorf("%s %s %s: %d %s", method, target, body, rec.Code, rec.Body)
		}
		if rec.Code >= 400 {
			var p api.Problem
			if err := json.Unmarshal(rec.Body.Bytes(), &p); err != nil || p.Code == "" || p.Message == "" {
				t.Errorf("%s %s %s: %d %s", method, target, body, rec.Code, rec.Body)
			}
		}
	})
}
