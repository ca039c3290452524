// Package compile turns functions of dataflow programs into WebAssembly that runs under exec/v1, with the same results as
// the interpreter's (package interp).
//
// What is compiled is a WASI command. Its input is the CBOR of the tuple of arguments, its output that of
//
//	[0, result, changes]  changes being [label of the key, id or null, value] in order
//	[1, "arithmetic"]     a number did not fit, or was divided by zero
//	[1, "input"]          the input is not what the function takes
//
// The module consists of a runtime, written in C and compiled once, and of the functions of the program, which call it for
// what is not worth to be written out. Calls of small functions, and the bodies of loops, stand where they are called.
package compile

import (
	"fmt"
	"slices"

	"emet/agents/program/data"
	"emet/agents/program/flow"
)

// Function compiles a function of a program. Equal functions give equal modules.
func Function(p *flow.Program, h flow.Hash) ([]byte, error) {
	return function(p, h, slack{element: 64 << 10, state: 1 << 20})
}

func function(p *flow.Program, h flow.Hash, s slack) ([]byte, error) {
	f, ok := p.Checked[h]
	if !ok {
		return nil, fmt.Errorf("unknown function %s", h)
	}
	base := runtimeBase()
	c := &compiler{
		program: p,
		slack:   s,
		linker:  &linker{base: base, types: slices.Clip(base.types)},
		image:   &image{start: base.heap, known: map[string]uint32{}},
		indices: map[flow.Hash]int{},
		sizes:   map[flow.Hash]int{},
	}
	in := c.describe(data.TupleOf(f.In...))
	out := c.describe(f.Out)
	command := c.add(funcType{})
	body, err := c.command(f, in, out)
	if err != nil {
		return nil, fmt.Errorf("function %s: %w", h, err)
	}
	c.set(command, body)
	return c.link(command, c.bytes)
}

// compiler compiles a function and all that it calls.
type compiler struct {
	program *flow.Program
	slack   slack
	*linker
	*image
	indices map[flow.Hash]int // of functions that stand for themselves
	sizes   map[flow.Hash]int // nodes of functions with all that they call
	err     error
}

// How much is compiled where it is called.
const (
	inlineCall = 40   // nodes of a function
	inlineLoop = 200  // nodes of a function that is called for each element
	inlineAll  = 2000 // nodes, in one function
)

// command is the function that the host calls. The image is complete only when the rest is compiled, so the address of
// the heap comes last.
func (c *compiler) command(f *flow.CheckedFunc, in, out uint32) ([]byte, error) {
	rest := c.builder(0)
	args := rest.fresh(i64)
	parts := make([]*word, len(f.In))
	for i := range parts {
		parts[i] = rest.field(&word{local: args}, i)
	}
	result := rest.inline(f, parts)
	rest.settle()
	rest.int32(out)
	rest.push(result)
	rest.index(opCall, c.exports["finish"])
	if c.err != nil {
		return nil, c.err
	}
	code := rest.code
	rest.code = nil
	rest.int32(c.end())
	rest.int32(in)
	rest.index(opCall, c.exports["begin"])
	rest.set(args)
	rest.code = append(rest.code, code...)
	return rest.finish()
}

// settle ends the run if a number did not fit since the function began.
func (b *builder) settle() {
	if b.overflow == notLocal {
		return
	}
	b.get(b.overflow)
	b.int64(0)
	b.emit(opI64LtS)
	b.failIf()
}

// size is how many nodes a function has with all that it calls.
func (c *compiler) size(h flow.Hash) int {
	if n, ok := c.sizes[h]; ok {
		return n
	}
	n := 1
	for _, node := range c.program.Checked[h].Body {
		n++
		for _, callee := range node.Funcs {
			n = min(n+c.size(callee), inlineAll)
		}
	}
	c.sizes[h] = n
	return n
}

// function gives the number of a function that stands for itself.
func (c *compiler) function(h flow.Hash) int {
	if i, ok := c.indices[h]; ok {
		return i
	}
	f := c.program.Checked[h]
	t := funcType{results: string([]byte{i64})}
	args := make([]*word, len(f.In))
	for i := range args {
		t.params += string([]byte{i64})
		args[i] = &word{local: i}
	}
	if len(args) > maxParams {
		c.fail(fmt.Errorf("a function of %d parameters: at most %d can be compiled", len(args), maxParams))
	}
	index := c.add(t)
	c.indices[h] = index
	b := c.builder(len(args))
	b.push(b.inline(f, args))
	b.settle()
	body, err := b.finish()
	if err != nil {
		c.fail(err)
	}
	c.set(index, body)
	return index
}

const maxParams = 1000 // of exec/v1

func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// inline compiles a function's body with arguments. The caller sees to it that nothing of it outlives its scope but the
// result.
func (b *builder) inline(f *flow.CheckedFunc, args []*word) *word {
	values := make([]*word, len(args), len(f.Types))
	copy(values, args)
	for i := range f.Body {
		values = append(values, b.node(f, i, values))
	}
	return values[f.Result]
}

// apply calls a function, or compiles its body here if it has at most so many nodes.
func (b *builder) apply(h flow.Hash, most int, args ...*word) *word {
	f := b.program.Checked[h]
	if n := b.size(h); n <= most && n <= b.left {
		b.left -= len(f.Body) + 1
		mark := len(b.used)
		b.open()
		result := b.inline(f, args)
		b.close()
		b.release(mark, result)
		return result
	}
	for _, a := range args {
		b.push(a)
	}
	b.index(opCall, b.function(h))
	b.makes++
	return b.pop()
}
