package kubo_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/contenttest"
	"emet/agents/content/kubo"
	"emet/agents/content/kubo/kubotest"
	"emet/agents/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB) (*kubo.Store, *kubotest.Daemon) {
	t.Helper()
	d := kubotest.Start(t)
	s, err := kubo.New(t.Context(), kubo.Config{API: d.API})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, d
}

func TestStore(t *testing.T) {
	kubotest.Binary(t)
	contenttest.Store(t, func(t *testing.T) content.Store {
		s, _ := open(t)
		return s
	})
}

// The golden CIDs are what the real `ipfs add` returns. EMET_UPDATE=1 writes them anew.
func TestGoldenAgainstDaemon(t *testing.T) {
	_, d := open(t)
	golden := contenttest.Golden(t)
	var update bytes.Buffer
	for _, f := range contenttest.Fixtures() {
		path := filepath.Join(t.TempDir(), f.Name)
		var err error
		if f.Tree != nil {
			err = os.CopyFS(path, f.Tree)
		} else {
			err = os.WriteFile(path, f.File, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		c := d.IPFS(t, "add", "--quieter", "--recursive", "--hidden", "--only-hash", "--cid-version=1", "--raw-leaves", path)
		if c != golden[f.Name] {
			t.Errorf("%s: kubo says %s, golden is %s", f.Name, c, golden[f.Name])
		}
		update.WriteString(f.Name + " " + c + "\n")
	}
	if os.Getenv("EMET_UPDATE") != "" {
		if err := os.WriteFile("../contenttest/golden.txt", update.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// embedded starts an embedded node beside the daemon.
func embedded(t *testing.T, cfg boxo.Config) *boxo.Node {
	t.Helper()
	h, err := wire.New(wire.Config{})
	if err != nil {
		t.Fatal(err)
	}
	cfg.Host = h
	n, err := boxo.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

// Embedded nodes and daemons exchange content both ways, files and sharded directories.
func TestBitswapBothWays(t *testing.T) { // CM-07, CM-21
	s, _ := open(t)
	n := embedded(t, boxo.Config{})
	for name, pair := range map[string][2]content.Store{"to kubo": {n, s}, "from kubo": {s, n}} {
		for _, f := range contenttest.Fixtures() {
			switch f.Name {
			case "m1p1", "dir100", "hamt":
			default:
				continue
			}
			c := contenttest.Add(t, pair[0], f)
			ref := content.Ref{CID: c, Peers: pair[0].Peers()}
			if _, err := pair[1].Fetch(t.Context(), ref, content.Limits{}); err != nil {
				t.Errorf("%s %s: %v", f.Name, name, err)
			}
			if err := pair[1].Pin(t.Context(), c, f.Name); err != nil {
				t.Errorf("%s %s: %v", f.Name, name, err)
			}
		}
	}
}

// The gateway is the last resort of an embedded node.
func TestGateway(t *testing.T) {
	s, d := open(t)
	n := embedded(t, boxo.Config{Gateways: []string{d.Gateway}})
	want := contenttest.Bytes("gateway", 3<<20)
	c, err := s.Add(t.Context(), bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	got, err := n.Read(t.Context(), content.Ref{CID: c}, content.Limits{})
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("read %d bytes by the gateway: %v", len(got), err)
	}
	for _, f := range contenttest.Fixtures() {
		if f.Name != "hamt" && f.Name != "nested" {
			continue
		}
		ref := content.Ref{CID: contenttest.Add(t, s, f)}
		entries, err := n.List(t.Context(), ref, "", content.Limits{})
		if err != nil {
			t.Fatalf("list %s by the gateway: %v", f.Name, err)
		}
		last := entries[len(entries)-1]
		r, err := n.Open(t.Context(), ref, last.Name, content.Limits{})
		if err != nil {
			t.Fatalf("open %s by the gateway: %v", last.Name, err)
		}
		_ = r.Close()
	}
}

// Names of pins are independent, though the daemon knows one name for a CID.
func TestTwoNamesOneCID(t *testing.T) { // F19
	s, _ := open(t)
	c, err := s.Add(t.Context(), bytes.NewReader([]byte("shared")))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"job-1", "job-11", "job-2"} {
		if err := s.Pin(t.Context(), c, name); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Unpin(t.Context(), "job-1"); err != nil {
		t.Fatal(err)
	}
	pins, err := s.Pins(t.Context())
	if err != nil || len(pins) != 2 || pins[0] != (content.Pin{Name: "job-11", CID: c}) {
		t.Fatalf("pins: %v, %v", pins, err)
	}
	if _, err := s.GC(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ok, err := s.Has(t.Context(), c); err != nil || !ok {
		t.Fatalf("content with a pin left was collected: %v, %v", ok, err)
	}
}

func TestNoDaemon(t *testing.T) {
	for _, api := range []string{"http://127.0.0.1:1", "/ip4/127.0.0.1/tcp/1", "/nonsense"} {
		if _, err := kubo.New(t.Context(), kubo.Config{API: api}); err == nil {
			t.Errorf("%s: no error", api)
		}
	}
}
