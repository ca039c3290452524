// Command engines runs one program after the other on engines that emet is compared with, each in this process, and tells
// the processor time of each. It reads orders from stdin and writes answers to stdout, as lines of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/buke/quickjs-go"
	"github.com/bytecodealliance/wasmtime-go/v40"
	"github.com/dop251/goja"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	modernc "modernc.org/quickjs"
)

// order asks for a run: of an export of a WebAssembly file with one number, or of a script.
type order struct {
	Engine string `json:"engine"`
	File   string `json:"file"`
	Name   string `json:"name"`
	Arg    uint64 `json:"arg"`
}

// answer tells what came out, and the processor time without start-up.
type answer struct {
	Nanos int64  `json:"nanos"`
	Value string `json:"value"`
	Error string `json:"error,omitempty"`
}

// program runs what was loaded, and can do so again.
type program func() (string, error)

var engines = map[string]func(o order, code []byte) (program, func(), error){
	"wazero":        onWazero,
	"wasmtime":      func(o order, code []byte) (program, func(), error) { return onWasmtime(o, code, false) },
	"wasmtime-fuel": func(o order, code []byte) (program, func(), error) { return onWasmtime(o, code, true) },
	"quickjs":       onQuickJS,
	"modernc":       onModernc,
	"goja":          onGoja,

	"starlark":         onStarlark,
	"goja-function":    onGojaFunction,
	"quickjs-function": onQuickJSFunction,
	"cel":              onCEL,
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var o order
		var a answer
		err := json.Unmarshal(in.Bytes(), &o)
		if err == nil {
			a, err = obey(o)
		}
		if err != nil {
			a.Error = err.Error()
		}
		if err := out.Encode(a); err != nil {
			return
		}
	}
}

func obey(o order) (a answer, err error) {
	open, ok := engines[o.Engine]
	if !ok {
		return a, fmt.Errorf("no engine %q", o.Engine)
	}
	code, err := os.ReadFile(o.File)
	if err != nil {
		return a, err
	}
	run, done, err := open(o, code)
	if err != nil {
		return a, err
	}
	defer done()
	before := processorTime()
	a.Value, err = run()
	a.Nanos = int64(processorTime() - before)
	return a, err
}

func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

const slice = 4 << 20 // of fuel, as the sandbox gives

func refill(balance int64) int64 { return max(balance, balance+slice*((-balance+slice)/slice)) }

func onWazero(o order, code []byte) (program, func(), error) {
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	done := func() { _ = r.Close(ctx) }
	_, err := r.NewHostModuleBuilder("emet").NewFunctionBuilder().
		WithGoFunction(api.GoFunc(func(_ context.Context, s []uint64) { s[0] = uint64(refill(int64(s[0]))) }),
			[]api.ValueType{api.ValueTypeI64}, []api.ValueType{api.ValueTypeI64}).Export("refill").Instantiate(ctx)
	if err != nil {
		return nil, done, err
	}
	mod, err := r.Instantiate(ctx, code)
	if err != nil {
		return nil, done, err
	}
	f := mod.ExportedFunction(o.Name)
	return func() (string, error) {
		res, err := f.Call(ctx, o.Arg)
		if err != nil {
			return "", err
		}
		return fmt.Sprint(res[0]), nil
	}, done, nil
}

func onWasmtime(o order, code []byte, fuel bool) (program, func(), error) {
	cfg := wasmtime.NewConfig()
	cfg.SetConsumeFuel(fuel)
	engine := wasmtime.NewEngineWithConfig(cfg)
	store := wasmtime.NewStore(engine)
	done := func() { store.Close(); engine.Close() }
	if fuel {
		if err := store.SetFuel(math.MaxInt64); err != nil {
			return nil, done, err
		}
	}
	module, err := wasmtime.NewModule(engine, code)
	if err != nil {
		return nil, done, err
	}
	linker := wasmtime.NewLinker(engine)
	if err := linker.FuncWrap("emet", "refill", refill); err != nil {
		return nil, done, err
	}
	instance, err := linker.Instantiate(store, module)
	if err != nil {
		return nil, done, err
	}
	f := instance.GetFunc(store, o.Name)
	return func() (string, error) {
		res, err := f.Call(store, int32(o.Arg))
		switch v := res.(type) {
		case int32:
			return fmt.Sprint(uint32(v)), err
		case float64:
			return fmt.Sprint(math.Float64bits(v)), err
		}
		return "", errors.Join(err, fmt.Errorf("a result of type %T", res))
	}, done, nil
}

func onQuickJS(_ order, code []byte) (program, func(), error) {
	r := quickjs.NewRuntime()
	c := r.NewContext()
	return func() (string, error) {
		v := c.Eval(string(code))
		defer v.Free()
		if v.IsException() {
			return "", c.Exception()
		}
		return v.String(), nil
	}, func() { c.Close(); r.Close() }, nil
}

func onModernc(_ order, code []byte) (program, func(), error) {
	vm, err := modernc.NewVM()
	if err != nil {
		return nil, func() {}, err
	}
	return func() (string, error) {
		v, err := vm.Eval(string(code), modernc.EvalGlobal)
		return strings.TrimSpace(fmt.Sprint(v)), err
	}, func() { _ = vm.Close() }, nil
}

func onGoja(_ order, code []byte) (program, func(), error) {
	vm := goja.New()
	return func() (string, error) {
		v, err := vm.RunString(string(code))
		if err != nil {
			return "", err
		}
		return v.String(), nil
	}, func() {}, nil
}
