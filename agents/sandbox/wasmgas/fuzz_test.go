package wasmgas_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/tetratelabs/wazero"

	"emet/agents/sandbox/wasmgas"
)

// Whatever is accepted was valid, and is valid afterwards.
func FuzzInstrument(f *testing.F) {
	files, _ := filepath.Glob("../testdata/wasm/*.wasm")
	for _, file := range files {
		if code, err := os.ReadFile(file); err == nil && len(code) < 4096 {
			f.Add(code)
		}
	}
	for seed := range uint64(8) {
		f.Add((&generator{src: noise(seed)}).module())
	}
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, config(true))
	f.Cleanup(func() { _ = r.Close(ctx) })
	f.Fuzz(func(t *testing.T, code []byte) {
		m, err := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
		if err != nil || m.MinPages > wasmgas.MaxPages {
			return
		}
		for _, module := range [][]byte{withoutCustom(code), m.Binary} {
			compiled, err := r.CompileModule(ctx, module)
			if err != nil {
				t.Fatalf("accepted, but: %v", err)
			}
			_ = compiled.Close(ctx)
		}
	})
}

// withoutCustom drops the custom sections of a well-formed module. Their content has no meaning, but wazero reads names.
func withoutCustom(code []byte) []byte {
	out, rest := code[:8:8], code[8:]
	for len(rest) > 0 {
		size, n := binary.Uvarint(rest[1:])
		end := 1 + n + int(size)
		if rest[0] != 0 {
			out = append(out, rest[:end]...)
		}
		rest = rest[end:]
	}
	return out
}

// A metered program does what the plain one does, and the compiler and the interpreter count alike.
func FuzzDifferential(f *testing.F) {
	for seed := range uint64(16) {
		f.Add(noise(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) { differential(t, src) })
}

// A fixed sample of what FuzzDifferential looks for.
func TestDifferentialSample(t *testing.T) {
	n := uint64(300)
	if testing.Short() {
		n = 30
	}
	for seed := range n {
		differential(t, noise(1000+seed))
	}
}

func noise(seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 1))
	b := make([]byte, 64+rnd.IntN(1500))
	for i := range b {
		b[i] = byte(rnd.Uint32())
	}
	return b
}

func differential(t *testing.T, src []byte) {
	t.Helper()
	code := (&generator{src: src}).module()
	const arg, limit = 12345, 1_000_000
	compiled := newHost(t, false, 1000, limit).metered(t, code, 3, arg)
	interpreted := newHost(t, true, 77, limit).metered(t, code, 3, arg)
	if compiled != interpreted && !bothOutOfFuel(compiled, interpreted) {
		t.Errorf("compiler and interpreter differ\nmodule %x\n%s", code, compare(compiled, interpreted))
	}
	if compiled.failed == "fuel" {
		return
	}
	plain := plainRun(t, code, arg)
	compiled.fuel, compiled.depth, compiled.global = 0, 0, 0
	if plain != compiled {
		t.Errorf("metered and plain differ\nmodule %x\n%s", code, compare(compiled, plain))
	}
}

// bothOutOfFuel compares what slices may not change. The balance at the end is theirs.
func bothOutOfFuel(a, b outcome) bool {
	a.fuel, b.fuel = 0, 0
	return a.failed == "fuel" && a == b
}

func plainRun(t *testing.T, code []byte, arg uint64) outcome {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, config(false))
	defer func() { _ = r.Close(ctx) }()
	mod, err := r.Instantiate(ctx, code)
	if err != nil {
		t.Fatalf("the generator made an invalid module: %v\n%x", err, code)
	}
	o := call(mod, arg)
	b, _ := mod.Memory().Read(0, mod.Memory().Size())
	o.memory = string(b)
	return o
}

func compare(a, b outcome) string {
	show := func(o outcome) string {
		return fmt.Sprintf("%q result %d fuel %d depth %d global %d memory %x", o.failed, o.result, o.fuel, o.depth, o.global, sha256.Sum256([]byte(o.memory)))
	}
	return show(a) + "\n" + show(b)
}
