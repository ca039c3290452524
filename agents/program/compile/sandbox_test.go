package compile_test

import (
	"bytes"
	"context"
	"testing"

	"emet/agents/market"
	"emet/agents/program/compile"
	"emet/agents/program/flowgen"
	"emet/agents/program/interp"
	"emet/agents/sandbox"
)

func newSandbox(t testing.TB) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.New(sandbox.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

func task(module, input []byte) market.Task {
	return market.Task{
		Engine: market.Wasm1, Name: "program.wasm", Code: module, Input: input,
		Limits: market.Limits{Fuel: 1e11, MemoryPages: 1 << 14, MaxResult: 16 << 20},
	}
}

// A compiled function is a job of wasm/1: what it gives there is what the interpreter says.
func TestCompiledRunsUnderExecV1(t *testing.T) {
	s := newSandbox(t)
	runs, failed := 0, 0
	for seed := range uint64(5) {
		p := flowgen.Program(flowgen.Seed(seed))
		source, m := flowgen.Seed(seed), interp.New(p)
		for _, h := range p.Order {
			f := p.Checked[h]
			args := flowgen.Args(source, f)
			module, err := compile.Function(p, h)
			if err != nil {
				t.Fatal(err)
			}
			e, err := s.Run(t.Context(), task(module, input(f, args)))
			if err != nil || e.Outcome != market.OK {
				t.Fatalf("seed %d, function %s: %v, %s %s", seed, h, err, e.Outcome, e.Message)
			}
			if want := expected(t, p, m, h, args); !bytes.Equal(e.Result, want) {
				t.Errorf("seed %d, function %s: %x, want %x", seed, h, e.Result, want)
			}
			if runs++; e.Result[1] == 1 {
				failed++
			}
		}
	}
	if failed == 0 || failed == runs {
		t.Errorf("%d of %d runs fail: both should happen", failed, runs)
	}
}

// What a run costs depends on the program and its input alone. F-17
func TestFuelIsTheSameEachTime(t *testing.T) {
	p, h := sum(t, 1000)
	module, err := compile.Function(p, h)
	if err != nil {
		t.Fatal(err)
	}
	again, err := compile.Function(p, h)
	if err != nil || !bytes.Equal(module, again) {
		t.Fatal("another module for the same function")
	}
	var first market.Execution
	for i := range 2 {
		e, err := newSandbox(t).Run(t.Context(), task(module, input(p.Checked[h], args(numbers(1000)))))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = e
		} else if e.FuelUsed != first.FuelUsed || e.Fingerprint != first.Fingerprint || e.Outcome != market.OK {
			t.Errorf("%+v, then %+v", first, e)
		}
	}
}

func BenchmarkFoldUnderExecV1(b *testing.B) {
	const n = 100_000
	p, h := sum(b, n)
	module, err := compile.Function(p, h)
	if err != nil {
		b.Fatal(err)
	}
	s := newSandbox(b)
	in := input(p.Checked[h], args(numbers(n)))
	for b.Loop() {
		e, err := s.Run(b.Context(), task(module, in))
		if err != nil || e.Outcome != market.OK {
			b.Fatal(err, e.Outcome, e.Message)
		}
		b.ReportMetric(float64(e.FuelUsed), "fuel")
	}
}
