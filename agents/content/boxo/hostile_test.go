package boxo_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/contenttest"
	"emet/agents/wire"
)

const direct = "/emet/content/1"

// liar is a peer that answers every request for content as it likes.
func liar(t *testing.T, answer func(ctx context.Context, s *wire.Stream) error) []string {
	t.Helper()
	h := host(t)
	h.Handle(direct, wire.Limits{Write: wire.NoLimit, Idle: time.Minute}, func(ctx context.Context, s *wire.Stream) error {
		if _, err := s.ReadMsg(64 << 10); err != nil {
			return err
		}
		return answer(ctx, s)
	})
	return h.Addrs()
}

// carOf is a file's CAR behind the byte that says "here it is".
func carOf(t *testing.T, data []byte) ([]byte, cid.Cid) {
	t.Helper()
	n := open(t, boxo.Config{})
	c, err := n.Add(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	buf := bytes.NewBuffer([]byte{0})
	if err := n.Export(t.Context(), c, buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), c
}

func TestHostilePeers(t *testing.T) { // F18
	data := contenttest.Bytes("hostile", 1<<20)
	car, c := carOf(t, data)
	flipped := bytes.Clone(car)
	flipped[len(car)/2] ^= 1
	answers := map[string][]byte{
		"flips a bit":                 flipped,
		"stops in the middle":         car[:len(car)/2],
		"sends a huge header":         binary.AppendUvarint([]byte{0}, 1<<50),
		"sends HTML":                  []byte("\x00<html>sign in</html>"),
		"sends something else":        append(bytes.Clone(car[:80]), contenttest.Bytes("noise", 1000)...),
		"says that it has not":        {1},
		"says nothing":                {},
		"says what we do not know":    {77},
		"repeats its header for ever": bytes.Repeat(car[:60], 1000),
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			bad := liar(t, func(_ context.Context, s *wire.Stream) error {
				_, err := s.Write(answer)
				return err
			})
			n := open(t, boxo.Config{})
			_, err := n.Read(t.Context(), content.Ref{CID: c, Peers: bad}, content.Limits{Idle: 200 * time.Millisecond})
			if !errors.Is(err, content.ErrNotFound) || content.Final(err) {
				t.Errorf("alone: %v", err)
			}
			good := open(t, boxo.Config{})
			if _, err := good.Add(t.Context(), bytes.NewReader(data)); err != nil {
				t.Fatal(err)
			}
			ref := content.Ref{CID: c, Peers: append(bad, good.Peers()...)}
			got, err := n.Read(t.Context(), ref, content.Limits{})
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("with an honest peer behind it: %d bytes, %v", len(got), err)
			}
		})
	}
}

// A peer that sends a byte now and then is given up after the idle time, and does not hold up others.
func TestSlowDrip(t *testing.T) { // F17
	data := contenttest.Bytes("drip", 1<<20)
	car, c := carOf(t, data)
	drip := liar(t, func(ctx context.Context, s *wire.Stream) error {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for i := range car {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-tick.C:
			}
			if _, err := s.Write(car[i : i+1]); err != nil {
				return err
			}
		}
		return nil
	})
	n := open(t, boxo.Config{})
	start := time.Now()
	_, err := n.Fetch(t.Context(), content.Ref{CID: c, Peers: drip}, content.Limits{Idle: 300 * time.Millisecond})
	if !errors.Is(err, content.ErrNotFound) || !errors.Is(err, content.ErrStalled) {
		t.Errorf("alone: %v", err)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v to give up", took)
	}
	good := open(t, boxo.Config{})
	if _, err := good.Add(t.Context(), bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	ref := content.Ref{CID: c, Peers: append(drip, good.Peers()...)}
	if _, err := n.Fetch(t.Context(), ref, content.Limits{Idle: time.Hour}); err != nil { // the slow peer takes hours
		t.Errorf("with an honest peer: %v", err)
	}
}

// 1 GiB against the default limit of 16 MiB is refused by what the first block says; if that lies, by what has come.
func TestTooLargeIsRefusedEarly(t *testing.T) { // F18
	a := open(t, boxo.Config{})
	leaf, err := a.Put(t.Context(), content.Raw, make([]byte, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	links := make([]contenttest.Link, 1024)
	for i := range links {
		links[i].CID = leaf.Bytes()
	}
	for name, size := range map[string]int64{"honest": 1 << 30, "silent": -1, "lying": 5} {
		c, err := a.Put(t.Context(), content.DagPB, contenttest.Node(contenttest.UnixFS(2, size), links...))
		if err != nil {
			t.Fatal(err)
		}
		n := open(t, boxo.Config{})
		_, err = n.Fetch(t.Context(), content.Ref{CID: c, Peers: a.Peers()}, content.Limits{})
		if !errors.Is(err, content.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		freed, err := n.GC(t.Context())
		if err != nil || freed.Bytes > 2<<20 {
			t.Errorf("%s: %+v was stored, %v", name, freed, err)
		}
	}
}

// Content that is malformed under its own hash is nobody's fault but its own: no other peer is asked.
func TestMalformedContentIsFinal(t *testing.T) {
	car := bytes.NewBuffer([]byte{0})
	block := []byte{0xff, 0xff}
	c := content.Sum(content.DagCBOR, block)
	w, err := content.NewCARWriter(car, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(c, block), w.Flush()); err != nil {
		t.Fatal(err)
	}
	peer := liar(t, func(_ context.Context, s *wire.Stream) error {
		_, err := s.Write(car.Bytes())
		return err
	})
	_, err = open(t, boxo.Config{}).Fetch(t.Context(), content.Ref{CID: c, Peers: peer}, content.Limits{})
	if !errors.Is(err, content.ErrMalformed) {
		t.Errorf("fetch: %v", err)
	}
}

func TestHostileHints(t *testing.T) {
	n := open(t, boxo.Config{})
	c := content.Sum(content.Raw, []byte("nowhere"))
	hints := append(n.Peers(), "", "nonsense", "/ip4/127.0.0.1/tcp/1", strings.Repeat("/ip4/1.2.3.4", 1000),
		"/ip4/127.0.0.1/tcp/1/p2p/12D3KooWGRUVh7k1kFh3Uyq2dNFtcDrGXmGjcFPTtSAdhvgkq1wa")
	if _, err := n.Fetch(t.Context(), content.Ref{CID: c, Peers: hints}, content.Limits{}); !errors.Is(err, content.ErrNotFound) {
		t.Errorf("fetch: %v", err)
	}
}

func TestHostileGateways(t *testing.T) { // F18
	car, c := carOf(t, contenttest.Bytes("gateway", 1<<20))
	for name, handler := range map[string]http.HandlerFunc{
		"error": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) },
		"HTML":  func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) },
		"short": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(car[1 : len(car)/2]) },
	} {
		srv := httptest.NewServer(handler)
		n := open(t, boxo.Config{Gateways: []string{srv.URL}})
		if _, err := n.Read(t.Context(), content.Ref{CID: c}, content.Limits{}); !errors.Is(err, content.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
		srv.Close()
	}
}

// Requests from strangers: none may crash the node, and it goes on answering.
func TestHostileRequests(t *testing.T) {
	n, h := open(t, boxo.Config{}), host(t)
	for _, msg := range []string{
		"", "{}", "null", `{"roots":[]}`, `{"roots":["x"]}`, `{"roots":["bafkqaaa"]}`, strings.Repeat("[", 60_000),
		`{"roots":["` + strings.Repeat(`","`, 300) + `"]}`, `{"roots":[1]}`,
	} {
		s, err := h.Open(t.Context(), n.Peers()[0], direct, wire.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.WriteMsg([]byte(msg)); err != nil {
			t.Errorf("%.20q: %v", msg, err)
		}
		if _, err := s.ReadMsg(10); err == nil {
			t.Errorf("%.20q was answered", msg)
		}
		s.Reset()
	}
	c, err := n.Add(t.Context(), strings.NewReader("still here"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := open(t, boxo.Config{}).Read(t.Context(), content.Ref{CID: c, Peers: n.Peers()}, content.Limits{})
	if err != nil || string(got) != "still here" {
		t.Errorf("%q, %v", got, err)
	}
}
