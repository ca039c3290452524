// Package contenttest is the test suite that every [content.Store] passes, with its fixtures and golden CIDs.
package contenttest

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Bytes returns n bytes that depend only on the name: ChaCha8 seeded with its SHA-256.
func Bytes(name string, n int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8(sha256.Sum256([]byte(name))).Read(b)
	return b
}

// Fixture is a file or a directory whose CID kubo has told us.
type Fixture struct {
	Name string
	File []byte
	Tree fs.FS // instead of File
}

// Fixtures cover the edges of the profile: of a leaf, of a node of 174 links, of a directory in one block. With -short, the
// largest are left out.
func Fixtures() []Fixture {
	all := fixtures()
	if testing.Short() {
		all = slices.DeleteFunc(all, func(f Fixture) bool {
			return f.Name == "full" || f.Name == "fullp1" || f.Name == "hamt-deep"
		})
	}
	return all
}

func fixtures() []Fixture {
	const kib, mib = 1 << 10, 1 << 20
	var out []Fixture
	for _, f := range []struct {
		name string
		size int
	}{
		{"empty", 0},
		{"one", 1},
		{"k256m1", 256*kib - 1},
		{"k256", 256 * kib},
		{"k256p1", 256*kib + 1},
		{"m1", mib},
		{"m1p1", mib + 1},
		{"m10", 10 * mib},
		{"full", 174 * 256 * kib},
		{"fullp1", 174*256*kib + 1},
	} {
		out = append(out, Fixture{Name: f.name, File: Bytes(f.name, f.size)})
	}
	return append(out,
		Fixture{Name: "zeros3m", File: make([]byte, 3*mib)},
		Fixture{Name: "dir100", Tree: tree("dir100", 100, 1500)},
		Fixture{Name: "near", Tree: tree("near", 3000, 40)},
		Fixture{Name: "hamt", Tree: tree("hamt", 5000, 40)},
		Fixture{Name: "hamt-deep", Tree: tree("hamt-deep", 30000, 8)},
		Fixture{Name: "nested", Tree: nested()},
	)
}

// tree is a directory of n files of up to size bytes.
func tree(name string, n, size int) fs.FS {
	m := make(fstest.MapFS, n)
	for i := range n {
		id := fmt.Sprintf("%s/%d", name, i)
		m[fmt.Sprintf("file-%06d-%x.bin", i, sha256.Sum256([]byte(id)))[:40]] = &fstest.MapFile{Data: Bytes(id, i%size+1), Mode: 0o644}
	}
	return m
}

// nested has names that sort differently by bytes and by letters, a hidden file, an empty directory, and a large file deep down.
func nested() fs.FS {
	return fstest.MapFS{
		"ünïcödé 文字.txt":  {Data: []byte("unicode"), Mode: 0o644},
		".hidden":         {Data: []byte("hidden"), Mode: 0o644},
		"Z":               {Data: []byte("Z"), Mode: 0o644},
		"a":               {Data: []byte("a"), Mode: 0o644},
		"empty":           {Mode: fs.ModeDir | 0o755},
		"deep/er/big.bin": {Data: Bytes("nested/big", 700_000), Mode: 0o644},
		"deep/same":       {Data: []byte("a"), Mode: 0o644},
	}
}

//go:embed golden.txt
var golden string

// Golden returns the CIDs of the fixtures by name, as a real kubo computed them: lines of name and CID.
func Golden(t testing.TB) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for line := range strings.Lines(golden) {
		name, c, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			t.Fatalf("golden.txt: %q", line)
		}
		out[name] = c
	}
	return out
}

// Reader returns the fixture's file.
func (f Fixture) Reader() *bytes.Reader { return bytes.NewReader(f.File) }
