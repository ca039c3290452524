package sandbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"path/filepath"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// WazeroVersion is for the test that compares it with go.mod.
const WazeroVersion = wazeroVersion

// Misname changes the name by which the engine asks for the code in a file.
func Misname(file string) error {
	c := &codeCache{dir: filepath.Dir(file), limit: defaultCacheBytes}
	k := c.find(filepath.Base(file))
	if k == nil {
		return errors.New("no code is kept there")
	}
	code, err := io.ReadAll(k.reader)
	k.Asked[0]++
	return errors.Join(err, k.Close(), c.keep(filepath.Base(file), k.keptHead, code))
}

// Shell is for fuzzing.
func Shell(wasm []byte) ([]byte, error) { return shell(wasm, sha256.Sum256(wasm)) }

// Plain is what a module does that is not metered.
type Plain struct {
	Trap   string // or an exit code, or nothing
	Result string
	Memory string
}

type purse uint64

func (p *purse) Get() uint64  { return uint64(*p) }
func (p *purse) Set(v uint64) { *p = purse(v) }

// RunPlain runs a wasm/1 task as it is, with the same host functions and all the fuel there is.
func (s *Sandbox) RunPlain(ctx context.Context, t market.Task) (Plain, error) {
	return s.observe(ctx, t, &wasmgas.Module{Binary: t.Code, HasMemory: true}, func(m *machine, _ *wasmgas.Module) {
		m.fuel = new(purse)
		m.fuel.Set(maxFuel)
	})
}

// RunMetered runs a wasm/1 task as [Sandbox.Run] does, and shows the memory at the end.
func (s *Sandbox) RunMetered(ctx context.Context, t market.Task) (Plain, error) {
	meta, err := wasmgas.Instrument(t.Code, wasmgas.Options{Import: grantWASI()})
	if err != nil {
		return Plain{}, err
	}
	return s.observe(ctx, t, meta, func(m *machine, meta *wasmgas.Module) {
		m.fuel = m.global(wasmgas.GlobalFuel)
		m.global(wasmgas.GlobalCap).Set(uint64(t.Limits.MemoryPages))
	})
}

func (s *Sandbox) observe(ctx context.Context, t market.Task, meta *wasmgas.Module, prepare func(*machine, *wasmgas.Module)) (Plain, error) {
	p, err := s.host.compile(ctx, meta, sha256.Sum256(meta.Binary))
	if err != nil {
		return Plain{}, err
	}
	defer p.code.close()
	result := newResult(int(t.Limits.MaxResult))
	m := &machine{
		process: process{args: []string{t.Name}, stdin: t.Input, out: [4]*sink{1: result, 2: newLog(nil)}, random: prf{seed: t.Seed}},
		meta:    meta, limit: int64(t.Limits.Fuel), interrupted: ctx.Err,
	}
	if m.instance, err = p.code.instantiate(ctx, m, wasmgas.MaxPages); err != nil {
		return Plain{Trap: "start"}, nil
	}
	defer m.close()
	prepare(m, meta)
	if meta.HasStart {
		_, err = m.call(wasmgas.ExportStart)
	}
	if err == nil {
		_, err = m.call(entry)
	}
	out := Plain{Result: string(result.buf), Memory: string(m.memory())}
	var ended stop
	var tr trap
	switch {
	case errors.As(err, &ended):
		out.Trap = ended.message
	case errors.As(err, &tr):
		out.Trap = tr.Error()
	case err != nil:
		return out, err
	}
	return out, nil
}

// NewLog opens a log that somebody watches.
func NewLog(tee io.Writer) func([]byte) { return newLog(tee).write }
