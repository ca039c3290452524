package wasmgas_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/tetratelabs/wazero"

	"emet/agents/sandbox/wasmgas"
	"emet/agents/sandbox/wasmgen"
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
	for seed := range uint64(4) {
		f.Add(wasmgen.Module(seed, wasmgen.Options{}))
	}
	ctx := context.Background()
	interpreter, compiler := wazero.NewRuntimeWithConfig(ctx, config(true)), wazero.NewRuntimeWithConfig(ctx, config(false))
	f.Cleanup(func() { _ = errors.Join(interpreter.Close(ctx), compiler.Close(ctx)) })
	f.Fuzz(func(t *testing.T, code []byte) {
		m, err := wasmgas.Instrument(code, wasmgas.Options{Import: grantAll})
		if err != nil {
			return
		}
		for _, module := range [][]byte{withoutCustom(code), m.Binary} {
			for _, r := range []wazero.Runtime{interpreter, compiler} {
				compiled, err := r.CompileModule(ctx, module)
				if err != nil {
					t.Fatalf("accepted, but: %v", err)
				}
				_ = compiled.Close(ctx)
			}
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
	same := func(what string, o outcome) {
		if o != compiled {
			t.Errorf("%s differ\nmodule %x\n%s", what, code, compare(compiled, o))
		}
	}
	interpreter := newHost(t, true, 77, limit)
	same("compiler and interpreter", interpreter.metered(t, code, 3, arg))
	if compiled.failed == "fuel" {
		return
	}
	interpreter.slice, interpreter.limit = limit, compiled.fuel
	same("a large slice and an exact limit", interpreter.metered(t, code, 3, arg))
	if interpreter.limit--; interpreter.metered(t, code, 3, arg).failed != "fuel" {
		t.Errorf("a run of %d units had enough of %d\nmodule %x", compiled.fuel, interpreter.limit, code)
	}
	if compiled.failed == "memory" { // what a plain run knows nothing of
		return
	}
	plain := plainRun(t, code, arg)
	compiled.fuel, compiled.depth, compiled.global = 0, 0, 0
	same("metered and plain", plain)
}

func plainRun(t *testing.T, code []byte, args ...uint64) outcome {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, config(false))
	defer func() { _ = r.Close(ctx) }()
	mod, err := r.Instantiate(ctx, code)
	if err != nil {
		t.Fatalf("the generator made an invalid module: %v\n%x", err, code)
	}
	o := call(mod, args...)
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
