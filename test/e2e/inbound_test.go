package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"emet/agents/inbound/buyer"
	"emet/agents/inbound/sale"
	"emet/agents/node"
)

// GP-11, GP-12: a worker with --inbound starts a proxy and sells its sockets. One command buys one, and strangers reach the
// service by it. The worker is killed: the proxy and the socket stay, and the next worker goes on with the same sale. Then
// the proxy is killed too, and comes back with the socket. What was used is paid in the end.
func TestWorkerSellsSockets(t *testing.T) {
	s := newSite(t)
	d := the(node.OpenDevnet(t.Context(), node.DevnetOptions{}))(t)
	t.Cleanup(func() { must(t, d.Close()) })
	d.Network.StateDir = filepath.Join(s.dir, "agents")
	network := filepath.Join(s.dir, "inbound.json")
	must(t, d.Network.Save(network))

	proxy := t.TempDir()
	t.Cleanup(func() { endProxy(proxy) })
	addr := fmt.Sprintf("127.79.%d.1:%d", os.Getpid()%250, 20000)
	vpn := port(t)
	api := "unix:" + filepath.Join(proxy, "s")
	state := s.state("worker", 1)
	shareSandboxCache(t, state)
	work := func() *process {
		w := start(t, s.dir, "worker", "--network", network, "--state", state, "--inbound", "tcp:"+addr, "--country", "de", "--inbound-api", api,
			"--inbound-state", proxy, "--inbound-vpn-ports", vpn)
		until(t, "the worker sells", func() bool { return w.done() || strings.Contains(w.errOut.String(), "sold sockets stay open") })
		return w
	}
	status := func() (out node.SellingStatus) {
		p := start(t, s.dir, "worker", "status", "--network", network, "--state", state, "--json")
		<-p.ended
		var document struct {
			Inbound *node.SellingStatus `json:"inbound"`
		}
		must(t, json.Unmarshal(p.out.Bytes(), &document))
		if document.Inbound == nil {
			t.Fatalf("the worker's status has nothing of sales: %s", p.out.Bytes())
		}
		return *document.Inbound
	}

	first := work()
	if said := first.errOut.String(); !strings.Contains(said, "was started as process") {
		t.Fatalf("no proxy was started: %s", said)
	}
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }))
	t.Cleanup(service.Close)
	_, port, _ := net.SplitHostPort(addr)
	buys := start(t, s.dir, "netproxy", "buy", "--network", network, "--port", port, "--region", "DE", "--yes", "--json",
		"--to", strings.TrimPrefix(service.URL, "http://"))
	reached := func() bool {
		if buys.done() {
			t.Fatalf("the sale has ended: %s", buys.errOut.String())
		}
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
		answer, err := client.Post("http://"+addr, "text/plain", strings.NewReader("hello"))
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return err == nil && string(text) == "hello"
	}
	until(t, "the service is reached", reached)
	before := status()
	if len(before.Sold) != 1 || before.Sold[0].Address.String() != addr {
		t.Fatalf("sold: %+v", before)
	}

	first.kill()
	id := proxyID(t, proxy)
	until(t, "the service is reached though the worker is gone", reached)
	second := work()
	if said := second.errOut.String(); !strings.Contains(said, "which ran already") || proxyID(t, proxy) != id {
		t.Errorf("the proxy was not found: %s", said)
	}
	if after := status(); len(after.Sold) != 1 || after.Sold[0].Activity != before.Sold[0].Activity || after.Seller != before.Seller {
		t.Errorf("before it was %+v, after it %+v", before, after)
	}
	until(t, "the service is reached with the next worker", reached)

	endProxy(proxy)
	until(t, "the proxy is started again", func() bool { return proxyID(t, proxy) != id })
	until(t, "the service is reached by the next proxy", reached)

	buys.interrupt(t)
	var last struct {
		State buyer.State `json:"state"`
		Paid  string      `json:"paid"`
		Usage sale.Usage  `json:"usage"`
	}
	said := buys.out.Bytes()
	must(t, json.Unmarshal(said[bytes.LastIndex(said, []byte("\n{"))+1:], &last))
	if last.State != buyer.Settled || last.Paid == "0" || last.Paid == "" || last.Usage.Inbound < 15 || last.Usage.Outbound < 15 {
		t.Errorf("in the end it is %+v", last)
	}
	if now := status(); len(now.Sold) != 0 || now.Ended != 1 {
		t.Errorf("the seller still has %+v", now)
	}
	second.interrupt(t)
	if proxyID(t, proxy) == 0 {
		t.Error("the proxy ended with the worker")
	}
}

// proxyID is the process of the proxy with a state, or 0.
func proxyID(t *testing.T, state string) int {
	t.Helper()
	blob, err := os.ReadFile(filepath.Join(state, "netproxy.pid"))
	must(t, err)
	id := the(strconv.Atoi(strings.TrimSpace(string(blob))))(t)
	if syscall.Kill(id, 0) != nil {
		return 0
	}
	return id
}

// endProxy kills the proxy with a state.
func endProxy(state string) {
	blob, err := os.ReadFile(filepath.Join(state, "netproxy.pid"))
	if err != nil {
		return // there is none
	}
	if id, err := strconv.Atoi(strings.TrimSpace(string(blob))); err == nil {
		_ = syscall.Kill(id, syscall.SIGKILL)
	}
}
