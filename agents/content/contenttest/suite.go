package contenttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/ipfs/go-cid"

	"emet/agents/content"
)

// Store runs the tests of a single store; open returns an empty one.
func Store(t *testing.T, open func(t *testing.T) content.Store) {
	t.Run("golden", func(t *testing.T) { testGolden(t, open(t)) })
	t.Run("read back", func(t *testing.T) { testReadBack(t, open(t)) })
	t.Run("directories", func(t *testing.T) { testDirectories(t, open(t)) })
	t.Run("both versions name one block", func(t *testing.T) { testVersions(t, open(t)) })
	t.Run("records", func(t *testing.T) { testRecords(t, open(t)) })
	t.Run("pins and garbage", func(t *testing.T) { testPins(t, open(t)) })
	t.Run("export and import", func(t *testing.T) { testCAR(t, open(t), open(t)) })
	t.Run("limits", func(t *testing.T) { testLimits(t, open(t)) })
	t.Run("refused CIDs", func(t *testing.T) { testRefused(t, open(t)) })
	t.Run("missing", func(t *testing.T) { testMissing(t, open(t)) })
}

// Add stores a fixture.
func Add(t testing.TB, s content.Store, f Fixture) cid.Cid {
	t.Helper()
	var (
		c   cid.Cid
		err error
	)
	if f.Tree != nil {
		c, err = s.AddDir(t.Context(), f.Tree)
	} else {
		c, err = s.Add(t.Context(), f.Reader())
	}
	if err != nil {
		t.Fatalf("add %s: %v", f.Name, err)
	}
	return c
}

func testGolden(t *testing.T, s content.Store) { // CM-01
	golden := Golden(t)
	for _, f := range Fixtures() {
		if got := Add(t, s, f).String(); got != golden[f.Name] {
			t.Errorf("%s has CID %s, kubo says %s", f.Name, got, golden[f.Name])
		}
	}
}

func testReadBack(t *testing.T, s content.Store) {
	for _, size := range []int{0, 1, content.ChunkSize, content.ChunkSize + 1, 3 << 20} {
		want := Bytes("read back", size)
		c := add(t, s, want)
		got, err := s.Read(t.Context(), content.Ref{CID: c}, content.Limits{})
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("read %d bytes: got %d, %v", size, len(got), err)
		}
		info, err := s.Fetch(t.Context(), content.Ref{CID: c}, content.Limits{})
		if err != nil || info.Bytes != int64(size) {
			t.Errorf("fetch %d bytes: %+v, %v", size, info, err)
		}
		if ok, err := s.Has(t.Context(), c); err != nil || !ok {
			t.Errorf("has %s: %v, %v", c, ok, err)
		}
	}
}

func testDirectories(t *testing.T, s content.Store) {
	lim := content.Limits{}
	for _, f := range Fixtures() {
		if f.Tree == nil || f.Name == "hamt-deep" {
			continue
		}
		ref := content.Ref{CID: Add(t, s, f)}
		entries, err := s.List(t.Context(), ref, "", lim)
		if err != nil {
			t.Fatalf("list %s: %v", f.Name, err)
		}
		want, err := f.Tree.(fstest.MapFS).ReadDir(".")
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != len(want) {
			t.Errorf("%s lists %d entries, not %d", f.Name, len(entries), len(want))
		}
		for _, i := range []int{0, len(want) / 2, len(want) - 1} {
			if want[i].IsDir() {
				continue
			}
			b, err := f.Tree.(fstest.MapFS).ReadFile(want[i].Name())
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, s, ref, want[i].Name()); !bytes.Equal(got, b) {
				t.Errorf("%s/%s differs", f.Name, want[i].Name())
			}
		}
	}
	ref := content.Ref{CID: Add(t, s, Fixture{Tree: nested()})}
	if got := read(t, s, ref, "/deep/er/big.bin"); !bytes.Equal(got, Bytes("nested/big", 700_000)) {
		t.Error("the file in nested directories differs")
	}
	for path, want := range map[string]error{
		"nowhere": content.ErrNoEntry, "a/b": content.ErrNotDir, "deep": content.ErrNotFile, "": content.ErrNotFile,
		"..": content.ErrNoEntry, "deep/../a": content.ErrNoEntry,
	} {
		if _, err := s.Open(t.Context(), ref, path, lim); !errors.Is(err, want) {
			t.Errorf("open %q: %v, not %v", path, err, want)
		}
	}
	if _, err := s.List(t.Context(), ref, "a", lim); !errors.Is(err, content.ErrNotDir) {
		t.Errorf("list a file: %v", err)
	}
}

func testVersions(t *testing.T, s content.Store) { // CM-07
	c := add(t, s, Bytes("versions", 600_000)) // a dag-pb root, so that it has a Qm form
	old := cid.NewCidV0(c.Hash())
	got, err := s.Read(t.Context(), content.Ref{CID: old}, content.Limits{})
	if err != nil || !bytes.Equal(got, Bytes("versions", 600_000)) {
		t.Errorf("read %s: %d bytes, %v", old, len(got), err)
	}
}

func testRecords(t *testing.T, s content.Store) {
	part := add(t, s, Bytes("records", 300_000))
	record := Record(part)
	c, err := s.Put(t.Context(), content.DagCBOR, record)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Read(t.Context(), content.Ref{CID: c}, content.Limits{})
	if err != nil || !bytes.Equal(got, record) {
		t.Errorf("read a record: %x, %v", got, err)
	}
	info, err := s.Fetch(t.Context(), content.Ref{CID: c}, content.Limits{})
	if err != nil || info.Bytes != int64(len(record))+300_000 {
		t.Errorf("fetch a record with what it links to: %+v, %v", info, err)
	}
	if _, err := s.Put(t.Context(), content.DagCBOR, []byte{0xff}); !errors.Is(err, content.ErrMalformed) {
		t.Errorf("put a malformed record: %v", err)
	}
	if _, err := s.Put(t.Context(), content.Raw, make([]byte, content.MaxBlock+1)); !errors.Is(err, content.ErrTooLarge) {
		t.Errorf("put a block that is too large: %v", err)
	}
}

func testPins(t *testing.T, s content.Store) { // F19
	ctx := t.Context()
	keep := add(t, s, Bytes("keep", 600_000))
	drop := add(t, s, Bytes("drop", 600_000))
	for name, c := range map[string]cid.Cid{"keep": keep, "also": keep, "drop": drop} {
		if err := s.Pin(ctx, c, name); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // a name that is not there any more is no error
		if err := s.Unpin(ctx, "drop"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Unpin(ctx, "also"); err != nil {
		t.Fatal(err)
	}
	pins, err := s.Pins(ctx)
	if err != nil || !slices.Equal(pins, []content.Pin{{Name: "keep", CID: keep}}) {
		t.Errorf("pins: %v, %v", pins, err)
	}
	freed, err := s.GC(ctx)
	if err != nil || freed.Blocks < 3 {
		t.Errorf("gc: %+v, %v", freed, err)
	}
	for c, want := range map[cid.Cid]bool{keep: true, drop: false} {
		if have, err := s.Has(ctx, c); err != nil || have != want {
			t.Errorf("after gc has(%s) = %v, %v", c, have, err)
		}
	}
	if err := s.Pin(ctx, drop, "gone"); !errors.Is(err, content.ErrNotFound) {
		t.Errorf("pin what is not here: %v", err)
	}
	if err := s.Pin(ctx, keep, ""); err == nil {
		t.Error("a pin without a name was accepted")
	}
	if err := s.Unpin(ctx, "keep"); err != nil {
		t.Fatal(err)
	}
}

func testCAR(t *testing.T, a, b content.Store) {
	c := Add(t, a, Fixture{Tree: nested()})
	var car, again bytes.Buffer
	if err := a.Export(t.Context(), c, &car); err != nil {
		t.Fatal(err)
	}
	got, err := b.Import(t.Context(), bytes.NewReader(car.Bytes()), content.Limits{})
	if err != nil || got != c {
		t.Fatalf("import: %s, %v", got, err)
	}
	if err := b.Export(t.Context(), c, &again); err != nil || !bytes.Equal(car.Bytes(), again.Bytes()) {
		t.Errorf("the second export differs: %v", err)
	}
	if b := read(t, b, content.Ref{CID: c}, "deep/same"); string(b) != "a" {
		t.Errorf("deep/same is %q", b)
	}
}

func testLimits(t *testing.T, s content.Store) { // F18
	file := add(t, s, Bytes("limits", 1<<20))
	dir := Add(t, s, Fixture{Tree: tree("limits", 50, 10)})
	for name, test := range map[string]struct {
		c   cid.Cid
		lim content.Limits
	}{
		"bytes":      {file, content.Limits{Bytes: 1<<20 - 1}},
		"stored":     {file, content.Limits{Stored: 1 << 19}},
		"blocks":     {file, content.Limits{Blocks: 4}},
		"block size": {file, content.Limits{BlockSize: 1000}},
		"entries":    {dir, content.Limits{Entries: 49}},
	} {
		if _, err := s.Fetch(t.Context(), content.Ref{CID: test.c}, test.lim); !errors.Is(err, content.ErrTooLarge) {
			t.Errorf("fetch over the limit on %s: %v", name, err)
		}
	}
	if _, err := s.Read(t.Context(), content.Ref{CID: file}, content.Limits{Bytes: 1 << 20}); err != nil {
		t.Errorf("read exactly the limit: %v", err)
	}
}

func testRefused(t *testing.T, s content.Store) { // F18
	for name, c := range BadCIDs(t) {
		if _, err := s.Fetch(t.Context(), content.Ref{CID: c}, content.Limits{}); !errors.Is(err, content.ErrNotCID) {
			t.Errorf("fetch a CID of %s: %v", name, err)
		}
	}
}

func testMissing(t *testing.T, s content.Store) { // F16
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	c := content.Sum(content.Raw, []byte(fmt.Sprint("nobody has this", time.Now())))
	_, err := s.Fetch(ctx, content.Ref{CID: c}, content.Limits{Total: time.Second})
	if !errors.Is(err, content.ErrNotFound) || ctx.Err() != nil {
		t.Errorf("fetch what nobody has: %v", err)
	}
	if have, err := s.Has(ctx, c); err != nil || have {
		t.Errorf("has what nobody has: %v, %v", have, err)
	}
}

func add(t testing.TB, s content.Store, b []byte) cid.Cid {
	t.Helper()
	return Add(t, s, Fixture{File: b})
}

func read(t testing.TB, s content.Store, ref content.Ref, path string) []byte {
	t.Helper()
	r, err := s.Open(t.Context(), ref, path, content.Limits{})
	if err != nil {
		t.Fatalf("open %q: %v", path, err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("read %q: %v", path, err)
	}
	return b
}
