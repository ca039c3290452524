package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"emet/agents/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type job struct {
	Name  string
	Price uint64
}

var jobs = store.NewTable[job]("worker", "jobs")

func open(t *testing.T, path string) *store.DB {
	t.Helper()
	db, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func put(db *store.DB, n uint64, j job) error {
	return db.Update(func(tx *store.Tx) error { return jobs.Put(tx, store.Number(n), j) })
}

func count(t *testing.T, db *store.DB) (n int) {
	t.Helper()
	err := db.View(func(tx *store.Tx) error {
		for _, err := range jobs.All(tx, nil) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRecordsSurviveReopening(t *testing.T) { // F13
	path := filepath.Join(t.TempDir(), "deep", "state.db")
	db := open(t, path)
	if err := put(db, 7, job{"seven", 7}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	err := open(t, path).View(func(tx *store.Tx) error {
		got, ok, err := jobs.Get(tx, store.Number(7))
		if err != nil || !ok || got != (job{"seven", 7}) {
			t.Errorf("got %v, %v, %v", got, ok, err)
		}
		_, ok, err = jobs.Get(tx, store.Number(8))
		if err != nil || ok {
			t.Errorf("a record that was never written: %v, %v", ok, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "state.db"))
	refusal, committed := errors.New("no"), false
	err := db.Update(func(tx *store.Tx) error {
		tx.OnCommit(func() { committed = true })
		return errors.Join(jobs.Put(tx, store.Number(1), job{}), refusal)
	})
	if !errors.Is(err, refusal) || count(t, db) != 0 || committed {
		t.Fatalf("err %v, %d records, committed %v", err, count(t, db), committed)
	}
}

func TestSecondOpenerIsToldWhy(t *testing.T) { // F24
	path := filepath.Join(t.TempDir(), "state.db")
	open(t, path)
	_, err := store.Open(path)
	if !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "another process") {
		t.Fatalf("got %v", err)
	}
}

func TestClaimHasOneOwner(t *testing.T) { // F24
	db := open(t, filepath.Join(t.TempDir(), "state.db"))
	release, err := db.Claim("sender")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Claim("sender"); !errors.Is(err, store.ErrInUse) {
		t.Fatalf("second claim: %v", err)
	}
	release()
	if _, err := db.Claim("sender"); err != nil {
		t.Fatalf("after release: %v", err)
	}
}

func TestTempLeavesNothing(t *testing.T) {
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	path := db.Path()
	if err := put(db, 1, job{}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("left behind: %v", err)
	}
}

// A damaged file is either refused in words or still right: never a crash, and
// never a wrong value.
func TestDamageIsNoticed(t *testing.T) { // F15
	good := filepath.Join(t.TempDir(), "good.db")
	db := open(t, good)
	for n := range uint64(300) {
		if err := put(db, n, job{strings.Repeat("x", 40), n}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	refused := 0
	try := func(what string, data []byte) {
		path := filepath.Join(t.TempDir(), "bad.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := store.Open(path)
		if err != nil {
			refused++
			if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "move it away") || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v", what, err)
			}
			return
		}
		defer db.Close()
		_ = db.View(func(tx *store.Tx) error {
			for r, err := range jobs.All(tx, nil) {
				if err != nil {
					return err
				}
				if !bytes.Equal(r.Key, store.Number(r.Value.Price)) {
					t.Errorf("%s: key %x holds %v", what, r.Key, r.Value)
				}
			}
			return nil
		})
	}
	for range 150 {
		bad := bytes.Clone(whole)
		at := rng.IntN(len(bad))
		bad[at] ^= 1 << rng.IntN(8)
		try(fmt.Sprintf("bit at %d", at), bad)
	}
	for range 20 {
		n := 1 + rng.IntN(len(whole)-1)
		try(fmt.Sprintf("cut at %d", n), whole[:n])
	}
	try("not a state file", []byte(strings.Repeat("hello ", 10000)))
	if refused < 20 {
		t.Errorf("only %d of 171 were refused", refused)
	}
}

func TestFullDiskIsAnErrorAndPasses(t *testing.T) { // F14
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a small disk is mounted for this, which takes root and CAP_SYS_ADMIN: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	db := open(t, filepath.Join(dir, "state.db"))
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 500<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	var n uint64
	var err error
	for err == nil && n < 1000 {
		if err = put(db, n, job{strings.Repeat("x", 10<<10), n}); err == nil {
			n++
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v after %d records", err, n)
	}
	if got := count(t, db); got != int(n) {
		t.Fatalf("%d records, %d were acknowledged", got, n)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := put(db, n, job{strings.Repeat("x", 10<<10), n}); err != nil {
		t.Fatalf("with room again: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if got := count(t, open(t, db.Path())); got != int(n)+1 {
		t.Fatalf("%d records after reopening, want %d", got, n+1)
	}
}

func TestLoopsMayWrite(t *testing.T) {
	db, err := store.OpenTemp()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *store.Tx) error {
		for n := range uint64(100) {
			if err := jobs.Put(tx, store.Number(n), job{"", n}); err != nil {
				return err
			}
		}
		for r, err := range jobs.All(tx, nil) {
			if err != nil {
				return err
			}
			if err := jobs.Delete(tx, r.Key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || count(t, db) != 0 {
		t.Fatalf("%v, %d left", err, count(t, db))
	}
}

// A transaction sees its own deletions, be they whole pages of the file.
func TestDeletedPagesDoNotHideTheRest(t *testing.T) {
	for name, keep := range map[string]func(n uint64) bool{
		"none":   func(uint64) bool { return false },
		"ends":   func(n uint64) bool { return n == 0 || n == 1999 },
		"middle": func(n uint64) bool { return n == 1000 },
		"first":  func(n uint64) bool { return n == 0 },
		"last":   func(n uint64) bool { return n == 1999 },
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, filepath.Join(t.TempDir(), "state.db"))
			err := db.Update(func(tx *store.Tx) error {
				for n := range uint64(2000) {
					if err := jobs.Put(tx, store.Number(n), job{strings.Repeat("x", 100), n}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			var want, forth, back []uint64
			keys := 0
			err = db.Update(func(tx *store.Tx) error {
				for n := range uint64(2000) {
					if keep(n) {
						want = append(want, n)
					} else if err := jobs.Delete(tx, store.Number(n)); err != nil {
						return err
					}
				}
				for r, err := range jobs.All(tx, nil) {
					if err != nil {
						return err
					}
					forth = append(forth, r.Value.Price)
				}
				keys = len(jobs.Keys(tx, nil))
				for r, err := range jobs.Backward(tx, nil) {
					if err != nil {
						return err
					}
					back = append(back, r.Value.Price)
				}
				return nil
			})
			slices.Reverse(back)
			if err != nil || !slices.Equal(forth, want) || !slices.Equal(back, want) || keys != len(want) {
				t.Errorf("want %v, forth %v, back %v, %d keys, %v", want, forth, back, keys, err)
			}
		})
	}
}

// A table behaves like a sorted map.
func TestTableIsASortedMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		db, err := store.OpenTemp()
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		model := map[string]int{}
		table := store.NewTable[int]("t")
		key := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 0xff}), 1, 3)
		err = db.Update(func(tx *store.Tx) error {
			for range rapid.IntRange(0, 30).Draw(t, "steps") {
				k, v := key.Draw(t, "key"), rapid.Int().Draw(t, "value")
				if v%3 == 0 {
					delete(model, string(k))
					err = table.Delete(tx, k)
				} else {
					model[string(k)] = v
					err = table.Put(tx, k, v)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		prefix := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 0xff}), 0, 2).Draw(t, "prefix")
		want := 0
		for k := range model {
			if strings.HasPrefix(k, string(prefix)) {
				want++
			}
		}
		_ = db.View(func(tx *store.Tx) error {
			var forth, back, keys []string
			for _, k := range table.Keys(tx, prefix) {
				keys = append(keys, string(k))
			}
			for r, err := range table.All(tx, prefix) {
				if err != nil || model[string(r.Key)] != r.Value {
					t.Fatalf("%x: %v, %v", r.Key, r.Value, err)
				}
				forth = append(forth, string(r.Key))
			}
			for r := range table.Backward(tx, prefix) {
				back = append([]string{string(r.Key)}, back...)
			}
			if len(forth) != want || !slices.Equal(forth, back) || !slices.Equal(forth, keys) {
				t.Fatalf("want %d, forth %q, back %q, keys %q", want, forth, back, keys)
			}
			for i := 1; i < len(forth); i++ {
				if forth[i-1] >= forth[i] {
					t.Fatalf("not in order: %q", forth)
				}
			}
			return nil
		})
	})
}
