package sandbox

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"emet/agents/market"
	"emet/agents/sandbox/quickjs"
	"emet/agents/sandbox/wasmgas"
)

// jsEngine is QuickJS, compiled once and started once. Each job gets a copy of the started state: so the prelude costs a
// job nothing, and jobs share nothing.
type jsEngine struct {
	host *host

	mu    sync.Mutex
	image *jsImage // nil until it is needed
}

// jsImage is the state that every js/1 job starts from.
type jsImage struct {
	program
	memory  []byte
	globals []uint64
	stepper uint32 // evaluation options of the step script
	context uint32 // JSContext
	scope   uint64 // the object __emet
}

// Sizes of the start of the engine, which no task pays for.
const (
	bootFuel  = 1 << 32
	bootPages = 256
)

// The engine comes with a stack of 64 KiB and no check, so that deep recursion would silently overwrite its data. It
// gets a larger one, whose end QuickJS then checks: a script sees a RangeError as elsewhere, some 900 calls deep. The size
// is such that this comes before the machine's own limit of depth, for all that recurs through JavaScript.
const (
	jsStack       = 272 << 10
	jsStackMargin = 32 << 10 // left for C functions that do not check

	stackPointer    = 0   // index among the mutable globals
	offsetStackTop  = 124 // in JSRuntime, of the pinned engine
	offsetStackEnd  = 128
	offsetStackSize = 120
)

// load gives the image, which it makes at the first call.
func (e *jsEngine) load(ctx context.Context) (*jsImage, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.image != nil {
		return e.image, nil
	}
	image, err := newImage(ctx, e.host)
	if err != nil {
		return nil, fmt.Errorf("start JavaScript engine: %w", err)
	}
	e.image = image
	return image, nil
}

func newImage(ctx context.Context, h *host) (*jsImage, error) {
	grant := func(string, string, wasmgas.FuncType) error { return nil } // the engine is pinned
	meta, err := wasmgas.Instrument(quickjs.Engine, wasmgas.Options{Import: grant})
	if err != nil {
		return nil, err
	}
	p, err := h.compile(ctx, meta)
	if err != nil {
		return nil, err
	}
	world := process{out: [4]*sink{1: newLog(nil), 2: newLog(nil)}}
	m, err := h.load(ctx, p, world, market.Limits{Fuel: bootFuel, MemoryPages: bootPages})
	if err != nil {
		return nil, err
	}
	defer m.close()
	image := &jsImage{program: p}
	if err := image.boot(m); err != nil {
		return nil, fmt.Errorf("%w %s", err, m.out[2].buf)
	}
	image.memory = append([]byte(nil), m.memory()...)
	image.globals = m.globals()
	return image, nil
}

// boot starts QuickJS, moves its stack, and runs the prelude.
func (i *jsImage) boot(m *machine) error {
	g := guest{m: m}
	g.call("initialize")
	runtime := g.call("QJS_GetRuntime")
	i.context = g.call("QJS_GetContext", uint64(runtime))
	g.moveStack(g.load(runtime))
	js := script{guest: &g, context: i.context}
	if !js.eval("prelude.js", quickjs.Prelude) && g.err == nil {
		g.err = errors.New("prelude threw")
	}
	name := g.text("__emet")
	i.scope = g.call64("JS_GetPropertyStr", uint64(i.context), g.call64("JS_GetGlobalObject", uint64(i.context)), uint64(name))
	i.stepper = js.options("step", "__emet.step()")
	return g.err
}

// moveStack is given the JSRuntime.
func (g *guest) moveStack(rt uint32) {
	if g.err == nil && (g.load(rt+offsetStackSize) != 0 || g.load(rt+offsetStackEnd) != 0 || g.load(rt+offsetStackTop) == 0) {
		g.err = errors.New("engine has another layout")
	}
	end := g.call("malloc", jsStack)
	top := end + jsStack&^15
	if g.err != nil {
		return
	}
	g.m.global(wasmgas.GlobalName(stackPointer)).Set(uint64(top))
	g.store(rt+offsetStackTop, top)
	g.store(rt+offsetStackEnd, end+jsStackMargin)
}

// restore copies the image into a fresh machine.
func (i *jsImage) restore(m *machine) error {
	if pages := uint32(len(i.memory) >> 16); !m.grow(pages - m.pages()) {
		return errors.New("memory for the JavaScript engine is refused")
	}
	copy(m.memory(), i.memory)
	for n, v := range i.globals {
		m.global(wasmgas.GlobalName(n)).Set(v)
	}
	return nil
}

// jsProxy satisfies the one import of the engine that is not WASI. Only functions made by its Go library call it.
var jsProxy = hostFunc{"env", "jsFunctionProxy", "iIii", "I", func(*machine, []uint64) {
	panic(stop{outcome: market.Trap, message: trapUnreachable.Error()})
}}

// guest calls into a module. After the first error it does nothing.
type guest struct {
	m   *machine
	err error
}

func (g *guest) call64(name string, args ...uint64) uint64 {
	if g.err != nil {
		return 0
	}
	var v uint64
	v, g.err = g.m.call(name, args...)
	return v
}

func (g *guest) call(name string, args ...uint64) uint32 { return uint32(g.call64(name, args...)) }

var errOutside = errors.New("engine gave an address outside its memory")

// bytes is a part of the memory: nil if it is outside, or after an error.
func (g *guest) bytes(at, n uint32) []byte {
	if g.err != nil {
		return nil
	}
	mem, end := g.m.memory(), uint64(at)+uint64(n)
	if end > uint64(len(mem)) {
		g.err = errOutside
		return nil
	}
	return mem[at:end]
}

func (g *guest) load(at uint32) uint32 {
	if b := g.bytes(at, 4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (g *guest) store(at, v uint32) {
	if b := g.bytes(at, 4); b != nil {
		binary.LittleEndian.PutUint32(b, v)
	}
}

func (g *guest) write(at uint32, text []byte) { copy(g.bytes(at, uint32(len(text))), text) }

// text copies a string to the heap, with a zero after it.
func (g *guest) text(s string) uint32 {
	g.pay(uint64(len(s)) / bytesPerFuel)
	at := g.call("malloc", uint64(len(s)+1))
	if at == 0 && g.err == nil {
		g.err = errOutside
	}
	g.write(at, append([]byte(s), 0))
	return at
}

// pay takes fuel between calls, where the engine does not catch the panic that ends a run.
func (g *guest) pay(fuel uint64) {
	if g.err != nil {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			err, ok := r.(error)
			if !ok {
				panic(r)
			}
			g.err = err
		}
	}()
	g.m.charge(fuel)
}
