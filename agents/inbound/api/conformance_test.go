package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"emet/agents/inbound/api"
)

// GP-02, GP-04, GP-05, GP-10: every call of the interface, with every status that it can have, is as the document says.
func TestEveryCall(t *testing.T) {
	w := start(t, nil)
	probe, taken, gateway, other := free(t), free(t), free(t), free(t)
	ln, err := net.Listen("tcp", taken)
	must(t, err)
	defer ln.Close()
	datagrams, err := net.ListenUDP("udp", nil)
	must(t, err)
	defer datagrams.Close()
	service := echo(t)
	const (
		probes, probeAt = "/probe-api/v1/", "/probe-api/v1/{proto}/{addr}"
		probeOf, one    = probeAt + "/{requestorId}", probeAt + "/{requestorId}/{token}"
		gateways, gwAt  = "/gateway-api/v1/", "/gateway-api/v1/{proto}/{addr}"
		status          = "/status-api/v1/"
		networks, net1  = "/vpn-api/v1/", "/vpn-api/v1/{vpnId}"
	)
	p := func(rest string) string { return probes + "tcp/" + probe + rest }
	g := gateways + "tcp/" + gateway
	entry := `{"requestorId":"ann","activityId":"act","vpnId":"","remoteId":"bob","remoteAddr":"` + service + `"}`
	ann := `{"requestorId":"ann","token":"one"}`
	for _, c := range []call{
		// Probes (GP-02).
		{"GET", probes, "", probes, 200, "", "[]", ""},
		{"PUT", p(""), ann, probeAt, 201, "", "", ""},
		{"PUT", p(""), ann, probeAt, 200, "", "", ""},
		{"PUT", p(""), `{"RequestorId":"ann","Token":"two"}`, probeAt, 200, "", "", ""},
		{"PUT", p(""), `{"requestor_id":"bob","token":"three"}`, probeAt, 200, "", "", ""},
		{"PUT", p(""), `{"requestorId":"ann"}`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `{"requestorId":"ann","requestor_id":"bob","token":"x"}`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `{"requestorId":"ann","token":"x","more":1}`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `{"requestorId":"ann","token":7}`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `{"requestorId":"ann","token":"`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), ann + ann, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `[]`, probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), "", probeAt, 400, "bad-request", "", ""},
		{"PUT", p(""), `{"requestorId":"a b","token":"x"}`, probeAt, 400, "bad-request", "", ""},
		{"PUT", probes + "tcp/example.org:80", ann, probeAt, 400, "bad-address", "", ""},
		{"PUT", probes + "sctp/" + probe, ann, probeAt, 400, "bad-address", "", ""},
		{"PUT", probes + "tcp/127.0.0.2:80", ann, probeAt, 403, "not-allowed", "", ""},
		{"PUT", probes + "tcp/" + taken, ann, probeAt, 409, "address-in-use", "", ""},
		{"GET", probes + "TCP/" + url.PathEscape("[::ffff:127.0.0.1]:"+strings.Split(probe, ":")[1]), "", probeAt, 200, "", "", ""},
		{"GET", probes + "tcp/" + strings.ReplaceAll(probe, ":", "%3A"), "", probeAt, 200, "", "", ""},
		{"GET", probes + "tcp/" + other, "", probeAt, 404, "not-found", "", ""},
		{"GET", probes + "tcp/nowhere", "", probeAt, 400, "bad-address", "", ""},
		{"GET", p("/ann"), "", probeOf, 200, "", `"two"`, ""},
		{"GET", p("/ann?all=true"), "", probeOf, 200, "", `["two","one"]`, ""},
		{"GET", p("/eve"), "", probeOf, 404, "not-found", "", ""},
		{"GET", p("/ann?all=maybe"), "", probeOf, 400, "bad-request", "", ""},
		{"DELETE", p("/ann/one"), "", one, 204, "", "", ""},
		{"DELETE", p("/ann/one"), "", one, 404, "not-found", "", ""},
		{"DELETE", probes + "tcp/nowhere/ann/one", "", one, 400, "bad-address", "", ""},
		{"DELETE", p("/ann"), "", probeOf, 204, "", "", ""},
		{"DELETE", p("/ann"), "", probeOf, 404, "not-found", "", ""},
		{"DELETE", probes + "tcp/nowhere/ann", "", probeOf, 400, "bad-address", "", ""},

		// Gateways (GP-04).
		{"GET", gateways, "", gateways, 200, "", "{}", ""},
		{"POST", g, entry, gwAt, 201, "", "", ""},
		{"POST", g, entry, gwAt, 409, "gateway-exists", "", ""},
		{"POST", gateways + "tcp/" + taken, entry, gwAt, 409, "address-in-use", "", ""},
		{"POST", gateways + "tcp/127.0.0.2:80", entry, gwAt, 403, "not-allowed", "", ""},
		{"POST", gateways + "tcp/nowhere", entry, gwAt, 400, "bad-address", "", ""},
		{"POST", gateways + "tcp/" + other, `{"remoteAddr":"example.org:80"}`, gwAt, 400, "bad-address", "", ""},
		{"POST", gateways + "tcp/" + other, `{"requestorId":"ann"}`, gwAt, 400, "bad-request", "", ""},
		{"POST", gateways + "tcp/" + other, `{"remoteAddr":"169.254.169.254:80"}`, gwAt, 403, "not-allowed", "", ""},
		{"POST", gateways + "tcp/" + other, `{"remoteAddr":"` + service + `","idleTimeout":"soon"}`, gwAt, 400, "bad-request", "", ""},
		{"POST", gateways + "tcp/" + other, `{"remoteAddr":"` + service + `","allow":["300.0.0.0/8"]}`, gwAt, 400, "bad-request", "", ""},
		{"POST", gateways + "tcp/" + other, `{"vpnId":"none","remoteAddr":"10.0.0.1:80"}`, gwAt, 424, "vpn-unavailable", "", ""},
		{"POST", gateways + "tcp/" + other + "?lazy=true", `{"vpnId":"none","remoteAddr":"10.0.0.1:80","limits":{"perSource":3}}`, gwAt, 201, "", "", ""},
		{"GET", gateways, "", gateways, 200, "", "", ""},
		{"GET", g, "", gwAt, 200, "", entry, ""},
		{"GET", gateways + "udp/" + gateway, "", gwAt, 404, "not-found", "", ""},
		{"GET", gateways + "udp/nowhere", "", gwAt, 400, "bad-address", "", ""},
		{"PUT", probes + "tcp/" + gateway, ann, probeAt, 409, "gateway-exists", "", ""},
		{"PUT", g + "/access", `{"allow":["127.0.0.0/8"],"deny":["192.0.2.0/24"]}`, gwAt + "/access", 200, "", "", ""},
		{"PUT", g + "/access", `{"allow":["everybody"]}`, gwAt + "/access", 400, "bad-request", "", ""},
		{"PUT", gateways + "tcp/" + probe + "/access", `{}`, gwAt + "/access", 404, "not-found", "", ""},

		// Status (GP-05).
		{"GET", status + "status", "", status + "status", 200, "", "", ""},
		{"GET", status + "connections", "", status + "connections", 200, "", "[]", ""},
		{"GET", status + "metrics", "", status + "metrics", 200, "", "", "application/json"},
		{"GET", status + "metrics", "", status + "metrics", 200, "", "", "text/plain"},
		{"GET", status + "metrics", "", status + "metrics", 200, "", "", "*/*"},
		{"GET", status + "metrics/bandwidth", "", status + "metrics/bandwidth", 200, "", "", ""},
		{"GET", status + "metrics/activity/act", "", status + "metrics/activity/{id}", 200, "", "", ""},
		{"GET", status + "metrics/activity/none", "", status + "metrics/activity/{id}", 404, "not-found", "", ""},
		{"GET", status + "metrics/activity/act/bandwidth", "", status + "metrics/activity/{id}/bandwidth", 200, "", "", ""},
		{"GET", status + "metrics/activity/none/bandwidth", "", status + "metrics/activity/{id}/bandwidth", 404, "not-found", "", ""},
		{"GET", status + "metrics/vpn/none", "", status + "metrics/vpn/{id}", 200, "", "", ""},
		{"GET", status + "metrics/vpn/never", "", status + "metrics/vpn/{id}", 404, "not-found", "", ""},
		{"GET", status + "metrics/vpn/none/bandwidth", "", status + "metrics/vpn/{id}/bandwidth", 200, "", "", ""},
		{"GET", status + "metrics/vpn/never/bandwidth", "", status + "metrics/vpn/{id}/bandwidth", 404, "not-found", "", ""},

		{"DELETE", g + "?drain=soon", "", gwAt, 400, "bad-request", "", ""},
		{"DELETE", g + "?drain=99h", "", gwAt, 400, "bad-request", "", ""},
		{"DELETE", g + "?drain=1s", "", gwAt, 204, "", "", ""},
		{"DELETE", g, "", gwAt, 404, "not-found", "", ""},
		{"DELETE", gateways + "udp/nowhere", "", gwAt, 400, "bad-address", "", ""},
		{"DELETE", gateways + "tcp/" + other, "", gwAt, 204, "", "", ""},

		// The calls of the first implementation.
		{"POST", "/tcp", `{"listen":"` + gateway + `","remote":"` + service + `"}`, "/tcp", 200, "", `{"id":0}`, ""},
		{"POST", "/tcp", `{"listen":"` + gateway + `","remote":"` + service + `"}`, "/tcp", 409, "gateway-exists", "", ""},
		{"POST", "/tcp", `{"listen":"` + taken + `","remote":"` + service + `"}`, "/tcp", 500, "address-in-use", "", ""},
		{"POST", "/tcp", `{"listen":"here","remote":"` + service + `"}`, "/tcp", 400, "bad-address", "", ""},
		{"POST", "/tcp", `{"listen":"` + other + `","remote":"there"}`, "/tcp", 400, "bad-address", "", ""},
		{"POST", "/tcp", `{"listen":"127.0.0.2:80","remote":"` + service + `"}`, "/tcp", 403, "not-allowed", "", ""},
		{"POST", "/tcp", `{"listen":"` + other + `"}`, "/tcp", 400, "bad-request", "", ""},
		{"POST", "/udp", `{"listen":"` + gateway + `","remote":"` + service + `"}`, "/udp", 200, "", `{"id":5}`, ""},
		{"POST", "/udp", `{"listen":"` + gateway + `","remote":"` + service + `"}`, "/udp", 409, "gateway-exists", "", ""},
		{"POST", "/udp", `{"listen":"` + gateway + `"}`, "/udp", 400, "bad-request", "", ""},
		{"GET", g, "", gwAt, 200, "", `{"requestorId":"","activityId":"","vpnId":"","remoteId":"","remoteAddr":"` + service + `"}`, ""},
		{"DELETE", "/tcp/0", "", "/tcp/{id}", 200, "", "null", ""},
		{"DELETE", "/tcp/0", "", "/tcp/{id}", 404, "not-found", "", ""},
		{"DELETE", "/tcp/x", "", "/tcp/{id}", 404, "not-found", "", ""},
		{"DELETE", "/udp/4294967296", "", "/udp/{id}", 404, "not-found", "", ""},
		{"DELETE", "/udp/5", "", "/udp/{id}", 200, "", "null", ""},

		// Networks.
		{"GET", networks, "", networks, 200, "", "[]", ""},
		{"PUT", networks + "shop", `{"address":"10.8.0.1/24","members":[],"port":0}`, net1, 201, "", "", ""},
		{"PUT", networks + "shop", `{"address":"10.8.0.1/24","members":[]}`, net1, 200, "", "", ""},
		{"PUT", networks + "shop", `{"address":"10.8.0.1","members":[]}`, net1, 400, "bad-request", "", ""},
		{"PUT", networks + "other", fmt.Sprintf(`{"address":"10.9.0.1/24","members":[],"port":%d}`, datagrams.LocalAddr().(*net.UDPAddr).Port), net1, 409, "address-in-use", "", ""},
		{"PUT", networks + "sh%20op", `{"address":"10.8.0.1/24","members":[]}`, net1, 400, "bad-request", "", ""},
		{"GET", networks, "", networks, 200, "", "", ""},
		{"GET", networks + "shop", "", net1, 200, "", "", ""},
		{"GET", networks + "none", "", net1, 404, "not-found", "", ""},
		{"POST", networks + "shop/record", `{"address":"10.8.0.1","endpoint":"127.0.0.1:51820","life":"1h"}`, net1 + "/record", 200, "", "", ""},
		{"POST", networks + "shop/record", `{"address":"nowhere"}`, net1 + "/record", 400, "bad-request", "", ""},
		{"POST", gateways + "tcp/" + other, `{"vpnId":"shop","remoteAddr":"10.8.0.2:80"}`, gwAt, 201, "", "", ""},
		{"DELETE", gateways + "tcp/" + other, "", gwAt, 204, "", "", ""},
		{"DELETE", networks + "shop", "", net1, 204, "", "", ""},
		{"DELETE", networks + "shop", "", net1, 404, "not-found", "", ""},

		// What there is not.
		{"GET", "/", "", "", 404, "no-such-route", "", ""},
		{"GET", "/probe-api/v2/", "", "", 404, "no-such-route", "", ""},
		{"PATCH", g, "", "", 405, "method-not-allowed", "", ""},
		{"POST", probes, "", "", 405, "method-not-allowed", "", ""},
	} {
		w.run(t, c)
	}
	// As many sockets as there may be.
	for range 8 {
		w.do(t, "PUT", probes+"tcp/"+free(t), ann, nil)
	}
	w.run(t, call{method: "PUT", path: probes + "tcp/" + other, body: ann, template: probeAt, status: 429, code: "quota"})
	w.run(t, call{method: "POST", path: gateways + "tcp/" + other, body: entry, template: gwAt, status: 429, code: "quota"})
	for _, path := range []string{"/tcp", "/udp"} {
		w.run(t, call{method: "POST", path: path, body: `{"listen":"` + other + `","remote":"` + service + `"}`, template: path, status: 429, code: "quota"})
	}
	everyCallCanFail(t, w)

	// What the document promises was seen, but for what would be a fault of ours.
	for _, op := range w.operations(t) {
		for status := range at(w.operation(t, op.method, op.template), "responses").(map[string]any) {
			what := fmt.Sprintf("%s %s %s", op.method, op.template, status)
			reads := op.method == "GET" && status == "503" && op.template != "/status-api/v1/status"
			record := strings.HasSuffix(op.template, "/record") || strings.HasPrefix(op.template, networks)
			if !w.seen[what] && status != "500" && !reads && !(record && status == "503") {
				t.Errorf("nothing came to %s", what)
			}
		}
	}
}

// everyCallCanFail provokes what can happen to all calls.
func everyCallCanFail(t *testing.T, w *world) {
	t.Helper()
	ops := w.operations(t)
	for _, op := range ops {
		for header, want := range map[[2]string]string{
			{"Authorization", ""}:                       "401 unauthorized",
			{"Authorization", "Bearer " + secret[1:]}:   "401 unauthorized",
			{"Authorization", "Basic " + secret}:        "401 unauthorized",
			{"Host", "evil.example"}:                    "421 wrong-host",
			{"Host", "192.0.2.1"}:                       "421 wrong-host",
			{"Origin", "https://evil.example"}:          "403 foreign-origin",
			{"Sec-Fetch-Site", "cross-site"}:            "403 foreign-origin",
			{"Origin", "http://" + w.addr.String()}:     "403 foreign-origin",
			{"Authorization", "Bearer " + secret + "x"}: "401 unauthorized",
		} {
			got := w.do(t, op.method, op.path, "", http.Header{header[0]: {header[1]}})
			var p api.Problem
			_ = json.Unmarshal(got.body, &p)
			if s := fmt.Sprint(got.status, " ", p.Code); s != want || p.Message == "" {
				t.Errorf("%s %s with %s: got %s, want %s", op.method, op.path, header, s, want)
			}
			w.conforms(t, op.method, op.template, got)
		}
		if op.method != "PUT" && op.method != "POST" {
			continue
		}
		w.run(t, call{method: op.method, path: op.path, body: `{"token":"` + strings.Repeat("x", 64<<10) + `"}`, template: op.template, status: 413, code: "too-large"})
		got := w.do(t, op.method, op.path, "listen=x", http.Header{"Content-Type": {"application/x-www-form-urlencoded"}})
		if got.status != 415 {
			t.Errorf("%s %s with a form: %d %s", op.method, op.path, got.status, got.body)
		}
		w.conforms(t, op.method, op.template, got)
	}
	files, err := w.proxy.HandOver()
	must(t, err)
	for _, f := range files {
		must(t, f.File.Close())
	}
	bodies := map[string]string{
		"/tcp": `{"listen":"127.0.0.1:1","remote":"127.0.0.1:2"}`, "/udp": `{"listen":"127.0.0.1:1","remote":"127.0.0.1:2"}`,
		"/probe-api/v1/{proto}/{addr}": `{"requestorId":"a","token":"b"}`, "/gateway-api/v1/{proto}/{addr}": `{"remoteAddr":"127.0.0.1:2"}`,
		"/gateway-api/v1/{proto}/{addr}/access": `{}`,
	}
	for _, op := range ops {
		if op.method == "GET" || strings.HasPrefix(op.template, "/vpn-api") {
			continue
		}
		body := bodies[op.template]
		if op.method == "DELETE" {
			body = ""
		}
		w.run(t, call{method: op.method, path: op.path, body: body, template: op.template, status: 503, code: "draining"})
	}
	w.run(t, call{method: "GET", path: "/status-api/v1/status", template: "/status-api/v1/status", status: 503})
	must(t, w.proxy.Resume())
}

// Prometheus reads what GAP-22's first implementation had, by its names, and what is ours.
func TestPrometheus(t *testing.T) {
	w := start(t, nil)
	service, a, b := echo(t), free(t), free(t)
	w.run(t, call{method: "POST", path: "/tcp", body: `{"listen":"` + a + `","remote":"` + service + `"}`, status: 200})
	w.run(t, call{method: "POST", path: "/gateway-api/v1/tcp/" + b, body: `{"remoteAddr":"` + service + `"}`, status: 201})
	c, err := net.Dial("tcp", a)
	must(t, err)
	_ = c.SetDeadline(time.Now().Add(patience))
	_, err = io.WriteString(c, "hello")
	must(t, err)
	must(t, c.(*net.TCPConn).CloseWrite())
	blob, err := io.ReadAll(c)
	if err != nil || string(blob) != "hello" {
		t.Fatal(string(blob), err)
	}
	must(t, c.Close())
	got := w.run(t, call{method: "GET", path: "/status-api/v1/metrics", status: 200, accept: "text/plain"})
	if kind := got.header.Get("Content-Type"); !strings.HasPrefix(kind, "text/plain") {
		t.Errorf("it comes as %s", kind)
	}
	for _, line := range []string{
		`yaproxy_receive_bytes_total{id="0"} 5`, `yaproxy_network_transmit_bytes_total{id="0"} 5`, `yaproxy_connections{proto="tcp"} 2`, `yaproxy_connections{proto="udp"} 0`,
		`yaproxy_receive_bytes_total{id="tcp/` + b + `"} 0`, `netproxy_bytes_total{direction="inbound"} 5`, `netproxy_connections_total 1`, `netproxy_gateway_sockets 2`,
		`netproxy_socket_bytes_total{direction="outbound",socket="tcp/` + a + `"} 5`,
	} {
		if !bytes.Contains(got.body, []byte(line+"\n")) {
			t.Errorf("there is no %s in\n%s", line, got.body)
		}
	}
}

// GP-06: an open connection is listed with what it carried.
func TestConnections(t *testing.T) {
	w := start(t, nil)
	a := free(t)
	w.run(t, call{method: "POST", path: "/gateway-api/v1/tcp/" + a, body: `{"activityId":"act","remoteAddr":"` + echo(t) + `"}`, status: 201})
	c, err := net.Dial("tcp", a)
	must(t, err)
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	_, err = io.WriteString(c, "hello")
	must(t, err)
	_, err = io.ReadFull(c, make([]byte, 5))
	must(t, err)
	deadline := time.Now().Add(patience)
	for {
		got := w.run(t, call{method: "GET", path: "/status-api/v1/connections", template: "/status-api/v1/connections", status: 200})
		var all []api.Connection
		must(t, json.Unmarshal(got.body, &all))
		if len(all) == 1 && all[0].Inbound.Bytes == 5 && all[0].Outbound.Bytes == 5 {
			if k := all[0]; k.Socket != "tcp/"+a || k.ActivityID != "act" || k.Peer != c.LocalAddr().String() {
				t.Errorf("it is %+v", k)
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("there are %+v", all)
		}
	}
}
