package sandbox_test

import (
	"context"
	"testing"

	"emet/agents/market"
	"emet/agents/sandbox"
)

func bench(b *testing.B, t market.Task) {
	b.Helper()
	run(b, t)
	for b.Loop() {
		run(b, t)
	}
}

// BenchmarkWarmJS is what a trivial JavaScript job costs once the engine is there.
func BenchmarkWarmJS(b *testing.B) { bench(b, job(b, "js/return-input.js", `{"a":1}`)) }

// BenchmarkWasm is a small C program, compiled anew for each run.
func BenchmarkWasm(b *testing.B) { bench(b, job(b, "wasm/wordcount.wasm", "one two")) }

func BenchmarkGoProgram(b *testing.B) {
	bench(b, market.Task{Engine: market.Wasm1, Name: "count", Code: goProgram(b, "goprogram"), Input: []byte("b a b"), Limits: limits})
}

func BenchmarkSudoku(b *testing.B) {
	t := job(b, "js/sudoku.js", `"8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."`)
	t.Limits.Fuel = 1e11
	bench(b, t)
}

// BenchmarkFirstCompile is what the first JavaScript job of a machine waits for.
func BenchmarkFirstCompile(b *testing.B) { warm(b, "") }

// BenchmarkColdStartCached is what the first JavaScript job of a process waits for.
func BenchmarkColdStartCached(b *testing.B) {
	dir := b.TempDir()
	s, err := sandbox.New(sandbox.Config{CacheDir: dir})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Warm(context.Background()); err != nil {
		b.Fatal(err)
	}
	_ = s.Close(context.Background())
	warm(b, dir)
}

func warm(b *testing.B, dir string) {
	b.Helper()
	for b.Loop() {
		s, err := sandbox.New(sandbox.Config{CacheDir: dir})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Warm(context.Background()); err != nil {
			b.Fatal(err)
		}
		_ = s.Close(context.Background())
	}
}
