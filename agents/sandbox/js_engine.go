package sandbox

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"emet/agents/market"
	"emet/agents/sandbox/quickjs"
	"emet/agents/sandbox/wasmgas"
)

// jsEngines are the interpreters that jobs run on, by the digest of their code. There are as many as the operator allows.
type jsEngines struct {
	host *host

	mu     sync.Mutex
	byCode map[[sha256.Size]byte]*jsEngine
}

// jsEngine is an interpreter, compiled once and started once. Each job gets a copy of the started state: so the prelude
// costs a job nothing, and jobs share nothing.
type jsEngine struct {
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

// builtInJS is the machine of js/1.
var builtInJS = market.Machine{Engine: quickjs.Engine, Prelude: []byte(quickjs.Prelude)}

// builtInDigest is computed once: it is in the way of every job.
var builtInDigest = sync.OnceValue(func() [sha256.Size]byte { return machineDigest(&builtInJS) })

func machineDigest(m *market.Machine) [sha256.Size]byte {
	engine, prelude := sha256.Sum256(m.Engine), sha256.Sum256(m.Prelude)
	return sha256.Sum256(append(engine[:], prelude[:]...))
}

// load gives the image of an interpreter, nil for the built-in one. The first call makes it.
func (e *jsEngines) load(ctx context.Context, m *market.Machine) (*jsImage, error) {
	digest := builtInDigest()
	if m == nil {
		m = &builtInJS
	} else {
		digest = machineDigest(m)
	}
	e.mu.Lock()
	one := e.byCode[digest]
	if one == nil {
		one = new(jsEngine)
		e.byCode[digest] = one
	}
	e.mu.Unlock()

	one.mu.Lock()
	defer one.mu.Unlock()
	if one.image != nil {
		return one.image, nil
	}
	image, err := newImage(ctx, e.host, m)
	if err != nil {
		return nil, fmt.Errorf("start JavaScript engine: %w", err)
	}
	one.image = image
	return image, nil
}

// grantJS admits what an interpreter may import: WASI, and the one function that the pinned engine wants besides.
func grantJS() func(module, name string, typ wasmgas.FuncType) error {
	wasi := grantWASI()
	return func(module, name string, typ wasmgas.FuncType) error {
		if module == jsProxy.module && name == jsProxy.name &&
			letters(typ.Params) == jsProxy.params && letters(typ.Results) == jsProxy.results {
			return nil
		}
		return wasi(module, name, typ)
	}
}

// jsExports are the functions by which the host drives an interpreter: parameters, a colon, results.
var jsExports = map[string]string{
	"initialize":           ":",
	"malloc":               "i:i",
	"QJS_GetRuntime":       ":i",
	"QJS_GetContext":       "i:i",
	"QJS_CreateEvalOption": "iiiii:i",
	"QJS_Eval":             "ii:I",
	"JS_HasException":      "i:i",
	"JS_GetException":      "i:I",
	"JS_GetGlobalObject":   "i:I",
	"JS_GetPropertyStr":    "iIi:I",
	"JS_SetPropertyStr":    "iIiI:i",
}

// checkInterpreter reports what keeps a module from being driven as a js/1 interpreter.
func checkInterpreter(meta *wasmgas.Module) error {
	for name, want := range jsExports {
		typ, ok := meta.Exports[name]
		if got := letters(typ.Params) + ":" + letters(typ.Results); !ok || got != want {
			return fmt.Errorf("interpreter has no function %s of type %s", name, want)
		}
	}
	if !meta.HasMemory || len(meta.Globals) <= stackPointer || meta.Globals[stackPointer] != wasmgas.I32 {
		return errors.New("interpreter has no memory or no stack pointer")
	}
	return nil
}

// newProgram compiles an interpreter. Of the built-in one the metered form is known beforehand: where its code was kept, it
// is not even metered.
func newProgram(ctx context.Context, h *host, machine *market.Machine) (program, error) {
	if machine == &builtInJS {
		if meta, c := h.engine.kept(ctx, quickjs.Metered); c != nil {
			return program{meta: meta, code: c}, nil
		}
	}
	meta, err := wasmgas.Instrument(machine.Engine, wasmgas.Options{Import: grantJS()})
	if err != nil {
		return program{}, err
	}
	if err := checkInterpreter(meta); err != nil {
		return program{}, err
	}
	digest := sha256.Sum256(meta.Binary)
	if machine == &builtInJS && digest != quickjs.Metered {
		return program{}, errors.New("the engine is not metered as it was when this was built: go generate ./agents/sandbox/quickjs")
	}
	return h.compile(ctx, meta, digest)
}

func newImage(ctx context.Context, h *host, machine *market.Machine) (*jsImage, error) {
	p, err := newProgram(ctx, h, machine)
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
	if err := image.boot(m, string(machine.Prelude)); err != nil {
		return nil, fmt.Errorf("%w %s", err, m.out[2].buf)
	}
	image.memory = append([]byte(nil), m.memory()...)
	image.globals = m.globals()
	return image, nil
}

// boot starts QuickJS, moves its stack, and runs the prelude.
func (i *jsImage) boot(m *machine, prelude string) error {
	g := guest{m: m}
	g.call("initialize")
	runtime := g.call("QJS_GetRuntime")
	i.context = g.call("QJS_GetContext", uint64(runtime))
	g.moveStack(g.load(runtime))
	js := script{guest: &g, context: i.context}
	if !js.eval("prelude.js", prelude) && g.err == nil {
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
	panic(stop{outcome: market.Trap, message: errTrapUnreachable.Error()})
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
