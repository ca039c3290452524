package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.uber.org/goleak"

	"emet/agents/identity"
	"emet/agents/inbound"
	"emet/agents/inbound/api"
	"emet/agents/inbound/guard"
	"emet/agents/inbound/meter"
	"emet/agents/inbound/relay"
	"emet/agents/inbound/vpn"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	patience = 30 * time.Second
	secret   = "0123456789abcdef0123456789abcdef"
)

// world is a proxy with its interface.
type world struct {
	proxy  *inbound.Proxy
	server *api.Server
	addr   net.Addr
	doc    any // the OpenAPI document, as it is served
	http   *http.Client

	mu   sync.Mutex
	seen map[string]bool // "GET /path 200"
}

func start(t testing.TB, with func(*api.Config)) *world {
	t.Helper()
	w := newWorld(t, with)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	w.addr = ln.Addr()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.server.Run(ctx, ln) }()
	w.http = &http.Client{Timeout: patience, Transport: &http.Transport{}}
	t.Cleanup(func() {
		w.http.CloseIdleConnections()
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return w
}

func newWorld(t testing.TB, with func(*api.Config)) *world {
	t.Helper()
	dir := t.TempDir()
	engine, err := relay.New(relay.Config{Loops: 1})
	must(t, err)
	t.Cleanup(engine.Close)
	key, _, err := identity.Create(filepath.Join(dir, "keys"), filepath.Join(dir, "password"), identity.Light)
	must(t, err)
	set := vpn.NewSet(vpn.SetConfig{Dir: filepath.Join(dir, "vpn"), Node: key})
	t.Cleanup(set.Close)
	cfg := api.Config{Token: secret, Version: "test"}
	cfg.Networks, err = api.OpenNetworks(filepath.Join(dir, "networks"), set, cfg.Log)
	must(t, err)
	w := &world{seen: map[string]bool{}}
	w.proxy, err = inbound.Open(inbound.Config{
		Engine: engine, Networks: cfg.Networks, Guard: guard.New(guard.Config{}), Meter: meter.New(nil), Journal: filepath.Join(dir, "netproxy.db"),
		Allow: inbound.Rules{{Net: netip.MustParsePrefix("127.0.0.1/32"), Low: 1, High: 65535}}, Sockets: 8,
		Local: inbound.Rules{{Net: netip.MustParsePrefix("127.0.0.0/8"), Low: 1, High: 65535}},
	})
	must(t, err)
	t.Cleanup(func() { must(t, w.proxy.Close()) })
	cfg.Proxy = w.proxy
	if with != nil {
		with(&cfg)
	}
	w.server, err = api.New(cfg)
	must(t, err)
	return w
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// free returns an address that nobody has, outside of the range that the system takes ports of connections from.
func free(t testing.TB) string {
	t.Helper()
	for range 1000 {
		ports.Lock()
		ports.next++
		addr := fmt.Sprintf("127.0.0.1:%d", 12000+(ports.next+os.Getpid()*89)%18000)
		ports.Unlock()
		ln, err := net.Listen("tcp", addr)
		if err != nil {
			continue
		}
		must(t, ln.Close())
		return addr
	}
	t.Fatal("no port is free")
	panic("unreachable")
}

var ports struct {
	sync.Mutex
	next int
}

// call is a call and what it should come to.
type call struct {
	method, path, body string
	template           string // of the path, in the document
	status             int
	code               string // of the error
	is                 string // the answer; empty: whatever it is
	accept             string
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

func (w *world) do(t testing.TB, method, path, body string, header http.Header) answer {
	t.Helper()
	r, err := http.NewRequest(method, "http://"+w.addr.String()+path, strings.NewReader(body))
	must(t, err)
	r.Header.Set("Authorization", "Bearer "+secret)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	maps.Copy(r.Header, header)
	if host := r.Header.Get("Host"); host != "" {
		r.Host = host
	}
	resp, err := w.http.Do(r)
	must(t, err)
	defer resp.Body.Close()
	blob, err := io.ReadAll(resp.Body)
	must(t, err)
	return answer{resp.StatusCode, resp.Header, blob}
}

// run makes a call and compares what it comes to with what it should, and with the document.
func (w *world) run(t testing.TB, c call) answer {
	t.Helper()
	header := http.Header{}
	if c.accept != "" {
		header.Set("Accept", c.accept)
	}
	got := w.do(t, c.method, c.path, c.body, header)
	what := fmt.Sprintf("%s %s %.60s", c.method, c.path, c.body)
	if got.status != c.status {
		t.Errorf("%s: %d %s, want %d", what, got.status, got.body, c.status)
		return got
	}
	if c.is != "" && strings.TrimSpace(string(got.body)) != c.is {
		t.Errorf("%s: %s, want %s", what, got.body, c.is)
	}
	if c.status >= 400 && c.code != "" {
		var p api.Problem
		if err := json.Unmarshal(got.body, &p); err != nil || p.Code != c.code || p.Message == "" {
			t.Errorf("%s: %s, want the code %s", what, got.body, c.code)
		}
	}
	if c.template != "" {
		w.conforms(t, c.method, c.template, got)
	}
	return got
}

// conforms compares an answer with the document (GP-10).
func (w *world) conforms(t testing.TB, method, template string, got answer) {
	t.Helper()
	what := fmt.Sprintf("%s %s %d", method, template, got.status)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[what] = true
	op := w.operation(t, method, template)
	if op == nil {
		t.Errorf("the document has no %s %s", method, template)
		return
	}
	response, ok := at(op, "responses", strconv.Itoa(got.status)).(map[string]any)
	if !ok {
		t.Errorf("the document does not know %s", what)
		return
	}
	content, _ := response["content"].(map[string]any)
	if len(content) == 0 {
		if len(got.body) != 0 {
			t.Errorf("%s has a body: %s", what, got.body)
		}
		return
	}
	kind, _, err := mime.ParseMediaType(got.header.Get("Content-Type"))
	if err != nil || content[kind] == nil {
		t.Errorf("%s comes as %s, which the document does not know", what, got.header.Get("Content-Type"))
		return
	}
	if kind != "application/json" {
		return
	}
	pointer := []string{"paths", template, strings.ToLower(method), "responses", strconv.Itoa(got.status), "content", kind, "schema"}
	for i, p := range pointer {
		pointer[i] = strings.ReplaceAll(strings.ReplaceAll(p, "~", "~0"), "/", "~1")
	}
	compiler := jsonschema.NewCompiler()
	must(t, compiler.AddResource("https://test/openapi.json", w.doc))
	schema, err := compiler.Compile("https://test/openapi.json#/" + strings.NewReplacer("{", "%7B", "}", "%7D").Replace(strings.Join(pointer, "/")))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(got.body))
	if err == nil {
		err = schema.Validate(v)
	}
	if err != nil {
		t.Errorf("%s is not as the document says: %s: %v", what, got.body, err)
	}
}

func (w *world) operation(t testing.TB, method, template string) map[string]any {
	t.Helper()
	if w.doc == nil {
		got := w.do(t, "GET", "/openapi.json", "", nil)
		if got.status != 200 {
			t.Fatalf("there is no document: %d", got.status)
		}
		var err error
		w.doc, err = jsonschema.UnmarshalJSON(bytes.NewReader(got.body))
		must(t, err)
		if v := at(w.doc, "openapi"); v != "3.1.0" {
			t.Errorf("it is of version %v", v)
		}
	}
	op, _ := at(w.doc, "paths", template, strings.ToLower(method)).(map[string]any)
	return op
}

// operations lists what the document has.
func (w *world) operations(t testing.TB) (all []call) {
	t.Helper()
	w.operation(t, "", "")
	for template, item := range at(w.doc, "paths").(map[string]any) {
		for method := range item.(map[string]any) {
			path := strings.NewReplacer("{proto}", "tcp", "{addr}", "127.0.0.1:1", "{requestorId}", "ann", "{token}", "one", "{id}", "1", "{vpnId}", "net").Replace(template)
			all = append(all, call{method: strings.ToUpper(method), path: path, template: template})
		}
	}
	slices.SortFunc(all, func(a, b call) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return all
}

func at(v any, path ...string) any {
	for _, name := range path {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

// echo is a service.
func echo(t testing.TB) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	var served sync.WaitGroup
	served.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			served.Go(func() {
				defer c.Close()
				_, _ = io.Copy(c, c)
			})
		}
	})
	t.Cleanup(func() { _ = ln.Close(); served.Wait() })
	return ln.Addr().String()
}
