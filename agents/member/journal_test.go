package member_test

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"emet/agents/hosting/sealed"
	"emet/agents/hosting/server"
	"emet/agents/member"
	"emet/agents/store"
)

func openJournal(t *testing.T, db *store.DB) *member.Journal {
	t.Helper()
	j, err := member.OpenJournal(db, digest("app", 0))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// What was kept is there after a crash, and so are the requests that a token came with. SR-16, H-09
func TestJournalOutlastsCrashes(t *testing.T) {
	w := &world{app: digest("app", 0)}
	path := filepath.Join(t.TempDir(), "state.db")
	db, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	j := openJournal(t, db)
	for n := range uint64(3) {
		one := w.work(7, n)
		one.Receipt.Token.Root = digest("token", 0)
		if err := j.Keep(t.Context(), one); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = store.Open(path); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	j = openJournal(t, db)
	found, err := j.Find(t.Context(), 7, digest("request", 1), 1)
	if err != nil || found == nil || found.Call != digest("call", 1) || found.Receipt.Work != digest("work", 1) {
		t.Errorf("%+v, %v", found, err)
	}
	for _, missing := range []struct {
		tick uint64
		slot uint16
	}{{8, 1}, {7, 2}} {
		if found, err := j.Find(t.Context(), missing.tick, digest("request", 1), missing.slot); err != nil || found != nil {
			t.Errorf("%+v: %+v, %v", missing, found, err)
		}
	}
	if n, err := j.Spend(t.Context(), server.Spending{Tick: 7, Token: digest("token", 0), Request: digest("request", 2)}); err != nil || n != 3 {
		t.Errorf("%d requests, %v", n, err)
	}
	if n, err := j.Spend(t.Context(), server.Spending{Tick: 7, Token: digest("token", 0), Request: digest("request", 9)}); err != nil || n != 4 {
		t.Errorf("%d requests, %v", n, err)
	}
	// A token is noted no more often than it may be used, and no more tokens than are taken. G-18
	for i := range uint64(100) {
		n, err := j.Spend(t.Context(), server.Spending{Tick: 7, Token: digest("token", 0), Request: digest("request", 100+i)})
		if err != nil || n != 4 {
			t.Fatalf("%d requests, %v", n, err)
		}
	}
	if n, err := j.Spend(t.Context(), server.Spending{Tick: 7, Token: digest("token", 0), Request: digest("request", 2), Most: 1}); err != nil || n != 3 {
		t.Errorf("one that was there: %d requests, %v", n, err)
	}
	for i, want := range []error{nil, nil, server.ErrEnough, server.ErrEnough} {
		i := uint64(i)
		_, err := j.Spend(t.Context(), server.Spending{Tick: 7, Class: 2, Token: digest("more", i), Request: digest("request", 1), Most: 2})
		if !errors.Is(err, want) {
			t.Errorf("token %d of the class: %v", i+1, err)
		}
	}
	if j.Count(7) != 3 {
		t.Errorf("%d works", j.Count(7))
	}
}

// Many write at once: each waits for the disk, and all is there.
func TestJournalTogether(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	j, w := openJournal(t, db), &world{app: digest("app", 0)}
	const writers, each = 16, 16
	var all sync.WaitGroup
	for n := range uint64(writers) {
		all.Go(func() {
			for i := range uint64(each) {
				one := w.work(1, n*each+i)
				if err := j.Keep(t.Context(), one); err != nil {
					t.Error(err)
				}
				if found, err := j.Find(t.Context(), 1, one.Request, 1); err != nil || found == nil {
					t.Errorf("kept and not there: %v", err)
				}
			}
		})
	}
	all.Wait()
	if j.Count(1) != writers*each {
		t.Errorf("%d works", j.Count(1))
	}
}

// What a court may ask for is kept for as long as it may; other works only until they are paid. H-09
func TestJournalIsPruned(t *testing.T) {
	db := temp(t)
	j, w := openJournal(t, db), &world{app: digest("app", 0)}
	keep := func(tick, n uint64, steps bool) {
		one := w.work(tick, n)
		if steps {
			one.Steps, one.StampIn, one.StampOut = make([]sealed.Signed, 2), []byte{1}, []byte{2}
		}
		if err := j.Keep(t.Context(), one); err != nil {
			t.Fatal(err)
		}
	}
	keep(1, 1, true)
	keep(1, 2, false)
	keep(2, 3, false) // is not paid
	has := func(tick, n uint64) *server.Work {
		t.Helper()
		found, err := j.Find(t.Context(), tick, digest("request", n), 1)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	settled := func(tick uint64) bool { return tick != 2 }
	if err := j.Prune(3, settled); err != nil {
		t.Fatal(err)
	}
	if kept := has(1, 1); kept == nil || len(kept.Steps) != 2 || kept.StampOut == nil || len(kept.Answer) != 0 || has(1, 2) != nil || has(2, 3) == nil {
		t.Errorf("%+v, %v, %v", kept, has(1, 2), has(2, 3))
	}
	if err := j.Prune(1+server.LogTicks, settled); err != nil || has(1, 1) == nil {
		t.Errorf("gone while a court may ask: %v", err)
	}
	if err := j.Prune(2+server.LogTicks, settled); err != nil || has(1, 1) != nil {
		t.Errorf("kept for ever: %v", err)
	}
}

func BenchmarkKeep(b *testing.B) {
	db, err := store.Open(filepath.Join(b.TempDir(), "state.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	j, err := member.OpenJournal(db, digest("app", 0))
	if err != nil {
		b.Fatal(err)
	}
	w := &world{app: digest("app", 0)}
	var next sync.Mutex
	n := uint64(0)
	b.SetParallelism(32)
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			next.Lock()
			n++
			one := w.work(1, n)
			next.Unlock()
			if err := j.Keep(b.Context(), one); err != nil {
				b.Error(err)
			}
		}
	})
}
