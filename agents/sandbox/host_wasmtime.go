//go:build wasmtime && cgo && linux

package sandbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"

	"github.com/bytecodealliance/wasmtime-go/v40"

	"emet/agents/sandbox/wasmgas"
)

// wasmtimeStack is what a program may use of its thread's stack, which has eight mebibytes. The depth budget stands for
// three quarters of one; the rest is what compiled frames have beside locals and operands.
const wasmtimeStack = 4 << 20

// wasmtimeKey is what machine code depends on beside the module. wasmtime checks the processor itself.
const wasmtimeKey = "wasmtime-v40.0.0-" + runtime.GOARCH

type wasmtimeEngine struct {
	engine *wasmtime.Engine
	funcs  map[string]hostFunc // by module and name
	disk   *codeCache
}

func newWasmtime(disk *codeCache) (*wasmtimeEngine, error) {
	cfg := wasmtime.NewConfig()
	cfg.SetMaxWasmStack(wasmtimeStack)
	cfg.SetWasmRelaxedSIMD(false) // must be off where SIMD is
	cfg.SetWasmSIMD(false)
	cfg.SetWasmThreads(false)
	cfg.SetWasmMemory64(false)
	e := &wasmtimeEngine{engine: wasmtime.NewEngineWithConfig(cfg), funcs: map[string]hostFunc{}, disk: disk}
	for _, f := range hostFuncs() {
		e.funcs[f.module+"."+f.name] = f
	}
	return e, nil
}

func (e *wasmtimeEngine) close(context.Context) error {
	e.engine.Close()
	return nil
}

func (e *wasmtimeEngine) seal() { e.disk = nil }

func (e *wasmtimeEngine) kept(_ context.Context, module [sha256.Size]byte) (*wasmgas.Module, code) {
	if e.disk == nil {
		return nil, nil
	}
	k := e.disk.find(codeKey(wasmtimeKey, module))
	if k == nil {
		return nil, nil
	}
	defer func() { _ = k.Close() }()
	serialized, err := io.ReadAll(k.reader)
	if err != nil {
		return nil, nil
	}
	m, err := wasmtime.NewModuleDeserialize(e.engine, serialized)
	if err != nil {
		return nil, nil
	}
	return &k.Meta, &wasmtimeCode{e, m}
}

func (e *wasmtimeEngine) compile(_ context.Context, meta *wasmgas.Module, module [sha256.Size]byte) (code, error) {
	m, err := wasmtime.NewModule(e.engine, meta.Binary)
	if err != nil {
		return nil, err
	}
	if e.disk != nil {
		if serialized, err := m.Serialize(); err == nil {
			_ = e.disk.keep(codeKey(wasmtimeKey, module), keptHead{Meta: *meta}, serialized) // or it is compiled again
		}
	}
	return &wasmtimeCode{e, m}, nil
}

type wasmtimeCode struct {
	*wasmtimeEngine
	module *wasmtime.Module
}

func (c *wasmtimeCode) close() { c.module.Close() }

func (c *wasmtimeCode) instantiate(_ context.Context, m *machine, _ uint32) (instance, error) {
	i := &wasmtimeInstance{store: wasmtime.NewStore(c.engine)}
	var imports []wasmtime.AsExtern
	for _, imp := range c.module.Imports() {
		f, ok := c.funcs[imp.Module()+"."+*imp.Name()]
		if !ok {
			i.close()
			return nil, fmt.Errorf("no import %s %s", imp.Module(), *imp.Name())
		}
		imports = append(imports, i.offer(f, m))
	}
	var err error
	if i.instance, err = wasmtime.NewInstance(i.store, c.module, imports); err != nil {
		i.close()
		return nil, err
	}
	if m.meta.HasMemory {
		i.mem = i.instance.GetExport(i.store, wasmgas.ExportMemory).Memory()
	}
	return i, nil
}

type wasmtimeInstance struct {
	store    *wasmtime.Store
	instance *wasmtime.Instance
	mem      *wasmtime.Memory
	ended    error // the panic of a host function during this call
}

func (i *wasmtimeInstance) close() { i.store.Close() }

// offer makes a host function of this instance. Its panic, by which it ends a run, must not unwind foreign frames.
func (i *wasmtimeInstance) offer(f hostFunc, m *machine) *wasmtime.Func {
	typ := wasmtime.NewFuncType(wasmtimeTypes(f.params), wasmtimeTypes(f.results))
	return wasmtime.NewFunc(i.store, typ, func(_ *wasmtime.Caller, args []wasmtime.Val) (_ []wasmtime.Val, trap *wasmtime.Trap) {
		defer func() {
			switch r := recover().(type) {
			case nil:
			case error:
				i.ended = r
				trap = wasmtime.NewTrap(r.Error())
			default:
				panic(r)
			}
		}()
		stack := make([]uint64, max(len(args), len(f.results)))
		for n, a := range args {
			stack[n] = wasmtimeBits(a)
		}
		f.call(m, stack)
		switch f.results {
		case "i":
			return []wasmtime.Val{wasmtime.ValI32(int32(stack[0]))}, nil
		case "I":
			return []wasmtime.Val{wasmtime.ValI64(int64(stack[0]))}, nil
		}
		return nil, nil
	})
}

func wasmtimeTypes(letters string) []*wasmtime.ValType {
	var types []*wasmtime.ValType
	for _, letter := range letters {
		kind := wasmtime.KindI32
		if letter == 'I' {
			kind = wasmtime.KindI64
		}
		types = append(types, wasmtime.NewValType(kind))
	}
	return types
}

// wasmtimeBits is a number as [cell] and host functions have it.
func wasmtimeBits(v wasmtime.Val) uint64 {
	switch v.Kind() {
	case wasmtime.KindI32:
		return uint64(uint32(v.I32()))
	case wasmtime.KindI64:
		return uint64(v.I64())
	case wasmtime.KindF32:
		return uint64(math.Float32bits(v.F32()))
	case wasmtime.KindF64:
		return math.Float64bits(v.F64())
	}
	panic("a value of no type that the profile has")
}

// wasmtimeValue is the number with these bits.
func wasmtimeValue(kind wasmtime.ValKind, bits uint64) wasmtime.Val {
	switch kind {
	case wasmtime.KindI32:
		return wasmtime.ValI32(int32(bits))
	case wasmtime.KindI64:
		return wasmtime.ValI64(int64(bits))
	case wasmtime.KindF32:
		return wasmtime.ValF32(math.Float32frombits(uint32(bits)))
	case wasmtime.KindF64:
		return wasmtime.ValF64(math.Float64frombits(bits))
	}
	panic("a type that the profile has not")
}

func (i *wasmtimeInstance) call(name string, args ...uint64) (uint64, error) {
	f := i.instance.GetExport(i.store, name).Func()
	params := f.Type(i.store).Params()
	values := make([]any, len(args))
	for n, bits := range args {
		values[n] = wasmtimeValue(params[n].Kind(), bits)
	}
	i.ended = nil
	res, err := f.Call(i.store, values...)
	switch {
	case i.ended != nil:
		return 0, i.ended
	case err != nil:
		return 0, wasmtimeError(err)
	}
	switch v := res.(type) {
	case int32:
		return uint64(uint32(v)), nil
	case int64:
		return uint64(v), nil
	case float32:
		return uint64(math.Float32bits(v)), nil
	case float64:
		return math.Float64bits(v), nil
	}
	return 0, nil
}

func wasmtimeError(err error) error {
	var t *wasmtime.Trap
	if !errors.As(err, &t) || t.Code() == nil {
		return err
	}
	switch *t.Code() {
	case wasmtime.UnreachableCodeReached:
		return errTrapUnreachable
	case wasmtime.IntegerDivisionByZero, wasmtime.IntegerOverflow, wasmtime.BadConversionToInteger:
		return errTrapArithmetic
	case wasmtime.MemoryOutOfBounds:
		return errTrapMemory
	case wasmtime.TableOutOfBounds, wasmtime.IndirectCallToNull, wasmtime.BadSignature:
		return errTrapTable
	}
	return err
}

func (i *wasmtimeInstance) memory() []byte {
	if i.mem == nil {
		return nil
	}
	return i.mem.UnsafeData(i.store)
}

func (i *wasmtimeInstance) grow(pages uint32) bool {
	_, err := i.mem.Grow(i.store, uint64(pages))
	return err == nil
}

func (i *wasmtimeInstance) global(name string) cell {
	return wasmtimeCell{i.store, i.instance.GetExport(i.store, name).Global()}
}

type wasmtimeCell struct {
	store *wasmtime.Store
	*wasmtime.Global
}

func (c wasmtimeCell) Get() uint64 { return wasmtimeBits(c.Global.Get(c.store)) }

func (c wasmtimeCell) Set(bits uint64) {
	kind := c.Global.Type(c.store).Content().Kind()
	if err := c.Global.Set(c.store, wasmtimeValue(kind, bits)); err != nil {
		panic(err) // only for another type
	}
}
