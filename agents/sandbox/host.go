package sandbox

import (
	"context"
	"crypto/sha256"
	"fmt"

	"emet/agents/market"
	"emet/agents/sandbox/wasmgas"
)

// engine compiles metered modules and runs them. All engines give a module the same result, fuel, depth and memory: what
// tells them apart is speed, and how far they are to be trusted.
type engine interface {
	// kept gives code that an earlier process made of the module with a digest, and what there is to know about it without
	// the module itself: nil if there is none.
	kept(ctx context.Context, module [sha256.Size]byte) (*wasmgas.Module, code)
	// compile makes code, and keeps it. It ends early with ctx where the engine can.
	compile(ctx context.Context, meta *wasmgas.Module, module [sha256.Size]byte) (code, error)
	// seal parts the engine from what is kept. Nothing may be compiled meanwhile.
	seal()
	close(ctx context.Context) error
}

// code is a compiled module.
type code interface {
	// instantiate makes an instance whose memory can reach a number of pages. Its host functions work on m. It runs nothing.
	instantiate(ctx context.Context, m *machine, pages uint32) (instance, error)
	close()
}

// instance is a module with its memory and its globals.
type instance interface {
	// call runs an exported function. Its error is the panic of a host function, a [trap], or anything else if the engine
	// could not follow the program: then there is no verdict.
	call(name string, args ...uint64) (uint64, error)
	global(name string) cell
	memory() []byte // as it is now; nil if there is none
	grow(pages uint32) bool
	close()
}

// cell is a mutable global. Numbers are in their bits.
type cell interface {
	Get() uint64
	Set(v uint64)
}

// hostFunc is a function that modules can import. Its parameters and results are written one letter each: i for i32, I
// for i64. There is at most one result, which takes the place of the first parameter.
type hostFunc struct {
	module, name    string
	params, results string
	call            func(m *machine, stack []uint64)
}

// hostFuncs lists all there is to import.
func hostFuncs() []hostFunc {
	list := []hostFunc{
		{wasmgas.ImportModule, wasmgas.ImportRefill, "I", "I", func(m *machine, stack []uint64) {
			stack[0] = uint64(m.refill(int64(stack[0])))
		}},
		jsProxy,
	}
	return append(list, wasiFuncs()...)
}

// host runs machines on one engine.
type host struct {
	name   string
	engine engine
}

// program is a metered module, compiled.
type program struct {
	meta *wasmgas.Module
	code code
}

// Names of engines, for [Config].
const (
	Compiler    = "compiler"    // wazero's, the default
	Interpreter = "interpreter" // wazero's, which shares no code generator with the others
	Wasmtime    = "wasmtime"    // only in builds with the tag of that name
)

// newHost makes a host on an engine. Machine code is kept in disk as well, if that is not nil.
func newHost(name string, disk *codeCache) (*host, error) {
	var e engine
	var err error
	switch name {
	case Compiler, Interpreter:
		e = newWazero(name == Interpreter, disk)
	case Wasmtime:
		e, err = newWasmtime(disk)
	default:
		err = fmt.Errorf("no host engine %q: there are %s, %s and %s", name, Compiler, Interpreter, Wasmtime)
	}
	if err != nil {
		return nil, err
	}
	return &host{name: name, engine: e}, nil
}

// Offers tells why this program cannot run tasks on a host engine, if it cannot.
func Offers(ctx context.Context, name string) error {
	h, err := newHost(name, nil)
	if err != nil {
		return err
	}
	return h.close(ctx)
}

func (h *host) close(ctx context.Context) error { return h.engine.close(ctx) }

// compile makes a program of a module with a digest, unless there is one that was kept.
func (h *host) compile(ctx context.Context, meta *wasmgas.Module, module [sha256.Size]byte) (program, error) {
	if _, c := h.engine.kept(ctx, module); c != nil {
		return program{meta: meta, code: c}, nil
	}
	c, err := h.engine.compile(ctx, meta, module)
	if err != nil {
		return program{}, fmt.Errorf("compile: %w", err)
	}
	return program{meta: meta, code: c}, nil
}

// load instantiates a compiled module. Nothing of it runs yet.
func (h *host) load(ctx context.Context, p program, world process, lim market.Limits) (*machine, error) {
	m := &machine{process: world, meta: p.meta, limit: int64(min(lim.Fuel, maxFuel)), interrupted: ctx.Err}
	var err error
	if m.instance, err = p.code.instantiate(ctx, m, lim.MemoryPages); err != nil {
		return nil, fmt.Errorf("instantiate: %w", err)
	}
	m.fuel = m.global(wasmgas.GlobalFuel)
	m.global(wasmgas.GlobalCap).Set(uint64(lim.MemoryPages))
	return m, nil
}
