package boxo_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/contenttest"
)

// A result record arrives with all that it links to.
func TestFetchRecordWithLinks(t *testing.T) { // CM-03
	ha := host(t)
	a, b := open(t, boxo.Config{Host: ha}), open(t, boxo.Config{Dir: t.TempDir()})
	for _, p := range ha.Libp2p().Mux().Protocols() {
		if strings.Contains(string(p), "bitswap") { // leaves the direct exchange alone
			ha.Libp2p().RemoveStreamHandler(p)
		}
	}
	result := contenttest.Bytes("result", 3<<20)
	file, err := a.Add(t.Context(), bytes.NewReader(result))
	if err != nil {
		t.Fatal(err)
	}
	log, err := a.Add(t.Context(), bytes.NewReader([]byte("log")))
	if err != nil {
		t.Fatal(err)
	}
	c, err := a.Put(t.Context(), content.DagCBOR, contenttest.Record(file, log))
	if err != nil {
		t.Fatal(err)
	}
	info, err := b.Fetch(t.Context(), content.Ref{CID: c, Peers: a.Peers()}, content.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if info.From == "local" || info.Bytes < 3<<20+3 { // on a slow machine the credit may go to a way that only looked on
		t.Errorf("fetched %+v", info)
	}
	if got, err := b.Read(t.Context(), content.Ref{CID: file}, content.Limits{}); err != nil || !bytes.Equal(got, result) {
		t.Errorf("the linked file was not fetched: %v", err)
	}
}

// One file of a large directory comes without the others.
func TestOpenFetchesOneFile(t *testing.T) {
	a, b := open(t, boxo.Config{}), open(t, boxo.Config{})
	for _, f := range contenttest.Fixtures() {
		if f.Name != "dir100" && f.Name != "hamt" {
			continue
		}
		ref := content.Ref{CID: contenttest.Add(t, a, f), Peers: a.Peers()}
		entries, err := b.List(t.Context(), ref, "", content.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if ok, _ := b.Has(t.Context(), entries[7].CID); ok {
			t.Errorf("%s: listing fetched a file", f.Name)
		}
		r, err := b.Open(t.Context(), ref, entries[7].Name, content.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		for i, want := range map[int]bool{7: true, 8: false} {
			if ok, _ := b.Has(t.Context(), entries[i].CID); ok != want {
				t.Errorf("%s: has entry %d: %v", f.Name, i, ok)
			}
		}
	}
}

func TestBitswapBetweenNodes(t *testing.T) {
	ha := host(t)
	a, b := open(t, boxo.Config{Host: ha}), open(t, boxo.Config{})
	want := contenttest.Bytes("bitswap", 5<<20)
	c, err := a.Add(t.Context(), bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	ha.Libp2p().RemoveStreamHandler("/emet/content/1") // as any other IPFS node
	start := time.Now()
	info, err := b.Fetch(t.Context(), content.Ref{CID: c, Peers: a.Peers()}, content.Limits{})
	if err != nil || info.From != "bitswap" {
		t.Fatalf("fetched %+v, %v", info, err)
	}
	t.Logf("took %v", time.Since(start))
}

// A fetch that found half of the content somewhere takes the other half from somebody else.
func TestFetchResumes(t *testing.T) { // F17
	a, b, c := open(t, boxo.Config{}), open(t, boxo.Config{}), open(t, boxo.Config{})
	left := contenttest.Bytes("left", 2<<20)
	right := contenttest.Bytes("right", 2<<20)
	l, err := a.Add(t.Context(), bytes.NewReader(left))
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Add(t.Context(), bytes.NewReader(right))
	if err != nil {
		t.Fatal(err)
	}
	root, err := a.Put(t.Context(), content.DagCBOR, contenttest.Record(l, r))
	if err != nil {
		t.Fatal(err)
	}
	ref := content.Ref{CID: root, Peers: append(a.Peers(), b.Peers()...)}
	if _, err := c.Fetch(t.Context(), ref, content.Limits{}); err != nil {
		t.Fatal(err)
	}
	if ok, err := c.Has(t.Context(), root); err != nil || !ok {
		t.Errorf("has the whole: %v, %v", ok, err)
	}
}
