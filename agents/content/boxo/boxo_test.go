package boxo_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"emet/agents/content"
	"emet/agents/content/boxo"
	"emet/agents/content/contenttest"
	"emet/agents/wire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open starts a node that ends with the test.
func open(t testing.TB, cfg boxo.Config) *boxo.Node {
	t.Helper()
	if cfg.Host == nil {
		cfg.Host = host(t)
	}
	if cfg.Grace == 0 {
		cfg.Grace = -1
	}
	n, err := boxo.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Errorf("close node: %v", err)
		}
	})
	return n
}

func host(t testing.TB) *wire.Host {
	t.Helper()
	h, err := wire.New(wire.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Errorf("close host: %v", err)
		}
	})
	return h
}

func TestStoreInMemory(t *testing.T) {
	contenttest.Store(t, func(t *testing.T) content.Store { return open(t, boxo.Config{}) })
}

func TestStoreOnDisk(t *testing.T) {
	contenttest.Store(t, func(t *testing.T) content.Store { return open(t, boxo.Config{Dir: t.TempDir()}) })
}

func TestPinsSurviveRestart(t *testing.T) { // F13
	dir := t.TempDir()
	n := open(t, boxo.Config{Dir: dir})
	c, err := n.Add(t.Context(), bytes.NewReader(contenttest.Bytes("restart", 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(n.Pin(t.Context(), c, "job"), n.Close()); err != nil {
		t.Fatal(err)
	}
	n = open(t, boxo.Config{Dir: dir})
	if _, err := n.GC(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ok, err := n.Has(t.Context(), c); err != nil || !ok {
		t.Fatalf("after a restart and a collection: %v, %v", ok, err)
	}
}

// Pins that are set at the same time share transactions; none is lost, and the last word on a name counts.
func TestPinsSetTogetherAreAllKept(t *testing.T) {
	dir := t.TempDir()
	n := open(t, boxo.Config{Dir: dir})
	c, err := n.Put(t.Context(), content.Raw, []byte("kept"))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 64 {
		all.Go(func() {
			name := fmt.Sprint("pin", i)
			err := n.Pin(t.Context(), c, name)
			if i%2 == 1 {
				err = errors.Join(err, n.Unpin(t.Context(), name))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	pins, err := open(t, boxo.Config{Dir: dir}).Pins(t.Context())
	if err != nil || len(pins) != 32 {
		t.Fatalf("%d pins after a restart, want 32: %v", len(pins), err)
	}
}

func TestGraceKeepsFreshContent(t *testing.T) { // F19
	n := open(t, boxo.Config{Grace: time.Hour})
	c, err := n.Add(t.Context(), bytes.NewReader([]byte("fresh")))
	if err != nil {
		t.Fatal(err)
	}
	if freed, err := n.GC(t.Context()); err != nil || freed.Blocks != 0 {
		t.Fatalf("gc: %+v, %v", freed, err)
	}
	if ok, _ := n.Has(t.Context(), c); !ok {
		t.Fatal("content was collected before anybody could pin it")
	}
}

// An add that is slower than any grace keeps what it has written so far.
func TestCollectionSparesRunningAdd(t *testing.T) { // F19
	n := open(t, boxo.Config{})
	data := contenttest.Bytes("slow", 1<<20)
	r := &collecting{Reader: bytes.NewReader(data), gc: func() {
		if freed, err := n.GC(t.Context()); err != nil || freed.Blocks != 0 {
			t.Errorf("gc during the add: %+v, %v", freed, err)
		}
	}}
	c, err := n.Add(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := n.Read(t.Context(), content.Ref{CID: c}, content.Limits{})
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("read %d bytes: %v", len(got), err)
	}
}

// collecting runs a collection before each read.
type collecting struct {
	*bytes.Reader
	gc func()
}

func (c *collecting) Read(p []byte) (int, error) {
	c.gc()
	return c.Reader.Read(p)
}

func TestDamagedBlockIsFetchedAgain(t *testing.T) { // F15
	dir := t.TempDir()
	a, b := open(t, boxo.Config{}), open(t, boxo.Config{Dir: dir})
	data := contenttest.Bytes("damage", 1000)
	c, err := a.Add(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ref := content.Ref{CID: c, Peers: a.Peers()}
	if _, err := b.Fetch(t.Context(), ref, content.Limits{}); err != nil {
		t.Fatal(err)
	}
	damage(t, dir)
	got, err := b.Read(t.Context(), ref, content.Limits{})
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("read after the damage was found: %v", err)
	}
}

// damage flips a bit in the one block file below dir.
func damage(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "blocks", "??", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("block files: %v, %v", files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if err := os.WriteFile(files[0], b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestClosedNodeRefusesWork(t *testing.T) {
	n := open(t, boxo.Config{})
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Add(t.Context(), bytes.NewReader(nil)); !errors.Is(err, content.ErrClosed) {
		t.Fatalf("add after close: %v", err)
	}
}

func BenchmarkAdd1K(b *testing.B) {
	for _, parallel := range []int{1, 32} {
		b.Run(fmt.Sprintf("adders=%d", parallel), func(b *testing.B) {
			n := open(b, boxo.Config{Dir: b.TempDir()})
			data := contenttest.Bytes("bench", 1<<10)
			next := make(chan int, parallel)
			b.SetParallelism(parallel)
			go func() {
				defer close(next)
				for i := range b.N {
					next <- i
				}
			}()
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					block := append([]byte(fmt.Sprintf("%016d", <-next)), data[16:]...)
					if _, err := n.Add(b.Context(), bytes.NewReader(block)); err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "adds/s")
		})
	}
}

func BenchmarkFetch1K(b *testing.B) { benchmarkFetch(b, 1<<10) }
func BenchmarkFetch1M(b *testing.B) { benchmarkFetch(b, 1<<20) }

func benchmarkFetch(b *testing.B, size int) {
	from, to := open(b, boxo.Config{}), open(b, boxo.Config{Dir: b.TempDir()})
	b.SetBytes(int64(size))
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		c, err := from.Add(b.Context(), bytes.NewReader(contenttest.Bytes(fmt.Sprint(i), size)))
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		got, err := to.Read(context.Background(), content.Ref{CID: c, Peers: from.Peers()}, content.Limits{})
		if err != nil || len(got) != size {
			b.Fatalf("%d bytes: %v", len(got), err)
		}
	}
}
