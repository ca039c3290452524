package sandbox_test

import (
	"context"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"emet/agents/market"
	"emet/agents/sandbox"
	"emet/agents/sandbox/wasmgas"
	"emet/agents/sandbox/wasmgen"
)

// modules is how many generated modules are run, from the seed on.
var (
	modules  = flag.Int("modules", 0, "run this many generated modules on every host; 0: a sample")
	fromSeed = flag.Uint64("from", 0, "the first seed of the generated modules")
)

func generated(seed uint64, o wasmgen.Options) market.Task {
	return market.Task{
		Engine: market.Wasm1, Name: strconv.FormatUint(seed, 10), Code: wasmgen.Module(seed, o), Input: []byte("some input, to read in pieces"),
		Seed: market.ID{31: byte(seed)}, Limits: market.Limits{Fuel: 2e6, MemoryPages: 6, MaxResult: 1 << 12},
	}
}

// sample is the number of modules that a test looks at.
func sample(n int) int {
	switch {
	case *modules > 0:
		return *modules
	case testing.Short():
		return n / 10
	}
	return n
}

// Any program is the same on all hosts.
func TestGeneratedOnAllHosts(t *testing.T) {
	hosts := map[string]*sandbox.Sandbox{sandbox.Interpreter: open(t, sandbox.Interpreter)}
	if s, err := sandbox.New(sandbox.Config{Host: sandbox.Wasmtime}); err == nil {
		t.Cleanup(func() { _ = s.Close(context.Background()) })
		hosts[sandbox.Wasmtime] = s
	}
	outcomes := map[market.Outcome]int{}
	for seed := *fromSeed; seed < *fromSeed+uint64(sample(200)); seed++ {
		task := generated(seed, wasmgen.Options{})
		e := run(t, task)
		outcomes[e.Outcome]++
		want := line(task, e)
		if done := seed - *fromSeed; done > 0 && done%5000 == 0 {
			t.Logf("%d programs: %v", done, outcomes)
		}
		for name, s := range hosts {
			e, err := s.Run(context.Background(), task)
			if err != nil {
				t.Errorf("seed %d on %s: %v", seed, name, err)
			} else if got := line(task, e); got != want {
				t.Errorf("seed %d\ncompiler %s%s %s", seed, want, name, got)
			}
		}
	}
	t.Log(outcomes)
	if outcomes[market.OK] < sample(200)/4 {
		t.Errorf("few programs end well: %v", outcomes)
	}
}

// Metering changes nothing but the bits of NaNs. Plain programs are interpreted, as metering steps around what compilers do
// wrong.
func TestGeneratedPlain(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	interpreter := open(t, sandbox.Interpreter)
	compared := 0
	for seed := *fromSeed; seed < *fromSeed+uint64(sample(200)); seed++ {
		task := generated(seed, wasmgen.Options{Canonical: true})
		meta, err := wasmgas.Instrument(task.Code, wasmgas.Options{Import: func(string, string, wasmgas.FuncType) error { return nil }})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		switch run(t, task).Outcome {
		case market.OutOfFuel, market.OutOfMemory, market.Depth: // a plain program knows no such end
			continue
		}
		if meta.HasStart {
			continue
		}
		metered, err := s.RunMetered(context.Background(), task)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		plain, err := interpreter.RunPlain(context.Background(), task)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if compared++; metered != plain {
			t.Errorf("seed %d: metered ended with %q and wrote %d bytes, plain %q and %d; memory is the same: %v",
				seed, metered.Trap, len(metered.Result), plain.Trap, len(plain.Result), metered.Memory == plain.Memory)
		}
	}
	if compared < sample(200)/4 {
		t.Errorf("only %d programs could be compared", compared)
	}
}

// The golden file has generated programs too, so that one that was right once stays so on every system.
func TestGeneratedGolden(t *testing.T) {
	var got strings.Builder
	for seed := range uint64(200) {
		task := generated(seed, wasmgen.Options{})
		got.WriteString(line(task, run(t, task)))
	}
	golden(t, "testdata/generated.txt", got.String())
}

// golden compares with a file, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, string(want), got)
}
