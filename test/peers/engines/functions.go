package main

import (
	"fmt"
	"strings"

	"github.com/buke/quickjs-go"
	"github.com/dop251/goja"
	"github.com/google/cel-go/cel"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// These call a function that a script defines, with the order's number; loading the script is not timed.

func onStarlark(o order, code []byte) (program, func(), error) {
	thread := &starlark.Thread{}
	options := &syntax.FileOptions{Recursion: true}
	globals, err := starlark.ExecFileOptions(options, thread, o.File, code, nil)
	if err != nil {
		return nil, nil, err
	}
	f, ok := globals[o.Name]
	if !ok {
		return nil, nil, fmt.Errorf("no function %s", o.Name)
	}
	return func() (string, error) {
		v, err := starlark.Call(thread, f, starlark.Tuple{starlark.MakeUint64(o.Arg)}, nil)
		if err != nil {
			return "", err
		}
		s, _ := starlark.AsString(v)
		return s, nil
	}, func() {}, nil
}

func onGojaFunction(o order, code []byte) (program, func(), error) {
	vm := goja.New()
	if _, err := vm.RunString(string(code)); err != nil {
		return nil, nil, err
	}
	call, err := goja.Compile("call", o.call(), false)
	if err != nil {
		return nil, nil, err
	}
	return func() (string, error) {
		v, err := vm.RunProgram(call)
		if err != nil {
			return "", err
		}
		return v.String(), nil
	}, func() {}, nil
}

func onQuickJSFunction(o order, code []byte) (program, func(), error) {
	r := quickjs.NewRuntime()
	c := r.NewContext()
	c.Eval(string(code)).Free()
	return func() (string, error) {
		v := c.Eval(o.call())
		defer v.Free()
		if v.IsException() {
			return "", c.Exception()
		}
		return v.String(), nil
	}, func() { c.Close(); r.Close() }, nil
}

// call is the call of the order's function, in JavaScript.
func (o order) call() string { return fmt.Sprintf("%s(%d)", o.Name, o.Arg) }

// onCEL evaluates an expression over a text, so many times as the order says.
func onCEL(o order, code []byte) (program, func(), error) {
	env, err := cel.NewEnv(cel.Variable("text", cel.StringType))
	if err != nil {
		return nil, nil, err
	}
	ast, issues := env.Compile(string(code))
	if err := issues.Err(); err != nil {
		return nil, nil, err
	}
	p, err := env.Program(ast)
	if err != nil {
		return nil, nil, err
	}
	vars := map[string]any{"text": strings.Repeat("the quick brown fox ", 10) + "needle"}
	return func() (last string, err error) {
		for range o.Arg {
			v, _, err := p.Eval(vars)
			if err != nil {
				return "", err
			}
			last = fmt.Sprint(v.Value())
		}
		return last, nil
	}, func() {}, nil
}
